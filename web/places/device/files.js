/**
 * Step 5: the files, saved under the names of the article or others, and
 * where each of them goes.
 */
import { html, nothing } from 'lit-html';
import { announce } from '../../parts/dom.js';
import { fileChip } from '../../parts/chip.js';
import { textField } from '../../parts/field.js';
import { notice } from '../../parts/notice.js';
import {
    downloadsAreHeld, safeFileName, saveFile, zipOf,
} from '../../parts/save.js';
import { heldPassphrase } from '../../parts/secret.js';
import { primaryAction, primaryLink, stepFrame } from '../../parts/step.js';
import { why } from '../../parts/why.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { jobChip } from './chips.js';
import {
    FILE_NAMES, job, markSaved, renameFile, unsavedFiles,
} from './job.js';
import { stepAfter } from './steps.js';

/** @typedef {import('./job.js').Slot} Slot */

const text = t.device.files;

/** In the order in which they are needed. @type {Slot[]} */
const ORDER = [
    'key', 'certificate', 'authorityCertificate', 'authorityKey', 'request',
];

/** @returns {Slot[]} */
function present() {
    return ORDER.filter((slot) => job.state.files[slot] !== null);
}

/** @param {Slot} slot */
const fileOf = (slot) =>
    /** @type {import('./job.js').JobFile} */ (job.state.files[slot]);

function host() {
    return job.state.addresses[0] ?? 'device';
}

function saveAll() {
    const slots = present();
    const { chain } = job.state;
    const lines = /** @type {[string, string][]} */ ([
        ...slots.map((slot) => [fileOf(slot).name, text.goes[slot]]),
        ...chain.map((file) => [file.name, text.goes.chain]),
    ]);
    const zip = zipOf([
        ...slots.map((slot) => ({
            name: fileOf(slot).name, content: fileOf(slot).bytes,
        })),
        ...chain.map((file) => ({ name: file.name, content: file.bytes })),
        { name: 'README.txt', content: text.readme(host(), lines) },
    ]);
    saveFile(text.zipName(safeFileName(host(), 'device')), zip);
    zip.fill(0);
    slots.forEach(markSaved);
    announce(text.saved);
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

function passphrases() {
    const { key, authority } = job.state.passphrases;
    if (!key && !authority) {
        return nothing;
    }
    return html`<section class="panel">
        <p>${text.passphrases}</p>
        ${key
            ? heldPassphrase({
                  id: 'files-key-held',
                  label: text.keyPassphrase,
                  bytes: () => job.state.passphrases.key,
              })
            : nothing}
        ${authority
            ? heldPassphrase({
                  id: 'files-authority-held',
                  label: text.authorityPassphrase,
                  bytes: () => job.state.passphrases.authority,
              })
            : nothing}
    </section>`;
}

/** Saving first; once that is done, the way on. */
function action() {
    const next = stepAfter('files');
    const unsaved = unsavedFiles();
    const saveAgain = html`<button
        type="button"
        class="button"
        @click=${saveAll}
    >
        ${text.saveAll}
    </button>`;
    if (unsaved.length === 0 && next) {
        return primaryLink({
            text: text.next,
            href: hrefOf('device', next.id),
            others: saveAgain,
        });
    }
    return primaryAction({
        id: 'files-save-all', text: text.saveAll, act: saveAll,
    });
}

function chainChips() {
    return job.state.chain.map((file) => html`<li>
        ${fileChip({
            ...file,
            sort: 'authority',
            save: () => saveFile(file.name, file.bytes),
            below: text.goes.chain,
        })}
    </li>`);
}

function savedNotice() {
    const unsaved = unsavedFiles();
    return unsaved.length > 0
        ? notice('warn', html`<p>
              ${text.unsavedLeft(
                  unsaved.map((slot) => fileOf(slot).name).join(', '))}
          </p>`)
        : notice('ok', html`<p>${text.saved}</p>`);
}

function render() {
    const slots = present();
    const frame = { title: text.title, lead: text.lead, why: why(text.why) };
    if (slots.length === 0) {
        return stepFrame({
            ...frame,
            body: notice('info', html`<p>
                ${text.none}
                <a href=${hrefOf('device', 'key')}>${text.noneLink}</a>
            </p>`),
        });
    }
    return stepFrame({
        ...frame,
        body: html`${downloadsAreHeld()
                ? notice('info', html`<p>${text.held}</p>`)
                : nothing}
            <ul class="chips">
                ${slots.map((slot) => html`<li>
                    ${jobChip(slot, {
                        below: text.goes[slot],
                        inside: renameField(slot),
                        showLabel: text.show,
                    })}
                </li>`)}
                ${chainChips()}
            </ul>
            ${passphrases()} ${savedNotice()} ${action()}`,
    });
}

/** @type {import('./steps.js').Step} */
export const files = {
    id: 'files',
    title: text.short,
    heading: text.title,
    render,
    done: () =>
        job.state.files.certificate !== null && unsavedFiles().length === 0,
};
