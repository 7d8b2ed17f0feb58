/*
 * docs/outgrowing.md, as it stands there: cfssl, with SQLite and with
 * PostgreSQL, takes over an authority's folder and its list and signs what a
 * browser takes; XCA takes both over and makes the list; and the folder takes
 * back what was made and revoked there.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createTlsServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { inventory } from '../../web/authority/inventory.js';
import { visit } from '../browser/trust.js';
import { fromRoot } from '../lib/engine.js';
import { until } from '../lib/patience.js';
import { startServer } from '../lib/server.js';
import {
    inFolder, makeAuthority, makeCrl, makeRequest, openFace, PASSPHRASE,
    readFiles, signRequest, tool, writeFiles,
} from '../web/authority/support.js';

const { openFolder } = await import('../../web/authority/layouts.js');

const DOCUMENT = await readFile(fromRoot('docs/outgrowing.md'), 'utf8');

/** The blocks of commands, in their order. */
const [OPEN, PROFILE, SQLITE, POSTGRES, SERVE, XCA, XCA_LIST, BACK, ALL] =
    [...DOCUMENT.matchAll(/```sh\n([^]*?)```/g)].map(([, text]) => text);
const [, LIST] = DOCUMENT.match(/```python\n([^]*?)```/) ?? [];

/** @typedef {Awaited<ReturnType<typeof openFace>>} Engine */

/** With the passphrase, which a person would type. */
const shell = (/** @type {string} */ place, /** @type {string} */ text,
    /** @type {Record<string, string>} */ env = {}) =>
    tool(place, 'sh', ['-euc', text
        .replaceAll('openssl pkey',
            `openssl pkey -passin 'pass:${PASSPHRASE}'`)
        .replaceAll('openssl ca', `openssl ca -passin 'pass:${PASSPHRASE}'`)
        .replaceAll('xca --no-gui', `xca --no-gui '--password=pass:${
            PASSPHRASE}'`)], { ...env, QT_QPA_PLATFORM: 'offscreen',
        HOME: place });

