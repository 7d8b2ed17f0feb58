/**
 * PKCS#12 and PKCS#7 between the engine and OpenSSL, NSS and Java: what we
 * write, they open; what they write, we read. Both engines read everything,
 * so a difference between native and wasm shows.
 */
import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { openNative, openWasm } from '../lib/engine.js';
import { must, run, tempDir } from '../lib/tools.js';

/** @typedef {import('../../wasm/fields.js').Field} Field */

/** @type {import('../lib/engine.js').Engine[]} */
let engines;

before(async () => {
    engines = [await openNative(), await openWasm()];
});

after(async () => {
    await Promise.all(engines.map((engine) => engine.close()));
});

const PASSPHRASE = 'secret 1234';
/* Outside ASCII, and outside the basic plane: a surrogate pair. */
const UNICODE = 'Kräft𝄞g 1234';

/** @param {Uint8Array} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** The DER of a PEM certificate. @param {string} pem */
const der = (pem) => new Uint8Array(new X509Certificate(pem).raw);

/** What OpenSSL made once: file name to contents. @type {Map<string, Buffer>} */
const made = new Map();

/** @param {(name: string) => string} at */
async function makeOnce(at) {
    await must('openssl', [
        'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30',
        '-keyout', at('ca.key'), '-out', at('ca.pem'),
        '-subj', '/CN=Test root',
    ]);
    await must('openssl', [
        'req', '-newkey', 'rsa:2048', '-nodes', '-keyout', at('leaf.key'),
        '-out', at('leaf.csr'), '-subj', '/CN=mcu1.example.test',
    ]);
    await must('openssl', [
        'x509', '-req', '-in', at('leaf.csr'), '-CA', at('ca.pem'),
        '-CAkey', at('ca.key'), '-CAcreateserial', '-days', '20',
        '-out', at('leaf.pem'),
    ]);
    for (const name of ['ca.key', 'ca.pem', 'leaf.key', 'leaf.pem']) {
        made.set(name, await readFile(at(name)));
    }
}

/**
 * A root, a leaf under it, and its key, in a folder of the test's own.
 *
 * @param {import('node:test').TestContext} t
 */
async function makeChain(t) {
    const at = await tempDir(t);
    if (made.size === 0) {
        await makeOnce(at);
    }
    for (const [name, contents] of made) {
        await writeFile(at(name), contents);
    }
    const text = (/** @type {string} */ name) => String(made.get(name));
    const chain = {
        at,
        caPem: text('ca.pem'),
        leafPem: text('leaf.pem'),
        keyPem: text('leaf.key'),
        keyId: '',
    };
    chain.keyId = sha256(
        await must('openssl', ['pkey', '-pubout', '-outform', 'DER'], {
            input: chain.keyPem,
        }),
    );
    return chain;
}

/**
 * Inspects with every engine, which must agree.
 *
 * @param {Uint8Array} bytes @param {string} [passphrase]
 */
async function inspect(bytes, passphrase) {
    const reports = [];
    for (const engine of engines) {
        const reply = await engine.call([
            ['op', 'inspect'],
            ['bytes', bytes],
            ['passphrase', passphrase],
        ]);
        assert.deepEqual(reply.texts('error'), [], engine.name);
        reports.push(reply.json('report'));
    }
    assert.deepEqual(reports[1], reports[0]);
    return reports[0];
}

/** @param {Field[]} fields */
async function convert(fields) {
    return engines[1].call([['op', 'convert'], ...fields]);
}

/** @param {Field[]} fields */
async function converted(fields) {
    const reply = await convert(fields);
    assert.deepEqual(reply.texts('error'), []);
    return reply.bytes('result');
}

/**
 * Asserts what a PKCS#12 file holds.
 *
 * @param {any} object @param {{keyId: string, certificates: string[]}} want
 */
function holds(object, { keyId, certificates }) {
    assert.equal(object.kind, 'pkcs12');
    assert.equal(object.error, undefined);
    /** @type {any[]} */
    const objects = object.bags.flatMap((/** @type {any} */ b) => {
        assert.equal(b.error, undefined, JSON.stringify(b));
        return b.objects;
    });
    const keys = objects.filter((o) => o.kind === 'private-key');
    assert.deepEqual(keys.map((k) => k.publicKeySha256), [keyId]);
    assert.deepEqual(
        objects
            .filter((o) => o.kind === 'certificate')
            .map((c) => c.sha256)
            .sort(),
        certificates.map((pem) => sha256(der(pem))).sort(),
    );
}

