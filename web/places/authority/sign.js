/**
 * Somebody's request: shown in full beside what will be signed, judged, and
 * signed with names added or removed. Or an authority below this one, whose
 * key is made here (lower.js).
 */
import { html, nothing } from 'lit-html';
import {
    keepSigned, namesOf, reviewRequest, signOrder, signingOrder,
} from '../../authority/issue.js';
import { commonName } from '../../authority/new_folder.js';
import { safeName } from '../../authority/safe_name.js';
import { profileById, profiles } from '../../device/profiles.js';
import { engine } from '../../parts/engine.js';
import { factList } from '../../parts/facts.js';
import { checkField, textArea, textField, waysField }
    from '../../parts/field.js';
import { FileSlot } from '../../parts/file-slot.js';
import { Form, ProblemsFound } from '../../parts/form.js';
import { Keeping } from '../../parts/keeping.js';
import { notice } from '../../parts/notice.js';
import { stepFrame } from '../../parts/step.js';
import { why } from '../../parts/why.js';
import { createStore } from '../../store.js';
import { say, t } from '../../text/index.js';
import {
    LOWER_DAYS, Unlock, bullets, copyChip, keyPart, lifeField,
    problemsOf, profileField, runUnlocked, splitLines,
} from './common.js';
import { limitsOf } from './limits.js';
import { lowerPart } from './lower.js';
import {
    authority, authorityScope, openedFolder, rows, touched,
} from './state.js';

const text = t.authority.sign;
const FILE = 'sign-request';

/** @typedef {import('../../authority/issue.js').Signed} Signed */

const NOTHING = {
    request: '',
    report: /** @type {any} */ (null),
    device: '',
    names: '',
    days: 825,
    asAuthority: false,
    limits: '',
    signed: /** @type {{of: Signed, name: string, device: string} | null} */ (
        null),
};

const mine = authorityScope.state((owner) => ({
    form: new Form(owner, {
        words: problemsOf,
        fields: {
            bytes: FILE, request: FILE, permit: 'sign-limits',
            name: 'sign-names', 'subject.CN': 'sign-names',
        },
    }),
    slot: new FileSlot({ id: FILE, changed: () => void read() }, owner),
    unlock: new Unlock('sign-passphrase', owner),
    keeping: new Keeping('sign-back', owner),
    local: createStore({
        ...NOTHING, way: 'request', profile: profiles[0].id,
    }),
}));

/** Whatever was given last, and nothing of what stood there before. */
async function read() {
    const { form, slot, local } = mine();
    local.update(NOTHING);
    form.complain([]);
    if (!slot.file) {
        return;
    }
    await form.run({
        say: t.open.reading,
        inputs: { bytes: slot.file.bytes },
        async work({ bytes }, run) {
            const { objects } = await (await engine()).inspect({ bytes }, run);
            const found = objects.find(({ kind }) => kind === 'request');
            if (!found || found.error) {
                throw new ProblemsFound([{ field: FILE,
                    text: found?.error?.text ?? text.notRequest }]);
            }
            return found;
        },
        commit: (report) => local.update({
            report,
            request: report.pem,
            device: commonName(report.subject),
            names: namesOf(report).join('\n'),
            limits: limitsOf(authority.state.report).join('\n'),
        }),
    });
}

function findings() {
    const { report, device, asAuthority, names } = mine().local.state;
    return reviewRequest(rows(), report, device.trim(),
        { asAuthority, names: splitLines(names) });
}

function faults() {
    const { device, names, asAuthority } = mine().local.state;
    const found = [];
    if (device.trim() === '') {
        found.push({ field: 'sign-device', text: text.deviceMissing });
    }
    if (splitLines(names).length === 0 && !asAuthority) {
        found.push({ field: 'sign-names', text: text.namesMissing });
    }
    for (const { level, code, values } of findings()) {
        if (level === 'error') {
            found.push({
                field: FILE, text: say(text.findings, code, values) ?? code,
            });
        }
    }
    return found;
}

function wishes() {
    const { device, names, profile, request, days, asAuthority, limits } =
        mine().local.state;
    const name = device.trim();
    const { files } = profileById(profile);
    const own = safeName(name);
    return {
        request, days,
        ...(asAuthority ? {
            asAuthority, constraints: splitLines(limits),
            device: { name, profile: '' },
            requestName: `${own}.csr`, certificateName: `${own}.cer`,
        } : {
            names: splitLines(names),
            device: { name, profile },
            requestName: files.request, certificateName: files.certificate,
        }),
    };
}

async function sign() {
    const { form, unlock, local } = mine();
    if (form.complain(faults())) {
        return;
    }
    const folder = openedFolder();
    const wanted = wishes();
    await runUnlocked(form, unlock, {
        say: text.signing,
        inputs: () => ({ order: signingOrder(folder, wanted) }),
        work: async ({ order, passphrase }, run) =>
            signOrder(await engine(), order, { passphrase }, run),
        commit(signed) {
            keepSigned(folder, signed);
            local.update({ signed: {
                of: signed, name: wanted.certificateName,
                device: wanted.device.name,
            } });
            touched();
        },
    });
}

