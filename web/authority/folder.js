/**
 * An authority's folder in memory: files by path, in the layout of a
 * directory for `openssl ca` (its README.txt says what is what).
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
import { isOpenKey, sameBytes, toBytes, toText } from './bytes.js';
import { DEVICE_FILE, deviceFolder, putDevice } from './devices.js';
import { AuthorityError } from './error.js';
import { entryOf, readIndex, serialText, writeIndex }
    from './openssl_index.js';
import { freshSerial, nextNumber } from './serial.js';

/** @import {Certificate, OfKind} from '../../wasm/reports.js' */
/** @import {Device} from './devices.js' */
/** @import {Entry} from './openssl_index.js' */
/**
 * @typedef {Map<string, Uint8Array>} Files by path, '/' between folders
 *
 * @typedef {object} Issued a certificate to be kept
 * @property {string} certificate PEM
 * @property {Certificate} report
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

/** @param {string} serial @returns {string} */
export function certificatePath(serial) {
    return `newcerts/${serial}.pem`;
}

export class AuthorityFolder {
    /**
     * @param {Files} files in our layout; the map becomes the folder's own
     * @throws {AuthorityError} no-certificate
     */
    constructor(files) {
        if (!files.has(PATHS.certificate)) {
            throw new AuthorityError('no-certificate');
        }
        this.files = files;
        /** @type {Note[]} */
        this.notes = [];
        /** What the last save, or the opening, left. */
        this.saved = new Map(files);
        /** @type {Files[]} brought in, or what saves have tried to write */
        this.seen = [];
        /** @type {Set<string>} paths whose contents are not as saved */
        this.dirty = new Set();
        this.entries = readIndex(this.text(PATHS.index)).entries;
        /** @type {Certificate} set by whoever opens or makes the folder */
        this.report;
        /** @type {Certificate | null} above it, if it is no root itself */
        this.root = null;
        /** @type {Map<string, Certificate>} the engine's words, by serial */
        this.described = new Map();
        /** @type {OfKind<'crl'> | null} of crl.pem, where there is one */
        this.crl = null;
        /** Counts changes, so that a page can tell a stale view. */
        this.revision = 0;
        /** The lists in `files` are behind `entries`: see sync. */
        this.stale = false;
        /** Somebody did something here since it was opened. */
        this.touched = false;
        /** @type {Set<string> | null} usedSerials has gathered; null: anew */
        this.used = null;
        /** @type {Map<string, string> | null} the same of deviceFolder */
        this.folderByName = null;
    }

    /** Nothing of it lies anywhere yet in this layout. */
    setUnsaved() {
        this.saved = new Map();
        this.dirty = new Set(this.files.keys());
    }

