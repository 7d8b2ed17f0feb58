/*
 * The calendar file for one certificate.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../../lib/page-modules.js';

const { writeLastDay } = await import('../../../web/authority/calendar.js');

const NOW = new Date('2026-11-24T07:00:00Z');

test('a last day that calendars would show on another day, or twice', () => {
    const text = writeLastDay({
        serial: '0FAB',
        notAfter: new Date('2029-02-26T23:59:59Z'),
        summary: 'mcu1, building 2; room 3: ends — with a long line that ' +
            'has to be folded ünd töö',
    }, NOW, [30]);
    const lines = text.replace(/\r\n /g, '').split('\r\n');
    assert.deepEqual(lines.filter((line) => /^(UID|DT|TRIGGER)/.test(line)), [
        'UID:0fab@mcu-certify',
        'DTSTAMP:20261124T070000Z',
        'DTSTART;VALUE=DATE:20290226',
        'DTEND;VALUE=DATE:20290227',
        'TRIGGER:-P30D',
    ]);
    assert.ok(lines.includes('SUMMARY:mcu1\\, building 2\\; room 3: ends — ' +
        'with a long line that has to be folded ünd töö'));
    for (const line of text.split('\r\n')) {
        assert.ok(Buffer.byteLength(line) <= 75, line);
    }
    assert.equal(lines[0], 'BEGIN:VCALENDAR');
    assert.equal(lines.at(-2), 'END:VCALENDAR');
});
