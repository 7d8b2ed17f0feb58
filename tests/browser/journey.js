/*
 * The whole job at one device as a user does it in the page: clicking,
 * typing, saving and choosing files.
 *
 * Handles: each step of the path "One device", one function a step.
 * Does not: call the page's own code, or read anything but what it shows
 * and saves.
 */

import { en } from '../lib/words.js';
import { Hand } from '../lib/hand.js';
import { KeyHand } from '../lib/keys.js';
import { until } from '../lib/patience.js';
import { trustResult } from './trust.js';

/** @typedef {import('../lib/browsers.js').Session} Session */
/** @typedef {import('puppeteer-core').Page} Page */

const text = en.device;
const device = en.onDevice;

/**
 * @typedef {object} Plan  what the user has in mind
 * @property {string|RegExp} family    the device's family in the list
 * @property {string[]} addresses      lines as typed
 * @property {string} passphrase       of the device's key, ASCII
 * @property {string} authorityPassphrase
 * @property {string} [organisation]
 * @property {string} [authority]      its name; '' keeps the one offered
 */

/** Words as a pattern that begins a name. */
export function starts(/** @type {string} */ words) {
    return new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}

export class Journey {
    /**
     * @param {Session} session
     * @param {Page} page
     * @param {Plan} plan
     */
    constructor(session, page, plan) {
        this.session = session;
        this.page = page;
        this.plan = plan;
        this.hand = new Hand(page);
        /** @type {Map<string, Buffer>} what was saved, by name */
        this.saved = new Map();
    }

    /**
     * @param {string} url
     */
    async open(url) {
        await this.page.goto(url);
        await this.hand.see(text.start.title);
    }

    /**
     * Follows the path to a step.
     *
     * @param {string} title
     */
    async goTo(title) {
        this.hand.within = 'nav.path';
        await this.hand.press(new RegExp(`^\\d*\\s*${title}`));
        this.hand.within = '';
    }

    async before() {
        const { hand, plan } = this;
        await hand.tick(plan.family);
        await hand.type(text.start.addresses, plan.addresses.join('\n'));
        await hand.press(text.start.next);
        await hand.see(text.key.title);
    }

    async key() {
        const { hand, plan } = this;
        await hand.type(en.secret.label, plan.passphrase);
        await hand.type(en.secret.again, plan.passphrase);
        await hand.press(text.key.make);
        await hand.find('press', text.key.next);
    }

    async request() {
        const { hand, plan } = this;
        await hand.press(text.key.next);
        await hand.see(text.request.title);
        if (plan.organisation) {
            await hand.type(starts(text.request.fields.O),
                plan.organisation);
        }
        await hand.press(text.request.make);
        await hand.see(text.sign.title);
    }

    /** Signs with an authority that is made on the way. */
    async sign() {
        const { hand, plan } = this;
        if (plan.authority) {
            await hand.type(en.authority.start.name, plan.authority);
        }
        await hand.type(en.authority.start.passphrase,
            plan.authorityPassphrase);
        await hand.type(en.secret.again, plan.authorityPassphrase);
        await hand.press(text.sign.makeAndSign);
        await hand.see(text.files.title);
    }

    /**
     * Goes on to a further device of the same authority, from its addresses
     * to its certificate.
     *
     * @param {string} address
     */
    async nextDevice(address) {
        const { hand, plan } = this;
        plan.addresses = [address];
        await hand.press(text.files.saveAll);
        await hand.press(en.keep.there);
        await this.goTo(text.start.short);
        await hand.press(text.start.another);
        await this.before();
        await this.key();
        await this.request();
        await hand.press(text.sign.sign);
        await hand.see(text.files.title);
    }

    /**
     * Saves files by their buttons and keeps what came to disk.
     *
     * @param {string[]} [names]
     */
    async files(names = ['MCU.key', 'MCU.csr', 'MCU.cer', 'CA.cer']) {
        const { hand, session } = this;
        for (const name of names) {
            await hand.press(en.chip.saveLabel({ name }));
            this.saved.set(name, await session.download(name));
        }
    }

    /**
     * Opens a key that was made elsewhere.
     *
     * @param {string} path
     * @param {string} passphrase
     */
    async openKey(path, passphrase) {
        const { hand } = this;
        await this.goTo(text.key.short);
        await this.chooseKey(path, passphrase);
        await hand.press(text.key.openButton);
    }

    /**
     * Chooses a key's file and types its passphrase, no more.
     *
     * @param {string} path
     * @param {string} passphrase
     */
    async chooseKey(path, passphrase) {
        const { hand } = this;
        await hand.tick('#key-way-open');
        await hand.give('#key-open-file', path);
        await hand.type(text.key.openPassphrase, passphrase);
    }

    /**
     * Opens what another authority sent back.
     *
     * @param {...string} paths
     */
    async openAnswer(...paths) {
        const { hand } = this;
        await this.goTo(text.sign.short);
        await hand.tick('#sign-signer-outside');
        await hand.give('#sign-answer', ...paths);
    }

