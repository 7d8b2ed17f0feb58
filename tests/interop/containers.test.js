/**
 * PKCS#7, conversions, and the keys of OpenSSH and PuTTY, judged by OpenSSL,
 * Java and ssh-keygen. PKCS#12 has its own file.
 */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { must, tempDir } from '../lib/tools.js';
import {
    PASSPHRASE, closeEngines, convert, converted, der, inspect,
    makeChain, openEngines, opensslWrites, sha256,
} from './containers.js';

/** @typedef {import('../../wasm/fields.js').Field} Field */

before(openEngines);
after(closeEngines);

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
