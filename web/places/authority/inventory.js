/**
 * Every certificate: searched, filtered, sorted, as a table or as lines in
 * time; saved as CSV and as a calendar; all records printed.
 */
import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { writeCalendar } from '../../authority/calendar.js';
import { inventoryCsv } from '../../authority/csv.js';
import { timeline, viewRows } from '../../authority/inventory.js';
import { actions, button } from '../../parts/button.js';
import { dayText } from '../../parts/told.js';
import { checkField, choices, selectField, textField, waysField }
    from '../../parts/field.js';
import { Keeping } from '../../parts/keeping.js';
import { stepFrame, table, why } from '../../parts/step.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { lookAt, record } from './certificate.js';
import { authorityName, authorityScope, openedFolder, rows } from './state.js';

/** @import {Row, View} from '../../authority/inventory.js' */

const text = t.authority.inventory;

/** @type {(keyof typeof text.states)[]} */
const STATES = ['valid', 'soon', 'not-yet', 'expired', 'revoked'];

/** Rows that are drawn at once; the rest on demand. */
const PAGE = 100;

const mine = authorityScope.state((owner) => ({
    keeping: new Keeping('inventory-back', owner),
    local: createStore({
        search: '',
        filter: 'all',
        current: false,
        sort: /** @type {NonNullable<View['sort']>} */ ('notAfter'),
        descending: false,
        view: 'table',
        limit: PAGE,
        printing: false,
    }),
}));

/** @type {ReturnType<typeof mine>['local']['update']} */
const update = (patch) => mine().local.update(patch);

function shown() {
    const { search, filter, current, sort, descending } = mine().local.state;
    return viewRows(rows(), {
        search,
        states: filter === 'all' ? []
            : filter === 'attention' ? ['soon', 'expired']
                : [/** @type {Row['state']} */ (filter)],
        currentOnly: current,
        sort,
        descending,
    });
}

/** @param {Row} row */
function stateMark(row) {
    return html`<span class="state ${row.state}"
        >${text.states[row.state]}${row.current
            ? nothing : html`, ${text.replaced}`}</span>`;
}

/** @param {Row} row */
function toRow(row) {
    return button(row.device, () => lookAt(row.serial), { weight: 'link' });
}

/** @param {'device' | 'notAfter' | 'state'} column */
function head(column) {
    const { sort, descending } = mine().local.state;
    const active = sort === column;
    return html`<th scope="col"
        aria-sort=${active ? descending ? 'descending' : 'ascending' : nothing}>
        <button type="button" class="sort"
            aria-label=${text.sortBy({ column: text.columns[column] })}
            @click=${() => update({
                sort: column, descending: active && !descending,
            })}>
            ${text.columns[column]}<span aria-hidden="true"
                >${active ? descending ? ' ▾' : ' ▴' : ''}</span
            >
        </button>
    </th>`;
}

/** @param {Row[]} list */
function asTable(list) {
    return table({
        look: 'inventory',
        heads: [head('device'), text.columns.names, head('notAfter'),
            head('state')],
        rows: list.map((row) => html`<tr>
            <th scope="row">${toRow(row)}</th>
            <td class="mono small">${row.names.join(', ')}</td>
            <td>${dayText(row.notAfter)}</td>
            <td>${stateMark(row)}</td>
        </tr>`),
    });
}

/**
 * A place on the axis; close to its end words stand before it. By script,
 * because the page's policy takes no style attributes.
 *
 * @param {Element | undefined} span
 * @param {number} at per cent
 */
function placeAt(span, at) {
    if (span instanceof HTMLElement) {
        span.style.insetInlineStart = `${at}%`;
        span.classList.toggle('last', at > 85);
    }
}

/** @param {Row[]} list */
function lines(list) {
    const drawn = timeline(list, new Date());
    return html`<div class="lines" role="list">
        <div class="axis" aria-hidden="true">
            ${drawn.years.map(({ year, at }) => html`<span
                ${ref((span) => placeAt(span, at))}>${year}</span>`)}
        </div>
        ${drawn.bars.map(
            ({ row, start, length }) => html`<div role="listitem" class="line">
                ${toRow(row)}
                <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none"
                    aria-hidden="true">
                    <rect class="whole" x="0" y="3" width="100" height="2" />
                    <rect class="span ${row.state}" x=${start} y="1"
                        width=${Math.max(length, 0.4)} height="6" />
                    <rect class="today" x=${drawn.now} y="0" width="0.4"
                        height="8" />
                </svg>
                <span class="small"
                    >${dayText(row.notAfter)} · ${stateMark(row)}</span
                >
            </div>`,
        )}
    </div>`;
}

/** @param {string} name @param {() => string} content */
function save(name, content) {
    return mine().keeping.save({ name, content });
}

function saveCalendar() {
    const { report, crl } = openedFolder();
    return save(text.icsName, () => writeCalendar(rows(), {
        name: authorityName(),
        serial: report.serial,
        notAfter: new Date(report.notAfter),
        listEnds: crl?.nextUpdate ? new Date(crl.nextUpdate) : null,
    }, new Date()));
}

function printAll() {
    update({ printing: true });
    setTimeout(() => {
        print();
        update({ printing: false });
    }, 200);
}

function controls() {
    const { search, filter } = mine().local.state;
    return html`<section class="panel">
        <div class="fields">
            ${textField({
                id: 'inventory-search', label: text.search,
                hint: text.searchHint, value: search,
                set: (value) => update({ search: value, limit: PAGE }),
            })}
            ${selectField({
                id: 'inventory-filter', label: text.filter, value: filter,
                set: (value) => update({ filter: value, limit: PAGE }),
                options: [
                    ['all', text.all],
                    ['attention', text.attention],
                    ...choices(STATES, text.states),
                ],
            })}
        </div>
        ${checkField({
            id: 'inventory-current', label: text.current,
            ...mine().local.bind('current'),
        })}
        ${waysField({
            id: 'inventory-view', legend: text.view,
            ...mine().local.bind('view'),
            options: [['table', text.table], ['timeline', text.timeline]],
        })}
    </section>`;
}

export function inventoryStep() {
    const all = rows();
    const list = shown();
    const { limit, view, printing } = mine().local.state;
    const part = list.slice(0, limit);
    return stepFrame(text.title, text.lead,
        all.length === 0 ? html`<p>${text.none}</p>` : html`
            ${controls()}
            <p role="status">${
                list.length === all.length ? text.count({ all: all.length })
                    : text.countShown({
                        shown: list.length, all: all.length,
                    })}</p>
            ${view === 'table' ? asTable(part) : lines(part)}
            ${list.length > limit
                ? button(text.more({ n: list.length - limit }),
                      () => update({ limit: limit + PAGE * 5 }))
                : nothing}
            ${actions(
                button(text.csv, () => save(text.csvName,
                    () => inventoryCsv(shown())), { id: 'inventory-csv' }),
                button(text.ics, saveCalendar, { id: 'inventory-ics' }),
                button(text.print, printAll))}
            ${mine().keeping.render([])}
            ${why(text.whyIcs, undefined, text.askIcs)}
            ${printing
                ? html`<div class="print-all">${list.map(record)}</div>`
                : nothing}`);
}
