/**
 * The two primes of one RSA key, searched by all workers at once.
 *
 * Every worker searches slice after slice, each from a random start of its
 * own; the first two primes found anywhere are the key's. To give p to one
 * worker and q to another would cost the longer of two searches, half as much
 * again as their mean.
 * Does taking the first favour some primes? Slices are independent, and which
 * prime a slice finds is settled by its random start and order. Being found
 * soon says only that few candidates were tried before it, whatever its
 * value, as in a search on one thread (src/prime.c, which states the bias).
 *
 * Does not: check the primes. The engine judges them when it makes the key.
 */
import { packFields } from './fields.js';

/** Workers that a single search may take. */
const SEARCHERS_MAX = 8;

/**
 * @typedef {import('./fields.js').Fields} Fields
 * @typedef {import('./pool.js').EnginePool} EnginePool
 * @typedef {import('./pool.js').RunOptions} RunOptions
 *
 * @typedef {object} Search what the workers of one search share
 * @property {Uint8Array[]} primes
 * @property {number} tried candidates, by all
 * @property {Fields | null} refusal the first reply that is an error
 */

/**
 * @param {Search} search
 * @param {Fields} reply
 * @param {RunOptions} options
 */
function take(search, reply, options) {
    if (reply.has('error')) {
        search.refusal ??= reply;
        return;
    }
    search.tried += Number(reply.text('tried'));
    options.onProgress?.(search.tried, 2 * Number(reply.text('expected')));
    if (reply.has('prime') && search.primes.length < 2) {
        search.primes.push(reply.bytes('prime').slice());
    }
    reply.wipe();
}

/**
 * One worker's part. What it is at when the others have found both primes is
 * a slice of milliseconds; its result is wiped unread.
 *
 * @param {EnginePool} pool
 * @param {number} bits
 * @param {Search} search
 * @param {RunOptions} options
 * @param {() => void} enough
 */
async function searchOn(pool, bits, search, options, enough) {
    const { signal } = options;
    while (search.primes.length < 2 && !search.refusal) {
        const request = packFields([['op', 'prime-search'], ['bits', bits]]);
        take(search, await pool.run(request, { signal }), options);
    }
    enough();
}

/**
 * Finds two primes for a key.
 *
 * @param {EnginePool} pool
 * @param {number} bits the key's
 * @param {RunOptions} [options] progress is in candidates, tried of expected
 * @returns {Promise<{primes: Uint8Array[], refusal: Fields | null}>} two
 *   primes, which the caller wipes, or the engine's refusal
 */
export async function findPrimes(pool, bits, options = {}) {
    /** @type {Search} */
    const search = { primes: [], tried: 0, refusal: null };
    const count = Math.min(pool.size, SEARCHERS_MAX);
    try {
        await new Promise((resolve, reject) => {
            for (let i = 0; i < count; i++) {
                searchOn(pool, bits, search, options, () => resolve(null))
                    .catch(reject);
            }
        });
        return { primes: search.primes, refusal: search.refusal };
    } catch (error) {
        search.primes.forEach((prime) => prime.fill(0));
        throw error;
    }
}
