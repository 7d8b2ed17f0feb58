/*
 * Files as somebody brings them along, made by openssl in a folder of their
 * own: a key as the article's year wrote it, a request, a certificate that
 * browsers accept, its authority.
 *
 * Handles: one pair for the given names, good for half a year.
 * Does not: use any code of ours.
 */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openssl } from '../appliance/openssl.js';

export const PASSPHRASE = 'brought along 1';

/**
 * @typedef {object} Material
 * @property {string} folder
 * @property {(name: string) => string} path  of a file in the folder
 * @property {(name: string) => Promise<string>} read
 * @property {(name: string, text: string|Buffer) => Promise<string>} write
 * @property {() => Promise<void>} remove
 */

/**
 * Leaves in the folder: MCU.key (traditional, locked), plain.key, MCU.csr,
 * MCU.cer, CA.key (locked the same), CA.cer, other.key (another key, locked
 * the same).
 *
 * @param {string[]} names  host names
 * @returns {Promise<Material>}
 */
export async function makeMaterial(names) {
    const folder = await mkdtemp(join(tmpdir(), 'mcu-material-'));
    const path = (/** @type {string} */ name) => join(folder, name);
    const run = async (/** @type {string[]} */ ...args) => {
        const done = await openssl(args, '', PASSPHRASE);
        if (!done.ok) {
            throw new Error(`openssl ${args[0]}: ${done.err}`);
        }
    };
    const lock = (/** @type {string} */ from, /** @type {string} */ to) =>
        run('rsa', '-in', path(from), '-traditional', '-des3',
            '-passout', 'fd:3', '-out', path(to));
    const subject = `/O=Brought along/CN=${names[0]}`;
    await writeFile(path('ext'), 'subjectAltName=' +
        names.map(name => `DNS:${name}`).join(',') + '\n' +
        'extendedKeyUsage=serverAuth\n');
    await run('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days',
        '300', '-subj', '/CN=Brought along CA', '-keyout',
        path('ca-plain.key'), '-out', path('CA.cer'));
    await run('req', '-new', '-newkey', 'rsa:2048', '-nodes', '-subj',
        subject, '-keyout', path('plain.key'), '-out', path('MCU.csr'));
    await run('x509', '-req', '-in', path('MCU.csr'), '-CA', path('CA.cer'),
        '-CAkey', path('ca-plain.key'), '-days', '180', '-extfile',
        path('ext'), '-out', path('MCU.cer'));
    await run('genrsa', '-out', path('other-plain.key'), '2048');
    await lock('plain.key', 'MCU.key');
    await lock('ca-plain.key', 'CA.key');
    await lock('other-plain.key', 'other.key');
    return {
        folder,
        path,
        read: name => readFile(path(name), 'utf8'),
        write: async (name, text) => {
            await writeFile(path(name), text);
            return path(name);
        },
        remove: () => rm(folder, { recursive: true, force: true })
    };
}
