/* "Any file", in both browsers. */

import { after, before, describe } from 'node:test';
import { KINDS } from '../lib/browsers.js';
import { makeFiles } from './file-material.js';
import { testBadFiles } from './file-bad.js';
import { testJudging } from './file-judge.js';
import { testReading } from './file-read.js';
import { World } from './world.js';

for (const kind of KINDS) {
    describe(`any file in ${kind}`, () => {
        const world = new World(kind);
        /** @type {import('./file-material.js').FileMaterial} */
        let made;
        before(async () => {
            made = await makeFiles();
            await world.begin();
        });
        after(async () => {
            await world.end();
            await made.remove();
        });
        testReading(world, () => made);
        testJudging(world, () => made);
        testBadFiles(world, () => made);
    });
}
