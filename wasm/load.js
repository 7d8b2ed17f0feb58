/**
 * Finds the engine inside the page: the compiled module and the worker's
 * script lie in the document as data, the first packed with gzip.
 *
 * Does not: fetch anything.
 */

/**
 * What lies in the page under this id.
 *
 * @param {'engine-wasm' | 'engine-worker'} id
 * @returns {string}
 * @throws {Error} when it is not there
 */
export function dataBlock(id) {
    const text = document.getElementById(id)?.textContent;
    if (!text) {
        throw new Error(`the page has lost its part "${id}"`);
    }
    return text;
}

/** @param {string} base64 @returns {Uint8Array<ArrayBuffer>} */
function decodeBase64(base64) {
    const binary = atob(base64);
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) {
        bytes[i] = binary.charCodeAt(i);
    }
    return bytes;
}

/** The engine, unpacked. @returns {Promise<ArrayBuffer>} */
export async function unpackEngine() {
    const packed = decodeBase64(dataBlock('engine-wasm'));
    const stream = new Blob([packed]).stream()
        .pipeThrough(new DecompressionStream('gzip'));
    return new Response(stream).arrayBuffer();
}

/** Compiles it. @returns {Promise<WebAssembly.Module>} */
export async function loadModule() {
    return WebAssembly.compile(await unpackEngine());
}

/* Where browsers have Trusted Types, the one script that may be started. */
const policy = globalThis.trustedTypes?.createPolicy('engine-worker',
    { createScriptURL: (/** @type {string} */ url) => url });

/**
 * The worker's script under a blob: address, for as long as the page lives.
 *
 * @returns {string}
 */
export function workerUrl() {
    const blob = new Blob([dataBlock('engine-worker')],
        { type: 'text/javascript' });
    const url = URL.createObjectURL(blob);
    return policy?.createScriptURL(url) ?? url;
}
