/*
 * Moments as the page tells them.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../../lib/page-modules.js';

const { dayText, distanceText, minuteText } =
    await import('../../../web/parts/told.js');

test('a certificate that begins later today is told by the day only', () => {
    assert.match(minuteText('2026-11-28T16:30:00Z'),
        /^2[789] November 2026(,| at) \d\d:\d\d (UTC|GMT|[A-Z]{2,5})/);
    assert.match(dayText('2026-11-28T12:00:00Z'), /^2\d November 2026$/);
    assert.equal(minuteText('never'), '');
});

test('a span of time in words that fit it', () => {
    const now = Date.UTC(2026, 10, 28, 12);
    const away = (/** @type {number} */ minutes) =>
        distanceText(new Date(now + minutes * 60000), now);
    assert.equal(away(330), 'in 5 h 30 min');
    assert.equal(away(59.5), 'in 59 minutes');
    assert.equal(away(0.2), 'in 1 minute');
    assert.equal(away(24 * 60 + 61), 'in 1 day 1 h');
    assert.equal(away(3 * 1440), 'in 3 days');
    assert.equal(away(-90), '1 h 30 min ago');
    assert.equal(away(-1440 * 400), '400 days ago');
});
