/**
 * Runs every table of cases (tests/cases/*.json) through the native front
 * desk under the sanitizers and through the shipped wasm.
 *
 * A table is a list of cases, run in order:
 *   title    says the defect that the case catches; unique in its table
 *   request  field: value, or field: [values] for a field that repeats
 *   expect   what the reply must be; nothing else may be written here
 * A value is text, a number, or
 *   {"file": "vectors/x.pem"}           a file below tests/
 *   {"base64": "..."}  {"hex": "..."}   bytes
 *   {"repeat": "ab", "times": 9}        text, repeated
 *   {"join": [value, ...]}              one behind the other
 *   {"from": "title", "field": "key"}   what an earlier case was answered
 * The last may be damaged with "replace": ["text", "by"] or "cut": length, or
 * be given "as" somebody pasted it (WAYS below).
 * Expected is
 *   error    the code's name; without it the call must not fail
 *   field    the field at fault
 *   has      fields that are there       lacks   fields that are not
 *   text     {field: exact text}         match   {field: expression}
 *   same     {field: {"from", "field"}}  differs the same
 *   count    {field: how often}
 *   values   what is told of the failure beside its code
 *   told     {field: [what the field tells each time, at least]}
 *   report   what the JSON in `report` holds at least; {"some": [...]} in
 *            place of a list asks for elements in any order, {"none": [...]}
 *            for elements that must not be there
 */
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';

import { fromRoot, openBoth } from '../lib/engine.js';
import { faultsOfTypes, neverWritten, notAsTyped } from '../lib/shapes.js';
import { unsaid } from '../lib/told.js';

/**
 * Every line with what stands in front of the nth.
 *
 * @param {string} pem
 * @param {(n: number) => string} front
 */
function numbered(pem, front) {
    return pem.split('\n').map(
        (line, i) => line && front(i + 1) + line).join('\n');
}

/** The bytes of a block. @param {string} pem */
function hexOf(pem) {
    return Buffer.from(pem.replace(/-----.*-----/g, ''), 'base64')
        .toString('hex').match(/../g) ?? [];
}

/**
 * Sixteen bytes a line.
 *
 * @param {string} pem
 * @param {(at: string, line: string[]) => string} show
 */
function dumped(pem, show) {
    const bytes = hexOf(pem);
    return bytes.map((_, i) => i % 16 > 0 ? ''
        : show(i.toString(16).padStart(8, '0'), bytes.slice(i, i + 16)))
        .join('');
}

/**
 * What happens to a PEM text on its way.
 *
 * @type {Record<string, (pem: string) => Uint8Array | string>}
 */
