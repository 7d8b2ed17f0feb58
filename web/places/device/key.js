/**
 * Step 2: the device's private key, made here or opened (article, step 6).
 */
import { html, nothing } from 'lit-html';
import { announce } from '../../parts/dom.js';
import { engine } from '../../parts/engine.js';
import { keyText } from '../../parts/facts.js';
import { checkField, selectField, waysField } from '../../parts/field.js';
import { finishedStep, linkButton } from '../../parts/finished.js';
import { notice } from '../../parts/notice.js';
import { openField } from '../../parts/openfile.js';
import {
    faultOf, problemsFrom, showProblems, withoutField,
} from '../../parts/problems.js';
import {
    heldPassphrase, NewPassphrase, OpenPassphrase,
} from '../../parts/secret.js';
import { primaryAction, stepFrame } from '../../parts/step.js';
import { Task } from '../../parts/task.js';
import { why } from '../../parts/why.js';
import { hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { usualName } from './choices.js';
import { jobChip } from './chips.js';
import { currentProfile } from './family.js';
import {
    job, jobFile, keepPassphrase, putFile, whenJobStarts,
} from './job.js';

/** @typedef {import('../../parts/problems.js').Problem} Problem */
/** @typedef {import('../../parts/openfile.js').GivenFile} GivenFile */

const text = t.device.key;
const OPEN_FILE = 'key-open-file';
const FIELDS = {
    passphrase: 'key-open-passphrase',
    key: OPEN_FILE,
    bytes: OPEN_FILE,
    bits: 'key-bits',
    curve: 'key-curve',
};

const local = createStore({
    way: 'make',
    /** The form is shown although a key is there. */
    again: false,
    problems: /** @type {Problem[]} */ ([]),
    given: /** @type {GivenFile | null} */ (null),
});
const fresh = new NewPassphrase('key-passphrase');
const opener = new OpenPassphrase('key-open-passphrase');
const task = new Task();

whenJobStarts(() => {
    task.cancel();
    fresh.clear();
    opener.clear();
    local.update({ again: false, problems: [], given: null });
});

/** @param {Problem[]} problems */
function complain(problems) {
    local.update({ problems });
    showProblems(problems);
}

/** @returns {boolean} */
function withoutPassphrase() {
    const rule = currentProfile().key.passphrase;
    return rule === 'forbidden' ||
        (rule !== 'required' && job.state.keyUnlocked);
}

/** What is being made, in words. */
function keyName() {
    const { type, bits, curve } = job.state.keyOptions;
    return type === 'ec' ? text.ecName(curve) : text.rsaName(bits);
}

/**
 * Puts a key on the table that the engine has opened.
 *
 * @param {string | Uint8Array} content
 * @param {any} report
 * @param {{ made: boolean, name?: string, passphrase: Uint8Array | null }}
 *   source
 */
function takeKey(content, report, { made, name, passphrase }) {
    keepPassphrase('key', passphrase);
    putFile('key', jobFile('key', {
        content, report, made, name: name ?? usualName('key'),
    }));
    fresh.clear();
    opener.clear();
    local.update({ problems: [], again: false, given: null });
    const what = keyText(report);
    announce(made ? text.done(what) : text.opened(what));
}

async function make() {
    const { type, bits, curve, form, cipher } = job.state.keyOptions;
    const bare = withoutPassphrase();
    const ascii = currentProfile().key.passphraseCharacters === 'ascii';
    const problems = bare ? [] : fresh.problems({ ascii });
    complain(problems);
    if (problems.length > 0) {
        return;
    }
    const passphrase = bare ? null : fresh.read();
    try {
        const result = await task.run(text.making(keyName()), async (run) => {
            const mc = await engine();
            const { key } = await mc.generateKey(
                {
                    type,
                    ...(type === 'rsa' ? { bits } : { curve }),
                    form,
                    ...(passphrase ? { passphrase, cipher } : {}),
                },
                run,
            );
            const read = await mc.inspect(
                { bytes: key, passphrase: passphrase ?? undefined }, run);
            return { key, report: read.objects[0] };
        });
        if (result) {
            takeKey(result.key, result.report, { made: true, passphrase });
        } else {
            passphrase?.fill(0);
        }
    } catch (error) {
        passphrase?.fill(0);
        complain(problemsFrom(
            error, { ...FIELDS, passphrase: 'key-passphrase' }));
    }
}

/**
 * @param {any[]} objects what the engine found in the file
 * @returns {{ report?: any, problems: Problem[] }}
 */
function pickKey(objects) {
    const found = objects.find((object) => object.kind === 'private-key');
    if (!found) {
        // A key that is cut or garbled is no key to the engine, but a person
        // must hear what happened to it.
        const damaged = objects.find((object) =>
            object.error && /KEY/.test(object.label ?? ''));
        return { problems: [{
            field: OPEN_FILE, text: damaged?.error.text ?? text.notKey,
        }] };
    }
    if (found.opened) {
        return { report: found, problems: [] };
    }
    if (found.error?.code === 'PASSPHRASE_MISSING') {
        return {
            problems: [{
                field: FIELDS.passphrase, text: text.needsPassphrase,
            }],
        };
    }
    return { problems: problemsFrom(
        {
            ...found.error,
            message: found.error?.text ?? text.unsupported,
            field: found.error?.code === 'PASSPHRASE' ? 'passphrase' : 'key',
        },
        FIELDS,
    ) };
}

async function open() {
    const { given } = local.state;
    if (!given) {
        complain([{ field: OPEN_FILE, text: text.noFile }]);
        return;
    }
    const typed = opener.read();
    try {
        const read = await task.run(text.opening, async (run) =>
            (await engine()).inspect(
                {
                    bytes: given.bytes,
                    passphrase: typed.length > 0 ? typed : undefined,
                },
                run,
            ));
        if (!read) {
            typed.fill(0);
            return;
        }
        const { report, problems } = pickKey(read.objects);
        complain(problems);
        if (report) {
            const locked = report.encrypted && typed.length > 0;
            takeKey(given.bytes, report, {
                made: false,
                name: given.name === t.open.pasted ? undefined : given.name,
                passphrase: locked ? typed : null,
            });
        } else {
            typed.fill(0);
        }
    } catch (error) {
        typed.fill(0);
        complain(problemsFrom(error, FIELDS));
    }
}

/** @param {Partial<import('./job.js').KeyOptions>} patch */
function setOption(patch) {
    job.update({ keyOptions: { ...job.state.keyOptions, ...patch } });
}

/** Where the value is more than the device is known to take. */
function sizeWarning() {
    const { type, bits } = job.state.keyOptions;
    const { maxBits } = currentProfile().key;
    return type === 'rsa' && bits > maxBits
        ? notice('warn', html`<p>${text.tooLarge(maxBits)}</p>`)
        : nothing;
}

function advanced() {
    const { type, form, cipher, curve } = job.state.keyOptions;
    const rule = currentProfile().key.passphrase;
    return html`<details class="more">
        <summary>${text.advanced}</summary>
        <div class="stack">
            ${selectField({
                id: 'key-form',
                label: text.form,
                value: form,
                set: (value) =>
                    setOption({ form: /** @type {'pkcs8'} */ (value) }),
                options: Object.entries(text.forms),
                below: why(text.whyForm, '6'),
            })}
            ${selectField({
                id: 'key-cipher',
                label: text.cipher,
                value: cipher,
                set: (value) =>
                    setOption({
                        cipher: /** @type {'aes-256-cbc'} */ (value),
                    }),
                options: Object.entries(text.ciphers),
            })}
            ${selectField({
                id: 'key-type',
                label: text.type,
                value: type,
                set: (value) =>
                    setOption({ type: /** @type {'rsa'} */ (value) }),
                options: Object.entries(text.types),
            })}
            ${type === 'ec'
                ? html`${selectField({
                      id: 'key-curve',
                      label: text.curve,
                      value: curve,
                      set: (value) => setOption({ curve: value }),
                      options: [['P-256', 'P-256'], ['P-384', 'P-384']],
                  })}${notice('warn', html`<p>${text.ecWarning}</p>`)}`
                : nothing}
            ${rule === 'allowed'
                ? checkField({
                      id: 'key-unlocked',
                      label: text.unlocked,
                      hint: text.unlockedHint,
                      checked: job.state.keyUnlocked,
                      set: (keyUnlocked) => job.update({ keyUnlocked }),
                  })
                : nothing}
        </div>
    </details>`;
}

function makeForm() {
    const { type, bits, form } = job.state.keyOptions;
    const { problems } = local.state;
    const forbidden = currentProfile().key.passphrase === 'forbidden';
    return html`<section class="panel">
            ${type === 'rsa'
                ? selectField({
                      id: 'key-bits',
                      label: text.size,
                      value: String(bits),
                      set: (value) => setOption({ bits: Number(value) }),
                      options: Object.entries(text.sizes),
                      fault: faultOf(problems, 'key-bits'),
                      below: html`${why(text.whySize, '6')}${sizeWarning()}`,
                  })
                : nothing}
            ${withoutPassphrase()
                ? notice('warn', html`<p>
                      ${forbidden ? text.forbidden : text.unlockedHint}
                  </p>`)
                : fresh.render({ form, problems })}
            ${advanced()}
        </section>
        ${task.render()}
        ${primaryAction({
            id: 'key-make',
            text: text.make,
            act: make,
            disabled: task.running,
            others: keepOld(),
        })}`;
}

function openForm() {
    const { problems, given } = local.state;
    return html`<section class="panel">
            ${openField({
                id: OPEN_FILE,
                label: text.openLabel,
                hint: text.openHint,
                fault: faultOf(problems, OPEN_FILE),
                pasted: given?.name === t.open.pasted,
                take: ([file]) => local.update({ given: file, problems: [] }),
                fail: (error) => complain(problemsFrom(
                    { message: /** @type {Error} */ (error).message,
                        field: 'key' }, FIELDS)),
            })}
            ${opener.render({
                problems,
                label: text.openPassphrase,
                hint: text.openPassphraseHint,
            })}
        </section>
        ${task.render()}
        ${primaryAction({
            id: 'key-open',
            text: text.openButton,
            act: open,
            disabled: task.running,
            others: keepOld(),
        })}`;
}

/** The way back from "another key". */
function keepOld() {
    return job.state.files.key
        ? linkButton(text.keep, () =>
            local.update({ again: false, problems: [] }))
        : nothing;
}

/** @param {import('./job.js').JobFile} file */
function finished(file) {
    const what = keyText(file.report);
    return finishedStep({
        said: file.made ? text.done(what) : text.opened(what),
        body: html`${jobChip('key')}
        ${job.state.passphrases.key
            ? heldPassphrase({
                  id: 'key-held',
                  label: text.held,
                  bytes: () => job.state.passphrases.key,
              })
            : nothing}`,
        next: { text: text.next, href: hrefOf('device', 'request') },
        again: { text: text.another,
            act: () => local.update({ again: true }) },
    });
}

function render() {
    const { way, again, problems } = local.state;
    const { key: file } = job.state.files;
    const frame = { title: text.title, lead: text.lead,
        why: why(text.why, '6'), problems };
    if (file && !again) {
        return stepFrame({ ...frame, body: finished(file) });
    }
    return stepFrame({
        ...frame,
        body: html`${file
                ? html`${notice('info', html`<p>
                      ${text.anotherNote(file.name)}
                  </p>`)}${file.saved ? nothing : jobChip('key')}`
                : nothing}
            ${waysField({
                id: 'key-way',
                legend: text.ways,
                value: way,
                set: (value) => local.update({ way: value, problems: [] }),
                options: [['make', text.wayMake], ['open', text.wayOpen]],
            })}
            ${way === 'make' ? makeForm() : openForm()}`,
    });
}

/** @type {import('./steps.js').Step} */
export const key = {
    id: 'key',
    title: text.short,
    heading: text.title,
    render,
    done: () => job.state.files.key !== null,
    mend: (field) =>
        local.update({ problems: withoutField(local.state.problems, field) }),
    note: () => keyText(job.state.files.key?.report),
};
