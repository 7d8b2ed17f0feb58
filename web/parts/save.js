/**
 * Saving files: one by one, or all in a ZIP. The page only asks the browser
 * to download; nothing leaves the computer.
 */
import { strToU8, zipSync } from 'fflate';

/** Names that Windows keeps for its devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name that every system takes.
 *
 * @param {string} name as typed
 * @param {string} fallback when nothing usable is left
 * @returns {string}
 */
export function safeFileName(name, fallback) {
    const safe = name
        .trim()
        .replace(/[^A-Za-z0-9._ -]+/g, '-')
        .replace(/^[.\s-]+|[.\s]+$/g, '')
        .slice(0, 100);
    return safe === '' || RESERVED.test(safe) ? fallback : safe;
}

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 */
export function saveFile(name, bytes) {
    saveBlob(name, new Blob([/** @type {BlobPart} */ (bytes)], {
        type: 'application/octet-stream',
    }));
}

/**
 * The browser holds the blob for as long as its address stands.
 *
 * @param {string} name
 * @param {Blob} blob
 */
export function saveBlob(name, blob) {
    const url = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    // Firefox reads the address a moment after the click.
    setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/**
 * @param {{ name: string, content: Uint8Array | string }[]} files
 * @returns {Uint8Array} a ZIP; files of the same name keep the first
 */
export function zipOf(files) {
    /** @type {Record<string, Uint8Array>} */
    const entries = {};
    for (const { name, content } of files) {
        entries[name] ??=
            typeof content === 'string' ? strToU8(content) : content;
    }
    return zipSync(entries, { level: 6 });
}

/**
 * Chromium holds what it downloads from a page on plain http until the user
 * says "Keep" (not from file://, https or this computer itself).
 *
 * @returns {boolean}
 */
export function downloadsAreHeld() {
    return !globalThis.isSecureContext && 'chrome' in globalThis;
}
