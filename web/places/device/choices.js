/** Choices of the job that follow from others: from the family, from files. */
import { readAddresses } from './addresses.js';
import { currentProfile } from './family.js';
import { job } from './job.js';

/** Takes over what a family of devices wants. @param {string} profileId */
export function applyProfile(profileId) {
    job.update({ profileId });
    const { key } = currentProfile();
    job.update({
        keyOptions: {
            ...job.state.keyOptions,
            type: key.type,
            bits: key.bits,
            form: key.form,
            cipher: key.cipher,
        },
    });
}

/**
 * What a file of the job is called for this family of devices.
 *
 * @param {import('./job.js').Slot} slot
 * @returns {string}
 */
export function usualName(slot) {
    return currentProfile().files[slot];
}

/**
 * Takes the addresses over from a file that was opened, when none were
 * typed: the steps to come need them.
 *
 * @param {string[]} names
 */
export function adoptNames(names) {
    const { hosts } = readAddresses(names.join('\n'));
    if (job.state.addresses.length === 0 && hosts.length > 0) {
        job.update({ addresses: hosts, addressText: hosts.join('\n') });
    }
}
