/**
 * Step 7: certificate and key go to the device, in one of three ways, and
 * the user says what the device shows (article, steps 11 to 15).
 *
 * What can go wrong, and why the page asks instead of telling, stands in
 * device/upload.js.
 */
import { html, nothing } from 'lit-html';
import { pageOn } from '../../device/address.js';
import { ANSWERS, bestWay, hasLaxCookies, isMixed, nextTries }
    from '../../device/upload.js';
import { actions, button, linkApart } from '../../parts/button.js';
import { focusSoon } from '../../parts/dom.js';
import { choices, waysField } from '../../parts/field.js';
import { heldSecret } from '../../parts/secret.js';
import { bullets, notice, stages, why } from '../../parts/step.js';
import { clockText } from '../../parts/told.js';
import { go } from '../../router.js';
import { t } from '../../text/index.js';
import { currentProfile, deviceOrigin, facts, isNoted, note }
    from './at-device.js';
import { notTickedNotice } from './before-you-start.js';
import { jobChip, pointTo } from './chips.js';
import { change, job } from './job.js';
import { inRound, rememberInRound } from './round.js';
import { keyIsLocked, keyUnlock } from './unlock-key.js';
import { bridgeWay, leaveBridge } from './upload-bridge.js';
import { directWay } from './upload-direct.js';
import { formDetails, openFormDetails } from './upload-form.js';
import { addressField, showOnDevice } from './window.js';

/** @import {Answer, NextTry, Way} from '../../device/upload.js' */

const text = t.onDevice.upload;
const ID = 'upload';
const unlock = keyUnlock(ID, rememberInRound);

/** The way chosen, or the one that suits this page and this address. */
const currentWay = () =>
    job.state.upload.way ?? bestWay(location.protocol, deviceOrigin());

/** Back to what comes before the question. */
function notYet() {
    facts().update({ answer: null, sent: null });
    leaveBridge();
}

/** @param {Way} way */
function choose(way) {
    notYet();
    change('upload', { way });
}

