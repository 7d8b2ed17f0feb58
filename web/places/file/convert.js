/**
 * "Make it fit": what a file of the table holds, written in another form,
 * alone or with what lies beside it.
 */
import { html, nothing } from 'lit-html';
import { engine } from '../../parts/engine.js';
import { checkField, selectField } from '../../parts/field.js';
import { notice } from '../../parts/notice.js';
import { saveFile } from '../../parts/save.js';
import { NewPassphrase } from '../../parts/secret.js';
import { showProblems } from '../../parts/problems.js';
import { askBeforeLeaving } from '../../parts/unsaved.js';
import { fileChip } from '../../parts/chip.js';
import { focusSoon } from '../../parts/dom.js';
import { visible } from '../../parts/visible.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { commandList } from './command-list.js';
import { commandsFor } from './convert-commands.js';
import {
    baseName, holdsKey, keyBeside, othersBeside, targetsFor,
} from './convert-targets.js';
import { everyObject } from './session.js';
import { allSources, isLocked, passphraseFor } from './sources.js';
import { task, trouble, work } from './work.js';

/** @typedef {import('./convert-targets.js').Target} Target */
/** @typedef {import('./sources.js').Source} Source */

const text = t.file.convert;

const fresh = new NewPassphrase('file-new-passphrase');

const choice = createStore({
    source: '',
    target: '',
    unlockedSure: false,
    /** Asked once more before a lock is taken off. */
    asking: false,
    result: /** @type {{ name: string, bytes: Uint8Array, notes: string[],
        secret: boolean, saved: boolean, text: string } | null} */ (null),
});

askBeforeLeaving(() =>
    Boolean(choice.state.result?.secret && !choice.state.result.saved));

/** Takes the last result away and wipes it. */
function dropResult() {
    choice.state.result?.bytes.fill(0);
    choice.update({ result: null });
}

/** Whether the new file gets a passphrase. @param {Target} target */
function locksIt({ lock }) {
    return lock === 'must' || (lock === 'yes' && !choice.state.unlockedSure);
}

/**
 * Whether this takes a lock off: the key was locked, and will not be.
 *
 * @param {Source} source
 * @param {Target} target
 */
function unlocks(source, target) {
    return holdsKey(source, target) && !locksIt(target) &&
        [source, ...othersBeside(source)].some(({ objects }) =>
            everyObject(objects).some(({ kind, encrypted }) =>
                kind === 'pkcs12' || (kind === 'private-key' && encrypted)));
}

/** @param {Source} source @param {Target} target */
function convertOrAsk(source, target) {
    if (unlocks(source, target)) {
        dropResult();
        choice.update({ asking: true });
        focusSoon('#file-keep-locked');
    } else {
        convert(source, target);
    }
}

/** The second question. @param {Source} source @param {Target} target */
function askPart(source, target) {
    return choice.state.asking
        ? html`<div role="group" aria-label=${text.reallyTitle}>
              ${notice('warn', html`<p>${text.really}</p>
                  <div class="actions">
                      <button
                          type="button"
                          class="button"
                          id="file-keep-locked"
                          @click=${() => {
                              choice.update({ asking: false });
                              focusSoon('#file-do-convert');
                          }}
                      >
                          ${text.keepLocked}
                      </button>
                      <button
                          type="button"
                          class="button"
                          ?disabled=${task.running}
                          @click=${() => convert(source, target)}
                      >
                          ${text.unlockIt}
                      </button>
                  </div>`)}
          </div>`
        : nothing;
}

/**
 * What goes along, opened: each may have a passphrase of its own, and the
 * engine takes one.
 *
 * @param {Source} source
 * @param {Target} target
 * @param {import('../../parts/task.js').Run} run
 * @returns {Promise<{bytes: Uint8Array, secret: boolean}[]>} what is secret
 *   is for the caller to wipe
 */
async function besideFor(source, { needs }, run) {
    // Only what a form can hold goes beside the file itself.
    if (['key', 'one', 'text'].includes(needs)) {
        return [];
    }
    const keySource = needs === 'pair' ? keyBeside(source) : undefined;
    /** @type {{bytes: Uint8Array, secret: boolean}[]} */
    const opened = othersBeside(source).flatMap((other) =>
        other === keySource ? [] : certificatesIn(other));
    if (keySource) {
        const passphrase = passphraseFor(keySource);
        try {
            const plain = await (await engine()).convert({
                bytes: keySource.file.bytes,
                pick: keySource.pick,
                passphrase,
                to: { form: 'pem' },
            }, run);
            opened.push({ bytes: plain.bytes, secret: true });
        } finally {
            passphrase?.fill(0);
        }
    }
    return opened;
}

/** @param {Source} source */
function certificatesIn({ objects }) {
    const encoder = new TextEncoder();
    return everyObject(objects).flatMap(({ kind, pem }) =>
        kind === 'certificate'
            ? [{ bytes: encoder.encode(pem), secret: false }] : []);
}

