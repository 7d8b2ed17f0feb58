/**
 * make bench: every figure beside a peer's, from the same run on the same
 * machine. One table is printed; the rows go into the file named.
 *
 * usage: node tests/bench/main.js build/bench.json [chromium] [firefox]
 *
 * Does not: judge. What a figure must be is stated where it was promised.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

import { buildSync } from 'esbuild';

import { launch } from '../lib/browsers.js';
import { benchFleet } from './fleet.js';
import * as inPage from './in_page.js';
import { mean, Table } from './table.js';

const PAGE = 'dist/mcu-certify.html';
const FORGE = 'node_modules/node-forge/dist/forge.min.js';
const BENCH = 'build/bench';
/** The system's root store: some 140 certificates. */
const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';

/** RSA sizes; how many keys of ours and WebCrypto's, of Mbed TLS's in wasm,
 * of forge's and of native processes'. */
const SIZES = [
    { bits: 2048, runs: 100, stock: 12, forge: 4, native: 12 },
    { bits: 3072, runs: 40, stock: 3, forge: 0, native: 6 },
    { bits: 4096, runs: 24, stock: 1, forge: 0, native: 4 },
];
const SIGNATURES = 200;
const PBKDF2_ROUNDS = 600000;
const READY_RUNS = 10;
/** Devices in one go. */
const FLEETS = [10, 100, 1000];
const INSPECT_RUNS = 20;

const [output, ...asked] = process.argv.slice(2);
const browsers = /** @type {('chromium' | 'firefox')[]} */ (
    asked.length > 0 ? asked : ['chromium', 'firefox']);

const table = new Table();
const forgeSource = readFileSync(FORGE, 'utf8');

/** @param {string} file */
function base64(file) {
    return readFileSync(file).toString('base64');
}

const stockWasm = base64(`${BENCH}/stock.wasm`);

/** Times that build/bench/stock prints. @param {number[]} args */
function runStock(...args) {
    return execFileSync(`${BENCH}/stock`, args.map(String), {
        encoding: 'utf8',
    }).trim().split('\n').map(Number);
}

/** @param {number} bits @param {number} runs */
function runGenrsa(bits, runs) {
    const times = [];
    for (let i = 0; i < runs; i++) {
        const start = performance.now();
        execFileSync('openssl', ['genrsa', String(bits)],
            { stdio: ['ignore', 'pipe', 'ignore'] });
        times.push(performance.now() - start);
    }
    return times;
}

/**
 * What takes long is asked for one at a time: no single answer of the browser
 * may take a minute.
 *
 * @param {number} count
 * @param {() => Promise<number[]>} measure
 */
