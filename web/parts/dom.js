/**
 * Small things that touch the document: words for screen readers, the focus.
 */
import { afterRedraw } from '../store.js';

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

/**
 * Moves the focus after the next drawing.
 *
 * @param {string} selector the first visible match gets it
 */
export function focusSoon(selector) {
    afterRedraw(() => {
        /** @type {NodeListOf<HTMLElement>} */
        const all = globalThis.document?.querySelectorAll(selector) ?? [];
        const target = [...all].find((el) => el.getClientRects().length > 0);
        target?.focus();
    });
}
