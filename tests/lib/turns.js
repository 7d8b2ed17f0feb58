/*
 * Which browser runs a test. One whose defect lies in a browser's own ways
 * (focus, forms sent elsewhere, TLS, dialogs, downloads, layout) runs in
 * each. One whose defect lies in the page's or the engine's code, the same in
 * both, runs in one of them, by turns, when both are at work side by side, as
 * they are in `make test`. `make ALL=yes test` runs every test in each, as
 * `node --test FILE` does for one file.
 */

import { test } from 'node:test';
import { SIDE_BY_SIDE } from './browsers.js';

/** @typedef {import('./browsers.js').Kind} Kind */

/**
 * @param {Kind} kind
 * @param {number} n  which turn
 * @returns {boolean} is it this browser's?
 */
export function hasTurn(kind, n) {
    return !SIDE_BY_SIDE || n % 2 === (kind === 'chromium' ? 0 : 1);
}

/**
 * As test() of node:test, for tests that one browser answers for both.
 *
 * @param {Kind} kind
 * @param {Kind} [first]  whose turn it is first
 * @returns {(name: string, run: import('node:test').TestFn) => void}
 */
export function byTurns(kind, first = 'chromium') {
    let n = first === 'chromium' ? 0 : 1;
    return (name, run) => {
        if (hasTurn(kind, n)) {
            void test(name, run);
        }
        n += 1;
    };
}
