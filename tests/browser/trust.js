/*
 * Does a browser that knows these roots open this address without a warning?
 *
 * Handles: a fresh browser for each question, since a browser reads its
 * roots when it starts.
 * Does not: accept any certificate that the browser would not.
 */

import { launch } from '../lib/browsers.js';

/**
 * Opens addresses one after the other, in one browser.
 *
 * @param {import('../lib/browsers.js').Kind} kind
 * @param {string[]} roots  PEM
 * @param {string[]} urls
 * @returns {Promise<string[]>} for each the title of the page that opened,
 *     or "refused: " and the browser's own code
 */
export async function visit(kind, roots, urls) {
    const session = await launch(kind, { roots });
    try {
        const page = await session.page();
        const seen = [];
        for (const url of urls) {
            try {
                await page.goto(url);
                seen.push(await page.title());
            } catch (error) {
                seen.push(`refused: ${codeOf(String(error))}`);
            }
        }
        return seen;
    } finally {
        await session.close();
    }
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
