/*
 * The page for everybody: no axe-core violation on any step, light or dark,
 * wide or narrow; the keyboard alone is enough; an unsaved key is not lost
 * without a question.
 */

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { en } from '../lib/words.js';
import { steps } from './steps.js';
import { until } from '../lib/patience.js';

/** @typedef {import('./world.js').World} World */
/** @typedef {import('puppeteer-core').Page} Page */

const text = en.device;
const require = createRequire(import.meta.url);

/**
 * Brings axe-core into the page.
 *
 * @param {Page} page
 */
export async function loadAxe(page) {
    await page.evaluate(await readFile(
        require.resolve('axe-core/axe.min.js'), 'utf8'));
}

/**
 * What axe-core objects to, a line each.
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export async function objections(page) {
    return page.evaluate(async () => {
        const { axe } = /** @type {any} */ (globalThis);
        /* What is hidden is looked at when its step is shown. */
        const { violations } = await axe.run(
            { exclude: [['main [hidden]']] },
            { resultTypes: ['violations'] });
        return violations.map((/** @type {any} */ v) => `${v.id}: ` +
            v.nodes.map((/** @type {any} */ node) =>
                node.target.join(' ')).join(', '));
    });
}

/**
 * Waits until new colours have faded in: half-way they lack contrast.
 *
 * @param {Page} page
 */
export async function settled(page) {
    await page.evaluate(() => new Promise(done => {
        requestAnimationFrame(() => requestAnimationFrame(done));
    }));
    /* In what is folded away, Firefox lets no time pass. */
    await until(() => page.evaluate(() => document.getAnimations()
        .filter(({ playState }) => playState === 'running')
        .every(({ effect }) =>
            effect?.getComputedTiming().endTime === Infinity ||
            !/** @type {KeyframeEffect} */ (effect).target
                ?.checkVisibility())),
    'the page does not come to rest');
}

/** @param {World} world */
function testAxe(world) {
    test('axe-core objects to nothing, and nothing sticks out, on any step, ' +
        'light or dark, wide or narrow', async () => {
        const journey = await world.journey('file');
        const { hand, page } = journey;
        await loadAxe(page);
        await page.evaluate(() => {
            const unnamed = document.createElement('input');
            unnamed.id = 'unnamed';
            document.querySelector('main')?.append(unnamed);
        });
        assert.match((await objections(page)).join(), /label.*#unnamed/,
            'axe-core would object');
        await page.evaluate(() => document.getElementById('unnamed')
            ?.remove());
        /** @type {string[]} */
        const found = [];
        const look = async (/** @type {string} */ where) => {
            if (await page.evaluate(() => document.documentElement
                .scrollWidth > document.documentElement.clientWidth)) {
                found.push(`${where}: wider than the window`);
            }
            for (const line of await objections(page)) {
                found.push(`${where}: ${line}`);
            }
        };
        const lookAtAll = async (/** @type {string} */ how) => {
            for (const step of steps) {
                await page.evaluate(id => {
                    location.hash = `#/device/${id}`;
                }, step.id);
                await hand.see(step.title);
                await look(`${how}, ${step.id}`);
            }
        };
        if (world.kind === 'chromium') {
            await lookAtAll('empty');
        }
        await page.evaluate(() => {
            location.hash = '#/device/before-you-start';
        });
        await hand.press(text.start.next);
        await hand.see(en.problems.title({ n: 1 }));
        await look('problem, before-you-start');
        await journey.before();
        await hand.press(text.key.make);
        await hand.see(en.problems.title({ n: 1 }));
        await look('problem, key');
        await journey.key();
        await journey.request();
        await journey.sign();
        await hand.press(en.app.toDark);
        await settled(page);
        await lookAtAll('full and dark');
        if (world.kind === 'chromium') {
            await hand.press(en.app.toLight);
            await page.setViewport({ width: 360, height: 740 });
            await lookAtAll('full and narrow');
        }
        assert.deepEqual(found, []);
    });
}

/**
 * Presses Tab until the thing with the focus has this name.
 *
 * @param {Page} page
 * @param {RegExp} name
 * @param {string} [type]  'submit' where a radio button has the same name
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
            await tabTo(page, named(text.request.make), 'submit');
            await keyboard.press('Enter');
            await hand.find('press', text.request.next);
            await tabTo(page, named(text.request.next));
            await keyboard.press('Enter');
            await hand.see(text.sign.title);
            await tabTo(page, named(en.authority.start.passphrase));
            await keyboard.type('Battery staple 2');
            await tabTo(page, named(en.secret.again));
            await keyboard.type('Battery staple 2');
            await tabTo(page, named(text.sign.makeAndSign));
            await keyboard.press(' ');
            await hand.find('press', text.sign.next);
            await tabTo(page, named(text.sign.next));
            await keyboard.press('Enter');
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
    testAxe(world);
    testKeyboard(world);
    testLeaving(world);
}
