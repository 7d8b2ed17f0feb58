/**
 * Expiry dates as a calendar file (iCalendar, RFC 5545) with reminders, for
 * any calendar program.
 *
 * One event of a whole day for every certificate in use, for the authority
 * itself, and for the end of its revocation list. The UID is made of the
 * serial, so that a newer file of the same authority replaces its events
 * instead of doubling them.
 * Does not: list what is revoked, replaced or expired.
 */

import { toBytes } from './bytes.js';

/**
 * @typedef {import('./inventory.js').Row} Row
 *
 * @typedef {object} CalendarText what the events say
 * @property {(row: Row) => string} summary
 * @property {(row: Row) => string} description
 * @property {(name: string) => string} authoritySummary
 * @property {(name: string) => string} listSummary
 */

/** When to remind of an end, in days before it. */
const REMIND_DAYS = [60, 30, 7];

/** A line is at most 75 octets, line end not counted (RFC 5545 3.1). */
const LINE_MAX = 75;

/**
 * A backslash before what separates; line ends become \n (RFC 5545 3.3.11).
 *
 * @param {string} text
 */
export function escapeText(text) {
    return text.replace(/\\/g, '\\\\').replace(/[;,]/g, '\\$&')
        .replace(/\r\n|\r|\n/g, '\\n')
        // eslint-disable-next-line no-control-regex
        .replace(/[\x00-\x08\x0b-\x1f\x7f]/g, '');
}

/**
 * Folds a line between characters, never inside one.
 *
 * @param {string} line
 * @returns {string} with its line end
 */
export function foldLine(line) {
    let folded = '';
    let length = 0;
    for (const letter of line) {
        const octets = toBytes(letter).length;
        if (length + octets > LINE_MAX) {
            folded += '\r\n ';
            length = 1;
        }
        folded += letter;
        length += octets;
    }
    return `${folded}\r\n`;
}

/** @param {Date} time @returns {string} 20261231 */
function day(time) {
    return time.toISOString().slice(0, 10).replaceAll('-', '');
}

/** @param {Date} time @returns {string} 20261231T235959Z */
function moment(time) {
    return time.toISOString().replace(/\.\d+|[-:]/g, '');
}

/**
 * @param {{uid: string, end: Date, summary: string, description?: string}} what
 *   uid: the same for the same certificate
 * @param {Date} now
 * @param {number[]} [remindDays]
 * @returns {string[]} lines
 */
function event(what, now, remindDays = REMIND_DAYS) {
    const next = new Date(what.end.getTime() + 86400000);
    return [
        'BEGIN:VEVENT',
        `UID:${what.uid}`,
        `DTSTAMP:${moment(now)}`,
        `DTSTART;VALUE=DATE:${day(what.end)}`,
        `DTEND;VALUE=DATE:${day(next)}`,
        `SUMMARY:${escapeText(what.summary)}`,
        `DESCRIPTION:${escapeText(what.description ?? '')}`,
        'TRANSP:TRANSPARENT',
        ...remindDays.flatMap((days) => [
            'BEGIN:VALARM',
            'ACTION:DISPLAY',
            `DESCRIPTION:${escapeText(what.summary)}`,
            `TRIGGER:-P${days}D`,
            'END:VALARM',
        ]),
        'END:VEVENT',
    ];
}

/** @param {string[]} events lines @returns {string} the whole file */
function calendar(events) {
    return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//mcu-certify//EN',
        'CALSCALE:GREGORIAN', ...events, 'END:VCALENDAR',
    ].map(foldLine).join('');
}

/**
 * A calendar file for one certificate.
 *
 * @param {{serial: string, notAfter: Date, summary: string}} what
 * @param {Date} now
 * @param {number[]} [remindDays]
 */
export function writeLastDay({ serial, notAfter, summary }, now, remindDays) {
    return calendar(event({ uid: `${serial.toLowerCase()}@mcu-certify`,
        end: notAfter, summary }, now, remindDays));
}

/**
 * @param {Row[]} rows
 * @param {{name: string, serial: string, notAfter: Date,
 *   listEnds: Date | null}} authority listEnds: of its revocation list
 * @param {CalendarText} text
 * @param {Date} now
 */
export function writeCalendar(rows, authority, text, now) {
    const serial = authority.serial.toLowerCase();
    const due = rows.filter((row) => row.current &&
        row.state !== 'revoked' && row.state !== 'expired');
    return calendar([
        ...due.flatMap((row) => event({
            uid: `${row.serial.toLowerCase()}@mcu-certify`,
            end: row.notAfter,
            summary: text.summary(row),
            description: text.description(row),
        }, now)),
        ...event({
            uid: `authority-${serial}@mcu-certify`,
            end: authority.notAfter,
            summary: text.authoritySummary(authority.name),
        }, now, [365, 180, ...REMIND_DAYS]),
        ...(authority.listEnds ? event({
            uid: `list-${serial}@mcu-certify`,
            end: authority.listEnds,
            summary: text.listSummary(authority.name),
        }, now, [7, 2]) : []),
    ]);
}
