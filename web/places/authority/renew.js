/**
 * Renewal: of a device in the inventory, or from nothing but the old
 * certificate; with a new key, or with the request that is kept with the
 * device.
 */
import { html, nothing } from 'lit-html';
import { toText } from '../../authority/bytes.js';
import { viewRows } from '../../authority/inventory.js';
import {
    differences, keepSigned, namesOf, signOrder, signingOrder, subjectOf,
} from '../../authority/issue.js';
import { commonName } from '../../authority/new_folder.js';
import { serialText } from '../../authority/openssl_index.js';
import { profileById, profiles } from '../../device/profiles.js';
import { Item } from '../../keep.js';
import { dayText } from '../../parts/dates.js';
import { engine } from '../../parts/engine.js';
import {
    choiceField, choices, selectField, textArea, textField,
} from '../../parts/field.js';
import { FileSlot } from '../../parts/file-slot.js';
import { Form, ProblemsFound } from '../../parts/form.js';
import { Keeping } from '../../parts/keeping.js';
import { notice } from '../../parts/notice.js';
import { NewPassphrase } from '../../parts/secret.js';
import { stepFrame } from '../../parts/step.js';
import { why } from '../../parts/why.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import {
    Unlock, keyPart, lifeField, problemsOf, profileField, runUnlocked,
    splitLines,
} from './common.js';
import { renewed } from './renewed.js';
import { authorityScope, openedFolder, rows, touched } from './state.js';

/** @typedef {import('./renewed.js').Renewed} Renewed */

const text = t.authority.renew;
const FILE = 'renew-file';

const NOTHING = {
    /** What is renewed, from wherever it came. */
    old: /** @type {any} */ (null),
    serial: '',
    device: '',
    names: '',
    key: 'new',
};

const mine = authorityScope.state((owner) => ({
    owner,
    form: new Form(owner, {
        words: problemsOf,
        fields: {
            bytes: FILE, name: 'renew-names', 'subject.CN': 'renew-names',
            passphrase: 'renew-key-passphrase',
        },
    }),
    slot: new FileSlot({ id: FILE, changed: () => void read() }, owner),
    unlock: new Unlock('renew-passphrase', owner),
    fresh: new NewPassphrase('renew-key-passphrase', owner),
    keeping: new Keeping('renew-back', owner),
    local: createStore({
        ...NOTHING, profile: profiles[0].id, days: 825, search: '',
        sort: /** @type {'device' | 'notAfter'} */ ('device'),
        /** The newest first. */
        done: /** @type {Renewed[]} */ ([]),
    }),
}));

/** @param {any} report @param {string} device @param {string} profile */
function choose(report, device, profile) {
    mine().local.update({
        ...NOTHING,
        old: report,
        serial: serialText(report.serial),
        device,
        profile: profileById(profile || profiles[0].id).id,
        names: namesOf(report).join('\n'),
    });
}

/** A device of the inventory is to be renewed. @param {string} serial */
export function renewDevice(serial) {
    const { slot, form, local } = mine();
    slot.clear();
    form.complain([]);
    const row = rows().find((one) => one.serial === serial);
    if (row?.report) {
        choose(row.report, row.device, row.profile);
    } else {
        local.update(NOTHING);
    }
}

/** The old certificate that was given, and nothing chosen before. */
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
            const found = objects.filter(({ kind }) => kind === 'certificate');
            const sound = found.filter(({ error }) => !error);
            if (sound.length === 0) {
                throw new ProblemsFound([{ field: FILE,
                    text: found[0]?.error?.text ?? text.notCertificate }]);
            }
            return sound.find(({ isAuthority }) => !isAuthority) ?? sound[0];
        },
        commit(report) {
            const known = rows().find((row) =>
                row.report?.sha256 === report.sha256);
            choose(report, known?.device ?? commonName(report.subject),
                known?.profile ?? '');
        },
    });
}

/** The request that made the old certificate, where it is kept. */
function keptRequest() {
    const { old, profile } = mine().local.state;
    const row = rows().find((one) => one.report?.sha256 === old?.sha256);
    if (!row || row.folder === '' || !row.current) {
        return null;
    }
    const name = profileById(profile).files.request;
    const bytes = openedFolder().files.get(`devices/${row.folder}/${name}`);
    return bytes ? { name, request: toText(bytes) } : null;
}

/** What is asked for, now. */
function inputs() {
    const { old, device, profile, names, days, key } = mine().local.state;
    const kept = key === 'same' ? keptRequest() : null;
    const { id, files, key: wanted } = profileById(profile);
    return {
        old, wanted, files, kept: kept !== null,
        names: splitLines(names),
        order: signingOrder(openedFolder(), {
            request: kept?.request ?? '',
            days, names: splitLines(names),
            device: { name: device, profile: id },
            requestName: files.request, certificateName: files.certificate,
        }),
    };
}

/**
 * @param {ReturnType<typeof inputs> & {secret: Uint8Array | undefined,
 *     passphrase: Uint8Array}} given
 * @param {import('../../parts/work.js').Run} run
 */
