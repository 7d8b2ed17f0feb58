/** Field lists as JavaScript packs and reads them (wasm/fields.js). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fields, packFields } from '../../wasm/fields.js';

test('a field of each kind comes back as it went in', () => {
    const bytes = new Uint8Array([0, 255, 10]);
    const list = packFields([
        ['text', 'größe'], ['number', 600000], ['bytes', bytes], ['yes', true],
        ['no', false], ['absent', undefined], ['nothing', null], ['empty', ''],
        ['name', 'a'], ['name', 'b'],
    ]);
    const fields = new Fields(list);
    assert.equal(fields.text('text'), 'größe');
    assert.equal(fields.text('number'), '600000');
    assert.deepEqual(fields.bytes('bytes'), bytes);
    assert.equal(fields.text('yes'), '1');
    assert.equal(fields.text('empty'), '');
    assert.deepEqual(fields.texts('name'), ['a', 'b']);
    for (const left of ['no', 'absent', 'nothing']) {
        assert.equal(fields.has(left), false, left);
    }
});

test('a list that is cut short is refused, wherever it is cut', () => {
    const list = packFields([['op', 'info'], ['x', new Uint8Array(300)]]);
    const firstRecord = packFields([['op', 'info']]).length;
    for (let length = 1; length < list.length; length++) {
        if (length !== firstRecord) {
            assert.throws(() => new Fields(list.slice(0, length)), RangeError,
                `cut to ${length}`);
        }
    }
});

test('wiping the reply leaves no value in the list it came from', () => {
    const list = packFields([['secret', 'abc'], ['other', 'def']]);
    const fields = new Fields(list);
    assert.equal(fields.text('secret'), 'abc');
    fields.wipe();
    assert.deepEqual([...fields.bytes('secret')], [0, 0, 0]);
    const text = Buffer.from(list).toString('latin1');
    assert.ok(!text.includes('abc') && !text.includes('def'));
});
