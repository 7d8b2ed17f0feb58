/**
 * How hard a passphrase is to guess, in bits, told without flattery: an
 * upper bound for what a person thought of, exact for what is made here.
 * Pure functions, but for the source of randomness; nothing is kept.
 *
 * Does not: know a dictionary. A passphrase that was ever used or published
 * is weaker than any figure here, and the page says so.
 */

/** Characters that nobody confuses when reading them aloud or off paper. */
export const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** Bits in one passphrase that makePassphrase returns. */
export const MADE_BITS =
    Math.floor(GROUPS * GROUP_LENGTH * Math.log2(ALPHABET.length));

/**
 * A passphrase of four groups of five characters, every one equally likely.
 *
 * @param {(bytes: Uint8Array<ArrayBuffer>) => void} fill fills with random
 *   bytes
 */
export function makePassphrase(fill) {
    // Bytes at or above the largest multiple would favour the first letters.
    const limit = 256 - (256 % ALPHABET.length);
    const byte = new Uint8Array(1);
    const pick = () => {
        do {
            fill(byte);
        } while (byte[0] >= limit);
        return ALPHABET[byte[0] % ALPHABET.length];
    };
    const group = () => Array.from({ length: GROUP_LENGTH }, pick).join('');
    const made = Array.from({ length: GROUPS }, group).join('-');
    byte.fill(0);
    return made;
}

/** What guessers try before anything else, and what these devices suggest. */
const COMMON =
    /pass(?:word|phrase)?|secret|admin|cisco|codian|tandberg|telepresence|mcu|changeme|default|letmein|welcome|qwert[yz]|asdf|zxcv|summer|winter|spring|autumn|hello|test|(?:19|20)\d\d/gi;

/** Bits that a common word and its place add at most. */
const COMMON_BITS = 8;
/** Bits of a word from a vocabulary of a few thousand words. */
const WORD_BITS = 12;

/** How many characters there are of each kind. @type {[RegExp, number][]} */
const POOLS = [
    [/[a-z]/, 26], [/[A-Z]/, 26], [/[0-9]/, 10], [/[ -/:-@[-`{-~]/, 33],
    // eslint-disable-next-line no-control-regex
    [/[^\x00-\x7f]/, 100],
];

/** @param {string} text @returns {number} bits of one random character */
function characterBits(text) {
    const pool = POOLS.reduce((sum, [kind, size]) =>
        sum + (kind.test(text) ? size : 0), 0);
    return pool > 0 ? Math.log2(pool) : 0;
}

/**
 * Characters that say something new: repeats ("aaaa") and runs ("1234",
 * "dcba") count once and a half.
 *
 * @param {string} text
 */
function newCharacters(text) {
    const codes = [...text].map((c) => c.codePointAt(0) ?? 0);
    return codes.reduce((count, code, i) => {
        const step = code - codes[i - 1];
        const before = codes[i - 1] - codes[i - 2];
        const dull = i > 1 && step === before && Math.abs(step) <= 1;
        return count + (dull ? 0.25 : 1);
    }, 0);
}

/**
 * At most this many bits.
 *
 * @param {string} text
 * @returns {number} a whole number
 */
export function estimateBits(text) {
    const commons = text.match(COMMON) ?? [];
    const rest = text.replace(COMMON, '');
    const words = rest.match(/[A-Za-z]{3,}/g) ?? [];
    const perCharacter = characterBits(text);
    // Letters in a row may be a word, and a word is only one of thousands.
    let bits = commons.length * COMMON_BITS;
    for (const word of words) {
        const asWord = WORD_BITS + (/^[a-z]+$/.test(word) ? 0 : 1);
        bits += Math.min(newCharacters(word) * perCharacter, asWord);
    }
    bits += newCharacters(rest.replace(/[A-Za-z]{3,}/g, '')) * perCharacter;
    const different = new Set(text).size;
    return Math.floor(Math.min(bits, different * perCharacter * 2));
}

/** Guesses a second with one graphics card, by how the key is locked. */
const GUESSES = {
    // One MD5 pass: order of magnitude of published MD5 figures.
    traditional: 1e10,
    // 600,000 rounds of HMAC-SHA-256.
    pkcs8: 1e4,
};

/**
 * How long guessing takes on the average, in seconds.
 *
 * @param {number} bits
 * @param {keyof GUESSES} form
 */
export const guessingTime = (bits, form) => 2 ** (bits - 1) / GUESSES[form];

/**
 * The bits that withstand guessing for so long, on the average.
 *
 * @param {number} seconds
 * @param {keyof GUESSES} form
 */
export const bitsFor = (seconds, form) =>
    Math.ceil(Math.log2(2 * seconds * GUESSES[form]));

const DAY = 86400;
/** Each below so many seconds. */
const SPANS = /** @type {const} */ ([
    [3600, 'seconds'], [2 * DAY, 'hours'], [60 * DAY, 'days'],
    [730 * DAY, 'months'], [1000 * 365 * DAY, 'years'], [Infinity, 'ages'],
]);

/** @param {number} seconds */
export const spanName = (seconds) =>
    (SPANS.find(([most]) => seconds < most) ?? SPANS[5])[1];

/** A source that works repeats one byte so often once in 2^120 times. */
const PROBE_LENGTH = 16;

/**
 * Fills bytes for use as a secret, from the browser's source of randomness,
 * and does not make up for one that fails. Keys are made in the engine, which
 * has its own checks.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @throws {Error} when the source fails, or is stuck at one value
 */
export function fillRandom(bytes) {
    const probe = crypto.getRandomValues(new Uint8Array(PROBE_LENGTH));
    if (probe.every((byte) => byte === probe[0])) {
        throw new Error('the source of randomness is stuck');
    }
    crypto.getRandomValues(bytes);
}
