/*
 * "My authority" and "Many devices" in the built page, in both browsers, as
 * a person uses them: an authority is made, saved, and its passphrase tried;
 * three devices come out of a CSV; one is renewed, one revoked, a stranger's
 * request signed; what was saved is opened again, by the page and OpenSSL.
 *
 * SHOTS names a folder for pictures to look at.
 */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'node:test';
import { pathToFileURL } from 'node:url';

import { readZip } from '../../../web/authority/zip.js';
import { KINDS, borrow } from '../../lib/browsers.js';
import { byTurns } from '../../lib/turns.js';
import { pressAtOnce } from '../../lib/fleet.js';
import { Hand } from '../../lib/hand.js';
import { KeyHand } from '../../lib/keys.js';
import { PAGE } from '../../lib/serve.js';
import { inFolder, tool, writeFiles } from './support.js';

const PASS = 'correct horse battery';
const SEAL = 'open the list please';

const TABLE = [
    'Device;Hostname;IP;Company',
    'Room 1;mcu1.example.test;10.0.0.1;Example',
    'Room 2;mcu2.example.test;10.0.0.2;Example',
    'Room 3;mcu3.example.test;10.0.0.3;Example',
    '=Bad;mcu4.elsewhere.test;;Example',
].join('\r\n');

/** @typedef {import('../../lib/browsers.js').Session} Session */

/** @param {import('puppeteer-core').Page} page @param {string} name */
async function shot(page, name) {
    if (process.env.SHOTS) {
        await page.screenshot({
            path: /** @type {`${string}.png`} */ (
                join(process.env.SHOTS, `${name}.png`)),
            fullPage: true,
        });
    }
}

/** @param {Session} session @param {RegExp} name */
async function savedZip(session, name) {
    return readZip(new Uint8Array(await session.downloadLike(name)));
}

/** @param {Hand} hand @param {string} label @param {string} text */
async function typeTwice(hand, label, text) {
    await hand.type(label, text);
    const again = await hand.page.$$eval('input[id$="-again"]', (fields) =>
        fields.filter((one) => one.checkVisibility() && one.value === '')
            .map((one) => one.id));
    for (const id of again) {
        await hand.type(`#${id}`, text);
    }
}

for (const kind of KINDS) {
    describe(kind, () => {
        const once = byTurns(kind);
        once('an authority and a fleet, from nothing to trusted files',
            () => inFolder((place) =>
                journey(kind, place)));
        once('two copies, a fleet paused and renewed, a successor',
            () => inFolder((place) =>
                years(kind, place)));
    });
}

/** @param {'chromium' | 'firefox'} kind @param {string} place */
async function journey(kind, place) {
    const session = await borrow(kind);
    try {
        const page = await session.page();
        /** @type {string[]} */
        const complaints = [];
        page.on('pageerror', (error) => complaints.push(String(error)));
        await page.goto(`${pathToFileURL(PAGE).href}#/authority`);
        const hand = new KeyHand(page);
        await make(session, hand, kind);
        const fleet = await makeFleet(session, hand, place, kind);
        await checkFleet(fleet, place);
        await renewOne(hand, kind);
        await revokeOne(hand, kind);
        await signOne(session, hand, place, kind);
        await handOut(session, hand, kind);
        await leave(session, hand, place, kind);
        assert.deepEqual(complaints, []);
        assert.deepEqual(session.requests.map(({ url }) => url)
            .filter((url) => !/^(?:file|blob|data):/.test(url)), []);
    } finally {
        await session.close();
    }
}

/** @param {Session} session @param {Hand} hand @param {string} kind */
async function make(session, hand, kind) {
    await hand.see('Your own authority');
    await shot(hand.page, `${kind}-1-start`);
    await hand.type('Name', 'Test authority');
    await hand.press('Make the authority');
    await hand.see('Type a passphrase');
    await typeTwice(hand, 'Passphrase of the authority', PASS);
    await hand.type(/^Domains and networks/, 'example.test\n10.0.0.0/8');
    await hand.press('Size and life');
    await hand.choose('Size of its key', '2048 bits');
    await hand.press('Make the authority');
    await hand.see('This authority is saved nowhere yet');
    await shot(hand.page, `${kind}-2-made`);
    await hand.press('Save as a ZIP');
    const files = await savedZip(session, /^Test-authority-.*\.zip$/);
    assert.ok(files.has('ca.key') && files.has('openssl.cnf'));
    await hand.see('Is the passphrase the one you wrote down?');
    await hand.type('#authority-test', 'something else');
    await hand.press('Try it');
    await hand.see('The passphrase is wrong');
    await hand.type('#authority-test', PASS);
    await hand.press('Try it');
    await hand.see('It is right.');
}

