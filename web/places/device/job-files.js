/**
 * The files of a job that was begun on another day: a ZIP that this page
 * wrote, or several files, sorted by what they are.
 *
 * Does not: open locked keys, ask, or put anything on the table.
 */
import { looksLikeZip, readZip } from '../../authority/zip.js';
import { opensByPassphrase } from '../../file/locks.js';
import { everyObject, isCertificate, isSound } from '../../file/relations.js';
import { chainAbove } from './key-file.js';

/**
 * @import {Certificate, FileObject} from '../../../wasm/reports.js'
 *
 * @typedef {object} Read a file and what the engine found in it
 * @property {string} name
 * @property {Uint8Array} bytes
 * @property {FileObject[]} objects
 *
 * @typedef {ReturnType<typeof sortFiles>} JobFiles
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
export const unpacked = (given) => new Map(given.flatMap(({ path, bytes }) =>
    looksLikeZip(bytes) ? [...readZip(bytes)] : [[path, bytes]]));

/** What of it is an authority's folder: none of it where there is no list. */
/** @param {Map<string, Uint8Array>} files */
export function splitAuthority(files) {
    const list = [...files.keys()].find((path) =>
        /(^|\/)index\.txt$/.test(path));
    const folder = list?.slice(0, -'index.txt'.length);
    /** @type {Record<'authority' | 'others', Map<string, Uint8Array>>} */
    const split = { authority: new Map(), others: new Map() };
    for (const [path, bytes] of files) {
        if (folder !== undefined && path.startsWith(folder)) {
            split.authority.set(path.slice(folder.length), bytes);
        } else {
            split.others.set(path, bytes);
        }
    }
    return split;
}

/**
 * @template {FileObject} R
 * @param {Read[]} files
 * @param {(object: FileObject) => object is R} is
 */
const allOf = (files, is) => files.flatMap((file) =>
    everyObject(file.objects).filter(is).map((report) =>
        ({ file, name: file.name, content: file.bytes, report })));

/** A certificate by itself, whatever it lay in. */
/** @param {{ file: Read, report: Certificate }} found */
const alone = ({ file, report }) => ({
    name: file.objects.length === 1 && file.objects[0] === report
        ? file.name : '',
    content: new TextEncoder().encode(report.pem),
    report,
});

/** Both known, and alike. @param {FileObject} a @param {FileObject} b */
const sameKey = (a, b) => a.publicKeySha256 !== undefined &&
    a.publicKeySha256 === b.publicKeySha256;

/**
 * Sorts files by what they are. A locked key of the older form does not tell
 * whose it is: then its name decides.
 *
 * @param {Read[]} files
 * @throws {SeveralDevices}
 */
export function sortFiles(files) {
    const certificates = allOf(files, isCertificate)
        .filter(({ report }, i, list) => list.findIndex((one) =>
            one.report.sha256 === report.sha256) === i);
    const requests = allOf(files, (object) => isSound(object, 'request'));
    const keys = allOf(files, (object) => object.kind === 'private-key')
        .filter(({ file, report }) => file.objects.includes(report));
    const authorities = certificates.filter(({ report }) => report.isAuthority);
    const leaves = certificates.filter(({ report }) => !report.isAuthority);
    const ofAuthority = keys.filter(({ file, report }) =>
        report.publicKeySha256
            ? authorities.some((one) => sameKey(one.report, report))
            : /(^|\/)ca\.key$/i.test(file.name));
    const key = only(keys.filter((one) => !ofAuthority.includes(one)),
        [...leaves, ...requests]);
    const request = only(requests, key ? [key] : leaves);
    const leaf = only(leaves, [key, request].filter((one) => one !== null));
    const above = !leaf ? authorities
        : chainAbove(leaf.report, authorities.map(({ report }) => report))
            .flatMap((report) =>
                authorities.filter((one) => one.report === report));
    const root = above.find(({ report }) => report.selfSigned) ?? null;
    return {
        key, request,
        certificate: leaf && alone(leaf),
        root: root && alone(root),
        /** Between certificate and root. */
        chain: above.filter((one) => one !== root).map(alone),
        authorityKey: ofAuthority.length === 1 ? ofAuthority[0] : null,
        /** Containers that a passphrase opens. */
        locked: files.filter(({ objects }) => objects.some((object) =>
            object.kind === 'pkcs12' && opensByPassphrase(object)))
            .map(({ name }) => name),
        /** What is damaged or not known. */
        unread: files.filter(({ name, objects }) => !FOR_PEOPLE.test(name) &&
            everyObject(objects).every((object) =>
                !KNOWN.has(object.kind) ||
                (object.error && !opensByPassphrase(object))))
            .map(({ name }) => name),
    };
}

const KNOWN = new Set(['certificate', 'request', 'private-key', 'pkcs12']);

/**
 * The one of a kind; where there are several, the one that belongs to what
 * else is there.
 *
 * @template {{ report: FileObject }} T
 * @param {T[]} list
 * @param {{ report: FileObject }[]} beside
 * @throws {SeveralDevices}
 */
function only(list, beside) {
    const fitting = list.length < 2 ? list : list.filter(({ report }) =>
        beside.some((one) => sameKey(one.report, report)));
    if (list.length > 1 && fitting.length !== 1) {
        throw new SeveralDevices();
    }
    return fitting[0] ?? null;
}
