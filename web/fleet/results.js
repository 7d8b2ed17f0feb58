/**
 * A fleet's results as one ZIP that grows while devices are made: a folder a
 * device, then inventory.csv, report.txt and, when asked for, the sealed
 * passphrases. Each file is written once and not held afterwards.
 *
 * The ZIP goes to a sink: a file on disk where the browser can, else pieces
 * in the browser's own keeping (Blobs, which it may put on disk).
 * Does not: compress; keys and certificates hardly shrink.
 */
import { Zip, ZipPassThrough } from 'fflate';

import { toBytes } from '../authority/bytes.js';
import { colons, writeCsv } from '../authority/csv.js';
import { safeName } from '../authority/safe_name.js';
import { entryOptions } from '../authority/zip.js';

/**
 * @typedef {import('./make.js').Made} Made
 * @typedef {import('./run.js').Item} Item
 *
 * @typedef {object} Sink
 * @property {(chunk: Uint8Array) => Promise<void>} write
 * @property {() => Promise<void>} close
 */

/** Pieces of this size become Blobs, so that the heap lets go of them. */
const PIECE = 1024 * 1024;

/** Keeps the ZIP as Blobs. */
export class BlobSink {
    constructor() {
        /** @type {Uint8Array[]} */
        this.open = [];
        this.size = 0;
        /** @type {Blob[]} */
        this.blobs = [];
    }

    /** @param {Uint8Array} chunk */
    async write(chunk) {
        this.open.push(chunk);
        this.size += chunk.length;
        if (this.size >= PIECE) {
            this.flush();
        }
    }

    flush() {
        this.blobs.push(new Blob(/** @type {BlobPart[]} */ (this.open)));
        this.open = [];
        this.size = 0;
    }

    async close() {
        this.flush();
    }

    /** @returns {Blob} */
    blob() {
        return new Blob(this.blobs, { type: 'application/zip' });
    }
}

export class ResultZip {
    /**
     * @param {Sink} sink
     * @param {Date} now for the entries
     */
    constructor(sink, now) {
        this.sink = sink;
        this.now = now;
        /** Writes happen one after the other, in the ZIP's order. */
        /** @type {Promise<void>} */
        this.writing = Promise.resolve();
        this.zip = new Zip((error, chunk) => {
            this.writing = this.writing.then(() => {
                if (error) {
                    throw error;
                }
                return sink.write(chunk);
            });
            // Told to whoever adds next, or closes.
            this.writing.catch(() => {});
        });
    }

    /** @param {string} path @param {Uint8Array} bytes */
    async add(path, bytes) {
        const { os, attrs, mtime } = entryOptions(path, this.now);
        const entry = new ZipPassThrough(path);
        Object.assign(entry, { os, attrs, mtime });
        this.zip.add(entry);
        entry.push(bytes, true);
        await this.writing;
    }

    /** @param {Made} made */
    async addDevice({ plan, files }) {
        for (const [name, bytes] of Object.entries(files)) {
            await this.add(`${plan.folder}/${safeName(name)}`, bytes);
        }
    }

    async close() {
        this.zip.end();
        await this.writing;
        await this.sink.close();
    }
}

/**
 * The fleet as a table; its columns serve as a fleet's table again.
 *
 * @param {{plan: Made['plan'], serial: string, report: any}[]} list
 * @returns {Uint8Array}
 */
export function fleetCsv(list) {
    return toBytes(writeCsv(
        ['name', 'addresses', 'profile', 'folder', 'valid from', 'valid to',
            'serial', 'subject', 'sha256', 'key sha256'],
        list.map(({ plan, serial, report }) => [
            plan.name,
            plan.names.join(' '),
            plan.profile.id,
            plan.folder,
            report.notBefore.slice(0, 10),
            report.notAfter.slice(0, 10),
            colons(serial),
            report.subject.text,
            report.sha256,
            report.publicKeySha256,
        ]),
    ));
}

/**
 * What happened to every row, for people.
 *
 * @param {object} what
 * @param {Item[]} what.items
 * @param {Map<string, {report: any, ignored: string[]}>} what.made by serial
 * @param {import('./check.js').Fault[]} what.faults of rows that were not
 *   tried
 * @param {string} what.authority its common name
 * @param {Date} what.now
 * @param {(fault: import('./check.js').Fault) => string} what.faultText
 * @param {(error: any) => string} what.errorText
 * @param {string} what.unseal a command, '' when nothing was sealed
 * @returns {Uint8Array}
 */
export function fleetReport(what) {
    const lines = [
        'Devices certified',
        '',
        `Authority  ${what.authority}`,
        `When       ${what.now.toISOString().slice(0, 16).replace('T', ' ')} \
UTC`,
        '',
    ];
    for (const { plan, state, serial, error } of what.items) {
        lines.push(`${plan.name}   (row ${plan.line}, folder ${plan.folder})`);
        const made = what.made.get(serial);
        if (state === 'done' && made) {
            lines.push(
                `    names      ${plan.names.join(', ')}`,
                `    valid to   ${made.report.notAfter.slice(0, 10)}`,
                `    serial     ${colons(serial)}`,
                `    SHA-256    ${made.report.sha256}`,
                `    files      ${plan.profile.files.key} (secret), ${
                    plan.profile.files.certificate}`,
            );
            if (plan.replaces) {
                lines.push(`    replaces   ${colons(plan.replaces)}`,
                    '               Put both files on the device, the key ' +
                    'and the certificate.');
            }
            lines.push(...made.ignored.map((text) => `    note       ${text}`));
        } else if (state === 'failed') {
            lines.push(`    NOT MADE   ${what.errorText(error)}`);
        } else {
            lines.push('    NOT MADE   stopped before its turn');
        }
        lines.push('');
    }
    const errors = what.faults.filter(({ level }) => level === 'error');
    if (errors.length > 0) {
        lines.push('Rows that were left out', '');
        lines.push(...errors.map((fault) =>
            `    row ${fault.line}, ${fault.column}: ${what.faultText(fault)}`));
        lines.push('');
    }
    if (what.unseal !== '') {
        lines.push('The passphrases of the keys are in a file of their own. '
            + 'To open it:', '', `    ${what.unseal}`, '');
    }
    return toBytes(lines.join('\r\n'));
}
