/**
 * The second way of the upload: a bookmark on the device's own page asks
 * this page for the files and fills the device's own form.
 */
import { html } from 'lit-html';
import { bookmarkletUrl, consoleText } from '../../device/bookmarklet.js';
import { Bridge } from '../../device/bridge.js';
import { asFile } from '../../device/post.js';
import { actions, button, copyButton } from '../../parts/button.js';
import { announce } from '../../parts/dom.js';
import { more, notice, stages, why } from '../../parts/step.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { currentProfile, deviceOrigin, facts, perAddress }
    from './at-device.js';
import { job, passphraseForKey } from './job.js';
import { deviceWindow, openButton, plainNotice, showOnDevice }
    from './window.js';

/** @import {BridgeState} from '../../device/bridge.js' */

const text = t.onDevice.upload;

/** Whoever agreed for one address has not agreed for the next. */
const mine = perAddress((owner) => {
    const held = {
        /** It listens only while this way is chosen. */
        bridge: /** @type {Bridge | null} */ (null),
        /** What was agreed to. */
        agreed: /** @type {Uint8Array[]} */ ([]),
        local: createStore({ bookmarkPressed: false }),
    };
    owner.onEnd(() => held.bridge?.close());
    return held;
});

/** Certificate and key, or null while one is missing. */
function pair() {
    const { key, certificate } = job.state.files;
    return key && certificate ? [certificate, key] : null;
}

function ready() {
    const held = mine();
    const origin = deviceOrigin();
    held.bridge ??= new Bridge({
        page: window,
        opened: deviceWindow,
        origin,
        wanted: () => origin === deviceOrigin() && pair()?.every(
            ({ bytes }, i) => bytes === held.agreed[i]) === true,
        onState: (bridge, bridgeDetail) => {
            facts().update({ bridge, bridgeDetail });
            announce(sayState(bridge, bridgeDetail));
        },
    });
    return held.bridge;
}

/** Hands over what is on the table now, or agrees to. */
function consent() {
    const files = pair();
    if (files) {
        mine().agreed = files.map(({ bytes }) => bytes);
        const [certificate, key] = files.map(asFile);
        ready().consent({ certificate, key,
            password: passphraseForKey() ?? new Uint8Array() });
    }
}

/** Takes back a consent and stops listening. */
export function leaveBridge() {
    mine().bridge?.close();
    mine().bridge = null;
    facts().update({ bridge: 'idle', bridgeDetail: [] });
}

/** @param {BridgeState} state @param {string[]} detail */
const sayState = (state, [origin = '']) =>
    state === 'idle' ? '' : text.bridge[state]({ origin });

function bookmark() {
    const names = currentProfile().pages.uploadFields;
    const url = bookmarkletUrl(names, text.box);
    const script = consoleText(names, text.box);
    return html`<p>${text.bookmarkText}</p>
        ${actions(html`<a class="button bookmark" id="upload-bookmark"
            href=${url} @click=${(/** @type {Event} */ event) => {
                event.preventDefault();
                announce(text.bookmarkPressed);
                mine().local.update({ bookmarkPressed: true });
            }}>${text.bookmarkName}</a>`,
        copyButton(() => url, text.bookmarkCopy))}
        ${notice('info',
            mine().local.state.bookmarkPressed && text.bookmarkPressed)}
        ${more(text.bookmarkOther, html`<div class="stack">
            <p>${text.bookmarkConsole}</p>
            ${actions(copyButton(() => script, text.bookmarkConsoleCopy))}
            ${more(text.bookmarkConsoleShow, html`<pre tabindex="0"
                id="upload-console">${script}</pre>`)}
        </div>`, { small: true })}`;
}

function agreement() {
    const { bridge: state, bridgeDetail } = facts().state;
    const level = ['no-form', 'no-answer', 'wrong-origin'].includes(state)
        ? 'warn' : 'info';
    const armed = state === 'armed';
    return html`<p>${text.consentText({ origin: deviceOrigin() })}</p>
        ${plainNotice()}
        ${actions(button(armed ? text.consentRevoke : text.consentButton,
            () => armed ? ready().revoke() : consent(), {
                id: 'upload-consent', pressed: armed,
                weight: deviceWindow() && !armed ? 'primary' : '',
            }))}
        <div id="upload-bridge-state" data-state=${state}
            >${notice(level, sayState(state, bridgeDetail))}</div>
        ${why(text.cutOffText, undefined, text.cutOff)}`;
}

export function bridgeWay() {
    const { pages, menus } = currentProfile();
    const menu = menus.certificates.join(' › ');
    ready();
    return stages('upload-bridge', [
        { title: text.bookmark, body: bookmark() },
        { title: text.bridgeOpen, done: deviceWindow() !== null,
            body: html`<p>${text.bridgeOpenText({ menu })}</p>
                ${openButton('upload-bridge-open',
                    () => showOnDevice(pages.certificates))}` },
        { title: text.consent, body: agreement() }]);
}
