/**
 * One certificate of the inventory: what it says, its record to print,
 * renewing and revoking it.
 */
import { html, nothing } from 'lit-html';
import { certificatePath } from '../../authority/folder.js';
import { localDay, revocationTime } from '../../authority/revocation.js';
import { actions, button } from '../../parts/button.js';
import { dayText, minuteText } from '../../parts/told.js';
import { announce } from '../../parts/dom.js';
import { fieldFrame, onValue, selectField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { Keeping } from '../../parts/keeping.js';
import { more, notice, stepFrame } from '../../parts/step.js';
import { go, hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { say, t } from '../../text/index.js';
import { problemsOf } from './common.js';
import { renewDevice } from './renew.js';
import { authority, authorityScope, openedFolder, rows, touched }
    from './state.js';
import { build } from '../../build.js';
import { profileById } from '../../device/profiles.js';
import { factsOf, pairs } from '../../parts/facts.js';

/** @import {Row} from '../../authority/inventory.js' */

const text = t.authority.certificate;

/** Reasons that can be chosen. */
const OFFERED = ['superseded', 'keyCompromise', 'cessationOfOperation',
    'affiliationChanged', 'unspecified'];

const unasked = () =>
    ({ reason: 'superseded', date: localDay(new Date()), revoked: '' });

const mine = authorityScope.state((owner) => ({
    form: new Form(owner, { words: problemsOf }),
    keeping: new Keeping('certificate-back', owner),
    local: createStore(unasked()),
}));

/** Shows a certificate. @param {string} serial */
export function lookAt(serial) {
    mine().local.update(unasked());
    mine().form.complain([]);
    authority.update({ selected: serial });
    go('authority', 'certificate');
}

/** @param {string} reason */
const reasonText = (reason) =>
    say(text.reasons, reason || 'unspecified') ?? reason;

/** @param {{revokedAt: Date | null, reason: string}} row */
function revokedText({ revokedAt, reason }) {
    return revokedAt ? text.revoked({
        day: dayText(revokedAt), reason: reasonText(reason),
    }) : '';
}

/** @param {Row} row */
async function revoke({ serial }) {
    const { form, local } = mine();
    const { reason, date } = local.state;
    const at = revocationTime(date, new Date());
    if (!at) {
        form.complain([{ field: 'revoke-date', text: text.dateBad }]);
        return;
    }
    const folder = openedFolder();
    await form.run({
        say: text.revokeAct,
        inputs: { serial, reason, at },
        work: async (inputs) => inputs,
        commit(inputs) {
            folder.revoke(inputs.serial, inputs.reason, inputs.at);
            local.update({ revoked: serial });
            touched();
            announce(revokedText({ revokedAt: at, reason }));
        },
    });
}

/** @param {Row} row */
function revokePart(row) {
    const { form, local } = mine();
    if (row.revokedAt) {
        return html`${notice('warn', revokedText(row))}
        ${local.state.revoked === row.serial
            ? html`<p>
                  ${text.nowList}
                  <a href=${hrefOf('authority', 'revoked')}>${text.toList}</a>
              </p>
              ${notice('info', [text.nobodyAsks, text.sure])}`
            : nothing}`;
    }
    return more(text.revoke, form.render({
        body: html`<p>${text.revokeLead}</p>
            <div class="fields">
                ${selectField({
                    id: 'revoke-reason',
                    label: text.reason,
                    ...local.bind('reason'),
                    options: OFFERED.map((reason) =>
                        [reason, reasonText(reason)]),
                })}
                ${fieldFrame({
                    id: 'revoke-date',
                    label: text.date,
                    fault: form.fault('revoke-date'),
                }, html`<input class="input" type="date" id="revoke-date"
                    .value=${local.state.date}
                    @input=${onValue((date) => local.update({ date }))}
                    />`)}
            </div>
            ${notice('info', [text.nobodyAsks, text.sure])}`,
        act: { id: 'revoke-act', text: text.revokeAct, primary: false },
        submit: () => void revoke(row),
    }), { id: 'revoke' });
}

/** @param {Row} row */
function save({ folder, serial }) {
    return mine().keeping.save({
        name: `${folder || serial}.cer`,
        content: () => openedFolder().text(certificatePath(serial)),
    });
}

export function certificateStep() {
    const row = rows().find(({ serial }) =>
        serial === authority.state.selected);
    const { form, keeping } = mine();
    const back = html`<a
        href=${hrefOf('authority', 'inventory')}>${text.back}</a>`;
    if (!row) {
        return stepFrame(text.plainTitle, text.none, back);
    }
    const renew = () => {
        renewDevice(row.serial);
        go('authority', 'renew');
    };
    return stepFrame(text.title({ device: row.device }), back, html`
        ${row.report ? nothing : notice('warn', text.unread)}
        ${record(row)}
        ${actions(
            row.kind === 'device' && row.report
                ? button(text.renew, renew, { weight: 'primary' }) : nothing,
            row.report ? button(text.save, () => save(row)) : nothing,
            button(text.print, () => print()))}
        ${keeping.render([])} ${revokePart(row)}`,
    { problems: form.problems });
}

/**
 * One certificate's record: a sheet to print and sign, without a secret.
 *
 * @param {Row} row
 */
export function record(row) {
    /** @type {[string, string][]} */
    const facts = row.report ? factsOf(row.report) : [
        [t.facts.subject, row.subject],
        [t.facts.serial, row.serial],
        [t.facts.to, minuteText(row.notAfter)],
    ];
    facts.push([text.state, revokedText(row) ||
        t.authority.inventory.states[row.state]]);
    if (row.profile) {
        facts.push([text.profile, profileById(row.profile).name]);
    }
    return html`<article class="panel record">
        <header>
            <h2>${row.device}</h2>
            <p class="hint">
                ${text.record} · ${dayText(new Date())} ·
                ${t.onDevice.record.madeWith({ version: build.version })}
            </p>
        </header>
        ${pairs(facts)}
        <div class="sign">
            <div><span>${text.date2}</span></div>
            <div><span>${text.signature}</span></div>
        </div>
        <p class="hint">${text.noSecret}</p>
    </article>`;
}
