/*
 * A fleet in the built page, up to the button that starts it: an authority
 * made or opened for it, a table of devices, a passphrase that seals the list.
 */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { writeZip } from '../../web/authority/zip.js';
import { isCertificate } from '../../web/file/relations.js';
import { newFolder, openFace } from '../web/authority/support.js';
import { PAGE } from './serve.js';
import { en } from './words.js';

/** @typedef {import('./hand.js').Hand} Hand */

export const PASSPHRASE = 'bench bench bench';

/**
 * The built page but for one number: how many devices a part of the results
 * holds. So a fleet of several parts need not take long.
 *
 * @param {string} folder  for the page
 * @param {number} devices
 * @returns {Promise<string>} its file
 */
export async function pageWithParts(folder, devices) {
    const page = await readFile(PAGE, 'utf8');
    const [, script] = /** @type {RegExpExecArray} */ (
        /<script>([^]*)<\/script>/.exec(page));
    const changed = script.replace(/\bPART_DEVICES = \d+;/,
        `PART_DEVICES = ${devices};`);
    assert.notEqual(changed, script);
    const hash = (/** @type {string} */ text) =>
        createHash('sha256').update(text).digest('base64');
    const file = join(folder, 'parts.html');
    await writeFile(file, page.replace(hash(script), hash(changed))
        .replace(script, () => changed));
    return file;
}

/**
 * @param {number} count
 * @param {string} [profile] of all devices, where not the page's first
 * @returns {string} a table as CSV
 */
export function fleetTable(count, profile = '') {
    return ['name,addresses,profile', ...Array.from({ length: count }, (_, at) =>
        `Device ${at},d${at}.example.test,${profile}`)].join('\n');
}

/**
 * Types a passphrase and types it again.
 *
 * @param {Hand} hand
 * @param {string} id
 */
async function typeTwice(hand, id) {
    for (const field of [id, `${id}-again`]) {
        const handle = await hand.page.waitForSelector(`#${field}`);
        await handle?.type(PASSPHRASE);
    }
}

/** @param {Hand} hand in the place "My authority" */
export async function makeFleetAuthority(hand) {
    await typeTwice(hand, 'authority-passphrase');
    await hand.type('#authority-limits', 'example.test');
    await hand.press('Size and life');
    await hand.choose('Size of its key', '2048 bits');
    await hand.press('#authority-make');
    await hand.see('saved nowhere yet');
}

/** Id of a profile in that folder: keys on a curve are there at once. */
export const CURVE = 'curve';

/** @returns {Promise<Uint8Array>} an authority's folder as a ZIP */
export async function fleetFolder() {
    const engine = await openFace();
    const { key, certificate } = await engine.createAuthority({
        type: 'ec', subject: { CN: 'Fleet' }, days: 3650, form: 'pkcs8',
        passphrase: PASSPHRASE, iterations: 10000,
        constraints: ['example.test'],
    });
    const { objects } = await engine.inspect({ bytes: certificate });
    const [report] = objects.filter(isCertificate);
    const folder = newFolder({ certificate, key, report });
    folder.put(`profiles/${CURVE}.profile.json`, JSON.stringify({
        format: 1, extends: 'generic', id: CURVE, name: 'Curve', models: [],
        key: { type: 'ec' },
    }));
    return writeZip(folder.toFiles(), new Date());
}

/** @param {Hand} hand in the place "My authority" @param {string} zip */
export async function openFleetAuthority(hand, zip) {
    await hand.tick('Open one');
    await hand.give('#authority-open', zip);
    await hand.find('press', '#authority-close');
}

/**
 * @param {Hand} hand
 * @param {string} folder for the table's file
 * @param {number} count devices
 * @param {string} [profile] of all devices
 */
export async function giveTable(hand, folder, count, profile) {
    const file = join(folder, `devices-${count}.csv`);
    await writeFile(file, fleetTable(count, profile));
    await hand.press('Many devices');
    await hand.give('#fleet-file', file);
    /* Until it is read, the list before it is the one to look over. */
    await hand.see(en.fleet.table.readFrom({ rows: count,
        name: basename(file) }));
}

/**
 * From the authority to where only the button is left to press.
 *
 * @param {Hand} hand
 * @param {string} folder for the table's file
 * @param {number} count devices
 * @param {string} [profile] of all devices
 */
export async function lookOver(hand, folder, count, profile) {
    await giveTable(hand, folder, count, profile);
    await hand.press('Look it over');
    await hand.find('press', '#fleet-start');
    if (await hand.has('text', '#fleet-unlock')) {
        await hand.type('#fleet-unlock', PASSPHRASE);
    }
    await typeTwice(hand, 'fleet-seal');
}

/**
 * Chooses a file in place of the browser's dialog, which no driver can press.
 * The file is real: one of the origin's private file system, written to and
 * closed by the same FileSystemWritableFileStream as any that a person
 * chooses. As in the dialog, it takes a press of a button to get there. What
 * is saved after that is downloaded.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {string | null} name of a file; null: dismissed
 * @param {boolean} [forbidden] the browser may not write to it
 */
export async function answerDialog(page, name, forbidden = false) {
    await page.evaluate((chosen, refused) => {
        const scope = /** @type {any} */ (globalThis);
        scope.showSaveFilePicker = async () => {
            delete scope.showSaveFilePicker;
            if (!navigator.userActivation.isActive) {
                throw new DOMException('no press', 'SecurityError');
            }
            if (chosen === null) {
                throw new DOMException('dismissed', 'AbortError');
            }
            const root = await navigator.storage.getDirectory();
            const handle = await root.getFileHandle(chosen, { create: true });
            if (refused) {
                handle.createWritable = async () => {
                    throw new DOMException('refused', 'NotAllowedError');
                };
            }
            return handle;
        };
    }, name, forbidden);
}

/**
 * Presses a button in the moment it appears, faster than any driver: a fleet
 * may be made before a hand from outside gets there. Called before whatever
 * makes it appear; settles once it is pressed.
 *
 * @param {Hand} hand
 * @param {string} button selector
 * @param {string} [words] that the page must show by then, an expression
 * @returns {Promise<void>}
 */
export function pressAtOnce(hand, button, words = '') {
    return hand.page.evaluate((selector, wanted) => new Promise((resolve) => {
        const expression = new RegExp(wanted);
        const watcher = new MutationObserver(look);
        function look() {
            const found = document.querySelector(selector);
            if (found instanceof HTMLElement &&
                expression.test(document.body.innerText)) {
                watcher.disconnect();
                found.click();
                resolve(undefined);
            }
        }
        watcher.observe(document.body, {
            subtree: true, childList: true, attributes: true,
            characterData: true,
        });
    }), button, words);
}
