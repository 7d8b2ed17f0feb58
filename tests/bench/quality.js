/**
 * make quality: many keys made in the page, each looked at from outside.
 *
 *   - OpenSSL accepts it (`openssl rsa -check`), and says what its numbers are
 *   - modulus and primes have the size, and keep the distance, that
 *     FIPS 186-5 A.1.3 wants; the exponent is 65537 and fits p - 1 and q - 1
 *   - all primes differ, and so no two moduli share one (pairwise gcd 1,
 *     computed as one product tree, after D. J. Bernstein's batch gcd)
 *   - the browser's memory is no larger after the last fifth than before
 *   - every bit of p and q below the highest is set as often as not, and so is
 *     every value of p modulo some small primes (chi-square)
 *
 * usage: node tests/bench/quality.js KEYS [BITS]
 */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { launch } from '../lib/browsers.js';

const run = promisify(execFile);

/** Keys asked for at once: the workers make one each. */
const BATCH = 8;

/** A browser's memory is never quite still, bytes. */
const MEMORY_SLACK = 50e6;

/**
 * @typedef {object} Key
 * @property {bigint} n
 * @property {bigint} p
 * @property {bigint} q
 * @property {bigint} e
 */

/** @param {string} condition @param {boolean} holds */
function want(condition, holds) {
    if (!holds) {
        throw new Error(`a key breaks the rule: ${condition}`);
    }
}

/** @param {bigint} x */
export function bitLength(x) {
    return x === 0n ? 0 : x.toString(2).length;
}

/** @param {bigint} a @param {bigint} b */
function gcd(a, b) {
    while (b !== 0n) {
        [a, b] = [b, a % b];
    }
    return a;
}

/**
 * What OpenSSL reads in a key, after it has checked it.
 *
 * @param {string} pem
 * @returns {Promise<Key>}
 */
export async function readWithOpenssl(pem) {
    const child = run('openssl', ['rsa', '-check', '-noout', '-text']);
    child.child.stdin?.end(pem);
    const { stdout } = await child;
    want('openssl rsa -check', stdout.includes('RSA key ok'));
    /** @param {string} name */
    const number = (name) => {
        const match = new RegExp(`^${name}:\\n((?:    [0-9a-f:]+\\n)+)`, 'm')
            .exec(stdout);
        return BigInt(`0x${match?.[1].replace(/[\s:]/g, '')}`);
    };
    return {
        n: number('modulus'),
        p: number('prime1'),
        q: number('prime2'),
        e: BigInt(/^publicExponent: (\d+)/m.exec(stdout)?.[1] ?? 0),
    };
}

/** FIPS 186-5 A.1.3. @param {Key} key @param {number} bits */
export function checkRules({ n, p, q, e }, bits) {
    const half = BigInt(bits / 2);
    const distance = p > q ? p - q : q - p;
    want('n has its size', bitLength(n) === bits);
    want('n = p q', n === p * q);
    want('e = 65537', e === 65537n);
    for (const prime of [p, q]) {
        want('a prime has half the size', bitLength(prime) === bits / 2);
        want('prime >= sqrt(2) 2^(half - 1)',
            prime * prime >= 1n << (2n * half - 1n));
        want('gcd(prime - 1, e) = 1', gcd(prime - 1n, e) === 1n);
    }
    want('|p - q| > 2^(half - 100)', distance > 1n << (half - 100n));
}

/**
 * Whether some two of the numbers share a factor: each number n has the gcd
 * of n and (product of all / n) in it when product mod n^2 / n is not coprime.
 *
 * @param {bigint[]} numbers
 */
export function shareFactor(numbers) {
    /** @type {bigint[][]} */
    const levels = [numbers];
    while (levels[0].length > 1) {
        /** @type {bigint[]} */
        const above = [];
        for (let i = 0; i < levels[0].length; i += 2) {
            above.push(levels[0][i] * (levels[0][i + 1] ?? 1n));
        }
        levels.unshift(above);
    }
    let rests = levels[0];
    for (const level of levels.slice(1)) {
        rests = level.map((x, i) => rests[i >> 1] % (x * x));
    }
    return numbers.some((n, i) => gcd(rests[i] / n, n) !== 1n);
}

/**
 * How far counts are from equal, in standard deviations of chi-square (its
 * mean is the degrees of freedom f, its variance 2 f; near normal for f > 30).
 *
 * @param {number} chiSquare
 * @param {number} freedom
 */
function deviations(chiSquare, freedom) {
    return (chiSquare - freedom) / Math.sqrt(2 * freedom);
}

/**
 * Chi-square over all bits that should be fair coins: not the lowest, which
 * is always set, nor the highest eight, which the range decides.
 *
 * @param {bigint[]} primes all of one size
 */
