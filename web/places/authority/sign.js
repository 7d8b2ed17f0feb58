/**
 * Somebody's request: shown in full beside what will be signed, judged, and
 * signed with names added or removed. Or an authority below this one, whose
 * key is made here (lower.js).
 */
import { html, nothing } from 'lit-html';
import { keepSigned, namesOf, reviewRequest, signOrder, signingOrder }
    from '../../authority/issue.js';
import { commonName } from '../../authority/new_folder.js';
import { safeName } from '../../authority/safe_name.js';
import { profileById, profiles } from '../../device/profiles.js';
import { button } from '../../parts/button.js';
import { factList, pairs } from '../../parts/facts.js';
import { checkField, textArea, textField, waysField }
    from '../../parts/field.js';
import { Keeping } from '../../parts/keeping.js';
import { bullets, notice, panel, stepFrame, why } from '../../parts/step.js';
import { contentsText, noteText, toldText } from '../../parts/told.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import {
    copyChip, lifeField, objectsIn, profileField, readingSlot, SigningForm,
    wrong,
} from './common.js';
import { limitsOf, splitLines } from './maker.js';
import { lowerPart } from './lower.js';
import { authorityScope, openedFolder, rows } from './state.js';
import { DEVICE_DAYS, LOWER_DAYS } from '../../authority/validity.js';

/** @import {CertificateRequest} from '../../../wasm/reports.js' */
/** @import {Signed} from '../../authority/issue.js' */

const text = t.authority.sign;
const FILE = 'sign-request';

const NOTHING = {
    report: /** @type {CertificateRequest | null} */ (null),
    device: '',
    names: '',
    days: DEVICE_DAYS,
    asAuthority: false,
    limits: '',
    signed: /** @type {{of: Signed, name: string, device: string} | null} */ (
        null),
};

const mine = authorityScope.state((owner) => {
    const form = new SigningForm('sign-passphrase', owner, {
        bytes: FILE, request: FILE, permit: 'sign-limits',
        name: 'sign-names', 'subject.CN': 'sign-names',
    });
    const local = createStore({
        ...NOTHING, way: 'request', profile: profiles[0].id,
    });
    return {
        form, local,
        slot: readingSlot(form, {
            id: FILE, say: t.open.reading,
            clear: () => local.update(NOTHING),
            work: async ([file], run) => (await objectsIn(file, 'request',
                { field: FILE, none: text.notRequest }, run))[0],
            commit: (report) => local.update({
                report,
                device: commonName(report.subject),
                names: namesOf(report).join('\n'),
                limits: limitsOf(openedFolder().report).join('\n'),
            }),
        }, owner),
        keeping: new Keeping('sign-back', owner),
    };
});

/** @param {CertificateRequest} report */
function findings(report) {
    const { device, asAuthority, names } = mine().local.state;
    return reviewRequest(rows(), report, device.trim(),
        { asAuthority, names: splitLines(names) });
}

/** @param {CertificateRequest} report */
function faults(report) {
    const { device, names, asAuthority } = mine().local.state;
    return [
        ...wrong(device.trim() === '', 'sign-device', text.deviceMissing),
        ...wrong(splitLines(names).length === 0 && !asAuthority, 'sign-names',
            text.namesMissing),
        ...findings(report).filter(({ level }) => level === 'error').map(
            (finding) => ({ field: FILE,
                text: toldText(text.findings, finding) ?? finding.code })),
    ];
}

