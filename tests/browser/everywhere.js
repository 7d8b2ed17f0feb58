/*
 * Every step and every place of the page, each as it stands after a whole
 * job and, where that differs, as it begins and with something wrong.
 *
 * Handles: one walk through all of them, as a user gets there, with all that
 * folds folded out.
 * Does not: judge what is seen (everywhere.test.js).
 */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { en } from '../lib/words.js';
import { must } from '../lib/tools.js';
import { settled } from './looks.js';
import { goTo } from './page-steps.js';
import { steps } from './steps.js';

/** @typedef {import('./journey.js').Journey} Journey */
/** @typedef {import('puppeteer-core').Page} Page */

const text = en.device;

const TABLE = ['Device;Hostname', 'Room 1;room1.example.test',
    'Room 2;room2.example.test', 'Room 1;not a name'].join('\r\n');

const SEAL = 'seal of the list 1';

/** Opens everything that folds, and what comes with it. @param {Page} page */
async function foldOut(page) {
    for (let opened = 1; opened > 0;) {
        await settled(page);
        opened = await page.$$eval('details:not([open])', all => {
            for (const one of all) {
                one.open = true;
            }
            return all.length;
        });
    }
}

/**
 * @param {Page} page
 * @param {string} links selector of the links
 * @returns {Promise<string[]>} where they lead
 */
function addresses(page, links) {
    return page.$$eval(links, all => [...new Set(all.map(one =>
        one.getAttribute('href') ?? ''))]);
}

/** As a user finds them who has done nothing yet. @param {Journey} journey */
async function* empty({ page, hand }) {
    for (const { id, title } of steps) {
        await goTo(page, `#/device/${id}`);
        await hand.see(title);
        yield `device/${id}, empty`;
    }
    for (const hash of await addresses(page, '.places a')) {
        if (!hash.startsWith('#/device')) {
            await goTo(page, hash);
            yield `${hash.slice(2)}, empty`;
        }
    }
}

/** The path of one device, first with faults. @param {Journey} journey */
async function* device(journey) {
    const { page, hand } = journey;
    await goTo(page, '#/device/before-you-start');
    await hand.press(text.start.next);
    await hand.see(en.problems.title({ n: 1 }));
    yield 'device/before-you-start, faulty';
    await journey.before();
    await hand.type(en.secret.label, 'guessed');
    await hand.press(text.key.make);
    await hand.see(en.problems.title({ n: 1 }));
    yield 'device/key, faulty';
    await journey.key();
    await journey.request();
    yield 'device/signed-by, next';
    await journey.sign();
    for (const { id, title } of steps) {
        await goTo(page, `#/device/${id}`);
        await hand.see(title);
        if (id === 'preflight') {
            await hand.see(en.onDevice.preflight.sum(
                { errors: 0, warnings: 0 }));
        }
        yield `device/${id}`;
    }
}

/** @param {Journey} journey */
async function* authority({ page, hand, plan }) {
    await goTo(page, '#/authority');
    for (const hash of await addresses(page, '.sections a')) {
        await goTo(page, hash);
        yield hash.slice(2);
    }
    await goTo(page, '#/authority/inventory');
    await hand.tick(en.authority.inventory.timeline);
    yield 'authority/inventory, in time';
    await hand.press(plan.addresses[0]);
    await hand.see(en.authority.certificate.revoke);
    yield 'authority/certificate';
}

/** @param {Journey} journey */
async function* fleet({ page, hand, session }) {
    const file = join(session.folder, 'devices.csv');
    await writeFile(file, TABLE);
    await goTo(page, '#/fleet/table');
    await hand.give('#fleet-file', file);
    await hand.see('3 lines read');
    yield 'fleet/table';
    await goTo(page, '#/fleet/check');
    await hand.find('press', '#fleet-start');
    yield 'fleet/check';
    await hand.type('#fleet-seal', SEAL);
    await hand.type('#fleet-seal-again', SEAL);
    await hand.press('#fleet-start');
    await hand.press('#fleet-results');
    await hand.find('press', '#fleet-save');
    yield 'fleet/result';
    for (const step of ['make', 'round']) {
        await goTo(page, `#/fleet/${step}`);
        yield `fleet/${step}`;
    }
}

/** A certificate that browsers refuse, and its key. @param {string} folder */
async function poorFiles(folder) {
    await must('openssl', ['req', '-x509', '-newkey', 'rsa:1024', '-nodes',
        '-days', '4000', '-sha1', '-subj', '/CN=poor.example.test',
        '-keyout', join(folder, 'poor.key'),
        '-out', join(folder, 'poor.cer')]);
    return ['poor.key', 'poor.cer'].map(name => join(folder, name));
}

/** @param {Journey} journey */
async function* file({ page, hand, session }) {
    await goTo(page, '#/file');
    await hand.give('#file-open', ...await poorFiles(session.folder));
    await hand.see('poor.cer');
    await hand.type(/^Its address/, 'mcu1.example.test');
    await hand.press(en.file.checks.check);
    await page.waitForSelector('#file-verdict');
    yield 'file';
}

/**
 * The walk; stops at each step and place, and tells which.
 *
 * @param {Journey} journey at the first step, where nothing was done yet
 */
export async function* everywhere(journey) {
    for (const part of [empty, device, authority, fleet, file]) {
        for await (const where of part(journey)) {
            await foldOut(journey.page);
            yield where;
        }
    }
}
