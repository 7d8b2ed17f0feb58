/**
 * The browser's source of randomness, for what the page draws itself
 * (passphrases). Keys are made in the engine, which has its own checks.
 *
 * Does not: make up for a source that fails.
 */

/** A source that works repeats one byte so often once in 2^120 times. */
const PROBE_LENGTH = 16;

/**
 * Fills bytes for use as a secret.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @throws {Error} when the source fails, or is stuck at one value
 */
export function fillRandom(bytes) {
    const probe = crypto.getRandomValues(new Uint8Array(PROBE_LENGTH));
    if (probe.every((byte) => byte === probe[0])) {
        throw new Error('the source of randomness is stuck');
    }
    crypto.getRandomValues(bytes);
}
