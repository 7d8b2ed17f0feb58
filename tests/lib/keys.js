/*
 * A hand without a mouse: it comes to everything by Tab and arrows, presses
 * with Enter and Space, and types. So whatever a walk does with it can be
 * done by the keyboard alone.
 *
 * Wherever a key leads, the focus must be seen; and once there was one, it must not
 * be lost: after each act it stands somewhere in the page.
 */

import assert from 'node:assert/strict';
import { Hand } from './hand.js';
import { until } from './patience.js';

/** @typedef {import('./hand.js').Handle} Handle */
/** @typedef {import('./hand.js').What} What */

/** More stops than any part of the page has. */
const FAR = 400;

/**
 * Runs in the page: where the focus stands as seen from what is wanted. A
 * radio button is come to through whichever of its group has the focus.
 *
 * @param {HTMLElement} wanted
 */
function focusFrom(wanted) {
    const at = document.activeElement;
    if (!document.hasFocus()) {
        return { way: 'away', seen: true, name: 'another window' };
    }
    if (!at || at === document.body) {
        return { way: 'lost', seen: true, name: 'the page itself' };
    }
    const rings = [getComputedStyle(at)];
    const next = at.nextElementSibling;
    for (const other of [at.closest('label'), next]) {
        if (other) {
            rings.push(getComputedStyle(other));
        }
    }
    if (next) {
        rings.push(getComputedStyle(next, '::after'));
    }
    const { width, height } = at.getBoundingClientRect();
    const radios = (/** @type {Element} */ one) =>
        one instanceof HTMLInputElement && one.type === 'radio' && one.name;
    const before = wanted.compareDocumentPosition(at)
        & Node.DOCUMENT_POSITION_FOLLOWING;
    return {
        way: at === wanted ? 'there'
            : radios(at) && radios(at) === radios(wanted) ? 'arrows'
                : before ? 'back' : 'on',
        // A heading that was given the focus shows nothing: it is read.
        seen: at.getAttribute('tabindex') === '-1'
            || (width > 0 && height > 0
                && rings.some(({ outlineStyle }) => outlineStyle !== 'none')),
        name: at.id || at.outerHTML.slice(0, 120),
    };
}

export class KeyHand extends Hand {
    /** Has anything had the focus yet? */
    began = false;

    /**
     * Keys go to one window only, and that may be hidden.
     *
     * @override
     */
    async front() {
        const here = () => this.page.evaluate(() => document.hasFocus()
            && document.visibilityState === 'visible');
        if (await here()) {
            return;
        }
        await this.page.bringToFront();
        if (!await here()) {
            // Firefox gives no keys back to a window that it thinks in front.
            const all = await this.page.browserContext().pages();
            await all.find((one) => one !== this.page)?.bringToFront();
            await this.page.bringToFront();
        }
    }

    /**
     * Comes to it.
     *
     * @param {Handle} handle
     */
    async reach(handle) {
        const { keyboard } = this.page;
        const look = () => handle.evaluate(focusFrom);
        if (this.began) {
            await until(async () => (await look()).way !== 'lost',
                'the focus is lost');
        }
        for (let stops = 0; stops < FAR; stops += 1) {
            const { way, seen, name } = await look();
            assert.ok(seen, `the focus cannot be seen on ${name}`);
            if (way === 'away') {
                await this.front();
                continue;
            }
            if (way === 'there') {
                this.began = true;
                return;
            }
            if (way === 'arrows') {
                await keyboard.press(await handle.evaluate((wanted) =>
                    (document.activeElement?.compareDocumentPosition(wanted)
                        ?? 0) & Node.DOCUMENT_POSITION_FOLLOWING ? 'ArrowDown'
                        : 'ArrowUp'));
            } else if (way === 'back') {
                await keyboard.down('Shift');
                await keyboard.press('Tab');
                await keyboard.up('Shift');
            } else {
                await keyboard.press('Tab');
            }
        }
        assert.fail(`no way by keys to ${await handle.evaluate((one) =>
            one.outerHTML.slice(0, 120))}`);
    }

    /**
     * @override
     * @param {What} what
     * @param {string|RegExp} name
     */
    async click(what, name) {
        await until(async () => {
            const handle = await this.find(what, name);
            return !await handle.evaluate((one) => one.matches(':disabled')
                || one.getAttribute('aria-disabled') === 'true');
        }, `${name} cannot be pressed`, this.idle);
        await this.reach(await this.find(what, name));
        if (what !== 'text') {
            await this.page.keyboard.press(what === 'tick' ? ' ' : 'Enter');
        }
    }

    /**
     * @override
     * @param {string|RegExp} name
     * @param {string|RegExp} entry
     */
    async choose(name, entry) {
        const handle = await this.find('select', name);
        await this.reach(handle);
        const wanted = entry instanceof RegExp ? entry
            : new RegExp(`^${entry.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`,
                'i');
        const shown = () => handle.evaluate((one) => {
            const { options, selectedIndex } =
                /** @type {HTMLSelectElement} */ (one);
            return { at: selectedIndex,
                all: [...options].map(({ text }) => text.trim()) };
        });
        for (let presses = 0; presses < FAR; presses += 1) {
            const { at, all } = await shown();
            const to = all.findIndex((text) => wanted.test(text));
            assert.ok(to >= 0, `${name} has no entry ${entry}`);
            if (at === to) {
                return;
            }
            await this.page.keyboard.press(at < to ? 'ArrowDown' : 'ArrowUp');
        }
    }

    /**
     * Comes to it; the browser's own dialog is no part of the page.
     *
     * @override
     * @param {string|RegExp} name
     * @param {...string} paths
     */
    async give(name, ...paths) {
        await this.reach(await this.find('file', name));
        await super.give(name, ...paths);
    }
}
