/**
 * A new folder for an authority, complete as OpenSSL wants it, and the name
 * under which it is saved.
 */
import { toBytes } from './bytes.js';
import { isCertificate } from '../file/relations.js';
import { t } from '../text/index.js';
import { AuthorityFolder, PATHS } from './folder.js';
import { writeConf } from './openssl_conf.js';
import { writeIndex } from './openssl_index.js';
import { safeName } from './safe_name.js';
import { freshSerial } from './serial.js';

/** @import {Engine, Subject} from '../../wasm/face.js' */
/** @import {RunOptions} from '../../wasm/pool.js' */
/** @import {Certificate, Name} from '../../wasm/reports.js' */

/** @param {Name} name @returns {string} */
export function commonName(name) {
    const names = name.attributes.filter(({ oid }) => oid === '2.5.4.3');
    return names.at(-1)?.value ?? name.text;
}

/**
 * @typedef {object} MakeWishes
 * @property {Subject} subject
 * @property {number} bits
 * @property {number} days
 * @property {string[]} constraints domains and ranges; empty: no limit
 * @property {boolean} [below] it may have authorities below it
 * @property {boolean} [open] its key is wanted unlocked as well
 *
 * Makes an authority, its key locked as our folders lock it.
 *
 * @param {Engine} engine
 * @param {Readonly<MakeWishes>} wishes
 * @param {Uint8Array} passphrase stays the caller's
 * @param {RunOptions} [run]
 * @returns {Promise<{folder: AuthorityFolder, openKey?: Uint8Array}>} folder:
 *   described, saved nowhere; openKey: the caller's to wipe
 */
export async function makeAuthority(engine, wishes, passphrase, run) {
    const { below, ...options } = wishes;
    const made = await engine.createAuthority({
        ...options, form: 'pkcs8', pathLength: below ? 1 : 0, passphrase,
    }, run);
    const { objects } = await engine.inspect({ bytes: made.certificate }, run);
    const [report] = objects.filter(isCertificate);
    return { folder: newFolder({ ...made, report }), openKey: made.openKey };
}

/**
 * A folder for an authority that was just made.
 *
 * @param {{certificate: string, key: string, report: Certificate}} authority
 * @returns {AuthorityFolder} saved nowhere
 */
export function newFolder({ certificate, key, report }) {
    const folder = new AuthorityFolder(
        new Map([[PATHS.certificate, toBytes(certificate)]]));
    folder.report = report;
    folder.setUnsaved();
    folder.touched = true;
    if (key !== '') {
        folder.put(PATHS.key, key);
    }
    completeFolder(folder, commonName(report.subject));
    return folder;
}

/**
 * Adds what a directory for `openssl ca` needs and this one lacks.
 *
 * @param {AuthorityFolder} folder
 * @param {string} name
 */
export function completeFolder(folder, name) {
    const text = t.files.folder;
    /** @type {[string, () => string][]} */
    const parts = [
        [PATHS.index, () => writeIndex(folder.entries)],
        [PATHS.attributes, () => 'unique_subject = no\n'],
        [PATHS.serial, () => `${freshSerial(folder.usedSerials())}\n`],
        [PATHS.crlNumber, () => '01\n'],
        [PATHS.conf, writeConf],
        [PATHS.readme, () => `${text.readme({ name })}\n`],
        // git and some ZIP tools drop empty folders; OpenSSL needs this one.
        ['newcerts/README.txt', () => `${text.newcerts}\n`],
    ];
    for (const [path, make] of parts) {
        if (!folder.files.has(path)) {
            folder.put(path, make());
        }
    }
}

/**
 * A name for a ZIP of the folder; it never overwrites an older one.
 *
 * @param {string} authority its common name
 * @param {Date} now
 */
export function zipName(authority, now) {
    const when = now.toISOString().slice(0, 16).replace(/[T:]/g, '-');
    return `${safeName(authority)}-${when}.zip`;
}
