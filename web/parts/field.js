/**
 * Fields of forms: label, hint, the field itself, and what is wrong with it.
 * None has a name and none stands in a form that is sent anywhere.
 *
 * @typedef {object} FieldOptions
 * @property {string} id
 * @property {string} label
 * @property {string} [hint]
 * @property {string} [fault] what is wrong, '' when nothing
 * @property {boolean} [optional] say that it may stay empty
 * @property {unknown} [below] templates under the field
 */
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { t } from '../text/index.js';

/** @typedef {(value: string) => void} OnValue */

/** @param {OnValue} set @returns {(event: Event) => void} */
export const onValue = (set) => (event) =>
    set(/** @type {HTMLInputElement} */ (event.target).value);

/**
 * The ids of what describes a field, for aria-describedby.
 *
 * @param {FieldOptions} options
 */
export function describedBy({ id, hint, fault }) {
    const ids = [hint && `${id}-hint`, fault && `${id}-fault`];
    return ids.filter(Boolean).join(' ') || nothing;
}

/** @param {string} label @param {boolean} [optional] */
export const labelText = (label, optional) => html`${label}${optional
    ? html` <span class="optional">${t.common.optional}</span>` : nothing}`;

/** @param {string} id @param {unknown} hint */
export const hintText = (id, hint) =>
    hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing;

/** @param {string} id @param {string} [fault] */
export const faultText = (id, fault) =>
    fault ? html`<p class="fault" id="${id}-fault">${fault}</p>` : nothing;

/**
 * @param {FieldOptions} options
 * @param {unknown} input whatever is filled in
 * @param {unknown} [count] stands to the right of the hint
 */
export function fieldFrame(options, input, count = nothing) {
    const { id, label, hint, fault, optional, below } = options;
    return html`<div class="field ${fault ? 'faulty' : ''}">
        <label class="label" for=${id}>${labelText(label, optional)}</label>
        ${input} ${faultText(id, fault)}
        ${hint || count !== nothing
            ? html`<div class="foot-line">${hintText(id, hint)}${count}</div>`
            : nothing}
        ${below}
    </div>`;
}

/** @param {string} value @param {number} [limit] */
function counter(value, limit) {
    const used = [...value].length;
    return !limit || used === 0 ? nothing
        : html`<span class="count ${used > limit ? 'over' : ''}"
            >${t.common.count({ used, limit })}</span>`;
}

/**
 * One line of text.
 *
 * @param {FieldOptions & { value: string, set: OnValue, limit?: number,
 *   inputmode?: string, short?: boolean }} options limit: characters,
 *   counted while typing; more can be typed and is named
 */
export function textField(options) {
    const { id, value, set, limit, fault } = options;
    return fieldFrame(options, html`<input
        class="input ${options.short ? 'short' : ''}" type="text"
        id=${id} .value=${live(value)}
        inputmode=${options.inputmode ?? nothing} autocomplete="off"
        autocapitalize="off" spellcheck="false"
        aria-describedby=${describedBy(options)}
        aria-invalid=${fault ? 'true' : nothing} @input=${onValue(set)} />`,
    counter(value, limit));
}

/**
 * Several lines of text.
 *
 * @param {FieldOptions & { value: string, set: OnValue, rows?: number,
 *   placeholder?: string, mono?: boolean }} options
 */
export function textArea(options) {
    const { id, value, set, fault } = options;
    return fieldFrame(options, html`<textarea
        class="input ${options.mono ? 'mono' : ''}" id=${id}
        rows=${options.rows ?? 3} .value=${live(value)}
        placeholder=${options.placeholder ?? nothing} autocomplete="off"
        autocapitalize="off" spellcheck="false"
        aria-describedby=${describedBy(options)}
        aria-invalid=${fault ? 'true' : nothing}
        @input=${onValue(set)}></textarea>`);
}

/**
 * Choices with their words, in the order of the values.
 *
 * @template {string} Value
 * @param {Value[]} values
 * @param {Record<Value, string>} words
 * @returns {[Value, string][]}
 */
export const choices = (values, words) =>
    values.map((value) => [value, words[value]]);

/**
 * One of many, in a list that opens.
 *
 * @param {FieldOptions & { value: string, set: OnValue,
 *   options: [string, string][] }} options [value, text] each
 */
export function selectField(options) {
    return fieldFrame(options, html`<select class="input" id=${options.id}
        aria-describedby=${describedBy(options)}
        @change=${onValue(options.set)}>
        ${options.options.map(([value, text]) => html`<option value=${value}
            .selected=${live(value === options.value)}>
            ${text}
        </option>`)}
    </select>`);
}

/**
 * @param {{ id: string, value: string, set: OnValue }} of
 * @param {string} one
 */
const radio = ({ id, value, set }, one) => html`<input type="radio"
    id="${id}-${one}" name="group-${id}" value=${one}
    .checked=${live(one === value)} @change=${() => set(one)} />`;

/**
 * One of a few, all of them visible.
 *
 * @param {{ id: string, legend: string, value: string, set: OnValue,
 *   options: { value: string, name: string, hint?: string }[],
 *   plain?: boolean, below?: unknown }} choice
 */
export function choiceField(choice) {
    const { legend, options, plain, below } = choice;
    return html`<fieldset class="field">
        <legend class="label">${legend}</legend>
        <div class="choices">
            ${options.map(({ value, name, hint }) => html`<label
                class="choice ${plain ? 'plain' : ''} ${
                    value === choice.value ? 'chosen' : ''}">
                ${radio(choice, value)}
                <span class="label choice-name">${name}</span>
                ${hint ? html`<span class="hint">${hint}</span>` : nothing}
            </label>`)}
        </div>
        ${below}
    </fieldset>`;
}

/**
 * Two or three ways into the same step, side by side.
 *
 * @param {{ id: string, legend: string, value: string, set: OnValue,
 *   options: [string, string][] }} choice
 */
export function waysField(choice) {
    return html`<fieldset class="ways">
        <legend class="visually-hidden">${choice.legend}</legend>
        ${choice.options.map(([value, text]) => html`<label
            class=${value === choice.value ? 'chosen' : ''}>
            ${radio(choice, value)} ${text}
        </label>`)}
    </fieldset>`;
}

/**
 * Yes or no.
 *
 * @param {{ id: string, label: string, value: boolean,
 *   set: (value: boolean) => void, hint?: string, below?: unknown }} check
 */
export function checkField({ id, label, value, set, hint, below }) {
    return html`<div class="check">
        <input type="checkbox" id=${id} .checked=${live(value)}
            aria-describedby=${hint ? `${id}-hint` : nothing}
            @change=${(/** @type {Event} */ event) =>
                set(/** @type {HTMLInputElement} */ (event.target).checked)} />
        <label for=${id}>${label}</label>
        ${hintText(id, hint)} ${below}
    </div>`;
}
