/* The record of a device is printed alone, also where CSS has no `:has()`. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { KINDS } from '../lib/browsers.js';
import { Hand } from '../lib/hand.js';
import { fileUrl, goTo, makeAll } from './page-steps.js';
import { World } from './world.js';

for (const kind of KINDS) {
    describe(`printing in ${kind}`, () => {
        const world = new World(kind);
        before(() => world.begin());
        after(() => world.end());

        it('leaves out everything beside the record', async () => {
            const page = await world.page();
            await page.goto(fileUrl(world));
            await makeAll(new Hand(page));
            await goTo(page, '#/device/record');
            await page.waitForSelector('#record-sheet');
            await page.evaluate(() => {
                dispatchEvent(new Event('beforeprint'));
            });
            /* Only Chromium's driver can show a page as if on paper; the
               others are asked for the mark that the rules go by. */
            if (kind !== 'chromium') {
                assert.equal(await page.$eval('#record-sheet', (sheet) =>
                    sheet.parentElement?.dataset.sheet), '.record');
                return;
            }
            await page.emulateMediaType('print');
            const beside = await page.evaluate(() => {
                const sheet = /** @type {HTMLElement} */ (
                    document.getElementById('record-sheet'));
                return [...document.querySelectorAll('main *')].filter((e) =>
                    e.getClientRects().length > 0 && !e.contains(sheet)
                    && !sheet.contains(e)
                    && /** @type {HTMLElement} */ (e).innerText)
                    .map((e) => `${e.tagName}.${e.className}`);
            });
            assert.deepEqual(beside, []);
            assert.ok(await page.$eval('#record-sheet', (sheet) =>
                sheet.getClientRects().length > 0));
        });
    });
}
