/**
 * What belongs together over all files of a session: which key, request and
 * certificate share a public key, and how certificates hang from issuers.
 *
 * Works on the engine's descriptions (wasm/reports.d.ts) alone: equal public
 * key identifiers, subjects and key identifiers. That a certificate names an
 * issuer is not yet a proof; the engine's check verifies the signature.
 *
 * Does not: open files, show anything, or know the engine.
 *
 * @import {Certificate, FileObject, Kind, RevocationList, Sound}
 *   from '../../wasm/reports.js'
 *
 * @typedef {object} KeyGroup everything that carries one public key
 * @property {string} publicKeySha256
 * @property {Described[]} keys
 * @property {Described[]} requests
 * @property {Described[]} certificates
 * @property {Described[]} publicKeys
 *
 * @typedef {Map<Described, Described<Certificate> | undefined>} Issuers
 *
 * @typedef {object} Chain
 * @property {Described<Certificate>[]} links  from the certificate up to the
 *   last issuer that is at hand
 * @property {boolean} complete   the last link is its own issuer
 * @property {boolean} loop       the issuers go round in a circle
 */

/**
 * @template {FileObject} [O=FileObject]
 * @typedef {object} Described
 * @property {string} id      unique within the session
 * @property {string} file    the file's name
 * @property {O} object
 */

/** Objects and what is in them. */
/** @param {readonly FileObject[]} list @returns {FileObject[]} */
export function everyObject(list) {
    return list.flatMap((object) => [object, ...everyObject([
        ...object.objects ?? [],
        ...(object.bags ?? []).flatMap((bag) => bag.objects ?? []),
    ])]);
}

/** @param {FileObject} object */
export const isContainer = ({ kind }) => kind === 'pkcs7' || kind === 'pkcs12';

/**
 * One of a kind that could be read.
 *
 * @template {Kind} K
 * @param {FileObject} object
 * @param {K} kind
 * @returns {object is Sound<K>}
 */
export function isSound(object, kind) {
    return object.kind === kind && !object.error;
}

/** @param {FileObject} object @returns {object is Certificate} */
export function isCertificate(object) {
    return isSound(object, 'certificate');
}

/**
 * @param {Described} described @returns {described is Described<Certificate>}
 */
export function ofCertificate(described) {
    return isCertificate(described.object);
}

/** @type {Record<string, Exclude<keyof KeyGroup, 'publicKeySha256'>>} */
const SHELF = { 'private-key': 'keys', request: 'requests',
    certificate: 'certificates', 'public-key': 'publicKeys' };

/**
 * Groups by public key, in the order of first appearance. Objects whose key
 * is not known (a locked key in PKCS#8) are left out.
 *
 * @param {Described[]} all
 */
export function groupByKey(all) {
    const groups = /** @type {Map<string, KeyGroup>} */ (new Map());
    for (const described of all) {
        const { kind, publicKeySha256 } = described.object;
        const shelf = SHELF[kind];
        if (!shelf || !publicKeySha256) {
            continue;
        }
        /** @type {KeyGroup} */
        const group = groups.get(publicKeySha256) ?? { publicKeySha256,
            keys: [], requests: [], certificates: [], publicKeys: [] };
        group[shelf].push(described);
        groups.set(publicKeySha256, group);
    }
    return [...groups.values()];
}

/**
 * Whether issuer can have signed certificate, by names and key identifiers
 * (RFC 5280 4.1.2.4, 4.2.1.1).
 *
 * @param {Certificate} issuer @param {Certificate | RevocationList} certificate
 */
export function namesIssuer(issuer, certificate) {
    if (issuer.subjectId !== certificate.issuerId) {
        return false;
    }
    const asked = certificate.authorityKeyId;
    const own = issuer.subjectKeyId;
    return !asked || !own || asked === own;
}

/**
 * The certificates above one, each the issuer of the one before it and met
 * once, as far as they are among others.
 *
 * @template {{object: Certificate}} T
 * @param {T} leaf @param {T[]} others
 */
export function issuersAbove(leaf, others) {
    const chain = [leaf];
    const met = new Set();
    const above = (/** @type {T} */ { object }) => {
        met.add(object.sha256);
        return others.find((other) => !met.has(other.object.sha256) &&
            namesIssuer(other.object, object));
    };
    for (let issuer = above(leaf); issuer; issuer = above(issuer)) {
        chain.push(issuer);
    }
    return chain.slice(1);
}

/**
 * The way up from each certificate that is nobody's issuer here; a session
 * of a root alone gives the root's chain of one.
 *
 * @param {Described[]} all @returns {Chain[]}
 */