async function work({ old, wanted, files, kept, names, ...given }, run) {
    const mc = await engine();
    let { order } = given;
    let key = '';
    if (!kept) {
        ({ key } = await mc.generateKey({
            type: wanted.type,
            ...(wanted.type === 'rsa'
                ? { bits: wanted.bits } : { curve: 'P-256' }),
            form: wanted.form,
            cipher: wanted.cipher,
            passphrase: given.secret,
        }, run));
        const { request } = await mc.createRequest({
            key, passphrase: given.secret,
            subject: subjectOf(old.subject).subject, names,
        });
        order = { ...order, request,
            files: { [files.key]: new TextEncoder().encode(key) } };
    }
    run.say(t.authority.sign.signing);
    const signed = await signOrder(
        mc, order, { passphrase: given.passphrase }, run);
    return { signed, key, changes: differences(old, signed.report) };
}

function faults() {
    const { local, fresh } = mine();
    const { names, profile } = local.state;
    const { key } = profileById(profile);
    const found = [];
    if (splitLines(names).length === 0) {
        found.push({
            field: 'renew-names', text: t.authority.sign.namesMissing,
        });
    }
    if (needsPassphrase()) {
        found.push(...fresh.problems(
            { ascii: key.passphraseCharacters === 'ascii' }));
    }
    return found;
}

function needsPassphrase() {
    const { key, profile } = mine().local.state;
    return (key === 'new' || !keptRequest()) &&
        profileById(profile).key.passphrase !== 'forbidden';
}

async function renew() {
    const { form, unlock, fresh, local, owner } = mine();
    if (form.complain(faults())) {
        return;
    }
    const folder = openedFolder();
    const { device, profile } = local.state;
    const { files } = profileById(profile);
    const secret = needsPassphrase() ? fresh.read() : undefined;
    await runUnlocked(form, unlock, {
        say: text.making,
        inputs: () => ({ ...inputs(), secret }),
        secrets: [secret],
        work,
        commit({ signed, key, changes }) {
            const { leftOut } = keepSigned(folder, signed);
            secret?.fill(0);
            local.update({ ...NOTHING, done: [{
                device, signed, key, changes, files,
                // In the folder it is saved with it.
                item: key === '' ? null : new Item(
                    () => `${files.key} (${device})`,
                    { owner, asks: leftOut.length > 0 }),
                secret: secret ? fresh.give(owner,
                    () => text.passphraseOf({ device })) : null,
            }, ...local.state.done] });
            touched();
        },
    });
}

function pick() {
    const { form, slot, local } = mine();
    const { search, sort, serial } = local.state;
    const all = rows().filter((row) => row.report && row.current &&
        row.kind === 'device');
    const list = viewRows(all, { search, sort });
    const gone = serial !== '' && !list.some((row) => row.serial === serial);
    return html`<section class="panel">
        ${all.length > 0
            ? html`<div class="fields">
                  ${textField({
                      id: 'renew-search',
                      label: t.authority.inventory.search,
                      value: search,
                      set: (value) => local.update({ search: value }),
                  })}
                  ${selectField({
                      id: 'renew-sort',
                      label: text.sort,
                      value: sort,
                      set: (value) => local.update({
                          sort: value === 'device' ? value : 'notAfter' }),
                      options: choices(['device', 'notAfter'], text.sorts),
                  })}
              </div>
              ${selectField({
                  id: 'renew-row',
                  label: text.choose,
                  value: gone ? '' : serial,
                  set: renewDevice,
                  options: [
                      ['', text.chooseNone({ n: list.length })],
                      ...list.map((row) => /** @type {[string, string]} */ (
                          [row.serial,
                              text.row({
                                  device: row.device,
                                  day: dayText(row.notAfter),
                              })])),
                  ],
              })}`
            : nothing}
        <details class="more" ?open=${all.length === 0}>
            <summary>${text.fromFile}</summary>
            ${slot.render({
                label: text.fromFile, hint: text.fromFileHint,
                fault: form.fault(FILE),
            })}
        </details>
    </section>`;
}

function fields() {
    const { form, local, fresh, unlock } = mine();
    const { old, names, days, key, profile, device } = local.state;
    const kept = keptRequest();
    const { dropped } = subjectOf(old.subject);
    return html`<section class="panel">
            <dl class="facts">
                <dt>${text.device}</dt>
                <dd>${device}</dd>
                <dt>${t.facts.subject}</dt>
                <dd>${old.subject.text}</dd>
            </dl>
            ${key === 'new' && dropped.length > 0
                ? notice('warn', html`<p>
                      ${text.dropped({ what: dropped.join(', ') })}
                  </p>`)
                : nothing}
            ${textArea({
                id: 'renew-names',
                label: t.authority.sign.names,
                hint: t.authority.sign.namesHint,
                value: names,
                set: (value) => local.update({ names: value }),
                mono: true,
                fault: form.fault('renew-names'),
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
                              hint: text.keySameHint({ file: kept.name }) },
                      ],
                      below: why(text.whySame),
                  })
                : nothing}
            ${needsPassphrase()
                ? fresh.render({
                      form: profileById(profile).key.form,
                      problems: form.problems,
                      label: text.passphrase,
                  })
                : nothing}
        </section>
        ${keyPart(form, unlock)}`;
}

export function renewStep() {
    const { form, local, keeping } = mine();
    const { old, done } = local.state;
    return stepFrame({
        title: text.title,
        lead: text.lead,
        problems: form.problems,
        body: html`${renewed(done, keeping)}
            ${form.render({
                body: html`${pick()} ${old ? fields() : nothing}`,
                ...(old ? {
                    act: { id: 'renew-act', text: text.act }, submit: renew,
                } : {}),
            })}`,
    });
}