/** @param {NextTry} next */
function follow({ go: where }) {
    const { pages } = currentProfile();
    if (where === 'bridge') {
        choose('bridge');
        focusSoon('#upload-bridge h2');
    } else if (where === 'learn') {
        openFormDetails();
    } else if (where === 'login' || where === 'reopen') {
        notYet();
        facts().update({ loginAt: null, loginSentAt: 0 });
        showOnDevice(where === 'login' ? pages.logout : pages.login);
        focusSoon('#upload-login h2');
    } else if (where === 'look') {
        facts().update({ answer: null });
        showOnDevice(pages.certificates);
    } else {
        go('device', where);
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
/** @param {Way} way */
function saidSent(way) {
    const { sent, bridge } = facts().state;
    const { label } = currentProfile().pages.uploadButton;
    return way === 'direct' && sent
        ? text.sent({ time: clockText(sent.at), url: sent.url })
        : way === 'bridge' && bridge === 'filled'
            ? text.filled({ button: label }) : '';
}

/** The one thing to do once something was sent. */
/** @param {Way} way @param {string} said */
function answerPart(way, said) {
    const { answer } = facts().state;
    const words = currentProfile().labels.keyMatches;
    return html`<section class="panel" id="upload-ask">
        ${said && html`<p role="status">${said}</p>`}
        <h2 tabindex="-1">${text.ask}</h2>
        <p class="hint">${text.askAddress({ origin: deviceOrigin() })}</p>
        <div class="answers" role="group" aria-label=${text.ask}>
            ${ANSWERS.map((id) => button(text.answers[id]({ words }),
                () => take(id),
                { id: `upload-shows-${id}`, pressed: answer === id }))}
        </div>
        <div id="upload-answer" class="stack" tabindex="-1">${answer
                ? nextTries(answer, way, hasLaxCookies(navigator)).map(nextTry)
                : nothing}</div>
        ${said && actions(button(text.notYet, notYet, { weight: 'link' }))}
    </section>`;
}

/** @param {NextTry} next @param {number} rank */
const nextTry = (next, rank) => html`<div class="stack tight">
    ${next.why === 'uploaded'
        ? nothing : html`<p>${text.tries[next.why]}</p>`}
    ${actions(button(text.go[next.go], () => follow(next), {
        id: next.go === 'restart' ? 'upload-next' : undefined,
        weight: rank === 0 ? 'primary' : '',
    }))}
</div>`;

/** The device's form, drawn with the files in their places. */
function picture() {
    const { labels, pages, menus } = currentProfile();
    const { key, certificate } = job.state.files;
    return html`<figure class="form-picture">
        <figcaption class="quiet">${text.handPicture}</figcaption>
        <div class="form-head">${menus.certificates.join(' › ')}</div>
        ${[[labels.certificate, certificate?.name, ''],
            [labels.key, key?.name, 'secret'],
            job.state.keyPassphrase ? [labels.password, '••••••••', 'secret']
                : [labels.password, text.noPassword, ''],
        ].map(([label, value, look]) => html`<div class="form-row ${look}">
            <span>${label}</span>
            <span class="mono">${value}</span>
        </div>`)}
        <div class="form-button">${pages.uploadButton.label}</div>
    </figure>`;
}

/** The third way: the user fills the device's form; here is what goes where. */
function handWay() {
    const { labels, pages, menus } = currentProfile();
    const { files: { key, certificate }, keyPassphrase } = job.state;
    const menu = menus.certificates.join(' › ');
    return stages('upload-hand', [{
        title: text.handSave,
        done: [key, certificate].every(
            (file) => file?.item && file.item.state !== 'made'),
        body: html`<p>${text.handSaveText}</p>
            <div class="chips">
                ${jobChip('certificate')}${jobChip('key')}
            </div>`,
    }, {
        title: text.handPage,
        body: html`<p>${text.handPageText({ menu })}</p>
            ${actions(linkApart(text.openButton,
                pageOn(deviceOrigin(), pages.certificates),
                { id: 'upload-hand-open' }))}`,
    }, {
        title: text.handFill,
        body: html`<p>${text.handFillText({ choose: labels.chooseFile })}</p>
            ${picture()}
            ${keyPassphrase && html`${heldSecret({ secret: keyPassphrase,
                id: 'upload-hand-password', label: labels.password })}
            <p class="hint">${text.clipboardNote}</p>`}`,
    }, { title: text.handPress({ button: pages.uploadButton.label }) }]);
}

/** How each way is gone. @type {Record<Way, () => unknown>} */
const WAYS = { direct: directWay, bridge: bridgeWay,
    hand: () => html`${handWay()} ${answerPart('hand', '')}` };

/** What to think of before, and the way back. */
function reason() {
    const words = /** @type {Record<string, string>} */ (t.onDevice.warnings);
    const { warnings, pages } = currentProfile();
    const buttons = pages.removeButtons.map((label) => `“${label}”`).join(', ');
    return html`${why(text.why, '11 to 15')}
        <details class="why small">
            <summary>${text.before}</summary>
            ${bullets([...warnings.map((id) => words[id] ?? id),
                buttons && text.wayBack({ buttons })].filter(Boolean))}
        </details>`;
}

/** A key that never was in the folder is somewhere else than step 6. */
function needFiles() {
    const { noKey, noKeyLink } = t.device.round;
    return notice('info', inRound() && !job.state.files.key
        ? pointTo(noKey, noKeyLink, 'key')
        : pointTo(text.needFiles, text.needFilesLink, 'preflight'));
}

/** @param {Way} way @param {boolean} ready */
function sending(way, ready) {
    const origin = deviceOrigin();
    const mixed = way === 'direct' && isMixed(location.protocol, origin);
    // By hand, the user types it into the device's own form.
    const locked = way !== 'hand' && keyIsLocked();
    return html`<div class="stack tight">
            ${waysField({
                id: 'upload-way', legend: text.ways, value: way,
                set: (value) => choose(/** @type {Way} */ (value)),
                options: choices(['direct', 'bridge', 'hand'], text.way),
            })}
            <p class="hint">${text.wayHint[way]}</p>
        </div>
        ${notice('warn', mixed && text.mixed)}
        ${locked ? unlock() : nothing}
        ${ready && origin && !mixed && !locked ? WAYS[way]() : nothing}`;
}

function body() {
    const { key, certificate } = job.state.files;
    const way = currentWay();
    const ready = key !== null && certificate !== null;
    const said = ready ? saidSent(way) : '';
    // Once something was sent, the question takes the place of all else.
    return html`${ready ? nothing : needFiles()}
        ${said ? nothing : notTickedNotice()}
        <section class="panel">${addressField('upload-address')}</section>
        ${said ? answerPart(way, said) : sending(way, ready)}
        ${way === 'hand' ? nothing : formDetails()}`;
}

/** @type {import('./index.js').Step} */
export const upload = {
    id: ID,
    text,
    reason,
    body,
    done: () => isNoted(ID),
};
