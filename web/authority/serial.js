/**
 * Serial numbers: 127 random bits, so that two copies of an authority cannot
 * meet, checked against everything that it is known to have issued.
 * Firefox refuses a site for good when two certificates of one authority
 * share a serial.
 */
import { serialText } from './openssl_index.js';

const BYTES = 16;

/**
 * @param {Set<string>} used as serialText writes them
 * @param {(out: Uint8Array) => unknown} [fillRandom]
 * @returns {string} upper-case hexadecimal, 32 digits
 */
export function freshSerial(
    used,
    fillRandom = (out) => crypto.getRandomValues(out),
) {
    const bytes = new Uint8Array(BYTES);
    for (let attempt = 0; attempt < 100; attempt++) {
        fillRandom(bytes);
        // Positive (RFC 5280 4.1.2.2), and always of the same length.
        bytes[0] = (bytes[0] & 0x7f) | 0x40;
        const serial = serialText(Array.from(bytes, (byte) =>
            byte.toString(16).padStart(2, '0')).join(''));
        if (!used.has(serial)) {
            return serial;
        }
    }
    throw new Error('the source of randomness gives the same numbers');
}

/**
 * @param {string} hex
 * @returns {string} one more, in the form of the files serial and crlnumber
 */
export function nextNumber(hex) {
    return serialText((BigInt(`0x${hex}`) + 1n).toString(16));
}
