/*
 * Files whose form is right and which must not be used: keys with the
 * weaknesses of public incidents, and certificates that name each other as
 * issuers.
 */

import {
    complete, gcd, inverse, isPrime, nextPrime, power, prime, random,
} from '../lib/rsa.js';

/** @typedef {import('../lib/rsa.js').RsaNumbers} RsaNumbers */

/** A prime of the form that the faulty chips made (CVE-2017-15361). */
function rocaPrime() {
    let m = 1n;
    let count = 0;
    for (let p = 2n; count < 126; p = nextPrime(p)) {
        m *= p;
        count += 1;
    }
    for (;;) {
        const k = (1n << 53n) | random(53);
        const p = k * m + power(65537n, random(64), m);
        if (isPrime(p)) {
            return p;
        }
    }
}

/** A key whose private exponent is small (Wiener). */
function smallExponent() {
    const [p, q] = [prime(1024), prime(1024)];
    const lcm = ((p - 1n) * (q - 1n)) / gcd(p - 1n, q - 1n);
    let d = random(256) | 1n;
    while (gcd(d, lcm) !== 1n) {
        d += 2n;
    }
    return complete({ p, q, d, e: inverse(d, lcm) });
}

/** A key whose public exponent is 3. */
function tinyExponent() {
    for (;;) {
        const [p, q] = [prime(1024), prime(1024)];
        if (gcd(3n, (p - 1n) * (q - 1n)) === 1n) {
            return complete({ p, q, e: 3n });
        }
    }
}

/**
 * Browsers take an exponent of 3: it is no error.
 *
 * @returns {[string, RsaNumbers, RegExp, 'Mend'|'Look at'][]} name, key, what
 *   is said of it, what the verdict asks for
 */
export function weakKeys() {
    const p = prime(1024);
    return [
        ['close.key', complete({ p, q: nextPrime(p) }), /CVE-2022-26320/,
            'Mend'],
        ['roca.key', complete({ p: rocaPrime(), q: rocaPrime() }),
            /CVE-2017-15361/, 'Mend'],
        ['wiener.key', smallExponent(), /private one may be small/,
            'Mend'],
        ['three.key', tinyExponent(), /smaller than 65537/, 'Look at'],
        ['factor.key', complete({ p: 251n * prime(1016), q: prime(1024) }),
            /divided by a small number/, 'Mend'],
    ];
}

/**
 * Two authorities of which each has signed the other, as "circle.pem", and a
 * device's certificate below them.
 *
 * @param {import('./file-material.js').FileMaterial} made
 */
export async function makeCircle(made) {
    const ec = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes';
    for (const name of ['round', 'about']) {
        await made.openssl(`req -x509 ${ec} -config openssl.cnf -extensions ` +
            `root -days 30 -subj /CN=${name} -keyout ${name}.key ` +
            `-out ${name}.self`);
        await made.openssl(`req -new -key ${name}.key -config openssl.cnf ` +
            `-subj /CN=${name} -out ${name}.csr`);
    }
    const sign = (/** @type {string} */ request, /** @type {string} */ by,
        /** @type {string} */ section) => made.openssl(`x509 -req -in ${
        request}.csr -CA ${by}.self -CAkey ${by}.key -days 20 -extfile ` +
        `openssl.cnf -extensions ${section} -out ${request}.circle`);
    await sign('round', 'about', 'root');
    await sign('about', 'round', 'root');
    await sign('MCU', 'round', 'device');
    await made.write('circle.pem', (await Promise.all(
        ['MCU', 'round', 'about'].map((name) =>
            made.text(`${name}.circle`)))).join(''));
}
