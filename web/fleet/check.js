/**
 * Judges a table of devices before anything is made: every fault with its
 * row and column, so that good rows can go ahead and bad ones be mended.
 *
 * A row becomes a plan: name, folder, names for the certificate, subject,
 * days, profile. The engine judges again when it signs; what is found here
 * is what can be told for all rows in an instant.
 * Does not: make anything, or know the document.
 */
import { uniqueSafeName } from '../authority/safe_name.js';
import { permitted } from './constraints.js';
import { parseAddress } from './names.js';
import { splitAddresses } from './table.js';

/**
 * @typedef {import('./table.js').Table} Table
 * @typedef {import('./table.js').TableRow} TableRow
 * @typedef {import('./heads.js').Column} Column
 * @typedef {import('../device/profile.js').Profile} Profile
 * @typedef {import('../../wasm/face.js').Subject} Subject
 *
 * @typedef {object} Fault
 * @property {number} line
 * @property {Column} column
 * @property {'error' | 'warning'} level
 * @property {string} code the language file has the sentence
 * @property {Record<string, string | number>} values
 *
 * @typedef {object} Plan what is to be made for one device
 * @property {number} line
 * @property {string} name
 * @property {string} folder safe and unique, for the ZIP
 * @property {string[]} names
 * @property {Subject} subject
 * @property {number} days
 * @property {Profile} profile
 * @property {string} passphrase from the table, '' when it has none
 * @property {string} [replaces] serial of the certificate that is renewed
 *
 * @typedef {object} CheckOptions
 * @property {Profile[]} profiles the first is the default
 * @property {string} profile id of the profile where a row names none
 * @property {number} days
 * @property {Subject} subject for every device, but for what rows say
 * @property {string[]} permitted what the authority is limited to; empty: no
 *   limit
 * @property {Set<string>} known device names the authority has already
 */

/** Limits of X.520 as the engine holds them (RFC 5280 appendix A.1). */
/** @type {Partial<Record<Column, number>>} */
const LENGTHS = {
    CN: 64, O: 64, OU: 64, L: 128, ST: 128, C: 2, emailAddress: 255,
};

const NAME_MAX = 100;

export const DAYS_MAX = 3660;

/** Collects the faults of one row. */
class RowFaults {
    /** @param {TableRow} row @param {Fault[]} faults */
    constructor(row, faults) {
        this.line = row.line;
        this.faults = faults;
        this.bad = false;
    }

    /**
     * @param {Column} column
     * @param {string} code
     * @param {Record<string, string | number>} [values]
     */
    error(column, code, values = {}) {
        this.bad = true;
        this.faults.push({
            line: this.line, column, level: 'error', code, values,
        });
    }

    /**
     * @param {Column} column
     * @param {string} code
     * @param {Record<string, string | number>} [values]
     */
    warn(column, code, values = {}) {
        this.faults.push({
            line: this.line, column, level: 'warning', code, values,
        });
    }
}

/**
 * @param {TableRow} row
 * @param {RowFaults} faults
 * @param {CheckOptions} options
 * @returns {string[]}
 */
function checkAddresses(row, faults, options) {
    /** @type {string[]} */
    const names = [];
    for (const text of splitAddresses(row.cells.addresses ?? '')) {
        const address = parseAddress(text);
        if (!address) {
            faults.error('addresses', 'address', { text });
        } else if (names.includes(address.text)) {
            faults.warn('addresses', 'address-twice', { text });
        } else {
            names.push(address.text);
            if (!permitted(address, options.permitted)) {
                faults.error('addresses', 'outside', { text });
            }
        }
    }
    if (names.length === 0 && !faults.bad) {
        faults.error('addresses', 'no-address');
    }
    return names;
}

/**
 * @param {TableRow} row
 * @param {RowFaults} faults
 * @param {CheckOptions} options
 * @param {string[]} names
 * @returns {Subject}
 */
function checkSubject(row, faults, options, names) {
    /** @type {Subject} */
    const subject = {};
    const fields = /** @type {const} */ (
        ['C', 'ST', 'L', 'O', 'OU', 'CN', 'emailAddress']);
    for (const field of fields) {
        const fallback = field === 'CN' ? names[0] ?? '' : '';
        const value = row.cells[field] ?? options.subject[field] ?? fallback;
        if (value === '' || value.length === 0) {
            continue;
        }
        const text = String(value);
        const max = /** @type {number} */ (LENGTHS[field]);
        if (field === 'C' && !/^[A-Za-z]{2}$/.test(text)) {
            faults.error('C', 'country', { text });
        } else if (text.length > max) {
            // A host name longer than a common name stays in the names alone.
            if (row.cells[field] === undefined && field === 'CN') {
                continue;
            }
            faults.error(field, 'too-long', { max });
        // eslint-disable-next-line no-control-regex
        } else if (/[\x00-\x1f\x7f]/.test(text)) {
            faults.error(field, 'control');
        }
        subject[field] = field === 'C' ? text.toUpperCase() : value;
    }
    return subject;
}

