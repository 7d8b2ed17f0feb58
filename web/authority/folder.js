/**
 * An authority's folder in memory: files by path, in the layout of a
 * directory for `openssl ca` (readme.js says what is what).
 *
 *   ca.cer ca.key index.txt index.txt.attr serial crlnumber crl.pem
 *   openssl.cnf README.txt newcerts/SERIAL.pem
 *   devices/NAME/... the files of a device as they are now, device.json with
 *   its profile, and former/WHEN-SERIAL/... what they replaced
 *
 * Nothing here is ever deleted: what is replaced moves to former/, and a save
 * keeps the lists of the save before as .old, as OpenSSL does.
 * Files that this module does not know stay as they are.
 * Does not: read other layouts (layouts.js), zip (zip.js), sign (issue.js).
 */
import { sameBytes, toBytes, toText } from './bytes.js';
import { AuthorityError } from './error.js';
import {
    readIndex, serialText, subjectLine, writeIndex,
} from './openssl_index.js';
import { writeConf } from './openssl_conf.js';
import { writeReadme } from './readme.js';
import { safeName, uniqueSafeName } from './safe_name.js';
import { freshSerial, nextNumber } from './serial.js';

/**
 * @typedef {import('./openssl_index.js').Entry} Entry
 * @typedef {Map<string, Uint8Array>} Files by path, '/' between folders
 *
 * @typedef {object} Device what device.json holds
 * @property {string} name as the user wrote it
 * @property {string} profile the profile's id, '' when none
 *
 * @typedef {object} Issued a certificate to be kept
 * @property {string} certificate PEM
 * @property {any} report the engine's description of it
 * @property {Device} [device] none: kept in newcerts alone
 * @property {Record<string, Uint8Array>} [files] the device's files by name
 *
 * @typedef {object} Note something the user should know about what was read
 * @property {string} code
 * @property {Record<string, string | number>} values
 */

export const PATHS = Object.freeze({
    certificate: 'ca.cer',
    /** Above an authority that is not a root itself. */
    root: 'root.cer',
    key: 'ca.key',
    index: 'index.txt',
    attributes: 'index.txt.attr',
    serial: 'serial',
    crlNumber: 'crlnumber',
    crl: 'crl.pem',
    conf: 'openssl.cnf',
    readme: 'README.txt',
});

/** Lists whose last version is kept as .old on every save. */
const VERSIONED = [
    PATHS.index, PATHS.attributes, PATHS.serial, PATHS.crlNumber, PATHS.crl,
];

const DEVICE_FILE = 'device.json';

/** @param {string} serial @returns {string} */
export function certificatePath(serial) {
    return `newcerts/${serial}.pem`;
}

/** @param {string} path @returns {string} the device's folder, or '' */
export function deviceOf(path) {
    return /^devices\/([^/]+)\/./.exec(path)?.[1] ?? '';
}

export class AuthorityFolder {
    /**
     * @param {Files} files in our layout; the map becomes the folder's own
     * @param {Note[]} [notes]
     * @throws {AuthorityError} no-certificate, index-line,
     *   index-serial-twice
     */
    constructor(files, notes = []) {
        if (!files.has(PATHS.certificate)) {
            throw new AuthorityError('no-certificate');
        }
        this.files = files;
        this.notes = notes;
        /** What the last save, or the opening, left: for .old and "changed" */
        this.saved = new Map(files);
        this.entries = readIndex(this.text(PATHS.index));
        /** Descriptions by serial, filled by inventory.js */
        /** @type {Map<string, any>} */
        this.described = new Map();
        /** Counts changes, so that a page can tell a stale view. */
        this.revision = 0;
        /** The lists in `files` are behind `entries`: see sync. */
        this.stale = false;
        /** What usedSerials and deviceFolder have gathered; null: anew. */
        /** @type {Set<string> | null} */
        this.used = null;
        /** @type {Map<string, string> | null} */
        this.folderByName = null;
    }

    /** @param {string} path @returns {string} '' when there is no such file */
    text(path) {
        const bytes = this.files.get(path);
        return bytes ? toText(bytes) : '';
    }

    get certificate() {
        return this.text(PATHS.certificate);
    }

    /** The locked key, or '' on a workstation that only keeps the list. */
    get key() {
        return this.text(PATHS.key);
    }

    /** The number of the next revocation list, hexadecimal. */
    get crlNumber() {
        const number = this.text(PATHS.crlNumber).trim();
        return /^[0-9A-Fa-f]+$/.test(number) ? number : '01';
    }

