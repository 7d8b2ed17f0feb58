/**
 * Private keys between the engine and others: what we write, they read; what
 * they write, we open.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { openWasm } from '../lib/engine.js';
import { must, run, tempDir } from '../lib/tools.js';

/** @typedef {import('../../wasm/fields.js').Field} Field */

/** @type {import('../lib/engine.js').Engine} */
let engine;

/** Of OpenSSL, for whatever is not about the key itself. @type {Buffer} */
let plain;
/** @type {string} */
let plainId;

before(async () => {
    engine = await openWasm();
    plain = await must('openssl', ['genrsa', '-traditional', '2048']);
    plainId = await opensslId(plain);
});

after(() => engine.close());

const PASSPHRASE = 'Kräftig & long 1234';

/** @param {Field[]} fields */
async function generate(fields) {
    const reply = await engine.call([['op', 'key-generate'], ...fields]);
    assert.deepEqual(reply.texts('error'), []);
    return reply;
}

/**
 * The identifier of a key as OpenSSL computes it.
 *
 * @param {Uint8Array | string} key
 * @param {string[]} [args]
 */
async function opensslId(key, args = []) {
    const spki = await must(
        'openssl',
        ['pkey', '-pubout', '-outform', 'DER', ...args],
        { input: key },
    );
    return createHash('sha256').update(spki).digest('hex');
}

/* Inspection opens without judging; making a request opens for use. */

/** @param {Uint8Array} key @param {string} [passphrase] */
async function inspected(key, passphrase) {
    const reply = await engine.call([
        ['op', 'inspect'],
        ['bytes', key],
        ['passphrase', passphrase],
    ]);
    // OpenSSL writes "EC PARAMETERS" before a key, an object of its own.
    const { objects } = reply.json('report');
    return objects.find((/** @type {any} */ o) => o.kind === 'private-key');
}

/** @param {Uint8Array} key @param {string} [passphrase] */
async function used(key, passphrase) {
    return engine.call([
        ['op', 'request-create'],
        ['key', key],
        ['passphrase', passphrase],
        ['subject.CN', 'mcu1.example.test'],
        ['name', 'mcu1.example.test'],
    ]);
}

/**
 * Asserts that a key from elsewhere is opened, is the right one, and signs.
 *
 * @param {Uint8Array} key
 * @param {string} id
 * @param {string} [passphrase]
 */
async function assertOpens(key, id, passphrase) {
    const object = await inspected(key, passphrase);
    assert.equal(object.opened, true, JSON.stringify(object));
    assert.equal(object.publicKeySha256, id);
    const reply = await used(key, passphrase);
    assert.deepEqual(reply.texts('error'), []);
    assert.ok(reply.has('request'));
}

/** @type {[string, Field[], RegExp][]} */
const WRITTEN = [
    ['RSA traditional, plain', [['type', 'rsa']], /^-+BEGIN RSA PRIVATE KEY/],
    [
        'RSA traditional, DES-EDE3',
        [['type', 'rsa'], ['passphrase', PASSPHRASE]],
        /^-+BEGIN RSA PRIVATE KEY-+\nProc-Type: 4,ENCRYPTED\nDEK-Info: DES-EDE3-CBC,[0-9A-F]{16}\n\n/,
    ],
    [
        'RSA 3072 traditional, AES-256',
        [
            ['type', 'rsa'],
            ['bits', 3072],
            ['passphrase', PASSPHRASE],
            ['cipher', 'aes-256-cbc'],
        ],
        /DEK-Info: AES-256-CBC,[0-9A-F]{32}\n\n/,
    ],
    [
        'RSA 4096 PKCS#8, plain',
        [['type', 'rsa'], ['bits', 4096], ['form', 'pkcs8']],
        /^-+BEGIN PRIVATE KEY/,
    ],
    [
        'RSA PKCS#8, AES-256',
        [['type', 'rsa'], ['form', 'pkcs8'], ['passphrase', PASSPHRASE]],
        /^-+BEGIN ENCRYPTED PRIVATE KEY/,
    ],
    [
        'RSA PKCS#8, DES-EDE3, 10,000 iterations',
        [
            ['type', 'rsa'],
            ['form', 'pkcs8'],
            ['passphrase', PASSPHRASE],
            ['cipher', 'des-ede3-cbc'],
            ['iterations', 10000],
        ],
        /^-+BEGIN ENCRYPTED PRIVATE KEY/,
    ],
    ['EC P-256 traditional, plain', [['type', 'ec']], /^-+BEGIN EC PRIV/],
    [
        'EC P-256 traditional, DES-EDE3',
        [['type', 'ec'], ['passphrase', PASSPHRASE]],
        /^-+BEGIN EC PRIVATE KEY-+\nProc-Type: 4,ENCRYPTED\n/,
    ],
    [
        'EC P-384 PKCS#8, plain',
        [['type', 'ec'], ['curve', 'P-384'], ['form', 'pkcs8']],
        /^-+BEGIN PRIVATE KEY/,
    ],
    [
        'EC P-384 PKCS#8, AES-256',
        [
            ['type', 'ec'],
            ['curve', 'P-384'],
            ['form', 'pkcs8'],
            ['passphrase', PASSPHRASE],
        ],
        /^-+BEGIN ENCRYPTED PRIVATE KEY/,
    ],
];

