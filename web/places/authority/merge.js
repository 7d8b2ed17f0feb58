/**
 * Another copy of the open authority brought in: from files, or from the
 * directory into which somebody else has saved meanwhile.
 */
import { html, nothing } from 'lit-html';
import { mergeFolders } from '../../authority/merge.js';
import { openKeys } from '../../authority/relock.js';
import { notice } from '../../parts/notice.js';
import { createStore } from '../../store.js';
import { say, t } from '../../text/index.js';
import { bullets } from './common.js';
import {
    authority, authorityScope, openedFolder, readAuthority, touched,
} from './state.js';

const text = t.authority.overview;

const mine = authorityScope.state(() => createStore({
    merged: /** @type {import('../../authority/merge.js').Merged | null} */ (
        null),
}));

/**
 * @param {import('../../parts/form.js').Form} form
 * @param {import('../../authority/folder.js').Files} files
 * @returns {Promise<boolean>}
 */
export function bringIn(form, files) {
    return form.run({
        say: t.authority.start.opening,
        inputs: { files },
        work: (inputs, run) => readAuthority(inputs.files, run),
        commit(other) {
            const folder = openedFolder();
            mine().update({ merged: mergeFolders(folder, other.folder) });
            authority.update({ open: openKeys(folder) });
            touched();
        },
    });
}

/** What came of it, as long as this authority is open. */
export function mergeResult() {
    const { merged } = mine().state;
    if (!merged) {
        return nothing;
    }
    const { added, revoked, conflicts } = merged;
    return notice(conflicts.length > 0 ? 'warn' : 'ok', html`<p>
            ${text.merged({
                added: added.length, revoked: revoked.length,
                conflicts: conflicts.length,
            })}
        </p>
        ${bullets(conflicts.map((one) => say(
            text.conflict, one.kind, { ...one }) ?? one.kind))}`);
}
