/*
 * Places that take a file, an address or a list, and what disturbs them: a
 * table for disturb.test.js, and the files it gives. Everything of the first
 * file carries the word "zebra" in its name and contents; after it was
 * disturbed, none of it may be left.
 *
 * Handles: one set of files, small keys, made once; how each place is
 * reached, and what must not be there when nothing was taken.
 * Does not: judge.
 */

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { en } from '../lib/words.js';
import { isCertificate } from '../../web/file/relations.js';
import { readZip, writeZip } from '../../web/authority/zip.js';
import { sealPassphrases } from '../../web/fleet/passphrases.js';
import { openssl } from '../appliance/openssl.js';
import { newFolder, openFace, signRequest } from '../web/authority/support.js';

/** @typedef {import('../lib/hand.js').Hand} Hand */
/** @typedef {Map<string, Buffer>} Files by name */

/** Opens the sealed list, and the authorities. */
export const SEAL = 'sealed for the table';
/** Passphrases in it, a number that nothing else on the page shows. */
const SEALED = 7;

/** Rounds of a key that takes the engine seconds to open. */
const SLOW = 4000000;

/** Bytes of no kind, always the same. */
const NOISE = Buffer.from(Array.from({ length: 700 },
    (_, i) => (i * i * 151 + 89) & 255));

/** A picture of one point. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAA' +
    'AADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** A page as a browser saves it. @param {string} name of its form */
function savedPage(name) {
    return Buffer.from('<html><head><title>Device</title></head><body>' +
        `<p>${'Certificates of this device. '.repeat(20)}</p>` +
        `<form action="/${name}_upload" method="post" ` +
        'enctype="multipart/form-data"><input type="file" name="cert">' +
        '<input type="file" name="key"><input type="password" name="pw">' +
        '<input type="submit" name="go" value="Upload"></form></body></html>');
}

/** @param {string} name */
function profile(name) {
    return Buffer.from(JSON.stringify({
        format: 1, extends: 'generic', id: name, name,
        models: [`${name} 1`],
    }, null, 4));
}

/** @param {import('../web/authority/support.js').Folder} folder */
function zipOf(folder) {
    return Buffer.from(writeZip(folder.toFiles(), new Date()));
}

/**
 * Authorities' folders as ZIPs, each with one device; of one of them two
 * copies, each with another device more.
 *
 * @param {Awaited<ReturnType<typeof openFace>>} engine
 * @param {Files} files
 */
async function addAuthorities(engine, files) {
    const sign = async (/** @type {any} */ folder, /** @type {string} */ name) =>
        signRequest(folder, engine, {
            request: (files.get(`${name}.csr`) ?? files.get('base.csr'))
                ?.toString() ?? '',
            days: 300, device: { name: `${name} device`, profile: '' },
            passphrase: SEAL,
        });
    for (const name of ['zebra', 'yak', 'okapi', 'quagga']) {
        const [certificate, open] = ['cer', 'key'].map((kind) =>
            String(files.get(`${name}-ca.${kind}`)));
        const { out: key } = await openssl(['pkcs8', '-topk8', '-iter',
            '2048', '-passout', 'fd:3'], open, SEAL);
        const { objects } = await engine.inspect({ bytes: certificate });
        const [report] = objects.filter(isCertificate);
        const folder = newFolder({ certificate, key, report });
        await sign(folder, name);
        files.set(`${name}.zip`, zipOf(folder));
        if (name === 'quagga') {
            for (const more of ['okapi', 'zebra']) {
                await sign(folder, more);
                files.set(`${more}-copy.zip`, zipOf(folder));
            }
        }
    }
}

/**
 * @param {string} folder
 * @returns {(name: string, subject: string, sans?: string,
 *   signer?: string) => Promise<void>} makes NAME.key, .csr, .cer
 */