const WAYS = {
    'utf-16': (pem) => Buffer.from(`\ufeff${pem}`, 'utf16le'),
    'utf-16 big-endian': (pem) =>
        Buffer.from(`\ufeff${pem}`, 'utf16le').swap16(),
    'utf-8 with a mark': (pem) => `\ufeff${pem}`,
    'quoted': (pem) => `Hello,\n${pem.replace(/^/gm, '> ')}`,
    'indented': (pem) => pem.replace(/^/gm, '\t  '),
    'crlf': (pem) => pem.replaceAll('\n', '\r\n'),
    'cr': (pem) => pem.replaceAll('\n', '\r'),
    'escaped': (pem) => pem.replaceAll('\n', '\\n'),
    'one line': (pem) => pem.replaceAll('\n', ' '),
    'wide': (pem) => pem.replace(/\n(?!-)(?<!-\n)/g, ''),
    'smart dashes': (pem) => pem.replaceAll('-----', '\u2014\u2014-'),
    'one dash': (pem) => pem.replaceAll('-----', '-'),
    'no dashes': (pem) => pem.replaceAll('-----', ''),
    'no dashes behind': (pem) => pem.replace(/-----$/gm, ''),
    'blanks within dashes': (pem) => pem.replace(
        /-----(BEGIN|END) ([A-Z0-9 ]+)-----/g, '----- $1 $2 -----'),
    'small label': (pem) => pem.replace(
        /(BEGIN|END) ([A-Z0-9 ]+)-/g, (label) => label.toLowerCase()),
    'label in one word': (pem) => pem.replace(
        /(BEGIN|END) ([A-Z0-9 ]+)-/g, (label) => label.replaceAll(' ', '')),
    'another end': (pem) => pem.replace(
        /-----END [A-Z0-9 ]+-----/, '-----END SOMETHING-----'),
    'joined': (pem) => (pem + pem).replaceAll('-----\n-----B', '----------B'),
    'invisible': (pem) => pem.replace(/(.{10})/g, '$1\u200b'),
    'tag characters': (pem) => pem.replace(/(.{10})/g, '$1\u{e0041}'),
    'escaped twice': (pem) => pem.replaceAll('\n', '\\\\n'),
    'a value of json': (pem) => JSON.stringify({ a: 1, pem }),
    'quoted-printable': (pem) => pem.replaceAll('=', '=3D').replace(
        /^([A-Za-z0-9+/=]{40})(?=[A-Za-z0-9+])/gm, '$1=\n'),
    'dashes quoted-printable': (pem) => pem.replace(
        /[=-]/g, (sign) => sign === '=' ? '=3D' : '=2D'),
    'line breaks of html': (pem) => pem.replaceAll('\n', '<br>\n'),
    'paragraphs of html': (pem) =>
        `<html><p>${pem.replaceAll('\n', '</p>\n<p>')}</p></html>`,
    'references of html': (pem) =>
        pem.replaceAll('-', '&#45;').replaceAll(' ', '&nbsp;'),
    'percent encoded': encodeURIComponent,
    'a field of a form': (pem) => new URLSearchParams({ c: pem }).toString(),
    'base64 of it': (pem) => Buffer.from(pem).toString('base64'),
    'base64 of UTF-16': (pem) =>
        Buffer.from(`\ufeff${pem}`, 'utf16le').toString('base64'),
    'base64 of the other UTF-16': (pem) =>
        Buffer.from(pem, 'utf16le').swap16().toString('base64'),
    'base64url in its block': (pem) => pem.replace(
        /^[^-:]+$/gm, (line) => line.replaceAll('+', '-')
            .replaceAll('/', '_')),
    'base64url alone': (pem) => Buffer.from(
        pem.replace(/-----.*-----/g, ''), 'base64').toString('base64url'),
    'a yaml secret': (pem) => 'apiVersion: v1\nkind: Secret\ndata:\n' +
        `  tls.crt: ${Buffer.from(pem).toString('base64')}\n  a: eHl6\n`,
    'an attachment': (pem) => 'MIME-Version: 1.0\nContent-Type: x/y\n' +
        'Content-Transfer-Encoding: base64\n\n' +
        (Buffer.from(pem).toString('base64').match(/.{1,76}/g) ?? [])
            .join('\n') + '\n--xx--\n',
    'line numbers': (pem) => numbered(pem, (n) => `${n}`.padStart(4) + '  '),
    'line numbers and colons': (pem) => numbered(pem, (n) => `${n}: `),
    'line numbers without blanks': (pem) => numbered(pem, (n) => `${n}`),
    'comment signs': (pem) => pem.replace(/^(?=.)/gm, '# '),
    'plus signs of a diff': (pem) => pem.replace(/^(?=.)/gm, '+'),
    'minus signs of a diff': (pem) => pem.replace(/^(?=.)/gm, '-'),
    'signed by OpenPGP': (pem) => '-----BEGIN PGP SIGNED MESSAGE-----\n' +
        `Hash: SHA512\n\n${pem.replace(/^-/gm, '- -')}` +
        '-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCgAdFiEE\n=2Bcd\n' +
        '-----END PGP SIGNATURE-----\n',
    'lines of a log': (pem) => numbered(
        pem, (n) => `Nov 28 12:00:${10 + n} host app[12]: `),
    'strings of C': (pem) => pem.replace(/^(.+)$/gm, '"$1\\n"') + ';',
    'strings of JavaScript': (pem) => pem.replace(/^(.+)$/gm, "'$1\\n' +"),
    'strings of Java': (pem) => 'String pem = ' + pem.trimEnd().replace(
        /^(.+)$/gm, '    "$1\\r\\n" +').trimStart() + ' "";',
    'bytes of Python': (pem) => 'PEM = (b"' +
        pem.trimEnd().replaceAll('\n', '\\n"\n       b"') + '\\n")',
    'letters of json': (pem) => JSON.stringify({ pem })
        .replaceAll('+', '\\u002B').replaceAll('-', '\\u002d'),
    'hexadecimal': (pem) => hexOf(pem).join(''),
    'bytes of C': (pem) => 'static const unsigned char der[] = {\n' +
        hexOf(pem).map((two) => `0x${two}, `).join('') + '\n};\n',
    'a dump by xxd': (pem) => dumped(pem, (at, line) =>
        `${at}: ${line.join('').replace(/.{4}/g, '$& ').padEnd(41)}abc.30\n`),
    'a dump by hexdump': (pem) => dumped(pem, (at, line) =>
        `${at}  ${line.slice(0, 8).join(' ')}  ` +
        `${line.slice(8).join(' ').padEnd(24)} |30.82 abc|\n`),
    'a configuration of a router': (pem) =>
        'crypto pki certificate chain TP\n certificate ca 01\n' +
        (hexOf(pem).join('').toUpperCase().match(/.{1,64}/g) ?? [])
            .map((line) => `  ${line.replace(/.{8}/g, '$& ')}\n`).join('') +
        '  \tquit\n!\n',
    'continued lines': (pem) => pem.replaceAll('\n', '\\\n'),
    'a pager between': (pem) => pem.replace('\n', '\n--More--\n'),
    'a pager with percents': (pem) =>
        pem.replace('\n', '\n---(more 45%)---\n'),
    'a pager rubbed out': (pem) => pem.replace(
        '\n', `\n --More-- ${'\b'.repeat(10)}${' '.repeat(10)}` +
            '\b'.repeat(10)),
    'a pager written over': (pem) =>
        pem.replace('\n', '\n<--- More --->\r              \r'),
    'colours of a console': (pem) => pem.replace(/^(?=.)/gm, '\x1b[32m'),
    'a word processor document': (pem) =>
        '{\\rtf1\\ansi{\\fonttbl{\\f0 BEGIN;}}\\pard ' +
        `${pem.replaceAll('\n', '\\par\n')}}`,
    'zeros behind': (pem) => `${pem}\0\0\0`,
    'padding lost': (pem) => pem.replace(/=+$/gm, ''),
    'without end': (pem) => pem.slice(0, pem.indexOf('-----END')),
    'bare': (pem) => pem.replace(/^-----.*\n/gm, ''),
};