/** The ways OpenSSL writes PKCS#12, and what must be said of each. */
const OPENSSL_WAYS = [
    { name: 'as 3.x does', args: [], integrity: 'checked' },
    { name: 'legacy RC2-40', args: ['-legacy'], integrity: 'checked' },
    {
        name: 'RC2-128 and two-key 3DES',
        args: ['-legacy', '-certpbe', 'PBE-SHA1-RC2-128', '-keypbe',
            'PBE-SHA1-2DES'],
        integrity: 'checked',
    },
    { name: 'certificates in clear', args: ['-certpbe', 'NONE'],
        integrity: 'checked' },
    { name: 'nothing encrypted', args: ['-certpbe', 'NONE', '-keypbe', 'NONE'],
        integrity: 'checked' },
    { name: 'no MAC', args: ['-nomac'], integrity: 'absent' },
    { name: 'MAC of SHA-1', args: ['-macalg', 'sha1'], integrity: 'checked' },
    { name: 'MAC of SHA-384', args: ['-macalg', 'sha384'],
        integrity: 'checked' },
    { name: 'MAC of SHA-512', args: ['-macalg', 'sha512'],
        integrity: 'checked' },
    { name: 'one iteration', args: ['-noiter', '-nomaciter'],
        integrity: 'checked' },
    { name: 'AES-128 and 3DES by PBES2', args: ['-certpbe', 'AES-128-CBC',
        '-keypbe', 'DES-EDE3-CBC'], integrity: 'checked' },
];

/**
 * @param {Awaited<ReturnType<typeof makeChain>>} chain
 * @param {string[]} args @param {string} passphrase
 */
async function opensslWrites(chain, args, passphrase) {
    await must('openssl', [
        'pkcs12', '-export', '-inkey', chain.at('leaf.key'),
        '-in', chain.at('leaf.pem'), '-certfile', chain.at('ca.pem'),
        '-name', 'Gerät 1', '-passout', `pass:${passphrase}`,
        '-out', chain.at('file.p12'), ...args,
    ]);
    return readFile(chain.at('file.p12'));
}

test('PKCS#12 that OpenSSL writes in any way opens', async (t) => {
    const chain = await makeChain(t);
    for (const { name, args, integrity } of OPENSSL_WAYS) {
        const legacy = args.includes('-legacy');
        for (const passphrase of legacy ? [PASSPHRASE, UNICODE] : [PASSPHRASE]) {
            const file = await opensslWrites(chain, args, passphrase);
            const { objects } = await inspect(file, passphrase);
            assert.equal(objects[0].integrity, integrity, name);
            holds(objects[0], {
                keyId: chain.keyId,
                certificates: [chain.leafPem, chain.caPem],
            });
            assert.ok(
                objects[0].bags.some(
                    (/** @type {any} */ b) => b.friendlyName === 'Gerät 1',
                ),
            );
        }
    }
});

test('a wrong passphrase, none, and the empty one are told apart', async (t) => {
    const chain = await makeChain(t);
    const file = await opensslWrites(chain, [], PASSPHRASE);
    const wrong = (await inspect(file, 'other')).objects[0];
    assert.equal(wrong.integrity, 'wrong');
    assert.equal(wrong.error.code, 'PASSPHRASE');
    const none = (await inspect(file)).objects[0];
    assert.equal(none.integrity, 'unchecked');
    assert.equal(none.error.code, 'PASSPHRASE_MISSING');

    const empty = await opensslWrites(chain, [], '');
    const { objects } = await inspect(empty);
    assert.equal(objects[0].integrity, 'checked');
    assert.equal(objects[0].emptyPassphrase, 'zero');
    holds(objects[0], {
        keyId: chain.keyId,
        certificates: [chain.leafPem, chain.caPem],
    });
});

test('without a MAC a wrong passphrase is said of the locked object', async (t) => {
    const chain = await makeChain(t);
    const file = await opensslWrites(chain, ['-nomac'], PASSPHRASE);
    const [object] = (await inspect(file, 'other')).objects;
    assert.equal(object.integrity, 'absent');
    const locked = object.bags.filter((/** @type {any} */ b) => b.error);
    assert.ok(locked.length > 0);
    for (const bag of locked) {
        assert.equal(bag.error.code, 'PASSPHRASE');
        assert.equal(bag.objects, undefined);
    }
});

