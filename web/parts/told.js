/**
 * What the engine tells, in words: it gives a code and named values
 * (src/encoding/told.h), web/text/en/told.ftl has the sentences. Dates as
 * people write them, in the language of the page.
 *
 * Values may be strangers' text: whoever shows a sentence makes them visible.
 */
import { say, t } from '../text/index.js';

/** @import {Failure} from '../../wasm/face.js' */
/** @import {Extension, Told, Value} from '../../wasm/reports.js' */

const {
    contents, errors, findings, kinds, notes, places, repairs, strange,
    weaknesses,
} = t.told;

/** Values that are codes themselves. @type {Record<string, object>} */
const CODES = { kind: kinds, place: places, weakness: weaknesses };

/** @param {string} name @param {Value} value */
function valueText(name, value) {
    if (typeof value !== 'object') {
        return say(CODES[name] ?? {}, String(value)) ?? value;
    }
    return 'seconds' in value ? minuteText(new Date(value.seconds * 1000))
        : errorText(value);
}

/**
 * @param {object} table of words
 * @param {Told} told
 * @param {Record<string, string>} [more] values that the text may choose by
 * @returns {string | undefined} nothing where the table does not know it
 */
export function toldText(table, { code, values = {} }, more = {}) {
    return say(table, code, { ...more, ...Object.fromEntries(
        Object.entries({ weakness: 'unknown', ...values }).map(
            ([name, value]) => [name, valueText(name, value)])) });
}

/** Why it failed. @param {Failure} error @returns {string} */
export const errorText = ({ code = '', name = '', values, message }) =>
    toldText(errors, { code, values }) ?? say(t.failures, name) ?? message
        ?? code;

/**
 * @param {Told & { level: string, field?: string, text?: string }} finding
 *   text: of one that is the page's own
 */
export const findingText = ({ text, level, field = '', ...told }) => text
    ?? toldText(findings, told, { level, field }) ?? errorText(told);

/** What is odd, left out or not granted. @param {Told} told */
export const noteText = (told) => toldText(notes, told) ?? told.code;

/** What is wrong with a key. @param {string} code */
export const weaknessText = (code) => say(weaknesses, code) ?? code;

/** What was mended to read a text. @param {{ code: string }} told */
export const repairText = ({ code }) => say(repairs, code) ?? code;

/** What an extension's value says, in one line. @param {Extension} [of] */
export const contentsText = (of) => (of?.contents ?? []).map(
    (piece) => toldText(contents, piece) ?? piece.code).join(', ');

const DAY = /** @type {const} */ (
    { day: 'numeric', month: 'long', year: 'numeric' });
/**
 * @param {Intl.DateTimeFormatOptions} how
 * @returns {(time: string | Date | number) => string} '' when it is no time
 */
function inFormat(how) {
    const format = new Intl.DateTimeFormat(t.dates.locale, how);
    return (time) => {
        const date = new Date(time);
        return Number.isNaN(date.getTime()) ? '' : format.format(date);
    };
}

export const dayText = inFormat(DAY);
// A certificate may begin or end today: then the hour counts, and whose.
export const minuteText = inFormat(
    { ...DAY, hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });
/** Of today. */
export const clockText = inFormat({ timeStyle: 'medium' });

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
    const start = Date.parse(from);
    const part = (Date.now() - start) / (Date.parse(to) - start);
    return Math.min(1, Math.max(0, part || 0));
}

/** Ranges of code points that leave no mark of their own on the screen. */
const HIDDEN = [
    [0x0000, 0x001f], [0x007f, 0x009f], [0x00ad, 0x00ad], [0x061c, 0x061c],
    [0x115f, 0x1160], [0x17b4, 0x17b5], [0x180e, 0x180e], [0x200b, 0x200f],
    [0x2028, 0x202e], [0x2060, 0x206f], [0x3164, 0x3164], [0xfe00, 0xfe0f],
    [0xfeff, 0xfeff], [0xfff9, 0xfffc],
];

/**
 * Text of a stranger's file, with what cannot be seen made visible: control
 * characters, and those that turn the direction of writing and so can make a
 * name read as another (Unicode Standard Annex 9).
 *
 * @param {string} text
 */
export function visible(text) {
    return text.replace(/[^ -~]/g, (character) => {
        const code = character.charCodeAt(0);
        return HIDDEN.some(([first, last]) => code >= first && code <= last)
            ? `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
            : character;
    });
}

/**
 * What an object is that cannot be used here, and the way out.
 *
 * @typedef {{ kind: string, strange?: string, error?: Told }} Unread an
 *   object of a file, or a bag in one
 * @param {Unread} object
 * @returns {string | undefined} nothing where that is not known
 */
export const strangeText = (object) => say(strange,
    /^(openssh|putty)-key$/.test(object.kind) ? 'ssh' : object.strange ?? '');

/**
 * Why what is wanted is not in a file: what the file is, where that is known,
 * or why it cannot be read.
 *
 * @param {Unread[]} objects that the engine found
 * @param {string} none says that nothing of the kind is in it
 */
export function insteadText(objects, none) {
    const [named] = objects.map(strangeText).filter(Boolean);
    const error = objects.find((object) => object.error && (
        object.error.code === 'UNSUPPORTED' || (object.kind === 'unknown'
            && object.error.code !== 'FILE_KIND')))?.error;
    return named ?? (error ? errorText(error) : none);
}
