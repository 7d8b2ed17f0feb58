/**
 * What is open: its certificate, how its certificates stand, what to do
 * next; its passphrase; another copy brought in; closing.
 */
import { html, nothing } from 'lit-html';
import { PATHS } from '../../authority/folder.js';
import { actions, button } from '../../parts/button.js';
import { Form } from '../../parts/form.js';
import { Keeping } from '../../parts/keeping.js';
import { bullets, more, notice, stepFrame } from '../../parts/step.js';
import { go, hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { say, t } from '../../text/index.js';
import { copyChip, filesOf, problemsOf, readingSlot } from './common.js';
import { limitsOf } from './maker.js';
import { takeIn, testPart } from './savebar.js';
import { passphrasePart } from './passphrase.js';
import {
    authorityItem, authorityName, authorityScope, closeAuthority, openedFolder,
    readAuthority, rows,
} from './state.js';

const text = t.authority.overview;
const MERGE = 'authority-merge';

const mine = authorityScope.state((owner) => {
    const form = new Form(owner, { words: problemsOf, fields: { '': MERGE } });
    return {
        form,
        slot: readingSlot(form, {
            id: MERGE, several: true, most: Infinity,
            say: t.authority.start.opening,
            work: (files, run) => readAuthority(filesOf(files), run),
            commit(other, slot) {
                takeIn(other);
                slot.clear();
            },
        }, owner),
        keeping: new Keeping('authority-overview-back', owner),
        local: createStore({ closing: false }),
    };
});

const STATES = /** @type {const} */ (
    ['valid', 'soon', 'not-yet', 'expired', 'revoked', 'replaced']);

function counts() {
    const all = rows().map(({ state, current }) =>
        (current || state === 'revoked' ? state : 'replaced'));
    return html`<ul class="counts" aria-label=${text.counts}>
        ${STATES.map((state) => {
            const n = all.filter((one) => one === state).length;
            return n === 0 && state !== 'valid' ? nothing
                : html`<li class="state ${state}">
                      <span class="n">${n}</span> ${text.states[state]}
                  </li>`;
        })}
    </ul>`;
}

function notes() {
    const all = openedFolder().notes;
    return notice('info', all.length > 0 && [text.notes,
        bullets(all.map(({ code, values }) =>
            say(t.authority.notes, code, values) ?? code))]);
}

function mergePart() {
    const { form, slot } = mine();
    return more(text.merge, html`<div class="stack">
        <p>${text.mergeLead}</p>
        ${form.render({ body: slot.render({
            label: t.authority.start.openLabel, folder: true,
            paste: false, fault: form.fault(MERGE),
        }) })}
    </div>`);
}

function close() {
    closeAuthority();
    go('authority');
}

function closePart() {
    const { local } = mine();
    const { closing } = local.state;
    const lost = !authorityItem()?.kept;
    return actions(
        button(text.close, () =>
            (lost ? local.update({ closing: !closing }) : close()),
        { id: 'authority-close' }),
        closing && lost
            ? html`<p>${text.closeUnsaved}</p>
                  ${button(text.closeAnyway, close)}`
            : nothing);
}

export function overview() {
    const { report } = openedFolder();
    const limits = limitsOf(report);
    const { keeping, form } = mine();
    return stepFrame(authorityName(), text.lead({ n: rows().length }),
        html`${testPart()} ${counts()} ${notes()}
            ${copyChip({
                name: PATHS.certificate, sort: 'authority',
                content: openedFolder().certificate, report, keeping,
                below: limits.length > 0
                    ? `${text.limits}: ${limits.join(', ')}`
                    : text.unlimited,
            })}
            ${keeping.render([])}
            <nav class="actions" aria-label=${text.next}>
                <a class="button primary"
                    href=${hrefOf('authority', 'sign')}>${text.nextSign}</a>
                <a class="button" href=${hrefOf('fleet')}>${text.nextFleet}</a>
                <a class="button"
                    href=${hrefOf('authority', 'trust')}>${text.nextTrust}</a>
            </nav>
            ${passphrasePart()} ${mergePart()} ${closePart()}`,
    { problems: form.problems });
}
