/*
 * Profiles: the ones that come with the page are whole, and a stranger's
 * file cannot send a key elsewhere.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { checkProfile, correctProfile, evidenceFor, layOver,
    parseProfile, profileFile } from '../../../web/device/profile.js';
import { ProfileError } from '../../../web/device/readers.js';

const FOLDER = new URL('../../../web/device/profiles/', import.meta.url);

/** @param {string} name @returns {any} */
const read = (name) =>
    JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
const common = read('common.json');
const families = readdirSync(FOLDER)
    .filter((name) => name !== 'common.json')
    .map((name) => ({ name, raw: read(name),
        whole: checkProfile(layOver(common, read(name))) }));
const mcu = families[families.findIndex((f) => f.raw.id === 'mcu-4200')]
    .whole;

const all = [mcu, ...families.map(({ whole }) => whole)
    .filter(({ id }) => id !== 'mcu-4200' && id !== 'generic'),
families.filter(({ raw }) => raw.id === 'generic')[0].whole];

/** @param {any} value @param {string} path @returns {string[]} */
function leaves(value, path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        return [path];
    }
    return Object.entries(value).flatMap(([name, inner]) =>
        leaves(inner, path ? `${path}.${name}` : name));
}

test('a value without a source', () => {
    for (const { name, whole } of families) {
        const { format, id, name: title, evidence, ...values } = whole;
        assert.ok(format && id && title);
        for (const path of leaves(values, '')) {
            const [confidence, source] = evidenceFor(whole, path);
            assert.ok(source, `${name}: ${path} (${confidence})`);
        }
        for (const path of Object.keys(evidence)) {
            const found = path.split('.')
                .reduce((/** @type {any} */ at, step) => at?.[step], whole);
            assert.notEqual(found, undefined, `${name}: ${path} is nothing`);
        }
    }
});

test('a value that no module reads', () => {
    const code = ['web', 'wasm'].map((room) =>
        new URL(`../../../${room}/`, import.meta.url)).flatMap((room) =>
        readdirSync(room, { recursive: true }).map(String)
            .filter((name) => /(?<!profile)\.js$/.test(name))
            .map((name) => readFileSync(new URL(name, room), 'utf8')))
        .join('\n');
    const { evidence, ...values } = mcu;
    assert.ok(evidence);
    assert.deepEqual(leaves(values, '').filter((path) =>
        !new RegExp(`\\b${path.split('.').slice(-1)}\\b`).test(code)), []);
});

test('the four products of the article, and one for all others', () => {
    assert.deepEqual(families.map((f) => f.whole.id).sort(),
        ['amg-3600', 'generic', 'mcu-4200', 'mcu-4500', 'mse-8510']);
    for (const { name, whole } of families) {
        assert.equal(name, `${whole.id}.json`);
        assert.equal(whole.key.form, 'traditional', name);
        assert.equal(whole.key.bits, 2048, name);
    }
});

/** @type {[string, string, unknown, string][]} */
const BAD = [
    ['path-to-another-host', 'pages.uploadAction', '//evil.test/x', 'path'],
    ['path-with-a-scheme', 'pages.uploadAction', 'https://evil.test/', 'path'],
    ['path-with-backslashes', 'pages.login', '/\\evil.test/x', 'path'],
    ['path-that-climbs-to-another-host', 'pages.login', '/..//evil.test/x',
        'path'],
    ['path-that-climbs-in-disguise', 'pages.restart',
        '/a/%2e%2e/.//evil.test/', 'path'],
    ['path-with-a-tab', 'pages.uploadAction', '/\t/evil.test/', 'text'],
    ['path-as-script', 'pages.restart', 'javascript:alert(1)', 'path'],
    ['field-with-a-quote', 'pages.uploadFields',
        { certificate: 'a"b', key: 'k', password: 'p' }, 'field-name'],
    ['field-with-a-line-break', 'pages.uploadFields',
        { certificate: 'c', key: 'k\r\nX: y', password: 'p' }, 'field-name'],
    ['field-missing', 'pages.uploadFields',
        { certificate: '', key: 'k', password: 'p' }, 'missing'],
    ['file-name-with-a-folder', 'files.key', '../MCU.key', 'file-name'],
    ['file-name-that-windows-cuts', 'files.key', 'MCU.key.', 'file-name'],
    ['file-name-of-a-windows-device', 'files.key', 'CON.key', 'file-name'],
    ['file-name-of-a-port-in-small-type', 'files.request', 'com¹.csr',
        'file-name'],
    ['file-name-that-reads-backwards', 'files.key', 'MCU\u202eyek.exe',
        'text'],
    ['file-name-with-a-joiner', 'files.key', 'MC\u200dU.key', 'file-name'],
    ['two-files-of-one-name', 'files.request', 'mcu.KEY', 'same-name'],
    ['label-that-turns-the-line', 'labels.key', 'Key \u2067nepo', 'text'],
    ['field-that-cannot-be-seen', 'pages.uploadFields.key', 'ke\u200by',
        'field-name'],
    ['key-form-unknown', 'key.form', 'jks', 'choice'],
    ['key-size-no-number', 'key.bits', 'many', 'number'],
    ['label-with-control-characters', 'labels.key', 'Key\u0007', 'text'],
    ['warnings-no-list', 'warnings', 'lock-out', 'kind'],
];

