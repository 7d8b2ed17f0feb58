/**
 * A profile of the user's own: opened from a file, saved as one. It may be
 * opened in the first step or where the device's form is corrected.
 */
import { html, nothing } from 'lit-html';
import { ProfileError, parseProfile, profileFile }
    from '../../device/profile.js';
import { announce } from '../../parts/dom.js';
import { notice } from '../../parts/notice.js';
import { openField } from '../../parts/openfile.js';
import { saveFile } from '../../parts/save.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { applyProfile } from './choices.js';
import { currentProfile, useProfile } from './family.js';

const text = t.onDevice.upload;

/** What was said about the file that was opened last. */
const local = createStore({ said: '', good: false });

/** @param {unknown} error @returns {string} in words */
export function reasonOf(error) {
    if (error instanceof ProfileError) {
        const reasons = /** @type {Record<string, string>} */ (text.reasons);
        return reasons[error.reason] ?? error.reason;
    }
    return error instanceof Error ? error.message : String(error);
}

/** @param {boolean} good @param {string} said */
function say(good, said) {
    local.update({ good, said });
    announce(said);
}

/** @param {Uint8Array} bytes */
function load(bytes) {
    try {
        const profile = parseProfile(new TextDecoder().decode(bytes),
            currentProfile());
        useProfile(profile);
        applyProfile(profile.id);
        say(true, text.profileTaken(profile.name));
    } catch (error) {
        const path = error instanceof ProfileError ? error.path : '';
        say(false, text.profileBad(path, reasonOf(error)));
    }
}

/** Saves what is in use now. */
export function saveProfile() {
    const { name, text: contents } = profileFile(currentProfile());
    saveFile(name, new TextEncoder().encode(contents));
}

/** @param {string} id of the field; each step has its own */
export function profileField(id) {
    const { said, good } = local.state;
    return html`${openField({
        id,
        label: text.profileLoad,
        accept: '.json',
        paste: false,
        take: ([file]) => load(file.bytes),
        fail: (error) => say(false, reasonOf(error)),
    })}
    <div role="status">${said === '' ? nothing
        : notice(good ? 'ok' : 'warn', html`<p>${said}</p>`)}</div>`;
}
