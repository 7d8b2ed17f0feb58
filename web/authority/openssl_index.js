/**
 * OpenSSL's list of what an authority has issued (index.txt), read and
 * written byte for byte as `openssl ca` does it.
 *
 * One line a certificate, six columns with a tab between: status (V, R or
 * E), end of validity, time and reason of revocation, serial, file name
 * ("unknown"), subject. Times are YYMMDDHHMMSSZ up to 2049 and
 * YYYYMMDDHHMMSSZ after; a reason follows its time behind a comma, and may
 * bring a value of its own ("keyTime,20240101000000Z").
 *
 * Does not: keep comment lines (OpenSSL drops them too), or look at files;
 * what a damaged line may have meant is the ledger's (reconcile.js).
 */
import { toBytes, toText } from './bytes.js';

/**
 * @import {Attribute, Certificate} from '../../wasm/reports.js'
 * @import {Revocation} from './revocation.js'
 *
 * @typedef {object} Entry one certificate
 * @property {'V' | 'R' | 'E'} status valid, revoked, expired
 * @property {Date} notAfter
 * @property {Revocation | null} revoked
 * @property {string} serial upper-case hexadecimal, an even number of digits
 * @property {string} file OpenSSL always writes "unknown"
 * @property {string} subject /C=DE/O=.../CN=...
 */

const COLUMNS = 6;

/** OpenSSL's names of the attributes that subjects are made of, by OID. */
export const SHORT_NAMES = new Map([
    ['2.5.4.3', 'CN'], ['2.5.4.4', 'SN'], ['2.5.4.5', 'serialNumber'],
    ['2.5.4.6', 'C'], ['2.5.4.7', 'L'], ['2.5.4.8', 'ST'],
    ['2.5.4.9', 'street'], ['2.5.4.10', 'O'], ['2.5.4.11', 'OU'],
    ['2.5.4.12', 'title'], ['2.5.4.13', 'description'],
    ['2.5.4.15', 'businessCategory'], ['2.5.4.17', 'postalCode'],
    ['2.5.4.41', 'name'], ['2.5.4.42', 'GN'], ['2.5.4.43', 'initials'],
    ['2.5.4.44', 'generationQualifier'], ['2.5.4.46', 'dnQualifier'],
    ['2.5.4.65', 'pseudonym'], ['2.5.4.97', 'organizationIdentifier'],
    ['1.2.840.113549.1.9.1', 'emailAddress'],
    ['1.2.840.113549.1.9.2', 'unstructuredName'],
    ['0.9.2342.19200300.100.1.1', 'UID'],
    ['0.9.2342.19200300.100.1.25', 'DC'],
]);

/** @param {Date} time whole seconds count @returns {string} */
export function writeTime(time) {
    const digits = time.toISOString().replace(/\.\d+|[-:T]/g, '');
    const year = time.getUTCFullYear();
    return year >= 1950 && year <= 2049 ? digits.slice(2) : digits;
}

