/**
 * What runs inside the page: every function here is sent as text, and may use
 * nothing but its arguments and the page's globals. Times in milliseconds.
 */

/**
 * Keys by the engine with all workers, with one worker, and by the browser's
 * own WebCrypto, in turn. Between two measurements the last slices of a search
 * get time to end.
 *
 * @param {number} bits
 * @param {number} runs
 */
export async function compareKeys(bits, runs) {
    const page = /** @type {any} */ (globalThis);
    const { engine } = page.mcuCertify;
    const Engine = engine.constructor, Pool = engine.pool.constructor;
    const { module, workerUrl } = engine.pool;
    const alone = page.benchAlone ??=
        new Engine(new Pool(module, workerUrl, 1));
    const ways = {
        all: () => engine.generateKey({ type: 'rsa', bits }),
        one: () => alone.generateKey({ type: 'rsa', bits }),
        native: async () => {
            const pair = await crypto.subtle.generateKey({
                name: 'RSASSA-PKCS1-v1_5', modulusLength: bits,
                publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256',
            }, true, ['sign', 'verify']);
            await crypto.subtle.exportKey('pkcs8', pair.privateKey);
        },
    };
    /** @type {Record<string, number[]>} */
    const times = { all: [], one: [], native: [] };
    for (let run = 0; run < runs; run++) {
        for (const [way, make] of Object.entries(ways)) {
            await new Promise((resolve) => setTimeout(resolve, 60));
            const start = performance.now();
            await make();
            times[way].push(performance.now() - start);
        }
    }
    return times;
}

/**
 * From Cancel until the search of a large key has ended and no worker has
 * work.
 *
 * @param {number} runs
 */
export async function timeCancel(runs) {
    const { engine } = /** @type {any} */ (globalThis).mcuCertify;
    const busy = () => engine.pool.lanes.some(
        (/** @type {any} */ lane) => lane.job);
    const times = [];
    for (let run = 0; run < runs; run++) {
        const stop = new AbortController();
        const outcome = engine.generateKey({ type: 'rsa', bits: 4096 },
            { signal: stop.signal }).catch(() => {});
        await new Promise((resolve) => setTimeout(resolve, 40));
        const start = performance.now();
        stop.abort();
        await outcome;
        while (busy()) {
            await new Promise((resolve) => setTimeout(resolve, 0));
        }
        times.push(performance.now() - start);
    }
    return times;
}

/**
 * A module built from operations.c, for as many keys and private operations.
 *
 * @param {string} base64
 * @param {number} bits
 * @param {number} keys
 * @param {number} signatures
 */
export async function runOperations(base64, bits, keys, signatures) {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const module = await WebAssembly.compile(bytes);
    const none = new Proxy({}, { get: () => () => 0 });
    /** @type {any} */
    let exports = {};
    const instance = await WebAssembly.instantiate(module, {
        env: none, wasi_snapshot_preview1: none,
        host: {
            /** @param {number} at @param {number} length */
            mc_host_entropy(at, length) {
                crypto.getRandomValues(
                    new Uint8Array(exports.memory.buffer, at, length));
                return 0;
            },
            mc_host_progress() {},
        },
    });
    exports = instance.exports;
    exports._initialize?.();
    /** @type {(work: () => number) => number} */
    const time = (work) => {
        const start = performance.now();
        if (work() !== 0) {
            throw new Error('an operation failed');
        }
        return performance.now() - start;
    };
    const made = [], signed = [];
    for (let i = 0; i < keys; i++) {
        made.push(time(() => exports.bench_generate(bits)));
    }
    for (let i = -20; i < signatures; i++) {
        const ms = time(() => exports.bench_sign());
        if (i >= 0) {
            signed.push(ms);
        }
    }
    return { made, signed };
}

/**
 * node-forge, loaded into the page before, one key after the other.
 *
 * @param {number} bits
 * @param {number} runs
 */
