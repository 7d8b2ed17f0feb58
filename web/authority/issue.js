/**
 * What an authority does, over its folder and the engine: judge a request,
 * sign it, revoke, make a revocation list.
 *
 * The engine refuses what must never be signed (a broken self-signature, a
 * weak key, a name outside the constraints). Here stands what only somebody
 * who knows the folder can tell: a serial that was used, a key that another
 * device has, an end after the authority's own.
 *
 * A signing takes what it needs once, as an order (signingOrder); the work
 * (signOrder) knows nothing else; what comes of it is kept in one step
 * (keepSigned). So whatever happens to the folder or the form meanwhile, the
 * certificate is of what was ordered.
 * Does not: keep the passphrase, save, or know the document.
 */
import { toBytes } from './bytes.js';
import { AuthorityError } from './error.js';
import { SHORT_NAMES } from './openssl_index.js';
import { engineReason, isCompromise } from './revocation.js';
import { freshSerial } from './serial.js';
import { DEVICE_DAYS } from './validity.js';

/**
 * @import {Attribute, Certificate, FileObject, OfKind, Told}
 *   from '../../wasm/reports.js'
 * @import {Device} from './devices.js'
 * @import {AuthorityFolder} from './folder.js'
 * @import {Row} from './inventory.js'
 * @import {Engine, EngineError, Subject} from '../../wasm/face.js'
 * @import {RunOptions} from '../../wasm/pool.js'
 * @typedef {string | Uint8Array} Secret
 *
 * @typedef {object} Finding
 * @property {'error' | 'warning' | 'info'} level
 * @property {string} code
 * @property {Record<string, string | number>} values
 */

const DAY_MS = 86400000;

/** Subject fields that the engine can write. */
const SUBJECT_FIELDS = ['CN', 'serialNumber', 'C', 'L', 'ST', 'O', 'OU',
    'emailAddress', 'DC'];

/** Fields that a subject may hold more than once. */
const REPEATED = new Set(['OU', 'DC']);

/**
 * A subject as the engine takes it, from one that it described.
 *
 * @param {{attributes: Pick<Attribute, 'oid' | 'type' | 'value'>[]}} name the
 *   engine's
 * @returns {{subject: Subject, dropped: string[]}} dropped: what it cannot
 *   write, "type=value"
 */
export function subjectOf(name) {
    /** @type {Subject} */
    const subject = {};
    /** @type {string[]} */
    const dropped = [];
    for (const { oid, type, value } of name.attributes) {
        const field = SHORT_NAMES.get(oid) ?? '';
        const before = subject[field];
        if (!SUBJECT_FIELDS.includes(field) ||
            (before !== undefined && !REPEATED.has(field))) {
            dropped.push(`${type}=${value}`);
        } else if (before === undefined) {
            subject[field] = value;
        } else {
            subject[field] = [before, value].flat();
        }
    }
    return { subject, dropped };
}

/** Those that the engine can write again. @param {FileObject} report */
export function namesOf(report) {
    return (report.names ?? [])
        .filter(({ type }) => type === 'dns' || type === 'ip')
        .map(({ value }) => value);
}

/**
 * What to know about a request before it is signed.
 *
 * @param {Row[]} rows the inventory
 * @param {FileObject} report the request's
 * @param {string} device whose request it is
 * @param {{names?: string[], asAuthority?: boolean}} [wishes] what it shall
 *   become: its names as they stand now, an authority or not
 * @returns {Finding[]} any error: it must not be signed as it is
 */
export function reviewRequest(rows, report, device, wishes = {}) {
    const { names = namesOf(report), asAuthority = false } = wishes;
    /** @type {Finding[]} */
    const findings = [];
    const say = (
        /** @type {Finding['level']} */ level,
        /** @type {string} */ code,
        /** @type {Finding['values']} */ values = {},
    ) => findings.push({ level, code, values });
    const { type = '', bits = 0 } = report.key ?? {};
    if (type !== 'RSA' && type !== 'EC') {
        say('error', 'key-unsupported', { type });
        return findings;
    }
    if (report.signatureValid === false) {
        say('error', 'request-signature');
    }
    if (type === 'RSA' && bits < 2048) {
        say('error', 'key-short', { bits });
    }
    for (const weakness of report.weaknesses ?? []) {
        say('error', 'key-weak', { weakness });
    }
    if (!asAuthority && (report.wants?.authority || report.wants?.certSign)) {
        say('warning', 'wants-authority');
    }
    for (const row of rows) {
        const { serial } = row;
        if (row.report?.publicKeySha256 !== report.publicKeySha256) {
            continue;
        }
        if (isCompromise(row.reason)) {
            say('error', 'key-compromised', { serial });
        } else if (row.device !== device) {
            say('error', 'key-of-another', { device: row.device, serial });
        } else {
            say('info', 'key-again', { serial });
        }
    }
    if (names.length === 0 && !asAuthority) {
        say('warning', 'no-names');
    }
    return findings;
}


