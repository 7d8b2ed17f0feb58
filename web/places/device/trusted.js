/**
 * Step 9: the authority is installed, this browser is asked whether it
 * trusts the device, and the certificate is compared by eye (article, steps
 * 9, 17 and 18).
 */
import { html, nothing } from 'lit-html';
import { writeLastDay } from '../../authority/calendar.js';
import { pageOn, parseAddress } from '../../device/address.js';
import { compareTyped, fingerprint, mayBeBlocked, probe }
    from '../../device/trust.js';
import { copyButton } from '../../parts/copy.js';
import { dayText, distanceText, minuteText } from '../../parts/dates.js';
import { namesOf } from '../../parts/facts.js';
import { choices, textField } from '../../parts/field.js';
import { fingerprintText } from '../../parts/fingerprint.js';
import { Keeping } from '../../parts/keeping.js';
import { notice } from '../../parts/notice.js';
import { primaryLink, stepFrame } from '../../parts/step.js';
import { why } from '../../parts/why.js';
import { Work } from '../../parts/work.js';
import { hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { safeFileName } from '../../writer.js';
import { addressField } from './address-field.js';
import { facts, isNoted, note, perAddress } from './at-device.js';
import { currentProfile, deviceAddress, deviceOrigin } from './family.js';
import { job } from './job.js';
import { inRound, leftText, roundNext } from './round.js';
import { stage, stageList } from './stage.js';
import { installGuide } from './trust-guide.js';

const text = t.onDevice.trusted;
const BROWSERS = /** @type {const} */ ([
    'Chrome', 'Edge', 'Firefox', 'Safari']);
const ID = 'trusted';

const mine = perAddress((owner) => ({
    work: new Work(owner),
    keeping: new Keeping('trusted-calendar-back', owner),
    local: createStore({ typed: '' }),
}));

async function ask() {
    const address = deviceAddress();
    if (!address) {
        return;
    }
    const store = facts();
    store.update({ trust: '' });
    await mine().work.run({
        say: text.asking,
        inputs: address,
        work: ({ origin }, { signal }) => probe(`${origin}/`, { signal }),
        commit: (trust, { origin, secure }) => {
            store.update({ trust });
            if (trust === 'answered' && secure) {
                note('answered', origin);
            }
        },
    });
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
    const { origin = '' } = deviceAddress() ?? {};
    return html`<div class="actions">
        <a
            class="button"
            id="trusted-open"
            href=${pageOn(origin, currentProfile().pages.login)}
            target="_blank"
            rel="noopener noreferrer"
            >${text.openButton}</a
        >
    </div>`;
}

/** A certificate that does not count yet, or no more. */
function outOfTime() {
    const report = job.state.files.certificate?.report;
    if (!report) {
        return nothing;
    }
    const { notBefore, notAfter } = report;
    if (new Date(notBefore).getTime() > Date.now()) {
        return notice('warn', html`<p>
            ${text.notYet({
                from: minuteText(notBefore), span: distanceText(notBefore),
            })}
        </p>`);
    }
    return new Date(notAfter).getTime() < Date.now()
        ? notice('warn', html`<p>
              ${text.ended({
                  to: minuteText(notAfter), span: distanceText(notAfter),
              })}
          </p>`)
        : nothing;
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
    switch (facts().state.trust) {
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
    return html`${addressField('trusted-address')} ${outOfTime()}
        ${addressNamed()
            ? nothing
            : notice('warn', html`<p>${text.notNamed({ host })}</p>
                  <p>${text.namesHere({ list: names.join(', ') })}</p>`)}
        <p class="hint">${origin ? text.askText({ origin }) : nothing}</p>
        <div class="actions">
            <button
                type="button"
                class="button primary"
                id="trusted-ask"
                ?disabled=${mine().work.running || origin === ''}
                @click=${ask}
            >
                ${text.askButton}
            </button>
        </div>
        ${mine().work.render()}
        <div
            id="trusted-result"
            data-result=${facts().state.trust}
            >${askResult()}</div>`;
}

/** @param {any} report */
function compareResult(report) {
    const found = compareTyped(mine().local.state.typed, report,
        job.state.files.authorityCertificate?.report ?? null);
    return found === null ? nothing
        : notice(found === 'another' ? 'bad'
            : found === 'authority' ? 'warn' : 'ok',
        html`<p>${text.compared[found]}</p>`);
}

/** @param {any} report */
function values(report) {
    const f = t.facts;
    const row = (/** @type {string} */ term, /** @type {string} */ value) =>
        html`<dt>${term}</dt>
            <dd>${value}</dd>`;
    const compared = /** @type {const} */ (['sha256', 'sha1', 'serial']);
    return html`<dl class="facts" id="trusted-values">
        ${compared.map((what) => html`<dt>${f[what]}</dt>
            <dd class="with-copy">
                ${fingerprintText(report[what])}
                ${copyButton(() => fingerprint(report[what]), t.copy.copy,
                    true)}
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
                ${choices([...BROWSERS], text.whereRows).map(
                    ([browser, words]) => html`<dt>${browser}</dt>
                        <dd>${words}</dd>`,
                )}
            </dl>
        </details>
        ${textField({
            id: 'trusted-typed',
            label: text.typed,
            optional: true,
            value: mine().local.state.typed,
            set: (typed) => mine().local.update({ typed }),
        })}
        <div role="status">${compareResult(report)}</div>`;
}

/** @param {any} report of the certificate */
function saveLastDay(report) {
    const host = namesOf(report)[0] ?? deviceAddress()?.host ?? '';
    const calendar = writeLastDay({
        serial: report.serial,
        notAfter: new Date(report.notAfter),
        summary: text.calendarSummary({ host }),
    }, new Date());
    const name = safeFileName(text.calendarName({
        host,
    }), 'certificate-ends.ics');
    void mine().keeping.save({
        name, items: [], files: () => [{ name, content: calendar }],
    });
}

function ending() {
    const report = job.state.files.certificate?.report;
    if (!isNoted(ID)) {
        return html`<div class="actions">
            <button
                type="button"
                class="button ${facts().state.trust === 'answered'
                    ? 'primary' : ''}"
                id="trusted-good"
                @click=${() => note(ID, deviceOrigin())}
            >
                ${text.good}
            </button>
        </div>`;
    }
    return html`${notice('ok', html`<p>${text.done}</p>
            ${report
                ? html`<p>${text.doneNext({
                    day: dayText(report.notAfter),
                })}</p>`
                : nothing}
            <p>${text.revert}</p>`)}
        ${goOn(report)} ${mine().keeping.render([])}`;
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
                ${stage({ n: 1, title: text.install, 
                    body: installGuide('trusted-system') })}
                ${stage({ n: 2, title: text.ask, body: askPart(),
                    done: isNoted('answered') })}
                ${stage({ n: 3, title: text.compare, body: comparePart(),
                    done: isNoted(ID) })}
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
    done: () => isNoted(ID),
};
