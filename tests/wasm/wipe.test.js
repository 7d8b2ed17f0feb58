/**
 * No secret stays in the module's memory after a call: the whole of it is
 * searched, freed blocks and the stack's leavings included.
 */
import assert from 'node:assert/strict';
import { pbkdf2Sync } from 'node:crypto';
import { test } from 'node:test';

import { openWasm } from '../lib/engine.js';
import { must } from '../lib/tools.js';

/** @typedef {import('../../wasm/fields.js').Field} Field */

const PASSPHRASE = 'Zq7-Marker-Kennwort-xW9vK';

/** Bytes that are looked at together. */
const BLOCK = 64;

/**
 * The engine's memory without its long runs of zeros, which are most of it:
 * the blocks that hold anything, and those beside them.
 *
 * @param {import('../../wasm/instance.js').EngineInstance} instance
 */
function leavings({ exports: { memory: { buffer } } }) {
    const words = new BigUint64Array(buffer);
    const kept = new Set();
    for (let at = 0; at < words.length; at += 1) {
        if (words[at] !== 0n) {
            const block = Math.floor(at * 8 / BLOCK);
            kept.add(block - 1).add(block).add(block + 1);
            at = (block + 1) * BLOCK / 8 - 1;
        }
    }
    return Buffer.concat([...kept].sort((one, other) => one - other)
        .map((block) => Buffer.from(buffer).subarray(
            block * BLOCK, (block + 1) * BLOCK)));
}

/**
 * Which pieces of secrets stand in the engine's memory: any 24 bytes in a
 * row are found.
 *
 * @param {import('../../wasm/instance.js').EngineInstance} instance
 * @param {...Uint8Array} secrets
 * @returns {string[]} hex
 */
function traces(instance, ...secrets) {
    const memory = leavings(instance);
    const found = [];
    for (const secret of secrets) {
        for (let at = 0; at + 8 <= secret.length; at += 16) {
            const piece = Buffer.from(secret.subarray(at, at + 8));
            if (memory.includes(piece)) {
                found.push(piece.toString('hex'));
            }
        }
    }
    return found;
}

/**
 * The secret numbers of a key, both ways round (Mbed TLS keeps the least
 * significant limb first).
 *
 * @param {Uint8Array} pem
 * @param {string} passphrase
 */
async function secretsOf(pem, passphrase) {
    const der = await must(
        'openssl',
        ['rsa', '-traditional', '-outform', 'DER', '-passin',
            `pass:${passphrase}`],
        { input: pem },
    );
    // RSAPrivateKey: version, n, e, then d, p, q, dP, dQ, qInv.
    const numbers = [];
    let at = 4;
    while (at < der.length) {
        let length = der[at + 1];
        let head = 2;
        if (length >= 0x80) {
            head += length & 0x7f;
            length = der.readUIntBE(at + 2, length & 0x7f);
        }
        numbers.push(der.subarray(at + head, at + head + length));
        at += head + length;
    }
    assert.equal(numbers.length, 9);
    return numbers
        .slice(3)
        .flatMap((n) => [n, Buffer.from(n).reverse()])
        .concat(der.subarray(der.length - 600));
}

/** @type {[string, Field[]][]} */
const FORMS = [
    ['traditional DES-EDE3', []],
    ['traditional AES-256', [['cipher', 'aes-256-cbc']]],
    ['PKCS#8', [['form', 'pkcs8'], ['iterations', 10000]]],
    ['PKCS#8 DES-EDE3', [
        ['form', 'pkcs8'], ['iterations', 10000], ['cipher', 'des-ede3-cbc'],
    ]],
];

for (const [name, form] of FORMS) {
    test(`making a key leaves nothing of it: ${name}`, async () => {
        const { call, instance } = await openWasm();
        const reply = await call([
            ['op', 'key-generate'],
            ['type', 'rsa'],
            ['passphrase', PASSPHRASE],
            ...form,
        ]);
        assert.deepEqual(reply.texts('error'), []);
        assert.deepEqual(traces(instance, Buffer.from(PASSPHRASE)), []);
        assert.deepEqual(traces(
            instance, ...await secretsOf(reply.bytes('key'), PASSPHRASE)), []);
    });

    test(`using a key leaves nothing of it: ${name}`, async () => {
        const maker = await openWasm();
        const made = await maker.call([
            ['op', 'key-generate'],
            ['type', 'rsa'],
            ['passphrase', PASSPHRASE],
            ...form,
        ]);
        assert.deepEqual(made.texts('error'), []);
        const { call, instance } = await openWasm();
        for (const passphrase of [PASSPHRASE, `${PASSPHRASE}?`]) {
            const reply = await call([
                ['op', 'request-create'],
                ['key', made.bytes('key')],
                ['passphrase', passphrase],
                ['subject.CN', 'mcu1.example.test'],
                ['name', 'mcu1.example.test'],
            ]);
            assert.equal(reply.has('request'), passphrase === PASSPHRASE);
            assert.deepEqual(traces(instance, Buffer.from(passphrase)), []);
        }
        assert.deepEqual(traces(
            instance, ...await secretsOf(made.bytes('key'), PASSPHRASE)), []);
    });
}

test('an authority’s key that is given open leaves nothing', async () => {
    const { call, instance } = await openWasm();
    const reply = await call([['op', 'authority-create'], ['type', 'rsa'],
        ['passphrase', PASSPHRASE], ['iterations', 10000], ['open', 'yes'],
        ['subject.CN', 'A'], ['now', 1800000000], ['days', 9]]);
    assert.deepEqual(reply.texts('error'), []);
    const secrets = await secretsOf(reply.bytes('key'), PASSPHRASE);
    assert.deepEqual(traces(
        instance, ...secrets, reply.bytes('key.open').slice(200)), []);
});

test('a plain key that is inspected leaves nothing', async () => {
    const key = await must('openssl', ['genrsa', '-traditional', '2048']);
    const { call, instance } = await openWasm();
    const reply = await call([['op', 'inspect'], ['bytes', key]]);
    assert.deepEqual(reply.texts('error'), []);
    assert.deepEqual(traces(
        instance, ...await secretsOf(key, '')), []);
    // The file itself: its base64, past the first line.
    assert.deepEqual(traces(instance, key.subarray(100, 1500)), []);
});

test('sealing and unsealing leave nothing', async () => {
    const list = 'mcu1.example.test;Marker-Liste-8hQ2;mcu2.example.test';
    const { call, instance } = await openWasm();
    /** @param {Uint8Array} sealed */
    const assertGone = (sealed) => {
        const derived = pbkdf2Sync(PASSPHRASE, sealed.subarray(8, 16), 10000,
            48, 'sha256');
        assert.deepEqual(traces(instance, derived, Buffer.from(PASSPHRASE),
            Buffer.from(list)), []);
    };
    const common = /** @type {Field[]} */ ([
        ['passphrase', PASSPHRASE], ['iterations', 10000],
    ]);
    const sealed = (await call(
        [['op', 'seal'], ['bytes', list], ...common])).bytes('sealed');
    assertGone(sealed);
    const opened = await call(
        [['op', 'unseal'], ['bytes', sealed], ...common]);
    assert.equal(opened.text('bytes'), list);
    assertGone(sealed);
});

test('the search would find a secret that stays', async () => {
    const { call, instance } = await openWasm();
    await call([['op', 'info']]);
    const at = instance.exports.memory.buffer.byteLength - 100;
    new Uint8Array(instance.exports.memory.buffer).set(
        Buffer.from(PASSPHRASE), at);
    assert.ok(traces(instance, Buffer.from(PASSPHRASE)).length > 0);
});
