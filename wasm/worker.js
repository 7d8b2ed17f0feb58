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

/** @param {number} id @param {Uint8Array} request */
function run(id, request) {
    try {
        const engine = new EngineInstance(module, {
            fillRandom(out) {
                crypto.getRandomValues(out);
            },
            progress(done, expected) {
                scope.postMessage({ id, done, expected });
            },
        });
        const reply = engine.call(request);
        scope.postMessage({ id, reply }, [reply.buffer]);
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
