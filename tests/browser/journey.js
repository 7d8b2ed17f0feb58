/*
 * The whole job at one device as a user does it in the page: clicking,
 * typing, saving and choosing files.
 *
 * Handles: each step of the path "One device", one function a step.
 * Does not: call the page's own code, or read anything but what it shows
 * and saves.
 */

import { en } from '../../web/text/en.js';
import { Hand } from '../lib/hand.js';

/** @typedef {import('../lib/browsers.js').Session} Session */
/** @typedef {import('puppeteer-core').Page} Page */

const text = en.device;

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
        await hand.find('press', text.key.next, 60000);
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
        await hand.find('press', text.request.next);
    }

    /** Signs with an authority that is made on the way. */
    async sign() {
        const { hand, plan } = this;
        await hand.press(text.request.next);
        await hand.see(text.sign.title);
        await hand.tick(starts(text.sign.signers.make));
        if (plan.authority) {
            await hand.type(text.sign.caName, plan.authority);
        }
        await hand.type(text.sign.caPassphrase, plan.authorityPassphrase);
        await hand.type(en.secret.again, plan.authorityPassphrase);
        await hand.press(text.sign.makeAndSign);
        await hand.find('press', text.sign.next, 60000);
    }

    /**
     * Saves files by their buttons and keeps what came to disk.
     *
     * @param {string[]} [names]
     */
    async files(names = ['MCU.key', 'MCU.csr', 'MCU.cer', 'CA.cer',
        'CA.key']) {
        const { hand, session } = this;
        await hand.press(text.sign.next);
        await hand.see(text.files.title);
        for (const name of names) {
            await hand.press(en.chip.saveLabel(name));
            this.saved.set(name, await session.download(name));
        }
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
