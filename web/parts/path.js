/**
 * The whole path of a job: what is done, what is now, what is next. Every
 * step can be entered at any time. On a narrow page it is one line that
 * folds out.
 */
import { html, nothing } from 'lit-html';
import { hrefOf } from '../router.js';
import { t } from '../text/index.js';
import { icons } from './icons.js';
import { doneText } from './step.js';

/**
 * @typedef {object} PathStep
 * @property {string} id
 * @property {string} title
 * @property {boolean} done
 * @property {string} note what came of it, in a few words, or ''
 */

/**
 * @param {string} place
 * @param {PathStep[]} steps
 * @param {string} current id of the step that is shown
 * @param {(event: Event) => void} [onFollow] when a step is chosen
 */
function stepList(place, steps, current, onFollow) {
    return html`<ol>
        ${steps.map(({ id, title, done, note }, i) => html`<li
            class=${done ? 'done' : ''}>
            <a href=${hrefOf(place, id)}
                aria-current=${id === current ? 'step' : nothing}
                @click=${onFollow}>
                <span class="mark" aria-hidden="true"
                    >${done && id !== current ? icons.check : i + 1}</span>
                <span class="name">
                    ${title}${doneText(done)}
                    ${note ? html`<span class="note">${note}</span>` : nothing}
                </span>
            </a>
        </li>`)}
    </ol>`;
}

/** @param {Event} event closes the list that was folded out */
function foldIn(event) {
    const link = /** @type {HTMLElement} */ (event.currentTarget);
    link.closest('details')?.removeAttribute('open');
}

/** @param {string} place @param {PathStep[]} steps @param {string} current */
export function path(place, steps, current) {
    const at = steps.findIndex((step) => step.id === current);
    return html`<nav class="path side" aria-label=${t.path.label}>
        <div class="only-wide">${stepList(place, steps, current)}</div>
        <details class="only-narrow">
            <summary>
                <span class="quiet nowrap"
                    >${t.path.stepOf({ n: at + 1, all: steps.length })}</span>
                <span class="where">${steps[at]?.title}</span>
                ${icons.turn}
            </summary>
            ${stepList(place, steps, current, foldIn)}
        </details>
    </nav>`;
}
