/**
 * What an authority does, over its folder and the engine: judge a request,
 * sign it, renew, revoke, make a revocation list.
 *
 * The engine refuses what must never be signed (a broken self-signature, a
 * weak key, a name outside the constraints). Here stands what only somebody
 * who knows the folder can tell: a serial that was used, a key that another
 * device has, an end after the authority's own.
 * Does not: keep the passphrase, save, or know the document.
 */
import { AuthorityError } from './error.js';
import { freshSerial } from './serial.js';

/**
 * @typedef {import('./folder.js').AuthorityFolder} AuthorityFolder
 * @typedef {import('../../wasm/face.js').Engine} Engine
 * @typedef {import('../../wasm/face.js').Subject} Subject
 * @typedef {import('../../wasm/pool.js').RunOptions} RunOptions
 * @typedef {string | Uint8Array} Secret
 *
 * @typedef {object} Finding
 * @property {'error' | 'warning' | 'info'} level
 * @property {string} code
 * @property {Record<string, string | number>} values
 */

const DAY_MS = 86400000;

/** Apple's limit for certificates of private authorities too. */
export const DAYS_DEFAULT = 825;

/** Subject fields that the engine can write, by OID. */
const SUBJECT_FIELDS = new Map([
    ['2.5.4.3', 'CN'],
    ['2.5.4.5', 'serialNumber'],
    ['2.5.4.6', 'C'],
    ['2.5.4.7', 'L'],
    ['2.5.4.8', 'ST'],
    ['2.5.4.10', 'O'],
    ['2.5.4.11', 'OU'],
    ['1.2.840.113549.1.9.1', 'emailAddress'],
    ['0.9.2342.19200300.100.1.25', 'DC'],
]);

/** Fields that a subject may hold more than once. */
const REPEATED = new Set(['OU', 'DC']);

/**
 * A subject as the engine takes it, from one that it described.
 *
 * @param {any} name the engine's NAME
 * @returns {{subject: Subject, dropped: string[]}} dropped: what it cannot
 *   write, "type=value"
 */
export function subjectOf(name) {
    /** @type {Subject} */
    const subject = {};
    /** @type {string[]} */
    const dropped = [];
    for (const { oid, type, value } of name.attributes) {
        const field = SUBJECT_FIELDS.get(oid);
        const before = field === undefined ? undefined : subject[field];
        if (field === undefined ||
            (before !== undefined && !REPEATED.has(field))) {
            dropped.push(`${type ?? oid}=${value}`);
        } else if (before === undefined) {
            subject[field] = value;
        } else {
            subject[field] = [before, value].flat();
        }
    }
    return { subject, dropped };
}

/**
 * Names that this engine can put into a certificate again.
 *
 * @param {any} report a request's or a certificate's description
 * @returns {string[]}
 */
export function namesOf(report) {
    return (report.names ?? [])
        .filter((/** @type {any} */ name) =>
            name.type === 'dns' || name.type === 'ip')
        .map((/** @type {any} */ name) => name.value);
}

/**
 * @param {any} report a request's description
 * @returns {boolean} it asks to be an authority
 */
export function wantsAuthority(report) {
    const asks = (/** @type {string} */ oid, /** @type {RegExp} */ what) =>
        (report.extensions ?? []).some((/** @type {any} */ extension) =>
            extension.oid === oid && what.test(extension.text ?? ''));
    return asks('2.5.29.19', /^authority/) || asks('2.5.29.15', /keyCertSign/);
}

/**
 * What to know about a request before it is signed.
 *
 * @param {AuthorityFolder} folder described before (describeAll)
 * @param {any} report the engine's description of the request
 * @param {string} device whose request it is
 * @returns {Finding[]} any error: it must not be signed as it is
 */
