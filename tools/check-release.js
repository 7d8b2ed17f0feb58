/**
 * Whether the folder of a release is whole: every file is in its checksums
 * and fits them, page, bill of materials, changes and VERIFY.txt name the
 * same version, commit and checksums, and a signature fits.
 *
 * usage: node tools/check-release.js FOLDER
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const sha256 = (/** @type {string | Uint8Array} */ data) =>
    createHash('sha256').update(data).digest('hex');

/** A property of a bill of materials. @returns {string} */
export function partOf(/** @type {any} */ bill, /** @type {string} */ name) {
    return bill.metadata.component.properties.find(
        (/** @type {any} */ p) => p.name === `mcu-certify:${name}`).value;
}

/** SHA256SUMS as sha256sum writes it. */
export function sumsOf(/** @type {Record<string, string>} */ files) {
    return Object.keys(files).sort()
        .map((name) => `${sha256(files[name])}  ${name}\n`).join('');
}

/** What lies in the page as data. @param {string} page @param {string} id */
function dataBlock(page, id) {
    return page.split(`<script type="text/plain" id="${id}">`)[1]
        ?.split('</script>')[0] ?? '';
}

/** The script that runs, as the page's policy measures it. */
export function scriptOf(/** @type {string} */ page) {
    return page.slice(page.indexOf('\n<script>\n') + 9,
        page.lastIndexOf('</script>'));
}

/**
 * @param {string} folder
 * @param {string} [name]  of the release, where the folder has another
 * @returns {string[]} what is wrong; nothing for a whole release
 */
export function checkRelease(folder, name = basename(resolve(folder))) {
    const version = name.replace('mcu-certify-', '');
    /** @type {Record<string, string>} */
    const files = {};
    for (const file of readdirSync(folder)) {
        if (!file.startsWith('SHA256SUMS')) {
            files[file] = readFileSync(join(folder, file), 'utf8');
        }
    }
    const needed = [`${name}.html`, `${name}.cdx.json`, 'LICENSES.txt',
        'CHANGELOG.md', 'VERIFY.txt'];
    const missing = needed.filter((file) => !(file in files));
    if (missing.length > 0) {
        return [`${missing.join(', ')} missing`];
    }
    /** @type {string[]} */
    const wrong = [];
    const want = (/** @type {boolean} */ holds, /** @type {string} */ what) => {
        if (!holds) {
            wrong.push(what);
        }
    };
    const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8');
    want(sums === sumsOf(files), 'SHA256SUMS does not fit the files');

    const page = files[`${name}.html`];
    const bill = JSON.parse(files[`${name}.cdx.json`]);
    const commit = partOf(bill, 'commit');
    const engine = sha256(gunzipSync(
        Buffer.from(dataBlock(page, 'engine-wasm'), 'base64')));
    const worker = sha256(dataBlock(page, 'engine-worker'));
    const script = sha256(scriptOf(page));
    want(page.includes('<meta name="generator" content="MCU Certify '
        + `${version}, commit ${commit}">`),
    'the page names another version or commit');
    want(bill.metadata.component.version === version,
        'the bill of materials names another version');
    want(bill.metadata.component.hashes[0].content === sha256(page),
        'the bill of materials is of another page');
    want(partOf(bill, 'script-sha256') === script
        && partOf(bill, 'engine-sha256') === engine
        && partOf(bill, 'worker-sha256') === worker,
    'the bill of materials is of another script, engine or worker');
    want(files['CHANGELOG.md'].includes(
        `\n## ${version}\n\nBuilt from commit ${commit}.\n`),
    'the changes name another version or commit');
    want([version, commit, sha256(page), script, engine, worker].every(
        (fact) => files['VERIFY.txt'].includes(fact)),
    'VERIFY.txt names another version, commit or checksum');
    want(bill.components.every((/** @type {any} */ one) =>
        files['LICENSES.txt'].includes(`${one.name} ${one.version}: `)),
    'LICENSES.txt lacks a library');
    if (files.SIGNERS) {
        try {
            execFileSync('ssh-keygen', ['-Y', 'verify',
                '-f', join(folder, 'SIGNERS'), '-I', 'mcu-certify',
                '-n', 'mcu-certify', '-s', join(folder, 'SHA256SUMS.sig')],
            { input: sums, stdio: ['pipe', 'ignore', 'ignore'] });
        } catch {
            wrong.push('the signature does not fit SHA256SUMS');
        }
    }
    return wrong;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const wrong = checkRelease(process.argv[2]);
    console.log(wrong.join('\n') || 'whole');
    process.exitCode = wrong.length > 0 ? 1 : 0;
}
