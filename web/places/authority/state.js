/**
 * The one authority that is open in the page: its folder, whether it is
 * kept, and its passphrase while it is unlocked. All of it, and all state of
 * this place, ends when another is opened or it is closed (authorityScope).
 *
 * A copy of the passphrase is held for ten minutes without use; it is wiped
 * then, when it is locked by hand, and when the authority is closed or the
 * page left. One that was made here stays until the user has taken it.
 */
import { inventory } from '../../authority/inventory.js';
import { openFolder } from '../../authority/layouts.js';
import { commonName } from '../../authority/new_folder.js';
import { lockState, openKeys } from '../../authority/relock.js';
import { looksLikeZip, readZip } from '../../authority/zip.js';
import { HeldSecret, Item } from '../../keep.js';
import { Scope } from '../../owner.js';
import { engine } from '../../parts/engine.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';

/** @import {AuthorityFolder, Files} from '../../authority/folder.js' */
/** @import {Row} from '../../authority/inventory.js' */
/** @import {LockState} from '../../authority/relock.js' */
/** @import {Run} from '../../parts/work.js' */

const IDLE_MS = 10 * 60 * 1000;

/** What belongs to the open authority and ends with it. */
export const authorityScope = new Scope();

const CLOSED = {
    folder: /** @type {AuthorityFolder | null} */ (null),
    /** Directory on disk, where the browser gave one. */
    handle: /** @type {FileSystemDirectoryHandle | null} */ (null),
    unlocked: false,
    /** Made here, and its passphrase not yet typed after saving. */
    untested: false,
    /** How its key is locked; never saved while it is not at all. */
    lock: /** @type {LockState} */ ('good'),
    /** Keys of devices that lie open in what was opened. */
    open: /** @type {string[]} */ ([]),
    /** Serial of the certificate that is looked at. */
    selected: '',
};

export const authority = createStore({ ...CLOSED });

const mine = authorityScope.state((owner) => {
    const { folder } = authority.state;
    owner.onEnd(lock);
    return {
        item: new Item(() => t.authority.item({ name: authorityName() }),
            { owner, kept: !folder?.touched, asks: folder !== null }),
        cache: { revision: -1, rows: /** @type {Row[]} */ ([]) },
        /** The passphrase as it was made here. */
        fresh: /** @type {HeldSecret | null} */ (null),
    };
});

/** @type {{bytes: Uint8Array, idle: ReturnType<typeof setTimeout>} | null} */
let held = null;

globalThis.addEventListener?.('pagehide', () => lock());

/** @returns {AuthorityFolder} */
export function openedFolder() {
    const { folder } = authority.state;
    if (!folder) {
        throw new Error('no authority is open');
    }
    return folder;
}

/** @returns {string} its common name, '' when none is open */
export function authorityName() {
    const { folder } = authority.state;
    return folder ? commonName(folder.report.subject) : '';
}

/** @returns {Item | null} what leaving asks for; null when none is open */
export function authorityItem() {
    return authority.state.folder ? mine().item : null;
}

/** @returns {Row[]} */
export function rows() {
    const { folder } = authority.state;
    if (!folder) {
        return [];
    }
    const { cache } = mine();
    if (cache.revision !== folder.revision) {
        cache.revision = folder.revision;
        cache.rows = inventory(folder, { now: new Date() });
    }
    return cache.rows;
}

/** The folder has changed: it is kept nowhere as it is now. */
export function touched() {
    if (authority.state.folder) {
        authority.state.folder.touched = true;
        mine().item.change();
        authority.update({});
    }
}

/* -------------------------------------------------------- passphrase --- */

export function lock() {
    held?.bytes.fill(0);
    clearTimeout(held?.idle);
    held = null;
    const { fresh } = mine();
    if (fresh?.item?.kept) {
        fresh.wipe();
        mine().fresh = null;
    }
    if (authority.state.unlocked) {
        authority.update({ unlocked: false });
    }
}

/**
 * Holds a passphrase that opens the authority's key.
 *
 * @param {Uint8Array | HeldSecret} secret becomes this module's; a HeldSecret
 *   is the key's new one, and if it was made here it can be shown until it is
 *   locked and the user has taken it
 */
export function holdPassphrase(secret) {
    const isNew = secret instanceof HeldSecret;
    const bytes = isNew ? secret.copy() : secret;
    lock();
    if (isNew) {
        const made = mine();
        made.fresh?.wipe();
        made.fresh = secret.item ? secret : null;
        if (!made.fresh) {
            secret.wipe();
        }
    }
    held = { bytes, idle: setTimeout(lock, IDLE_MS) };
    authority.update({ unlocked: true });
}

/**
 * @returns {HeldSecret | null} made here; one that was copied is still to be
 *   had, for the clipboard forgets it with the next thing that is copied
 */
export function madePassphrase() {
    return mine().fresh;
}

/** @returns {HeldSecret | null} made here, and not yet taken by the user */
export function freshPassphrase() {
    const made = madePassphrase();
    return made?.item?.kept === false ? made : null;
}

/**
 * The passphrase for one call, its clock set back.
 *
 * @returns {Uint8Array | undefined} a copy, whose caller wipes it; undefined
 *   when it is locked
 */
export function heldPassphrase() {
    if (held) {
        clearTimeout(held.idle);
        held.idle = setTimeout(lock, IDLE_MS);
    }
    return held?.bytes.slice();
}

/* ------------------------------------------------------------- opened --- */

/**
 * @typedef {object} Opened
 * @property {AuthorityFolder} folder
 * @property {LockState} lock
 * @property {string[]} open keys of devices that lie open
 *
 * Reads an authority and changes nothing.
 *
 * @param {Files} files a folder's, a ZIP's, one ZIP, or single ones
 * @param {Pick<Run, 'signal' | 'onProgress'>} run
 * @returns {Promise<Opened>}
 */
export async function readAuthority(files, run) {
    const mc = await engine();
    const [only] = files.values();
    const folder = await openFolder(files.size === 1 && looksLikeZip(only)
        ? readZip(only) : files, mc, run);
    return {
        folder, lock: await lockState(folder, mc), open: openKeys(folder),
    };
}

/**
 * Opens it in the place of the one before, of which nothing remains.
 *
 * @param {AuthorityFolder} folder
 * @param {{handle?: FileSystemDirectoryHandle, untested?: boolean,
 *     lock?: LockState, open?: string[]}} [more]
 */
export function setAuthority(folder,
    { handle, untested = false, lock = 'good', open = [] } = {}) {
    closeAuthority();
    authority.update({
        folder, untested, lock, open,
        // A folder of others is never written to: only ours keeps its handle.
        handle: (!folder.changed && handle) || null,
    });
    mine();
}

export function closeAuthority() {
    authority.update({ ...CLOSED });
    authorityScope.begin();
}
