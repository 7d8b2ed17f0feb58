/**
 * Replacing an authority: a successor with overlap, which devices still need
 * a certificate of it, and which computers its root.
 */
import { html, nothing } from 'lit-html';
import { succession } from '../../authority/succession.js';
import { inventory } from '../../authority/inventory.js';
import { commonName } from '../../authority/new_folder.js';
import { dayText } from '../../parts/dates.js';
import { primaryAction, stepFrame } from '../../parts/step.js';
import { Task } from '../../parts/task.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { Problems } from './common.js';
import { computersPart } from './computers.js';
import { folderDrop } from './drop.js';
import { authority, authorityName, readAuthority, rows } from './state.js';
import { saveKit } from './trust.js';

const text = t.authority.replace;
const problems = new Problems();
const task = new Task();
const local = createStore({
    other: /** @type {{report: any,
        rows: import('../../authority/inventory.js').Row[]} | null} */ (null),
});

/** @param {import('../../authority/folder.js').Files} files */
async function take(files) {
    const read = await problems.guard(() =>
        task.run(text.reading, (run) => readAuthority(files, run)));
    if (!read) {
        return;
    }
    if (read.folder.report.publicKeySha256 ===
        authority.state.report.publicKeySha256) {
        problems.show([{ text: text.same }]);
        return;
    }
    local.update({ other: {
        report: read.folder.report,
        rows: inventory(read.folder, { now: new Date() }),
    } });
}

function devices() {
    const { other } = local.state;
    if (!other) {
        return nothing;
    }
    const list = succession(rows(), other.rows);
    const waiting = list.filter(({ moved }) => !moved).length;
    return html`<p role="status">${text.waiting(waiting, list.length)}</p>
        <div class="table-frame">
            <table class="inventory">
                <thead>
                    <tr>
                        <th scope="col">${text.device}</th>
                        <th scope="col">${text.old}</th>
                        <th scope="col">${text.moved}</th>
                    </tr>
                </thead>
                <tbody>
                    ${list.map(
                        ({ row, moved }) => html`<tr>
                            <th scope="row">${row.device}</th>
                            <td>${dayText(row.notAfter)}</td>
                            <td>
                                <span class="state ${moved
                                    ? 'valid' : 'soon'}"
                                    >${moved ? text.yes : text.no}</span
                                >
                            </td>
                        </tr>`,
                    )}
                </tbody>
            </table>
        </div>
        ${primaryAction({
            text: text.kit,
            act: () => saveKit([
                { report: other.report,
                    name: commonName(other.report.subject) },
                { report: authority.state.report, name: authorityName() },
            ]),
        })}`;
}

export function replaceStep() {
    return stepFrame({
        title: text.title,
        lead: text.lead,
        problems: problems.list,
        body: html`<p>${text.ends(dayText(authority.state.report.notAfter))}</p>
            <section class="panel">
                <ol class="steps">
                    ${text.steps.map((step) => html`<li>${step}</li>`)}
                </ol>
            </section>
            <section class="panel">
                ${folderDrop({
                    id: 'replace-open',
                    label: text.other,
                    hint: text.otherHint,
                    take,
                    fail: (error) =>
                        problems.guard(() => Promise.reject(error)),
                })}
            </section>
            ${task.render()} ${devices()} ${computersPart()}`,
    });
}
