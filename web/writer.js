/**
 * The one way out of the page: a file, a ZIP of several, or a directory's
 * files, written and noted with the items they keep (keep.js).
 *
 * Where the browser lets the page write a file itself (Chromium and Edge,
 * from a file or over https), the page learns of a cancelled dialog and of a
 * failed write, closes the file and reads it back. Elsewhere the browser
 * downloads, and the page learns nothing.
 *
 * Does not: delete or store anything, or send anything anywhere.
 */
import { strToU8, zipSync } from 'fflate';
import { sameBytes } from './authority/bytes.js';

/**
 * @typedef {object} Outgoing
 * @property {string} name
 * @property {Uint8Array | string} content
 *
 * @typedef {'kept' | 'handed' | 'cancelled'} Written
 */

/** A file was not written, or is not what was written. */
export class WriteError extends Error {
    /** @param {'write' | 'differs'} code @param {unknown} [cause] */
    constructor(code, cause) {
        super(cause instanceof Error ? cause.message : code);
        this.code = code;
    }
}

/** Names that Windows keeps for its devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name that every system takes.
 *
 * @param {string} name as typed
 * @param {string} fallback when nothing usable is left
 */
export function safeFileName(name, fallback) {
    const safe = name.trim().replace(/[^A-Za-z0-9._ -]+/g, '-')
        .replace(/^[.\s-]+|[.\s]+$/g, '')
        .slice(0, 100)
        .replace(/[.\s]+$/, '');
    return safe === '' || RESERVED.test(safe) ? fallback : safe;
}

/**
 * Files that would fall on one another, also where capitals do not count:
 * the second gets a number.
 *
 * @template {{ name: string }} T
 * @param {T[]} files
 * @returns {T[]} in the same order, each name once
 */
export function toldApart(files) {
    const taken = new Set();
    return files.map((file) => {
        let { name } = file;
        for (let n = 2; taken.has(name.toLowerCase()); n++) {
            name = file.name.replace(/(\.[^./]*)?$/, ` (${n})$1`);
        }
        taken.add(name.toLowerCase());
        return { ...file, name };
    });
}

/** @param {Uint8Array | string} content */
const bytesOf = (content) =>
    typeof content === 'string' ? strToU8(content) : content;

/** @param {Outgoing[]} files @returns {Uint8Array} a ZIP with each of them */
export const zipOf = (files) => zipSync(Object.fromEntries(toldApart(files).map(
    ({ name, content }) => [name, bytesOf(content)])), { level: 6 });

/** @returns {boolean} the page writes files itself */
export const canWrite = () => 'showSaveFilePicker' in globalThis;

/**
 * Asks where to save. Call it first thing in a click: browsers open no
 * dialog later.
 *
 * @param {string} name suggested
 * @returns {Promise<FileSystemFileHandle | null | undefined>} null when the
 *   user cancelled; undefined when the page may not write here
 */
export async function pickFile(name) {
    try {
        return await showSaveFilePicker({ suggestedName: name });
    } catch (error) {
        // Others than a cancel: there is none, a policy, no click behind it.
        return error.name === 'AbortError' ? null : undefined;
    }
}

/**
 * Writes a file whole and reads it back.
 *
 * @param {FileSystemFileHandle} handle
 * @param {Uint8Array} bytes
 * @throws {WriteError} then the file holds what it held before, or nothing
 */
export async function writeHandle(handle, bytes) {
    let back;
    try {
        const writable = await handle.createWritable();
        try {
            await writable.write(
                /** @type {Uint8Array<ArrayBuffer>} */ (bytes));
            await writable.close();
        } catch (error) {
            await writable.abort?.().catch(() => {});
            throw error;
        }
        back = new Uint8Array(await (await handle.getFile()).arrayBuffer());
    } catch (error) {
        throw new WriteError('write', error);
    }
    if (!sameBytes(back, bytes)) {
        throw new WriteError('differs');
    }
}

/**
 * Downloads. The browser holds the blob for as long as its address stands.
 *
 * @param {string} name
 * @param {Blob} blob
 */
export function download(name, blob) {
    const url = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    // Firefox reads the address a moment after the click.
    setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/**
 * Saves a file, or several in a ZIP, and notes it with what it keeps.
 * Call it in a click.
 *
 * @param {object} order
 * @param {string} order.name of the file or the ZIP
 * @param {() => Uint8Array | string | Blob} [order.content] of the one file;
 *   asked for, like `files`, once it is known where to
 * @param {() => Outgoing[] | Promise<Outgoing[]>} [order.files] of the ZIP
 * @param {import('./keep.js').Item[]} [order.items] what is in them
 * @returns {Promise<Written>}
 * @throws {WriteError}
 */
export async function save({ name, content, files, items = [] }) {
    const handle = await pickFile(name);
    if (handle === null) {
        return 'cancelled';
    }
    // What changes while it is written is not what is written.
    const versions = items.map((item) => item.version);
    const given = content ? content() : zipOf(await files?.() ?? []);
    const bytes = given instanceof Blob
        ? new Uint8Array(await given.arrayBuffer()) : bytesOf(given);
    /** @type {Blob | null} */
    let blob = null;
    if (handle) {
        await writeHandle(handle, bytes);
    } else {
        blob = new Blob([/** @type {BlobPart} */ (bytes)], {
            type: 'application/octet-stream',
        });
        download(name, blob);
    }
    const how = handle ? 'kept' : 'handed';
    if (!content || bytes !== given) {
        bytes.fill(0);
    }
    items.forEach((item, i) =>
        item.note(versions[i], how, handle?.name ?? name, blob));
    return how;
}

/**
 * Chromium holds what it downloads from a page on plain http until the user
 * says "Keep" (not from file://, https or this computer itself).
 */
export const downloadsAreHeld = () =>
    !globalThis.isSecureContext && 'chrome' in globalThis;
