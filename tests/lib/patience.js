/*
 * Waiting in tests.
 *
 * A test waits for what it wants to see, never for a time: on a machine that
 * is busy with other things everything comes, only later. The limits here are
 * met by what never comes; a test has no others.
 */

import { availableParallelism, loadavg } from 'node:os';

/** How long a thing may take on an idle machine, ms. */
export const MINUTE = 60000;

/**
 * The limit of what must be told it before it begins, as a browser's driver
 * must, ms.
 */
export const PATIENCE = 6 * MINUTE;

/**
 * How long a thing may take before it is called missing: longer, the busier
 * the machine is at this moment.
 *
 * @param {number} [idle]  how long on an idle machine, ms
 * @returns {number} ms
 */
export function patience(idle = MINUTE) {
    return idle * Math.max(1, loadavg()[0] / availableParallelism());
}

/**
 * @param {number} ms
 * @returns {Promise<void>}
 */
export function pause(ms) {
    return new Promise(done => setTimeout(done, ms));
}

/**
 * Looks again and again, until there is something to see.
 *
 * @template T
 * @param {() => T|Promise<T>} look
 * @param {string} missing  what the error says when it never comes
 * @param {number} [idle]   how long it may take on an idle machine, ms
 * @returns {Promise<Exclude<T, false|null|undefined|0|''>>} the first
 *     result that is one
 */
export async function until(look, missing, idle) {
    const start = Date.now();
    for (;;) {
        const seen = await look();
        if (seen) {
            return /** @type {any} */ (seen);
        }
        if (Date.now() - start > patience(idle)) {
            throw new Error(missing);
        }
        await pause(50);
    }
}
