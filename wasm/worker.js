/**
 * A worker's whole life: it is given the compiled engine once, then requests.
 * Every request runs in an instance of its own, so no memory outlives it.
 *
 * A reply with a field "next" is not the end: it is the request for the next
 * step, run in the same instance. Between two steps the worker looks for
 * messages, so that work done in steps can be ended early.
 *
 * In:  {module, life} once; then {id, request} with the bytes transferred,
 *      and {enough: id} to have the reply after the step that is at work
 * Out: {alive} once it holds the lock named by life, where there are locks;
 *      {id, done, expected} now and then; {id, reply} or {id, trap} at the end
 *
 * Does not: know operations, keep anything, or reach the network.
 */
import { Fields } from './fields.js';
import { EngineInstance } from './instance.js';

/** Least time between two messages of progress, ms. */
const PROGRESS_MS = 50;

/** @type {WebAssembly.Module} */
let module;

/** What a worker's global offers; tsc checks this file as a page's. */
const scope = /** @type {any} */ (globalThis);

/** The request that is being answered. */
let current = 0;

/** The request that shall be answered after the step at work. */
let enough = 0;

/** When progress was last told. */
let told = 0;

/** @type {EngineInstance | null} the next request's, made ahead of time */
let waiting = null;

/** @returns {EngineInstance} a new one */
function start() {
    return new EngineInstance(module, {
        fillRandom(out) {
            crypto.getRandomValues(out);
        },
        progress(done, expected) {
            const now = performance.now();
            if (now - told >= PROGRESS_MS) {
                told = now;
                scope.postMessage({ id: current, done, expected });
            }
        },
    });
}

const { port1, port2 } = new MessageChannel();

/** Lets what has come meanwhile be read: a message to oneself comes last. */
function lookUp() {
    return new Promise((resolve) => {
        port2.onmessage = resolve;
        port1.postMessage(null);
    });
}

/** @param {EngineInstance} engine @param {Uint8Array} request */
async function answer(engine, request) {
    let reply = engine.call(request);
    for (;;) {
        const fields = new Fields(reply);
        if (!fields.has('next')) {
            return reply;
        }
        await lookUp();
        if (enough === current) {
            return reply;
        }
        const next = engine.call(fields.bytes('next'));
        reply.fill(0);
        reply = next;
    }
}

/** @param {number} id @param {Uint8Array} request */
async function run(id, request) {
    current = id;
    told = performance.now();
    try {
        const engine = waiting ?? start();
        waiting = null;
        const reply = await answer(engine, request);
        scope.postMessage({ id, reply }, [reply.buffer]);
        waiting = start(); // while nobody waits for it
    } catch (error) {
        scope.postMessage({ id, trap: String(error) });
    } finally {
        request.fill(0);
    }
}

scope.onmessage = (/** @type {MessageEvent} */ event) => {
    const { data } = event;
    if (data.module) {
        module = data.module;
        scope.navigator.locks?.request(data.life, () => {
            scope.postMessage({ alive: true });
            return new Promise(() => {}); // held until the worker ends
        });
    } else if (data.enough) {
        enough = data.enough;
    } else {
        run(data.id, data.request);
    }
};
