/*
 * The page as such: reached by everyone, with keys alone, on a narrow
 * screen, in both colours; careful with what is typed and with secrets.
 *
 * Does not: walk the whole job (journeys.js).
 */

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { it } from 'node:test';
import { en } from '../../web/text/en.js';
import { Hand, pause } from '../lib/hand.js';
import { openssl } from '../appliance/openssl.js';
import { PAGE } from '../lib/serve.js';

/** @typedef {import('./world.js').World} World */
/** @typedef {import('puppeteer-core').Page} Page */

const text = en.device;
const SECRET = 'tidal-Quartz-93-plum';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** @param {World} world */
function fileUrl(world) {
    return /** @type {NonNullable<World['site']>} */ (world.site).urls.file;
}

/** @param {Page} page @param {string} hash */
async function goTo(page, hash) {
    await page.evaluate((to) => {
        location.hash = to;
    }, hash);
    await pause(150);
}

/** Addresses of every place and step, read off the page's own links. */
async function everywhere(/** @type {Page} */ page) {
    return page.evaluate(() => [...new Set(
        [...document.querySelectorAll('.places a, .path ol a')]
            .map((link) => link.getAttribute('href') ?? ''))]);
}

/** Types addresses and makes a key, as every longer test needs it. */
async function makeKey(/** @type {Hand} */ hand) {
    await hand.type(text.start.addresses, 'mcu1.example.test\n10.1.2.3');
    await hand.press(text.start.next);
    await hand.see(text.key.title);
    await hand.type(en.secret.label, SECRET);
    await hand.type(en.secret.again, SECRET);
    await hand.press(text.key.make);
    await hand.find('press', text.key.next, 60000);
}

/** All of the first half: key, request, authority, certificate. */
async function makeAll(/** @type {Hand} */ hand) {
    await makeKey(hand);
    await hand.press(text.key.next);
    await hand.press(text.request.make);
    await hand.press(text.request.next);
    await hand.type(text.sign.caPassphrase, SECRET);
    await hand.type(en.secret.again, SECRET);
    await hand.press(text.sign.makeAndSign);
    await hand.find('press', text.sign.next, 60000);
}

/**
 * What axe-core finds on what can be seen now.
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
async function axeFindings(page) {
    return page.evaluate(async () => {
        const { axe } = /** @type {any} */ (globalThis);
        const { violations } = await axe.run(document, {
            resultTypes: ['violations'],
        });
        return violations.map((/** @type {any} */ v) =>
            `${v.id}: ${v.nodes.map((/** @type {any} */ n) =>
                `${n.target} ${n.any[0]?.message ?? ''}`).join('; ')}`);
    });
}

/** @param {World} world */
export function testPage(world) {
    testReach(world);
    testKeys(world);
    testCare(world);
    testBadInput(world);
}

