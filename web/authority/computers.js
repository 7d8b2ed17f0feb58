/**
 * Computers and browsers that must change over to the successor of an
 * authority: a list that people keep, in computers.csv in its folder, since
 * no page can see what a computer trusts.
 *
 * Does not: know the document.
 */
import { toBytes } from './bytes.js';
import { readCsv, writeCsv } from './csv.js';
import { byName } from './safe_name.js';

/** @import {AuthorityFolder} from './folder.js' */
/**
 * @typedef {object} Computer
 * @property {string} name as people call it; each once
 * @property {boolean} hasNew it trusts the successor's root
 * @property {boolean} oldOut the old root was taken out of it
 * @property {string} since day of the last change, ISO 8601
 */

export const COMPUTERS_FILE = 'computers.csv';

const NAME_MAX = 100;

/** @param {AuthorityFolder} folder @returns {Computer[]} by name */
export function readComputers(folder) {
    const yes = (/** @type {string | undefined} */ cell) => cell === 'yes';
    return unique(readCsv(folder.text(COMPUTERS_FILE)).map(
        ([name = '', added, out, since = '']) => ({
            name: name.trim(), hasNew: yes(added), oldOut: yes(out), since,
        })));
}

/** @param {Computer[]} list @returns {Computer[]} the first of each name */
function unique(list) {
    const seen = new Set();
    return list
        .filter(({ name }) => {
            const key = name.toLowerCase();
            const fresh = name !== '' && !seen.has(key);
            seen.add(key);
            return fresh;
        })
        .sort((one, two) => byName.compare(one.name, two.name));
}

/** @param {AuthorityFolder} folder @param {Computer[]} list */
function write(folder, list) {
    const word = (/** @type {boolean} */ is) => (is ? 'yes' : 'no');
    folder.put(COMPUTERS_FILE, toBytes(writeCsv(
        ['name', 'new root', 'old root out', 'since'],
        unique(list).map(({ name, hasNew, oldOut, since }) =>
            [name, word(hasNew), word(oldOut), since]))));
}

/**
 * Adds names, one a line; of a table's lines the first column.
 *
 * @param {AuthorityFolder} folder
 * @param {string} typed
 * @param {Date} now
 * @returns {number} how many are new
 */
export function addComputers(folder, typed, now) {
    const before = readComputers(folder);
    const since = now.toISOString().slice(0, 10);
    const all = unique([...before, ...typed.split(/[\r\n]+/).map((line) => ({
        name: line.split(/[\t;]/)[0].trim().slice(0, NAME_MAX),
        hasNew: false, oldOut: false, since,
    }))]);
    if (all.length > before.length) {
        write(folder, all);
    }
    return all.length - before.length;
}

/**
 * @param {AuthorityFolder} folder
 * @param {string} name
 * @param {Partial<Pick<Computer, 'hasNew' | 'oldOut'>>} change
 * @param {Date} now
 */
export function markComputer(folder, name, change, now) {
    const since = now.toISOString().slice(0, 10);
    write(folder, readComputers(folder).map((one) =>
        (one.name === name ? { ...one, ...change, since } : one)));
}

/** @param {AuthorityFolder} folder @param {string} name */
export function removeComputer(folder, name) {
    write(folder, readComputers(folder).filter((one) => one.name !== name));
}
