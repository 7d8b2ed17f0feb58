/** What several steps show: files as chips, and what must be there first. */
import { html, nothing } from 'lit-html';
import { fileChip } from '../../parts/chip.js';
import { notice } from '../../parts/notice.js';
import { saveFile } from '../../parts/save.js';
import { primaryLink } from '../../parts/step.js';
import { hrefOf } from '../../router.js';
import { job, markSaved } from './job.js';

/** @typedef {import('./job.js').Slot} Slot */

/** @type {Record<Slot, 'key' | 'request' | 'certificate' | 'authority'>} */
const SORTS = {
    key: 'key',
    request: 'request',
    certificate: 'certificate',
    authorityCertificate: 'authority',
    authorityKey: 'key',
};

/** @param {Slot} slot */
export function saveSlot(slot) {
    const file = job.state.files[slot];
    if (file) {
        saveFile(file.name, file.bytes);
        markSaved(slot);
    }
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
        // Copying is not saving: the clipboard forgets.
        save: () => saveSlot(slot),
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