test('an algorithm that is not supported is named, not blamed', async (t) => {
    const chain = await makeChain(t);
    const file = await opensslWrites(
        chain,
        ['-legacy', '-certpbe', 'PBE-SHA1-RC4-128'],
        PASSPHRASE,
    );
    const [object] = (await inspect(file, PASSPHRASE)).objects;
    const [locked] = object.bags.filter((/** @type {any} */ b) => b.error);
    assert.equal(locked.error.code, 'UNSUPPORTED');
    assert.match(locked.unsupported, /RC4 \(1\.2\.840\.113549\.1\.12\.1\.1\)/);
    const reply = await convert([
        ['bytes', file],
        ['passphrase', PASSPHRASE],
        ['to.form', 'pem'],
    ]);
    assert.equal(reply.text('error'), 'UNSUPPORTED');
});

test('a flipped bit anywhere in a PKCS#12 is noticed', async (t) => {
    const chain = await makeChain(t);
    const file = await opensslWrites(chain, [], PASSPHRASE);
    for (let at = 60; at < file.length; at += 97) {
        const damaged = new Uint8Array(file);
        damaged[at] ^= 4;
        const reply = await engines[0].call([
            ['op', 'convert'],
            ['bytes', damaged],
            ['passphrase', PASSPHRASE],
            ['to.form', 'pem'],
        ]);
        assert.ok(reply.has('error'), `byte ${at}`);
    }
});

/** @param {(name: string) => string} at */
async function nssDatabase(at) {
    await must('mkdir', ['-p', at('nss')]);
    await must('certutil', ['-N', '-d', `sql:${at('nss')}`,
        '--empty-password']);
    return `sql:${at('nss')}`;
}

test('NSS writes in BER, Java in both its ways; both open', async (t) => {
    const chain = await makeChain(t);
    const { at } = chain;
    await opensslWrites(chain, [], PASSPHRASE);
    const db = await nssDatabase(at);
    await must('pk12util', ['-i', at('file.p12'), '-d', db, '-W', PASSPHRASE]);
    for (const ciphers of [
        [],
        ['-c', 'PKCS #12 V2 PBE With SHA-1 And 3KEY Triple DES-CBC',
            '-C', 'PKCS #12 V2 PBE With SHA-1 And 40 Bit RC2 CBC'],
    ]) {
        await must('pk12util', ['-o', at('nss.p12'), '-n', 'Gerät 1', '-d', db,
            '-W', PASSPHRASE, ...ciphers]);
        const file = await readFile(at('nss.p12'));
        // Indefinite lengths, so this is no DER.
        assert.equal(file[1], 0x80);
        const { objects } = await inspect(file, PASSPHRASE);
        assert.equal(objects[0].integrity, 'checked');
        holds(objects[0], {
            keyId: chain.keyId,
            certificates: [chain.leafPem, chain.caPem],
        });
    }
    for (const legacy of [[], ['-J-Dkeystore.pkcs12.legacy']]) {
        const name = at(`java${legacy.length}.p12`);
        await must('keytool', [...legacy, '-importkeystore', '-srckeystore',
            at('file.p12'), '-srcstoretype', 'PKCS12', '-srcstorepass',
            PASSPHRASE, '-destkeystore', name, '-deststoretype', 'PKCS12',
            '-deststorepass', PASSPHRASE, '-noprompt']);
        const { objects } = await inspect(await readFile(name), PASSPHRASE);
        assert.equal(objects[0].integrity, 'checked');
        holds(objects[0], {
            keyId: chain.keyId,
            certificates: [chain.leafPem, chain.caPem],
        });
    }
});