export function reviewRequest(folder, report, device) {
    /** @type {Finding[]} */
    const findings = [];
    const say = (
        /** @type {Finding['level']} */ level,
        /** @type {string} */ code,
        /** @type {Finding['values']} */ values = {},
    ) => findings.push({ level, code, values });
    if (report.signatureValid === false) {
        say('error', 'request-signature');
    }
    if (report.key?.type === 'RSA' && report.key.bits < 2048) {
        say('error', 'key-short', { bits: report.key.bits });
    }
    if (wantsAuthority(report)) {
        say('error', 'wants-authority');
    }
    for (const [serial, issued] of folder.described) {
        if (issued.publicKeySha256 !== report.publicKeySha256) {
            continue;
        }
        const owner = ownerOf(folder, serial);
        if (owner !== '' && owner !== device) {
            say('error', 'key-of-another', { device: owner, serial });
        } else if (folder.entry(serial).revoked?.reason === 'keyCompromise') {
            say('error', 'key-compromised', { serial });
        } else {
            say('info', 'key-again', { serial });
        }
    }
    if (namesOf(report).length === 0) {
        say('warning', 'no-names');
    }
    return findings;
}

/** The device in whose folder a certificate lies, or its common name. */
/** @param {AuthorityFolder} folder @param {string} serial */
function ownerOf(folder, serial) {
    const report = folder.described.get(serial);
    const name = report.subject.attributes.find((/** @type {any} */ one) =>
        one.oid === '2.5.4.3')?.value ?? '';
    const devices = folder.devices();
    const pem = report.pem?.replace(/\s/g, '');
    for (const [path] of folder.files) {
        const match = /^devices\/([^/]+)\/.*\.(?:cer|crt|pem)$/i.exec(path);
        if (match && pem &&
            folder.text(path).replace(/\s/g, '').includes(pem)) {
            return devices.get(match[1])?.name ?? name;
        }
    }
    return name;
}

/**
 * The end of a new certificate: never after the authority's own.
 *
 * @param {any} authority the engine's description of its certificate
 * @param {Date} now
 * @param {number} days
 * @returns {{notAfter: Date, clamped: boolean}}
 * @throws {AuthorityError} authority-expired
 */
export function endOf(authority, now, days) {
    const last = new Date(authority.notAfter);
    if (last <= now) {
        throw new AuthorityError('authority-expired', {
            on: authority.notAfter.slice(0, 10),
        });
    }
    const wanted = new Date(now.getTime() + days * DAY_MS);
    return wanted > last
        ? { notAfter: last, clamped: true }
        : { notAfter: wanted, clamped: false };
}

/**
 * A certificate as a device needs it: below an authority that is not a root,
 * the authority's own certificate follows. (The root never does: whoever
 * trusts it has it.)
 *
 * @param {string} certificate PEM
 * @param {string} authority PEM
 * @param {any} authorityReport
 * @returns {string}
 */
export function withChain(certificate, authority, authorityReport) {
    return authorityReport.selfSigned
        ? certificate : `${certificate.trim()}\n${authority.trim()}\n`;
}

/**
 * @typedef {object} Signing
 * @property {string | Uint8Array} request
 * @property {any} authorityReport the engine's description of ca.cer
 * @property {Secret} [passphrase] of the authority's key
 * @property {string | Uint8Array} [key] the authority's key, when it is open
 *   already; else the folder's
 * @property {number} [days]
 * @property {string[]} [names] instead of the request's
 * @property {Subject} [subject] instead of the request's
 * @property {string[]} [purposes]
 * @property {boolean} [asAuthority] it becomes an authority below this one
 * @property {string[]} [constraints] what such a one is limited to
 * @property {import('./folder.js').Device} [device] whose it becomes
 * @property {string} [requestName] file name in the device's folder
 * @property {string} [certificateName] file name in the device's folder
 * @property {Record<string, Uint8Array>} [files] more files of the device
 * @property {Date} [now]
 */

/**
 * Signs a request and takes the certificate into the folder.
 *
 * @param {AuthorityFolder} folder
 * @param {Engine} engine
 * @param {Signing} signing
 * @param {RunOptions} [run]
 * @returns {Promise<{certificate: string, ignored: string[], report: any,
 *     serial: string, folder: string, clamped: boolean}>}
 * @throws {AuthorityError} authority-expired, serial-used
 */
