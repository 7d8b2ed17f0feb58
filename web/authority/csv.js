/**
 * Tables out as CSV that a spreadsheet opens without being tricked: a cell
 * that would start as a formula, whatever separates cells, gets an apostrophe in
 * front, serials have colons (else a spreadsheet rounds them), and a byte
 * order mark says UTF-8.
 *
 * Does not: read tables of others (fleet/table.js does).
 */
import Papa from 'papaparse';

/** @import {Row} from './inventory.js' */

/**
 * Where a spreadsheet may see a formula begin (CWE-1236): at the start of a
 * cell, and behind whatever separates cells in another country, quotation
 * marks or not. What looks guarded already is guarded once more, so that
 * reading gives it back.
 */
const START = '(?=[\\s"\']*[=+\\-@\\t\\r\\n\\0])';
const BEHIND = '[,;|\\t\\r\\n]';
const FIRST = new RegExp(`^${START}`);
const LATER = new RegExp(`${BEHIND}${START}`, 'g');
const FIRST_GUARD = new RegExp(`^'${START}`);
const LATER_GUARD = new RegExp(`(${BEHIND})'${START}`, 'g');

/** @param {string} cell */
function guarded(cell) {
    return cell.replace(LATER, "$&'").replace(FIRST, "'");
}

/** @param {string[]} header @param {string[][]} rows @returns {string} */
export function writeCsv(header, rows) {
    const text = Papa.unparse([header, ...rows.map((cells) =>
        cells.map(guarded))], { newline: '\r\n' });
    return `\ufeff${text}\r\n`;
}

/** A cell without the guards of writeCsv. @param {string} cell */
export function unguarded(cell) {
    return cell.replace(FIRST_GUARD, '').replace(LATER_GUARD, '$1');
}

/**
 * The rows of a table that writeCsv made, perhaps saved by a spreadsheet
 * since.
 *
 * @param {string} text
 * @param {string} [delimiter] where it is known
 * @returns {string[][]} without the heads
 */
export function readCsv(text, delimiter = '') {
    const { data } = Papa.parse(text.replace(/^\ufeff/, ''),
        { delimiter, skipEmptyLines: true });
    return data.slice(1).map((cells) => cells.map(unguarded));
}

/** @param {Date | null} time @returns {string} */
function date(time) {
    return time ? time.toISOString().slice(0, 10) : '';
}

/** @param {string} serial @returns {string} 0A:1B:... */
export function colons(serial) {
    return (serial.match(/../g) ?? []).join(':');
}

const INVENTORY_COLUMNS = [
    'name', 'addresses', 'profile', 'state', 'valid from', 'valid to',
    'serial', 'subject', 'revoked', 'reason', 'sha256',
];

/**
 * @param {Row[]} rows
 * @returns {string} the first columns are those of a fleet's table, so that
 *   the inventory can be used as one
 */
export function inventoryCsv(rows) {
    return writeCsv(INVENTORY_COLUMNS, rows.map((row) => [
        row.device,
        row.names.join(' '),
        row.profile,
        row.state,
        date(row.notBefore),
        date(row.notAfter),
        colons(row.serial),
        row.subject,
        date(row.revokedAt),
        row.reason,
        row.report?.sha256 ?? '',
    ]));
}
