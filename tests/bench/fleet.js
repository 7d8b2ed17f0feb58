/**
 * A fleet in the built page beside the article's commands in a shell loop,
 * two at a time, on the same machine in the same run: time a device, and
 * what the page's memory grows by.
 *
 * Does not: judge. make bench calls it (main.js).
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { launch } from '../lib/browsers.js';
import { answerDialog, lookOver, makeFleetAuthority } from '../lib/fleet.js';
import { Hand } from '../lib/hand.js';
import { serve } from '../lib/serve.js';

const run = promisify(execFile);

/** The longest that a thousand devices may take, ms. */
const PATIENCE = 600000;

/** The article's steps 6, 7 and 10 for one device, as it writes them. */
const ARTICLE = `
openssl genrsa -des3 -traditional -passout pass:device -out $1.key 2048
openssl req -new -key $1.key -passin pass:device -subj /CN=$1.test -out $1.csr
openssl x509 -req -in $1.csr -CA CA.cer -CAkey CA.key -passin pass:authority \\
    -set_serial 0x$1 -out $1.cer
`;

/** @param {number} count @returns {Promise<number>} ms a device */
async function article(count) {
    const folder = await mkdtemp(join(tmpdir(), 'bench-fleet-'));
    try {
        await writeFile(join(folder, 'one.sh'), ARTICLE);
        await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048',
            '-passout', 'pass:authority', '-keyout', 'CA.key', '-out',
            'CA.cer', '-subj', '/CN=Bench'], { cwd: folder });
        const start = performance.now();
        await run('sh', ['-c', `seq 1000 ${999 + count} | ` +
            'xargs -P2 -n1 sh one.sh 2>/dev/null'], { cwd: folder });
        return (performance.now() - start) / count;
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

/** @param {import('puppeteer-core').Page} page @returns {Promise<number>} */
async function heap(page) {
    const session = await page.createCDPSession();
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } =
        /** @type {any} */ (await session.send('Runtime.getHeapUsage'));
    await session.detach();
    return usedSize + embedderHeapUsedSize + backingStorageSize;
}

/**
 * No worker has work. A person reads the list before pressing the button;
 * meanwhile the page opens the authority's key (places/fleet/begin.js), which
 * a driver would not wait for.
 */
function atRest() {
    const { engine } = /** @type {any} */ (globalThis).mcuCertify;
    return engine.pool.lanes.length > 0 && engine.pool.lanes.every(
        (/** @type {any} */ lane) => !lane.job);
}

/**
 * Notes when the button is pressed and when the last device is done.
 *
 * @param {string} done what the bar says then
 */
function watch(done) {
    const page = /** @type {any} */ (globalThis);
    page.addEventListener('click', (/** @type {Event} */ event) => {
        const { target } = event;
        if (target instanceof Element && target.closest('#fleet-start')) {
            page.fleetStarted = performance.now();
        }
    }, true);
    new MutationObserver(() => {
        const bar = document.querySelector('progress');
        if (bar?.getAttribute('aria-label') === done) {
            page.fleetEnded ??= performance.now();
        }
    }).observe(document.body,
        { subtree: true, childList: true, attributes: true });
}

/**
 * One run in a page of its own, over https: there a large fleet goes into a
 * file, as it does when the page itself is a file.
 *
 * @param {string} url
 * @param {number} count
 * @returns {Promise<{ms: number, growth: number}>} ms from the press of the
 *   button to the last device done, for each
 */
async function ours(url, count) {
    const session = await launch('chromium', { accept: true });
    try {
        const page = await session.page();
        const hand = new Hand(page, 30000);
        await page.goto(`${url}#/authority`);
        await hand.see('Your own authority');
        const before = await heap(page);
        await makeFleetAuthority(hand);
        await lookOver(hand, session.folder, count);
        await answerDialog(page, 'fleet.zip');
        await page.evaluate(watch, `${count} of ${count} done`);
        await page.waitForFunction(atRest);
        await hand.press('#fleet-start');
        await page.waitForFunction('globalThis.fleetEnded !== undefined',
            { timeout: PATIENCE, polling: 500 });
        const ms = /** @type {number} */ (await page.evaluate(
            'globalThis.fleetEnded - globalThis.fleetStarted')) / count;
        await hand.press('#fleet-results');
        await hand.see('What is in it');
        return { ms, growth: (await heap(page) - before) / 2 ** 20 };
    } finally {
        await session.close();
    }
}

/** Small fleets are over soon, and luck in finding primes counts for more. */
const RUNS = [{ from: 1000, runs: 1 }, { from: 100, runs: 3 },
    { from: 0, runs: 8 }];

/**
 * A row for each count, in milliseconds a device, and what the page's memory
 * grew by beside the 64 MB that it may. The two take turns, so that both see
 * whatever else the machine is doing.
 *
 * @param {import('./table.js').Table} rows
 * @param {number[]} counts
 */
export async function benchFleet(rows, counts) {
    const site = await serve();
    try {
        for (const count of counts) {
            /** @type {number[]} */
            const mine = [], theirs = [], growths = [];
            const turns = RUNS.find(({ from }) => count >= from)?.runs ?? 1;
            for (let turn = 0; turn < turns; turn++) {
                theirs.push(await article(Math.min(count, 100)));
                const { ms, growth } = await ours(site.urls.https, count);
                mine.push(ms);
                growths.push(growth * 2 ** 20);
            }
            rows.add(`fleet-${count}`, 'chromium',
                'the article in a shell loop, xargs -P2, ms a device',
                mine, theirs);
            rows.add(`fleet-${count}-memory`, 'chromium',
                'what it may grow by', growths, [64 * 2 ** 20], 'bytes');
        }
    } finally {
        await site.stop();
    }
}
