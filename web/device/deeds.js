/**
 * What was done at a device, as the record tells it: each with the address
 * at which it was done, the certificate it was done with, and when. So no
 * deed is taken for one of another device or of another certificate.
 */
import { bareHost, urlOf } from './address.js';

/**
 * @typedef {object} Deed
 * @property {string} origin
 * @property {string} certificate its SHA-256, '' while none is known
 * @property {number | null} at milliseconds; null: on another day, as the
 *   authority's folder says
 *
 * @typedef {'upload' | 'failed' | 'restart' | 'answered' | 'trusted'} DeedName
 *   failed: the device showed something else after an upload; answered: it
 *   showed a certificate that this browser accepts; trusted: the user has
 *   compared it
 *
 * @typedef {Record<DeedName, Deed | null>} Deeds
 */

/** @type {Deeds} */
export const NO_DEEDS = { upload: null, failed: null, restart: null,
    answered: null, trusted: null };

/**
 * What no longer says anything once another thing was done: a pair that was
 * sent anew waits for its restart like the first, and what was seen before
 * a restart was the old certificate.
 *
 * @type {Record<DeedName, DeedName[]>}
 */
const OVERTAKES = {
    upload: ['failed', 'restart', 'answered', 'trusted'],
    failed: ['upload', 'restart', 'answered', 'trusted'],
    restart: ['answered', 'trusted'],
    answered: [],
    trusted: [],
};

/** @param {Deeds} deeds @param {DeedName} name @param {Deed} deed */
export const withDeed = (deeds, name, deed) => ({ ...deeds,
    ...Object.fromEntries(OVERTAKES[name].map((other) => [other, null])),
    [name]: deed });

/** @param {string} origin */
const hostOf = (origin) => bareHost(urlOf(origin)?.hostname ?? '');

/**
 * Whether a deed speaks of what is at hand now. One device has several
 * addresses: the same host by either scheme, and those of its job.
 *
 * @param {Deed | null} deed
 * @param {{ origin: string, certificate: string, hosts: string[] }} now
 */
export function stands(deed, { origin, certificate, hosts }) {
    if (!deed || deed.certificate !== certificate) {
        return false;
    }
    const [then, here] = [hostOf(deed.origin), hostOf(origin)];
    return then === here || (hosts.includes(then) && hosts.includes(here));
}
