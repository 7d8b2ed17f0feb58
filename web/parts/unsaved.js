/**
 * Who holds secrets that were made here and saved nowhere. Each place that
 * makes keys registers a question; the page asks before it is closed.
 */

/** @type {Set<() => boolean>} */
const questions = new Set();

/** @param {() => boolean} hasUnsaved */
export function askBeforeLeaving(hasUnsaved) {
    questions.add(hasUnsaved);
}

/** @returns {boolean} */
export function anythingUnsaved() {
    return [...questions].some((ask) => ask());
}
