/**
 * Where browsers have Trusted Types, the page's policy stops every text that
 * would become markup or a script, but by the ways named there: templates
 * (lit-html), the engine's worker (wasm/load.js), and this one, for text that
 * is parsed and never shown.
 */

const policy = globalThis.trustedTypes?.createPolicy('parse-only',
    { createHTML: (/** @type {string} */ text) => text });

/**
 * A DOMParser for strangers' pages: it neither loads nor runs what it reads.
 *
 * @returns {Pick<DOMParser, 'parseFromString'>}
 */
export function strangersParser() {
    return {
        parseFromString: (text, type) => new DOMParser().parseFromString(
            policy?.createHTML(text) ?? text, type),
    };
}
