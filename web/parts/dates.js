/** Dates as people write them, in the reader's own way. */

const dayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });
const minuteFormat = new Intl.DateTimeFormat(undefined, {
    dateStyle: 'long',
    timeStyle: 'short',
});

/** @param {string | Date} time @returns {string} '' when it is no time */
export function dayText(time) {
    const date = new Date(time);
    return Number.isNaN(date.getTime()) ? '' : dayFormat.format(date);
}

/** @param {string | Date} time @returns {string} */
export function minuteText(time) {
    const date = new Date(time);
    return Number.isNaN(date.getTime()) ? '' : minuteFormat.format(date);
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
