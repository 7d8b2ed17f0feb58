/**
 * Step 9: the authority is installed, this browser is asked whether it
 * trusts the device, and the certificate is compared by eye (article, steps
 * 9, 17 and 18).
 */
import { html, nothing } from 'lit-html';
import { writeLastDay } from '../../authority/calendar.js';
import { parseAddress } from '../../device/address.js';
import { fingerprint, mayBeBlocked, probe, sameHex }
    from '../../device/trust.js';
import { copyButton } from '../../parts/copy.js';
import { dayText, minuteText } from '../../parts/dates.js';
import { namesOf } from '../../parts/facts.js';
import { textField } from '../../parts/field.js';
import { fingerprintText } from '../../parts/fingerprint.js';
import { notice } from '../../parts/notice.js';
import { safeFileName, saveFile } from '../../parts/save.js';
import { primaryLink, stepFrame } from '../../parts/step.js';
import { Task } from '../../parts/task.js';
import { why } from '../../parts/why.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { addressField } from './address-field.js';
import { currentProfile, deviceAddress } from './family.js';
import { finishStep, job, whenJobStarts } from './job.js';
import { inRound, leftText, roundNext } from './round.js';
import { stage, stageList } from './stage.js';
import { installGuide } from './trust-guide.js';
import { showOnDevice } from './window.js';

const text = t.onDevice.trusted;
const ID = 'trusted';
const task = new Task();

whenJobStarts(() => task.cancel());

/** @param {Record<string, unknown>} patch */
function set(patch) {
    job.update({ trust: { ...job.state.trust, ...patch } });
}

async function ask() {
    const address = deviceAddress();
    if (!address) {
        return;
    }
    set({ result: null });
    const result = await task.run(text.asking, ({ signal }) =>
        probe(`${address.origin}/`, { signal }));
    if (result) {
        set({ result });
    }
}

/** Whether the address is among those in the certificate. @returns {boolean} */
function addressNamed() {
    const host = deviceAddress()?.host ?? '';
    const names = namesOf(job.state.files.certificate?.report);
    return names.length === 0 || host === '' || names.some((name) => {
        const named = parseAddress(name)?.host ?? name.toLowerCase();
        return named === host || (named.startsWith('*.') &&
            host.slice(host.indexOf('.')) === named.slice(1));
    });
}

function openButton() {
    return html`<div class="actions">
        <button
            type="button"
            class="button"
            id="trusted-open"
            @click=${() => showOnDevice(currentProfile().pages.login)}
        >
            ${text.openButton}
        </button>
    </div>`;
}

function refused() {
    return notice('warn', html`<p>${text.refused}</p>
        <ol>
            ${text.refusedReasons.map((line) => html`<li>${line}</li>`)}
        </ol>
        <p>
            ${text.refusedOpen}
            <a href=${hrefOf('help')}>${text.lookUp}</a>
        </p>
        ${mayBeBlocked(location) ? html`<p>${text.blocked}</p>` : nothing}
        ${openButton()}`);
}

function askResult() {
    switch (job.state.trust.result) {
    case 'answered':
        return deviceAddress()?.secure
            ? notice('ok', html`<p>${text.answered}</p>
                  <p class="small">${text.answeredNote}</p>`)
            : notice('info', html`<p>${text.answeredHttp}</p>`);
    case 'refused':
        return refused();
    case 'timeout':
        return notice('warn', html`<p>${text.timeout}</p>${openButton()}`);
    default:
        return nothing;
    }
}

function askPart() {
    const host = deviceAddress()?.host ?? '';
    const origin = deviceAddress()?.origin ?? '';
    const names = namesOf(job.state.files.certificate?.report);
    return html`${addressField('trusted-address')}
        ${addressNamed()
            ? nothing
            : notice('warn', html`<p>${text.notNamed(host)}</p>
                  <p>${text.namesHere(names.join(', '))}</p>`)}
        <p class="hint">${origin ? text.askText(origin) : nothing}</p>
        <div class="actions">
            <button
                type="button"
                class="button primary"
                id="trusted-ask"
                ?disabled=${task.running || origin === ''}
                @click=${ask}
            >
                ${text.askButton}
            </button>
        </div>
        ${task.render()}
        <div
            id="trusted-result"
            data-result=${job.state.trust.result ?? ''}
            role="status"
            >${askResult()}</div>`;
}

/** @param {any} report @returns {[keyof typeof text.whats, string][]} */
function comparable(report) {
    return [['sha256', report.sha256], ['sha1', report.sha1],
        ['serial', report.serial]];
}

