/**
 * Small change between texts, bytes and PEM, for modules without a document.
 */

const encoder = new TextEncoder();

/** @param {string} text @returns {Uint8Array} UTF-8 */
export function toBytes(text) {
    return encoder.encode(text);
}

/**
 * How Windows writes "Unicode": two bytes a letter, mostly with a mark.
 *
 * @param {Uint8Array} bytes
 * @returns {'utf-16le' | 'utf-16be' | ''}
 */
export function utf16Of(bytes) {
    const mark = bytes[0] * 256 + bytes[1];
    if (mark === 0xfffe || mark === 0xfeff) {
        return mark === 0xfffe ? 'utf-16le' : 'utf-16be';
    }
    const head = bytes.subarray(0, 64);
    const zero = (/** @type {number} */ half) => head.length > 3 &&
        head.every((byte, at) => (byte === 0) === (at % 2 === half));
    return zero(1) ? 'utf-16le' : zero(0) ? 'utf-16be' : '';
}

/**
 * A file's bytes as text: UTF-16 and UTF-8 where they are, else Windows-1252;
 * a byte order mark is dropped.
 *
 * @param {Uint8Array} bytes
 */
export function toText(bytes) {
    const wide = utf16Of(bytes);
    if (wide !== '') {
        return new TextDecoder(wide).decode(bytes);
    }
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
        return new TextDecoder('windows-1252').decode(bytes);
    }
}

/** @param {Uint8Array | undefined} a @param {Uint8Array} b */
export function sameBytes(a, b) {
    return a === b ||
        (a?.length === b.length && a.every((byte, at) => byte === b[at]));
}

/** The bytes inside the first PEM block of a text. @param {string} pem */
export function pemToDer(pem) {
    const [, body = ''] = /-----[^-]+-----([^-]+)-----/.exec(pem) ?? [];
    return Uint8Array.from(atob(body.replace(/\s/g, '')),
        (letter) => letter.charCodeAt(0));
}

/** @param {Uint8Array} bytes @returns {string} base64 without line ends */
export function toBase64(bytes) {
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte))
        .join(''));
}

/**
 * The certificates in a file as base64 of their DER: the same certificate
 * gives the same text, whatever form the file has.
 *
 * @param {Uint8Array} bytes PEM or DER
 */
export function certificateKeys(bytes) {
    const keys = [...toText(bytes).matchAll(
        /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)]
        .map(([, base64]) => base64.replace(/\s/g, ''));
    return keys.length === 0 && bytes[0] === 0x30 ? [toBase64(bytes)] : keys;
}

/** A private key in PEM that no passphrase locks. @param {Uint8Array} bytes */
export function isOpenKey(bytes) {
    return toText(bytes).split(/(?=-----BEGIN )/).some((block) =>
        /^-----BEGIN (?:RSA |EC |DSA |OPENSSH )?PRIVATE KEY-----/
            .test(block) && !/^Proc-Type: *4, *ENCRYPTED/m.test(block));
}
