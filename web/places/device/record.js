/**
 * The last step: a sheet for the file that says what was done, with what,
 * and that holds no secret.
 */
import { html, nothing } from 'lit-html';
import { version } from '../../../package.json';
import { evidenceFor } from '../../device/profile.js';
import { dayText, minuteText } from '../../parts/dates.js';
import { keyText, namesOf } from '../../parts/facts.js';
import { fingerprintText } from '../../parts/fingerprint.js';
import { notice } from '../../parts/notice.js';
import { stepFrame } from '../../parts/step.js';
import { t } from '../../text/index.js';
import { currentProfile, deviceOrigin, isCorrected } from './family.js';
import { finishStep, job } from './job.js';

const text = t.onDevice.record;
const ID = 'record';

/** @typedef {[string, unknown]} Row term, value; none without a value */

/** @param {string} title @param {Row[]} rows */
function table(title, rows) {
    return html`<section>
        <h3>${title}</h3>
        <dl class="facts">
            ${rows.filter(([, value]) => value).map(
                ([term, value]) => html`<dt>${term}</dt>
                    <dd>${value}</dd>`,
            )}
        </dl>
    </section>`;
}

/** @param {any} report @returns {Row[]} */
function certificateRows(report) {
    return [
        [text.subject, report.subject.text],
        [text.names, namesOf(report).join(', ')],
        [text.issuer, report.issuer.text],
        [text.serial, fingerprintText(report.serial)],
        [text.from, minuteText(report.notBefore)],
        [text.to, minuteText(report.notAfter)],
        [text.key, keyText(report.key)],
        [text.sha256, fingerprintText(report.sha256)],
        [text.sha1, fingerprintText(report.sha1)],
        [text.publicKey, fingerprintText(report.publicKeySha256)],
    ];
}

/** @returns {Row[]} */
function deviceRows() {
    const profile = currentProfile();
    const [, source] = evidenceFor(profile, 'pages.uploadFields');
    return [
        [text.addresses, job.state.addresses.join(', ') || deviceOrigin()],
        [text.profile, isCorrected()
            ? `${profile.name} (${source})` : profile.name],
        [text.files, Object.values(job.state.files)
            .filter((file) => file !== null)
            .map((file) => file?.name).join(', ')],
    ];
}

/** @returns {Row[]} */
function stepRows() {
    return Object.entries(text.stepNames).map(([id, words]) =>
        [words, job.state.done[id] ? text.yes : text.no]);
}

/** Lines to write on. */
function lines() {
    return html`<div class="sign">
        ${[text.date, text.by, text.signature].map(
            (words) => html`<div><span>${words}</span></div>`)}
        <div class="wide"><span>${text.remarks}</span></div>
    </div>`;
}

function sheet() {
    const { certificate, authorityCertificate: ca } = job.state.files;
    if (!certificate?.report) {
        return notice('info', html`<p>${text.nothing}</p>`);
    }
    return html`<article class="panel record" id="record-sheet">
        <header>
            <h2>${text.heading}</h2>
            <p class="hint">
                ${dayText(new Date())} · ${text.madeWith(version)}
            </p>
        </header>
        ${table(text.device, deviceRows())}
        ${table(text.certificate, certificateRows(certificate.report))}
        ${ca?.report ? table(text.authority, certificateRows(ca.report)
            .filter(([term]) => term !== text.names &&
                term !== text.publicKey)) : nothing}
        ${table(text.steps, stepRows())} ${lines()}
        <p class="hint">${text.noSecret}</p>
    </article>`;
}

function render() {
    return stepFrame({
        title: text.title,
        lead: text.lead,
        body: html`
            <div class="actions">
                <button
                    type="button"
                    class="button primary"
                    id="record-print"
                    ?disabled=${!job.state.files.certificate}
                    @click=${() => {
                        print();
                        finishStep(ID);
                    }}
                >
                    ${text.print}
                </button>
            </div>
            ${sheet()}
        `,
    });
}

/** @type {import('./steps.js').Step} */
export const record = {
    id: ID,
    title: text.short,
    heading: text.title,
    render,
    done: () => job.state.done[ID] ?? false,
};
