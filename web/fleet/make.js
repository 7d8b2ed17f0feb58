/**
 * One device of a fleet, from nothing to its files: key, request,
 * certificate, checked by the engine as the device will take them.
 *
 * Does not: keep anything, or know the other devices.
 */
import { pemToDer, toBytes } from '../authority/bytes.js';
import { withChain } from '../authority/issue.js';

/**
 * @import {Authority, Engine} from '../../wasm/face.js'
 * @import {RunOptions} from '../../wasm/pool.js'
 * @import {Certificate, Finding, Told} from '../../wasm/reports.js'
 * @import {Plan} from './check.js'
 *
 * @typedef {object} Made
 * @property {Plan} plan
 * @property {string} serial
 * @property {string} certificate PEM
 * @property {Certificate} report
 * @property {Told[]} ignored
 * @property {string} passphrase of the key, '' when it has none
 * @property {Record<string, Uint8Array>} files by the profile's names
 */

/** A device's own rules were not met by what was made for it. */
class UnfitError extends Error {
    /** @param {Finding[]} findings */
    constructor(findings) {
        super(findings.map(({ code }) => code).join(' '));
        this.name = 'UnfitError';
        this.code = 'unfit';
        this.findings = findings;
    }
}

/** @param {string} pem @param {Plan['profile']['certificate']} rules */
function encode(pem, { encoding, lineEnds }) {
    return encoding === 'der' ? pemToDer(pem)
        : toBytes(lineEnds === 'crlf' ? pem.replace(/\n/g, '\r\n') : pem);
}

/**
 * The authority's key, opened once for a whole fleet, and looked at once: its
 * primes are tested here and not with every device.
 *
 * @param {Engine} engine @param {string} key
 * @param {string | Uint8Array} passphrase @param {RunOptions} [run]
 * @returns {Promise<Uint8Array>} not locked: the caller wipes it
 */
export async function openAuthorityKey(engine, key, passphrase, run) {
    const { bytes } = await engine.convert(
        { bytes: key, passphrase, to: { form: 'pkcs8' } }, run);
    // To make a request is to open the key in full; the request is dropped.
    await engine.createRequest({
        key: bytes, subject: { CN: 'test' }, names: ['test.invalid'],
    }, run);
    return bytes;
}

/**
 * @param {Plan} plan
 * @param {{engine: Engine, authority: Authority, authorityReport?: Certificate,
 *     serial: string, passphrase: string}} with passphrase: of the key to be
 *   made; authorityReport: the engine's description of its certificate
 * @param {RunOptions} [run] @returns {Promise<Made>} @throws {UnfitError}
 */
export async function makeDevice(plan, { engine, authority, authorityReport,
    serial, passphrase: wanted }, run) {
    const { profile, names } = plan;
    const { type, bits, form, cipher } = profile.key;
    const passphrase = profile.key.passphrase === 'forbidden' ? '' : wanted;
    const { key, request, certificate, report, ignored, findings } =
        await engine.makeDevice({
            type,
            ...(type === 'rsa' ? { bits } : { curve: 'P-256' }),
            form,
            cipher,
            passphrase: passphrase || undefined,
            subject: plan.subject,
            names,
            authority,
            checked: true,
            serial,
            days: plan.days,
            hosts: names.map((name) => name.replace(/^\*/, 'any')),
            profile,
        }, run);
    const wrong = findings.filter(({ level }) => level === 'error');
    if (wrong.length > 0) {
        throw new UnfitError(wrong);
    }
    return {
        plan, serial, certificate, report, ignored, passphrase,
        files: {
            [profile.files.key]: encode(key,
                { ...profile.certificate, encoding: 'pem' }),
            [profile.files.request]: toBytes(request),
            [profile.files.certificate]:
                encode(withChain(certificate, String(authority.certificate),
                    authorityReport ?? { selfSigned: true }),
                profile.certificate),
        },
    };
}

/**
 * What a device's files are called where several devices lie together: by
 * the device, so that no second one becomes "MCU (1).key".
 *
 * @param {{key: string, request: string, certificate: string}} usual the
 *   profile's names
 * @param {string} device a safe file name
 * @returns {Map<string, string>} the device's own names by the usual ones:
 *   MCU.key becomes Room-1.key; names that do not share their beginning keep
 *   it, so that none falls on another (Room-1-server.pem)
 */
export function namedAfter({ key, request, certificate }, device) {
    const all = [key, request, certificate];
    const parts = all.map((name) => /^(.*?)(\.[^.]*)?$/.exec(name) ?? []);
    const endings = new Set(parts.map(([, , ending = '']) => ending));
    const alike = new Set(parts.map(([, stem]) => stem)).size === 1 &&
        endings.size === all.length;
    return new Map(all.map((name, at) => [name, alike
        ? device + (parts[at][2] ?? '') : `${device}-${name}`]));
}
