/**
 * Step 7: certificate and key go to the device, in one of three ways, and
 * the user says what the device shows (article, steps 11 to 15).
 *
 * What can go wrong, and why the page asks instead of telling, stands in
 * device/upload.js.
 */
import { html, nothing } from 'lit-html';
import {
    ANSWERS, bestWay, hasLaxCookies, isMixed, nextTries,
} from '../../device/upload.js';
import { clockText } from '../../parts/dates.js';
import { focusSoon } from '../../parts/dom.js';
import { choices, waysField } from '../../parts/field.js';
import { notice } from '../../parts/notice.js';
import { stepFrame } from '../../parts/step.js';
import { why } from '../../parts/why.js';
import { go, hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { addressField } from './address-field.js';
import { facts, isNoted, note } from './at-device.js';
import { currentProfile, deviceOrigin } from './family.js';
import { job, jobs } from './job.js';
import { notTickedNotice } from './not-ticked.js';
import { bridgeWay, leaveBridge } from './upload-bridge.js';
import { directWay } from './upload-direct.js';
import { inRound, rememberInRound } from './round.js';
import { KeyUnlock, keyIsLocked } from './unlock-key.js';
import { formDetails, openFormDetails } from './upload-form.js';
import { handWay } from './upload-hand.js';
import { showOnDevice } from './window.js';

/** @typedef {import('../../device/upload.js').Answer} Answer */
/** @typedef {import('../../device/upload.js').NextTry} NextTry */
/** @typedef {import('../../device/upload.js').Way} Way */

const text = t.onDevice.upload;
const ID = 'upload';
const unlock = jobs.state((owner) =>
    new KeyUnlock('upload-passphrase', owner, rememberInRound));

/** The way chosen, or the one that suits this page and this address. */
function currentWay() {
    return /** @type {Way} */ (job.state.upload.way ??
        bestWay(location.protocol, deviceOrigin()));
}

/** Back to what comes before the question. */
function notYet() {
    facts().update({ answer: null, sent: null });
    leaveBridge();
}

/** @param {Way} way */
function choose(way) {
    notYet();
    job.update({ upload: { ...job.state.upload, way } });
}

/** @param {NextTry} next */
function follow({ go: where }) {
    const { pages } = currentProfile();
    switch (where) {
    case 'restart':
    case 'preflight':
    case 'key':
        go('device', where);
        break;
    case 'bridge':
        choose('bridge');
        focusSoon('#upload-bridge h2');
        break;
    case 'learn':
        openFormDetails();
        break;
    case 'login':
        notYet();
        facts().update({ loginAt: null, loginSentAt: 0 });
        showOnDevice(pages.logout);
        focusSoon('#upload-login h2');
        break;
    case 'reopen':
        notYet();
        facts().update({ pageSeen: false, loginAt: null, loginSentAt: 0 });
        showOnDevice(pages.login);
        break;
    default:
        facts().update({ answer: null });
        showOnDevice(pages.certificates);
    }
}

/** @param {Answer} answer */
function take(answer) {
    note(answer === 'matches' ? 'upload' : 'failed', deviceOrigin());
    facts().update({ answer });
    if (answer === 'matches') {
        go('device', 'restart');
    } else {
        focusSoon('#upload-answer');
    }
}

/** What was done, as far as this page knows; '' before anything was. */
function saidSent(/** @type {Way} */ way) {
    const { sent, bridge } = facts().state;
    if (way === 'direct' && sent) {
        return text.sent({ time: clockText(sent.at), url: sent.url });
    }
    return way === 'bridge' && bridge === 'filled'
        ? text.filled({
            button: currentProfile().pages.uploadButton.label,
        }) : '';
}

/**
 * The one thing to do once something was sent.
 *
 * @param {Way} way
 * @param {string} said
 */
function answerPart(way, said) {
    const { answer } = facts().state;
    const { labels } = currentProfile();
    return html`<section class="panel" id="upload-ask">
        ${said === '' ? nothing : html`<p role="status">${said}</p>`}
        <h2 tabindex="-1">${text.ask}</h2>
        <p class="hint">${text.askAddress({ origin: deviceOrigin() })}</p>
        <div class="answers" role="group" aria-label=${text.ask}>
            ${ANSWERS.map(
                (id) => html`<button
                    type="button"
                    class="button"
                    id="upload-shows-${id}"
                    aria-pressed=${answer === id ? 'true' : 'false'}
                    @click=${() => take(id)}
                >
                    ${text.answers[id]({ words: labels.keyMatches })}
                </button>`,
            )}
        </div>
        <div id="upload-answer" class="stack" tabindex="-1"
            >${answer
                ? nextTries(answer, way, hasLaxCookies(navigator)).map(nextTry)
                : nothing}</div>
        ${said === ''
            ? nothing
            : html`<div class="actions">
                  <button type="button" class="link" @click=${notYet}>
                      ${text.notYet}
                  </button>
              </div>`}
    </section>`;
}

/** @param {NextTry} next @param {number} rank */
function nextTry({ go: where, why: reason }, rank) {
    return html`<div class="stack tight">
        ${reason === 'uploaded'
            ? nothing : html`<p>${text.tries[reason]}</p>`}
        <div class="actions">
            <button
                type="button"
                class="button ${rank === 0 ? 'primary' : ''}"
                id=${where === 'restart' ? 'upload-next' : nothing}
                @click=${() => follow({ go: where, why: reason })}
            >
                ${text.go[where]}
            </button>
        </div>
    </div>`;
}

/** @param {Way} way */
function wayPart(way) {
    if (way === 'direct') {
        return directWay();
    }
    return way === 'bridge' ? bridgeWay()
        : html`${handWay()} ${answerPart(way, '')}`;
}

function warningList() {
    const words = /** @type {Record<string, string>} */ (t.onDevice.warnings);
    const { warnings, pages } = currentProfile();
    const buttons = pages.removeButtons.map((label) => `“${label}”`);
    const lines = warnings.map((id) => words[id] ?? id);
    return html`<ul>
        ${lines.map((line) => html`<li>${line}</li>`)}
        ${buttons.length > 0
            ? html`<li>${text.wayBack({
                buttons: buttons.join(', '),
            })}</li>` : nothing}
    </ul>`;
}

/** A key that never was in the folder is somewhere else than step 6. */
function needFiles() {
    const away = inRound() && !job.state.files.key;
    return notice('info', html`<p>
        ${away ? t.device.round.noKey : text.needFiles}
        <a href=${hrefOf('device', away ? 'key' : 'preflight')}
            >${away ? t.device.round.noKeyLink : text.needFilesLink}</a
        >
    </p>`);
}

function render() {
    const { key, certificate } = job.state.files;
    const way = currentWay();
    const origin = deviceOrigin();
    const mixed = way === 'direct' && isMixed(location.protocol, origin);
    const ready = key && certificate;
    const said = saidSent(way);
    // Once something was sent, the question takes the place of all else.
    const asked = ready && said !== '';
    // By hand, the user types it into the device's own form.
    const locked = way !== 'hand' && keyIsLocked();
    return stepFrame({
        title: text.title,
        lead: text.lead,
        why: html`${why(text.why, '11 to 15')}
            <details class="why">
                <summary>${text.before}</summary>
                ${warningList()}
            </details>`,
        body: html`
            ${ready ? nothing : needFiles()}
            ${asked ? nothing : notTickedNotice()}
            <section class="panel">${addressField('upload-address')}</section>
            ${asked ? answerPart(way, said) : html`
                <div class="stack tight">
                    ${waysField({
                        id: 'upload-way',
                        legend: text.ways,
                        value: way,
                        set: (value) => choose(/** @type {Way} */ (value)),
                        options: choices(['direct', 'bridge', 'hand'],
                            text.way),
                    })}
                    <p class="hint">${text.wayHint[way]}</p>
                </div>
                ${mixed ? notice('warn', html`<p>${text.mixed}</p>`) : nothing}
                ${locked ? unlock().render() : nothing}
                ${ready && origin && !mixed && !locked
                    ? wayPart(way) : nothing}`}
            ${way === 'hand' ? nothing : formDetails()}
        `,
    });
}

/** @type {import('./steps.js').Step} */
export const upload = {
    id: ID,
    title: text.short,
    heading: text.title,
    render,
    done: () => isNoted(ID),
};
