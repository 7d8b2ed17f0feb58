/**
 * The authority that signed, beside the files of the device: it is saved
 * with them while it is saved nowhere else.
 */
import { html, nothing } from 'lit-html';
import { fileChip } from '../../parts/chip.js';
import { heldSecret } from '../../parts/secret.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import {
    authority, authorityItem, authorityName, madePassphrase, rows,
} from '../authority/state.js';
import { job } from './job.js';

const text = t.device.files;

/**
 * @returns {{ item: import('../../keep.js').Item,
 *   files: () => [string, Uint8Array][] } | null} null: nothing of an
 *   authority's is to be saved here
 */
export function authorityToSave() {
    const { folder, handle } = authority.state;
    const item = authorityItem();
    return folder && item && job.state.signedBy === 'own' && !handle
        ? { item, files: () => {
            const files = folder.toFiles();
            folder.noteSaved(files);
            return [...files];
        } } : null;
}

/** Its passphrase, while it is open and was made here. */
export function authorityPassphrase() {
    const secret = madePassphrase();
    return secret && job.state.signedBy === 'own' ? heldSecret({
        id: 'files-authority-held', label: text.authorityPassphrase, secret,
    }) : nothing;
}

/** The authority as something one can see. */
export function authorityPart() {
    const { folder } = authority.state;
    const item = authorityItem();
    return folder && item && job.state.signedBy === 'own' ? html`<li>
        ${fileChip({
            name: text.authority({ name: authorityName() }),
            sort: 'authority',
            secret: folder.key !== '',
            text: '',
            report: folder.report,
            state: t.keep.states[item.state],
            below: html`${text.goes.authority}
                ${text.authorityFacts({ n: rows().length })}
                <a href=${hrefOf('authority', 'overview')}
                    >${text.authorityOpen}</a
                >`,
        })}
    </li>` : nothing;
}
