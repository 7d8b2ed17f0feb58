/**
 * How steps reach the device: its address, its login, and the one window in
 * which it is open. That is opened by a click here, so that forms can be
 * posted into it and the bookmark on its page can ask this page for the files.
 */
import { html } from 'lit-html';
import { pageOn } from '../../device/address.js';
import { openDevice } from '../../device/post.js';
import { actions, button } from '../../parts/button.js';
import { textField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { OpenPassphrase } from '../../parts/secret.js';
import { notice } from '../../parts/step.js';
import { redraw } from '../../store.js';
import { t } from '../../text/index.js';
import { currentProfile, deviceOrigin, perAddress, typedAddress }
    from './at-device.js';
import { change, job } from './job.js';

const words = t.onDevice;
const text = words.upload;

/** It shows one address; under another it counts as not opened. */
const shown = perAddress(() => ({
    /** undefined: never opened; null: the browser let none open. */
    window: /** @type {Window | null | undefined} */ (undefined),
    /** When it was first opened, milliseconds; 0: never. */
    at: 0,
}));

/** @returns {Window | null} null when it was never opened or is closed */
export function deviceWindow() {
    const { window: opened } = shown();
    return opened && !opened.closed ? opened : null;
}

/** @returns {number} when it was first opened, milliseconds; 0: never */
export const openedAt = () => shown().at;

/**
 * Shows a page of the device in its window.
 *
 * @param {string} path from the profile
 * @returns {boolean} false when the browser blocked the window
 */
export function showOnDevice(path) {
    const mine = shown();
    mine.window = openDevice(document, pageOn(deviceOrigin(), path));
    if (mine.window && mine.at === 0) {
        mine.at = Date.now();
    }
    deviceWindow()?.focus();
    // The window may be cut off by the device's own policy, a moment later.
    setTimeout(redraw, 1500);
    redraw();
    return mine.window !== null;
}

/** Said where the last press opened no window. */
export const blockedNotice = () =>
    notice('bad', shown().window === null && words.blocked);

/** Said before a secret goes to an address that anybody can listen to. */
export const plainNotice = () => notice('warn',
    deviceOrigin().startsWith('http:') && text.plain);

/** The button that opens the device, and what became of its window. */
/** @param {string} id @param {() => void} open */
export function openButton(id, open) {
    const here = deviceWindow() !== null;
    return html`${blockedNotice()}
        ${actions(button(here ? text.openAgain : text.openButton, open,
            { id, weight: here ? '' : 'primary' }))}
        ${notice('warn', openedAt() > 0 && !here && text.windowClosed)}`;
}

/** The device's address, for the steps that talk to it. */
/** @param {string} id of the field; each step has its own */
export function addressField(id) {
    const typed = typedAddress();
    const origin = deviceOrigin();
    return textField({
        id, label: words.address,
        hint: origin ? words.addressHintTo({ origin }) : words.addressHint,
        fault: typed !== '' && origin === '' ? words.addressBad : '',
        value: typed, inputmode: 'url',
        set: (deviceUrl) => job.update({ deviceUrl }),
    });
}

/**
 * An administrator's name and password on the device, for one use: they are
 * posted to the device and kept nowhere.
 *
 * @param {string} id its fields' begin with it
 * @param {'upload' | 'restart'} habit that knows the name typed last
 * @param {(...given: Parameters<
 *   typeof import('../../device/restart.js').postRestart>) => boolean} post
 *   false when it could not
 */
export function login(id, habit, post) {
    const mine = perAddress((owner) => ({
        form: new Form(owner),
        password: new OpenPassphrase(`${id}-password`, owner),
    }));
    const user = () =>
        job.state[habit].user ?? currentProfile().users.administrator;
    function submit() {
        const { password } = mine();
        const typed = password.read();
        try {
            if (post(document, deviceOrigin(), currentProfile(), {
                user: user(), password: new TextDecoder().decode(typed),
            })) {
                password.clear();
            }
        } finally {
            typed.fill(0);
        }
    }
    return {
        passwordId: `${id}-password`,
        /** @param {Parameters<Form['render']>[0]['act']} act the button */
        render: (act) => mine().form.render({
            body: html`<div class="fields">
                ${textField({ id: `${id}-user`, label: words.user,
                    value: user(),
                    set: (value) => change(habit, { user: value }) })}
                ${mine().password.render({ label: words.password,
                    hint: words.passwordHint })}
            </div>
            ${notice('warn', deviceOrigin().startsWith('http:') &&
                words.passwordHttp)}`,
            act, submit,
        }),
    };
}
