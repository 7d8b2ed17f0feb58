/**
 * "Make it fit": what a file of the table holds, written in another form,
 * alone or with what lies beside it.
 */
import { html, nothing } from 'lit-html';
import {
    convertEncodingCommands, convertKeyCommands, packCommands,
} from '../../file/commands.js';
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
import { everyObject, lockedIn, table } from './session.js';
import { task, trouble, work } from './work.js';

/** @typedef {import('./session.js').TableFile} TableFile */

const text = t.file.convert;

/**
 * What can be chosen: the engine's form and cipher, what the file must hold,
 * whether the result can be locked, and the ending of its name.
 *
 * @typedef {object} Target
 * @property {string} id
 * @property {string} form
 * @property {'des-ede3-cbc' | 'aes-256-cbc'} [cipher]
 * @property {'key' | 'certificate' | 'text' | 'one' | 'pair'} needs
 * @property {'yes' | 'no' | 'must'} lock
 * @property {string} ending
 */

/** @type {Target[]} */
const TARGETS = [
    { id: 'traditional-3des', form: 'traditional', cipher: 'des-ede3-cbc',
        needs: 'key', lock: 'must', ending: '.key' },
    { id: 'traditional-aes', form: 'traditional', cipher: 'aes-256-cbc',
        needs: 'key', lock: 'must', ending: '.key' },
    { id: 'pkcs8-aes', form: 'pkcs8', cipher: 'aes-256-cbc',
        needs: 'key', lock: 'must', ending: '.key' },
    { id: 'pkcs8-3des', form: 'pkcs8', cipher: 'des-ede3-cbc',
        needs: 'key', lock: 'must', ending: '.key' },
    { id: 'traditional-open', form: 'traditional', needs: 'key', lock: 'no',
        ending: '.key' },
    { id: 'pkcs8-open', form: 'pkcs8', needs: 'key', lock: 'no',
        ending: '.key' },
    { id: 'pem', form: 'pem', needs: 'text', lock: 'no',
        ending: '.pem' },
    { id: 'der', form: 'der', needs: 'one', lock: 'no', ending: '.der' },
    { id: 'leaf', form: 'leaf', needs: 'certificate', lock: 'no',
        ending: '.cer' },
    { id: 'chain', form: 'chain', needs: 'certificate', lock: 'no',
        ending: '-chain.pem' },
    { id: 'pkcs7', form: 'pkcs7', needs: 'certificate', lock: 'no',
        ending: '.p7b' },
    { id: 'bundle', form: 'bundle', cipher: 'aes-256-cbc', needs: 'pair',
        lock: 'yes', ending: '-bundle.pem' },
    { id: 'pkcs12', form: 'pkcs12', needs: 'pair', lock: 'must',
        ending: '.p12' },
    { id: 'pkcs12-legacy', form: 'pkcs12-legacy', needs: 'pair', lock: 'must',
        ending: '.p12' },
];

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

/** @param {TableFile[]} files @returns {Set<string>} kinds that are there */
function kindsIn(files) {
    return new Set(files.flatMap((file) =>
        everyObject(file.objects).map(({ kind }) => kind)));
}

/** @param {TableFile} file */
function othersBeside(file) {
    const kinds = kindsIn([file]);
    return table.state.files.filter((other) =>
        other !== file && lockedIn(other.objects).length === 0 &&
        everyObject(other.objects).some(({ kind }) =>
            kind === 'certificate' || kind === 'pkcs7' ||
            (kind === 'private-key' && !kinds.has(kind))));
}

/** @param {TableFile} file */
function targetsFor(file) {
    const alone = kindsIn([file]);
    const all = kindsIn([file, ...othersBeside(file)]);
    return TARGETS.filter(({ needs }) => {
        switch (needs) {
        case 'key':
            return alone.has('private-key');
        case 'certificate':
            return alone.has('certificate') || alone.has('pkcs7');
        case 'text':
            return ['certificate', 'pkcs7', 'request', 'crl', 'public-key']
                .some((kind) => alone.has(kind));
        case 'one':
            return file.objects.length === 1 && !alone.has('pkcs12');
        default:
            return all.has('private-key') && all.has('certificate');
        }
    });
}

/** Takes the last result away and wipes it. */
function dropResult() {
    choice.state.result?.bytes.fill(0);
    choice.update({ result: null });
}

/** Whether the new file can hold a key. @param {TableFile} file */
function holdsKey(file, /** @type {Target} */ { needs }) {
    return needs === 'key' || needs === 'pair' ||
        (needs === 'one' && kindsIn([file]).has('private-key'));
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
    const locks = locksIt(target);
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

/** @param {string} name */
function baseName(name) {
    return name.replace(/\.[A-Za-z0-9]{1,5}$/, '') || 'file';
}

/** @param {TableFile} file @param {Target} target */
function commandsFor(file, target) {
    const [object] = everyObject(file.objects);
    const output = baseName(file.name) + target.ending;
    const named = { name: file.name, object };
    switch (target.needs) {
    case 'key':
        return convertKeyCommands(named, {
            form: /** @type {'pkcs8'} */ (target.form),
            cipher: target.cipher,
            locked: target.lock === 'must',
        }, output);
    case 'one':
        return object.kind === 'private-key'
            ? convertKeyCommands(named,
                { form: 'pkcs8', encoding: 'der', locked: false }, output)
            : convertEncodingCommands(named, 'der', output);
    case 'pair':
        return target.form === 'bundle' ? [] : packFor(file, target, output);
    case 'text':
        return convertEncodingCommands(named, 'pem', output);
    default:
        return target.form === 'pkcs7'
            ? packCommands({ form: 'pkcs7', certificate: file.name }, output)
            : [];
    }
}

/** @param {TableFile} file @param {Target} target @param {string} output */
function packFor(file, target, output) {
    const all = [file, ...othersBeside(file)];
    const named = (/** @type {(object: any) => boolean} */ fits) =>
        all.find(({ objects }) => everyObject(objects).some(fits))?.name;
    const certificate = named((object) =>
        object.kind === 'certificate' && !object.isAuthority) ?? file.name;
    const chain = named((object) => object.isAuthority);
    return packCommands({
        form: /** @type {'pkcs12'} */ (target.form),
        key: named(({ kind }) => kind === 'private-key'),
        certificate,
        chain: chain === certificate ? undefined : chain,
    }, output);
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
            ${commandList(commandsFor(file, target))}
        </div>
    </section>`;
}
