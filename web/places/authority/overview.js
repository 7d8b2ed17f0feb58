/**
 * What is open: its certificate, how its certificates stand, what to do
 * next; another copy brought in; closing.
 */
import { html, nothing } from 'lit-html';
import { mergeFolders } from '../../authority/merge.js';
import { fileChip } from '../../parts/chip.js';
import { notice } from '../../parts/notice.js';
import { saveFile } from '../../parts/save.js';
import { stepFrame } from '../../parts/step.js';
import { Task } from '../../parts/task.js';
import { hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { toBytes } from '../../authority/bytes.js';
import { Problems } from './common.js';
import { limitsOf } from './limits.js';
import { folderDrop } from './drop.js';
import {
    authority, authorityName, closeAuthority, openedFolder, readAuthority,
    rows, touched,
} from './state.js';

/** @typedef {import('../../authority/merge.js').Merged} Merged */

const text = t.authority.overview;
const problems = new Problems();
const task = new Task();
const local = createStore({
    merged: /** @type {Merged | null} */ (null),
    closing: false,
});

/** @param {import('../../authority/folder.js').Files} files */
async function merge(files) {
    const folder = openedFolder();
    const merged = await problems.guard(async () => {
        const other = await task.run(t.authority.start.opening, (run) =>
            readAuthority(files, run));
        if (!other) {
            return undefined;
        }
        return mergeFolders(folder, other.folder);
    });
    if (merged) {
        local.update({ merged });
        touched();
    }
}

function counts() {
    const all = rows();
    const states = /** @type {const} */ (
        ['valid', 'soon', 'expired', 'revoked', 'not-yet']);
    const found = states
        .map((state) => ({
            state,
            n: all.filter((row) => row.state === state &&
                (row.current || state === 'revoked')).length,
        }))
        .filter(({ n, state }) => n > 0 || state === 'valid');
    return html`<ul class="counts" aria-label=${text.counts}>
        ${found.map(
            ({ state, n }) => html`<li class="state ${state}">
                <span class="n">${n}</span> ${text.states[state]}
            </li>`,
        )}
    </ul>`;
}

function notes() {
    const all = openedFolder().notes;
    if (all.length === 0) {
        return nothing;
    }
    return notice('info', html`<p>${text.notes}</p>
        <ul>
            ${all.map(({ code, values }) => html`<li>
                ${t.authority.notes[code]?.(values) ?? code}
            </li>`)}
        </ul>`);
}

function mergeResult() {
    const { merged } = local.state;
    if (!merged) {
        return nothing;
    }
    const { added, revoked, conflicts } = merged;
    return notice(conflicts.length > 0 ? 'warn' : 'ok', html`<p>
            ${text.merged(added.length, revoked.length, conflicts.length)}
        </p>
        <ul>
            ${conflicts.map((one) => html`<li>
                ${text.conflict[one.kind](
                    one.ours, one.theirs, one.kept, one.subject)}
            </li>`)}
        </ul>`);
}

function closePart() {
    const { closing } = local.state;
    const changed = openedFolder().changed;
    const close = () => {
        local.update({ closing: false, merged: null });
        closeAuthority();
    };
    return html`<div class="actions">
        <button
            type="button"
            class="button"
            id="authority-close"
            @click=${() =>
                changed && !closing ? local.update({ closing: true })
                    : closing ? local.update({ closing: false }) : close()}
        >
            ${text.close}
        </button>
        ${closing && changed
            ? html`<p>${text.closeUnsaved}</p>
                  <button type="button" class="button" @click=${close}>
                      ${text.closeAnyway}
                  </button>`
            : nothing}
    </div>`;
}

export function overview() {
    const { report } = authority.state;
    const limits = limitsOf(report);
    const certificate = openedFolder().certificate;
    return stepFrame({
        title: authorityName(),
        lead: text.lead(rows().length),
        problems: problems.list,
        body: html`${counts()} ${notes()}
            ${fileChip({
                name: 'ca.cer',
                sort: 'authority',
                secret: false,
                text: certificate,
                report,
                save: () => saveFile('ca.cer', toBytes(certificate)),
                below: limits.length > 0
                    ? `${text.limits}: ${limits.join(', ')}`
                    : text.unlimited,
            })}
            <nav class="actions" aria-label=${text.next}>
                <a class="button primary" href=${hrefOf('authority', 'sign')}
                    >${text.nextSign}</a
                >
                <a class="button" href=${hrefOf('fleet')}
                    >${text.nextFleet}</a
                >
                <a class="button" href=${hrefOf('authority', 'trust')}
                    >${text.nextTrust}</a
                >
            </nav>
            <details class="more">
                <summary>${text.merge}</summary>
                <div class="stack">
                    <p>${text.mergeLead}</p>
                    ${folderDrop({
                        id: 'authority-merge',
                        label: t.authority.start.openLabel,
                        hint: text.merge,
                        take: merge,
                        fail: (error) =>
                            problems.guard(() => Promise.reject(error)),
                    })}
                </div>
            </details>
            ${task.render()} ${mergeResult()} ${closePart()}`,
    });
}
