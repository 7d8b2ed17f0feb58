/**
 * The second way of the upload: a bookmark on the device's own page asks
 * this page for the files and fills the device's own form.
 */
import { html, nothing } from 'lit-html';
import { bookmarkletUrl, consoleText } from '../../device/bookmarklet.js';
import { Bridge } from '../../device/bridge.js';
import { asFile } from '../../device/post.js';
import { announce } from '../../parts/dom.js';
import { copyButton } from '../../parts/copy.js';
import { notice } from '../../parts/notice.js';
import { why } from '../../parts/why.js';
import { t } from '../../text/index.js';
import { currentProfile, deviceOrigin } from './family.js';
import { job, whenJobStarts } from './job.js';
import { stage, stageList } from './stage.js';
import { keyPassphrase } from './upload-direct.js';
import { deviceWindow, showOnDevice } from './window.js';

/** @typedef {import('./upload-direct.js').Set} Set */
/** @typedef {import('./job.js').JobFile} JobFile */

const text = t.onDevice.upload;

/** @type {Bridge | null} */
let bridge = null;

/** @param {JobFile} file */
function fileOf({ name, bytes }) {
    return asFile({ name, contents: bytes });
}

/** The bridge listens only while this way is chosen. @param {Set} set */
function ready(set) {
    bridge ??= new Bridge({
        page: window,
        opened: deviceWindow,
        origin: deviceOrigin,
        files: () => {
            const { key, certificate } = job.state.files;
            if (!key || !certificate) {
                throw new Error('no files');
            }
            return {
                certificate: fileOf(certificate),
                key: fileOf(key),
                password: keyPassphrase(),
            };
        },
        onState: (state, detail) => {
            set({ bridge: state, bridgeDetail: detail });
            announce(sayState(state, detail));
        },
    });
    return bridge;
}

// Whoever agreed for one device has not agreed for the next.
whenJobStarts(leaveBridge);

/** Takes back a consent and stops listening. */
export function leaveBridge() {
    bridge?.close();
    bridge = null;
    const { upload } = job.state;
    job.update({ upload: { ...upload, bridge: 'idle' } });
}

/**
 * @param {import('../../device/bridge.js').BridgeState} state
 * @param {string[]} detail
 */
function sayState(state, detail) {
    const said = text.bridge[state];
    return typeof said === 'function' ? said(detail[0] ?? '') : said;
}

function bookmarkStage() {
    const names = currentProfile().pages.uploadFields;
    const url = bookmarkletUrl(names, text.box);
    const script = consoleText(names, text.box);
    return stage({
        n: 1,
        title: text.bookmark,
        body: html`<p>${text.bookmarkText}</p>
            <div class="actions">
                <a
                    class="button bookmark"
                    id="upload-bookmark"
                    href=${url}
                    @click=${(/** @type {Event} */ event) => {
                        event.preventDefault();
                        announce(text.bookmarkPressed);
                        job.update({ upload: { ...job.state.upload,
                            bookmarkPressed: true } });
                    }}
                    >${text.bookmarkName}</a
                >
                ${copyButton(() => url, text.bookmarkCopy, true)}
            </div>
            ${job.state.upload.bookmarkPressed
                ? notice('info', html`<p>${text.bookmarkPressed}</p>`)
                : nothing}
            <details class="more small">
                <summary>${text.bookmarkOther}</summary>
                <div class="stack">
                    <p>${text.bookmarkConsole}</p>
                    <div class="actions">
                        ${copyButton(() => script, text.bookmarkConsoleCopy,
                            true)}
                    </div>
                    <details class="more">
                        <summary>${text.bookmarkConsoleShow}</summary>
                        <pre tabindex="0" id="upload-console">${script}</pre>
                    </details>
                </div>
            </details>`,
    });
}

/** @param {Set} set */
function openStage(set) {
    const { pages, menus } = currentProfile();
    const { blocked, opened } = job.state.upload;
    const here = deviceWindow() !== null;
    return stage({
        n: 2,
        title: text.bridgeOpen,
        done: here,
        body: html`<p>
                ${text.bridgeOpenText(menus.certificates.join(' › '))}
            </p>
            ${blocked
                ? notice('bad', html`<p>${t.onDevice.blocked}</p>`)
                : nothing}
            <div class="actions">
                <button
                    type="button"
                    class="button ${here ? '' : 'primary'}"
                    id="upload-bridge-open"
                    @click=${() => {
                        const shown = showOnDevice(pages.certificates);
                        set({ blocked: !shown, opened: shown });
                    }}
                >
                    ${here ? text.openAgain : text.openButton}
                </button>
            </div>
            ${opened && !here
                ? notice('warn', html`<p>${text.windowClosed}</p>`)
                : nothing}`,
    });
}

/** @param {Set} set */
function consentStage(set) {
    const { bridge: state = 'idle', bridgeDetail = [] } = job.state.upload;
    const level = state === 'filled' ? 'ok'
        : ['no-form', 'wrong-origin'].includes(state) ? 'warn' : 'info';
    const armed = state === 'armed';
    const waiting = deviceWindow() && !armed && state !== 'filled';
    return stage({
        n: 3,
        title: text.consent,
        done: state === 'filled',
        body: html`<p>${text.consentText(deviceOrigin())}</p>
            <div class="actions">
                <button
                    type="button"
                    class="button ${waiting ? 'primary' : ''}"
                    id="upload-consent"
                    aria-pressed=${armed ? 'true' : 'false'}
                    @click=${() =>
                        armed ? ready(set).revoke() : ready(set).consent()}
                >
                    ${armed ? text.consentRevoke : text.consentButton}
                </button>
            </div>
            <div id="upload-bridge-state" data-state=${state} role="status"
                >${state === 'idle'
                    ? nothing
                    : notice(level, html`<p>
                          ${sayState(state, bridgeDetail)}
                      </p>`)}</div>
            ${why(text.cutOffText, undefined, text.cutOff)}`,
    });
}

/** @param {Set} set */
export function bridgeWay(set) {
    ready(set);
    const { label } = currentProfile().pages.uploadButton;
    return stageList('upload-bridge', html`
        ${bookmarkStage()} ${openStage(set)} ${consentStage(set)}
        ${stage({
            n: 4,
            title: text.pressThere(label),
            body: html`<p>${text.pressThereText}</p>`,
        })}
    `);
}
