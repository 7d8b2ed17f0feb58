/*
 * The four ways in which the article, followed word for word today, fails:
 * each shown to fail, and each shown not to happen here.
 */

import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { openKey } from '../appliance/openssl.js';
import { followArticle, PASSPHRASE, sameSerial } from './article.js';
import { visit } from './trust.js';
import { byTurns } from '../lib/turns.js';
import { until } from '../lib/patience.js';

/** @typedef {import('./world.js').World} World */

const NAMES = ['mcu1.example.test', 'mcu2.example.test'];
const DAY_MS = 86400000;

/** What a device's page is called when it opens. */
const TITLE = 'MCU 4200 Series: Login';

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
    /* Those of a further device are called after it. */
    await journey.files([`${NAMES[1]}.key`, `${NAMES[1]}.cer`, 'CA.cer']);
    made.push(new Map(journey.saved));
    return made.map((files, i) => ({
        key: String(files.get(i === 0 ? 'MCU.key' : `${NAMES[i]}.key`)),
        certificate: String(
            files.get(i === 0 ? 'MCU.cer' : `${NAMES[i]}.cer`)),
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
    await until(() => unit.state.restarts > 0, 'the unit did not restart');
    return unit;
}

/**
 * Devices with the page's pairs, with the article's, and with pairs that are
 * right but for their serial numbers, all opened in one browser that trusts
 * all three authorities.
 *
 * @param {World} world
 * @param {Awaited<ReturnType<typeof makeTwo>>} ours
 * @param {Awaited<ReturnType<typeof followArticle>>} theirs
 */
async function openAll(world, ours, theirs) {
    const same = await sameSerial(NAMES);
    const urls = [];
    const all = [[theirs.devices, PASSPHRASE], [same.devices, ''],
        [ours, 'Correct horse 1']];
    for (const [pairs, passphrase] of all) {
        for (const [index, pair] of /** @type {any[]} */ (pairs).entries()) {
            const unit = await serving(world, NAMES[index], pair,
                String(passphrase));
            urls.push(`${unit.httpsUrl}/login.html`);
        }
    }
    const [article, ...others] = await visit(world.kind,
        { roots: [theirs.root, same.root, ours[0].root] }, urls);
    return { article, same: others.slice(0, 2), ours: others.slice(2) };
}

/** Days until the end. */
function daysLeft(/** @type {string} */ pem) {
    return (Date.parse(new X509Certificate(pem).validTo) - Date.now()) /
        DAY_MS;
}

/**
 * @param {World} world
 */
export function testArticle(world) {
    /* Only Firefox minds a serial number that is used twice. */
    byTurns(world.kind, 'firefox')(
        'where the article’s key, names, days and serial numbers fail ' +
        'today, the page’s do not', async t => {
        const [ours, theirs] = await Promise.all([
            makeTwo(world), followArticle([NAMES[0]])]);
        const seen = await openAll(world, ours, theirs);
        await t.test('the key has the form of the article’s year', () => {
            assert.match(theirs.devices[0].key,
                /^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
            for (const { key } of ours) {
                assert.match(key, /^-----BEGIN RSA PRIVATE KEY-----\n/);
                assert.match(key, /\nDEK-Info: DES-EDE3-CBC,[0-9A-F]{16}\n/);
            }
        });
        await t.test('it is valid for more than 30 days', () => {
            assert.ok(daysLeft(theirs.devices[0].certificate) < 31);
            for (const { certificate } of ours) {
                assert.ok(daysLeft(certificate) > 800);
            }
        });
        await t.test('the address in it is one that browsers read', () => {
            assert.match(seen.article,
                /ERR_CERT_COMMON_NAME_INVALID|SSL_ERROR_BAD_CERT_DOMAIN/);
            assert.equal(seen.ours[0], TITLE);
        });
        await t.test('two devices of one authority open in one browser',
            () => checkSerials(world, ours, seen));
    });
}

/**
 * @param {World} world
 * @param {Awaited<ReturnType<typeof makeTwo>>} ours
 * @param {Awaited<ReturnType<typeof openAll>>} seen
 */
function checkSerials(world, ours, seen) {
    assert.equal(ours[0].root, ours[1].root);
    const serials = ours.map(({ certificate }) =>
        new X509Certificate(certificate).serialNumber);
    assert.notEqual(serials[0], serials[1]);
    for (const serial of serials) {
        assert.ok(serial.length >= 16, 'at least 64 bits');
    }
    assert.deepEqual(seen.ours, [TITLE, TITLE]);
    /* Chromium does not mind a number used twice. */
    assert.deepEqual(seen.same, [TITLE, world.kind === 'firefox' ?
        'refused: SEC_ERROR_REUSED_ISSUER_AND_SERIAL' : TITLE]);
}
