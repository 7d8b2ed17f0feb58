/*
 * The results of a fleet that is too large for one ZIP, in the built page
 * with small parts: in parts, in both browsers; and written to a file, where
 * the browser can. How large parts are: results.test.js.
 *
 * The file is one of the browser's own, chosen by the test in place of the
 * dialog (tests/lib/fleet.js).
 *
 * SHOTS names a folder for pictures to look at.
 */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { readZip } from '../../../web/authority/zip.js';
import { PART_DEVICES } from '../../../web/fleet/results.js';
import { KINDS, borrow } from '../../lib/browsers.js';
import { byTurns } from '../../lib/turns.js';
import {
    CURVE, PASSPHRASE, answerDialog, fleetFolder, giveTable, lookOver,
    makeFleetAuthority, openFleetAuthority, pageWithParts, pressAtOnce,
} from '../../lib/fleet.js';
import { Hand } from '../../lib/hand.js';
import { until } from '../../lib/patience.js';
import { PAGE, serve } from '../../lib/serve.js';
import { inFolder, tool, writeFiles } from '../authority/support.js';

/** @typedef {import('../../lib/browsers.js').Session} Session */
/** @typedef {import('../../lib/browsers.js').Kind} Kind */
/** @typedef {import('puppeteer-core').Page} Page */

/** A part of a page whose parts are small (tests/lib/fleet.js), and more. */
const SMALL = 8;
const FEW = SMALL + 3;

/** @param {Page} page @param {string} name */
async function shot(page, name) {
    if (process.env.SHOTS) {
        await page.screenshot({
            path: /** @type {`${string}.png`} */ (
                join(process.env.SHOTS, `${name}.png`)),
        });
    }
}

/** Of an authority for all tests; made once. */
const zip = await fleetFolder();

/**
 * With an authority that was opened, so that its passphrase is not held yet.
 *
 * @param {Kind} kind
 * @param {import('../../lib/serve.js').Origin} origin
 * @param {(session: Session, hand: Hand) => Promise<void>} work
 * @param {number} [part]  devices of a part of the results
 */
async function withAuthority(kind, origin, work, part = PART_DEVICES) {
    await onPage(kind, origin, async (session, hand) => {
        const file = join(session.folder, 'authority.zip');
        await writeFile(file, zip);
        await openFleetAuthority(hand, file);
        await work(session, hand);
    }, part);
}

/** @type {typeof withAuthority} */
async function onPage(kind, origin, work, part = PART_DEVICES) {
    const session = await borrow(kind, { accept: true });
    const site = await serve(part === PART_DEVICES ? PAGE :
        await pageWithParts(session.folder, part));
    try {
        const page = await session.page();
        /** @type {string[]} */
        const complaints = [];
        page.on('pageerror', (error) => complaints.push(String(error)));
        await page.goto(`${site.urls[origin]}#/authority`);
        const hand = new Hand(page);
        await hand.see('Your own authority');
        await work(session, hand);
        assert.deepEqual(complaints, []);
    } finally {
        await session.close();
        await site.stop();
    }
}

/** @param {Page} page @returns {Promise<boolean>} */
function asksBeforeLeaving(page) {
    return page.evaluate(() => {
        const leaving = new Event('beforeunload', { cancelable: true });
        window.dispatchEvent(leaving);
        return leaving.defaultPrevented;
    });
}

/**
 * The authority has changed too, and asks by itself: it is saved.
 *
 * @param {Hand} hand
 */
async function saveAuthority(hand) {
    await hand.press('To my authority');
    await hand.press('Save as a ZIP');
    await hand.press('I have it');
    await goTo(hand, '#/fleet/result');
    await hand.see('What is in it');
}

/** @param {Hand} hand @param {string} hash */
function goTo(hand, hash) {
    return hand.page.evaluate((wanted) => {
        location.hash = wanted;
    }, hash);
}

