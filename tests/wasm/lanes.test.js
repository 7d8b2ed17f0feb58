/**
 * The four-lane kernel in wasm against Mbed TLS's long numbers, limb by limb:
 * the SIMD build that the page carries, and the scalar build of the same
 * source. Every run has other random values; a failure names its seed.
 */
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

/** @param {string} build */
function load(build) {
    const none = new Proxy({}, { get: () => () => 0 });
    const module = new WebAssembly.Module(
        readFileSync(`build/bench/lanes-${build}.wasm`));
    const instance = new WebAssembly.Instance(module, {
        env: none, host: none, wasi_snapshot_preview1: none,
    });
    const exports = /** @type {any} */ (instance.exports);
    exports._initialize?.();
    return exports;
}

/** @param {WebAssembly.Memory} memory @param {number} at */
function textAt(memory, at) {
    const bytes = new Uint8Array(memory.buffer);
    return new TextDecoder().decode(bytes.slice(at, bytes.indexOf(0, at)));
}

for (const build of ['simd', 'scalar']) {
    test(`a limb differs from Mbed TLS in the ${build} build`, () => {
        const { memory, case_count, case_run } = load(build);
        const count = case_count();
        assert.ok(count > 20);
        for (let number = 0; number < count; number++) {
            const seed = randomInt(1, 2 ** 31);
            const wrong = case_run(number, seed);
            assert.equal(wrong === 0 ? '' : textAt(memory, wrong), '',
                `case ${number}, seed ${seed}`);
        }
    });
}
