/**
 * The page's content security policy: exactly its own script and style run,
 * and nothing is fetched but what the user names.
 */
import { createHash } from 'node:crypto';

/** @param {string} text */
function hashSource(text) {
    const digest = createHash('sha256').update(text).digest('base64');
    return `'sha256-${digest}'`;
}

/**
 * @param {string} script the text of the one script element
 * @param {string} style the text of the one style element
 * @returns {string} for the meta element
 */
export function policyOf(script, style) {
    return [
        "default-src 'none'",
        `script-src ${hashSource(script)} 'wasm-unsafe-eval'`,
        `style-src ${hashSource(style)}`,
        'worker-src blob:',
        'img-src data: blob:',
        // Open for the device that the user names: its address is not known
        // when the page is made.
        'connect-src http: https:',
        'form-action http: https:',
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types lit-html engine-worker parse-only',
    ].join('; ');
}
