/** The list: a CSV file, cells pasted, or the inventory to renew. */
import { html, nothing } from 'lit-html';
import { renewalPlans } from '../../fleet/renewal.js';
import { templateCsv } from '../../fleet/table.js';
import { profiles } from '../../device/profiles.js';
import { actions, button } from '../../parts/button.js';
import { announce } from '../../parts/dom.js';
import { bullets, notice, panel, primaryLink, stepFrame, why }
    from '../../parts/step.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { save } from '../../writer.js';
import { rows } from '../authority/state.js';
import { list, takeRenewals } from './state.js';

const text = t.fleet.table;

/** @param {import('../../authority/inventory.js').Row[]} chosen */
function renew(chosen) {
    const { local, slot } = list();
    const { plans, left } = renewalPlans(chosen, {
        profiles, profile: local.state.profile, days: 0,
    });
    slot.clear();
    local.update(takeRenewals(plans, left.map(({ row, why: reason }) =>
        text.leftOut({ device: row.device, why: text.left[reason] }))));
    announce(text.read({ rows: plans.length }));
}

function renewPart() {
    const inUse = rows().filter(({ current, kind, state }) =>
        current && kind === 'device' && state !== 'revoked');
    const due = inUse.filter(({ state }) =>
        state === 'soon' || state === 'expired');
    return inUse.length === 0 ? nothing : panel(text.renew,
        html`<p>${text.renewLead({ n: due.length })}</p>
        ${actions(
            due.length === 0 ? nothing : button(text.renewAct,
                () => renew(due), { id: 'fleet-renew-due' }),
            button(text.renewAll, () => renew(inUse),
                { id: 'fleet-renew-all' }))}`);
}

/** @param {string[]} heads */
const headsText = (heads) => heads.map((name) =>
    name ? text.head({ name }) : text.noHead).join(', ');

/** Columns that were taken otherwise than their heads say, or not at all. */
export function columnsPart() {
    const { unread = [], guessed = [] } = list().local.state.table ?? {};
    return html`${notice('warn', unread.length > 0 &&
        text.unread({ count: unread.length, heads: headsText(unread) }))}
    ${notice('info', guessed.length > 0 &&
        text.guessed({ heads: headsText(guessed) }))}`;
}

function readPart() {
    const { table, tableName, renewals, left } = list().local.state;
    const count = table?.rows.length ?? renewals?.length ?? 0;
    return !table && !renewals ? nothing
        : html`${notice('ok', html`<p>${tableName === ''
            ? text.read({ rows: count })
            : text.readFrom({ rows: count, name: tableName })}</p>
            ${bullets(left)}`)}
        ${columnsPart()}
        ${primaryLink(text.next, hrefOf('fleet', 'check'))}`;
}

export function tableStep() {
    const { local, slot } = list();
    return stepFrame(text.title, text.lead, html`<section class="panel">
            ${slot.render({
                label: text.file,
                hint: text.fileHint,
                fault: local.state.fault,
            })}
            ${why(text.columnsText, undefined, text.columns)}
            ${button(text.template, () => save({
                name: text.templateName,
                content: () => templateCsv(local.state.profile),
            }), { id: 'fleet-template', weight: 'small' })}
        </section>
        ${renewPart()} ${readPart()}`);
}
