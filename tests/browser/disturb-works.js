/*
 * Disturbances that are no choice of one file in the place of another, for
 * disturb.test.js: files that lie beside each other, a file that is given
 * back, addresses, another device, and a choice while something is made.
 */

import assert from 'node:assert/strict';
import { en } from '../lib/words.js';
import { until } from '../lib/patience.js';
import { DISTURBANCES, openAuthority, SEAL } from './disturb.js';

/** @typedef {import('./disturb.test.js').Disturbed} Disturbed */

const ZEBRA = /zebra/i;
const SOON = 10000;
const CANCEL = 'main [data-cancel]';

/** Where something of a device is shown. */
const STEPS = ['before-you-start', 'key', 'request', 'signed-by', 'files',
    'upload', 'restart', 'trusted'].map((step) => `#/device/${step}`);

/** @param {Disturbed} one @param {string} what */
async function noZebra(one, what) {
    const { all } = await one.look();
    assert.ok(!ZEBRA.test(all), `${what}: ${all.split('\n')
        .filter((/** @type {string} */ line) => ZEBRA.test(line))
        .join(' | ')}`);
}

/** What was pressed is drawn, and nothing works. @param {Disturbed} one */
async function rest(one) {
    await one.drawn();
    await until(async () => !(await one.look()).busy, 'it is never done', SOON);
}

/** @param {Disturbed} one @param {string} selector @param {string} value */
async function put(one, selector, value) {
    await one.page.waitForSelector(selector);
    await one.page.evaluate((at, text) => {
        const field = /** @type {HTMLInputElement} */ (
            document.querySelector(at));
        field.value = text;
        for (const kind of ['input', 'change']) {
            field.dispatchEvent(new Event(kind, { bubbles: true }));
        }
    }, selector, value);
    await one.drawn();
}

/** @param {Disturbed} one @param {string} selector */
const textOf = (one, selector) => one.page.$eval(selector, (el) =>
    el.textContent?.trim() ?? '');

/** @param {Disturbed} one */
async function check(one) {
    await one.hand.press('#file-check');
    await until(async () => await textOf(one, '#file-findings') !== '',
        'there is no verdict', SOON);
}

/**
 * Any file: chooses a file and waits until it lies there, or is refused; the
 * browser reads it first, and then the engine.
 *
 * @param {Disturbed} one @param {Record<string, Buffer>} given
 */
async function added(one, given) {
    const look = () => one.page.evaluate(() => ({
        files: document.querySelectorAll('.work section h3').length,
        refused: document.querySelector('#file-open-fault') !== null,
        verdict: document.querySelector('#file-findings')
            ?.textContent?.trim() !== '',
    }));
    const { files } = await look();
    await one.choose('file-open', given);
    return until(async () => {
        const now = await look();
        return (now.refused || now.files > files) && now;
    }, `${Object.keys(given).join()} is neither taken nor refused`, SOON);
}

/** Any file: each choice lies beside the others. @param {Disturbed} one */
export async function anyFile(one) {
    const { hand, at, files } = one;
    await at.to('#/file');
    await at.give('file-open', 'zebra.cer');
    await hand.find('press', '#file-check');
    for (const [what, give] of DISTURBANCES) {
        await check(one);
        assert.match(await textOf(one, '#file-findings'), /zebra\.cer/);
        const given = give({ .../** @type {any} */ ({}), good: ['yak.cer'],
            cut: 'yak.cer', other: 'yak.key' }, files);
        const { refused, verdict } = await added(
            one, /** @type {any} */ (given));
        assert.equal(verdict, refused,
            `${what} came, and the verdict is of what lay there before`);
    }
    await added(one, one.named(['yak.cer']));
    for (const [field, value] of [
        ['#file-subject', 'yak'], ['#file-host', 'other.example.test'],
        ['#file-profile', 'mcu-4500']]) {
        await check(one);
        const wanted = value !== 'yak' ? value
            : await one.page.$eval('#file-subject', (select) =>
                [.../** @type {HTMLSelectElement} */ (select).options]
                    .find(({ text }) => text.includes('yak.cer'))?.value ?? '');
        await put(one, field, wanted);
        assert.equal(await textOf(one, '#file-findings'), '', field);
    }
    await check(one);
    await hand.press(en.file.shelf.removeLabel({ name: 'zebra.cer' }));
    await one.drawn();
    await noZebra(one, 'taken off');
    // What is still read when the table is cleared does not come after that.
    await one.choose('file-open', one.named(['zebra.key']));
    await hand.press('#file-clear');
    await rest(one);
    await noZebra(one, 'cleared');
}

/** @param {Disturbed} one */
const asks = ({ page }) => page.evaluate(() =>
    !dispatchEvent(new Event('beforeunload', { cancelable: true })));

