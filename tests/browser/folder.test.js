/*
 * An authority's folder and the path of one device, in both browsers: what
 * is signed on the path with the authority that is open stands in its
 * folder, and an authority made on the path becomes a folder. OpenSSL works
 * in both.
 */

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { en } from '../lib/words.js';
import { readZip } from '../../web/authority/zip.js';
import { openssl } from '../appliance/openssl.js';
import { KINDS } from '../lib/browsers.js';
import { inFolder, tool, writeFiles } from '../web/authority/support.js';
import { World } from './world.js';

/** @typedef {import('./journey.js').Journey} Journey */

const PASSPHRASE = 'authority passphrase 1';
const text = en.device.sign;

/** @param {Journey} journey @param {string} hash */
async function goTo(journey, hash) {
    await journey.page.evaluate(to => {
        location.hash = to;
    }, hash);
}

/** The authority's folder as the page saves it. @param {Journey} journey */
async function save({ hand, session }) {
    await hand.press(en.authority.save.zip);
    return readZip(new Uint8Array(await session.downloadLike(/\.zip$/)));
}

/** @param {Map<string, Uint8Array>} files @param {string} path */
function read(files, path) {
    assert.ok(files.has(path), `${path} among ${[...files.keys()].join()}`);
    return Buffer.from(/** @type {Uint8Array} */ (files.get(path)))
        .toString();
}

/**
 * OpenSSL goes on in the folder: lists, revokes, and makes a list.
 *
 * @param {Map<string, Uint8Array>} files
 * @param {string} serial  of a certificate in it
 * @param {string} passphrase
 */
async function opensslGoesOn(files, serial, passphrase) {
    await inFolder(async folder => {
        await writeFiles(folder, files);
        const ca = (/** @type {string[]} */ ...args) => tool(folder,
            'openssl', ['ca', '-config', 'openssl.cnf', '-passin',
                `pass:${passphrase}`, ...args]);
        await ca('-revoke', `newcerts/${serial}.pem`);
        await ca('-gencrl', '-out', 'crl.pem');
        assert.match(await tool(folder, 'openssl', ['crl', '-in', 'crl.pem',
            '-noout', '-text']), new RegExp(`Serial Number: ${serial}`));
    });
}

/** @param {Journey} journey */
async function makeAuthority(journey) {
    const { hand } = journey;
    await goTo(journey, '#/authority');
    await hand.type('#authority-name', 'Folder');
    await hand.type('#authority-passphrase', PASSPHRASE);
    await hand.type('#authority-passphrase-again', PASSPHRASE);
    await hand.type('#authority-limits', 'example.test');
    await hand.press(en.authority.start.more);
    await hand.choose('#authority-bits', /2048/);
    await hand.press('#authority-make');
    await hand.see(en.authority.save.neverSaved, 60000);
}

/** @param {World} world */
async function signedThere(world) {
    const journey = await world.journey('file',
        { addresses: ['mcu7.example.test'] });
    const { hand } = journey;
    await makeAuthority(journey);
    await save(journey);
    await goTo(journey, '#/device/before-you-start');
    await journey.before();
    await journey.key();
    await journey.request();
    await hand.see(text.usingFolder({ name: 'Folder' }));
    assert.equal(await hand.read('#sign-folder-device'),
        'mcu7.example.test');
    assert.equal(await hand.has('text', '#sign-serial'), false,
        'the folder gives the serial number');
    await hand.type('#sign-folder-device', 'Room 7');
    await hand.press('#sign-act');
    await hand.see(en.device.files.title);
    await journey.goTo(text.short);
    await hand.see(text.done.own({ ca: 'Folder' }));
    await hand.press(text.again);
    assert.equal(await hand.read('#sign-folder-device'), 'Room 7');
    await hand.press('#sign-act');
    await hand.see(en.device.files.title);
    await goTo(journey, '#/authority/inventory');
    await hand.see(/2 (of 2 )?certificates/);
    await hand.see(en.authority.save.unsaved);
    const files = await save(journey);
    const serials = read(files, 'index.txt').trim().split('\n')
        .map(line => line.split('\t')[3]);
    assert.equal(new Set(serials).size, 2, 'a serial number twice');
    const now = new X509Certificate(read(files, 'devices/Room-7/MCU.cer'));
    assert.equal(now.serialNumber, serials[1]);
    assert.match(read(files, 'devices/Room-7/MCU.key'), /DEK-Info/);
    assert.match(read(files, 'devices/Room-7/MCU.csr'), /REQUEST/);
    assert.match(read(files, 'devices/Room-7/device.json'), /mcu-4200/);
    assert.ok([...files.keys()].some(path =>
        path.startsWith('devices/Room-7/former/')));
    await opensslGoesOn(files, serials[1], PASSPHRASE);
    /* A key that is saved nowhere does not give way to another device. */
    await goTo(journey, '#/fleet/round');
    await hand.press('#round-next');
    await hand.see(en.device.round.unsaved({ names: 'MCU.key' }));
    await hand.press(en.app.unsavedLink);
    await hand.press(en.chip.saveLabel({ name: 'MCU.key' }));
    await journey.session.download('MCU.key');
    await goTo(journey, '#/fleet/round');
    await hand.press(en.keep.there);
    await hand.find('press', '#round-next');
    assert.equal(await hand.has('press', en.app.unsavedLink), false,
        'it is saved by now');
    await hand.press('#round-next');
    await hand.see(en.onDevice.upload.title);
    assert.deepEqual(world.errors, []);
}