/**
 * @param {Session} session
 * @param {Hand} hand
 * @param {string} place
 * @param {string} kind
 */
async function makeFleet(session, hand, place, kind) {
    const file = join(place, 'devices.csv');
    await writeFile(file, TABLE, 'latin1');
    await hand.press('Many devices');
    await hand.see('Many devices at once');
    await hand.give('A CSV file', file);
    await hand.see('4 lines read from devices.csv');
    await shot(hand.page, `${kind}-3-table`);
    await hand.press('Look it over');
    await hand.see('lies outside what the authority is limited to');
    await shot(hand.page, `${kind}-4-check`);
    await typeTwice(hand, 'Passphrase that seals the list', SEAL);
    await hand.press('Make 3 devices');
    await hand.see('3 of 3 done');
    await shot(hand.page, `${kind}-5-made`);
    await hand.press('To the results');
    await hand.press('Save the ZIP');
    await shot(hand.page, `${kind}-6-result`);
    return savedZip(session, /^devices-.*\.zip$/);
}

/** @param {Map<string, Uint8Array>} files @param {string} place */
async function checkFleet(files, place) {
    assert.deepEqual([...files.keys()].sort(), [
        'CA.cer', 'Room-1/Room-1.cer', 'Room-1/Room-1.csr', 'Room-1/Room-1.key',
        'Room-2/Room-2.cer', 'Room-2/Room-2.csr', 'Room-2/Room-2.key',
        'Room-3/Room-3.cer', 'Room-3/Room-3.csr', 'Room-3/Room-3.key',
        'inventory.csv', 'passphrases.csv.enc', 'report.txt',
    ]);
    await writeFiles(place, files);
    await tool(place, 'openssl', ['verify', '-CAfile', 'CA.cer',
        'Room-1/Room-1.cer', 'Room-2/Room-2.cer', 'Room-3/Room-3.cer']);
    await tool(place, 'openssl', ['enc', '-d', '-aes-256-cbc', '-pbkdf2',
        '-iter', '600000', '-in', 'passphrases.csv.enc', '-out', 'p.csv',
        '-pass', `pass:${SEAL}`]);
    const list = await tool(place, 'cat', ['p.csv']);
    const passphrase = /Room 2,Room-2,(\S+)/.exec(list)?.[1];
    const key = await tool(place, 'openssl', ['rsa', '-in', 'Room-2/Room-2.key',
        '-check', '-noout', '-passin', `pass:${passphrase}`]);
    assert.match(key, /key ok/);
    assert.match(Buffer.from(/** @type {Uint8Array} */ (
        files.get('Room-2/Room-2.key'))).toString(), /DEK-Info: DES-EDE3-CBC/);
}

/** @param {Hand} hand @param {string} kind */
async function renewOne(hand, kind) {
    await hand.press('My authority');
    await hand.press('Inventory');
    await hand.see('3 certificates');
    await shot(hand.page, `${kind}-7-inventory`);
    await hand.press('Room 1');
    await shot(hand.page, `${kind}-8-certificate`);
    await hand.press('Renew it');
    await hand.see('Passphrase of the new key');
    await typeTwice(hand, 'Passphrase of the new key', 'device passphrase 1');
    await shot(hand.page, `${kind}-9-renew`);
    await hand.press('#renew-act');
    await hand.see('Room 1 has a new certificate');
    await hand.see('Replace both files on the device');
    await shot(hand.page, `${kind}-10-renewed`);
}

/** @param {Hand} hand @param {string} kind */
async function revokeOne(hand, kind) {
    await hand.press('Inventory');
    await hand.press('Room 2');
    await hand.press('Revoke it');
    await hand.choose('Reason', /wrong hands/);
    await shot(hand.page, `${kind}-11-revoke`);
    await hand.press('Revoke the certificate');
    await hand.press('To the revocation list');
    await hand.see('1 certificate is revoked');
    await hand.press('Make the list');
    await hand.see('crl.pem');
    await shot(hand.page, `${kind}-12-list`);
}

/**
 * @param {Session} session
 * @param {Hand} hand
 * @param {string} place
 * @param {string} kind
 */
