/**
 * The pool of workers (wasm/pool.js) with workers that do as they are told:
 * which messages they get, and what becomes of jobs when one is cancelled,
 * fails, or dies.
 */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';

import { packFields } from '../../wasm/fields.js';
import { EnginePool, EngineTrap } from '../../wasm/pool.js';

/** Takes messages as a worker does: what is handed over is gone here. */
class ToldWorker {
    constructor() {
        /** @type {any[]} */
        this.got = [];
        this.ended = false;
        /** @type {(event: any) => void} */
        this.onmessage = () => {};
        /** @type {(event: any) => void} */
        this.onerror = () => {};
        workers.push(this);
    }

    /** @param {any} message @param {any[]} [transfer] */
    postMessage(message, transfer = []) {
        assert.ok(!this.ended, 'an ended worker was given work');
        this.got.push(structuredClone(message, { transfer }));
    }

    terminate() {
        this.ended = true;
    }

    /** The requests among what it got. */
    get jobs() {
        return this.got.filter(({ request }) => request);
    }

    /** @param {any} data */
    say(data) {
        this.onmessage({ data });
    }

    /** Answers its last request. @param {string} [text] */
    answer(text = 'done') {
        this.say({ id: this.jobs.at(-1).id,
            reply: packFields([['said', text]]) });
    }
}

/** @type {ToldWorker[]} */
let workers;
const { Worker: workerBefore } = /** @type {any} */ (globalThis);
const locksBefore = Object.getOwnPropertyDescriptor(navigatorOf(), 'locks');

/** Node 18 has no navigator. @returns {any} */
function navigatorOf() {
    const scope = /** @type {any} */ (globalThis);
    scope.navigator ??= {};
    return scope.navigator;
}

/** Locks that a test releases, as the browser does when a worker ends. */
class ToldLocks {
    constructor() {
        /** @type {Map<string, () => void>} */
        this.waiting = new Map();
        /** @type {AbortSignal[]} */
        this.signals = [];
    }

    /**
     * @param {string} name
     * @param {{ signal: AbortSignal }} options
     * @param {() => void} work
     */
    request(name, { signal }, work) {
        this.signals.push(signal);
        return new Promise((resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
            this.waiting.set(name, () => {
                if (!signal.aborted) {
                    work();
                }
                resolve(undefined);
            });
        });
    }
}

beforeEach(() => {
    workers = [];
    /** @type {any} */ (globalThis).Worker = ToldWorker;
});

afterEach(() => {
    /** @type {any} */ (globalThis).Worker = workerBefore;
    if (locksBefore) {
        Object.defineProperty(navigatorOf(), 'locks', locksBefore);
    } else {
        delete navigatorOf().locks;
    }
});

/** @param {number} size */
function poolOf(size) {
    return new EnginePool(/** @type {any} */ ({}), 'blob:worker', size);
}

const request = () => packFields([['op', 'x'], ['passphrase', 'secret']]);
const words = (/** @type {any} */ fields) => fields.text('said');

test('a request stays in the page after it was handed to a worker', () => {
    const bytes = request();
    const length = bytes.length;
    poolOf(1).run(bytes);
    assert.equal(bytes.length, 0);
    assert.equal(workers[0].jobs[0].request.length, length);
});

test('a worker that was cancelled goes on, or is given more', async () => {
    const pool = poolOf(1);
    const stop = new AbortController();
    const first = pool.run(request(), { signal: stop.signal });
    const second = pool.run(request());
    stop.abort(new Error('cancelled'));
    await assert.rejects(first, /cancelled/);
    assert.ok(workers[0].ended);
    assert.equal(workers[0].jobs.length, 1);
    workers[1].answer('second');
    assert.equal(words(await second), 'second');
});

test('a request that waits stays when it is cancelled', async () => {
    const pool = poolOf(1);
    const first = pool.run(request());
    const stop = new AbortController();
    const bytes = request();
    const waiting = pool.run(bytes, { signal: stop.signal });
    stop.abort(new Error('cancelled'));
    await assert.rejects(waiting, /cancelled/);
    assert.ok(bytes.every((byte) => byte === 0));
    workers[0].answer();
    await first;
    assert.equal(workers[0].jobs.length, 1);
    assert.ok(!workers[0].ended);
});

test('a request is sent though it was cancelled before', async () => {
    const bytes = request();
    await assert.rejects(poolOf(1).run(bytes,
        { signal: AbortSignal.abort(new Error('before')) }), /before/);
    assert.ok(bytes.every((byte) => byte === 0));
    assert.equal(workers.length, 0);
});

test('the answer to an earlier request is taken for this one', async () => {
    const pool = poolOf(1);
    const first = pool.run(request());
    const { id } = workers[0].jobs[0];
    workers[0].answer('first');
    await first;
    const second = pool.run(request());
    let settled = false;
    second.then(() => (settled = true));
    workers[0].say({ id, reply: packFields([['said', 'first again']]) });
    await Promise.resolve();
    assert.ok(!settled);
    workers[0].answer('second');
    assert.equal(words(await second), 'second');
});