/** A file that is given back to be compared. @param {Disturbed} one */
export async function givenBack(one) {
    const { hand, at, world } = one;
    await at.to('#/file');
    await at.give('file-open', 'zebra.key');
    await put(one, '#file-target', 'pkcs8-open');
    await hand.tick('#file-unlocked-sure');
    await hand.press('#file-do-convert');
    await hand.press(en.chip.saveLabel({ name: 'zebra.key' }));
    const right = { 'zebra.key': await world.session.download('zebra.key') };
    await one.page.waitForSelector('#file-back');
    for (const [what, give] of DISTURBANCES) {
        const wrong = give({ .../** @type {any} */ ({}), good: ['yak.key'],
            cut: 'yak.key', other: 'yak.cer' }, one.files);
        await one.choose('file-back', right, /** @type {any} */ (wrong));
        await rest(one);
        assert.ok(await asks(one), `${what} is no proof of another file`);
        await one.page.waitForSelector('#file-back');
    }
    await one.choose('file-back', one.named(['yak.key']), right);
    await until(async () => !await asks(one), 'the file is not known', SOON);
    await hand.press(en.file.shelf.removeLabel({ name: 'zebra.key' }));
    await one.drawn();
    await noZebra(one, 'taken off');
}

/** Where an address is typed. */
const ADDRESSES = [
    { field: '#start-addresses', step: '#/device/before-you-start' },
    { field: '#upload-address', step: '#/device/upload' },
];

/** @param {Disturbed} one */
export async function addresses(one) {
    const { at } = one;
    for (const { field, step } of ADDRESSES) {
        for (const next of ['', '*', 'no address', 'https://',
            'https://yak.example.test:8443']) {
            await at.to(step);
            await put(one, field, 'https://zebra.example.test');
            assert.match((await one.look()).all, ZEBRA);
            await put(one, field, next);
            for (const hash of STEPS) {
                await at.to(hash);
                await noZebra(one, `${field} ${next}, ${hash}`);
            }
        }
    }
}

/** Another device follows. @param {Disturbed} one */
export async function anotherDevice(one) {
    const { place, hand, at, page } = one;
    if (place.again) {
        await one.back();
    }
    await one.good();
    await openAuthority(at, 'okapi.zip');
    await at.to('#/fleet/round');
    await hand.press(/: okapi device$/);
    await until(() => page.evaluate(() =>
        location.hash.startsWith('#/device/')), 'it does not begin', SOON);
    for (const hash of STEPS) {
        await at.to(hash);
        await noZebra(one, `${place.slot} outlives its device, ${hash}`);
    }
}

/** Where a device's files are given, and the choice that leads there. */
const SLOTS = [
    ['#/device/before-you-start', '', 'start-files'],
    ['#/device/request', '#request-way-open', 'request-open-file'],
    ['#/device/signed-by', '#sign-signer-outside', 'sign-answer'],
    ['#/device/signed-by', '#sign-signer-own', 'sign-ca-files'],
    ['#/device/key', '', 'key-open-file'],
];

/** Nothing is chosen while a key is being opened. @param {Disturbed} one */
export async function atWork(one) {
    const { hand, at, page } = one;
    await at.to('#/device/request');
    await hand.tick('#request-way-open');
    await at.give('request-open-file', 'base.csr');
    await hand.find('press', en.device.request.next);
    await hand.press(en.device.request.again);
    await at.to('#/device/signed-by');
    await hand.tick('#sign-signer-own');
    await hand.tick('#sign-own-way-open');
    await at.to('#/device/key');
    await hand.tick('#key-way-open');
    await at.give('key-open-file', 'slow.key');
    await hand.type('#key-open-passphrase', SEAL);
    await hand.press('#key-open');
    await page.waitForSelector(CANCEL);
    for (const locked of [true, false]) {
        for (const [hash, way, slot] of SLOTS) {
            await at.to(hash);
            if (way) {
                await hand.tick(way);
            }
            const field = await page.waitForSelector(`#${slot}`);
            assert.equal(await field?.evaluate((el) =>
                el.closest('fieldset:disabled') !== null), locked,
            `${slot} ${locked ? 'takes a file while a key is opened'
                : 'stays locked'}`);
        }
        if (locked) {
            await hand.press(en.task.cancel);
            await rest(one);
        }
    }
    assert.equal(await one.has('a.primary[href="#/device/request"]'), false,
        'what was cancelled comes all the same');
}

/** Another list is chosen while one is being made. @param {Disturbed} one */
export async function anotherList(one) {
    const { hand, at, page } = one;
    await openAuthority(at, 'quagga.zip');
    await at.to('#/fleet/table');
    await at.give('fleet-file', 'zebra.csv');
    await hand.press(en.fleet.table.next);
    await hand.find('press', '#fleet-start');
    for (const field of ['unlock', 'seal', 'seal-again']) {
        await hand.type(`#fleet-${field}`, SEAL);
    }
    await hand.press('#fleet-start');
    await until(() => page.evaluate(() => location.hash === '#/fleet/make'),
        'the run does not begin', SOON * 6);
    await at.to('#/fleet/table');
    await at.give('fleet-file', 'yak.csv');
    await rest(one);
    await noZebra(one, 'the list before');
    await at.to('#/fleet/make');
    await until(async () => /zebra room/.test((await one.look()).all),
        'the run has another list', SOON);
    assert.doesNotMatch((await one.look()).all, /yak/);
    await hand.find('press', '#fleet-results');
    await at.to('#/authority/inventory');
    await until(async () => /zebra room/.test((await one.look()).all),
        'what was made is not in the folder', SOON);
    assert.doesNotMatch((await one.look()).all, /yak/);
}
