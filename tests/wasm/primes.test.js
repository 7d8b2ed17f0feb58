/**
 * How workers share the making of one key (wasm/primes.js), over the shipped
 * module, in a pool that runs one request at a time on this thread. It can
 * spoil what the search finds, as a broken kernel would.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { checkRules, readWithOpenssl } from '../bench/quality.js';
import { openWasm } from '../lib/engine.js';
import { Fields, packFields } from '../../wasm/fields.js';
import { runWithPrimes } from '../../wasm/primes.js';

/** @typedef {(op: string, reply: Fields) => Fields | Promise<Fields>} Spoil */

class PoolHere {
    /**
     * @param {import('../../wasm/instance.js').EngineInstance} instance
     * @param {number} size
     * @param {Spoil} [spoil]
     */
    constructor(instance, size, spoil = (op, reply) => reply) {
        this.instance = instance;
        this.size = size;
        this.spoil = spoil;
        /** @type {Record<string, number>} */
        this.ran = {};
        /** @type {Promise<Fields>[]} every request's answer */
        this.answers = [];
    }

    /**
     * @param {Uint8Array} request
     * @param {import('../../wasm/pool.js').RunOptions} [options]
     */
    run(request, options = {}) {
        const answer = this.answer(request, options);
        this.answers.push(answer);
        return answer;
    }

    /**
     * @param {Uint8Array} request
     * @param {import('../../wasm/pool.js').RunOptions} options
     */
    async answer(request, options) {
        const op = new Fields(request).text('op');
        this.ran[op] = (this.ran[op] ?? 0) + 1;
        let reply = new Fields(this.instance.call(request));
        while (reply.has('next')) {
            await new Promise((resolve) => setTimeout(resolve));
            if (options.enough?.aborted) {
                return reply;
            }
            options.onProgress?.(Number(reply.text('tried')), 32);
            reply = new Fields(this.instance.call(reply.bytes('next')));
        }
        await new Promise((resolve) => setTimeout(resolve));
        return this.spoil(op, reply);
    }
}

/** @param {number} size @param {Spoil} [spoil] */
async function makeKey(size, spoil) {
    const { instance } = await openWasm();
    const pool = new PoolHere(instance, size, spoil);
    /** @type {number[][]} */
    const progress = [];
    const reply = await runWithPrimes(/** @type {any} */ (pool), 2048,
        [['op', 'key-generate'], ['type', 'rsa'], ['bits', 2048]], {
            onProgress: (done, expected) => progress.push([done, expected]),
        });
    return { pool, reply, progress };
}

for (const workers of [1, 2, 3]) {
    test(`a key by ${workers} workers is made twice or not judged`,
        async () => {
            const { pool, reply } = await makeKey(workers);
            checkRules(await readWithOpenssl(reply.text('key')), 2048);
            assert.equal(pool.ran['prime-judge'], 2);
            assert.equal(pool.ran['key-generate'], 1);
        });

    test(`progress by ${workers} workers goes back, or on after the key`,
        async () => {
            const { pool, progress } = await makeKey(workers);
            const told = progress.length;
            assert.ok(told > 0);
            progress.forEach(([done, expected], i) => {
                assert.equal(expected, 64);
                assert.ok(done > (progress[i - 1]?.[0] ?? 0));
            });
            await Promise.all(pool.answers);
            await new Promise((resolve) => setTimeout(resolve));
            assert.equal(progress.length, told);
        });

    test(`a number that is no prime gets into a key by ${workers} workers`,
        async () => {
            for (const which of [1, 2]) {
                let found = 0;
                const { pool, reply } = await makeKey(workers, (op, hit) => {
                    if (hit.has('likely') && ++found === which) {
                        hit.bytes('likely')[99] ^= 0x20;
                    }
                    return hit;
                });
                checkRules(await readWithOpenssl(reply.text('key')), 2048);
                assert.equal(pool.ran['prime-judge'], 3);
            }
        });

    test(`a judge's refusal gets lost among ${workers} workers`, async () => {
        let judged = 0;
        const { reply } = await makeKey(workers, (op, verdict) =>
            op === 'prime-judge' && ++judged === 2
                ? new Fields(packFields([['error', 'SELF_CHECK']])) : verdict);
        assert.equal(reply.text('error'), 'SELF_CHECK');
        assert.ok(!reply.has('key'));
    });
}

test('a key that a failing judge held back stays in memory', async () => {
    /** @type {Uint8Array[]} */
    const made = [];
    let judged = 0;
    /** @type {(value?: unknown) => void} */
    let release = () => {};
    const isMade = new Promise((resolve) => (release = resolve));
    await assert.rejects(makeKey(2, async (op, reply) => {
        if (op === 'key-generate') {
            made.push(reply.bytes('key'));
            assert.match(reply.text('key'), /^-----BEGIN/);
            release();
        } else if (op === 'prime-judge' && ++judged === 2) {
            await isMade;
            // All that waits for the key runs before this goes on.
            await new Promise((resolve) => setTimeout(resolve));
            throw new Error('the worker ended');
        }
        return reply;
    }), /the worker ended/);
    assert.equal(made.length, 1);
    assert.ok(made[0].every((byte) => byte === 0));
});

