/**
 * The list looked over: what to mend by line and column, what holds for all,
 * and the passphrases.
 */
import { html, nothing } from 'lit-html';
import { toBytes } from '../../authority/bytes.js';
import { writeCsv } from '../../authority/csv.js';
import { profileById } from '../../device/profiles.js';
import { checkField, choiceField, textField } from '../../parts/field.js';
import { notice } from '../../parts/notice.js';
import { faultOf } from '../../parts/problems.js';
import { saveFile } from '../../parts/save.js';
import { NewPassphrase } from '../../parts/secret.js';
import { primaryAction, primaryLink, stepFrame } from '../../parts/step.js';
import { go, hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { Problems, Unlock, profileField } from '../authority/common.js';
import { workAhead } from './ahead.js';
import { canWriteFile, partCount } from './delivery.js';
import { unlessUnsaved } from './let-go.js';
import { fleet, judged, unsavedDevices } from './state.js';
import { columnsPart } from './table.js';
import { isStarting, startRun } from './work.js';

/** @typedef {import('../../fleet/check.js').Fault} Fault */

const text = t.fleet.check;
const problems = new Problems();
const one = new NewPassphrase('fleet-passphrase');
const sealing = new NewPassphrase('fleet-seal');
const unlock = new Unlock('fleet-unlock');

/** Faults and devices that are drawn; the rest are counted or saved. */
const SHOWN = 50;

/** @param {Fault} fault */
export function faultText(fault) {
    return text.faultText[fault.code](fault.values);
}

/** @param {Fault[]} faults */
function saveFaults(faults) {
    saveFile(text.faultsName, toBytes(writeCsv(
        ['line', 'column', 'problem'],
        faults.map((fault) => [
            String(fault.line), text.columns[fault.column], faultText(fault),
        ]))));
}

/** @param {Fault[]} faults */
function faultPart(faults) {
    if (faults.length === 0) {
        return nothing;
    }
    return html`<section class="panel">
        <h2>${text.faults}</h2>
        <p class="hint">${text.faultsLead}</p>
        <ul class="fault-list">
            ${faults.slice(0, SHOWN).map(
                (fault) => html`<li class=${fault.level}>
                    <strong>${text.where(fault.line,
                        text.columns[fault.column])}:</strong>
                    ${faultText(fault)}
                </li>`,
            )}
        </ul>
        <button
            type="button"
            class="button small"
            @click=${() => saveFaults(faults)}
        >
            ${text.saveFaults}
        </button>
    </section>`;
}

/** Some keys are locked: their devices take a passphrase. */
/** @param {import('../../fleet/check.js').Plan[]} plans */
function anyLocked(plans) {
    return plans.some(({ profile }) => profile.key.passphrase !== 'forbidden');
}

/** @param {import('../../fleet/check.js').Plan[]} plans */
function options(plans) {
    const { profile, organisation, days, renewals } = fleet.state;
    return html`<section class="panel">
        <h2>${text.options}</h2>
        ${renewals ? nothing : html`${profileField('fleet-profile', profile,
            (value) => fleet.update({ profile: value }))}
        ${textField({
            id: 'fleet-organisation',
            label: text.organisation,
            value: organisation,
            set: (value) => fleet.update({ organisation: value }),
            limit: 64,
            optional: true,
        })}`}
        ${textField({
            id: 'fleet-days',
            label: text.days,
            value: days,
            set: (value) => fleet.update({ days: value }),
            inputmode: 'numeric',
            short: true,
            fault: faultOf(problems.list, 'fleet-days'),
        })}
        ${anyLocked(plans) ? passphrasePart() : nothing}
    </section>`;
}

function passphrasePart() {
    const { passphrases, seal } = fleet.state;
    const { form } = profileById(fleet.state.profile).key;
    return html`${choiceField({
        id: 'fleet-passphrases',
        legend: text.passphrases,
        value: passphrases,
        set: (value) => fleet.update({
            passphrases: /** @type {'one' | 'each'} */ (value),
        }),
        options: [
            { value: 'each', name: text.each, hint: text.eachHint },
            { value: 'one', name: text.one, hint: text.oneHint },
        ],
    })}
    ${passphrases === 'one'
        ? html`${one.render({
              form,
              problems: problems.list,
              label: text.onePassphrase,
          })}
          ${checkField({
              id: 'fleet-seal-too',
              label: text.seal,
              hint: text.sealHint,
              checked: seal,
              set: (checked) => fleet.update({ seal: checked }),
          })}`
        : nothing}
    ${passphrases === 'each' || seal
        ? sealing.render({
              form: 'pkcs8',
              problems: problems.list,
              label: text.sealPassphrase,
          })
        : nothing}`;
}

/** @param {import('../../fleet/check.js').Plan[]} plans */
function preview(plans) {
    return html`<details class="more">
        <summary>${text.preview}</summary>
        <ul class="plain-list">
            ${plans.slice(0, SHOWN).map(
                (plan) => html`<li>
                    ${plan.name}
                    <span class="mono small">${plan.names.join(', ')}</span>
                </li>`,
            )}
            ${plans.length > SHOWN ? html`<li>…</li>` : nothing}
        </ul>
    </details>`;
}

/** How the results of a large fleet will come. */
/** @param {number} devices */
function deliveryPart(devices) {
    const parts = partCount(devices);
    return parts === 1 ? nothing : html`<p class="hint">${canWriteFile()
        ? text.intoFile : text.inParts(parts)}</p>`;
}

/**
 * @param {import('../../fleet/check.js').Plan[]} plans
 * @param {boolean} [agreed] what was made before may go
 */
async function begin(plans, agreed = false) {
    if (isStarting()) {
        return;
    }
    const { passphrases, seal, days } = fleet.state;
    const locked = anyLocked(plans);
    const sealed = locked && (passphrases === 'each' || seal);
    const found = [];
    if (!/^\d{1,4}$/.test(days) || Number(days) < 1 || Number(days) > 3660) {
        found.push({ field: 'fleet-days', text: text.daysBad });
    }
    if (locked && passphrases === 'one') {
        const ascii = plans.some(({ profile }) =>
            profile.key.passphraseCharacters === 'ascii');
        found.push(...one.problems({ ascii }));
    }
    if (sealed) {
        found.push(...sealing.problems());
    }
    if (problems.show(found)) {
        return;
    }
    if (!agreed && unsavedDevices() > 0) {
        unlessUnsaved(() => begin(judged().plans, true));
        return;
    }
    const done = await problems.guard(async () => {
        await startRun(plans, {
            unlock,
            common: locked && passphrases === 'one' ? one.read() : null,
            seal: sealed ? sealing.read() : null,
        });
        return true;
    }, unlock.fields);
    if (done) {
        one.clear();
        sealing.clear();
        go('fleet', 'make');
    }
}

export function checkStep() {
    const { table, renewals, run } = fleet.state;
    if (run && ['running', 'pausing', 'paused'].includes(run.state)) {
        return stepFrame({
            title: text.title,
            lead: text.busy,
            body: primaryLink({
                text: t.fleet.make.title, href: hrefOf('fleet', 'make'),
            }),
        });
    }
    if (!table && !renewals) {
        return stepFrame({
            title: text.title,
            lead: text.nothing,
            body: primaryLink({ text: text.toTable, href: hrefOf('fleet') }),
        });
    }
    const { plans, faults, bad } = judged();
    if (!isStarting()) {
        workAhead();
    }
    return stepFrame({
        title: text.title,
        lead: text.lead(plans.length, bad),
        problems: problems.list,
        body: html`${columnsPart()} ${faultPart(faults)} ${preview(plans)} ${options(plans)}
            <section class="panel">${unlock.render(problems.list)}</section>
            ${bad > 0 && plans.length === 0
                ? notice('bad', html`<p>${text.faultsLead}</p>`) : nothing}
            ${deliveryPart(plans.length)}
            ${primaryAction({
                id: 'fleet-start',
                text: bad > 0 ? text.nextOnly(plans.length) : text.next,
                act: () => begin(plans),
                disabled: plans.length === 0,
            })}`,
    });
}
