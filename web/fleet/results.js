/**
 * A fleet's results, written while devices are made: a folder a device, and
 * at the end what goes with all of them (inventory.csv, report.txt, the
 * sealed passphrases). Each file is written once and not held afterwards.
 *
 * Into one ZIP on disk, where a file was chosen; else into ZIPs in the
 * browser's keeping, each whole by itself and handed out as soon as it is
 * full. A small fleet fits in one.
 * Does not: compress; keys and certificates hardly shrink.
 */
import { Zip, ZipPassThrough } from 'fflate';

import { safeName } from '../authority/safe_name.js';
import { entryOptions } from '../authority/zip.js';
import { BlobSink } from './sinks.js';

/**
 * @import {Made} from './make.js'
 * @import {FileSink, Sink} from './sinks.js'
 *
 * @typedef {object} Part
 * @property {string} name of its ZIP
 * @property {number} devices
 * @property {Blob | null} blob null: it lies on disk, and was read back
 */

/**
 * A part is full with so many devices: few enough that a crash of the browser
 * costs seconds of work, many enough that a thousand devices are saved with
 * four clicks.
 */
export const PART_DEVICES = 250;

/** ... or with so many bytes, should they be large. */
const PART_BYTES = 8 * 1024 * 1024;

/** One ZIP. */
class ResultZip {
    /** @param {Sink} sink @param {Date} now for the entries */
    constructor(sink, now) {
        this.sink = sink;
        this.now = now;
        this.devices = 0;
        /** Writes happen one after the other, in the ZIP's order. */
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
        const entry = Object.assign(new ZipPassThrough(path),
            entryOptions(path, this.now));
        this.zip.add(entry);
        entry.push(bytes, true);
        await this.writing;
    }

    /** @param {Pick<Made, 'plan' | 'files'>} made */
    async addDevice({ plan, files }) {
        this.devices++;
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

export class Results {
    /**
     * @param {object} settings @param {Date} settings.now
     * @param {(part: number) => string} settings.name of a part's ZIP,
     *   counted from 1; 0: there is one alone
     * @param {FileSink | null} [settings.file] takes everything
     * @param {() => void} [settings.onPart] a part is whole
     */
    constructor({ now, name, file = null, onPart = () => {} }) {
        this.now = now;
        this.name = name;
        this.file = file;
        this.onPart = onPart;
        /** @type {Part[]} those that are whole */
        this.parts = [];
        this.zip = this.newZip();
        /** @type {Promise<unknown>} devices come in while others are written */
        this.turn = Promise.resolve();
    }

    newZip() {
        return new ResultZip(this.file ?? new BlobSink(), this.now);
    }

    /**
     * @template T
     * @param {() => Promise<T>} work
     * @returns {Promise<T>}
     */
    inTurn(work) {
        const mine = this.turn.then(work);
        this.turn = mine.catch(() => {});
        return mine;
    }

    /**
     * A full part is closed when the next device comes, so that the last one
     * is never without any.
     *
     * @param {Pick<Made, 'plan' | 'files'>} made
     */
    addDevice(made) {
        return this.inTurn(async () => {
            const full = this.zip.devices >= PART_DEVICES ||
                this.zip.sink.size >= PART_BYTES;
            if (full && !this.file) {
                await this.endPart(this.parts.length + 1);
                this.zip = this.newZip();
            }
            await this.zip.addDevice(made);
        });
    }

    /** @param {string} path @param {Uint8Array} bytes */
    add(path, bytes) {
        return this.inTurn(() => this.zip.add(path, bytes));
    }

    close() {
        return this.inTurn(() => this.endPart(
            this.parts.length === 0 ? 0 : this.parts.length + 1));
    }

    /** @param {number} number */
    async endPart(number) {
        const { sink, devices } = this.zip;
        await this.zip.close();
        this.parts.push({
            name: this.file ? this.file.handle.name : this.name(number),
            devices,
            blob: sink instanceof BlobSink ? sink.blob() : null,
        });
        this.onPart();
    }

    /** Nothing more comes, and nothing is wanted. */
    async discard() {
        const ended = this.parts.length > 0;
        this.parts = [];
        if (this.file && !ended) {
            await this.file.abort();
        }
    }
}