function pairMaker(folder) {
    const at = (/** @type {string} */ name) => join(folder, name);
    const run = async (/** @type {string[]} */ ...args) => {
        const done = await openssl(args);
        if (!done.ok) {
            throw new Error(`openssl ${args[0]}: ${done.err}`);
        }
    };
    return async (name, subject, sans = '', signer = '') => {
        await run('genpkey', '-algorithm', 'EC', '-pkeyopt',
            'ec_paramgen_curve:P-256', '-out', at(`${name}.key`));
        if (!sans) {
            await run('req', '-x509', '-key', at(`${name}.key`), '-days',
                '900', '-subj', subject, '-out', at(`${name}.cer`));
            return;
        }
        await run('req', '-new', '-key', at(`${name}.key`), '-subj', subject,
            '-addext', `subjectAltName=${sans}`, '-out', at(`${name}.csr`));
        // Each answers the one request of base.key.
        await run('x509', '-req', '-in', at('base.csr'), '-subj', subject,
            '-CA', at(`${signer}.cer`), '-CAkey', at(`${signer}.key`),
            '-days', '200', '-copy_extensions', 'none', '-out',
            at(`${name}.cer`));
    };
}

/** @returns {Promise<Files>} every file of the table */
export async function makeFiles() {
    const folder = await mkdtemp(join(tmpdir(), 'mcu-disturb-'));
    try {
        const make = pairMaker(folder);
        await make('outside', '/CN=Outside authority');
        for (const name of ['zebra', 'yak', 'okapi', 'quagga']) {
            await make(`${name}-ca`, `/CN=${name} authority`);
        }
        // Its own request comes first: the others answer it.
        await make('base', '/CN=base.example.test',
            'DNS:base.example.test', 'outside');
        for (const name of ['zebra', 'yak']) {
            await make(name, `/CN=${name}.example.test`,
                `DNS:${name}.example.test`, 'outside');
        }
        /** @type {Files} */
        const files = new Map();
        for (const name of await readdir(folder)) {
            files.set(name, await readFile(join(folder, name)));
        }
        const engine = await openFace();
        for (const name of ['zebra', 'yak', 'okapi', 'quagga']) {
            files.set(`${name}.json`, profile(name));
            files.set(`${name}.html`, savedPage(name));
            files.set(`${name}.csv`, Buffer.from(
                `name,addresses\n${name} room,${name}.example.test\n`));
        }
        await addAuthorities(engine, files);
        files.set('index.txt', Buffer.from(/** @type {Uint8Array} */ (
            readZip(new Uint8Array(/** @type {Buffer} */ (
                files.get('yak.zip')))).get('index.txt'))));
        const { out: slow } = await openssl(['pkcs8', '-topk8', '-iter',
            String(SLOW), '-passout', 'fd:3'], String(files.get('zebra.key')),
        SEAL);
        files.set('slow.key', Buffer.from(slow));
        for (const [name, n] of /** @type {const} */ ([
            ['zebra', SEALED], ['yak', 3]])) {
            files.set(`${name}.enc`, Buffer.from(await sealPassphrases(
                Array.from({ length: n }, (_, i) => ({
                    name: `${name} ${i}`, folder: `${i}`,
                    passphrase: `${name} passphrase ${i}`,
                })), SEAL, engine)));
        }
        return files;
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

/**
 * @typedef {object} Place
 * @property {string} slot id of its file field
 * @property {(at: At) => Promise<void>} go from a fresh page
 * @property {string[]} good files of zebra
 * @property {string[]} next good files of another
 * @property {string} other an object of another kind
 * @property {string} [cut] which of the good files is cut short; none where
 *   a shorter text is as good
 * @property {string} made selector of what must not be there when nothing
 *   was taken
 * @property {string} [shows] selector of what is there when it was
 * @property {boolean} [again] what was taken has ended the step: another is
 *   asked for
 * @property {string} [act] id of the button that takes what was given
 * @property {(at: At) => Promise<void>} [fill] what else the button needs
 * @property {[string, string]} [ways] ids: another way, and back
 * @property {boolean} [alone] good files are of use without each other
 * @property {string} [seen] where what was taken is seen
 * @property {boolean} [acts] a good file does something at once that the
 *   next cannot undo: only what goes before is tried
 * @property {boolean} [ofAuthority] ends with the open authority
 * @property {boolean} [ofDevice] ends with the job of a device
 *
 * @typedef {{ hand: Hand, to: (hash: string) => Promise<void>,
 *   give: (slot: string, ...names: string[]) => Promise<void> }} At
 */

const REQUESTED = 'a.primary[href="#/device/signed-by"]';
const USED = '#upload-form .tight .notice.ok';
const SIGNED = 'a.primary[href="#/device/files"]';

/** A request is on the table. @param {At} at */
async function withRequest({ hand, to, give }) {
    await to('#/device/request');
    await hand.tick('#request-way-open');
    await give('request-open-file', 'base.csr');
    await hand.find('press', en.device.request.next);
    await to('#/device/signed-by');
}

/** Opens an authority. @param {At} at @param {string} file */
export async function openAuthority({ hand, to, give }, file) {
    await to('#/authority');
    await hand.tick('#authority-way-open');
    await give('authority-open', file);
    await hand.find('press', '#authority-close');
}

/** @param {string} hash @returns {(at: At) => Promise<void>} */
function inAuthority(hash) {
    return async (at) => {
        await openAuthority(at, 'quagga.zip');
        await at.to(hash);
    };
}

/** @type {Place[]} */
export const PLACES = [
    {
        slot: 'key-open-file', ofDevice: true,
        async go({ hand, to }) {
            await to('#/device/key');
            await hand.tick('#key-way-open');
        },
        good: ['zebra.key'], next: ['yak.key'], cut: 'zebra.key',
        other: 'yak.cer', act: 'key-open',
        made: 'a.primary[href="#/device/request"]',
        ways: ['key-way-make', 'key-way-open'],
    },
    {
        slot: 'request-open-file', ofDevice: true,
        async go({ hand, to }) {
            await to('#/device/request');
            await hand.tick('#request-way-open');
        },
        good: ['zebra.csr'], next: ['yak.csr'], cut: 'zebra.csr',
        other: 'yak.key', again: true, made: REQUESTED,
        ways: ['request-way-make', 'request-way-open'],
    },
    {
        slot: 'sign-answer', ofDevice: true,
        async go(at) {
            await withRequest(at);
            await at.hand.tick('#sign-signer-outside');
        },
        good: ['zebra.cer'], next: ['yak.cer'], cut: 'zebra.cer',
        other: 'yak.csr', again: true, made: SIGNED,
        ways: ['sign-signer-own', 'sign-signer-outside'],
    },
    {
        slot: 'sign-ca-files', ofDevice: true,
        async go(at) {
            await withRequest(at);
            await at.hand.tick('#sign-signer-own');
            await at.hand.tick('#sign-own-way-open');
        },
        good: ['zebra-ca.cer', 'zebra-ca.key'],
        next: ['yak-ca.cer', 'yak-ca.key'], cut: 'zebra-ca.key',
        other: 'yak.csr', act: 'sign-act', made: SIGNED,
        ways: ['sign-own-way-make', 'sign-own-way-open'],
    },
    {
        slot: 'start-files', ofDevice: true,
        go: ({ to }) => to('#/device/before-you-start'),
        good: ['zebra.key', 'zebra.csr'], next: ['yak.key', 'yak.csr'],
        cut: 'zebra.csr', alone: true, other: 'quagga.csv',
        shows: '#start-open .notice.ok', made: '#start-open .notice.ok',
    },
    {
        slot: 'start-profile',
        go: ({ to }) => to('#/device/before-you-start'),
        good: ['zebra.json'], next: ['yak.json'], cut: 'zebra.json',
        other: 'yak.cer', made: '#start-family-zebra',
        shows: '#start-family-zebra',
    },
    {
        slot: 'upload-profile',
        go: ({ to }) => to('#/device/upload'),
        good: ['zebra.json'], next: ['yak.json'], cut: 'zebra.json',
        other: 'yak.cer', made: USED, shows: USED,
    },
    {
        slot: 'upload-learn',
        go: ({ to }) => to('#/device/upload'),
        good: ['zebra.html'], next: ['yak.html'], cut: 'zebra.html',
        other: 'yak.cer', shows: '#upload-learnt .ok',
        made: '#upload-learnt .ok',
    },
    {
        slot: 'authority-open', acts: true,
        async go({ hand, to }) {
            await to('#/authority');
            await hand.tick('#authority-way-open');
        },
        good: ['zebra.zip'], next: ['yak.zip'], cut: 'zebra.zip',
        other: 'yak.csr', made: '#authority-close',
    },
    {
        slot: 'authority-merge', acts: true,
        go: inAuthority('#/authority/overview'),
        good: ['zebra-copy.zip'], next: ['okapi-copy.zip'],
        cut: 'zebra-copy.zip', other: 'yak.csr', made: '.merged', seen: '#/authority/inventory',
    },
    {
        slot: 'sign-request', ofAuthority: true,
        go: inAuthority('#/authority/sign'),
        good: ['zebra.csr'], next: ['yak.csr'], cut: 'zebra.csr',
        other: 'yak.key', made: '#authority-sign-act',
        shows: '#authority-sign-act',
    },
    {
        slot: 'renew-file', ofAuthority: true,
        go: inAuthority('#/authority/renew'),
        good: ['zebra.cer'], next: ['yak.cer'], cut: 'zebra.cer',
        other: 'yak.csr', made: '#renew-act', shows: '#renew-act',
    },
    {
        slot: 'trust-files', ofAuthority: true,
        go: inAuthority('#/authority/trust'),
        good: ['zebra-ca.cer'], next: ['yak-ca.cer'], cut: 'zebra-ca.cer',
        other: 'yak.csr', made: '.none',
    },
    {
        slot: 'replace-open', ofAuthority: true,
        go: inAuthority('#/authority/replace'),
        good: ['zebra.zip'], next: ['yak.zip'], cut: 'zebra.zip',
        other: 'yak.csr', made: '#replace-table', shows: '#replace-table',
    },
    {
        slot: 'fleet-file', ofAuthority: true,
        go: inAuthority('#/fleet/table'),
        good: ['zebra.csv'], next: ['yak.csv'], other: 'yak.cer',
        made: 'a.primary[href="#/fleet/check"]',
        shows: 'a.primary[href="#/fleet/check"]',
    },
    {
        slot: 'round-list', ofAuthority: true,
        go: inAuthority('#/fleet/round'),
        good: ['zebra.enc'], next: ['yak.enc'], cut: 'zebra.enc',
        other: 'yak.csr', act: 'round-list-act',
        fill: ({ hand }) => hand.type('#round-list-passphrase', SEAL),
        made: '#round-list-opened',
    },
];

/** What is given in the place of the good file. @type {[string,
 *   (place: Place, files: Files) => Record<string, Buffer> | null][]} */
export const DISTURBANCES = [
    ['an empty file', () => ({ 'nothing.bin': Buffer.alloc(0) })],
    ['noise', () => ({ 'noise.bin': NOISE })],
    ['a picture', () => ({ 'picture.png': PICTURE })],
    ['an object of another kind', ({ other }, files) => ({
        [other]: /** @type {Buffer} */ (files.get(other)),
    })],
    ['a list alone', (_, files) => ({
        'index.txt': /** @type {Buffer} */ (files.get('index.txt')),
    })],
    ['a cut file', ({ good, cut, alone }, files) => cut === undefined ? null
        : Object.fromEntries((alone ? [cut] : good).map((name) => {
            const whole = /** @type {Buffer} */ (files.get(name));
            return [name === cut ? 'cut.bin' : `other-${name.slice(-3)}`,
                name === cut ? whole.subarray(0, whole.length * 0.55)
                    : whole];
        }))],
];
