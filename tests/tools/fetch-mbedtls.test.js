/*
 * From where Mbed TLS is taken, on the day on which Debian's index holds
 * another version: indexes are made here, and apt reads them.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { fromRoot } from '../lib/engine.js';
import { must, run } from '../lib/tools.js';

const PINNED = '3.6.6';

/** @type {string} */
let folder;
const path = (/** @type {string} */ name) => join(folder, name);
const sha256 = (/** @type {Buffer} */ bytes) =>
    createHash('sha256').update(bytes).digest('hex');

/**
 * The source of a version: as much of it as the script looks at.
 *
 * @param {string} version
 * @returns {Promise<Buffer>}
 */
async function archive(version) {
    const tree = `mbedtls-${version}`;
    await mkdir(path(`${tree}/include/mbedtls`), { recursive: true });
    await writeFile(path(`${tree}/include/mbedtls/build_info.h`),
        `#define MBEDTLS_VERSION_STRING         "${version}"\n`);
    await must('tar', ['--sort=name', '--mtime=@0', '--owner=0', '--group=0',
        '-cf', path(`${tree}.tar`), '-C', folder, tree]);
    await must('bzip2', ['-f', path(`${tree}.tar`)]);
    return readFile(path(`${tree}.tar.bz2`));
}

/**
 * A mirror with one suite in it for each version.
 *
 * @param {string} name
 * @param {Record<string, string>} suites  each with its version, '' for none
 * @returns {Promise<string>} its line for apt
 */
async function mirror(name, suites) {
    const root = path(name);
    for (const [suite, version] of Object.entries(suites)) {
        const index = `${root}/dists/${suite}/main/source`;
        await mkdir(index, { recursive: true });
        let sources = '';
        if (version) {
            const debian = `${version}-0.1`;
            const files = {
                [`mbedtls_${version}.orig.tar.bz2`]: await archive(version),
                [`mbedtls_${debian}.dsc`]: Buffer.from('Format: 3.0 (quilt)\n' +
                    `Source: mbedtls\nVersion: ${debian}\n`),
            };
            await mkdir(`${root}/pool`, { recursive: true });
            let rows = '';
            for (const [file, bytes] of Object.entries(files)) {
                await writeFile(`${root}/pool/${file}`, bytes);
                rows += ` ${sha256(bytes)} ${bytes.length} ${file}\n`;
            }
            sources = `Package: mbedtls\nBinary: libmbedtls\nVersion: ${
                debian}\nArchitecture: any\nDirectory: pool\n` +
                `Checksums-Sha256:\n${rows}\n`;
        }
        await writeFile(`${index}/Sources`, sources);
        await writeFile(`${root}/dists/${suite}/Release`, 'Origin: Debian\n' +
            `Suite: ${suite}\nCodename: ${suite}\nArchitectures: amd64\n` +
            'Components: main\nDate: Thu, 01 Jan 2026 00:00:00 UTC\nSHA256:\n' +
            ` ${sha256(Buffer.from(sources))} ${sources.length} ` +
            'main/source/Sources\n');
    }
    return `deb [trusted=yes] file:${root} stable main\n`;
}

/**
 * Fetches as a machine does that has these lists.
 *
 * @param {Record<string, string>} lists  names and contents
 * @param {Record<string, string>} [env]
 */
async function fetchWith(lists, env = {}) {
    await rm(path('etc'), { recursive: true, force: true });
    await rm(path('build'), { recursive: true, force: true });
    await mkdir(path('etc/sources.list.d'), { recursive: true });
    await mkdir(path('build'));
    for (const [name, text] of Object.entries(lists)) {
        await writeFile(path(`etc/sources.list.d/${name}`), text);
    }
    /* No way out: what curl is asked for here, it does not find. */
    await mkdir(path('bin'), { recursive: true });
    await writeFile(path('bin/curl'), '#!/bin/sh\nexit 22\n',
        { mode: 0o755 });
    const { code, err } = await run('sh', [
        fromRoot('tools/fetch-mbedtls.sh'), PINNED,
        sha256(await archive(PINNED)), 'stable stable-updates next', 'then',
        path('build/mbedtls'),
    ], { env: { MBEDTLS_SOURCES: path('etc'), MBEDTLS_DIR: '',
        PATH: `${path('bin')}:${process.env.PATH}`, ...env } });
    const record = await readFile(path('build/mbedtls.source'), 'utf8')
        .catch(() => '');
    return { code, err, record: Object.fromEntries(record.trim().split('\n')
        .map((line) => /^(\S+) ?(.*)$/.exec(line)?.slice(1) ?? [])) };
}

