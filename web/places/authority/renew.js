/**
 * Renewal: from the inventory, or from nothing but the old certificate; with
 * a new key, or with the request that is kept with the device.
 */
import { html, nothing } from 'lit-html';
import { toText } from '../../authority/bytes.js';
import {
    differences, keepSigned, namesOf, signOrder, signingOrder, subjectOf,
} from '../../authority/issue.js';
import { commonName } from '../../authority/new_folder.js';
import { serialText } from '../../authority/openssl_index.js';
import { profileById, profiles } from '../../device/profiles.js';
import { minuteText } from '../../parts/dates.js';
import { engine } from '../../parts/engine.js';
import { shortPrint } from '../../parts/facts.js';
import { choiceField, selectField, textArea } from '../../parts/field.js';
import { notice } from '../../parts/notice.js';
import { openField } from '../../parts/openfile.js';
import { faultOf } from '../../parts/problems.js';
import { NewPassphrase, heldPassphrase } from '../../parts/secret.js';
import { primaryAction, stepFrame } from '../../parts/step.js';
import { Task } from '../../parts/task.js';
import { why } from '../../parts/why.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import {
    Problems, Unlock, bullets, lifeField, madeChip, profileField, splitLines,
} from './common.js';
import { authority, openedFolder, rows, touched } from './state.js';

/** @typedef {import('../../authority/issue.js').Signed} Signed */
/** @typedef {import('../../parts/task.js').Run} Run */

const text = t.authority.renew;
const problems = new Problems();
const task = new Task();
const unlock = new Unlock('renew-passphrase');
const fresh = new NewPassphrase('renew-key-passphrase');

const local = createStore({
    /** What is renewed, from wherever it came. */
    old: /** @type {any} */ (null),
    serial: '',
    device: '',
    profile: profiles[0].id,
    names: '',
    days: 825,
    key: 'new',
    done: /** @type {{signed: Signed, key: string,
        changes: ReturnType<typeof differences>} | null} */ (null),
});

/** @type {Uint8Array | null} */
let keyPassphrase = null;

const FIELDS = {
    name: 'renew-names',
    'subject.CN': 'renew-names',
    passphrase: 'renew-key-passphrase',
    ...{ 'authority.passphrase': 'renew-passphrase' },
};

/** @param {any} report @param {string} device @param {string} profile */
function choose(report, device, profile) {
    keyPassphrase?.fill(0);
    keyPassphrase = null;
    local.update({
        old: report,
        serial: serialText(report.serial),
        device,
        profile: profileById(profile || profiles[0].id).id,
        names: namesOf(report).join('\n'),
        key: 'new',
        done: null,
    });
}

/** @param {string} serial */
function chooseRow(serial) {
    const row = rows().find((one) => one.serial === serial);
    if (row?.report) {
        authority.update({ selected: serial });
        choose(row.report, row.device, row.profile);
    }
}

/** @param {import('../../parts/openfile.js').GivenFile[]} files */
async function take([file]) {
    const report = await problems.guard(async () => {
        const mc = await engine();
        const { objects } = await mc.inspect({ bytes: file.bytes });
        return objects.find(({ kind, isAuthority }) =>
            kind === 'certificate' && !isAuthority) ?? null;
    }, { bytes: 'renew-file' });
    if (report) {
        const known = rows().find((row) => row.report?.sha256 ===
            report.sha256);
        choose(report, known?.device ?? commonName(report.subject),
            known?.profile ?? '');
    } else if (report === null) {
        problems.show([{ field: 'renew-file', text: text.notCertificate }]);
    }
}

/** The request that made the old certificate, where it is kept. */
function keptRequest() {
    const { old, profile } = local.state;
    const folder = openedFolder();
    const row = rows().find((one) => one.report?.sha256 === old?.sha256);
    if (!row || row.folder === '' || !row.current) {
        return null;
    }
    const name = profileById(profile).files.request;
    const bytes = folder.files.get(`devices/${row.folder}/${name}`);
    return bytes ? { name, request: toText(bytes) } : null;
}

