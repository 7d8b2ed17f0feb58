/*
 * Certificates and revocation lists with whatever defect is wanted, written
 * in DER by hand: no library would make most of them.
 *
 * Does not: check anything.
 */
import { generateKeyPairSync, createHash, sign } from 'node:crypto';

/** @typedef {import('node:crypto').KeyObject} KeyObject */
/** @typedef {{privateKey: KeyObject, publicKey: KeyObject}} Pair */

/** An element. @param {number} tag @param {...Uint8Array} parts */
export function der(tag, ...parts) {
    const contents = Buffer.concat(parts);
    const { length } = contents;
    const head = length < 128 ? [length]
        : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
    return Buffer.concat([Buffer.from([tag, ...head]), contents]);
}

export const seq = (/** @type {Uint8Array[]} */ ...parts) =>
    der(0x30, ...parts);
export const set = (/** @type {Uint8Array[]} */ ...parts) =>
    der(0x31, ...parts);
export const hex = (/** @type {string} */ digits) =>
    Buffer.from(digits.replaceAll(' ', ''), 'hex');
export const integer = (/** @type {number} */ number) =>
    der(2, Buffer.from([number]));
export const octets = (/** @type {Uint8Array} */ bytes) => der(4, bytes);
export const yes = hex('0101ff');

/** @param {string} dotted */
export function oid(dotted) {
    const [a, b, ...rest] = dotted.split('.').map(Number);
    const bytes = [a * 40 + b];
    for (const arc of rest) {
        const digits = [arc & 127];
        for (let left = arc >> 7; left > 0; left >>= 7) {
            digits.unshift(left & 127 | 128);
        }
        bytes.push(...digits);
    }
    return der(6, Buffer.from(bytes));
}

/** UTCTime of a day relative to now. @param {number} days */
export function day(days) {
    const date = new Date(Date.now() + days * 86400000);
    return der(0x17, Buffer.from(
        `${date.toISOString().replace(/[-:T]|\.\d+/g, '').slice(2)}`));
}

/**
 * A Name: [[type, value, tag]].
 *
 * @param {[string, string, number?][]} parts
 */
export function dn(...parts) {
    return seq(...parts.map(([type, value, tag = 0x0c]) =>
        set(seq(oid(type), der(tag, Buffer.from(value, 'latin1'))))));
}

export const CN = '2.5.4.3';
export const O = '2.5.4.10';

/** @param {string} id @param {Uint8Array} value @param {boolean} [critical] */
export function extension(id, value, critical = false) {
    return seq(oid(id), ...(critical ? [yes] : []), octets(value));
}

/** @param {string[]} names host names */
export const hosts = (...names) =>
    seq(...names.map((name) => der(0x82, Buffer.from(name, 'latin1'))));

/** @param {...string} ids */
export const usages = (...ids) => extension('2.5.29.37', seq(...ids.map(oid)));
export const SERVER = '1.3.6.1.5.5.7.3.1';
export const CLIENT = '1.3.6.1.5.5.7.3.2';
export const ANY = '2.5.29.37.0';

/** keyUsage of one byte. @param {string} digits of the BIT STRING */
export const keyUsage = (digits) =>
    extension('2.5.29.15', der(3, hex(digits)), true);

/** @param {boolean} ca @param {number} [path] */
export const basic = (ca, path) => extension('2.5.29.19',
    seq(...(ca ? [yes] : []), ...(path === undefined ? [] : [integer(path)])),
    true);

/** @param {Uint8Array[]} permitted bases @param {Uint8Array[]} [excluded] */
export const limits = (permitted, excluded = []) =>
    extension('2.5.29.30', seq(
        ...(permitted.length > 0
            ? [der(0xa0, ...permitted.map((base) => seq(base)))] : []),
        ...(excluded.length > 0
            ? [der(0xa1, ...excluded.map((base) => seq(base)))] : [])), true);

export const dns = (/** @type {string} */ name) =>
    der(0x82, Buffer.from(name));
export const net = (/** @type {string} */ digits) => der(0x87, hex(digits));

