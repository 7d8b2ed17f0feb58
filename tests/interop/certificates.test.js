/**
 * Requests and certificates between the engine and others: what we write,
 * OpenSSL, GnuTLS, NSS and Java read and trust; what they write, we sign, and
 * nothing that a request should not get is in the result.
 */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { openWasm } from '../lib/engine.js';
import { must, run, tempDir } from '../lib/tools.js';

/** @typedef {import('../../wasm/fields.js').Field} Field */
/** @typedef {import('../../wasm/fields.js').Fields} Fields */
/** @typedef {{certificate: Uint8Array, key: Uint8Array}} Authority */

const PASSPHRASE = 'Authority 1234';

/** @type {import('../lib/engine.js').Engine} */
let engine;
/** @type {Authority} */
let authority;
/** @type {Uint8Array} */
let deviceKey;

before(async () => {
    engine = await openWasm();
    authority = await createAuthority([['type', 'ec'], ['curve', 'P-256']]);
    deviceKey = await generate([['type', 'rsa'], ['bits', 2048]]);
});

after(() => engine.close());

/** Seconds since 1970: others take the time of their own clock. */
function now() {
    return Math.floor(Date.now() / 1000);
}

/** @param {string} op @param {Field[]} fields @returns {Promise<Fields>} */
async function call(op, fields) {
    const reply = await engine.call([['op', op], ...fields]);
    assert.deepEqual(reply.texts('error'), []);
    return reply;
}

/** @param {Field[]} fields @returns {Promise<Uint8Array>} */
async function generate(fields) {
    return (await call('key-generate', fields)).bytes('key');
}

/** @param {Field[]} fields @returns {Promise<Authority>} */
async function createAuthority(fields) {
    const reply = await call('authority-create', [
        ['subject.CN', 'Interop CA'],
        ['subject.O', 'Exämple'],
        ['now', now()],
        ['days', 3650],
        ['passphrase', PASSPHRASE],
        ['iterations', 10000],
        ...fields,
    ]);
    return { certificate: reply.bytes('certificate'), key: reply.bytes('key') };
}

/** @param {Field[]} fields @returns {Promise<Uint8Array>} */
async function createRequest(fields) {
    const reply = await call('request-create', [
        ['key', deviceKey],
        ['subject.CN', 'mcu.example.test'],
        ...fields,
    ]);
    return reply.bytes('request');
}

/**
 * @param {Uint8Array} request
 * @param {Field[]} [more]
 * @param {Authority & {passphrase?: string}} [by]
 */
function issueFields(request, more = [], by = authority) {
    return /** @type {Field[]} */ ([
        ['request', request],
        ['authority.certificate', by.certificate],
        ['authority.key', by.key],
        ['authority.passphrase', by.passphrase ?? PASSPHRASE],
        ['now', now()],
        ['days', 365],
        ...more,
    ]);
}

/** @param {Parameters<typeof issueFields>} args */
function issue(...args) {
    return call('certificate-issue', issueFields(...args));
}

/** The error of an issue that must fail. */
async function refused(/** @type {Parameters<typeof issueFields>} */ ...args) {
    const reply = await engine.call([
        ['op', 'certificate-issue'],
        ...issueFields(...args),
    ]);
    assert.ok(reply.has('error'), 'it must be refused');
    return reply.text('error');
}

/* ------------------------------------------------- what we write is read -- */

/**
 * Whether OpenSSL, GnuTLS and NSS trust a device's certificate for a server.
 *
 * @param {(name: string) => string} file
 * @param {Uint8Array} root
 * @param {Uint8Array} certificate
 */
async function verdicts(file, root, certificate) {
    await writeFile(file('root.pem'), root);
    await writeFile(file('device.pem'), certificate);
    const openssl = await run('openssl', [
        'verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile',
        file('root.pem'), file('device.pem'),
    ]);
    const gnutls = await run('certtool', [
        '--verify', '--verify-profile=medium', '--load-ca-certificate',
        file('root.pem'), '--infile', file('device.pem'),
    ]);
    const nss = await nssVerdict(file);
    return [openssl.code === 0, gnutls.code === 0, nss];
}

