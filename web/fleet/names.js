/**
 * Tells host names from addresses as the engine will, for whole tables at
 * once. The engine judges again and has the last word.
 *
 * @typedef {object} Address
 * @property {'dns' | 'ip'} type
 * @property {string} text host names in ASCII and lower case; addresses in
 *   their usual form
 * @property {Uint8Array | null} bytes of an address: 4 or 16
 */

/** @param {string} text @returns {Uint8Array | null} */
export function parseIpv4(text) {
    const parts = text.split('.');
    const whole = parts.length === 4 && parts.every((part) =>
        /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
    return whole ? Uint8Array.from(parts, Number) : null;
}

/** @param {string} text @returns {Uint8Array | null} */
export function parseIpv6(text) {
    if (!/^[0-9a-f:.]+$/i.test(text) || !text.includes(':')) {
        return null;
    }
    // The browser's own parser knows every short form.
    let host;
    try {
        host = new URL(`http://[${text}]/`).hostname.slice(1, -1);
    } catch {
        return null;
    }
    const [head, tail] = host.split('::');
    const groups = (/** @type {string | undefined} */ part) =>
        part ? part.split(':') : [];
    const left = groups(head);
    const right = groups(tail);
    const gap = tail === undefined ? 0 : 8 - left.length - right.length;
    const all = [...left, ...Array(gap).fill('0'), ...right];
    return Uint8Array.from(all.flatMap((group) => {
        const number = parseInt(group, 16);
        return [number >> 8, number & 0xff];
    }));
}

/** @param {string} label @returns {boolean} */
function isLabel(label) {
    return label.length <= 63 &&
        /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/.test(label);
}

/** @param {string} text @returns {string | null} in ASCII and lower case */
function parseHost(text) {
    const plain = text.replace(/\.$/, '');
    let ascii = plain.toLowerCase();
    // eslint-disable-next-line no-control-regex
    if (/[^\x00-\x7f]/.test(plain)) {
        try {
            ascii = new URL(`http://${plain}/`).hostname;
        } catch {
            return null;
        }
    }
    const labels = ascii.split('.');
    const last = labels[labels.length - 1];
    const [first, ...rest] = labels;
    const good = ascii.length <= 253 && !/^\d+$/.test(last) &&
        (first === '*' ? rest.length > 1 && rest.every(isLabel)
            : labels.every(isLabel));
    return good ? ascii : null;
}

/**
 * @param {string} text
 * @returns {Address | null}
 */
export function parseAddress(text) {
    const bare = text.replace(/^\[(.*)\]$/, '$1');
    const bytes = parseIpv4(bare) ?? parseIpv6(bare);
    if (bytes) {
        return { type: 'ip', text: bare.toLowerCase(), bytes };
    }
    const host = parseHost(text);
    return host === null ? null : { type: 'dns', text: host, bytes: null };
}
