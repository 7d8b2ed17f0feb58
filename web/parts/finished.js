/**
 * The end of a step that leaves files: what was done, the files, the way on,
 * and the way to have it otherwise; and the way back from there.
 */
import { html } from 'lit-html';
import { notice } from './notice.js';
import { primaryLink } from './step.js';

/**
 * A lesser choice beside the one thing to do.
 *
 * @param {string} text
 * @param {() => void} act
 */
export function linkButton(text, act) {
    return html`<button type="button" class="link" @click=${act}>
        ${text}
    </button>`;
}

/**
 * @param {{ said: string, body: unknown, next: { text: string,
 *   href: string }, again: { text: string, act: () => void } }} end
 *   said: what was done; body: the files; again: makes another
 */
export function finishedStep({ said, body, next, again }) {
    return html`${notice('ok', html`<p>${said}</p>`)} ${body}
    ${primaryLink({ ...next, others: linkButton(again.text, again.act) })}`;
}
