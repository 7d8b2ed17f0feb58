/*
 * Every place that takes a file, disturbed in every way, in both browsers
 * (side by side, half of the ways of a place in each):
 * what was given last counts, or nothing; what was given before leaves no
 * trace, and nothing is made of it (disturb.js is the table).
 *
 * Files are chosen by script, so that two choices fall into one moment.
 */

import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { en } from '../lib/words.js';
import { KINDS } from '../lib/browsers.js';
import { Hand } from '../lib/hand.js';
import { until } from '../lib/patience.js';
import { hasTurn } from '../lib/turns.js';
import { DISTURBANCES, makeFiles, openAuthority, PLACES } from './disturb.js';
import {
    addresses, anotherDevice, anotherList, anyFile, atWork, givenBack,
} from './disturb-works.js';
import { fileUrl, goTo } from './page-steps.js';
import { World } from './world.js';

/** @typedef {import('./disturb.js').Place} Place */
/** @typedef {import('./disturb.js').Files} Files */
/** @typedef {Record<string, Buffer>} Given by name */

const ZEBRA = /zebra/i;
/** All files are small, ms on an idle machine. */
const SOON = 10000;

/**
 * Runs in the page: chooses files, one choice after the other at once; ends
 * when it has been drawn.
 */
async function choose(/** @type {string} */ id,
    /** @type {[string, string][][]} */ choices) {
    const input = /** @type {HTMLInputElement} */ (
        document.getElementById(id));
    for (const files of choices) {
        const transfer = new DataTransfer();
        for (const [name, base64] of files) {
            transfer.items.add(new File([Uint8Array.from(atob(base64),
                (letter) => letter.charCodeAt(0))], name));
        }
        input.files = transfer.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
    }
    await new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(done));
    });
}

/** Runs in the page: all that can be seen, folded out, and typed. */
function look(/** @type {string} */ reading) {
    for (const el of document.querySelectorAll('details')) {
        el.open = true;
    }
    // What was said aloud last is over.
    const live = document.getElementById('live');
    if (live) {
        live.textContent = '';
    }
    const fields = [...document.querySelectorAll('input, textarea')]
        .filter((el) => el.checkVisibility())
        .map((el) => /** @type {HTMLInputElement} */ (el).value);
    const seen = (/** @type {string} */ selector) =>
        [...document.querySelectorAll(selector)]
            .filter((el) => el.checkVisibility())
            .map((el) => el.textContent?.trim()).filter(Boolean).join(' ');
    return {
        all: [document.body.innerText, ...fields].join('\n'),
        fault: seen('main .fault, main .problems, main .notice.bad, ' +
            '#upload-learnt .warn'),
        // Steps that are not seen are drawn when they are.
        busy: [...document.querySelectorAll(
            'main fieldset:disabled, main .waiting')]
            .some((el) => el.checkVisibility()) ||
            seen('.drop .row').includes(reading),
    };
}

/** One place in a fresh window. */
export class Disturbed {
    /** @param {Place} place @param {Files} files @param {World} world
     * @param {import('puppeteer-core').Page} page */
    constructor(place, files, world, page) {
        this.world = world;
        this.place = place;
        this.files = files;
        this.page = page;
        this.hand = new Hand(page);
        this.at = {
            hand: this.hand,
            to: (/** @type {string} */ hash) => goTo(page, hash),
            give: (/** @type {string} */ slot, /** @type {string[]} */ ...names) =>
                this.choose(slot, this.named(names)),
        };
    }

    /** @param {string[]} names @returns {Given} */
    named(names) {
        return Object.fromEntries(names.map((name) =>
            [name, /** @type {Buffer} */ (this.files.get(name))]));
    }

    /** @param {string} slot @param {Given[]} choices */
    async choose(slot, ...choices) {
        await this.page.waitForSelector(`#${slot}`);
        await this.page.evaluate(choose, slot, choices.map((given) =>
            Object.entries(given).map(([name, bytes]) =>
                /** @type {[string, string]} */ (
                    [name, bytes.toString('base64')]))));
    }

    look() {
        return this.page.evaluate(look, en.open.reading);
    }

    /** What was done before is drawn. */
    async drawn() {
        await this.page.evaluate(() => new Promise((done) => {
            requestAnimationFrame(() => requestAnimationFrame(done));
        }));
    }

    /** @param {string} selector */
    async has(selector) {
        return await this.page.$(selector) !== null;
    }

    /** Presses the button that takes what was given, where there is one. */
    async act() {
        const { act, fill } = this.place;
        await fill?.(this.at);
        await this.hand.press(`#${act}`);
    }

    /** Zebra's file was given, and taken as far as the place takes it. */
    async good() {
        const { slot, good, act, again, fill, made } = this.place;
        const shows = again ? made : this.place.shows;
        await this.choose(slot, this.named(good));
        await until(async () => {
            const { all, busy } = await this.look();
            return !busy && ZEBRA.test(all) &&
                (!shows || await this.has(shows));
        }, `${slot} does not take ${good.join()}`, SOON);
        if (again) {
            await this.back();
        }
        if (act && fill) {
            await this.act();
            await this.page.waitForSelector(made);
        }
    }

