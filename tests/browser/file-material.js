/*
 * Files as an administrator has them in hand, made by openssl and
 * ssh-keygen in a folder of their own: every form that "Any file" reads.
 *
 * Handles: one authority with an intermediate one, one device's key, request
 * and certificate, and these in the forms that other programs give them.
 * Does not: use any code of ours.
 */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '../lib/tools.js';

export const PASSPHRASE = 'in hand 1';

/** A name that would run, turn and hide, if it were let. */
export const HOSTILE = '<script>alert(1)</script>\u202Egpj.exe';

const CONFIG = `
[req]
distinguished_name = dn
[dn]
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[between]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[device]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = serverAuth
subjectAltName = DNS:mcu1.example.test, IP:10.1.2.3
authorityKeyIdentifier = keyid
[ca]
default_ca = lists
[lists]
database = index.txt
default_md = sha256
`;

export class FileMaterial {
    /** @param {string} folder */
    constructor(folder) {
        this.folder = folder;
    }

    /** @param {string} name */
    path(name) {
        return join(this.folder, name);
    }

    /** @param {string} name @param {string | Uint8Array} contents */
    async write(name, contents) {
        await writeFile(this.path(name), contents);
        return this.path(name);
    }

    /** @param {string} name */
    text(name) {
        return readFile(this.path(name), 'utf8');
    }

    /**
     * openssl in the folder.
     *
     * @param {string} line  arguments, none of which holds a blank
     */
    openssl(line) {
        return must('openssl', line.split(' '), {
            cwd: this.folder, env: { PASS: PASSPHRASE },
        });
    }

    remove() {
        return rm(this.folder, { recursive: true, force: true });
    }
}

/** @param {FileMaterial} made */
async function makeCertificates(made) {
    const sign = (/** @type {string} */ name, /** @type {string} */ by,
        /** @type {string} */ section) => made.openssl(`x509 -req -in ${name
        }.csr -CA ${by}.cer -CAkey ${by}.key -days 180 -extfile openssl.cnf ` +
        `-extensions ${section} -out ${name}.cer`);
    const ec = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes';
    await made.openssl(`req -x509 ${ec} -config openssl.cnf -extensions ` +
        'root -days 300 -subj /CN=In-hand-root -keyout root.key -out root.cer');
    await made.openssl(`req -new ${ec} -config openssl.cnf -subj ` +
        '/CN=In-hand-between -keyout between.key -out between.csr');
    await sign('between', 'root', 'between');
    await made.openssl('req -new -newkey rsa:2048 -nodes -config openssl.cnf ' +
        '-subj /O=In-hand/CN=mcu1.example.test -keyout plain.key ' +
        '-out MCU.csr');
    await made.openssl('x509 -req -in MCU.csr -CA between.cer -CAkey ' +
        'between.key -days 180 -extfile openssl.cnf -extensions device ' +
        '-out MCU.cer');
}

/** @param {FileMaterial} made */
async function makeKeys(made) {
    await made.openssl('rsa -in plain.key -traditional -des3 -passout ' +
        'env:PASS -out MCU.key');
    await made.openssl('pkcs8 -topk8 -in plain.key -v2 aes-256-cbc -passout ' +
        'env:PASS -out pkcs8.key');
    await made.openssl('pkcs8 -topk8 -in plain.key -scrypt -scrypt_N 1024 ' +
        '-passout env:PASS -out scrypt.key');
    await made.openssl('pkcs8 -topk8 -in plain.key -v2 aes-256-cbc -iter ' +
        '2000000 -passout env:PASS -out slow.key');
    await must('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C',
        'admin@example', '-f', made.path('id_ed25519')]);
    // A PuTTY file by its published shape; only its name matters here.
    await made.write('login.ppk', 'PuTTY-User-Key-File-2: ssh-rsa\n' +
        'Encryption: aes256-cbc\nComment: console login\nPublic-Lines: 1\n' +
        'AAAAB3NzaC1yc2EAAAADAQABAAAAAwEAAQ==\nPrivate-Lines: 1\n' +
        `AAAAAAAAAAAAAAAAAAAAAA==\nPrivate-MAC: ${'0'.repeat(40)}\n`);
}