/**
 * @param {TableRow} row
 * @param {RowFaults} faults
 * @param {CheckOptions} options
 * @returns {number}
 */
function checkDays(row, faults, options) {
    const { days } = row.cells;
    if (days === undefined) {
        return options.days;
    }
    const number = /^\d{1,5}$/.test(days) ? Number(days) : 0;
    if (number < 1 || number > DAYS_MAX) {
        faults.error('days', 'days', { text: days, max: DAYS_MAX });
    } else if (number > 825) {
        faults.warn('days', 'days-long', { text: days });
    }
    return number;
}

/**
 * @param {TableRow} row
 * @param {RowFaults} faults
 * @param {CheckOptions} options
 * @returns {Profile}
 */
function checkProfile(row, faults, options) {
    const wanted = (row.cells.profile ?? options.profile).toLowerCase();
    const found = options.profiles.find((profile) =>
        profile.id.toLowerCase() === wanted ||
        profile.name.toLowerCase() === wanted ||
        profile.models.some((model) => model.toLowerCase() === wanted));
    if (!found) {
        faults.error('profile', 'profile', { text: wanted });
        return options.profiles[0];
    }
    return found;
}

/**
 * @param {TableRow} row
 * @param {RowFaults} faults
 * @param {Profile} profile
 */
function checkPassphrase(row, faults, profile) {
    const { passphrase } = row.cells;
    if (passphrase === undefined) {
        return;
    }
    if (profile.key.passphrase === 'forbidden') {
        faults.error('passphrase', 'passphrase-forbidden');
    } else if (profile.key.passphraseCharacters === 'ascii' &&
        !/^[\x20-\x7e]*$/.test(passphrase)) {
        faults.error('passphrase', 'passphrase-ascii');
    } else if (passphrase.length < 12) {
        faults.warn('passphrase', 'passphrase-short');
    }
}

/**
 * @param {Table} table
 * @param {CheckOptions} options
 * @returns {{plans: Plan[], faults: Fault[], bad: number}} plans of the good
 *   rows; bad: rows that have an error
 */
export function checkTable(table, options) {
    /** @type {Fault[]} */
    const faults = [];
    /** @type {Plan[]} */
    const plans = [];
    /** @type {Map<string, number>} */
    const names = new Map();
    /** @type {Map<string, number>} */
    const addresses = new Map();
    const folders = new Set();
    let bad = 0;
    for (const row of table.rows) {
        const found = new RowFaults(row, faults);
        const list = checkAddresses(row, found, options);
        const name = row.cells.name ?? list[0] ?? '';
        if (name.length > NAME_MAX) {
            found.error('name', 'too-long', { max: NAME_MAX });
        }
        checkTwice(found, 'name', [name], names);
        checkTwice(found, 'addresses', list, addresses);
        if (options.known.has(name)) {
            found.warn('name', 'known', { text: name });
        }
        const profile = checkProfile(row, found, options);
        const days = checkDays(row, found, options);
        const subject = checkSubject(row, found, options, list);
        checkPassphrase(row, found, profile);
        if (found.bad) {
            bad++;
            continue;
        }
        plans.push({
            line: row.line,
            name,
            folder: uniqueSafeName(name, folders),
            names: list,
            subject,
            days,
            profile,
            passphrase: row.cells.passphrase ?? '',
        });
    }
    return { plans, faults, bad };
}

/**
 * A name is one device's; an address is one device's too. The second row
 * that says it is the fault.
 *
 * @param {RowFaults} found
 * @param {Column} column
 * @param {string[]} values
 * @param {Map<string, number>} seen lines by value
 */
function checkTwice(found, column, values, seen) {
    for (const value of values) {
        const key = value.toLowerCase();
        const line = seen.get(key);
        if (line !== undefined && key !== '') {
            found.error(column, 'twice', { text: value, line });
        } else {
            seen.set(key, found.line);
        }
    }
}
