/**
 * A numbered stage within a step: its number, whether it is done, its words
 * and what is pressed. Stages are done in their order, but none is locked.
 */
import { html, nothing } from 'lit-html';
import { icons } from '../../parts/icons.js';
import { t } from '../../text/index.js';

/**
 * @param {{ n: number, title: string, done?: boolean, id?: string,
 *   body: unknown }} stage
 */
export function stage({ n, title, done, id, body }) {
    return html`<li class="stage ${done ? 'done' : ''}" id=${id ?? nothing}>
        <span class="mark" aria-hidden="true">${done ? icons.check : n}</span>
        <h2 tabindex="-1">
            ${title}${done
                ? html`<span class="visually-hidden">, ${t.path.done}</span>`
                : nothing}
        </h2>
        ${body === nothing
            ? nothing
            : html`<div class="stack stage-body">${body}</div>`}
    </li>`;
}

/** @param {string} id @param {unknown} stages */
export function stageList(id, stages) {
    return html`<ol class="panel stages" id=${id}>${stages}</ol>`;
}
