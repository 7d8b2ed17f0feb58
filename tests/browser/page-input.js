/*
 * Bad input: each is named beside its field and in the summary, nothing
 * typed is lost, and nothing is made.
 */

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { en } from '../../web/text/en.js';
import { Hand, pause } from '../lib/hand.js';
import { openssl } from '../appliance/openssl.js';
import { fileUrl, goTo, makeKey, SECRET } from './page-steps.js';

/** @typedef {import('./world.js').World} World */
/** @typedef {import('puppeteer-core').Page} Page */

const text = en.device;

/**
 * Waits for a fault: in the summary, beside its field, tied to it.
 *
 * @param {Page} page
 * @param {string} field
 * @param {string} words
 */
async function seeFault(page, field, words) {
    const hand = new Hand(page);
    await hand.see(words);
    const tied = await page.evaluate((id) => {
        const el = document.getElementById(id);
        const ids = (el?.getAttribute('aria-describedby') ?? '').split(' ');
        return {
            invalid: el?.getAttribute('aria-invalid'),
            said: ids.map((other) =>
                document.getElementById(other)?.textContent).join(' '),
            summary: document.querySelector('.problems')?.textContent ?? '',
        };
    }, field);
    assert.equal(tied.invalid, 'true', `${field} is not marked`);
    assert.ok(tied.said.includes(words), `${field} is not told: ${words}`);
    assert.ok(tied.summary.includes(words), 'the summary lacks it');
}

