/**
 * What an authority is limited to (name constraints, RFC 5280 4.2.1.10), as
 * the list that it was made with: a domain means itself and what is below
 * it, 10.0.0.0/8 and 2001:db8::/32 mean a range.
 *
 * As in X.509, a list without any domain leaves host names free, and one
 * without any range leaves addresses free, unless that kind is forbidden as a
 * whole (authorities that are made here forbid it).
 * Does not: know other excluded names; the engine judges those.
 */
import { parseIpv4, parseIpv6 } from './names.js';

/** @typedef {import('./names.js').Address} Address */

/** Entries of the list that forbid a kind of name as a whole. */
export const NO_HOSTS = '(no host names)';
export const NO_ADDRESSES = '(no addresses)';

/** @param {Uint8Array} address @param {string} range "10.0.0.0/8" */
function inRange(address, range) {
    const [base, length] = range.split('/');
    const start = parseIpv4(base) ?? parseIpv6(base);
    if (!start || start.length !== address.length) {
        return false;
    }
    const bits = length === undefined ? start.length * 8 : Number(length);
    return start.every((byte, at) => {
        const kept = Math.min(8, Math.max(0, bits - at * 8));
        const mask = (0xff << (8 - kept)) & 0xff;
        return (byte & mask) === (address[at] & mask);
    });
}

/** @param {string} text @returns {boolean} */
function isRange(text) {
    const [base] = text.split('/');
    return (parseIpv4(base) ?? parseIpv6(base)) !== null;
}

/**
 * @param {Address} address
 * @param {string[]} list empty: no limit at all
 * @returns {boolean}
 */
export function permitted(address, list) {
    const named = list.filter((item) =>
        item !== NO_HOSTS && item !== NO_ADDRESSES);
    if (address.bytes) {
        const { bytes } = address;
        const ranges = named.filter(isRange);
        return ranges.length === 0 ? !list.includes(NO_ADDRESSES)
            : ranges.some((range) => inRange(bytes, range));
    }
    const host = address.text.replace(/^\*\./, '');
    const domains = named.filter((item) => !isRange(item));
    return domains.length === 0 ? !list.includes(NO_HOSTS)
        : domains.some((item) => {
            const domain = item.toLowerCase().replace(/^\./, '');
            return host === domain || host.endsWith(`.${domain}`);
        });
}

/**
 * The limits to offer when an authority is made: the domains and networks
 * of the first device's addresses.
 *
 * @param {Address[]} addresses
 * @returns {string[]}
 */
export function proposeConstraints(addresses) {
    const found = addresses.map(({ text, bytes }) => {
        if (bytes?.length === 4) {
            return privateRange(bytes) ?? `${text}/32`;
        }
        if (bytes) {
            return `${text}/128`;
        }
        const labels = text.replace(/^\*\./, '').split('.');
        // mcu1.example.test: what is below example.test, or the name alone.
        return labels.length > 2 ? labels.slice(1).join('.') : text;
    });
    return [...new Set(found)];
}

/** The private network (RFC 1918) that an address lies in. */
/** @param {Uint8Array} bytes @returns {string | null} */
function privateRange([a, b]) {
    if (a === 10) {
        return '10.0.0.0/8';
    }
    if (a === 172 && b >= 16 && b < 32) {
        return '172.16.0.0/12';
    }
    return a === 192 && b === 168 ? '192.168.0.0/16' : null;
}
