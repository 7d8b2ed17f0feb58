/**
 * The device's address as a person types it ("mcu1.example.test",
 * "https://10.1.2.3:8443/login.html", "2001:db8::1"), made into an origin,
 * addresses of pages on it, and the addresses in a whole text.
 *
 * Does not: resolve names, judge whether a name fits a certificate, or tell
 * names from addresses for one; the engine does.
 */

/**
 * @param {string} text
 * @param {string} [base]
 * @returns {URL | null} null when it is no address
 */
export function urlOf(text, base) {
    try {
        return new URL(text, base);
    } catch {
        return null;
    }
}

/** Without the brackets of IPv6. @param {string} hostname */
export const bareHost = (hostname) => hostname.replace(/^\[|\]$/g, '');

/**
 * @param {string} typed https where no scheme is
 * @returns null when it is no address of a device; origin: such as
 *   https://mcu1.example.test; host: name or address, without the port
 */
export function parseAddress(typed) {
    const text = typed.trim();
    const host = /^[0-9a-f:.]+$/i.test(text) && text.split(':').length > 2
        ? `[${text}]` : text;
    const url = urlOf(/^[a-z][a-z0-9+.-]*:\/\//i.test(host)
        ? host : `https://${host}`);
    return url && /^https?:$/.test(url.protocol) && !url.username &&
        !url.password
        ? { origin: url.origin, host: bareHost(url.hostname),
            secure: url.protocol === 'https:' } : null;
}

/**
 * A path on the device, as browsers send it. What could name another host
 * ("//host", "/..//host", "http:", a backslash) is none: keys and passwords
 * are sent there.
 *
 * @param {string} text
 */
export function devicePath(text) {
    const home = 'https://device.invalid';
    const url = text.startsWith('/') && !text.includes('\\')
        ? urlOf(text, home) : null;
    const path = url ? url.pathname + url.search : '//';
    return url?.origin === home && !path.startsWith('//') ? path : null;
}

/**
 * A page on the device.
 *
 * @param {string} origin
 * @param {string} path from a profile
 * @throws {RangeError} when the path leaves the device
 */
export function pageOn(origin, path) {
    const own = devicePath(path);
    if (own === null) {
        throw new RangeError('the page lies on another host');
    }
    return origin + own;
}

/** The same device by the other scheme, on that scheme's usual port. */
/** @param {string} origin */
export function otherScheme(origin) {
    const { protocol, hostname } = new URL(origin);
    return `${protocol === 'https:' ? 'http:' : 'https:'}//${hostname}`;
}

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
    /** @type {Set<string>} */
    const hosts = new Set();
    const bad = [];
    for (const line of typed.split(/[\n,;\s]+/).filter(Boolean)) {
        const host = parseAddress(line)?.host.replace(/\.$/, '') ?? '';
        // The URL rules read 10.1.2 as 10.1.0.2 and 2130706433 as 127.0.0.1:
        // whoever types so has made a mistake.
        const guessed = IPV4.test(host) && !line.includes(host);
        if (guessed || (!host.includes(':') && !HOST.test(host))) {
            bad.push(line);
        } else {
            hosts.add(host);
        }
    }
    return { hosts: [...hosts], bad };
}
