/* Addresses of a device as people type and paste them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAddresses } from '../../../web/device/address.js';

/** @param {string} typed */
const hosts = (typed) => readAddresses(typed).hosts;
/** @param {string} typed */
const bad = (typed) => readAddresses(typed).bad;

describe('addresses that can be read', () => {
    for (const [typed, ...expected] of [
        ['mcu1.example.test', 'mcu1.example.test'],
        ['MCU1.Example.Test', 'mcu1.example.test'],
        ['mcu1', 'mcu1'],
        ['mcu_1.example.test', 'mcu_1.example.test'],
        ['https://mcu1.example.test:8443/login.html?x#y',
            'mcu1.example.test'],
        ['http://10.1.2.3/', '10.1.2.3'],
        ['10.1.2.3', '10.1.2.3'],
        ['2001:db8::1', '2001:db8::1'],
        ['https://[2001:DB8:0:0::1]/', '2001:db8::1'],
        ['mcu1.example.test.', 'mcu1.example.test'],
        ['müller.example.test', 'xn--mller-kva.example.test'],
        ['a.test, b.test;c.test\n\n d.test', 'a.test', 'b.test', 'c.test',
            'd.test'],
        ['a.test\nA.TEST\nhttps://a.test/', 'a.test'],
    ]) {
        it(JSON.stringify(typed), () => {
            assert.deepEqual(hosts(typed), expected);
            assert.deepEqual(bad(typed), []);
        });
    }
});

describe('addresses that are none', () => {
    for (const typed of [
        '10.1.2', '10.1.2.256', '2130706433', '0x7f000001', '*.example.test',
        '-mcu.example.test', 'mcu..test', 'ftp://a.test',
        'https://user:secret@a.test/', '<script>', 'a'.repeat(64) + '.test',
        '::g', '1:2:3',
    ]) {
        it(typed, () => {
            assert.deepEqual(bad(typed), [typed]);
            assert.deepEqual(hosts(typed), []);
        });
    }

    it('do not take the good ones with them', () => {
        assert.deepEqual(readAddresses('good.test\n10.1.2\n10.1.2.3'),
            { hosts: ['good.test', '10.1.2.3'], bad: ['10.1.2'] });
    });
});
