/**
 * Step 5: the files, saved under the names of the article or others, and
 * where each of them goes.
 */
import { html, nothing } from 'lit-html';
import { Item } from '../../keep.js';
import { button } from '../../parts/button.js';
import { fileChip } from '../../parts/chip.js';
import { textField, waysField } from '../../parts/field.js';
import { notice } from '../../parts/step.js';
import { heldSecret } from '../../parts/secret.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { downloadsAreHeld, safeFileName } from '../../writer.js';
import { authorityPart, authorityPassphrase, authorityToSave }
    from './authority-part.js';
import { jobChip, keeping, pointTo, saveJobFile } from './chips.js';
import { applyNaming } from './choices.js';
import { FILE_NAMES, job, renameFile, unsavedItems } from './job.js';

/** @typedef {import('./job.js').Slot} Slot */

const text = t.device.files;

/** In the order in which they are needed. @type {Slot[]} */
const ORDER = ['key', 'certificate', 'authorityCertificate', 'request'];

/** @returns {Slot[]} */
function present() {
    return ORDER.filter((slot) => job.state.files[slot] !== null);
}

/** @param {Slot} slot */
const fileOf = (slot) =>
    /** @type {import('./job.js').JobFile} */ (job.state.files[slot]);

/** Everything in one ZIP, an authority that is saved nowhere else with it. */
function saveAll() {
    const slots = present();
    const { addresses: [host = 'device'], chain } = job.state;
    const authority = authorityToSave();
    const files = [...slots.map(fileOf), ...chain];
    const list = [
        ...slots.map((slot) => [fileOf(slot).name, text.goes[slot]]),
        ...chain.map((file) => [file.name, text.goes.chain]),
        ...(authority ? [['authority', text.goes.authority]] : []),
    ].map(([name, words]) => `${name}\n    ${words}`).join('\n\n');
    return keeping().save({
        name: text.zipName({
            host: safeFileName(host.replaceAll(':', '-'), 'device'),
        }),
        files: () => [
            ...files.map(({ name, bytes }) => ({ name, content: bytes })),
            ...(authority?.files() ?? []).map(([path, content]) =>
                ({ name: `authority/${path}`, content })),
            { name: 'README.txt', content: `${text.readme({ host, list })}\n` },
        ],
        items: [...slots.map((slot) => fileOf(slot).item), authority?.item]
            .filter((item) => item instanceof Item),
    });
}

/** @param {Slot} slot */
function renameField(slot) {
    const { name } = fileOf(slot);
    const usable = safeFileName(name, FILE_NAMES[slot]) === name;
    return textField({
        id: `files-name-${slot}`,
        label: text.rename,
        value: name,
        set: (value) => renameFile(slot, value),
        fault: usable ? '' : text.renameBad,
    });
}

function naming() {
    return waysField({
        id: 'files-naming',
        legend: text.naming,
        value: job.state.naming,
        set: (value) => applyNaming(/** @type {'article'} */ (value)),
        options: [['article', text.namingArticle],
            ['device', text.namingDevice]],
    });
}

function passphrase() {
    const { keyPassphrase } = job.state;
    const ofAuthority = authorityPassphrase();
    return keyPassphrase || ofAuthority !== nothing
        ? html`<section class="panel">
            <p>${text.passphrases}</p>
            ${keyPassphrase ? heldSecret({
                id: 'files-key-held', label: text.keyPassphrase,
                secret: keyPassphrase,
            }) : nothing}
            ${ofAuthority}
        </section>` : nothing;
}

/** What is to be saved yet. @returns {import('../../keep.js').Item[]} */
function unsaved() {
    const authority = authorityToSave();
    // A passphrase is in no file: it is asked for where it is shown.
    return [...unsavedItems(), ...(authority ? [authority.item] : [])]
        .filter((item) => !item.kept && item !== job.state.keyPassphrase?.item);
}

/** Saving is the first thing to do; once it is done, going on is. */
function action() {
    const first = unsaved().some((item) => item.state === 'made');
    return html`<div class="actions">
        ${button(text.saveAll, saveAll,
            { id: 'files-save-all', weight: first ? 'primary' : '' })}
        <a class="button ${first ? '' : 'primary'}"
            href=${hrefOf('device', 'preflight')}>${text.next}</a>
    </div>`;
}

function chainChips() {
    return job.state.chain.map((file) => html`<li>
        ${fileChip({
            ...file,
            sort: 'authority',
            save: () => saveJobFile(file),
            below: text.goes.chain,
        })}
    </li>`);
}

function body() {
    const slots = present();
    return slots.length === 0
        ? notice('info', pointTo(text.none, text.noneLink, 'key'))
        : html`${notice('info', downloadsAreHeld() && text.held)}
            ${naming()}
            <ul class="chips">
                ${slots.map((slot) => html`<li>
                    ${jobChip(slot, {
                        below: text.goes[slot],
                        inside: renameField(slot),
                        showLabel: text.show,
                    })}
                </li>`)}
                ${chainChips()} ${authorityPart()}
            </ul>
            ${passphrase()}
            ${notice('ok', unsaved().length === 0 && text.saved)}
            ${action()}`;
}

/** @type {import('./steps.js').Step} */
export const files = {
    id: 'files',
    text,
    body,
    done: () =>
        job.state.files.certificate !== null && unsavedItems().length === 0,
};
