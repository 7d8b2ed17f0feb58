/**
 * What a page is made of: its version and commit, the libraries in it with
 * licences and hashes, and what compiled the engine. The page shows it in
 * Help, and its bill of materials says the same to programs.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {object} Library
 * @property {string} name
 * @property {string} version
 * @property {string} licence  an SPDX expression
 * @property {string} notice   a member of MadeOf.notices
 * @property {string} hash     "SHA-512 hex" of the package as it was fetched;
 *     '' for what came with the compiler
 * @property {string} purl
 *
 * @typedef {object} MadeOf
 * @property {string} version  1.0.0 for a release, else 1.0.0+commit
 * @property {string} commit   40 hex digits, those and " changed", or unknown
 * @property {string} compiler of the engine
 * @property {string} reference  the system on which anybody gets these bytes,
 *     or '' when this one differs from it
 * @property {string} engine   SHA-256 of the compiled engine, hex
 * @property {string} worker   SHA-256 of the worker's script, hex
 * @property {Library[]} libraries
 * @property {Record<string, string>} notices  texts of licences
 */

const json = (/** @type {string} */ file) =>
    JSON.parse(readFileSync(file, 'utf8'));

/** @param {string | Uint8Array} data */
export const sha256 = (data) =>
    createHash('sha256').update(data).digest('hex');

/**
 * @param {string} version  of package.json
 * @param {string} commit   as tools/commit.sh says it
 * @param {boolean} release
 */
export function versionText(version, commit, release) {
    const [hash, changed] = commit.split(' ');
    return release ? version : `${version}+${hash === 'unknown' ? hash
        : hash.slice(0, 7)}${changed ? '.changed' : ''}`;
}

/** Lines of "name value". @param {string} file */
function facts(file) {
    return Object.fromEntries(readFileSync(file, 'utf8').trim().split('\n')
        .map((line) => line.match(/^(\S+) (.*)$/)?.slice(1) ?? []));
}

/** Names of the packages of which files are in a bundle, sorted. */
export function packagesOf(/** @type {string[]} */ files) {
    const names = files.map((file) =>
        file.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]);
    return [...new Set(names)].filter((name) => name !== undefined).sort();
}

/** @param {string} name @returns {Library & { text: string }} */
function packageFacts(name) {
    const { version, license } = json(`node_modules/${name}/package.json`);
    const { integrity } =
        json('package-lock.json').packages[`node_modules/${name}`];
    const [, sha512] = integrity.match(/^sha512-(.*)$/);
    // A package may leave out the text that everybody knows.
    const file = `node_modules/${name}/LICENSE`;
    const known = license === 'Apache-2.0' && !existsSync(file);
    return {
        name, version, licence: license, notice: known ? license : name,
        hash: `SHA-512 ${Buffer.from(sha512, 'base64').toString('hex')}`,
        purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
        text: readFileSync(known ? 'LICENSE' : file, 'utf8').trim(),
    };
}

/**
 * @param {object} made
 * @param {string} made.commit
 * @param {boolean} made.release
 * @param {string} made.build       the folder of the engine's build
 * @param {string} made.reference   as versions.mk names it: system, compiler
 * @param {string} made.engine
 * @param {string} made.worker
 * @param {string[]} made.files     that were bundled
 * @returns {MadeOf}
 */
export function madeOf({ commit, release, build, reference, engine, worker,
    files }) {
    const { version } = json('package.json');
    const compiler = readFileSync(`${build}/wasm/compiler`, 'utf8').trim();
    const mbedtls = facts(`${build}/mbedtls.source`);
    const [system, compilerThere] = reference.split(': ');
    const [emscripten] = compiler.match(/\d[\d.]*/) ?? ['unknown'];
    const [clang] = compiler.match(/[\d.]+$/) ?? ['unknown'];
    const packages = packagesOf(files).map(packageFacts);
    const withEmscripten = (/** @type {string} */ name,
        /** @type {string} */ licence, /** @type {string} */ notice,
        of = emscripten) => ({ name, version: of, licence, notice, hash: '',
        purl: `pkg:generic/${name.replaceAll(' ', '-')}@${of}` });
    const text = (/** @type {string} */ name) =>
        readFileSync(`tools/licences/${name}.txt`, 'utf8').trim();
    return {
        version: versionText(version, commit, release),
        commit,
        compiler,
        reference: compiler === compilerThere && mbedtls.kind === 'pinned'
            ? system : '',
        engine,
        worker,
        libraries: [
            {
                name: 'Mbed TLS', version: mbedtls.version,
                licence: 'Apache-2.0', notice: 'Apache-2.0',
                hash: mbedtls.sha256 === 'unknown' ? ''
                    : `SHA-256 ${mbedtls.sha256}`,
                purl: `pkg:generic/mbedtls@${mbedtls.version}`,
            },
            ...packages.map(({ text: _, ...library }) => library),
            withEmscripten('Emscripten', 'MIT', 'Emscripten'),
            withEmscripten('Emscripten musl', 'MIT', 'musl'),
            withEmscripten('compiler-rt',
                'Apache-2.0 WITH LLVM-exception', 'Apache-2.0', clang),
        ],
        notices: {
            'Apache-2.0': readFileSync('LICENSE', 'utf8').trim(),
            ...Object.fromEntries(packages.map((one) =>
                [one.notice, one.text])),
            Emscripten: text('emscripten'),
            musl: text('musl'),
        },
    };
}

/**
 * The bill of materials, CycloneDX 1.5. It names no time, so that it is the
 * same wherever it is made.
 *
 * @param {MadeOf} made
 * @param {string} pageHash  SHA-256 of the page, hex
 * @param {string} scriptHash  of its script
 */
export function billOfMaterials(made, pageHash, scriptHash) {
    const properties = {
        commit: made.commit, compiler: made.compiler,
        reference: made.reference || 'no',
        'script-sha256': scriptHash,
        'engine-sha256': made.engine, 'worker-sha256': made.worker,
    };
    const licence = (/** @type {string} */ expression) =>
        [/ /.test(expression) ? { expression }
            : { license: { id: expression } }];
    return `${JSON.stringify({
        bomFormat: 'CycloneDX',
        specVersion: '1.5',
        version: 1,
        metadata: {
            component: {
                type: 'application',
                'bom-ref': 'page',
                name: 'mcu-certify',
                version: made.version,
                licenses: licence('Apache-2.0'),
                hashes: [{ alg: 'SHA-256', content: pageHash }],
                properties: Object.entries(properties).map(
                    ([name, value]) =>
                        ({ name: `mcu-certify:${name}`, value })),
            },
        },
        components: made.libraries.map((one) => {
            const [alg, content] = one.hash.split(' ');
            return {
                type: 'library',
                'bom-ref': one.purl,
                name: one.name,
                version: one.version,
                licenses: licence(one.licence),
                ...(content ? { hashes: [{ alg, content }] } : {}),
                purl: one.purl,
            };
        }),
        dependencies: [{ ref: 'page',
            dependsOn: made.libraries.map(({ purl }) => purl) }],
    }, null, 2)}\n`;
}

/** All texts of licences, for a file beside the page. @param {MadeOf} made */
export function noticesText(made) {
    const heads = made.libraries.map((one) =>
        `${one.name} ${one.version}: ${one.licence}`);
    return `MCU Certify ${made.version} is under Apache-2.0. It contains:\n\n${
        heads.join('\n')}\n${Object.entries(made.notices).map(
        ([name, text]) => `\n${'-'.repeat(72)}\n${name}\n\n${text}\n`)
        .join('')}`;
}
