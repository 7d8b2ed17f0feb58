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
 * A page on the device.
 *
 * @param {string} origin
 * @param {string} path from a profile
 * @returns {string}
 * @throws {RangeError} when the path leaves the device: keys are sent there
 */
export function pageOn(origin, path) {
    const url = new URL(path, origin);
    if (url.origin !== new URL(origin).origin) {
        throw new RangeError('the page lies on another host');
    }
    return url.href;
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
