/**
 * Real servers start with the locked keys that we write, given the
 * passphrase as an administrator would give it, and shake hands with them.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { connect } from 'node:tls';

import { openWasm } from '../lib/engine.js';
import { until } from '../lib/patience.js';
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

/** A loopback port that was free a moment ago. @returns {Promise<number>} */
function freePort() {
    return new Promise((resolve, reject) => {
        const server = createServer();
        server.on('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const address = /** @type {import('node:net').AddressInfo} */ (
                server.address()
            );
            server.close(() => resolve(address.port));
        });
    });
}

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
    return until(() => new Promise((resolve) => {
        const socket = connect(
            { port, host: '127.0.0.1', rejectUnauthorized: false },
            () => {
                resolve(socket.getPeerCertificate().subject.CN);
                socket.end();
            },
        );
        socket.on('error', () => resolve(''));
    }), `no server answers on port ${port}`);
}

/**
 * Starts a server in a session of its own. It then has no terminal, so that
 * it asks for a passphrase on its standard input.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {string} [input]
 */
function serve(command, args, input = '') {
    const child = spawn(command, args, {
        detached: true,
        stdio: ['pipe', 'ignore', 'ignore'],
    });
    const ended = new Promise((resolve) => child.on('close', resolve));
    child.stdin.on('error', () => {});
    child.stdin.write(input);
    return async () => {
        child.kill('SIGKILL');
        await ended;
    };
}

for (const [name, form] of Object.entries(FORMS)) {
    test(`nginx serves with a key that is ${name}`, async (t) => {
        const path = await tempDir(t);
        const port = await freePort();
        await makePair(path, form);
        await writeFile(path('nginx.conf'), `
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
        `);
        await must('nginx', ['-t', '-e', path('error.log'), '-c',
            path('nginx.conf')]);
        const stop = serve('nginx', ['-e', path('error.log'), '-c',
            path('nginx.conf')]);
        try {
            assert.equal(await shownName(port), 'localhost');
        } finally {
            await stop();
        }
    });

    test(`stunnel serves with a key that is ${name}`, async (t) => {
        const path = await tempDir(t);
        const port = await freePort();
        await makePair(path, form);
        await writeFile(path('stunnel.conf'), [
            'foreground = yes',
            'pid =',
            `output = ${path('log')}`,
            '[test]',
            `accept = 127.0.0.1:${port}`,
            'connect = 127.0.0.1:9',
            `cert = ${path('cert.pem')}`,
            `key = ${path('key.pem')}`,
            '',
        ].join('\n'));
        const stop = serve('stunnel4', [path('stunnel.conf')],
            `${PASSPHRASE}\n`);
        try {
            assert.equal(await shownName(port), 'localhost');
        } finally {
            await stop();
        }
    });
}
