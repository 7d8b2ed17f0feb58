/**
 * The steps of the path "One device", in their order.
 *
 * @typedef {object} Step
 * @property {string} id as in the address, #/device/id
 * @property {string} title in the path
 * @property {string} heading for the window's title
 * @property {() => unknown} render a template
 * @property {() => boolean} done
 * @property {() => string} [note] what came of it, in a few words
 * @property {(field: string) => void} [mend] a field was changed: what was
 *   wrong with it is no longer said
 */
import { beforeYouStart } from './before-you-start.js';
import { files } from './files.js';
import { key } from './key.js';
import { preflight } from './preflight.js';
import { record } from './record.js';
import { request } from './request.js';
import { restart } from './restart.js';
import { signedBy } from './signed-by.js';
import { trusted } from './trusted.js';
import { upload } from './upload.js';

/** @type {Step[]} */
export const steps = [
    beforeYouStart, key, request, signedBy, files,
    preflight, upload, restart, trusted, record,
];

/**
 * @param {string} id of a step
 * @returns {Step | undefined} the one after it
 */
export function stepAfter(id) {
    return steps[steps.findIndex((step) => step.id === id) + 1];
}