/** Types the passphrase wherever a terminal's echo is off. */
const TYPIST = `
import os, pty, select, sys, termios
pid, fd = pty.fork()
if pid == 0:
    os.execvp("sh", ["sh", "-euc", sys.argv[1]])
try:
    while True:
        if not termios.tcgetattr(fd)[3] & termios.ECHO:
            os.write(fd, sys.argv[2].encode() + b"\\n")
            while not termios.tcgetattr(fd)[3] & termios.ECHO:
                pass
        if select.select([fd], [], [], 0.05)[0] and not os.read(fd, 1000):
            break
except OSError:
    pass
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

/**
 * An authority's folder with two devices, the second revoked, its list, and
 * its key opened.
 *
 * @param {(engine: Engine, place: string) => Promise<void>} work
 */
async function withFolder(work) {
    const engine = await openFace();
    const { folder } = await makeAuthority(engine, { type: 'rsa' });
    for (const host of ['mcu1.example.test', 'mcu2.example.test']) {
        const { request } = await makeRequest(engine, host, {
            subject: { CN: host } });
        const { serial } = await signRequest(folder, engine, {
            request, passphrase: PASSPHRASE,
            device: { name: host, profile: 'mcu-4500' } });
        if (host.startsWith('mcu2')) {
            folder.revoke(serial, 'keyCompromise', new Date());
        }
    }
    await makeCrl(folder, engine, { passphrase: PASSPHRASE });
    await inFolder(async (place) => {
        await writeFiles(place, folder.toFiles());
        await shell(place, OPEN);
        await work(engine, place);
    });
}

/** Somebody who is not root: PostgreSQL does not start as root. */
const NOBODY = 65534;

/**
 * PostgreSQL of its own, on a socket only.
 *
 * @param {(folder: string) => Promise<void>} work
 */
async function withPostgres(work) {
    const folder = await mkdtemp(join(tmpdir(), 'mcu-postgres-'));
    const asNobody = process.getuid?.() === 0 ? ['setpriv', '--reuid',
        `${NOBODY}`, '--regid', `${NOBODY}`, '--clear-groups'] : [];
    if (asNobody.length > 0) {
        await chown(folder, NOBODY, NOBODY);
    }
    const [program, ...args] = [...asNobody, 'sh', '-euc', `
        PATH=$(echo /usr/lib/postgresql/*/bin):$PATH
        initdb -D data -U certs -A trust --no-sync --locale=C >&2
        exec postgres -D data -k "$PWD" -F -c listen_addresses=`];
    const server = spawn(program, args, { cwd: folder, stdio: 'ignore' });
    try {
        await until(() => tool(folder, 'psql', ['-h', folder, '-U', 'certs',
            '-d', 'postgres', '-c', 'SELECT 1']).catch(() => null),
        'PostgreSQL did not start');
        await work(folder);
    } finally {
        server.kill('SIGINT');
        await once(server, 'exit');
        await rm(folder, { recursive: true, force: true });
    }
}

/** Where its service answers. @param {number} port */
const service = port => `http://127.0.0.1:${port}/api/v1/cfssl/`;

/**
 * cfssl signs a request of a third device, which Chromium then opens.
 *
 * @param {Engine} engine
 * @param {string} place
 * @param {Record<string, string>} env
 */
async function signThere(engine, place, env) {
    const host = 'mcu3.example.test';
    const { key, request } = await makeRequest(engine, host, {
        subject: { CN: host } });
    const { port, stop } = await startServer((port) => {
        const [program, ...args] = SERVE.trim().replace('8888', `${port}`)
            .split(' ');
        return spawn(program, args, { cwd: place,
            stdio: ['ignore', 'ignore', 'pipe'],
            env: { ...process.env, ...env } });
    }, (port) => fetch(`${service(port)}info`, { method: 'POST', body: '{}' })
        .catch(() => null), 'cfssl');
    try {
        const said = await (await fetch(`${service(port)}sign`, {
            method: 'POST',
            body: JSON.stringify({ certificate_request: request }),
        })).json();
        assert.equal(said.success, true, JSON.stringify(said));
        await writeFile(join(place, 'new.cer'), said.result.certificate);
    } finally {
        await stop();
    }
    assert.match(await tool(place, 'openssl', ['verify', '-x509_strict',
        '-purpose', 'sslserver', '-CAfile', 'ca.cer', '-verify_hostname',
        host, 'new.cer']), /OK/);
    await opensIn(host, key, await readFile(join(place, 'new.cer'), 'utf8'),
        await readFile(join(place, 'ca.cer'), 'utf8'));
}

/**
 * Chromium, which knows the root, opens what has this key and certificate.
 *
 * @param {string} host
 * @param {string | Uint8Array} key
 * @param {string} cert
 * @param {string} root
 */
async function opensIn(host, key, cert, root) {
    const device = createTlsServer({ key: Buffer.from(key), cert },
        (_request, response) => response
            .setHeader('Content-Type', 'text/html')
            .end('<title>a device</title>'));
    device.listen(0, '127.0.0.1');
    await once(device, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (
        device.address());
    try {
        assert.deepEqual(await visit('chromium', { roots: [root] },
            [`https://${host}:${port}/`]), ['a device']);
    } finally {
        device.closeAllConnections();
        device.close();
    }
}

/** The revocation list, which OpenSSL takes. */
async function listOf(/** @type {string} */ place) {
    const said = await tool(place, 'openssl', ['crl', '-in', 'crl.pem',
        '-CAfile', 'ca.cer', '-noout', '-text']);
    assert.match(said, /verify OK/);
    return said;
}

/** What the page says of the folder. */
async function devicesOf(/** @type {string} */ place,
    /** @type {Engine} */ engine) {
    const folder = await openFolder(await readFiles(place), engine);
    assert.deepEqual(folder.notes, []);
    return inventory(folder, { now: new Date() }).map(({ device, state }) =>
        `${device} ${state}`);
}

/**
 * cfssl and the way back.
 *
 * @param {string} take  the list into the database
 * @param {string} rows  prints status and reason of each
 * @param {Record<string, string>} [env]
 */
const cfssl = (take, rows, env = {}) => withFolder(async (engine, place) => {
    await shell(place, PROFILE);
    await writeFile(join(place, 'list.py'), LIST);
    await shell(place, take, env);
    assert.equal(await shell(place, rows, env), 'good|0\nrevoked|1\n');
    await signThere(engine, place, env);
    assert.equal(await shell(place, rows, env),
        'good|0\ngood|0\nrevoked|1\n');
    // There, the first device's certificate was revoked, too.
    await shell(place, `cp "newcerts/$(awk -F '\t' '/mcu1/ {
        print $4 }' index.txt).pem" old.cer`);
    await shell(place, BACK);
    assert.deepEqual(await devicesOf(place, engine), [
        'mcu1.example.test revoked', 'mcu2.example.test revoked',
        'mcu3.example.test valid']);
    assert.equal((await listOf(place)).match(/Revocation Date/g)?.length, 2);
});

const ROWS = 'SELECT status, reason FROM certificates ORDER BY 1, 2';

test('cfssl with SQLite goes on with our authority and its list, and we ' +
    'with what it made', () => cfssl(SQLITE, `sqlite3 certs.db '${ROWS}'`));

test('so does cfssl with PostgreSQL', () => withPostgres((folder) =>
    cfssl(POSTGRES.replace('/var/run/postgresql', folder),
        `psql -At -d certs -c '${ROWS}'`,
        { PGHOST: folder, PGUSER: 'certs' })));

test('XCA makes the list with our key and what we revoked, and gives back ' +
    'every certificate', () => withFolder(async (engine, place) => {
    await tool(place, 'python3', ['-c', TYPIST, XCA, PASSPHRASE],
        { QT_QPA_PLATFORM: 'offscreen', HOME: place });
    const issuers = await shell(place,
        'xca --no-gui --database=authority.xdb --issuers');
    const [, name] = issuers.match(/'(.*)'/) ?? [];
    await shell(place, XCA_LIST.replace('NAME', `'${name}'`));
    const list = await listOf(place);
    assert.match(list, /Key Compromise/);
    assert.equal(list.match(/Revocation Date/g)?.length, 1);
    await shell(place, ALL);
    const all = await readFile(join(place, 'all.pem'), 'utf8');
    for (const file of ['ca.cer', ...(await shell(place,
        'ls newcerts/*.pem')).trim().split('\n')]) {
        assert.ok(all.includes(await readFile(join(place, file), 'utf8')),
            file);
    }
    assert.deepEqual(await devicesOf(place, engine), [
        'mcu1.example.test valid', 'mcu2.example.test revoked']);
}));
