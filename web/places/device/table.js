/**
 * Files as they come on the table of the job: made from text or bytes, called
 * as the device's family calls them or after the device, and, where they are
 * an answer, with the chain above it.
 */
import { readAddresses } from '../../device/address.js';
import { namesOf } from '../../parts/facts.js';
import { safeFileName } from '../../writer.js';
import { currentProfile } from './at-device.js';
import { job, putFile, renameFile } from './job.js';

/** @import {Certificate} from '../../../wasm/reports.js' */
/** @import {JobFile, ReportOf, Slot} from './job.js' */

/**
 * @template R
 * @typedef {{ content: string | Uint8Array, report: R, made?: boolean,
 *   name?: string }} Source name: '' or none for the usual one
 */

/** The files of a job, by their slots. */
export const SLOTS = /** @type {const} */ (
    ['key', 'certificate', 'authorityCertificate', 'request']);

/** '' when it is not text. @param {Uint8Array} bytes */
function textOf(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
        return '';
    }
}

/**
 * @template {Slot} S
 * @param {S} slot
 * @param {Source<ReportOf[S]>} source
 * @returns {JobFile<ReportOf[S]>}
 */
export function jobFile(slot, { content, report, made = false, name }) {
    const [bytes, text] = typeof content === 'string'
        ? [new TextEncoder().encode(content), content]
        : [content, textOf(content)];
    return {
        name: name || usualName(slot),
        text: text.includes('-----BEGIN ') ? text : '',
        bytes, report, made, secret: slot === 'key', item: null,
    };
}

/**
 * What a file of the job is called: as this family of devices calls it, or
 * after the device, so that the files of several can lie together.
 *
 * @param {Slot} slot
 */
export function usualName(slot) {
    const { naming, addresses: [host] } = job.state;
    const usual = currentProfile().files[slot];
    return naming === 'article' || slot === 'authorityCertificate' ||
        host === undefined ? usual
        : safeFileName(host.replaceAll(':', '-'), 'device') +
            (/\.[^.]*$/.exec(usual)?.[0] ?? '');
}

/** Calls files otherwise, those that bear the usual name now. */
/** @param {'article' | 'device'} naming */
export function applyNaming(naming) {
    const usual = SLOTS.filter((slot) =>
        job.state.files[slot]?.name === usualName(slot));
    job.update({ naming });
    usual.forEach((slot) => renameFile(slot, usualName(slot)));
}

/**
 * Puts a file on the table, or takes it away.
 *
 * @template {Slot} S
 * @param {S} slot
 * @param {Source<ReportOf[S]> | null | undefined} source
 */
export const take = (slot, source) =>
    putFile(slot, source ? jobFile(slot, source) : null);

/**
 * Takes the addresses over from a file that was opened, when none were
 * typed: the steps to come need them. They go when the file goes (putFile).
 *
 * @param {Slot} slot where the file lies
 */
export function adoptNames(slot) {
    const file = job.state.files[slot];
    const { hosts } = readAddresses(namesOf(file?.report).join('\n'));
    if (file && job.state.addresses.length === 0 && hosts.length > 0) {
        const text = hosts.join('\n');
        job.update({ addresses: hosts, addressText: text,
            adopted: { slot, bytes: file.bytes, text } });
    }
}

/**
 * A certificate that others signed takes the place of certificate, root and
 * chain, whatever of them is there: the answer to a request, what lay beside
 * a key in its container, the files of another day.
 *
 * @param {Source<Certificate> | null} certificate
 * @param {Source<Certificate>[]} above the certificate's issuer first; the
 *   root among them
 * @param {string[]} [ignored] what was noticed, one sentence each
 */
export function putAnswer(certificate, above, ignored = []) {
    const root = above.find(({ report }) => report.selfSigned);
    take('certificate', certificate);
    take('authorityCertificate', root);
    adoptNames('certificate');
    job.update({
        signedBy: certificate ? 'outside' : '',
        chain: above.filter((one) => one !== root).map((one, i) => jobFile(
            'authorityCertificate', { ...one, name: `chain-${i + 1}.cer` })),
        ignored,
    });
}
