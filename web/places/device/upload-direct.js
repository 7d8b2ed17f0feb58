/**
 * The first way of the upload: open the device, log in, post the files into
 * its window.
 */
import { html, nothing } from 'lit-html';
import { pageOn } from '../../device/address.js';
import { LOGIN_FRESH_S, hasLaxCookies, loginAge, postLogin, postUpload,
    uploadObstacles } from '../../device/upload.js';
import { announce, focusSoon } from '../../parts/dom.js';
import { checkField, waysField } from '../../parts/field.js';
import { loginFields } from '../../parts/login.js';
import { notice } from '../../parts/notice.js';
import { OpenPassphrase } from '../../parts/secret.js';
import { why } from '../../parts/why.js';
import { redraw } from '../../store.js';
import { t } from '../../text/index.js';
import { currentProfile, deviceOrigin } from './family.js';
import { job, passphraseFor, whenJobStarts } from './job.js';
import { stage, stageList } from './stage.js';
import { deviceWindow, showOnDevice } from './window.js';

/** @typedef {import('../../device/upload.js').Obstacle} Obstacle */
/** @typedef {(patch: Record<string, unknown>) => void} Set */

const text = t.onDevice.upload;
const password = new OpenPassphrase('upload-login-password');

whenJobStarts(() => password.clear());

const timeFormat = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

let ticking = false;

/** Draws once more in a second, so that the login's age is right. */
function tick() {
    if (!ticking) {
        ticking = true;
        setTimeout(() => {
            ticking = false;
            redraw();
        }, 1000);
    }
}

/** @returns {Obstacle[]} */
function obstacles() {
    const { pageSeen, loginAt } = job.state.upload;
    return uploadObstacles({
        pageProtocol: location.protocol,
        deviceOrigin: deviceOrigin(),
        laxCookies: hasLaxCookies(navigator),
        windowOpen: deviceWindow() !== null,
        pageSeen: pageSeen ?? false,
        loginAt: loginAt ?? null,
        now: Date.now(),
    });
}

/** The key's passphrase as text, for the device's form. */
export function keyPassphrase() {
    const bytes = passphraseFor('key');
    const said = bytes ? new TextDecoder().decode(bytes) : '';
    bytes?.fill(0);
    return said;
}

/** @param {Set} set */
function open(set) {
    const blocked = !showOnDevice(currentProfile().pages.login);
    set({ blocked, opened: !blocked, pageSeen: false, loginAt: null });
}

/** @param {Set} set */
function openStage(set) {
    const { blocked, opened, pageSeen } = job.state.upload;
    const here = deviceWindow() !== null;
    return stage({
        n: 1,
        title: text.open,
        done: here && pageSeen,
        body: html`<p>${text.openText}</p>
            ${why(text.openWhy, '3', text.openAsk)}
            ${blocked
                ? notice('bad', html`<p>${t.onDevice.blocked}</p>`)
                : nothing}
            <div class="actions">
                <button
                    type="button"
                    class="button ${here ? '' : 'primary'}"
                    id="upload-open"
                    @click=${() => open(set)}
                >
                    ${here ? text.openAgain : text.openButton}
                </button>
            </div>
            ${opened && !here
                ? notice('warn', html`<p>${text.windowClosed}</p>`)
                : nothing}
            ${here
                ? checkField({
                      id: 'upload-seen',
                      label: text.seen,
                      checked: pageSeen ?? false,
                      set: (checked) => set({ pageSeen: checked }),
                  })
                : nothing}`,
    });
}

/** @param {Set} set */
function logIn(set) {
    const profile = currentProfile();
    const { user = profile.users.administrator } = job.state.upload;
    const typed = password.read();
    postLogin(document, deviceOrigin(), profile, {
        user,
        password: new TextDecoder().decode(typed),
    });
    typed.fill(0);
    password.clear();
    deviceWindow()?.focus();
    set({ loginAt: Date.now(), loginPosted: true });
}

