/*
 * The page as such: reached by its addresses and with keys alone; careful
 * with what is typed and with secrets.
 *
 * Does not: walk the whole job (journeys.js).
 */

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, it } from 'node:test';
import { borrow } from '../lib/browsers.js';
import { en } from '../lib/words.js';
import { Hand } from '../lib/hand.js';
import { until } from '../lib/patience.js';
import { openssl } from '../appliance/openssl.js';
import { PAGE } from '../lib/serve.js';
import { fileUrl, goTo, makeAll, makeKey, SECRET } from './page-steps.js';

/** @typedef {import('../lib/browsers.js').Session} Session */
/** @typedef {import('./world.js').World} World */
/** @typedef {import('puppeteer-core').Page} Page */

const text = en.device;

/** @param {World} world */
export function testPage(world) {
    testReach(world);
    testKeys(world);
    testCare(world);
    testChanged(world);
}

/** @param {World} world */
function testReach(world) {
    it('a link to a step opens it, and Back returns', async () => {
        const page = await world.page();
        await page.goto(`${fileUrl(world)}#/device/request`);
        const hand = new Hand(page);
        await hand.see(text.request.title);
        hand.within = 'nav.path';
        await hand.press(new RegExp(text.key.short));
        hand.within = '';
        await hand.see(text.key.title);
        await page.goBack();
        await hand.see(text.request.title);
        assert.match(await page.title(), /request/i);
    });
}

/** The page waits a while before it says so: others run meanwhile. */
function testChanged(/** @type {World} */ { kind }) {
    /** @type {Session} */ let session;
    /** @type {Page} */ let page;
    before(async () => {
        session = await borrow(kind);
        const html = await readFile(PAGE, 'utf8');
        const file = join(session.folder, 'changed.html');
        const at = html.lastIndexOf('</script>');
        await writeFile(file, `${html.slice(0, at)};${html.slice(at)}`);
        page = await session.page();
        await page.goto(pathToFileURL(file).href);
    });
    after(() => session?.close());

    it('a changed script does not run, and the page says so', async () => {
        await new Hand(page).see('It should have started by now');
        assert.equal(await page.evaluate(() => 'mcuCertify' in globalThis),
            false);
    });
}

/**
 * Presses Tab until the element has the focus; the focus must be seen at
 * every stop.
 *
 * @param {Page} page
 * @param {string} selector
 */
async function tabTo(page, selector) {
    for (let stops = 0; stops < 60; stops++) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate((wanted) => {
            const el = document.activeElement;
            if (!el || el === document.body) {
                return { there: false, seen: true, name: 'body' };
            }
            // A choice's ring goes round its whole line.
            const ring = [getComputedStyle(el), el.nextElementSibling &&
                getComputedStyle(el.nextElementSibling, '::after')]
                .some((style) => style && style.content !== 'none' &&
                    style.outlineStyle !== 'none');
            const { width, height } = el.getBoundingClientRect();
            return {
                there: el.matches(wanted),
                seen: ring && width > 0 && height > 0,
                name: el.id || el.outerHTML.slice(0, 80),
            };
        }, selector);
        assert.ok(at.seen, `the focus cannot be seen on ${at.name}`);
        if (at.there) {
            return;
        }
    }
    assert.fail(`Tab does not reach ${selector}`);
}

/** @param {World} world */
function testKeys(world) {
    const { once } = world;
    it('the focus can be seen wherever Tab leads', async () => {
        const page = await world.page();
        await page.goto(fileUrl(world));
        const hand = new Hand(page);
        await hand.see(text.start.title);
        await tabTo(page, '#start-next');
        await goTo(page, '#/device/key');
        await hand.see(text.key.title);
        await tabTo(page, '#key-make');
        await goTo(page, '#/device/signed-by');
        await hand.see(text.sign.title);
        await tabTo(page, 'a.primary');
    });

    once('a new step and a list of faults take the focus', async () => {
        const page = await world.page();
        await page.goto(fileUrl(world));
        const hand = new Hand(page);
        const focused = () => page.evaluate(() =>
            document.activeElement?.className +
            (document.activeElement?.textContent ?? ''));
        await hand.press(text.start.next);
        await until(async () => /problems/.test(await focused()),
            'the list of faults has not the focus');
        await hand.press(text.start.noAddress);
        assert.equal(await page.evaluate(() => document.activeElement?.id),
            'start-addresses');
        await page.keyboard.type('mcu1.example.test');
        await hand.press(text.start.next);
        await hand.see(text.key.title);
        await until(async () => (await focused()).includes(text.key.title),
            'the new step has not the focus');
    });
}

