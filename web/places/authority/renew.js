/**
 * Renewal: of a device in the inventory, or from nothing but the old
 * certificate; with a new key, or with the request that is kept with the
 * device.
 */
import { html, nothing } from 'lit-html';
import { toBytes, toText } from '../../authority/bytes.js';
import { viewRows } from '../../authority/inventory.js';
import {
    differences, keepSigned, namesOf, signNewKey, signOrder, signingOrder,
    subjectOf,
} from '../../authority/issue.js';
import { commonName } from '../../authority/new_folder.js';
import { serialText } from '../../authority/openssl_index.js';
import { profileById, profiles } from '../../device/profiles.js';
import { Item } from '../../keep.js';
import { pairs } from '../../parts/facts.js';
import { dayText } from '../../parts/told.js';
import { choiceField, choices, selectField, textArea, textField }
    from '../../parts/field.js';
import { Keeping } from '../../parts/keeping.js';
import { more, notice, stepFrame, why } from '../../parts/step.js';
import { NewPassphrase } from '../../parts/secret.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import {
    lifeField, objectsIn, profileField, readingSlot, SigningForm, wrong,
} from './common.js';
import { splitLines } from './maker.js';
import { renewed } from './renewed.js';
import { authorityScope, openedFolder, rows } from './state.js';
import { DEVICE_DAYS } from '../../authority/validity.js';

/** @import {Engine} from '../../../wasm/face.js' */
/** @import {Certificate} from '../../../wasm/reports.js' */
/** @import {Run} from '../../parts/work.js' */
/** @import {Renewed} from './renewed.js' */

const text = t.authority.renew;
const FILE = 'renew-file';

const NOTHING = {
    /** What is renewed, from wherever it came. */
    old: /** @type {Certificate | null} */ (null),
    serial: '',
    device: '',
    names: '',
    key: 'new',
};

const mine = authorityScope.state((owner) => {
    const form = new SigningForm('renew-passphrase', owner, {
        bytes: FILE, name: 'renew-names', 'subject.CN': 'renew-names',
        passphrase: 'renew-key-passphrase',
    });
    const local = createStore({
        ...NOTHING, profile: profiles[0].id, days: DEVICE_DAYS, search: '',
        sort: /** @type {'device' | 'notAfter'} */ ('device'),
        /** The newest first. */
        done: /** @type {Renewed[]} */ ([]),
    });
    return {
        owner, form, local,
        slot: readingSlot(form, {
            id: FILE, say: t.open.reading,
            clear: () => local.update(NOTHING),
            async work([file], run) {
                const found = await objectsIn(file, 'certificate',
                    { field: FILE, none: text.notCertificate }, run);
                return found.find(({ isAuthority }) => !isAuthority) ??
                    found[0];
            },
            commit(report) {
                const known = rows().find((row) =>
                    row.report?.sha256 === report.sha256);
                choose(report, known?.device ?? commonName(report.subject),
                    known?.profile ?? '');
            },
        }, owner),
        fresh: new NewPassphrase('renew-key-passphrase', owner),
        keeping: new Keeping('renew-back', owner),
    };
});

