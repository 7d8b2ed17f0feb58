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

import { t } from '../text/index.js';
import { toBytes } from './bytes.js';

/** @import {Row} from './inventory.js' */

const text = t.authority.inventory;

/** When to remind of an end, in days before it. */
const REMIND_DAYS = [60, 30, 7];

/** A line is at most 75 octets, line end not counted (RFC 5545 3.1). */
const LINE_MAX = 75;

/**
 * A backslash before what separates; line ends become \n (RFC 5545 3.3.11).
 *
 * @param {string} words
 */
function escapeText(words) {
    return words.replace(/\\/g, '\\\\').replace(/[;,]/g, '\\$&')
        .replace(/\r\n|\r|\n/g, '\\n')
        // eslint-disable-next-line no-control-regex
        .replace(/[\x00-\x08\x0b-\x1f\x7f]/g, '');
}

/** Folds between characters, never inside one. @param {string} line */
function foldLine(line) {
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
 * @param {{id: string, end: Date, summary: string, description?: string}} what
 *   id: the same for the same certificate
 * @param {Date} now
 * @param {number[]} [remindDays]
 * @returns {string[]} lines
 */
function event({ id, end, summary, description = '' }, now,
    remindDays = REMIND_DAYS) {
    return [
        'BEGIN:VEVENT',
        `UID:${id.toLowerCase()}@mcu-certify`,
        `DTSTAMP:${moment(now)}`,
        `DTSTART;VALUE=DATE:${day(end)}`,
        `DTEND;VALUE=DATE:${day(new Date(end.getTime() + 86400000))}`,
        `SUMMARY:${escapeText(summary)}`,
        `DESCRIPTION:${escapeText(description)}`,
        'TRANSP:TRANSPARENT',
        ...remindDays.flatMap((days) => [
            'BEGIN:VALARM',
            'ACTION:DISPLAY',
            `DESCRIPTION:${escapeText(summary)}`,
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
    return calendar(
        event({ id: serial, end: notAfter, summary }, now, remindDays));
}

/**
 * @param {Row[]} rows
 * @param {{name: string, serial: string, notAfter: Date,
 *   listEnds: Date | null}} authority listEnds: of its revocation list
 * @param {Date} now
 */
export function writeCalendar(rows, authority, now) {
    const { name, serial, notAfter, listEnds } = authority;
    const due = rows.filter((row) => row.current &&
        row.state !== 'revoked' && row.state !== 'expired');
    return calendar([
        ...due.flatMap((row) => event({
            id: row.serial,
            end: row.notAfter,
            summary: text.event({ device: row.device }),
            description: text.eventMore({
                names: row.names.join(', '), serial: row.serial,
            }),
        }, now)),
        ...event({
            id: `authority-${serial}`,
            end: notAfter,
            summary: text.authorityEvent({ name }),
        }, now, [365, 180, ...REMIND_DAYS]),
        ...(listEnds ? event({
            id: `list-${serial}`,
            end: listEnds,
            summary: text.listEvent({ name }),
        }, now, [7, 2]) : []),
    ]);
}