    /** From what is finished back to where another can be given. */
    async back() {
        const link = await until(async () => await this.page.$(
            'main section:not([hidden]) .actions button.link'),
        'there is no way to give another', SOON);
        await link.evaluate((el) => /** @type {HTMLElement} */ (el).click());
        await this.page.waitForSelector(`#${this.place.slot}`);
    }

    /**
     * Nothing was taken: it is told, at once or by the button; no trace.
     *
     * @param {string} what
     */
    async nothing(what) {
        const { slot, act, made } = this.place;
        const settled = () => until(async () => {
            const now = await this.look();
            return !now.busy && !ZEBRA.test(now.all) && now;
        }, `${slot}, ${what}: zebra stays`, SOON).catch(async (error) => {
            const { all } = await this.look();
            throw new Error(`${error.message}: ${all.split('\n')
                .filter((line) => ZEBRA.test(line)).join(' | ')}`);
        });
        const before = await settled();
        if (before.fault === '' && act) {
            await this.act();
        }
        const { fault } = await until(async () => {
            const now = await settled();
            return now.fault !== '' && now;
        }, `${slot}, ${what}: nothing is told`, SOON);
        assert.ok(!await this.has(made), `${slot}, ${what}: it was taken`);
        return fault;
    }
}

/** @param {Disturbed} one */
async function badAfterGood(one) {
    const { place, files } = one;
    for (const [what, give] of DISTURBANCES) {
        const given = give(place, files);
        if (!given) {
            continue;
        }
        if (!place.acts) {
            await one.good();
        }
        await one.choose(place.slot, given);
        await one.nothing(what);
    }
}

/** @param {Disturbed} one */
async function whileItIsRead(one) {
    const { place } = one;
    const good = one.named(place.good);
    const [, noise] = DISTURBANCES[1];
    await one.choose(place.slot, good,
        /** @type {Given} */ (noise(place, one.files)));
    await one.nothing('noise while it is read');
    if (place.ways && !place.again) {
        await one.good();
        await one.hand.tick(`#${place.ways[0]}`);
        await one.hand.tick(`#${place.ways[1]}`);
        await one.choose(place.slot,
            /** @type {Given} */ (noise(place, one.files)));
        await one.nothing('noise after another way and back');
    }
    await one.choose(place.slot, good, one.named(place.next));
    const next = new RegExp(place.next[0].replace(/[-.].*/, ''), 'i');
    if (place.seen) {
        await until(async () => !(await one.look()).busy,
            `${place.slot} is never done`, SOON);
        await one.at.to(place.seen);
    }
    const seen = await until(async () => {
        const now = await one.look();
        return !now.busy && next.test(now.all) && now;
    }, `${place.slot}: what was given last is not taken`, SOON);
    assert.ok(!ZEBRA.test(seen.all), `${place.slot}: zebra is there, too`);
    assert.equal(seen.fault, '', place.slot);
}

/** Another authority. @param {Disturbed} one */
async function anotherOwner(one) {
    const { place, hand, at } = one;
    await one.good();
    const hash = await one.page.evaluate(() => location.hash);
    await at.to('#/authority/overview');
    await hand.press('#authority-close');
    if (await hand.has('press', en.authority.overview.closeAnyway)) {
        await hand.press(en.authority.overview.closeAnyway);
    }
    await openAuthority(at, 'okapi.zip');
    await at.to(hash);
    await one.page.waitForSelector(`#${place.slot}`);
    const { all } = await one.look();
    assert.ok(!ZEBRA.test(all), `${place.slot}: zebra outlives its owner: ${
        all.split('\n').filter((line) => ZEBRA.test(line)).join(' | ')}`);
}

for (const kind of KINDS) {
    describe(`disturbed places in ${kind}`, () => {
        const world = new World(kind);
        /** @type {Files} */
        let files;
        before(async () => {
            files = await makeFiles();
            await world.begin();
        });
        after(() => world.end());
        const open = async (/** @type {Place} */ place) => {
            const page = await world.page();
            await page.goto(fileUrl(world));
            return new Disturbed(place, files, world, page);
        };
        for (const [n, place] of PLACES.entries()) {
            it(`${place.slot} keeps a file that another took the place of`,
                async () => {
                    const one = await open(place);
                    await place.go(one.at);
                    if (hasTurn(kind, n)) {
                        await badAfterGood(one);
                    }
                    if (hasTurn(kind, n + 1)) {
                        await whileItIsRead(one);
                        if (place.ofAuthority) {
                            await anotherOwner(one);
                        }
                        if (place.ofDevice) {
                            await anotherDevice(one);
                        }
                    }
                    assert.deepEqual(world.errors, []);
                });
        }
        for (const [defect, run] of /** @type {const} */ ([
            ['a verdict stands under a file that was not looked at', anyFile],
            ['another file proves that one is kept', givenBack],
            ['an address lives on in a step after another was typed',
                addresses],
            ['files change under the work that is made from them', atWork],
            ['a run takes devices from a list that is chosen meanwhile',
                anotherList],
        ])) {
            world.once(defect, async () => {
                await run(await open(PLACES[0]));
                assert.deepEqual(world.errors, []);
            });
        }
    });
}
