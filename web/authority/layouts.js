/**
 * Opens an authority from whatever files somebody has, and brings it into
 * our layout (folder.js): a folder or ZIP that was saved here, also after
 * OpenSSL worked in it; a directory of `openssl ca` or easy-rsa, complete or
 * not; a certificate and its key, such as CA.cer and CA.key of the article.
 *
 * Files are known by their contents; names and the configuration decide only
 * where contents leave a choice. What was issued is what list, revocation
 * list and certificates say together (reconcile.js).
 *
 * The files that were opened are never written to, unless they are a folder
 * of ours. Files that the new folder has no place for are named in a note.
 * Does not: open keys (a locked one is matched by the files' names).
 */
import { certificateKeys, toBytes, toText, utf16Of } from './bytes.js';
import { certificatesOf, inspect, newestList, survey } from './describe.js';
import { deviceFolder, deviceOf, putDevice } from './devices.js';
import { UNFINISHED, withoutTop } from './folder_disk.js';
import { AuthorityError } from './error.js';
import { AuthorityFolder, PATHS, certificatePath } from './folder.js';
import { isCertificate, isSound } from '../file/relations.js';
import { countAndNames, isIssuedBy, readLedger } from './reconcile.js';
import { commonName, completeFolder } from './new_folder.js';
import { readConf } from './openssl_conf.js';
import { serialText } from './openssl_index.js';
import { nextNumber } from './serial.js';

/** @import {Certificate} from '../../wasm/reports.js' */
/** @import {RunOptions} from '../../wasm/pool.js' */
/** @import {Files} from './folder.js' */
/** @import {Found, Inspector} from './describe.js' */
/** @typedef {Found<Certificate>} FoundCertificate */

/** What systems and browsers leave behind. */
const LITTER = /(?:^|\/)(?:__MACOSX\/.*|\.DS_Store|Thumbs\.db|desktop\.ini)$/;

/** Lines of a list that could not be read. */
const DAMAGED = 'index.txt.damaged';

