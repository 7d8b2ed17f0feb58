/**
 * The device of the job: its profile, which is the family's own or the user's
 * corrected copy of it; the address under which this page meets it; and what
 * this page knows of the device there: whether it was opened, logged in to,
 * sent to, what it answered. Another address, or another job, begins with
 * nothing of that, and what is still being asked of the one before is asked
 * no more.
 *
 * What was done, for the record, stands longer (device/deeds.js).
 */
import { parseAddress } from '../../device/address.js';
import { stands, withDeed } from '../../device/deeds.js';
import { correctProfile } from '../../device/profile.js';
import { profileById } from '../../device/profiles.js';
import { Scope } from '../../owner.js';
import { namesOf } from '../../parts/facts.js';
import { createStore } from '../../store.js';
import { change, job, jobs } from './job.js';

/**
 * @import {BridgeState} from '../../device/bridge.js'
 * @import {DeedName} from '../../device/deeds.js'
 * @import {Profile} from '../../device/profile.js'
 * @import {Wait} from '../../device/restart.js'
 * @import {ProbeResult} from '../../device/trust.js'
 * @import {Answer} from '../../device/upload.js'
 * @import {Owner} from '../../owner.js'
 */

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

const addresses = new Scope();
/** Whose address, and which, what is known is of. */
let { owner } = jobs;
let origin = '';

/**
 * State that is made anew for each address: whatever looks at one begins it.
 *
 * @template T
 * @param {(owner: Owner) => T} make
 * @returns {() => T} the present address's
 */
export function perAddress(make) {
    const state = addresses.state(make);
    return () => {
        if (deviceOrigin() !== origin || jobs.owner !== owner) {
            origin = deviceOrigin();
            owner = jobs.owner;
            const begun = addresses.begin();
            owner.onEnd(() => begun.end());
        }
        return state();
    };
}

export const facts = perAddress(() => createStore({
    /** The user sees another address, under which the device may be. */
    otherSeen: false,
    /** Of the login at the earliest, milliseconds. */
    loginAt: /** @type {number | null} */ (null),
    /** A login was posted from here. */
    loginSentAt: 0,
    /** Upload was pressed before it could be. */
    tried: false,
    /** When and where certificate and key went. */
    sent: /** @type {{ at: number, url: string } | null} */ (null),
    answer: /** @type {Answer | null} */ (null),
    bridge: /** @type {BridgeState} */ ('idle'),
    bridgeDetail: /** @type {string[]} */ ([]),
    /** The call that restarts it was posted. */
    restartSent: false,
    wait: /** @type {Wait | null} */ (null),
    waited: /** @type {'back' | 'back-untrusted' | 'timeout' | ''} */ (''),
    trust: /** @type {ProbeResult | ''} */ (''),
}));

const certificateNow = () => job.state.files.certificate?.report.sha256 ?? '';

/** The device as its certificate calls it first, or its address. */
export const certificateName = () =>
    namesOf(job.state.files.certificate?.report)[0] ??
        deviceAddress()?.host ?? '';

/**
 * @param {DeedName} name
 * @param {string} at the address at which it was done: what comes from
 *   another than the present one is not noted
 * @param {number | null} [time] null: on another day
 */
export function note(name, at, time = Date.now()) {
    if (at !== deviceOrigin()) {
        return;
    }
    // Trust is asked of the certificate that is shown from now on.
    if (name !== 'answered' && name !== 'trusted') {
        facts().update({ trust: '' });
    }
    job.update({ deeds: withDeed(job.state.deeds, name,
        { origin: at, certificate: certificateNow(), at: time }) });
}

/**
 * @param {DeedName} name
 * @returns {boolean} it was done at this device, with this certificate
 */
export const isNoted = (name) => stands(job.state.deeds[name], {
    origin: deviceOrigin(), certificate: certificateNow(),
    hosts: job.state.addresses,
});
