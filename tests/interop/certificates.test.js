/**
 * What the engine writes, OpenSSL, GnuTLS and NSS read and trust, and they keep
 * an authority to the limits that we wrote into it.
 */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { PASSPHRASE, Workshop, verdicts } from '../lib/workshop.js';
import { must, run, tempDir } from '../lib/tools.js';

/** @typedef {import('../../wasm/fields.js').Field} Field */

/** @type {Workshop} */
let shop;

before(async () => {
    shop = await Workshop.open();
});

after(() => shop.close());

/** @type {[string, Field[]][]} */
const AUTHORITIES = [
    ['RSA', [['type', 'rsa'], ['bits', 2048]]],
    ['P-256', [['type', 'ec'], ['curve', 'P-256']]],
    ['P-384', [['type', 'ec'], ['curve', 'P-384']]],
    [
        'limits',
        [
            ['type', 'ec'], ['curve', 'P-256'], ['permit', 'example.test'],
            ['permit', '10.0.0.0/8'], ['permit', '2001:db8::/32'],
        ],
    ],
];

for (const [title, fields] of AUTHORITIES) {
    test(`an authority with ${title} is trusted by all`, async (t) => {
        const file = await tempDir(t);
        const by = await shop.createAuthority(fields);
        const request = await shop.createRequest([
            ['name', 'mcu.example.test'], ['name', '10.1.2.3'],
            ['name', '2001:db8::5'],
        ]);
        const reply = await shop.issue(request, [['purpose', 'server-auth'],
            ['purpose', 'client-auth']], by);
        assert.deepEqual(
            await verdicts(file, by.certificate, reply.bytes('certificate')),
            [true, true, true],
        );
        for (const [option, value, code] of /** @type {const} */ ([
            ['-verify_hostname', 'mcu.example.test', 0],
            ['-verify_ip', '10.1.2.3', 0],
            ['-verify_ip', '2001:db8::5', 0],
            ['-verify_hostname', 'other.example.test', 2],
        ])) {
            const { code: found } = await run('openssl', [
                'verify', '-CAfile', file('root.pem'), option, value,
                file('device.pem'),
            ]);
            assert.equal(found, code, `${option} ${value}`);
        }
    });
}

test('an authority is kept to its one domain by everybody', async (t) => {
    const by = await shop.createAuthority([
        ['type', 'ec'], ['curve', 'P-256'], ['permit', 'example.test'],
    ]);
    // OpenSSL signs with the authority's key what we refuse to sign.
    for (const [names, wanted] of /** @type {const} */ ([
        ['DNS:a.example.test', true],
        ['DNS:example.org', false],
        ['IP:10.1.2.3', false],
    ])) {
        const file = await tempDir(t);
        await writeFile(file('ca.key'), by.key);
        await writeFile(file('ca.pem'), by.certificate);
        await writeFile(file('device.key'), shop.deviceKey);
        await writeFile(file('ext'), `subjectAltName=${names}\n` +
            'extendedKeyUsage=serverAuth\nauthorityKeyIdentifier=keyid\n' +
            'subjectKeyIdentifier=hash\nbasicConstraints=CA:FALSE\n');
        await must('openssl', [
            'req', '-new', '-key', file('device.key'), '-subj', '/O=x', '-out',
            file('csr'),
        ]);
        const signed = await must('openssl', [
            'x509', '-req', '-in', file('csr'), '-CA', file('ca.pem'),
            '-CAkey', file('ca.key'), '-passin', `pass:${PASSPHRASE}`,
            '-days', '30', '-extfile', file('ext'),
        ]);
        assert.deepEqual(
            await verdicts(file, by.certificate, signed),
            [wanted, wanted, wanted],
            names,
        );
    }
});

test('a self-signed certificate is read with its names', async (t) => {
    const file = await tempDir(t);
    const reply = await shop.selfSign([
        ['subject.CN', 'mcu'], ['name', 'mcu'],
    ]);
    await writeFile(file('own.pem'), reply.bytes('certificate'));
    await must('openssl', [
        'verify', '-x509_strict', '-check_ss_sig', '-verify_hostname', 'mcu',
        '-CAfile', file('own.pem'), file('own.pem'),
    ]);
    const text = await must('certtool', [
        '--certificate-info', '--infile', file('own.pem'),
    ]);
    assert.match(text.toString(), /DNSname: mcu\n/);
});

test('requests are read by OpenSSL and GnuTLS', async (t) => {
    const file = await tempDir(t);
    const request = await shop.createRequest([
        ['name', 'mcu.example.test'], ['name', '10.1.2.3'],
        ['subject.OU', 'eins'], ['subject.OU', 'zwei'], ['subject.C', 'DE'],
    ]);
    await writeFile(file('csr'), request);
    const text = await must('openssl', [
        'req', '-in', file('csr'), '-verify', '-noout', '-text', '-nameopt',
        'utf8,sep_comma_plus',
    ]);
    assert.match(text.toString(), /OU=eins,OU=zwei,C=DE/);
    assert.match(text.toString(), /DNS:mcu.example.test, IP Address:10.1.2.3/);
    const gnutls = await must('certtool', [
        '--crq-info', '--infile', file('csr'),
    ]);
    assert.match(gnutls.toString(), /IPAddress: 10.1.2.3/);
});
