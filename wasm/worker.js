/**
 * A worker's whole life: it is given the compiled engine once, then requests.
 * Every request runs in an instance of its own, so no memory outlives it.
 *
 * In:  {module} once; then {id, request} with the bytes transferred
 * Out: {id, done, expected} now and then; {id, reply} or {id, trap} at the end
 *
 * Does not: know operations, keep anything, or reach the network.
 */
import { EngineInstance } from './instance.js';

/** @type {WebAssembly.Module} */
let module;

/** What a worker's global offers; tsc checks this file as a page's. */
const scope = /** @type {any} */ (globalThis);

/** The request that is being answered. */
let current = 0;

/** @type {EngineInstance | null} the next request's, made ahead of time */
let waiting = null;

/** @returns {EngineInstance} a new one */
function start() {
    return new EngineInstance(module, {
        fillRandom(out) {
            crypto.getRandomValues(out);
        },
        progress(done, expected) {
            scope.postMessage({ id: current, done, expected });
        },
    });
}

/** @param {number} id @param {Uint8Array} request */
function run(id, request) {
    current = id;
    try {
        const engine = waiting ?? start();
        waiting = null;
        const reply = engine.call(request);
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
    } else {
        run(data.id, data.request);
    }
};
