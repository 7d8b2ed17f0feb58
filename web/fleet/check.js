/**
 * Judges a table of devices before anything is made: every fault with its
 * row and column, so that good rows can go ahead and bad ones be mended.
 *
 * A row becomes a plan: name, folder, names for the certificate, subject,
 * days, profile. Names and subjects are judged by the engine, all at once, as
 * it will judge them when it signs.
 * Does not: make anything, or know the document.
 */
import { uniqueSafeName } from '../authority/safe_name.js';
import { parseAddress } from '../device/address.js';
import { splitAddresses } from './table.js';
import { DEVICE_DAYS, DEVICE_DAYS_MAX } from '../authority/validity.js';

/**
 * @import {Subject} from '../../wasm/face.js'
 * @import {RowsChecked} from '../../wasm/reports.js'
 * @import {Profile} from '../device/profile.js'
 * @import {Column} from './heads.js'
 * @import {Table, TableRow} from './table.js'
 *
 * @typedef {object} Fault
 * @property {number} line
 * @property {Column} column
 * @property {'error' | 'warning'} level
 * @property {string} code ours, or the engine's in capitals; the language
 *   file has the sentence
 * @property {Record<string, string | number>} values
 *
 * @typedef {object} Plan what is to be made for one device
 * @property {number} line
 * @property {string} name
 * @property {string} folder safe and unique, for the ZIP
 * @property {string[]} names as the certificate will carry them
 * @property {Subject} subject
 * @property {number} days
 * @property {Profile} profile
 * @property {string} passphrase from the table, '' when it has none
 * @property {string} [replaces] serial of the certificate that is renewed
 *
 * @typedef {object} Judgement
 * @property {Plan[]} plans of the good rows, in their order
 * @property {Fault[]} faults in the order of the rows
 * @property {number} bad rows that have an error
 *
 * @typedef {object} CheckOptions
 * @property {Profile[]} profiles the first is the default
 * @property {string} profile id of the profile where a row names none
 * @property {number} days
 * @property {Subject} subject for every device, but for what rows say
 * @property {Set<string>} known device names the authority has already
 * @property {(rows: {names: string[], subject: Subject}[]) =>
 *     Promise<RowsChecked['rows']>} checkRows the engine's, with the authority
 *     (wasm/face.js)
 */

const NAME_MAX = 100;

/** Longest common name, RFC 5280 appendix A.1 (ub-common-name). */
const COMMON_NAME_MAX = 64;

/** What a row is so far, and its faults. */
class Draft {
    /** @param {TableRow} row */
    constructor(row) {
        this.row = row;
        this.bad = false;
        this.faults = /** @type {Fault[]} */ ([]);
    }

    /**
     * @param {Column} column @param {string} code
     * @param {Record<string, string | number>} [values]
     * @param {'error' | 'warning'} [level]
     */
    say(column, code, values = {}, level = 'error') {
        this.bad ||= level === 'error';
        this.faults.push({ line: this.row.line, column, level, code, values });
    }
}

/**
 * What a cell names: a browser's address is cut down to its host. What the
 * rules of URLs would only guess at (10.1.2 as 10.1.0.2) stays as it is, for
 * the engine to refuse.
 *
 * @param {string} text @returns {string}
 */
function hostOf(text) {
    const plain = text.replace(/\.$/, '');
    if (!/[/:[\]]/.test(plain)) {
        return plain;
    }
    const host = parseAddress(plain)?.host.replace(/\.$/, '') ?? plain;
    const guessed = /^\d+(\.\d+){3}$/.test(host) && !plain.includes(host);
    return guessed ? plain : host;
}

/**
 * @param {TableRow} row @param {CheckOptions} options @param {string[]} names
 * @returns {Subject}
 */
function subjectFor({ cells }, options, names) {
    // A host name longer than a common name stays in the names alone.
    const CN = names.find((name) => name.length <= COMMON_NAME_MAX) ?? '';
    const own = /** @type {const} */ (
        ['C', 'ST', 'L', 'O', 'OU', 'CN', 'emailAddress'])
        .flatMap((field) => cells[field] === undefined ? []
            : [[field, cells[field]]]);
    const subject = { CN, ...options.subject, ...Object.fromEntries(own) };
    if (typeof subject.C === 'string') {
        subject.C = subject.C.toUpperCase();
    }
    return subject;
}

/** @param {Draft} draft @param {CheckOptions} options */
function daysFor(draft, options) {
    const { days } = draft.row.cells;
    if (days === undefined) {
        return options.days;
    }
    const number = /^\d{1,5}$/.test(days) ? Number(days) : 0;
    if (number < 1 || number > DEVICE_DAYS_MAX) {
        draft.say('days', 'days', { text: days, max: DEVICE_DAYS_MAX });
    } else if (number > DEVICE_DAYS) {
        draft.say('days', 'days-long',
            { text: days, max: DEVICE_DAYS }, 'warning');
    }
    return number;
}