/**
 * A certificate as a device needs it: below an authority that is not a root,
 * the authority's own certificate follows. (The root never does: whoever
 * trusts it has it.)
 *
 * @param {string} certificate PEM
 * @param {string} authority PEM
 * @param {Pick<Certificate, 'selfSigned'>} authorityReport
 */
export function withChain(certificate, authority, authorityReport) {
    return authorityReport.selfSigned
        ? certificate : `${certificate.trim()}\n${authority.trim()}\n`;
}

/**
 * @typedef {object} Wishes what somebody asks to be signed
 * @property {string | Uint8Array} request
 * @property {number} [days]
 * @property {string[]} [names] instead of the request's
 * @property {Subject} [subject] instead of the request's
 * @property {string[]} [purposes]
 * @property {boolean} [asAuthority] it becomes an authority below this one
 * @property {string[]} [constraints] what such a one is limited to
 * @property {Device} [device] whose it becomes
 * @property {string} [requestName] file name in the device's folder
 * @property {string} [certificateName] file name in the device's folder
 * @property {Record<string, Uint8Array>} [files] more files of the device
 *
 * @typedef {Readonly<Wishes & {days: number, serial: string,
 *     clamped: boolean, authority: Readonly<{certificate: string,
 *     key: string, report: Certificate}>}>} Order clamped: the engine ends it
 *     with the authority, before those days are over
 *
 * @typedef {object} Signed
 * @property {string} certificate PEM
 * @property {string} withChain as a device takes it, PEM
 * @property {Certificate} report
 * @property {Told[]} ignored what was asked for and is not granted
 * @property {Order} order
 */

/**
 * Takes what a signing needs, at this moment: the authority as its folder
 * has it and a serial number of its own, which never comes again.
 *
 * @param {AuthorityFolder} folder
 * @param {Wishes} wishes
 * @param {Date} [now]
 * @returns {Order} frozen
 * @throws {AuthorityError} authority-expired, no-key
 */
export function signingOrder(folder, wishes, now = new Date()) {
    if (folder.key === '') {
        throw new AuthorityError('no-key');
    }
    const { certificate, key, report } = folder;
    const last = new Date(report.notAfter);
    if (last <= now) {
        throw new AuthorityError('authority-expired', {
            on: report.notAfter.slice(0, 10),
        });
    }
    const days = wishes.days ?? DEVICE_DAYS;
    const serial = freshSerial(folder.usedSerials());
    folder.usedSerials().add(serial);
    return Object.freeze({
        ...wishes,
        names: wishes.names && [...wishes.names],
        files: { ...wishes.files },
        days, serial,
        clamped: now.getTime() + days * DAY_MS > last.getTime(),
        authority: Object.freeze({ certificate, key, report }),
    });
}

/**
 * Signs, and changes nothing else.
 *
 * @param {Engine} engine
 * @param {Order} order
 * @param {{passphrase?: Secret, openKey?: Uint8Array}} secret of the
 *   authority's key, or that key as it was just made, not to be derived and
 *   tested again; stays the caller's
 * @param {RunOptions} [run]
 * @returns {Promise<Signed>}
 * @throws {EngineError}
 */
export async function signOrder(engine, order, { passphrase, openKey }, run) {
    const { request, days, serial, names, subject, purposes } = order;
    const { certificate: above, key, report: aboveReport } = order.authority;
    const { certificate, ignored, report } = await engine.issue({
        request, days, serial, names, subject, purposes,
        authority: { certificate: above,
            ...(openKey ? { key: openKey } : { key, passphrase }) },
        checked: openKey !== undefined,
        ...(order.asAuthority
            ? { pathLength: 0, constraints: order.constraints } : {}),
    }, run);
    return {
        certificate, ignored, report, order,
        withChain: withChain(certificate, above, aboveReport),
    };
}

