/**
 * One certificate of the inventory: what it says, its record to print,
 * renewing and revoking it.
 */
import { html, nothing } from 'lit-html';
import { toBytes } from '../../authority/bytes.js';
import { certificatePath } from '../../authority/folder.js';
import { dayText } from '../../parts/dates.js';
import { announce, valueOf } from '../../parts/dom.js';
import { fieldFrame, selectField } from '../../parts/field.js';
import { notice } from '../../parts/notice.js';
import { faultOf } from '../../parts/problems.js';
import { saveFile } from '../../parts/save.js';
import { stepFrame } from '../../parts/step.js';
import { hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { Problems } from './common.js';
import { record } from './record.js';
import { authority, openedFolder, rows, touched } from './state.js';

/** @typedef {import('../../authority/inventory.js').Row} Row */

const text = t.authority.certificate;
const problems = new Problems();
const local = createStore({ reason: 'superseded', revoked: '' });

/** The certificate that is looked at, or undefined. */
export function selectedRow() {
    return rows().find(({ serial }) => serial === authority.state.selected);
}

/** @param {Row} row */
async function revoke(row) {
    const at = new Date(`${valueOf('revoke-date')}T00:00:00Z`);
    const now = new Date();
    // Today means now: a day's beginning may lie before the certificate.
    const today = at.toISOString?.call(Number.isNaN(at.getTime())
        ? now : at).slice(0, 10) === now.toISOString().slice(0, 10);
    if (Number.isNaN(at.getTime()) || at > now) {
        problems.show([{ field: 'revoke-date', text: text.dateBad }]);
        return;
    }
    await problems.guard(async () => {
        openedFolder().revoke(
            row.serial, local.state.reason, today ? now : at);
        local.update({ revoked: row.serial });
        touched();
        announce(text.revoked(dayText(at), local.state.reason));
    });
}

/** What a revocation does not do, and what does it. */
function notEnough() {
    return notice('info', html`<p>${text.nobodyAsks}</p>
        <p>${text.sure}</p>`);
}

/** @param {Row} row */
function revokePart(row) {
    if (row.revokedAt) {
        return html`${notice('warn', html`<p>
                ${text.revoked(dayText(row.revokedAt), row.reason)}
            </p>`)}
        ${local.state.revoked === row.serial
            ? html`<p>
                  ${text.nowList}
                  <a href=${hrefOf('authority', 'revoked')}
                      >${text.toList}</a
                  >
              </p>
              ${notEnough()}`
            : nothing}`;
    }
    return html`<details class="more" id="revoke">
        <summary>${text.revoke}</summary>
        <div class="stack">
            <p>${text.revokeLead}</p>
            <div class="fields">
                ${selectField({
                    id: 'revoke-reason',
                    label: text.reason,
                    value: local.state.reason,
                    set: (reason) => local.update({ reason }),
                    options: text.reasons,
                })}
                ${fieldFrame({
                    id: 'revoke-date',
                    label: text.date,
                    fault: faultOf(problems.list, 'revoke-date'),
                }, html`<input
                    class="input"
                    type="date"
                    id="revoke-date"
                    value=${new Date().toISOString().slice(0, 10)}
                />`)}
            </div>
            ${notEnough()}
            <div class="actions">
                <button
                    type="button"
                    class="button"
                    id="revoke-act"
                    @click=${() => revoke(row)}
                >
                    ${text.revokeAct}
                </button>
            </div>
        </div>
    </details>`;
}

/** @param {Row} row */
function save(row) {
    const pem = openedFolder().text(certificatePath(row.serial));
    saveFile(`${row.folder || row.serial}.cer`, toBytes(pem));
}

export function certificateStep() {
    const row = selectedRow();
    const back = html`<a href=${hrefOf('authority', 'inventory')}
        >${text.back}</a
    >`;
    if (!row) {
        return stepFrame({
            title: text.plainTitle, lead: text.none, body: back,
        });
    }
    return stepFrame({
        title: text.title(row.device),
        lead: back,
        problems: problems.list,
        body: html`
            ${row.report ? nothing
                : notice('warn', html`<p>${text.unread}</p>`)}
            ${record(row)}
            <div class="actions">
                ${row.kind === 'device' && row.report
                    ? html`<a
                          class="button primary"
                          href=${hrefOf('authority', 'renew')}
                          >${text.renew}</a
                      >`
                    : nothing}
                ${row.report
                    ? html`<button
                          type="button"
                          class="button"
                          @click=${() => save(row)}
                      >
                          ${text.save}
                      </button>`
                    : nothing}
                <button type="button" class="button" @click=${() => print()}>
                    ${text.print}
                </button>
            </div>
            ${revokePart(row)}`,
    });
}
