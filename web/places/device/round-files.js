/**
 * The files of a device of the round, read out of the authority's folder
 * before any of them is put on the table; and passphrases that may open its
 * key: those that the fleet's run still holds, those of a sealed list that
 * was opened, and the one that was typed last, since many fleets have one
 * for all.
 *
 * Does not: know whether a passphrase fits; each is tried.
 */
import { deviceFiles } from '../../authority/upload_round.js';
import { Secrets } from '../../fleet/secrets.js';
import { isSound } from '../../file/relations.js';
import { knownProfile, profiles } from '../../device/profiles.js';
import { engine } from '../../parts/engine.js';
import { redraw } from '../../store.js';
import { t } from '../../text/index.js';
import { authorityScope } from '../authority/state.js';
import { madePassphrase } from '../fleet/state.js';
import { readBack } from './key-file.js';
import { jobFile } from './table.js';

/** @import {PrivateKey} from '../../../wasm/reports.js' */
/** @import {AuthorityFolder} from '../../authority/folder.js' */
/** @import {Row} from '../../authority/inventory.js' */
/** @import {DeviceFile} from '../../authority/upload_round.js' */
/** @import {Run} from '../../parts/work.js' */

const mine = authorityScope.state((owner) => {
    const held = {
        /** Of a sealed list, by the device's name. */
        listed: new Secrets(),
        /** Typed last. */
        typed: /** @type {Uint8Array} */ (new Uint8Array()),
    };
    owner.onEnd(() => {
        held.listed.clear();
        held.typed.fill(0);
    });
    return held;
});

/** @param {Uint8Array} passphrase becomes this module's */
export function rememberTyped(passphrase) {
    mine().typed.fill(0);
    mine().typed = passphrase;
}

/** In the place of the list before. */
/** @param {{ name: string, passphrase: string }[]} list */
export function rememberList(list) {
    const { listed } = mine();
    listed.clear();
    list.forEach(({ name, passphrase }) => listed.put(name, passphrase));
    redraw();
}

/** @returns {number} how many passphrases a list has brought */
export const listLength = () => mine().listed.size;

/**
 * @param {Row} row
 * @returns {Uint8Array[]} the likeliest first; each becomes the caller's
 */
function passphrasesFor(row) {
    const { listed, typed } = mine();
    return [madePassphrase(row.serial), listed.copy(row.device),
        typed.length > 0 ? typed.slice() : null]
        .filter((secret) => secret !== null);
}

/**
 * @param {AuthorityFolder} folder
 * @param {Row} row
 * @param {Run} run
 */
export async function readDevice(folder, row, run) {
    const id = row.profile || profiles[0].id;
    const profile = knownProfile(id);
    if (!profile) {
        throw new Error(t.device.round.noProfile({ id }));
    }
    const files = deviceFiles(folder, row, profile);
    if (!files.certificate || !row.report) {
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

/** The request that a certificate came from. */
/** @param {Row} row @param {DeviceFile | null} file @param {Run} run */
async function readRequest(row, file, run) {
    if (!file) {
        return null;
    }
    const { content, report } = await readBack(
        await engine(), file.bytes, 'request', run);
    return report && isSound(report, 'request') &&
        report.publicKeySha256 === row.report?.publicKeySha256
        ? jobFile('request', { content, report, name: file.name }) : null;
}

/**
 * A device's key, opened where one of the passphrases at hand fits, or null:
 * there is none, or it belongs to another certificate.
 *
 * @param {Row} row
 * @param {DeviceFile | null} file
 * @param {Run} run
 */
async function readDeviceKey(row, file, run) {
    const fits = (/** @type {PrivateKey} */ report) => report.opened &&
        report.publicKeySha256 === row.report?.publicKeySha256;
    if (!file) {
        return null;
    }
    const { name, bytes: content } = file;
    const mc = await engine();
    const { report } = await readBack(mc, content, 'private-key', run);
    if (!report || (!report.encrypted && !fits(report))) {
        return null;
    }
    const tries = report.encrypted ? passphrasesFor(row) : [];
    try {
        for (const tried of tries) {
            const { report: opened } = await readBack(
                mc, content, 'private-key', run, tried);
            if (opened && fits(opened)) {
                return { passphrase: tried.slice(), file: jobFile('key',
                    { content, report: opened, name }) };
            }
        }
    } finally {
        tries.forEach((tried) => tried.fill(0));
    }
    return { file: jobFile('key', { content, report, name }),
        passphrase: null };
}