/**
 * Makes a key, asks with it, and signs that.
 *
 * @param {Engine} engine
 * @param {Order} order its request is made here
 * @param {{key: Parameters<Engine['generateKey']>[0], subject: Subject,
 *     names: string[], passphrase: Secret}} asked key: what kind of one, and
 *   the passphrase that locks it
 * @param {RunOptions} [run]
 * @returns {Promise<{key: string, signed: Signed}>} key: PEM
 */
export async function signNewKey(engine, order, asked, run) {
    const { subject, names, passphrase } = asked;
    const { key } = await engine.generateKey(asked.key, run);
    const { request } = await engine.createRequest({
        key, passphrase: asked.key.passphrase, subject, names });
    return { key, signed: await signOrder(
        engine, { ...order, request }, { passphrase }, run) };
}

/**
 * Takes what was signed into the folder, at once and whole.
 *
 * @param {AuthorityFolder} folder the order's
 * @param {Signed} signed
 * @returns {{serial: string, folder: string, leftOut: string[]}} as
 *   AuthorityFolder.add
 * @throws {AuthorityError} serial-used, other-authority
 */
export function keepSigned(folder, { certificate, report, order, ...signed }) {
    if (folder.certificate !== order.authority.certificate) {
        throw new AuthorityError('other-authority');
    }
    const { request } = order;
    return folder.add({
        certificate, report, device: order.device,
        files: {
            ...order.files,
            ...(order.requestName ? { [order.requestName]:
                typeof request === 'string' ? toBytes(request) : request }
                : {}),
            [order.certificateName ?? 'certificate.cer']:
                toBytes(signed.withChain),
        },
    });
}

/**
 * What changes from one certificate of a device to the next.
 *
 * @param {Certificate} before
 * @param {Certificate} after
 * @returns {{field: string, before: string, after: string}[]} fields:
 *   subject, names, notBefore, notAfter, key, publicKeySha256, serial,
 *   issuer, signatureAlgorithm
 */
export function differences(before, after) {
    /** @type {[string, (report: Certificate) => string][]} */
    const fields = [
        ['subject', ({ subject }) => subject.text],
        ['names', ({ names }) =>
            names.map(({ value }) => value).sort().join(', ')],
        ['notBefore', ({ notBefore }) => notBefore],
        ['notAfter', ({ notAfter }) => notAfter],
        ['key', ({ key }) => `${key.type} ${key.bits}`],
        ['publicKeySha256', ({ publicKeySha256 }) => publicKeySha256],
        ['serial', ({ serial }) => serial],
        ['issuer', ({ issuer }) => issuer.text],
        ['signatureAlgorithm', ({ signatureAlgorithm }) => signatureAlgorithm],
    ];
    return fields
        .map(([field, read]) =>
            ({ field, before: read(before), after: read(after) }))
        .filter((one) => one.before !== one.after);
}

/**
 * Takes what the next revocation list says, at this moment.
 *
 * @param {AuthorityFolder} folder
 * @param {number} days until the list after it is due
 */
export function listOrder({ certificate, key, crlNumber, entries }, days) {
    if (key === '') {
        throw new AuthorityError('no-key');
    }
    return Object.freeze({
        authority: { certificate, key },
        days,
        number: crlNumber,
        revoked: entries.flatMap(({ serial, revoked }) =>
            (!revoked || revoked.reason === 'removeFromCRL' ? []
                : [{ serial, date: revoked.at,
                    reason: engineReason(revoked.reason) }])),
    });
}

/**
 * Signs a revocation list, and changes nothing else.
 *
 * @param {Engine} engine
 * @param {ReturnType<typeof listOrder>} order
 * @param {{passphrase?: Secret}} secret
 * @param {RunOptions} [run]
 * @returns {Promise<{crl: string, report: OfKind<'crl'>, number: string}>} for
 *   AuthorityFolder.setCrl
 */
export async function signList(engine, order, { passphrase }, run) {
    const { crl } = await engine.crl({
        ...order, authority: { ...order.authority, passphrase },
    }, run);
    const { objects } = await engine.inspect({ bytes: crl }, run);
    const [report] = objects.filter((one) => one.kind === 'crl');
    return { crl, report, number: order.number };
}
