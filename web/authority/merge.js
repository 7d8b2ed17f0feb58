/**
 * Two copies of one authority that went apart, made one again: the second is
 * taken into the first.
 *
 * The list: every certificate of both. Revoked wins over valid. Kept from
 * both, never thrown away: device files of the older side go to former/.
 * What the two cannot agree on is told as a conflict with what was kept:
 *   serial      one serial, two certificates: both are kept, one of them
 *               under newcerts/SERIAL-other.pem; one of the two devices
 *               needs a new certificate
 *   revocation  revoked in both at another time or for another reason: the
 *               earlier time and the graver reason are kept
 *   device      both changed a device: the certificate issued later stays,
 *               the other goes to former/
 *   file        another file differs: ours stays, theirs is kept as
 *               NAME.other
 *
 * Does not: merge two different authorities (other-authority).
 */
import { certificateKeys, sameBytes, toBytes } from './bytes.js';
import { AuthorityError } from './error.js';
import { deviceOf, devicesOf, freeName, retire } from './devices.js';
import { PATHS, certificatePath } from './folder.js';
import { joinRevocations, sameRevocation } from './revocation.js';

/**
 * @import {AuthorityFolder as Folder} from './folder.js'
 * @import {Entry} from './openssl_index.js'
 *
 * @typedef {object} Conflict
 * @property {'serial' | 'revocation' | 'device' | 'file'} kind
 * @property {string} subject the serial, device or path
 * @property {string} ours
 * @property {string} theirs
 * @property {string} kept 'ours' or 'theirs'; of a revocation its reason
 *
 * @typedef {object} Merged
 * @property {string[]} added serials that only the other copy knew
 * @property {string[]} revoked serials that only the other copy had revoked
 * @property {Conflict[]} conflicts
 */

/** @param {Folder} a @param {Folder} b @param {string} path */
function sameCertificate(a, b, path) {
    const [ours, theirs] = [a, b].map(({ files }) =>
        certificateKeys(files.get(path) ?? new Uint8Array())[0]);
    return !ours || !theirs || ours === theirs;
}

/**
 * @param {Entry} entry ours, brought up to date
 * @param {Entry} other theirs
 * @param {Merged} merged
 */
function mergeRevocation(entry, other, merged) {
    const before = entry.revoked;
    entry.revoked = joinRevocations(before, other.revoked);
    if (!entry.revoked) {
        return;
    }
    entry.status = 'R';
    if (!before) {
        merged.revoked.push(entry.serial);
    } else if (other.revoked && !sameRevocation(before, other.revoked)) {
        merged.conflicts.push({
            kind: 'revocation', subject: entry.serial,
            ours: before.reason, theirs: other.revoked.reason,
            kept: entry.revoked.reason,
        });
    }
}

/** @param {Folder} folder @param {Folder} other @param {Merged} merged */
function mergeLists(folder, other, merged) {
    const known = new Map(folder.entries.map((entry) => [entry.serial, entry]));
    for (const theirs of other.entries) {
        const path = certificatePath(theirs.serial);
        const ours = known.get(theirs.serial);
        if (!ours) {
            folder.entries.push({ ...theirs });
            merged.added.push(theirs.serial);
        } else {
            mergeRevocation(ours, theirs, merged);
        }
        const bytes = other.files.get(path);
        if (bytes && !sameCertificate(folder, other, path)) {
            merged.conflicts.push({
                kind: 'serial', subject: theirs.serial, kept: 'ours',
                ours: ours?.subject ?? '', theirs: theirs.subject,
            });
            folder.put(path.replace('.pem', '-other.pem'), bytes);
        } else if (bytes && !folder.files.has(path)) {
            folder.put(path, bytes);
        }
        const report = other.described.get(theirs.serial);
        if (report && !folder.described.has(theirs.serial)) {
            folder.described.set(theirs.serial, report);
        }
    }
}

/** @param {Folder} folder @param {string} device */
function presentFiles(folder, device) {
    const prefix = `devices/${device}/`;
    return [...folder.files].filter(([path]) =>
        path.startsWith(prefix) && !path.startsWith(`${prefix}former/`));
}