export async function signRequest(folder, engine, signing, run) {
    const now = signing.now ?? new Date();
    const days = signing.days ?? DAYS_DEFAULT;
    const { clamped } = endOf(signing.authorityReport, now, days);
    const serial = freshSerial(folder.usedSerials());
    const { certificate, ignored, report } = await engine.issue({
        request: signing.request,
        authority: {
            certificate: folder.certificate,
            key: signing.key ?? folder.key,
            passphrase: signing.passphrase,
        },
        days,
        serial,
        names: signing.names,
        subject: signing.subject,
        purposes: signing.purposes,
        ...(signing.asAuthority
            ? { pathLength: 0, constraints: signing.constraints } : {}),
    }, run);
    const encoder = new TextEncoder();
    /** @type {Record<string, Uint8Array>} */
    const files = { ...signing.files };
    if (signing.requestName) {
        files[signing.requestName] = typeof signing.request === 'string'
            ? encoder.encode(signing.request) : signing.request;
    }
    files[signing.certificateName ?? 'certificate.cer'] = encoder.encode(
        withChain(certificate, folder.certificate, signing.authorityReport));
    const kept = folder.add({
        certificate, report, device: signing.device, files,
    });
    return { certificate, ignored, report, clamped, ...kept };
}

/**
 * What changes from one certificate of a device to the next.
 *
 * @param {any} before the engine's descriptions
 * @param {any} after
 * @returns {{field: string, before: string, after: string}[]} fields:
 *   subject, names, notBefore, notAfter, key, publicKeySha256, serial,
 *   issuer, signatureAlgorithm
 */
export function differences(before, after) {
    const key = (/** @type {any} */ report) =>
        `${report.key.type} ${report.key.bits}`;
    const names = (/** @type {any} */ report) =>
        report.names.map((/** @type {any} */ name) => name.value)
            .sort().join(', ');
    /** @type {[string, (report: any) => string][]} */
    const fields = [
        ['subject', (report) => report.subject.text],
        ['names', names],
        ['notBefore', (report) => report.notBefore],
        ['notAfter', (report) => report.notAfter],
        ['key', key],
        ['publicKeySha256', (report) => report.publicKeySha256],
        ['serial', (report) => report.serial],
        ['issuer', (report) => report.issuer.text],
        ['signatureAlgorithm', (report) => report.signatureAlgorithm],
    ];
    return fields
        .map(([field, read]) =>
            ({ field, before: read(before), after: read(after) }))
        .filter((one) => one.before !== one.after);
}

/**
 * How the reason of a list entry is spelt in index.txt, and how in the
 * engine. "keyTime" and "CAkeyTime" are OpenSSL's words for a compromise
 * whose time is known; "holdInstruction" for a hold.
 */
const ENGINE_REASONS = new Map([
    ['', ''],
    ['unspecified', ''],
    ['CACompromise', 'cACompromise'],
    ['AACompromise', 'aACompromise'],
    ['keyTime', 'keyCompromise'],
    ['CAkeyTime', 'cACompromise'],
    ['holdInstruction', 'certificateHold'],
]);

/**
 * Makes the next revocation list and puts it into the folder.
 *
 * @param {AuthorityFolder} folder
 * @param {Engine} engine
 * @param {{passphrase?: Secret, days?: number}} options days: until the
 *   next list is due
 * @param {RunOptions} [run]
 * @returns {Promise<string>} PEM
 */
export async function makeCrl(
    folder, engine, { passphrase, days = 30 }, run,
) {
    const revoked = folder.entries.flatMap(({ serial, revoked: why }) => {
        if (!why || why.reason === 'removeFromCRL') {
            return [];
        }
        const reason = ENGINE_REASONS.get(why.reason) ?? why.reason;
        return [{ serial, date: why.at, reason }];
    });
    const { crl } = await engine.crl({
        authority: {
            certificate: folder.certificate,
            key: folder.key,
            passphrase,
        },
        days,
        number: folder.crlNumber,
        revoked,
    }, run);
    folder.setCrl(crl);
    return crl;
}