/** @param {string} path */
const baseName = (path) => path.replace(/^.*\//, '');

/** @param {string} path */
const folderOf = (path) => path.slice(0, -baseName(path).length);

/**
 * What a file's name says of whose it is: cacert.pem, ca.key and
 * ca-cert.crt are one's.
 *
 * @param {string} path
 */
function stem(path) {
    const name = baseName(path).replace(/\.[^.]*$/, '').toLowerCase();
    return name.replace(/cert(?:ificate)?|key|[^\p{L}\p{N}]/gu, '') || name;
}

/**
 * The file that a path of another machine means here: the one that shares
 * the longest tail with it.
 *
 * @param {Files} files
 * @param {string | undefined} path
 */
function findByTail(files, path) {
    const parts = (path ?? '').replaceAll('\\', '/').split('/')
        .filter((part) => part !== '' && part !== '.');
    for (; parts.length > 0; parts.shift()) {
        const tail = parts.join('/');
        const inside = [...files.keys()].filter((known) =>
            known === tail || known.endsWith(`/${tail}`));
        if (inside.length === 1) {
            return inside[0];
        }
    }
    return undefined;
}

/**
 * What a configuration of OpenSSL among the files says.
 *
 * @param {Files} files
 * @returns {Record<string, string | undefined>} paths that are there
 */
function hintsOf(files) {
    for (const [path, bytes] of files) {
        const conf = /\.(?:cnf|conf)$/i.test(path)
            ? readConf(toText(bytes)) : null;
        if (conf) {
            return Object.fromEntries(Object.entries(conf).map(
                ([name, value]) => [name, findByTail(files, value)]));
        }
    }
    return {};
}

/**
 * The key that belongs to a certificate: the same public key where the file
 * tells it, else the same name, in the same folder rather than another.
 *
 * @param {FoundCertificate} certificate
 * @param {Found[]} keys
 */
function keyFor(certificate, keys) {
    const named = keys.filter(({ path, object }) =>
        !object.publicKeySha256 && stem(path) === stem(certificate.path));
    return keys.find(({ object }) => object.publicKeySha256 ===
            certificate.object.publicKeySha256) ??
        named.find(({ path }) =>
            folderOf(path) === folderOf(certificate.path)) ??
        (named.length === 1 ? named[0] : undefined);
}

/**
 * @param {FoundCertificate[]} certificates
 * @param {Found[]} keys
 * @param {string | undefined} hint
 * @throws {AuthorityError} no-certificate, not-an-authority,
 *   several-authorities
 */
function chooseAuthority(certificates, keys, hint) {
    const authorities = certificates.filter(({ object }) => object.isAuthority);
    const hinted = authorities.filter(({ path }) => path === hint);
    // Whoever has a key here is the one that signs, root or not.
    const owned = authorities.filter((one) => keyFor(one, keys));
    const roots = authorities.filter(({ object }) => object.selfSigned);
    const choice = [hinted, owned, roots, authorities]
        .find((list) => list.length > 0) ?? [];
    if (choice.length === 0) {
        throw new AuthorityError(
            certificates.length > 0 ? 'not-an-authority' : 'no-certificate');
    }
    if (new Set(choice.map(({ object }) => object.sha256)).size > 1) {
        throw new AuthorityError('several-authorities', {
            names: choice.map(({ path }) => path).join(', '),
        });
    }
    return choice[0];
}

/**
 * Somebody's files in our layout.
 *
 * @param {Files} files
 * @param {Inspector} engine
 * @param {RunOptions} [run]
 */
async function convert(files, engine, run) {
    const found = await survey(files, engine, run);
    const certificates = found.flatMap(({ path, object }) =>
        isCertificate(object) ? [{ path, object }] : []);
    const lists = found.flatMap(({ path, object }) =>
        isSound(object, 'crl') ? [{ path, object }] : []);
    const requests = found.filter(({ object }) => isSound(object, 'request'));
    const keys = found.filter(({ object }) => object.kind === 'private-key');
    const hints = hintsOf(files);
    const authority = chooseAuthority(certificates, keys, hints.certificate);
    const locked = keys.filter(({ object }) => !object.publicKeySha256);
    const key = keyFor(authority, keys) ??
        keys.find(({ path }) => path === hints.private_key) ??
        (locked.length === 1 ? locked[0] : undefined);

    const index = hints.database ?? findByTail(files, 'index.txt');
    const base = folderOf(index ?? authority.path);
    const beside = (/** @type {string} */ name) =>
        files.has(base + name) ? base + name : undefined;
    const crl = newestList(lists.filter(({ object }) =>
        isIssuedBy(object, authority.object)));
    const root = certificates.find(({ object }) => object.isAuthority &&
        object.sha256 !== authority.object.sha256 && object.selfSigned &&
        object.subjectId === authority.object.issuerId);

    const folder = new AuthorityFolder(new Map(
        // Only the object itself: these files often start with a dump.
        [[PATHS.certificate, toBytes(authority.object.pem)]]));
    folder.setUnsaved();
    const taken = new Set([authority.path]);
    for (const [to, from, pem] of /** @type {const} */ ([
        [PATHS.key, key?.path],
        [PATHS.index, index],
        [PATHS.serial, hints.serial ?? beside('serial')],
        [PATHS.crlNumber, hints.crlnumber ?? beside('crlnumber')],
        [PATHS.crl, crl?.path, crl?.object.pem],
        [PATHS.root, root?.path, root?.object.pem],
    ])) {
        if (from !== undefined) {
            folder.put(to, pem ?? /** @type {Uint8Array} */ (files.get(from)));
            taken.add(from);
        }
    }
    takeIssued({ folder, files, taken, keys, requests,
        issued: certificates.filter(({ object }) =>
            isIssuedBy(object, authority.object)) });

    const loose = index === undefined && crl === undefined &&
        !taken.has(beside('serial') ?? '');
    const easy = [...files.keys()].some((path) =>
        /(?:^|\/)(?:issued|certs_by_serial)\//.test(path));
    folder.notes.unshift({ values: {},
        code: loose ? 'from-loose' : easy ? 'from-easy-rsa' : 'from-openssl' });
    const left = [...files.keys()].filter((path) => !taken.has(path));
    if (left.length > 0) {
        folder.note('left-behind', countAndNames(left));
    }
    return folder;
}

/**
 * Takes over the certificates that the authority has issued: into newcerts,
 * and those that lie under a name of their own with key and request into a
 * device's folder.
 *
 * @param {{folder: AuthorityFolder, files: Files, taken: Set<string>,
 *     keys: Found[], requests: Found[], issued: FoundCertificate[]}} given
 */
function takeIssued({ folder, files, taken, keys, requests, issued }) {
    const byAge = [...issued].sort((one, two) =>
        one.object.notBefore < two.object.notBefore ? -1 : 1);
    /** @type {Map<string, string>} which certificate has a serial */
    const bySerial = new Map();
    /** @type {Set<string>} */
    const placed = new Set();
    for (const certificate of byAge) {
        const { path, object } = certificate;
        const serial = serialText(object.serial);
        const other = bySerial.get(serial);
        taken.add(path);
        if (other === undefined) {
            bySerial.set(serial, object.sha256);
            folder.put(certificatePath(serial), object.pem);
        } else if (other !== object.sha256) {
            // The article gives every device the serial 01.
            folder.note('serial-shared', { serial: object.serial, path });
        }
        const numbered = /^[0-9A-F]+$/i.test(stem(path)) &&
            serialText(stem(path)) === serial;
        if (numbered || placed.has(object.sha256)) {
            continue;
        }
        placed.add(object.sha256);
        const own = [path, keyFor(certificate, keys)?.path,
            requests.find((one) => one.object.publicKeySha256 ===
                object.publicKeySha256)?.path]
            .filter((one) => one !== undefined);
        own.forEach((one) => taken.add(one));
        const device = { name: commonName(object.subject), profile: '' };
        putDevice(folder, deviceFolder(folder, device.name), device,
            Object.fromEntries(own.map((one) => [baseName(one),
                /** @type {Uint8Array} */ (files.get(one))])),
            object.notBefore);
    }
}

/**
 * Describes what was issued, sees to it that each certificate lies where its
 * serial says, and makes the list of all of it.
 *
 * @param {AuthorityFolder} folder
 * @param {Certificate} authority
 * @param {Inspector} engine
 * @param {RunOptions} [run]
 */
async function takeStock(folder, authority, engine, run) {
    const { files } = folder;
    const keyOf = (/** @type {Uint8Array} */ bytes) =>
        certificateKeys(bytes)[0];
    /** @param {(path: string) => unknown} lies */
    const keysWhere = (lies) => [...files].flatMap(([path, bytes]) =>
        (lies(path) ? keyOf(bytes) ?? [] : []));
    // A device's certificate whose copy in newcerts is missing counts, too.
    const wanted = new Set([
        ...keysWhere((path) => path.startsWith('newcerts/')),
        ...keysWhere(deviceOf),
    ]);
    wanted.delete(keyOf(toBytes(folder.certificate)));
    const certificates = await certificatesOf([...wanted].map((key) =>
        `-----BEGIN CERTIFICATE-----\n${key}\n-----END CERTIFICATE-----\n`),
    engine, run);
    for (const report of certificates) {
        const serial = serialText(report.serial);
        const path = certificatePath(serial);
        if (isIssuedBy(report, authority) && !folder.described.has(serial)) {
            folder.described.set(serial, report);
            if (!files.has(path)) {
                folder.put(path, report.pem);
            }
        }
    }
    const crl = files.get(PATHS.crl);
    folder.crl = crl ? (await inspect(engine, crl, run, folder.certificate))
        .find((one) => one.kind === 'crl') ??
        { kind: 'crl', encoding: 'pem', error: { code: 'FILE_KIND' } } : null;
    const list = files.get(PATHS.index);
    const ledger = readLedger({
        authority, list: list ? toText(list) : null, crl: folder.crl,
        certificates: [...folder.described.values()],
    });
    folder.entries = ledger.entries;
    folder.stale = ledger.changed;
    // Single files have no list: that is no loss.
    const loose = folder.notes.some(({ code }) => code === 'from-loose');
    folder.notes.push(...ledger.notes.filter(({ code }) =>
        !loose || code !== 'list-missing'));
    if (loose && ledger.entries.length > 0) {
        folder.note('adopted', { count: ledger.entries.length });
    }
    if (list && utf16Of(list) !== '') {
        folder.note('list-utf16');
        folder.stale = true;
    }
    if (ledger.damaged !== '') {
        folder.put(DAMAGED, folder.text(DAMAGED) + ledger.damaged);
    }
    const number = folder.crl?.number;
    if (number && BigInt(`0x${number}`) >= BigInt(`0x${folder.crlNumber}`)) {
        folder.put(PATHS.crlNumber, `${nextNumber(number)}\n`);
    }
}

/**
 * Reads the authority's own certificate and takes stock of the rest.
 *
 * @param {AuthorityFolder} folder
 * @param {Inspector} engine
 * @param {RunOptions} [run]
 * @throws {AuthorityError} no-certificate, not-an-authority
 */
async function describeFolder(folder, engine, run) {
    const read = async (/** @type {string} */ text) =>
        (await inspect(engine, text, run)).find(isCertificate) ?? null;
    const report = await read(folder.certificate);
    folder.root = await read(folder.text(PATHS.root));
    if (!report) {
        throw new AuthorityError('no-certificate');
    }
    if (!report.isAuthority) {
        throw new AuthorityError('not-an-authority');
    }
    folder.report = report;
    await takeStock(folder, report, engine, run);
    completeFolder(folder, commonName(report.subject));
}


/**
 * @param {Files} given a folder's or a ZIP's files, or loose ones
 * @param {Inspector} engine
 * @param {RunOptions} [run]
 * @returns {Promise<AuthorityFolder>} described and listed; `changed` is
 *   true unless it was ours and sound
 * @throws {AuthorityError} no-certificate, not-an-authority,
 *   several-authorities
 */
export async function openFolder(given, engine, run) {
    const all = withoutTop(new Map([...given].filter(([path]) =>
        !LITTER.test(path))));
    const files = new Map([...all].filter(([path]) => !UNFINISHED.test(path)));
    const ours = files.has(PATHS.certificate) && [...files.keys()].some(
        (path) => path === PATHS.index || path === PATHS.conf ||
            /^(?:newcerts|devices)\//.test(path));
    const folder = ours ? new AuthorityFolder(files)
        : await convert(files, engine, run);
    await describeFolder(folder, engine, run);
    if (files.size < all.size) {
        folder.note('unfinished', { names: [...all.keys()].filter((path) =>
            UNFINISHED.test(path)).join(', ') });
    }
    if (folder.key === '') {
        folder.note('no-key');
    }
    return folder;
}
