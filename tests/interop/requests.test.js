/**
 * What others write: requests by Java, GnuTLS, NSS and OpenSSL are signed, the
 * odd ones refused or stripped of what a request should not get; authorities
 * that OpenSSL made sign here.
 */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { Workshop, verdicts } from '../lib/workshop.js';
import { must, run, tempDir } from '../lib/tools.js';
import '../lib/page-modules.js';

const { noteText } = await import('../../web/parts/told.js');

/** @typedef {import('../../wasm/fields.js').Field} Field */
/** @typedef {import('../lib/workshop.js').Authority} Authority */

/** @type {Workshop} */
let shop;

before(async () => {
    shop = await Workshop.open();
});

after(() => shop.close());

test("Java's request is signed, and Java takes the answer", async (t) => {
    const file = await tempDir(t);
    const store = ['-keystore', file('store.p12'), '-storepass', 'changeit'];
    await must('keytool', [
        '-genkeypair', '-alias', 'device', '-keyalg', 'EC', '-groupname',
        'secp256r1', '-dname', 'CN=java.example.test, O=Ex', ...store,
    ]);
    await must('keytool', [
        '-certreq', '-alias', 'device', '-ext', 'SAN=dns:java.example.test',
        '-file', file('csr'), ...store,
    ]);
    const reply = await shop.issue(await readFile(file('csr')));
    await writeFile(file('device.pem'), reply.bytes('certificate'));
    const take = [
        '-importcert', '-noprompt', '-alias', 'device', '-file',
        file('device.pem'), ...store,
    ];
    // Java validates the chain: without the root it refuses.
    assert.notEqual((await run('keytool', take)).code, 0);
    await writeFile(file('root.pem'), shop.authority.certificate);
    await must('keytool', [
        '-importcert', '-noprompt', '-alias', 'root', '-file',
        file('root.pem'), ...store,
    ]);
    await must('keytool', take);
});

test("GnuTLS's and NSS's requests are signed", async (t) => {
    const file = await tempDir(t);
    await writeFile(file('template'), 'cn = gnutls.test\n' +
        'dns_name = gnutls.test\nip_address = 10.9.8.7\ntls_www_server\n');
    await must('certtool', [
        '--generate-privkey', '--bits', '2048', '--outfile', file('key'),
    ]);
    await must('certtool', [
        '--generate-request', '--load-privkey', file('key'), '--template',
        file('template'), '--outfile', file('gnutls.csr'),
    ]);
    const gnutls = await shop.issue(await readFile(file('gnutls.csr')));
    assert.deepEqual(
        gnutls.json('report').names.map((/** @type {any} */ n) => n.value),
        ['gnutls.test', '10.9.8.7'],
    );

    const db = ['-d', `sql:${file('')}`];
    await must('certutil', ['-N', '--empty-password', ...db]);
    await writeFile(file('noise'), Buffer.alloc(64, 'noise'));
    await must('certutil', [
        '-R', '-s', 'CN=nss.test', '-8', 'nss.test', '-o', file('nss.csr'),
        '-z', file('noise'), '-g', '2048', ...db,
    ]);
    const nss = await shop.issue(await readFile(file('nss.csr')));
    assert.equal(nss.json('report').names[0].value, 'nss.test');
});

/**
 * A request by OpenSSL.
 *
 * @param {import('node:test').TestContext} t
 * @param {string[]} args
 * @param {string} [config]
 * @returns {Promise<Buffer>} in PEM
 */
async function opensslRequest(t, args, config = '') {
    const file = await tempDir(t);
    await writeFile(file('key'), shop.deviceKey);
    await writeFile(file('config'),
        `[req]\ndistinguished_name=dn\nprompt=no\nutf8=yes\n${config}`);
    const { out, code, err } = await run('openssl', [
        'req', '-new', '-config', file('config'),
        ...(args.includes('-newkey') ? ['-nodes', '-keyout', file('new')]
            : ['-key', file('key')]),
        ...args,
    ]);
    assert.equal(code, 0, err);
    return out;
}

const PLAIN = '[dn]\nCN=odd.test\n';

