/*
 * The path of one device in the built page, from nothing to a device that
 * browsers trust, and every way in which it may go wrong.
 */

import { after, before, describe } from 'node:test';
import { KINDS } from '../lib/browsers.js';
import { testAccess } from './access.js';
import { testArticle } from './departs.js';
import { testFaults } from './faults.js';
import { testJourneys } from './journeys.js';
import { testLeaks } from './leaks.js';
import { testRandom } from './random.js';
import { testWays } from './ways.js';
import { World } from './world.js';

for (const kind of KINDS) {
    describe(`the path in ${kind}`, () => {
        const world = new World(kind, { whole: true });
        before(() => world.begin());
        after(() => world.end());
        describe('the whole job', () => testJourneys(world));
        describe('other ways of the upload', () => testWays(world));
        describe('bad input', () => testFaults(world));
        describe('no randomness', () => testRandom(world));
        describe('for everybody', () => testAccess(world));
        describe('the article', () => testArticle(world));
        describe('no leaks', () => testLeaks(world));
    });
}
