/*
 * What was done, and at which device: nothing is told of another one.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_DEEDS, stands, withDeed } from '../../../web/device/deeds.js';

const DEED = { origin: 'https://mcu1.test', certificate: 'aa', at: 1 };
const NOW = { origin: 'https://mcu1.test', certificate: 'aa',
    hosts: ['mcu1.test', '10.1.2.3', '2001:db8::1'] };

/** @param {any} change @param {any} [deed] */
const still = (change, deed = DEED) => stands(deed, { ...NOW, ...change });

test('a deed at one device is told of another', () => {
    assert.equal(still({}), true);
    assert.equal(still({ origin: 'https://mcu2.test' }), false);
    assert.equal(still({ origin: '' }), false);
    assert.equal(stands(null, NOW), false);
    // Its address was typed for the upload only: nobody knows whose it is.
    assert.equal(still({}, { ...DEED, origin: 'http://10.9.9.9' }), false);
});

test('a deed at another address of the same device is forgotten', () => {
    assert.equal(still({ origin: 'http://mcu1.test:8080' }), true);
    assert.equal(still({ origin: 'https://10.1.2.3' }), true);
    assert.equal(still({ origin: 'https://[2001:db8::1]:444' }), true);
    assert.equal(still({ origin: 'http://10.9.9.9' },
        { ...DEED, origin: 'https://10.9.9.9' }), true);
});

test('a deed with one certificate is told of the next', () => {
    assert.equal(still({ certificate: 'bb' }), false);
    assert.equal(still({ certificate: '' }), false);
    assert.equal(still({ certificate: '' }, { ...DEED, certificate: '' }),
        true);
});

test('what was seen of a device speaks for a pair that was sent after it',
    () => {
        const done = Object.fromEntries(Object.keys(NO_DEEDS)
            .map((name) => [name, DEED]));
        const left = (/** @type {any} */ name) => Object.entries(
            withDeed(/** @type {any} */ (done), name, { ...DEED, at: 2 }))
            .filter(([, deed]) => deed).map(([of, deed]) => of + deed?.at);
        assert.deepEqual(left('upload'), ['upload2']);
        assert.deepEqual(left('failed'), ['failed2']);
        // Before its restart a device shows the old certificate.
        assert.deepEqual(left('restart'), ['upload1', 'failed1', 'restart2']);
        assert.deepEqual(left('answered'), ['upload1', 'failed1', 'restart1',
            'answered2', 'trusted1']);
    });
