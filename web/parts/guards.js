/**
 * Two guards over the whole page: the focus never falls into nothing when
 * what had it goes away, and an error that nobody expected is told once,
 * with what to do.
 */
/** @import {Failure} from '../../wasm/face.js' */

/** @type {HTMLElement | null} what had the focus last */
let last = null;

globalThis.addEventListener?.('focusin', (event) => {
    last = /** @type {HTMLElement} */ (event.target);
});

/** @param {string} selector @returns {HTMLElement | undefined} that is seen */
function firstSeen(selector) {
    /** @type {NodeListOf<HTMLElement>} */
    const all = document.querySelectorAll(selector);
    return [...all].find((el) => el.getClientRects().length > 0);
}

/** Where reading goes on, best first. */
const NEXT = [
    'main .problems', 'main [data-cancel]', 'main .notice.bad',
    'main .notice.ok', 'main h1',
];

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
        const held = activeElement !== null && activeElement !== body &&
            activeElement.getClientRects().length > 0 &&
            !activeElement.matches(':disabled');
        if (!lost || lost !== last || held) {
            return;
        }
        const same = lost.id ? document.getElementById(lost.id) : null;
        const usable = same && same.getClientRects().length > 0 &&
            !same.matches(':disabled');
        const busy = lost.isConnected && lost.matches(':disabled');
        const next = usable ? same : NEXT
            .filter((selector) => !busy || selector.includes('cancel'))
            .map(firstSeen).find(Boolean);
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
    const say = (/** @type {Failure | undefined} */ error) =>
        tell(`${error?.name ?? 'Error'}: ${error?.message ?? error}`);
    addEventListener('error', (event) => say(event.error ?? event.message));
    addEventListener('unhandledrejection', (event) => say(event.reason));
}
