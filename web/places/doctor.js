/**
 * The doctor for browser errors: paste what the browser says, read what it
 * means and where it is mended. What a check of files has found is weighed
 * with it. Everything is listed below for who looks.
 *
 * The causes and their codes are data (file/doctor.js); the words are the
 * language file's.
 */
import { html, nothing } from 'lit-html';
import { CAUSES } from '../file/browser-errors.js';
import { readError, weighFindings } from '../file/doctor.js';
import { textArea } from '../parts/field.js';
import { bullets, more, notice, panel } from '../parts/step.js';
import { findingText, visible } from '../parts/told.js';
import { hrefOf } from '../router.js';
import { createStore } from '../store.js';
import { t } from '../text/index.js';
import { steps } from './device/index.js';

/** @import {Cause} from '../file/browser-errors.js' */
/** @typedef {{title: string, meaning: string, mend: string[]}} Entry */
/**
 * @typedef {object} Checked what a check of files has found
 * @property {string} name of the certificate's file
 * @property {import('../parts/findings.js').Finding[]} findings
 */

const text = t.doctor;
const entries = /** @type {Record<string, Entry>} */ (text.entries);
const local = createStore({ said: '' });

/** @param {Cause} cause */
function explanation({ id, step: mendedIn }) {
    const { meaning, mend } = entries[id];
    const step = steps.find((candidate) => candidate.id === mendedIn);
    return html`<p>${meaning}</p>
        ${bullets(mend)}
        ${step ? html`<p>
            ${text.mendedIn}
            <a href=${hrefOf('device', step.id)}>${step.text.short}</a>
        </p>` : nothing}`;
}

/**
 * What the check says about it.
 *
 * @param {Cause} cause
 * @param {Checked | null} checked
 */
function evidence(cause, checked) {
    if (!checked || cause.elsewhere) {
        return nothing;
    }
    const { proofs, others } = weighFindings(cause, checked.findings);
    const next = others.filter(({ level }) => level === 'error');
    const list = (/** @type {Checked['findings']} */ findings) =>
        bullets(findings.map((one) => visible(findingText(one))));
    return html`<p>${(proofs.length > 0 ? text.proof : text.noProof)(
            { file: checked.name })}</p>
        ${list(proofs)}
        ${next.length > 0 ? html`<p>${text.next}</p>${list(next)}` : nothing}`;
}

/** @param {string} said @param {Checked | null} checked */
function answer(said, checked) {
    if (said.trim() === '') {
        return nothing;
    }
    const { cause, code, general } = readError(said);
    return notice('info', cause ? html`<h3>${entries[cause.id].title}</h3>
        ${explanation(cause)} ${evidence(cause, checked)}`
        : general ? text.general
            : text.unknown({ code: code || text.unnamed }));
}

/** @param {Cause} cause */
function listed(cause) {
    return more(entries[cause.id].title, html`<div class="stack tight">
        ${explanation(cause)}
        <p class="small mono">${cause.codes.join(', ')}</p>
    </div>`);
}

/**
 * @param {string} id of the section; two places show it
 * @param {Checked | null} checked
 */
export const errorDoctor = (id, checked) => panel(text.title, html`${textArea({
        id: `${id}-said`,
        label: text.said,
        hint: text.saidHint,
        rows: 2,
        ...local.bind('said'),
    })}
    <div class="stack" role="status" id="${id}-found"
        >${answer(local.state.said, checked)}</div>
    ${more(text.all,
        html`<div class="stack tight">${CAUSES.map(listed)}</div>`)}`, { id });
