/**
 * What can be done while the list is still looked over: the workers are
 * started and run warm, and where the authority's passphrase is held anyway,
 * its key is opened, which takes longer than making ten devices.
 *
 * The open key is given away once. Until then it goes when the passphrase
 * does: when the authority is locked or closed, or after some idle minutes.
 */
import { openAuthorityKey } from '../../fleet/make.js';
import { engine } from '../../parts/engine.js';
import { authority, heldPassphrase, openedFolder } from '../authority/state.js';

/** @typedef {import('../../authority/folder.js').AuthorityFolder} Folder */
/** @typedef {import('../../parts/work.js').Run} Run */

/** @type {{folder: Folder, key: Promise<Uint8Array>, stop: AbortController}
 *     | null} */
let ahead = null;
let warm = false;

/** Called whenever the list is shown; what is begun is not begun again. */
export function workAhead() {
    const { folder, unlocked } = authority.state;
    if (!warm) {
        warm = true;
        warmUp().catch(() => {}); // told to whoever needs the workers
    }
    if (folder && unlocked && ahead?.folder !== folder) {
        forgetKey();
        const stop = new AbortController();
        ahead = { folder, stop, key: openKey(folder, stop.signal) };
        ahead.key.catch(() => {}); // told to whoever takes it
    }
}

/** Browsers compile code better once it has run for a while. */
async function warmUp() {
    const mc = await engine();
    await Promise.all(Array.from({ length: mc.pool.size }, async () => {
        const found = await mc.call([['op', 'prime-search'], ['bits', 2048]]);
        found.wipe();
    }));
}

/** @param {Folder} folder @param {AbortSignal} signal */
async function openKey(folder, signal) {
    const mc = await engine();
    return openAuthorityKey(mc, folder.key,
        /** @type {Uint8Array} */ (heldPassphrase()), { signal });
}

function forgetKey() {
    const former = ahead;
    ahead = null;
    former?.stop.abort();
    void former?.key.then((key) => key.fill(0)).catch(() => {});
}

authority.subscribe(({ folder, unlocked }) => {
    if (ahead && !(unlocked && folder === ahead.folder)) {
        forgetKey();
    }
});

/**
 * @param {import('../authority/common.js').Unlock} unlock
 * @param {Run} run
 * @returns {Promise<Uint8Array>} not locked: the caller wipes it
 */
export async function takeAuthorityKey(unlock, run) {
    const folder = openedFolder();
    if (ahead?.folder === folder) {
        const { key, stop } = ahead;
        ahead = null;
        run.signal.addEventListener('abort', () => stop.abort());
        return key;
    }
    return openAuthorityKey(await engine(), folder.key,
        await unlock.read(run), run);
}
