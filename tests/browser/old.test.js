/*
 * The oldest Chromium that the page is for, and WebKit: the path from key to
 * saved files works there, and fields, buttons and panels have the colours
 * and borders of today's Chromium, light and dark.
 */

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { before, describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { launch } from '../lib/browsers.js';
import { chromium109, webkit } from '../lib/old-browsers.js';
import { patience } from '../lib/patience.js';
import { PAGE } from '../lib/serve.js';
import { must, tempDir } from '../lib/tools.js';
import { en } from '../lib/words.js';

/** @typedef {import('../lib/old-browsers.js').OldBrowser} OldBrowser */

const SECRET = 'tidal-Quartz-93-plum';
const text = en.device;

/** What is done, each step once what it needs is there. */
const STEPS = [
    ['type', text.start.addresses, 'mcu1.example.test\n10.1.2.3'],
    ['press', text.start.next],
    ['type', en.secret.label, SECRET],
    ['type', en.secret.again, SECRET],
    ['look'],
    ['press', text.key.make],
    ['press', text.key.next],
    ['press', text.request.make],
    ['type', en.authority.start.passphrase, SECRET],
    ['type', en.secret.again, SECRET],
    ['press', text.sign.makeAndSign],
    ['look'],
    ['press', text.files.saveAll],
];

/**
 * Runs in the page: takes the steps, notes looks, gives what was saved in
 * base64. Waits for each thing by the page's own changes.
 *
 * @param {string[][]} steps
 */
async function walk(steps, /** @type {number} */ limit) {
    const shown = (/** @type {Element} */ e) => e.getClientRects().length > 0;
    const named = (/** @type {string} */ selector, /** @type {string} */ name) =>
        /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)])
            .find((e) => shown(e)
                && e.textContent?.replace(/\s+/g, ' ').includes(name));
    /** @type {(name: string) => HTMLInputElement | null | undefined} */
    const field = (name) => /** @type {HTMLInputElement | undefined} */ (
        /** @type {HTMLLabelElement | undefined} */ (
            named('label', name))?.control);
    /** @type {(find: () => any, what: string) => Promise<any>} */
    const wait = (find, what) => new Promise((done, fail) => {
        const late = setTimeout(() => fail(new Error(
            `no ${what}: ${document.body.innerText.slice(0, 2000)}`)), limit);
        const look = () => {
            const found = find();
            if (found) {
                clearTimeout(late);
                watcher.disconnect();
                done(found);
            }
        };
        const watcher = new MutationObserver(look);
        watcher.observe(document, { subtree: true, childList: true,
            attributes: true, characterData: true });
        look();
    });
    /* One way of writing every colour: what a canvas makes of it. */
    const canvas = document.createElement('canvas').getContext('2d',
        { willReadFrequently: true });
    const pixel = (/** @type {string} */ colour) => {
        if (!canvas) {
            throw new Error('no canvas');
        }
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data].join(' ');
    };
    const looks = /** @type {Record<string, string>} */ ({});
    const note = (/** @type {string} */ when) => {
        for (const theme of ['light', 'dark']) {
            document.documentElement.dataset.theme = theme;
            let n = 0;
            for (const e of document.querySelectorAll('main .panel, main '
                + '.button, main input:not([type=radio], [type=checkbox], '
                + '[type=file]), main textarea, main .choice, main .notice')) {
                if (shown(e)) {
                    const style = getComputedStyle(e);
                    looks[`${when} ${theme} ${n++} ${e.tagName} ${
                        e.className}`] = [style.color, style.backgroundColor,
                        style.borderTopStyle === 'none' ? 'transparent'
                            : style.borderTopColor].map(pixel).join(', ')
                        + `, ${style.borderTopStyle} ${style.borderTopWidth}`;
                }
            }
        }
    };
    const saved = /** @type {Promise<string>} */ (new Promise((done) => {
        delete (/** @type {any} */ (globalThis)).showSaveFilePicker;
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
            // Workers are started in this way, too.
            if (/** @type {Blob} */ (blob).type !== 'text/javascript') {
                void new Response(/** @type {Blob} */ (blob)).arrayBuffer()
                    .then((bytes) => done(btoa(String.fromCharCode(
                        ...new Uint8Array(bytes)))));
            }
            return make.call(URL, blob);
        };
    }));
    for (const [i, [what, name, value]] of steps.entries()) {
        if (what === 'type') {
            const input = await wait(() => field(name), name);
            input.focus();
            input.value = value;
            input.dispatchEvent(new Event('input', { bubbles: true }));
            input.dispatchEvent(new Event('change', { bubbles: true }));
        } else if (what === 'press') {
            (await wait(() => named('button:enabled, a.button', name), name))
                .click();
        } else {
            note(`${i}`);
        }
    }
    return { saved: await saved, looks };
}

/** @returns {Promise<OldBrowser>} Chromium of today, in the same manner */
async function today() {
    const session = await launch('chromium');
    const page = await session.page();
    return {
        version: await session.browser.version(),
        open: async (url) => void await page.goto(url),
        run: (work, ...args) => page.evaluate(
            /** @type {any} */ (work), ...args),
        close: () => session.close(),
    };
}

/** @param {() => Promise<OldBrowser>} start */
async function journey(start) {
    const browser = await start();
    try {
        await browser.open(pathToFileURL(PAGE).href);
        return { version: browser.version, ...await browser.run(walk, STEPS, patience()) };
    } finally {
        await browser.close();
    }
}

describe('older and other browsers', () => {
    /** @type {Awaited<ReturnType<typeof journey>>} */
    let model;
    before(async () => {
        model = await journey(today);
    });

    for (const [name, start, is] of /** @type {[string,
        () => Promise<OldBrowser>, RegExp][]} */ ([
        ['Chromium 109', chromium109, /\/109\./],
        ['WebKit', webkit, /^WebKitGTK \d/],
    ])) {
        it(`${name} makes and saves files that OpenSSL takes, and looks alike`,
            async (t) => {
                const { version, saved, looks } = await journey(start);
                assert.match(version, is);
                const path = await tempDir(t);
                const files = unzipSync(Buffer.from(saved, 'base64'));
                for (const [file, bytes] of Object.entries(files)) {
                    await writeFile(path(file.replaceAll('/', '-')), bytes);
                }
                const names = Object.keys(files).join(' ');
                const [root] = names.match(/\S*CA\.cer/) ?? [''];
                const [leaf] = names.match(/(?<!\S)MCU\.cer/) ?? [''];
                assert.match((await must('openssl', ['verify', '-x509_strict',
                    '-CAfile', path(root.replaceAll('/', '-')),
                    '-verify_hostname', 'mcu1.example.test',
                    path(leaf)])).toString(), /: OK/, names);
                assert.ok(Object.keys(model.looks).length > 20);
                assert.deepEqual(looks, model.looks);
            });
    }
});
