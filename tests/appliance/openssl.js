/*
 * The simulator's certificate software: the openssl command.
 *
 * Handles: making the factory pair, opening an uploaded key with its
 * password, reading the public key of a certificate.
 * Does not: put a password or a key on a command line or in a file. Keys go
 * through standard input, passwords through a descriptor of their own.
 */

import { spawn } from 'node:child_process';

/**
 * Runs openssl and gives back what it wrote.
 *
 * @param {string[]} args
 * @param {Buffer|string} [input]     for standard input
 * @param {Buffer|string} [password]  read by openssl from descriptor 3
 * @returns {Promise<{ok: boolean, out: string, err: string}>}
 */
export function openssl(args, input = '', password = undefined) {
    return new Promise((resolve, reject) => {
        const child = spawn('openssl', args, {
            stdio: ['pipe', 'pipe', 'pipe', 'pipe']
        });
        /** @type {Buffer[]} */
        const out = [];
        /** @type {Buffer[]} */
        const err = [];
        const [stdin, stdout, stderr, secret] = /** @type {any[]} */ (
            child.stdio);
        stdout.on('data', (/** @type {Buffer} */ b) => out.push(b));
        stderr.on('data', (/** @type {Buffer} */ b) => err.push(b));
        /* openssl may close a pipe before it has read all of it. */
        stdin.on('error', () => {});
        secret.on('error', () => {});
        child.on('error', reject);
        child.on('close', code => resolve({
            ok: code === 0,
            out: Buffer.concat(out).toString('utf8'),
            err: Buffer.concat(err).toString('utf8')
        }));
        secret.end(password === undefined ? '' :
            Buffer.concat([Buffer.from(password), Buffer.from('\n')]));
        stdin.end(input);
    });
}

/** @type {Promise<{certificate: string, key: string}>|null} */
let factory = null;

async function makeFactoryPair() {
    const made = await openssl(['req', '-x509', '-newkey', 'rsa:2048',
        '-nodes', '-sha256', '-days', '7300', '-set_serial', '0',
        '-subj', '/C=GB/O=Appliance maker/OU=Factory/CN=Factory default',
        '-keyout', '-', '-out', '-']);
    const key = pemBlock(made.out, 'PRIVATE KEY');
    const certificate = pemBlock(made.out, 'CERTIFICATE');
    if (!made.ok || !key || !certificate) {
        throw new Error('openssl could not make the factory pair: ' +
            made.err);
    }
    return { key, certificate };
}

/**
 * The pair every unit leaves the factory with: one for all of them, as in
 * reality.
 *
 * @returns {Promise<{certificate: string, key: string}>}
 */
export function factoryPair() {
    factory ??= makeFactoryPair();
    return factory;
}

/**
 * The first PEM block with this label, or null.
 *
 * @param {string} text
 * @param {string} label
 * @returns {string|null}
 */
export function pemBlock(text, label) {
    const begin = `-----BEGIN ${label}-----`;
    const end = `-----END ${label}-----`;
    const from = text.indexOf(begin);
    const to = text.indexOf(end, from);
    return from < 0 || to < 0 ? null :
        `${text.slice(from, to + end.length)}\n`;
}

/**
 * Opens a private key. The key comes back unlocked, or null when it could
 * not be opened (wrong password, or no key).
 *
 * @param {Buffer} file
 * @param {Buffer} password  may be empty
 * @returns {Promise<string|null>}
 */
export async function openKey(file, password) {
    const opened = await openssl(['pkey', '-passin', 'fd:3'], file, password);
    return opened.ok ? opened.out : null;
}

/**
 * Do a certificate and an opened key belong together?
 *
 * @param {string} certificate
 * @param {string} key
 * @returns {Promise<boolean>}
 */
export async function pairMatches(certificate, key) {
    const [one, other] = await Promise.all([
        openssl(['x509', '-noout', '-pubkey'], certificate),
        openssl(['pkey', '-pubout'], key)
    ]);
    return one.ok && other.ok && one.out !== '' && one.out === other.out;
}
