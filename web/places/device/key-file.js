/**
 * What the engine found in a file: the objects of a kind, certificates in
 * their order, and keys: one by itself, or one of a PKCS#12 container, taken
 * out in the form that the device wants, with the certificates beside it.
 */
import { everyObject, isCertificate, namesIssuer }
    from '../../file/relations.js';

/**
 * @import {Certificate, FileObject, Kind, OfKind, PrivateKey, Sound}
 *   from '../../../wasm/reports.js'
 * @import {Engine} from '../../../wasm/face.js'
 * @import {RunOptions} from '../../../wasm/pool.js'
 * @import {KeyOptions} from './job.js'
 *
 * @typedef {ReturnType<typeof keysIn>[number]} FoundKey
 *
 * @typedef {PrivateKey & { container?: FileObject }} KeyReport with that of
 *   the container, if it lay in one
 */

/** A certificate by itself, as it comes on the table. */
/** @param {Certificate} report */
export const pemOf = (report) => ({ content: report.pem, report });

/**
 * The objects of a kind, sound ones first.
 *
 * @template {Kind} K
 * @param {FileObject[]} objects what the engine found
 * @param {K} kind
 */
export function objectsOf(objects, kind) {
    const found = /** @type {OfKind<K>[]} */ (
        everyObject(objects).filter((object) => object.kind === kind));
    return found.sort((a, b) => Number(!!a.error) - Number(!!b.error));
}

/**
 * A file with what the engine says of the first object of a kind in it.
 *
 * @template {Kind} K
 * @template {string | Uint8Array} C
 * @param {Engine} mc
 * @param {C} content
 * @param {K} kind
 * @param {RunOptions} run
 * @param {Uint8Array} [passphrase]
 */
export async function readBack(mc, content, kind, run, passphrase) {
    const { objects } = await mc.inspect({ bytes: content, passphrase }, run);
    // Sound if it was made here; who reads another's asks.
    const [report] = /** @type {(K extends 'private-key' ? PrivateKey :
        Sound<K>)[]} */ (objectsOf(objects, kind));
    return { content, report };
}

/**
 * The certificates above a leaf, its issuer first, as far as they are there.
 *
 * @param {Certificate} leaf
 * @param {Certificate[]} others
 * @returns {Certificate[]}
 */
export function chainAbove(leaf, others) {
    const next = leaf.selfSigned ? undefined
        : others.find((candidate) => namesIssuer(candidate, leaf));
    return next ? [next,
        ...chainAbove(next, others.filter((one) => one !== next))] : [];
}

/** @param {FileObject[]} objects what the engine found */
export function keysIn(objects) {
    const certificates = everyObject(objects).filter(isCertificate);
    return objects.flatMap((object) => {
        const inside = everyObject([object]);
        return inside.filter((one) => one.kind === 'private-key')
            .map((report) => ({
                report,
                container: report !== object,
                name: inside.flatMap(({ bags = [] }) => bags).find((bag) =>
                    bag.objects?.includes(report))?.friendlyName ?? '',
                certificate: certificates.find(({ publicKeySha256 }) =>
                    publicKeySha256 === report.publicKeySha256),
            }));
    });
}

/**
 * A key as the job uses it: its own file as it is, or taken out of its
 * container in the form that is chosen, locked with the container's
 * passphrase, with the certificate beside it and what stands above that.
 *
 * @param {Engine} mc
 * @param {FoundKey} chosen
 * @param {FileObject[]} objects of the file
 * @param {{ given: { bytes: Uint8Array }, passphrase?: Uint8Array,
 *   keyOptions: KeyOptions }} inputs
 * @param {RunOptions} run
 */
export async function takeKeyOf(mc, chosen, objects, inputs, run) {
    const { given, passphrase, keyOptions } = inputs;
    if (!chosen.container) {
        return { content: given.bytes, made: false, certificate: null,
            chain: [], report: /** @type {KeyReport} */ (chosen.report) };
    }
    const { form, cipher } = keyOptions;
    const { bytes } = await mc.convert({
        bytes: given.bytes,
        passphrase,
        identity: chosen.report.publicKeySha256,
        to: { form, cipher, passphrase },
    }, run);
    const { report } = await readBack(
        mc, bytes, 'private-key', run, passphrase);
    const { certificate = null } = chosen;
    return {
        content: bytes,
        report: { ...report, container: objects.find((object) =>
            everyObject([object]).includes(chosen.report)) },
        // It lies nowhere in this form.
        made: true,
        certificate,
        chain: certificate ? chainAbove(certificate, everyObject(objects)
            .filter(isCertificate).filter((one) => one !== certificate)) : [],
    };
}