/** @param {number} count @param {Uint8Array[]} zips */
async function checkAll(count, ...zips) {
    const all = new Map();
    for (const zip of zips) {
        for (const [path, bytes] of readZip(zip)) {
            assert.ok(!all.has(path), `${path} comes twice`);
            all.set(path, bytes);
        }
    }
    const last = readZip(zips[zips.length - 1]);
    for (const name of ['CA.cer', 'inventory.csv', 'report.txt',
        'passphrases.csv.enc']) {
        assert.ok(last.has(name), `${name} is missing`);
    }
    assert.equal(all.size, 3 * count + 4);
    const report = Buffer.from(last.get('report.txt') ?? []).toString();
    assert.ok(!report.includes('NOT MADE'), report);
    await inFolder(async (place) => {
        await writeFiles(place, all);
        await tool(place, 'openssl', ['verify', '-CAfile', 'CA.cer',
            ...[...all.keys()].filter((path) => path.endsWith('.cer') && path !== 'CA.cer')]);
    });
}

/** @param {Hand} hand @param {number} count */
async function allMade(hand, count) {
    await hand.see(`${count} of ${count} done`);
    await hand.press('To the results');
    await hand.see('Hand out');
}

/**
 * @param {Session} session
 * @param {Hand} hand with the results before it
 * @param {string} kind for pictures
 * @param {number} part devices of the first part; the second has 3
 */
async function saveParts(session, hand, kind, part) {
    await hand.see(`${part + 3} devices made. 2 ZIPs hold`);
    await saveAuthority(hand);
    assert.ok(await asksBeforeLeaving(hand.page), 'nothing is saved yet');
    await shot(hand.page, `${kind}-parts-unsaved`);
    await hand.press(/^Save devices-.*-1\.zip$/);
    const first = await session.downloadLike(/-1\.zip$/);
    await hand.see(`${part} devices · handed to the browser`);
    await hand.see(/3 devices · not saved yet/);
    await hand.press(/^Save devices-.*-2\.zip$/);
    const second = await session.downloadLike(/-2\.zip$/);
    await hand.see(/3 devices · handed to the browser/);
    assert.ok(await asksBeforeLeaving(hand.page), 'nobody has seen them');
    await hand.press('I have it');
    await hand.see(/3 devices · saved/);
    assert.ok(!await asksBeforeLeaving(hand.page), 'all is saved');
    await shot(hand.page, `${kind}-parts-saved`);
    await checkAll(part + 3, first, second);
}

/**
 * The next time of day that the page writes down fails, as anything may that
 * is short of memory: it is in the report, the last of a fleet's files.
 *
 * @param {Page} page
 */
function failOnce(page) {
    return page.evaluate(() => {
        const { toISOString } = Date.prototype;
        Date.prototype.toISOString = () => {
            Date.prototype.toISOString = toISOString;
            throw new RangeError('out of memory');
        };
    });
}

