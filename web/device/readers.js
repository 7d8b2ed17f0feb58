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
 * @template T
 * @typedef {(value: unknown, path: string) => T} Reader
 */

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What cannot be seen, or turns about what can: no name holds any of it. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Joiners, without which some languages cannot be written. */
const JOINERS = /[\u200c\u200d]/g;

/** @type {Reader<string>} */
export function text(value, path) {
    if (typeof value !== 'string' || value.length > TEXT_MAX ||
        HIDDEN.test(value.replace(JOINERS, ''))) {
        throw new ProfileError(path, 'text');
    }
    return value;
}

/** @type {Reader<string>} */
export function someText(value, path) {
    const given = text(value, path);
    if (given.trim() === '') {
        throw new ProfileError(path, 'missing');
    }
    return given;
}

/** @type {Reader<boolean>} */
export function flag(value, path) {
    if (typeof value !== 'boolean') {
        throw new ProfileError(path, 'kind');
    }
    return value;
}

/**
 * @template {string | number} T
 * @param {...T} choices
 * @returns {Reader<T>}
 */
export function oneOf(...choices) {
    return (value, path) => {
        const chosen = choices.find((choice) => choice === value);
        if (chosen === undefined) {
            throw new ProfileError(path, 'choice');
        }
        return chosen;
    };
}

/** @param {number} least @param {number} most @returns {Reader<number>} */
export function whole(least, most) {
    return (value, path) => {
        const number = Number(value);
        if (!Number.isInteger(number) || number < least || number > most) {
            throw new ProfileError(path, 'number');
        }
        return number;
    };
}

/** @type {Reader<string>} */
export function somePath(value, path) {
    const own = devicePath(someText(value, path));
    if (own === null) {
        throw new ProfileError(path, 'path');
    }
    return own;
}

/**
 * The name of a form's field. Browsers escape a quote or a line break in the
 * part's header, each in its own way, and devices of that age do not undo it:
 * such a name is refused rather than sent wrong.
 *
 * @param {string} name
 * @returns {boolean}
 */
export function isFieldName(name) {
    return name.length <= TEXT_MAX && !HIDDEN.test(name) &&
        !name.includes('"') && name.trim() === name;
}

/** @type {Reader<string>} */
export function fieldName(value, path) {
    if (typeof value !== 'string' || !isFieldName(value)) {
        throw new ProfileError(path, 'field-name');
    }
    return value;
}

/** @type {Reader<string>} */
export function someFieldName(value, path) {
    const name = fieldName(value, path);
    if (name === '') {
        throw new ProfileError(path, 'missing');
    }
    return name;
}

/** @type {Reader<string>} */
export function fileName(value, path) {
    const name = someText(value, path);
    if (/[/\\:*?"<>|]|^[. ]|[. ]$/.test(name) || HIDDEN.test(name) ||
        RESERVED.test(name)) {
        throw new ProfileError(path, 'file-name');
    }
    return name;
}

/**
 * @template T
 * @param {Reader<T>} read
 * @returns {Reader<T[]>}
 */
export function listOf(read) {
    return (value, path) => {
        if (!Array.isArray(value) || value.length > LIST_MAX) {
            throw new ProfileError(path, 'kind');
        }
        return value.map((entry, i) => read(entry, `${path}.${i}`));
    };
}

/**
 * @template {Record<string, Reader<unknown>>} S
 * @param {S} shape
 * @returns {Reader<{ [name in keyof S]: ReturnType<S[name]> }>}
 */
export function record(shape) {
    return (value, path) => {
        if (!isRecord(value)) {
            throw new ProfileError(path, value === undefined ?
                'missing' : 'kind');
        }
        return /** @type {{ [name in keyof S]: ReturnType<S[name]> }} */ (
            Object.fromEntries(Object.entries(shape).map(([name, read]) =>
                [name, read(value[name], path ? `${path}.${name}` : name)])));
    };
}

/**
 * Files lie side by side, on systems too that do not tell letters' cases
 * apart: of two with one name only one would be left.
 *
 * @template {Record<string, string>} T
 * @param {Reader<T>} read
 * @returns {Reader<T>}
 */
export function different(read) {
    return (value, path) => {
        const names = read(value, path);
        const taken = new Set();
        for (const [which, name] of Object.entries(names)) {
            const folded = name.normalize('NFKC').toLowerCase();
            if (taken.has(folded)) {
                throw new ProfileError(`${path}.${which}`, 'same-name');
            }
            taken.add(folded);
        }
        return names;
    };
}
