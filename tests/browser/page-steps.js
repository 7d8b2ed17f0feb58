/*
 * What tests of the page share: going to a step, and making what later steps
 * need, by clicking and typing.
 */

import { en } from '../lib/words.js';

/** @typedef {import('./world.js').World} World */
/** @typedef {import('../lib/hand.js').Hand} Hand */
/** @typedef {import('puppeteer-core').Page} Page */

const text = en.device;

export const SECRET = 'tidal-Quartz-93-plum';

/** @param {World} world */
export function fileUrl(world) {
    return /** @type {NonNullable<World['site']>} */ (world.site).urls.file;
}

/** @param {Page} page @param {string} hash */
export async function goTo(page, hash) {
    await page.evaluate(async (to) => {
        if (location.hash !== to) {
            const arrived = new Promise((done) => {
                addEventListener('hashchange', done, { once: true });
            });
            location.hash = to;
            await arrived;
        }
        // The page draws in the first frame.
        await new Promise((done) => {
            requestAnimationFrame(() => requestAnimationFrame(done));
        });
    }, hash);
}

/** Types addresses and makes a key, as every longer test needs it. */
export async function makeKey(/** @type {Hand} */ hand) {
    await hand.type(text.start.addresses, 'mcu1.example.test\n10.1.2.3');
    await hand.press(text.start.next);
    await hand.see(text.key.title);
    await hand.type(en.secret.label, SECRET);
    await hand.type(en.secret.again, SECRET);
    await hand.press(text.key.make);
    await hand.find('press', text.key.next);
}

/** All of the first half: key, request, authority, certificate. */
export async function makeAll(/** @type {Hand} */ hand) {
    await makeKey(hand);
    await hand.press(text.key.next);
    await hand.press(text.request.make);
    await hand.type(en.authority.start.passphrase, SECRET);
    await hand.type(en.secret.again, SECRET);
    await hand.press(text.sign.makeAndSign);
    await hand.see(text.files.title);
}
