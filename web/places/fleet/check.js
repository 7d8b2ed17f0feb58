/**
 * The list looked over: what to mend by line and column, what holds for all,
 * and the passphrases.
 */
import { html, nothing } from 'lit-html';
import { writeCsv } from '../../authority/csv.js';
import { DEVICE_DAYS_MAX } from '../../authority/validity.js';
import { namedAfter } from '../../fleet/make.js';
import { profileById, profiles } from '../../device/profiles.js';
import { button } from '../../parts/button.js';
import { checkField, choiceField, textField } from '../../parts/field.js';
import { more, notice, panel, primaryLink, stepFrame }
    from '../../parts/step.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { canWrite, save } from '../../writer.js';
import { problemsOf, profileField } from '../authority/common.js';
import { begin, faultText, partCount, workAhead } from './begin.js';
import { batch, list, unsavedDevices } from './state.js';
import { columnsPart } from './table.js';
import { checkTable } from '../../fleet/check.js';
import { engine } from '../../parts/engine.js';
import { stillStands } from '../../parts/work.js';
import { authority, rows } from '../authority/state.js';

/** @import {Fault, Judgement, Plan} from '../../fleet/check.js' */

const text = t.fleet.check;

/** Faults and devices that are drawn; the rest are counted or saved. */
const SHOWN = 50;

/** @param {Fault[]} faults */
function saveFaults(faults) {
    return save({
        name: text.faultsName,
        content: () => writeCsv(['line', 'column', 'problem'],
            faults.map((fault) => [String(fault.line),
                text.columns[fault.column] ?? '', faultText(fault)])),
    });
}

/** @param {Fault[]} faults @param {number} good devices without any */
function faultPart(faults, good) {
    return faults.length === 0 ? nothing : panel(text.faults,
        html`<p class="hint">${text.faultsLead({ good })}</p>
        <ul class="items">
            ${faults.slice(0, SHOWN).map((fault) => html`<li
                class=${fault.level}>
                <strong>${text.where({
                    line: fault.line,
                    column: text.columns[fault.column] ?? '',
                })}:</strong>
                ${faultText(fault)}
            </li>`)}
        </ul>
        ${button(text.saveFaults, () => saveFaults(faults),
            { weight: 'small' })}`);
}

/** Some keys are locked: their devices take a passphrase. */
/** @param {Plan[]} plans */
function anyLocked(plans) {
    return plans.some(({ profile }) => profile.key.passphrase !== 'forbidden');
}

/** @param {Plan[]} plans */
function options(plans) {
    const { local, form } = list();
    const { renewals, ownNames } = local.state;
    const { folder, profile: { files } } = plans[0];
    return html`<h2>${text.options}</h2>
        ${renewals ? nothing : html`${profileField('fleet-profile',
            local.bind('profile'))}
        ${textField({
            id: 'fleet-organisation',
            label: text.organisation,
            ...local.bind('organisation'),
            limit: 64,
            optional: true,
        })}`}
        ${textField({
            ...form.bind(local, 'days', 'fleet-days'),
            label: text.days,
            inputmode: 'numeric',
            short: true,
        })}
        ${choiceField({
            id: 'fleet-names',
            legend: text.fileNames,
            value: ownNames ? 'own' : 'usual',
            set: (value) => local.update({ ownNames: value === 'own' }),
            plain: true,
            options: [
                { value: 'own', name: text.ownNames({
                    name: namedAfter(files, folder).get(files.key)
                        ?? text.ownNamesExample,
                }) },
                { value: 'usual', name: text.usualNames({ name: files.key }) },
            ],
        })}
        ${anyLocked(plans) ? passphrasePart() : nothing}`;
}

function passphrasePart() {
    const { local, form, one, sealing } = list();
    const { passphrases, seal, profile } = local.state;
    return html`${choiceField({
        id: 'fleet-passphrases',
        legend: text.passphrases,
        value: passphrases,
        set: (value) => local.update({
            passphrases: /** @type {'one' | 'each'} */ (value),
        }),
        options: [
            { value: 'each', name: text.each, hint: text.eachHint },
            { value: 'one', name: text.one, hint: text.oneHint },
        ],
    })}
    ${passphrases === 'each' ? nothing : html`${one.render({
            form: profileById(profile).key.form,
            problems: form.problems,
            label: text.onePassphrase,
        })}
        ${checkField({
            id: 'fleet-seal-too',
            label: text.seal,
            hint: text.sealHint,
            ...local.bind('seal'),
        })}`}
    ${passphrases === 'each' || seal ? sealing.render({
        form: 'pkcs8',
        problems: form.problems,
        label: text.sealPassphrase,
    }) : nothing}`;
}

/** @param {Plan[]} plans */
function preview(plans) {
    return plans.length === 0 ? nothing : more(text.preview,
        html`<ul class="items">
            ${plans.slice(0, SHOWN).map((plan) => html`<li>
                ${plan.name}
                <span class="mono small">${plan.names.join(', ')}</span>
            </li>`)}
            ${plans.length > SHOWN ? html`<li>…</li>` : nothing}
        </ul>`);
}

/**
 * @param {Plan[]} plans @param {Fault[]} faults
 * @param {boolean} [agreed] what was made before may go
 */
