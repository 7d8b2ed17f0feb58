/**
 * Keys as the shipped module makes them: a sample of what `make quality` does
 * with a thousand, and the search as workers run it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
    bitBias, checkRules, judge, readWithOpenssl, remainderBias, shareFactor,
} from '../bench/quality.js';
import { openWasm } from '../lib/engine.js';
import { Fields } from '../../wasm/fields.js';

const SAMPLE = 40;

/** @param {string} hex */
function bytesOf(hex) {
    return new Uint8Array(Buffer.from(hex, 'hex'));
}

/**
 * Two primes (made with Python's integers) where lcm(p - 1, q - 1), divided by
 * 65537 half limb by half limb, has 65536 for a remainder on the way.
 */
const HARD_P = bytesOf(
    'e9b27c1a5a1477bf8d360735b56838889d52658932cafc73037f695fd1cd497f' +
    'b62115eb8fa63cb1ff04bba74b9b1319efcd850e5932efae52d1f5a4689dd06a' +
    '298b0371d791fb9bf46939e29bec4b5ddbf27b2cd1a08b8133bf29fd3a7629a0' +
    '34f8293d1399910bbd10b1b5c11fb951a696a47929b6a53869305efd4aa42c65');
const HARD_Q = bytesOf(
    'd06a0517837763b24c2532555c20705b1f6c0e99b7d1c52a4d8445696531fe70' +
    '1ff3e59a505af975ad6ace30e100e47d6b14a9c9be2b303e0bf66e377d6609c9' +
    '4e0230cc4cf8f3ab0290c7efa87441ef0910484c208114e90bd72b4c5977c6e6' +
    'd38975a1781fa210e13272323574451143e704c7702f87e99532509088e0c17b');

/** @param {Awaited<ReturnType<typeof openWasm>>} engine */
async function findPrime(engine, bits = 2048) {
    /** @type {import('../../wasm/fields.js').Field[]} */
    const first = [['op', 'prime-search'], ['bits', bits]];
    let reply = await engine.call(first);
    for (let step = 1; !reply.has('likely'); step++) {
        assert.ok(!reply.has('error'), 'the search fails');
        assert.equal(reply.text('tried'), String(4 * step));
        const next = new Fields(reply.bytes('next'));
        reply = await engine.call([...next.values].map(
            ([name, [value]]) => [name, value]));
    }
    const judged = await engine.call(
        [['op', 'prime-judge'], ['likely', reply.bytes('likely')]]);
    return judged.bytes('prime');
}

test('a key is refused by OpenSSL, breaks a rule or shares a prime',
    async () => {
        const engine = await openWasm();
        const keys = [];
        for (let i = 0; i < SAMPLE; i++) {
            const primes = i % 2 === 0 ? []
                : [await findPrime(engine), await findPrime(engine)];
            const reply = await engine.call([
                ['op', 'key-generate'], ['type', 'rsa'], ['bits', 2048],
                ...primes.map((prime) =>
                    /** @type {[string, Uint8Array]} */ (['prime', prime])),
            ]);
            assert.ok(!reply.has('error'));
            keys.push(await readWithOpenssl(reply.text('key')));
        }
        judge(keys, 2048);
    });

test('a key of 3072 or 4096 bits breaks a rule', async () => {
    const engine = await openWasm();
    for (const bits of [3072, 4096]) {
        const reply = await engine.call(
            [['op', 'key-generate'], ['type', 'rsa'], ['bits', bits]]);
        checkRules(await readWithOpenssl(reply.text('key')), bits);
    }
});

test('the judges of quality let bad sets pass', () => {
    const p = 2n ** 64n - 59n, q = 2n ** 64n - 83n, r = 2n ** 64n - 95n;
    assert.equal(shareFactor([p * q, q * r, 35n]), true);
    assert.equal(shareFactor([p * q, r, 35n, 9n, 11n]), false);
    // always the same bits
    assert.ok(bitBias(new Array(400).fill(p)) > 6);
    // always 1 modulo 3, 5 and 7
    const few = Array.from({ length: 400 },
        (_, i) => 1n + 105n * BigInt(i) * 11n * 13n * 17n * 19n * 23n);
    assert.ok(remainderBias(few) > 6);
});

test('a remainder of 2^16 loses its bit in the private exponent', async () => {
    const engine = await openWasm();
    const reply = await engine.call([
        ['op', 'key-generate'], ['type', 'rsa'], ['bits', 2048],
        ['prime', HARD_P], ['prime', HARD_Q],
    ]);
    assert.ok(!reply.has('error'));
    checkRules(await readWithOpenssl(reply.text('key')), 2048);
});

test('two equal primes, or a number that is none, become a key', async () => {
    const engine = await openWasm();
    const prime = await findPrime(engine);
    const composite = prime.slice();
    composite[127] ^= 0x10;
    for (const [p, q] of [[prime, prime], [prime, composite],
        [prime, new Uint8Array(128).fill(0xff)], [prime, prime.slice(1)]]) {
        const reply = await engine.call([
            ['op', 'key-generate'], ['type', 'rsa'], ['bits', 2048],
            ['prime', p], ['prime', q],
        ]);
        assert.equal(reply.text('error'), 'SELF_CHECK');
        assert.equal(reply.text('error.field'), 'prime');
        assert.ok(!reply.has('key'));
    }
});

test('memory grows with the number of keys', async () => {
    const { instance, call } = await openWasm();
    const size = () => instance.exports.memory.buffer.byteLength;
    /** @type {number[]} */
    const sizes = [];
    for (let i = 0; i < 25; i++) {
        await call([['op', 'key-generate'], ['type', 'rsa'], ['bits', 2048]]);
        sizes.push(size());
    }
    assert.equal(sizes[24], sizes[4], `bytes after each key: ${sizes}`);
});

test('a search without its size, or of another size, is taken', async () => {
    const engine = await openWasm();
    const missing = await engine.call([['op', 'prime-search']]);
    assert.equal(missing.text('error'), 'FIELD_MISSING');
    for (const bits of [512, 1024, 2049, 8192]) {
        const reply = await engine.call(
            [['op', 'prime-search'], ['bits', bits]]);
        assert.equal(reply.text('error'), 'KEY_SIZE');
        assert.equal(reply.text('error.field'), 'bits');
    }
});

test('a search without randomness finds a prime', async () => {
    const engine = await openWasm({
        fillRandom() {
            throw new Error('no entropy');
        },
    });
    const reply = await engine.call([['op', 'prime-search'], ['bits', 2048]]);
    assert.equal(reply.text('error'), 'RANDOM');
    assert.ok(!reply.has('likely') && !reply.has('next'));
});

test('a search that goes on in a window that is none is taken', async () => {
    const engine = await openWasm();
    const reply = await engine.call([['op', 'prime-search'], ['bits', 2048],
        ['window', new Uint8Array(140).fill(7)]]);
    assert.equal(reply.text('error'), 'FIELD_VALUE');
    assert.equal(reply.text('error.field'), 'window');
});

test('a judge of nothing, or of a composite, finds a prime', async () => {
    const engine = await openWasm();
    const missing = await engine.call([['op', 'prime-judge']]);
    assert.equal(missing.text('error'), 'FIELD_MISSING');
    const prime = await findPrime(engine);
    prime[100] ^= 0x10;
    const reply = await engine.call(
        [['op', 'prime-judge'], ['likely', prime]]);
    assert.ok(!reply.has('error') && !reply.has('prime'));
});
