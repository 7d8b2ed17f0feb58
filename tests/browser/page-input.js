/*
 * Limits of fields: what lies beyond them is named beside its field and in
 * the summary. More bad input: faults.js.
 */

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { en } from '../lib/words.js';
import { openssl } from '../appliance/openssl.js';
import { Hand } from '../lib/hand.js';
import { fileUrl, makeKey } from './page-steps.js';

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
    const { once } = world;
    once('a passphrase must be there, twice, in plain letters', async () => {
        const page = await world.page();
        await page.goto(`${fileUrl(world)}#/device/key`);
        const hand = new Hand(page);
        for (const [first, second, field, words] of [
            ['', '', 'key-passphrase', en.secret.missing],
            ['abc', 'abc', 'key-passphrase', en.secret.short({ n: 4 })],
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

    once('the subject keeps to its limits', async () => {
        const page = await world.page();
        await page.goto(fileUrl(world));
        const hand = new Hand(page);
        await makeKey(hand);
        await hand.press(text.key.next);
        for (const [label, value, field, words] of [
            [/^Country/, 'DEU', 'request-C', text.request.countryBad],
            [/^Country/, '1A', 'request-C', text.request.countryBad],
            [/^Organisation/, 'x'.repeat(65), 'request-O',
                text.request.tooLong({
                    label: text.request.fields.O, limit: 64,
                })],
            [text.request.cn, 'x'.repeat(65), 'request-CN',
                text.request.tooLong({ label: text.request.cn, limit: 64 })],
        ]) {
            const name = /** @type {string | RegExp} */ (label);
            const before = await hand.read(name);
            await hand.type(name, String(value));
            await hand.press(text.request.make);
            await seeFault(page, String(field), String(words));
            await hand.type(name, before);
        }
    });

    it('a file that was mended on disk can be chosen once more', async () => {
        const session = /** @type {NonNullable<World['session']>} */ (
            world.session);
        const file = join(session.folder, 'mended.key');
        const page = await world.page();
        await page.goto(`${fileUrl(world)}#/device/key`);
        const hand = new Hand(page);
        await hand.tick(text.key.way.open);
        const field = await hand.find('file', text.key.openLabel);
        const choose = async () => {
            const [dialog] = await Promise.all([
                page.waitForFileChooser(), field.click()]);
            await dialog.accept([file]);
        };
        await writeFile(file, 'no key at all');
        await choose();
        await hand.press(text.key.openButton);
        await hand.see(en.problems.title({ n: 1 }));
        await writeFile(file, (await openssl(['genpkey', '-algorithm',
            'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'])).out);
        await choose();
        await hand.press(text.key.openButton);
        await hand.find('press', text.key.next);
    });
}
