/**
 * The keys in a file: one by itself, or one of a PKCS#12 container, taken
 * out in the form that the device wants, with the certificates beside it.
 */
import { chainAbove } from './chain.js';

/** @typedef {import('../../../wasm/face.js').Engine} Engine */

/**
 * @typedef {object} FoundKey
 * @property {any} report the engine's description
 * @property {boolean} container it lies in one
 * @property {string} name as the container calls it, or ''
 * @property {any} [certificate] the description of the one that belongs to it
 *
 * @typedef {object} TakenKey
 * @property {Uint8Array} key
 * @property {any} report
 * @property {boolean} converted it lies nowhere in this form
 * @property {any} certificate beside it, or null
 * @property {any[]} chain above that
 */

/** Every object of a file, those inside containers too. */
/** @param {any[]} objects @returns {any[]} */
export function everyObject(objects) {
    return objects.flatMap((object) => [object, ...everyObject([
        ...(object.objects ?? []), ...(object.bags ?? []),
    ])]);
}

/**
 * The objects of a kind, sound ones first.
 *
 * @param {any[]} objects what the engine found
 * @param {string} kind
 * @returns {any[]}
 */
export function objectsOf(objects, kind) {
    return everyObject(objects).filter((object) => object.kind === kind)
        .sort((a, b) => Number(Boolean(a.error)) - Number(Boolean(b.error)));
}

/** @param {any[]} objects what the engine found @returns {FoundKey[]} */
export function keysIn(objects) {
    const certificates = everyObject(objects)
        .filter(({ kind, error }) => kind === 'certificate' && !error);
    return objects.flatMap((object) => everyObject([object])
        .filter(({ kind }) => kind === 'private-key')
        .map((report) => ({
            report,
            container: report !== object,
            name: everyObject([object]).find(({ objects: inside }) =>
                inside?.includes(report))?.friendlyName ?? '',
            certificate: certificates.find(({ publicKeySha256 }) =>
                publicKeySha256 &&
                publicKeySha256 === report.publicKeySha256),
        })));
}

/**
 * A key as the job uses it: its own file as it is, or taken out of its
 * container in the form that is chosen, locked with the container's
 * passphrase.
 *
 * @param {Engine} mc
 * @param {FoundKey} chosen
 * @param {any[]} objects of the file
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
    const { bytes } = await mc.convert(/** @type {any} */ ({
        bytes: given.bytes,
        passphrase,
        identity: chosen.report.publicKeySha256,
        to: {
            form: keyOptions.form, cipher: keyOptions.cipher,
            passphrase,
        },
    }), run);
    const { objects: read } = await mc.inspect({ bytes, passphrase }, run);
    const others = everyObject(objects).filter(({ kind, error }) =>
        kind === 'certificate' && !error);
    return {
        key: bytes,
        report: read[0],
        converted: true,
        certificate: chosen.certificate ?? null,
        chain: chosen.certificate
            ? chainAbove(chosen.certificate, others.filter((one) =>
                one !== chosen.certificate))
            : [],
    };
}
