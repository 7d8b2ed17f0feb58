/**
 * What the tests of containers share: a chain made by OpenSSL, both engines
 * (which must agree on what they read), and what a container must hold.
 */
import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

import { openNative, openWasm } from '../lib/engine.js';
import { must, tempDir } from '../lib/tools.js';

/** @typedef {import('../../wasm/fields.js').Field} Field */

/** @type {import('../lib/engine.js').Engine[]} */
let engines;

/** Both engines, for a file's tests; call before them. */
export async function openEngines() {
    engines = [await openNative(), await openWasm()];
}

/** Call after them: the native engine then tells what leaked. */
export async function closeEngines() {
    await Promise.all(engines.map((engine) => engine.close()));
}

export const PASSPHRASE = 'secret 1234';
/* Outside ASCII, and outside the basic plane: a surrogate pair. */
export const UNICODE = 'Kräft𝄞g 1234';

/** @param {Uint8Array} bytes */
export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** The DER of a PEM certificate. @param {string} pem */
export const der = (pem) => new Uint8Array(new X509Certificate(pem).raw);

/** What OpenSSL made once: file name to contents. @type {Map<string, Buffer>} */
const made = new Map();

/** @param {(name: string) => string} at */
async function makeOnce(at) {
    await must('openssl', [
        'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30',
        '-keyout', at('ca.key'), '-out', at('ca.pem'),
        '-subj', '/CN=Test root',
    ]);
    await must('openssl', [
        'req', '-newkey', 'rsa:2048', '-nodes', '-keyout', at('leaf.key'),
        '-out', at('leaf.csr'), '-subj', '/CN=mcu1.example.test',
    ]);
    await must('openssl', [
        'x509', '-req', '-in', at('leaf.csr'), '-CA', at('ca.pem'),
        '-CAkey', at('ca.key'), '-CAcreateserial', '-days', '20',
        '-out', at('leaf.pem'),
    ]);
    for (const name of ['ca.key', 'ca.pem', 'leaf.key', 'leaf.pem']) {
        made.set(name, await readFile(at(name)));
    }
}

/**
 * A root, a leaf under it, and its key, in a folder of the test's own.
 *
 * @param {import('node:test').TestContext} t
 */
export async function makeChain(t) {
    const at = await tempDir(t);
    if (made.size === 0) {
        await makeOnce(at);
    }
    for (const [name, contents] of made) {
        await writeFile(at(name), contents);
    }
    const text = (/** @type {string} */ name) => String(made.get(name));
    const chain = {
        at,
        caPem: text('ca.pem'),
        leafPem: text('leaf.pem'),
        keyPem: text('leaf.key'),
        keyId: '',
    };
    chain.keyId = sha256(
        await must('openssl', ['pkey', '-pubout', '-outform', 'DER'], {
            input: chain.keyPem,
        }),
    );
    return chain;
}

/**
 * Inspects with every engine, which must agree.
 *
 * @param {Uint8Array} bytes @param {string} [passphrase]
 */
export async function inspect(bytes, passphrase) {
    const reports = [];
    for (const engine of engines) {
        const reply = await engine.call([
            ['op', 'inspect'],
            ['bytes', bytes],
            ['passphrase', passphrase],
        ]);
        assert.deepEqual(reply.texts('error'), [], engine.name);
        reports.push(reply.json('report'));
    }
    assert.deepEqual(reports[1], reports[0]);
    return reports[0];
}

/** @param {Field[]} fields @param {number} [by] 0 native, 1 wasm */
export async function convert(fields, by = 1) {
    return engines[by].call([['op', 'convert'], ...fields]);
}

/** @param {Field[]} fields */
export async function converted(fields) {
    const reply = await convert(fields);
    assert.deepEqual(reply.texts('error'), []);
    return reply.bytes('result');
}

/**
 * Asserts what a PKCS#12 file holds.
 *
 * @param {any} object @param {{keyId: string, certificates: string[]}} want
 */
export function holds(object, { keyId, certificates }) {
    assert.equal(object.kind, 'pkcs12');
    assert.equal(object.error, undefined);
    /** @type {any[]} */
    const objects = object.bags.flatMap((/** @type {any} */ b) => {
        assert.equal(b.error, undefined, JSON.stringify(b));
        return b.objects;
    });
    const keys = objects.filter((o) => o.kind === 'private-key');
    assert.deepEqual(keys.map((k) => k.publicKeySha256), [keyId]);
    assert.deepEqual(
        objects
            .filter((o) => o.kind === 'certificate')
            .map((c) => c.sha256)
            .sort(),
        certificates.map((pem) => sha256(der(pem))).sort(),
    );
}

/**
 * @param {Awaited<ReturnType<typeof makeChain>>} chain
 * @param {string[]} args @param {string} passphrase
 */
export async function opensslWrites(chain, args, passphrase) {
    await must('openssl', [
        'pkcs12', '-export', '-inkey', chain.at('leaf.key'),
        '-in', chain.at('leaf.pem'), '-certfile', chain.at('ca.pem'),
        '-name', 'Gerät 1', '-passout', `pass:${passphrase}`,
        '-out', chain.at('file.p12'), ...args,
    ]);
    return readFile(chain.at('file.p12'));
}
