/**
 * RSA keys made to measure, from numbers that no generator would choose, as
 * the files they would come in.
 */
import { checkPrimeSync, generatePrimeSync, randomBytes } from 'node:crypto';

/** @param {number} bits @returns {bigint} a random prime, top two bits set */
export function prime(bits) {
    for (;;) {
        const p = generatePrimeSync(bits, { bigint: true });
        if (p >> BigInt(bits - 2) === 3n) {
            return p;
        }
    }
}

/** @param {number} bits @returns {bigint} below 2^bits */
export function random(bits) {
    const hex = randomBytes(Math.ceil(bits / 8)).toString('hex');
    return BigInt(`0x${hex}`) & ((1n << BigInt(bits)) - 1n);
}

/** @param {bigint} n @returns {boolean} */
export function isPrime(n) {
    return checkPrimeSync(n);
}

/** @param {bigint} n @returns {bigint} the next prime above it */
export function nextPrime(n) {
    let p = n + (n % 2n === 0n ? 1n : 2n);
    while (!isPrime(p)) {
        p += 2n;
    }
    return p;
}

/** @param {bigint} a @param {bigint} b @returns {bigint} */
export function gcd(a, b) {
    while (b !== 0n) {
        [a, b] = [b, a % b];
    }
    return a;
}

/** @param {bigint} a @param {bigint} m @returns {bigint} 1 / a modulo m */
export function inverse(a, m) {
    let [r, s, u, v] = [m, ((a % m) + m) % m, 0n, 1n];
    while (s !== 0n) {
        const q = r / s;
        [r, s] = [s, r - q * s];
        [u, v] = [v, u - q * v];
    }
    if (r !== 1n) {
        throw new RangeError('no inverse');
    }
    return ((u % m) + m) % m;
}

/** @param {bigint} b @param {bigint} e @param {bigint} m @returns {bigint} */
export function power(b, e, m) {
    let result = 1n;
    for (b %= m; e > 0n; e >>= 1n) {
        if (e & 1n) {
            result = (result * b) % m;
        }
        b = (b * b) % m;
    }
    return result;
}

/** @param {number} tag @param {Buffer} contents @returns {Buffer} */
function element(tag, contents) {
    const { length } = contents;
    const head =
        length < 128
            ? [tag, length]
            : length < 256
              ? [tag, 0x81, length]
              : [tag, 0x82, length >> 8, length & 255];
    return Buffer.concat([Buffer.from(head), contents]);
}

/** @param {bigint} n @returns {Buffer} */
function integer(n) {
    let hex = n.toString(16);
    hex = hex.length % 2 ? `0${hex}` : hex;
    const bytes = Buffer.from(hex, 'hex');
    const padded = bytes[0] & 0x80 ? [Buffer.from([0]), bytes] : [bytes];
    return element(0x02, Buffer.concat(padded));
}

/**
 * @typedef {{n: bigint, e: bigint, d: bigint, p: bigint, q: bigint,
 *   dp: bigint, dq: bigint, qi: bigint}} RsaNumbers
 */

/**
 * Everything that follows from two primes and an exponent; any of it can be
 * said otherwise.
 *
 * @param {{p: bigint, q: bigint} & Partial<RsaNumbers>} given
 * @returns {RsaNumbers}
 */
export function complete(given) {
    const { p, q, e = 65537n } = given;
    const phi = ((p - 1n) * (q - 1n)) / gcd(p - 1n, q - 1n);
    const d = given.d ?? inverse(e, phi);
    return {
        n: p * q,
        e,
        d,
        dp: d % (p - 1n),
        dq: d % (q - 1n),
        qi: p === q ? 1n : inverse(q, p),
        ...given,
    };
}

/** @param {RsaNumbers} key @returns {Buffer} RSAPrivateKey in DER */
export function toDer({ n, e, d, p, q, dp, dq, qi }) {
    const numbers = [0n, n, e, d, p, q, dp, dq, qi].map(integer);
    return element(0x30, Buffer.concat(numbers));
}

/** @param {RsaNumbers} key @returns {string} traditional PEM */
export function toPem(key) {
    const lines = toDer(key).toString('base64').match(/.{1,64}/g) ?? [];
    return [
        '-----BEGIN RSA PRIVATE KEY-----',
        ...lines,
        '-----END RSA PRIVATE KEY-----',
        '',
    ].join('\n');
}
