/**
 * The place "Any file": what a file is, what it belongs to, what is wrong
 * with it, how to make it fit, and what the browser's error means.
 */
import { html, nothing } from 'lit-html';
import { announce } from '../../parts/dom.js';
import { openField } from '../../parts/openfile.js';
import { faultOf, problemSummary, showProblems } from '../../parts/problems.js';
import { why } from '../../parts/why.js';
import { t } from '../../text/index.js';
import { errorDoctor } from '../doctor.js';
import { checkedFile, checks } from './checks.js';
import { conversion } from './convert.js';
import { addFiles, clearTable, table } from './session.js';
import { shelf } from './shelf.js';
import { together } from './together.js';
import { task, trouble, work } from './work.js';

const text = t.file;
const OPEN = 'file-open';

/** @param {string} said */
function complain(said) {
    const problems = [{ field: OPEN, text: said }];
    trouble.update({ problems });
    showProblems(problems);
}

/** @param {import('../../parts/openfile.js').GivenFile[]} given */
async function take(given) {
    // What was given is listed below: the fields are free for more, the
    // same file or text included.
    for (const id of [OPEN, `${OPEN}-paste`]) {
        const field = document.getElementById(id);
        if (field instanceof HTMLInputElement ||
            field instanceof HTMLTextAreaElement) {
            field.value = '';
        }
    }
    const before = table.state.files.length;
    await work(text.reading, (run) => addFiles(given, run));
    announce(text.shelf.taken(table.state.files.length - before));
}

function render() {
    const { files } = table.state;
    const { problems } = trouble.state;
    return html`<div class="work single">
        <div class="column">
            <header>
                <h1 tabindex="-1">${text.title}</h1>
                <p class="lead">${text.lead}</p>
                ${why(text.why)}
            </header>
            ${problemSummary(problems)}
            <section class="panel" aria-label=${text.open}>
                ${openField({
                    id: OPEN,
                    label: text.open,
                    hint: text.openHint,
                    several: true,
                    fault: faultOf(problems, OPEN),
                    take,
                    fail: (error) =>
                        complain(/** @type {Error} */ (error).message),
                })}
                ${files.length > 1
                    ? html`<div class="actions">
                          <button
                              type="button"
                              class="button"
                              id="file-clear"
                              @click=${clearTable}
                          >
                              ${text.clear}
                          </button>
                      </div>`
                    : nothing}
            </section>
            ${task.render()}
            ${files.length > 0
                ? html`${shelf(files)} ${together()} ${checks()}
                  ${conversion()}`
                : nothing}
            ${errorDoctor('file-doctor', checkedFile())}
        </div>
    </div>`;
}

/** @type {import('../all.js').Place} */
export const file = { id: 'file', title: text.title, render };
