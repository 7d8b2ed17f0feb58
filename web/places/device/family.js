/**
 * The profile of the job's device: the family's own, or the user's corrected
 * copy of it, and the address under which this page meets the device.
 */
import { parseAddress } from '../../device/address.js';
import { correctProfile } from '../../device/profile.js';
import { profileById } from '../../device/profiles.js';
import { change, job } from './job.js';

/** @typedef {import('../../device/profile.js').Profile} Profile */

/** The corrected copy is forgotten when another family is chosen. */
export function currentProfile() {
    const { profileId, upload: { profile: own } } = job.state;
    return own && own.id === profileId ? own : profileById(profileId);
}

/** Takes over what a family of devices wants. @param {string} profileId */
export function applyProfile(profileId) {
    job.update({ profileId });
    const { type, bits, form, cipher } = currentProfile().key;
    change('keyOptions', { type, bits, form, cipher });
}

/** @returns {boolean} the user has changed or loaded something */
export const isCorrected = () => currentProfile() === job.state.upload.profile;

/**
 * @param {Record<string, unknown>} values by path, see correctProfile
 * @param {string} source where they come from
 * @throws {import('../../device/readers.js').ProfileError}
 */
export function correct(values, source) {
    useProfile(correctProfile(currentProfile(), values, source));
}

/** @param {Profile | null} profile null: the family's own again */
export function useProfile(profile) {
    change('upload', { profile });
    if (profile) {
        job.update({ profileId: profile.id });
    }
}

/**
 * What stands in the address field: as typed there, or the first address of
 * the first step, with its scheme and port.
 */
export function typedAddress() {
    const { deviceUrl, addressText, addresses } = job.state;
    const lines = addressText.split(/[\n,;\s]+/);
    return deviceUrl ?? lines.find((line) => parseAddress(line)) ??
        addresses[0] ?? '';
}

export const deviceAddress = () => parseAddress(typedAddress());

/** @returns {string} the device's origin, '' while none is known */
export const deviceOrigin = () => deviceAddress()?.origin ?? '';
