/**
 * Another copy of the open authority brought in: from files, or from the
 * directory into which somebody else has saved meanwhile.
 */
import { nothing } from 'lit-html';
import { mergeFolders } from '../../authority/merge.js';
import { openKeys } from '../../authority/relock.js';
import { notice } from '../../parts/step.js';
import { createStore } from '../../store.js';
import { say, t } from '../../text/index.js';
import { bullets } from './common.js';
import { authority, authorityScope, openedFolder, touched } from './state.js';

const text = t.authority.overview;

const mine = authorityScope.state(() => createStore({
    merged: /** @type {import('../../authority/merge.js').Merged | null} */ (
        null),
}));

/** @param {import('./state.js').Opened} other */
export function takeIn(other) {
    const folder = openedFolder();
    mine().update({ merged: mergeFolders(folder, other.folder) });
    authority.update({ open: openKeys(folder) });
    touched();
}

/** What came of it, as long as this authority is open. */
export function mergeResult() {
    const { merged } = mine().state;
    if (!merged) {
        return nothing;
    }
    const { added, revoked, conflicts } = merged;
    return notice(conflicts.length > 0 ? 'warn' : 'ok', [
        text.merged({
            added: added.length, revoked: revoked.length,
            conflicts: conflicts.length,
        }),
        bullets(conflicts.map((one) => say(
            text.conflict, one.kind, { ...one }) ?? one.kind)),
    ]);
}
