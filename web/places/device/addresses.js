/**
 * The addresses of a device in a text as it was typed or pasted. Pure.
 *
 * Does not: tell names from addresses for a certificate; the engine does.
 */
import { parseAddress } from '../../device/address.js';

/**
 * What DNS allows in a name that certificates may carry (RFC 1123 2.1), and
 * the underscore, which some networks have in theirs all the same.
 */
const HOST = /^(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*\.?$/;

const IPV4 = /^\d+(\.\d+){3}$/;

/**
 * The addresses in a text, one a line or separated by commas; whole browser
 * addresses are cut down to their host.
 *
 * @param {string} typed
 * @returns {{ hosts: string[], bad: string[] }} hosts in ASCII, each once;
 *   bad: what cannot be read, as typed
 */
export function readAddresses(typed) {
    const hosts = /** @type {string[]} */ ([]);
    const bad = [];
    for (const line of typed.split(/[\n,;\s]+/)) {
        if (line === '') {
            continue;
        }
        const host = parseAddress(line)?.host.replace(/\.$/, '') ?? '';
        // The URL rules read 10.1.2 as 10.1.0.2 and 2130706433 as 127.0.0.1:
        // whoever types so has made a mistake.
        const guessed = IPV4.test(host) && !line.includes(host);
        if (guessed || (!host.includes(':') && !HOST.test(host))) {
            bad.push(line);
        } else if (!hosts.includes(host)) {
            hosts.push(host);
        }
    }
    return { hosts, bad };
}
