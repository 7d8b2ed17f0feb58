/*
 * Releases: made of the built engine in a folder of their own, then damaged
 * in each place; and those that the repository holds.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile }
    from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { checkRelease, scriptOf } from '../../tools/check-release.js';
import { packagesOf, sha256, versionText } from '../../tools/made-of.js';
import { built as builtFile, fromRoot } from '../lib/engine.js';
import { must, run } from '../lib/tools.js';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const REFERENCE = 'Debian 12: Emscripten 1.2.3 clang 4.5.6';
const { version } = JSON.parse(
    await readFile(fromRoot('package.json'), 'utf8'));
const NAME = `mcu-certify-${version}`;

/** @type {string} */
let folder;
const path = (/** @type {string} */ name) => join(folder, name);

/** Bundles a page of the built engine. @param {Record<string, string>} env */
async function bundle(name = 'built', env = {}) {
    await must('node', ['tools/bundle.js', path('build'),
        path(`${name}/mcu-certify.html`)], {
        cwd: fromRoot('.'),
        env: { COMMIT, RELEASE: 'yes', REFERENCE, ...env },
    });
    return path(name);
}

/**
 * What the bundler would have made of another tree, without waiting for it.
 *
 * @param {string} name
 * @param {string} was @param {string} is
 */
async function bundleLike(name, was, is) {
    await cp(path('built'), path(name), { recursive: true });
    const page = path(`${name}/mcu-certify.html`);
    const list = path(`${name}/mcu-certify.cdx.json`);
    const html = (await readFile(page, 'utf8')).replaceAll(was, is);
    await writeFile(page, html);
    await writeFile(list, (await readFile(list, 'utf8'))
        .replaceAll(was, is)
        .replace(/(SHA-256",\s*"content": ")\w+/, `$1${sha256(html)}`)
        .replace(/(script-sha256",\s*"value": ")\w+/, `$1${
            sha256(scriptOf(html))}`));
    return path(name);
}

/** @param {string} built @param {string} to @param {...string} key */
function release(built, to = 'release', ...key) {
    return run('node', [fromRoot('tools/release.js'), built, path(to), ...key],
        { cwd: fromRoot('.') });
}

before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mcu-certify-'));
    await mkdir(path('build/wasm'), { recursive: true });
    await cp(builtFile('wasm/engine.wasm'), path('build/wasm/engine.wasm'));
    await writeFile(path('build/wasm/compiler'),
        'Emscripten 1.2.3 clang 4.5.6\n');
    await writeFile(path('build/mbedtls.source'), 'version 3.6.9\n'
        + `sha256 ${'ab'.repeat(32)}\nfrom a test\nkind pinned\n`);
    await must('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '',
        '-f', path('key')]);
});
after(() => rm(folder, { recursive: true, force: true }));

describe('a release', () => {
    /** @type {string} */
    let built;
    before(async () => {
        built = await bundle();
        const { code, err } = await release(built, 'release', path('key'));
        assert.equal(code, 0, err);
    });

    test('is whole, signed, and fits what sha256sum says', async () => {
        assert.deepEqual(checkRelease(path(`release/${NAME}`)), []);
        await must('sha256sum', ['--check', '--strict', 'SHA256SUMS'],
            { cwd: path(`release/${NAME}`) });
        const verify = await readFile(
            path(`release/${NAME}/VERIFY.txt`), 'utf8');
        assert.match(verify, /SIGNERS -I mcu-certify/);
        assert.doesNotMatch(verify, /PAGE|SUM\b|SIGNED|FINGERPRINT|COMMIT/);
    });

    test('without a key says nothing of a signature', async () => {
        const { code, err } = await release(built, 'unsigned');
        assert.equal(code, 0, err);
        const at = path(`unsigned/${NAME}`);
        assert.deepEqual(checkRelease(at), []);
        assert.doesNotMatch(await readFile(join(at, 'VERIFY.txt'), 'utf8'),
            /ssh-keygen/);
        assert.deepEqual((await readdir(at)).filter((name) =>
            /SIGNERS|\.sig/.test(name)), []);
    });

    test('is the same bytes each time', async () => {
        const again = await bundle('again', { TZ: 'Asia/Tokyo', LANG: 'C' });
        for (const name of await readdir(built)) {
            assert.ok((await readFile(join(again, name))).equals(
                await readFile(join(built, name))), name);
        }
    });

    test('names every package that is in the page', async () => {
        const bill = JSON.parse(await readFile(
            join(built, 'mcu-certify.cdx.json'), 'utf8'));
        const names = bill.components.map((/** @type {any} */ c) => c.name);
        for (const name of ['Mbed TLS', 'lit-html', 'fflate', 'papaparse']) {
            assert.ok(names.includes(name), name);
        }
        for (const one of bill.components) {
            assert.ok(one.version && one.licenses.length > 0, one.name);
        }
        const page = await readFile(join(built, 'mcu-certify.html'), 'utf8');
        for (const owner of ['Google LLC', 'Arjun Barrett', 'Matthew Holt',
            'Rich Felker', 'Emscripten authors']) {
            assert.ok(page.includes(owner), `no notice of ${owner}`);
        }
    });

    test('damaged in any file, or with one more or less, is noticed',
        async () => {
            for (const name of await readdir(path(`release/${NAME}`))) {
                const at = path(`damaged-${name}`);
                await cp(path(`release/${NAME}`), at, { recursive: true });
                await appendFile(join(at, name), ' ');
                // Spaces after a signature are no part of it.
                if (name.endsWith('.sig')) {
                    await writeFile(join(at, name), 'no signature');
                }
                assert.notDeepEqual(checkRelease(at, NAME), [], name);
                await rm(join(at, name));
                assert.throws(() => {
                    assert.deepEqual(checkRelease(at, NAME), []);
                }, name);
            }
            const at = path('more');
            await cp(path(`release/${NAME}`), at, { recursive: true });
            await writeFile(join(at, 'stranger.txt'), 'x');
            assert.notDeepEqual(checkRelease(at, NAME), []);
        });

    test('of parts that do not belong together is noticed', async () => {
        const other = await bundleLike('other', COMMIT,
            COMMIT.replaceAll('0', '9'));
        assert.equal((await release(other, 'others')).code, 0);
        for (const name of [`${NAME}.html`, `${NAME}.cdx.json`,
            'CHANGELOG.md', 'VERIFY.txt']) {
            const at = path(`mixed-${name}`);
            await cp(path(`unsigned/${NAME}`), at, { recursive: true });
            await cp(path(`others/${NAME}/${name}`), join(at, name));
            // Even with checksums made anew.
            const sums = (await must('sha256sum', (await readdir(at))
                .filter((file) => file !== 'SHA256SUMS').sort(),
            { cwd: at })).toString();
            await writeFile(join(at, 'SHA256SUMS'), sums);
            const wrong = checkRelease(at, NAME);
            assert.ok(wrong.length > 0, name);
            assert.ok(!wrong.join().includes('SHA256SUMS'), wrong.join());
        }
    });
});