/** @param {FileMaterial} made */
async function makeContainers(made) {
    const [leaf, between, root] = await Promise.all(
        ['MCU.cer', 'between.cer', 'root.cer'].map((name) => made.text(name)));
    await made.write('chain.pem', leaf + between + root);
    await made.write('mixed.pem', root + leaf + between);
    await made.openssl('crl2pkcs7 -nocrl -certfile mixed.pem -out answer.p7b');
    await made.openssl('crl2pkcs7 -nocrl -certfile mixed.pem -outform DER ' +
        '-out answer-der.p7b');
    const both = 'pkcs12 -export -in MCU.cer -inkey plain.key -passout ' +
        'env:PASS';
    await made.openssl(`${both} -certfile chain.pem -out both.p12`);
    await made.openssl(`${both} -nomac -out nomac.p12`);
    await made.openssl(`${both} -legacy -out legacy.pfx`);
    await made.openssl('pkcs12 -export -in MCU.cer -inkey plain.key -passout ' +
        'pass: -out nopass.p12');
    await made.write('bag.pem', await made.openssl(
        'pkcs12 -in both.p12 -passin env:PASS -nokeys'));
    await made.openssl('x509 -in MCU.cer -outform DER -out MCU.der');
    await made.write('index.txt', 'R\t300101000000Z\t260101000000Z\t0A\t' +
        'unknown\t/CN=old\n');
    await made.openssl('ca -gencrl -config openssl.cnf -keyfile root.key ' +
        '-cert root.cer -crldays 30 -out root.crl');
}

/**
 * A locked key that asks for two thousand million rounds: as OpenSSL makes
 * one of eight million, but for the first byte of the number.
 *
 * @param {FileMaterial} made
 */
async function makeEndless(made) {
    await made.openssl('pkcs8 -topk8 -in plain.key -v2 aes-256-cbc -iter ' +
        `${0x800001} -outform DER -passout env:PASS -out endless.key`);
    const key = await readFile(made.path('endless.key'));
    const at = key.indexOf(Buffer.from([2, 4, 0, 0x80, 0, 1]));
    key[at + 2] = 0x7f;
    await made.write('endless.key', key);
}

/** @param {FileMaterial} made */
async function makeDamaged(made) {
    const leaf = await made.text('MCU.cer');
    await made.write('utf16.cer', Buffer.concat([Buffer.from([0xff, 0xfe]),
        Buffer.from(leaf, 'utf16le')]));
    await made.write('quoted.txt', 'On Monday somebody wrote:\n' +
        leaf.replace(/^/gm, '> '));
    await made.write('crlf.cer', leaf.replaceAll('\n', '\r\n'));
    await made.write('labels.pem', leaf.replace('END CERTIFICATE',
        'END RSA PRIVATE KEY'));
    await made.write('stray.pem', leaf.replace(/^MII/m, 'M!I'));
    await made.write('no-iv.key', (await made.text('MCU.key'))
        .replace(/^DEK-Info: .*$/m, 'DEK-Info: AES-,12'));
    await makeEndless(made);
    await made.write('hostile.cnf', '[req]\nprompt=no\nutf8=yes\n' +
        `distinguished_name=dn\n[dn]\nCN=${HOSTILE}\n`);
    await made.openssl('req -x509 -newkey ec -pkeyopt ' +
        'ec_paramgen_curve:P-256 -nodes -config hostile.cnf -utf8 -days 30 ' +
        '-keyout hostile.key -out hostile.cer');
}

/** @returns {Promise<FileMaterial>} */
export async function makeFiles() {
    const made = new FileMaterial(
        await mkdtemp(join(tmpdir(), 'mcu-in-hand-')));
    await made.write('openssl.cnf', CONFIG);
    await makeCertificates(made);
    await makeKeys(made);
    await makeContainers(made);
    await makeDamaged(made);
    return made;
}