test('PKCS#12 that we write opens in OpenSSL, NSS and Java', async (t) => {
    const chain = await makeChain(t);
    const { at } = chain;
    for (const form of ['pkcs12', 'pkcs12-legacy']) {
        const file = await converted([
            ['bytes', chain.keyPem],
            // In the wrong order on purpose.
            ['with', chain.caPem],
            ['with', chain.leafPem],
            ['to.form', form],
            ['to.passphrase', PASSPHRASE],
            ['friendly-name', 'Gerät 1'],
        ]);
        await writeFile(at('ours.p12'), file);
        const provider = form === 'pkcs12' ? [] : ['-legacy'];
        const text = (
            await must('openssl', ['pkcs12', '-in', at('ours.p12'), '-nodes',
                '-passin', `pass:${PASSPHRASE}`, ...provider])
        ).toString();
        assert.match(text, /friendlyName: Ger/);
        const certificates = text.match(
            /-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g,
        );
        assert.deepEqual(
            certificates?.map((pem) => sha256(der(pem))),
            [chain.leafPem, chain.caPem].map((pem) => sha256(der(pem))),
        );
        assert.equal(
            sha256(
                await must('openssl', ['pkey', '-pubout', '-outform', 'DER'], {
                    input: text,
                }),
            ),
            chain.keyId,
        );
        const info = await run('openssl', ['pkcs12', '-in', at('ours.p12'),
            '-info', '-noout', '-passin', `pass:${PASSPHRASE}`, ...provider]);
        assert.match(
            info.err,
            form === 'pkcs12'
                ? /MAC: sha256[^]*AES-256-CBC[^]*hmacWithSHA256/
                : /MAC: sha1[^]*pbeWithSHA1And3-KeyTripleDES-CBC/,
        );

        await must('rm', ['-rf', at('nss')]);
        const db = await nssDatabase(at);
        const listed = await must('pk12util', ['-l', at('ours.p12'), '-d', db,
            '-W', PASSPHRASE]);
        assert.match(listed.toString(), /Certificate\(has private key\)[^]*Friendly Name: Gerät 1/);
        await must('pk12util', ['-i', at('ours.p12'), '-d', db, '-W',
            PASSPHRASE]);
        const keys = await must('certutil', ['-K', '-d', db]);
        assert.match(keys.toString(), /Gerät 1/);

        const java = await must('keytool', ['-list', '-keystore',
            at('ours.p12'), '-storetype', 'PKCS12', '-storepass', PASSPHRASE,
            '-v']);
        assert.match(java.toString(), /PrivateKeyEntry/);
        assert.match(java.toString(), /Certificate chain length: 2/);
    }
});

test('a passphrase outside ASCII locks for OpenSSL and NSS too', async (t) => {
    const chain = await makeChain(t);
    for (const form of ['pkcs12', 'pkcs12-legacy']) {
        await writeFile(
            chain.at('ours.p12'),
            await converted([
                ['bytes', chain.keyPem],
                ['with', chain.leafPem],
                ['to.form', form],
                ['to.passphrase', UNICODE],
            ]),
        );
        await must('openssl', ['pkcs12', '-in', chain.at('ours.p12'), '-nodes',
            '-passin', `pass:${UNICODE}`, '-legacy']);
        await must('rm', ['-rf', chain.at('nss')]);
        const db = await nssDatabase(chain.at);
        await must('pk12util', ['-i', chain.at('ours.p12'), '-d', db, '-W',
            UNICODE]);
    }
});

test('PKCS#7 in both directions, DER and PEM, with a list', async (t) => {
    const chain = await makeChain(t);
    const { at } = chain;
    await writeFile(at('index.txt'), '');
    await writeFile(
        at('ca.cnf'),
        `[ca]\ndefault_ca=a\n[a]\ndatabase=${at('index.txt')}\n` +
            'default_md=sha256\ndefault_crl_days=9\n',
    );
    await must('openssl', ['ca', '-gencrl', '-config', at('ca.cnf'),
        '-keyfile', at('ca.key'), '-cert', at('ca.pem'), '-out',
        at('ca.crl')]);
    for (const outform of ['PEM', 'DER']) {
        await must('openssl', ['crl2pkcs7', '-in', at('ca.crl'), '-certfile',
            at('leaf.pem'), '-certfile', at('ca.pem'), '-outform', outform,
            '-out', at('file.p7b')]);
        const { objects } = await inspect(await readFile(at('file.p7b')));
        assert.equal(objects[0].kind, 'pkcs7');
        assert.deepEqual(
            objects[0].objects.map((/** @type {any} */ o) => o.kind),
            ['certificate', 'certificate', 'crl'],
        );
    }
    const ours = await converted([
        ['bytes', chain.leafPem],
        ['with', chain.caPem],
        ['with', await readFile(at('ca.crl'))],
        ['to.form', 'pkcs7'],
    ]);
    const printed = await must('openssl', ['pkcs7', '-print_certs'], {
        input: ours,
    });
    assert.match(printed.toString(), /mcu1\.example\.test[^]*Test root/);
    assert.match(printed.toString(), /BEGIN X509 CRL/);
    const java = await must('keytool', ['-printcert'], { input: ours });
    assert.match(java.toString(), /mcu1\.example\.test/);
});

