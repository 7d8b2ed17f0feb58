/**
 * What the engine found in a file: the objects of a kind, certificates in
 * their order, and keys: one by itself, or one of a PKCS#12 container, taken
 * out in the form that the device wants, with the certificates beside it.
 */
import { everyObject, isCertificate, namesIssuer }
    from '../../file/relations.js';

/**
 * @import {Certificate, FileObject, Kind, OfKind, PrivateKey}
 *   from '../../../wasm/reports.js'
 */

/**
 * @typedef {object} FoundKey
 * @property {PrivateKey} report
 * @property {boolean} container it lies in one
 * @property {string} name as the container calls it, or ''
 * @property {Certificate} [certificate] that belongs to it
 *
 * @typedef {PrivateKey & { container?: FileObject }} KeyReport with that of
 *   the container, if it lay in one
 *
 * @typedef {object} TakenKey
 * @property {Uint8Array} key
 * @property {KeyReport} report
 * @property {boolean} converted it lies nowhere in this form
 * @property {Certificate | null} certificate beside it
 * @property {Certificate[]} chain above that
 */

/**
 * @template {Kind} K
 * @param {FileObject} object
 * @param {K} kind
 * @returns {object is OfKind<K>}
 */
function isOf(object, kind) {
    return object.kind === kind;
}

/**
 * The objects of a kind, sound ones first.
 *
 * @template {Kind} K
 * @param {FileObject[]} objects what the engine found
 * @param {K} kind
 */
export function objectsOf(objects, kind) {
    return everyObject(objects).filter((object) => isOf(object, kind))
        .sort((a, b) => Number(Boolean(a.error)) - Number(Boolean(b.error)));
}

/**
 * The certificates above a leaf, its issuer first, as far as they are there.
 *
 * @param {Certificate} leaf
 * @param {Certificate[]} others
 * @returns {Certificate[]}
 */
export function chainAbove(leaf, others) {
    const left = [...others];
    const chain = [];
    let at = leaf;
    while (at && !at.selfSigned) {
        const below = at;
        const i = left.findIndex((candidate) => namesIssuer(candidate, below));
        [at] = i < 0 ? [] : left.splice(i, 1);
        if (at) {
            chain.push(at);
        }
    }
    return chain;
}

/** @param {FileObject[]} objects what the engine found @returns {FoundKey[]} */
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
 * passphrase.
 *
 * @param {import('../../../wasm/face.js').Engine} mc
 * @param {FoundKey} chosen
 * @param {FileObject[]} objects of the file
 * @param {{ given: { bytes: Uint8Array }, passphrase?: Uint8Array,
 *   keyOptions: import('./job.js').KeyOptions }} inputs
 * @param {import('../../../wasm/pool.js').RunOptions} run
 * @returns {Promise<TakenKey>}
 */
export async function takeKeyOf(mc, chosen, objects, inputs, run) {
    const { given, passphrase, keyOptions } = inputs;
    if (!chosen.container) {
        return {
            key: given.bytes, report: chosen.report, converted: false,
            certificate: null, chain: [],
        };
    }
    const { form, cipher } = keyOptions;
    const { bytes } = await mc.convert({
        bytes: given.bytes,
        passphrase,
        identity: chosen.report.publicKeySha256,
        to: { form, cipher, passphrase },
    }, run);
    const { objects: read } = await mc.inspect({ bytes, passphrase }, run);
    const [report] = objectsOf(read, 'private-key');
    const { certificate = null } = chosen;
    return {
        key: bytes,
        report: { ...report, container: objects.find((object) =>
            everyObject([object]).includes(chosen.report)) },
        converted: true,
        certificate,
        chain: certificate ? chainAbove(certificate, everyObject(objects)
            .filter(isCertificate).filter((one) => one !== certificate)) : [],
    };
}