/** @param {World} world */
function testCare(world) {
    const { once } = world;
    once('what was typed is there again when one comes back', async () => {
        const page = await world.page();
        await page.goto(fileUrl(world));
        const hand = new Hand(page);
        await hand.type(text.start.addresses, 'mcu1.example.test');
        await goTo(page, '#/device/key');
        await hand.type(en.secret.label, SECRET);
        await goTo(page, '#/device/request');
        await hand.type(/^Organisation/, 'Example Ltd');
        await goTo(page, '#/help');
        await goTo(page, '#/device/key');
        assert.equal(await hand.read(en.secret.label), SECRET);
        await hand.press(text.key.make); // the second one is missing
        await hand.see(en.secret.differ);
        assert.equal(await hand.read(en.secret.label), SECRET);
        await goTo(page, '#/device/request');
        assert.equal(await hand.read(/^Organisation/), 'Example Ltd');
        await goTo(page, '#/device/before-you-start');
        assert.equal(await hand.read(text.start.addresses),
            'mcu1.example.test');
    });

    once('no secret is in the address, the title, a store, the document',
        async () => {
            const page = await world.page();
            await page.goto(fileUrl(world));
            await makeAll(new Hand(page));
            const seen = await page.evaluate(async () => ({
                html: document.documentElement.outerHTML,
                fields: [...document.querySelectorAll('input, textarea')]
                    .map((el) =>
                        /** @type {HTMLInputElement} */ (el).value).join(),
                named: [...document.querySelectorAll('[data-secret]')]
                    .filter((el) => el.hasAttribute('name') ||
                        el.closest('form')).length,
                address: location.href + document.title + document.cookie,
                stores: localStorage.length + sessionStorage.length,
                bases: (await indexedDB.databases?.() ?? []).length,
            }));
            for (const part of [seen.html, seen.fields, seen.address]) {
                assert.ok(!part.includes(SECRET));
            }
            assert.equal(seen.named + seen.stores + seen.bases, 0);
        });

    it('says on plain http that Chromium holds what it saves', async () => {
        const { urls } = /** @type {NonNullable<World['site']>} */ (
            world.site);
        for (const [url, held] of /** @type {[string, boolean][]} */ ([
            [urls.file, false],
            [urls.http, world.kind === 'chromium'],
        ])) {
            const page = await world.page();
            await page.goto(url);
            const hand = new Hand(page);
            await makeKey(hand);
            await goTo(page, '#/device/files');
            await hand.see(text.files.title);
            assert.equal((await hand.words()).includes(
                text.files.held.slice(0, 40)), held, url);
        }
    });

    once('copying a key does not count as saving it', async () => {
        const page = await world.page();
        await page.goto(fileUrl(world));
        const hand = new Hand(page);
        await makeKey(hand);
        hand.within = '.chip';
        await hand.press(en.copy.copy);
        await hand.see(en.copy.done);
        hand.within = '';
        await hand.see(en.app.unsaved({ names: 'MCU.key' }));
    });

    once('a renamed file is saved under its new name', async () => {
        const page = await world.page();
        await page.goto(fileUrl(world));
        const hand = new Hand(page);
        await makeKey(hand);
        await goTo(page, '#/device/files');
        await hand.press(/Show or rename/);
        await hand.type(text.files.rename, 'lobby.key');
        await hand.press(en.chip.saveLabel({ name: 'lobby.key' }));
        const saved = await world.session?.download('lobby.key');
        assert.match(String(saved), /BEGIN RSA PRIVATE KEY/);
    });

    once('Cancel ends slow work at once and leaves all as it was', async () => {
        // Opening this key takes five million rounds, many seconds.
        const { out } = await openssl(['genpkey', '-algorithm', 'EC',
            '-pkeyopt', 'ec_paramgen_curve:P-256']);
        const slow = await openssl(['pkcs8', '-topk8', '-iter', '5000000',
            '-passout', `pass:${SECRET}`], out);
        const session = /** @type {NonNullable<World['session']>} */ (
            world.session);
        const file = join(session.folder, 'slow.key');
        await writeFile(file, slow.out);
        const page = await world.page();
        await page.goto(`${fileUrl(world)}#/device/key`);
        const hand = new Hand(page);
        await hand.tick(text.key.way.open);
        await hand.give(text.key.openLabel, file);
        await hand.type(text.key.openPassphrase, SECRET);
        await hand.press(text.key.openButton);
        await hand.press(en.task.cancel);
        await until(async () => !await hand.has('press', en.task.cancel),
            'still at it');
        assert.equal(await hand.read(text.key.openPassphrase), SECRET);
        assert.ok(!await hand.has('press', text.key.next));
    });
}
