/*
 * What can be seen to be wrong with what the page shows now.
 *
 * Handles: axe-core's objections; what does not fit, is cut off or lies over
 * something else; what forced colours hide.
 * Does not: go anywhere (everywhere.js).
 */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { until } from '../lib/patience.js';

/** @typedef {import('puppeteer-core').Page} Page */

const require = createRequire(import.meta.url);

/**
 * Brings axe-core into the page.
 *
 * @param {Page} page
 */
export async function loadAxe(page) {
    await page.evaluate(await readFile(
        require.resolve('axe-core/axe.min.js'), 'utf8'));
}

/**
 * What axe-core objects to, a line each: targets of less than 24 px, too.
 *
 * @param {Page} page
 * @param {string[]} [rules] of axe-core, where not all are wanted
 * @returns {Promise<string[]>}
 */
export async function objections(page, rules) {
    return page.evaluate(async (only) => {
        const { axe } = /** @type {any} */ (globalThis);
        /* What is hidden is looked at when its step is shown. */
        const { violations } = await axe.run(
            { exclude: [['main [hidden]']] },
            { resultTypes: ['violations'],
                ...(only ? { runOnly: only } :
                    { rules: { 'target-size': { enabled: true } } }) });
        return violations.map((/** @type {any} */ v) => `${v.id}: ` +
            v.nodes.map((/** @type {any} */ node) =>
                `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`)
                .join('; '));
    }, rules);
}

/**
 * Waits until new colours have faded in: half-way they lack contrast.
 *
 * @param {Page} page
 */
export async function settled(page) {
    await page.evaluate(() => new Promise(done => {
        requestAnimationFrame(() => requestAnimationFrame(done));
    }));
    /* In what is folded away, Firefox lets no time pass. */
    await until(() => page.evaluate(() => document.getAnimations()
        .filter(({ playState }) => playState === 'running')
        .every(({ effect }) =>
            effect?.getComputedTiming().endTime === Infinity ||
            !/** @type {KeyframeEffect} */ (effect).target
                ?.checkVisibility())),
    'the page does not come to rest');
}

