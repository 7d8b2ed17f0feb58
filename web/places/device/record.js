/**
 * The last step: a sheet for the file that says what was done, with what,
 * and that holds no secret.
 */
import { html } from 'lit-html';
import { build } from '../../build.js';
import { evidenceFor } from '../../device/profile.js';
import { colonsText, keyText, namesOf, pairs } from '../../parts/facts.js';
import { notice, primaryAction } from '../../parts/step.js';
import { minuteText } from '../../parts/told.js';
import { t } from '../../text/index.js';
import { certificateName, currentProfile, deviceOrigin, isCorrected }
    from './at-device.js';
import { notTicked } from './before-you-start.js';
import { job } from './job.js';
import { preflightIsGood } from './preflight.js';

/** @import {Certificate} from '../../../wasm/reports.js' */

const text = t.onDevice.record;

/** @typedef {[string, unknown]} Row term, value; none without a value */

/** @param {string} title @param {Row[]} rows */
const table = (title, rows) => html`<section>
    <h3>${title}</h3>
    ${pairs(rows.filter(([, value]) => value))}
</section>`;

/** @param {Certificate} report @returns {Row[]} */
const certificateRows = (report) => [
    [text.subject, report.subject.text],
    [text.names, namesOf(report).join(', ')],
    [text.issuer, report.issuer.text],
    [text.serial, colonsText(report.serial)],
    [text.from, minuteText(report.notBefore)],
    [text.to, minuteText(report.notAfter)],
    [text.key, keyText(report.key)],
    [text.sha256, colonsText(report.sha256)],
    [text.sha1, colonsText(report.sha1)],
    [text.publicKey, colonsText(report.publicKeySha256)],
];

/** @returns {Row[]} */
function deviceRows() {
    const profile = currentProfile();
    const [, source] = evidenceFor(profile, 'pages.uploadFields');
    return [
        [text.addresses, job.state.addresses.join(', ') || deviceOrigin()],
        [text.profile, isCorrected()
            ? `${profile.name} (${source})` : profile.name],
        [text.files, Object.values(job.state.files)
            .flatMap((file) => file?.name ?? []).join(', ')],
    ];
}

/** What was done: where and when, with the certificate of this sheet. */
/** @returns {Row[]} */
function stepRows() {
    const sha256 = job.state.files.certificate?.report.sha256;
    const said = (/** @type {'upload' | 'restart' | 'trusted'} */ name) => {
        const deed = job.state.deeds[name];
        return !deed || deed.certificate !== sha256 ? text.no
            : [text.yes, deed.origin, deed.at && minuteText(new Date(deed.at))]
                .filter(Boolean).join(', ');
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

function sheet() {
    const { certificate, authorityCertificate: ca } = job.state.files;
    if (!certificate) {
        return notice('info', text.nothing);
    }
    return html`<article class="panel record" id="record-sheet">
        <header>
            <h2>${text.heading({ device: certificateName() })}</h2>
            <p class="hint">
                ${minuteText(new Date())} · ${text.madeWith({ version: build.version })}
            </p>
        </header>
        ${table(text.device, deviceRows())}
        ${table(text.certificate, certificateRows(certificate.report))}
        ${ca && table(text.authority, certificateRows(ca.report).filter(
            ([term]) => term !== text.names && term !== text.publicKey))}
        ${table(text.steps, stepRows())}
        <div class="sign">
            ${[text.date, text.by, text.signature].map(
                (words) => html`<div><span>${words}</span></div>`)}
            <div class="wide"><span>${text.remarks}</span></div>
        </div>
        <p class="hint">${text.noSecret}</p>
    </article>`;
}

/** @type {import('./index.js').Step} */
export const record = {
    id: 'record',
    text,
    /** The printed file is named after it. */
    heading() {
        const device = certificateName();
        return device === '' ? text.title : text.titleOf({ device });
    },
    body: () => html`${primaryAction({
        id: 'record-print', text: text.print,
        disabled: !job.state.files.certificate,
        act() {
            print();
            job.update({ recorded: true });
        },
    })}
    ${sheet()}`,
    done: () => job.state.recorded,
};
