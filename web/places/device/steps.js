/**
 * The steps of the path "One device", in their order.
 *
 * @typedef {object} Step
 * @property {string} id as in the address, #/device/id
 * @property {{ short: string, title: string, lead: string,
 *   why?: string | string[] }} text short: in the path
 * @property {string} [article] the article's steps, as why() has them
 * @property {() => string} [heading] instead of the title, for the window
 * @property {() => string} [lead] instead of the text's
 * @property {() => unknown} [reason] instead of the text's "why"
 * @property {() => import('../../parts/form.js').Problem[]} [problems]
 * @property {() => unknown} body a template
 * @property {() => boolean} done
 * @property {() => string} [note] what came of it, in a few words
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