function findingList() {
    const levels = /** @type {const} */ (
        { error: 'bad', warning: 'warn', info: 'info' });
    return findings().map(({ level, code, values }) => notice(levels[level],
        html`<p>${say(text.findings, code, values)}</p>`));
}

/** What the request wants beside its host names and addresses. */
function others() {
    const { report } = mine().local.state;
    const list = [
        ...report.names
            .filter((/** @type {any} */ { type }) =>
                type !== 'dns' && type !== 'ip')
            .map((/** @type {any} */ { type, value }) => `${type}: ${value}`),
        ...report.extensions
            .filter((/** @type {any} */ { oid }) => oid !== '2.5.29.17')
            .map((/** @type {any} */ { name, oid, text: says, raw }) =>
                `${name ?? oid}: ${says || raw}`),
    ];
    return list.length === 0 ? nothing : html`<h3>${text.extensions}</h3>
        ${bullets(list)}
        <p class="hint">${text.ignoredBefore}</p>`;
}

/** @returns {boolean} its own certificate allows authorities below it */
function mayMakeAuthorities() {
    return authority.state.report.pathLength !== 0;
}

function authorityPart() {
    const { local } = mine();
    const { asAuthority, limits } = local.state;
    return html`${checkField({
        id: 'sign-authority',
        label: text.asAuthority,
        hint: text.asAuthorityHint,
        checked: asAuthority,
        set: (checked) => local.update({
            asAuthority: checked, days: checked ? LOWER_DAYS[0] : 825,
        }),
    })}
    ${asAuthority
        ? textArea({
              id: 'sign-limits',
              label: t.authority.start.limits,
              hint: text.limitsHint,
              value: limits,
              set: (value) => local.update({ limits: value }),
              mono: true,
          })
        : nothing}`;
}

function choices() {
    const { form, local } = mine();
    const { device, profile, names, days, report, asAuthority } = local.state;
    return html`<div class="two">
        <section class="panel">
            <h2>${text.asked}</h2>
            ${factList(report)} ${others()}
        </section>
        <section class="panel">
            <h2>${text.willSay}</h2>
            <dl class="facts">
                <dt>${text.subject}</dt>
                <dd>${report.subject.text}</dd>
            </dl>
            ${mayMakeAuthorities() ? authorityPart() : nothing}
            ${asAuthority ? nothing : textArea({
                id: 'sign-names',
                label: text.names,
                hint: text.namesHint,
                value: names,
                set: (value) => local.update({ names: value }),
                mono: true,
                fault: form.fault('sign-names'),
            })}
            ${lifeField('authority-sign-life', days, (value) =>
                local.update({ days: value }),
            asAuthority ? LOWER_DAYS : undefined)}
            ${textField({
                id: 'sign-device',
                label: asAuthority ? text.lowerName : text.device,
                hint: text.deviceHint,
                value: device,
                set: (value) => local.update({ device: value }),
                limit: 64,
                fault: form.fault('sign-device'),
            })}
            ${asAuthority ? nothing
                : profileField('sign-profile', profile, (value) =>
                    local.update({ profile: value }))}
        </section>
    </div>
    ${findingList()} ${keyPart(form, mine().unlock)}`;
}

function result() {
    const { local, slot, keeping } = mine();
    const { signed } = local.state;
    if (!signed) {
        return nothing;
    }
    const { of, name, device } = signed;
    return html`${notice('ok', html`<p>${text.done({ device })}</p>
            <p>${text.doneNext}</p>`)}
        ${copyChip({ name, content: of.withChain, report: of.report,
            keeping })}
        ${keeping.render([])}
        ${of.order.clamped
            ? notice('info', html`<p>${text.clamped}</p>`) : nothing}
        ${of.ignored.length > 0
            ? notice('info', html`<p>${text.ignored}</p>
                  ${bullets(of.ignored)}`)
            : nothing}
        <div class="actions">
            <button
                type="button"
                class="button"
                @click=${() => slot.clear()}
            >
                ${text.another}
            </button>
        </div>`;
}

function requestPart() {
    const { form, slot, local } = mine();
    const { report, signed } = local.state;
    return signed ? result() : form.render({
        body: html`<section class="panel">
                ${slot.render({
                    label: text.request, hint: text.requestHint,
                    fault: form.fault(FILE),
                })}
            </section>
            ${report ? choices() : nothing}`,
        ...(report ? {
            act: { id: 'authority-sign-act', text: text.act },
            submit: sign,
        } : {}),
    });
}

export function signStep() {
    const { form, local } = mine();
    const lower = local.state.way === 'lower';
    return stepFrame({
        title: text.title,
        lead: text.lead,
        why: why(text.whyLead, '10'),
        problems: lower ? [] : form.problems,
        body: html`${mayMakeAuthorities() ? waysField({
            id: 'sign-way',
            legend: text.ways,
            value: local.state.way,
            set: (way) => local.update({ way }),
            options: [['request', text.request], ['lower', text.lower]],
        }) : nothing}
        ${lower ? lowerPart() : requestPart()}`,
    });
}