export function findChains(all) {
    const certificates = distinct(all.filter(ofCertificate));
    /** @type {Map<string, Described<Certificate>[]>} */
    const bySubject = new Map();
    for (const described of certificates) {
        const { subjectId } = described.object;
        const same = bySubject.get(subjectId) ?? [];
        same.push(described);
        bySubject.set(subjectId, same);
    }
    const issuerOf = /** @type {Issuers} */ (new Map());
    const issuers = new Set();
    for (const described of certificates) {
        const { object } = described;
        const issuer = bySubject.get(object.issuerId)?.find(
            (candidate) => namesIssuer(candidate.object, object));
        issuerOf.set(described, issuer);
        if (issuer && issuer !== described) {
            issuers.add(issuer);
        }
    }
    const ends = certificates.filter((described) => !issuers.has(described));
    return (ends.length > 0 ? ends : certificates.slice(0, 1)) // one circle
        .map((end) => climb(end, issuerOf));
}

/** @param {Described<Certificate>} end @param {Issuers} issuerOf */
function climb(end, issuerOf) {
    const links = [end];
    for (;;) {
        const last = links[links.length - 1];
        const issuer = issuerOf.get(last);
        if (!issuer || links.includes(issuer)) {
            const complete = issuer === last;
            return { links, complete, loop: Boolean(issuer) && !complete };
        }
        links.push(issuer);
    }
}

/** Each once, by fingerprint. @param {Described<Certificate>[]} certificates */
export function distinct(certificates) {
    const seen = new Set();
    return certificates.filter(({ object }) => {
        const first = !seen.has(object.sha256);
        seen.add(object.sha256);
        return first;
    });
}

/**
 * Pairs of different certificates with the same issuer and serial number:
 * browsers that remember one refuse the other (Firefox:
 * SEC_ERROR_REUSED_ISSUER_AND_SERIAL).
 *
 * @param {Described[]} all @returns {[Described, Described][]}
 */
export function findSerialClashes(all) {
    const seen = /** @type {Map<string, Described>} */ (new Map());
    const clashes = /** @type {[Described, Described][]} */ ([]);
    for (const described of distinct(all.filter(ofCertificate))) {
        const { issuerId, serial } = described.object;
        const name = `${issuerId} ${serial}`;
        const other = seen.get(name);
        if (other) {
            clashes.push([other, described]);
        } else {
            seen.set(name, described);
        }
    }
    return clashes;
}

/**
 * Certificates, or requests, of different subjects that share one key: one
 * stolen key then opens both. A certificate whose subject differs from its
 * request's is none: authorities shorten subjects.
 *
 * @param {Described[]} all
 */
export function findSharedKeys(all) {
    return groupByKey(all).filter(({ certificates, requests }) =>
        [certificates, requests].some((shelf) => new Set(
            shelf.map(({ object }) => object.subjectId)).size > 1));
}

/**
 * Certificates that answer what waits elsewhere: those with the key of a
 * request or private key there, where the certificate itself is not yet.
 *
 * @param {Described[]} here @param {Described[]} waiting
 * @returns {{answer: Described<Certificate>, waiting: Described}[]}
 */
export function findAnswers(here, waiting) {
    const known = new Set(waiting.map(({ object }) => object.sha256));
    return distinct(here.filter(ofCertificate)).flatMap((answer) => {
        const { publicKeySha256, sha256 } = answer.object;
        const wanted = waiting.find(({ object }) =>
            (object.kind === 'private-key' || object.kind === 'request') &&
            object.publicKeySha256 === publicKeySha256);
        return wanted && !known.has(sha256)
            ? [{ answer, waiting: wanted }] : [];
    });
}

/**
 * What only a session of several files shows about one certificate: a serial
 * number or a key that another certificate has, too.
 *
 * @param {Described<Certificate>} leaf @param {Described[]} all
 * @returns {{code: string, other: Described}[]} code: SERIAL_REUSED, KEY_REUSED
 */
export function findReuse(leaf, all) {
    const { sha256, publicKeySha256, subjectId } = leaf.object;
    const clash = findSerialClashes(all).find((pair) =>
        pair.some(({ object }) => object.sha256 === sha256));
    const other = clash?.find(({ object }) => object.sha256 !== sha256);
    const twin = all.find(({ object }) => isCertificate(object) &&
        object.publicKeySha256 === publicKeySha256 &&
        object.subjectId !== subjectId);
    return [
        ...other ? [{ code: 'SERIAL_REUSED', other }] : [],
        ...twin ? [{ code: 'KEY_REUSED', other: twin }] : [],
    ];
}