for (const [name, path, value, reason] of BAD) {
    test(`profile refused: ${name}`, () => {
        assert.throws(
            () => correctProfile(mcu, { [path]: value }, 'test'),
            (error) => error instanceof ProfileError &&
                error.reason === reason &&
                error.path.startsWith(path.split('.')[0]));
    });
}

test('a label in a script that needs joiners is refused', () => {
    const label = '\u06a9\u0644\u06cc\u062f\u200c\u0647\u0627';
    assert.equal(correctProfile(mcu, { 'labels.key': label }, 'test')
        .labels.key, label);
});

test('a short profile means another device when another family is chosen ' +
    'in the page', () => {
    const text = JSON.stringify({ format: 1, extends: 'generic',
        id: 'expressway', name: 'Expressway',
        key: { form: 'pkcs8', passphrase: 'forbidden' },
        evidence: { 'key.form': ['documented', 'deployment guide'] } });
    const read = parseProfile(text, all, 'a file');
    const generic = all[all.length - 1];
    assert.deepEqual([read.id, read.key.passphrase, read.key.maxBits,
        read.files.key], ['expressway', 'forbidden', generic.key.maxBits,
        'device.key']);
    assert.deepEqual(parseProfile(text.replace('"extends":"generic",', ''),
        all, 'a file'), read);
    assert.equal(parseProfile(text.replace('"generic"', '"mcu-4500"'), all,
        'a file').files.key, 'MCU.key');
    assert.throws(() => parseProfile(text.replace('"generic"', '"vcs"'), all,
        'a file'), /extends: choice/);
    // What the file says is no guess any more; what it leaves out still is.
    assert.deepEqual(evidenceFor(read, 'key.form'),
        ['documented', 'deployment guide']);
    assert.deepEqual(evidenceFor(read, 'key.passphrase'),
        ['user', 'a file']);
    assert.equal(evidenceFor(read, 'key.type')[0], 'inferred');
});

test('the source of a part hides behind the family’s own', () => {
    const read = parseProfile(JSON.stringify({ format: 1, id: 'x', name: 'X',
        key: { passphrase: 'required' },
        evidence: { key: ['documented', 'the manual'] } }), all, 'a file');
    assert.deepEqual(evidenceFor(read, 'key.passphrase'),
        ['documented', 'the manual']);
});

test('a profile whose name cannot be a file on Windows', () => {
    const named = { ...mcu, id: 'CON' };
    assert.doesNotMatch(profileFile(named).name, /^con\./i);
});

test('a corrected profile that comes back from its file changed', () => {
    const corrected = correctProfile(mcu, {
        'pages.uploadAction': '/tls_store.html?unit=1',
        'pages.uploadFields':
            { certificate: 'cert_file', key: 'key_file', password: '' },
    }, 'learnt');
    assert.deepEqual(evidenceFor(corrected, 'pages.uploadFields.key'),
        ['user', 'learnt']);
    assert.equal(mcu.pages.uploadAction, '/certificates_change.html');
    const file = profileFile(corrected);
    assert.equal(file.name, 'mcu-4200.profile.json');
    assert.deepEqual(parseProfile(file.text, all, 'a file'), corrected);
});

test('a profile file of another kind', () => {
    const reasons = ['{', '[]', '{"format": 2}', '"x"', 'x'.repeat(70000)]
        .map((text) => {
            try {
                parseProfile(text, all, 'a file');
                return 'taken';
            } catch (error) {
                return error instanceof ProfileError ? error.reason : error;
            }
        });
    assert.deepEqual(reasons,
        ['not-json', 'choice', 'choice', 'choice', 'size']);
});

test('a profile file that brings values nobody knows', () => {
    const taken = parseProfile(
        '{"format": 1, "x": 1, "__proto__": {"y": 1}, "pages": {"z": "/"}}',
        [mcu], 'a file');
    assert.deepEqual(taken, mcu);
    assert.equal(/** @type {any} */ ({}).y, undefined);
});