    /** @param {string} code @param {Note['values']} [values] */
    note(code, values = {}) {
        this.notes.push({ code, values });
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

    /** A save would write something. */
    get changed() {
        return this.stale || this.dirty.size > 0;
    }

    /**
     * Every serial that must not come again. Whoever is about to use one adds
     * it to this set.
     */
    usedSerials() {
        this.used ??= new Set([
            ...this.entries.map(({ serial }) => serial),
            ...[...this.files.keys()].flatMap((path) => {
                const match = /^newcerts\/([0-9A-Fa-f]+)\.pem$/.exec(path);
                return match ? [serialText(match[1])] : [];
            }),
        ]);
        return this.used;
    }

    /** @param {string} path @param {string | Uint8Array} contents */
    put(path, contents) {
        const bytes =
            typeof contents === 'string' ? toBytes(contents) : contents;
        this.files.set(path, bytes);
        if (sameBytes(this.saved.get(path), bytes)) {
            this.dirty.delete(path);
        } else {
            this.dirty.add(path);
        }
        this.revision++;
        if (path.endsWith(`/${DEVICE_FILE}`)) {
            this.folderByName = null;
        }
    }

    /** @param {string} from @param {string} to */
    move(from, to) {
        this.put(to, /** @type {Uint8Array} */ (this.files.get(from)));
        this.remove(from);
    }

    /** A save leaves it out. @param {string} path */
    remove(path) {
        this.files.delete(path);
        this.dirty.delete(path);
        this.revision++;
    }

    /** The lists are to be written anew; somebody has changed something. */
    change() {
        this.stale = true;
        this.touched = true;
        this.revision++;
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

    /** @param {string} serial */
    entry(serial) {
        const wanted = serialText(serial);
        const found = this.entries.find((entry) => entry.serial === wanted);
        if (!found) {
            throw new AuthorityError('no-such-serial', { serial });
        }
        return found;
    }

    /**
     * Takes a certificate into the list, newcerts and its device's folder.
     * A private key that is not locked is left out: nothing secret lies open
     * in an authority's folder.
     *
     * @param {Issued} issued
     * @returns {{serial: string, folder: string, leftOut: string[]}} leftOut:
     *   names of open keys
     * @throws {AuthorityError} serial-used
     */
    add({ certificate, report, device, files = {} }) {
        const serial = serialText(report.serial);
        const known = this.entries.some((entry) => entry.serial === serial);
        if (known || this.files.has(certificatePath(serial))) {
            throw new AuthorityError('serial-used', { serial });
        }
        this.entries.push(entryOf(report));
        this.put(certificatePath(serial), certificate);
        this.described.set(serial, report);
        const folder = device ? deviceFolder(this, device.name) : '';
        const leftOut = Object.keys(files)
            .filter((name) => isOpenKey(files[name]));
        if (device) {
            putDevice(this, folder, device, Object.fromEntries(
                Object.entries(files).filter(([name]) =>
                    !leftOut.includes(name))), report.notBefore);
        }
        this.usedSerials().add(serial);
        this.change();
        return { serial, folder, leftOut };
    }

    /**
     * @param {string} serial
     * @param {string} reason as RFC 5280 spells it, '' for none
     * @param {Date} at whole seconds count
     * @throws {AuthorityError} no-such-serial, already-revoked
     */
    revoke(serial, reason, at) {
        const entry = this.entry(serial);
        if (entry.status === 'R') {
            throw new AuthorityError('already-revoked', { serial });
        }
        entry.status = 'R';
        entry.revoked = {
            at: new Date(Math.floor(at.getTime() / 1000) * 1000), reason,
            extra: '',
        };
        this.change();
    }

    /**
     * @param {{crl: string, report: OfKind<'crl'>, number: string}} list PEM;
     *   number: its own, in hexadecimal
     */
    setCrl({ crl, report, number }) {
        this.put(PATHS.crl, crl);
        this.put(PATHS.crlNumber, `${nextNumber(number)}\n`);
        this.crl = report;
        this.touched = true;
    }

    /** @returns {string[]} revoked, and not in the newest revocation list */
    unlisted() {
        const listed = new Set((this.crl?.revoked ?? []).map(
            ({ serial }) => serialText(serial)));
        return this.entries
            .filter(({ revoked, serial }) => revoked &&
                revoked.reason !== 'removeFromCRL' && !listed.has(serial))
            .map(({ serial }) => serial);
    }

    /**
     * What a save writes: every file, and the lists of the save before as
     * .old. The folder goes on changing; noteSaved says what came of it.
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

    /**
     * These contents of a file have come into this folder, or are those of
     * a file that was begun and not written.
     *
     * @param {string} path
     * @param {Uint8Array} bytes
     */
    knows(path, bytes) {
        return bytes.length === 0 || [this.saved, ...this.seen].some(
            (files) => sameBytes(files.get(path), bytes));
    }

    /**
     * Notes what lies on the disk by now. What the folder holds stays as it
     * is: it may have changed since those files were handed out.
     *
     * @param {Files} written all that toFiles gave, or those of it that were
     *   written before a save was interrupted
     */
    noteSaved(written) {
        for (const [path, bytes] of written) {
            this.saved.set(path, bytes);
            if (path.endsWith('.old')) {
                this.files.set(path, bytes);
            }
            if (sameBytes(this.files.get(path), bytes)) {
                this.dirty.delete(path);
            }
        }
        this.touched = this.changed && this.touched;
        this.revision++;
    }
}
