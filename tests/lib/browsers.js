/*
 * Starts real browsers for tests: Chromium and Firefox, headless, each with
 * a home, a profile and trusted roots of its own.
 *
 * Handles: launch, roots trusted or not, downloads taken from disk, a log of
 * every request, windows that a page opens; one browser for all tests of a
 * process that ask for nothing special.
 *
 * Chromium's headless shell has its pages, its network and its files, and no
 * window around them: nothing blocks pop-ups or holds a download. It takes a
 * third less time and serves tests to which that is all the same.
 * Does not: reach beyond loopback. Every name under .test means loopback,
 * and no other name resolves.
 */

import { execFile } from 'node:child_process';
import { access, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile }
    from 'node:fs/promises';
import { constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import puppeteer from 'puppeteer-core';

import { built } from './engine.js';
import { PATIENCE, until } from './patience.js';

const run = promisify(execFile);

/** @typedef {'chromium'|'firefox'} Kind */
/** @typedef {import('puppeteer-core').Page} Page */

/** @type {Kind[]} */
export const BOTH = ['chromium', 'firefox'];

/**
 * The browsers that a test runs in: both, or the one that BROWSER names in
 * the environment.
 */
export const KINDS = BOTH
    .filter(kind => (process.env.BROWSER ?? kind) === kind);

/** Do both run at once, and share what one can answer for both (turns.js)? */
export const SIDE_BY_SIDE = process.env.SIDE_BY_SIDE === 'yes';

/** @type {Record<Kind | 'shell', string[]>} */
const COMMANDS = {
    chromium: ['chromium', 'chromium-browser', 'google-chrome'],
    firefox: ['firefox-esr', 'firefox'],
    shell: ['chromium-headless-shell']
};

/**
 * @param {Kind | 'shell'} kind
 * @returns {Promise<string>} path of the browser
 */
async function executable(kind) {
    const folders = (process.env.PATH ?? '').split(delimiter);
    for (const command of COMMANDS[kind]) {
        for (const folder of folders) {
            const path = join(folder, command);
            try {
                await access(path, constants.X_OK);
                return path;
            } catch {
                continue;
            }
        }
    }
    throw new Error(`${kind} is not installed`);
}

/**
 * Makes a store of trusted roots as the browser reads it.
 *
 * @param {string} folder
 * @param {string[]} roots  PEM
 * @param {string[]} distrusted  certificates, PEM
 */
async function trustRoots(folder, roots, distrusted) {
    await mkdir(folder, { recursive: true });
    const store = `sql:${folder}`;
    await run('certutil', ['-d', store, '-N', '--empty-password']);
    const all = [...roots.map(pem => ({ pem, trust: 'C,,' })),
        ...distrusted.map(pem => ({ pem, trust: 'p,p,p' }))];
    const commands = await Promise.all(all.map(async ({ pem, trust }, at) => {
        const file = join(folder, `certificate-${at}.pem`);
        await writeFile(file, pem);
        return `-A -d ${store} -t ${trust} -n certificate-${at} -i ${file}\n`;
    }));
    if (commands.length > 0) {
        /* One process for all: two browsers are given 200 roots. */
        const batch = join(folder, 'certificates.txt');
        await writeFile(batch, commands.join(''));
        await run('certutil', ['-d', store, '-B', '-i', batch]);
    }
}

/**
 * @param {string} folder  downloads
 * @param {Record<string, unknown>} more
 */
function firefoxPrefs(folder, more) {
    return {
        'browser.download.folderList': 2,
        'browser.download.dir': folder,
        'browser.download.useDownloadDir': true,
        'browser.download.alwaysOpenPanel': false,
        'browser.helperApps.neverAsk.saveToDisk':
            'application/octet-stream,application/x-pem-file,' +
            'application/zip,text/plain,application/json',
        /* Whatever name a page asks for, it gets loopback. */
        'network.dns.forceResolve': '127.0.0.1',
        'network.proxy.type': 0,
        'security.warn_submit_secure_to_insecure': false,
        /* Drivers switch it off; people have it. */
        'dom.disable_open_during_load': true,
        /* Its own bubbles under password fields swallow a click that comes
           right after the typing, where a person would look first. */
        'security.insecure_field_warning.contextual.enabled': false,
        'signon.rememberSignons': false,
        'signon.generation.enabled': false,
        /* Processes kept ready for pages that no test opens. */
        'dom.ipc.processPrelaunch.enabled': false,
        /* The process of the last window with a file serves the next. */
        'dom.ipc.keepProcessesAlive.file': 1,
        ...more
    };
}

const CHROMIUM_FLAGS = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage',
    /* Processes kept ready for pages that no test opens, and services that
       no test asks. */
    '--disable-features=SpareRendererForSitePerProcess,Translate,' +
        'OptimizationHints,MediaRouter',
    '--host-resolver-rules=MAP *.test 127.0.0.1,' +
        'MAP * ~NOTFOUND,EXCLUDE 127.0.0.1'
];