test('nothing is copied that a request should not get', async (t) => {
    const request = await opensslRequest(t, [], `req_extensions=ext\n
[ext]
basicConstraints=critical,CA:TRUE,pathlen:3
keyUsage=critical,keyCertSign,cRLSign,digitalSignature
extendedKeyUsage=anyExtendedKeyUsage,codeSigning
nameConstraints=permitted;DNS:test
subjectKeyIdentifier=0102030405
1.2.3.4.5=critical,ASN1:UTF8String:surprise
subjectAltName=DNS:odd.test,DNS:bad_name.test,DNS:10.1.1.1,email:a@b.test,\
URI:https://c.test/,otherName:1.2.3;UTF8:x,dirName:dir
[dir]
CN=dir
${PLAIN}`);
    const reply = await shop.issue(request);
    const report = reply.json('report');
    assert.equal(report.isAuthority, false);
    assert.equal(report.pathLength, undefined);
    assert.deepEqual(report.keyUsage, ['digitalSignature', 'keyEncipherment']);
    assert.deepEqual(report.extendedKeyUsage, ['serverAuth']);
    assert.notEqual(report.subjectKeyId, '0102030405');
    assert.deepEqual(
        report.names.map((/** @type {any} */ n) => `${n.type}:${n.value}`),
        ['dns:odd.test', 'dns:bad_name.test', 'ip:10.1.1.1'],
    );
    assert.deepEqual(
        report.extensions.map((/** @type {any} */ e) => e.name).sort(),
        [
            'authorityKeyIdentifier', 'basicConstraints', 'extendedKeyUsage',
            'keyUsage', 'subjectAltName', 'subjectKeyIdentifier',
        ],
    );
    const ignored = reply.texts('ignored').map((text) =>
        noteText(JSON.parse(text))).join('\n');
    for (const wanted of [
        /asks to be an authority/, /keyUsage \(marked critical\)/,
        /extendedKeyUsage/, /nameConstraints/, /subjectKeyIdentifier/,
        /1\.2\.3\.4\.5 \(bytes 0c08\w+\) \(marked critical\)/,
        /bad_name\.test/, /10\.1\.1\.1/,
        /a@b\.test/, /https:\/\/c\.test\//, /of the kind 1\.2\.3/,
    ]) {
        assert.match(ignored, wanted);
    }
});

test('a flipped bit in the signature of a request is noticed', async (t) => {
    const request = await opensslRequest(t, ['-outform', 'DER'], PLAIN);
    request[request.length - 5] ^= 1;
    assert.equal(await shop.refused(request), 'REQUEST_SIGNATURE');
});

test('a request signed with MD5 is refused, one with SHA-1 told', async (t) => {
    const md5 = await opensslRequest(t, ['-md5'], PLAIN);
    assert.equal(await shop.refused(md5), 'REQUEST_DIGEST');
    const sha1 = await shop.issue(await opensslRequest(t, ['-sha1'], PLAIN));
    assert.match(sha1.texts('ignored').join('\n'), /request-sha1/);
});

test('a request signed with PSS is verified', async (t) => {
    const request = await opensslRequest(t, [
        '-sha384', '-sigopt', 'rsa_padding_mode:pss', '-sigopt',
        'rsa_pss_saltlen:20', '-outform', 'DER',
    ], PLAIN);
    await shop.issue(request);
    request[request.length - 5] ^= 1;
    assert.equal(await shop.refused(request), 'REQUEST_SIGNATURE');
});

for (const [title, args, error] of /** @type {const} */ ([
    ['of 1024 bits', ['-newkey', 'rsa:1024'], 'KEY_SIZE'],
    ['of Ed25519', ['-newkey', 'ed25519'], 'UNSUPPORTED'],
    [
        'on another curve',
        ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1'],
        'UNSUPPORTED',
    ],
    [
        'with exponent 3',
        ['-newkey', 'rsa', '-pkeyopt', 'rsa_keygen_bits:2048', '-pkeyopt',
            'rsa_keygen_pubexp:3'],
        'KEY_WEAK',
    ],
])) {
    test(`a request with a key ${title} is refused`, async (t) => {
        const request = await opensslRequest(t, [...args], PLAIN);
        assert.equal(await shop.refused(request), error);
    });
}

test('a subject in old encodings is kept byte for byte', async (t) => {
    for (const mask of ['MASK:0x4', 'MASK:0x800', 'MASK:0x2000']) {
        const request = await opensslRequest(t, ['-outform', 'DER'],
            `string_mask=${mask}\n[dn]\nO=Müller & Söhne\n0.OU=a\n1.OU=b\n` +
            '2.OU=c\n3.OU=d\n4.OU=e\nCN=odd.test\n');
        const reply = await shop.issue(request);
        const before = await shop.call('inspect', [['bytes', request]]);
        const wanted = before.json('report').objects[0];
        assert.deepEqual(reply.json('report').subject, wanted.subject);
        assert.equal(reply.json('report').subjectId, wanted.subjectId);
        assert.match(wanted.subject.text,
            /^O=Müller & Söhne, OU=a, OU=b, OU=c, OU=d, OU=e, CN=odd.test$/);
    }
});