    get changed() {
        return this.stale || this.files.size !== this.saved.size ||
            [...this.files].some(([path, bytes]) => {
                const before = this.saved.get(path);
                return before === undefined || !sameBytes(before, bytes);
            });
    }

    /**
     * Every serial that must not come again. Whoever is about to use one adds
     * it to this set.
     *
     * @returns {Set<string>}
     */
    usedSerials() {
        this.used ??= this.gatherSerials();
        return this.used;
    }

    /** @returns {Set<string>} */
    gatherSerials() {
        const used = new Set(this.entries.map((entry) => entry.serial));
        for (const path of this.files.keys()) {
            const match = /^newcerts\/([0-9A-Fa-f]+)\.pem$/.exec(path);
            if (match) {
                used.add(serialText(match[1]));
            }
        }
        return used;
    }

    /** @param {string} path @param {string | Uint8Array} contents */
    put(path, contents) {
        this.files.set(
            path, typeof contents === 'string' ? toBytes(contents) : contents);
        this.revision++;
        if (path.endsWith(`/${DEVICE_FILE}`)) {
            this.folderByName = null;
        }
    }

    /**
     * Brings the lists to what the entries say. Done when they are asked for,
     * not with every certificate: a fleet adds a thousand.
     */
    sync() {
        if (this.stale) {
            this.stale = false;
            this.put(PATHS.index, writeIndex(this.entries));
            // OpenSSL's next serial must not be one that was just used.
            this.put(PATHS.serial, `${freshSerial(this.usedSerials())}\n`);
        }
    }

    /** @param {string} serial @returns {Entry} */
    entry(serial) {
        const found =
            this.entries.find((entry) => entry.serial === serialText(serial));
        if (!found) {
            throw new AuthorityError('no-such-serial', { serial });
        }
        return found;
    }

    /** @returns {Map<string, Device>} devices by folder name */
    devices() {
        /** @type {Map<string, Device>} */
        const found = new Map();
        for (const path of this.files.keys()) {
            const folder = deviceOf(path);
            if (folder && !found.has(folder)) {
                found.set(folder, this.device(folder));
            }
        }
        return found;
    }

    /** @param {string} folder @returns {Device} */
    device(folder) {
        try {
            const read =
                JSON.parse(this.text(`devices/${folder}/${DEVICE_FILE}`));
            return {
                name: typeof read.name === 'string' ? read.name : folder,
                profile: typeof read.profile === 'string' ? read.profile : '',
            };
        } catch {
            return { name: folder, profile: '' };
        }
    }

    /**
     * The folder of a device: the one that carries this name already, or a
     * new one that collides with none.
     *
     * @param {string} name
     * @returns {string}
     */
    deviceFolder(name) {
        this.folderByName ??= new Map([...this.devices()].map(
            ([folder, device]) => [device.name, folder]));
        const known = this.folderByName.get(name);
        if (known !== undefined) {
            return known;
        }
        const taken = new Set([...this.folderByName.values()].map((folder) =>
            folder.toLowerCase()));
        return uniqueSafeName(name, taken);
    }

    /**
     * Moves what a device has now out of the way.
     *
     * @param {string} folder
     * @param {string[]} names of the files that come in their place
     * @param {string} when as in a file name
     */
    retire(folder, names, when) {
        const here = `devices/${folder}/`;
        const going = names.filter((name) => this.files.has(here + name));
        if (going.length === 0) {
            return;
        }
        const taken = new Set();
        for (const path of this.files.keys()) {
            const old = path.startsWith(`${here}former/`) &&
                path.slice(here.length + 'former/'.length).split('/')[0];
            if (old) {
                taken.add(old.toLowerCase());
            }
        }
        const former = `${here}former/${uniqueSafeName(when, taken)}/`;
        for (const name of going) {
            const bytes = /** @type {Uint8Array} */ (
                this.files.get(here + name));
            this.files.set(former + name, bytes);
            this.files.delete(here + name);
        }
    }

    /**
     * Takes a certificate into the list, newcerts and its device's folder.
     *
     * @param {Issued} issued
     * @returns {{serial: string, folder: string}}
     * @throws {AuthorityError} serial-used
     */
    add({ certificate, report, device, files = {} }) {
        const serial = serialText(report.serial);
        const known = this.entries.some((entry) => entry.serial === serial);
        if (known || this.files.has(certificatePath(serial))) {
            throw new AuthorityError('serial-used', { serial });
        }
        this.entries.push({
            status: 'V',
            notAfter: new Date(report.notAfter),
            revoked: null,
            serial,
            file: 'unknown',
            subject: subjectLine(report.subject.attributes),
        });
        this.put(certificatePath(serial), certificate);
        this.described.set(serial, report);
        const folder = device ? this.deviceFolder(device.name) : '';
        if (device) {
            this.putDevice(folder, device, files, report.notBefore);
        }
        this.usedSerials().add(serial);
        this.stale = true;
        return { serial, folder };
    }

