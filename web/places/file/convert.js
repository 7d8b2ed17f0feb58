/**
 * "Make it fit": what a file of the table holds, written in another form,
 * alone or with what lies beside it. A new file lives as long as what it was
 * made from lies on the table and stays chosen.
 */
import { html, nothing } from 'lit-html';
import { everyObject, isCertificate } from '../../file/relations.js';
import { actions, button } from '../../parts/button.js';
import { Item } from '../../keep.js';
import { Scope } from '../../owner.js';
import { engine } from '../../parts/engine.js';
import { checkField, selectField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { Keeping } from '../../parts/keeping.js';
import { notice } from '../../parts/step.js';
import { heldSecret, NewPassphrase } from '../../parts/secret.js';
import { fileChip } from '../../parts/chip.js';
import { focusSoon } from '../../parts/dom.js';
import { noteText, visible } from '../../parts/told.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { commandList } from './command-parts.js';
import { commandsFor } from './convert-commands.js';
import {
    allSources, baseName, holdsKey, isLocked, keyBeside, othersBeside,
    passphraseFor, targetsFor,
} from './convert-targets.js';
import { tables } from './session.js';

const text = t.file.convert;

/**
 * @import {Told} from '../../../wasm/reports.js'
 * @import {HeldSecret} from '../../keep.js'
 * @import {Source, Target} from './convert-targets.js'
 *
 * @typedef {object} NewFile
 * @property {string} name
 * @property {Uint8Array} bytes its owner's
 * @property {Told[]} notes
 * @property {string} text '' when it is none
 * @property {Item} item
 * @property {Keeping} keeping
 * @property {HeldSecret | null} passphrase
 */

const state = tables.state((owner) => {
    const results = new Scope(); // to begin anew wipes the last
    owner.onEnd(() => results.owner.end());
    return {
        results,
        form: new Form(owner, { fields: { bytes: 'file-source',
            'to.passphrase': 'file-new-passphrase' } }),
        fresh: new NewPassphrase('file-new-passphrase', owner),
        choice: createStore({
            source: '',
            target: '',
            unlockedSure: false,
            /** Asked once more before a lock is taken off. */
            asking: false,
            result: /** @type {NewFile | null} */ (null),
        }),
    };
});

/** Whether the new file gets a passphrase. @param {Target} target */
function locksIt({ lock }) {
    return lock === 'must' ||
        (lock === 'yes' && !state().choice.state.unlockedSure);
}

/** Whether this takes a lock off: the key was locked, and will not be. */
/** @param {Source} source @param {Target} target */
function unlocks(source, target) {
    return holdsKey(source, target) && !locksIt(target) &&
        [source, ...othersBeside(source)].some(({ file, objects }) =>
            everyObject(objects).some(({ kind, encrypted }) =>
                kind === 'private-key' && encrypted) ||
            file.objects.some(({ kind }) => kind === 'pkcs12'));
}

/** @param {Source} source @param {Target} target */
function convertOrAsk(source, target) {
    const { choice, results } = state();
    if (unlocks(source, target)) {
        results.begin();
        choice.update({ asking: true });
        focusSoon('#file-keep-locked');
    } else {
        convert(source, target);
    }
}

/** The second question. @param {Source} source @param {Target} target */
function askPart(source, target) {
    const { choice } = state();
    return !choice.state.asking ? nothing
        : html`<div role="group" aria-label=${text.reallyTitle}>
            ${notice('warn', html`<p>${text.really}</p>
                ${actions(
                    button(text.keepLocked,
                        () => choice.update({ asking: false }),
                        { id: 'file-keep-locked' }),
                    button(text.unlockIt, () => convert(source, target)))}`)}
        </div>`;
}

/**
 * What goes along: certificates as they are; and the file with the key that
 * is lacking, which is opened first: it may have a passphrase of its own, and
 * the engine takes one.
 *
 * @param {Source} source @param {Target} target
 */
function besideFor(source, { needs }) {
    // Only what a form can hold goes beside the file itself.
    if (['key', 'one', 'text'].includes(needs)) {
        return { files: [source.file], certificates: [], key: null };
    }
    const key = needs === 'pair' ? keyBeside(source) : undefined;
    return {
        files: [source.file, ...key ? [key.file] : []],
        certificates: othersBeside(source).flatMap((other) =>
            other === key ? [] : everyObject(other.objects)
                .filter(isCertificate).map(({ pem }) => pem)),
        key: key ? inputOf(key) : null,
    };
}

/** What the engine reads; its passphrase is a copy. @param {Source} source */
function inputOf(source) {
    const { file: { bytes }, pick, identity } = source;
    return { bytes, pick, identity, passphrase: passphraseFor(source) };
}

/** @param {Source} source @param {Target} target */
function convert(source, target) {
    const { form, fresh, choice, results } = state();
    results.begin();
    choice.update({ asking: false });
    const secret = holdsKey(source, target);
    const locks = secret && locksIt(target);
    if (locks && form.complain(fresh.problems())) {
        return;
    }
    const toPassphrase = locks ? fresh.read() : undefined;
    const input = inputOf(source);
    const beside = besideFor(source, target);
    void form.run({
        say: text.converting,
        inputs: {
            ...input,
            beside,
            to: { form: target.form, passphrase: toPassphrase,
                cipher: locks ? target.cipher : undefined,
                name: baseName(source) },
        },
        lent: [toPassphrase, input.passphrase, beside.key?.passphrase],
        work: async ({ beside: { certificates, key }, ...given }, run) => {
            const mc = await engine();
            const opened = key ? (await mc.convert(
                { ...key, to: { form: 'pem' } }, run)).bytes : null;
            try {
                return await mc.convert({
                    ...given,
                    with: [...certificates, ...opened ? [opened] : []],
                }, run);
            } finally {
                opened?.fill(0);
            }
        },
        commit: ({ bytes, notes, encoding }) => {
            const owner = results.begin();
            // It goes with what it was made from.
            owner.onEnd(() => choice.update({ result: null }));
            beside.files.forEach((file) => file.owner.onEnd(() => owner.end()));
            const name = baseName(source) + target.ending;
            focusSoon('#file-result');
            choice.update({ result: {
                name,
                bytes: owner.secret(bytes),
                notes,
                text: encoding === 'pem' ? new TextDecoder().decode(bytes) : '',
                item: new Item(() => name, { owner, asks: secret }),
                keeping: new Keeping('file-back', owner),
                passphrase: locks ? fresh.give(owner, () => name) : null,
            } });
        },
        drop: ({ bytes }) => bytes.fill(0),
    });
}

/** @param {NewFile | null} result */
function resultPart(result) {
    if (!result) {
        return nothing;
    }
    const { name, bytes, item, keeping, notes, passphrase } = result;
    return html`<div class="stack" id="file-result" tabindex="-1" role="group"
        aria-label=${text.made}>
        <p>${text.made}</p>
        ${fileChip({
            name,
            sort: item.asks ? 'key' : 'other',
            secret: item.asks,
            text: result.text,
            report: null,
            made: true,
            saved: item.kept,
            save: () =>
                keeping.save({ name, content: () => bytes, items: [item] }),
        })}
        ${item.asks ? keeping.render([item]) : nothing}
        ${passphrase?.item ? heldSecret({ id: 'file-made-passphrase',
            label: text.newPassphrase, secret: passphrase }) : nothing}
        ${notes.map((note) => notice('info', visible(noteText(note))))}
    </div>`;
}

/** @param {Source} source @param {Target} target */
function lockPart(source, target) {
    const { form, fresh, choice } = state();
    if (!holdsKey(source, target)) {
        return nothing;
    }
    return html`${target.lock === 'must' ? nothing : checkField({
        id: 'file-unlocked-sure',
        label: text.sure,
        hint: text.sureHint,
        value: choice.state.unlockedSure,
        set: (unlockedSure) => choice.update({ unlockedSure, asking: false }),
    })}
    ${locksIt(target) ? fresh.render({
        form: target.form === 'traditional' ? 'traditional' : 'pkcs8',
        problems: form.problems,
        label: text.newPassphrase,
    }) : nothing}`;
}

/**
 * @param {Source[]} able @param {Source} source @param {Target[]} targets
 * @param {Target} target
 */
function fields(able, source, targets, target) {
    const beside = othersBeside(source);
    const words = (/** @type {Target} */ { id }) =>
        text.targets[/** @type {'der'} */ (id)];
    const change = (
        /** @type {{source?: string, target?: string}} */ patch) => {
        const { choice, results } = state();
        results.begin();
        choice.update({ unlockedSure: false, asking: false, ...patch });
    };
    return html`${able.length === 1 ? nothing : selectField({
        id: 'file-source',
        label: text.source,
        value: source.id,
        set: (id) => change({ source: id }),
        options: able.map(({ id, name }) => [id, visible(name)]),
    })}
    ${selectField({
        id: 'file-target',
        label: text.target,
        value: target.id,
        set: (id) => change({ target: id }),
        options: targets.map((one) => [one.id, words(one).name]),
        hint: words(target).wanted,
    })}
    ${target.needs === 'pair' || target.id === 'chain' || target.id === 'pkcs7'
        ? html`<p class="small quiet">
              ${beside.length === 0 ? text.nothingBeside : text.beside({
                  names: beside.map(({ name }) => visible(name)).join(', '),
              })}
          </p>`
        : nothing}
    ${isLocked(source) ? notice('info', text.openFirst)
        : lockPart(source, target)}`;
}

/** The whole section, or nothing while nothing can be converted. */
export function conversion() {
    const { form, choice } = state();
    const able = allSources().filter((source) => targetsFor(source).length > 0);
    if (able.length === 0) {
        return nothing;
    }
    const source = able.find(({ id }) => id === choice.state.source) ?? able[0];
    const targets = targetsFor(source);
    const target = targets.find(({ id }) => id === choice.state.target) ??
        targets[0];
    const unsure = target.lock === 'no' && holdsKey(source, target) &&
        !choice.state.unlockedSure;
    return html`<section class="panel" aria-labelledby="file-convert">
        <div class="stack">
            <h2 id="file-convert">${text.title}</h2>
            ${form.render({
                body: fields(able, source, targets, target),
                act: { id: 'file-do-convert', text: text.convert,
                    disabled: isLocked(source) || unsure },
                submit: () => convertOrAsk(source, target),
                summary: true,
            })}
            ${form.running ? nothing : askPart(source, target)}
            ${resultPart(choice.state.result)}
            ${commandList(commandsFor(source, target, locksIt(target)))}
        </div>
    </section>`;
}
