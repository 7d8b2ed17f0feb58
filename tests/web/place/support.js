/*
 * What tests of the places share: the page's modules over the shipped
 * engine, and an authority with its devices.
 */
import '../../lib/page-modules.js';
import { isCertificate } from '../../../web/file/relations.js';
import { newFolder, openFace, PASSPHRASE, signRequest }
    from '../authority/support.js';

export { PASSPHRASE };

globalThis.location ??= /** @type {any} */ ({ hash: '', protocol: 'https:' });
globalThis.navigator ??= /** @type {any} */ ({});

const { setEngine } = await import('../../../web/parts/engine.js');

export const engine = await openFace();
setEngine({ ready: Promise.resolve(), engine });

/** @param {string} host @param {string} [passphrase] */
export async function deviceOf(host, passphrase) {
    const { key } = await engine.generateKey(
        { type: 'ec', form: 'pkcs8', passphrase, iterations: 10000 });
    const { request } = await engine.createRequest(
        { key, passphrase, subject: { CN: host }, names: [host] });
    return { key, request };
}

/**
 * @param {string} name of the authority
 * @param {...string} hosts of devices, one each
 */
export async function authorityOf(name, ...hosts) {
    const { key, certificate } = await engine.createAuthority({
        type: 'ec', subject: { CN: name }, days: 3650,
        passphrase: PASSPHRASE, iterations: 10000, pathLength: 1,
    });
    const { objects } = await engine.inspect({ bytes: certificate });
    const [report] = objects.filter(isCertificate);
    const folder = newFolder({ certificate, key, report });
    /** @type {Record<string, any>} by host */
    const made = {};
    for (const host of hosts) {
        const device = await deviceOf(host);
        made[host] = { ...device, ...await signRequest(folder, engine, {
            request: device.request, passphrase: PASSPHRASE,
            device: { name: `Room of ${host}`, profile: 'mcu-4200' },
            requestName: 'MCU.csr', certificateName: 'MCU.cer' }) };
    }
    return { folder, made };
}
