/**
 * ZIP files from and to files in memory, over fflate. Key files get the
 * rights of their owner alone (0600) for those who unpack them on Unix.
 *
 * Read: stored and deflated entries. Refused, naming the entry: names that
 * leave the folder, two entries of one path, encrypted entries, contents that
 * do not fit their checksum; and more or larger files than an authority has.
 * Does not: keep empty folders, or read ZIP64 files larger than 4 GiB.
 */
import { unzipSync, zipSync } from 'fflate';

import { sameBytes } from './bytes.js';
import { AuthorityError } from './error.js';

/** @import {Files} from './folder.js' */

/** Limits of what is read; a folder of 10,000 devices stays below them. */
export const ZIP_MAX = 256 * 1024 * 1024;
const FILE_MAX = 16 * 1024 * 1024;
const COUNT_MAX = 200000;

/** What fflate writes of times: 1980 to 2099, in the local zone. */
const TIME_MIN = Date.UTC(1980, 0, 2);
const TIME_MAX = Date.UTC(2099, 11, 30);

const UNIX = 3;
const OWNER_ONLY = 0o100600;
const EVERYONE_READS = 0o100644;

/** Every file of ours that holds a private key or a passphrase ends so. */
const SECRET_NAME = /\.(?:key|p12|pfx|enc)(?:\.old)?$/i;

/** The attributes of one entry. @param {string} path @param {Date} now */
export function entryOptions(path, now) {
    const mode = SECRET_NAME.test(path) ? OWNER_ONLY : EVERYONE_READS;
    const time = Math.min(Math.max(now.getTime(), TIME_MIN), TIME_MAX);
    return { os: UNIX, attrs: mode * 0x10000, mtime: new Date(time) };
}

/** @param {Files} files @param {Date} now @returns {Uint8Array<ArrayBuffer>} */
export function writeZip(files, now) {
    return zipSync(Object.fromEntries([...files].map(([path, bytes]) =>
        [path, [bytes, entryOptions(path, now)]])), { level: 6 });
}

/**
 * A path as we keep it, or null for a folder's own entry.
 *
 * @param {string} name
 * @throws {AuthorityError} zip-name
 */
function cleanPath(name) {
    const path = name.replaceAll('\\', '/');
    if (path.endsWith('/')) {
        return null;
    }
    const parts = path.split('/');
    if (/^[A-Za-z]:/.test(path) || path.includes('\0') ||
        parts.some((part) => part === '..' || part === '')) {
        throw new AuthorityError('zip-name', { name });
    }
    return parts.filter((part) => part !== '.').join('/');
}

/** The checksum of ZIP (CRC-32). @param {Uint8Array} bytes */
function checksum(bytes) {
    let crc = ~0;
    for (const byte of bytes) {
        crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ byte) & 0xff];
    }
    return ~crc >>> 0;
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, value) => {
    for (let bit = 0; bit < 8; bit++) {
        value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    }
    return value;
});

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const ENCRYPTED = 0x41; // both kinds: PKWARE APPNOTE 4.4.4

/**
 * What the directory at the end says of each entry, in its order, and
 * fflate does not tell.
 *
 * @param {Uint8Array} bytes
 * @throws {RangeError} it is damaged
 */
function directoryOf(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let end = bytes.length - 22;
    while (view.getUint32(end, true) !== DIRECTORY_END) {
        end--;
    }
    const found = [];
    let at = view.getUint32(end + 16, true);
    let left = view.getUint16(end + 8, true);
    let sound = left === view.getUint16(end + 10, true);
    for (; sound && left > 0; left--) {
        const start = view.getUint32(at + 42, true);
        const length = view.getUint16(at + 28, true);
        // Each name stands twice: here, and before the entry's contents.
        sound = view.getUint32(at, true) === DIRECTORY_ENTRY && sameBytes(
            bytes.subarray(at + 46, at + 46 + length),
            bytes.subarray(start + 30, start + 30 + length));
        found.push({
            encrypted: (view.getUint16(at + 8, true) & ENCRYPTED) !== 0,
            crc: view.getUint32(at + 16, true),
        });
        at += 46 + length + view.getUint16(at + 30, true) +
            view.getUint16(at + 32, true);
    }
    if (!sound) {
        throw new RangeError('the directory is damaged');
    }
    return found;
}

/**
 * @param {Uint8Array} bytes
 * @throws {AuthorityError} zip-size, zip-damaged; with the entry's name:
 *   zip-name, zip-twice, zip-encrypted, zip-entry
 */
export function readZip(bytes) {
    if (bytes.length > ZIP_MAX) {
        throw new AuthorityError('zip-size');
    }
    try {
        return unpack(bytes, directoryOf(bytes));
    } catch (error) {
        throw error instanceof AuthorityError
            ? error : new AuthorityError('zip-damaged');
    }
}

/**
 * @param {Uint8Array} bytes
 * @param {ReturnType<typeof directoryOf>} directory
 */
function unpack(bytes, directory) {
    /** @type {Map<string, {name: string, crc: number}>} by path */
    const wanted = new Map();
    let total = 0;
    let count = 0;
    const entries = unzipSync(bytes, { filter: ({ name, originalSize }) => {
        const { encrypted, crc } = directory[count];
        const path = cleanPath(name);
        total += originalSize;
        count += 1;
        if (originalSize > FILE_MAX || total > ZIP_MAX || count > COUNT_MAX) {
            throw new AuthorityError('zip-size');
        }
        if (encrypted) {
            throw new AuthorityError('zip-encrypted', { name });
        }
        if (path !== null && wanted.has(path)) {
            throw new AuthorityError('zip-twice', { name });
        }
        if (path !== null) {
            wanted.set(path, { name, crc });
        }
        return path !== null;
    } });
    return new Map([...wanted].map(([path, { name, crc }]) => {
        if (checksum(entries[name]) !== crc) {
            throw new AuthorityError('zip-entry', { name });
        }
        return [path, entries[name]];
    }));
}

/** @param {Uint8Array} bytes @returns {boolean} it starts like a ZIP */
export function looksLikeZip(bytes) {
    return bytes.length > 3 && bytes[0] === 0x50 && bytes[1] === 0x4b &&
        (bytes[2] === 3 || bytes[2] === 5);
}