/** @param {(name: string) => string} file */
async function nssVerdict(file) {
    const db = ['-d', `sql:${file('')}`];
    await must('certutil', ['-N', '--empty-password', ...db]);
    await must('certutil', [
        '-A', '-n', 'root', '-t', 'C,,', '-i', file('root.pem'), ...db,
    ]);
    await must('certutil', [
        '-A', '-n', 'device', '-t', ',,', '-i', file('device.pem'), ...db,
    ]);
    const nss = await run('certutil', [
        '-V', '-u', 'V', '-e', '-n', 'device', ...db,
    ]);
    return nss.code === 0;
}

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
    test(`certificates of an authority with ${title} are trusted`, async (t) => {
        const file = await tempDir(t);
        const by = await createAuthority(fields);
        const request = await createRequest([
            ['name', 'mcu.example.test'], ['name', '10.1.2.3'],
            ['name', '2001:db8::5'],
        ]);
        const reply = await issue(request, [['purpose', 'server-auth'],
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

test('an authority with a domain alone is kept to it by everybody', async (t) => {
    const by = await createAuthority([
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
        await writeFile(file('device.key'), deviceKey);
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
    const reply = await call('certificate-self-sign', [
        ['key', deviceKey], ['subject.CN', 'mcu'], ['name', 'mcu'],
        ['now', now()], ['days', 365],
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
    const request = await createRequest([
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

/* ------------------------------------------------ what they write is signed */

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
    const reply = await issue(await readFile(file('csr')));
    await writeFile(file('device.pem'), reply.bytes('certificate'));
    const take = [
        '-importcert', '-noprompt', '-alias', 'device', '-file',
        file('device.pem'), ...store,
    ];
    // Java validates the chain: without the root it refuses.
    assert.notEqual((await run('keytool', take)).code, 0);
    await writeFile(file('root.pem'), authority.certificate);
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
    const gnutls = await issue(await readFile(file('gnutls.csr')));
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
    const nss = await issue(await readFile(file('nss.csr')));
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
    await writeFile(file('key'), deviceKey);
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
    const reply = await issue(request);
    const report = reply.json('report');
    assert.equal(report.isAuthority, false);
    assert.equal(report.pathLength, undefined);
    assert.deepEqual(report.keyUsage, ['digitalSignature', 'keyEncipherment']);
    assert.deepEqual(report.extendedKeyUsage, ['serverAuth']);
    assert.notEqual(report.subjectKeyId, '0102030405');
    assert.deepEqual(
        report.names.map((/** @type {any} */ n) => `${n.type}:${n.value}`),
        ['dns:odd.test', 'ip:10.1.1.1'],
    );
    assert.deepEqual(
        report.extensions.map((/** @type {any} */ e) => e.name).sort(),
        [
            'authorityKeyIdentifier', 'basicConstraints', 'extendedKeyUsage',
            'keyUsage', 'subjectAltName', 'subjectKeyIdentifier',
        ],
    );
    const ignored = reply.texts('ignored').join('\n');
    for (const wanted of [
        /asks to be an authority/, /keyUsage \(marked critical\)/,
        /extendedKeyUsage/, /nameConstraints/, /subjectKeyIdentifier/,
        /1\.2\.3\.4\.5 \(marked critical\)/, /bad_name\.test/, /10\.1\.1\.1/,
        /a@b\.test/, /https:\/\/c\.test\//, /another kind/,
    ]) {
        assert.match(ignored, wanted);
    }
});

test('a flipped bit in the signature of a request is noticed', async (t) => {
    const request = await opensslRequest(t, ['-outform', 'DER'], PLAIN);
    request[request.length - 5] ^= 1;
    assert.equal(await refused(request), 'REQUEST_SIGNATURE');
});

test('a request signed with MD5 is refused, one with SHA-1 told', async (t) => {
    const md5 = await opensslRequest(t, ['-md5'], PLAIN);
    assert.equal(await refused(md5), 'REQUEST_DIGEST');
    const sha1 = await issue(await opensslRequest(t, ['-sha1'], PLAIN));
    assert.match(sha1.texts('ignored').join('\n'), /SHA-1/);
});

test('a request signed with PSS is verified', async (t) => {
    const request = await opensslRequest(t, [
        '-sha384', '-sigopt', 'rsa_padding_mode:pss', '-sigopt',
        'rsa_pss_saltlen:20', '-outform', 'DER',
    ], PLAIN);
    await issue(request);
    request[request.length - 5] ^= 1;
    assert.equal(await refused(request), 'REQUEST_SIGNATURE');
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
        assert.equal(await refused(request), error);
    });
}

test('a subject in old encodings is kept byte for byte', async (t) => {
    for (const mask of ['MASK:0x4', 'MASK:0x800', 'MASK:0x2000']) {
        const request = await opensslRequest(t, ['-outform', 'DER'],
            `string_mask=${mask}\n[dn]\nO=Müller & Söhne\n0.OU=a\n1.OU=b\n` +
            '2.OU=c\n3.OU=d\n4.OU=e\nCN=odd.test\n');
        const reply = await issue(request);
        const before = await call('inspect', [['bytes', request]]);
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
 * @returns {Promise<Authority & {passphrase: string}>}
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

test("OpenSSL's authority signs here, its name kept byte for byte", async (t) => {
    const file = await tempDir(t);
    const by = await opensslAuthority(file, [],
        'basicConstraints=CA:TRUE\nsubjectKeyIdentifier=hash\n');
    const request = await createRequest([['name', 'mcu.example.test']]);
    // The authority began just now, so the usual day back is cut to that.
    const reply = await issue(request, [], by);
    const root = await call('inspect', [['bytes', by.certificate]]);
    assert.equal(reply.json('report').issuerId,
        root.json('report').objects[0].subjectId);
    assert.deepEqual(
        await verdicts(file, by.certificate, reply.bytes('certificate')),
        [true, true, true],
    );
});

test("an authority of version 1 or without the right cannot sign", async (t) => {
    const request = await createRequest([['name', 'mcu.example.test']]);
    for (const config of [
        'subjectKeyIdentifier=hash\n',
        'basicConstraints=CA:FALSE\n',
        'basicConstraints=CA:TRUE\nkeyUsage=digitalSignature\n',
    ]) {
        const by = await opensslAuthority(await tempDir(t), [], config);
        assert.equal(await refused(request, [], by), 'AUTHORITY_NOT_CA');
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
    assert.equal(await refused(request, [], by), 'AUTHORITY_NOT_CA');
});
