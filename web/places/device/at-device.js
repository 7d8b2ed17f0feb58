/**
 * What this page knows of the device at the address in use: whether it was
 * opened, logged in to, sent to, what it answered. All of it is of that
 * address. Another address, or another job, begins with nothing, and what is
 * still being asked of the one before is asked no more.
 *
 * What was done, for the record, stands longer (device/deeds.js).
 */
import { stands, withDeed } from '../../device/deeds.js';
import { Scope } from '../../owner.js';
import { namesOf } from '../../parts/facts.js';
import { createStore } from '../../store.js';
import { deviceAddress, deviceOrigin } from './family.js';
import { job, jobs } from './job.js';

/** @typedef {import('../../device/deeds.js').DeedName} DeedName */

const addresses = new Scope();
/** Whose address, and which, what is known is of. */
let { owner } = jobs;
let origin = '';

/** Whatever looks at an address begins with it. */
function follow() {
    if (deviceOrigin() !== origin || jobs.owner !== owner) {
        origin = deviceOrigin();
        owner = jobs.owner;
        const begun = addresses.begin();
        owner.onEnd(() => begun.end());
    }
}

/**
 * State that is made anew for each address.
 *
 * @template T
 * @param {(owner: import('../../owner.js').Owner) => T} make
 * @returns {() => T} the present address's
 */
export function perAddress(make) {
    const state = addresses.state(make);
    return () => {
        follow();
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
    answer: /** @type {import('../../device/upload.js').Answer | null} */ (
        null),
    bridge: /** @type {import('../../device/bridge.js').BridgeState} */ (
        'idle'),
    bridgeDetail: /** @type {string[]} */ ([]),
    /** The call that restarts it was posted. */
    restartSent: false,
    wait: /** @type {import('../../device/restart.js').Wait | null} */ (null),
    waited: /** @type {'back' | 'back-untrusted' | 'timeout' | ''} */ (''),
    trust: /** @type {import('../../device/trust.js').ProbeResult | ''} */ (
        ''),
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
export function isNoted(name) {
    return stands(job.state.deeds[name], {
        origin: deviceOrigin(),
        certificate: certificateNow(),
        hosts: job.state.addresses,
    });
}