export function bitBias(primes) {
    const bits = bitLength(primes[0]);
    const ones = new Array(bits).fill(0);
    for (const prime of primes) {
        const text = prime.toString(2);
        for (let bit = 1; bit < bits - 8; bit++) {
            ones[bit] += text[bits - 1 - bit] === '1' ? 1 : 0;
        }
    }
    let chiSquare = 0;
    for (let bit = 1; bit < bits - 8; bit++) {
        chiSquare += (2 * ones[bit] - primes.length) ** 2 / primes.length;
    }
    return deviations(chiSquare, bits - 9);
}

/**
 * Chi-square over the remainders by small primes, 0 left out. ROCA's keys
 * failed here: their primes had few remainders each.
 *
 * @param {bigint[]} primes
 */
export function remainderBias(primes) {
    let chiSquare = 0, freedom = 0;
    for (const small of [3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n]) {
        const counts = new Map();
        for (const prime of primes) {
            const rest = prime % small;
            want('no small factor', rest !== 0n);
            counts.set(rest, (counts.get(rest) ?? 0) + 1);
        }
        const mean = primes.length / Number(small - 1n);
        for (let rest = 1n; rest < small; rest++) {
            chiSquare += ((counts.get(rest) ?? 0) - mean) ** 2 / mean;
        }
        freedom += Number(small) - 2;
    }
    return deviations(chiSquare, freedom);
}

/**
 * Everything that is wanted of a set of keys.
 *
 * @param {Key[]} keys
 * @param {number} bits
 */
export function judge(keys, bits) {
    keys.forEach((key) => checkRules(key, bits));
    const primes = keys.flatMap(({ p, q }) => [p, q]);
    want('all primes differ', new Set(primes).size === primes.length);
    want('moduli share no prime', !shareFactor(keys.map(({ n }) => n)));
    const bias = { bits: bitBias(primes), remainders: remainderBias(primes) };
    // Six deviations: by chance once in a hundred million runs.
    want(`bits of primes are fair (${bias.bits.toFixed(2)} deviations)`,
        Math.abs(bias.bits) < 6);
    want(`remainders are fair (${bias.remainders.toFixed(2)} deviations)`,
        bias.remainders < 6);
    return bias;
}

/**
 * What the browser's processes hold in memory together, bytes (Linux).
 *
 * @param {number | undefined} pid the browser's own
 */
function memoryOf(pid) {
    /** @type {Map<number, number[]>} */
    const children = new Map();
    for (const name of readdirSync('/proc').filter((n) => /^\d+$/.test(n))) {
        try {
            const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
            const parent = Number(
                stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
            children.set(parent, [...children.get(parent) ?? [], Number(name)]);
        } catch {
            continue; // it has ended meanwhile
        }
    }
    let pages = 0;
    const open = [pid ?? 0];
    for (let one = open.pop(); one; one = open.pop()) {
        open.push(...children.get(one) ?? []);
        const statm = readFileSync(`/proc/${one}/statm`, 'latin1').split(' ');
        pages += Number(statm[1]) - Number(statm[2]); // shared ones once only
    }
    return pages * 4096;
}

/** @param {number} bits @param {number} count */
async function makeKeys(bits, count) {
    const { engine } = /** @type {any} */ (globalThis).mcuCertify;
    const keys = await Promise.all(Array.from({ length: count },
        () => engine.generateKey({ type: 'rsa', bits })));
    return keys.map(({ key }) => key);
}

/** @param {number} count @param {number} bits */
async function main(count, bits) {
    const session = await launch('chromium');
    /** @type {Key[]} */
    const keys = [];
    /** @type {number[]} */
    const memory = [];
    try {
        const page = await session.page();
        await page.goto(pathToFileURL('dist/mcu-certify.html').href);
        await page.evaluate('globalThis.mcuCertify.ready');
        while (keys.length < count) {
            const size = Math.min(BATCH, count - keys.length);
            const made = await page.evaluate(makeKeys, bits, size);
            keys.push(...await Promise.all(made.map(readWithOpenssl)));
            memory.push(memoryOf(session.browser.process()?.pid));
            process.stdout.write(`\r${keys.length} of ${count} keys`);
        }
    } finally {
        await session.close();
    }
    const bias = judge(keys, bits);
    const fifth = Math.max(1, Math.floor(memory.length / 5));
    const early = Math.max(...memory.slice(0, 2 * fifth));
    const late = Math.max(...memory.slice(-fifth));
    console.log(`\nmemory at most ${Math.round(early / 1e6)} MB in the first ` +
        `two fifths, ${Math.round(late / 1e6)} MB in the last`);
    want('memory stays flat', late < early + MEMORY_SLACK);
    console.log(`${count} keys of ${bits} bits: every one sound; bits ${
        bias.bits.toFixed(2)} and remainders ${
        bias.remainders.toFixed(2)} deviations from fair`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
    await main(Number(process.argv[2] ?? 1000), Number(process.argv[3] ?? 2048));
}
