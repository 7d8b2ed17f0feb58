/**
 * A table of devices out of a CSV file, or out of cells pasted from a
 * spreadsheet.
 *
 * Accepted: separated by comma, semicolon or tab, or by what a first line
 * "sep=;" says; UTF-8 (with or without byte order mark), UTF-16 or
 * Windows-1252; headers in any order and case, in the common languages;
 * quotes as in RFC 4180. An apostrophe that guards against formulas
 * (authority/csv.js) is taken off. A column whose cells are all addresses,
 * and different ones, is one of addresses whatever its head says, unless that
 * names another machine (a gateway, a name server).
 * Does not: read workbooks (.xlsx), or judge what the cells say (check.js).
 */
import Papa from 'papaparse';

import { unguarded, writeCsv } from '../authority/csv.js';
import { columnOf, isElsewhere, looksLikeAddress } from './heads.js';
import { DEVICE_DAYS } from '../authority/validity.js';

/**
 * @typedef {import('./heads.js').Column} Column
 *
 * @typedef {object} TableRow
 * @property {number} line where it stands, for messages; the header is 1
 * @property {Partial<Record<Column, string>>} cells trimmed
 *
 * @typedef {object} Table
 * @property {TableRow[]} rows without those that are empty
 * @property {string[]} unread heads of columns that are not read
 * @property {string[]} guessed heads of columns that are taken for addresses
 *   by what stands in them
 */

/** A table that cannot be read at all. */
export class TableError extends Error {
    /**
     * @param {'empty' | 'no-header' | 'header-twice' | 'too-many' |
     *     'quotes' | 'too-large' | 'workbook' | 'not-text'} code
     * @param {Record<string, string | number>} [values]
     */
    constructor(code, values = {}) {
        super(`${code} ${JSON.stringify(values)}`);
        this.name = 'TableError';
        this.code = code;
        this.values = values;
    }
}

/** Largest table: some thousand devices with long cells. */
const TABLE_BYTES_MAX = 16 * 1024 * 1024;
const TABLE_ROWS_MAX = 10000;

/** @param {Uint8Array} bytes */
function decodeTable(bytes) {
    const starts = (/** @type {number[]} */ ...head) =>
        head.every((byte, at) => bytes[at] === byte);
    // PK: .xlsx, .ods, .numbers; the other: .xls. Some .xls are web pages.
    if (starts(0x50, 0x4b) || starts(0xd0, 0xcf, 0x11, 0xe0)) {
        throw new TableError('workbook');
    }
    const decode = (/** @type {string} */ encoding, fatal = false) =>
        new TextDecoder(encoding, { fatal }).decode(bytes);
    // By its mark, or by the zero that every second byte of Latin text is.
    if (starts(0xff, 0xfe) || (bytes[0] && bytes[1] === 0)) {
        return decode('utf-16le');
    }
    if (starts(0xfe, 0xff) || (bytes[0] === 0 && bytes[1])) {
        return decode('utf-16be');
    }
    try {
        return decode('utf-8', true);
    } catch {
        return decode('windows-1252');
    }
}

/**
 * Whether a column that no head names holds the addresses of the devices:
 * every cell is some, and no two devices have the same.
 *
 * @param {string} head
 * @param {string[]} cells of its rows
 */
function holdsAddresses(head, cells) {
    const filled = cells.filter((cell) => cell !== '');
    return filled.length > 0 && !isElsewhere(head) &&
        new Set(filled).size === filled.length &&
        filled.every((cell) => splitAddresses(cell).every(looksLikeAddress));
}

/** @param {string} cell */
export function splitAddresses(cell) {
    return cell.split(/[\s,;|]+/).filter(Boolean)
        .map((address) => address.replace(/^(?:dns|ip):/i, ''));
}

/**
 * @param {string[]} heads
 * @param {string[][]} rows the cells below them
 * @throws {TableError}
 */
