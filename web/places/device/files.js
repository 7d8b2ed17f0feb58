/**
 * Step 5: the files, saved under the names of the article or others, and
 * where each of them goes.
 */
import { html, nothing } from 'lit-html';
import { actions, button } from '../../parts/button.js';
import { fileChip } from '../../parts/chip.js';
import { textField, waysField } from '../../parts/field.js';
import { heldSecret } from '../../parts/secret.js';
import { notice } from '../../parts/step.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { downloadsAreHeld, safeFileName } from '../../writer.js';
import { authority, authorityItem, authorityName, madePassphrase, rows }
    from '../authority/state.js';
import { jobChip, keeping, pointTo, saveJobFile } from './chips.js';
import { job, renameFile, unsavedItems } from './job.js';
import { applyNaming, SLOTS, usualName } from './table.js';

/** @import {Files} from '../../authority/folder.js' */
/** @import {JobFile, Slot} from './job.js' */

const text = t.device.files;

/** The files that are here. @returns {[Slot, JobFile][]} */
const present = () => SLOTS.flatMap((slot) => {
    const file = job.state.files[slot];
    return file ? [[slot, file]] : [];
});

/** The folder that signed. */
function signedIn() {
    const { folder, handle } = authority.state;
    const item = authorityItem();
    return folder && item && job.state.signedBy === 'own'
        ? { folder, item, handle } : null;
}

/**
 * The authority that signed is saved with the files of the device while it is
 * saved nowhere else.
 */
function authorityToSave() {
    const { folder, item, handle } = signedIn() ?? {};
    return folder && item && !handle ? { item, folder } : null;
}

/** Everything in one ZIP, an authority that is saved nowhere else with it. */
async function saveAll() {
    const { addresses: [host = 'device'], chain } = job.state;
    const authority = authorityToSave();
    const files = present();
    const list = [
        ...files.map(([slot, { name }]) => [name, text.goes[slot]]),
        ...chain.map(({ name }) => [name, text.goes.chain]),
        ...(authority ? [['authority', text.goes.authority]] : []),
    ].map(([name, words]) => `${name}\n    ${words}`).join('\n\n');
    let folder = /** @type {Files} */ (new Map());
    if (await keeping().save({
        name: text.zipName({
            host: safeFileName(host.replaceAll(':', '-'), 'device'),
        }),
        files: () => {
            folder = authority?.folder.toFiles() ?? folder;
            return [
                ...[...files.map(([, file]) => file), ...chain].map(
                    ({ name, bytes }) => ({ name, content: bytes })),
                ...Array.from(folder, ([path, content]) =>
                    ({ name: `authority/${path}`, content })),
                { name: 'README.txt',
                    content: `${text.readme({ host, list })}\n` },
            ];
        },
        items: [...files.map(([, file]) => file), authority]
            .flatMap((one) => one?.item ?? []),
    })) {
        authority?.folder.noteSaved(folder);
    }
}

/** @param {Slot} slot @param {string} name */
const renameField = (slot, name) => textField({
    id: `files-name-${slot}`,
    label: text.rename, value: name,
    set: (value) => renameFile(slot, value),
    fault: safeFileName(name, usualName(slot)) === name ? '' : text.renameBad,
});

/** What opens the key, and the authority's while it was made here. */
function passphrases() {
    const all = [
        { id: 'files-key-held', label: text.keyPassphrase,
            secret: job.state.keyPassphrase },
        { id: 'files-authority-held', label: text.authorityPassphrase,
            secret: job.state.signedBy === 'own' ? madePassphrase() : null },
    ].flatMap(({ secret, ...of }) =>
        secret ? heldSecret({ ...of, secret }) : []);
    return all.length === 0 ? nothing : html`<section class="panel">
        <p>${text.passphrases}</p>${all}</section>`;
}

/** What of this job and of its authority would be lost. */
export const unsaved = () =>
    [...unsavedItems(), authorityToSave()?.item ?? []].flat();

/** Saving is the first thing to do; once it is done, going on is. */
function action() {
    const first = toSave().some((item) => item.state === 'made');
    return actions(button(text.saveAll, saveAll,
        { id: 'files-save-all', weight: first ? 'primary' : '' }),
    html`<a class="button ${first ? '' : 'primary'}"
        href=${hrefOf('device', 'preflight')}>${text.next}</a>`);
}

/** A passphrase is in no file: it is asked for where it is shown. */
const toSave = () => unsaved().filter((item) =>
    !item.kept && item !== job.state.keyPassphrase?.item);

/** The authority as something one can see. */
function authorityChip() {
    const { folder, item } = signedIn() ?? {};
    return folder && item ? html`<li>
        ${fileChip({
            name: text.authority({ name: authorityName() }),
            sort: 'authority',
            secret: folder.key !== '',
            text: '', report: folder.report, state: t.keep.states[item.state],
            below: html`${text.goes.authority}
                ${text.authorityFacts({ n: rows().length })}
                <a href=${hrefOf('authority', 'overview')}
                    >${text.authorityOpen}</a
                >`,
        })}
    </li>` : nothing;
}

function body() {
    const files = present();
    return files.length === 0
        ? notice('info', pointTo(text.none, text.noneLink, 'key'))
        : html`${notice('info', downloadsAreHeld() && text.held)}
            ${waysField({
                id: 'files-naming', legend: text.naming,
                value: job.state.naming,
                set: (value) => applyNaming(/** @type {'article'} */ (value)),
                options: [['article', text.namingArticle],
                    ['device', text.namingDevice]],
            })}
            <ul class="chips">
                ${files.map(([slot, { name }]) => html`<li>
                    ${jobChip(slot, {
                        below: text.goes[slot],
                        inside: renameField(slot, name),
                        showLabel: text.show,
                    })}
                </li>`)}
                ${job.state.chain.map((file) => html`<li>
                    ${fileChip({ ...file, sort: 'authority',
                        below: text.goes.chain,
                        save: () => saveJobFile(file) })}
                </li>`)}
                ${authorityChip()}
            </ul>
            ${passphrases()}
            ${notice('ok', toSave().length === 0 && text.saved)}
            ${action()}`;
}

/** @type {import('./index.js').Step} */
export const files = {
    id: 'files',
    text,
    body,
    done: () =>
        job.state.files.certificate !== null && unsavedItems().length === 0,
};
