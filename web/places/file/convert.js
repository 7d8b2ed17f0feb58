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
    baseName, holdsKey, othersBeside, targetsFor,
} from './convert-targets.js';
import { everyObject, lockedIn } from './session.js';
import { task, trouble, work } from './work.js';

/** @typedef {import('./convert-targets.js').Target} Target */
/** @typedef {import('./session.js').TableFile} TableFile */

const text = t.file.convert;

const fresh = new NewPassphrase('file-new-passphrase');

const choice = createStore({
    file: '',
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
 * @param {TableFile} file
 * @param {Target} target
 */
function unlocks(file, target) {
    return holdsKey(file, target) && !locksIt(target) &&
        [file, ...othersBeside(file)].some(({ objects }) =>
            everyObject(objects).some(({ kind, encrypted }) =>
                kind === 'pkcs12' || (kind === 'private-key' && encrypted)));
}

/** @param {TableFile} file @param {Target} target */
function convertOrAsk(file, target) {
    if (unlocks(file, target)) {
        dropResult();
        choice.update({ asking: true });
        focusSoon('#file-keep-locked');
    } else {
        convert(file, target);
    }
}

/** The second question. @param {TableFile} file @param {Target} target */
function askPart(file, target) {
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
                          @click=${() => convert(file, target)}
                      >
                          ${text.unlockIt}
                      </button>
                  </div>`)}
          </div>`
        : nothing;
}

/** @param {TableFile} file @param {Target} target */
async function convert(file, target) {
    dropResult();
    choice.update({ asking: false });
    const locks = holdsKey(file, target) && locksIt(target);
    const problems = locks ? fresh.problems() : [];
    if (problems.length > 0) {
        trouble.update({ problems });
        showProblems(problems);
        return;
    }
    const keyFile = [file, ...othersBeside(file)].find((other) =>
        other.passphrase);
    const passphrase = locks ? fresh.read() : undefined;
    // Only what a form can hold goes beside the file itself.
    const beside = ['key', 'one', 'text'].includes(target.needs)
        ? [] : othersBeside(file);
    const result = await work(text.converting, async (run) => {
        try {
            return await (await engine()).convert({
                bytes: file.bytes,
                passphrase: keyFile?.passphrase ?? undefined,
                with: beside.map(({ bytes }) => bytes),
                to: {
                    form: target.form,
                    cipher: locks ? target.cipher : undefined,
                    passphrase,
                    name: baseName(file.name),
                },
            }, run);
        } finally {
            passphrase?.fill(0);
        }
    }, { bytes: 'file-source', 'to.passphrase': fresh.id });
    if (result) {
        fresh.clear();
        const secret = holdsKey(file, target);
        focusSoon('#file-result');
        choice.update({
            result: {
                name: baseName(file.name) + target.ending,
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

/** @param {TableFile} file @param {Target} target */
function lockPart(file, target) {
    if (!holdsKey(file, target)) {
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

/** @param {TableFile[]} files all that lie on the table */
export function conversion(files) {
    const able = files.filter((file) => targetsFor(file).length > 0);
    if (able.length === 0) {
        return nothing;
    }
    const file = able.find(({ id }) => id === choice.state.file) ?? able[0];
    const targets = targetsFor(file);
    const target = targets.find(({ id }) => id === choice.state.target) ??
        targets[0];
    const locked = lockedIn(file.objects).length > 0;
    const beside = othersBeside(file);
    const unsure = target.lock === 'no' && holdsKey(file, target) &&
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
                      value: file.id,
                      set: (id) => change({ file: id }),
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
                : lockPart(file, target)}
            <div class="actions">
                <button
                    type="button"
                    class="button primary"
                    id="file-do-convert"
                    ?disabled=${task.running || locked || unsure}
                    @click=${() => convertOrAsk(file, target)}
                >
                    ${text.convert}
                </button>
            </div>
            ${askPart(file, target)} ${resultPart()}
            ${commandList(commandsFor(file, target, locksIt(target)))}
        </div>
    </section>`;
}
