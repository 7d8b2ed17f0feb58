/*
 * "Check this page": what the page measures of itself is what other programs
 * measure, and another engine than the published one is named.
 */

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { after, before, describe } from 'node:test';
import { partOf } from '../../tools/check-release.js';
import { KINDS } from '../lib/browsers.js';
import { Hand } from '../lib/hand.js';
import { PAGE } from '../lib/serve.js';
import { en } from '../lib/words.js';
import { World } from './world.js';

/** @typedef {import('puppeteer-core').Page} Page */

const text = en.check;

/** Opens Help and lets the page measure. @param {Page} page */
async function measure(page, /** @type {string} */ url) {
    await page.goto(`${url}#/help`);
    const hand = new Hand(page);
    await hand.press(text.run);
    await hand.find('press', text.again);
    return page.$eval('#check-page', (section) =>
        /** @type {HTMLElement} */ (section).innerText);
}

for (const kind of KINDS) {
    describe(`check this page in ${kind}`, () => {
        const world = new World(kind);
        const { once } = world;
        before(() => world.begin());
        after(() => world.end());

        once('measures what its bill of materials says, all answers right',
            async () => {
                const bill = JSON.parse(await readFile(
                    join(dirname(PAGE), 'mcu-certify.cdx.json'), 'utf8'));
                const page = await world.page();
                const said = await measure(page, world.site.urls.file);
                for (const part of ['script', 'engine', 'worker']) {
                    assert.ok(said.includes(partOf(bill, `${part}-sha256`)),
                        `${part}: ${said}`);
                }
                assert.ok(said.includes(bill.metadata.component.version));
                assert.match(said, /All \d\d answers are right/);
                assert.ok(!said.includes(text.wrong));
                const made = await page.$eval('#made-of', (section) =>
                    section.textContent);
                for (const { name, version } of bill.components) {
                    assert.ok(made?.includes(name), name);
                    assert.ok(made?.includes(version), version);
                }
            });

        once('names an engine that is not the published one', async () => {
            const html = await readFile(PAGE, 'utf8');
            const [all, packed] = html.match(
                /id="engine-wasm">([^<]*)</) ?? ['', ''];
            // A section of its own that no engine minds.
            const other = Buffer.concat([
                gunzipSync(Buffer.from(packed, 'base64')),
                Buffer.from([0, 2, 1, 0x78])]);
            const file = join(world.session.folder, 'other-engine.html');
            await writeFile(file, html.replace(all, () =>
                `id="engine-wasm">${gzipSync(other).toString('base64')}<`));
            const said = await measure(await world.page(),
                pathToFileURL(file).href);
            assert.match(said, /[0-9a-f]{64} – this is not what/);
            assert.equal(said.split('this is not what').length, 2);
        });

        once('text becomes no markup and no worker but by the ways that the '
            + 'policy names', async () => {
            const page = await world.page();
            await page.goto(world.site.urls.file);
            const tried = await page.evaluate(() => {
                const outcome = (/** @type {() => unknown} */ act) => {
                    try {
                        act();
                        return 'done';
                    } catch (error) {
                        return error.name;
                    }
                };
                const { trustedTypes } = /** @type {any} */ (globalThis);
                return [
                    outcome(() => {
                        document.createElement('p').innerHTML = '<b>x</b>';
                    }),
                    outcome(() => new Worker('blob:null/x')),
                    outcome(() => trustedTypes.createPolicy('other', {})),
                    outcome(() => trustedTypes.createPolicy(
                        'parse-only', {})),
                ];
            });
            assert.deepEqual(tried, Array(4).fill('TypeError'));
        });

        once('says over plain http that the browser does not measure',
            async () => {
                const said = await measure(await world.page(),
                    world.site.urls.http);
                assert.equal(said.split(text.notMeasured).length, 4);
                assert.match(said, /All \d\d answers are right/);
            });
    });
}