async function oneByOne(count, measure) {
    const times = [];
    for (let i = 0; i < count; i++) {
        times.push(...await measure());
    }
    return times;
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {number} bits
 * @param {number} runs
 */
async function compareKeys(page, bits, runs) {
    /** @type {Record<'all' | 'one' | 'webcrypto', number[]>} */
    const times = { all: [], one: [], webcrypto: [] };
    await page.evaluate(inPage.compareKeys, bits, 3); // to warm all three
    for (let done = 0; done < runs; done += 2) {
        const some = await page.evaluate(inPage.compareKeys, bits, 2);
        times.all.push(...some.all);
        times.one.push(...some.one);
        times.webcrypto.push(...some.native);
    }
    return times;
}

/** @param {string} browser @param {import('puppeteer-core').Page} page */
async function benchKeys(browser, page) {
    for (const { bits, runs, stock, forge, native } of SIZES) {
        const { all, one, webcrypto } = await compareKeys(page, bits, runs);
        const id = `rsa-${bits}`;
        table.add(id, browser, 'WebCrypto, native', all, webcrypto);
        table.add(`${id}-1worker`, browser, 'WebCrypto, native', one,
            webcrypto);
        table.add(`${id}-stock`, browser, 'Mbed TLS in wasm', all,
            await oneByOne(stock, async () => (await page.evaluate(
                inPage.runOperations, stockWasm, bits, 1, 0)).made));
        if (forge > 0) {
            table.add(`${id}-forge`, browser, 'node-forge', all,
                await oneByOne(forge, () =>
                    page.evaluate(inPage.forgeKeys, bits, 1)));
        }
        table.add(`${id}-mbedtls`, browser, 'Mbed TLS, native', all,
            runStock(bits, native, 0));
        table.add(`${id}-openssl`, browser, 'openssl genrsa', all,
            runGenrsa(bits, native));
    }
}

/** @param {string} browser @param {import('puppeteer-core').Page} page */
async function benchCancel(browser, page) {
    table.add('cancel', browser, 'what it may take',
        await page.evaluate(inPage.timeCancel, 20), [100]);
}

/** @param {string} browser @param {import('puppeteer-core').Page} page */
async function benchSign(browser, page) {
    const natively = () => runStock(2048, 1, SIGNATURES).slice(1);
    const before = natively();
    const { signed } = await page.evaluate(inPage.runOperations,
        base64(`${BENCH}/ours.wasm`), 2048, 1, SIGNATURES);
    table.add('sign-2048', browser, 'Mbed TLS, native', signed,
        [...before, ...natively()]);
    const stock = await page.evaluate(inPage.runOperations,
        stockWasm, 2048, 1, 30);
    table.add('sign-2048-stock', browser, 'Mbed TLS in wasm', signed,
        stock.signed);
}

/** @param {string} browser @param {import('puppeteer-core').Page} page */
async function benchPbkdf2(browser, page) {
    const times = await page.evaluate(inPage.comparePbkdf2, PBKDF2_ROUNDS, 5);
    table.add('pbkdf2', browser, 'WebCrypto, native', times.ours,
        times.native);
}

/**
 * Opening the page until the engine is ready, against a page that only loads
 * node-forge, in turn.
 *
 * @param {string} browser
 * @param {import('puppeteer-core').Page} page
 * @param {string} forgePage
 */
async function benchReady(browser, page, forgePage) {
    const ours = [], theirs = [];
    await page.evaluateOnNewDocument(inPage.noteReady);
    for (let run = -1; run < READY_RUNS; run++) {
        await page.goto(pathToFileURL(PAGE).href);
        const ready = await page.evaluate(inPage.readyAt);
        await page.goto(forgePage);
        const loaded = await page.evaluate('globalThis.loadedAt');
        if (run >= 0) {
            ours.push(ready);
            theirs.push(Number(loaded));
        }
    }
    table.add('ready', browser, 'page with only node-forge', ours, theirs);
}

/** pkijs and our cross-check, as one script for the page. */
function bundleScript() {
    const { outputFiles: [script] } = buildSync({
        stdin: {
            contents: `export * as pkijs from 'pkijs';
export * as asn1js from 'asn1js';
export * as relations from './web/file/relations.js';`,
            resolveDir: '.',
        },
        bundle: true,
        format: 'iife',
        globalName: 'benchBundle',
        write: false,
    });
    return `${script.text}\nglobalThis.benchBundle = benchBundle;`;
}

/** @param {string} browser @param {import('puppeteer-core').Page} page */
async function benchInspect(browser, page) {
    await page.evaluate(bundleScript());
    const { ours, theirs, count } = await page.evaluate(
        inPage.inspectBundle, readFileSync(BUNDLE, 'utf8'), INSPECT_RUNS);
    table.add('inspect-bundle', browser, `pkijs, ${count} certificates`,
        ours, theirs);
}

/** @param {'chromium' | 'firefox'} browser @param {string} forgePage */
async function benchBrowser(browser, forgePage) {
    const session = await launch(browser);
    try {
        const page = await session.page();
        await benchReady(browser, page, forgePage);
        await page.goto(pathToFileURL(PAGE).href);
        await page.evaluate(inPage.readyAt);
        await page.evaluate(forgeSource);
        await benchInspect(browser, page);
        await benchSign(browser, page);
        await benchPbkdf2(browser, page);
        await benchKeys(browser, page);
        await benchCancel(browser, page);
    } finally {
        await session.close();
    }
}

function benchSize() {
    const ours = readFileSync(PAGE), forge = readFileSync(FORGE);
    table.add('size', 'file', 'node-forge, minified', [ours.length],
        [forge.length], 'bytes');
    table.add('size-gzip', 'file', 'node-forge, minified, gzip',
        [gzipSync(ours, { level: 9 }).length],
        [gzipSync(forge, { level: 9 }).length], 'bytes');
}

const folder = mkdtempSync(join(tmpdir(), 'mcu-bench-'));
try {
    const forgePage = join(folder, 'forge.html');
    writeFileSync(forgePage, `<!doctype html><meta charset="utf-8">
<title>node-forge</title><script>${
    forgeSource.replaceAll('</script', '<\\/script')}</script>
<script>globalThis.loadedAt = performance.now()</script>\n`);
    table.head();
    benchSize();
    for (const browser of browsers) {
        await benchBrowser(browser, pathToFileURL(forgePage).href);
    }
    if (browsers.includes('chromium')) {
        await benchFleet(table, FLEETS);
    }
    table.write(output);
    const keys = table.rows.filter(({ id }) => /^rsa-\d+$/.test(id));
    console.log(`${table.rows.length} rows in ${output}; keys took ${
        mean(keys.map(({ ratio }) => ratio)).toFixed(2)
    } of WebCrypto's time on average`);
} finally {
    rmSync(folder, { recursive: true, force: true });
}