function press(plans, faults, agreed = false) {
    const { local, form, one, sealing } = list();
    const { passphrases, seal, days, organisation } = local.state;
    const locked = anyLocked(plans);
    const sealed = locked && (passphrases === 'each' || seal);
    const found = [];
    if (!/^\d{1,4}$/.test(days) || Number(days) < 1 ||
        Number(days) > DEVICE_DAYS_MAX) {
        found.push({ field: 'fleet-days',
            text: text.daysBad({ max: DEVICE_DAYS_MAX }) });
    }
    if (organisation.trim().length > 64) {
        found.push({ field: 'fleet-organisation',
            text: text.faultText.FIELD_LENGTH({}) });
    }
    if (locked && passphrases === 'one') {
        const ascii = plans.some(({ profile }) =>
            profile.key.passphraseCharacters === 'ascii');
        found.push(...one.problems({ ascii }));
    }
    if (sealed) {
        found.push(...sealing.problems());
    }
    const asking = found.length === 0 && !agreed && unsavedDevices() > 0;
    local.update({ asking });
    if (!form.complain(found) && !asking) {
        begin(plans.map((plan) => ({ ...plan,
            days: plan.days || Number(days) })), faults, locked, sealed);
    }
}

/** The question before what was made and not saved gives way. */
/** @param {() => void} act */
function letGoQuestion(act) {
    const words = t.fleet.letGo;
    const { local } = list();
    return notice('warn', local.state.asking && html`<p>
            <strong>${words.title({ n: unsavedDevices() })}</strong>
        </p>
        <p>${words.lead}</p>
        <div class="row">
            <a class="button primary" id="fleet-keep"
                href=${hrefOf('fleet', batch()?.result ? 'result' : 'make')}
                @click=${() => local.update({ asking: false })}
                >${words.back}</a>
            ${button(words.act, act, { id: 'fleet-let-go' })}
        </div>`);
}

export function checkStep() {
    const { local, form, looking } = list();
    const { table, renewals } = local.state;
    if (batch()?.run.atWork) {
        return stepFrame(text.title, text.busy,
            primaryLink(t.fleet.make.title, hrefOf('fleet', 'make')));
    }
    if (!table && !renewals) {
        return stepFrame(text.title, text.nothing,
            primaryLink(text.toTable, hrefOf('fleet')));
    }
    void lookOver();
    const found = judged();
    if (!found) {
        return stepFrame(text.title, text.looking, looking.render());
    }
    const { plans, faults, bad, problem } = found;
    if (problem || plans.length === 0) {
        return stepFrame(text.title, text.none, html`${notice('bad', problem)}
        ${columnsPart()} ${faultPart(faults, plans.length)}
        ${primaryLink(text.toTable, hrefOf('fleet'))}`);
    }
    if (!form.running) {
        workAhead();
    }
    const parts = partCount(plans.length);
    return stepFrame(text.title, text.lead({ good: plans.length, bad }),
        html`${columnsPart()} ${faultPart(faults, plans.length)}
            ${preview(plans)}
            ${form.render({
                body: html`<section class="panel">${options(plans)}</section>
                    ${form.keyPart()}
                    ${parts === 1 ? nothing : html`<p class="hint">${canWrite()
                        ? text.intoFile : text.inParts({ parts })}</p>`}
                    ${letGoQuestion(() => press(plans, faults, true))}`,
                act: { id: 'fleet-start',
                    text: text.next({ n: plans.length }) },
                submit: () => press(plans, faults),
            })}`, { problems: form.problems });
}

/*
 * How the list was judged. A judgement stands for the list, the choices and
 * the authority that it was made from; when one of these is another, it is
 * made anew.
 */

const NONE = { faults: [], bad: 0 };

function inputs() {
    const { table, profile, organisation } = list().local.state;
    const { folder } = authority.state;
    return { table, profile, organisation: organisation.trim(), folder };
}

/** @returns {(Judgement & {problem?: string}) | null} null: not yet */
export function judged() {
    const { renewals, judged: found } = list().local.state;
    return renewals ? { ...NONE, plans: renewals }
        : found && stillStands(found.from, inputs()) ? found : null;
}

/** Judges the list, unless that was done or is being done. */
export async function lookOver() {
    const { local, looking } = list();
    const from = inputs();
    if (!from.table || !from.folder || looking.running || judged()) {
        return;
    }
    const known = new Set(rows().map(({ device }) => device));
    try {
        await looking.run({
            say: t.fleet.check.looking,
            inputs: { ...from, known, certificate: from.folder.certificate },
            work: async ({ table, profile, organisation, certificate }, run) =>
                checkTable(/** @type {NonNullable<typeof table>} */ (table), {
                    profiles, profile, days: 0, known,
                    subject: organisation === '' ? {} : { O: organisation },
                    checkRows: async (asked) => (await engine()).checkRows(
                        { rows: asked, authority: certificate }, run),
                }),
            commit: (found, made) =>
                local.update({ judged: { ...found, from: made } }),
        });
    } catch (error) {
        const [{ text: problem }] = problemsOf(error);
        local.update({ judged: { ...NONE, plans: [], from, problem } });
    }
}
