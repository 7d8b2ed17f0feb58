/*
 * An authority's folder in a real directory of the browser: written, read,
 * changed by somebody else, and left at each file of a save, in Chromium and
 * Firefox. The picker itself needs
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
import { inventory } from '../../../web/authority/inventory.js';
import { authorityOf, engine, PASSPHRASE } from '../place/support.js';
import { inFolder, makeCrl, signRequest } from './support.js';

const { openFolder } = await import('../../../web/authority/layouts.js');

const HARNESS = `
import { readDirectory, writeDirectory } from './folder_disk.js';
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
    async write(now, ...before) {
        try {
            const known = before.map(files);
            await writeDirectory(this.handle, files(now), (path, bytes) =>
                known.some((those) => those.has(path) &&
                    sameBytes(those.get(path), bytes)) || bytes.length === 0,
            () => {});
            return '';
        } catch (error) {
            return error.code + ' ' + error.values.path;
        }
    },
    /** Saves, and comes no further than the n-th write or close. */
    stopIn(step, n, ...save) {
        const writable = FileSystemWritableFileStream.prototype;
        const real = writable[step];
        return new Promise((stopped) => {
            writable[step] = function (...given) {
                if (n-- > 0) {
                    return real.apply(this, given);
                }
                stopped(true);
                return new Promise(() => {});
            };
            this.write(...save).then(() => stopped(false));
        });
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
        await leftAtEachFile(page, call);
    } finally {
        await session.close();
        await server.stop();
    }
}

/** @param {Map<string, Uint8Array>} files all of them text */
const plain = (files) => Object.fromEntries([...files].map(
    ([path, bytes]) => [path, Buffer.from(bytes).toString()]));

/** One device, and the same renewed, the former revoked and listed. */
async function beforeAndAfter() {
    const { folder, made } = await authorityOf('Root', 'one.test');
    const { serial, request } = made['one.test'];
    folder.noteSaved(folder.toFiles());
    const before = plain(folder.toFiles());
    await signRequest(folder, engine, { request, passphrase: PASSPHRASE,
        device: { name: 'Room of one.test', profile: '' } });
    folder.revoke(serial, 'superseded', new Date());
    await makeCrl(folder, engine, { passphrase: PASSPHRASE });
    return { before, after: plain(folder.toFiles()), serial };
}

/**
 * The page is left while it writes; the next one opens what lies there, with
 * everything named, and finishes the save.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {(name: string, ...args: any[]) => Promise<any>} call
 */
async function leftAtEachFile(page, call) {
    const { before, after, serial } = await beforeAndAfter();
    for (let n = 0; ; n++) {
        await call('fresh', `left-${n}`);
        await call('write', before, {});
        if (!await call('stopIn', n % 2 ? 'write' : 'close', n, after,
            before)) {
            assert.ok(n > 6, `${n} files`);
            return;
        }
        await page.reload();
        await call('fresh', `left-${n}`);
        const there = await call('read');
        const folder = await openFolder(new Map(Object.entries(there).map(
            ([path, text]) => [path, Buffer.from(text)])), engine);
        const rows = inventory(folder, { now: new Date() });
        assert.ok(rows.every(({ report }) => report), `${n}`);
        for (const [path, text] of Object.entries(there)) {
            const [, named] = /^newcerts\/(\w+)\.pem$/.exec(path) ?? [];
            assert.ok(!named || text === '' ||
                rows.some((row) => row.serial === named), `${n} ${path}`);
        }
        assert.ok(rows.some((row) => row.serial === serial));
        assert.equal(folder.key, before['ca.key']);
        assert.equal(await call('write', after, before, after), '');
        assert.deepEqual({ ...await call('read'), ...after },
            await call('read'), `${n}`);
    }
}
