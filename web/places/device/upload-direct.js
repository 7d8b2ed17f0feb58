/**
 * The first way of the upload: open the device, log in, post the files into
 * its window.
 */
import { html, nothing } from 'lit-html';
import { otherScheme, pageOn } from '../../device/address.js';
import { LOGIN_FRESH_S, hasLaxCookies, loginAge, loginThere, postLogin,
    postUpload, uploadObstacle } from '../../device/upload.js';
import { actions, button } from '../../parts/button.js';
import { announce, focusSoon } from '../../parts/dom.js';
import { pairs } from '../../parts/facts.js';
import { choices, waysField } from '../../parts/field.js';
import { notice, stages, why } from '../../parts/step.js';
import { clockText } from '../../parts/told.js';
import { redraw } from '../../store.js';
import { t } from '../../text/index.js';
import { currentProfile, deviceOrigin, facts, perAddress }
    from './at-device.js';
import { change, job } from './job.js';
import { deviceWindow, login, openButton, openedAt, plainNotice, showOnDevice }
    from './window.js';

const text = t.onDevice.upload;
const lax = hasLaxCookies(navigator);

const mine = perAddress(() => ({ ticking: false }));

const admin = login('upload-login', 'upload', (...given) => {
    postLogin(...given);
    deviceWindow()?.focus();
    facts().update({ loginAt: Date.now(), loginSentAt: Date.now() });
    return true;
});

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

const obstacle = () => uploadObstacle({
    pageProtocol: location.protocol,
    deviceOrigin: deviceOrigin(),
    laxCookies: lax,
    windowOpen: deviceWindow() !== null,
    loginAt: facts().state.loginAt,
    now: Date.now(),
});

/** Opens the device anew: whoever was logged in may be so no more. */
function open() {
    showOnDevice(currentProfile().pages.login);
    facts().update({ otherSeen: false, loginAt: null, loginSentAt: 0 });
    focusSoon(`#${admin.passwordId}`);
}

/** Goes on with the device under the address that it leads to. */
function useSecure() {
    job.update({ deviceUrl: otherScheme(deviceOrigin()) });
    open();
}

/** The window shows another address than the one that was opened. */
function otherAddress() {
    const origin = otherScheme(deviceOrigin());
    return notice('warn', origin.startsWith('http:') ? text.seenStranger
        : [text.seenSecure({ origin }),
            actions(button(text.useSecure({ origin }), useSecure,
                { id: 'upload-use-secure', weight: 'primary' }))]);
}

function opening() {
    const { otherSeen } = facts().state;
    return html`<p>${text.openText}</p>
        ${why(text.openWhy, '3', text.openAsk)}
        ${openButton('upload-open', open)}
        ${deviceWindow() && html`<div>
            ${button(text.seenOther,
                () => facts().update({ otherSeen: !otherSeen }),
                { id: 'upload-seen-other', weight: 'link',
                    expanded: otherSeen })}
        </div>
        ${otherSeen ? otherAddress() : nothing}`}`;
}

/** @param {boolean} fresh the user says so */
const loggedIn = (fresh) => facts().update({ loginSentAt: 0,
    loginAt: loginThere(fresh, openedAt(), Date.now()) });

/** @param {boolean} isNext it is the next thing to do */
function loginForm(isNext) {
    const { loginWay = 'here' } = job.state.upload;
    return html`${waysField({
        id: 'upload-login-way', legend: text.loginWay, value: loginWay,
        set: (value) => change('upload', { loginWay: value }),
        options: choices(['here', 'there'], text.loginWays),
    })}
    ${loginWay === 'here'
        ? admin.render({ id: 'upload-login-post', text: text.loginPost,
            primary: isNext })
        : html`<p>${text.loginThere}</p>
            ${actions(button(text.loginFresh, () => loggedIn(true),
                { id: 'upload-logged-in', weight: isNext ? 'primary' : '' }),
            button(text.loginEarlier, () => loggedIn(false),
                { id: 'upload-logged-in-earlier' }))}`}`;
}

/** How old the login is, and what that means in this browser. */
function loginState() {
    const { loginAt, loginSentAt } = facts().state;
    const sent = loginAt !== null && loginSentAt > 0
        ? html`<p>${text.loginSent({ time: clockText(loginSentAt) })}</p>`
        : nothing;
    if (loginAt === null || !lax) {
        return sent;
    }
    tick();
    const left = Math.floor(LOGIN_FRESH_S - loginAge(loginAt, Date.now()));
    return left > 0
        ? html`${sent}<p class="hint">${text.loginLeft({ s: left })}</p>`
        : notice('warn', [text.loginOld, actions(button(text.loginOldLogout,
            () => showOnDevice(currentProfile().pages.logout),
            { id: 'upload-logout' }))]);
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
    postUpload(document, deviceOrigin(), profile,
        { certificate, key, password: job.state.keyPassphrase?.text() ?? '' });
    deviceWindow()?.focus();
    const url = pageOn(deviceOrigin(), profile.pages.uploadAction);
    facts().update({ sent: { at: Date.now(), url }, tried: false,
        answer: null });
    focusSoon('#upload-ask h2');
}

/** What goes where, before it goes. */
function parcel() {
    const { key, certificate } = job.state.files;
    const { uploadAction, uploadFields: names } = currentProfile().pages;
    const { passwordOfKey, noPassword } = text;
    return html`<p class="small">
            ${text.sendTo({ url: pageOn(deviceOrigin(), uploadAction) })}
        </p>
        ${pairs([
            [certificate?.name, names.certificate], [key?.name, names.key],
            [job.state.keyPassphrase ? passwordOfKey : noPassword,
                names.password],
        ].flatMap(([what, name]) =>
            name ? [[what, text.asField({ name })]] : []))}
        ${plainNotice()}`;
}

export function directWay() {
    const found = obstacle();
    const here = deviceWindow() !== null;
    const { loginAt, loginSentAt, tried } = facts().state;
    const unsettled = found === 'no-login' || found === 'old-login';
    return stages('upload-direct', [{
        title: text.open, done: here && loginAt !== null, body: opening(),
    }, {
        id: 'upload-login',
        title: text.login,
        // A login that was sent may have been refused: no tick for it.
        done: loginAt !== null && found !== 'old-login' && loginSentAt === 0,
        body: here && html`<p>${text.seen({ origin: deviceOrigin() })}</p>
            ${loginForm(unsettled)} ${loginState()}`,
    }, {
        title: text.send,
        body: html`${parcel()}
            ${notice('warn', tried && found && text.obstacles[found])}
            ${actions(button(text.send, send, { id: 'upload-send',
                weight: found ? '' : 'primary' }))}`,
    }]);
}
