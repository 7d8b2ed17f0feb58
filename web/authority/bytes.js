/**
 * Small change between texts, bytes and PEM, for modules without a document.
 */

const encoder = new TextEncoder();

/** @param {string} text @returns {Uint8Array} UTF-8 */
export function toBytes(text) {
    return encoder.encode(text);
}

/**
 * A file's bytes as text: UTF-8 where they are, else Windows-1252; a byte
 * order mark is dropped.
 *
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function toText(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
        return new TextDecoder('windows-1252').decode(bytes);
    }
}

/**
 * @param {Uint8Array} a
 * @param {Uint8Array} b
 * @returns {boolean}
 */
export function sameBytes(a, b) {
    return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/**
 * The blocks of one kind in a PEM text, each with its dashes and a final
 * line end, whatever stands around them.
 *
 * @param {string} text
 * @param {string} [label]
 * @returns {string[]}
 */
export function pemBlocks(text, label = 'CERTIFICATE') {
    const block = new RegExp(
        `-----BEGIN ${label}-----[^-]+-----END ${label}-----`, 'g');
    return (text.match(block) ?? []).map((found) =>
        `${found.replace(/\r\n?/g, '\n')}\n`);
}

/**
 * The bytes inside the first PEM block of a text.
 *
 * @param {string} pem
 * @returns {Uint8Array}
 */
export function pemToDer(pem) {
    const [, body = ''] = /-----[^-]+-----([^-]+)-----/.exec(pem) ?? [];
    return Uint8Array.from(atob(body.replace(/\s/g, '')),
        (letter) => letter.charCodeAt(0));
}

/** @param {Uint8Array} bytes @returns {string} base64 without line ends */
export function toBase64(bytes) {
    let binary = '';
    for (const byte of bytes) {
        binary += String.fromCharCode(byte);
    }
    return btoa(binary);
}

/**
 * The certificates in a file as base64 of their DER: the same certificate
 * gives the same text, whatever form the file has.
 *
 * @param {Uint8Array} bytes PEM or DER
 * @returns {string[]}
 */
export function certificateKeys(bytes) {
    const text = toText(bytes);
    const keys = pemBlocks(text).map((pem) =>
        pem.replace(/-----[^-]+-----/g, '').replace(/\s/g, ''));
    return keys.length === 0 && bytes[0] === 0x30 ? [toBase64(bytes)] : keys;
}