/** @typedef {import('../../wasm/fields.js').Fields} Fields */
/** @typedef {{title: string, request: any, expect: any}} Case */

const CHECKS = new Set([
    'error', 'field', 'has', 'lacks', 'text', 'match', 'same', 'differs',
    'count', 'values', 'told', 'report',
]);

/** @param {any} reference @param {Map<string, Fields>} earlier */
function recall(reference, earlier) {
    const reply = earlier.get(reference.from);
    if (!reply) {
        throw new Error(`no earlier case "${reference.from}"`);
    }
    return reply.bytes(reference.field);
}

/**
 * @param {any} value
 * @param {Map<string, Fields>} earlier
 * @returns {Promise<Uint8Array | string | number>}
 */
async function resolve(value, earlier) {
    if (typeof value === 'string' || typeof value === 'number') {
        return value;
    }
    if (value.file !== undefined) {
        return readFile(fromRoot(`tests/${value.file}`));
    }
    if (value.base64 !== undefined) {
        return Buffer.from(value.base64, 'base64');
    }
    if (value.hex !== undefined) {
        return Buffer.from(value.hex, 'hex');
    }
    if (value.repeat !== undefined) {
        return value.repeat.repeat(value.times);
    }
    if (value.join !== undefined) {
        const parts = [];
        for (const part of value.join) {
            parts.push(Buffer.from(
                /** @type {Uint8Array} */ (await resolve(part, earlier))));
        }
        return Buffer.concat(parts);
    }
    let bytes = recall(value, earlier);
    if (value.replace) {
        const [old, by] = value.replace;
        const text = Buffer.from(bytes).toString('latin1');
        assert.ok(text.includes(old), 'nothing to replace');
        bytes = Buffer.from(text.replace(old, by), 'latin1');
    }
    if (value.as) {
        return WAYS[value.as](Buffer.from(bytes).toString('latin1'));
    }
    return bytes.subarray(0, value.cut ?? bytes.length);
}

/** @param {any} request @param {Map<string, Fields>} earlier */
async function toFields(request, earlier) {
    /** @type {import('../../wasm/fields.js').Field[]} */
    const fields = [];
    for (const [name, value] of Object.entries(request)) {
        for (const one of Array.isArray(value) ? value : [value]) {
            fields.push([name, await resolve(one, earlier)]);
        }
    }
    return fields;
}

