/*
 * What a browser's tests share: one browser in which the user has clicked
 * through certificate warnings, one that trusts nothing, the served page,
 * and the simulated devices.
 *
 * Handles: starting and ending all of them, a fresh window for each test, an
 * account of what went wrong in the page.
 * Does not: know any step of the page (journey.js).
 */

import { borrow } from '../lib/browsers.js';
import { byTurns } from '../lib/turns.js';
import { serve } from '../lib/serve.js';
import { start } from '../appliance/simulator.js';
import { Journey } from './journey.js';

/** @typedef {import('../lib/browsers.js').Kind} Kind */
/** @typedef {import('../lib/browsers.js').Session} Session */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {Awaited<ReturnType<typeof start>>} Unit */
/** @typedef {Awaited<ReturnType<typeof serve>>} Site */

/**
 * Long enough that a page which looks every second sees the device away, on
 * a busy machine too. A real one is away for minutes.
 */
const AWAY_MS = 4000;

export class World {
    /**
     * @param {Kind} kind
     * @param {{whole?: boolean}} [options]  as of borrow()
     */
    constructor(kind, { whole = false } = {}) {
        this.kind = kind;
        this.whole = whole;
        /** A test that one browser answers for both. */
        this.once = byTurns(kind);
        /** @type {Unit[]} */
        this.units = [];
        /** @type {string[]} errors that the page reported */
        this.errors = [];
        /** @type {Session|null} */
        this.strictSession = null;
        /** @type {{session: Session, site: Site, idle: Page}|null} */
        this.running = null;
    }

    async begin() {
        const site = await serve();
        const session = await borrow(this.kind,
            { accept: true, whole: this.whole });
        const idle = await session.page();
        if (this.kind === 'chromium') {
            /* Keeps the process of windows with a file (browsers.js). */
            await idle.goto(import.meta.url);
        }
        this.running = { site, session, idle };
    }

    async end() {
        await this.running?.session.close();
        await this.strictSession?.close();
        await Promise.all(this.units.map(unit => unit.stop()));
        await this.running?.site.stop();
    }

    get started() {
        if (!this.running) {
            throw new Error('the tests’ browser has not started');
        }
        return this.running;
    }

    /** The browser in which warnings were clicked through. */
    get session() {
        return this.started.session;
    }

    /** The served page. */
    get site() {
        return this.started.site;
    }

    /**
     * The page, freshly opened.
     *
     * @param {import('../lib/serve.js').Origin} origin
     * @param {Partial<import('./journey.js').Plan>} [plan]
     * @param {(page: Page) => Promise<unknown>} [prepare]
     * @returns {Promise<Journey>}
     */
    async journey(origin, plan = {}, prepare = undefined) {
        const page = await this.page(prepare);
        const journey = new Journey(this.session, page, {
            family: /^MCU 4200/,
            addresses: ['mcu1.example.test'],
            passphrase: 'Correct horse 1',
            authorityPassphrase: 'Battery staple 2',
            ...plan
        });
        await journey.open(this.site.urls[origin]);
        return journey;
    }

    /**
     * A device, stopped at the end.
     *
     * @param {Parameters<typeof start>[0]} options
     * @returns {Promise<Unit>}
     */
    async unit(options) {
        const unit = await start({ awayMs: AWAY_MS, ...options });
        this.units.push(unit);
        return unit;
    }

    /**
     * A fresh window; those of the test before are closed.
     *
     * @param {(page: Page) => Promise<unknown>} [prepare]
     *     before anything is opened in it
     * @returns {Promise<Page>}
     */
    async page(prepare) {
        const { session, idle } = this.started;
        for (const old of session.windows.splice(0)) {
            if (old !== idle && !old.isClosed()) {
                await old.close();
            }
        }
        session.requests.length = 0;
        this.errors.length = 0;
        const page = await session.page();
        await watchErrors(page, this.errors);
        await prepare?.(page);
        return page;
    }

    /** A browser that knows no roots but its maker's. */
    async strict() {
        this.strictSession ??= await borrow(this.kind, { whole: this.whole });
        return this.strictSession;
    }
}

/**
 * Notes exceptions, and everything that the page's own policy stopped.
 *
 * @param {Page} page
 * @param {string[]} errors
 */
export async function watchErrors(page, errors) {
    page.on('pageerror', error => errors.push(String(error)));
    page.on('console', message => {
        if (message.text().startsWith('policy: ')) {
            errors.push(message.text());
        }
    });
    await page.evaluateOnNewDocument(() => {
        document.addEventListener('securitypolicyviolation', event =>
            console.error(`policy: ${event.violatedDirective} ` +
                event.blockedURI));
    });
}