    /**
     * Comes with files made elsewhere and goes straight to the upload.
     *
     * @param {import('./material.js').Material} material
     * @param {string} passphrase
     */
    async bringFiles(material, passphrase) {
        await this.before();
        await this.openKey(material.path('MCU.key'), passphrase);
        await this.hand.find('press', text.key.next);
        await this.openAnswer(material.path('MCU.cer'),
            material.path('CA.cer'));
        await this.hand.find('press', text.sign.next);
        await this.goTo(device.upload.short);
        await this.hand.see(device.upload.title);
    }

    /** Lets the page read the files back as the device will. */
    async preflight() {
        const { hand } = this;
        await hand.press(text.files.next);
        await hand.see(device.preflight.title);
        await hand.see(device.preflight.sum({ errors: 0, warnings: 0 }));
        await hand.press(device.preflight.next);
        await hand.see(device.upload.title);
    }

    /**
     * The window in which the page opened the device.
     *
     * @param {string} origin
     * @returns {Promise<Hand>}
     */
    async deviceWindow(origin) {
        return new Hand(await until(() => this.session.windows.find(window =>
            window !== this.page && !window.isClosed() &&
            window.url().startsWith(origin)), `no window shows ${origin}`));
    }

    /**
     * Says where the device is, if the address is not that of the first
     * step, and opens it.
     *
     * @param {string} origin
     * @returns {Promise<Hand>} the device's window
     */
    async openDevice(origin) {
        const { hand } = this;
        if (!(await hand.read('#upload-address')).startsWith(origin)) {
            await hand.type('#upload-address', origin);
        }
        await hand.press('#upload-open');
        const there = await this.deviceWindow(origin);
        await there.see('User name');
        return there;
    }

    /**
     * The upload from the page into the device's window, logged in from the
     * page too.
     *
     * @param {string} origin
     * @param {string} password  of the administrator
     * @returns {Promise<Hand>} the device's window
     */
    async uploadDirect(origin, password) {
        const { hand } = this;
        const there = await this.openDevice(origin);
        await hand.tick('#upload-login-way-here');
        await hand.type('#upload-login-password', password);
        await hand.press('#upload-login-post');
        await there.see('Local certificate configuration');
        await hand.press('#upload-send');
        return there;
    }

    /** The user sees the new certificate on the device, and says so. */
    async sayMatches(/** @type {Hand} */ there) {
        await there.see('Key matches certificate');
        await there.see(this.host());
        await there.see('restart the unit');
        await this.hand.press('#upload-shows-matches');
        await this.hand.see(device.restart.title);
    }

    /** The first address as the certificate names it. */
    host() {
        return this.plan.addresses[0].replace(/^https?:\/\//, '')
            .replace(/:\d+$/, '');
    }

    /**
     * Restarts the device from the page.
     *
     * @param {string} password
     */
    async restartFromPage(password) {
        const { hand } = this;
        await hand.tick('#restart-way-api');
        /* Who clicks may type at once; who goes by keys is not moved on. */
        const at = hand instanceof KeyHand ? 'way-api' : 'password';
        await until(() => this.page.evaluate(id =>
            document.activeElement?.id === id, `restart-${at}`),
        `the focus is not at ${at}`);
        await hand.type('#restart-password', password);
        await hand.press('#restart-now');
        await hand.see(device.restart.back);
        await hand.press(device.restart.next);
        await hand.see(device.trusted.title);
    }

    /**
     * Restarts the device on its own page. A tab in which the user filled
     * the device's form himself may be open still, and shows another page.
     *
     * @param {string} origin
     */
    async restartThere(origin) {
        const { hand } = this;
        await hand.press('#restart-page');
        const there = await this.deviceWindow(
            `${origin}/settings_shutdown.html`);
        for (const button of [/^Shut down/, /^Confirm/, /^Restart/]) {
            await there.press(button);
        }
        await there.see('The unit is restarting');
        await hand.see(device.restart.back);
        await hand.press(device.restart.next);
        await hand.see(device.trusted.title);
    }

    /**
     * Asks whether this browser trusts the device.
     *
     * @returns {Promise<string>} what the page found
     */
    async askTrust() {
        await this.hand.press('#trusted-ask');
        return trustResult(this.page);
    }

    /** Says that it is trusted; what the page answers is where one reads. */
    async sayTrusted() {
        await this.hand.press('#trusted-good');
        await until(() => this.page.evaluate(words =>
            document.activeElement?.textContent?.includes(words),
        device.trusted.done), 'the last word has not the focus');
    }

    /**
     * A saved file's text.
     *
     * @param {string} name
     * @returns {string}
     */
    file(name) {
        const bytes = this.saved.get(name);
        if (!bytes) {
            throw new Error(`${name} was not saved`);
        }
        return bytes.toString('utf8');
    }
}