/**
 * @typedef {object} LaunchOptions
 * @property {string[]} [roots]   roots to trust, PEM
 * @property {string[]} [distrusted]  certificates that the user has marked
 *     as not to be trusted, whoever signed them, PEM
 * @property {boolean} [accept]   accept every certificate, as a user does
 *     who clicks through the warning; false when trust is what is tested
 * @property {Record<string, unknown>} [prefs]  what a user has set in
 *     Firefox's about:config
 * @property {number} [proxy]     loopback port of a proxy that sees it all
 * @property {boolean} [dark]     dark colours (Firefox; Chromium's pages
 *     can be told later)
 * @property {boolean} [shell]    of Chromium its headless shell only
 */

/** A profile that Firefox has opened before (firefox-profile.js). */
export const FIREFOX_PROFILE = built('firefox-profile');

export class Session {
    /**
     * @param {Kind} kind
     * @param {import('puppeteer-core').Browser} browser
     * @param {string} folder  its own
     * @param {import('puppeteer-core').BrowserContext} [context]
     * @param {string} [downloads]  the browser's folder for them
     */
    constructor(kind, browser, folder,
        context = browser.defaultBrowserContext(),
        downloads = join(folder, 'downloads')) {
        this.kind = kind;
        this.browser = browser;
        this.folder = folder;
        this.context = context;
        this.downloads = downloads;
        /** @type {{method: string, url: string}[]} every request seen */
        this.requests = [];
        /** @type {Page[]} windows in the order they opened */
        this.windows = [];
        context.on('targetcreated', target => void this.watch(target));
    }

    /**
     * @param {import('puppeteer-core').Target} target
     */
    async watch(target) {
        try {
            const page = target.type() === 'page' && await target.page();
            if (page) {
                this.adopt(page);
            }
        } catch {
            /* A window that closed at once has nothing to show. */
        }
    }

    /**
     * @param {Page} page
     */
    adopt(page) {
        if (this.windows.includes(page)) {
            return;
        }
        this.windows.push(page);
        page.setDefaultTimeout(PATIENCE);
        const setViewport = page.setViewport.bind(page);
        page.setViewport = async viewport => {
            try {
                await setViewport(viewport);
            } catch (error) {
                /* Firefox 140 cannot be turned round; its size is set. */
                if (!/ScreenOrientationOverride/.test(String(error))) {
                    throw error;
                }
            }
        };
        page.on('request', request => {
            this.requests.push({
                method: request.method(), url: request.url()
            });
        });
    }

    /**
     * A new window of a desktop's size.
     *
     * @returns {Promise<Page>}
     */
    async page() {
        const page = await this.context.newPage();
        /* Nobody can answer the browser's own dialog in a test; without it
           files arrive as downloads, as in other browsers. */
        await page.evaluateOnNewDocument(() => {
            delete (/** @type {any} */ (globalThis)).showSaveFilePicker;
        });
        this.adopt(page);
        await page.setViewport({ width: 1280, height: 900 });
        return page;
    }

    /**
     * Waits for a file to be saved, takes it off the disk, gives its bytes.
     *
     * @param {string} name
     * @returns {Promise<Buffer>}
     */
    async download(name) {
        const file = join(this.downloads, name);
        let before = -1;
        const bytes = await until(async () => {
            const names = await this.downloaded();
            if (!names.includes(name) ||
                names.some(n => /\.(crdownload|part)$/.test(n))) {
                return null;
            }
            const now = await readFile(file);
            const whole = now.length > 0 && now.length === before;
            before = now.length;
            return whole && now;
        }, `${name} was not saved`);
        await rm(file);
        return bytes;
    }

    /**
     * The same, for a file whose name is only known in part.
     *
     * @param {RegExp} pattern
     * @returns {Promise<Buffer>}
     */
    async downloadLike(pattern) {
        return this.download(await until(async () =>
            (await this.downloaded()).find(name => pattern.test(name)),
        `nothing like ${pattern} was saved`));
    }

    /** @returns {Promise<string[]>} names of the files saved so far */
    downloaded() {
        return readdir(this.downloads);
    }

    /** Ends the browser and removes everything it wrote. */
    async close() {
        await this.browser.close();
        await removeFolder(this.folder);
    }
}

/** @param {string} folder */
function removeFolder(folder) {
    return rm(folder, {
        recursive: true, force: true, maxRetries: 5, retryDelay: 200
    });
}

/**
 * A browser that is started once in a process: what its tests do in it, each
 * in a context of its own, leaves nothing behind.
 */
class Shared {
    /** @type {Map<string, Shared>} */
    static all = new Map();

    /** Do browsers stay open while nobody uses them? */
    static held = false;

    /** @param {Kind} kind @param {LaunchOptions} options */
    constructor(kind, options) {
        this.started = launch(kind, options);
        this.users = 0;
    }

