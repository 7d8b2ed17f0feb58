/**
 * A form: fields that keep what is typed, faults beside the field they
 * concern, one button that Return presses too. While its work runs, nothing
 * in it can be changed.
 */
import { html, nothing } from 'lit-html';
import { page } from '../owner.js';
import { createStore } from '../store.js';
import { actions, button } from './button.js';
import { Work } from './work.js';
import { t } from '../text/index.js';
import { announce, focusSoon } from './dom.js';
import { icons } from './icons.js';
import { errorText, findingText } from './told.js';

/** @import {Failure} from '../../wasm/face.js' */
/** @import {Owner} from '../owner.js' */
/**
 * What is wrong with what was typed or opened: beside its field, and in a
 * summary at the top of the step whose lines lead to the fields.
 *
 * A problem's text says what happened and what to do. It never holds a
 * secret: engine texts do not, and nothing typed is repeated here.
 *
 * @typedef {object} Problem
 * @property {string} text
 * @property {string} [field] id of the field it belongs to
 */

/** A failure whose words and fields are known already. */
export class ProblemsFound extends Error {
    /** @param {Problem[]} problems at least one */
    constructor(problems) {
        super(problems[0].text);
        this.problems = problems;
    }
}

export class Form {
    /**
     * @param {Owner} [owner]
     * @param {{ fields?: Record<string, string>,
     *   words?: (error: Failure, fields: Record<string, string>) => Problem[],
     *   work?: () => Work }} [options] fields: the engine's field name -> the
     *   id of ours; words: how a failure becomes problems; work: shared with
     *   other forms, of which one works at a time
     */
    constructor(owner = page, { fields = {}, words = problemsFrom, work } =
    {}) {
        const own = new Work(owner);
        this.theWork = work ?? (() => own);
        this.fields = fields;
        this.words = words;
        this.store = createStore({ problems: /** @type {Problem[]} */ ([]) });
    }

    get work() {
        return this.theWork();
    }

    get problems() {
        return this.store.state.problems;
    }

    get running() {
        return this.work.running;
    }

    /** @param {string} field id @returns {string} '' when it is well */
    fault(field) {
        return faultOf(this.problems, field);
    }

    /**
     * A member of a store as a field takes it, with what is wrong with it.
     *
     * @template {object} T
     * @template {keyof T} K
     * @param {import('../store.js').Store<T>} store
     * @param {K} name
     * @param {string} id
     */
    bind(store, name, id) {
        return { id, ...store.bind(name), fault: this.fault(id) };
    }

    /**
     * Brings the problems to eye and ear.
     *
     * @param {Problem[]} problems
     * @returns {boolean} there are any
     */
    complain(problems) {
        this.store.update({ problems });
        if (problems.length > 0) {
            announce(`${titleOf(problems)} ${problems[0].text}`);
            focusSoon('.problems');
        }
        return problems.length > 0;
    }

    /** A field was changed: its problem may be mended. @param {string} id */
    mend(id) {
        const problems = this.problems.filter(({ field }) => field !== id);
        if (problems.length < this.problems.length) {
            this.store.update({ problems });
        }
    }

    /**
     * Runs work; its failure becomes problems.
     *
     * @template I, R
     * @param {import('./work.js').Order<I, R>} order
     * @param {Record<string, string>} [fields] where they differ from the
     *   form's
     * @returns {Promise<boolean>} as Work.run
     */
    async run(order, fields = this.fields) {
        this.complain([]);
        try {
            return await this.work.run(order);
        } catch (error) {
            this.complain(error instanceof ProblemsFound
                ? error.problems : this.words(error, fields));
            return false;
        }
    }

    /**
     * @param {object} parts
     * @param {unknown} parts.body fields
     * @param {{ id?: string, text: string, disabled?: boolean,
     *   primary?: boolean }} [parts.act] the button; primary unless it says
     *   otherwise
     * @param {() => void} [parts.submit] pressed, or Return in a field
     * @param {unknown} [parts.others] beside the button
     * @param {boolean} [parts.summary] the problems stand above the fields;
     *   leave it out where a step's frame shows them
     */
    render({ body, act, submit, others, summary }) {
        const go = () => {
            if (!this.running && !act?.disabled) {
                submit?.();
            }
        };
        // Never submitted, or Firefox asks whether to save a passphrase in
        // it as a login of the page's address.
        return html`<form class="stack" novalidate autocomplete="off"
            @submit=${(/** @type {Event} */ event) => event.preventDefault()}
            @keydown=${(/** @type {KeyboardEvent} */ event) => {
                const { target, key, isComposing } = event;
                if (key === 'Enter' && !isComposing &&
                    target instanceof HTMLInputElement &&
                    target.type !== 'file') {
                    event.preventDefault();
                    go();
                }
            }}
            @input=${(/** @type {Event} */ event) =>
                this.mend(/** @type {Element} */ (event.target).id)}>
            ${summary ? problemSummary(this.problems) : nothing}
            <fieldset class="stack" ?disabled=${this.running}>
                ${body}
            </fieldset>
            ${this.work.render()}
            ${act || others
                ? actions(act && button(act.text, go, {
                    id: act.id,
                    weight: act.primary === false ? '' : 'primary',
                    disabled: this.running || act.disabled,
                }), others)
                : nothing}
        </form>`;
    }
}

/**
 * A failure of the engine or of the browser as problems.
 *
 * @param {Failure} error
 * @param {Record<string, string>} fields the engine's field name -> the id
 *   of the page's field
 */
export function problemsFrom(error, fields) {
    const text = error?.findings?.map(findingText).join(' ')
        ?? errorText(error ?? {}) ?? String(error);
    const name = error?.field ?? '';
    const detail = error?.detail ? ` (${error.detail})` : '';
    return [{
        text: error?.group === 'INTERNAL' ? text + detail : text,
        field: fields[name] ?? fields[name.split('.')[0]],
    }];
}

/**
 * @param {Problem[] | undefined} problems
 * @param {string} id of a field
 * @returns {string} '' when the field is well
 */
export const faultOf = (problems, id) =>
    problems?.find(({ field }) => field === id)?.text ?? '';

/** @param {Event} event @param {string} id */
function jumpTo(event, id) {
    event.preventDefault();
    const field = document.getElementById(id);
    for (let at = field?.parentElement; at; at = at.parentElement) {
        if (at instanceof HTMLDetailsElement) {
            at.open = true;
        }
    }
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
}

/** @param {Problem[]} problems */
const titleOf = ({ length: n }) => t.problems.title({ n });

/**
 * The summary, which Form.complain brings into focus.
 *
 * @param {Problem[]} [problems]
 */
export function problemSummary(problems = []) {
    return problems.length === 0 ? nothing : html`<div
        class="notice bad problems" tabindex="-1" role="group"
        aria-label=${titleOf(problems)}>
        ${icons.bad}
        <div>
            <h2>${titleOf(problems)}</h2>
            <ul>
                ${problems.map(({ text, field }) => html`<li>${field
                    ? html`<a href="#${field}"
                        @click=${(/** @type {Event} */ event) =>
                            jumpTo(event, field)}>${text}</a>`
                    : text}</li>`)}
            </ul>
        </div>
    </div>`;
}