const NULL = hex('0500');
const ALGORITHMS = /** @type {Record<string, {oid: string, hash: string,
    more?: Uint8Array[]}>} */ ({
    'ec': { oid: '1.2.840.10045.4.3.2', hash: 'sha256' },
    'rsa': { oid: '1.2.840.113549.1.1.11', hash: 'sha256', more: [NULL] },
    'rsa-sha1': { oid: '1.2.840.113549.1.1.5', hash: 'sha1', more: [NULL] },
    'rsa-md5': { oid: '1.2.840.113549.1.1.4', hash: 'md5', more: [NULL] },
    'ec-sha1': { oid: '1.2.840.10045.4.1', hash: 'sha1' },
    'ec-sha384': { oid: '1.2.840.10045.4.3.3', hash: 'sha384' },
    'ec-sha512': { oid: '1.2.840.10045.4.3.4', hash: 'sha512' },
    'ec-sha224': { oid: '1.2.840.10045.4.3.1', hash: 'sha224' },
    'rsa-sha224': { oid: '1.2.840.113549.1.1.14', hash: 'sha224',
        more: [NULL] },
    'rsa-sha512': { oid: '1.2.840.113549.1.1.13', hash: 'sha512',
        more: [NULL] },
    'rsa-sha3': { oid: '2.16.840.1.101.3.4.3.14', hash: 'sha3-256',
        more: [NULL] },
});

/** RSASSA-PSS-params. @param {string} mgf @param {number} salt */
function pssParameters(mgf, salt) {
    const id = { sha256: '2.16.840.1.101.3.4.2.1', sha1: '1.3.14.3.2.26' };
    const hash = (/** @type {string} */ name) =>
        seq(oid(/** @type {any} */ (id)[name]), NULL);
    return seq(der(0xa0, hash('sha256')),
        der(0xa1, seq(oid('1.2.840.113549.1.1.8'), hash(mgf))),
        der(0xa2, integer(salt)));
}

/** Keys are made once for a file of tests. @type {Map<string, Pair>} */
const keys = new Map();

/** @param {string} name such as "a", "a:rsa1024", "a:rsa2048e3" */
export function key(name) {
    let pair = keys.get(name);
    if (!pair) {
        const [, kind = 'P-256'] = name.split(':');
        const rsa = /^rsa(\d+)(?:e(\d+))?$/.exec(kind);
        pair = rsa
            ? generateKeyPairSync('rsa', {
                modulusLength: Number(rsa[1]),
                publicExponent: Number(rsa[2] ?? 65537),
            })
            : /^ed/.test(kind)
                ? generateKeyPairSync(/** @type {'ed25519'} */ (kind))
                : generateKeyPairSync('ec', { namedCurve: kind });
        keys.set(name, pair);
    }
    return pair;
}

export const spki = (/** @type {Pair} */ pair) =>
    pair.publicKey.export({ type: 'spki', format: 'der' });

/** @param {Pair} pair */
export function keyId(pair) {
    return createHash('sha1').update(spki(pair)).digest();
}

/** A signature as BIT STRING, and its AlgorithmIdentifier. */
function signer(/** @type {Pair} */ pair, /** @type {any} */ options) {
    const type = pair.privateKey.asymmetricKeyType;
    const { pss } = options;
    if (pss) {
        return {
            algorithm: seq(oid('1.2.840.113549.1.1.10'),
                pssParameters(pss.mgf, pss.salt)),
            sign: (/** @type {Uint8Array} */ bytes) => sign('sha256', bytes, {
                key: pair.privateKey, padding: 6, saltLength: pss.salt,
            }),
        };
    }
    if (type?.startsWith('ed')) {
        return {
            algorithm: seq(oid(type === 'ed448' ? '1.3.101.113' : '1.3.101.112')),
            sign: (/** @type {Uint8Array} */ bytes) =>
                sign(null, bytes, pair.privateKey),
        };
    }
    const known = ALGORITHMS[
        (type === 'rsa' ? 'rsa' : 'ec') + (options.digest ?? '')];
    return {
        algorithm: seq(oid(known.oid), ...(known.more ?? [])),
        sign: (/** @type {Uint8Array} */ bytes) =>
            sign(known.hash, bytes, pair.privateKey),
    };
}

