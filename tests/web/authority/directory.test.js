/*
 * An authority's folder in a real directory of the browser: written, read,
 * changed by somebody else, in Chromium and Firefox. The picker itself needs
 * a person; the directory here is the browser's private one, which has the
 * same interface.
 */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

import { KINDS, borrow } from '../../lib/browsers.js';
import { serve } from '../../lib/serve.js';
import { inFolder } from './support.js';

const HARNESS = `
import { readDirectory, writeDirectory } from './directory.js';
import { sameBytes } from './bytes.js';
const bytes = (text) => new TextEncoder().encode(text);
const text = (array) => new TextDecoder().decode(array);
const files = (object) => new Map(Object.entries(object)
    .map(([path, contents]) => [path, bytes(contents)]));
const plain = (map) => Object.fromEntries([...map]
    .map(([path, contents]) => [path, text(contents)]));
Object.assign(globalThis, { directory: {
    async fresh(name) {
        const root = await navigator.storage.getDirectory();
        this.handle = await root.getDirectoryHandle(name, { create: true });
    },
    async write(now, before) {
        try {
            const known = files(before);
            await writeDirectory(this.handle, files(now), (path, bytes) =>
                known.has(path) && sameBytes(known.get(path), bytes),
            () => {});
            return '';
        } catch (error) {
            return error.code + ' ' + error.values.path;
        }
    },
    async read() {
        return plain(await readDirectory(this.handle));
    },
    async other(path, contents) {
        const file = await this.handle.getFileHandle(path, { create: true });
        const writable = await file.createWritable();
        await writable.write(contents);
        await writable.close();
    },
} });
`;

for (const kind of KINDS) {
    test(`${kind}: a directory takes what changed and loses nothing`,
        () => inFolder((place) => inPage(kind, place)));
}

/** @param {'chromium' | 'firefox'} kind @param {string} place */
async function inPage(kind, place) {
    const bundled = await build({
        stdin: {
            contents: HARNESS,
            resolveDir: fileURLToPath(
                new URL('../../../web/authority/', import.meta.url)),
        },
        bundle: true, write: false, format: 'iife', target: 'es2022',
    });
    const file = join(place, 'harness.html');
    await writeFile(file, '<!doctype html><meta charset="utf-8">' +
        `<title>harness</title><script>${bundled.outputFiles[0].text
            .replaceAll('</script', '<\\/script')}</script>`);
    const server = await serve(file);
    const session = await borrow(kind, { accept: true });
    try {
        const page = await session.page();
        await page.goto(server.urls.https);
        const call = (/** @type {string} */ name,
            /** @type {any[]} */ ...args) => page.evaluate(
            (method, values) => /** @type {any} */ (globalThis)
                .directory[method](...values), name, args);
        const first = {
            'ca.cer': 'certificate', 'index.txt': '', 'serial': '01\n',
            'newcerts/README.txt': 'x', 'devices/A/MCU.cer': 'one',
        };
        await call('fresh', 'authority');
        assert.equal(await call('write', first, {}), '');
        assert.deepEqual(await call('read'), first);

        const second = {
            ...first, 'index.txt': 'V\n', 'index.txt.old': '',
            'newcerts/0A.pem': 'new', 'devices/A/MCU.cer': 'two',
            'devices/A/former/until/MCU.cer': 'one',
        };
        assert.equal(await call('write', second, first), '');
        assert.deepEqual(await call('read'), second);

        // Somebody else worked there since: nothing of ours is written.
        await call('other', 'index.txt', 'V\nV\n');
        assert.equal(await call('write', { ...second, 'index.txt': 'R\n',
            'newcerts/0B.pem': 'newer' }, second),
        'changed-on-disk index.txt');
        assert.deepEqual(await call('read'),
            { ...second, 'index.txt': 'V\nV\n' });

        // What we do not know there stays; what collides is not replaced.
        await call('fresh', 'strange');
        await call('other', 'notes.txt', 'mine');
        await call('other', 'ca.cer', 'another authority');
        assert.equal(await call('write', first, {}),
            'changed-on-disk ca.cer');
        assert.deepEqual(await call('read'),
            { 'notes.txt': 'mine', 'ca.cer': 'another authority' });
    } finally {
        await session.close();
        await server.stop();
    }
}
