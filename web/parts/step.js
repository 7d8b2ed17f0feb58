/**
 * What a step is put together from. Its frame: heading, one sentence of
 * purpose, its reason, what is wrong, the work itself, and the one thing to
 * do next. And pieces of text: remarks, lists, tables, what folds out.
 */
import { html, nothing } from 'lit-html';
import { t } from '../text/index.js';
import { actions, button } from './button.js';
import { problemSummary } from './form.js';
import { icons, levelIcons } from './icons.js';

/**
 * @param {string} title
 * @param {unknown} lead
 * @param {unknown} body
 * @param {{ reason?: unknown,
 *   problems?: import('./form.js').Problem[] }} [more]
 */
export function stepFrame(title, lead, body, { reason, problems } = {}) {
    return html`<header>
            <h1 tabindex="-1">${title}</h1>
            <p class="lead">${lead}</p>
            ${reason ? html`<div class="stack tight">${reason}</div>` : nothing}
        </header>
        ${problemSummary(problems)} ${body}`;
}

/**
 * The step's one primary action, and lesser ones beside it.
 *
 * @param {{ text: string, act: () => void, disabled?: boolean,
 *   id?: string, others?: unknown }} action
 */
export const primaryAction = ({ text, act, disabled, id, others }) => actions(
    button(text, act, { id, disabled, weight: 'primary' }), others);

/**
 * The same, as a way to another step.
 *
 * @param {string} text
 * @param {string} href
 * @param {unknown} [others]
 */
export const primaryLink = (text, href, others) => actions(
    html`<a class="button primary" href=${href}>${text}</a>`, others);

/** What a tick says, said aloud. @param {boolean} [done] */
export const doneText = (done) => done
    ? html`<span class="visually-hidden">, ${t.path.done}</span>` : nothing;

/**
 * Numbered stages within a step. They are done in their order, but none is
 * locked.
 *
 * @param {string} id
 * @param {{ title: string, done?: boolean, id?: string, body?: unknown }[]}
 *   list
 */
export function stages(id, list) {
    return html`<ol class="panel stages" id=${id}>${list.map((stage, i) =>
        html`<li class="stage ${stage.done ? 'done' : ''}"
            id=${stage.id ?? nothing}>
            <span class="mark" aria-hidden="true"
                >${stage.done ? icons.check : i + 1}</span>
            <h2 tabindex="-1">
                ${stage.title}${doneText(stage.done)}
            </h2>
            ${stage.body
                ? html`<div class="stack stage-body">${stage.body}</div>`
                : nothing}
        </li>`)}</ol>`;
}

/**
 * A remark set off from the text, by how much it matters.
 *
 * @param {'info' | 'ok' | 'warn' | 'bad'} level
 * @param {unknown} body paragraphs of text, or templates; where there is
 *   nothing to say ('', false, null, none of several), nothing is drawn
 */
export function notice(level, body) {
    const said = [body].flat().filter((one) => one && one !== nothing);
    return said.length === 0 ? nothing : html`<div class="notice ${level}">
        ${levelIcons[level]}
        <div>${said.map((one) =>
            typeof one === 'string' ? html`<p>${one}</p>` : one)}</div>
    </div>`;
}

/**
 * A part of a step, set off from the others.
 *
 * @param {string} title
 * @param {unknown} body
 * @param {{ id?: string }} [how]
 */
export function panel(title, body, { id } = {}) {
    return html`<section class="panel" id=${id ?? nothing}>
        <h2>${title}</h2>
        ${body}
    </section>`;
}

/**
 * What folds out.
 *
 * @param {unknown} summary
 * @param {unknown} body
 * @param {{ id?: string, small?: boolean, open?: boolean }} [how]
 */
export function more(summary, body, { id, small, open = false } = {}) {
    return html`<details class="more ${small ? 'small' : ''}"
        id=${id ?? nothing} ?open=${open}>
        <summary>${summary}</summary>
        ${body}
    </details>`;
}

/** @param {unknown[]} lines */
export const bullets = (lines) => lines.length === 0 ? nothing : html`<ul>
    ${lines.map((line) => html`<li>${line}</li>`)}
</ul>`;

/** @param {string} n */
const stepText = (n) => /\D/.test(n)
    ? t.common.articleSteps({ n }) : t.common.articleStep({ n });

/**
 * The reason behind a value or a step, one click away, with the number of
 * the article's step it comes from.
 *
 * @param {string | string[]} reason one paragraph or several
 * @param {string} [step] the article's step: '6', '8 to 10'
 * @param {string} [question] instead of "Why?"
 */
export function why(reason, step, question = t.common.why) {
    return html`<details class="why small">
        <summary>${question}</summary>
        <div class="stack tight">
            ${[reason].flat().map((text) => html`<p>${text}</p>`)}
            ${step
                ? html`<p class="step-number">${stepText(step)}</p>`
                : nothing}
        </div>
    </details>`;
}

/**
 * A table in a frame that scrolls by itself.
 *
 * @param {object} table
 * @param {unknown[]} table.heads words, or whole `th`
 * @param {unknown[]} table.rows `tr` each
 * @param {string} [table.look] its classes
 */
export function table({ heads, rows, look = '' }) {
    return html`<div class="table-frame">
        <table class=${look}>
            <thead>
                <tr>
                    ${heads.map((head) => typeof head === 'string'
                        ? html`<th scope="col">${head}</th>` : head)}
                </tr>
            </thead>
            <tbody>
                ${rows}
            </tbody>
        </table>
    </div>`;
}