test('a worker that trapped is used again', async () => {
    const pool = poolOf(1);
    const first = pool.run(request());
    workers[0].say({ id: workers[0].jobs[0].id, trap: 'unreachable' });
    await assert.rejects(first, EngineTrap);
    assert.ok(workers[0].ended);
    const second = pool.run(request());
    assert.equal(workers.length, 2);
    workers[1].answer('second');
    assert.equal(words(await second), 'second');
});

test('a worker that failed keeps its job waiting', async () => {
    const pool = poolOf(1);
    const first = pool.run(request());
    const second = pool.run(request());
    workers[0].onerror({ preventDefault() {}, message: 'no memory' });
    await assert.rejects(first, (/** @type {any} */ error) =>
        error instanceof EngineTrap && error.detail === 'no memory');
    assert.ok(workers[0].ended);
    workers[1].answer('second');
    assert.equal(words(await second), 'second');
});

test('a worker that was ended from outside keeps its job waiting',
    async () => {
        const locks = new ToldLocks();
        Object.defineProperty(navigatorOf(), 'locks',
            { value: locks, configurable: true });
        const pool = poolOf(1);
        const first = pool.run(request());
        const [{ life }] = workers[0].got;
        // Only who has seen the worker hold its lock may wait for it.
        assert.equal(locks.waiting.size, 0);
        workers[0].say({ alive: true });
        locks.waiting.get(life)?.();
        await assert.rejects(first, EngineTrap);
        const second = pool.run(request());
        workers[1].say({ alive: true });
        assert.notEqual(workers[1].got[0].life, life);
        workers[1].answer('second');
        assert.equal(words(await second), 'second');
    });

test('the end of a worker is waited for after it was ended here',
    async () => {
        const locks = new ToldLocks();
        Object.defineProperty(navigatorOf(), 'locks',
            { value: locks, configurable: true });
        const pool = poolOf(1);
        const stop = new AbortController();
        const first = pool.run(request(), { signal: stop.signal });
        workers[0].say({ alive: true });
        stop.abort(new Error('cancelled'));
        await assert.rejects(first, /cancelled/);
        assert.deepEqual(locks.signals.map(({ aborted }) => aborted), [true]);
        const second = pool.run(request());
        locks.waiting.get(workers[0].got[0].life)?.();
        workers[1].answer('second');
        assert.equal(words(await second), 'second');
    });

test('more workers start than are allowed, or fewer than are needed',
    () => {
        const pool = poolOf(2);
        for (let i = 0; i < 3; i++) {
            pool.run(request());
        }
        assert.deepEqual(workers.map(({ jobs }) => jobs.length), [1, 1]);
    });

test('"enough" reaches a worker that is at another request', async () => {
    const pool = poolOf(1);
    const enough = new AbortController();
    const first = pool.run(request(), { enough: enough.signal });
    workers[0].answer();
    await first;
    pool.run(request());
    enough.abort();
    assert.ok(workers[0].got.every((message) => !message.enough));
    const late = new AbortController();
    workers[0].answer();
    pool.run(request(), { enough: late.signal });
    late.abort();
    assert.equal(workers[0].got.at(-1).enough, workers[0].jobs.at(-1).id);
});

test('"enough" that was said before is lost', () => {
    poolOf(1).run(request(), { enough: AbortSignal.abort() });
    assert.equal(workers[0].got.at(-1).enough, workers[0].jobs[0].id);
});

test('progress is taken for an answer, or told to nobody', async () => {
    const pool = poolOf(1);
    /** @type {number[][]} */
    const told = [];
    const first = pool.run(request(), {
        onProgress: (done, expected) => told.push([done, expected]),
    });
    workers[0].say({ id: workers[0].jobs[0].id, done: 3, expected: 9 });
    workers[0].answer('first');
    assert.equal(words(await first), 'first');
    assert.deepEqual(told, [[3, 9]]);
});

test('a pool that is closed leaves workers or jobs behind', async () => {
    const pool = poolOf(1);
    const jobs = [pool.run(request()), pool.run(request())];
    pool.close();
    for (const job of jobs) {
        await assert.rejects(job, EngineTrap);
    }
    assert.ok(workers.every(({ ended }) => ended));
});

test('a signal of a job that is done ends the next one', async () => {
    const pool = poolOf(1);
    const stop = new AbortController();
    const first = pool.run(request(), { signal: stop.signal });
    workers[0].answer();
    await first;
    const second = pool.run(request());
    stop.abort();
    assert.ok(!workers[0].ended);
    workers[0].answer('second');
    assert.equal(words(await second), 'second');
});
