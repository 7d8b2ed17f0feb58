/*
 * The simulator itself, with pairs made by openssl: a simulator that took
 * anything would make every other test worthless.
 */

import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import https from 'node:https';
import http from 'node:http';
import tls from 'node:tls';
import { openssl, pemBlock } from './openssl.js';
import { start } from './simulator.js';
import { until } from '../lib/patience.js';

const PASSWORD = 'a "quoted" & späced pass€';

/** @type {Awaited<ReturnType<typeof start>>[]} */
const units = [];

/**
 * @param {Parameters<typeof start>[0]} options
 */
async function unitOf(options) {
    const unit = await start({ awayMs: 200, ...options });
    units.push(unit);
    return unit;
}

after(() => Promise.all(units.map(unit => unit.stop())));

/* A pair as a user of today's openssl would make it, in both key forms. */
async function makePair() {
    const made = await openssl(['req', '-x509', '-newkey', 'rsa:2048',
        '-nodes', '-days', '30', '-subj', '/O=Test/CN=unit.example.test',
        '-keyout', '-', '-out', '-']);
    const plain = /** @type {string} */ (
        pemBlock(made.out, 'PRIVATE KEY'));
    const [traditional, pkcs8] = await Promise.all([
        openssl(['rsa', '-traditional', '-des3', '-passout', 'fd:3'],
            plain, PASSWORD),
        openssl(['pkey', '-aes256', '-passout', 'fd:3'], plain, PASSWORD)
    ]);
    return {
        certificate: /** @type {string} */ (
            pemBlock(made.out, 'CERTIFICATE')),
        plain,
        traditional: traditional.out,
        pkcs8: pkcs8.out
    };
}

const pair = await makePair();
const other = await makePair();

/**
 * @param {string} url
 * @param {https.RequestOptions} [options]
 * @param {Buffer|string} [body]
 * @returns {Promise<{status: number, headers: http.IncomingHttpHeaders,
 *     text: string}>}
 */
function ask(url, options = {}, body = undefined) {
    const lib = url.startsWith('https:') ? https : http;
    return new Promise((resolve, reject) => {
        const request = lib.request(url,
            { rejectUnauthorized: false, agent: false, ...options },
            response => {
                let text = '';
                response.setEncoding('utf8');
                response.on('data', chunk => { text += chunk; });
                response.on('end', () => resolve({
                    status: response.statusCode ?? 0,
                    headers: response.headers,
                    text
                }));
            });
        request.on('error', reject);
        request.end(body);
    });
}

/**
 * @param {string} base
 * @param {string} [password]
 */
async function login(base, password = '') {
    const answer = await ask(`${base}/login_change.html`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' }
    }, new URLSearchParams({ user_name: 'admin', password,
        requested_page: 'certificates.html' }).toString());
    const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0];
    return { answer, cookie };
}

/**
 * @param {Record<string, string|{name: string, text: string|Buffer}>} fields
 */
