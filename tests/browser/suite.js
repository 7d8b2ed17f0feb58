/*
 * All tests of the built page in one browser. They share the browser, which
 * takes longer to start than most tests take.
 */

import { after, before, describe } from 'node:test';
import { testAccess } from './access.js';
import { testArticle } from './departs.js';
import { testFaults } from './faults.js';
import { testJourneys } from './journeys.js';
import { testLeaks } from './leaks.js';
import { testRandom } from './random.js';
import { testWays } from './ways.js';
import { World } from './world.js';

/**
 * @param {import('../lib/browsers.js').Kind} kind
 */
export function runAll(kind) {
    const world = new World(kind);
    before(() => world.begin());
    after(() => world.end());
    describe(`${kind}: the whole job`, () => testJourneys(world));
    describe(`${kind}: other ways of the upload`, () => testWays(world));
    describe(`${kind}: bad input`, () => testFaults(world));
    describe(`${kind}: no randomness`, () => testRandom(world));
    describe(`${kind}: for everybody`, () => testAccess(world));
    describe(`${kind}: the article`, () => testArticle(world));
    describe(`${kind}: no leaks`, () => testLeaks(world));
}