/** @param {any} found @param {any} wanted @returns {boolean} */
function holds(found, wanted) {
    try {
        compare(found, wanted, '');
        return true;
    } catch {
        return false;
    }
}

/** Asserts that found has all that wanted has. */
function compare(
    /** @type {any} */ found,
    /** @type {any} */ wanted,
    /** @type {string} */ path,
) {
    if (wanted === null || typeof wanted !== 'object') {
        assert.deepEqual(found, wanted, path);
        return;
    }
    if (!Array.isArray(wanted) && (wanted.some || wanted.none)) {
        for (const one of wanted.some ?? []) {
            assert.ok(
                found?.some((/** @type {any} */ f) => holds(f, one)),
                `${path} lacks ${JSON.stringify(one)}: ` +
                    JSON.stringify(found),
            );
        }
        for (const one of wanted.none ?? []) {
            assert.ok(
                !found?.some((/** @type {any} */ f) => holds(f, one)),
                `${path} has ${JSON.stringify(one)}`,
            );
        }
        return;
    }
    if (Array.isArray(wanted)) {
        assert.equal(found?.length, wanted.length, `length of ${path}`);
    }
    for (const [key, value] of Object.entries(wanted)) {
        compare(found?.[key], value, `${path}.${key}`);
    }
}

/**
 * @param {Fields} reply
 * @param {any} expect
 * @param {Map<string, Fields>} earlier
 */
function judge(reply, expect, earlier) {
    const unknown = Object.keys(expect).filter((key) => !CHECKS.has(key));
    assert.deepEqual(unknown, [], 'unknown words in expect');
    assert.ok(Object.keys(expect).length > 0, 'a case must expect something');

    assert.deepEqual(unsaid(reply), [], 'the page has words for it');
    const failed = reply.has('error');
    assert.equal(failed ? reply.text('error') : undefined, expect.error);
    if (expect.field !== undefined) {
        assert.equal(reply.text('error.field'), expect.field);
    }
    for (const name of expect.has ?? []) {
        assert.ok(reply.has(name), `has ${name}`);
    }
    for (const name of expect.lacks ?? []) {
        assert.ok(!reply.has(name), `lacks ${name}`);
    }
    for (const [name, text] of Object.entries(expect.text ?? {})) {
        assert.equal(reply.text(name), text);
    }
    for (const [name, expression] of Object.entries(expect.match ?? {})) {
        assert.match(reply.text(name), new RegExp(expression));
    }
    for (const [name, reference] of Object.entries(expect.same ?? {})) {
        assert.deepEqual(reply.bytes(name), recall(reference, earlier));
    }
    for (const [name, reference] of Object.entries(expect.differs ?? {})) {
        assert.notDeepEqual(reply.bytes(name), recall(reference, earlier));
    }
    for (const [name, count] of Object.entries(expect.count ?? {})) {
        assert.equal(reply.texts(name).length, count, `count of ${name}`);
    }
    if (expect.values !== undefined) {
        assert.deepEqual(reply.json('error.values'), expect.values);
    }
    for (const [name, list] of Object.entries(expect.told ?? {})) {
        compare(reply.texts(name).map((text) => JSON.parse(text)), list, name);
    }
    if (expect.report !== undefined) {
        compare(reply.json('report'), expect.report, 'report');
    }
}

const folder = fromRoot('tests/cases');
const tables = (await readdir(folder)).filter((n) => n.endsWith('.json'));
assert.ok(tables.length > 0, 'there are tables of cases');

for (const table of tables.sort()) {
    /** @type {Case[]} */
    const cases = JSON.parse(await readFile(`${folder}/${table}`, 'utf8'));
    for (const engine of await openBoth()) {
        test(`${table} in ${engine.name}`, async (t) => {
            /** @type {Map<string, Fields>} */
            const earlier = new Map();
            for (const { title, request, expect } of cases) {
                await t.test(title, async () => {
                    assert.ok(!earlier.has(title), 'titles are unique');
                    const fields = await toFields(request, earlier);
                    const reply = await engine.call(fields);
                    earlier.set(title, reply);
                    assert.deepEqual(notAsTyped(request.op, reply), []);
                    judge(reply, expect, earlier);
                });
            }
            await engine.close();
        });
    }
}

test('the types of wasm/reports.d.ts name what no reply ever has', () => {
    assert.deepEqual(faultsOfTypes(), []);
    assert.deepEqual(neverWritten(), []);
});
