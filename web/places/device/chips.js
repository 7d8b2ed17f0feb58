/** What several steps show: files as chips, and what must be there first. */
import { html, nothing } from 'lit-html';
import { fileChip } from '../../parts/chip.js';
import { distanceText, minuteText } from '../../parts/told.js';
import { Keeping } from '../../parts/keeping.js';
import { notice, primaryLink } from '../../parts/step.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { job, jobs } from './job.js';

/** @import {Certificate} from '../../../wasm/reports.js' */

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
        content: () => file.bytes,
        items: file.item ? [file.item] : [],
    });
}

/**
 * @param {Slot} slot
 * @param {Partial<import('../../parts/chip.js').Chip>} [more]
 */
export function jobChip(slot, more) {
    const file = job.state.files[slot];
    return file ? fileChip({
        ...file,
        sort: SORTS[slot],
        state: file.made && file.item
            ? t.keep.states[file.item.state] : undefined,
        saved: file.item?.kept,
        // Copying is not saving: the clipboard forgets.
        save: () => saveJobFile(file),
        ...more,
    }) : nothing;
}

/**
 * Why browsers refuse a certificate today, to the hour.
 *
 * @param {Certificate | null} [report]
 * @returns {string} '' where they do not
 */
export function outOfTime(report) {
    if (!report) {
        return '';
    }
    const words = t.onDevice.trusted;
    const { notBefore, notAfter } = report;
    return new Date(notBefore).getTime() > Date.now()
        ? words.notYet({
            from: minuteText(notBefore), span: distanceText(notBefore),
        })
        : new Date(notAfter).getTime() < Date.now()
            ? words.ended({
                to: minuteText(notAfter), span: distanceText(notAfter),
            }) : '';
}

/**
 * Words, and the step that they speak of.
 *
 * @param {string} words
 * @param {string} link
 * @param {string} step
 */
export function pointTo(words, link, step) {
    return html`<p>${words} <a href=${hrefOf('device', step)}>${link}</a></p>`;
}

/**
 * Something is missing that another step makes: said, with the way there as
 * the one thing to do.
 *
 * @param {{ say: string, link: string, step: string }} needed
 */
export function neededFirst({ say, link, step }) {
    return html`${notice('info', say)}
    ${primaryLink({ text: link, href: hrefOf('device', step) })}`;
}
