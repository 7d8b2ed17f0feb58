/**
 * Somebody's request: shown in full beside what will be signed, judged, and
 * signed with names added or removed.
 */
import { html, nothing } from 'lit-html';
import {
    keepSigned, namesOf, reviewRequest, signOrder, signingOrder,
} from '../../authority/issue.js';
import { commonName } from '../../authority/new_folder.js';
import { profileById, profiles } from '../../device/profiles.js';
import { engine } from '../../parts/engine.js';
import { factList } from '../../parts/facts.js';
import { checkField, textArea, textField } from '../../parts/field.js';
import { notice } from '../../parts/notice.js';
import { openField } from '../../parts/openfile.js';
import { faultOf } from '../../parts/problems.js';
import { primaryAction, stepFrame } from '../../parts/step.js';
import { Task } from '../../parts/task.js';
import { why } from '../../parts/why.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import {
    Problems, Unlock, bullets, lifeField, madeChip, profileField, splitLines,
} from './common.js';
import { limitsOf } from './limits.js';
import { authority, openedFolder, rows, touched } from './state.js';

const text = t.authority.sign;
const problems = new Problems();
const task = new Task();
const unlock = new Unlock('sign-passphrase');

/** @typedef {import('../../authority/issue.js').Signed} Signed */

const local = createStore({
    request: '',
    report: /** @type {any} */ (null),
    device: '',
    profile: profiles[0].id,
    names: '',
    days: 825,
    asAuthority: false,
    limits: '',
    signed: /** @type {Signed | null} */ (null),
});

const FIELDS = {
    request: 'sign-request',
    permit: 'sign-limits',
    name: 'sign-names',
    'subject.CN': 'sign-names',
    ...unlock.fields,
};

/** @param {import('../../parts/openfile.js').GivenFile[]} files */
async function take([file]) {
    const report = await problems.guard(async () => {
        const mc = await engine();
        const { objects } = await mc.inspect({ bytes: file.bytes });
        return objects.find(({ kind }) => kind === 'request') ?? null;
    }, { bytes: 'sign-request' });
    if (report === undefined) {
        return;
    }
    if (report === null) {
        problems.show([{ field: 'sign-request', text: text.notRequest }]);
        return;
    }
    local.update({
        report,
        request: report.pem,
        device: commonName(report.subject),
        names: namesOf(report).join('\n'),
        asAuthority: false,
        limits: limitsOf(authority.state.report).join('\n'),
        signed: null,
    });
}

function findings() {
    const { report, device } = local.state;
    const { asAuthority, names } = local.state;
    return reviewRequest(rows(), report, device,
        { asAuthority, names: splitLines(names) });
}

async function sign() {
    const { device, names, profile, request, days, asAuthority, limits } =
        local.state;
    const list = splitLines(names);
    const found = [];
    if (device.trim() === '') {
        found.push({ field: 'sign-device', text: text.deviceMissing });
    }
    if (list.length === 0 && !asAuthority) {
        found.push({ field: 'sign-names', text: text.namesMissing });
    }
    for (const { level, code, values } of findings()) {
        if (level === 'error') {
            found.push({
                field: 'sign-request', text: text.findings[code](values),
            });
        }
    }
    if (problems.show(found)) {
        return;
    }
    const { files } = profileById(profile);
    const signed = await problems.guard(() =>
        task.run(text.signing, async (run) => {
            const passphrase = await unlock.read(run);
            const folder = openedFolder();
            const done = await signOrder(await engine(), signingOrder(folder, {
                request,
                days,
                names: asAuthority ? undefined : list,
                asAuthority,
                constraints: splitLines(limits),
                device: {
                    name: device.trim(),
                    profile: asAuthority ? '' : profile,
                },
                requestName: files.request,
                certificateName: files.certificate,
            }), { passphrase }, run);
            keepSigned(folder, done);
            return done;
        }), FIELDS);
    if (signed) {
        local.update({ signed });
        touched();
    }
}

