/*
 * What the page may say about trust, and fingerprints that people compare.
 */
import assert from 'node:assert/strict';
import http from 'node:http';
import { mock, test } from 'node:test';
import { compareTyped, mayBeBlocked, probe }
    from '../../../web/device/trust.js';

test('a device that answers, one that does not, one that hangs', async () => {
    const device = http.createServer((request, reply) => {
        if (request.url === '/') {
            reply.end('here');
        }
    });
    await new Promise((resolve) => {
        device.listen(0, '127.0.0.1', () => resolve(null));
    });
    const { port } = /** @type {import('node:net').AddressInfo} */ (
        device.address());
    const at = `http://127.0.0.1:${port}`;
    assert.equal(await probe(`${at}/`), 'answered');
    assert.equal(await probe(`${at}/hang`, { timeoutMs: 50 }), 'timeout');
    const stop = new AbortController();
    const stopped = probe(`${at}/hang`, { signal: stop.signal });
    stop.abort(new Error('enough'));
    await assert.rejects(stopped, /enough/);
    device.close();
    device.closeAllConnections();
    assert.equal(await probe(`${at}/`), 'refused');
});

test('the question of trust takes the user’s cookies or address along',
    async () => {
        const fetch = mock.method(globalThis, 'fetch', async () => {});
        const result = await probe('https://mcu1.test/');
        const sent = /** @type {any[]} */ (
            fetch.mock.calls.map((call) => call.arguments));
        fetch.mock.restore();
        assert.equal(result, 'answered');
        const [[url, { signal, ...options }]] = sent;
        assert.equal(url, 'https://mcu1.test/');
        assert.ok(signal instanceof AbortSignal);
        // Without "no-cors" every device would seem not to answer; with the
        // cache a device that is away would seem to be there.
        assert.deepEqual(options, { mode: 'no-cors', cache: 'no-store',
            credentials: 'omit', referrerPolicy: 'no-referrer' });
    });

test('a right value from the browser that is called another certificate',
    () => {
        const device = { sha256: 'aa'.repeat(32), sha1: 'ab'.repeat(20),
            serial: '0a01', publicKeySha256: 'cc'.repeat(32) };
        const root = { sha256: 'dd'.repeat(32), sha1: 'de'.repeat(20),
            serial: '01', publicKeySha256: 'ee'.repeat(32) };
        const is = (/** @type {string} */ typed) =>
            compareTyped(typed, device, root);
        assert.equal(is('AA:'.repeat(31) + 'AA'), 'sha256');
        assert.equal(is('ab '.repeat(20)), 'sha1');
        assert.equal(is('a:01'), 'serial');
        assert.equal(is('cc'.repeat(32)), 'publicKey');
        for (const typed of [root.sha256, root.sha1, '1', 'ee'.repeat(32)]) {
            assert.equal(is(typed.padStart(2, '0')), 'authority', typed);
        }
        assert.equal(is('bb'.repeat(32)), 'another');
        assert.equal(is('the key'), null);
        assert.equal(is(''), null);
        assert.equal(compareTyped('dd'.repeat(32), device, null), 'another');
        assert.equal(compareTyped('00', { ...device, sha256: '' }, null),
            'another');
    });

test('fingerprints that differ in spelling only', () => {
    const certificate = { sha256: '', sha1: '0aff1099', serial: '',
        publicKeySha256: '' };
    for (const typed of ['0A:FF:10:99', '0a ff 10 99', '0AFF1099', 'AFF1099',
        '0x0AFF1099', ' 0A-FF-10-99\n']) {
        assert.equal(compareTyped(typed, certificate, null), 'sha1', typed);
    }
    for (const typed of ['0A:FF:10:98', '0A:FF:10']) {
        assert.equal(compareTyped(typed, certificate, null), 'another');
    }
});

test('pages that a browser may keep from reaching the device', () => {
    const at = (/** @type {string} */ url) => mayBeBlocked(new URL(url));
    assert.equal(at('file:///tmp/page.html'), false);
    assert.equal(at('http://10.0.0.5/'), false);
    assert.equal(at('http://[fd00::1]/'), false);
    assert.equal(at('http://tools/'), false);
    assert.equal(at('https://tools.example.org/'), true);
    assert.equal(at('https://172.32.0.1/'), true);
});
