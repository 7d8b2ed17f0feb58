/*
 * Waiting in tests.
 *
 * A test waits for what it wants to see, never for a time: on a machine that
 * is busy with other things everything comes, only later. The limit here is
 * met by what never comes.
 */

/** How long a thing may take before it is called missing, ms. */
export const PATIENCE = 60000;

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
 * @param {number} [ms]
 * @returns {Promise<Exclude<T, false|null|undefined|0|''>>} the first
 *     result that is one
 */
export async function until(look, missing, ms = PATIENCE) {
    const end = Date.now() + ms;
    for (;;) {
        const seen = await look();
        if (seen) {
            return /** @type {any} */ (seen);
        }
        if (Date.now() > end) {
            throw new Error(missing);
        }
        await pause(50);
    }
}
