/* The page as such, in both browsers. */

import { after, before, describe } from 'node:test';
import { KINDS } from '../lib/browsers.js';
import { testBadInput } from './page-input.js';
import { testPage } from './page.js';
import { World } from './world.js';

for (const kind of KINDS) {
    describe(`the page in ${kind}`, () => {
        const world = new World(kind, { whole: true });
        before(() => world.begin());
        after(() => world.end());
        testPage(world);
        testBadInput(world);
    });
}
