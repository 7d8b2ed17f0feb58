/** The objects of the table's files as OpenSSL's commands reach them. */
import { everyObject } from '../../file/relations.js';
import { tableFileOf } from './session.js';

/** @import {FileObject} from '../../../wasm/reports.js' */

/** @typedef {import('../../file/command-reach.js').Part} Part */
/** @typedef {import('../../file/relations.js').Described} Described */
/** @typedef {import('./session.js').TableFile} TableFile */

/** What OpenSSL reads as it is; other damage it takes for no PEM. */
const HARMLESS = new Set(['crlf', 'final-newline', 'bag-attributes',
    'text-around', 'line-width']);

const CONTAINERS = new Set(['pkcs7', 'pkcs12']);

/** Whether OpenSSL reads the file as it came. @param {TableFile} file */
export function isReadable({ repairs }) {
    return repairs.every(({ code }) => HARMLESS.has(code));
}

/**
 * An object of a file.
 *
 * @param {Pick<TableFile, 'name' | 'objects'>} file
 * @param {FileObject} object
 * @returns {Part}
 */
export function partOf({ name, objects }, object) {
    const outer = objects.find((one) => everyObject([one]).includes(object));
    const container = outer === object ? undefined : outer;
    const alike = everyObject(container ? [container] : objects)
        .filter(({ kind }) => kind === object.kind);
    return { name, object, container, nth: alike.indexOf(object) + 1,
        beside: objects.length > 1 };
}

/**
 * Everything in a file that is no container.
 *
 * @param {Pick<TableFile, 'name' | 'objects'>} file
 * @returns {Part[]}
 */
export function partsOf(file) {
    return everyObject(file.objects).filter(({ kind }) => !CONTAINERS.has(kind))
        .map((object) => partOf(file, object));
}

/** @param {Described} described on the table @returns {Part} */
export function partOfDescribed(described) {
    return partOf(tableFileOf(described), described.object);
}
