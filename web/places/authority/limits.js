/**
 * What an authority's certificate limits it to (name constraints, RFC 5280
 * 4.2.1.10), for people: a domain means itself and what is below it,
 * 10.0.0.0/8 and 2001:db8::/32 mean a range.
 */

/** @import {Certificate} from '../../../wasm/reports.js' */

/**
 * @param {Certificate | undefined} report
 * @returns {string[]} domains and ranges; empty: not limited
 */
export function limitsOf(report) {
    return (report?.constraints?.permitted ?? []).map(({ value }) => value)
        .filter(Boolean);
}

/**
 * The limits to offer when an authority is made: the domains and networks
 * of the first device's addresses.
 *
 * @param {string[]} addresses host names and IP addresses
 * @returns {string[]}
 */
export function proposeLimits(addresses) {
    return [...new Set(addresses.map((address) => {
        if (address.includes(':')) {
            return `${address}/128`;
        }
        if (/^\d+(\.\d+){3}$/.test(address)) {
            return privateRange(address) ?? `${address}/32`;
        }
        const labels = address.replace(/^\*\./, '').split('.');
        // mcu1.example.test: what is below example.test, or the name alone.
        return labels.length > 2 ? labels.slice(1).join('.') : address;
    }))];
}

/** @param {string} typed @returns {string[]} one a line, or apart by blanks */
export function splitLines(typed) {
    return typed.split(/[\s,;]+/).filter(Boolean);
}

/**
 * The private network (RFC 1918) that an IPv4 address lies in.
 *
 * @param {string} address
 */
function privateRange(address) {
    const [a, b] = address.split('.').map(Number);
    return a === 10 ? '10.0.0.0/8'
        : a === 172 && b >= 16 && b < 32 ? '172.16.0.0/12'
            : a === 192 && b === 168 ? '192.168.0.0/16' : null;
}
