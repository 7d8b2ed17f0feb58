/** One certificate's record: a sheet to print and sign, without a secret. */
import { html } from 'lit-html';
import { build } from '../../build.js';
import { profileById } from '../../device/profiles.js';
import { dayText, minuteText } from '../../parts/told.js';
import { factsOf } from '../../parts/facts.js';
import { t } from '../../text/index.js';
import { reasonText } from './common.js';

const text = t.authority.certificate;

/** @param {import('../../authority/inventory.js').Row} row */
export function record(row) {
    const facts = row.report ? factsOf(row.report) : [
        [t.facts.subject, row.subject],
        [t.facts.serial, row.serial],
        [t.facts.to, minuteText(row.notAfter)],
    ];
    const { states } = t.authority.inventory;
    return html`<article class="panel record">
        <header>
            <h2>${row.device}</h2>
            <p class="hint">
                ${text.record} · ${dayText(new Date())} ·
                ${t.onDevice.record.madeWith({ version: build.version })}
            </p>
        </header>
        <dl class="facts">
            ${facts.map(([term, value]) => html`<dt>${term}</dt>
                <dd>${value}</dd>`)}
            <dt>${text.state}</dt>
            <dd>
                ${row.revokedAt
                    ? text.revoked({
                        day: dayText(row.revokedAt),
                        reason: reasonText(row.reason),
                    })
                    : states[row.state]}
            </dd>
            ${row.profile
                ? html`<dt>${text.profile}</dt>
                      <dd>${profileById(row.profile).name}</dd>`
                : ''}
        </dl>
        <div class="sign">
            <div><span>${text.date2}</span></div>
            <div><span>${text.signature}</span></div>
        </div>
        <p class="hint">${text.noSecret}</p>
    </article>`;
}
