/**
 * The one authority that is open in the page: its folder, what the engine
 * says of it, whether it is saved, and its passphrase while it is unlocked.
 *
 * The passphrase is held as bytes, wiped after ten minutes without use, when
 * it is locked by hand, and when the authority is closed or the page left.
 */
import { saveFolder } from '../../authority/directory.js';
import { inventory } from '../../authority/inventory.js';
import { openFolder } from '../../authority/layouts.js';
import { commonName, zipName } from '../../authority/new_folder.js';
import { looksLikeZip, readZip, writeZip } from '../../authority/zip.js';
import { lockState, tryKey } from '../../authority/relock.js';
import { engine } from '../../parts/engine.js';
import { saveFile } from '../../parts/save.js';
import { askBeforeLeaving } from '../../parts/unsaved.js';
import { createStore } from '../../store.js';

/** @typedef {import('../../authority/folder.js').AuthorityFolder} Folder */
/** @typedef {import('../../authority/inventory.js').Row} Row */
/** @typedef {import('../../authority/folder.js').Files} Files */
/** @typedef {import('../../parts/task.js').Run} Run */

const IDLE_MS = 10 * 60 * 1000;

export const authority = createStore({
    folder: /** @type {Folder | null} */ (null),
    report: /** @type {any} */ (null),
    /** Of the root above it, where the authority is not a root itself. */
    root: /** @type {any} */ (null),
    /** Directory on disk, where the browser gave one. */
    handle: /** @type {any} */ (null),
    unlocked: false,
    /** Made here, and its passphrase not yet typed after saving. */
    untested: false,
    savedAs: '',
    /** How its key is locked; never saved while it is not at all. */
    lock: /** @type {import('../../authority/relock.js').LockState} */ (
        'good'),
    /** Serial of the certificate that is looked at. */
    selected: '',
    /** Rises with every change of the folder, to draw anew. */
    revision: 0,
});

/** @type {Uint8Array | null} */
let passphrase = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let idle;

askBeforeLeaving(() => authority.state.folder?.changed ?? false);
globalThis.addEventListener?.('pagehide', () => lock());

/** @returns {Folder} */
export function openedFolder() {
    const { folder } = authority.state;
    if (!folder) {
        throw new Error('no authority is open');
    }
    return folder;
}

/** @returns {string} its common name, '' when none is open */
export function authorityName() {
    const { report } = authority.state;
    return report ? commonName(report.subject) : '';
}

/** @type {{revision: number, folder: Folder | null, rows: Row[]}} */
let cache = { revision: -1, folder: null, rows: [] };

/** @returns {Row[]} */
export function rows() {
    const { folder } = authority.state;
    if (!folder) {
        return [];
    }
    if (cache.folder !== folder || cache.revision !== folder.revision) {
        cache = {
            folder,
            revision: folder.revision,
            rows: inventory(folder, { now: new Date() }),
        };
    }
    return cache.rows;
}

/** The page is drawn anew after the folder has changed. */
export function touched() {
    const { folder, revision } = authority.state;
    if (folder) {
        folder.revision++;
    }
    authority.update({ revision: revision + 1 });
}

/* -------------------------------------------------------- passphrase --- */

export function lock() {
    passphrase?.fill(0);
    passphrase = null;
    clearTimeout(idle);
    if (authority.state.unlocked) {
        authority.update({ unlocked: false });
    }
}

/** @param {Uint8Array} bytes become this module's */
export function holdPassphrase(bytes) {
    passphrase?.fill(0);
    passphrase = bytes;
    clearTimeout(idle);
    idle = setTimeout(lock, IDLE_MS);
    authority.update({ unlocked: true });
}

/**
 * The passphrase for one call, its clock set back.
 *
 * @returns {Uint8Array | undefined} undefined when it is locked
 */
export function heldPassphrase() {
    if (passphrase) {
        clearTimeout(idle);
        idle = setTimeout(lock, IDLE_MS);
    }
    return passphrase ?? undefined;
}

/**
 * Tries a passphrase on the authority's key.
 *
 * @param {Uint8Array} bytes
 * @param {Run} [run]
 * @throws {import('../../wasm/face.js').EngineError | Error} code and
 *   message of what is wrong
 */
export async function tryPassphrase(bytes, run) {
    await tryKey(await engine(), openedFolder(), bytes, run);
}

/* ------------------------------------------------------ open and save --- */

/**
 * A ZIP's files where there is one ZIP, else the files themselves.
 *
 * @param {Files} files
 * @returns {Files}
 */
export function unpack(files) {
    const [only] = files.values();
    return files.size === 1 && looksLikeZip(only) ? readZip(only) : files;
}

/**
 * @param {Files} files
 * @param {Run} run
 * @returns {Promise<{folder: Folder,
 *     lock: import('../../authority/relock.js').LockState}>}
 */
export async function readAuthority(files, run) {
    const mc = await engine();
    const folder = await openFolder(unpack(files), mc, run);
    return { folder, lock: await lockState(folder, mc) };
}

/**
 * @param {Folder} folder
 * @param {{handle?: any, untested?: boolean,
 *     lock?: import('../../authority/relock.js').LockState}} [more]
 */
export function setAuthority(folder, more = {}) {
    lock();
    authority.update({
        folder,
        report: folder.report,
        root: folder.root,
        handle: more.handle ?? null,
        untested: more.untested ?? false,
        lock: more.lock ?? 'good',
        savedAs: '',
        selected: '',
    });
}

export function closeAuthority() {
    lock();
    authority.update({
        folder: null, report: null, root: null, handle: null,
        untested: false,
        savedAs: '', selected: '',
    });
}

/** Saves as a ZIP by a download. */
export function saveZip() {
    const folder = openedFolder();
    const now = new Date();
    const files = folder.toFiles();
    const name = zipName(authorityName(), now);
    saveFile(name, writeZip(files, now));
    folder.noteSaved(files);
    authority.update({ savedAs: name });
    touched();
}

/**
 * Saves into a directory.
 *
 * @param {any} handle FileSystemDirectoryHandle
 * @returns {Promise<void>}
 */
export async function saveDirectory(handle) {
    await saveFolder(openedFolder(), handle);
    authority.update({ handle, savedAs: handle.name });
    touched();
}
