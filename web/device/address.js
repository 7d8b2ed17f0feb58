/**
 * The device's address as a person types it ("mcu1.example.test",
 * "https://10.1.2.3:8443/login.html", "2001:db8::1"), made into an origin,
 * and addresses of pages on it.
 *
 * Does not: resolve names, or judge whether a name fits a certificate.
 */

/**
 * @typedef {object} DeviceAddress
 * @property {string} origin such as https://mcu1.example.test
 * @property {string} host name or address, without port and brackets
 * @property {boolean} secure https
 */

/** @param {string} typed @returns {boolean} */
function looksLikeIpv6(typed) {
    return /^[0-9a-f:.]+$/i.test(typed) && typed.split(':').length > 2;
}

/**
 * @param {string} typed
 * @param {'https:' | 'http:'} [scheme] when none is typed
 * @returns {DeviceAddress | null} null when it is no address of a device
 */
export function parseAddress(typed, scheme = 'https:') {
    let text = typed.trim();
    if (looksLikeIpv6(text)) {
        text = `[${text}]`;
    }
    if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) {
        text = `${scheme}//${text}`;
    }
    let url;
    try {
        url = new URL(text);
    } catch {
        return null;
    }
    if (!/^https?:$/.test(url.protocol) || url.username || url.password) {
        return null;
    }
    return {
        origin: url.origin,
        host: url.hostname.replace(/^\[|\]$/g, ''),
        secure: url.protocol === 'https:',
    };
}

/**
 * A path on the device, as browsers send it. What could name another host
 * ("//host", "/..//host", "http:", a backslash) is none: keys and passwords
 * are sent there.
 *
 * @param {string} text
 * @returns {string | null}
 */
export function devicePath(text) {
    const home = 'https://device.invalid';
    if (!text.startsWith('/') || text.includes('\\')) {
        return null;
    }
    try {
        const { origin, pathname, search } = new URL(text, home);
        const path = pathname + search;
        return origin === home && !path.startsWith('//') ? path : null;
    } catch {
        return null;
    }
}

/**
 * A page on the device.
 *
 * @param {string} origin
 * @param {string} path from a profile
 * @returns {string}
 * @throws {RangeError} when the path leaves the device
 */
export function pageOn(origin, path) {
    const own = devicePath(path);
    if (own === null) {
        throw new RangeError('the page lies on another host');
    }
    return origin + own;
}

/**
 * The same device by the other scheme, on that scheme's usual port.
 *
 * @param {string} origin
 * @returns {string}
 */
export function otherScheme(origin) {
    const url = new URL(origin);
    const scheme = url.protocol === 'https:' ? 'http:' : 'https:';
    return `${scheme}//${url.hostname}`;
}
