/**
 * A sheet that is printed comes alone. Which column holds one is marked just
 * before printing, because Firefox 115 has no `:has()`.
 */

/** What is printed alone, the first that a column holds. */
const SHEETS = ['.print-all', '.sheet', '.record'];

function markSheets() {
    for (const column of /** @type {NodeListOf<HTMLElement>} */ (
        document.querySelectorAll('.column'))) {
        const holds = (/** @type {string} */ selector) =>
            column.querySelector(`:scope > ${selector}`) !== null;
        const sheet = SHEETS.find(holds)
            ?? (holds(':not([hidden]) > .record') ? 'within' : '');
        column.dataset.sheet = sheet;
    }
}

/** Watches for printing, for as long as the page lives. */
export function watchPrinting() {
    addEventListener('beforeprint', markSheets);
}