/** Signs what is to be. @param {Uint8Array} tbs */
function signed(tbs, /** @type {any} */ how, /** @type {any} */ options) {
    let signature = how.sign(tbs);
    if (options.ber) {
        // An INTEGER of the ECDSA pair with a zero too many.
        const first = signature.subarray(2, 4 + signature[3]);
        const second = signature.subarray(4 + signature[3]);
        signature = seq(der(2, Buffer.from([0]), first.subarray(2)), second);
    }
    return seq(tbs, options.outer ?? how.algorithm,
        der(3, Buffer.from([0]), signature));
}

/**
 * @typedef {object} Recipe
 * @property {Uint8Array} subject whole Name
 * @property {Uint8Array} issuer
 * @property {Pair} key of the subject
 * @property {Pair} by that signs
 * @property {Uint8Array[]} extensions
 * @property {Uint8Array} [serial] whole INTEGER
 * @property {number} [from] days from now
 * @property {number} [to]
 * @property {Uint8Array[]} [dates] two whole times, instead
 * @property {number} [version] 3
 * @property {string} [digest] '-sha1', '-md5'
 * @property {{mgf: string, salt: number}} [pss]
 * @property {boolean} [ber] the signature is no DER
 * @property {Uint8Array} [spki]
 * @property {Uint8Array} [outer] AlgorithmIdentifier
 * @property {Uint8Array} [inner] the same, in what is signed
 * @property {boolean} [spelt] version 1 is written out
 * @property {Uint8Array[]} [unique] identifiers
 */

let serials = 0x1000;

/** @param {Recipe} recipe @returns {Buffer} */
export function certificate(recipe) {
    const how = signer(recipe.by, recipe);
    const { version = 3, extensions } = recipe;
    serials++;
    const tbs = seq(
        ...(recipe.spelt ?? version > 1
            ? [der(0xa0, integer(version - 1))] : []),
        recipe.serial ?? der(2, hex('4a5b6c7d8e9fa0'),
            Buffer.from([serials >> 8, serials & 255])),
        recipe.inner ?? recipe.outer ?? how.algorithm, recipe.issuer,
        seq(...(recipe.dates ??
            [day(recipe.from ?? -2), day(recipe.to ?? 300)])),
        recipe.subject, recipe.spki ?? spki(recipe.key), ...(recipe.unique ?? []),
        ...(extensions.length > 0 ? [der(0xa3, seq(...extensions))] : []));
    return signed(tbs, how, recipe);
}

/**
 * @param {{issuer: Uint8Array, by: Pair, revoked: Uint8Array[], from?: number,
 *     to?: number | null, add?: Uint8Array[], digest?: string,
 *     version?: number, entry?: Uint8Array[]}} recipe revoked: whole INTEGERs;
 *     to: null says none; entry: extensions of each
 */
export function crl({
    issuer, by, revoked, from = -1, to = 30, add = [], entry = [],
    version = 2, ...rest
}) {
    const how = signer(by, rest);
    const more = entry.length > 0 ? [seq(...entry)] : [];
    return signed(seq(...(version > 1 ? [integer(version - 1)] : []),
        how.algorithm, issuer, day(from), ...(to === null ? [] : [day(to)]),
        ...(revoked.length > 0
            ? [seq(...revoked.map((serial) =>
                seq(serial, day(from), ...more)))] : []),
        ...(version > 1 ? [der(0xa0, seq(
            extension('2.5.29.35', seq(der(0x80, keyId(by)))),
            extension('2.5.29.20', integer(7)), ...add))] : [])), how, rest);
}

/** @param {Uint8Array} bytes */
export function pem(bytes, label = 'CERTIFICATE') {
    const lines = Buffer.from(bytes).toString('base64').match(/.{1,64}/g);
    return `-----BEGIN ${label}-----\n${lines?.join('\n')}\n` +
        `-----END ${label}-----\n`;
}
