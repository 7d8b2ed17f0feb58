/** The ways out that writer.js replaces, for callers that still use them. */
import { download } from '../writer.js';

export { downloadsAreHeld, safeFileName, zipOf } from '../writer.js';

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 */
export function saveFile(name, bytes) {
    download(name, new Blob([/** @type {BlobPart} */ (bytes)], {
        type: 'application/octet-stream',
    }));
}

/** @param {string} name @param {Blob} blob */
export function saveBlob(name, blob) {
    download(name, blob);
}
