/**
 * What touches the document: words for screen readers, the focus, and what is
 * watched over the whole page. The focus never falls into nothing when what
 * had it goes away, an error that nobody expected is told once, with what to
 * do, and a sheet that is printed comes alone.
 */
import { afterRedraw } from '../store.js';
import { say, t } from '../text/index.js';

/** @import {Failure} from '../../wasm/face.js' */

/**
 * Says something to those who do not see the page change. The same words
 * twice are said twice.
 *
 * @param {string} words
 */
export function announce(words) {
    const region = globalThis.document?.getElementById('live');
    if (region) {
        region.textContent = '';
        setTimeout(() => {
            region.textContent = words;
        }, 50);
    }
}

/** @param {Element} el */
const isSeen = (el) => el.getClientRects().length > 0;

/** @param {Element} el */
const isUsable = (el) => isSeen(el) && !el.matches(':disabled');

/**
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement | undefined} that is seen
 */
export function firstSeen(selector, within = globalThis.document) {
    /** @type {NodeListOf<HTMLElement>} */
    const all = within?.querySelectorAll(selector) ?? [];
    return [...all].find(isSeen);
}

/** Moves the focus after the next drawing. @param {string} selector */
export function focusSoon(selector) {
    afterRedraw(() => firstSeen(selector)?.focus());
}

/** @type {HTMLElement | null} what had the focus last */
let last = null;
/** @type {Element[]} what it stood in, the innermost first */
let around = [];

globalThis.addEventListener?.('focusin', (event) => {
    last = /** @type {HTMLElement} */ (event.target);
    around = event.composedPath().filter((one) => one instanceof Element);
});

/** Where reading goes on, best first. */
const NEXT = ['.problems', '[data-cancel]', '.notice.bad', '.notice.ok', 'h1'];

/** What came in place of what had the focus. @param {string} selector */
function nearest(selector) {
    return around.filter((one) => one.isConnected && one.closest('main'))
        .map((one) => firstSeen(selector, one)).find(Boolean)
        ?? firstSeen(`main ${selector}`);
}

/**
 * Call it after each drawing. What lost the focus because it went away, or
 * because its form is at work, hands it to what came in its place.
 */
export function guardFocus() {
    const lost = last;
    // Browsers take the focus from a disabled button only with the next
    // frame.
    setTimeout(() => {
        const { activeElement, body } = document;
        const held = activeElement && activeElement !== body &&
            isUsable(activeElement);
        if (!lost || lost !== last || held) {
            return;
        }
        const same = lost.id ? document.getElementById(lost.id) : null;
        const busy = lost.isConnected && lost.matches(':disabled');
        const next = same && isUsable(same) ? same : NEXT
            .filter((selector) => !busy || selector.includes('cancel'))
            .map(nearest).find(Boolean);
        if (next) {
            if (!next.matches('a, button, input, [tabindex]')) {
                next.tabIndex = -1;
            }
            next.focus({ preventScroll: next.matches('h1') });
        }
    }, 0);
}

/**
 * @param {(what: string) => void} tell gets the error's kind and words;
 *   those of browsers and of the engine hold nothing that was typed
 */
export function watchErrors(tell) {
    const told = (/** @type {Failure | undefined} */ error) =>
        tell(`${error?.name ?? 'Error'}: ${
            say(t.failures, error?.name ?? '') ?? error?.message ?? error}`);
    addEventListener('error', (event) => told(event.error ?? event.message));
    addEventListener('unhandledrejection', (event) => told(event.reason));
}

/** What is printed alone, the first that a column holds. */
const SHEETS = ['.print-all', '.sheet', '.record'];

/** To be called just before printing: Firefox 115 has no `:has()`. */
export function markSheets() {
    for (const column of /** @type {NodeListOf<HTMLElement>} */ (
        document.querySelectorAll('.column'))) {
        const holds = (/** @type {string} */ selector) =>
            column.querySelector(`:scope > ${selector}`) !== null;
        column.dataset.sheet = SHEETS.find(holds)
            ?? (holds(':not([hidden]) > .record') ? 'within' : '');
    }
}