/**
 * Everything secret that passed through the making of a key: replies, and
 * the copies that are kept of numbers found.
 */
class Seen {
    constructor() {
        /** @type {Fields[]} */
        this.replies = [];
        /** @type {Uint8Array[]} */
        this.numbers = [];
    }

    /** @param {Fields} reply */
    look(reply) {
        this.replies.push(reply);
        if (reply.has('likely')) {
            const likely = reply.bytes('likely');
            likely.slice = () => {
                const copy = Uint8Array.prototype.slice.call(likely);
                this.numbers.push(copy);
                return copy;
            };
        }
        return reply;
    }

    /** @param {Fields | null} kept what the caller was given */
    assertWiped(kept) {
        assert.ok(this.numbers.length > 0 && this.replies.length > 0);
        for (const reply of this.replies) {
            for (const [name, values] of reply.values) {
                assert.ok(reply === kept || values.every((value) =>
                    value.every((byte) => byte === 0)), `${name} stays`);
            }
        }
        for (const number of this.numbers) {
            assert.ok(number.every((byte) => byte === 0), 'a prime stays');
        }
    }
}

for (const workers of [1, 3]) {
    test(`numbers or replies stay in the page with ${workers} workers`,
        async () => {
            const seen = new Seen();
            const { pool, reply } = await makeKey(workers,
                (op, answer) => seen.look(answer));
            await Promise.all(pool.answers);
            await new Promise((resolve) => setTimeout(resolve));
            seen.assertWiped(reply);
        });
}

test('what a search finds after the key was made stays in memory',
    async () => {
        const seen = new Seen();
        let searches = 0;
        /** @type {(value?: unknown) => void} */
        let release = () => {};
        const isOver = new Promise((resolve) => (release = resolve));
        const { pool, reply } = await makeKey(3, async (op, answer) => {
            seen.look(answer);
            if (op === 'prime-search' && ++searches === 1) {
                await isOver;
            }
            return answer;
        });
        release();
        await Promise.all(pool.answers);
        await new Promise((resolve) => setTimeout(resolve));
        seen.assertWiped(reply);
    });

test('the key of a number that turned out to be none is given out',
    async () => {
        const seen = new Seen();
        /** @type {string[]} */
        const keys = [];
        let judged = 0;
        /** @type {(value?: unknown) => void} */
        let release = () => {};
        const isMade = new Promise((resolve) => (release = resolve));
        const { pool, reply } = await makeKey(2, async (op, answer) => {
            seen.look(answer);
            if (op === 'key-generate') {
                keys.push(answer.text('key'));
                release();
            } else if (op === 'prime-judge' && ++judged === 2) {
                await isMade; // all that waits for the key runs before
                await new Promise((resolve) => setTimeout(resolve));
                answer.values.delete('prime');
            }
            return answer;
        });
        assert.equal(keys.length, 2);
        assert.equal(reply.text('key'), keys[1]);
        assert.notEqual(keys[0], keys[1]);
        await Promise.all(pool.answers);
        await new Promise((resolve) => setTimeout(resolve));
        seen.assertWiped(reply);
    });

test('a key that is made while a number of it is dropped is taken',
    async () => {
        const seen = new Seen();
        let judged = 0;
        let made = 0;
        /** @type {(value?: unknown) => void} */
        let drop = () => {};
        const isDropped = new Promise((resolve) => (drop = resolve));
        const { pool, reply } = await makeKey(2, async (op, answer) => {
            seen.look(answer);
            if (op === 'prime-judge' && ++judged === 2) {
                answer.values.delete('prime');
                setTimeout(drop);
            } else if (op === 'key-generate' && ++made === 1) {
                await isDropped;
            }
            return answer;
        });
        assert.equal(made, 2);
        await Promise.all(pool.answers);
        await new Promise((resolve) => setTimeout(resolve));
        seen.assertWiped(reply);
    });

test('a key stays in memory when a judge refuses after it was made',
    async () => {
        const seen = new Seen();
        let judged = 0;
        /** @type {(value?: unknown) => void} */
        let release = () => {};
        const isMade = new Promise((resolve) => (release = resolve));
        const { pool, reply } = await makeKey(2, async (op, answer) => {
            seen.look(answer);
            if (op === 'key-generate') {
                release();
            } else if (op === 'prime-judge' && ++judged === 2) {
                await isMade;
                await new Promise((resolve) => setTimeout(resolve));
                return new Fields(packFields([['error', 'SELF_CHECK']]));
            }
            return answer;
        });
        assert.equal(reply.text('error'), 'SELF_CHECK');
        await Promise.all(pool.answers);
        await new Promise((resolve) => setTimeout(resolve));
        // The verdict itself says nothing of the number.
        seen.replies = seen.replies.filter((one) => one.has('key') ||
            one.has('likely'));
        seen.assertWiped(null);
    });
