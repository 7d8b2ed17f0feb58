/*
 * The place "Any file" under a user's hand: files given, looked at, opened,
 * checked and converted.
 *
 * Handles: a table with nothing on it for each test, in the window of the
 * test before where that is still open and can be cleared.
 * Does not: judge; the tests do.
 */

import assert from 'node:assert/strict';
import { en } from '../lib/words.js';
import { Hand } from '../lib/hand.js';
import { until } from '../lib/patience.js';
import { fileUrl } from './page-steps.js';

/** @typedef {import('./world.js').World} World */
/** @typedef {import('./file-material.js').FileMaterial} FileMaterial */
/** @typedef {import('puppeteer-core').Page} Page */

export const text = en.file;

/** The window in which the last table stands. @type {WeakMap<World, Page>} */
const windows = new WeakMap();

/**
 * Clears what stands on the table, as a person does.
 *
 * @param {Page} page
 */
async function clear(page) {
    const hand = new Hand(page);
    const files = () => page.$$eval('.file-panel', all => all.length);
    const left = await files();
    if (left > 1) {
        await hand.press('#file-clear');
    } else if (left === 1) {
        const name = await page.$eval('.file-panel', panel =>
            panel.getAttribute('aria-label') ?? '');
        await hand.press(text.shelf.removeLabel({ name }));
    }
    await until(async () => await files() === 0, 'the table is not cleared');
    await hand.type(en.doctor.said, '');
    await page.evaluate(() => {
        // What was said aloud last is over.
        const live = /** @type {HTMLElement} */ (
            document.getElementById('live'));
        live.textContent = '';
    });
}

/** @param {World} world */
async function windowFor(world) {
    const before = windows.get(world);
    if (before && !before.isClosed()) {
        await clear(before);
        world.errors.length = 0;
        world.session.requests.length = 0;
        return before;
    }
    const page = await world.page();
    windows.set(world, page);
    await page.goto(`${fileUrl(world)}#/file`);
    return page;
}

export class FileTable {
    /**
     * @param {World} world
     * @param {Page} page
     * @param {FileMaterial} made
     */
    constructor(world, page, made) {
        this.world = world;
        this.page = page;
        this.made = made;
        this.hand = new Hand(page);
    }

    /**
     * @param {World} world
     * @param {FileMaterial} made
     * @param {...string} names  of files to give at once
     */
    static async open(world, made, ...names) {
        const page = await windowFor(world);
        const table = new FileTable(world, page, made);
        await table.hand.see(text.lead);
        if (names.length > 0) {
            await table.give(...names);
        }
        return table;
    }

    /**
     * Gives files and waits until all of them are described.
     *
     * @param {...string} names
     */
    async give(...names) {
        await this.hand.give('#file-open', ...names.map((name) =>
            this.made.path(name)));
        await this.panel(names[names.length - 1]);
    }

    /**
     * What the panel of a file says, once it is there.
     *
     * @param {string} name
     * @returns {Promise<string>} in one line
     */
    async panel(name) {
        const words = await until(() => this.page.evaluate((wanted) =>
            [...document.querySelectorAll('.file-panel')].find((panel) =>
                panel.getAttribute('aria-label') === wanted)?.textContent,
        name), `${name} is not listed`);
        return words.replace(/\s+/g, ' ');
    }

    /**
     * Waits until the panel of a file says something.
     *
     * @param {string} name
     * @param {string | RegExp} words
     */
    async says(name, words) {
        let said = '';
        try {
            return await until(async () => {
                said = await this.panel(name);
                const fits = words instanceof RegExp ? words.test(said)
                    : said.includes(words);
                return fits && said;
            }, '');
        } catch (error) {
            throw new Error(`${name} does not say ${words} but: ${said}`,
                { cause: error });
        }
    }

    /** @param {string} name @param {string} passphrase */
    async unlock(name, passphrase) {
        await this.hand.type(text.shelf.passphraseOf({ name }), passphrase);
        await this.hand.press(text.shelf.openLabel({ name }));
    }

    /**
     * The findings for an address and a device.
     *
     * @param {string} host
     * @param {string | RegExp} [device]
     * @returns {Promise<string>}
     */
    async check(host, device) {
        await this.hand.type(/^Its address/, host);
        if (device) {
            await this.hand.choose(text.checks.device, device);
        }
        await this.hand.press(text.checks.check);
        await this.page.waitForSelector('#file-verdict');
        return this.page.evaluate(() =>
            (document.getElementById('file-findings')?.textContent ?? '')
                .replace(/\s+/g, ' '));
    }

    /** The page made no fault, asked nobody and sent nothing. */
    assertQuiet() {
        assert.deepEqual(this.world.errors, []);
        const asked = this.world.session.requests.filter(({ url }) =>
            !/^(?:file|blob|data|about):/.test(url));
        assert.deepEqual(asked, []);
    }
}