    /**
     * @param {string} folder
     * @param {Device} device
     * @param {Record<string, Uint8Array>} files
     * @param {string} from since when they are valid, ISO 8601
     */
    putDevice(folder, device, files, from) {
        const named = Object.entries(files).map(([name, bytes]) =>
            /** @type {[string, Uint8Array]} */ ([safeName(name), bytes]));
        this.retire(folder, named.map(([name]) => name),
            `until-${from.slice(0, 10)}`);
        for (const [name, bytes] of named) {
            this.put(`devices/${folder}/${name}`, bytes);
        }
        const known = this.folderByName;
        this.put(`devices/${folder}/${DEVICE_FILE}`,
            `${JSON.stringify(device, null, 4)}\n`);
        known?.set(device.name, folder);
        this.folderByName = known;
    }

    /**
     * @param {string} serial
     * @param {string} reason as RFC 5280 spells it, '' for none
     * @param {Date} at
     * @throws {AuthorityError} no-such-serial, already-revoked
     */
    revoke(serial, reason, at) {
        const entry = this.entry(serial);
        if (entry.status === 'R') {
            throw new AuthorityError('already-revoked', { serial });
        }
        entry.status = 'R';
        entry.revoked = { at, reason, extra: '' };
        this.stale = true;
    }

    /** @param {string} crl PEM, made with this.crlNumber */
    setCrl(crl) {
        const number = nextNumber(this.crlNumber);
        this.put(PATHS.crl, crl);
        this.put(PATHS.crlNumber, `${number}\n`);
    }

    /**
     * Marks what has run out, as `openssl ca -updatedb` does.
     *
     * @param {Date} now
     */
    markExpired(now) {
        for (const entry of this.entries) {
            if (entry.status === 'V' && entry.notAfter <= now) {
                entry.status = 'E';
            }
        }
    }

    /**
     * What a save writes: every file, and the lists of the save before as
     * .old. The folder itself stays as it is until markSaved.
     *
     * @returns {Files}
     */
    toFiles() {
        this.sync();
        const files = new Map(this.files);
        for (const path of VERSIONED) {
            const before = this.saved.get(path);
            const now = files.get(path);
            if (before && now && !sameBytes(before, now)) {
                files.set(`${path}.old`, before);
            }
        }
        return files;
    }

    /** @param {Files} files what toFiles gave and is now safe */
    markSaved(files) {
        this.files = new Map(files);
        this.saved = new Map(files);
        this.revision++;
    }
}

/**
 * A folder for an authority that was just made, or found without one.
 *
 * @param {{certificate: string, key: string, name: string}} authority name:
 *   its common name, for the README
 * @param {Note[]} [notes]
 * @returns {AuthorityFolder} unsaved
 */
export function newFolder({ certificate, key, name }, notes = []) {
    const folder = new AuthorityFolder(
        new Map([[PATHS.certificate, toBytes(certificate)]]), notes);
    folder.saved = new Map();
    if (key !== '') {
        folder.put(PATHS.key, key);
    }
    completeFolder(folder, name);
    return folder;
}

/**
 * Adds what a directory for `openssl ca` needs and this one lacks.
 *
 * @param {AuthorityFolder} folder
 * @param {string} name
 */
export function completeFolder(folder, name) {
    /** @type {[string, () => string][]} */
    const parts = [
        [PATHS.index, () => writeIndex(folder.entries)],
        [PATHS.attributes, () => 'unique_subject = no\n'],
        [PATHS.serial, () => `${freshSerial(folder.usedSerials())}\n`],
        [PATHS.crlNumber, () => '01\n'],
        [PATHS.conf, writeConf],
        [PATHS.readme, () => writeReadme(name)],
        // git and some ZIP tools drop empty folders; OpenSSL needs this one.
        ['newcerts/README.txt', () =>
            'Every certificate of this authority, by serial number.\n'],
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
 * @returns {string}
 */
export function zipName(authority, now) {
    const when = now.toISOString().slice(0, 16).replace(/[T:]/g, '-');
    return `${safeName(authority)}-${when}.zip`;
}
