/*
 * tools/lint.sh: each rule of one way sees what goes another.
 * eslint.config.js: words that people read are seen outside of web/text.
 * tools/compat.js: what a browser of package.json lacks is seen.
 */

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint } from 'eslint';

/** What goes another way, and what is said of it. @type {[string, RegExp][]} */
const OTHERWISE = [
    ['const url = URL.createObjectURL(blob);', /leaves the page through/],
    ['await showSaveFilePicker();', /leaves the page through/],
    ['html`<input type="file" />`;', /enters the page through/],
    ['html`<input type=file />`;', /enters the page through/],
    ['html`<input type="password" />`;', /passphrase is typed into/],
    ['html`<input type=${on ? "text" : "password"} />`;',
        /passphrase is typed into/],
    ['html`<form @submit=${go}></form>`;', /form is one of/],
    ['html`<button type="submit">${text}</button>`;', /never submitted/],
    ['addEventListener("beforeunload", ask);', /Leaving is asked/],
    ['const local = createStore({ said: 1 });', /State has an owner/],
    ['export const local = createStore({});', /State has an owner/],
    ['/** @param {any} report */', /has a type/],
    ['/** @type {(one: any) => string[]} */', /has a type/],
    ['const all = (/** @type {any} */ of);', /has a type/],
    ['/** @returns {Promise<any[]>} */', /has a type/],
    ['\n'.repeat(400), /at most 400 lines/],
];

/** What is well. */
const RIGHT = `const mine = jobs.state(() => createStore({}));
/* The forms of a page: <form> between <table> and <tr>. */
const kind = type === 'password' ? file : form;
/** Any file: @param {string} many anything (many). */
`;

test('a second way of what has one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mcu-lint-'));
    try {
        execFileSync('git', ['init', '-q'], { cwd: folder });
        await mkdir(join(folder, 'web'));
        await cp('tools/lint.sh', join(folder, 'lint.sh'));
        const said = async (/** @type {string} */ text) => {
            await writeFile(join(folder, 'web', 'other.js'), text);
            const { stderr } = spawnSync('sh', ['lint.sh'],
                { cwd: folder, encoding: 'utf8' });
            return stderr;
        };
        const well = await said(RIGHT);
        for (const [text, words] of OTHERWISE) {
            assert.doesNotMatch(well, words);
            assert.match(await said(`${RIGHT}${text}\n`), words, text);
        }
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
});

/** Sentences, and what only looks like one. @type {[string, number][]} */
const SENTENCES = [
    ["'Devices certified'", 1],
    ["`The authority \"${name}\"`", 1],
    ["`${name}\\n\\n    Copy it to\\n`", 1],
    ["html`<p>Copy it</p>`", 1],
    ["'openssl enc -d -K KEY -iv IV'", 0],
    ["'CERTIFICATE_REQUIRED alert'", 0],
    ["`-----BEGIN CERTIFICATE-----\\n${name}`", 0],
    ["html`<button type=\"button\" class=\"small primary\">${name}</button>`",
        0],
    ["new Error('the engine stopped')", 0],
    ["'Digest'", 0],
];

test('words that people read stand in code', async () => {
    const eslint = new ESLint();
    for (const [text, found] of SENTENCES) {
        const [{ messages }] = await eslint.lintText(
            `export const said = (html, name) => [html, name, ${text}];\n`,
            { filePath: 'web/other.js' });
        assert.equal(messages.length, found, text);
    }
});

/** What Chrome 109, Firefox 115 or Safari 16.4 lacks. @type {[string, RegExp][]} */
const TOO_NEW = [
    ['.a:has(> .b) { margin: 0 }', /:has: not in firefox before 121/],
    ['.a { color: color-mix(in srgb, red, var(--b)) }', /color-mix\(\)/],
    ['.a { width: calc-size(auto, size) }', /calc-size\(\)/],
    ['.a { field-sizing: content }', /field-sizing: not in chrome/],
    ['.a { white-space-collapse: preserve }', /white-space-collapse/],
    ['.a { width: 3rlh }', /3rlh/],
    ['@starting-style { .a { opacity: 0 } }', /@starting-style/],
    ['@media (scripting: none) { .a { margin: 0 } }', /\(scripting\)/],
    ['.a { colour: red }', /colour: no such property/],
];

/** What they have, or is lowered to what they have. */
const KNOWN = `.a { color: light-dark(#000, #fff); .b & { margin: 0 } }
@media (width >= 40rem) { .a:focus-visible { inset: 0; user-select: none } }
@supports selector(:has(*)) { .a:has(.b) { margin: 0 } }
.a { grid-template-columns: repeat(2, minmax(0, 1fr)); height: 10vh }
`;

/** The same of scripts. @type {[string, RegExp][]} */
const TOO_NEW_CALLS = [
    ['Promise.try(() => {});', /Promise\.try/],
    ['URL.parse("/a", location.href);', /URL\.parse/],
    ['document.body.showPopover();', /HTMLElement\.showPopover/],
    ['document.body.checkVisibility();', /Element\.checkVisibility/],
    ['const { clipboard } = navigator; clipboard.write([]);',
        /Clipboard\.write/],
    ['[1].toSorted(); new Set().union(new Set());', /Set\.union/],
    ['new ToggleEvent("toggle");', /ToggleEvent/],
    ['html`<div popover="auto"></div>`;', /<div popover>/],
    ['html`<button ?disabled=${x} closedby="any" command="close">x</button>`;',
        /<button command>/],
];

const KNOWN_CALLS = `structuredClone({}); [1].at(-1); [1].findLast(Boolean);
crypto.getRandomValues(new Uint8Array(1)); document.body.replaceChildren();
html\`<dialog class="popover is" ?inert=\${x}></dialog>\`;
`;

test('what a browser of ours lacks, in styles and in scripts', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mcu-compat-'));
    try {
        const said = async (/** @type {Record<string, string>} */ files) => {
            const paths = [];
            for (const [name, text] of Object.entries(files)) {
                paths.push(join(folder, name));
                await writeFile(join(folder, name), text);
            }
            return spawnSync('node', ['tools/compat.js', ...paths],
                { encoding: 'utf8' });
        };
        const script = 'const x = 1, html = String.raw;\n';
        const well = await said({ 'style.css': KNOWN,
            'script.js': script + KNOWN_CALLS });
        assert.deepEqual([well.stderr, well.status], ['', 0]);
        const ill = await said({
            'style.css': TOO_NEW.map(([text]) => text).join('\n'),
            'script.js': script
                + TOO_NEW_CALLS.map(([text]) => `{ ${text} }`).join('\n'),
        });
        assert.equal(ill.status, 1);
        for (const [text, words] of [...TOO_NEW, ...TOO_NEW_CALLS]) {
            assert.match(ill.stderr, words, text);
        }
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
});
