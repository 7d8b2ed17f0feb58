/**
 * A step that ends with a file on the table: made here or opened, in one of
 * several ways. Once the file is there, the step shows what was done, the
 * file, the way on, and the way to have it otherwise; and the way back from
 * there. What is no secret and as it should be needs no look: its step goes
 * on by itself.
 */
import { html, nothing } from 'lit-html';
import { button } from '../../parts/button.js';
import { choices, waysField } from '../../parts/field.js';
import { notice, primaryLink } from '../../parts/step.js';
import { hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { job, jobs } from './job.js';

/** @import {Step} from './index.js' */
/** @import {JobFile, ReportOf, Slot} from './job.js' */

/** @template {Slot} S @typedef {JobFile<ReportOf[S]>} FileOf */

/**
 * @template {Slot} S
 * @typedef {object} FileStep beside what every step has
 * @property {string} id
 * @property {S} slot where the file lies
 * @property {Step['text'] & { next: string, again: string, keep: string,
 *   ways?: string, way?: Record<string, string> }} text keep: of the way back
 * @property {string} next the step to go on to
 * @property {() => import('../../parts/form.js').Form} form
 * @property {(file: FileOf<S>) => string} said what was done
 * @property {(file: FileOf<S>) => unknown} finished beside that
 * @property {(file: FileOf<S>) => unknown} [above] the forms for another file
 * @property {{ get: () => string, set: (way: string) => void,
 *   render: (way: string, set: (way: string) => void) => unknown }} [chosen]
 *   the choice of a way, where it is not two radio buttons of the step's own
 * @property {Record<string, (others: unknown) => unknown>} ways the form of
 *   each; others: stands beside its button
 */

/**
 * @template {Slot} S
 * @param {FileStep<S> & Partial<Step>} step done: although there is no file
 * @returns {Step}
 */
export function fileStep({ slot, form, ways, ...step }) {
    const { id, text } = step;
    const mine = jobs.state(() => createStore({
        way: Object.keys(ways)[0],
        /** The file that another shall take the place of. */
        old: /** @type {import('../../keep.js').Item | null} */ (null),
    }));
    /** @param {Partial<ReturnType<typeof mine>['state']>} patch */
    const set = (patch) => {
        mine().update(patch);
        form().complain([]);
    };
    /** @param {FileOf<S>} file */
    const finished = (file) => html`${notice('ok', step.said(file))}
        ${step.finished(file)}
        ${primaryLink(text.next, hrefOf('device', step.next),
            button(text.again, () => set({ old: file.item }),
                { weight: 'link' }))}`;
    return {
        ...step,
        problems: () => form().problems,
        done: () => job.state.files[slot] !== null || (step.done?.() ?? false),
        body() {
            const file = job.state.files[slot];
            if (file && file.item !== mine().state.old) {
                return finished(file);
            }
            const way = step.chosen?.get() ?? mine().state.way;
            const choose = (/** @type {string} */ chosen) => {
                step.chosen?.set(chosen);
                set({ way: chosen });
            };
            return html`${file && step.above?.(file)}
                ${step.chosen?.render(way, choose) ?? waysField({
                    id: `${id}-way`,
                    legend: text.ways ?? '', value: way, set: choose,
                    options: choices(Object.keys(ways), text.way ?? {}),
                })}
                ${ways[way](file ? button(text.keep,
                    () => set({ old: null }), { weight: 'link' }) : nothing)}`;
        },
    };
}
