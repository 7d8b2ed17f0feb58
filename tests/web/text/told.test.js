/* Codes that the engine tells, against the words that the page has for them. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { EngineTrap } from '../../../wasm/pool.js';
import { fromRoot } from '../../lib/engine.js';
import { en } from '../../lib/words.js';

const { errorText, findingText, noteText } =
    await import('../../../web/parts/told.js');

/** @param {string} path below src @param {RegExp} [part] of it alone */
const source = (path, part = /^[^]*$/) =>
    part.exec(readFileSync(fromRoot(`src/${path}`), 'utf8'))?.[0] ?? '';

/** @param {string} text @param {RegExp} expression with one group */
const all = (text, expression) =>
    [...text.matchAll(expression)].map(([, one]) => one);

/** @param {RegExp} which */
const sources = (which) => readdirSync(fromRoot('src'), { recursive: true })
    .map(String).filter((path) => which.test(path)).sort()
    .map((path) => source(path)).join('\n');

/** Codes that are handed to a function that tells. @param {RegExp} teller */
const toldBy = (teller) => sources(
    /^(issuing|container|x509|report)\/(?!report_extension).*\.c$/)
    .split(/[;{}]/).filter((statement) => teller.test(statement))
    .flatMap((statement) => all(statement.replace(/MC_VALUES[^]*/, ''),
        /"([a-z0-9]+(?:-[a-z0-9]+)*)"/g))
    .filter((code) => !['ignored', 'note'].includes(code));

/** @type {Record<string, string[]>} */
const codes = {
    contents: all(source('report/report_extension.c', /^[^]*?"damaged"/),
        /"([a-z-]+)"/g).filter((word) => !['contents', 'n'].includes(word)),
    errors: all(source('base/error.h'), /X\(MC_ERR_(\w+),/g),
    findings: all(sources(/^judge\/.*\.c$/), /"([A-Z][A-Z0-9_]+)"/g)
        .filter((word) => word !== 'CERTIFICATE'),
    notes: toldBy(/\b(mc_tell|mc_told_object|tell\w*|note|report_note)\(/),
    weaknesses: [...all(source('key/key_weak.c', /WEAKNESSES\[[^;]*;/),
        /"(\w+)"/g), 'unknown'],
    places: [
        ...all(source('key/key_der.c', /NAMES\[\] = [^;]*;/), /"([\w-]+)"/g),
        ...all(sources(/\.c$/),
            /(?:mc_place_set\(|THEN_AT\(\w+, )[^,"]*,\s*"([\w-]+)"/g),
        ...all(source('container/pkcs7.c'), /take_row\([^"]*"(\w+)"/g),
        ...all(source('container/pkcs12.c'), /read_next\(p12, file, "(\w+)"/g),
        ...all(sources(/\.c$/), /mc_place place = \{"([\w-]+)"/g),
    ],
    kinds: all(source('text/object.c', /CODES\[[^;]*;/), /"([\w-]+)"/g),
    strange: [
        ...all(source('text/strange.c'), /"([a-z][a-z\d-]+)"(?:\)|;| :)/g),
        ...all(source('report/inspect.c', /named_code[^]*?\n}/), /"([a-z-]+)"/g),
        ...all(source('text/object.c', /CODES\[[^;]*;/), /"(\w+-parameters)"/g),
        'ssh',
    ],
    repairs: all(source('text/text.h'), /X\(MC_REPAIR_\w+,\s*"([\w-]+)"\)/g),
};

for (const [table, told] of Object.entries(codes)) {
    test(`${table}: a code without words, or words that nobody tells`, () => {
        assert.deepEqual([...new Set(told)].sort(), Object.keys(
            /** @type {Record<string, object>} */ (en.told)[table]).sort());
    });
}

test('a code inside of what is told stays a code', () => {
    assert.match(errorText({ code: 'KEY_WEAK', values: { weakness: 'ROCA' } }),
        /Infineon/);
    assert.match(errorText({ code: 'KEY_WEAK' }), /This key is weak/);
    assert.match(errorText({ code: 'DER_DAMAGED',
        values: { place: 'serial', bytes: 7 } }),
    /the serial number \(from byte 7 on\)/);
    assert.match(errorText({ code: 'DER_DAMAGED',
        values: { place: 'serial', bytes: 0 } }), /number cannot be read/);
    assert.match(noteText({ code: 'key-left-out', values: { why: {
        code: 'UNSUPPORTED', values: { part: 'key', what: 'Ed25519' },
    } } }), /left out\. This kind of key .* Ed25519\. RSA/);
});

test('a day is told without its hour, or a finding not by its level', () => {
    assert.match(findingText({ level: 'error', code: 'EXPIRED',
        values: { time: { seconds: 1795500000 } } }), /2026.*\d\d:\d\d/);
    const values = { name: 'CN=a' };
    assert.match(findingText({ level: 'info', code: 'ISSUER_MISSING', values }),
        /^Signed by CN=a/);
    assert.match(findingText({ level: 'error', code: 'ISSUER_MISSING', values }),
        /is missing/);
});

test('what nobody knows here is told by its code, or in its own words', () => {
    assert.equal(errorText({ code: 'constructor' }), 'constructor');
    assert.equal(errorText(Object.assign(new Error('no luck'),
        { code: 'EIO' })), 'no luck');
    assert.equal(errorText(new EngineTrap('unreachable')),
        en.failures.EngineTrap);
    assert.equal(noteText({ code: 'new-note' }), 'new-note');
    assert.match(findingText({ level: 'error', code: 'FILE_EMPTY' }), /empty/);
    assert.equal(findingText({ level: 'error', code: 'UNREAD', text: 'Ours' }),
        'Ours');
});
