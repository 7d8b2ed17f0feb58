/**
 * Makes the seeds of fuzz_pem and fuzz_key: a small key in every form that
 * OpenSSL writes, all with the passphrase that the fuzzers try.
 *
 *   node tests/fuzz/seeds-keys.js
 */
import { mkdir, writeFile } from 'node:fs/promises';

import { fromRoot } from '../lib/engine.js';
import { must } from '../lib/tools.js';

const PASS = ['-passout', 'pass:secret'];
const LEGACY = ['-provider', 'legacy', '-provider', 'default'];

const rsa = await must('openssl', ['genrsa', '-traditional', '512']);
const ec = await must('openssl', ['ecparam', '-genkey', '-name', 'prime256v1']);
const ec521 = await must('openssl', [
    'ecparam', '-genkey', '-noout', '-name', 'secp521r1',
]);

/** @param {string[]} args @param {Uint8Array} key */
const convert = (args, key) => must('openssl', args, { input: key });

/** @param {string[]} args */
const pkcs8 = (...args) => ['pkcs8', '-topk8', '-iter', '2', ...args];

/** @type {Record<string, Uint8Array>} */
const seeds = {
    'rsa.pem': rsa,
    'ec.pem': ec,
    'ec521.pem': ec521,
    'two.pem': Buffer.concat([rsa, ec]),
    'rsa.der': await convert(
        ['rsa', '-traditional', '-outform', 'DER'], rsa),
    'ec.der': await convert(['ec', '-outform', 'DER'], ec),
    'rsa-pkcs8.der': await convert(
        pkcs8('-nocrypt', '-outform', 'DER'), rsa),
    'ec-pkcs8.der': await convert(pkcs8('-nocrypt', '-outform', 'DER'), ec),
    'scrypt.pem': await convert(['pkcs8', '-topk8', '-scrypt', ...PASS], ec),
};
for (const cipher of ['des', 'des3', 'aes128', 'aes192', 'aes256']) {
    seeds[`dek-${cipher}.pem`] = await convert(
        ['rsa', '-traditional', `-${cipher}`, ...PASS, ...LEGACY], rsa);
}
for (const name of ['PBE-MD5-DES', 'PBE-SHA1-DES', 'PBE-SHA1-RC2-64',
    'PBE-SHA1-3DES', 'PBE-SHA1-2DES', 'PBE-SHA1-RC2-128', 'PBE-SHA1-RC2-40']) {
    seeds[`${name.toLowerCase()}.der`] = await convert(
        pkcs8('-v1', name, '-outform', 'DER', ...PASS, ...LEGACY), ec);
}
for (const name of ['des', 'des3', 'aes128', 'aes256', 'rc2-40-cbc']) {
    seeds[`pbes2-${name}.der`] = await convert(
        pkcs8('-v2', name, '-outform', 'DER', ...PASS, ...LEGACY), ec);
}
for (const prf of ['SHA1', 'SHA224', 'SHA384', 'SHA512']) {
    seeds[`pbkdf2-${prf.toLowerCase()}.der`] = await convert(
        pkcs8('-v2', 'aes256', '-v2prf', `hmacWith${prf}`, '-outform', 'DER',
            ...PASS), ec);
}

for (const fuzzer of ['pem', 'key']) {
    const folder = fromRoot(`tests/fuzz/corpus/${fuzzer}`);
    await mkdir(folder, { recursive: true });
    for (const [name, bytes] of Object.entries(seeds)) {
        if (fuzzer === 'key' || name.endsWith('.pem')) {
            await writeFile(`${folder}/${name}`, bytes);
        }
    }
}
