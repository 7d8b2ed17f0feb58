/**
 * A form: fields that keep what is typed, faults beside the field they
 * concern, one button that Return presses too. While its work runs, nothing
 * in it can be changed.
 */
import { html, nothing } from 'lit-html';
import { page } from '../owner.js';
import { createStore } from '../store.js';
import { button } from './button.js';
import {
    faultOf, problemsFrom, problemSummary, showProblems,
} from './problems.js';
import { Work } from './work.js';

/** @import {Failure} from '../../wasm/face.js' */
/** @typedef {import('./problems.js').Problem} Problem */

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
     * @param {import('../owner.js').Owner} [owner]
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

    /** @param {Problem[]} problems @returns {boolean} there are any */
    complain(problems) {
        this.store.update({ problems });
        showProblems(problems);
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
                ? html`<div class="actions">
                      ${act ? button(act.text, go, {
                          id: act.id,
                          weight: act.primary === false ? '' : 'primary',
                          disabled: this.running || act.disabled,
                      }) : nothing}
                      ${others ?? nothing}
                  </div>`
                : nothing}
        </form>`;
    }
}
