/**
 * Keys that would be accepted by their form alone, and must not be used:
 * each kind of weakness that public incidents have shown, made anew.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openWasm } from '../lib/engine.js';
import {
    complete,
    gcd,
    inverse,
    isPrime,
    nextPrime,
    power,
    prime,
    random,
    toDer,
    toPem,
} from '../lib/rsa.js';

/** @typedef {import('../lib/rsa.js').RsaNumbers} RsaNumbers */

/** @type {import('../lib/engine.js').Engine} */
let engine;

before(async () => {
    engine = await openWasm();
});

after(() => engine.close());

/** Tries to use a key. @param {string | Uint8Array} key */
async function use(key) {
    const reply = await engine.call([
        ['op', 'request-create'],
        ['key', key],
        ['subject.CN', 'mcu1.example.test'],
        ['name', 'mcu1.example.test'],
    ]);
    return reply.has('error') ? reply.text('error') : 'OK';
}

/** What inspection says of it. @param {string | Uint8Array} key */
async function look(key) {
    const reply = await engine.call([
        ['op', 'inspect'],
        ['bytes', key],
    ]);
    return reply.json('report').objects[0];
}

/** @param {bigint} e @returns {RsaNumbers} a key with this exponent */
function withExponent(e) {
    for (;;) {
        const [p, q] = [prime(1024), prime(1024)];
        if (gcd(e, (p - 1n) * (q - 1n)) === 1n) {
            return complete({ p, q, e });
        }
    }
}

/** A prime of the form that the faulty chips made (CVE-2017-15361). */
function rocaPrime() {
    let m = 1n;
    let count = 0;
    for (let p = 2n; count < 126; p = nextPrime(p)) {
        m *= p;
        count++;
    }
    for (;;) {
        const k = (1n << 53n) | random(53);
        const p = k * m + power(65537n, random(64), m);
        if (isPrime(p)) {
            return p;
        }
    }
}

test('a key as it should be is used', async () => {
    const key = complete({ p: prime(1024), q: prime(1024) });
    assert.equal(await use(toPem(key)), 'OK');
    assert.equal(await use(toDer(key)), 'OK');
    assert.equal((await look(toPem(key))).opened, true);
});

test('the smaller prime may come first', async () => {
    const [p, q] = [prime(1024), prime(1024)];
    assert.equal(await use(toPem(complete({ p, q }))), 'OK');
    assert.equal(await use(toPem(complete({ p: q, q: p }))), 'OK');
});

test('exponents 3, 17 and 257 are refused, and shown', async () => {
    for (const e of [3n, 17n, 257n]) {
        const key = toPem(withExponent(e));
        assert.equal(await use(key), 'KEY_WEAK', `e = ${e}`);
        assert.equal((await look(key)).opened, true);
    }
});

test('exponents 1, 2 and even are weak, not merely damaged', async () => {
    const [p, q] = [prime(1024), prime(1024)];
    const whole = complete({ p, q });
    assert.equal(await use(toPem({ ...whole, e: 1n, d: 1n, dp: 1n, dq: 1n })),
        'KEY_WEAK');
    assert.equal(await use(toPem({ ...whole, e: 2n })), 'KEY_WEAK');
    assert.equal(await use(toPem({ ...whole, e: 65536n })), 'KEY_WEAK');
});

test('an exponent as large as the modulus is refused', async () => {
    const [p, q] = [prime(1024), prime(1024)];
    const lcm = ((p - 1n) * (q - 1n)) / gcd(p - 1n, q - 1n);
    const whole = complete({ p, q });
    assert.equal(await use(toPem({ ...whole, e: 65537n + 2n * lcm })),
        'KEY_WEAK');
});

test('a small private exponent is refused (Wiener)', async () => {
    const [p, q] = [prime(1024), prime(1024)];
    const lcm = ((p - 1n) * (q - 1n)) / gcd(p - 1n, q - 1n);
    let d = random(256) | 1n;
    while (gcd(d, lcm) !== 1n) {
        d += 2n;
    }
    const key = complete({ p, q, d, e: inverse(d, lcm) });
    assert.equal(await use(toPem(key)), 'KEY_WEAK');
});

