/**
 * The frame of a step: heading, one sentence of purpose, its reason, what is
 * wrong, the work itself, and the one thing to do next.
 */
import { html, nothing } from 'lit-html';
import { button } from './button.js';
import { problemSummary } from './problems.js';

/**
 * @param {{ title: string, lead: unknown, why?: unknown,
 *   problems?: import('./problems.js').Problem[], body: unknown }} step
 */
export function stepFrame({ title, lead, why, problems, body }) {
    return html`<header>
            <h1 tabindex="-1">${title}</h1>
            <p class="lead">${lead}</p>
            ${why ? html`<div class="stack tight">${why}</div>` : nothing}
        </header>
        ${problemSummary(problems)} ${body}`;
}

/**
 * The step's one primary action, and lesser ones beside it.
 *
 * @param {{ text: string, act: () => void, disabled?: boolean,
 *   id?: string, others?: unknown }} action
 */
export function primaryAction({ text, act, disabled, id, others }) {
    return html`<div class="actions">
        ${button(text, act, { id, disabled, weight: 'primary' })} ${others}
    </div>`;
}

/**
 * The same, as a way to another step.
 *
 * @param {{ text: string, href: string, others?: unknown }} link
 */
export function primaryLink({ text, href, others }) {
    return html`<div class="actions">
        <a class="button primary" href=${href}>${text}</a> ${others}
    </div>`;
}