for (const kind of KINDS) {
    describe(kind, () => {
        const once = byTurns(kind);
        once('a large fleet comes in parts, each to be saved once it is full',
            () => withAuthority(kind, 'http', async (session, hand) => {
                await lookOver(hand, session.folder, FEW, CURVE);
                await hand.see('The results come in 2 ZIPs');
                await hand.press('#fleet-start');
                await hand.see(`${SMALL} devices · not saved yet`);
                await shot(hand.page, `${kind}-parts-making`);
                await allMade(hand, FEW);
                await saveParts(session, hand, kind, SMALL);
            }, SMALL));

        once('a key that was opened ahead goes when the authority is locked',
            () => onPage(kind, 'http', async (session, hand) => {
                await makeFleetAuthority(hand);
                await lookOver(hand, session.folder, 2);
                await hand.press('Lock now');
                await hand.press('#fleet-start');
                await hand.see('needs your attention');
                await hand.type('#fleet-unlock', PASSPHRASE);
                await hand.press('#fleet-start');
                await hand.see('2 of 2 done');
            }));

        once('devices that are made and not saved give way without a question',
            () => withAuthority(kind, 'http', async (session, hand) => {
                await lookOver(hand, session.folder, 2, CURVE);
                await hand.press('#fleet-start');
                await hand.see('2 of 2 done');
                await hand.press('To the results');
                await hand.press('Another list');
                await lookOver(hand, session.folder, 3, CURVE);
                await hand.press('#fleet-start');
                await hand.see('2 devices are made and not saved');
                await shot(hand.page, `${kind}-let-go`);
                await hand.press('Back to them');
                await hand.press('Save the ZIP');
                const zip = readZip(await session.downloadLike(/^devices-.*zip$/));
                assert.ok(zip.has('Device-1/Device-1.key'));
                await hand.press('I have it');
                await hand.press('Another list');
                await hand.press('Look it over');
                await hand.press('#fleet-start');
                await hand.see('3 of 3 done');
            }));

        once('a list that cannot be read leaves the one before it in force',
            () => withAuthority(kind, 'http', async (session, hand) => {
                await giveTable(hand, session.folder, 2);
                await hand.see('2 lines read');
                const bad = join(session.folder, 'devices.xlsx');
                await writeFile(bad, 'PK\u0003\u0004');
                await hand.give('#fleet-file', bad);
                await hand.see('spreadsheet’s own file');
                assert.doesNotMatch(await hand.words(), /2 lines read/);
                assert.equal(await hand.has('press', 'Look it over'), false);
                await goTo(hand, '#/fleet/check');
                await hand.see('Choose a table first');
            }));

        once('results that could not be put together are lost for good',
            () => withAuthority(kind, 'http', async (session, hand) => {
                await lookOver(hand, session.folder, 12);
                const cancelled = pressAtOnce(hand, '#fleet-cancel',
                    '\\b[1-9]\\d* of 12 done');
                await hand.press('#fleet-start');
                await cancelled;
                await hand.see('What is done is kept');
                await failOnce(hand.page);
                await hand.press('To the results');
                await hand.see('could not be put together');
                await hand.press('To the results');
                await hand.press('Save the ZIP');
                const zip = readZip(await session.downloadLike(/^devices-.*zip$/));
                assert.ok(zip.has('report.txt'));
            }));

        once('an authority that was locked goes on signing, and what is made ' +
            'cannot be saved once it is closed', () =>
            withAuthority(kind, 'http', async (session, hand) => {
                await lookOver(hand, session.folder, 12);
                const paused = pressAtOnce(hand, '#fleet-pause');
                await hand.press('#fleet-start');
                await paused;
                await hand.see('Paused');
                await hand.press('My authority');
                await hand.press('Revocation list');
                await hand.press('Lock now');
                await goTo(hand, '#/fleet/make');
                await hand.see('The authority was locked meanwhile');
                await shot(hand.page, `${kind}-locked`);
                await hand.press('#fleet-resume');
                await hand.see('needs your attention');
                await hand.type('#fleet-unlock-again', PASSPHRASE);
                await hand.press('#fleet-resume');
                await hand.see('12 of 12 done');
                await hand.press('To the results');
                await hand.press('My authority');
                await goTo(hand, '#/authority/overview');
                await hand.press('Close this authority');
                await hand.press('Close without saving');
                await goTo(hand, '#/fleet/result');
                await hand.press('Save the ZIP');
                const zip = readZip(await session.downloadLike(/^devices-.*zip$/));
                assert.ok(zip.has('passphrases.csv.enc'));
            }));
    });
}

/**
 * Without Chromium's own file beside one that is being written.
 *
 * @param {Page} page
 * @returns {Promise<Record<string, number>>} sizes
 */
function filesOf(page) {
    return page.evaluate(async () => {
        const root = /** @type {any} */ (
            await navigator.storage.getDirectory());
        /** @type {Record<string, number>} */
        const sizes = {};
        for await (const [name, handle] of root.entries()) {
            if (!name.endsWith('.crswap')) {
                sizes[name] = (await handle.getFile()).size;
            }
        }
        return sizes;
    });
}

/** @param {Page} page @param {string} name @returns {Promise<Buffer>} */
async function readBack(page, name) {
    const text = await page.evaluate(async (wanted) => {
        const root = await navigator.storage.getDirectory();
        const file = await (await root.getFileHandle(wanted)).getFile();
        const reader = new FileReader();
        return new Promise((resolve) => {
            reader.onload = () => resolve(String(reader.result));
            reader.readAsDataURL(file);
        });
    }, name);
    return Buffer.from(String(text).replace(/^[^,]*,/, ''), 'base64');
}