test('signed S/MIME messages show their certificates', async (t) => {
    const { at } = await makeChain(t);
    await writeFile(at('text'), 'hello');
    const signed = await must('openssl', ['cms', '-sign', '-in', at('text'),
        '-signer', at('leaf.pem'), '-inkey', at('leaf.key'), '-certfile',
        at('ca.pem'), '-outform', 'DER', '-stream', '-nodetach']);
    // -stream writes indefinite lengths.
    assert.equal(signed[1], 0x80);
    const { objects } = await inspect(signed);
    assert.equal(objects[0].kind, 'pkcs7');
    assert.equal(objects[0].signers, 1);
    assert.equal(objects[0].objects.length, 2);
    const sealed = await must('openssl', ['cms', '-encrypt', '-in', at('text'),
        '-outform', 'DER', at('leaf.pem')]);
    const [locked] = (await inspect(sealed)).objects;
    assert.equal(locked.kind, 'pkcs7');
    assert.equal(locked.error.code, 'UNSUPPORTED');
});

test('keys and chains convert between the forms', async (t) => {
    const chain = await makeChain(t);
    const { at } = chain;
    const p12 = await opensslWrites(chain, [], PASSPHRASE);
    /** @param {string} form @param {Field[]} more */
    const to = async (form, more = []) =>
        Buffer.from(
            await converted([
                ['bytes', p12],
                ['passphrase', PASSPHRASE],
                ['to.form', form],
                ...more,
            ]),
        ).toString();
    /** @type {[string, Field[], RegExp][]} */
    const keys = [
        ['traditional', [], /^-----BEGIN RSA PRIVATE KEY-----\nMII/],
        ['traditional', [['to.passphrase', 'other 1']],
            /DEK-Info: DES-EDE3-CBC/],
        ['traditional', [['to.passphrase', 'other 1'],
            ['to.cipher', 'aes-256-cbc']], /DEK-Info: AES-256-CBC/],
        ['pkcs8', [], /^-----BEGIN PRIVATE KEY/],
        ['pkcs8', [['to.passphrase', 'other 1'], ['to.iterations', '1000']],
            /^-----BEGIN ENCRYPTED PRIVATE KEY/],
    ];
    for (const [form, more, want] of keys) {
        const pem = await to(form, more);
        assert.match(pem, want);
        assert.equal(
            sha256(
                await must('openssl', ['pkey', '-pubout', '-outform', 'DER',
                    '-passin', 'pass:other 1'], { input: pem }),
            ),
            chain.keyId,
        );
    }
    const labels = (/** @type {string} */ pem) =>
        [...pem.matchAll(/-----BEGIN ([^-]+)-----/g)].map((m) => m[1]);
    assert.deepEqual(labels(await to('bundle')),
        ['PRIVATE KEY', 'CERTIFICATE', 'CERTIFICATE']);
    assert.deepEqual(labels(await to('leaf')), ['CERTIFICATE']);
    const inOrder = await to('chain');
    await writeFile(at('chain.pem'), inOrder);
    assert.equal(sha256(der(inOrder)), sha256(der(chain.leafPem)));
    await must('openssl', ['verify', '-CAfile', at('ca.pem'), at('chain.pem')]);

    // PEM to DER and back.
    const asDer = await converted([['bytes', chain.leafPem],
        ['to.form', 'der']]);
    assert.equal(sha256(asDer), sha256(der(chain.leafPem)));
    const keyDer = await converted([['bytes', chain.keyPem],
        ['to.form', 'der'], ['to.passphrase', 'other 1'],
        ['to.iterations', '1000']]);
    await writeFile(at('key.der'), keyDer);
    await must('openssl', ['pkey', '-inform', 'DER', '-in', at('key.der'),
        '-passin', 'pass:other 1', '-noout']);
});

