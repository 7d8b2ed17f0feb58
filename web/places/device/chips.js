/** Files of the job as chips, with the actions that all steps share. */
import { nothing } from 'lit-html';
import { fileChip } from '../../parts/chip.js';
import { saveFile } from '../../parts/save.js';
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
 * @param {unknown} [below]
 */
export function jobChip(slot, below) {
    const file = job.state.files[slot];
    if (!file) {
        return nothing;
    }
    return fileChip({
        ...file,
        sort: SORTS[slot],
        save: () => saveSlot(slot),
        onCopied: () => markSaved(slot),
        below,
    });
}
