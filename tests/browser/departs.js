/*
 * The four ways in which the article, followed word for word today, fails:
 * each shown to fail, and each shown not to happen here.
 */

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { openKey } from '../appliance/openssl.js';
import { followArticle, PASSPHRASE, sameSerial } from './article.js';
import { visit } from './trust.js';

/** @typedef {import('./world.js').World} World */

const NAMES = ['mcu1.example.test', 'mcu2.example.test'];
const DAY_MS = 86400000;

/**
 * Two devices of one authority, made in the page as one would: the second
 * with the authority that the first one left.
 *
 * @param {World} world
 */
async function makeTwo(world) {
    const made = [];
    const journey = await world.journey('file', { addresses: [NAMES[0]] });
    await journey.before();
    await journey.key();
    await journey.request();
    await journey.sign();
    await journey.files();
    made.push(new Map(journey.saved));
    await journey.nextDevice(NAMES[1]);
    await journey.files(['MCU.key', 'MCU.cer']);
    made.push(new Map(journey.saved));
    return made.map(files => ({
        key: String(files.get('MCU.key')),
        certificate: String(files.get('MCU.cer')),
        root: String(files.get('CA.cer'))
    }));
}

/**
 * A device that already serves a pair.
 *
 * @param {World} world
 * @param {string} name
 * @param {{key: string, certificate: string}} pair
 * @param {string} passphrase
 */
async function serving(world, name, pair, passphrase) {
    const key = await openKey(Buffer.from(pair.key),
        Buffer.from(passphrase));
    assert.ok(key, 'the key opens');
    const unit = await world.unit({ variant: 'traditional-only', name,
        awayMs: 1 });
    unit.state.stored = { certificate: pair.certificate, key, custom: true };
    await unit.simulator.restart();
    for (let i = 0; i < 100 && unit.state.restarts < 1; i += 1) {
        await new Promise(done => setTimeout(done, 20));
    }
    return unit;
}

/**
 * @param {World} world
 */
export function testArticle(world) {
    test('where the article’s key, names, days and serial numbers fail ' +
        'today, the page’s do not', async t => {
        const [ours, theirs] = await Promise.all([
            makeTwo(world), followArticle([NAMES[0]])]);
        await t.test('the key has the form of the article’s year', () => {
            assert.match(theirs.devices[0].key,
                /^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
            for (const { key } of ours) {
                assert.match(key, /^-----BEGIN RSA PRIVATE KEY-----\n/);
                assert.match(key, /\nDEK-Info: DES-EDE3-CBC,[0-9A-F]{16}\n/);
            }
        });
        await t.test('it is valid for more than 30 days', () => {
            const days = (/** @type {string} */ pem) => {
                const certificate = new X509Certificate(pem);
                return (Date.parse(certificate.validTo) - Date.now()) /
                    DAY_MS;
            };
            assert.ok(days(theirs.devices[0].certificate) < 31);
            for (const { certificate } of ours) {
                assert.ok(days(certificate) > 800);
            }
        });
        await t.test('the address in it is one that browsers read',
            () => browsersRead(world, ours, theirs));
        await t.test('two devices of one authority open in one browser',
            () => bothOpen(world, ours));
    });
}

/**
 * @param {World} world
 * @param {Awaited<ReturnType<typeof makeTwo>>} ours
 * @param {Awaited<ReturnType<typeof followArticle>>} theirs
 */
async function browsersRead(world, ours, theirs) {
    const unit = await serving(world, NAMES[0], theirs.devices[0],
        PASSPHRASE);
    const url = `${unit.httpsUrl}/login.html`;
    const [seen] = await visit(world.kind, [theirs.root], [url]);
    assert.match(seen,
        /ERR_CERT_COMMON_NAME_INVALID|SSL_ERROR_BAD_CERT_DOMAIN/);
    const good = await serving(world, NAMES[0], ours[0], 'Correct horse 1');
    const [opened] = await visit(world.kind, [ours[0].root],
        [`${good.httpsUrl}/login.html`]);
    assert.equal(opened, 'MCU 4200 Series: Login');
}

/**
 * @param {World} world
 * @param {Awaited<ReturnType<typeof makeTwo>>} ours
 */
async function bothOpen(world, ours) {
    assert.equal(ours[0].root, ours[1].root);
    const serials = ours.map(({ certificate }) =>
        new X509Certificate(certificate).serialNumber);
    assert.notEqual(serials[0], serials[1]);
    for (const serial of serials) {
        assert.ok(serial.length >= 16, 'at least 64 bits');
    }
    const units = await Promise.all(NAMES.map((name, index) =>
        serving(world, name, ours[index], 'Correct horse 1')));
    const urls = units.map(unit => `${unit.httpsUrl}/login.html`);
    assert.deepEqual(await visit(world.kind, [ours[0].root], urls),
        ['MCU 4200 Series: Login', 'MCU 4200 Series: Login']);
    if (world.kind === 'firefox') {
        const same = await sameSerial(NAMES);
        const bad = await Promise.all(same.devices.map(device =>
            serving(world, device.name, device, '')));
        assert.deepEqual(await visit('firefox', [same.root],
            bad.map(unit => `${unit.httpsUrl}/login.html`)), [
            'MCU 4200 Series: Login',
            'refused: SEC_ERROR_REUSED_ISSUER_AND_SERIAL']);
    }
}