for (const [name, fields, shape] of WRITTEN) {
    test(`written and read by OpenSSL, GnuTLS and us: ${name}`, async (t) => {
        const reply = await generate(fields);
        const key = reply.text('key');
        const id = reply.text('public-key-sha256');
        const locked = fields.some(([field]) => field === 'passphrase');
        const pass = locked ? ['-passin', `pass:${PASSPHRASE}`] : [];

        assert.match(key, shape);
        assert.ok(key.split('\n').every((line) => line.length <= 64));
        await must('openssl', ['pkey', '-check', '-noout', ...pass], {
            input: key,
        });
        assert.equal(await opensslId(key, pass), id);
        if (/RSA/.test(name)) {
            await must('openssl', ['rsa', '-check', '-noout', ...pass], {
                input: key,
            });
        }

        const path = await tempDir(t);
        await writeFile(path('key.pem'), key);
        const gnutls = await must('certtool', [
            '--key-info',
            '--infile',
            path('key.pem'),
            '--no-text',
            '--outfile',
            path('gnutls.pem'),
            ...(locked ? ['--password', PASSPHRASE] : []),
        ]);
        assert.ok(gnutls);

        await assertOpens(
            reply.bytes('key'),
            id,
            locked ? PASSPHRASE : undefined,
        );
        if (locked) {
            const wrong = await used(reply.bytes('key'), 'wrong');
            assert.equal(wrong.text('error'), 'PASSPHRASE');
            assert.equal(wrong.text('error.field'), 'passphrase');
            const none = await used(reply.bytes('key'));
            assert.equal(none.text('error'), 'PASSPHRASE_MISSING');
        }
    });
}

test('two keys are never the same, nor their salts and IVs', async () => {
    /** @type {Field[]} */
    const fields = [['type', 'ec'], ['passphrase', PASSPHRASE]];
    const seen = new Set();
    for (let i = 0; i < 20; i++) {
        const reply = await generate(fields);
        seen.add(reply.text('public-key-sha256'));
        seen.add(reply.text('key').match(/DEK-Info: (.*)/)?.[1]);
    }
    assert.equal(seen.size, 40);
});

/* --------------------------------------------- written by OpenSSL -- */

const LEGACY = ['-provider', 'legacy', '-provider', 'default'];

for (const cipher of ['des', 'des3', 'aes128', 'aes192', 'aes256']) {
    test(`opens a traditional key of OpenSSL with ${cipher}`, async () => {
        const locked = await must(
            'openssl',
            [
                'rsa',
                '-traditional',
                `-${cipher}`,
                '-passout',
                `pass:${PASSPHRASE}`,
                ...LEGACY,
            ],
            { input: plain },
        );
        await assertOpens(plain, plainId);
        await assertOpens(locked, plainId, PASSPHRASE);
        const object = await inspected(locked);
        assert.equal(object.form, 'traditional');
        assert.equal(object.encrypted, true);
        assert.equal(object.opened, false);
        assert.equal(object.label, 'RSA PRIVATE KEY');
    });
}

const V1 = [
    'PBE-MD5-DES',
    'PBE-SHA1-DES',
    'PBE-MD5-RC2-64',
    'PBE-SHA1-RC2-64',
    'PBE-SHA1-3DES',
    'PBE-SHA1-2DES',
    'PBE-SHA1-RC2-128',
    'PBE-SHA1-RC2-40',
];
const V2 = ['des', 'des3', 'aes128', 'aes192', 'aes256', 'rc2', 'rc2-40-cbc'];
const PRFS = ['SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512'];
const PKCS8 = [
    ...V1.map((name) => ['-v1', name]),
    ...V2.map((name) => ['-v2', name]),
    ...PRFS.map((prf) => ['-v2', 'aes256', '-v2prf', `hmacWith${prf}`]),
];

for (const args of PKCS8) {
    test(`opens a PKCS#8 key of OpenSSL with ${args.join(' ')}`, async () => {
        const pkcs8 = ['pkcs8', '-topk8', ...args, ...LEGACY];
        const pass = ['-passout', `pass:${PASSPHRASE}`];
        const pem = await must('openssl', [...pkcs8, ...pass], {
            input: plain,
        });
        const der = await must(
            'openssl',
            [...pkcs8, ...pass, '-outform', 'DER'],
            { input: plain },
        );
        await assertOpens(pem, plainId, PASSPHRASE);
        await assertOpens(der, plainId, PASSPHRASE);
        const reply = await used(pem, 'wrong');
        assert.equal(reply.text('error'), 'PASSPHRASE');
    });
}

