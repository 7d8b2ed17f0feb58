/*
 * The page for everybody: the keyboard alone is enough; an unsaved key is not
 * lost without a question.
 */

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { en } from '../lib/words.js';

/** @typedef {import('./world.js').World} World */
/** @typedef {import('puppeteer-core').Page} Page */

const text = en.device;

/**
 * Presses Tab until the thing with the focus has this name.
 *
 * @param {Page} page
 * @param {RegExp} name
 * @param {string} [type]  'button' where a radio button has the same name
 */
export async function tabTo(page, name, type = '') {
    for (let presses = 0; presses < 120; presses += 1) {
        await page.keyboard.press('Tab');
        const focused = await page.evaluate(() => {
            const element = /** @type {HTMLInputElement} */ (
                document.activeElement);
            const words = element.getAttribute('aria-label') ??
                (element.labels?.length ?
                    Array.from(element.labels, l => l.textContent).join(' ') :
                    element.textContent);
            const style = getComputedStyle(element);
            return {
                name: (words ?? '').replace(/\s+/g, ' ').trim(),
                type: element.type ?? '',
                ring: style.outlineStyle !== 'none' ||
                    style.boxShadow !== 'none'
            };
        });
        if (name.test(focused.name) && focused.type.startsWith(type)) {
            assert.ok(focused.ring, `the focus on ${name} can be seen`);
            return;
        }
    }
    throw new Error(`Tab never comes to ${name}`);
}

/** Names as a pattern from their beginning. */
function named(/** @type {string} */ words) {
    return new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}

/** @param {World} world */
function testKeyboard(world) {
    test('the keyboard alone makes key, request, authority and certificate',
        async () => {
            const journey = await world.journey('file');
            const { hand, page, session } = journey;
            const { keyboard } = page;
            await page.bringToFront();
            await tabTo(page, named(text.start.addresses));
            await keyboard.type('mcu1.example.test');
            await tabTo(page, named(text.start.next));
            await keyboard.press('Enter');
            await hand.see(text.key.title);
            await tabTo(page, /^Passphrase$/);
            await keyboard.type('Correct horse 1');
            await tabTo(page, named(en.secret.again));
            await keyboard.type('Correct horse 1');
            await tabTo(page, named(text.key.make));
            await keyboard.press('Enter');
            await hand.find('press', text.key.next);
            await tabTo(page, named(text.key.next));
            await keyboard.press('Enter');
            await hand.see(text.request.title);
            await tabTo(page, named(text.request.make), 'button');
            await keyboard.press('Enter');
            await hand.see(text.sign.title);
            await tabTo(page, named(en.authority.start.passphrase));
            await keyboard.type('Battery staple 2');
            await tabTo(page, named(en.secret.again));
            await keyboard.type('Battery staple 2');
            await tabTo(page, named(text.sign.makeAndSign));
            await keyboard.press(' ');
            await hand.see(text.files.title);
            await tabTo(page, named(en.chip.saveLabel({ name: 'MCU.key' })));
            await keyboard.press('Enter');
            const key = await session.download('MCU.key');
            assert.match(key.toString(), /BEGIN RSA PRIVATE KEY/);
        });
}

/**
 * Leaves the page, and tells whether the browser asked first.
 *
 * @param {World} world
 * @param {Page} page
 */
async function asksBeforeLeaving(world, page) {
    /** @type {Promise<boolean>} */
    const asked = new Promise(done => {
        page.once('dialog', dialog => {
            void dialog.dismiss().catch(() => {});
            done(dialog.type() === 'beforeunload');
        });
    });
    await page.bringToFront();
    return Promise.race([asked,
        page.goto('about:blank').then(() => false, () => asked)]);
}

/** @param {World} world */
function testLeaving(world) {
    test('the page asks before an unsaved key is lost, and only then',
        async () => {
            const journey = await world.journey('file');
            await journey.before();
            await journey.key();
            assert.equal(await asksBeforeLeaving(world, journey.page), true,
                'unsaved');
            await journey.hand.see('MCU.key');
            await journey.hand.press(en.chip.saveLabel({ name: 'MCU.key' }));
            await journey.session.download('MCU.key');
            assert.equal(await asksBeforeLeaving(world, journey.page), true,
                'handed to the browser, which does not say that it arrived');
            await journey.hand.press(en.keep.there);
            assert.equal(await asksBeforeLeaving(world, journey.page), false,
                'said to be there');
        });
}

/**
 * @param {World} world
 */
export function testAccess(world) {
    testKeyboard(world);
    testLeaving(world);
}
