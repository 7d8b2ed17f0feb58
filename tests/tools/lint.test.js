/* tools/lint.sh: each rule of one way sees what goes another. */

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
    ['addEventListener("beforeunload", ask);', /Leaving is asked/],
    ['const local = createStore({ said: 1 });', /State has an owner/],
    ['export const local = createStore({});', /State has an owner/],
];

/** What is well. */
const RIGHT = `const mine = jobs.state(() => createStore({}));
/* The forms of a page: <form> between <table> and <tr>. */
const kind = type === 'password' ? file : form;
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
