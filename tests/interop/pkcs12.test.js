/**
 * PKCS#12 between the engine and OpenSSL, NSS and Java: what we write, they
 * open; what they write, we read. Both engines read everything, so a
 * difference between native and wasm shows.
 */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { must, run } from '../lib/tools.js';
import {
    PASSPHRASE, UNICODE, closeEngines, convert, converted, der, holds, inspect,
    makeChain, openEngines, opensslWrites, sha256,
} from './containers.js';

before(openEngines);
after(closeEngines);

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
    // The key can be read, the certificates cannot: what can is given.
    const reply = await convert([
        ['bytes', file],
        ['passphrase', PASSPHRASE],
        ['to.form', 'pem'],
    ]);
    const pem = reply.text('result');
    assert.match(pem, /PRIVATE KEY/);
    assert.doesNotMatch(pem, /CERTIFICATE/);
    assert.ok(reply.texts('note').length > 0, 'what is left out is told');
});

test('a flipped bit anywhere in a PKCS#12 is noticed', async (t) => {
    const chain = await makeChain(t);
    const file = await opensslWrites(chain, [], PASSPHRASE);
    for (let at = 60; at < file.length; at += 97) {
        const damaged = new Uint8Array(file);
        damaged[at] ^= 4;
        const reply = await convert(
            [
                ['bytes', damaged],
                ['passphrase', PASSPHRASE],
                ['to.form', 'pem'],
            ],
            0,
        );
        // In the name of the MAC's digest it leaves a MAC that nobody
        // can check; that is told, too.
        assert.ok(reply.has('error') || reply.has('note'), `byte ${at}`);
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

test('certificates alone become a store that Java and NSS trust', async (t) => {
    const chain = await makeChain(t);
    for (const form of ['pkcs12', 'pkcs12-legacy']) {
        await writeFile(
            chain.at('trust.p12'),
            await converted([
                ['bytes', chain.caPem + chain.leafPem],
                ['to.form', form],
                ['to.passphrase', PASSPHRASE],
            ]),
        );
        const java = await must('keytool', ['-list', '-keystore',
            chain.at('trust.p12'), '-storetype', 'PKCS12', '-storepass',
            PASSPHRASE]);
        assert.equal(java.toString().match(/trustedCertEntry/g)?.length, 2);
        const shown = await must('openssl', ['pkcs12', '-in',
            chain.at('trust.p12'), '-nokeys', '-legacy', '-passin',
            `pass:${PASSPHRASE}`]);
        assert.equal(shown.toString().match(/BEGIN CERT/g)?.length, 2);
        await must('rm', ['-rf', chain.at('nss')]);
        const db = await nssDatabase(chain.at);
        await must('pk12util', ['-i', chain.at('trust.p12'), '-d', db, '-W',
            PASSPHRASE]);
    }
});
