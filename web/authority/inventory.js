/**
 * The inventory: every certificate of an authority with its device, names,
 * dates and state; searched, sorted, filtered; its future as a line in time.
 *
 * Dates and names come from the certificates themselves (the engine reads
 * them when the folder is opened); where a certificate is missing, what
 * index.txt says is shown.
 * Does not: change the folder, or know the document.
 */
import { certificateKeys } from './bytes.js';
import { deviceOf, devicesOf } from './devices.js';
import { certificatePath } from './folder.js';
import { readSubject } from './openssl_index.js';
import { byName } from './safe_name.js';

/** @import {Certificate} from '../../wasm/reports.js' */

/** @import {AuthorityFolder} from './folder.js' */
/** @import {Entry} from './openssl_index.js' */
/**
 * @typedef {'valid' | 'soon' | 'not-yet' | 'expired' | 'revoked'} State
 *
 * @typedef {object} Row
 * @property {string} serial
 * @property {string} device its name; the common name where it has none
 * @property {string} folder below devices/, '' when it has none
 * @property {boolean} current no later one has replaced it
 * @property {string} profile
 * @property {string} subject
 * @property {string[]} names
 * @property {Date | null} notBefore
 * @property {Date} notAfter
 * @property {State} state
 * @property {Date | null} revokedAt
 * @property {string} reason
 * @property {'device' | 'client' | 'authority'} kind
 * @property {Certificate | null} report
 */

const DAY_MS = 86400000;

const SOON_DAYS = 60;

/**
 * Which device has which certificate, now or formerly.
 *
 * @param {AuthorityFolder} folder
 * @returns {Map<string, {folder: string, current: boolean}>} by
 *   certificateKeys
 */
function deviceCertificates(folder) {
    /** @type {Map<string, {folder: string, current: boolean}>} */
    const found = new Map();
    for (const [path, bytes] of folder.files) {
        const device = deviceOf(path);
        if (!device || /\.(?:key|csr|req|json|txt)$/i.test(path)) {
            continue;
        }
        const current = !path.startsWith(`devices/${device}/former/`);
        for (const key of certificateKeys(bytes)) {
            if (current || !found.has(key)) {
                found.set(key, { folder: device, current });
            }
        }
    }
    return found;
}

/**
 * @param {Entry} entry
 * @param {Certificate | null} report
 * @param {Date} now
 * @returns {State}
 */
function stateOf(entry, report, now) {
    if (entry.status === 'R') {
        return 'revoked';
    }
    if (entry.notAfter <= now) {
        return 'expired';
    }
    if (report && new Date(report.notBefore) > now) {
        return 'not-yet';
    }
    const left = entry.notAfter.getTime() - now.getTime();
    return left <= SOON_DAYS * DAY_MS ? 'soon' : 'valid';
}

/** @param {Certificate | null} report @returns {Row['kind']} */
function kindOf(report) {
    if (report?.isAuthority) {
        return 'authority';
    }
    const uses = report?.extendedKeyUsage ?? [];
    return uses.includes('clientAuth') && !uses.includes('serverAuth')
        ? 'client' : 'device';
}

/**
 * @param {AuthorityFolder} folder
 * @param {{now: Date}} options
 * @returns {Row[]} in the order of issue
 */
export function inventory(folder, { now }) {
    const owners = deviceCertificates(folder);
    const devices = devicesOf(folder);
    return markReplaced(folder.entries.map((entry) => {
        const { serial } = entry;
        const report = folder.described.get(serial) ?? null;
        const bytes = folder.files.get(certificatePath(serial));
        const [key] = bytes ? certificateKeys(bytes) : [];
        const owner = owners.get(key);
        const device = owner && devices.get(owner.folder);
        const subject = readSubject(entry.subject);
        return {
            serial,
            device: device?.name ?? subject.filter(({ type }) =>
                type === 'CN').at(-1)?.value ?? entry.subject,
            folder: owner?.folder ?? '',
            current: owner?.current ?? true,
            profile: device?.profile ?? '',
            subject: report?.subject.text ?? subject.map(({ type, value }) =>
                `${type}=${value}`).join(', '),
            names: (report?.names ?? []).map((name) => name.value),
            notBefore: report ? new Date(report.notBefore) : null,
            notAfter: entry.notAfter,
            state: stateOf(entry, report, now),
            revokedAt: entry.revoked?.at ?? null,
            reason: entry.revoked?.reason ?? '',
            kind: kindOf(report),
            report,
        };
    }));
}

/**
 * What OpenSSL issues lies in no device's folder: there a later certificate
 * for the same names replaces the earlier one.
 *
 * @param {Row[]} rows
 * @returns {Row[]} the same
 */
