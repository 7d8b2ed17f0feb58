/**
 * What is wrong with what was typed or opened: beside its field, and in a
 * summary at the top of the step whose lines lead to the fields.
 *
 * A problem's text says what happened and what to do. It never holds a
 * secret: engine texts do not, and nothing typed is repeated here.
 */
import { html, nothing } from 'lit-html';
import { t } from '../text/index.js';
import { announce, focusSoon } from './dom.js';
import { icons } from './icons.js';
import { errorText, findingText } from './told.js';

/** @import {Failure} from '../../wasm/face.js' */

/**
 * @typedef {object} Problem
 * @property {string} text
 * @property {string} [field] id of the field it belongs to
 */

/**
 * A failure of the engine or of the browser as problems.
 *
 * @param {Failure} error
 * @param {Record<string, string>} fields the engine's field name -> the id
 *   of the page's field
 * @returns {Problem[]}
 */
export function problemsFrom(error, fields) {
    const text = error?.findings?.map(findingText).join(' ')
        ?? errorText(error ?? {}) ?? String(error);
    const name = error?.field ?? '';
    const detail = error?.detail ? ` (${error.detail})` : '';
    return [
        {
            text: error?.group === 'INTERNAL' ? text + detail : text,
            field: fields[name] ?? fields[name.split('.')[0]],
        },
    ];
}

/**
 * @param {Problem[] | undefined} problems
 * @param {string} field
 * @returns {string} '' when the field is well
 */
export function faultOf(problems, field) {
    return problems?.find((p) => p.field === field)?.text ?? '';
}

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

/**
 * The summary. Call showProblems after setting it, to bring it into focus.
 *
 * @param {Problem[] | undefined} problems
 */
export function problemSummary(problems) {
    if (!problems || problems.length === 0) {
        return nothing;
    }
    return html`<div class="notice bad problems" tabindex="-1" role="group"
        aria-label=${t.problems.title({ n: problems.length })}>
        ${icons.bad}
        <div>
            <h2>${t.problems.title({ n: problems.length })}</h2>
            <ul>
                ${problems.map(
                    (p) => html`<li>
                        ${p.field
                            ? html`<a href="#${p.field}"
                                @click=${(/** @type {Event} */ e) =>
                                      jumpTo(e, /** @type {string} */ (
                                          p.field))}>${p.text}</a>`
                            : p.text}
                    </li>`,
                )}
            </ul>
        </div>
    </div>`;
}

/** Brings the summary to eye and ear. @param {Problem[]} problems */
export function showProblems(problems) {
    if (problems.length > 0) {
        announce(
            `${t.problems.title({ n: problems.length })} ${problems[0].text}`,
        );
        focusSoon('.problems');
    }
}
