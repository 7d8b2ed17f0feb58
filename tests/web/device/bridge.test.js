/*
 * Who gets certificate, key and passphrase from the page: one window, one
 * origin, once for each consent.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Bridge } from '../../../web/device/bridge.js';
import { until } from '../../lib/patience.js';

const ORIGIN = 'https://mcu1.test';

/** @param {number} [answerMs] */
function setUp(answerMs = 60000) {
    /** @type {Set<(event: any) => void>} */
    const listeners = new Set();
    const page = {
        addEventListener: (/** @type {string} */ type,
            /** @type {any} */ listener) => {
            assert.equal(type, 'message');
            listeners.add(listener);
        },
        removeEventListener: (/** @type {string} */ _,
            /** @type {any} */ listener) => listeners.delete(listener),
    };
    /** @type {any[][]} */
    const posted = [];
    const device = {
        postMessage: (/** @type {any[]} */ ...all) => posted.push(all),
    };
    /** @type {any} */
    const opened = { window: device, wanted: true };
    /** @type {any[][]} */
    const states = [];
    const bridge = new Bridge({
        page: /** @type {any} */ (page),
        opened: () => opened.window,
        origin: ORIGIN,
        answerMs,
        wanted: () => opened.wanted,
        onState: (state, detail) => {
            states.push([state, ...detail]);
        },
    });
    return {
        bridge, device, posted, states, opened,
        say: (/** @type {string} */ mcuCertify, /** @type {any} */ more = {}) =>
            listeners.forEach((listen) => listen({ source: device,
                origin: ORIGIN, data: { mcuCertify, ...more.data }, ...more.event })),
        last: () => states.at(-1)?.[0],
    };
}

function parcel(word = 'secret1') {
    return {
        certificate: new File(['c'], 'MCU.cer'),
        key: new File(['k'], 'MCU.key'),
        password: new TextEncoder().encode(word),
    };
}

test('files for any origin that the window may show by then', () => {
    for (const order of ['consent first', 'question first']) {
        const { bridge, posted, say, last } = setUp();
        const given = parcel();
        if (order === 'consent first') {
            bridge.consent(given);
            assert.equal(last(), 'armed');
            say('ask');
        } else {
            say('ask');
            assert.equal(last(), 'asked');
            assert.equal(posted.length, 0, 'nobody agreed');
            bridge.consent(given);
        }
        assert.deepEqual(posted, [[{ mcuCertify: 'files',
            certificate: given.certificate, key: given.key,
            password: 'secret1' }, ORIGIN]]);
        assert.ok(given.password.every((byte) => byte === 0), 'not wiped');
        bridge.close();
    }
});

test('a second question gets the files of the first consent', () => {
    const { bridge, posted, say, last } = setUp();
    bridge.consent(parcel());
    say('ask');
    say('ask');
    assert.equal(last(), 'asked');
    assert.equal(posted.length, 1);
    bridge.close();
});

test('a consent that was taken back still counts', () => {
    const { bridge, posted, say, last } = setUp();
    const given = parcel();
    bridge.consent(given);
    bridge.revoke();
    assert.equal(last(), 'idle');
    assert.ok(given.password.every((byte) => byte === 0), 'not wiped');
    say('ask');
    assert.deepEqual([last(), posted.length], ['asked', 0]);
    bridge.close();
});

test('a closed bridge answers', () => {
    const { bridge, posted, say, states } = setUp();
    const given = parcel();
    bridge.consent(given);
    bridge.close();
    assert.ok(given.password.every((byte) => byte === 0), 'not wiped');
    say('ask');
    assert.deepEqual([states.length, posted.length], [1, 0]);
});

test('another window, another origin, or another message gets files', () => {
    const { bridge, posted, say, states } = setUp();
    const given = parcel();
    bridge.consent(given);
    say('ask', { event: { source: {} } });
    say('ask', { event: { data: null } });
    say('ask', { event: { data: { mcuCertify: 7 } } });
    say('give');
    assert.deepEqual([states, posted], [[['armed']], []]);
    say('ask', { event: { origin: 'http://mcu1.test' } });
    assert.deepEqual(states.at(-1), ['wrong-origin', 'http://mcu1.test']);
    // The consent was for a window that showed the device.
    assert.ok(given.password.every((byte) => byte === 0), 'not wiped');
    say('ask');
    assert.deepEqual([states.at(-1), posted], [['asked'], []]);
    bridge.close();
});

test('files that gave way to others, or were meant for another address, go',
    () => {
        const { bridge, posted, say, opened, last } = setUp();
        const given = parcel();
        bridge.consent(given);
        opened.wanted = false;
        say('ask');
        assert.deepEqual([last(), posted.length], ['idle', 0]);
        assert.ok(given.password.every((byte) => byte === 0), 'not wiped');
        bridge.close();
    });

test('nobody is asked once the window is closed', () => {
    const { bridge, posted, say, opened, last } = setUp();
    say('ask');
    opened.window = null;
    bridge.consent(parcel());
    assert.deepEqual([last(), posted.length], ['idle', 0]);
    bridge.close();
});

test('"filled" is believed before anything was given', () => {
    const { bridge, say, states } = setUp();
    say('filled', { data: { fields: ['a', 'b', 'c'] } });
    bridge.consent(parcel());
    say('filled', { data: { fields: ['a', 'b', 'c'] } });
    assert.deepEqual(states, [['armed']]);
    say('ask');
    say('filled', { data: { fields: ['a', 'b', 'c', 'd'] } });
    assert.deepEqual(states.at(-1), ['filled', 'a', 'b', 'c']);
    say('filled', { data: { fields: 'x' } });
    assert.equal(states.length, 3);
    bridge.close();
});

test('files given to a window that went elsewhere count as handed over',
    async () => {
        const { bridge, say, last } = setUp(1);
        say('ask');
        bridge.consent(parcel());
        assert.equal(last(), 'given');
        await until(() => last() === 'no-answer', 'nobody notices silence');
        // A slow page may still answer.
        say('filled', { data: { fields: [] } });
        assert.equal(last(), 'filled');
        bridge.close();
    });

test('the silence of one hand-over is said of the next', async () => {
    const { bridge, say, states } = setUp(1);
    bridge.consent(parcel());
    say('ask');
    say('filled');
    bridge.consent(parcel());
    await new Promise((done) => setTimeout(done, 20));
    assert.deepEqual(states.map(([state]) => state),
        ['armed', 'given', 'filled', 'armed']);
    bridge.close();
});

test('a page without a form ends the consent', () => {
    const { bridge, posted, say, last } = setUp();
    bridge.consent(parcel());
    say('no-form');
    assert.equal(last(), 'no-form');
    say('ask');
    assert.deepEqual([last(), posted.length], ['asked', 0]);
    bridge.close();
});
