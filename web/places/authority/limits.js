/**
 * What an authority's certificate limits it to, as the list that fleets are
 * checked against (fleet/constraints.js).
 */

/**
 * @param {any} report the engine's description of the certificate
 * @returns {string[]} domains and ranges; empty: not limited
 */
export function constraintsOf(report) {
    const found = (report?.extensions ?? []).find(
        (/** @type {any} */ extension) => extension.oid === '2.5.29.30');
    const permitted = /^only ([^;]*)/.exec(found?.text ?? '')?.[1] ?? '';
    return permitted.split(/,\s*/)
        .map((item) => /^(?:dns|ip):(.+)$/.exec(item)?.[1] ?? '')
        .filter(Boolean);
}