/* ------------------------------------------------- authorities of others -- */

/**
 * An authority by OpenSSL alone, as the recipes on the web make it.
 *
 * @param {(name: string) => string} file
 * @param {string[]} args
 * @param {string} [config]
 * @returns {Promise<Authority>}
 */
async function opensslAuthority(file, args, config = '') {
    await writeFile(file('config'),
        '[req]\ndistinguished_name=dn\nprompt=no\nx509_extensions=v3\n' +
        `[dn]\nCN=Öther CA\n[v3]\n${config}`);
    await must('openssl', [
        'req', '-x509', '-config', file('config'), '-newkey', 'rsa:2048',
        '-passout', 'pass:old', '-days', '100', '-keyout', file('ca.key'),
        '-out', file('ca.pem'), ...args,
    ]);
    return {
        certificate: await readFile(file('ca.pem')),
        key: await readFile(file('ca.key')),
        passphrase: 'old',
    };
}

test("OpenSSL's authority signs here, its name kept as it is", async (t) => {
    const file = await tempDir(t);
    const by = await opensslAuthority(file, [],
        'basicConstraints=CA:TRUE\nsubjectKeyIdentifier=hash\n');
    const request = await shop.createRequest([['name', 'mcu.example.test']]);
    // The authority began just now, so the usual day back is cut to that.
    const reply = await shop.issue(request, [], by);
    const root = await shop.call('inspect', [['bytes', by.certificate]]);
    assert.equal(reply.json('report').issuerId,
        root.json('report').objects[0].subjectId);
    assert.deepEqual(
        // Its recipe leaves keyUsage out, which strictness would mind.
        await verdicts(file, by.certificate, reply.bytes('certificate'), []),
        [true, true, true],
    );
});

test('an authority of version 1 or without the right is none', async (t) => {
    const request = await shop.createRequest([['name', 'mcu.example.test']]);
    for (const [config, why] of [
        ['subjectKeyIdentifier=hash\n', 'AUTHORITY_NOT_CA'],
        ['basicConstraints=CA:FALSE\n', 'AUTHORITY_NOT_CA'],
        ['basicConstraints=CA:TRUE\nkeyUsage=digitalSignature\n',
            'AUTHORITY_USAGE'],
    ]) {
        const by = await opensslAuthority(await tempDir(t), [], config);
        assert.equal(await shop.refused(request, by), why);
    }
    const file = await tempDir(t);
    const by = await opensslAuthority(file, []);
    await must('openssl', [
        'req', '-new', '-config', file('config'), '-key', file('ca.key'),
        '-passin', 'pass:old', '-out', file('csr'),
    ]);
    by.certificate = await must('openssl', [
        'x509', '-req', '-in', file('csr'), '-signkey', file('ca.key'),
        '-passin', 'pass:old', '-days', '100',
    ]);
    assert.equal(await shop.refused(request, by), 'AUTHORITY_NOT_CA');
});

test('a bundle as Windows authorities return it is checked', async (t) => {
    const file = await tempDir(t);
    const request = await shop.createRequest([['name', 'mcu.example.test']]);
    const reply = await shop.issue(request);
    await writeFile(file('root.pem'), shop.authority.certificate);
    await writeFile(file('device.pem'), reply.bytes('certificate'));
    for (const form of ['PEM', 'DER']) {
        const bundle = await must('openssl', [
            'crl2pkcs7', '-nocrl', '-certfile', file('device.pem'),
            '-certfile', file('root.pem'), '-outform', form,
        ]);
        const { findings } = (
            await shop.call('check', [
                ['certificate', bundle], ['key', shop.deviceKey],
                ['host', 'mcu.example.test'], ['require.form', 'traditional'],
            ])
        ).json('report');
        const codes = findings.map((/** @type {any} */ f) => f.code);
        for (const code of [
            'KEY_FITS', 'CHAIN_OK', 'HOST_OK', 'CERTIFICATE_NOT_PEM',
        ]) {
            assert.ok(codes.includes(code), `${form}: ${code} in ${codes}`);
        }
    }
});
