/**
 * Step 9: the authority is installed, this browser is asked whether it
 * trusts the device, and the certificate is compared by eye (article, steps
 * 9, 17 and 18).
 */
import { html } from 'lit-html';
import { writeLastDay } from '../../authority/calendar.js';
import { pageOn, parseAddress } from '../../device/address.js';
import { compareTyped, mayBeBlocked, probe } from '../../device/trust.js';
import { actions, button, copyButton, linkApart } from '../../parts/button.js';
import { colons, colonsText, namesOf, pairs } from '../../parts/facts.js';
import { choices, textField } from '../../parts/field.js';
import { Keeping } from '../../parts/keeping.js';
import { more, notice, primaryLink, stages } from '../../parts/step.js';
import { dayText, distanceText, minuteText } from '../../parts/told.js';
import { Work } from '../../parts/work.js';
import { hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { safeFileName } from '../../writer.js';
import { certificateName, currentProfile, deviceAddress, deviceOrigin, facts,
    isNoted, note, perAddress } from './at-device.js';
import { pointTo, stepLink } from './chips.js';
import { job } from './job.js';
import { inRound, leftText, roundNext } from './round.js';
import { installGuide } from './trust-guide.js';
import { addressField } from './window.js';

/** @import {Certificate} from '../../../wasm/reports.js' */

const text = t.onDevice.trusted;
const BROWSERS = /** @type {const} */ (['Chrome', 'Edge', 'Firefox', 'Safari']);
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

const openButton = () => actions(linkApart(text.openButton,
    pageOn(deviceOrigin(), currentProfile().pages.login),
    { id: 'trusted-open' }));

const refused = () => notice('warn', [text.refused, html`<ol>
        ${text.refusedReasons.map((line) => html`<li>${line}</li>`)}
    </ol>
    <p>
        ${text.refusedOpen}
        <a href=${hrefOf('help')}>${text.lookUp}</a>
    </p>`,
mayBeBlocked(location) && text.blocked, openButton()]);

function askResult() {
    const { trust } = facts().state;
    return trust === 'answered' ? deviceAddress()?.secure
        ? notice('ok', [text.answered,
            html`<p class="small">${text.answeredNote}</p>`])
        : notice('info', text.answeredHttp)
        : trust === 'refused' ? refused()
            : notice('warn', trust && [text.timeout, openButton()]);
}

/**
 * Why browsers refuse a certificate today, to the hour.
 *
 * @param {Certificate | null} [report]
 * @returns {string} '' where they do not
 */
function outOfTime(report) {
    const { notBefore: from, notAfter: to } = report ?? {};
    return from && new Date(from) > new Date()
        ? text.notYet({ from: minuteText(from), span: distanceText(from) })
        : to && new Date(to) < new Date()
            ? text.ended({ to: minuteText(to), span: distanceText(to) }) : '';
}

function askPart() {
    const { host = '', origin = '' } = deviceAddress() ?? {};
    const report = job.state.files.certificate?.report;
    const list = namesOf(report).join(', ');
    return html`${addressField('trusted-address')}
        ${notice('warn', outOfTime(report))}
        ${notice('warn', !addressNamed() &&
            [text.notNamed({ host }), text.namesHere({ list })])}
        <p class="hint">${origin && text.askText({ origin })}</p>
        ${actions(button(text.askButton, ask, {
            id: 'trusted-ask', disabled: mine().work.running || origin === '',
            weight: isNoted('answered') ? '' : 'primary',
        }))}
        ${mine().work.render()}
        <div id="trusted-result"
            data-result=${facts().state.trust}>${askResult()}</div>`;
}

/** @param {Certificate} report */
function compareResult(report) {
    const found = compareTyped(mine().local.state.typed, report,
        job.state.files.authorityCertificate?.report ?? null);
    return notice(found === 'another' ? 'bad'
        : found === 'authority' ? 'warn' : 'ok',
    found && text.compared[found]);
}

/** @param {Certificate} report */
function values(report) {
    const f = t.facts;
    const compared = /** @type {const} */ (['sha256', 'sha1', 'serial']);
    return html`<dl class="facts" id="trusted-values">
        ${compared.map((what) => html`<dt>${f[what]}</dt>
            <dd class="with-copy">
                ${colonsText(report[what])}
                ${copyButton(() => colons(report[what]))}
            </dd>`)}
        ${[[f.issuer, report.issuer.text], [f.from, minuteText(report.notBefore)],
            [f.to, minuteText(report.notAfter)]].map(
            ([term, value]) => html`<dt>${term}</dt>
                <dd>${value}</dd>`)}
    </dl>`;
}

function comparePart() {
    const report = job.state.files.certificate?.report;
    if (!report) {
        return pointTo(text.noCertificate, text.noCertificateLink, 'signed-by');
    }
    return html`<p>${text.compareText}</p>
        ${values(report)}
        ${more(text.where, pairs(choices([...BROWSERS], text.whereRows)))}
        ${textField({
            id: 'trusted-typed', label: text.typed, optional: true,
            ...mine().local.bind('typed'),
        })}
        <div role="status">${compareResult(report)}</div>`;
}

/** @param {Certificate} report */
function saveLastDay(report) {
    const host = certificateName();
    const { serial, notAfter } = report;
    const calendar = writeLastDay({ serial, notAfter: new Date(notAfter),
        summary: text.calendarSummary({ host }) }, new Date());
    const name = safeFileName(text.calendarName({ host }),
        'certificate-ends.ics');
    void mine().keeping.save({ name, content: () => calendar });
}

function ending() {
    const report = job.state.files.certificate?.report;
    return isNoted(ID)
        ? html`${notice('ok', [text.done, report &&
            text.doneNext({ day: dayText(report.notAfter) }), text.revert])}
        ${goOn(report)} ${mine().keeping.render([])}`
        : actions(button(text.good, () => note(ID, deviceOrigin()),
            { id: 'trusted-good',
                weight: facts().state.trust === 'answered' ? 'primary' : '' }));
}

/** @param {Certificate | null} [report] */
function goOn(report) {
    const calendar = report && button(text.calendar,
        () => saveLastDay(report), { id: 'trusted-calendar' });
    const words = t.onDevice.record.open;
    return inRound()
        ? html`<p>${leftText()}</p>
            ${actions(roundNext(), stepLink('record', words), calendar)}`
        : primaryLink(words, hrefOf('device', 'record'), calendar);
}

/** @type {import('./index.js').Step} */
export const trusted = {
    id: ID,
    text,
    article: '9',
    body: () => html`${stages('trusted-stages', [
        { title: text.install, body: installGuide('trusted-system') },
        { title: text.ask, body: askPart(), done: isNoted('answered') },
        { title: text.compare, body: comparePart(), done: isNoted(ID) }])}
        <div class="stack" role="status">${ending()}</div>`,
    done: () => isNoted(ID),
};
