/**
 * The first way of the upload: open the device, log in, post the files into
 * its window.
 */
import { html, nothing } from 'lit-html';
import { otherScheme, pageOn } from '../../device/address.js';
import { LOGIN_FRESH_S, hasLaxCookies, loginAge, loginThere, postLogin,
    postUpload, uploadObstacles } from '../../device/upload.js';
import { clockText } from '../../parts/dates.js';
import { announce, focusSoon } from '../../parts/dom.js';
import { checkField, choices, waysField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { loginFields } from '../../parts/login.js';
import { notice } from '../../parts/notice.js';
import { OpenPassphrase } from '../../parts/secret.js';
import { why } from '../../parts/why.js';
import { redraw } from '../../store.js';
import { t } from '../../text/index.js';
import { facts, perAddress } from './at-device.js';
import { currentProfile, deviceOrigin } from './family.js';
import { job, passphraseForKey } from './job.js';
import { stage, stageList } from './stage.js';
import { deviceWindow, openedAt, showOnDevice } from './window.js';

/** @typedef {import('../../device/upload.js').Obstacle} Obstacle */

const text = t.onDevice.upload;
const lax = hasLaxCookies(navigator);

const mine = perAddress((owner) => ({
    form: new Form(owner),
    password: new OpenPassphrase('upload-login-password', owner),
    ticking: false,
}));

/** Draws once more in a second, so that the login's age is right. */
function tick() {
    const held = mine();
    if (!held.ticking) {
        held.ticking = true;
        setTimeout(() => {
            held.ticking = false;
            redraw();
        }, 1000);
    }
}

/** @returns {Obstacle[]} */
function obstacles() {
    const { pageSeen, loginAt } = facts().state;
    return uploadObstacles({
        pageProtocol: location.protocol,
        deviceOrigin: deviceOrigin(),
        laxCookies: lax,
        windowOpen: deviceWindow() !== null,
        pageSeen,
        loginAt,
        now: Date.now(),
    });
}

/** Opens the device anew: whoever was logged in may be so no more. */
function open() {
    facts().update({
        blocked: !showOnDevice(currentProfile().pages.login),
        pageSeen: false, otherSeen: false, loginAt: null, loginSentAt: 0,
    });
}

/** Goes on with the device under the address that it leads to. */
function useSecure() {
    job.update({ deviceUrl: otherScheme(deviceOrigin()) });
    open();
}

/** The window shows another address than the one that was opened. */
function otherAddress() {
    if (deviceOrigin().startsWith('https:')) {
        return notice('warn', html`<p>${text.seenStranger}</p>`);
    }
    const secure = otherScheme(deviceOrigin());
    return notice('warn', html`<p>${text.seenSecure({ origin: secure })}</p>
        <div class="actions">
            <button
                type="button"
                class="button primary"
                id="upload-use-secure"
                @click=${useSecure}
            >
                ${text.useSecure({ origin: secure })}
            </button>
        </div>`);
}

function openStage() {
    const { blocked, pageSeen, otherSeen } = facts().state;
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
                    @click=${open}
                >
                    ${here ? text.openAgain : text.openButton}
                </button>
            </div>
            ${openedAt() > 0 && !here
                ? notice('warn', html`<p>${text.windowClosed}</p>`)
                : nothing}
            ${here
                ? html`${checkField({
                          id: 'upload-seen',
                          label: text.seen({ origin: deviceOrigin() }),
                          checked: pageSeen,
                          set: (checked) => facts().update(
                              { pageSeen: checked, otherSeen: false }),
                      })}
                      <div>
                          <button
                              type="button"
                              class="link"
                              id="upload-seen-other"
                              aria-expanded=${otherSeen ? 'true' : 'false'}
                              @click=${() => facts().update(
                                  { otherSeen: !otherSeen, pageSeen: false })}
                          >
                              ${text.seenOther}
                          </button>
                      </div>
                      ${otherSeen ? otherAddress() : nothing}`
                : nothing}`,
    });
}

function logIn() {
    const { password } = mine();
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
    facts().update({ loginAt: Date.now(), loginSentAt: Date.now() });
}

/** @param {boolean} fresh the user says so */
function loggedIn(fresh) {
    facts().update({ loginSentAt: 0,
        loginAt: loginThere(fresh, openedAt(), Date.now()) });
}

/** @param {boolean} isNext it is the next thing to do */
function loginForm(isNext) {
    const { loginWay = 'here', user } = job.state.upload;
    const { form, password } = mine();
    const change = (/** @type {Record<string, string>} */ patch) =>
        job.update({ upload: { ...job.state.upload, ...patch } });
    return html`${waysField({
        id: 'upload-login-way',
        legend: text.loginWay,
        value: loginWay,
        set: (value) => change({ loginWay: value }),
        options: choices(['here', 'there'], text.loginWays),
    })}
    ${loginWay === 'here'
        ? form.render({
            body: loginFields({
                id: 'upload-login-user',
                user: user ?? currentProfile().users.administrator,
                setUser: (value) => change({ user: value }),
                password,
                origin: deviceOrigin(),
            }),
            act: { id: 'upload-login-post', text: text.loginPost,
                primary: isNext },
            submit: logIn,
        })
        : html`<p>${text.loginThere}</p>
              <div class="actions">
                  <button
                      type="button"
                      class="button ${isNext ? 'primary' : ''}"
                      id="upload-logged-in"
                      @click=${() => loggedIn(true)}
                  >
                      ${text.loginFresh}
                  </button>
                  <button
                      type="button"
                      class="button"
                      id="upload-logged-in-earlier"
                      @click=${() => loggedIn(false)}
                  >
                      ${text.loginEarlier}
                  </button>
              </div>`}`;
}

/** How old the login is, and what that means in this browser. */
function loginState() {
    const { loginAt, loginSentAt } = facts().state;
    if (loginAt === null) {
        return nothing;
    }
    const sent = loginSentAt > 0
        ? html`<p>${text.loginSent({
            time: clockText(loginSentAt),
        })}</p>` : nothing;
    if (!lax) {
        return sent;
    }
    tick();
    const left = Math.floor(LOGIN_FRESH_S - loginAge(loginAt, Date.now()));
    return left > 0
        ? html`${sent}<p class="hint">${text.loginLeft({ s: left })}</p>`
        : notice('warn', html`<p>${text.loginOld}</p>
              <div class="actions">
                  <button
                      type="button"
                      class="button"
                      id="upload-logout"
                      @click=${() =>
                          showOnDevice(currentProfile().pages.logout)}
                  >
                      ${text.loginOldLogout}
                  </button>
              </div>`);
}

/** @param {Obstacle[]} found */
function loginStage(found) {
    return stage({
        n: 2,
        id: 'upload-login',
        title: text.login,
        // A login that was sent may have been refused: no tick for it.
        done: facts().state.loginAt !== null && !found.includes('old-login') &&
            facts().state.loginSentAt === 0,
        body: html`${loginForm(
            ['no-login', 'old-login'].includes(found[0]))} ${loginState()}`,
    });
}

/** The key's passphrase as text, for the device's form. */
function keyPassphrase() {
    const bytes = passphraseForKey();
    const said = bytes ? new TextDecoder().decode(bytes) : '';
    bytes?.fill(0);
    return said;
}

function send() {
    const { key, certificate } = job.state.files;
    const found = obstacles();
    if (!key || !certificate || found.length > 0) {
        facts().update({ tried: true });
        announce(found.map((o) => text.obstacles[o]).join(' '));
        return;
    }
    const profile = currentProfile();
    postUpload(document, deviceOrigin(), profile, {
        certificate:
            { name: certificate.name, contents: certificate.bytes },
        key: { name: key.name, contents: key.bytes },
        password: keyPassphrase(),
    });
    deviceWindow()?.focus();
    facts().update({
        sent: { at: Date.now(),
            url: pageOn(deviceOrigin(), profile.pages.uploadAction) },
        tried: false, answer: null,
    });
    focusSoon('#upload-ask h2');
}

/** What goes where, before it goes. */
function parcel() {
    const { key, certificate } = job.state.files;
    const { uploadAction, uploadFields } = currentProfile().pages;
    const row = (/** @type {string} */ what, /** @type {string} */ field) =>
        html`<dt>${what}</dt>
            <dd>${text.asField({ name: field })}</dd>`;
    return html`<p class="small">
            ${text.sendTo({ url: pageOn(deviceOrigin(), uploadAction) })}
        </p>
        <dl class="facts">
            ${row(certificate?.name ?? '', uploadFields.certificate)}
            ${row(key?.name ?? '', uploadFields.key)}
            ${uploadFields.password === ''
                ? nothing
                : row(job.state.keyPassphrase
                    ? text.passwordOfKey : text.noPassword,
                uploadFields.password)}
        </dl>
        ${deviceOrigin().startsWith('http:')
            ? notice('warn', html`<p>${text.plain}</p>`) : nothing}`;
}

/** @param {Obstacle[]} found */
function sendStage(found) {
    return stage({
        n: 3,
        title: text.send,
        body: html`${parcel()}
            ${facts().state.tried && found.length > 0
                ? notice('warn', found.map((o) =>
                    html`<p>${text.obstacles[o]}</p>`))
                : nothing}
            <div class="actions">
                <button
                    type="button"
                    class="button ${found.length === 0 ? 'primary' : ''}"
                    id="upload-send"
                    @click=${send}
                >
                    ${text.send}
                </button>
            </div>`,
    });
}

export function directWay() {
    const found = obstacles();
    return stageList('upload-direct', html`
        ${openStage()} ${loginStage(found)} ${sendStage(found)}
    `);
}
