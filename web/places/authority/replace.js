/**
 * Replacing an authority: a successor with overlap, which devices still need
 * a certificate of it, and which computers its root.
 */
import { html, nothing } from 'lit-html';
import { inventoryCsv } from '../../authority/csv.js';
import { inventory, succession } from '../../authority/inventory.js';
import { commonName } from '../../authority/new_folder.js';
import { actions, button } from '../../parts/button.js';
import { dayText } from '../../parts/told.js';
import { Form, ProblemsFound } from '../../parts/form.js';
import { Keeping } from '../../parts/keeping.js';
import { notice, stepFrame, table } from '../../parts/step.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { filesOf, problemsOf, readingSlot } from './common.js';
import {
    authorityName, authorityScope, openedFolder, readAuthority, rows, touched,
} from './state.js';
import { ownRoot, saveKit } from './trust.js';
import { addComputers, markComputer, readComputers, removeComputer }
    from '../../authority/computers.js';
import { announce } from '../../parts/dom.js';
import { textArea } from '../../parts/field.js';

/** @import {Certificate} from '../../../wasm/reports.js' */
/** @import {Computer} from '../../authority/computers.js' */
/** @import {Row} from '../../authority/inventory.js' */

const text = t.authority.replace;
const FILE = 'replace-open';

const mine = authorityScope.state((owner) => {
    const form = new Form(owner, { words: problemsOf, fields: { '': FILE } });
    const local = createStore({
        other: /** @type {{report: Certificate, rows: Row[]} | null} */ (null),
        /** Names of computers to add. */
        typed: '',
    });
    const { publicKeySha256 } = openedFolder().report;
    return {
        form, local,
        slot: readingSlot(form, {
            id: FILE, several: true, most: Infinity, say: text.reading,
            clear: () => local.update({ other: null }),
            async work(files, run) {
                const { folder } = await readAuthority(filesOf(files), run);
                if (folder.report.publicKeySha256 === publicKeySha256) {
                    throw new ProblemsFound([{ field: FILE, text: text.same }]);
                }
                return folder;
            },
            commit: (folder) => local.update({ other: {
                report: folder.root ?? folder.report,
                rows: inventory(folder, { now: new Date() }),
            } }),
        }, owner),
        keeping: new Keeping('replace-back', owner),
    };
});

/** @param {{report: Certificate, rows: Row[]}} other */
function devices({ report, rows: successors }) {
    const { keeping } = mine();
    const list = succession(rows(), successors);
    const waiting = list.filter(({ moved }) => !moved);
    const name = commonName(report.subject);
    return html`<p role="status">${text.waiting({
        n: waiting.length, all: list.length,
    })}</p>
        ${table({
            look: 'inventory',
            heads: [text.device, text.old, text.moved],
            rows: list.map(({ row, moved }) => html`<tr>
                <th scope="row">${row.device}</th>
                <td>${dayText(row.notAfter)}</td>
                <td>
                    <span class="state ${moved ? 'valid' : 'soon'}"
                        >${moved ? text.yes : text.no}</span
                    >
                </td>
            </tr>`),
        })}
        ${notice('warn', name === authorityName() && text.sameName)}
        ${actions(
            button(text.kit,
                () => saveKit(keeping, [{ report, name }, ownRoot()]),
                { weight: 'primary' }),
            button(text.table, () => keeping.save({
                name: text.tableName,
                content: () => inventoryCsv(waiting.map(({ row }) => row)),
            }), { id: 'replace-table', disabled: waiting.length === 0 }))}
        ${keeping.render([])}`;
}

export function replaceStep() {
    const { form, slot, local } = mine();
    const { other } = local.state;
    return stepFrame(text.title, text.lead, html`<p>${text.ends({
        day: dayText(openedFolder().report.notAfter),
    })}</p>
        <section class="panel">
            <ol>
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
        ${other ? devices(other) : nothing} ${computersPart()}`,
    { problems: form.problems });
}

/* What changes over to a successor: names added, ticked off, counted. */

const words = text.computers;

function add() {
    const { local } = mine();
    const added = addComputers(openedFolder(), local.state.typed, new Date());
    local.update({ typed: '' });
    announce(words.added({ n: added }));
    touched();
}

/** @param {Computer} computer @param {'hasNew' | 'oldOut'} what */
function tick(computer, what) {
    const { name } = computer;
    return html`<label class="tick">
        <input type="checkbox"
            aria-label=${words.tickLabel({ what: words[what], name })}
            .checked=${computer[what]}
            @change=${(/** @type {Event} */ event) => {
                markComputer(openedFolder(), name, { [what]:
                    /** @type {HTMLInputElement} */ (event.target).checked,
                }, new Date());
                touched();
            }} />
        <span class="only-narrow">${words[what]}</span>
    </label>`;
}

/** @param {Computer} computer */
function line(computer) {
    const { name, since } = computer;
    return html`<tr>
        <th scope="row">
            ${name}
            <div class="small quiet">${words.since({ day: since })}</div>
        </th>
        <td>${tick(computer, 'hasNew')}</td>
        <td>${tick(computer, 'oldOut')}</td>
        <td>
            ${button(words.remove, () => {
                removeComputer(openedFolder(), name);
                touched();
            }, { weight: 'link', label: words.removeLabel({ name }) })}
        </td>
    </tr>`;
}

/** @param {Computer[]} list */
function tally(list) {
    const count = (/** @type {'hasNew' | 'oldOut'} */ what) =>
        list.filter((one) => !one[what]).length;
    return html`<p role="status">
            ${words.left({
                without: count('hasNew'), withOld: count('oldOut'),
                all: list.length,
            })}
        </p>
        ${table({
            look: 'inventory computers',
            heads: [words.computer, words.hasNew, words.oldOut, html`<th
                scope="col">
                <span class="visually-hidden">${words.remove}</span>
            </th>`],
            rows: list.map(line),
        })}`;
}

function computersPart() {
    const { local } = mine();
    const list = readComputers(openedFolder());
    return html`<section class="panel" id="replace-computers">
        <div>
            <h2>${words.title}</h2>
            <p class="hint">${words.lead}</p>
        </div>
        ${list.length > 0 ? tally(list) : nothing}
        ${textArea({
            id: 'computers-add', label: words.add, hint: words.addHint,
            ...local.bind('typed'),
        })}
        ${button(words.addAct, add, {
            id: 'computers-add-act', disabled: local.state.typed.trim() === '',
        })}
    </section>`;
}