/**
 * What is wider than the window, wider than the box it stands in, cut off by
 * it, or written over other words.
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export async function misfits(page) {
    return page.evaluate(() => {
        const SLACK = 2;
        /** @type {Set<string>} */
        const found = new Set();
        const name = (/** @type {Element} */ one) => `${one.localName}${
            one.id && `#${one.id}`}${[...one.classList].map(c => `.${c}`)
            .join('')} “${(one.textContent ?? '').trim().replace(/\s+/g, ' ')
            .slice(0, 40)}”`;
        const { scrollWidth, clientWidth } = document.documentElement;
        if (scrollWidth > clientWidth) {
            found.add(`${scrollWidth} px, the window ${clientWidth}`);
        }
        /* Words that only a screen reader meets lie in one pixel. */
        const unseen = '.visually-hidden, .skip, [hidden], svg, ' +
            '.slot-input > input';
        for (const one of document.querySelectorAll('body *')) {
            const { display, overflowX, overflowY } = getComputedStyle(one);
            if (!one.checkVisibility() || one.closest(unseen) ||
                !one.clientWidth || /^inline$|contents/.test(display)) {
                continue;
            }
            if (!/auto|scroll/.test(overflowX) &&
                one.scrollWidth > one.clientWidth + SLACK) {
                found.add(`wider than its box: ${name(one)}`);
            }
            if (/hidden|clip/.test(overflowY) &&
                one.scrollHeight > one.clientHeight + SLACK) {
                found.add(`cut off below: ${name(one)}`);
            }
        }
        /** @type {{parent: Element, box: DOMRect}[]} */
        const words = [];
        const walker = document.createTreeWalker(document.body,
            NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const node = /** @type {Text} */ (walker.currentNode);
            const parent = node.parentElement;
            if (!parent || !/\S/.test(node.data) || parent.closest(
                `${unseen}, textarea, option, pre`) ||
                !parent.checkVisibility()) {
                continue;
            }
            const range = document.createRange();
            range.selectNodeContents(node);
            for (const box of range.getClientRects()) {
                words.push({ parent, box });
            }
        }
        words.sort((a, b) => a.box.top - b.box.top);
        for (const [at, { parent, box }] of words.entries()) {
            for (let next = at + 1; next < words.length &&
                words[next].box.top < box.bottom; next += 1) {
                const other = words[next];
                const high = Math.min(box.bottom, other.box.bottom) -
                    other.box.top;
                const wide = Math.min(box.right, other.box.right) -
                    Math.max(box.left, other.box.left);
                /* Lines stand closer than their letters are high. */
                if (wide > SLACK && high > box.height / 3) {
                    found.add(`${name(parent)} lies over ${
                        name(other.parent)}`);
                }
            }
        }
        return [...found];
    });
}

/** One state, and how the same looks without it. */
export const STATES = [
    ['.places a[aria-current]', '.places a:not([aria-current])'],
    ['.sections a[aria-current]', '.sections a:not([aria-current])'],
    ['.path [aria-current] .mark', '.path a:not([aria-current]) .mark'],
    ['.path li.done .mark', '.path li:not(.done) .mark'],
    ['.ways label.chosen', '.ways label:not(.chosen)'],
    ['.button:disabled', '.button:enabled'],
    ['.thing.here', '.thing:not(.here)'],
    ['.field.faulty', '.field:not(.faulty, .faulty *)'],
    ['.slots > .here', '.slots > .missing'],
    ['.notice.ok', '.notice.warn'],
    ['.finding.ok', '.finding.warning'],
    ['.finding.warning', '.finding.error'],
];

/**
 * States that cannot be told apart, and marks that cannot be seen, where the
 * system forces its few colours on the page.
 *
 * @param {Page} page
 * @param {Set<string>} met takes the states that were there to be compared
 * @returns {Promise<string[]>}
 */
export async function lost(page, met) {
    const { found, seen } = await page.evaluate((states) => {
        /** @type {Set<string>} */
        const found = new Set();
        if (!matchMedia('(forced-colors: active)').matches) {
            return { found: ['colours are not forced'], seen: [] };
        }
        const canvas = document.createElement('canvas').getContext('2d',
            { willReadFrequently: true });
        const ground = document.createElement('div');
        ground.style.cssText = 'color: CanvasText; background: Canvas;' +
            'forced-color-adjust: none';
        document.body.append(ground);
        const under = getComputedStyle(ground).backgroundColor;
        ground.remove();
        /** @type {Map<string, number>} */
        const known = new Map();
        /** Relative luminance on the ground, WCAG 2.2. */
        const light = (/** @type {string} */ colour) => {
            const had = known.get(colour);
            if (had !== undefined || !canvas) {
                return had ?? 0;
            }
            for (const fill of [under, colour]) {
                canvas.fillStyle = fill;
                canvas.fillRect(0, 0, 1, 1);
            }
            const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data]
                .map(part => part / 255).map(part => part <= 0.04045 ?
                    part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
            const is = 0.2126 * r + 0.7152 * g + 0.0722 * b;
            known.set(colour, is);
            return is;
        };
        const visible = (/** @type {string} */ colour) => {
            const [a, b] = [light(colour), light(under)];
            return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) >= 3;
        };
        /* All but the weight of letters: that alone is easily missed. */
        const look = (/** @type {Element} */ one) => {
            const style = getComputedStyle(one);
            const sides = ['top', 'right', 'bottom', 'left'].map(side =>
                ['width', 'style', 'color'].map(what =>
                    style.getPropertyValue(`border-${side}-${what}`)).join());
            return [style.color, style.backgroundColor,
                style.outlineStyle === 'none' ? '' : style.outlineWidth,
                ...sides, ...Array.from(one.querySelectorAll('path'),
                    path => path.getAttribute('d'))].join(' ');
        };
        /** @type {string[]} */
        const seen = [];
        for (const [one, other] of states) {
            const [a, b] = [one, other].map(selector =>
                [...document.querySelectorAll(`:is(${selector})`)]
                    .find(element => element.checkVisibility()));
            if (a && b) {
                seen.push(one);
            }
            if (a && b && look(a) === look(b)) {
                found.add(`${one} looks like ${other}`);
            }
        }
        for (const shape of document.querySelectorAll(
            'svg :is(path, rect, circle)')) {
            const { fill, stroke } = getComputedStyle(shape);
            if (shape.checkVisibility() && ![fill, stroke].some(paint =>
                paint !== 'none' && visible(paint))) {
                found.add(`${shape.closest('svg')?.getAttribute('class') ??
                    shape.closest('[class]')?.className} ${
                    shape.outerHTML.slice(0, 60)} ${fill} ${stroke}`);
            }
        }
        for (const one of document.querySelectorAll('body *')) {
            const { appearance, borderStyle, outlineStyle } =
                getComputedStyle(one);
            if (one.matches('meter, progress') && appearance === 'none' &&
                borderStyle === 'none' && outlineStyle === 'none') {
                found.add(`${one.localName}.${one.className} has no edge`);
            }
            for (const pseudo of one.checkVisibility() ?
                ['::before', '::after'] : []) {
                const style = getComputedStyle(one, pseudo);
                if (style.content === '""' && style.borderStyle === 'none' &&
                    style.outlineStyle === 'none' &&
                    !visible(style.backgroundColor)) {
                    found.add(`${one.localName}.${one.className}${pseudo}`);
                }
            }
        }
        return { found: [...found], seen };
    }, STATES);
    for (const one of seen) {
        met.add(one);
    }
    return found;
}