/** @param {string} text @returns {Date | null} null when it is no such time */
export function readTime(text) {
    const match = /^(\d{2}|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
    if (!match) {
        return null;
    }
    const [, year, month, day, hour, minute, second] = match;
    const short = year.length === 2;
    const full = short ? (Number(year) < 50 ? '20' : '19') + year : year;
    const iso = `${full}-${month}-${day}T${hour}:${minute}:${second}`;
    const time = new Date(`${iso}Z`);
    // Date mends 31 February; a list that holds it is damaged.
    const exists = !Number.isNaN(time.getTime()) &&
        time.toISOString().startsWith(iso);
    return exists ? time : null;
}

/**
 * A serial as the list and the file names spell it.
 *
 * @param {string} hex any case, with or without colons and leading zeros
 */
export function serialText(hex) {
    const digits = hex.replace(/[:\s]/g, '').replace(/^0+(?=.)/, '');
    const even = digits.length % 2 === 1 ? `0${digits}` : digits;
    return even.toUpperCase();
}

/** @param {string} column @returns {Revocation | null} */
function readRevocation(column) {
    const [time, reason = '', ...extra] = column.split(',');
    const at = readTime(time);
    const rest = extra.map((part) => `,${part}`).join('');
    return at && { at, reason, extra: rest };
}

/** @param {string} line @returns {Entry | null} null when it is damaged */
function readLine(line) {
    // A tab behind a backslash belongs to the text.
    const columns = line.split(/(?<!\\)\t/)
        .map((column) => column.replaceAll('\\\t', '\t'));
    if (columns.length !== COLUMNS) {
        return null;
    }
    const [status, end, revocation, serial, file, subject] = columns;
    const notAfter = readTime(end);
    const revoked = revocation === '' ? null : readRevocation(revocation);
    if (!/^[VRE]$/.test(status) || !notAfter ||
        !/^(?:[0-9A-Fa-f]{2})+$/.test(serial) ||
        (status === 'R') !== (revoked !== null)) {
        return null;
    }
    return {
        status: /** @type {Entry['status']} */ (status),
        notAfter, revoked, serial: serialText(serial), file, subject,
    };
}

/**
 * @typedef {object} BadLine a line that is not one of OpenSSL's
 * @property {number} line from 1
 * @property {string} text
 * @property {Entry | null} twice where the line is well, and its serial
 *   stood in an earlier one
 *
 * @param {string} text
 * @returns {{entries: Entry[], bad: BadLine[]}} in the order of the file
 */
export function readIndex(text) {
    /** @type {Map<string, Entry>} */
    const entries = new Map();
    /** @type {BadLine[]} */
    const bad = [];
    for (const [at, line] of text.split(/\r?\n/).entries()) {
        if (line.trim() === '' || line.startsWith('#')) {
            continue;
        }
        const entry = readLine(line);
        if (entry && !entries.has(entry.serial)) {
            entries.set(entry.serial, entry);
        } else {
            bad.push({ line: at + 1, text: line, twice: entry });
        }
    }
    return { entries: [...entries.values()], bad };
}

/** @param {Revocation | null} revoked @returns {string} */
function revocationText(revoked) {
    if (!revoked) {
        return '';
    }
    const reason = revoked.reason === '' ? '' : `,${revoked.reason}`;
    return writeTime(revoked.at) + reason + revoked.extra;
}

/** @param {Entry[]} entries @returns {string} */
export function writeIndex(entries) {
    return entries.map((entry) => [
        entry.status, writeTime(entry.notAfter), revocationText(entry.revoked),
        entry.serial, entry.file, entry.subject,
    ].map((column) => column.replaceAll('\t', '\\\t')).join('\t') + '\n')
        .join('');
}

/** The bytes that the certificate holds. @param {Attribute} attribute */
function valueBytes({ value, encoding, raw }) {
    if (raw) {
        const pairs = raw.match(/../g) ?? [];
        return Uint8Array.from(pairs, (pair) => parseInt(pair, 16));
    }
    if (encoding === 'BMPString') {
        return Uint8Array.from({ length: 2 * value.length }, (_, at) =>
            value.charCodeAt(at >> 1) >> (at % 2 ? 0 : 8) & 0xff);
    }
    if (encoding === 'T61String' || encoding === 'TeletexString') {
        return Uint8Array.from(value, (letter) => letter.charCodeAt(0) & 0xff);
    }
    return toBytes(value);
}

/**
 * A subject in the one line that OpenSSL compares when it revokes: what is
 * not printable ASCII as \xHH, a slash and a plus behind a backslash. (The
 * backslash came with OpenSSL 3; older ones compare subjects without a slash
 * or plus all the same.)
 *
 * @param {Attribute[]} attributes in the certificate's order
 */
export function subjectLine(attributes) {
    return attributes.map((attribute) => {
        const type = SHORT_NAMES.get(attribute.oid) ?? attribute.oid;
        const value = Array.from(valueBytes(attribute), (byte) => {
            const letter = String.fromCharCode(byte);
            if (byte < 0x20 || byte > 0x7e) {
                const hex = byte.toString(16).toUpperCase().padStart(2, '0');
                return `\\x${hex}`;
            }
            return letter === '/' || letter === '+' ? `\\${letter}` : letter;
        }).join('');
        return `/${type}=${value}`;
    }).join('');
}

/** Of one that is not revoked. @param {Certificate} report @returns {Entry} */
export function entryOf(report) {
    return {
        status: 'V',
        notAfter: new Date(report.notAfter),
        revoked: null,
        serial: serialText(report.serial),
        file: 'unknown',
        subject: subjectLine(report.subject.attributes),
    };
}

/**
 * The same line for people: \\xHH and backslashes are read again.
 *
 * @param {string} line as subjectLine writes it
 */
export function readSubject(line) {
    return line.split(/(?<!\\)\/(?=[A-Za-z0-9.]+=)/).filter(Boolean)
        .map((part) => {
            const at = part.indexOf('=');
            const bytes = [...part.slice(at + 1).matchAll(
                /\\x([0-9A-Fa-f]{2})|\\([/+])|([^])/gu)]
                .flatMap(([, hex, plain, letter]) => hex
                    ? [parseInt(hex, 16)] : [...toBytes(plain ?? letter)]);
            return {
                type: part.slice(0, at),
                value: toText(Uint8Array.from(bytes)),
            };
        });
}
