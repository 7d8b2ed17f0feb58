/**
 * The doctor for browser errors: paste what the browser says, read what it
 * means and where it is mended. Everything is listed below for who looks.
 */
import { html, nothing } from 'lit-html';
import { BROWSER_ERRORS, errorsNamed } from '../help/browser-errors.js';
import { textArea } from '../parts/field.js';
import { notice } from '../parts/notice.js';
import { hrefOf } from '../router.js';
import { createStore } from '../store.js';
import { t } from '../text/index.js';
import { steps } from './device/steps.js';

/** @typedef {import('../help/browser-errors.js').BrowserError} BrowserError */

const text = t.doctor;
const local = createStore({ said: '' });

/** @param {BrowserError} error */
function explanation({ id, step }) {
    const { meaning, mend } = text.entries[id];
    const found = steps.find((candidate) => candidate.id === step);
    return html`<p>${meaning}</p>
        <ul>${mend.map((line) => html`<li>${line}</li>`)}</ul>
        ${found
            ? html`<p>
                  ${text.mendedIn}
                  <a href=${hrefOf('device', step)}>${found.title}</a>
              </p>`
            : nothing}`;
}

/** @param {BrowserError} error */
function named(error) {
    return notice('info', html`<h3>${text.entries[error.id].title}</h3>
        ${explanation(error)}`);
}

/** @param {BrowserError} error */
function listed(error) {
    return html`<details class="more">
        <summary>${text.entries[error.id].title}</summary>
        <div class="stack tight">
            ${explanation(error)}
            <p class="small mono">${error.codes.join(', ')}</p>
        </div>
    </details>`;
}

export function errorDoctor() {
    const { said } = local.state;
    const found = errorsNamed(said);
    return html`<section class="panel" id="doctor">
        <h2>${text.title}</h2>
        ${textArea({
            id: 'doctor-said',
            label: text.said,
            hint: text.saidHint,
            value: said,
            rows: 2,
            set: (value) => local.update({ said: value }),
        })}
        <div class="stack" role="status" id="doctor-found"
            >${said.trim() === '' ? nothing
                : found.length > 0 ? found.map(named)
                    : notice('info', html`<p>${text.unknown}</p>`)}</div>
        <h3>${text.all}</h3>
        <div class="stack tight">${BROWSER_ERRORS.map(listed)}</div>
    </section>`;
}