test('conversions that make no sense say why', async (t) => {
    const chain = await makeChain(t);
    /** @type {[Field[], string, string][]} */
    const cases = [
        [[['bytes', chain.leafPem], ['to.form', 'pkcs8']],
            'FILE_KIND', 'bytes'],
        [[['bytes', chain.keyPem], ['to.form', 'pkcs7']],
            'FILE_KIND', 'bytes'],
        [[['bytes', chain.keyPem], ['with', chain.caPem],
            ['to.form', 'pkcs12'], ['to.passphrase', 'x']],
            'KEY_MISMATCH', 'bytes'],
        [[['bytes', chain.keyPem], ['to.form', 'pkcs12']],
            'PASSPHRASE_MISSING', 'to.passphrase'],
        [[['bytes', chain.keyPem + chain.leafPem], ['to.form', 'der']],
            'FILE_KIND', 'bytes'],
        [[['bytes', chain.keyPem], ['to.form', 'jks']],
            'FIELD_VALUE', 'to.form'],
        [[['bytes', chain.keyPem], ['to.form', 'pkcs8'],
            ['to.cipher', 'des-cbc']], 'FIELD_VALUE', 'to.cipher'],
        [[['bytes', 'no such thing'], ['to.form', 'pem']],
            'FILE_KIND', 'bytes'],
        [[['bytes', chain.leafPem], ['with', ''], ['to.form', 'pem']],
            'FILE_EMPTY', 'with'],
    ];
    for (const [fields, code, field] of cases) {
        const reply = await convert(fields);
        assert.deepEqual(
            [reply.text('error'), reply.text('error.field')],
            [code, field],
            JSON.stringify(fields.at(-1)),
        );
        assert.equal(reply.has('result'), false);
    }
});

test('OpenSSH and PuTTY keys are named, with the public key they hold', async (t) => {
    const at = await tempDir(t);
    for (const [type, bits, passphrase] of [
        ['rsa', '2048', ''],
        ['ecdsa', '256', ''],
        ['ecdsa', '521', 'secret'],
        ['ed25519', '256', 'secret'],
    ]) {
        const name = at(`${type}${bits}`);
        await must('ssh-keygen', ['-q', '-t', type, '-b', bits, '-N',
            passphrase, '-C', 'me@box', '-f', name]);
        const [key] = (await inspect(await readFile(name))).objects;
        assert.equal(key.kind, 'openssh-key');
        assert.equal(key.encrypted, passphrase !== '');
        assert.equal(key.comment, passphrase ? undefined : 'me@box');
        const shown = await must('ssh-keygen', ['-l', '-f', `${name}.pub`]);
        assert.ok(shown.toString().includes(key.fingerprint));
        const [line] = (await inspect(await readFile(`${name}.pub`))).objects;
        assert.equal(line.kind, 'openssh-public-key');
        assert.equal(line.fingerprint, key.fingerprint);
        assert.equal(line.comment, 'me@box');
        if (type !== 'ed25519') {
            const spki = await must('ssh-keygen', ['-e', '-m', 'PKCS8', '-f',
                `${name}.pub`]);
            const der = await must('openssl', ['pkey', '-pubin', '-outform',
                'DER'], { input: spki });
            assert.equal(key.publicKeySha256, sha256(der));
        }
        // PuTTY's file around the same public key.
        const blob = (await readFile(`${name}.pub`)).toString().split(' ')[1];
        const lines = blob.match(/.{1,64}/g) ?? [];
        const ppk =
            `PuTTY-User-Key-File-3: ${key.algorithm}\r\n` +
            'Encryption: aes256-cbc\r\nComment: at work\r\n' +
            `Public-Lines: ${lines.length}\r\n${lines.join('\r\n')}\r\n` +
            'Key-Derivation: Argon2id\r\nPrivate-Lines: 1\r\nAAAA\r\n';
        const [putty] = (await inspect(Buffer.from(ppk))).objects;
        assert.equal(putty.kind, 'putty-key');
        assert.equal(putty.cipher, 'aes256-cbc');
        assert.equal(putty.comment, 'at work');
        assert.equal(putty.fingerprint, key.fingerprint);
        const reply = await convert([['bytes', await readFile(name)],
            ['to.form', 'pkcs8']]);
        assert.equal(reply.text('error'), 'UNSUPPORTED');
    }
});
