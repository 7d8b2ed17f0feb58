/** What several steps show: files as chips, and what must be there first. */
import { html, nothing } from 'lit-html';
import { fileChip } from '../../parts/chip.js';
import { Keeping } from '../../parts/keeping.js';
import { notice, primaryLink } from '../../parts/step.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { job, jobs } from './job.js';

/** @import {Chip} from '../../parts/chip.js' */
/** @import {JobFile, Slot} from './job.js' */

/** How the job's files are saved; drawn once below every step. */
export const keeping = jobs.state((owner) => new Keeping('job-back', owner));

/** @param {JobFile} file */
export const saveJobFile = ({ name, bytes, item }) => keeping().save(
    { name, content: () => bytes, items: item ? [item] : [] });

/** @param {Slot} slot @param {Partial<Chip>} [more] */
export function jobChip(slot, more) {
    const file = job.state.files[slot];
    return file ? fileChip({
        ...file,
        sort: slot === 'authorityCertificate' ? 'authority' : slot,
        state: file.made && file.item
            ? t.keep.states[file.item.state] : undefined,
        saved: file.item?.kept,
        // Copying is not saving: the clipboard forgets.
        save: () => saveJobFile(file),
        ...more,
    }) : nothing;
}

/** @param {string} step @param {unknown} words */
export const stepLink = (step, words) =>
    html`<a href=${hrefOf('device', step)}>${words}</a>`;

/** Words, and the step that they speak of. */
/** @param {string} words @param {string} link @param {string} step */
export const pointTo = (words, link, step) =>
    html`<p>${words} ${stepLink(step, link)}</p>`;

/** @typedef {{ say: string, link: string, step: string }} Needed */

/**
 * Something is missing that another step makes: said, with the way there as
 * the one thing to do.
 *
 * @param {Needed} needed
 */
export const neededFirst = ({ say, link, step }) => html`${notice('info', say)}
${primaryLink(link, hrefOf('device', step))}`;