/** @param {World} world */
function testReach(world) {
    // What axe sees hardly differs between browsers; its time does not pay
    // twice.
    const views = /** @type {[number, boolean][]} */ (
        world.kind === 'chromium'
            ? [[1280, false], [360, true]]
            : [[360, true]]);
    for (const [width, dark] of views) {
        const colours = dark ? 'dark' : 'light';
        it(`axe finds nothing, ${width} px, ${colours}`, async () => {
            const page = await world.page();
            await page.setViewport({ width, height: 900 });
            await page.goto(fileUrl(world));
            const hand = new Hand(page);
            const toggle = dark ? en.app.toDark : en.app.toLight;
            if (await hand.has('press', toggle)) {
                await hand.press(toggle);
                await pause(300); // colours pass into one another
            }
            await page.evaluate(await readFile(axeFile, 'utf8'));
            const found = /** @type {string[]} */ ([]);
            const look = async (/** @type {string} */ when) => {
                for (const hash of await everywhere(page)) {
                    await goTo(page, hash);
                    await page.evaluate(() => {
                        for (const el of document.querySelectorAll(
                            'details')) {
                            el.open = true;
                        }
                    });
                    found.push(...(await axeFindings(page)).map((line) =>
                        `${hash} ${when}: ${line}`));
                }
            };
            if (!dark) {
                await look('empty');
            }
            await goTo(page, '#/device/before-you-start');
            await makeAll(hand);
            await look('full');
            assert.deepEqual(found, []);
        });
    }

    it('nothing is wider than a screen of 360 px', async () => {
        const page = await world.page();
        await page.setViewport({ width: 360, height: 740 });
        await page.goto(fileUrl(world));
        await makeAll(new Hand(page));
        const wide = [];
        for (const hash of await everywhere(page)) {
            await goTo(page, hash);
            await page.evaluate(() => {
                for (const el of document.querySelectorAll('details')) {
                    el.open = true;
                }
            });
            const width = await page.evaluate(() =>
                document.documentElement.scrollWidth);
            if (width > 360) {
                wide.push(`${hash}: ${width} px`);
            }
        }
        assert.deepEqual(wide, []);
    });

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

    it('a changed script does not run, and the page says so', async () => {
        const session = /** @type {NonNullable<World['session']>} */ (
            world.session);
        const html = await readFile(PAGE, 'utf8');
        const file = join(session.folder, 'changed.html');
        const at = html.lastIndexOf('</script>');
        await writeFile(file, `${html.slice(0, at)};${html.slice(at)}`);
        const page = await session.page();
        await page.goto(pathToFileURL(file).href);
        await new Hand(page).see('MCU Certify did not start');
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
            const ring = [el, el.closest('label')].some((candidate) =>
                candidate &&
                getComputedStyle(candidate).outlineStyle !== 'none');
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
    it('key, request and certificate are made with keys alone', async () => {
        const page = await world.page();
        await page.goto(fileUrl(world));
        const hand = new Hand(page);
        const { keyboard } = page;
        await tabTo(page, '#start-family-mcu-4200');
        await keyboard.press('ArrowDown');
        await tabTo(page, '#start-addresses');
        await keyboard.type('mcu1.example.test');
        await tabTo(page, '#start-tick-feature');
        await keyboard.press(' ');
        await tabTo(page, '#start-next');
        await keyboard.press('Enter');
        await hand.see(text.key.title);
        await tabTo(page, '#key-passphrase');
        await keyboard.type(SECRET);
        await tabTo(page, '#key-passphrase-again');
        await keyboard.type(SECRET);
        await tabTo(page, '#key-make');
        await keyboard.press('Enter');
        await hand.find('press', text.key.next, 60000);
        await tabTo(page, 'a.primary');
        await keyboard.press('Enter');
        await hand.see(text.request.title);
        await tabTo(page, '#request-make');
        await keyboard.press('Enter');
        await hand.find('press', text.request.next);
        await tabTo(page, 'a.primary');
        await keyboard.press('Enter');
        await hand.see(text.sign.title);
        await tabTo(page, '#sign-ca-passphrase');
        await keyboard.type(SECRET);
        await tabTo(page, '#sign-ca-passphrase-again');
        await keyboard.type(SECRET);
        await tabTo(page, '#sign-act');
        await keyboard.press('Enter');
        await hand.find('press', text.sign.next, 60000);
    });

    it('a new step and a list of faults take the focus', async () => {
        const page = await world.page();
        await page.goto(fileUrl(world));
        const hand = new Hand(page);
        const focused = () => page.evaluate(() =>
            document.activeElement?.className +
            (document.activeElement?.textContent ?? ''));
        await hand.press(text.start.next);
        await pause(200);
        assert.match(await focused(), /problems/);
        await hand.press(text.start.noAddress);
        assert.equal(await page.evaluate(() => document.activeElement?.id),
            'start-addresses');
        await page.keyboard.type('mcu1.example.test');
        await hand.press(text.start.next);
        await hand.see(text.key.title);
        await pause(100);
        assert.ok((await focused()).includes(text.key.title));
    });
}

/** @param {World} world */
function testCare(world) {
    it('what was typed is there again when one comes back', async () => {
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

    it('no secret is in the address, the title, a store, the document',
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

    it('an unsaved key holds the page; a saved one lets it go', async () => {
        const page = await world.page();
        await page.goto(fileUrl(world));
        const hand = new Hand(page);
        const held = () => page.evaluate(() => {
            const leaving = new Event('beforeunload', { cancelable: true });
            return !dispatchEvent(leaving);
        });
        assert.equal(await held(), false);
        await makeKey(hand);
        assert.equal(await held(), true);
        await hand.see(en.app.unsaved('MCU.key'));
        await hand.press(en.chip.saveLabel('MCU.key'));
        await world.session?.download('MCU.key');
        assert.equal(await held(), false);
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

    it('copying a key does not count as saving it', async () => {
        const page = await world.page();
        await page.goto(fileUrl(world));
        const hand = new Hand(page);
        await makeKey(hand);
        hand.within = '.chip';
        await hand.press(en.copy.copy);
        await hand.see(en.copy.done);
        hand.within = '';
        await hand.see(en.app.unsaved('MCU.key'));
    });

    it('a renamed file is saved under its new name', async () => {
        const page = await world.page();
        await page.goto(fileUrl(world));
        const hand = new Hand(page);
        await makeKey(hand);
        await goTo(page, '#/device/files');
        await hand.press(/Show or rename/);
        await hand.type(text.files.rename, 'lobby.key');
        await hand.press(en.chip.saveLabel('lobby.key'));
        const saved = await world.session?.download('lobby.key');
        assert.match(String(saved), /BEGIN RSA PRIVATE KEY/);
    });

    it('Cancel ends slow work at once and leaves all as it was', async () => {
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
        await hand.tick(text.key.wayOpen);
        await hand.give(text.key.openLabel, file);
        await hand.type(text.key.openPassphrase, SECRET);
        await hand.press(text.key.openButton);
        await hand.press(en.task.cancel);
        const start = Date.now();
        while (await hand.has('press', en.task.cancel)) {
            assert.ok(Date.now() - start < 1000, 'still at it');
        }
        assert.equal(await hand.read(text.key.openPassphrase), SECRET);
        assert.ok(!await hand.has('press', text.key.next));
    });
}

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
function testBadInput(world) {
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
