/** What several steps show: files as chips, and what must be there first. */
import { html, nothing } from 'lit-html';
import { fileChip } from '../../parts/chip.js';
import { Keeping } from '../../parts/keeping.js';
import { notice } from '../../parts/notice.js';
import { primaryLink } from '../../parts/step.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { job, jobs } from './job.js';

/** @typedef {import('./job.js').Slot} Slot */

/** @type {Record<Slot, 'key' | 'request' | 'certificate' | 'authority'>} */
const SORTS = {
    key: 'key',
    request: 'request',
    certificate: 'certificate',
    authorityCertificate: 'authority',
};

/** How the job's files are saved; drawn once below every step. */
export const keeping = jobs.state((owner) => new Keeping('job-back', owner));

/** @param {import('./job.js').JobFile} file */
export function saveJobFile(file) {
    return keeping().save({
        name: file.name,
        files: () => [{ name: file.name, content: file.bytes }],
        items: file.item ? [file.item] : [],
    });
}

/**
 * @param {Slot} slot
 * @param {Partial<import('../../parts/chip.js').Chip>} [more]
 */
export function jobChip(slot, more) {
    const file = job.state.files[slot];
    if (!file) {
        return nothing;
    }
    return fileChip({
        ...file,
        sort: SORTS[slot],
        state: file.made && file.item
            ? t.keep.states[file.item.state] : undefined,
        saved: file.item?.kept,
        // Copying is not saving: the clipboard forgets.
        save: () => saveJobFile(file),
        ...more,
    });
}

/**
 * Something is missing that another step makes: said, with the way there as
 * the one thing to do.
 *
 * @param {{ say: string, link: string, step: string }} needed
 */
export function neededFirst({ say, link, step }) {
    return html`${notice('info', html`<p>${say}</p>`)}
    ${primaryLink({ text: link, href: hrefOf('device', step) })}`;
}
