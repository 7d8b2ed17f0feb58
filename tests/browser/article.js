/*
 * The article followed word for word with today's openssl: what the page
 * must do better, made so that a test can show that it would notice.
 *
 * Handles: the article's steps 6 to 10, in a folder of their own.
 * Does not: repair anything in them.
 */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openssl } from '../appliance/openssl.js';

/** The article's passphrase prompt, answered. */
export const PASSPHRASE = 'article';

/**
 * @param {string[]} names  common names of devices; all get serial 01 of
 *     one authority, as the article has it
 */
export async function followArticle(names) {
    const folder = await mkdtemp(join(tmpdir(), 'mcu-article-'));
    const at = (/** @type {string} */ name) => join(folder, name);
    const run = async (/** @type {string[]} */ ...args) => {
        const done = await openssl(args, '', PASSPHRASE);
        if (!done.ok) {
            throw new Error(`openssl ${args[0]}: ${done.err}`);
        }
    };
    const genrsa = (/** @type {string} */ file) => run('genrsa', '-des3',
        '-passout', 'fd:3', '-out', at(file), '2048');
    try {
        await genrsa('CA.key');
        await run('req', '-new', '-x509', '-key', at('CA.key'),
            '-passin', 'fd:3', '-out', at('CA.cer'), '-days', '365',
            '-subj', '/O=Article/CN=Article CA');
        const devices = [];
        for (const name of names) {
            await genrsa('MCU.key');
            await run('req', '-new', '-key', at('MCU.key'), '-passin',
                'fd:3', '-out', at('MCU.csr'), '-subj', `/CN=${name}`);
            await run('x509', '-req', '-in', at('MCU.csr'), '-CA',
                at('CA.cer'), '-CAkey', at('CA.key'), '-passin', 'fd:3',
                '-set_serial', '01', '-out', at('MCU.cer'));
            devices.push({
                name,
                key: await readFile(at('MCU.key'), 'utf8'),
                certificate: await readFile(at('MCU.cer'), 'utf8')
            });
        }
        return { root: await readFile(at('CA.cer'), 'utf8'), devices };
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

/**
 * The article's mistakes but one repaired: a certificate with the address in
 * it, so that only the serial number is left to complain about.
 *
 * @param {string[]} names
 */
export async function sameSerial(names) {
    const folder = await mkdtemp(join(tmpdir(), 'mcu-serial-'));
    const at = (/** @type {string} */ name) => join(folder, name);
    const run = async (/** @type {string[]} */ ...args) => {
        const done = await openssl(args);
        if (!done.ok) {
            throw new Error(`openssl ${args[0]}: ${done.err}`);
        }
    };
    try {
        await run('req', '-new', '-x509', '-newkey', 'rsa:2048', '-nodes',
            '-keyout', at('CA.key'), '-out', at('CA.cer'), '-days', '365',
            '-subj', '/CN=Serial CA');
        const devices = [];
        for (const name of names) {
            await writeFile(at('ext'), `subjectAltName=DNS:${name}\n`);
            await run('req', '-new', '-newkey', 'rsa:2048', '-nodes',
                '-keyout', at('MCU.key'), '-out', at('MCU.csr'),
                '-subj', `/CN=${name}`);
            await run('x509', '-req', '-in', at('MCU.csr'), '-CA',
                at('CA.cer'), '-CAkey', at('CA.key'), '-set_serial', '01',
                '-extfile', at('ext'), '-days', '300', '-out',
                at('MCU.cer'));
            devices.push({
                name,
                key: await readFile(at('MCU.key'), 'utf8'),
                certificate: await readFile(at('MCU.cer'), 'utf8')
            });
        }
        return { root: await readFile(at('CA.cer'), 'utf8'), devices };
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}
