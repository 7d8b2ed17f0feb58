/**
 * Where the bytes of a ZIP go while it grows: into the browser's keeping
 * (Blobs, which it may put on disk), or into a file that was chosen.
 *
 * Both gather small writes, so that the heap lets go of them in large pieces.
 * Does not: know ZIPs, or show a dialog.
 */
import { WriteError } from '../writer.js';

/** Pieces of this size are handed on. */
const PIECE = 1024 * 1024;

/**
 * @typedef {object} Sink
 * @property {number} size bytes so far
 * @property {(chunk: Uint8Array) => Promise<void>} write
 * @property {() => Promise<void>} close
 *
 * @typedef {object} SaveHandle a FileSystemFileHandle, as far as it is used
 * @property {string} name
 * @property {() => Promise<Blob>} getFile
 * @property {() => Promise<SaveStream>} createWritable
 * @property {() => Promise<void>} [remove] not in every browser
 *
 * @typedef {object} SaveStream its FileSystemWritableFileStream
 * @property {(data: Blob) => Promise<void>} write
 * @property {() => Promise<void>} close
 * @property {() => Promise<void>} abort
 */

/** Gathers chunks; what extends it takes the pieces. */
class Gatherer {
    constructor() {
        this.open = /** @type {Uint8Array[]} */ ([]);
        this.waiting = 0;
        this.size = 0;
    }

    /** @param {Uint8Array} chunk */
    async write(chunk) {
        this.open.push(chunk);
        this.waiting += chunk.length;
        this.size += chunk.length;
        if (this.waiting >= PIECE) {
            await this.flush();
        }
    }

    async flush() {
        this.waiting = 0;
        await this.take(new Blob(
            /** @type {BlobPart[]} */ (this.open.splice(0))));
    }

    /** @param {Blob} piece @returns {Promise<void>} */
    async take(piece) {
        throw new Error(`nobody takes ${piece.size} bytes`);
    }
}

/** Keeps everything as one Blob. @implements {Sink} */
export class BlobSink extends Gatherer {
    constructor() {
        super();
        this.blobs = /** @type {Blob[]} */ ([]);
    }

    /** @param {Blob} piece @override */
    async take(piece) {
        this.blobs.push(piece);
    }

    async close() {
        await this.flush();
    }

    blob() {
        return new Blob(this.blobs, { type: 'application/zip' });
    }
}

/** FNV-1a, 32 bits: tells damage, not forgery. @param {Blob} piece */
async function sumOf(piece) {
    return new Uint8Array(await piece.arrayBuffer()).reduce((sum, byte) =>
        Math.imul(sum ^ byte, 0x01000193), 0x811c9dc5);
}

/**
 * Writes to a file, which the browser shows in its place only once it is
 * closed; until then it holds what it held before.
 *
 * @implements {Sink}
 */
export class FileSink extends Gatherer {
    /**
     * @param {SaveHandle} handle @param {SaveStream} stream
     * @param {boolean} fresh the file was empty before
     */
    constructor(handle, stream, fresh) {
        super();
        this.handle = handle;
        this.stream = stream;
        this.fresh = fresh;
        /** @type {{size: number, sum: number}[]} to be compared */
        this.written = [];
    }

    /** @param {SaveHandle} handle @returns {Promise<FileSink>} */
    static async open(handle) {
        const fresh = (await handle.getFile()).size === 0;
        try {
            return new FileSink(handle, await handle.createWritable(), fresh);
        } catch (error) {
            if (fresh) {
                await handle.remove?.().catch(() => {});
            }
            throw error;
        }
    }

    /** @param {Blob} piece @override */
    async take(piece) {
        this.written.push({ size: piece.size, sum: await sumOf(piece) });
        await this.stream.write(piece);
    }

    /** @throws when the file is not what was written */
    async close() {
        await this.flush();
        await this.stream.close();
        const file = await this.handle.getFile();
        let at = 0;
        let same = file.size === this.size;
        for (const { size, sum } of this.written) {
            same &&= await sumOf(file.slice(at, at += size)) === sum;
        }
        if (!same) {
            throw new WriteError('differs');
        }
    }

    /**
     * Nothing is kept: a file that was there stays as it was, and the empty
     * one that choosing a new name has made goes away.
     */
    async abort() {
        this.open = [];
        // A stream that has failed is aborted already, and says so.
        await this.stream.abort().catch(() => {});
        if (this.fresh) {
            await this.handle.remove?.().catch(() => {});
        }
    }
}
