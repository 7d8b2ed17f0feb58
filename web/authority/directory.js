/**
 * A directory on the user's disk, where the browser gives access to one
 * (Chromium from file:// and https), and dropped folders everywhere.
 *
 * A write replaces each file whole: the browser keeps the old bytes until
 * the new ones are complete. New certificates are written before the lists
 * that name them, so that an interrupted save leaves a directory that works.
 * Does not: delete anything, or write files that have not changed.
 */
import { sameBytes } from './bytes.js';
import { AuthorityError } from './error.js';
import { PATHS } from './folder.js';
import { ZIP_MAX } from './zip.js';

/** @typedef {import('./folder.js').Files} Files */

/** Folders nest no deeper than this in any layout that we read. */
const DEPTH_MAX = 8;

/**
 * Written last, in this order: until then the old lists hold.
 *
 * @type {string[]}
 */
const LAST = [PATHS.serial, PATHS.crlNumber, PATHS.crl, PATHS.index];

/** @returns {boolean} */
export function canPickDirectory() {
    return 'showDirectoryPicker' in globalThis;
}

/** @returns {Promise<any>} a handle; rejects with AbortError when closed */
export function pickDirectory() {
    return /** @type {any} */ (globalThis)
        .showDirectoryPicker({ mode: 'readwrite', id: 'authority' });
}

/**
 * @param {any} handle FileSystemDirectoryHandle
 * @returns {Promise<Files>}
 * @throws {AuthorityError} zip-size
 */
export async function readDirectory(handle) {
    /** @type {Files} */
    const files = new Map();
    let total = 0;
    const walk = async (
        /** @type {any} */ directory,
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
 * @param {any} root
 * @param {string} path
 * @param {Uint8Array} bytes
 */
async function writeFile(root, path, bytes) {
    const parts = path.split('/');
    const name = /** @type {string} */ (parts.pop());
    let directory = root;
    for (const part of parts) {
        directory = await directory.getDirectoryHandle(part, { create: true });
    }
    const file = await directory.getFileHandle(name, { create: true });
    const writable = await file.createWritable();
    await writable.write(bytes);
    await writable.close();
}

/**
 * Brings a directory to what the files say.
 *
 * @param {any} handle
 * @param {Files} files
 * @param {Files} expected what the directory held when we read it last
 * @throws {AuthorityError} changed-on-disk (path): somebody else wrote there
 */
export async function writeDirectory(handle, files, expected) {
    const there = await readDirectory(handle);
    for (const [path, bytes] of there) {
        const known = expected.get(path);
        const ours = files.get(path);
        const differs = !known || !sameBytes(known, bytes);
        if (ours && differs && !sameBytes(ours, bytes)) {
            throw new AuthorityError('changed-on-disk', { path });
        }
    }
    const paths = [...files.keys()].filter((path) => !LAST.includes(path));
    paths.push(...LAST.filter((path) => files.has(path)));
    for (const path of paths) {
        const bytes = /** @type {Uint8Array} */ (files.get(path));
        const before = there.get(path);
        if (!before || !sameBytes(before, bytes)) {
            await writeFile(handle, path, bytes);
        }
    }
}

/**
 * The files of a drop: folders are walked, single files keep their names.
 *
 * @param {DataTransfer} transfer read before the event ends
 * @returns {Promise<Files>}
 */
export async function readDrop(transfer) {
    const entries = [...transfer.items]
        .map((item) => item.webkitGetAsEntry?.())
        .filter((entry) => entry !== null && entry !== undefined);
    /** @type {Files} */
    const files = new Map();
    const walk = async (
        /** @type {any} */ entry,
        /** @type {string} */ prefix,
        /** @type {number} */ depth,
    ) => {
        if (entry.isFile) {
            const file = await new Promise((resolve, reject) =>
                entry.file(resolve, reject));
            const bytes = new Uint8Array(await file.arrayBuffer());
            files.set(prefix + entry.name, bytes);
            return;
        }
        const reader = entry.createReader();
        // One call gives a hundred entries at most; an empty answer ends it.
        for (;;) {
            const batch = await new Promise((resolve, reject) =>
                reader.readEntries(resolve, reject));
            if (batch.length === 0 || depth >= DEPTH_MAX) {
                return;
            }
            for (const child of batch) {
                await walk(child, `${prefix}${entry.name}/`, depth + 1);
            }
        }
    };
    for (const entry of entries) {
        await walk(entry, '', 0);
    }
    return files;
}

/**
 * @param {Iterable<File>} list from an input, folders included
 * @returns {Promise<Files>}
 */
export async function readFileList(list) {
    /** @type {Files} */
    const files = new Map();
    for (const file of list) {
        const path = file.webkitRelativePath || file.name;
        files.set(path, new Uint8Array(await file.arrayBuffer()));
    }
    return files;
}