test('primes side by side are refused (CVE-2022-26320)', async () => {
    const p = prime(1024);
    assert.equal(await use(toPem(complete({ p, q: nextPrime(p) }))),
        'KEY_WEAK');
    const near = nextPrime(p + (1n << 500n));
    assert.equal(await use(toPem(complete({ p, q: near }))), 'KEY_WEAK');
});

test('a square is refused', async () => {
    const p = prime(1024);
    assert.notEqual(await use(toPem(complete({ p, q: p }))), 'OK');
});

test('a modulus with a small factor is refused', async () => {
    for (const small of [3n, 251n, 65521n]) {
        let q = prime(1024);
        while ((q - 1n) % 65537n === 0n) {
            q = prime(1024);
        }
        const p = small * prime(1024);
        const key = complete({ p, q });
        assert.equal(await use(toPem(key)), 'KEY_WEAK', `factor ${small}`);
    }
});

test('the faulty chips’ keys are refused (CVE-2017-15361)', async () => {
    const key = complete({ p: rocaPrime(), q: rocaPrime() });
    assert.equal(await use(toPem(key)), 'KEY_WEAK');
});

test('good keys are not taken for the faulty chips’', async () => {
    for (let i = 0; i < 10; i++) {
        const key = complete({ p: prime(1024), q: prime(1024) });
        assert.equal(await use(toPem(key)), 'OK');
    }
});

test('a prime that is none is refused, its numbers being right', async () => {
    const p = prime(512) * prime(512);
    const q = prime(1024);
    // d inverts e modulo p - 1 and q - 1 as for a prime; it signs nothing.
    assert.equal(await use(toPem(complete({ p, q }))), 'KEY_DAMAGED');
    assert.equal(await use(toPem(complete({ p: q, q: p }))), 'KEY_DAMAGED');
});

test('a Carmichael number passes for no prime', async () => {
    // (6k+1)(12k+1)(18k+1), all three prime, passes Fermat's test to every
    // base that none of them divides (Chernick 1939).
    const k = BigInt(
        '0x35c1be7398ed2a440b7b8bbb39d54d602d5dae25d803' +
            'aab8b4306b83147f7e76698c8ed87b99c7f6d6b63',
    );
    const factors = [6n * k + 1n, 12n * k + 1n, 18n * k + 1n];
    assert.ok(factors.every(isPrime));
    const p = factors[0] * factors[1] * factors[2];
    assert.equal(power(2n, p - 1n, p), 1n);
    for (const key of [
        complete({ p, q: prime(1024) }),
        complete({ p: prime(1024), q: p }),
    ]) {
        assert.equal(await use(toPem(key)), 'KEY_DAMAGED');
    }
});

test('any number changed by two is noticed', async () => {
    const key = complete({ p: prime(1024), q: prime(1024) });
    for (const name of /** @type {(keyof RsaNumbers)[]} */ (
        Object.keys(key)
    )) {
        const found = await use(toPem({ ...key, [name]: key[name] + 2n }));
        assert.equal(found, 'KEY_DAMAGED', name);
        const zero = await use(toPem({ ...key, [name]: 0n }));
        assert.equal(zero, name === 'e' ? 'KEY_WEAK' : 'KEY_DAMAGED', name);
    }
});

test('a key of 1024 bits is shown', async () => {
    const key = toPem(complete({ p: prime(512), q: prime(512) }));
    const object = await look(key);
    assert.equal(object.opened, true);
    assert.equal(object.bits, 1024);
});

test('a key of 4096 bits is opened, one of 8402 unsupported', async () => {
    const key = complete({ p: prime(2048), q: prime(2048) });
    assert.equal(await use(toPem(key)), 'OK');
    const n = (1n << 8401n) | 1n;
    assert.equal(await use(toPem({ ...key, n })), 'UNSUPPORTED');
});
