/**
 * What the engine tells, in words: it gives a code and named values
 * (src/encoding/told.h), web/text/en/told.ftl has the sentences.
 *
 * Values may be strangers' text: whoever shows a sentence makes them visible.
 */
import { say, t } from '../text/index.js';
import { minuteText } from './dates.js';

/** @import {Failure} from '../../wasm/face.js' */
/** @import {Extension, Told, Value} from '../../wasm/reports.js' */

const { contents, errors, findings, kinds, notes, places, repairs, weaknesses } = t.told;

/** Values that are codes themselves. @type {Record<string, object>} */
const CODES = { kind: kinds, place: places, weakness: weaknesses };

/**
 * @param {string} name
 * @param {Value} value
 * @returns {string | number}
 */
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
export const errorText = ({ code = '', values, message }) =>
    toldText(errors, { code, values }) ?? message ?? code;

/**
 * @param {Told & { level: string, field?: string, text?: string }} finding
 *   text: of one that is the page's own
 * @returns {string}
 */
export function findingText({ text, ...finding }) {
    const { level, field = '' } = finding;
    return text ?? toldText(findings, finding, { level, field })
        ?? errorText(finding);
}

/** What is odd, left out or not granted. @param {Told} told */
export const noteText = (told) => toldText(notes, told) ?? told.code;

/** What is wrong with a key. @param {string} code */
export const weaknessText = (code) => say(weaknesses, code) ?? code;

/** What was mended to read a text. @param {{ code: string }} told */
export const repairText = ({ code }) => say(repairs, code) ?? code;

/** What an extension's value says, in one line. @param {Extension} [of] */
export const contentsText = (of) => (of?.contents ?? []).map(
    (piece) => toldText(contents, piece) ?? piece.code).join(', ');