/** @param {CertificateRequest} report */
function wishes(report) {
    const { device, names, profile, days, asAuthority, limits } =
        mine().local.state;
    const name = device.trim();
    const { files } = profileById(profile);
    const own = safeName(name);
    return {
        request: report.pem, days,
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

/** @param {CertificateRequest} report */
async function sign(report) {
    const { form, local } = mine();
    if (form.complain(faults(report))) {
        return;
    }
    const folder = openedFolder();
    const wanted = wishes(report);
    await form.sign({
        say: text.signing,
        inputs: () => ({ order: signingOrder(folder, wanted) }),
        work: ({ order, passphrase }, run, mc) =>
            signOrder(mc, order, { passphrase }, run),
        commit(signed) {
            keepSigned(folder, signed);
            local.update({ signed: {
                of: signed, name: wanted.certificateName,
                device: wanted.device.name,
            } });
        },
    });
}

/** @param {CertificateRequest} report */
function findingList(report) {
    const levels = /** @type {const} */ (
        { error: 'bad', warning: 'warn', info: 'info' });
    return findings(report).map((finding) =>
        notice(levels[finding.level], toldText(text.findings, finding)));
}

/**
 * What the request wants beside its host names and addresses.
 *
 * @param {CertificateRequest} report
 */
function others(report) {
    const list = [
        ...report.names.filter(({ type }) => type !== 'dns' && type !== 'ip')
            .map(({ type, value }) => `${type}: ${value}`),
        ...report.extensions.filter(({ oid }) => oid !== '2.5.29.17')
            .map((extension) => `${extension.name ?? extension.oid}: ${
                contentsText(extension) || extension.raw}`),
    ];
    return list.length === 0 ? nothing : html`<h3>${text.extensions}</h3>
        ${bullets(list)}
        <p class="hint">${text.ignoredBefore}</p>`;
}

/** @returns {boolean} its own certificate allows authorities below it */
function mayMakeAuthorities() {
    return openedFolder().report.pathLength !== 0;
}

function authorityPart() {
    const { local } = mine();
    const { asAuthority } = local.state;
    return html`${checkField({
        id: 'sign-authority', label: text.asAuthority,
        hint: text.asAuthorityHint, value: asAuthority,
        set: (value) => local.update({
            asAuthority: value, days: value ? LOWER_DAYS[0] : DEVICE_DAYS,
        }),
    })}
    ${asAuthority
        ? textArea({
              id: 'sign-limits', label: t.authority.start.limits,
              hint: text.limitsHint, ...local.bind('limits'), mono: true,
          })
        : nothing}`;
}

/** @param {CertificateRequest} report */
function choices(report) {
    const { form, local } = mine();
    const { asAuthority } = local.state;
    return html`<div class="two">
        ${panel(text.asked, html`${factList(report)} ${others(report)}`)}
        ${panel(text.willSay,
            html`${pairs([[text.subject, report.subject.text]])}
            ${mayMakeAuthorities() ? authorityPart() : nothing}
            ${asAuthority ? nothing : textArea({
                ...form.bind(local, 'names', 'sign-names'), label: text.names,
                hint: text.namesHint, mono: true,
            })}
            ${lifeField('authority-sign-life', local.bind('days'),
                asAuthority ? LOWER_DAYS : undefined)}
            ${textField({
                ...form.bind(local, 'device', 'sign-device'),
                label: asAuthority ? text.lowerName : text.device,
                hint: text.deviceHint, limit: 64,
            })}
            ${asAuthority ? nothing
                : profileField('sign-profile', local.bind('profile'))}`)}
    </div>
    ${findingList(report)} ${form.keyPart()}`;
}

/** @param {NonNullable<typeof NOTHING.signed>} signed */
function result({ of, name, device }) {
    const { slot, keeping } = mine();
    return html`${notice('ok', [text.done({ device }), text.doneNext])}
        ${copyChip({ name, content: of.withChain, report: of.report,
            keeping })}
        ${keeping.render([])}
        ${notice('info', of.order.clamped && text.clamped)}
        ${notice('info', of.ignored.length > 0 &&
            [text.ignored, bullets(of.ignored.map(noteText))])}
        <div class="actions">${button(text.another, () => slot.clear())}</div>`;
}

function requestPart() {
    const { form, slot, local } = mine();
    const { report, signed } = local.state;
    return signed ? result(signed) : form.render({
        body: html`<section class="panel">
                ${slot.render({
                    label: text.request, hint: text.requestHint,
                    fault: form.fault(FILE),
                })}
            </section>
            ${report ? choices(report) : nothing}`,
        ...(report ? {
            act: { id: 'authority-sign-act', text: text.act },
            submit: () => sign(report),
        } : {}),
    });
}

export function signStep() {
    const { form, local } = mine();
    const lower = local.state.way === 'lower';
    return stepFrame(text.title, text.lead,
        html`${mayMakeAuthorities() ? waysField({
            id: 'sign-way', legend: text.ways, ...local.bind('way'),
            options: [['request', text.request], ['lower', text.lower]],
        }) : nothing}
        ${lower ? lowerPart() : requestPart()}`,
    { reason: why(text.whyLead, '10'), problems: lower ? [] : form.problems });
}