function findingList() {
    const levels = /** @type {const} */ (
        { error: 'bad', warning: 'warn', info: 'info' });
    return findings().map(({ level, code, values }) => notice(levels[level],
        html`<p>${text.findings[code](values)}</p>`));
}

/** What the request wants beside its names. */
function wishes() {
    const { report } = local.state;
    const others = report.extensions.filter((/** @type {any} */ extension) =>
        extension.oid !== '2.5.29.17');
    return others.length === 0 ? nothing : html`<h3>${text.extensions}</h3>
        ${bullets(others.map((/** @type {any} */ extension) =>
            `${extension.name}: ${extension.text}`))}
        <p class="hint">${text.ignoredBefore}</p>`;
}

/** The open authority's own certificate allows authorities below it. */
function mayMakeAuthorities() {
    return authority.state.report.pathLength !== 0;
}

function authorityPart() {
    const { asAuthority, limits } = local.state;
    return html`${checkField({
        id: 'sign-authority',
        label: text.asAuthority,
        hint: text.asAuthorityHint,
        checked: asAuthority,
        set: (checked) => local.update({ asAuthority: checked }),
    })}
    ${asAuthority
        ? textArea({
              id: 'sign-limits',
              label: t.authority.start.limits,
              hint: text.limitsHint,
              value: limits,
              set: (value) => local.update({ limits: value }),
              rows: 3,
              mono: true,
          })
        : nothing}`;
}

function choices() {
    const { device, profile, names, days, report, asAuthority } =
        local.state;
    const list = problems.list;
    return html`<div class="two">
        <section class="panel">
            <h2>${text.asked}</h2>
            ${factList(report)} ${wishes()}
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
                rows: 3,
                mono: true,
                fault: faultOf(list, 'sign-names'),
            })}
            ${lifeField('authority-sign-life', days, (value) =>
                local.update({ days: value }))}
            ${textField({
                id: 'sign-device',
                label: text.device,
                hint: text.deviceHint,
                value: device,
                set: (value) => local.update({ device: value }),
                limit: 64,
                fault: faultOf(list, 'sign-device'),
            })}
            ${asAuthority ? nothing
                : profileField('sign-profile', profile, (value) =>
                    local.update({ profile: value }))}
        </section>
    </div>
    ${findingList()}
    <section class="panel">${unlock.render(list)}</section>
    ${task.render()}
    ${primaryAction({
        id: 'authority-sign-act',
        text: text.act,
        act: sign,
        disabled: task.running,
    })}`;
}

/** @param {Signed} signed */
function result(signed) {
    const { device, profile } = local.state;
    const name = profileById(profile).files.certificate;
    return html`${notice('ok', html`<p>${text.done(device)}</p>
            <p>${text.doneNext}</p>`)}
        ${madeChip(name, signed.certificate, signed.report, 'certificate')}
        ${signed.order.clamped
            ? notice('info', html`<p>${text.clamped}</p>`) : nothing}
        ${signed.ignored.length > 0
            ? notice('info', html`<p>${text.ignored}</p>
                  ${bullets(signed.ignored)}`)
            : nothing}
        <div class="actions">
            <button
                type="button"
                class="button"
                @click=${() => local.update({ report: null, signed: null })}
            >
                ${text.another}
            </button>
        </div>`;
}

export function signStep() {
    const { report, signed } = local.state;
    return stepFrame({
        title: text.title,
        lead: text.lead,
        why: why(text.whyLead, '10'),
        problems: problems.list,
        body: signed ? result(signed) : html`<section class="panel">
                ${openField({
                    id: 'sign-request',
                    label: text.request,
                    hint: text.requestHint,
                    fault: faultOf(problems.list, 'sign-request'),
                    take,
                    fail: (error) =>
                        problems.guard(() => Promise.reject(error)),
                })}
            </section>
            ${report ? choices() : nothing}`,
    });
}
