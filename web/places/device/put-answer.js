/**
 * A certificate that others signed, put on the table with what stands above
 * it: the answer to a request, what lay beside a key in its container, the
 * files of another day.
 */
import { adoptNames, usualName } from './choices.js';
import { job, jobFile, putFile } from './job.js';

/** @import {Certificate} from '../../../wasm/reports.js' */

/** @typedef {{ content: string | Uint8Array, report: Certificate,
 *   name?: string }} Given name: '' or none for the usual one */

/**
 * Takes the place of certificate, root and chain, whatever of them is there.
 *
 * @param {Given | null} certificate
 * @param {Given[]} above the certificate's issuer first; the root among them
 * @param {string[]} [ignored] what was noticed, one sentence each
 */
export function putAnswer(certificate, above, ignored = []) {
    const root = above.find(({ report }) => report.selfSigned);
    for (const [slot, given] of /** @type {const} */ ([
        ['certificate', certificate], ['authorityCertificate', root]])) {
        putFile(slot, given ? jobFile(slot, {
            ...given, name: given.name || usualName(slot),
        }) : null);
    }
    adoptNames('certificate');
    job.update({
        signedBy: certificate ? 'outside' : '',
        chain: above.filter((one) => one !== root).map((one, i) =>
            jobFile('authorityCertificate', {
                ...one, name: `chain-${i + 1}.cer`,
            })),
        ignored,
    });
}
