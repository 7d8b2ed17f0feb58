/**
 * The place "Any file": what a file is, what it belongs to, what is wrong
 * with it, how to make it fit, and what the browser's error means.
 */
import { html, nothing } from 'lit-html';
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
                    take: (given) =>
                        work(text.reading, (run) => addFiles(given, run)),
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
                  ${conversion(files)}`
                : nothing}
            ${errorDoctor('file-doctor', checkedFile())}
        </div>
    </div>`;
}

/** @type {import('../all.js').Place} */
export const file = { id: 'file', title: text.title, render };
