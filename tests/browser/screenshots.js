/*
 * Pictures of every step, to be looked at by people:
 *
 *   node tests/browser/screenshots.js [chromium] [firefox]
 *
 * writes build/screenshots/BROWSER-STEP-WIDTH-SCHEME.png. Each step is shown
 * as it stands after a whole job, the first ones also as they start and with
 * something wrong.
 */

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { en } from '../lib/words.js';
import { launch } from '../lib/browsers.js';
import { pause } from '../lib/patience.js';
import { serve } from '../lib/serve.js';
import { Journey } from './journey.js';
import { PLACES, steps } from './steps.js';

/** @typedef {import('../lib/browsers.js').Kind} Kind */
/** @typedef {import('puppeteer-core').Page} Page */

const FOLDER = fileURLToPath(
    new URL('../../build/screenshots/', import.meta.url));
const WIDTHS = [360, 768, 1280];

/**
 * @param {Page} page
 * @param {Kind} kind
 * @param {string} step
 * @param {string} scheme
 */
async function shoot(page, kind, step, scheme) {
    for (const width of WIDTHS) {
        await page.setViewport({ width, height: 900 });
        await pause(120);
        await page.screenshot({
            path: `${FOLDER}${kind}-${step}-${width}-${scheme}.png`,
            fullPage: true
        });
    }
    await page.setViewport({ width: 1280, height: 900 });
}

/**
 * @param {Kind} kind
 * @param {'light'|'dark'} scheme
 * @param {string} url
 */
async function shootAll(kind, scheme, url) {
    const session = await launch(kind,
        { accept: true, dark: scheme === 'dark' });
    try {
        const page = await session.page();
        if (kind === 'chromium') {
            await page.emulateMediaFeatures([
                { name: 'prefers-color-scheme', value: scheme }]);
        }
        const journey = new Journey(session, page, {
            family: /^MCU 4500/,
            addresses: ['https://mcu1.example.test', '10.1.2.3'],
            passphrase: 'Correct horse 1',
            authorityPassphrase: 'Battery staple 2',
            organisation: 'Example'
        });
        const { hand } = journey;
        await journey.open(url);
        await shoot(page, kind, '1-start', scheme);
        await hand.press(en.device.start.next);
        await hand.see(en.problems.title({ n: 1 }));
        await shoot(page, kind, '1-start-problem', scheme);
        await journey.before();
        await hand.press(en.secret.make);
        await pause(100);
        await shoot(page, kind, '2-key-generated', scheme);
        await journey.key();
        await journey.request();
        await shoot(page, kind, '4-signed-by-start', scheme);
        await journey.sign();
        for (const [index, { id, title }] of steps.entries()) {
            await page.evaluate(hash => {
                location.hash = hash;
            }, `#/device/${id}`);
            await hand.see(title);
            await pause(300);
            await shoot(page, kind, `${index + 1}-${id}`, scheme);
        }
        for (const way of ['bridge', 'hand', 'direct']) {
            await journey.goTo(en.onDevice.upload.short);
            await hand.tick(`#upload-way-${way}`);
            await shoot(page, kind, `7-upload-${way}`, scheme);
        }
        for (const place of PLACES) {
            await page.evaluate(hash => {
                location.hash = hash;
            }, `#/${place}`);
            await pause(300);
            await shoot(page, kind, `place-${place}`, scheme);
        }
    } finally {
        await session.close();
    }
}

await mkdir(FOLDER, { recursive: true });
const chosen = /** @type {Kind[]} */ (process.argv.slice(2));
const site = await serve();
try {
    for (const kind of chosen.length > 0 ? chosen :
        /** @type {Kind[]} */ (['chromium', 'firefox'])) {
        await shootAll(kind, 'light', site.urls.file);
        await shootAll(kind, 'dark', site.urls.file);
        console.log(`${FOLDER}${kind}-*.png`);
    }
} finally {
    await site.stop();
}
