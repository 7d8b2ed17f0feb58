/**
 * Profiles of the user's own: opened from files, saved as one. They may be
 * opened in the first step or where the device's form is corrected; from
 * then on they are offered wherever a device's family is chosen.
 */
import { html, nothing } from 'lit-html';
import { parseProfile, profileFile } from '../../device/profile.js';
import { addProfile, families } from '../../device/profiles.js';
import { ProfileError } from '../../device/readers.js';
import { announce } from '../../parts/dom.js';
import { FileSlot } from '../../parts/file-slot.js';
import { Keeping } from '../../parts/keeping.js';
import { notice } from '../../parts/step.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { applyProfile } from './choices.js';
import { currentProfile, useProfile } from './family.js';
import { job } from './job.js';

/** @typedef {import('../../parts/file-slot.js').GivenFile} GivenFile */

const text = t.onDevice.upload;

/** @param {unknown} error @returns {string} in words */
export function reasonOf(error) {
    if (error instanceof ProfileError) {
        const reasons = /** @type {Record<string, string>} */ (text.reasons);
        return reasons[error.reason] ?? error.reason;
    }
    return error instanceof Error ? error.message : String(error);
}

/** A place where profiles are given: they are known while they lie there. */
class ProfileSlot {
    /** @param {string} id */
    constructor(id) {
        this.slot = new FileSlot({
            id, several: true, changed: (files) => this.take(files),
        });
        this.store = createStore({ said: '', faults: '' });
        /** @type {(() => void)[]} */
        this.undo = [];
        /** The family that was chosen before. */
        this.before = '';
    }

    /** @param {readonly GivenFile[]} files what is given now, all of it */
    take(files) {
        const chosen = this.undo.length > 0;
        this.undo.splice(0).reverse().forEach((undo) => undo());
        const taken = [];
        const faults = [];
        for (const { name, bytes } of files) {
            try {
                const profile = parseProfile(new TextDecoder().decode(bytes),
                    families, text.fromFile);
                this.undo.push(addProfile(profile));
                taken.push(profile);
            } catch (error) {
                const path = error instanceof ProfileError ? error.path : '';
                const reason = reasonOf(error);
                faults.push(path
                    ? text.profileBadAt({ file: name, path, reason })
                    : text.profileBad({ file: name, reason }));
            }
        }
        if (taken.length > 0) {
            this.before = chosen ? this.before : job.state.profileId;
            useProfile(null);
            applyProfile(taken[0].id);
        } else if (chosen) {
            useProfile(null);
            applyProfile(this.before);
        }
        const said = taken.length === 0 ? ''
            : text.profileTaken({
                name: taken.map(({ name }) => name).join(', '),
            });
        this.store.update({ said, faults: faults.join(' ') });
        announce(`${said} ${this.store.state.faults}`);
    }

    render() {
        const { said, faults } = this.store.state;
        return html`${this.slot.render({
            label: text.profileLoad, accept: '.json', paste: false,
            fault: faults,
        })}
        ${said === '' ? nothing : notice('ok', said)}`;
    }
}

const slots = {
    start: new ProfileSlot('start-profile'),
    upload: new ProfileSlot('upload-profile'),
};

/** @param {'start-profile' | 'upload-profile'} id each step has its own */
export function profileField(id) {
    return slots[id === 'start-profile' ? 'start' : 'upload'].render();
}

const keeping = new Keeping('profile-back');

/** Saves what is in use now. */
export function saveProfile() {
    const { name, text: content } = profileFile(currentProfile());
    void keeping.save({ name, content: () => content });
}

/** What went wrong with that. */
export function profileKeeping() {
    return keeping.render([]);
}