describe('what is no release is refused', () => {
    /** @type {[string, string, string, RegExp][]} */
    const rows = [
        ['a build that nobody calls one', `"${version}"`, `"${version}+0a"`,
            /RELEASE/],
        ['a tree that was changed', COMMIT, `${COMMIT} changed`,
            /Commit everything/],
        ['a tree of no known commit', COMMIT, 'unknown', /unknown/],
        ['another compiler', '"Debian 12"', '"no"', /reference/],
        ['a version without its changes', `"${version}"`, '"0.0.1"',
            /CHANGELOG/],
    ];
    for (const [what, was, is, says] of rows) {
        test(what, async () => {
            const unfit = await bundleLike(`unfit-${says.source}`, was, is);
            const { code, err } = await release(unfit, 'never');
            assert.equal(code, 1);
            assert.match(err, says);
            assert.equal(existsSync(path('never')), false);
        });
    }

    test('a version that was released before', async () => {
        const { code, err } = await release(path('built'), 'release');
        assert.equal(code, 1);
        assert.match(err, /raise the version/);
    });
});

test('every release in the repository is whole', async () => {
    const kept = fromRoot('release');
    const names = existsSync(kept) ? await readdir(kept) : [];
    for (const name of names) {
        assert.deepEqual(checkRelease(join(kept, name)), [], name);
    }
});

test('the changes begin with the version that is being worked on',
    async () => {
        const changes = await readFile(fromRoot('CHANGELOG.md'), 'utf8');
        assert.equal(changes.match(/^## (.*)$/m)?.[1], version);
    });

test('a build that is no release names its commit', () => {
    assert.equal(versionText('1.2.3', COMMIT, false), '1.2.3+0123456');
    assert.equal(versionText('1.2.3', `${COMMIT} changed`, false),
        '1.2.3+0123456.changed');
    assert.equal(versionText('1.2.3', 'unknown', false), '1.2.3+unknown');
    assert.equal(versionText('1.2.3', COMMIT, true), '1.2.3');
});

test('packages are found by the files that were bundled', () => {
    assert.deepEqual(packagesOf(['web/main.js',
        'node_modules/@a/b/c.js', 'node_modules/d/e/f.js',
        'node_modules/d/g.js']), ['@a/b', 'd']);
});

test('a tree says which commit it is, packed or not, alone or inside another',
    async () => {
        const tree = path('tree');
        await cp(fromRoot('tools/commit.sh'), join(tree, 'tools/commit.sh'));
        const unpacked = '$Format:%H$\n'; // this tree may be packed itself
        await writeFile(join(tree, 'tools/commit.txt'), unpacked);
        await cp(fromRoot('.gitattributes'), join(tree, '.gitattributes'));
        const ask = async (/** @type {string} */ at) => (await must('sh',
            [join(at, 'tools/commit.sh')])).toString().trim();
        const git = (/** @type {string[]} */ ...args) => must('git',
            ['-c', 'user.name=a', '-c', 'user.email=a', ...args],
            { cwd: tree });
        assert.equal(await ask(tree), 'unknown');
        await git('init', '-q');
        assert.equal(await ask(tree), 'unknown');
        await git('add', '.');
        await git('commit', '-qm', 'a');
        const hash = (await git('rev-parse', 'HEAD')).toString().trim();
        assert.equal(await ask(tree), hash);
        await git('archive', '--prefix=packed/', '-o', path('tree.tar'),
            'HEAD');
        await must('tar', ['-xf', path('tree.tar'), '-C', folder]);
        assert.equal(await ask(path('packed')), hash);
        await cp(fromRoot('tools/commit.sh'), join(tree, 'in/tools/commit.sh'));
        await writeFile(join(tree, 'in/tools/commit.txt'), unpacked);
        assert.equal(await ask(join(tree, 'in')), 'unknown');
        await appendFile(join(tree, 'tools/commit.sh'), '\n');
        assert.equal(await ask(tree), `${hash} changed`);
    });
