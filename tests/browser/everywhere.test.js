/*
 * Every step and every place, as everybody sees them: axe-core, light and
 * dark; a screen of 320 px; text alone at 200 %; forced colours; the tree
 * that a screen reader reads.
 *
 * The trees are kept in everywhere.txt. When the page has changed on
 * purpose, make them anew and read what changed:
 *
 *   KEEP=yes BROWSER=chromium node --test tests/browser/everywhere.test.js
 *
 * SHOTS names a folder for pictures to look at.
 */

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { KINDS, borrow, launch } from '../lib/browsers.js';
import { PAGE } from '../lib/serve.js';
import { everywhere } from './everywhere.js';
import { Journey } from './journey.js';
import { STATES, loadAxe, lost, misfits, objections, settled }
    from './looks.js';
import { tree } from './tree.js';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('../lib/browsers.js').Session} Session */
/**
 * @typedef {(where: string, begun: boolean) =>
 *     Promise<Record<string, string[]>>} Look
 */

const KEPT = new URL('everywhere.txt', import.meta.url);
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 740 };

/** What of axe-core's rules depends on colours and room. */
const SEEN = ['color-contrast', 'target-size', 'scrollable-region-focusable'];

/* What a user has set: the system's colours, letters twice as large. */
const PREFS = {
    'browser.display.document_color_use': 2,
    'font.size.variable.x-western': 32,
    'font.size.monospace.x-western': 26,
    'ui.prefersReducedMotion': 1,
};

/** @param {Page} page @param {string} where @param {string} how */
async function shot(page, where, how) {
    if (process.env.SHOTS) {
        const height = await page.evaluate(() =>
            document.documentElement.scrollHeight);
        await page.setViewport({ ...WIDE, height: Math.min(height, 3000) });
        await page.screenshot({
            path: /** @type {`${string}.png`} */ (join(process.env.SHOTS,
                `${where.replace(/\W+/g, '-')}-${how}.png`)),
        });
        await page.setViewport(WIDE);
    }
}

/**
 * Chromium's devtools set everything in the same window.
 *
 * @param {Page} page
 * @param {string[]} trees
 * @param {Set<string>} met
 * @returns {Promise<Look>}
 */
async function lookInChromium(page, trees, met) {
    await loadAxe(page);
    const devtools = await page.createCDPSession();
    /* Nothing that moves: a colour is there at once. */
    const media = (/** @type {Record<string, string>} */ features) =>
        devtools.send('Emulation.setEmulatedMedia', { features:
            Object.entries({ 'prefers-reduced-motion': 'reduce',
                ...features }).map(([name, value]) => ({ name, value })) });
    const letters = (/** @type {number} */ standard) => devtools.send(
        'Page.setFontSizes',
        { fontSizes: { standard, fixed: standard * 13 / 16 } });
    await media({});
    return async (where, begun) => {
        /** @type {Record<string, string[]>} */
        const seen = {};
        /* Head and foot are the same everywhere. */
        trees.push(`## ${where}\n\n${await tree(devtools,
            trees.length > 0 ? 'main' : '')}`);
        if (begun) {
            await media({ 'prefers-color-scheme': 'dark' });
            await settled(page);
            seen['wide and dark'] = await objections(page, SEEN);
        }
        for (const scheme of ['dark', 'light']) {
            await media({ 'forced-colors': 'active',
                'prefers-color-scheme': scheme });
            seen[`forced colours, ${scheme}`] = await lost(page, met);
            await shot(page, where, `forced-${scheme}`);
        }
        await media({});
        await letters(32);
        seen['text at 200 %'] = await misfits(page);
        await shot(page, where, '200');
        await letters(16);
        await page.setViewport(NARROW);
        await settled(page);
        seen['narrow and light'] = [...await objections(page),
            ...await misfits(page)];
        await page.setViewport(WIDE);
        return seen;
    };
}

/**
 * Firefox is told at its start. What is 640 px wide with letters twice as
 * large is 320 px wide with plain ones.
 *
 * @param {Page} page
 * @param {Set<string>} met
 * @returns {Look}
 */
function lookInFirefox(page, met) {
    return async (where) => {
        const seen = {
            'forced colours': await lost(page, met),
            'text at 200 %': await misfits(page),
        };
        await shot(page, where, 'firefox');
        await page.setViewport({ ...NARROW, width: 2 * NARROW.width });
        Object.assign(seen, { narrow: await misfits(page) });
        await page.setViewport(WIDE);
        return seen;
    };
}

/** @param {import('../lib/browsers.js').Kind} kind @param {Session} session */
async function walk(kind, session) {
    const page = await session.page();
    const journey = new Journey(session, page, {
        family: /^MCU 4200/, addresses: ['mcu1.example.test'],
        passphrase: 'Correct horse 1',
        authorityPassphrase: 'Battery staple 2',
    });
    await journey.open(pathToFileURL(PAGE).href);
    /** @type {string[]} */
    const trees = [];
    /** @type {Set<string>} */
    const met = new Set();
    const look = kind === 'chromium'
        ? await lookInChromium(page, trees, met) : lookInFirefox(page, met);
    /** @type {string[]} */
    const found = [];
    for await (const where of everywhere(journey)) {
        const seen = await look(where, !where.endsWith('empty'));
        for (const [how, lines] of Object.entries(seen)) {
            found.push(...lines.map(line => `${where}, ${how}: ${line}`));
        }
    }
    found.push(...STATES.filter(([one]) => !met.has(one)).map(([one]) =>
        `${one} was nowhere`));
    return { found, trees: trees.join('\n') };
}

for (const kind of KINDS) {
    test(`${kind}: somebody cannot see, read or reach something`,
        async () => {
            const session = await (kind === 'chromium' ? borrow(kind)
                : launch(kind, { prefs: PREFS }));
            try {
                const { found, trees } = await walk(kind, session);
                if (kind === 'chromium' && process.env.KEEP) {
                    await writeFile(KEPT, trees);
                }
                assert.deepEqual(found, []);
                if (kind === 'chromium') {
                    const kept = await readFile(KEPT, 'utf8');
                    assert.deepEqual(trees.split('\n'), kept.split('\n'));
                }
            } finally {
                await session.close();
            }
        });
}
