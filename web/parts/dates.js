/** Dates as people write them, in the language of the page. */
import { t } from '../text/index.js';

const DAY = /** @type {const} */ (
    { day: 'numeric', month: 'long', year: 'numeric' });
const dayFormat = new Intl.DateTimeFormat(t.dates.locale, DAY);
// A certificate may begin or end today: then the hour counts, and whose.
const minuteFormat = new Intl.DateTimeFormat(t.dates.locale, {
    ...DAY, hour: '2-digit', minute: '2-digit', timeZoneName: 'short',
});
const clockFormat = new Intl.DateTimeFormat(t.dates.locale,
    { timeStyle: 'medium' });

/** @param {string | Date} time @returns {string} '' when it is no time */
export function dayText(time) {
    const date = new Date(time);
    return Number.isNaN(date.getTime()) ? '' : dayFormat.format(date);
}

/** @param {string | Date} time @returns {string} '' when it is no time */
export function minuteText(time) {
    const date = new Date(time);
    return Number.isNaN(date.getTime()) ? '' : minuteFormat.format(date);
}

/** @param {number} time milliseconds @returns {string} of today */
export function clockText(time) {
    return clockFormat.format(time);
}

/** A span of time by its larger units. @param {number} minutes */
function spanText(minutes) {
    const hours = Math.floor(minutes / 60);
    const days = Math.floor(hours / 24);
    return days > 1 ? t.dates.days({ days })
        : days === 1 ? t.dates.dayAndHours({ hours: hours % 24 })
            : hours > 0
                ? t.dates.hoursAndMinutes({ hours, minutes: minutes % 60 })
                : t.dates.minutes({ minutes: Math.max(1, minutes) });
}

/**
 * How far away a moment is: "in 5 h 30 min", "3 days ago".
 *
 * @param {string | Date} time
 * @param {number} [now] milliseconds
 * @returns {string}
 */
export function distanceText(time, now = Date.now()) {
    const away = new Date(time).getTime() - now;
    const span = spanText(Math.floor(Math.abs(away) / 60000));
    return away > 0 ? t.dates.ahead({ span }) : t.dates.past({ span });
}

/**
 * How far a span of time has gone.
 *
 * @param {string} from
 * @param {string} to
 * @returns {number} 0 to 1
 */
export function partGone(from, to) {
    const start = new Date(from).getTime();
    const end = new Date(to).getTime();
    const part = (Date.now() - start) / (end - start);
    return Math.min(1, Math.max(0, part || 0));
}