/**
 * A new key and a request for it.
 *
 * @param {import('../../device/profile.js').Profile} profile
 * @param {Uint8Array | undefined} passphrase
 * @param {Run} run
 */
async function newRequest(profile, passphrase, run) {
    const mc = await engine();
    const { subject } = subjectOf(local.state.old.subject);
    const { key } = await mc.generateKey({
        type: profile.key.type,
        ...(profile.key.type === 'rsa'
            ? { bits: profile.key.bits } : { curve: 'P-256' }),
        form: profile.key.form,
        cipher: profile.key.cipher,
        passphrase,
    }, run);
    const { request } = await mc.createRequest({
        key, passphrase, subject, names: splitLines(local.state.names),
    });
    return { key, request };
}

/** @param {Run} run */
async function work(run) {
    const { device, days, names, key: choice, old } = local.state;
    const profile = profileById(local.state.profile);
    const opened = await unlock.read(run);
    const kept = choice === 'same' ? keptRequest() : null;
    const passphrase = kept || profile.key.passphrase === 'forbidden'
        ? undefined : fresh.read();
    const { key, request } = kept
        ? { key: '', request: kept.request }
        : await newRequest(profile, passphrase, run);
    task.say(t.authority.sign.signing);
    /** @type {Record<string, Uint8Array>} */
    const files = key === '' ? {}
        : { [profile.files.key]: new TextEncoder().encode(key) };
    const folder = openedFolder();
    const signed = await signOrder(await engine(), signingOrder(folder, {
        request,
        days,
        names: splitLines(names),
        device: { name: device, profile: profile.id },
        requestName: profile.files.request,
        certificateName: profile.files.certificate,
        files,
    }), { passphrase: opened }, run);
    keepSigned(folder, signed);
    keyPassphrase = passphrase ?? null;
    return { signed, key, changes: differences(old, signed.report) };
}

function needsPassphrase() {
    return local.state.key === 'new' &&
        profileById(local.state.profile).key.passphrase !== 'forbidden';
}

async function renew() {
    const found = [];
    if (!local.state.old) {
        found.push({ field: 'renew-row', text: text.notReady });
    }
    if (splitLines(local.state.names).length === 0) {
        found.push({
            field: 'renew-names', text: t.authority.sign.namesMissing,
        });
    }
    if (needsPassphrase()) {
        const { key } = profileById(local.state.profile);
        found.push(...fresh.problems(
            { ascii: key.passphraseCharacters === 'ascii' }));
    }
    if (problems.show(found)) {
        return;
    }
    const done = await problems.guard(() =>
        task.run(text.making, work), FIELDS);
    if (done) {
        local.update({ done });
        fresh.clear();
        touched();
    }
}

function pick() {
    const list = rows().filter((row) => row.report && row.current &&
        row.kind === 'device');
    return html`<section class="panel">
        ${list.length > 0
            ? selectField({
                  id: 'renew-row',
                  label: text.choose,
                  value: local.state.serial,
                  set: chooseRow,
                  options: [
                      ['', text.chooseNone],
                      ...list.map((row) => /** @type {[string, string]} */ (
                          [row.serial, row.device])),
                  ],
              })
            : nothing}
        <details class="more" ?open=${list.length === 0}>
            <summary>${text.fromFile}</summary>
            ${openField({
                id: 'renew-file',
                label: text.fromFile,
                hint: text.fromFileHint,
                fault: faultOf(problems.list, 'renew-file'),
                take,
                fail: (error) => problems.guard(() => Promise.reject(error)),
            })}
        </details>
    </section>`;
}

