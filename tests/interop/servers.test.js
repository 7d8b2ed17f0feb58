/**
 * Real servers start with the locked keys that we write, given the
 * passphrase as an administrator would give it, and shake hands with them.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { connect } from 'node:tls';

import { openWasm } from '../lib/engine.js';
import { startServer } from '../lib/server.js';
import { must, tempDir } from '../lib/tools.js';

/** @typedef {import('../../wasm/fields.js').Field} Field */

const PASSPHRASE = 'correct horse 7';

/** @type {Record<string, Field[]>} */
const FORMS = {
    'traditional DES-EDE3': [['form', 'traditional']],
    'traditional AES-256': [['form', 'traditional'], ['cipher', 'aes-256-cbc']],
    'PKCS#8 AES-256': [['form', 'pkcs8']],
    'PKCS#8 DES-EDE3': [['form', 'pkcs8'], ['cipher', 'des-ede3-cbc']],
};

/**
 * A key of ours, locked, and a certificate that OpenSSL signed with it.
 *
 * @param {(name: string) => string} path
 * @param {Field[]} form
 */
async function makePair(path, form) {
    const engine = await openWasm();
    const reply = await engine.call([
        ['op', 'key-generate'],
        ['type', 'rsa'],
        ['passphrase', PASSPHRASE],
        ...form,
    ]);
    assert.deepEqual(reply.texts('error'), []);
    await writeFile(path('key.pem'), reply.bytes('key'));
    await writeFile(path('pass'), `${PASSPHRASE}\n`);
    await must('openssl', [
        'req', '-x509', '-key', path('key.pem'),
        '-passin', `file:${path('pass')}`,
        '-subj', '/CN=localhost', '-days', '2', '-out', path('cert.pem'),
    ]);
}

/**
 * The common name of the certificate that a server on the port shows, once
 * it answers.
 *
 * @param {number} port
 * @returns {Promise<string>}
 */
function shownName(port) {
    return new Promise((resolve) => {
        const socket = connect(
            { port, host: '127.0.0.1', rejectUnauthorized: false },
            () => {
                resolve(socket.getPeerCertificate().subject.CN);
                socket.end();
            },
        );
        socket.on('error', () => resolve(''));
    });
}

/**
 * Starts a server, looks at the certificate that it shows and ends it. It
 * has a session of its own and thereby no terminal, so that it asks for a
 * passphrase on its standard input.
 *
 * @param {(name: string) => string} path
 * @param {(port: number) => string} config
 * @param {string} command
 * @param {string[]} args  before the configuration's file
 */
async function servesWith(path, config, command, args = []) {
    const { seen, stop } = await startServer((port) => {
        writeFileSync(path('conf'), config(port));
        const child = spawn(command, [...args, path('conf')], {
            detached: true,
            stdio: ['pipe', 'ignore', 'pipe'],
        });
        child.stdin.on('error', () => {});
        child.stdin.write(`${PASSPHRASE}\n`);
        return child;
    }, shownName, command);
    await stop('SIGKILL');
    assert.equal(seen, 'localhost');
}

for (const [name, form] of Object.entries(FORMS)) {
    test(`nginx serves with a key that is ${name}`, async (t) => {
        const path = await tempDir(t);
        await makePair(path, form);
        await servesWith(path, port => `
            daemon off;
            master_process off;
            pid ${path('nginx.pid')};
            error_log ${path('error.log')};
            events {}
            http {
                access_log off;
                client_body_temp_path ${path('body')};
                proxy_temp_path ${path('proxy')};
                fastcgi_temp_path ${path('fastcgi')};
                uwsgi_temp_path ${path('uwsgi')};
                scgi_temp_path ${path('scgi')};
                server {
                    listen 127.0.0.1:${port} ssl;
                    ssl_certificate ${path('cert.pem')};
                    ssl_certificate_key ${path('key.pem')};
                    ssl_password_file ${path('pass')};
                }
            }
        `, 'nginx', ['-e', path('error.log'), '-c']);
    });

    test(`stunnel serves with a key that is ${name}`, async (t) => {
        const path = await tempDir(t);
        await makePair(path, form);
        await servesWith(path, port => [
            'foreground = yes',
            'pid =',
            `output = ${path('log')}`,
            '[test]',
            `accept = 127.0.0.1:${port}`,
            'connect = 127.0.0.1:9',
            `cert = ${path('cert.pem')}`,
            `key = ${path('key.pem')}`,
            '',
        ].join('\n'), 'stunnel4');
    });
}
