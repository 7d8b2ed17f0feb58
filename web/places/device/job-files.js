/**
 * The files of a job that was begun on another day: a ZIP that this page
 * wrote, or several files, sorted by what they are.
 *
 * Does not: open locked keys, ask, or put anything on the table.
 */
import { looksLikeZip, readZip } from '../../authority/zip.js';
import { chainAbove } from './chain.js';
import { everyObject, objectsOf } from './key-file.js';

/**
 * @typedef {object} Read a file and what the engine found in it
 * @property {string} name
 * @property {Uint8Array} bytes
 * @property {any[]} objects
 *
 * @typedef {{ name: string, bytes: Uint8Array, report: any }} Sorted
 *
 * @typedef {object} JobFiles
 * @property {Sorted | null} key
 * @property {Sorted | null} request
 * @property {Sorted | null} certificate
 * @property {Sorted | null} root
 * @property {Sorted[]} chain between certificate and root
 * @property {Sorted | null} authorityKey
 * @property {string[]} locked containers that a passphrase opens
 * @property {string[]} unread what is damaged or not known
 */

/** Files of more than one device, or two keys of one. */
export class SeveralDevices extends Error {}

/** Names that stand beside the files and are for people. */
const FOR_PEOPLE = /^readme/i;

/**
 * The files of a choice: what a ZIP among them holds, too.
 *
 * @param {readonly { name: string, path: string, bytes: Uint8Array }[]} given
 * @returns {Map<string, Uint8Array>} by path
 * @throws {import('../../authority/error.js').AuthorityError} a ZIP that
 *   cannot be read, or that names a file twice
 */
export function unpacked(given) {
    /** @type {Map<string, Uint8Array>} */
    const files = new Map();
    for (const { path, bytes } of given) {
        if (looksLikeZip(bytes)) {
            readZip(bytes).forEach((inside, name) => files.set(name, inside));
        } else {
            files.set(path, bytes);
        }
    }
    return files;
}

/**
 * What of it is an authority's folder.
 *
 * @param {Map<string, Uint8Array>} files
 * @returns {{ authority: Map<string, Uint8Array>,
 *   others: Map<string, Uint8Array> }} authority: empty where there is none
 */
export function splitAuthority(files) {
    const list = [...files.keys()].find((path) =>
        /(^|\/)index\.txt$/.test(path));
    const folder = list?.slice(0, -'index.txt'.length);
    /** @type {Map<string, Uint8Array>} */
    const authority = new Map();
    /** @type {Map<string, Uint8Array>} */
    const others = new Map();
    for (const [path, bytes] of files) {
        if (folder !== undefined && path.startsWith(folder)) {
            authority.set(path.slice(folder.length), bytes);
        } else {
            others.set(path, bytes);
        }
    }
    return { authority, others };
}

/** @param {Read} file @param {any} report @returns {Sorted} */
const sorted = ({ name, bytes }, report) => ({ name, bytes, report });

/** A certificate by itself, whatever it lay in. */
/** @param {Read} file @param {any} report @returns {Sorted} */
const alone = (file, report) => ({
    name: file.objects.length === 1 && file.objects[0] === report
        ? file.name : '',
    bytes: new TextEncoder().encode(report.pem),
    report,
});

/** @param {any} a @param {any} b @returns {boolean} both known, and alike */
const sameKey = (a, b) => Boolean(a?.publicKeySha256) &&
    a.publicKeySha256 === b?.publicKeySha256;

/**
 * Sorts files by what they are. A locked key of the older form does not tell
 * whose it is: then its name decides.
 *
 * @param {Read[]} files
 * @returns {JobFiles}
 * @throws {SeveralDevices}
 */
export function sortFiles(files) {
    /** @param {string} kind */
    const all = (kind) => files.flatMap((file) =>
        objectsOf(file.objects, kind).filter(({ error, opened }) =>
            !error || opened === false).map((report) => ({ file, report })));
    const certificates = all('certificate').filter(({ report }, i, list) =>
        list.findIndex((one) => one.report.sha256 === report.sha256) === i);
    const authorities =
        certificates.filter(({ report }) => report.isAuthority);
    const leaves = certificates.filter(({ report }) => !report.isAuthority);
    const keys = all('private-key').filter(({ file, report }) =>
        file.objects.includes(report));
    const ofAuthority = keys.filter(({ file, report }) =>
        report.publicKeySha256
            ? authorities.some((one) => sameKey(one.report, report))
            : /(^|\/)ca\.key$/i.test(file.name));
    const key = only(keys.filter((one) => !ofAuthority.includes(one)),
        leaves.concat(all('request')));
    const request = only(all('request'), key ? [key] : leaves);
    const leaf = only(leaves, [key, request].filter((one) => one !== null));
    const above = leaf
        ? chainAbove(leaf.report, authorities.map(({ report }) => report))
        : authorities.map(({ report }) => report);
    const root = above.find((report) => report.selfSigned) ?? null;
    /** @param {any} report */
    const put = (report) => alone(/** @type {any} */ (authorities.find((one) =>
        one.report === report)).file, report);
    return {
        key: key && sorted(key.file, key.report),
        request: request && sorted(request.file, request.report),
        certificate: leaf && alone(leaf.file, leaf.report),
        root: root && put(root),
        chain: above.filter((report) => report !== root).map(put),
        authorityKey: ofAuthority.length === 1
            ? sorted(ofAuthority[0].file, ofAuthority[0].report) : null,
        locked: files.filter(({ objects }) => objects.some((object) =>
            object.kind === 'pkcs12' && !object.opened))
            .map(({ name }) => name),
        unread: files.filter(({ name, objects }) => !FOR_PEOPLE.test(name) &&
            everyObject(objects).every(({ kind, error, opened }) =>
                !KNOWN.has(kind) || (error && opened !== false)))
            .map(({ name }) => name),
    };
}

const KNOWN = new Set(['certificate', 'request', 'private-key', 'pkcs12']);

/**
 * The one of a kind; where there are several, the one that belongs to what
 * else is there.
 *
 * @template {{ report: any }} T
 * @param {T[]} list
 * @param {{ report: any }[]} beside
 * @returns {T | null}
 * @throws {SeveralDevices}
 */
function only(list, beside) {
    if (list.length < 2) {
        return list[0] ?? null;
    }
    const fitting = list.filter(({ report }) =>
        beside.some((one) => sameKey(one.report, report)));
    if (fitting.length !== 1) {
        throw new SeveralDevices();
    }
    return fitting[0];
}
