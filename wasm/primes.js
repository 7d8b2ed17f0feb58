/**
 * One RSA key, made by all workers at once.
 *
 * Every worker searches in steps, each in a window of its own; the first two
 * likely primes found anywhere are the key's. To give p to one worker and q
 * to another would cost the longer of two searches, half as much again as
 * their mean.
 * Does taking the first favour some primes? Windows are independent, and which
 * prime a window gives is settled by its random start and order. Being found
 * soon says only that few candidates were tried before it, whatever its
 * value, as in a search on one thread (src/number/prime.c, which states the bias).
 *
 * The first likely prime is judged while others search the second. When that
 * is there, one worker makes the key of both and checks it while another
 * still judges: by far the likeliest verdict is that both are prime. Nobody
 * sees the key before both verdicts are in, and without them it is wiped.
 * Measured in Chromium at 2048 bits: a step takes 1.2 ms, of which a key needs
 * 16 on average; to judge a prime 3.3, to make the key and check it 3.0.
 *
 * Does not: judge; that is the engine's (src/number/prime_judge.c, src/key/key_check.c).
 */
import { packFields } from './fields.js';

/** Workers that a single key may take. */
const WORKERS_MAX = 8;

/**
 * @typedef {import('./fields.js').Field} Field
 * @typedef {import('./fields.js').Fields} Fields
 * @typedef {import('./pool.js').EnginePool} EnginePool
 * @typedef {import('./pool.js').RunOptions} RunOptions
 *
 * @typedef {object} Candidate
 * @property {Uint8Array} number secret
 * @property {boolean} claimed by a judge
 * @property {boolean} judged prime
 */

class KeyWork {
    /**
     * @param {EnginePool} pool
     * @param {number} bits
     * @param {Field[]} fields
     * @param {RunOptions} options
     */
    constructor(pool, bits, fields, options) {
        this.pool = pool;
        this.bits = bits;
        this.fields = fields;
        this.options = options;
        /** @type {Candidate[]} two at most */
        this.candidates = [];
        /** @type {Fields | null} of the operation that makes the key */
        this.reply = null;
        /** @type {Fields | null} the first error of search or judge */
        this.refusal = null;
        this.making = false;
        this.over = false;
        this.enough = new AbortController();
        /** candidates tried by each worker's finished searches, and at work */
        this.tried = 0;
        /** @type {Map<number, number>} */
        this.atWork = new Map();
        this.told = 0;
    }

    /** @param {Field[]} fields @param {RunOptions} [more] */
    run(fields, more) {
        const { signal } = this.options;
        return this.pool.run(packFields(fields), { signal, ...more });
    }

    /**
     * One worker's part: whatever is most urgent, until there is nothing.
     *
     * @param {number} worker
     */
    async work(worker) {
        while (!this.refusal && !this.over) {
            const doubtful = this.candidates.find(({ claimed }) => !claimed);
            if (doubtful) {
                await this.judge(doubtful);
            } else if (this.candidates.length === 2 && !this.making) {
                await this.make();
            } else if (this.candidates.length < 2) {
                await this.search(worker);
            } else {
                return;
            }
        }
    }

    /** @param {number} worker */
    async search(worker) {
        const reply = await this.run(
            [['op', 'prime-search'], ['bits', this.bits]], {
                enough: this.enough.signal,
                onProgress: (done, expected) => {
                    this.atWork.set(worker, done);
                    this.tell(expected);
                },
            });
        this.atWork.delete(worker);
        if (this.over) {
            reply.wipe();
            return;
        }
        if (this.refuses(reply)) {
            return;
        }
        this.tried += Number(reply.text('tried'));
        this.tell(Number(reply.text('expected')));
        if (reply.has('likely') && this.candidates.length < 2) {
            this.candidates.push({
                number: reply.bytes('likely').slice(),
                claimed: false,
                judged: false,
            });
        }
        if (this.candidates.length === 2) {
            this.enough.abort();
        }
        reply.wipe();
    }

    /** @param {Candidate} candidate */
    async judge(candidate) {
        candidate.claimed = true;
        const reply = await this.run(
            [['op', 'prime-judge'], ['likely', candidate.number]]);
        if (this.refuses(reply)) {
            return;
        }
        candidate.judged = reply.has('prime');
        if (!candidate.judged) {
            this.drop(candidate);
        }
        reply.wipe();
    }

    /**
     * A composite number that got past Fermat's test: the search goes on.
     *
     * @param {Candidate} candidate
     */
    drop(candidate) {
        candidate.number.fill(0);
        this.candidates = this.candidates.filter((one) => one !== candidate);
        this.enough = new AbortController();
        this.making = false;
        this.reply?.wipe();
        this.reply = null;
    }

    /** Makes the key of both candidates. */
    async make() {
        this.making = true;
        const pair = this.candidates;
        const reply = await this.run([...this.fields, ...pair.map(
            ({ number }) => /** @type {Field} */ (['prime', number]))]);
        if (this.candidates === pair && !this.over) {
            this.reply = reply;
        } else {
            reply.wipe();
        }
    }

    /** @param {Fields} reply */
    refuses(reply) {
        if (reply.has('error')) {
            this.refusal ??= reply;
            this.enough.abort();
        }
        return reply.has('error');
    }

    /** @param {number} expected candidates that one prime takes */
    tell(expected) {
        let done = this.tried;
        this.atWork.forEach((count) => done += count);
        if (done > this.told && !this.over) {
            this.told = done;
            this.options.onProgress?.(done, 2 * expected);
        }
    }

    /** Whether there is a key with both verdicts, or a refusal. */
    get done() {
        return this.refusal !== null || (this.reply !== null &&
            this.candidates.every(({ judged }) => judged));
    }

    /**
     * Does not wait for a worker that is still in its last step of a search:
     * what that finds is wiped unread.
     *
     * @returns {Promise<Fields>}
     */
    async result() {
        const count = Math.min(this.pool.size, WORKERS_MAX);
        try {
            await new Promise((resolve, reject) => {
                for (let worker = 0; worker < count; worker++) {
                    this.work(worker).then(
                        () => this.done && resolve(null), reject);
                }
            });
            if (this.refusal) {
                this.reply?.wipe();
            }
            return this.refusal ?? /** @type {Fields} */ (this.reply);
        } catch (error) {
            this.reply?.wipe();
            throw error;
        } finally {
            this.over = true;
            this.enough.abort();
            this.candidates.forEach(({ number }) => number.fill(0));
        }
    }
}

/**
 * Runs an operation that makes an RSA key, with primes that all workers
 * search together.
 *
 * @param {EnginePool} pool
 * @param {number} bits the key's
 * @param {Field[]} fields the operation's, without the primes
 * @param {RunOptions} [options] progress is in candidates, tried of expected
 * @returns {Promise<Fields>} the operation's reply, or the engine's refusal
 */
export function runWithPrimes(pool, bits, fields, options = {}) {
    return new KeyWork(pool, bits, fields, options).result();
}