/** @param {World} world */
export function testBadInput(world) {
    it('wrong addresses are named, and nothing goes on', async () => {
        const page = await world.page();
        await page.goto(fileUrl(world));
        const hand = new Hand(page);
        for (const [typed, words] of [
            ['10.1.2', text.start.badAddress('10.1.2')],
            ['ok.test\nno_good', text.start.badAddress('no_good')],
            ['*.example.test', text.start.wildcardAddress('*.example.test')],
            ['', text.start.noAddress],
        ]) {
            await hand.type(text.start.addresses, typed);
            await hand.press(text.start.next);
            await seeFault(page, 'start-addresses', words);
            assert.equal(await hand.read(text.start.addresses), typed);
        }
    });

    it('a passphrase must be there, twice, in plain letters', async () => {
        const page = await world.page();
        await page.goto(`${fileUrl(world)}#/device/key`);
        const hand = new Hand(page);
        for (const [first, second, field, words] of [
            ['', '', 'key-passphrase', en.secret.missing],
            ['abc', 'abc', 'key-passphrase', en.secret.short(4)],
            ['geheim-ü', 'geheim-ü', 'key-passphrase', en.secret.notAscii],
            ['long enough', 'long enouhg', 'key-passphrase-again',
                en.secret.differ],
        ]) {
            await hand.type(en.secret.label, first);
            await hand.type(en.secret.again, second);
            await hand.press(text.key.make);
            await seeFault(page, field, words);
        }
        assert.ok(!await hand.has('press', text.key.next));
    });

    it('the subject keeps to its limits', async () => {
        const page = await world.page();
        await page.goto(fileUrl(world));
        const hand = new Hand(page);
        await makeKey(hand);
        await hand.press(text.key.next);
        for (const [label, value, field, words] of [
            [/^Country/, 'DEU', 'request-C', text.request.countryBad],
            [/^Country/, '1A', 'request-C', text.request.countryBad],
            [/^Organisation/, 'x'.repeat(65), 'request-O',
                text.request.tooLong(text.request.fields.O, 64)],
            [text.request.cn, 'x'.repeat(65), 'request-CN',
                text.request.tooLong(text.request.cn, 64)],
        ]) {
            const name = /** @type {string | RegExp} */ (label);
            const before = await hand.read(name);
            await hand.type(name, String(value));
            await hand.press(text.request.make);
            await seeFault(page, String(field), String(words));
            await hand.type(name, before);
        }
    });

    it('the authority may not be called as the device', async () => {
        const page = await world.page();
        await page.goto(fileUrl(world));
        const hand = new Hand(page);
        await makeKey(hand);
        await hand.press(text.key.next);
        await hand.press(text.request.make);
        await hand.press(text.request.next);
        await hand.type(text.sign.caName, 'MCU1.example.test');
        await hand.type(text.sign.caPassphrase, SECRET);
        await hand.type(en.secret.again, SECRET);
        await hand.press(text.sign.makeAndSign);
        await seeFault(page, 'sign-ca-name', text.sign.caNameSame);
        assert.ok(!await hand.has('press', text.sign.next));
    });

    it('files that do not belong are refused by name', async () => {
        const session = /** @type {NonNullable<World['session']>} */ (
            world.session);
        const write = async (/** @type {string} */ name,
            /** @type {string | Buffer} */ contents) => {
            const file = join(session.folder, name);
            await writeFile(file, contents);
            return file;
        };
        const { out } = await openssl(['genrsa', '-traditional', '-aes256',
            '-passout', `pass:${SECRET}`, '2048']);
        const pem = String(out);
        const good = await write('good.key', pem);
        const damaged = await write('damaged.key',
            pem.replace(/^[A-Za-z0-9+/]{64}$/m, ''));
        const other = await openssl(['req', '-x509', '-newkey', 'rsa:2048',
            '-nodes', '-days', '9', '-subj', '/CN=stranger.test',
            '-keyout', '/dev/null', '-out', '-']);
        const certificate = await write('other.cer', other.out);
        const page = await world.page();
        await page.goto(`${fileUrl(world)}#/device/key`);
        const hand = new Hand(page);
        await hand.tick(text.key.wayOpen);
        await hand.press(text.key.openButton);
        await seeFault(page, 'key-open-file', text.key.noFile);
        await hand.give(text.key.openLabel, certificate);
        await hand.press(text.key.openButton);
        await seeFault(page, 'key-open-file', text.key.notKey);
        await hand.give(text.key.openLabel, good);
        await hand.press(text.key.openButton);
        await seeFault(page, 'key-open-passphrase', text.key.needsPassphrase);
        for (const wrong of ['wrong', 'tidal-quartz-93-plum', 'x'.repeat(99)]) {
            await hand.type(text.key.openPassphrase, wrong);
            await hand.press(text.key.openButton);
            await seeFault(page, 'key-open-passphrase', en.errors.PASSPHRASE);
        }
        await hand.type(text.key.openPassphrase, SECRET);
        await hand.give(text.key.openLabel, damaged);
        await hand.press(text.key.openButton);
        await pause(300);
        assert.ok(!await hand.has('press', text.key.next));
        await hand.give(text.key.openLabel, good);
        await hand.press(text.key.openButton);
        await hand.find('press', text.key.next);
        await goTo(page, '#/device/signed-by');
        await hand.tick(new RegExp(`^${text.sign.signers.outside}`));
        await hand.give(text.sign.outsideLabel, certificate);
        await seeFault(page, 'sign-answer',
            text.sign.fitsNothing('stranger.test'));
        assert.ok(!await hand.has('press', text.sign.next));
    });

    it('a source of randomness that fails makes no key', async () => {
        const page = await world.page((fresh) =>
            fresh.evaluateOnNewDocument(() => {
                // Workers are made from blobs: break what they start with.
                const Real = Blob;
                globalThis.Blob = /** @type {any} */ (class extends Real {
                    constructor(/** @type {any[]} */ parts,
                        /** @type {any} */ options) {
                        const breaker = 'crypto.getRandomValues = () => {' +
                            'throw new Error("no randomness"); };';
                        super(/javascript/.test(options?.type ?? '')
                            ? [breaker, ...parts] : parts, options);
                    }
                });
            }));
        await page.goto(`${fileUrl(world)}#/device/key`);
        const hand = new Hand(page);
        await hand.type(en.secret.label, SECRET);
        await hand.type(en.secret.again, SECRET);
        await hand.press(text.key.make);
        await hand.see(/randomness/);
        assert.ok(!await hand.has('press', text.key.next));
        assert.deepEqual(await world.session?.downloaded(), []);
    });
}
