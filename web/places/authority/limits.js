/**
 * What an authority's certificate limits it to, as the list that fleets are
 * checked against (fleet/constraints.js).
 */
import { NO_ADDRESSES, NO_HOSTS } from '../../fleet/constraints.js';

/** How the engine tells that a kind of name is forbidden as a whole. */
const FORBIDDEN = new Map([
    ['dns:(all)', NO_HOSTS],
    ['ip:0.0.0.0/0', NO_ADDRESSES],
]);

/**
 * @param {any} report the engine's description of the certificate
 * @returns {string[]} domains and ranges, and the words for kinds that are
 *   forbidden; empty: not limited
 */
export function constraintsOf(report) {
    const found = (report?.extensions ?? []).find(
        (/** @type {any} */ extension) => extension.oid === '2.5.29.30');
    const text = found?.text ?? '';
    const items = (/** @type {string} */ word) =>
        (new RegExp(`(?:^|; )${word} ([^;]*)`).exec(text)?.[1] ?? '')
            .split(/,\s*/);
    return [
        ...items('only').map((item) =>
            /^(?:dns|ip):(.+)$/.exec(item)?.[1] ?? ''),
        ...items('never').map((item) => FORBIDDEN.get(item) ?? ''),
    ].filter(Boolean);
}

/** @param {any} report @returns {string[]} for people: domains and ranges */
export function limitsOf(report) {
    return constraintsOf(report).filter((item) =>
        item !== NO_HOSTS && item !== NO_ADDRESSES);
}