function multipart(fields) {
    const boundary = 'xx' + createHash('sha256')
        .update(JSON.stringify(fields)).digest('hex').slice(0, 16);
    const parts = [];
    for (const [name, value] of Object.entries(fields)) {
        const file = typeof value === 'string' ? '' :
            `; filename="${value.name}"\r\n` +
            'Content-Type: application/octet-stream';
        parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: ` +
            `form-data; name="${name}"${file}\r\n\r\n`),
        Buffer.from(typeof value === 'string' ? value : value.text),
        Buffer.from('\r\n'));
    }
    parts.push(Buffer.from(`--${boundary}--\r\n`));
    return {
        headers: {
            'Content-Type': `multipart/form-data; boundary=${boundary}`
        },
        body: Buffer.concat(parts)
    };
}

/**
 * @param {string} base
 * @param {string} cookie
 * @param {{certificate?: string, key?: string, password?: string}} what
 */
async function upload(base, cookie, what) {
    const { headers, body } = multipart({
        certificate: { name: 'MCU.cer',
            text: what.certificate ?? pair.certificate },
        private_key: { name: 'MCU.key', text: what.key ?? pair.traditional },
        private_key_password: what.password ?? PASSWORD,
        upload: 'Upload certificate and key'
    });
    return ask(`${base}/certificates_change.html`, {
        method: 'POST', headers: { ...headers, cookie }
    }, body);
}

/**
 * @param {number} port
 * @returns {Promise<string>} SHA-256 of what TLS serves
 */
function served(port) {
    return new Promise((resolve, reject) => {
        const socket = tls.connect({ port, host: '127.0.0.1',
            rejectUnauthorized: false }, () => {
            resolve(socket.getPeerCertificate().fingerprint256);
            socket.destroy();
        });
        socket.on('error', reject);
    });
}

/** @param {Awaited<ReturnType<typeof unitOf>>} unit @param {number} times */
const restarted = (unit, times) => until(
    () => unit.state.restarts === times, 'the unit did not restart');

const print = new X509Certificate(pair.certificate).fingerprint256;

test('a pair is stored, but served only after the restart', async () => {
    const unit = await unitOf({ variant: 'mcu-4500' });
    const before = await served(unit.port);
    const { answer, cookie } = await login(unit.httpsUrl);
    assert.equal(answer.headers.location, '/certificates.html');
    assert.doesNotMatch(String(answer.headers['set-cookie']), /SameSite/i);
    const sent = await upload(unit.httpsUrl, cookie, {});
    assert.equal(sent.headers.location, '/certificates.html');
    const shown = await ask(`${unit.httpsUrl}/certificates.html`,
        { headers: { cookie } });
    assert.match(shown.text, /Common name: unit\.example\.test/);
    assert.match(shown.text, /Key matches certificate/);
    assert.match(shown.text, /id="banner"/);
    assert.equal(await served(unit.port), before);
    for (const label of ['Shut down MCU', 'Confirm MCU shutdown',
        'Restart MCU']) {
        const now = await ask(`${unit.httpsUrl}/settings_shutdown.html`,
            { headers: { cookie } });
        assert.match(now.text, new RegExp(`value="${label}"`));
        await ask(`${unit.httpsUrl}/settings_shutdown_change.html`,
            { method: 'POST', headers: { cookie } });
    }
    await restarted(unit, 1);
    assert.equal(await served(unit.port), print);
    const old = await ask(`${unit.httpsUrl}/certificates.html`,
        { headers: { cookie } });
    assert.match(old.text, /name="user_name"/, 'sessions end by a restart');
});

test('two units have the same factory key', async () => {
    const one = await unitOf({ variant: 'mcu-4200' });
    const two = await unitOf({ variant: 'amg-3600' });
    assert.equal(await served(one.port), await served(two.port));
});

test('what does not fit is refused, each with its reason', async () => {
    const unit = await unitOf({ variant: 'mcu-4500' });
    const { cookie } = await login(unit.httpsUrl);
    const cases = [
        [{ password: 'wrong' }, /could not be opened/],
        [{ certificate: other.certificate }, /does not match/],
        [{ key: '' }, /both a certificate and a private key/],
        [{ certificate: 'x' }, /certificate could not be read/],
        [{ key: 'x' }, /private key could not be read/],
        [{ key: pair.traditional.replace(/[A-Z]{4}\n/, 'AAAA\n') },
            /could not be opened|does not match/]
    ];
    for (const [what, reason] of cases) {
        const answer = await upload(unit.httpsUrl, cookie,
            /** @type {any} */ (what));
        assert.match(answer.text, /** @type {RegExp} */ (reason));
    }
    assert.equal(unit.state.stored.custom, false);
});

test('each way of writing the key is taken or refused as told', async () => {
    const cases = [
        ['traditional-only', {}, pair.pkcs8, false],
        ['traditional-only', {}, pair.traditional, true],
        ['mcu-4500', {}, pair.pkcs8, true],
        ['mcu-4500', { keyLock: 'unlocked' }, pair.pkcs8, false],
        ['mcu-4500', { keyLock: 'unlocked' }, pair.plain, true],
        ['mcu-4500', { keyLock: 'locked' }, pair.plain, false],
        ['mcu-4500', { keyLock: 'locked' }, pair.traditional, true]
    ];
    for (const [variant, options, key, taken] of cases) {
        const unit = await unitOf({ variant, .../** @type {any} */ (options) });
        const { cookie } = await login(unit.httpsUrl);
        await upload(unit.httpsUrl, cookie, { key: String(key) });
        assert.equal(unit.state.stored.custom, taken,
            `${variant} ${JSON.stringify(options)}`);
    }
});

test('a foreign cookie, or none, uploads nothing', async () => {
    const unit = await unitOf({ variant: 'mcu-4200' });
    const answer = await upload(unit.httpsUrl, 'session=00', {});
    assert.equal(answer.status, 403);
    assert.match(answer.text, /Access failed/);
    assert.equal(unit.state.stored.custom, false);
});

test('three wrong passwords lock the account for a while', async () => {
    const unit = await unitOf({ variant: 'mcu-4500', lockMs: 60000,
        admin: { user: 'admin', password: 'right' } });
    for (let i = 0; i < 3; i += 1) {
        const wrong = await login(unit.httpsUrl, 'wrong');
        assert.match(wrong.answer.text, /Access failed/);
    }
    const locked = await login(unit.httpsUrl, 'right');
    assert.match(locked.answer.text, /locked/);
    unit.simulator.sessions.lockedUntil -= 60000;
    const free = await login(unit.httpsUrl, 'right');
    assert.equal(free.answer.status, 302);
    const journal = JSON.stringify(unit.journal);
    assert.ok(!journal.includes('right') && !journal.includes('"wrong"'),
        'no password in the journal');
});

test('the stranger refuses a post from elsewhere and without a ticket',
    async () => {
        const unit = await unitOf({ variant: 'stranger' });
        const origin = unit.httpsUrl;
        const answer = await ask(`${origin}/signin_do.html`, {
            method: 'POST'
        }, 'operator=admin&operator_secret=');
        const cookie = String(answer.headers['set-cookie']).split(';')[0];
        const page = await ask(`${origin}/tls_identity.html`,
            { headers: { cookie } });
        const ticket = /name="form_ticket" value="(\w+)"/.exec(page.text);
        assert.ok(ticket);
        const post = async (/** @type {string} */ from,
            /** @type {string} */ value) => {
            const form = multipart({
                form_ticket: value,
                host_cert_file: { name: 'a', text: pair.certificate },
                host_key_file: { name: 'b', text: pair.pkcs8 },
                host_key_phrase: PASSWORD
            });
            await ask(`${origin}/tls_identity_store.html`, {
                method: 'POST',
                headers: { ...form.headers, cookie, origin: from }
            }, form.body);
            return unit.journal.at(-1)?.outcome;
        };
        assert.equal(await post('null', ticket[1]), 'foreign origin');
        assert.equal(await post(origin, 'old'), 'no ticket');
        assert.equal(await post(origin, ticket[1]), 'pair accepted');
        assert.equal(await post(origin, ticket[1]), 'no ticket');
    });

/**
 * @param {string} method
 * @param {string} password
 * @param {string} [more]
 */
function call(method, password, more = '') {
    const member = (/** @type {string} */ name,
        /** @type {string} */ value) => `<member><name>${name}</name>` +
        `<value><string>${value}</string></value></member>`;
    return '<?xml version="1.0"?><methodCall><methodName>' +
        `${method}</methodName><params><param><value><struct>` +
        member('authenticationUser', 'admin') +
        member('authenticationPassword', password) + more +
        '</struct></value></param></params></methodCall>';
}

test('XML-RPC restarts the unit only with the right password', async () => {
    const unit = await unitOf({ variant: 'mse-8510',
        admin: { user: 'admin', password: 'a<b' } });
    const post = async (/** @type {string} */ body) => (await ask(
        `${unit.httpsUrl}/RPC2`, { method: 'POST' }, body)).text;
    assert.match(await post(call('device.restart', 'no')),
        /faultCode.*<int>14</);
    assert.match(await post(call('device.query', 'a&lt;b')),
        /MCU MSE 8510/);
    assert.match(await post(call('device.certificate', 'a&lt;b')),
        /<int>1</);
    assert.match(await post(call('device.restart', 'a&lt;b',
        '<member><name>shutdownOnly</name><value><boolean>1</boolean>' +
        '</value></member>')), /successful/);
    assert.equal(unit.state.restarts, 0);
    assert.match(await post(call('device.restart', 'a&lt;b')), /successful/);
    await restarted(unit, 1);
    assert.match((await ask(`${unit.httpsUrl}/system.xml`)).text,
        /<uptimeSeconds>0</);
});

test('removing the pair goes back to the factory one', async () => {
    const unit = await unitOf({ variant: 'mcu-4200' });
    const factory = await served(unit.port);
    const base = String(unit.httpUrl);
    const { cookie } = await login(base);
    await upload(base, cookie, {});
    await unit.simulator.restart();
    await restarted(unit, 1);
    assert.equal(await served(unit.port), print);
    const again = await login(base);
    const form = multipart({ delete: 'Remove certificate and key' });
    await ask(`${base}/certificates_change.html`, { method: 'POST',
        headers: { ...form.headers, cookie: again.cookie } }, form.body);
    assert.equal(unit.journal.at(-1)?.outcome, 'pair removed');
    assert.equal(unit.state.stored.custom, false);
    await unit.simulator.restart();
    await restarted(unit, 2);
    assert.equal(await served(unit.port), factory);
});

test('bytes of a file arrive as they were, fences inside and all',
    async () => {
        const unit = await unitOf({ variant: 'mcu-4500' });
        const { cookie } = await login(unit.httpsUrl);
        const bytes = Buffer.alloc(70001);
        for (let i = 0; i < bytes.length; i += 1) {
            bytes[i] = (i * 7919) & 255;
        }
        bytes.write('\r\n--xx\r\n', 100);
        const form = multipart({ certificate: { name: 'a"b', text: bytes } });
        await ask(`${unit.httpsUrl}/certificates_change.html`, {
            method: 'POST', headers: { ...form.headers, cookie }
        }, form.body);
        assert.deepEqual(unit.journal.at(-1)?.files.map(f => f.sha256),
            [createHash('sha256').update(bytes).digest('hex')]);
    });

test('plain http leads to https where the unit is set so', async () => {
    const unit = await unitOf({ variant: 'mcu-4500', redirectHttp: true });
    const answer = await ask(`${unit.httpUrl}/certificates.html`);
    assert.equal(answer.headers.location,
        `${unit.httpsUrl}/certificates.html`);
});

test('a unit in foreign hands sends what it gets on, or its opener', async () => {
    const forward = await unitOf({ hostile: 'forward',
        forwardTo: 'https://elsewhere.example.test' });
    const { answer } = await login(forward.httpsUrl);
    assert.equal(answer.status, 307);
    assert.equal(answer.headers.location,
        'https://elsewhere.example.test/login_change.html');
    const opener = await unitOf({ hostile: 'opener' });
    const { text } = await ask(`${opener.httpsUrl}/login.html`);
    assert.match(text, /opener\.location = /);
    await ask(`${opener.httpsUrl}/taken.html`);
    assert.equal(opener.journal.at(-1)?.outcome, 'took the opener');
});

test('a unit of the oldest kind offers more than TLS 1.0', async () => {
    const unit = await unitOf({ oldTls: '1.0' });
    const connect = (/** @type {tls.ConnectionOptions} */ options) =>
        new Promise((done) => {
            const socket = tls.connect({ host: '127.0.0.1', port: unit.port,
                rejectUnauthorized: false, ...options }, () => {
                done(`${socket.getProtocol()} ${socket.getCipher().name}`);
                socket.destroy();
            });
            socket.once('error', (error) => done(String(error)));
        });
    assert.equal(await connect({ minVersion: 'TLSv1',
        ciphers: 'ALL@SECLEVEL=0' }), 'TLSv1 AES128-SHA');
    assert.match(String(await connect({})), /Error/);
});
