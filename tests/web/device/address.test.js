/*
 * Addresses of the device as people type them.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { devicePath, otherScheme, pageOn, parseAddress }
    from '../../../web/device/address.js';

/** @type {[string, string | null, string?][]} typed, origin, host */
const TYPED = [
    ['mcu1.example.test', 'https://mcu1.example.test', 'mcu1.example.test'],
    [' MCU1.Example.Test/login.html ', 'https://mcu1.example.test'],
    ['http://10.1.2.3', 'http://10.1.2.3', '10.1.2.3'],
    ['10.1.2.3:8443', 'https://10.1.2.3:8443', '10.1.2.3'],
    ['2001:db8::1', 'https://[2001:db8::1]', '2001:db8::1'],
    ['https://[2001:db8::1]:444/x', 'https://[2001:db8::1]:444',
        '2001:db8::1'],
    ['bücher.test', 'https://xn--bcher-kva.test'],
    ['', null],
    ['mcu 1', null],
    ['ftp://mcu1', null],
    ['javascript:alert(1)', null],
    ['https://user:secret@mcu1', null],
];

for (const [typed, origin, host] of TYPED) {
    test(`address typed as "${typed}"`, () => {
        const read = parseAddress(typed);
        assert.equal(read?.origin ?? null, origin);
        if (host) {
            assert.equal(read?.host, host);
        }
    });
}

test('a page that would lie on another host', () => {
    assert.equal(pageOn('https://mcu1.test:444', '/a.html?b'),
        'https://mcu1.test:444/a.html?b');
    for (const path of ['//evil.test/', 'https://evil.test/', '',
        'http://mcu1.test:444/', '/..//evil.test/', '/.//evil.test',
        '/a/..//evil.test', '/%2E%2e//evil.test', '/\\evil.test', 'x.html']) {
        assert.equal(devicePath(path), null, path);
        assert.throws(() => pageOn('https://mcu1.test:444', path), RangeError);
    }
    assert.equal(devicePath('/a/../b//c?d=//e#f'), '/b//c?d=//e');
});

test('the plain address of a secure one keeps the host, not the port', () => {
    assert.equal(otherScheme('https://mcu1.test:444'), 'http://mcu1.test');
    assert.equal(otherScheme('http://[2001:db8::1]'),
        'https://[2001:db8::1]');
});
