/**
 * How an OpenSSL command reaches one object: a file of its own, one of
 * several in a PEM file, or in a PKCS#7 or PKCS#12.
 *
 * File names are quoted for a POSIX shell.
 *
 * Does not: run anything, or know the page.
 *
 * @template {FileObject} [O=FileObject]
 * @typedef {object} Part
 * @property {string} name    the file's name
 * @property {O} object
 * @property {FileObject} [container] the PKCS#7 or PKCS#12 it lies in
 * @property {number} [nth]   which of its kind in the file, from 1
 * @property {boolean} [beside] other objects lie in the same file
 */

/** @import {FileObject} from '../../wasm/reports.js' */

/**
 * A word as a POSIX shell takes it. A name that begins with "-" would be
 * read as an option, and one like "a=b" by awk as an assignment, so they are
 * given a folder.
 *
 * @param {string} word
 */
export function quote(word) {
    const name = /^(?:-|\w+=)/.test(word) ? `./${word}` : word;
    return /^[A-Za-z0-9._/:=@-]+$/.test(name)
        ? name : `'${name.replaceAll("'", "'\\''")}'`;
}

/** What stands behind BEGIN, by kind. @type {Record<string, string>} */
const LABELS = {
    certificate: 'CERTIFICATE', request: 'REQUEST', crl: 'X509 CRL',
    'private-key': 'PRIVATE KEY', 'public-key': 'PUBLIC KEY',
};

/** Prints a PEM text from the nth of a kind on. @param {Part} part */
function nthOf({ object, nth = 1 }) {
    return `awk '/BEGIN .*${LABELS[object.kind]}-/{n++} n==${nth}'`;
}

/**
 * The option for OpenSSL 3 to open what it calls legacy.
 *
 * @param {FileObject} container
 */
function legacyOption({ bags = [] }) {
    return bags.some(({ encryption = '' }) =>
        /RC2|RC4|\bDES-CBC/.test(encryption)) ? ' -legacy' : '';
}

/**
 * The command that prints a container's contents.
 *
 * @param {string} name
 * @param {FileObject} container
 * @param {'keys' | 'certificates' | 'all'} what
 * @returns {string}
 */
export function openContainer(name, container, what) {
    if (container.kind === 'pkcs7') {
        const der = container.encoding === 'der' ? ' -inform DER' : '';
        return `openssl pkcs7 -in ${quote(name)}${der} -print_certs`;
    }
    const only = { keys: ' -nocerts -noenc', certificates: ' -nokeys', all: '' };
    return `openssl pkcs12 -in ${quote(name)}${only[what]}${
        legacyOption(container)}`;
}

/**
 * @param {Part} part
 * @returns {{before: string, from: string}} what goes before the command, a
 *   pipe or '', and its options for input, with a blank before or ''
 */
export function reach(part) {
    const { name, object, container, nth = 1 } = part;
    if (container) {
        const what = object.kind === 'private-key' ? 'keys' : 'certificates';
        const pick = nth > 1 ? `${nthOf(part)} | ` : '';
        return {
            before: `${openContainer(name, container, what)} | ${pick}`,
            from: '',
        };
    }
    if (nth > 1) {
        return { before: `${nthOf(part)} ${quote(name)} | `, from: '' };
    }
    const der = object.encoding === 'der' ? ' -inform DER' : '';
    return { before: '', from: ` -in ${quote(name)}${der}` };
}

/** Whether its file is a PEM file of this alone. @param {Part} part */
export function isPlain({ object, container, beside }) {
    return object.encoding === 'pem' && !container && !beside;
}

/** What OpenSSL 1.0 and 1.1 have in place of these. @param {string} command */
export function forOlder(command) {
    return command.replaceAll(' -noenc', ' -nodes').replaceAll(' -legacy', '');
}
