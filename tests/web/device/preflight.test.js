/*
 * What the page itself sees in the files before the upload.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { notesOn, soften } from '../../../web/device/preflight.js';
import { checkProfile, correctProfile, layOver }
    from '../../../web/device/profile.js';

const FOLDER = new URL('../../../web/device/profiles/', import.meta.url);
/** @param {string} name @returns {any} */
const read = (name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
const mcu = checkProfile(
    layOver(read('common.json'), read('mcu-4200.json')));

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);
const PEM = '-----BEGIN X-----\nAAAA\n-----END X-----\n';

/** @param {{key?: string, certificate?: string, password?: string}} files */
function codes({ key = PEM, certificate = PEM, password }) {
    return notesOn({
        key: { name: 'MCU.key', bytes: bytes(key) },
        certificate: { name: 'MCU.cer', bytes: bytes(certificate) },
        password: password === undefined ? null : bytes(password),
    }, mcu).map(({ code, name }) => `${code} ${name}`.trim());
}

test('a password that the device\'s form may garble', () => {
    assert.deepEqual(codes({ password: 'pässword' }), ['passwordAscii']);
    assert.deepEqual(codes({ password: 'a "b" & <c> ~' }), []);
});

test('files with what old readers stumble over', () => {
    assert.deepEqual(codes({ key: PEM.replaceAll('\n', '\r\n') }),
        ['carriageReturns MCU.key']);
    assert.deepEqual(codes({ certificate: `Bag Attributes\n${PEM}` }),
        ['leadingText MCU.cer']);
    assert.deepEqual(codes({ certificate: `\n${PEM}` }), []);
    // Binary files have bytes of that value anywhere.
    assert.deepEqual(codes({ certificate: '\r\r\r' }), []);
});

test('a guess about the device that stops the job', () => {
    const found = [
        { level: 'error', code: 'KEY_TOO_LARGE' },
        { level: 'error', code: 'KEY_MISMATCH' },
        { level: 'ok', code: 'KEY_TYPE' },
    ];
    const levels = (/** @type {typeof mcu} */ profile) =>
        soften(found, profile).map(({ level }) => level);
    assert.deepEqual(levels(mcu), ['warning', 'error', 'ok']);
    const known = correctProfile(mcu, { 'key.maxBits': 2048 }, 'the manual');
    assert.deepEqual(levels(known), ['error', 'error', 'ok']);
});
