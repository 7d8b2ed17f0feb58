/*
 * docs/outgrowing.md, as it stands there: a server takes over an authority's
 * folder and its list, signs what browsers take, and the folder takes back
 * what the server made.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';

import { inventory } from '../../web/authority/inventory.js';
import { openFolder } from '../../web/authority/layouts.js';
import { fromRoot } from '../lib/engine.js';
import { until } from '../lib/patience.js';
import {
    inFolder, makeAuthority, makeRequest, openFace, PASSPHRASE, readFiles,
    signRequest, tool, writeFiles,
} from '../web/authority/support.js';

/** The blocks of commands, in their order. */
const [TAKE, SERVE, BACK] = [...(await readFile(
    fromRoot('docs/outgrowing.md'), 'utf8'))
    .matchAll(/```sh\n([^]*?)```/g)].map(([, text]) => text);
const [, LIST] = (await readFile(fromRoot('docs/outgrowing.md'), 'utf8'))
    .match(/```python\n([^]*?)```/) ?? [];

/** With the passphrase, which a person would type. */
const shell = (/** @type {string} */ place, /** @type {string} */ text) =>
    tool(place, 'sh', ['-euc', text
        .replace('openssl pkey', `openssl pkey -passin 'pass:${PASSPHRASE}'`)
        .replace('openssl ca', `openssl ca -passin 'pass:${PASSPHRASE}'`)]);

/** A loopback port that was free a moment ago. @returns {Promise<number>} */
function freePort() {
    return new Promise((done) => {
        const server = createServer().listen(0, '127.0.0.1', () => {
            const { port } = /** @type {import('node:net').AddressInfo} */ (
                server.address());
            server.close(() => done(port));
        });
    });
}

test('cfssl goes on with our authority and its list, and we with what it made',
    async () => {
        const engine = await openFace();
        const { folder } = await makeAuthority(engine);
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
        await inFolder(async (place) => {
            await writeFiles(place, folder.toFiles());
            await shell(place, TAKE);
            await tool(place, 'python3', ['-c', LIST]);
            const rows = () => tool(place, 'python3', ['-c',
                'import sqlite3\nfor row in sqlite3.connect("certs.db")'
                + '.execute("SELECT status, reason FROM certificates '
                + 'ORDER BY status"): print(*row)']);
            assert.equal(await rows(), 'good 0\nrevoked 1\n');

            const port = await freePort();
            const [program, ...args] = SERVE.trim()
                .replace('8888', `${port}`).split(' ');
            const server = spawn(program, args,
                { cwd: place, stdio: 'ignore' });
            try {
                const url = `http://127.0.0.1:${port}/api/v1/cfssl/`;
                await until(() => fetch(`${url}info`, { method: 'POST',
                    body: '{}' }).catch(() => null), 'cfssl did not start');
                const { request } = await makeRequest(engine,
                    'mcu3.example.test',
                    { subject: { CN: 'mcu3.example.test' } });
                const said = await (await fetch(`${url}sign`, {
                    method: 'POST',
                    body: JSON.stringify({ certificate_request: request }),
                })).json();
                assert.equal(said.success, true, JSON.stringify(said));
                await writeFile(join(place, 'new.cer'),
                    said.result.certificate);
            } finally {
                server.kill();
                await once(server, 'exit');
            }
            assert.equal(await rows(), 'good 0\ngood 0\nrevoked 1\n');
            assert.match(await tool(place, 'openssl', ['verify',
                '-x509_strict', '-purpose', 'sslserver', '-CAfile', 'ca.cer',
                '-verify_hostname', 'mcu3.example.test', 'new.cer']), /OK/);
            // The judgement that the page gives for browsers.
            const { findings } = await engine.check({
                certificate: await readFile(join(place, 'new.cer'), 'utf8'),
                chain: await readFile(join(place, 'ca.cer'), 'utf8'),
                host: 'mcu3.example.test',
            });
            assert.deepEqual(findings.filter((/** @type {any} */ one) =>
                one.level === 'error'), []);

            await shell(place, BACK);
            const back = await openFolder(await readFiles(place), engine);
            assert.deepEqual(inventory(back, { now: new Date() }).map(
                ({ device, state }) => [device, state]), [
                ['mcu1.example.test', 'valid'],
                ['mcu2.example.test', 'revoked'],
                ['mcu3.example.test', 'valid'],
            ]);
            assert.deepEqual(back.notes, []);
        });
    });
