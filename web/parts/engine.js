/**
 * The one engine of the page, once it is ready. main.js puts it here; steps
 * ask for it when they have work.
 */

/** @typedef {import('../../wasm/face.js').Engine} Engine */

/** @type {{ ready: Promise<unknown>, engine: Engine | null } | null} */
let face = null;

/** @param {{ ready: Promise<unknown>, engine: Engine | null }} started */
export function setEngine(started) {
    face = started;
}

/** @returns {Promise<Engine>} rejects when this browser cannot run it */
export async function engine() {
    if (!face) {
        throw new Error('the engine was not started');
    }
    await face.ready;
    return /** @type {Engine} */ (face.engine);
}
