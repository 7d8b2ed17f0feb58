/**
 * Profiles of the user's own: opened from files, saved as one. They may be
 * opened in the first step or where the device's form is corrected; from
 * then on they are offered wherever a device's family is chosen. Those in the
 * open authority's folder are known while it is open, and those of its
 * devices are put into it.
 */
import { html } from 'lit-html';
import { keptProfiles, parseProfile, profileFile, profilesToKeep }
    from '../../device/profile.js';
import { addProfile, families, profiles } from '../../device/profiles.js';
import { ProfileError } from '../../device/readers.js';
import { announce } from '../../parts/dom.js';
import { FileSlot } from '../../parts/file-slot.js';
import { Keeping } from '../../parts/keeping.js';
import { notice } from '../../parts/step.js';
import { createStore } from '../../store.js';
import { say, t } from '../../text/index.js';
import { authority, rows } from '../authority/state.js';
import { applyProfile, currentProfile, useProfile } from './at-device.js';
import { job } from './job.js';

const text = t.onDevice.upload;

/** In words. @param {unknown} error */
export const reasonOf = (error) => error instanceof ProfileError
    ? say(text.reasons, error.reason) ?? error.reason
    : error instanceof Error ? error.message : String(error);

/** A place where profiles are given: they are known while they lie there. */
class ProfileSlot {
    /** @param {string} id */
    constructor(id) {
        this.slot = new FileSlot({ id, several: true,
            changed: (files) => this.take(files) });
        this.store = createStore({ said: '', faults: '' });
        /** @type {(() => void)[]} */
        this.undo = [];
        /** The family that was chosen before. */
        this.before = '';
    }

    /**
     * @param {readonly import('../../parts/file-slot.js').GivenFile[]} files
     *   what is given now, all of it
     */
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
        if (!chosen) {
            this.before = job.state.profileId;
        }
        if (chosen || taken.length > 0) {
            useProfile(null);
            applyProfile(taken[0]?.id ?? this.before);
        }
        const name = taken.map((profile) => profile.name).join(', ');
        const said = name && text.profileTaken({ name });
        this.store.update({ said, faults: faults.join(' ') });
        announce(`${said} ${this.store.state.faults}`);
    }

    render() {
        const { said, faults } = this.store.state;
        return html`${this.slot.render({
            label: text.profileLoad, accept: '.json', paste: false,
            fault: faults,
        })}
        ${notice('ok', said)}`;
    }
}

/** Each step has its own. */
export const startProfiles = new ProfileSlot('start-profile');
export const uploadProfiles = new ProfileSlot('upload-profile');

/** What went wrong with a save. */
export const profileKeeping = new Keeping('profile-back');

/** Saves what is in use now. */
export function saveProfile() {
    const { name, text: content } = profileFile(currentProfile());
    void profileKeeping.save({ name, content: () => content });
}

/** @type {import('../../authority/folder.js').AuthorityFolder | null} */
let known = null;
/** @type {(() => void)[]} */
let undo = [];

authority.subscribe(({ folder }) => {
    if (folder !== known) {
        known = folder;
        undo.reverse().forEach((forget) => forget());
        undo = keptProfiles(folder?.files ?? new Map(), families, text.fromFile)
            .map(addProfile);
    } else if (folder?.changed) {
        const used = rows().map(({ profile }) => profile);
        for (const [path, contents] of profilesToKeep(
            folder.files, used, profiles, families)) {
            folder.put(path, contents);
        }
    }
});
