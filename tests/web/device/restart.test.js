/*
 * The restart call, and the wait for a device that really goes and comes.
 */
import assert from 'node:assert/strict';
import http from 'node:http';
import { test } from 'node:test';
import { plainOriginOf, restartCall, waitForRestart }
    from '../../../web/device/restart.js';
import { readCall } from '../../appliance/rpc.js';
import { PATIENCE } from '../../lib/patience.js';

const API = {
    path: '/RPC2',
    restart: 'device.restart',
    userField: 'authenticationUser',
    passwordField: 'authenticationPassword',
    shutdownOnlyField: 'shutdownOnly',
};

test('a password with markup in it breaks the call', () => {
    const password = 'a&b <c> "d" \'e\' ]]> €';
    const { name, value } = restartCall(API, { user: 'admin', password });
    const body = `${name}=${value}\r\n`;
    assert.match(body, /a&amp;b &lt;c&gt;/);
    assert.match(body, /^<\?xml version="1\.0" encoding="UTF-8"\?>/);
    assert.deepEqual(readCall(body), {
        method: 'device.restart',
        params: {
            authenticationUser: 'admin',
            authenticationPassword: password,
            shutdownOnly: false,
        },
    });
});

/** @param {http.Server} server @param {number} port */
function listen(server, port) {
    return new Promise((resolve) => {
        server.listen(port, '127.0.0.1', () => resolve(
            /** @type {import('node:net').AddressInfo} */ (
                server.address()).port));
    });
}

test('a device that goes away and comes back', async () => {
    const device = http.createServer((_, reply) => reply.end('here'));
    const port = await listen(device, 0);
    /** @type {string[]} */
    const stages = [];
    const waited = waitForRestart(`http://127.0.0.1:${port}`, {
        lookMs: 20,
        mostMs: PATIENCE,
        onWait: ({ stage }) => {
            if (stages.at(-1) !== stage) {
                stages.push(stage);
                if (stage === 'up') {
                    device.close();
                    device.closeAllConnections();
                } else if (stage === 'down') {
                    void listen(device, port);
                }
            }
        },
    });
    assert.equal(await waited, 'back');
    assert.deepEqual(stages, ['up', 'down', 'back']);
    device.close();
    device.closeAllConnections();
});

test('a device that is back, but not trusted, seems to be away', async () => {
    const device = http.createServer((_, reply) => reply.end('here'));
    const port = await listen(device, 0);
    device.close();
    // Nothing answers on the first address, as when its TLS is not trusted.
    assert.equal(await waitForRestart('http://127.0.0.1:9', {
        plainOrigin: `http://127.0.0.1:${port}`,
        onWait: ({ stage }) => {
            if (stage === 'down' && !device.listening) {
                void listen(device, port);
            }
        },
        lookMs: 20,
        mostMs: PATIENCE,
    }), 'back-untrusted');
    device.close();
    device.closeAllConnections();
});

test('the plain address is asked only where it is known and allowed', () => {
    assert.equal(plainOriginOf('https://mcu1.test', 'file:'),
        'http://mcu1.test');
    assert.equal(plainOriginOf('https://mcu1.test', 'https:'), '');
    assert.equal(plainOriginOf('https://mcu1.test:8443', 'file:'), '');
    assert.equal(plainOriginOf('http://mcu1.test', 'file:'), '');
});

test('a wait that cannot be cancelled', async () => {
    const stop = new AbortController();
    const waited = waitForRestart('http://127.0.0.1:9', {
        signal: stop.signal,
        onWait: () => stop.abort(new Error('enough')),
    });
    await assert.rejects(waited, /enough/);
});

test('a device that never comes back', async () => {
    assert.equal(await waitForRestart('http://127.0.0.1:9', {
        lookMs: 10,
        mostMs: 50,
    }), 'timeout');
});
