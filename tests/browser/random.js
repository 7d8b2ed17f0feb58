/*
 * A browser whose randomness fails: no key, no passphrase, no certificate,
 * and an error that can be seen.
 *
 * Handles: the page's own source and that of its workers, broken before the
 * page loads.
 */

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { en } from '../lib/words.js';

/** @typedef {import('./world.js').World} World */

const text = en.device;

/**
 * Breaks the source in the page, and in every worker it will start.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {string} how  what getRandomValues does instead
 */
function breakRandomness(page, how) {
    return page.evaluateOnNewDocument(code => {
        const broken = 'crypto.getRandomValues = function (out) { ' +
            `${code} };`;
        const RealBlob = Blob;
        /* A worker's script comes out of a blob: ours goes before it. */
        globalThis.Blob = class extends RealBlob {
            /**
             * @param {BlobPart[]} parts
             * @param {BlobPropertyBag} [options]
             */
            constructor(parts = [], options = {}) {
                super(options.type === 'text/javascript' ?
                    [broken, ...parts] : parts, options);
            }
        };
        crypto.getRandomValues = /** @type {any} */ (
            code.startsWith('throw') ? () => {
                throw new Error('no randomness');
            } : (/** @type {Uint8Array} */ out) => out.fill(0));
    }, how);
}

/**
 * @param {World} world
 */
export function testRandom(world) {
    /** @type {[string, string][]} */
    const ways = [
        ['throws', 'throw new Error("no randomness");'],
        ['gives nothing but zeros', 'out.fill(0); return out;']
    ];
    for (const [what, code] of ways) {
        test(`no key is made when the source of randomness ${what}`,
            async () => {
                const journey = await world.journey('http', {},
                    page => breakRandomness(page, code));
                const { hand, session } = journey;
                await journey.before();
                await hand.type(en.secret.label, 'Correct horse 1');
                await hand.type(en.secret.again, 'Correct horse 1');
                await hand.press(text.key.make);
                await hand.see(en.problems.title({ n: 1 }));
                assert.equal(await hand.has('press', text.key.next), false);
                assert.match(await hand.words(), /randomness failed/);
                assert.deepEqual(await session.downloaded(), []);
            });

        test('no passphrase is offered when the source of randomness ' + what,
            async () => {
                const journey = await world.journey('http', {},
                    page => breakRandomness(page, code));
                const { hand } = journey;
                await journey.before();
                await hand.press(en.secret.make);
                await hand.see(en.secret.noRandom);
                assert.equal(await hand.read(en.secret.label), '');
                assert.deepEqual(world.errors, []);
            });
    }
}
