/**
 * One running engine: the only JavaScript that touches wasm memory. Copy in,
 * call, copy out, wipe; no view of the memory leaves this file.
 */

/** What an entropy source may give a call: 65,536 bytes (Web Crypto 10.1). */
const ENTROPY_CHUNK = 65536;

/**
 * @typedef {object} Host
 * @property {(out: Uint8Array) => void} fillRandom fills a small array with
 *   random bytes, or throws
 * @property {(done: number, expected: number) => void} [progress]
 */

/**
 * @param {Host} host
 * @param {() => WebAssembly.Memory} memory
 */
function imports(host, memory) {
    return {
        // Emscripten's memory calls this after growing; we hold no views.
        env: { emscripten_notify_memory_growth() {} },
        host: {
            /** @param {number} at @param {number} length */
            mc_host_entropy(at, length) {
                const bytes = new Uint8Array(Math.min(length, ENTROPY_CHUNK));
                try {
                    for (let done = 0; done < length; done += bytes.length) {
                        const part = bytes.subarray(0, length - done);
                        host.fillRandom(part);
                        new Uint8Array(memory().buffer).set(part, at + done);
                    }
                    return 0;
                } catch {
                    return -1;
                } finally {
                    bytes.fill(0);
                }
            },
            /** @param {number} done @param {number} expected */
            mc_host_progress(done, expected) {
                host.progress?.(done >>> 0, expected >>> 0);
            },
        },
    };
}

/** The functions that exports.txt lists. @typedef {any} EngineExports */

export class EngineInstance {
    /**
     * Takes milliseconds; holds no secret until a call is made.
     *
     * @param {WebAssembly.Module} module
     * @param {Host} host
     */
    constructor(module, host) {
        const instance = new WebAssembly.Instance(
            module,
            imports(host, () => this.exports.memory),
        );
        /** @type {EngineExports} */
        this.exports = instance.exports;
        this.exports._initialize?.();
    }

    /**
     * Runs a request and returns the reply, both as field lists. The request
     * stays the caller's; every copy in wasm memory is wiped.
     *
     * @param {Uint8Array} request
     * @returns {Uint8Array} a copy that the caller owns
     * @throws {RangeError} when wasm memory is exhausted; discard the
     *   instance after any throw
     */
    call(request) {
        const { mc_alloc, mc_free, mc_call, mc_reply_len, mc_reply_free } =
            this.exports;
        const at = mc_alloc(request.length) >>> 0;
        if (at === 0) {
            throw new RangeError('the engine has no memory left');
        }
        try {
            const memory = () => new Uint8Array(this.exports.memory.buffer);
            memory().set(request, at);
            const reply = mc_call(at, request.length) >>> 0;
            const length = mc_reply_len() >>> 0;
            return memory().slice(reply, reply + length);
        } finally {
            mc_reply_free();
            mc_free(at, request.length);
        }
    }
}
