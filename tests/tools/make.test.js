/*
 * What the Makefile takes for up to date. Make is only asked (-q, -n); the
 * files of a build folder of its own are touched (-t), none is compiled.
 */
import assert from 'node:assert/strict';
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';

import { fromRoot } from '../lib/engine.js';
import { run } from '../lib/tools.js';

/** @type {string} */
let folder;
const path = (/** @type {string} */ name) => join(folder, name);
const compilers = ['cc', 'clang', 'emcc'];

/** Asks make. @param {...string} args */
async function make(...args) {
    const own = {
        BUILD: path('build'), DIST: path('dist'), SETUP: 'no',
        CC: path('cc'), CLANG: path('clang'), EMCC: path('emcc'),
    };
    const outer = Object.keys(process.env).filter((name) =>
        /^(MAKE|MFLAGS|CFLAGS|MBEDTLS)/.test(name));
    const { code, out, err } = await run('env', [
        ...outer.flatMap((name) => ['-u', name]), 'make',
        '-o', 'node_modules/.installed',
        ...Object.entries(own).map((pair) => pair.join('=')), ...args,
    ], { cwd: fromRoot('.') });
    return { code, said: `${out}${err}` };
}

/** @param {...string} args @returns {Promise<boolean>} */
async function upToDate(...args) {
    const { code, said } = await make('-q', ...args);
    assert.ok(code === 0 || code === 1, said);
    return code === 0;
}

/** What make would do. @param {...string} args */
async function plan(...args) {
    const { code, said } = await make('-n', ...args);
    assert.equal(code, 0, said);
    return said;
}

/** A program that is there, and that nobody calls. */
function writeCompiler(/** @type {string} */ name, more = '') {
    return writeFile(path(name), `#!/bin/sh\n${more}exit 1\n`,
        { mode: 0o755 });
}

/** Makes everything look built. */
async function build() {
    for (const [, name] of (await plan(...targets())).matchAll(
        /^mkdir -p (\S+)$/gm)) {
        await mkdir(name, { recursive: true });
    }
    await mkdir(path('dist'), { recursive: true });
    const { code, said } = await make('-t', ...targets());
    assert.equal(code, 0, said);
}

const native = () => path('build/native/mc-call');
const page = () => path('dist/mcu-certify.html');
const sums = () => path('dist/SHA256SUMS');
const targets = () => [native(), page(), sums()];

describe('the Makefile', () => {
    before(async () => {
        folder = await mkdtemp(join(tmpdir(), 'mcu-make-'));
        await Promise.all(compilers.map((name) => writeCompiler(name)));
    });
    after(() => rm(folder, { recursive: true, force: true }));
    beforeEach(async () => {
        await build();
        assert.ok(await upToDate(...targets()), 'what was built is new');
    });

    test('flags of one’s own replace those of the project', async () => {
        const commands = (await plan(native(), 'CFLAGS=-DEXTRA')).split('\n')
            .filter((line) => /-o \S+\/src\/[\w/]+\.o/.test(line));
        assert.ok(commands.length > 20);
        for (const line of commands) {
            assert.match(line, /-O2 .*-DEXTRA.* -std=c99 -Wall/);
        }
        assert.ok(await upToDate(page(), 'CFLAGS=-DEXTRA'),
            'the page is another one on another machine');
    });

    test('a changed flag leaves old objects in the page', async () => {
        assert.ok(!await upToDate(page(), 'WARNINGS=-Wall'));
        assert.match(await plan(page(), 'WARNINGS=-Wall'), /emcc .*pem\.c/);
    });

    test('a new compiler leaves what the old one made', async () => {
        for (const [name, made] of [['cc', native()], ['emcc', page()]]) {
            await writeCompiler(name, '# version 2\n');
            assert.ok(!await upToDate(made), name);
        }
    });

    test('another Mbed TLS in versions.mk ships the old one', async () => {
        const other = ['MBEDTLS_VERSION=9.9.9', 'MBEDTLS_SHA256=00'];
        const said = await plan(page(), ...other);
        assert.match(said, /fetch-mbedtls\.sh 9\.9\.9 00 /);
        assert.match(said, /emcc .*library\/aes\.c/);
        assert.match(said, /emcc .*src\/[\w/]*pem\.c/);
        assert.match(said, /bundle\.js/);
        assert.match(await plan(page()), /fetch-mbedtls\.sh \d+\.\d+\.\d+ /,
            'and back');
    });

    test('the checksum of a page is that of another', async () => {
        await rm(sums());
        assert.match(await plan(sums()), /bundle\.js/);
    });

    test('a clean build needs the network again', async () => {
        const kept = ['mbedtls/include/x', 'mbedtls.ready', 'setup-build'];
        for (const name of kept) {
            await mkdir(dirname(path(`build/${name}`)), { recursive: true });
            await writeFile(path(`build/${name}`), '');
        }
        assert.equal((await make('clean')).code, 0);
        await Promise.all(kept.map((name) => access(path(`build/${name}`))));
        await assert.rejects(access(native()), 'an object');
        await assert.rejects(access(page()), 'the page');
        const said = await plan(native());
        assert.match(said, /cc .*pem\.c/);
        assert.doesNotMatch(said, /fetch-mbedtls|setup\.sh|npm/);
        assert.match(await plan('distclean'),
            /rm -rf \S+build \S+dist node_modules/);
    });

    test('browsers are tested with a page of yesterday', async () => {
        await rm(page());
        for (const target of ['test-chromium', 'test-firefox']) {
            assert.match(await plan(target), /bundle\.js[^]*all\.js/);
        }
    });
});
