/**
 * The last step: a sheet for the file that says what was done, with what,
 * and that holds no secret.
 */
import { html, nothing } from 'lit-html';
import { build } from '../../build.js';
import { evidenceFor } from '../../device/profile.js';
import { minuteText } from '../../parts/dates.js';
import { keyText, namesOf } from '../../parts/facts.js';
import { fingerprintText } from '../../parts/fingerprint.js';
import { notice } from '../../parts/notice.js';
import { stepFrame } from '../../parts/step.js';
import { t } from '../../text/index.js';
import { deeds } from './at-device.js';
import { currentProfile, deviceAddress, deviceOrigin, isCorrected }
    from './family.js';
import { finishStep, job } from './job.js';
import { notTicked } from './not-ticked.js';
import { preflightIsGood } from './preflight.js';

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

/**
 * What was done: where and when, with the certificate of this sheet.
 *
 * @returns {Row[]}
 */
function stepRows() {
    const sha256 = job.state.files.certificate?.report.sha256;
    const said = (/** @type {'upload' | 'restart' | 'trusted'} */ name) => {
        const deed = deeds.state[name];
        if (!deed || deed.certificate !== sha256) {
            return text.no;
        }
        return [text.yes, deed.origin, deed.at ? minuteText(
            new Date(deed.at)) : ''].filter(Boolean).join(', ');
    };
    const { stepNames: names } = text;
    return [
        [names.preflight, preflightIsGood() ? text.yes : text.no],
        [names.upload, said('upload')],
        [names.restart, said('restart')],
        [names.trusted, said('trusted')],
        [text.ticks, notTicked().join('; ')],
    ];
}

/** The device of this sheet: the certificate's first name, or its address. */
function deviceName() {
    return namesOf(job.state.files.certificate?.report)[0] ??
        deviceAddress()?.host ?? '';
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
            <h2>${text.heading({ device: deviceName() })}</h2>
            <p class="hint">
                ${minuteText(new Date())} · ${text.madeWith({ version: build.version })}
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
    /** The printed file is named after it. */
    get heading() {
        const device = deviceName();
        return device === '' ? text.title : text.titleOf({ device });
    },
    render,
    done: () => job.state.done[ID] ?? false,
};
