/**
 * Makes the folder of a release out of a built page and what the bundler put
 * beside it: the page under its versioned name, bill of materials, licences,
 * changes, how to check, checksums; signed where a key is given.
 *
 * usage: node tools/release.js BUILT_FOLDER RELEASE_FOLDER [SSH_KEY]
 *
 * Refuses what is no release: a tree that differs from its commit, another
 * compiler or Mbed TLS than the reference, a version without its changes.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync,
    writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRelease, partOf, sumsOf } from './check-release.js';

const [built, releases, key] = process.argv.slice(2);

const from = (/** @type {string} */ name) =>
    readFileSync(join(built, name), 'utf8');
const text = (/** @type {string} */ name) =>
    readFileSync(new URL(name, import.meta.url), 'utf8');

/** @param {string} why */
function refuse(why) {
    console.error(`No release: ${why}`);
    process.exit(1);
}

const bill = JSON.parse(from('mcu-certify.cdx.json'));
const { version } = bill.metadata.component;
const commit = partOf(bill, 'commit');
const name = `mcu-certify-${version}`;
const target = join(releases, name);
const changes = text('../CHANGELOG.md');

if (!/^\d+\.\d+\.\d+$/.test(version)) {
    refuse(`${version} is not the version of one; RELEASE=yes was not set.`);
}
if (!/^[0-9a-f]{40}$/.test(commit)) {
    refuse(`the tree is of commit "${commit}". Commit everything first.`);
}
if (partOf(bill, 'reference') === 'no') {
    refuse(`${partOf(bill, 'compiler')} and this Mbed TLS are not the `
        + 'reference environment: nobody else would get these bytes.');
}
if (!changes.includes(`\n## ${version}\n`)) {
    refuse(`CHANGELOG.md has no "## ${version}".`);
}
if (existsSync(target)) {
    refuse(`${target} is there. What was released stays as it is: `
        + 'raise the version in package.json.');
}

const page = `${name}.html`;
/** @type {Record<string, string>} */
const files = {
    [page]: from('mcu-certify.html'),
    [`${name}.cdx.json`]: from('mcu-certify.cdx.json'),
    'LICENSES.txt': from('LICENSES.txt'),
    'CHANGELOG.md': changes.replace(`\n## ${version}\n`,
        (head) => `${head}\nBuilt from commit ${commit}.\n`),
};
let signed = '';
if (key) {
    const words = (/** @type {string[]} */ ...args) =>
        execFileSync('ssh-keygen', args, { encoding: 'utf8' }).trim();
    const [type, blob] = words('-y', '-f', key).split(' ');
    files.SIGNERS =
        `mcu-certify namespaces="mcu-certify" ${type} ${blob}\n`;
    signed = text('verify-signed.txt')
        .replace('FINGERPRINT', words('-l', '-f', key).split(' ')[1]);
}
files['VERIFY.txt'] = text('verify.txt')
    .replace('SIGNED\n', signed ? `${signed}\n` : '\n')
    .replaceAll('PAGE', page)
    .replace('VERSION', version)
    .replace('COMMIT', commit)
    .replace('SUM', bill.metadata.component.hashes[0].content)
    .replace('SCRIPT', partOf(bill, 'script-sha256'))
    .replace('ENGINE', partOf(bill, 'engine-sha256'))
    .replace('WORKER', partOf(bill, 'worker-sha256'))
    .replaceAll('\n', '\r\n'); // Windows 7 shows others as one line

// Whole or not at all.
const work = `${target}.part`;
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
for (const [file, contents] of Object.entries(files)) {
    writeFileSync(join(work, file), contents);
}
writeFileSync(join(work, 'SHA256SUMS'), sumsOf(files));
if (key) {
    execFileSync('ssh-keygen', ['-Y', 'sign', '-f', key, '-n', 'mcu-certify',
        join(work, 'SHA256SUMS')], { stdio: ['inherit', 'ignore', 'inherit'] });
}
const wrong = checkRelease(work, name);
if (wrong.length > 0) {
    refuse(wrong.join('\n'));
}
renameSync(work, target);
console.log(`${target}: commit ${commit}${key ? ', signed' : ', not signed'}`);
