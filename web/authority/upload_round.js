/**
 * The upload round: which devices are still to get what was made for them,
 * how far each one is, and which of the folder's files go to it. What is
 * known of each stands in upload-round.csv in the authority's folder, so
 * that a round outlives the page.
 *
 * Does not: upload, or know the document.
 */
import { certificateKeys, toBytes, toText } from './bytes.js';
import { colons, readCsv, writeCsv } from './csv.js';
import { certificatePath } from './folder.js';
import { serialText } from './openssl_index.js';
import { byName, safeName } from './safe_name.js';

/** @import {Profile} from '../device/profile.js' */
/** @import {AuthorityFolder} from './folder.js' */
/** @import {Row} from './inventory.js' */
/**
 * @typedef {typeof ROUND_STATES[number]} RoundState
 *
 * @typedef {object} Progress
 * @property {RoundState} state
 * @property {string} since a day, ISO 8601; '' when nothing has happened
 * @property {string} address under which the device was met, where that is
 *   not the certificate's first name; else ''
 */

export const ROUND_FILE = 'upload-round.csv';

export const ROUND_STATES = /** @type {const} */ (
    ['waiting', 'uploaded', 'restarted', 'checked', 'failed', 'skipped']);

/** @type {Progress} */
const WAITING = Object.freeze({ state: 'waiting', since: '', address: '' });

/** Those that are in use and may be, by name. @param {Row[]} rows */
export function roundDevices(rows) {
    return rows
        .filter((row) => row.current && row.folder !== '' &&
            row.kind === 'device' && row.state !== 'revoked' &&
            row.state !== 'expired')
        .sort((one, two) => byName.compare(one.device, two.device));
}

/**
 * @param {AuthorityFolder} folder
 * @returns {Map<string, Progress>} by serial; what the list does not name
 *   waits
 */
export function readRound(folder) {
    return new Map(readCsv(folder.text(ROUND_FILE)).map(
        ([, serial = '', state = '', since = '', address = '']) => [
            serialText(serial),
            {
                state: ROUND_STATES.find((one) => one === state) ?? 'waiting',
                since, address,
            },
        ]));
}

/** @param {Map<string, Progress>} round @param {string} serial */
export function progressOf(round, serial) {
    return round.get(serial) ?? WAITING;
}

/**
 * Notes how far a device is.
 *
 * @param {AuthorityFolder} folder
 * @param {Row[]} devices of the round; the list names no others
 * @param {string} serial
 * @param {{state: RoundState, address?: string}} news
 * @param {Date} now
 */
export function noteProgress(folder, devices, serial, news, now) {
    const round = readRound(folder);
    round.set(serial, {
        ...progressOf(round, serial),
        ...news,
        since: now.toISOString().slice(0, 10),
    });
    folder.put(ROUND_FILE, toBytes(writeCsv(
        ['name', 'serial', 'state', 'since', 'address'],
        devices.filter((row) => round.has(row.serial)).map((row) => {
            const { state, since, address } = progressOf(round, row.serial);
            return [row.device, colons(row.serial), state, since, address];
        }))));
}

/** @param {RoundState} state @returns {boolean} nothing is left to do */
export function isFinished(state) {
    return state === 'checked' || state === 'skipped';
}

/**
 * The device whose turn is next: the first after this one that waits; where
 * none does, the first that was begun and not brought to its end.
 *
 * @param {Row[]} devices
 * @param {Map<string, Progress>} round
 * @param {string} after serial, '' for the beginning
 * @returns {Row | null} null when no other is left
 */
export function nextDevice(devices, round, after) {
    const at = devices.findIndex(({ serial }) => serial === after) + 1;
    const others = [...devices.slice(at), ...devices.slice(0, at)]
        .filter(({ serial }) => serial !== after);
    const state = (/** @type {Row} */ { serial }) =>
        progressOf(round, serial).state;
    return others.find((row) => state(row) === 'waiting') ??
        others.find((row) => !isFinished(state(row))) ?? null;
}

/** @typedef {{name: string, bytes: Uint8Array}} DeviceFile */

/**
 * The files of a device: its certificate as the device takes it, and its
 * private key and request where the folder has them.
 *
 * @param {AuthorityFolder} folder
 * @param {Row} row
 * @param {Profile} profile
 * @returns {Record<'certificate' | 'key' | 'request', DeviceFile | null>}
 */
export function deviceFiles(folder, row, profile) {
    const prefix = `devices/${row.folder}/`;
    const own = [...folder.files]
        .filter(([path]) => path.startsWith(prefix) &&
            !path.slice(prefix.length).includes('/'))
        .map(([path, bytes]) => ({ name: path.slice(prefix.length), bytes }));
    const pick = (
        /** @type {string} */ usual,
        /** @type {(bytes: Uint8Array) => boolean} */ fits,
    ) => {
        const fitting = own.filter(({ bytes }) => fits(bytes));
        return fitting.find(({ name }) => name === safeName(usual)) ??
            fitting[0] ?? null;
    };
    const [wanted] = certificateKeys(
        folder.files.get(certificatePath(row.serial)) ?? new Uint8Array());
    return {
        certificate: pick(profile.files.certificate, (bytes) =>
            certificateKeys(bytes)[0] === wanted),
        key: pick(profile.files.key, (bytes) =>
            /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(toText(bytes))),
        request: pick(profile.files.request, (bytes) =>
            /-----BEGIN [A-Z ]*REQUEST-----/.test(toText(bytes))),
    };
}