function readHeads(heads, rows) {
    const columns = heads.map(columnOf);
    // Two columns of addresses are one list; two of anything else are a slip.
    for (const column of new Set(columns)) {
        const count = columns.filter((other) => other === column).length;
        if (column !== null && column !== 'addresses' && count > 1) {
            throw new TableError('header-twice', { column });
        }
    }
    const guessed = /** @type {string[]} */ ([]);
    const unread = /** @type {string[]} */ ([]);
    for (const [at, head] of heads.entries()) {
        const cells = rows.map((row) => row[at] ?? '');
        if (columns[at] !== null) {
            continue;
        }
        if (!looksLikeAddress(head) && holdsAddresses(head, cells)) {
            columns[at] = 'addresses';
            guessed.push(head);
        } else if (head !== '' || cells.some((cell) => cell !== '')) {
            unread.push(head);
        }
    }
    if (!columns.includes('name') && !columns.includes('addresses')) {
        throw new TableError('no-header');
    }
    return { columns, unread, guessed };
}

/**
 * What stands between the cells: the one that the header has most of. (The
 * rows below may hold any of them as text.)
 *
 * @param {string} text
 */
function delimiterOf(text) {
    const header = text.trimStart().split(/[\r\n]/, 1)[0]
        .replace(/"[^"]*"/g, '');
    const count = (/** @type {string} */ delimiter) =>
        header.split(delimiter).length - 1;
    return ['\t', ';', ','].reduce((best, one) =>
        count(one) > count(best) ? one : best, ',');
}

/** The line that Excel takes for itself: it is not counted either. */
const SEPARATOR_LINE = /^"?sep=([;,\t])"?[;,\t]*(?:\r\n|\r|\n|$)/i;

/** @param {string} given @returns {Table} @throws {TableError} */
export function readTable(given) {
    if (given.length > TABLE_BYTES_MAX) {
        throw new TableError('too-large');
    }
    const text = given.replace(/^\ufeff/, '');
    const [line = '', said] = SEPARATOR_LINE.exec(text) ?? [];
    const clean = text.slice(line.length);
    if (clean.trim() === '') {
        throw new TableError('empty');
    }
    if (/^\s*<|\0{3}/.test(clean)) {
        throw new TableError(clean.includes('\0') ? 'not-text' : 'workbook');
    }
    const delimiter = said ?? delimiterOf(clean);
    const parsed = Papa.parse(clean, { delimiter, skipEmptyLines: false });
    const broken = parsed.errors.find(({ type }) => type === 'Quotes');
    if (broken) {
        throw new TableError('quotes', { line: (broken.row ?? 0) + 1 });
    }
    const lines = parsed.data.map((cells) => cells.map(
        (cell) => unguarded(cell).trim()));
    const head = lines.findIndex((cells) => cells.some((cell) => cell !== ''));
    const { columns, unread, guessed } =
        readHeads(lines[head], lines.slice(head + 1));
    const rows = lines.map((cells, at) => ({ line: at + 1, cells }))
        .slice(head + 1)
        .filter(({ cells }) => cells.some((cell) => cell !== ''))
        .map(({ line, cells }) => ({ line, cells: named(columns, cells) }));
    if (rows.length === 0) {
        throw new TableError('empty');
    }
    if (rows.length > TABLE_ROWS_MAX) {
        throw new TableError('too-many', { max: TABLE_ROWS_MAX });
    }
    return { rows, unread, guessed };
}

/** @param {(Column | null)[]} columns @param {string[]} cells */
function named(columns, cells) {
    /** @type {Partial<Record<Column, string>>} */
    const found = {};
    for (const [at, column] of columns.entries()) {
        const cell = cells[at] ?? '';
        if (column !== null && cell !== '') {
            const before = found[column];
            found[column] = before === undefined ? cell : `${before} ${cell}`;
        }
    }
    return found;
}

/** @param {Uint8Array} bytes @returns {Table} */
export function readTableFile(bytes) {
    if (bytes.length > TABLE_BYTES_MAX) {
        throw new TableError('too-large');
    }
    return readTable(decodeTable(bytes));
}

/** A table to fill in. @param {string} profile its id, for the examples */
export function templateCsv(profile) {
    return writeCsv(
        ['name', 'addresses', 'profile', 'CN', 'O', 'OU', 'L', 'ST', 'C',
            'days'],
        [
            ['MCU 1', 'mcu1.example.test 10.1.2.3', profile,
                'mcu1.example.test', 'Example', '', '', '', 'GB',
                String(DEVICE_DAYS)],
            ['MCU 2', 'mcu2.example.test 10.1.2.4', profile,
                '', '', '', '', '', '', ''],
        ],
    );
}
