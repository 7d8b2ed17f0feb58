/** Choices of the job that follow from others: from the family, from files. */
import { namesOf } from '../../parts/facts.js';
import { safeFileName } from '../../writer.js';
import { readAddresses } from './addresses.js';
import { currentProfile } from './family.js';
import { job, renameFile } from './job.js';

/** @typedef {import('./job.js').Slot} Slot */

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
 * What a file of the job is called: as this family of devices calls it, or
 * after the device, so that the files of several can lie together.
 *
 * @param {Slot} slot
 * @returns {string}
 */
export function usualName(slot) {
    const { naming, addresses } = job.state;
    const usual = currentProfile().files[slot];
    return naming === 'article' || slot === 'authorityCertificate' ||
        addresses.length === 0
        ? usual
        : safeFileName(addresses[0].replaceAll(':', '-'), 'device') +
            (/\.[^.]*$/.exec(usual)?.[0] ?? '');
}

/**
 * Calls files otherwise, those that bear the usual name now.
 *
 * @param {'article' | 'device'} naming
 */
export function applyNaming(naming) {
    const slots = /** @type {Slot[]} */ (Object.keys(job.state.files));
    const usual = slots.filter((slot) =>
        job.state.files[slot]?.name === usualName(slot));
    job.update({ naming });
    usual.forEach((slot) => renameFile(slot, usualName(slot)));
}

/**
 * Takes the addresses over from a file that was opened, when none were
 * typed: the steps to come need them. They go when the file goes (putFile).
 *
 * @param {Slot} slot where the file lies
 */
export function adoptNames(slot) {
    const file = job.state.files[slot];
    const { hosts } = readAddresses(namesOf(file?.report).join('\n'));
    if (file && job.state.addresses.length === 0 && hosts.length > 0) {
        const text = hosts.join('\n');
        job.update({ addresses: hosts, addressText: text,
            adopted: { slot, bytes: file.bytes, text } });
    }
}
