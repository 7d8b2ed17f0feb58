/** Choices of the job that follow from the family of the device. */
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
        findings: null,
    });
}
