/**
 * A directory on the user's disk, where the browser gives access to one
 * (Chromium from file:// and https).
 *
 * A write replaces each file whole: the browser keeps the old bytes until
 * the new ones are complete, and what was written is read back. The order is
 * such that a save may end anywhere: the authority itself, then what was
 * replaced, then new certificates, then the devices' files, and last the
 * lists that name them. Certificates that no list names yet are taken into
 * it when the folder is opened again (reconcile.js).
 * Does not: delete anything, or write files that have not changed.
 */
import { sameBytes } from './bytes.js';
import { AuthorityError } from './error.js';
import { PATHS } from './folder.js';
import { writeHandle } from '../writer.js';
import { ZIP_MAX } from './zip.js';

/** @import {AuthorityFolder, Files} from './folder.js' */
/** @import {WriteError} from '../writer.js' */

/** Folders nest no deeper than this in any layout that we read. */
const DEPTH_MAX = 8;

/** What is written first and last; between them what matches none. */
const ORDER = [
    (/** @type {string} */ path) => FIRST.includes(path),
    (/** @type {string} */ path) => path.includes('/former/'),
    (/** @type {string} */ path) => path.startsWith('newcerts/'),
    (/** @type {string} */ path) => !LAST.includes(path),
];

/** @type {string[]} */
const FIRST = [PATHS.certificate, PATHS.root, PATHS.key];

/** Until the last of them is written the old lists hold. @type {string[]} */
const LAST = [PATHS.serial, PATHS.crlNumber, PATHS.crl, PATHS.index];

/** What Chromium leaves of a file that it was writing when it ended. */
export const UNFINISHED = /\.crswap$/;

/** @param {Iterable<string>} paths @returns {string[]} as they are written */
function inOrder(paths) {
    const rank = (/** @type {string} */ path) => {
        const found = ORDER.findIndex((fits) => fits(path));
        return found >= 0 ? found : ORDER.length + LAST.indexOf(path);
    };
    return [...paths].sort((one, two) => rank(one) - rank(two));
}

/** @returns {boolean} */
export function canPickDirectory() {
    return 'showDirectoryPicker' in globalThis;
}

/** Rejects with AbortError when it is closed. */
export function pickDirectory() {
    return showDirectoryPicker({ mode: 'readwrite', id: 'authority' });
}

/**
 * @param {FileSystemDirectoryHandle} handle
 * @throws {AuthorityError} zip-size
 */
export async function readDirectory(handle) {
    /** @type {Files} */
    const files = new Map();
    let total = 0;
    const walk = async (
        /** @type {FileSystemDirectoryHandle} */ directory,
        /** @type {string} */ prefix,
        /** @type {number} */ depth,
    ) => {
        for await (const [name, child] of directory.entries()) {
            if (child.kind === 'directory') {
                if (depth < DEPTH_MAX) {
                    await walk(child, `${prefix}${name}/`, depth + 1);
                }
                continue;
            }
            const file = await child.getFile();
            total += file.size;
            if (total > ZIP_MAX) {
                throw new AuthorityError('zip-size');
            }
            files.set(prefix + name, new Uint8Array(await file.arrayBuffer()));
        }
    };
    await walk(handle, '', 0);
    return files;
}

/**
 * @param {FileSystemDirectoryHandle} root
 * @param {string} path
 * @param {Uint8Array} bytes
 * @throws {WriteError}
 */
async function writeFile(root, path, bytes) {
    const parts = path.split('/');
    const name = /** @type {string} */ (parts.pop());
    let directory = root;
    for (const part of parts) {
        directory = await directory.getDirectoryHandle(part, { create: true });
    }
    await writeHandle(
        await directory.getFileHandle(name, { create: true }), bytes);
}

/**
 * One save at a time, in all windows of this page.
 *
 * @template T
 * @param {() => Promise<T>} work
 */
async function alone(work) {
    const { locks } = globalThis.navigator ?? {};
    return locks ? locks.request('mcu-certify-save', work) : work();
}

/** Somebody else has written into the directory. */
export class ChangedOnDisk extends AuthorityError {
    /** @param {string} path @param {Files} there all that it holds now */
    constructor(path, there) {
        super('changed-on-disk', { path });
        this.there = there;
    }
}

/**
 * Brings a directory to what the files say. It may be called again after any
 * failure.
 *
 * @param {FileSystemDirectoryHandle} handle
 * @param {Files} files
 * @param {(path: string, bytes: Uint8Array) => boolean} isKnown this page has
 *   seen the file with these contents, so they may be replaced
 * @param {(path: string, bytes: Uint8Array) => void} onWritten a file is
 *   whole on the disk
 * @param {AbortSignal} [signal] ends it between two files
 * @throws {ChangedOnDisk} nothing was written
 * @throws {WriteError} and whatever the browser says
 */
export function writeDirectory(handle, files, isKnown, onWritten, signal) {
    return alone(async () => {
        const there = await readDirectory(handle);
        for (const [path, bytes] of there) {
            const ours = files.get(path);
            if (ours && !sameBytes(ours, bytes) && !isKnown(path, bytes)) {
                throw new ChangedOnDisk(path, there);
            }
        }
        for (const path of inOrder(files.keys())) {
            signal?.throwIfAborted();
            const bytes = /** @type {Uint8Array} */ (files.get(path));
            if (!sameBytes(there.get(path), bytes)) {
                await writeFile(handle, path, bytes);
            }
            onWritten(path, bytes);
        }
    });
}

/**
 * Saves a folder into a directory. What is signed meanwhile stays unsaved.
 *
 * @param {AuthorityFolder} folder
 * @param {FileSystemDirectoryHandle} handle
 * @param {AbortSignal} [signal]
 * @throws as writeDirectory; what was written by then is noted
 */
export async function saveFolder(folder, handle, signal) {
    /** @type {Files} */
    const written = new Map();
    const files = folder.toFiles();
    // A write that failed may have come to its end all the same.
    folder.seen.push(files);
    try {
        await writeDirectory(handle, files,
            (path, bytes) => folder.knows(path, bytes),
            (path, bytes) => written.set(path, bytes), signal);
        folder.seen = [];
    } finally {
        folder.noteSaved(written);
    }
}

/**
 * Without the one top folder that most ZIP tools put all below.
 *
 * @param {Files} files
 * @returns {Files}
 */
export function withoutTop(files) {
    const paths = [...files.keys()];
    const tops = new Set(paths.map((path) => path.split('/')[0]));
    // newcerts alone would be a top folder too, but no authority.
    return tops.size !== 1 || !paths.every((path) => path.includes('/'))
        ? files : withoutTop(new Map([...files].map(([path, bytes]) =>
            [path.slice(path.indexOf('/') + 1), bytes])));
}
