/** The list: a CSV file, cells pasted, or the inventory to renew. */
import { html, nothing } from 'lit-html';
import { renewalPlans } from '../../fleet/renewal.js';
import {
    TableError, readTable, readTableFile, templateCsv,
} from '../../fleet/table.js';
import { profiles } from '../../device/profiles.js';
import { announce } from '../../parts/dom.js';
import { textArea } from '../../parts/field.js';
import { notice } from '../../parts/notice.js';
import { openField } from '../../parts/openfile.js';
import { faultOf } from '../../parts/problems.js';
import { saveFile } from '../../parts/save.js';
import { primaryLink, stepFrame } from '../../parts/step.js';
import { why } from '../../parts/why.js';
import { hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { Problems, bullets } from '../authority/common.js';
import { rows } from '../authority/state.js';
import { unlessUnsaved } from './let-go.js';
import { fleet } from './state.js';
import { leave } from './work.js';

const text = t.fleet.table;
const problems = new Problems();
const local = createStore({ pasted: '' });

/**
 * @param {Partial<typeof fleet.state>} patch
 * @param {string} said once it has taken the place of what was there
 */
function start(patch, said) {
    problems.clear();
    unlessUnsaved(() => {
        void leave();
        fleet.update(patch);
        announce(said);
    });
}

/** @param {string} field @param {() => void} work */
function guard(field, work) {
    try {
        work();
    } catch (error) {
        problems.show([{
            field,
            text: error instanceof TableError
                ? text.errors[error.code](error.values) : String(error),
        }]);
    }
}

/** @param {import('../../parts/openfile.js').GivenFile[]} files */
function take([file]) {
    guard('fleet-file', () => {
        const table = readTableFile(file.bytes);
        start({ table, tableName: file.name },
            text.read(table.rows.length, file.name));
    });
}

/** @param {string} pasted */
function paste(pasted) {
    local.update({ pasted });
    if (pasted.trim() !== '') {
        guard('fleet-paste', () => {
            const table = readTable(pasted);
            start({ table }, ''); // nobody wants it with each letter
        });
    }
}

/** @param {import('../../authority/inventory.js').Row[]} list */
function renew(list) {
    const { plans, left } = renewalPlans(list, {
        profiles, profile: fleet.state.profile, days: 825,
    });
    start({
        renewals: plans,
        left: left.map(({ row, why: reason }) =>
            text.leftOut(row.device, text.left[reason])),
    }, text.read(plans.length, ''));
}

function renewPart() {
    const inUse = rows().filter((row) => row.current &&
        row.kind === 'device' && row.state !== 'revoked');
    const due = inUse.filter(({ state }) =>
        state === 'soon' || state === 'expired');
    if (inUse.length === 0) {
        return nothing;
    }
    return html`<section class="panel">
        <h2>${text.renew}</h2>
        <p>${text.renewLead(due.length)}</p>
        <div class="actions">
            ${due.length > 0
                ? html`<button
                      type="button"
                      class="button"
                      id="fleet-renew-due"
                      @click=${() => renew(due)}
                  >
                      ${text.renewAct}
                  </button>`
                : nothing}
            <button
                type="button"
                class="button"
                id="fleet-renew-all"
                @click=${() => renew(inUse)}
            >
                ${text.renewAll}
            </button>
        </div>
    </section>`;
}

/** Columns that were taken otherwise than their heads say, or not at all. */
export function columnsPart() {
    const { unread = [], guessed = [] } = fleet.state.table ?? {};
    return html`${unread.length > 0
        ? notice('warn', html`<p>${text.unread(unread)}</p>`) : nothing}
    ${guessed.length > 0
        ? notice('info', html`<p>${text.guessed(guessed)}</p>`) : nothing}`;
}

function readPart() {
    const { table, tableName, renewals, left } = fleet.state;
    const count = table?.rows.length ?? renewals?.length ?? 0;
    if (!table && !renewals) {
        return nothing;
    }
    return html`${notice('ok', html`<p>${text.read(count, tableName)}</p>
            ${bullets(left)}`)}
        ${columnsPart()}
        ${primaryLink({
            text: text.next, href: hrefOf('fleet', 'check'),
        })}`;
}

export function tableStep() {
    const list = problems.list;
    return stepFrame({
        title: text.title,
        lead: text.lead,
        problems: list,
        body: html`<section class="panel">
                ${openField({
                    id: 'fleet-file',
                    label: text.file,
                    hint: text.fileHint,
                    fault: faultOf(list, 'fleet-file'),
                    paste: false,
                    take,
                    fail: (error) => problems.show([{
                        field: 'fleet-file', text: String(error),
                    }]),
                })}
                ${textArea({
                    id: 'fleet-paste',
                    label: text.paste,
                    value: local.state.pasted,
                    set: paste,
                    rows: 4,
                    mono: true,
                    fault: faultOf(list, 'fleet-paste'),
                })}
                ${why(text.columnsText, undefined, text.columns)}
                <button
                    type="button"
                    class="button small"
                    id="fleet-template"
                    @click=${() => saveFile(text.templateName,
                        new TextEncoder().encode(
                            templateCsv(fleet.state.profile)))}
                >
                    ${text.template}
                </button>
            </section>
            ${renewPart()} ${readPart()}`,
    });
}

