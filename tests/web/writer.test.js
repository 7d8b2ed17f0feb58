/* Files on their way out: names, ZIPs, and what the page knows of a save. */

import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { Item } from '../../web/keep.js';
import {
    pickFile, safeFileName, save, toldApart, WriteError, writeHandle, zipOf,
} from '../../web/writer.js';

describe('a file name', () => {
    for (const [typed, safe] of [
        ['MCU.key', 'MCU.key'],
        ['mcu 1 (old).cer', 'mcu 1 -old-.cer'],
        ['../../etc/passwd', 'etc-passwd'],
        ['C:\\keys\\MCU.key', 'C-keys-MCU.key'],
        ['.bashrc', 'bashrc'],
        ['MCU.key. . ', 'MCU.key'],
        ['CON', 'fallback'],
        ['nul.key', 'fallback'],
        ['   ', 'fallback'],
        ['schlüssel.key', 'schl-ssel.key'],
        ['a\u202Egpj.key', 'a-gpj.key'],
        [`${'a'.repeat(99)}.key`, `${'a'.repeat(99)}`],
    ]) {
        it(`${JSON.stringify(typed)} is saved as ${safe}`, () => {
            assert.equal(safeFileName(typed, 'fallback'), safe);
        });
    }

    it('is never longer than a hundred characters', () => {
        assert.equal(safeFileName('a'.repeat(300), 'x').length, 100);
    });
});

describe('files of one name', () => {
    it('are told apart, also where capitals do not count', () => {
        assert.deepEqual(
            toldApart(['MCU.key', 'mcu.KEY', 'MCU.cer', 'MCU.key', 'README']
                .map((name) => ({ name }))).map(({ name }) => name),
            ['MCU.key', 'mcu (2).KEY', 'MCU.cer', 'MCU (3).key', 'README']);
    });

    it('are both in the ZIP, byte for byte', () => {
        const read = unzipSync(zipOf([
            { name: 'MCU.key', content: Uint8Array.of(1) },
            { name: 'MCU.key', content: Uint8Array.of(2) },
            { name: 'README.txt', content: 'Grüße' },
        ]));
        assert.deepEqual(Object.keys(read),
            ['MCU.key', 'MCU (2).key', 'README.txt']);
        assert.deepEqual([...read['MCU.key']], [1]);
        assert.deepEqual([...read['MCU (2).key']], [2]);
        assert.equal(strFromU8(read['README.txt']), 'Grüße');
    });
});

/**
 * A file of the browser's, as far as the page uses it.
 *
 * @param {{ fails?: 'create' | 'write' | 'close', holds?: Uint8Array }} how
 */
function fakeFile({ fails, holds } = {}) {
    /** @type {Uint8Array[]} */
    const parts = [];
    const state = { aborted: false, closed: false };
    const refuse = (/** @type {string} */ step) => {
        if (fails === step) {
            throw new DOMException('no room', 'QuotaExceededError');
        }
    };
    return {
        name: 'chosen.key',
        state,
        parts,
        async createWritable() {
            refuse('create');
            return {
                async write(/** @type {Uint8Array} */ bytes) {
                    refuse('write');
                    parts.push(bytes.slice());
                },
                async close() {
                    refuse('close');
                    state.closed = true;
                },
                async abort() {
                    state.aborted = true;
                },
            };
        },
        async getFile() {
            return new Blob(/** @type {BlobPart[]} */ (
                holds ? [holds] : parts));
        },
    };
}

const key = () => ({ name: 'MCU.key', content: Uint8Array.of(1, 2, 3) });
const scope = /** @type {any} */ (globalThis);

describe('a save by the page itself', () => {
    afterEach(() => {
        delete scope.showSaveFilePicker;
    });

    it('is kept when the file was closed and reads back the same', async () => {
        const file = fakeFile();
        scope.showSaveFilePicker = async () => file;
        const item = new Item(() => 'MCU.key');
        assert.equal(await save({
            name: 'MCU.key', content: () => key().content,
                items: [item],
        }), 'kept');
        assert.deepEqual([...file.parts[0]], [1, 2, 3], 'as it is, no ZIP');
        assert.equal(item.state, 'kept');
        assert.equal(item.savedAs, 'chosen.key');
        item.drop();
    });

    it('asks first, and makes nothing when the dialog is closed', async () => {
        scope.showSaveFilePicker = async () => {
            throw new DOMException('closed', 'AbortError');
        };
        const item = new Item(() => 'MCU.key');
        assert.equal(await save({
            name: 'MCU.key',
            files: () => assert.fail('the ZIP was made for nothing'),
            items: [item],
        }), 'cancelled');
        assert.equal(item.state, 'made');
        item.drop();
    });

    for (const fails of /** @type {const} */ (['create', 'write', 'close'])) {
        it(`that fails at ${fails} keeps nothing, and says so`, async () => {
            const file = fakeFile({ fails });
            scope.showSaveFilePicker = async () => file;
            const item = new Item(() => 'MCU.key');
            await assert.rejects(save({
                name: 'MCU.key', content: () => key().content,
                items: [item],
            }), (error) => error instanceof WriteError &&
                error.code === 'write');
            assert.equal(item.state, 'made');
            item.drop();
        });
    }

    it('that reads back as something else keeps nothing', async () => {
        await assert.rejects(
            writeHandle(/** @type {any} */ (fakeFile({
                holds: Uint8Array.of(1, 2, 4) })), Uint8Array.of(1, 2, 3)),
            (/** @type {any} */ error) => error.code === 'differs');
    });

    it('does not take what changed meanwhile for kept', async () => {
        const file = fakeFile();
        scope.showSaveFilePicker = async () => file;
        const item = new Item(() => 'the authority');
        await save({
            name: 'authority.zip',
            files: async () => {
                item.change();
                return [key(), { name: 'ca.cer', content: 'PEM' }];
            },
            items: [item],
        });
        assert.equal(item.state, 'made');
        item.drop();
    });

    it('falls back to a download where a policy forbids it', async () => {
        scope.showSaveFilePicker = async () => {
            throw new DOMException('policy', 'SecurityError');
        };
        assert.equal(await pickFile('MCU.key'), undefined);
    });
});
