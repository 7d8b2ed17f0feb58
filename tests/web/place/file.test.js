/* Any file: what stands below a file is of that file, and goes with it. */
import assert from 'node:assert/strict';
import { before, beforeEach, it } from 'node:test';
import { Drawn } from '../../lib/drawn.js';
import { authorityOf } from './support.js';
import { mustAsk } from '../../../web/keep.js';

const { checks } = await import('../../../web/places/file/checks.js');
const { conversion } = await import('../../../web/places/file/convert.js');
const { addFiles, removeFile, table, tables } =
    await import('../../../web/places/file/session.js');

/** @type {Record<string, any>} */
let made;
const drawn = new Drawn(checks);
const converted = new Drawn(conversion);

before(async () => {
    ({ made } = await authorityOf('Root', 'one.test', 'two.test'));
});
beforeEach(() => tables.begin());

/** @param {string} name @param {string} contents */
const give = (name, contents) => addFiles([{ name, path: name,
    bytes: new TextEncoder().encode(contents) }]);

const verdict = () => drawn.find('file-findings')?.words.trim();

async function check() {
    await drawn.press('file-check');
    await drawn.see(/Looked at/);
    assert.match(verdict() ?? '', /one\.cer/);
}

it('a verdict stands under what nobody has looked at', async () => {
    await give('one.cer', made['one.test'].certificate);
    for (const [name, contents] of [
        ['noise.bin', 'no file of any kind'],
        ['cut.cer', made['two.test'].certificate.slice(0, 400)],
        ['two.cer', made['two.test'].certificate]]) {
        await check();
        await give(name, contents);
        assert.equal(verdict(), '', name);
    }
    for (const [field, value] of [['file-host', 'two.test'],
        ['file-profile', 'mcu-4500']]) {
        await check();
        drawn.type(field, value);
        assert.equal(verdict(), '', field);
    }
    await check();
    removeFile(table().state.files[1].id);
    assert.equal(verdict(), '', 'one was taken off');
    await check();
    const two = drawn.elements().find(({ tag, words }) =>
        tag === 'option' && words.includes('two.cer'));
    drawn.type('file-subject', two?.attrs.value);
    assert.equal(verdict(), '', 'of another certificate');
});

it('a file that was taken off lies in memory still', async () => {
    await give('one.key', made['one.test'].key);
    const [{ id, bytes }] = table().state.files;
    assert.ok(bytes.some((byte) => byte !== 0));
    removeFile(id);
    assert.ok(bytes.every((byte) => byte === 0));
});

it('what was made of a file outlives it', async () => {
    await give('one.key', made['one.test'].key);
    converted.type('file-target', 'pkcs8-open');
    converted.type('file-unlocked-sure', 'on');
    await converted.press('file-do-convert');
    await converted.see('file-result');
    assert.ok(mustAsk(), 'a key that lies nowhere else');
    await give('two.key', made['two.test'].key);
    assert.ok(converted.find('file-result'), 'of a file that is there');
    removeFile(table().state.files[0].id);
    assert.equal(converted.find('file-result'), undefined);
    assert.equal(mustAsk(), false);
});
