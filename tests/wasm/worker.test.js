/**
 * The worker's script (wasm/worker.js) with the shipped module, on this
 * thread: what it keeps from one request to the next, and what it wipes.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, test } from 'node:test';

import '../lib/webcrypto.js';
import { Fields, packFields } from '../../wasm/fields.js';
import { EngineInstance } from '../../wasm/instance.js';

const scope = /** @type {any} */ (globalThis);

/** @type {any[]} what the worker has said */
let said = [];
/** @type {any[]} what it said first */
let first = [];
/** @type {(message: any) => void} told of each message */
let hear = () => {};
/** Instances that were asked to run a request, each once. @type {Set<any>} */
const used = new Set();
/** Requests and replies as the engine had them. @type {Uint8Array[]} */
let requests = [];
/** @type {Uint8Array[]} */
let replies = [];
/** Locks that the worker has taken, and until when. @type {any[]} */
const locks = [];
/** @type {MessagePort[]} */
const ports = [];
const { call } = EngineInstance.prototype;
const { MessageChannel } = globalThis;

before(async () => {
    scope.postMessage = (/** @type {any} */ message,
        /** @type {any} */ transfer) => {
        const copy = structuredClone(message, { transfer });
        said.push(copy);
        hear(copy);
    };
    scope.MessageChannel = class extends MessageChannel {
        constructor() {
            super();
            ports.push(this.port1, this.port2);
        }
    };
    // Looked at, never replaced: the call itself is the engine's.
    EngineInstance.prototype.call = function (
        /** @type {Uint8Array} */ request) {
        used.add(this);
        requests.push(request);
        const reply = call.apply(this, [request]);
        replies.push(reply);
        return reply;
    };
    Object.defineProperty(scope, 'navigator', {
        configurable: true,
        value: {
            locks: {
                request: async (/** @type {string} */ name,
                    /** @type {() => Promise<void>} */ hold) => {
                    locks.push([name, hold()]);
                },
            },
        },
    });
    await import('../../wasm/worker.js');
    const bytes = await readFile('build/wasm/engine.wasm');
    tell({ module: await WebAssembly.compile(new Uint8Array(bytes)),
        life: 'of this one' });
    first = said;
});

after(() => {
    EngineInstance.prototype.call = call;
    scope.MessageChannel = MessageChannel;
    ports.forEach((port) => port.close()); // else Node waits for them
});

beforeEach(() => {
    said = [];
    requests = [];
    replies = [];
    used.clear();
});

/** @param {any} data */
function tell(data) {
    scope.onmessage({ data });
}

/** @param {number} id @param {any[]} fields @returns {Promise<any>} */
function ask(id, fields) {
    return new Promise((resolve) => {
        hear = (message) => {
            if (message.id === id && (message.reply || message.trap)) {
                resolve(message);
            }
        };
        tell({ id, request: packFields(fields) });
    });
}

test('a worker says that it lives before it holds its lock, or lets go',
    async () => {
        const [[name, held]] = locks;
        assert.equal(name, 'of this one');
        assert.deepEqual(first, [{ alive: true }]);
        assert.equal(await Promise.race([held, Promise.resolve('held')]),
            'held');
    });

test('two requests share an instance, and what the first left in it',
    async () => {
        await ask(1, [['op', 'info']]);
        await ask(2, [['op', 'info']]);
        assert.equal(used.size, 2);
    });

test('a request stays in the worker', async () => {
    const { reply } = await ask(3, [['op', 'none'], ['passphrase', 'x']]);
    assert.equal(new Fields(reply).text('error'), 'OPERATION');
    assert.ok(requests[0].length > 0);
    assert.ok(requests[0].every((byte) => byte === 0));
});

test('a reply is copied to the page instead of handed over', async () => {
    await ask(4, [['op', 'info']]);
    assert.equal(replies[0].buffer.byteLength, 0);
});

test('what the steps of a search hand on stays in the worker', async () => {
    while (replies.length < 2) { // the first step may find a prime
        replies.splice(0);
        requests.splice(0);
        const { reply } = await ask(5,
            [['op', 'prime-search'], ['bits', 2048]]);
        assert.ok(new Fields(reply).has('likely'));
    }
    for (const step of [...requests, ...replies.slice(0, -1)]) {
        assert.ok(step.every((byte) => byte === 0));
    }
});

test('a search goes on after "enough", or is stopped by that of another',
    async () => {
        tell({ enough: 6 });
        let steps = 0;
        let stopped;
        do { // the first step may find a prime
            requests.splice(0);
            stopped = new Fields((await ask(6,
                [['op', 'prime-search'], ['bits', 4096]])).reply);
            steps = Math.max(steps, requests.length);
        } while (!stopped.has('next'));
        assert.equal(steps, 1);
        const { reply } = await ask(7,
            [['op', 'prime-search'], ['bits', 2048]]);
        assert.ok(new Fields(reply).has('likely'));
    });

test('an instance that trapped is used again, or the trap is not told',
    async () => {
        EngineInstance.prototype.call = function () {
            used.add(this);
            throw new WebAssembly.RuntimeError('unreachable');
        };
        try {
            const { trap } = await ask(8, [['op', 'info']]);
            assert.match(trap, /unreachable/);
            const again = await ask(9, [['op', 'info']]);
            assert.match(again.trap, /unreachable/);
        } finally {
            EngineInstance.prototype.call = call;
        }
        assert.equal(used.size, 2);
    });
