/**
 * Replacing an authority: a successor with overlap, which devices still need
 * a certificate of it, and which computers its root.
 */
import { html, nothing } from 'lit-html';
import { inventoryCsv } from '../../authority/csv.js';
import { inventory } from '../../authority/inventory.js';
import { commonName } from '../../authority/new_folder.js';
import { succession } from '../../authority/succession.js';
import { dayText } from '../../parts/dates.js';
import { FileSlot } from '../../parts/file-slot.js';
import { Form, ProblemsFound } from '../../parts/form.js';
import { Keeping } from '../../parts/keeping.js';
import { notice } from '../../parts/notice.js';
import { stepFrame } from '../../parts/step.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { filesOf, problemsOf } from './common.js';
import { computersPart } from './computers.js';
import { authority, authorityName, authorityScope, readAuthority, rows }
    from './state.js';
import { ownRoot, saveKit } from './trust.js';

const text = t.authority.replace;
const FILE = 'replace-open';

const mine = authorityScope.state((owner) => ({
    form: new Form(owner, { words: problemsOf, fields: { '': FILE } }),
    slot: new FileSlot({
        id: FILE, several: true, most: Infinity, changed: () => void take(),
    }, owner),
    keeping: new Keeping('replace-back', owner),
    local: createStore({
        other: /** @type {{report: any,
            rows: import('../../authority/inventory.js').Row[]} | null} */ (
            null),
    }),
}));

async function take() {
    const { form, slot, local } = mine();
    local.update({ other: null });
    form.complain([]);
    if (slot.files.length === 0) {
        return;
    }
    await form.run({
        say: text.reading,
        inputs: { files: filesOf(slot.files), own: authority.state.report },
        async work({ files, own }, run) {
            const { folder } = await readAuthority(files, run);
            if (folder.report.publicKeySha256 === own.publicKeySha256) {
                throw new ProblemsFound([{ field: FILE, text: text.same }]);
            }
            return folder;
        },
        commit: (folder) => local.update({ other: {
            report: folder.root ?? folder.report,
            rows: inventory(folder, { now: new Date() }),
        } }),
    });
}

/** The devices that need a certificate of the successor, as a table. */
function saveTable() {
    const { keeping, local } = mine();
    const list = succession(rows(), local.state.other?.rows ?? [])
        .filter(({ moved }) => !moved).map(({ row }) => row);
    return keeping.save({ name: text.tableName, files: () => [{
        name: text.tableName, content: inventoryCsv(list),
    }] });
}

function devices() {
    const { other } = mine().local.state;
    if (!other) {
        return nothing;
    }
    const list = succession(rows(), other.rows);
    const waiting = list.filter(({ moved }) => !moved).length;
    return html`<p role="status">${text.waiting({
        n: waiting, all: list.length,
    })}</p>
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
        ${commonName(other.report.subject) === authorityName()
            ? notice('warn', html`<p>${text.sameName}</p>`) : nothing}
        <div class="actions">
            <button
                type="button"
                class="button primary"
                @click=${() => saveKit(mine().keeping, [
                    { report: other.report,
                        name: commonName(other.report.subject) },
                    ownRoot(),
                ])}
            >
                ${text.kit}
            </button>
            <button
                type="button"
                class="button"
                id="replace-table"
                ?disabled=${waiting === 0}
                @click=${saveTable}
            >
                ${text.table}
            </button>
        </div>
        ${mine().keeping.render([])}`;
}

export function replaceStep() {
    const { form, slot } = mine();
    return stepFrame({
        title: text.title,
        lead: text.lead,
        problems: form.problems,
        body: html`<p>${text.ends({
            day: dayText(authority.state.report.notAfter),
        })}</p>
            <section class="panel">
                <ol class="steps">
                    ${text.steps.map((step) => html`<li>${step}</li>`)}
                </ol>
            </section>
            ${form.render({
                body: html`<section class="panel">
                    ${slot.render({
                        label: text.other, hint: text.otherHint, folder: true,
                        paste: false, fault: form.fault(FILE),
                    })}
                </section>`,
            })}
            ${devices()} ${computersPart()}`,
    });
}
