/*
 * A user's hand: finds what a person would find, by its visible name, and
 * clicks and types as a person does.
 *
 * Handles: buttons, links, text fields, selects, radio buttons, check boxes,
 * file inputs, each by accessible name; waiting until they are there.
 * Does not: set a value or call a handler by script.
 */

import { MINUTE, patience, pause, until } from './patience.js';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').ElementHandle<HTMLElement>} Handle */
/** @typedef {'press'|'text'|'select'|'tick'|'file'|'summary'} What */

/** @type {Record<What, string>} */
const SELECTORS = {
    press: 'button, [role=button], [role=tab], a[href], summary, ' +
        'input[type=submit], input[type=button]',
    text: 'input:not([type=radio], [type=checkbox], [type=file], ' +
        '[type=submit], [type=button], [type=hidden]), textarea',
    select: 'select',
    tick: 'input[type=radio], input[type=checkbox]',
    file: 'input[type=file]',
    summary: 'summary'
};

/**
 * Runs in the page: the element with this name, or null. Names are compared
 * without regard to case and spaces; a pattern is given by its source;
 * "#id" takes the element with that id instead.
 *
 * @param {string} selector
 * @param {string} name
 * @param {boolean} pattern
 * @param {boolean} hidden   may it be invisible (file inputs often are)?
 * @param {string} within    selector of the part to look in, '' for all
 * @returns {HTMLElement|null}
 */