function form() {
    const { old, names, days, key, profile } = local.state;
    const list = problems.list;
    const kept = keptRequest();
    const { dropped } = subjectOf(old.subject);
    return html`<section class="panel">
            <dl class="facts">
                <dt>${t.facts.subject}</dt>
                <dd>${old.subject.text}</dd>
            </dl>
            ${key === 'new' && dropped.length > 0
                ? notice('warn', html`<p>
                      ${text.dropped(dropped.join(', '))}
                  </p>`)
                : nothing}
            ${textArea({
                id: 'renew-names',
                label: t.authority.sign.names,
                hint: t.authority.sign.namesHint,
                value: names,
                set: (value) => local.update({ names: value }),
                rows: 3,
                mono: true,
                fault: faultOf(list, 'renew-names'),
            })}
            ${lifeField('renew-life', days, (value) =>
                local.update({ days: value }))}
            ${profileField('renew-profile', profile, (value) =>
                local.update({ profile: value }))}
            ${kept
                ? choiceField({
                      id: 'renew-key',
                      legend: text.key,
                      value: key,
                      set: (value) => local.update({ key: value }),
                      options: [
                          { value: 'new', name: text.keyNew,
                              hint: text.keyNewHint },
                          { value: 'same', name: text.keySame,
                              hint: text.keySameHint(kept.name) },
                      ],
                      below: why(text.whySame),
                  })
                : nothing}
            ${needsPassphrase()
                ? fresh.render({
                      form: profileById(profile).key.form,
                      problems: list,
                      label: text.passphrase,
                  })
                : nothing}
        </section>
        <section class="panel">${unlock.render(list)}</section>
        ${task.render()}
        ${primaryAction({
            id: 'renew-act',
            text: text.act,
            act: renew,
            disabled: task.running,
        })}`;
}

/** A value as people read it. @param {string} field @param {string} value */
function readable(field, value) {
    if (field === 'notBefore' || field === 'notAfter') {
        return minuteText(value);
    }
    return field === 'serial' || field === 'publicKeySha256'
        ? shortPrint(value) : value;
}

/** @param {ReturnType<typeof differences>} changes */
function changeTable(changes) {
    return html`<section class="panel">
        <h2>${text.changes}</h2>
        <div class="table-frame">
            <table class="changes">
                <thead>
                    <tr>
                        <th scope="col">${text.field}</th>
                        <th scope="col">${text.before}</th>
                        <th scope="col">${text.after}</th>
                    </tr>
                </thead>
                <tbody>
                    ${changes.map(
                        ({ field, before, after }) => html`<tr>
                            <th scope="row">${text.fields[field]}</th>
                            <td>${readable(field, before)}</td>
                            <td>${readable(field, after)}</td>
                        </tr>`,
                    )}
                </tbody>
            </table>
        </div>
    </section>`;
}

function result() {
    const { done, device, profile } = local.state;
    if (!done) {
        return nothing;
    }
    const { files } = profileById(profile);
    const { signed, key, changes } = done;
    return html`${notice('ok', html`<p>${text.done(device)}</p>`)}
        ${notice('warn', html`<p>
            ${key === '' ? text.onlyCertificate : text.both}
        </p>`)}
        ${key === '' ? nothing : madeChip(files.key, key, null, 'key')}
        ${key !== '' && keyPassphrase
            ? heldPassphrase({
                  id: 'renew-held',
                  label: text.keepPassphrase,
                  bytes: () => keyPassphrase,
              })
            : nothing}
        ${madeChip(files.certificate, signed.certificate, signed.report,
            'certificate')}
        ${signed.ignored.length > 0
            ? notice('info', bullets(signed.ignored)) : nothing}
        ${changeTable(changes)}
        <p class="hint">${text.next}</p>`;
}

export function renewStep() {
    const { old, serial, done } = local.state;
    const { selected } = authority.state;
    if (selected !== '' && selected !== serial && !task.running) {
        const row = rows().find((one) => one.serial === selected);
        if (row?.report && row.kind === 'device') {
            // Not while drawing: the stores would ask for another drawing.
            queueMicrotask(() => chooseRow(selected));
        }
    }
    return stepFrame({
        title: text.title,
        lead: text.lead,
        problems: problems.list,
        body: html`${pick()} ${done ? result() : old ? form() : nothing}`,
    });
}
