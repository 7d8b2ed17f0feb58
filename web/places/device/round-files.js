/**
 * The files of a device of the round, read out of the authority's folder
 * before any of them is put on the table.
 */
import { deviceFiles } from '../../authority/upload_round.js';
import { isKnown, profileById, profiles } from '../../device/profiles.js';
import { engine } from '../../parts/engine.js';
import { t } from '../../text/index.js';
import { jobFile } from './job.js';
import { passphrasesFor } from './round-keys.js';
import { readKey } from './unlock-key.js';

/** @typedef {import('../../authority/inventory.js').Row} Row */
/** @typedef {import('../../authority/upload_round.js').DeviceFile}
 *   DeviceFile */
/** @typedef {import('../../parts/work.js').Run} Run */
/** @typedef {import('./job.js').JobFile} JobFile */

/**
 * @param {import('../../authority/folder.js').AuthorityFolder} folder
 * @param {Row} row
 * @param {Run} run
 */
export async function readDevice(folder, row, run) {
    const id = row.profile || profiles[0].id;
    if (!isKnown(id)) {
        throw new Error(t.device.round.noProfile({ id }));
    }
    const profile = profileById(id);
    const files = deviceFiles(folder, row, profile);
    if (!files.certificate) {
        throw new Error(t.device.round.noFiles({ device: row.device }));
    }
    const certificate = jobFile('certificate', {
        content: files.certificate.bytes, report: row.report,
        name: files.certificate.name,
    });
    const request = await readRequest(row, files.request, run);
    // The key last: its passphrase is nobody's should what follows fail.
    const key = await readDeviceKey(row, files.key, run);
    return { profile, certificate, request, key };
}

/**
 * The first object of a kind in a file.
 *
 * @param {DeviceFile} file
 * @param {string} kind
 * @param {Run} run
 * @returns {Promise<any>} its description, or null
 */
async function describe(file, kind, run) {
    const { objects } = await (await engine()).inspect(
        { bytes: file.bytes }, run);
    return objects.find((object) => object.kind === kind) ?? null;
}

/**
 * The request that a certificate came from.
 *
 * @param {Row} row
 * @param {DeviceFile | null} file
 * @param {Run} run
 */
async function readRequest(row, file, run) {
    const report = file ? await describe(file, 'request', run) : null;
    return file && report?.publicKeySha256 === row.report?.publicKeySha256
        ? jobFile('request', { content: file.bytes, report, name: file.name })
        : null;
}

/**
 * A device's key, opened where one of the passphrases at hand fits.
 *
 * @param {Row} row
 * @param {DeviceFile | null} file
 * @param {Run} run
 * @returns {Promise<{file: JobFile, passphrase: Uint8Array | null} | null>}
 *   null: there is none, or it belongs to another certificate
 */
async function readDeviceKey(row, file, run) {
    const fits = (/** @type {any} */ report) => report?.opened &&
        report.publicKeySha256 === row.report?.publicKeySha256;
    const report = file ? await describe(file, 'private-key', run) : null;
    if (!file || !report || (!report.encrypted && !fits(report))) {
        return null;
    }
    const { name, bytes: content } = file;
    const tries = report.encrypted ? passphrasesFor(row) : [];
    try {
        for (const tried of tries) {
            const opened = await readKey(content, tried, run);
            if (fits(opened)) {
                return {
                    file: jobFile('key', { content, report: opened, name }),
                    passphrase: tried.slice(),
                };
            }
        }
    } finally {
        tries.forEach((tried) => tried.fill(0));
    }
    return {
        file: jobFile('key', { content, report, name }), passphrase: null,
    };
}