/**
 * When a device's present certificate starts, for telling the later one.
 *
 * @param {[string, Uint8Array][]} present its files
 * @param {Map<string, string>} starts notBefore by certificateKeys
 * @returns {string} ISO 8601, '' when it has none
 */
function startOf(present, starts) {
    return present.flatMap(([, bytes]) => certificateKeys(bytes))
        .map((key) => starts.get(key) ?? '').sort().at(-1) ?? '';
}

/**
 * @param {Folder} folder
 * @param {Folder} other
 * @param {string} device
 * @param {Map<string, string>} starts as startOf takes them
 * @param {Merged} merged
 */
function mergeDevice(folder, other, device, starts, merged) {
    const theirs = presentFiles(other, device);
    const ours = presentFiles(folder, device);
    const differs = theirs.some(([path, bytes]) => {
        const mine = folder.files.get(path);
        return mine && !sameBytes(mine, bytes);
    });
    const prefix = `devices/${device}/`;
    let target = prefix;
    if (differs) {
        const [ourStart, theirStart] =
            [ours, theirs].map((present) => startOf(present, starts));
        const kept = theirStart > ourStart ? 'theirs' : 'ours';
        merged.conflicts.push({
            kind: 'device', subject: device, kept,
            ours: ourStart, theirs: theirStart,
        });
        if (kept === 'theirs') {
            retire(folder, device,
                ours.map(([path]) => path.slice(prefix.length)),
                'before-merge');
        } else {
            target += `former/${freeName(folder, prefix, 'other-copy')}/`;
        }
    }
    for (const [path, bytes] of theirs) {
        folder.put(target + path.slice(prefix.length), bytes);
    }
}

/** Files that the folder module writes itself and both sides have. */
const OWN = new Set(Object.values(PATHS).flatMap((path) =>
    [path, `${path}.old`]));

/** @param {Folder} folder @param {Folder} other @param {Merged} merged */
function mergeRest(folder, other, merged) {
    for (const [path, bytes] of other.files) {
        if (OWN.has(path) || path.startsWith('newcerts/') ||
            (deviceOf(path) && !path.includes('/former/'))) {
            continue;
        }
        const ours = folder.files.get(path);
        if (!ours) {
            folder.put(path, bytes);
        } else if (!sameBytes(ours, bytes)) {
            merged.conflicts.push({
                kind: 'file', subject: path, kept: 'ours', ours: '', theirs: '',
            });
            folder.put(`${path}.other`, bytes);
        }
    }
}

/**
 * @param {Folder} folder becomes the union of both
 * @param {Folder} other stays as it is
 * @throws {AuthorityError} other-authority
 */
export function mergeFolders(folder, other) {
    if (!sameCertificate(folder, other, PATHS.certificate)) {
        throw new AuthorityError('other-authority');
    }
    /** @type {Merged} */
    const merged = { added: [], revoked: [], conflicts: [] };
    const starts = new Map([folder, other].flatMap(({ described }) =>
        [...described.values()].map(({ pem, notBefore }) =>
            [certificateKeys(toBytes(pem))[0], notBefore])));
    mergeLists(folder, other, merged);
    for (const device of devicesOf(other).keys()) {
        mergeDevice(folder, other, device, starts, merged);
    }
    mergeRest(folder, other, merged);
    mergeNumbers(folder, other);
    folder.seen.push(other.saved);
    folder.used = null;
    folder.change();
    return merged;
}

/**
 * A list's number must rise above those that either copy has given out.
 *
 * @param {Folder} folder
 * @param {Folder} other
 */
function mergeNumbers(folder, other) {
    const ours = BigInt(`0x${folder.crlNumber}`);
    const theirs = BigInt(`0x${other.crlNumber}`);
    const crl = other.files.get(PATHS.crl);
    if (theirs > ours) {
        folder.put(PATHS.crlNumber, `${other.crlNumber}\n`);
    }
    if (crl && (theirs > ours || !folder.crl)) {
        folder.put(PATHS.crl, crl);
        folder.crl = other.crl;
    }
    if (folder.key === '' && other.key !== '') {
        folder.put(PATHS.key, other.key);
    }
}