/** @param {World} world */
async function madeOnThePath(world) {
    const journey = await world.journey('file',
        { addresses: ['mcu8.example.test'] });
    const { hand } = journey;
    await journey.before();
    await journey.key();
    await journey.request();
    await journey.sign();
    await goTo(journey, '#/authority/overview');
    await hand.see(en.authority.save.neverSaved);
    await hand.see(en.authority.overview.lead({ n: 1 }));
    const files = await save(journey);
    await hand.type('#authority-test', journey.plan.authorityPassphrase);
    await hand.press('#authority-test-try');
    await hand.see(en.authority.test.good);
    const [line] = read(files, 'index.txt').trim().split('\n');
    assert.match(read(files, 'devices/mcu8.example.test/MCU.key'),
        /DEK-Info/);
    assert.match(read(files, 'ca.key'), /BEGIN ENCRYPTED PRIVATE KEY/);
    /* Unasked, as in “My authority”: limited to the device's own domain. */
    const { out } = await openssl(
        ['x509', '-noout', '-ext', 'nameConstraints'], read(files, 'ca.cer'));
    assert.match(out, /critical\s+Permitted:\s+DNS:example\.test\s+Excluded/);
    await opensslGoesOn(files, line.split('\t')[3],
        journey.plan.authorityPassphrase);
    /* The path goes on with the folder. */
    await goTo(journey, '#/device/signed-by');
    await hand.press(text.again);
    assert.ok(await hand.find('text', '#sign-folder-device'));
    assert.deepEqual(world.errors, []);
}

/** @param {Journey} journey @returns {Promise<boolean>} leaving asks */
const asks = ({ page }) => page.evaluate(() =>
    !dispatchEvent(new Event('beforeunload', { cancelable: true })));

/**
 * Files that lie nowhere but in the page, one person after the other.
 *
 * @param {World} world
 */
async function twoPeople(world) {
    const journey = await world.journey('file');
    const { hand, session } = journey;
    const { people } = en.authority;
    await makeAuthority(journey);
    await save(journey);
    await hand.press(en.keep.there);
    await goTo(journey, '#/authority/people');
    for (const name of ['Ann', 'Bob']) {
        await hand.type('#people-name', name);
        await hand.type('#people-passphrase', `For ${name} alone`);
        await hand.type('#people-passphrase-again', `For ${name} alone`);
        await hand.press('#people-make');
        await hand.see(people.done({ name }));
    }
    await save(journey);
    await hand.press(en.keep.there);
    assert.ok(await asks(journey), 'the folder holds no .p12');
    for (const name of ['Ann', 'Bob']) {
        await hand.press(en.chip.saveLabel({ name: `${name}.p12` }));
        const { ok, err } = await openssl(['pkcs12', '-passin', 'fd:3',
            '-nokeys'], await session.download(`${name}.p12`),
        `For ${name} alone`);
        assert.ok(ok, err);
        assert.ok(await asks(journey), `${name}.p12 is in nobody’s hands`);
        await hand.press(en.keep.there);
    }
    assert.equal(await asks(journey), false);
    assert.deepEqual(world.errors, []);
}

for (const kind of KINDS) {
    describe(`${kind}: one device and the authority’s folder`, () => {
        const world = new World(kind, { whole: true });
        const { once } = world;
        before(() => world.begin());
        after(() => world.end());
        once('what the open authority signs is in its folder, as if it had ' +
            'been signed there', 
        () => signedThere(world));
        once('an authority made on the path is one like any other',
            () => madeOnThePath(world));
        test('a person’s file is lost when the page is left, or with the ' +
            'next person', () => twoPeople(world));
    });
}