/** @param {Certificate} old @param {string} device @param {string} profile */
function choose(old, device, profile) {
    mine().local.update({
        ...NOTHING, old, device,
        serial: serialText(old.serial),
        profile: profileById(profile || profiles[0].id).id,
        names: namesOf(old).join('\n'),
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

/** The request that is to be signed again; null: a new key is made. */
function sameRequest() {
    return mine().local.state.key === 'same' ? keptRequest() : null;
}

function needsPassphrase() {
    return !sameRequest() && profileById(mine().local.state.profile)
        .key.passphrase !== 'forbidden';
}

/** What is asked for, now. @param {Certificate} old */
function inputs(old) {
    const { device, profile, names, days } = mine().local.state;
    const kept = sameRequest();
    const { id, files, key } = profileById(profile);
    return {
        old, kind: kept ? null : key, files, names: splitLines(names),
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
 * @param {Run} run
 * @param {Engine} mc
 */
async function work({ old, kind, files, names, order, ...given }, run, mc) {
    const { passphrase } = given;
    const { key, signed } = kind ? await signNewKey(mc, order, {
        key: {
            type: kind.type,
            ...(kind.type === 'rsa' ? { bits: kind.bits } : { curve: 'P-256' }),
            form: kind.form,
            cipher: kind.cipher,
            passphrase: given.secret,
        },
        subject: subjectOf(old.subject).subject, names, passphrase,
    }, run)
        : { key: '', signed: await signOrder(mc, order, { passphrase }, run) };
    return {
        key, changes: differences(old, signed.report),
        signed: key === '' ? signed : { ...signed, order: { ...signed.order,
            files: { [files.key]: toBytes(key) } } },
    };
}

function faults() {
    const { local, fresh } = mine();
    const { names, profile } = local.state;
    const ascii = profileById(profile).key.passphraseCharacters === 'ascii';
    return [
        ...wrong(splitLines(names).length === 0, 'renew-names',
            t.authority.sign.namesMissing),
        ...(needsPassphrase() ? fresh.problems({ ascii }) : []),
    ];
}

/** @param {Certificate} old */
async function renew(old) {
    const { form, fresh, local, owner } = mine();
    if (form.complain(faults())) {
        return;
    }
    const folder = openedFolder();
    const { device, profile } = local.state;
    const { files } = profileById(profile);
    const secret = needsPassphrase() ? fresh.read() : undefined;
    await form.sign({
        say: text.making,
        inputs: () => ({ ...inputs(old), secret }),
        lent: [secret],
        work,
        commit({ signed, key, changes }) {
            const { leftOut } = keepSigned(folder, signed);
            local.update({ ...NOTHING, done: [{
                device, signed, key, changes, files,
                // In the folder it is saved with it.
                item: key === '' ? null : new Item(
                    () => `${files.key} (${device})`,
                    { owner, asks: leftOut.length > 0 }),
                secret: secret ? fresh.give(owner,
                    () => text.passphraseOf({ device })) : null,
            }, ...local.state.done] });
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
                      id: 'renew-search', label: t.authority.inventory.search,
                      ...local.bind('search'),
                  })}
                  ${selectField({
                      id: 'renew-sort', label: text.sort, value: sort,
                      set: (value) => local.update({
                          sort: value === 'device' ? value : 'notAfter' }),
                      options: choices(['device', 'notAfter'], text.sorts),
                  })}
              </div>
              ${selectField({
                  id: 'renew-row', label: text.choose,
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
        ${more(text.fromFile, slot.render({
            label: text.fromFile, hint: text.fromFileHint,
            fault: form.fault(FILE),
        }), { open: all.length === 0 })}
    </section>`;
}

/** @param {Certificate} old */
function fields(old) {
    const { form, local, fresh } = mine();
    const { key, profile, device } = local.state;
    const kept = keptRequest();
    const { dropped } = subjectOf(old.subject);
    return html`<section class="panel">
            ${pairs([[text.device, device],
                [t.facts.subject, old.subject.text]])}
            ${notice('warn', key === 'new' && dropped.length > 0 &&
                text.dropped({ what: dropped.join(', ') }))}
            ${textArea({
                ...form.bind(local, 'names', 'renew-names'),
                label: t.authority.sign.names, hint: t.authority.sign.namesHint,
                mono: true,
            })}
            ${lifeField('renew-life', local.bind('days'))}
            ${profileField('renew-profile', local.bind('profile'))}
            ${kept
                ? choiceField({
                      id: 'renew-key', legend: text.key, ...local.bind('key'),
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
                      problems: form.problems, label: text.passphrase,
                  })
                : nothing}
        </section>
        ${form.keyPart()}`;
}

export function renewStep() {
    const { form, local, keeping } = mine();
    const { old, done } = local.state;
    return stepFrame(text.title, text.lead, html`${renewed(done, keeping)}
        ${form.render({
            body: html`${pick()} ${old ? fields(old) : nothing}`,
            ...(old ? {
                act: { id: 'renew-act', text: text.act },
                submit: () => renew(old),
            } : {}),
        })}`, { problems: form.problems });
}
