/**
 * Passphrases that may open the keys of an upload round: those that the
 * fleet's run still holds, those of a sealed list that was opened, and the
 * one that was typed last, since many fleets have one for all.
 *
 * Does not: know whether one fits; each is tried.
 */
import { Secrets } from '../../fleet/secrets.js';
import { redraw } from '../../store.js';
import { madePassphrase } from '../fleet/state.js';

/** @typedef {import('../../authority/inventory.js').Row} Row */

/** Of a sealed list, by the device's name. */
const listed = new Secrets();

/** @type {Uint8Array | null} */
let typedLast = null;

/** @param {Uint8Array} passphrase becomes this module's */
export function rememberTyped(passphrase) {
    typedLast?.fill(0);
    typedLast = passphrase;
}

/**
 * In the place of the list before.
 *
 * @param {{name: string, passphrase: string}[]} list
 */
export function rememberList(list) {
    listed.clear();
    for (const { name, passphrase } of list) {
        listed.put(name, passphrase);
    }
    redraw();
}

/** @returns {number} how many passphrases a list has brought */
export function listLength() {
    return listed.size;
}

export function forgetPassphrases() {
    typedLast?.fill(0);
    typedLast = null;
    listed.clear();
}

/**
 * @param {Row} row
 * @returns {Uint8Array[]} the likeliest first; each becomes the caller's
 */
export function passphrasesFor(row) {
    return [
        madePassphrase(row.serial),
        listed.copy(row.device),
        typedLast?.slice() ?? null,
    ].filter((secret) => secret !== null);
}
