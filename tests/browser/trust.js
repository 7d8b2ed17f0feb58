/*
 * Does a browser that knows these roots open this address without a warning?
 *
 * Handles: a fresh browser for each question about roots of its own, since a
 * browser reads them when it starts; one that is open for all that know none.
 * Does not: accept any certificate that the browser would not.
 */

import { borrow, launch } from '../lib/browsers.js';
import { Hand } from '../lib/hand.js';
import { until } from '../lib/patience.js';

/**
 * Opens addresses one after the other, in one browser.
 *
 * @param {import('../lib/browsers.js').Kind} kind
 * @param {import('../lib/browsers.js').LaunchOptions} knows
 *     what it trusts, and what it does not
 * @param {string[]} urls
 * @returns {Promise<string[]>} for each the title of the page that opened,
 *     or "refused: " and the browser's own code
 */
export async function visit(kind, knows, urls) {
    const session = await (Object.keys(knows).length > 0 ?
        launch(kind, knows) : borrow(kind));
    try {
        const seen = [];
        for (const url of urls) {
            /* A window that shows a warning may not tell of the next. */
            seen.push(await opens(await session.page(), url));
        }
        return seen;
    } finally {
        await session.close();
    }
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} url
 */
async function opens(page, url) {
    try {
        await page.goto(url);
        /* The load may be told before the title has been read. */
        await page.waitForFunction(() => document.title !== '');
        return await page.title();
    } catch (error) {
        return `refused: ${codeOf(String(error))}`;
    }
}

/**
 * Whether a browser opens a device, and what the page finds out about it in
 * that same browser.
 *
 * @param {import('../lib/browsers.js').Session} session
 * @param {string} tool    the page
 * @param {string} device  its origin
 * @returns {Promise<{opened: string, page: string}>}
 */
export async function seesTrust(session, tool, device) {
    const page = await session.page();
    try {
        const opened = await opens(page, `${device}/login.html`);
        await page.goto(`${tool}#/device/trusted`);
        const hand = new Hand(page);
        await hand.type('#trusted-address', device);
        await hand.press('#trusted-ask');
        return { opened, page: await trustResult(page) };
    } finally {
        await page.close();
    }
}

/**
 * What the page found out about the trust it was asked for.
 *
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<string>}
 */
export function trustResult(page) {
    return until(() => page.$eval('#trusted-result',
        element => element.getAttribute('data-result')),
    'the page found nothing out about trust');
}

/**
 * The browser's code for a certificate it refuses.
 *
 * @param {string} message
 */
function codeOf(message) {
    return /\b(ERR_[A-Z_]+|SEC_ERROR_\w+|SSL_ERROR_\w+|MOZILLA_PKIX_\w+)/
        .exec(message)?.[1] ?? message;
}