async function signOne(session, hand, place, kind) {
    await tool(place, 'openssl', ['req', '-new', '-newkey', 'rsa:2048',
        '-nodes', '-keyout', 'other.key', '-out', 'other.csr', '-subj',
        '/O=<script>alert(1)<\\/script>/CN=other.example.test', '-addext',
        'extendedKeyUsage=codeSigning']);
    await hand.press('Sign a request');
    await hand.give('#sign-request', join(place, 'other.csr'));
    await hand.see('What it asks for');
    await hand.see('<script>alert(1)</script>');
    await hand.press('#authority-sign-act');
    await hand.see('At least one name or address');
    await hand.type(/^Names and addresses/, 'other.example.test');
    await shot(hand.page, `${kind}-13-sign`);
    await hand.press('#authority-sign-act');
    await hand.see('The certificate of other.example.test is signed');
    await shot(hand.page, `${kind}-14-signed`);
    await hand.press('Save MCU.cer');
    await writeFile(join(place, 'other.cer'), await session.download(
        'MCU.cer'));
    await tool(place, 'openssl', ['verify', '-CAfile', 'CA.cer',
        '-verify_hostname', 'other.example.test', 'other.cer']);
}

/** @param {Session} session @param {Hand} hand @param {string} kind */
async function handOut(session, hand, kind) {
    await hand.press('People who log in');
    await hand.type('Name of the person or account', 'alice');
    await typeTwice(hand, 'Passphrase of the file', 'alice passphrase');
    await hand.press('Make the certificate');
    await hand.see('alice has a certificate');
    await shot(hand.page, `${kind}-15-people`);
    await hand.press('Save alice.p12');
    assert.ok((await session.download('alice.p12')).length > 1000);
    await hand.press('Hand out trust');
    await hand.press('Save the trust kit');
    const kit = await savedZip(session, /^trust-.*\.zip$/);
    assert.ok(kit.has('Test-authority.mobileconfig'));
    await shot(hand.page, `${kind}-16-trust`);
    await hand.press('Inventory');
    await hand.press('Save as CSV');
    await session.download('inventory.csv');
    await hand.press('Save the end dates as a calendar');
    assert.match((await session.download('certificates.ics')).toString(),
        /BEGIN:VEVENT/);
    await hand.tick('As a line in time');
    await shot(hand.page, `${kind}-17-timeline`);
}

/**
 * Saves, closes, opens again, and lets OpenSSL have it.
 *
 * @param {Session} session
 * @param {Hand} hand
 * @param {string} place
 * @param {'chromium' | 'firefox'} kind
 */
async function leave(session, hand, place, kind) {
    await hand.see('changes that are saved nowhere');
    await hand.press('Save as a ZIP');
    const files = await savedZip(session, /^Test-authority-.*\.zip$/);
    await hand.press('I have it');
    await inFolder(async (folder) => {
        await writeFiles(folder, files);
        const list = await tool(folder, 'openssl', ['crl', '-in', 'crl.pem',
            '-CAfile', 'ca.cer', '-noout', '-text']);
        assert.match(list, /verify OK/);
        await tool(folder, 'openssl', ['ca', '-config', 'openssl.cnf',
            '-gencrl', '-out', 'crl.pem', '-passin', `pass:${PASS}`]);
        const paths = [...files.keys()];
        assert.ok(paths.some((path) =>
            path.startsWith('devices/Room-1/former/')));
        assert.ok(files.has('index.txt.old'));
        const zip = join(place, 'again.zip');
        await tool(folder, 'python3', ['-m', 'zipfile', '-c', zip, '.']);
        await hand.press('Overview');
        await hand.press('Close this authority');
        await hand.see('Your own authority');
        await hand.tick('Open one');
        await hand.give('#authority-open', zip);
        await hand.see('Test authority');
        await hand.see('It has signed 6 certificates');
        await shot(hand.page, `${kind}-18-reopened`);
    });
}

/* --------------------------------------------- the years that follow --- */

/**
 * @param {Hand} hand
 * @param {Session} session
 * @param {string} name
 */
async function quickAuthority(hand, session, name) {
    await hand.see('Your own authority');
    await hand.tick('Make a new one');
    await hand.type('Name', name);
    await typeTwice(hand, 'Passphrase of the authority', PASS);
    await hand.type(/^Domains and networks/, 'example.test');
    if (!await hand.has('select', 'Size of its key')) {
        await hand.press('Size and life');
    }
    await hand.choose('Size of its key', '2048 bits');
    await hand.press('Make the authority');
    await hand.see('saved nowhere yet');
    return saveAs(hand, session, name);
}

