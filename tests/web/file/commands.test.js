/** The OpenSSL commands that the page shows (web/file/commands.js): each is
 * run as it is shown; only the passphrase is given by the environment. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { quote } from '../../../web/file/commands.js';
import * as commands from '../../../web/file/commands.js';

/** @type {string} */
let folder;

before(() => {
    folder = mkdtempSync(join(tmpdir(), 'commands-'));
    shell('openssl req -x509 -newkey rsa:2048 -nodes -keyout root.key ' +
        '-subj "/CN=Root" -addext keyUsage=critical,keyCertSign ' +
        '-days 30 -out root.cer');
    shell('openssl req -newkey rsa:2048 -nodes -keyout leaf.key ' +
        '-subj "/CN=mcu1.example.test" -out leaf.csr');
    shell('printf "subjectAltName=DNS:mcu1.example.test,IP:10.1.2.3" > ext');
    shell('openssl x509 -req -in leaf.csr -CA root.cer -CAkey root.key ' +
        '-CAcreateserial -extfile ext -days 20 -out leaf.cer');
});

after(() => {
    rmSync(folder, { recursive: true, force: true });
});

/** @param {string} command */
function shell(command) {
    return execFileSync('sh', ['-c', command], {
        cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, SECRET: 'a pass phrase' },
    });
}

/**
 * Runs what is shown, with the passphrase where OpenSSL would ask for it.
 *
 * @param {commands.Command[]} shown @param {string} [passOptions]
 */
function run(shown, passOptions = '') {
    assert.ok(shown.length > 0);
    return shown.map(({ command }) => shell(
        command.replace(/^openssl \S+/, `$& ${passOptions}`).trim()));
}

/** @param {string} name @param {any} object */
function file(name, object) {
    return { name, object: { encoding: 'pem', ...object } };
}

const KEY = file('leaf.key', { kind: 'private-key', type: 'RSA' });
const CERTIFICATE = file('leaf.cer', { kind: 'certificate' });
const REQUEST = file('leaf.csr', { kind: 'request' });

test('every kind is shown by its command', () => {
    assert.match(run(commands.showCommands(KEY))[0], /2048 bit/);
    assert.match(run(commands.showCommands(REQUEST))[0], /mcu1/);
    assert.match(run(commands.showCommands(CERTIFICATE))[0],
        /sha256 Fingerprint/);
});

test('key and certificate print one public key, a stranger another', () => {
    const [key, certificate] = run(commands.matchCommands(KEY, CERTIFICATE));
    assert.equal(key, certificate);
    const [, request] = run(commands.matchCommands(KEY, REQUEST));
    assert.equal(key, request);
    const root = file('root.cer', { kind: 'certificate' });
    const [, other] = run(commands.matchCommands(KEY, root));
    assert.notEqual(key, other);
});

test('chain, host name and address are checked', () => {
    const [chain, host] = run(commands.checkCommands('leaf.cer',
        { root: 'root.cer', host: 'mcu1.example.test' }));
    assert.match(chain, /OK/);
    assert.match(host, /does match/);
    const [wrong] = run(commands.checkCommands('leaf.cer',
        { host: '10.1.2.4', isAddress: true }));
    assert.match(wrong, /does NOT match/);
});

test('a key goes from form to form and stays the same key', () => {
    const before_ = shell('openssl pkey -in leaf.key -pubout');
    run(commands.convertKeyCommands(KEY,
        { form: 'traditional', cipher: 'des-ede3-cbc', locked: true },
        'trad.key'), '-passout env:SECRET');
    assert.match(readFileSync(join(folder, 'trad.key'), 'utf8'), /DEK-Info/);
    run(commands.convertKeyCommands(file('trad.key', KEY.object),
        { form: 'pkcs8', locked: true }, 'p8.key'),
    '-passin env:SECRET -passout env:SECRET');
    assert.equal(shell('openssl pkey -in p8.key -passin env:SECRET -pubout'),
        before_);
});

test('PEM becomes DER and DER is read again', () => {
    run(commands.convertEncodingCommands(CERTIFICATE, 'der', 'leaf.der'));
    const der = file('leaf.der', { kind: 'certificate', encoding: 'der' });
    assert.match(run(commands.showCommands(der))[0], /mcu1/);
});

test('awk takes the name of a file for an assignment', () => {
    shell('cat root.cer leaf.cer > "both=2.pem"');
    const second = file('both=2.pem', { kind: 'certificate' });
    assert.match(run(commands.showCommands({ ...second, nth: 2 }))[0], /mcu1/);
});

test('containers are packed and opened', () => {
    const from = /** @type {any} */ ({ key: 'leaf.key',
        certificate: 'leaf.cer', chain: ['root.cer'] });
    for (const form of ['pkcs12', 'pkcs12-legacy']) {
        run(commands.packCommands({ ...from, form }, `${form}.p12`),
            '-passout env:SECRET');
        const shown = commands.showCommands(file(`${form}.p12`,
            { kind: 'pkcs12' }));
        assert.match(run(shown, '-passin env:SECRET')[0], /CN ?= ?Root/);
    }
    run(commands.packCommands({ ...from, form: 'pkcs7' }, 'out.p7b'));
    const p7 = commands.showCommands(file('out.p7b', { kind: 'pkcs7' }));
    assert.match(run(p7)[0], /Root/);
});

test('what is cut or damaged is not sent to OpenSSL, what is locked is', () => {
    for (const [code, count] of /** @type {const} */ ([['DER_CUT', 0],
        ['DER_DAMAGED', 0], ['PEM_DAMAGED', 0], ['UNSUPPORTED', 1],
        ['PASSPHRASE_MISSING', 1]])) {
        assert.equal(commands.showCommands(file('a.p12',
            { kind: 'pkcs12', error: { code } })).length, count, code);
    }
});

test('a hostile file name stays one word of the command', () => {
    for (const name of ['a b.key', "it's.key", '$(touch x).key', '-in.key',
        '`id`', 'a;b', 'a=b', 'ü.key']) {
        const word = quote(name);
        assert.equal(shell(`printf %s ${word}`).replace(/^\.\//, ''), name);
    }
});