/** Some devices are done, and others are not. */
const SOME_DONE = '\\b[1-9]\\d* of \\d+ done';

for (const kind of KINDS.filter(one => one === 'chromium')) {
    describe(`${kind}, where files can be written`, () => {
        test('the ZIP grows in the chosen file and is there when it is whole',
            () => withAuthority(kind, 'https', async (session,
                hand) => {
                const { page } = hand;
                await answerDialog(page, 'fleet.zip');
                await lookOver(hand, session.folder, FEW);
                await hand.see('the browser asks for a file');
                const paused = pressAtOnce(hand, '#fleet-pause', SOME_DONE);
                await hand.press('#fleet-start');
                await paused;
                await hand.see('Paused');
                await hand.see('written to fleet.zip');
                assert.deepEqual(await filesOf(page), { 'fleet.zip': 0 });
                await shot(page, 'chromium-file-making');
                await hand.press('#fleet-resume');
                await allMade(hand, FEW);
                await hand.see('fleet.zip is written and whole');
                await shot(page, 'chromium-file-result');
                await saveAuthority(hand);
                assert.ok(!await asksBeforeLeaving(page), 'all is written');
                await checkAll(FEW, await readBack(page, 'fleet.zip'));
            }, SMALL));

        test('a run that is left leaves no broken file, and a file that was ' +
            'there as it was', () => withAuthority(kind, 'https',
            async (session, hand) => {
                const { page } = hand;
                await page.evaluate(async () => {
                    const root = await navigator.storage.getDirectory();
                    const old = await root.getFileHandle('old.zip',
                        { create: true });
                    const stream = await old.createWritable();
                    await stream.write('what was there');
                    await stream.close();
                });
                for (const name of ['new.zip', 'old.zip']) {
                    await lookOver(hand, session.folder, FEW);
                    await answerDialog(page, name);
                    const cancelled =
                        pressAtOnce(hand, '#fleet-cancel', SOME_DONE);
                    await hand.press('#fleet-start');
                    if (name === 'old.zip') {
                        await hand.press('Let them go');
                    }
                    await cancelled;
                    await hand.see('What is done is kept');
                }
                await lookOver(hand, session.folder, 1);
                await hand.press('#fleet-start');
                await hand.press('Let them go');
                await until(async () => !('new.zip' in await filesOf(page)),
                    'an empty file is left behind');
                assert.deepEqual(await filesOf(page), { 'old.zip': 14 });
            }, SMALL));

        test('a dialog that is dismissed ends in parts, and the page says so',
            () => withAuthority(kind, 'https', async (session,
                hand) => {
                await lookOver(hand, session.folder, FEW, CURVE);
                await answerDialog(hand.page, null);
                await hand.press('#fleet-start');
                await hand.see('No file was chosen');
                await allMade(hand, FEW);
                await hand.see('No file was chosen');
                await saveParts(session, hand, 'chromium-dismissed', SMALL);
            }, SMALL));

        test('a file that may not be written counts as none chosen, and is left ' +
            'behind empty', () => withAuthority(kind, 'https',
            async (session, hand) => {
                await lookOver(hand, session.folder, FEW);
                await answerDialog(hand.page, 'refused.zip', true);
                const cancelled =
                    pressAtOnce(hand, '#fleet-cancel', SOME_DONE);
                await hand.press('#fleet-start');
                await cancelled;
                await hand.see('The browser may not write to this file');
                assert.deepEqual(await filesOf(hand.page), {});
            }, SMALL));

        test('a disk that fills up in the middle loses no device',
            () => withAuthority(kind, 'https', async (session,
                hand) => {
                const { page } = hand;
                const control = await page.createCDPSession();
                await lookOver(hand, session.folder, FEW, CURVE);
                await answerDialog(page, 'fleet.zip');
                await control.send('Storage.overrideQuotaForOrigin', {
                    origin: new URL(page.url()).origin, quotaSize: 1000,
                });
                await hand.press('#fleet-start');
                await allMade(hand, FEW);
                await hand.see('perhaps the disk is full');
                assert.deepEqual(await filesOf(page), {});
                await saveParts(session, hand, 'chromium-lost', SMALL);
            }, SMALL));
    });
}
