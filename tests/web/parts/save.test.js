/* Names of files, and the ZIP with all of them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { safeFileName, zipOf } from '../../../web/parts/save.js';

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
    ]) {
        it(`${JSON.stringify(typed)} is saved as ${safe}`, () => {
            assert.equal(safeFileName(typed, 'fallback'), safe);
        });
    }

    it('is never longer than a hundred characters', () => {
        assert.equal(safeFileName('a'.repeat(300), 'x').length, 100);
    });
});

describe('the ZIP', () => {
    it('gives back every file, byte for byte', () => {
        const bytes = Uint8Array.from({ length: 300 }, (_, i) => i);
        const read = unzipSync(zipOf([
            { name: 'MCU.key', content: bytes },
            { name: 'README.txt', content: 'Grüße' },
        ]));
        assert.deepEqual(Object.keys(read), ['MCU.key', 'README.txt']);
        assert.deepEqual(read['MCU.key'], bytes);
        assert.equal(strFromU8(read['README.txt']), 'Grüße');
    });
});