describe('fetching Mbed TLS', () => {
    before(async () => {
        folder = await mkdtemp(join(tmpdir(), 'mcu-fetch-'));
    });
    after(() => rm(folder, { recursive: true, force: true }));

    test('a version that has moved to another suite is not found',
        async () => {
            for (const suite of ['stable', 'stable-updates', 'next']) {
                const line = await mirror(`debian-${suite}`, {
                    'stable': '3.6.9', 'stable-updates': '', 'next': '3.7.0',
                    [suite]: PINNED });
                const { code, err, record } = await fetchWith(
                    { 'debian.list': line });
                assert.equal(code, 0, err);
                assert.deepEqual(record, { version: PINNED,
                    sha256: sha256(await archive(PINNED)),
                    from: 'Debian\u0027s source index', kind: 'pinned' });
            }
        });

    test('a vendor’s list that sorts before Debian’s hides it', async () => {
        const line = await mirror('debian-vendor', { stable: PINNED });
        const { code, err } = await fetchWith({
            'a-vendor.sources': 'Types: deb\nURIs: https://vendor.invalid/x\n' +
                'Suites: stable\nComponents: main\n',
            'b-vendor.list': 'deb [arch=amd64 trusted=yes] ' +
                'file:/nowhere/at/all stable main\n',
            'debian.sources': 'Types: deb\n# A comment\nURIs: ' +
                `${line.split(' ')[2]}\nSuites: stable stable-updates\n` +
                'Components: main\nTrusted: yes\n',
        });
        assert.equal(code, 0, err);
    });

    test('what Debian has replaced is not looked for where it keeps all',
        async () => {
            const line = await mirror('debian-now', { stable: '3.6.9' });
            await mirror('archive/debian/then', { stable: PINNED });
            const { code, err, record } = await fetchWith(
                { 'debian.list': line },
                { MBEDTLS_ARCHIVE: `file:${path('archive/debian')}` });
            assert.equal(code, 0, err);
            assert.match(record.from, /snapshot/);
            assert.equal(record.kind, 'pinned');
        });

    test('a newer patch of Debian’s is taken in silence, or not at all',
        async () => {
            const line = await mirror('debian-later', {
                'stable': '3.6.9', 'stable-updates': '3.6.10',
                'next': '3.7.1' });
            const { code, err, record } = await fetchWith(
                { 'debian.list': line });
            assert.equal(code, 0, err);
            assert.match(err, /\*{60}[^]*3\.6\.10, which is taken/);
            assert.deepEqual([record.version, record.kind],
                ['3.6.10', 'newer']);
            assert.equal(record.sha256, sha256(await archive('3.6.10')));
        });

    test('an older patch, another series, or other bytes are taken',
        async () => {
            const other = await mirror('debian-other', {
                'stable': '3.6.5', 'next': '4.0.0' });
            const forged = await mirror('debian-forged', { stable: '3.6.5' });
            assert.notEqual((await fetchWith({ 'debian.list': other })).code,
                0);
            const index = path('debian-forged/dists/stable/main/source/Sources');
            await writeFile(index, (await readFile(index, 'utf8'))
                .replace('3.6.5-0.1', '3.6.6-0.1'));
            assert.notEqual((await fetchWith({ 'debian.list': forged })).code,
                0, 'an index that its Release does not name');
        });
});
