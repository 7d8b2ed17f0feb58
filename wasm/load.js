/**
 * Finds the engine inside the page: the compiled module and the worker's
 * script lie in the document as data, the first packed with gzip.
 *
 * Does not: fetch anything.
 */

/** @param {string} id @returns {string} */
function dataBlock(id) {
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

/**
 * Unpacks and compiles the engine.
 *
 * @returns {Promise<WebAssembly.Module>}
 */
export async function loadModule() {
    const packed = decodeBase64(dataBlock('engine-wasm'));
    const stream = new Blob([packed]).stream()
        .pipeThrough(new DecompressionStream('gzip'));
    return WebAssembly.compile(await new Response(stream).arrayBuffer());
}

/**
 * The worker's script under a blob: address, for as long as the page lives.
 *
 * @returns {string}
 */
export function workerUrl() {
    const blob = new Blob([dataBlock('engine-worker')],
        { type: 'text/javascript' });
    return URL.createObjectURL(blob);
}
