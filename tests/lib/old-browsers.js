/*
 * Browsers that the drivers of today's cannot drive: Chromium 109, the last
 * for Windows 7, out of a package made for servers; and WebKit, Safari's
 * engine, as GTK has it. Each opens one page and runs functions in it.
 *
 * Handles: starting, opening, running, ending.
 * Does not: click with a mouse or read the disk; functions do what they do
 * in the page (old.test.js).
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import puppeteer from 'puppeteer-core';

import { fromRoot } from './engine.js';
import { PATIENCE } from './patience.js';
import { startServer } from './server.js';

/**
 * @typedef {object} OldBrowser
 * @property {string} version
 * @property {(url: string) => Promise<void>} open
 * @property {(work: Function, ...args: any[]) => Promise<any>} run  gives what
 *     the function gives, by way of JSON; it may be asynchronous
 * @property {() => Promise<void>} close
 */

/** A folder of its own. @returns {Promise<string>} */
const newFolder = () => mkdtemp(join(tmpdir(), 'mcu-old-'));

/** @param {string} folder */
const remove = (folder) => rm(folder,
    { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });

/** A function and what it is given, as one expression. */
const expression = (/** @type {Function} */ work, /** @type {any[]} */ args) =>
    `(${work})(${args.map((arg) => JSON.stringify(arg)).join(', ')})`;

/**
 * Chromium 109. The driver's own pages need newer ones, so its connection is
 * spoken to directly.
 *
 * @returns {Promise<OldBrowser>}
 */
export async function chromium109() {
    const folder = await newFolder();
    const packed = await readFile(
        fromRoot('node_modules/@sparticuz/chromium/bin/chromium.br'));
    const program = join(folder, 'chromium');
    await writeFile(program, await promisify(brotliDecompress)(packed),
        { mode: 0o755 });
    const browser = await puppeteer.launch({
        executablePath: program, headless: true, waitForInitialPage: false,
        userDataDir: join(folder, 'profile'), timeout: PATIENCE,
        protocolTimeout: PATIENCE, env: { ...process.env, HOME: folder },
        args: ['--no-sandbox', '--no-zygote', '--disable-gpu',
            '--disable-dev-shm-usage', '--host-resolver-rules=MAP * ~NOTFOUND'],
    });
    const root = await browser.target().createCDPSession();
    const { targetId } = await root.send('Target.createTarget',
        { url: 'about:blank', width: 1280, height: 900 });
    const { sessionId } = await root.send('Target.attachToTarget',
        { targetId, flatten: true });
    const page = /** @type {import('puppeteer-core').CDPSession} */ (
        root.connection()?.session(sessionId));
    await page.send('Page.enable');
    return {
        version: await browser.version(),
        async open(url) {
            const loaded = new Promise((done) => {
                page.once('Page.loadEventFired', done);
            });
            await page.send('Page.navigate', { url });
            await loaded;
        },
        async run(work, ...args) {
            const { result, exceptionDetails } = await page.send(
                'Runtime.evaluate', {
                    expression: expression(work, args),
                    awaitPromise: true, returnByValue: true,
                });
            if (exceptionDetails) {
                throw new Error(exceptionDetails.exception?.description
                    ?? exceptionDetails.text);
            }
            return result.value;
        },
        async close() {
            await browser.close();
            await remove(folder);
        },
    };
}

/** A screen that nobody sees. */
async function screen() {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0',
        '1280x900x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const [number] = await once(
        /** @type {import('node:stream').Readable} */ (server.stdio[3]),
        'data');
    return { server, display: `:${number}`.trim() };
}

/**
 * Asks a WebDriver, as the W3C's standard says.
 *
 * @param {number} port
 * @param {string} method @param {string} path @param {unknown} [body]
 */
async function askDriver(port, method, path, body) {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
        method, body: body ? JSON.stringify(body) : null });
    const { value } = await reply.json();
    if (value?.error) {
        throw new Error(`${value.error}: ${value.message}`);
    }
    return value;
}

/** @returns {Promise<OldBrowser>} */
export async function webkit() {
    const folder = await newFolder();
    const { server, display } = await screen();
    const { port, stop } = await startServer(
        port => spawn('WebKitWebDriver', ['-p', `${port}`], {
            stdio: 'ignore',
            env: { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11',
                HOME: folder, XDG_CACHE_HOME: folder,
                XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder,
                LIBGL_ALWAYS_SOFTWARE: '1', NO_AT_BRIDGE: '1',
                WEBKIT_DISABLE_COMPOSITING_MODE: '1' },
        }),
        port => askDriver(port, 'GET', '/status').catch(() => null),
        'WebKitWebDriver');
    /** @param {string} method @param {string} path @param {unknown} [body] */
    const ask = (method, path, body) => askDriver(port, method, path, body);
    const { sessionId, capabilities } = await ask('POST', '/session', {
        capabilities: { alwaysMatch: {
            timeouts: { script: PATIENCE, pageLoad: PATIENCE },
        } },
    });
    const session = `/session/${sessionId}`;
    return {
        version: `WebKitGTK ${capabilities.browserVersion}`,
        open: (url) => ask('POST', `${session}/url`, { url }),
        async run(work, ...args) {
            const { value, error } = await ask('POST',
                `${session}/execute/async`, { args: [], script:
                    'const done = arguments[0];'
                    + `(async () => ${expression(work, args)})().then(`
                    + 'value => done({value}), error => '
                    + 'done({error: String(error)}));' });
            if (error) {
                throw new Error(error);
            }
            return value;
        },
        async close() {
            await ask('DELETE', session);
            await stop();
            server.kill();
            await remove(folder);
        },
    };
}
