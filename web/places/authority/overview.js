/**
 * What is open: its certificate, how its certificates stand, what to do
 * next; its passphrase; another copy brought in; closing.
 */
import { html, nothing } from 'lit-html';
import { PATHS } from '../../authority/folder.js';
import { FileSlot } from '../../parts/file-slot.js';
import { Form } from '../../parts/form.js';
import { Keeping } from '../../parts/keeping.js';
import { notice } from '../../parts/notice.js';
import { stepFrame } from '../../parts/step.js';
import { go, hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { say, t } from '../../text/index.js';
import { copyChip, filesOf, problemsOf } from './common.js';
import { limitsOf } from './limits.js';
import { bringIn } from './merge.js';
import { passphrasePart } from './passphrase.js';
import { testPart } from './savebar.js';
import {
    authority, authorityItem, authorityName, authorityScope, closeAuthority,
    openedFolder, rows,
} from './state.js';

/** @typedef {import('../../authority/inventory.js').State} State */

const text = t.authority.overview;
const MERGE = 'authority-merge';

const mine = authorityScope.state((owner) => {
    const form = new Form(owner, {
        words: problemsOf, fields: { '': MERGE },
    });
    const slot = new FileSlot({
        id: MERGE, several: true, most: Infinity,
        async changed(files) {
            form.complain([]);
            if (files.length > 0 && await bringIn(form, filesOf(files))) {
                slot.clear();
            }
        },
    }, owner);
    return {
        form, slot,
        keeping: new Keeping('authority-overview-back', owner),
        local: createStore({ closing: false }),
    };
});

const STATES = /** @type {const} */ (
    ['valid', 'soon', 'not-yet', 'expired', 'revoked', 'replaced']);

function counts() {
    const all = rows().map(({ state, current }) =>
        (current || state === 'revoked' ? state : 'replaced'));
    const found = STATES
        .map((state) => ({ state,
            n: all.filter((one) => one === state).length }))
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
    return all.length === 0 ? nothing : notice('info', html`<p>
            ${text.notes}
        </p>
        <ul>
            ${all.map(({ code, values }) => html`<li>
                ${say(t.authority.notes, code, values)}
            </li>`)}
        </ul>`);
}

function mergePart() {
    const { form, slot } = mine();
    return html`<details class="more">
        <summary>${text.merge}</summary>
        <div class="stack">
            <p>${text.mergeLead}</p>
            ${form.render({ body: slot.render({
                label: t.authority.start.openLabel, folder: true,
                paste: false, fault: form.fault(MERGE),
            }) })}
        </div>
    </details>`;
}

function close() {
    closeAuthority();
    go('authority');
}

function closePart() {
    const { local } = mine();
    const { closing } = local.state;
    const lost = !authorityItem()?.kept;
    return html`<div class="actions">
        <button
            type="button"
            class="button"
            id="authority-close"
            @click=${() =>
                lost ? local.update({ closing: !closing }) : close()}
        >
            ${text.close}
        </button>
        ${closing && lost
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
    const { keeping, form } = mine();
    return stepFrame({
        title: authorityName(),
        lead: text.lead({ n: rows().length }),
        problems: form.problems,
        body: html`${testPart()} ${counts()} ${notes()}
            ${copyChip({
                name: PATHS.certificate,
                sort: 'authority',
                content: openedFolder().certificate,
                report,
                keeping,
                below: limits.length > 0
                    ? `${text.limits}: ${limits.join(', ')}`
                    : text.unlimited,
            })}
            ${keeping.render([])}
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
            ${passphrasePart()} ${mergePart()} ${closePart()}`,
    });
}
