/**
 * The reason behind a value or a step, one click away, with the number of
 * the article's step it comes from.
 */
import { html, nothing } from 'lit-html';
import { t } from '../text/index.js';

/** @param {string} n */
const stepText = (n) => /\D/.test(n)
    ? t.common.articleSteps({ n }) : t.common.articleStep({ n });

/**
 * @param {string | string[]} reason one paragraph or several
 * @param {string} [step] the article's step: '6', '8 to 10'
 * @param {string} [question] instead of "Why?"
 */
export function why(reason, step, question) {
    const paragraphs = Array.isArray(reason) ? reason : [reason];
    return html`<details class="why small">
        <summary>${question ?? t.common.why}</summary>
        <div class="stack tight">
            ${paragraphs.map((text) => html`<p>${text}</p>`)}
            ${step
                ? html`<p class="step-number">${stepText(step)}</p>`
                : nothing}
        </div>
    </details>`;
}
