/* Where a growing ZIP goes: every byte once, in order, or a word about it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { BlobSink, FileSink } from '../../../web/fleet/sinks.js';

const MIB = 1024 * 1024;

/**
 * A file on a disk, as far as a browser shows it.
 *
 * @param {{size?: number, full?: boolean, refuses?: boolean,
 *   spoils?: number}} [how] spoils: what it loses of the last bytes
 */
function disk({ size = 0, full = false, refuses = false, spoils = 0 } = {}) {
    const state = {
        /** @type {Blob[]} */
        pieces: [], closed: false, aborted: false, removed: false,
    };
    const handle = {
        name: 'fleet.zip',
        getFile: async () => {
            const blob = state.closed ? new Blob(state.pieces)
                : new Blob([new Uint8Array(size)]);
            return blob.slice(0, blob.size - (state.closed ? spoils : 0));
        },
        createWritable: async () => {
            if (refuses) {
                throw new DOMException('no', 'NotAllowedError');
            }
            return {
                write: async (/** @type {Blob} */ piece) => {
                    if (full) {
                        throw new DOMException('full', 'QuotaExceededError');
                    }
                    state.pieces.push(piece);
                },
                close: async () => {
                    state.closed = true;
                },
                abort: async () => {
                    if (state.aborted) {
                        throw new TypeError('aborted already');
                    }
                    state.aborted = true;
                },
            };
        },
        remove: async () => {
            state.removed = true;
        },
    };
    return { state, handle: /** @type {any} */ (handle) };
}

/** @param {Blob[]} pieces */
async function bytesOf(pieces) {
    return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/** @param {number} length @param {number} start */
function counted(length, start) {
    return Uint8Array.from({ length }, (_, at) => (start + at) & 0xff);
}

test('bytes get lost or change places between small and large writes',
    async () => {
        const { state, handle } = disk();
        const file = await FileSink.open(handle);
        const blob = new BlobSink();
        const sizes = [1, 300, MIB - 1, 7, MIB, 2];
        let at = 0;
        for (const size of sizes) {
            await file.write(counted(size, at));
            await blob.write(counted(size, at));
            at += size;
        }
        assert.equal(file.size, at);
        assert.ok(state.pieces.length >= 2, 'written while it grows');
        assert.ok((await bytesOf(state.pieces)).length < at, 'and gathered');
        await file.close();
        await blob.close();
        assert.ok(state.closed);
        assert.deepEqual(await bytesOf(state.pieces), counted(at, 0));
        assert.deepEqual(await bytesOf([blob.blob()]), counted(at, 0));
        assert.equal(blob.blob().type, 'application/zip');
    });

test('a full disk is told by the write that meets it, and by the end',
    async () => {
        const { state, handle } = disk({ full: true });
        const file = await FileSink.open(handle);
        await file.write(counted(10, 0)); // gathered only
        await assert.rejects(file.write(counted(MIB, 0)),
            { name: 'QuotaExceededError' });
        await file.write(counted(10, 0));
        await assert.rejects(file.close(), { name: 'QuotaExceededError' });
        assert.equal(state.closed, false, 'a broken file is shown as whole');
    });

test('giving up leaves an empty new file, or takes away one that was there',
    async () => {
        for (const [size, removed] of /** @type {[number, boolean][]} */ (
            [[0, true], [14, false]])) {
            const { state, handle } = disk({ size });
            const file = await FileSink.open(handle);
            await file.write(counted(10, 0));
            await file.abort();
            await file.abort(); // one that failed is aborted already
            assert.deepEqual([state.aborted, state.removed, state.closed],
                [true, removed, false]);
            assert.deepEqual(state.pieces, []);
        }
    });

test('a file that may not be written is left behind empty, and untold',
    async () => {
        for (const [size, removed] of /** @type {[number, boolean][]} */ (
            [[0, true], [14, false]])) {
            const { state, handle } = disk({ size, refuses: true });
            await assert.rejects(FileSink.open(handle),
                { name: 'NotAllowedError' });
            assert.equal(state.removed, removed);
        }
    });

test('a file that came out otherwise than it was written is called whole',
    async () => {
        const cut = disk({ spoils: 1 });
        const short = await FileSink.open(cut.handle);
        await short.write(counted(3 * MIB, 0));
        await assert.rejects(short.close(), { code: 'differs' });

        const { state, handle } = disk();
        const file = await FileSink.open(handle);
        await file.write(counted(2 * MIB, 0));
        state.pieces[0] = new Blob([counted(2 * MIB, 1)]);
        await assert.rejects(file.close(), { code: 'differs' });

        const grown = disk();
        const more = await FileSink.open(grown.handle);
        await more.write(counted(2 * MIB, 0));
        grown.state.pieces.push(new Blob(['x']));
        await assert.rejects(more.close(), { code: 'differs' });
    });