/** @param {Hand} hand @param {Session} session @param {string} name */
async function saveAs(hand, session, name) {
    await hand.press('Save as a ZIP');
    const zip = await session.downloadLike(
        new RegExp(`^${name.replace(/ /g, '-')}-.*\\.zip$`));
    await hand.press('I have it');
    return zip;
}

/** @param {Hand} hand @param {string} zip */
async function openZip(hand, zip) {
    await hand.press('Overview');
    await hand.press('Close this authority');
    if (await hand.has('press', 'Close without saving')) {
        await hand.press('Close without saving');
    }
    await hand.tick('Open one');
    await hand.give('#authority-open', zip);
    await hand.see('It has signed');
}

/** @param {'chromium' | 'firefox'} kind @param {string} place */
async function years(kind, place) {
    const session = await borrow(kind);
    try {
        const page = await session.page();
        /** @type {string[]} */
        const complaints = [];
        page.on('pageerror', (error) => complaints.push(String(error)));
        await page.goto(`${pathToFileURL(PAGE).href}#/authority`);
        const hand = new Hand(page);
        await quickAuthority(hand, session, 'First');
        await pausedFleet(hand, place, kind);
        await twoCopies(hand, session, place, kind);
        await renewedFleet(hand, session, kind);
        await successor(hand, session, place, kind);
        await openKey(hand, session, place, kind);
        assert.deepEqual(complaints, []);
        await warned(page, hand, kind);
    } finally {
        await session.close();
    }
}

/** @param {Hand} hand @param {string} place @param {string} kind */
async function pausedFleet(hand, place, kind) {
    const file = join(place, 'devices.csv');
    await writeFile(file, ['host', ...Array.from({ length: 12 }, (_, at) =>
        `d${at}.example.test`)].join('\n'));
    await hand.press('Many devices');
    await hand.give('A CSV file', file);
    await hand.press('Look it over');
    await hand.tick('#fleet-passphrases-one');
    await typeTwice(hand, 'Passphrase for all keys', 'the same for all');
    const paused = pressAtOnce(hand, '#fleet-pause');
    await hand.press('#fleet-start');
    await paused;
    await hand.see('Paused');
    const first = Number(/(\d+) of 12 done/.exec(await hand.words())?.[1]);
    assert.ok(first < 12, 'the pause came too late to show anything');
    await shot(hand.page, `${kind}-20-paused`);
    const cancelled = pressAtOnce(hand, '#fleet-cancel', 'At work');
    await hand.press('#fleet-resume');
    await cancelled;
    await hand.see('Cancelled');
    await hand.press('#fleet-resume');
    await hand.see('12 of 12 done');
    await hand.press('To the results');
    await hand.press('Upload round');
    await hand.see('12 of 12 to go');
    await hand.choose('State of d3.example.test', 'opens without a warning');
    await hand.see('11 of 12 to go');
}

/**
 * @param {Hand} hand
 * @param {Session} session
 * @param {string} place
 * @param {string} kind
 */
async function twoCopies(hand, session, place, kind) {
    await hand.press('My authority');
    const before = join(place, 'before.zip');
    await writeFile(before, await saveAs(hand, session, 'First'));
    await hand.press('Inventory');
    await hand.type('Search', 'd7.example');
    await hand.see('1 of 12 certificates');
    await hand.press('d7.example.test');
    await hand.press('Revoke it');
    await hand.press('Revoke the certificate');
    const after = join(place, 'after.zip');
    await writeFile(after, await saveAs(hand, session, 'First'));
    await openZip(hand, before);
    await hand.press('Bring in another copy');
    await hand.give('#authority-merge', after);
    await hand.see('Brought in: 0 certificates, 1 revocation');
    await shot(hand.page, `${kind}-21-merged`);
}