/** @param {any} report */
function compareResult(report) {
    const typed = job.state.trust.typed ?? '';
    const matches = comparable(report).map(([what, hex]) =>
        ({ what, same: sameHex(typed, hex) }));
    if (matches.every(({ same }) => same === null)) {
        return nothing;
    }
    const found = matches.find(({ same }) => same);
    return found
        ? notice('ok', html`<p>${text.same(text.whats[found.what])}</p>`)
        : notice('bad', html`<p>${text.different}</p>`);
}

/** @param {any} report */
function values(report) {
    const f = t.facts;
    const row = (/** @type {string} */ term, /** @type {string} */ value) =>
        html`<dt>${term}</dt>
            <dd>${value}</dd>`;
    return html`<dl class="facts" id="trusted-values">
        ${comparable(report).map(([what, hex]) => html`<dt>${f[what]}</dt>
            <dd class="with-copy">
                ${fingerprintText(hex)}
                ${copyButton(() => fingerprint(hex), t.copy.copy, true)}
            </dd>`)}
        ${row(f.issuer, report.issuer.text)}
        ${row(f.from, minuteText(report.notBefore))}
        ${row(f.to, minuteText(report.notAfter))}
    </dl>`;
}

function comparePart() {
    const report = job.state.files.certificate?.report;
    if (!report) {
        return html`<p>
            ${text.noCertificate}
            <a href=${hrefOf('device', 'signed-by')}
                >${text.noCertificateLink}</a
            >
        </p>`;
    }
    return html`<p>${text.compareText}</p>
        ${values(report)}
        <details class="more">
            <summary>${text.where}</summary>
            <dl class="facts">
                ${text.whereRows.map(
                    ([browser, words]) => html`<dt>${browser}</dt>
                        <dd>${words}</dd>`,
                )}
            </dl>
        </details>
        ${textField({
            id: 'trusted-typed',
            label: text.typed,
            optional: true,
            value: job.state.trust.typed ?? '',
            set: (typed) => set({ typed }),
        })}
        <div role="status">${compareResult(report)}</div>`;
}

/** @param {any} report of the certificate */
function saveLastDay(report) {
    const host = namesOf(report)[0] ?? deviceAddress()?.host ?? '';
    const calendar = writeLastDay({
        serial: report.serial,
        notAfter: new Date(report.notAfter),
        summary: text.calendarSummary(host),
    }, new Date());
    saveFile(safeFileName(text.calendarName(host), 'certificate-ends.ics'),
        new TextEncoder().encode(calendar));
}

function ending() {
    const { files, trust, done } = job.state;
    const report = files.certificate?.report;
    if (!done[ID]) {
        return html`<div class="actions">
            <button
                type="button"
                class="button ${trust.result === 'answered'
                    ? 'primary' : ''}"
                id="trusted-good"
                @click=${() => finishStep(ID)}
            >
                ${text.good}
            </button>
        </div>`;
    }
    return html`${notice('ok', html`<p>${text.done}</p>
            ${report
                ? html`<p>${text.doneNext(dayText(report.notAfter))}</p>`
                : nothing}
            <p>${text.revert}</p>`)}
        ${goOn(report)}`;
}

/** @param {any} report of the certificate, if there is one */
function goOn(report) {
    const calendar = report
        ? html`<button
              type="button"
              class="button"
              id="trusted-calendar"
              @click=${() => saveLastDay(report)}
          >
              ${text.calendar}
          </button>`
        : nothing;
    const record = { text: t.onDevice.record.open,
        href: hrefOf('device', 'record') };
    return inRound()
        ? html`<p>${leftText()}</p>
              <div class="actions">
              ${roundNext()} <a href=${record.href}>${record.text}</a>
              ${calendar}
          </div>`
        : primaryLink({ ...record, others: calendar });
}

function render() {
    return stepFrame({
        title: text.title,
        lead: text.lead,
        why: why(text.why, '9'),
        body: html`
            ${stageList('trusted-stages', html`
                ${stage({ n: 1, title: text.install, body: installGuide() })}
                ${stage({ n: 2, title: text.ask, body: askPart(),
                    done: job.state.trust.result === 'answered' &&
                        deviceAddress()?.secure })}
                ${stage({ n: 3, title: text.compare, body: comparePart(),
                    done: job.state.done[ID] })}
            `)}
            <div class="stack" role="status">${ending()}</div>
        `,
    });
}

/** @type {import('./steps.js').Step} */
export const trusted = {
    id: ID,
    title: text.short,
    heading: text.title,
    render,
    done: () => job.state.done[ID] ?? false,
};