/** @type {Record<string, string[]>} */
const EC_FORMS = {
    'with its parameters before it': ['ecparam', '-genkey'],
    'without them': ['ecparam', '-genkey', '-noout'],
    'with a compressed point': [
        'ecparam', '-genkey', '-noout', '-conv_form', 'compressed',
    ],
};

for (const curve of ['prime256v1', 'secp384r1', 'secp521r1']) {
    for (const [how, args] of Object.entries(EC_FORMS)) {
        test(`opens an EC key on ${curve} ${how}`, async () => {
            const key = await must('openssl', [...args, '-name', curve]);
            const pkcs8 = await must('openssl', ['pkcs8', '-topk8', '-nocrypt'],
                { input: key });
            const uncompressed = await must(
                'openssl',
                ['ec', '-conv_form', 'uncompressed'],
                { input: key },
            );
            const id = await opensslId(uncompressed);
            await assertOpens(key, id);
            await assertOpens(pkcs8, id);
        });
    }
}

/** @type {Record<string, string[]>} */
const UNSUPPORTED = {
    'scrypt': ['pkcs8', '-topk8', '-scrypt', '-passout', `pass:${PASSPHRASE}`],
    'Camellia': [
        'pkcs8', '-topk8', '-v2', 'camellia256',
        '-passout', `pass:${PASSPHRASE}`,
    ],
    'Camellia in DEK-Info': [
        'rsa', '-traditional', '-camellia256', '-passout', `pass:${PASSPHRASE}`,
    ],
    'RC4': [
        'pkcs8', '-topk8', '-v1', 'PBE-SHA1-RC4-128', ...LEGACY,
        '-passout', `pass:${PASSPHRASE}`,
    ],
};

for (const [name, args] of Object.entries(UNSUPPORTED)) {
    test(`calls ${name} unsupported, not a wrong passphrase`, async () => {
        const key = await must('openssl', args, { input: plain });
        const reply = await used(key, PASSPHRASE);
        assert.equal(reply.text('error'), 'UNSUPPORTED');
        assert.equal(reply.text('error.field'), 'key');
    });
}

/** @type {Record<string, string[]>} */
const OTHER_KEYS = {
    'Ed25519': ['genpkey', '-algorithm', 'ED25519'],
    'secp256k1': ['ecparam', '-genkey', '-noout', '-name', 'secp256k1'],
    'a curve spelt out in numbers': [
        'ecparam', '-genkey', '-noout', '-name', 'prime256v1',
        '-param_enc', 'explicit',
    ],
    'three primes': ['genrsa', '-traditional', '-primes', '3', '2048'],
};

for (const [name, args] of Object.entries(OTHER_KEYS)) {
    test(`calls a key with ${name} unsupported`, async () => {
        const reply = await used(await must('openssl', args));
        assert.equal(reply.text('error'), 'UNSUPPORTED');
    });
}

const PASSPHRASES = {
    'a trailing newline': 'secret\n',
    'a leading space': ' secret',
    'letters in composed form': 'caf\u00e9',
    'letters in decomposed form': 'cafe\u0301',
    'letters beyond the first plane': 'key \u{1f511}',
    'one letter': 'x',
    'a thousand letters': 'abcdefghij'.repeat(100),
};

for (const [name, passphrase] of Object.entries(PASSPHRASES)) {
    test(`a passphrase with ${name} opens in OpenSSL and back`, async (t) => {
        const path = await tempDir(t);
        for (const form of ['traditional', 'pkcs8']) {
            const reply = await generate([
                ['type', 'ec'],
                ['form', form],
                ['iterations', 10000],
                ['passphrase', passphrase],
            ]);
            const pass = ['-passin', 'env:MC_PASS'];
            const { code, err } = await run('openssl',
                ['pkey', '-noout', ...pass],
                { input: reply.text('key'), env: { MC_PASS: passphrase } });
            assert.equal(code, 0, err);
        }
        // PKCS#12's derivation takes the passphrase as characters.
        await writeFile(path('plain.pem'), plain);
        for (const pbe of ['PBE-SHA1-3DES', 'PBE-SHA1-DES']) {
            const key = await must(
                'openssl',
                ['pkcs8', '-topk8', '-v1', pbe, ...LEGACY,
                    '-in', path('plain.pem'), '-passout', 'env:MC_PASS'],
                { env: { MC_PASS: passphrase } },
            );
            await assertOpens(key, plainId, passphrase);
        }
    });
}