function findInPage(selector, name, pattern, hidden, within) {
    const tidy = (/** @type {string|null|undefined} */ text) =>
        (text ?? '').replace(/\s+/g, ' ').trim();
    /* A label's own words, not those of a control inside it. */
    /** @type {(node: Node) => string} */
    const words = node => {
        /** @type {string[]} */
        const found = [];
        for (const child of Array.from(node.childNodes)) {
            if (child instanceof Text) {
                found.push(child.data);
            } else if (child instanceof Element &&
                !child.matches('select, input, textarea, button')) {
                found.push(words(child));
            }
        }
        return found.join('');
    };
    const nameOf = (/** @type {Element} */ element) => {
        const by = element.getAttribute('aria-labelledby');
        if (by) {
            return tidy(by.split(/\s+/).map(id =>
                document.getElementById(id)?.textContent).join(' '));
        }
        const own = element.getAttribute('aria-label');
        if (own) {
            return tidy(own);
        }
        const labels = /** @type {HTMLInputElement} */ (element).labels;
        if (labels && labels.length > 0) {
            return tidy(Array.from(labels, words).join(' '));
        }
        if (element instanceof HTMLInputElement) {
            return tidy(element.value);
        }
        return tidy(element.textContent);
    };
    const wanted = new RegExp(pattern ? name :
        `^${tidy(name).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, 'i');
    const root = within ? document.querySelector(within) : document;
    const fits = (/** @type {Element} */ element) =>
        !pattern && name.startsWith('#') ? `#${element.id}` === name :
            wanted.test(nameOf(element));
    const found = Array.from(root?.querySelectorAll(selector) ?? [])
        .find(element => fits(element) &&
            (hidden || element.checkVisibility()) &&
            !element.closest('[inert]'));
    return /** @type {HTMLElement|null} */ (found ?? null);
}

/**
 * Runs in the page: the middle of a thing that can be clicked, once it lies
 * still, since what has just been drawn may move; null where there is none.
 * `missed` tells afterwards whether something else was clicked there, or
 * nothing, since it moved between press and release.
 *
 * @param {() => HTMLElement|null} look
 */
async function aim(look) {
    const frames = () => new Promise(done => {
        requestAnimationFrame(() => requestAnimationFrame(done));
    });
    let before = '';
    for (let turns = 0; turns < 60; turns += 1) {
        const element = look();
        if (!element || element.matches(':disabled') ||
            element.getAttribute('aria-disabled') === 'true') {
            return null;
        }
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        /* A link over two lines has nothing in the middle of its box. */
        const { x, y, width, height } = element.getClientRects()[0] ??
            element.getBoundingClientRect();
        const now = [x, y, width, height, scrollY].join();
        if (now === before) {
            const page = /** @type {any} */ (globalThis);
            page.missed = true;
            addEventListener('click', ({ target }) => {
                const at = /** @type {Element} */ (target);
                page.missed = !element.contains(at) &&
                    at.closest('label')?.control !== element;
            }, { once: true, capture: true });
            return { x: x + width / 2, y: y + height / 2 };
        }
        before = now;
        await frames();
    }
    return null;
}

/** Runs in the page: two frames; a window behind others draws none. */
function drawn() {
    return new Promise(done => {
        requestAnimationFrame(() => requestAnimationFrame(done));
        setTimeout(done, 250);
    });
}

/** Runs in the page: has the field something in it that was clicked? */
function filled() {
    return /** @type {HTMLInputElement} */ (
        document.activeElement).value !== '';
}

/** Letters enough to lose the focus, or one of them, in a field drawn anew. */
const PRESSED = 3;

export class Hand {
    /**
     * @param {Page} page
     * @param {number} [idle]  how long to wait for a thing on an idle
     *     machine, ms
     */
    constructor(page, idle = MINUTE) {
        this.page = page;
        this.idle = idle;
        /** Look only inside this part of the page; '' for everywhere. */
        this.within = '';
    }

    /**
     * @param {What} what
     * @param {string|RegExp} name
     * @param {number} [idle]  how long to wait on an idle machine, ms
     * @returns {Promise<Handle>}
     */
    async find(what, name, idle = this.idle) {
        const finder = this.finder(what, name);
        const start = Date.now();
        await this.front();
        for (;;) {
            const handle = await steady(() =>
                this.page.evaluateHandle(finder));
            const element = handle?.asElement();
            if (element) {
                return /** @type {Handle} */ (element);
            }
            if (Date.now() - start >= patience(idle)) {
                throw new Error(`nothing to ${what} is called ${name}; ` +
                    `the page says: ${await this.words()}`);
            }
            await pause(50);
        }
    }

    /**
     * An expression that finds a thing in the page.
     *
     * @param {What} what
     * @param {string|RegExp} name
     */
    finder(what, name) {
        const pattern = name instanceof RegExp;
        const args = [SELECTORS[what], pattern ? name.source : name, pattern,
            what === 'file', this.within];
        return `(${findInPage})(...${JSON.stringify(args)})`;
    }

    /** Brings this window before the others: only there can one click. */
    async front() {
        const hidden = await steady(() => this.page.evaluate(() =>
            document.visibilityState === 'hidden'));
        if (hidden) {
            await this.page.bringToFront();
        }
    }

    /**
     * Is there such a thing, once what was done before is drawn?
     *
     * @param {What} what
     * @param {string|RegExp} name
     * @returns {Promise<boolean>}
     */
    async has(what, name) {
        try {
            await steady(() => this.page.evaluate(drawn));
            await this.find(what, name, 0);
            return true;
        } catch {
            return false;
        }
    }

    /**
     * Clicks a thing once it can be; what was drawn anew between looking and
     * clicking is looked for again.
     *
     * @param {What} what
     * @param {string|RegExp} name
     */
    async click(what, name) {
        const looked = `(${aim})(() => ${this.finder(what, name)})`;
        await until(async () => {
            await this.front();
            const point = /** @type {{x: number, y: number}|null} */ (
                await steady(() => this.page.evaluate(looked)));
            if (!point) {
                await this.find(what, name);
                return false;
            }
            await this.page.mouse.click(point.x, point.y);
            return !await steady(() =>
                this.page.evaluate('globalThis.missed'));
        }, `${name} cannot be clicked`, this.idle);
    }

    /**
     * Presses a button or follows a link.
     *
     * @param {string|RegExp} name
     */
    async press(name) {
        await this.click('press', name);
    }

    /**
     * Types into a field; what was there is selected and replaced. Only the
     * first letters are pressed one by one; the rest comes at once, as what
     * an input method or a dictation enters.
     *
     * @param {string|RegExp} name
     * @param {string} text
     */
    async type(name, text) {
        await this.click('text', name);
        if (await this.page.evaluate(filled)) {
            await this.page.keyboard.down('Control');
            await this.page.keyboard.press('a');
            await this.page.keyboard.up('Control');
            await this.page.keyboard.press('Backspace');
        }
        await this.page.keyboard.type(text.slice(0, PRESSED));
        if (text.length > PRESSED) {
            await this.page.evaluate(rest =>
                document.execCommand('insertText', false, rest),
            text.slice(PRESSED));
        }
    }

    /**
     * Chooses an entry of a list by its words.
     *
     * @param {string|RegExp} name
     * @param {string|RegExp} entry
     */
    async choose(name, entry) {
        const handle = await this.find('select', name);
        const source = entry instanceof RegExp ? entry.source :
            `^${entry.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
        const value = await handle.evaluate((element, wanted) => {
            const select = /** @type {HTMLSelectElement} */ (element);
            return Array.from(select.options).find(option =>
                new RegExp(wanted, 'i').test(option.text.trim()))?.value;
        }, source);
        if (value === undefined) {
            throw new Error(`${name} has no entry ${entry}`);
        }
        await handle.select(value);
    }

    /**
     * Clicks a radio button or a check box.
     *
     * @param {string|RegExp} name
     */
    async tick(name) {
        const handle = await this.find('tick', name);
        if (!await handle.evaluate(e =>
            /** @type {HTMLInputElement} */ (e).checked)) {
            await this.click('tick', name);
        }
    }

    /**
     * Gives files to a file input.
     *
     * @param {string|RegExp} name
     * @param {...string} paths
     */
    async give(name, ...paths) {
        const handle = await this.find('file', name);
        await /** @type {import('puppeteer-core').ElementHandle<
            HTMLInputElement>} */ (/** @type {unknown} */ (handle))
            .uploadFile(...paths);
    }

    /**
     * What stands in a field.
     *
     * @param {string|RegExp} name
     * @returns {Promise<string>}
     */
    async read(name) {
        const handle = await this.find('text', name);
        return handle.evaluate(e =>
            /** @type {HTMLInputElement} */ (e).value);
    }

    /**
     * Waits until the page shows these words.
     *
     * @param {string|RegExp} words
     * @param {number} [idle]  how long to wait on an idle machine, ms
     */
    async see(words, idle = this.idle) {
        const start = Date.now();
        while (!matches(await this.words(), words)) {
            if (Date.now() - start > patience(idle)) {
                throw new Error(`the page does not show "${words}" but: ` +
                    await this.words());
            }
            await pause(50);
        }
        /* What the page says aloud, it draws in the next frame. */
        const aloud = await steady(() => this.page.evaluate(() =>
            document.getElementById('live')?.textContent ?? ''));
        if (aloud && matches(aloud, words)) {
            await steady(() => this.page.evaluate(drawn));
        }
    }

    /** @returns {Promise<string>} every word that can be seen now */
    async words() {
        return await steady(() => this.page.evaluate(within => {
            const part = within ? document.querySelector(within) :
                document.body;
            return /** @type {HTMLElement|null} */ (part)?.innerText ?? '';
        }, this.within)) ?? '';
    }
}

/**
 * Looks at the page; null when it was just being replaced by another.
 *
 * @template T
 * @param {() => Promise<T>} look
 * @returns {Promise<T|null>}
 */
async function steady(look) {
    try {
        return await look();
    } catch (error) {
        if (/context|navigat|detached|destroyed|no such frame/i
            .test(String(error))) {
            return null;
        }
        throw error;
    }
}

function matches(/** @type {string} */ text,
    /** @type {string|RegExp} */ words) {
    return words instanceof RegExp ? words.test(text) :
        text.replace(/\s+/g, ' ').includes(words);
}