    /** Ends those that nobody uses. */
    static async closeIdle() {
        for (const [key, one] of Shared.all) {
            if (one.users === 0) {
                Shared.all.delete(key);
                await (await one.started).close();
            }
        }
    }
}

/** A context of a shared browser. */
class Part extends Session {
    /**
     * @param {Shared} shared
     * @param {Session} whole  the browser's
     * @param {string} folder
     * @param {import('puppeteer-core').BrowserContext} context
     */
    constructor(shared, whole, folder, context) {
        super(whole.kind, whole.browser, folder, context, whole.downloads);
        this.shared = shared;
    }

    /** Closes the windows and removes everything they wrote. */
    async close() {
        await this.context.close();
        for (const name of await this.downloaded()) {
            await rm(join(this.downloads, name), { force: true });
        }
        await removeFolder(this.folder);
        this.shared.users -= 1;
        if (!Shared.held) {
            await Shared.closeIdle();
        }
    }
}

/**
 * A session in the browser that this process has open already, if it has: for
 * every test that asks for no roots, no proxy and no colours.
 *
 * @param {Kind} kind
 * @param {{accept?: boolean, whole?: boolean}} [options]  accept: as of
 *     launch; whole: with the window around the page, not Chromium's shell
 *     (which `make ALL=yes test` does without)
 * @returns {Promise<Session>}
 */
export async function borrow(kind, { accept = false, whole = false } = {}) {
    const shell = kind === 'chromium' && SIDE_BY_SIDE && !whole;
    const key = `${kind} ${accept} ${shell}`;
    const shared = Shared.all.get(key) ?? new Shared(kind, { accept, shell });
    Shared.all.set(key, shared);
    shared.users += 1;
    const all = await shared.started;
    const folder = await mkdtemp(join(tmpdir(), 'mcu-browser-'));
    const context = await all.browser.createBrowserContext(
        kind === 'chromium' ? { downloadBehavior: {
            policy: 'allow', downloadPath: all.downloads } } : {});
    return new Part(shared, all, folder, context);
}

/**
 * Keeps shared browsers open between those who borrow them, until the
 * function is called that it gives.
 *
 * @returns {() => Promise<void>}
 */
export function holdBrowsers() {
    Shared.held = true;
    return () => {
        Shared.held = false;
        return Shared.closeIdle();
    };
}

/**
 * @param {Kind} kind
 * @param {LaunchOptions} [options]
 * @returns {Promise<Session>} a browser that knows nothing but these
 */
export async function launch(kind, options = {}) {
    const { roots = [], distrusted = [], accept = false, proxy = 0,
        dark = false, shell = false } = options;
    const folder = await mkdtemp(join(tmpdir(), 'mcu-browser-'));
    const downloads = join(folder, 'downloads');
    const profile = join(folder, 'profile');
    await mkdir(downloads);
    await mkdir(profile);
    const executablePath = await executable(shell ? 'shell' : kind);
    const limits = { timeout: PATIENCE, protocolTimeout: PATIENCE };
    const env = { ...process.env, HOME: folder };
    if (kind === 'chromium') {
        await trustRoots(join(folder, '.pki', 'nssdb'), roots, distrusted);
        const args = [...CHROMIUM_FLAGS];
        /* The sandbox cannot be had by root. */
        if (process.getuid?.() === 0 || process.env.CI) {
            args.push('--no-sandbox');
        }
        if (shell) {
            /* All windows with a file share the process that one keeps. */
            args.push('--process-per-site');
        }
        if (proxy) {
            args.push(`--proxy-server=127.0.0.1:${proxy}`,
                '--proxy-bypass-list=<-loopback>');
        }
        const browser = await puppeteer.launch({
            executablePath, headless: true, acceptInsecureCerts: accept,
            userDataDir: profile, args, env, ...limits,
            /* Whatever people's browsers block is to be blocked here. */
            ignoreDefaultArgs: ['--disable-popup-blocking'],
            downloadBehavior: { policy: 'allow', downloadPath: downloads }
        });
        return new Session(kind, browser, folder);
    }
    await cp(FIREFOX_PROFILE, profile, { recursive: true }).catch(error => {
        /* It starts without one, too, in twice the time. */
        if (error.code !== 'ENOENT') {
            throw error;
        }
    });
    await trustRoots(profile, roots, distrusted);
    const proxyPrefs = proxy ? {
        'network.proxy.type': 1,
        'network.proxy.http': '127.0.0.1',
        'network.proxy.http_port': proxy,
        'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': proxy,
        'network.proxy.no_proxies_on': '',
        'network.proxy.allow_hijacking_localhost': true
    } : {};
    const darkPrefs = {
        'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1
    };
    const browser = await puppeteer.launch({
        browser: 'firefox', executablePath, headless: true,
        acceptInsecureCerts: accept, userDataDir: profile, env, ...limits,
        extraPrefsFirefox: firefoxPrefs(downloads,
            { ...proxyPrefs, ...darkPrefs, ...options.prefs })
    });
    return new Session(kind, browser, folder);
}
