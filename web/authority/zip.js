/**
 * ZIP files from and to files in memory, over fflate. Key files get the
 * rights of their owner alone (0600) for those who unpack them on Unix.
 *
 * Read: stored and deflated entries. Refused: more or larger files than an
 * authority can have, names that leave the folder, encrypted entries.
 * Does not: keep empty folders, or read ZIP64 files larger than 4 GiB.
 */
import { unzipSync, zipSync } from 'fflate';

import { AuthorityError } from './error.js';

/** @typedef {import('./folder.js').Files} Files */

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
export const SECRET_NAME = /\.(?:key|p12|pfx|enc)(?:\.old)?$/i;

/**
 * The attributes of one entry.
 *
 * @param {string} path
 * @param {Date} now
 * @returns {{os: number, attrs: number, mtime: Date}}
 */
export function entryOptions(path, now) {
    const mode = SECRET_NAME.test(path) ? OWNER_ONLY : EVERYONE_READS;
    const time = Math.min(Math.max(now.getTime(), TIME_MIN), TIME_MAX);
    return { os: UNIX, attrs: mode * 0x10000, mtime: new Date(time) };
}

/**
 * @param {Files} files
 * @param {Date} now
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function writeZip(files, now) {
    /** @type {import('fflate').Zippable} */
    const entries = {};
    for (const [path, bytes] of files) {
        entries[path] = [bytes, entryOptions(path, now)];
    }
    return zipSync(entries, { level: 6 });
}

/**
 * A path as we keep it, or null for a folder's own entry.
 *
 * @param {string} name
 * @returns {string | null}
 * @throws {AuthorityError} zip-name
 */
function cleanPath(name) {
    const path = name.replaceAll('\\', '/');
    if (path.endsWith('/')) {
        return null;
    }
    const bad = path.startsWith('/') || /^[A-Za-z]:/.test(path) ||
        path.includes('\0') ||
        path.split('/').some((part) => part === '..' || part === '');
    if (bad) {
        throw new AuthorityError('zip-name', { name });
    }
    return path.split('/').filter((part) => part !== '.').join('/');
}

/**
 * @param {Uint8Array} bytes
 * @returns {Files}
 * @throws {AuthorityError} zip-size, zip-name, zip-damaged
 */
export function readZip(bytes) {
    if (bytes.length > ZIP_MAX) {
        throw new AuthorityError('zip-size');
    }
    let total = 0;
    let count = 0;
    const filter = (/** @type {import('fflate').UnzipFileInfo} */ file) => {
        total += file.originalSize;
        count += 1;
        if (file.originalSize > FILE_MAX || total > ZIP_MAX ||
            count > COUNT_MAX) {
            throw new AuthorityError('zip-size');
        }
        return cleanPath(file.name) !== null;
    };
    try {
        const entries = Object.entries(unzipSync(bytes, { filter }));
        return new Map(entries.map(([name, contents]) =>
            [/** @type {string} */ (cleanPath(name)), contents]));
    } catch (error) {
        if (error instanceof AuthorityError) {
            throw error;
        }
        throw new AuthorityError('zip-damaged');
    }
}

/** @param {Uint8Array} bytes @returns {boolean} it starts like a ZIP */
export function looksLikeZip(bytes) {
    return bytes.length > 3 && bytes[0] === 0x50 && bytes[1] === 0x4b &&
        (bytes[2] === 3 || bytes[2] === 5);
}
