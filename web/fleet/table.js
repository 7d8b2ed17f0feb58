/**
 * A table of devices out of a CSV file, or out of cells pasted from a
 * spreadsheet.
 *
 * Accepted: separated by comma, semicolon or tab; UTF-8 (with or without
 * byte order mark), UTF-16 with one, or Windows-1252; headers in any order
 * and case, with the usual other words for them; quotes as in RFC 4180. An
 * apostrophe that guards against formulas (authority/csv.js) is taken off.
 * Does not: judge what the cells say (check.js).
 */
import Papa from 'papaparse';

import { unguarded, writeCsv } from '../authority/csv.js';

/**
 * @typedef {'name' | 'addresses' | 'profile' | 'days' | 'CN' | 'O' | 'OU' |
 *     'L' | 'ST' | 'C' | 'emailAddress' | 'passphrase'} Column
 *
 * @typedef {object} TableRow
 * @property {number} line where it stands, for messages; the header is 1
 * @property {Partial<Record<Column, string>>} cells trimmed
 *
 * @typedef {object} Table
 * @property {TableRow[]} rows without those that are empty
 * @property {Column[]} columns as found
 * @property {string[]} unknown headers that nobody uses
 * @property {string} delimiter
 * @property {string} encoding
 */

/** A table that cannot be read at all. */
export class TableError extends Error {
    /**
     * @param {'empty' | 'no-header' | 'header-twice' | 'too-many' |
     *     'quotes' | 'too-large'} code
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
export const TABLE_BYTES_MAX = 16 * 1024 * 1024;
export const TABLE_ROWS_MAX = 10000;

/**
 * What people write at the head of a column.
 *
 * @type {Record<Column, string[]>}
 */
const HEADERS = {
    name: ['name', 'device', 'devicename', 'label', 'unit'],
    addresses: ['addresses', 'address', 'names', 'hostnames', 'hostname',
        'host', 'hosts', 'dns', 'dnsnames', 'san', 'sans', 'ip', 'ips',
        'ipaddress', 'fqdn', 'subjectaltname', 'subjectaltnames'],
    profile: ['profile', 'model', 'type', 'family'],
    days: ['days', 'validity', 'validdays', 'validitydays'],
    CN: ['cn', 'commonname'],
    O: ['o', 'organization', 'organisation', 'company'],
    OU: ['ou', 'unitname', 'organizationalunit', 'organisationalunit',
        'department'],
    L: ['l', 'locality', 'city', 'town'],
    ST: ['st', 'state', 'province', 'county'],
    C: ['c', 'country'],
    emailAddress: ['email', 'emailaddress', 'mail'],
    passphrase: ['passphrase', 'password', 'keypassphrase'],
};

/** @type {Map<string, Column>} */
const COLUMN_OF = new Map(Object.entries(HEADERS).flatMap(([column, words]) =>
    words.map((word) =>
        /** @type {[string, Column]} */ ([word, column]))));

/**
 * @param {Uint8Array} bytes
 * @returns {{text: string, encoding: string}}
 */
export function decodeTable(bytes) {
    const starts = (/** @type {number[]} */ ...head) =>
        head.every((byte, at) => bytes[at] === byte);
    if (starts(0xff, 0xfe)) {
        return decodeAs(bytes, 'utf-16le');
    }
    if (starts(0xfe, 0xff)) {
        return decodeAs(bytes, 'utf-16be');
    }
    try {
        const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        return { text, encoding: 'utf-8' };
    } catch {
        return decodeAs(bytes, 'windows-1252');
    }
}

/** @param {Uint8Array} bytes @param {string} encoding */
function decodeAs(bytes, encoding) {
    return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/** @param {string} cell @returns {string} */
function cleanCell(cell) {
    return unguarded(cell).trim();
}

/**
 * @param {string[]} header
 * @returns {{columns: (Column | null)[], unknown: string[]}}
 */
function readHeader(header) {
    /** @type {string[]} */
    const unknown = [];
    const columns = header.map((cell) => {
        const word = cell.toLowerCase().replace(/[^a-z]/g, '');
        const column = COLUMN_OF.get(word) ?? null;
        if (column === null && cell !== '') {
            unknown.push(cell);
        }
        return column;
    });
    // Two columns of addresses are one list; two of anything else are a slip.
    for (const column of new Set(columns)) {
        const count = columns.filter((other) => other === column).length;
        if (column !== null && column !== 'addresses' && count > 1) {
            throw new TableError('header-twice', { column });
        }
    }
    return { columns, unknown };
}

/**
 * What stands between the cells: the one that the header has most of. (The
 * rows below may hold any of them as text.)
 *
 * @param {string} text
 * @returns {string}
 */
function delimiterOf(text) {
    const header = text.trimStart().split(/[\r\n]/, 1)[0]
        .replace(/"[^"]*"/g, '');
    const count = (/** @type {string} */ delimiter) =>
        header.split(delimiter).length - 1;
    return ['\t', ';', ','].reduce((best, one) =>
        count(one) > count(best) ? one : best, ',');
}

/**
 * @param {string} text
 * @param {string} [encoding] for the record
 * @returns {Table}
 * @throws {TableError}
 */
export function readTable(text, encoding = 'utf-8') {
    if (text.length > TABLE_BYTES_MAX) {
        throw new TableError('too-large');
    }
    const clean = text.replace(/^\ufeff/, '');
    if (clean.trim() === '') {
        throw new TableError('empty');
    }
    const delimiter = delimiterOf(clean);
    const parsed = Papa.parse(clean, { delimiter, skipEmptyLines: false });
    const broken = parsed.errors.find(({ type }) => type === 'Quotes');
    if (broken) {
        throw new TableError('quotes', { line: (broken.row ?? 0) + 1 });
    }
    const lines = parsed.data.map((cells) => cells.map(cleanCell));
    const head = lines.findIndex((cells) => cells.some((cell) => cell !== ''));
    const { columns, unknown } = readHeader(lines[head]);
    if (!columns.includes('name') && !columns.includes('addresses')) {
        throw new TableError('no-header');
    }
    const rows = lines
        .map((cells, at) => ({ line: at + 1, cells }))
        .slice(head + 1)
        .filter(({ cells }) => cells.some((cell) => cell !== ''))
        .map(({ line, cells }) => ({ line, cells: named(columns, cells) }));
    if (rows.length === 0) {
        throw new TableError('empty');
    }
    if (rows.length > TABLE_ROWS_MAX) {
        throw new TableError('too-many', { max: TABLE_ROWS_MAX });
    }
    return {
        rows,
        columns: /** @type {Column[]} */ (
            [...new Set(columns)].filter((column) => column !== null)),
        unknown,
        delimiter,
        encoding,
    };
}

/**
 * @param {(Column | null)[]} columns
 * @param {string[]} cells
 * @returns {Partial<Record<Column, string>>}
 */
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
    const { text, encoding } = decodeTable(bytes);
    return readTable(text, encoding);
}

/**
 * A table to fill in.
 *
 * @param {string} profile a profile's id for the examples
 * @returns {string}
 */
export function templateCsv(profile) {
    return writeCsv(
        ['name', 'addresses', 'profile', 'CN', 'O', 'OU', 'L', 'ST', 'C',
            'days'],
        [
            ['MCU 1', 'mcu1.example.test 10.1.2.3', profile,
                'mcu1.example.test', 'Example', '', '', '', 'GB', '825'],
            ['MCU 2', 'mcu2.example.test 10.1.2.4', profile,
                '', '', '', '', '', '', ''],
        ],
    );
}
