/**
 * The two engines that every table of cases runs against: the native front
 * desk as a process (tests/src/call.c), and the module that is shipped, in
 * Node. Both take fields and give Fields, a failed call's `error` fields
 * included.
 *
 * @typedef {import('../../wasm/fields.js').Field} Field
 * @typedef {object} Engine
 * @property {string} name for test titles
 * @property {(fields: Field[]) => Promise<Fields>} call
 * @property {() => Promise<void>} close
 */
import { spawn } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import './webcrypto.js';
import { Fields, packFields } from '../../wasm/fields.js';
import { EngineInstance } from '../../wasm/instance.js';

/** @param {string} path from the project's root @returns {string} */
export function fromRoot(path) {
    return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** Collects exact numbers of bytes from a stream of chunks. */
class Reader {
    /** @param {AsyncIterable<Uint8Array>} stream */
    constructor(stream) {
        this.chunks = stream[Symbol.asyncIterator]();
        /** @type {Buffer} */
        this.rest = Buffer.alloc(0);
    }

    /** @param {number} size @returns {Promise<Buffer>} */
    async take(size) {
        /** @type {Uint8Array[]} */
        const parts = [this.rest];
        let have = this.rest.length;
        while (have < size) {
            const { value, done } = await this.chunks.next();
            if (done) {
                throw new Error('the native engine ended in mid-reply');
            }
            parts.push(value);
            have += value.length;
        }
        const all = Buffer.concat(parts);
        this.rest = all.subarray(size);
        return all.subarray(0, size);
    }
}

/** A built file; MC_BUILD names another folder than build/. */
export function built(/** @type {string} */ path) {
    return resolve(fromRoot('.'), process.env.MC_BUILD ?? 'build', path);
}

/**
 * Starts the native front desk. Calls run one after the other.
 *
 * @param {object} [options]
 * @param {string} [options.flavour] a folder of build/: asan, native
 * @param {Record<string, string>} [options.env] such as MC_TEST_ENTROPY
 * @returns {Promise<Engine>}
 */
export async function openNative({ flavour = 'asan', env = {} } = {}) {
    const child = spawn(built(`${flavour}/mc-call`), [], {
        env: { ...process.env, ...env },
        stdio: ['pipe', 'pipe', 'pipe'],
    });
    let complaint = '';
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text) => (complaint += text));
    child.stdin.on('error', () => {}); // told by the reader instead
    const ended = new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('close', resolve);
    });
    ended.catch(() => {}); // seen by whoever calls next
    const reader = new Reader(child.stdout);
    /** @type {Promise<unknown>} */
    let queue = Promise.resolve();

    /** @param {Field[]} fields @returns {Promise<Fields>} */
    async function exchange(fields) {
        const request = packFields(fields);
        const head = Buffer.alloc(4);
        head.writeUInt32LE(request.length);
        child.stdin.write(head);
        child.stdin.write(request);
        try {
            const size = (await reader.take(4)).readUInt32LE();
            return new Fields(await reader.take(size));
        } catch (error) {
            const code = await ended;
            throw new Error(`mc-call ended with ${code}: ${complaint}`, {
                cause: error,
            });
        }
    }

    return {
        name: `native (${flavour})`,
        call(fields) {
            const answer = queue.then(() => exchange(fields));
            queue = answer.catch(() => {});
            return answer;
        },
        async close() {
            child.stdin.end();
            const code = await ended;
            // The sanitizers report leaks when the process ends.
            if (code !== 0) {
                throw new Error(`mc-call ended with ${code}: ${complaint}`);
            }
        },
    };
}

/** @type {Promise<WebAssembly.Module> | undefined} */
let compiled;

/**
 * Starts the shipped module, without the page around it.
 *
 * @param {object} [options]
 * @param {(out: Uint8Array) => void} [options.fillRandom]
 * @param {(done: number, expected: number) => void} [options.progress]
 * @returns {Promise<Engine & {instance: EngineInstance}>} instance: for tests
 *   that look into its memory
 */
export async function openWasm({
    fillRandom = (out) => void webcrypto.getRandomValues(out),
    progress,
} = {}) {
    compiled ??= readFile(built('wasm/engine.wasm')).then((bytes) =>
        WebAssembly.compile(new Uint8Array(bytes)),
    );
    const instance = new EngineInstance(await compiled, {
        fillRandom,
        progress,
    });
    return {
        name: 'wasm',
        instance,
        async call(fields) {
            const request = packFields(fields);
            try {
                return new Fields(instance.call(request));
            } finally {
                request.fill(0);
            }
        },
        async close() {},
    };
}

/**
 * The engines of one run of a table: MC_ENGINES names others than asan and
 * wasm.
 *
 * @returns {Promise<Engine[]>}
 */
export function openBoth() {
    const names = process.env.MC_ENGINES ?? 'asan wasm';
    return Promise.all(names.split(' ').map((flavour) =>
        flavour === 'wasm' ? openWasm() : openNative({ flavour })));
}
