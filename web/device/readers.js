/**
 * Reads values that a stranger may have written, each into what it must be or
 * into the error that names it. Whole objects are put together of readers.
 *
 * Does not: know what a profile is (profile.js).
 */
import { RESERVED } from '../authority/safe_name.js';
import { devicePath } from './address.js';

/** Longest text of one value; no label or path is near it. */
const TEXT_MAX = 200;
/** Most entries in a list of a profile. */
const LIST_MAX = 40;

/** A value of a profile that cannot be used. */
export class ProfileError extends Error {
    /**
     * @param {string} path the value at fault, such as pages.uploadAction
     * @param {string} reason a name from the language file: not-json, kind,
     *   missing, text, choice, number, path, field-name, file-name,
     *   same-name, size
     */
    constructor(path, reason) {
        super(`${path || 'profile'}: ${reason}`);
        this.name = 'ProfileError';
        this.path = path;
        this.reason = reason;
    }
}

/**
 * @param {unknown} fits
 * @param {string} path
 * @param {string} reason
 * @returns {asserts fits}
 * @throws {ProfileError}
 */
export function demand(fits, path, reason) {
    if (!fits) {
        throw new ProfileError(path, reason);
    }
}

/** @template T @typedef {(value: unknown, path: string) => T} Reader */

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What cannot be seen, or turns about what can: no name holds any of it. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Joiners, without which some languages cannot be written. */
const JOINERS = /[\u200c\u200d]/g;

/**
 * @template I, T
 * @param {string} reason of the error, where there is no value
 * @param {(value: I) => T | undefined | null} read
 * @returns {(value: I, path: string) => T}
 */
const reader = (reason, read) => (value, path) => {
    const found = read(value);
    demand(found !== undefined && found !== null, path, reason);
    return found;
};

/**
 * What one reader gives, read further.
 *
 * @template I, M, T
 * @param {(value: I, path: string) => M} first
 * @param {(value: M, path: string) => T} then
 * @returns {(value: I, path: string) => T}
 */
const further = (first, then) => (value, path) =>
    then(first(value, path), path);

/** @type {Reader<string>} */
export const text = reader('text', (value) => typeof value === 'string' &&
    value.length <= TEXT_MAX && !HIDDEN.test(value.replace(JOINERS, ''))
    ? value : undefined);

export const someText = further(text, reader('missing',
    (/** @type {string} */ given) => given.trim() ? given : undefined));

/** @type {Reader<boolean>} */
export const flag = reader('kind', (value) =>
    typeof value === 'boolean' ? value : undefined);

/** @template {string | number} T @param {...T} choices @returns {Reader<T>} */
export const oneOf = (...choices) => reader('choice',
    (value) => choices.find((choice) => choice === value));

/** @param {number} least @param {number} most @returns {Reader<number>} */
export const whole = (least, most) => reader('number', (value) => {
    const number = Number(value);
    return Number.isInteger(number) && number >= least && number <= most
        ? number : undefined;
});

export const somePath = further(someText, reader('path', devicePath));

/**
 * The name of a form's field. Browsers escape a quote or a line break in the
 * part's header, each in its own way, and devices of that age do not undo it:
 * such a name is refused rather than sent wrong.
 *
 * @param {string} name
 */
export const isFieldName = (name) => name.length <= TEXT_MAX &&
    !HIDDEN.test(name) && !name.includes('"') && name.trim() === name;

/** @type {Reader<string>} */
export const fieldName = reader('field-name', (value) =>
    typeof value === 'string' && isFieldName(value) ? value : undefined);

export const someFieldName = further(fieldName, reader('missing',
    (/** @type {string} */ name) => name || undefined));

export const fileName = further(someText, reader('file-name',
    (/** @type {string} */ name) => /[/\\:*?"<>|]|^[. ]|[. ]$/.test(name) ||
        HIDDEN.test(name) || RESERVED.test(name) ? undefined : name));

/** @template T @param {Reader<T>} read @returns {Reader<T[]>} */
export const listOf = (read) => further(
    reader('kind', (/** @type {unknown} */ value) =>
        Array.isArray(value) && value.length <= LIST_MAX ? value : undefined),
    (list, path) => list.map((entry, i) => read(entry, `${path}.${i}`)));

/**
 * @template {Record<string, Reader<unknown>>} S
 * @param {S} shape
 * @returns {Reader<{ [name in keyof S]: ReturnType<S[name]> }>}
 */
export const record = (shape) => (value, path) => {
    demand(isRecord(value), path, value === undefined ? 'missing' : 'kind');
    return /** @type {{ [name in keyof S]: ReturnType<S[name]> }} */ (
        Object.fromEntries(Object.entries(shape).map(([name, read]) =>
            [name, read(value[name], path ? `${path}.${name}` : name)])));
};

/**
 * Files lie side by side, on systems too that do not tell letters' cases
 * apart: of two with one name only one would be left.
 *
 * @template {Record<string, string>} T
 * @param {Reader<T>} read
 * @returns {Reader<T>}
 */
export const different = (read) => (value, path) => {
    const names = read(value, path);
    const taken = new Set();
    for (const [which, name] of Object.entries(names)) {
        const folded = name.normalize('NFKC').toLowerCase();
        demand(!taken.has(folded), `${path}.${which}`, 'same-name');
        taken.add(folded);
    }
    return names;
};