export async function forgeKeys(bits, runs) {
    const { forge } = /** @type {any} */ (globalThis);
    const times = [];
    for (let i = 0; i < runs; i++) {
        const start = performance.now();
        forge.pki.rsa.generateKeyPair({ bits, e: 65537 });
        times.push(performance.now() - start);
        await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return times;
}

/**
 * Opening a key that PBKDF2 locks, against WebCrypto's PBKDF2 alone.
 *
 * @param {number} iterations
 * @param {number} runs
 */
export async function comparePbkdf2(iterations, runs) {
    const { engine } = /** @type {any} */ (globalThis).mcuCertify;
    const passphrase = 'a passphrase of some length';
    const { key } = await engine.generateKey(
        { type: 'ec', form: 'pkcs8', passphrase, iterations });
    const material = await crypto.subtle.importKey('raw',
        new TextEncoder().encode(passphrase), 'PBKDF2', false, ['deriveBits']);
    /** @type {{ours: number[], native: number[]}} */
    const times = { ours: [], native: [] };
    for (let run = -1; run < runs; run++) {
        let start = performance.now();
        const { objects } = await engine.inspect({ bytes: key, passphrase });
        const ours = performance.now() - start;
        if (objects[0]?.kind !== 'private-key' || !objects[0].opened) {
            throw new Error(`the key did not open: ${
                JSON.stringify(objects[0])}`);
        }
        // Another salt each time: Firefox remembers what it has derived.
        const salt = crypto.getRandomValues(new Uint8Array(16));
        start = performance.now();
        await crypto.subtle.deriveBits(
            { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
            material, 256);
        if (run >= 0) {
            times.ours.push(ours);
            times.native.push(performance.now() - start);
        }
    }
    return times;
}

/** Runs before the page's own scripts: notes when the engine is ready. */
export function noteReady() {
    const page = /** @type {any} */ (globalThis);
    /** @type {any} */
    let face;
    Object.defineProperty(page, 'mcuCertify', {
        configurable: true,
        get: () => face,
        set(value) {
            face = value;
            page.benchReady = value.ready.then(() => performance.now());
        },
    });
}

/** Milliseconds from the start of navigation until the engine was ready. */
export function readyAt() {
    return /** @type {any} */ (globalThis).benchReady;
}

/**
 * A bundle of certificates described and cross-checked (what shares a key,
 * how chains hang, serial numbers used twice), against pkijs that only parses
 * it, in turn. The page holds benchBundle = {pkijs, asn1js, relations}.
 *
 * @param {string} bundle PEM
 * @param {number} runs
 */
export async function inspectBundle(bundle, runs) {
    const page = /** @type {any} */ (globalThis);
    const { pkijs, asn1js, relations } = page.benchBundle;
    const ours = async () => {
        const { objects } =
            await page.mcuCertify.engine.inspect({ bytes: bundle });
        const all = objects.map((/** @type {any} */ object,
            /** @type {number} */ i) => ({ id: `${i}`, file: 'a', object }));
        relations.groupByKey(all);
        relations.findChains(all);
        relations.findSerialClashes(all);
        relations.findSharedKeys(all);
        return objects.filter((/** @type {any} */ object) =>
            object.kind === 'certificate' && !object.error).length;
    };
    const theirs = async () => {
        const blocks = bundle.matchAll(
            /-----BEGIN CERTIFICATE-----([^-]+)-----END/g);
        return Array.from(blocks, ([, letters]) => {
            const der = Uint8Array.from(atob(letters.replace(/\s/g, '')),
                (c) => c.charCodeAt(0));
            const { result } = asn1js.fromBER(der.buffer);
            return new pkijs.Certificate({ schema: result });
        }).length;
    };
    /** @type {{ours: number[], theirs: number[], count: number}} */
    const times = { ours: [], theirs: [], count: 0 };
    for (let run = -1; run < runs; run++) {
        let start = performance.now();
        times.count = await ours();
        const took = performance.now() - start;
        start = performance.now();
        const count = await theirs();
        if (count !== times.count) {
            throw new Error(`${times.count} of ${count} certificates read`);
        }
        if (run >= 0) {
            times.ours.push(took);
            times.theirs.push(performance.now() - start);
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return times;
}