/** What people write before and behind a product's name. */
const FILLERS = /\b(?:cisco|telepresence|codian|tandberg|series|model|cti|k9)\b/g;

/** Words and numbers of a product's name. @param {string} text */
function partsOf(text) {
    return text.toLowerCase().replace(FILLERS, '').match(/[a-z]+|\d+/g) ?? [];
}

/**
 * Whether somebody who writes this means a profile: by its id or name, by the
 * name of a model, or by their numbers ("4505", "Cisco MCU 4505", "4203 /
 * 4205").
 *
 * @param {string} wanted @param {Profile} profile
 */
function means(wanted, { id, name, models }) {
    const asked = partsOf(wanted);
    const all = [id, name, ...models];
    const known = new Set(all.flatMap(partsOf));
    return all.some((one) => one.toLowerCase() === wanted.toLowerCase() ||
            partsOf(one).join(' ') === asked.join(' ')) ||
        (asked.some((part) => /\d/.test(part)) &&
            asked.every((part) => known.has(part)));
}

/** @param {Draft} draft @param {CheckOptions} options */
function profileFor(draft, { profiles, profile }) {
    const wanted = draft.row.cells.profile;
    const found = wanted === undefined
        ? profiles.filter(({ id }) => id === profile)
        : profiles.filter((one) => means(wanted, one));
    if (found.length !== 1) {
        draft.say('profile', 'profile', {
            text: wanted ?? profile,
            known: profiles.map(({ name }) => name).join(', '),
        });
    }
    return found[0] ?? profiles[0];
}

/** @param {Draft} draft @param {Profile} profile */
function checkPassphrase(draft, { key }) {
    const { passphrase } = draft.row.cells;
    if (passphrase === undefined) {
        return;
    }
    if (key.passphrase === 'forbidden') {
        draft.say('passphrase', 'passphrase-forbidden');
    } else if (key.passphraseCharacters === 'ascii' &&
        !/^[\x20-\x7e]*$/.test(passphrase)) {
        draft.say('passphrase', 'passphrase-ascii');
    } else if (passphrase.length < 12) {
        draft.say('passphrase', 'passphrase-short', {}, 'warning');
    }
}

/** The engine's field as a column. @param {string | undefined} field */
function columnOf(field) {
    return /** @type {Column} */ (field === 'name' ? 'addresses'
        : /^subject\.(.+)$/.exec(field ?? '')?.[1] ?? 'CN');
}

/**
 * A name is one device's; an address is one device's too. The second row
 * that says it is the fault.
 *
 * @param {Draft} draft @param {Column} column @param {string[]} values
 * @param {Map<string, number>} seen lines by value
 */
function checkTwice(draft, column, values, seen) {
    for (const value of values) {
        const key = value.toLowerCase();
        const line = seen.get(key);
        if (line !== undefined && key !== '') {
            draft.say(column, 'twice', { text: value, line });
        } else {
            seen.set(key, draft.row.line);
        }
    }
}

/**
 * @param {Table} table @param {CheckOptions} options
 * @returns {Promise<Judgement>}
 * @throws when the authority cannot sign at all
 */
export async function checkTable(table, options) {
    const asked = table.rows.map((row) => {
        const names = splitAddresses(row.cells.addresses ?? '').map(hostOf);
        return { names, subject: subjectFor(row, options, names) };
    });
    const answers = await options.checkRows(asked);
    const names = /** @type {Map<string, number>} */ (new Map());
    const addresses = /** @type {Map<string, number>} */ (new Map());
    const folders = new Set();
    /** @type {Judgement} */
    const judged = { plans: [], faults: [], bad: 0 };
    for (const [at, row] of table.rows.entries()) {
        const draft = new Draft(row);
        for (const { level, code, field, value } of answers[at].faults) {
            draft.say(columnOf(field), code, { text: value ?? '' }, level);
        }
        const list = answers[at].names.map(({ value }) => value);
        const name = row.cells.name ?? list[0] ?? '';
        if (name.length > NAME_MAX) {
            draft.say('name', 'FIELD_LENGTH');
        }
        checkTwice(draft, 'name', [name], names);
        checkTwice(draft, 'addresses', list, addresses);
        if (options.known.has(name)) {
            draft.say('name', 'known', { text: name }, 'warning');
        }
        const profile = profileFor(draft, options);
        const days = daysFor(draft, options);
        checkPassphrase(draft, profile);
        judged.faults.push(...draft.faults);
        if (draft.bad) {
            judged.bad++;
            continue;
        }
        judged.plans.push({
            line: row.line, name, folder: uniqueSafeName(name, folders),
            names: list, subject: asked[at].subject, days, profile,
            passphrase: row.cells.passphrase ?? '',
        });
    }
    return judged;
}
