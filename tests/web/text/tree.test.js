/* The tree of words that is made of Fluent files. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../../lib/page-modules.js';
import { treeOf } from '../../../web/text/tree.js';

const { say } = await import('../../../web/text/index.js');

const t = treeOf('en', {
    page: `lang = en
head-long = First line
    and second
`,
    file: `open-title = Open
open-count = { $n ->
    [0] None
    [one] { $n } file
   *[other] { $n } files, { NUMBER($n, useGrouping: "always") } in all
}
open-steps-2 = Go to { $menu }
open-steps-1 = Look
why-1 = This
why-2 = That
old_form-2048 = Short
codes =
    .too-large = Too large
    .KEY_SIZE = { $bits } bits
plain =
    .a-b = A
`,
});

test('a word lies elsewhere than its id says', () => {
    assert.equal(t.lang, 'en');
    assert.equal(t.head.long, 'First line\nand second');
    assert.equal(t.file.open.title, 'Open');
    assert.equal(t.file['old-form'][2048], 'Short');
});

test('a plural that is not the language’s, a number with marks in it', () => {
    const { count } = t.file.open;
    assert.equal(count({ n: 0 }), 'None');
    assert.equal(count({ n: 1 }), '1 file');
    assert.equal(count({ n: 2048 }), '2048 files, 2,048 in all');
    assert.equal(treeOf('cs', { page: `n = { $n ->
    [few] { $n } soubory
   *[other] { $n } souborů
}` }).n({ n: 3 }), '3 soubory');
});

test('a list that is in another order, or half of strings', () => {
    assert.deepEqual(t.file.why, ['This', 'That']);
    assert.deepEqual(t.file.open.steps.map((/** @type {any} */ step) =>
        step({ menu: 'Network' })), ['Look', 'Go to Network']);
});

test('a table that answers codes which are not its own', () => {
    assert.equal(say(t.file.codes, 'KEY_SIZE', { bits: 512 }), '512 bits');
    assert.equal(say(t.file.codes, 'too-large'), 'Too large');
    assert.equal(say(t.file.plain, 'a-b'), 'A');
    for (const code of ['constructor', '__proto__', 'toString', 'a']) {
        assert.equal(say(t.file.codes, code), undefined);
        assert.equal(say(t.file.plain, code), undefined);
    }
});

test('what a value holds is taken for Fluent, or set apart by marks', () => {
    assert.equal(t.file.codes.KEY_SIZE({ bits: '{ $menu } “ü”\u202e' }),
        '{ $menu } “ü”\u202e bits');
});
