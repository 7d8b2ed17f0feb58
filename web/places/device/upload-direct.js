/**
 * The first way of the upload: open the device, log in, post the files into
 * its window.
 */
import { html, nothing } from 'lit-html';
import { otherScheme, pageOn } from '../../device/address.js';
import { LOGIN_FRESH_S, hasLaxCookies, loginAge, loginThere, postLogin,
    postUpload, uploadObstacle } from '../../device/upload.js';
import { button } from '../../parts/button.js';
import { clockText } from '../../parts/told.js';
import { announce, focusSoon } from '../../parts/dom.js';
import { choices, waysField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { loginFields } from '../../parts/login.js';
import { notice, why } from '../../parts/step.js';
import { OpenPassphrase } from '../../parts/secret.js';
import { redraw } from '../../store.js';
import { t } from '../../text/index.js';
import { facts, perAddress } from './at-device.js';
import { currentProfile, deviceOrigin } from './family.js';
import { job, passphraseForKey } from './job.js';
import { stage, stageList } from './stage.js';
import { deviceWindow, openButton, openedAt, plainNotice, showOnDevice }
    from './window.js';

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

function obstacle() {
    return uploadObstacle({
        pageProtocol: location.protocol,
        deviceOrigin: deviceOrigin(),
        laxCookies: lax,
        windowOpen: deviceWindow() !== null,
        loginAt: facts().state.loginAt,
        now: Date.now(),
    });
}

/** Opens the device anew: whoever was logged in may be so no more. */
function open() {
    showOnDevice(currentProfile().pages.login);
    facts().update({ otherSeen: false, loginAt: null, loginSentAt: 0 });
    focusSoon(`#${mine().password.id}`);
}

/** Goes on with the device under the address that it leads to. */
function useSecure() {
    job.update({ deviceUrl: otherScheme(deviceOrigin()) });
    open();
}

/** The window shows another address than the one that was opened. */
function otherAddress() {
    if (deviceOrigin().startsWith('https:')) {
        return notice('warn', text.seenStranger);
    }
    const origin = otherScheme(deviceOrigin());
    return notice('warn', [text.seenSecure({ origin }),
        html`<div class="actions">
            ${button(text.useSecure({ origin }), useSecure,
                { id: 'upload-use-secure', weight: 'primary' })}
        </div>`]);
}

function openStage() {
    const { loginAt, otherSeen } = facts().state;
    const here = deviceWindow() !== null;
    return stage({
        n: 1,
        title: text.open,
        done: here && loginAt !== null,
        body: html`<p>${text.openText}</p>
            ${why(text.openWhy, '3', text.openAsk)}
            ${openButton('upload-open', open)}
            ${here ? html`<div>
                ${button(text.seenOther,
                    () => facts().update({ otherSeen: !otherSeen }), {
                        id: 'upload-seen-other', weight: 'link',
                        expanded: otherSeen,
                    })}
            </div>
            ${otherSeen ? otherAddress() : nothing}` : nothing}`,
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
    const change = (/** @type {import('./job.js').UploadHabit} */ patch) =>
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
                  ${button(text.loginFresh, () => loggedIn(true), {
                      id: 'upload-logged-in', weight: isNext ? 'primary' : '',
                  })}
                  ${button(text.loginEarlier, () => loggedIn(false),
                      { id: 'upload-logged-in-earlier' })}
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
        : notice('warn', [text.loginOld, html`<div class="actions">
            ${button(text.loginOldLogout,
                () => showOnDevice(currentProfile().pages.logout),
                { id: 'upload-logout' })}
        </div>`]);
}

/** @param {Obstacle | null} found */
function loginStage(found) {
    return stage({
        n: 2,
        id: 'upload-login',
        title: text.login,
        // A login that was sent may have been refused: no tick for it.
        done: facts().state.loginAt !== null && found !== 'old-login' &&
            facts().state.loginSentAt === 0,
        body: deviceWindow() === null ? nothing
            : html`<p>${text.seen({ origin: deviceOrigin() })}</p>
                ${loginForm(found === 'no-login' || found === 'old-login')}
                ${loginState()}`,
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
    const found = obstacle();
    if (!key || !certificate || found) {
        facts().update({ tried: true });
        announce(found ? text.obstacles[found] : '');
        return;
    }
    const profile = currentProfile();
    postUpload(document, deviceOrigin(), profile, {
        certificate: { name: certificate.name, contents: certificate.bytes },
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
        ${plainNotice()}`;
}

/** @param {Obstacle | null} found */
function sendStage(found) {
    return stage({
        n: 3,
        title: text.send,
        body: html`${parcel()}
            ${notice('warn',
                facts().state.tried && found && text.obstacles[found])}
            <div class="actions">
                ${button(text.send, send, { id: 'upload-send',
                    weight: found ? '' : 'primary' })}
            </div>`,
    });
}

export function directWay() {
    const found = obstacle();
    return stageList('upload-direct', html`
        ${openStage()} ${loginStage(found)} ${sendStage(found)}
    `);
}