/** @param {Hand} hand @param {Session} session @param {string} kind */
async function renewedFleet(hand, session, kind) {
    await hand.press('Many devices');
    await hand.page.evaluate(() => {
        location.hash = '#/fleet/table';
    });
    await hand.press('Take every device in use');
    await hand.see('11 lines read');
    await hand.press('Look it over');
    await hand.tick('#fleet-passphrases-each');
    await typeTwice(hand, 'Passphrase that seals the list', SEAL);
    await hand.type('Passphrase of the authority', 'not this one');
    await hand.press('#fleet-start');
    await hand.see('12 devices are made and not saved');
    await hand.press('Let them go');
    await hand.see('The passphrase is wrong');
    await hand.type('Passphrase of the authority', PASS);
    await hand.press('#fleet-start');
    await hand.press('Let them go');
    await hand.see('11 of 11 done');
    await hand.press('To the results');
    await hand.press('Save the ZIP');
    const files = await savedZip(session, /^devices-.*\.zip$/);
    const report = Buffer.from(/** @type {Uint8Array} */ (
        files.get('report.txt'))).toString();
    assert.equal(report.match(/replaces/g)?.length, 11);
    await shot(hand.page, `${kind}-22-renewed`);
}

/**
 * @param {Hand} hand
 * @param {Session} session
 * @param {string} place
 * @param {string} kind
 */
async function successor(hand, session, place, kind) {
    await hand.press('My authority');
    const old = join(place, 'old.zip');
    await writeFile(old, await saveAs(hand, session, 'First'));
    await hand.press('Overview');
    await hand.press('Close this authority');
    const next = join(place, 'next.zip');
    await writeFile(next, await quickAuthority(hand, session, 'Second'));
    await openZip(hand, old);
    await hand.press('Replace it');
    await hand.give('#replace-open', next);
    await hand.see('11 of 11 devices still need');
    await shot(hand.page, `${kind}-23-successor`);
    await hand.type('#computers-add',
        'Reception\nLab 2;east wing\nlab 2\nLab 10');
    await hand.press('#computers-add-act');
    await hand.see('3 of 3 still need the new root. 3 still trust the old');
    await hand.tick('Lab 2 has the new root');
    await hand.see('2 of 3 still need the new root');
    await hand.press('Remove Lab 10 from the list');
    await hand.see('1 of 2 still needs the new root');
    await shot(hand.page, `${kind}-23-computers`);
    await hand.press('Save the trust kit with both roots');
    const kit = await savedZip(session, /^trust-.*\.zip$/);
    assert.ok(kit.has('First.cer') && kit.has('Second.cer'));
    await writeFile(old, await saveAs(hand, session, 'First'));
    await openZip(hand, old);
    await hand.press('Replace it');
    await hand.see('1 of 2 still needs the new root. 2 still trust the old');
}

/**
 * An authority whose key is not locked is not saved before it is.
 *
 * @param {Hand} hand
 * @param {Session} session
 * @param {string} place
 * @param {string} kind
 */
async function openKey(hand, session, place, kind) {
    await tool(place, 'openssl', ['req', '-x509', '-newkey', 'rsa:2048',
        '-nodes', '-keyout', 'CA.key', '-out', 'CA.cer', '-days', '3650',
        '-subj', '/CN=Third']);
    await hand.press('Overview');
    await hand.press('Close this authority');
    await hand.tick('Open one');
    await hand.give('#authority-open', join(place, 'CA.key'),
        join(place, 'CA.cer'));
    await hand.see('key is not locked');
    assert.equal(await hand.has('press', 'Save as a ZIP'), false);
    await shot(hand.page, `${kind}-24-open-key`);
    await hand.press('Lock the keys');
    await hand.see('Type a passphrase');
    await typeTwice(hand, 'New passphrase', PASS);
    await hand.press('Lock the keys');
    await hand.see('saved nowhere yet');
    const zip = readZip(await saveAs(hand, session, 'Third'));
    const key = Buffer.from(/** @type {Uint8Array} */ (zip.get('ca.key')));
    assert.match(key.toString(), /BEGIN ENCRYPTED PRIVATE KEY/);
    await openZip(hand, join(place, 'old.zip'));
}

/**
 * Closing the window asks first while something is unsaved.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {Hand} hand
 * @param {string} kind
 */
async function warned(page, hand, kind) {
    if (kind === 'firefox') {
        return; // its driver answers the question before a test can see it
    }
    await hand.press('Inventory');
    await hand.type('Search', 'd8.example');
    await hand.press('d8.example.test');
    await hand.press('Revoke it');
    await hand.press('Revoke the certificate');
    await hand.see('saved nowhere');
    const asked = new Promise((resolve) => page.once('dialog', (dialog) => {
        resolve(dialog.type());
        void dialog.accept();
    }));
    await page.close({ runBeforeUnload: true });
    assert.equal(await asked, 'beforeunload');
}