/** @param {Set} set @param {boolean} next it is the next thing to do */
function loginForm(set, next) {
    const { loginWay = 'there', user } = job.state.upload;
    return html`${waysField({
        id: 'upload-login-way',
        legend: text.loginWay,
        value: loginWay,
        set: (value) => set({ loginWay: value }),
        options: Object.entries(text.loginWays).reverse(),
    })}
    ${loginWay === 'there'
        ? html`<p>${text.loginThere}</p>
              <div class="actions">
                  <button
                      type="button"
                      class="button ${next ? 'primary' : ''}"
                      id="upload-logged-in"
                      @click=${() =>
                          set({ loginAt: Date.now(), loginPosted: false })}
                  >
                      ${text.loginDone}
                  </button>
              </div>`
        : html`${loginFields({
                  id: 'upload-login-user',
                  user: user ?? currentProfile().users.administrator,
                  setUser: (value) => set({ user: value }),
                  password,
                  origin: deviceOrigin(),
              })}
              <div class="actions">
                  <button
                      type="button"
                      class="button ${next ? 'primary' : ''}"
                      id="upload-login-post"
                      @click=${() => logIn(set)}
                  >
                      ${text.loginPost}
                  </button>
              </div>`}`;
}

/** How old the login is, and what that means in this browser. */
function loginState() {
    const { loginAt, loginPosted } = job.state.upload;
    if (!loginAt) {
        return nothing;
    }
    tick();
    const age = Math.floor(loginAge(loginAt, Date.now()));
    const left = Math.floor(LOGIN_FRESH_S - age);
    const lax = hasLaxCookies(navigator);
    if (lax && left <= 0) {
        return html`<div role="status">
            ${notice('warn', html`<p>${text.loginOld}</p>`)}
        </div>`;
    }
    return html`<p class="hint">
            ${text.loginAgo(age)} ${lax ? text.loginLeft(left) : nothing}
        </p>
        ${loginPosted ? html`<p>${text.loginSeen}</p>` : nothing}`;
}

/** @param {Set} set @param {Obstacle[]} found */
function loginStage(set, found) {
    const { loginAt } = job.state.upload;
    const isNext = ['no-login', 'old-login'].includes(found[0]);
    return stage({
        n: 2,
        id: 'upload-login',
        title: text.login,
        done: Boolean(loginAt) && !found.includes('old-login'),
        body: html`${loginForm(set, isNext)} ${loginState()}`,
    });
}

/** @param {Set} set */
function send(set) {
    const { key, certificate } = job.state.files;
    const found = obstacles();
    if (!key || !certificate || found.length > 0) {
        set({ tried: true });
        announce(found.map((o) => text.obstacles[o]).join(' '));
        return;
    }
    postUpload(document, deviceOrigin(), currentProfile(), {
        certificate:
            { name: certificate.name, contents: certificate.bytes },
        key: { name: key.name, contents: key.bytes },
        password: keyPassphrase(),
    });
    deviceWindow()?.focus();
    set({ sentAt: Date.now(), tried: false, answer: null });
    focusSoon('#upload-ask h2');
}

/** What goes where, before it goes. */
function parcel() {
    const { key, certificate } = job.state.files;
    const { uploadAction, uploadFields } = currentProfile().pages;
    const row = (/** @type {string} */ what, /** @type {string} */ field) =>
        html`<dt>${what}</dt>
            <dd>${text.asField(field)}</dd>`;
    return html`<p class="small">
            ${text.sendTo(pageOn(deviceOrigin(), uploadAction))}
        </p>
        <dl class="facts">
            ${row(certificate?.name ?? '', uploadFields.certificate)}
            ${row(key?.name ?? '', uploadFields.key)}
            ${uploadFields.password === ''
                ? nothing
                : row(job.state.passphrases.key
                    ? text.passwordOfKey : text.noPassword,
                uploadFields.password)}
        </dl>`;
}

/** @param {Set} set @param {Obstacle[]} found */
function sendStage(set, found) {
    const { sentAt, tried } = job.state.upload;
    return stage({
        n: 3,
        title: text.send,
        done: Boolean(sentAt),
        body: html`${parcel()}
            ${tried && found.length > 0
                ? notice('warn', found.map((o) =>
                    html`<p>${text.obstacles[o]}</p>`))
                : nothing}
            <div class="actions">
                <button
                    type="button"
                    class="button ${found.length === 0 ? 'primary' : ''}"
                    id="upload-send"
                    @click=${() => send(set)}
                >
                    ${text.send}
                </button>
            </div>
            ${sentAt
                ? html`<p role="status">
                      ${text.sent(timeFormat.format(sentAt))}
                  </p>`
                : nothing}`,
    });
}

/** @param {Set} set */
export function directWay(set) {
    const found = obstacles();
    return stageList('upload-direct', html`
        ${openStage(set)} ${loginStage(set, found)} ${sendStage(set, found)}
    `);
}
