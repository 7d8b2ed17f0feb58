/**
 * Step 7: certificate and key go to the device, in one of three ways, and
 * the user says what the device shows (article, steps 11 to 15).
 *
 * What can go wrong, and why the page asks instead of telling, stands in
 * device/upload.js.
 */
import { html, nothing } from 'lit-html';
import { bestWay, hasLaxCookies, isMixed, nextTries }
    from '../../device/upload.js';
import { focusSoon } from '../../parts/dom.js';
import { waysField } from '../../parts/field.js';
import { notice } from '../../parts/notice.js';
import { stepFrame } from '../../parts/step.js';
import { why } from '../../parts/why.js';
import { go, hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { addressField } from './address-field.js';
import { currentProfile, deviceOrigin } from './family.js';
import { job, noteAnswer } from './job.js';
import { bridgeWay, leaveBridge } from './upload-bridge.js';
import { directWay } from './upload-direct.js';
import { inRound, rememberInRound } from './round.js';
import { KeyUnlock, keyIsLocked } from './unlock-key.js';
import { formDetails, openFormDetails } from './upload-form.js';
import { handWay } from './upload-hand.js';
import { showOnDevice } from './window.js';

/** @typedef {import('../../device/upload.js').Answer} Answer */
/** @typedef {import('../../device/upload.js').NextTry} NextTry */
/** @typedef {'direct' | 'bridge' | 'hand'} Way */

const text = t.onDevice.upload;
const ID = 'upload';
const unlock = new KeyUnlock('upload-passphrase', rememberInRound);

/** @param {Record<string, unknown>} patch */
function set(patch) {
    job.update({ upload: { ...job.state.upload, ...patch } });
}

/** The way chosen, or the one that suits this page and this address. */
function currentWay() {
    return /** @type {Way} */ (job.state.upload.way ??
        bestWay(location.protocol, deviceOrigin()));
}

/** @param {Way} way */
function choose(way) {
    leaveBridge();
    set({ way, answer: null });
}

/** @param {NextTry} next */
function follow({ go: where }) {
    const { pages } = currentProfile();
    switch (where) {
    case 'restart':
        go('device', 'restart');
        break;
    case 'preflight':
        go('device', 'preflight');
        break;
    case 'bridge':
        choose('bridge');
        focusSoon('#upload-bridge h2');
        break;
    case 'learn':
        openFormDetails();
        break;
    case 'login':
        set({ answer: null, loginAt: null });
        focusSoon('#upload-login h2');
        break;
    case 'reopen':
        set({ answer: null, pageSeen: false, loginAt: null });
        showOnDevice(pages.login);
        break;
    default:
        set({ answer: null });
        showOnDevice(pages.certificates);
    }
}

/** @param {Answer} answer */
function take(answer) {
    noteAnswer(answer);
    focusSoon('#upload-answer');
}

/**
 * Before anything was sent there is nothing to ask about.
 *
 * @param {Way} way
 * @returns {boolean}
 */
function mayAsk(way) {
    const { sentAt, opened, answer } = job.state.upload;
    return Boolean(answer || sentAt || way === 'hand' ||
        (way === 'bridge' && opened));
}

/** @param {Way} way */
function answerPart(way) {
    const { answer } = job.state.upload;
    const { labels } = currentProfile();
    const tries = answer
        ? nextTries(answer, way, hasLaxCookies(navigator))
            .filter((next) => way !== 'hand' || next.go !== 'login')
        : [];
    return html`<section class="panel" id="upload-ask">
        <h2>${text.ask}</h2>
        <div class="answers" role="group" aria-label=${text.ask}>
            ${Object.entries(text.answers).map(
                ([id, words]) => html`<button
                    type="button"
                    class="button"
                    id="upload-shows-${id}"
                    aria-pressed=${answer === id ? 'true' : 'false'}
                    @click=${() => take(/** @type {Answer} */ (id))}
                >
                    ${typeof words === 'string'
                        ? words : words(labels.keyMatches)}
                </button>`,
            )}
        </div>
        <div id="upload-answer" class="stack" tabindex="-1" role="status"
            >${answer === 'matches'
                ? notice('ok', html`<p>${text.answerOk}</p>`)
                : tries.map((next) => nextTry(next))}</div>
        ${answer === 'matches'
            ? html`<div class="actions">
                  <a
                      class="button primary"
                      id="upload-next"
                      href=${hrefOf('device', 'restart')}
                      >${text.go.restart}</a
                  >
              </div>`
            : nothing}
    </section>`;
}

/** @param {NextTry} next */
function nextTry(next) {
    const reasons = /** @type {Record<string, string>} */ (text.tries);
    return html`<div class="stack tight">
        <p>${reasons[next.why]}</p>
        <div class="actions">
            <button
                type="button"
                class="button"
                @click=${() => follow(next)}
            >
                ${text.go[next.go]}
            </button>
        </div>
    </div>`;
}

/** @param {Way} way */
function wayPart(way) {
    if (way === 'direct') {
        return directWay(set);
    }
    return way === 'bridge' ? bridgeWay(set) : handWay();
}

function warningList() {
    const words = /** @type {Record<string, string>} */ (t.onDevice.warnings);
    const { warnings, pages } = currentProfile();
    const buttons = pages.removeButtons.map((label) => `“${label}”`);
    const lines = warnings.map((id) => words[id] ?? id);
    return html`<ul>
        ${lines.map((line) => html`<li>${line}</li>`)}
        ${buttons.length > 0
            ? html`<li>${text.wayBack(buttons.join(', '))}</li>` : nothing}
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
            <section class="panel">${addressField('upload-address')}</section>
            <div class="stack tight">
                ${waysField({
                    id: 'upload-way',
                    legend: text.ways,
                    value: way,
                    set: (value) => choose(/** @type {Way} */ (value)),
                    options: Object.entries(text.way),
                })}
                <p class="hint">${text.wayHint[way]}</p>
            </div>
            ${mixed ? notice('warn', html`<p>${text.mixed}</p>`) : nothing}
            ${locked ? unlock.render() : nothing}
            ${ready && origin && !mixed && !locked
                ? html`${wayPart(way)}
                      ${mayAsk(way) ? answerPart(way) : nothing}`
                : nothing}
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
    done: () => job.state.done[ID] ?? false,
};