function markReplaced(rows) {
    /** @type {Map<string, Row>} the latest for some names */
    const latest = new Map();
    const identity = (/** @type {Row} */ row) => JSON.stringify([row.kind,
        ...(row.names.length > 0 ? [...row.names].sort() : [row.subject])]);
    const start = (/** @type {Row} */ row) => row.notBefore?.getTime() ?? 0;
    for (const row of rows) {
        const before = latest.get(identity(row));
        if (row.state !== 'revoked' && row.report &&
            !(before && start(before) > start(row))) {
            latest.set(identity(row), row);
        }
    }
    for (const row of rows) {
        const last = latest.get(identity(row));
        if (last && last !== row && start(last) >= start(row) &&
            (row.folder === '' || last.folder === '')) {
            row.current = false;
        }
    }
    return rows;
}

/**
 * @typedef {object} View
 * @property {string} [search] words that all must occur somewhere
 * @property {State[]} [states] none: all
 * @property {boolean} [currentOnly] without what was replaced
 * @property {'device' | 'serial' | 'notBefore' | 'notAfter' | 'state'} [sort]
 * @property {boolean} [descending]
 */

const STATE_ORDER = ['expired', 'soon', 'valid', 'not-yet', 'revoked'];

/** @param {Row} row @param {string} sort @returns {string | number} */
function sortKey(row, sort) {
    switch (sort) {
    case 'serial': return row.serial.padStart(42, '0');
    case 'notBefore': return row.notBefore?.getTime() ?? 0;
    case 'notAfter': return row.notAfter.getTime();
    case 'state': return STATE_ORDER.indexOf(row.state);
    default: return row.device;
    }
}

/** @param {Row[]} rows @param {View} view @returns {Row[]} a new list */
export function viewRows(rows, view) {
    // As typed, and as a serial without its colons.
    const words = (view.search ?? '').toLowerCase().split(/\s+/)
        .filter(Boolean)
        .map((word) => [word, word.replace(/(?<=^[\da-f:]*):/g, '')]);
    const sort = view.sort ?? 'device';
    const sign = view.descending ? -1 : 1;
    return rows
        .filter((row) => {
            const text = [
                row.device, row.serial, row.subject, row.profile, ...row.names,
            ].join('\n').toLowerCase();
            return words.every(([word, plain]) => text.includes(word) ||
                    (plain.length > 2 && text.includes(plain))) &&
                (!view.states?.length || view.states.includes(row.state)) &&
                (!view.currentOnly || row.current);
        })
        .sort((one, two) => {
            const a = sortKey(one, sort);
            const b = sortKey(two, sort);
            const order = typeof a === 'number' && typeof b === 'number'
                ? a - b : byName.compare(String(a), String(b));
            return sign * (order || byName.compare(one.device, two.device) ||
                one.notAfter.getTime() - two.notAfter.getTime());
        });
}

/**
 * Which devices have a certificate of a successor: by the device's name, or
 * by one of its host names and addresses.
 *
 * @param {Row[]} old
 * @param {Row[]} successor
 * @returns {{row: Row, moved: boolean}[]} what the old one's devices use now
 */
export function succession(old, successor) {
    const usable = successor.filter((row) => row.current &&
        (row.state === 'valid' || row.state === 'soon'));
    const devices = new Set(usable.map(({ device }) => device));
    const names = new Set(usable.flatMap((row) => row.names));
    return old
        .filter((row) => row.current && row.kind === 'device' &&
            row.state !== 'revoked')
        .map((row) => ({
            row,
            moved: devices.has(row.device) ||
                row.names.some((name) => names.has(name)),
        }));
}

/**
 * Validity as bars on one line in time, in per cent of its length.
 *
 * @param {Row[]} rows
 * @param {Date} now
 * @returns {{from: Date, to: Date, now: number,
 *     years: {year: number, at: number}[],
 *     bars: {row: Row, start: number, length: number}[]}}
 */
export function timeline(rows, now) {
    const starts = rows.map((row) => (row.notBefore ?? now).getTime());
    const ends = rows.map((row) => row.notAfter.getTime());
    // Two centuries of a never-ending certificate would hide all others.
    const limit = now.getTime() + 12 * 365 * DAY_MS;
    const from = Math.min(now.getTime() - 30 * DAY_MS, ...starts);
    const to = Math.min(limit, Math.max(now.getTime() + 365 * DAY_MS, ...ends));
    const place = (/** @type {number} */ time) =>
        Math.min(100, Math.max(0, (time - from) / (to - from) * 100));
    const years = [];
    for (let year = new Date(from).getUTCFullYear() + 1;
        Date.UTC(year, 0, 1) <= to; year++) {
        years.push({ year, at: place(Date.UTC(year, 0, 1)) });
    }
    return {
        from: new Date(from),
        to: new Date(to),
        now: place(now.getTime()),
        years,
        bars: rows.map((row, at) => {
            const start = place(starts[at]);
            return { row, start, length: place(ends[at]) - start };
        }),
    };
}
