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
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { launch } from '../lib/browsers.js';
import { Hand } from '../lib/hand.js';
import { PAGE } from '../lib/serve.js';

const run = promisify(execFile);

/** The longest that a thousand devices may take, ms. */
const PATIENCE = 600000;

const PASSPHRASE = 'bench bench bench';

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

/** @param {number} count @returns {string} */
function table(count) {
    return ['name,addresses', ...Array.from({ length: count }, (_, at) =>
        `Device ${at},d${at}.example.test`)].join('\n');
}

/** @param {Hand} hand @param {string} id @param {string} text */
async function twice(hand, id, text) {
    for (const field of [id, `${id}-again`]) {
        const handle = await hand.page.waitForSelector(`#${field}`);
        await handle?.type(text);
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
 * One run in a page of its own.
 *
 * @param {number} count
 * @returns {Promise<{ms: number, growth: number}>}
 */
async function ours(count) {
    const session = await launch('chromium');
    const file = join(session.folder, 'devices.csv');
    try {
        await writeFile(file, table(count));
        const page = await session.page();
        const hand = new Hand(page, 30000);
        await page.goto(`${pathToFileURL(PAGE).href}#/authority`);
        await hand.see('Your own authority');
        const before = await heap(page);
        await twice(hand, 'authority-passphrase', PASSPHRASE);
        await hand.type('#authority-limits', 'example.test');
        await hand.press('Size and life');
        await hand.choose('Size of its key', '2048 bits');
        await hand.press('#authority-make');
        await hand.see('saved nowhere yet');
        await hand.press('Many devices');
        await hand.give('A CSV file', file);
        await hand.press('Look it over');
        await twice(hand, 'fleet-seal', PASSPHRASE);
        await hand.press('#fleet-start');
        await page.waitForSelector('progress.bar', { timeout: 30000 });
        const start = performance.now();
        await hand.see(`${count} of ${count} done`, PATIENCE);
        const ms = (performance.now() - start) / count;
        await hand.press('#fleet-results');
        await hand.see('Save the ZIP');
        return { ms, growth: (await heap(page) - before) / 2 ** 20 };
    } finally {
        await session.close();
    }
}

/**
 * A row for each count, in milliseconds a device, and what the page's memory
 * grew by beside the 64 MB that it may.
 *
 * @param {import('./table.js').Table} rows
 * @param {number[]} counts
 */
export async function benchFleet(rows, counts) {
    const loop = await article(100);
    for (const count of counts) {
        const { ms, growth } = await ours(count);
        rows.add(`fleet-${count}`, 'chromium',
            'the article in a shell loop, xargs -P2, ms a device',
            [ms], [loop]);
        rows.add(`fleet-${count}-memory`, 'chromium', 'what it may grow by',
            [growth * 2 ** 20], [64 * 2 ** 20], 'bytes');
    }
}