/** @param {Source} source @param {Target} target */
async function convert(source, target) {
    dropResult();
    choice.update({ asking: false });
    const locks = holdsKey(source, target) && locksIt(target);
    const problems = locks ? fresh.problems() : [];
    if (problems.length > 0) {
        trouble.update({ problems });
        showProblems(problems);
        return;
    }
    const toPassphrase = locks ? fresh.read() : undefined;
    const passphrase = passphraseFor(source);
    const result = await work(text.converting, async (run) => {
        /** @type {{bytes: Uint8Array, secret: boolean}[]} */
        let beside = [];
        try {
            beside = await besideFor(source, target, run);
            return await (await engine()).convert({
                bytes: source.file.bytes,
                pick: source.pick,
                passphrase,
                with: beside.map(({ bytes }) => bytes),
                to: {
                    form: target.form,
                    cipher: locks ? target.cipher : undefined,
                    passphrase: toPassphrase,
                    name: baseName(source),
                },
            }, run);
        } finally {
            passphrase?.fill(0);
            toPassphrase?.fill(0);
            beside.forEach(({ bytes, secret }) => secret && bytes.fill(0));
        }
    }, { bytes: 'file-source', 'to.passphrase': fresh.id });
    if (result) {
        fresh.clear();
        const secret = holdsKey(source, target);
        focusSoon('#file-result');
        choice.update({
            result: {
                name: baseName(source) + target.ending,
                bytes: result.bytes,
                notes: result.notes,
                secret,
                saved: false,
                text: result.encoding === 'pem'
                    ? new TextDecoder().decode(result.bytes) : '',
            },
        });
    }
}

function resultPart() {
    const { result } = choice.state;
    if (!result) {
        return nothing;
    }
    const saved = () => choice.update({ result: { ...result, saved: true } });
    return html`<div
        class="stack"
        id="file-result"
        tabindex="-1"
        role="status"
        aria-label=${text.made}
    >
        <p>${text.made}</p>
        ${fileChip({
            name: result.name,
            sort: result.secret ? 'key' : 'other',
            secret: result.secret,
            text: result.text,
            report: null,
            made: true,
            saved: result.saved,
            save: () => {
                saveFile(result.name, result.bytes);
                saved();
            },
        })}
        ${result.notes.map((note) => notice('info', html`<p>${note}</p>`))}
    </div>`;
}

/** @param {Source} source @param {Target} target */
function lockPart(source, target) {
    if (!holdsKey(source, target)) {
        return nothing;
    }
    const form = target.form === 'traditional' ? 'traditional' : 'pkcs8';
    const sure = target.lock === 'must'
        ? nothing
        : checkField({
              id: 'file-unlocked-sure',
              label: text.sure,
              hint: text.sureHint,
              checked: choice.state.unlockedSure,
              set: (unlockedSure) =>
                  choice.update({ unlockedSure, asking: false }),
          });
    return html`${sure}
    ${locksIt(target)
        ? fresh.render({
              form,
              problems: trouble.state.problems,
              label: text.newPassphrase,
          })
        : nothing}`;
}

/** The whole section, or nothing while nothing can be converted. */
export function conversion() {
    const able = allSources().filter((source) =>
        targetsFor(source).length > 0);
    if (able.length === 0) {
        return nothing;
    }
    const source = able.find(({ id }) => id === choice.state.source) ?? able[0];
    const targets = targetsFor(source);
    const target = targets.find(({ id }) => id === choice.state.target) ??
        targets[0];
    const locked = isLocked(source);
    const beside = othersBeside(source);
    const unsure = target.lock === 'no' && holdsKey(source, target) &&
        !choice.state.unlockedSure;
    const change = (/** @type {any} */ patch) => {
        dropResult();
        choice.update({ unlockedSure: false, asking: false, ...patch });
    };
    return html`<section class="panel" aria-labelledby="file-convert">
        <div class="stack">
            <h2 id="file-convert">${text.title}</h2>
            ${able.length > 1
                ? selectField({
                      id: 'file-source',
                      label: text.source,
                      value: source.id,
                      set: (id) => change({ source: id }),
                      options: able.map(({ id, name }) => [id, visible(name)]),
                  })
                : nothing}
            ${selectField({
                id: 'file-target',
                label: text.target,
                value: target.id,
                set: (id) => change({ target: id }),
                options: targets.map(({ id }) => [id, text.targets[
                    /** @type {'der'} */ (id)].name]),
                hint: text.targets[/** @type {'der'} */ (target.id)].wanted,
            })}
            ${target.needs === 'pair' || target.id === 'chain' ||
            target.id === 'pkcs7'
                ? html`<p class="small quiet">
                      ${beside.length > 0
                          ? text.beside(beside.map(({ name }) => visible(name)))
                          : text.nothingBeside}
                  </p>`
                : nothing}
            ${locked
                ? notice('info', html`<p>${text.openFirst}</p>`)
                : lockPart(source, target)}
            <div class="actions">
                <button
                    type="button"
                    class="button primary"
                    id="file-do-convert"
                    ?disabled=${task.running || locked || unsure}
                    @click=${() => convertOrAsk(source, target)}
                >
                    ${text.convert}
                </button>
            </div>
            ${askPart(source, target)} ${resultPart()}
            ${commandList(commandsFor(source, target, locksIt(target)))}
        </div>
    </section>`;
}
