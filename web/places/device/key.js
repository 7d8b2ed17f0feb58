/**
 * Step 2: the device's private key, made here or opened (article, step 6).
 */
import { html, nothing } from 'lit-html';
import { HeldSecret } from '../../held-secret.js';
import { announce } from '../../parts/dom.js';
import { engine } from '../../parts/engine.js';
import { commonNameOf, keyText, shortPrint } from '../../parts/facts.js';
import {
    choiceField, choices, selectField, waysField,
} from '../../parts/field.js';
import { FileSlot } from '../../parts/file-slot.js';
import { finishedStep, linkButton } from '../../parts/finished.js';
import { Form, ProblemsFound } from '../../parts/form.js';
import { notice } from '../../parts/notice.js';
import { problemsFrom } from '../../parts/problems.js';
import {
    heldSecret, NewPassphrase, OpenPassphrase,
} from '../../parts/secret.js';
import { stepFrame } from '../../parts/step.js';
import { why } from '../../parts/why.js';
import { hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { usualName } from './choices.js';
import { jobChip } from './chips.js';
import { currentProfile } from './family.js';
import { keysIn, takeKeyOf } from './key-file.js';
import { job, jobFile, jobs, keepPassphrase, putFile } from './job.js';
import { putAnswer } from './put-answer.js';

const text = t.device.key;
const OPEN_FILE = 'key-open-file';
const PASSPHRASE = 'key-open-passphrase';

const mine = jobs.state((owner) => {
    const local = createStore({
        way: 'make',
        /** The form is shown although a key is there. */
        again: false,
        /** Keys of a file that holds several, and which is meant. */
        found: /** @type {import('./key-file.js').FoundKey[]} */ ([]),
        pick: 0,
    });
    return {
        local,
        form: new Form(owner, { fields: {
            passphrase: PASSPHRASE, key: OPEN_FILE, bytes: OPEN_FILE,
            bits: 'key-bits', curve: 'key-curve',
        } }),
        fresh: new NewPassphrase('key-passphrase', owner),
        opener: new OpenPassphrase(PASSPHRASE, owner),
        file: new FileSlot({
            id: OPEN_FILE,
            changed: () => local.update({ found: [], pick: 0 }),
        }, owner),
    };
});

/** @returns {boolean} */
function withoutPassphrase() {
    const rule = currentProfile().key.passphrase;
    return rule === 'forbidden' ||
        (rule !== 'required' && job.state.keyUnlocked);
}

/** What is being made, in words. */
function keyName() {
    const { type, bits, curve } = job.state.keyOptions;
    return type === 'ec' ? text.ecName({ curve }) : text.rsaName({ bits });
}

/**
 * Puts a key on the table.
 *
 * @param {string | Uint8Array} content
 * @param {any} report
 * @param {{ made: boolean, name?: string,
 *   passphrase: HeldSecret | null }} source
 */
function takeKey(content, report, { made, name, passphrase }) {
    const { local, fresh, opener, file } = mine();
    keepPassphrase(passphrase);
    putFile('key', jobFile('key', {
        content, report, made, name: name ?? usualName('key'),
    }));
    fresh.clear();
    opener.clear();
    file.clear();
    local.update({ again: false });
    const what = keyText(report);
    announce(made ? text.done({ what }) : text.opened({ what }));
}

function make() {
    const { form, fresh } = mine();
    const { type, bits, curve, form: keyForm, cipher } = job.state.keyOptions;
    const bare = withoutPassphrase();
    const ascii = currentProfile().key.passphraseCharacters === 'ascii';
    if (form.complain(bare ? [] : fresh.problems({ ascii }))) {
        return undefined;
    }
    const passphrase = bare ? undefined : fresh.read();
    return form.run({
        say: text.making({ what: keyName() }),
        inputs: {
            type,
            ...(type === 'rsa' ? { bits } : { curve }),
            form: keyForm,
            ...(passphrase ? { passphrase, cipher } : {}),
        },
        secrets: [passphrase],
        async work(inputs, run) {
            const mc = await engine();
            const { key } = await mc.generateKey(inputs, run);
            const { objects: [report] } = await mc.inspect(
                { bytes: key, passphrase: inputs.passphrase }, run);
            return { key, report };
        },
        commit({ key, report }) {
            takeKey(key, report, {
                made: true,
                passphrase: bare ? null : fresh.give(jobs.owner, () =>
                    text.passphraseOf({ name: usualName('key') })),
            });
            passphrase?.fill(0);
        },
    }, { ...form.fields, passphrase: 'key-passphrase' });
}

/** Opens the key in the file, or asks which of several is meant. */
function open() {
    const { form, opener, file, local } = mine();
    if (!file.file) {
        return form.complain([{ field: OPEN_FILE,
            text: file.fault || text.noFile }]);
    }
    const typed = opener.read();
    const { keyOptions } = job.state;
    return form.run({
        say: text.opening,
        inputs: {
            given: file.file, typed, pick: local.state.pick,
            asked: local.state.found.length > 0, keyOptions,
        },
        secrets: [typed],
        async work(inputs, run) {
            const { given, pick, asked } = inputs;
            const passphrase = typed.length > 0 ? typed : undefined;
            const mc = await engine();
            const { objects } = await mc.inspect(
                { bytes: given.bytes, passphrase }, run);
            const found = keysIn(objects);
            refuseUnopened(found, objects);
            const usable = found.filter(({ report }) => report.opened);
            if (usable.length > 1 && !asked) {
                return { found: usable, taken: null };
            }
            const chosen = usable[pick] ?? usable[0];
            return { found: usable, taken: await takeKeyOf(mc, chosen, objects,
                { ...inputs, passphrase }, run) };
        },
        commit({ found, taken }, { given }) {
            if (!taken) {
                local.update({ found });
                typed.fill(0);
                return;
            }
            const { key, report, converted } = taken;
            const locked = report.encrypted && typed.length > 0;
            takeKey(key, report, {
                made: converted,
                name: converted || given.pasted ? undefined : given.name,
                passphrase: locked
                    ? new HeldSecret(typed.slice(), jobs.owner) : null,
            });
            typed.fill(0);
            if (taken.certificate) {
                putAnswer(pemOf(taken.certificate), taken.chain.map(pemOf));
            }
        },
    });
}

/**
 * @param {import('./key-file.js').FoundKey[]} found
 * @param {any[]} objects what the engine found in the file
 * @throws {ProblemsFound} where none of them can be used
 */
function refuseUnopened(found, objects) {
    if (found.some(({ report }) => report.opened)) {
        return;
    }
    const error = found[0]?.report.error ??
        objects.find((object) => object.error && (/KEY/.test(object.label) ||
            object.kind === 'pkcs12'))?.error;
    if (!error && !found[0]) {
        throw new ProblemsFound([{ field: OPEN_FILE, text: text.notKey }]);
    }
    if (error?.code === 'PASSPHRASE_MISSING') {
        throw new ProblemsFound([{
            field: PASSPHRASE, text: text.needsPassphrase,
        }]);
    }
    throw new ProblemsFound(problemsFrom({
        ...error,
        message: error?.text ?? text.unsupported,
        field: error?.code === 'PASSPHRASE' ? 'passphrase' : 'key',
    }, mine().form.fields));
}

/** What lay beside a key in its container. @param {any} report */
function pemOf(report) {
    return { content: report.pem, report };
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
        ? notice('warn', html`<p>${text.tooLarge({ bits: maxBits })}</p>`)
        : nothing;
}

/**
 * The choices of one option, the device's own marked.
 *
 * @param {[string, string][]} options
 * @param {string} wanted by the device
 * @returns {[string, string][]}
 */
function marked(options, wanted) {
    return options.map(([value, name]) =>
        [value, value === wanted ? text.wanted({ name }) : name]);
}

function advanced() {
    const { type, form, cipher, curve } = job.state.keyOptions;
    const { key } = currentProfile();
    /** @param {string} name @returns {(value: string) => void} */
    const set = (name) => (value) => setOption({ [name]: value });
    return html`<details class="more">
        <summary>${text.advanced}</summary>
        <div class="stack">
            ${selectField({
                id: 'key-form', label: text.form, value: form,
                set: set('form'),
                options: marked(choices(['traditional', 'pkcs8'], text.forms),
                    key.form),
                below: key.form === 'traditional'
                    ? why(text.whyForm, '6') : nothing,
            })}
            ${withoutPassphrase() ? nothing : selectField({
                id: 'key-cipher', label: text.cipher, value: cipher,
                set: set('cipher'),
                options: marked(choices(['des-ede3-cbc', 'aes-256-cbc'],
                    text.ciphers), key.cipher),
            })}
            ${selectField({
                id: 'key-type', label: text.type, value: type,
                set: set('type'),
                options: marked(choices(['rsa', 'ec'], text.types), key.type),
            })}
            ${type === 'ec' ? selectField({
                id: 'key-curve', label: text.curve, value: curve,
                set: set('curve'),
                options: [['P-256', 'P-256'], ['P-384', 'P-384']],
            }) : nothing}
            ${type === 'ec' && key.type !== 'ec'
                ? notice('warn', html`<p>${text.ecWarning}</p>`) : nothing}
            ${passphraseQuestion()}
        </div>
    </details>`;
}

/** For a device that takes keys with and without a passphrase. */
function passphraseQuestion() {
    return currentProfile().key.passphrase !== 'allowed' ? nothing
        : choiceField({
            id: 'key-asks',
            legend: text.asks,
            value: job.state.keyUnlocked ? 'no' : 'yes',
            set: (value) => job.update({ keyUnlocked: value === 'no' }),
            plain: true,
            options: [
                { value: 'yes', name: text.asksYes },
                { value: 'no', name: text.asksNo, hint: text.unlockedHint },
            ],
        });
}

function makeForm() {
    const { form, fresh } = mine();
    const { type, bits, form: keyForm } = job.state.keyOptions;
    const forbidden = currentProfile().key.passphrase === 'forbidden';
    return form.render({
        body: html`<section class="panel">
            ${type === 'rsa' ? selectField({
                id: 'key-bits',
                label: text.size,
                value: String(bits),
                set: (value) => setOption({ bits: Number(value) }),
                options: marked([2048, 3072, 4096].map((size) =>
                    [String(size), text.sizeOf({ bits: size })]), '2048'),
                fault: form.fault('key-bits'),
                below: html`${why(currentProfile().key.maxBits > 2048
                    ? text.whySizeOther : text.whySize, '6')}
                    ${sizeWarning()}`,
            }) : nothing}
            ${withoutPassphrase()
                ? forbidden
                    ? notice('warn', html`<p>${text.forbidden}</p>`) : nothing
                : fresh.render({ form: keyForm, problems: form.problems })}
            ${advanced()}
        </section>`,
        act: { id: 'key-make', text: text.make },
        submit: make,
        others: keepOld(),
    });
}

/** Which key of several, each with what belongs to it. */
function picker() {
    const { local } = mine();
    const { found, pick } = local.state;
    return found.length < 2 ? nothing : choiceField({
        id: 'key-pick',
        legend: text.pick,
        value: String(pick),
        set: (value) => local.update({ pick: Number(value) }),
        options: found.map(({ report, name, certificate }, i) => ({
            value: String(i),
            name: commonNameOf(certificate) || name ||
                shortPrint(report.publicKeySha256),
            hint: keyText(report),
        })),
    });
}

function openForm() {
    const { form, opener, file, local } = mine();
    return form.render({
        body: html`<section class="panel">
            ${file.render({
                label: text.openLabel, hint: text.openHint,
                fault: form.fault(OPEN_FILE),
            })}
            ${opener.render({
                problems: form.problems,
                label: text.openPassphrase,
                hint: text.openPassphraseHint,
            })}
            ${picker()}
        </section>`,
        act: { id: 'key-open', text: local.state.found.length > 1
            ? text.pickButton : text.openButton },
        submit: open,
        others: keepOld(),
    });
}

/** The way back from "another key". */
function keepOld() {
    const { local, form } = mine();
    return job.state.files.key
        ? linkButton(text.keep, () => {
            local.update({ again: false });
            form.complain([]);
        })
        : nothing;
}

/** @param {import('./job.js').JobFile} file */
function finished(file) {
    const what = keyText(file.report);
    const { keyPassphrase } = job.state;
    return finishedStep({
        said: file.made ? text.done({ what }) : text.opened({ what }),
        body: html`${jobChip('key')}
        ${keyPassphrase ? heldSecret({
            id: 'key-held', label: text.held, secret: keyPassphrase,
        }) : nothing}`,
        next: { text: text.next, href: hrefOf('device', 'request') },
        again: { text: text.another,
            act: () => mine().local.update({ again: true }) },
    });
}

function render() {
    const { local, form } = mine();
    const { way, again } = local.state;
    const { key: file } = job.state.files;
    const frame = {
        title: text.title,
        lead: withoutPassphrase() ? text.leadOpen : text.lead,
        why: why(text.why, '6'),
        problems: form.problems,
    };
    if (file && !again) {
        return stepFrame({ ...frame, body: finished(file) });
    }
    return stepFrame({
        ...frame,
        body: html`${file
                ? html`${notice('info', html`<p>
                      ${text.anotherNote({ name: file.name })}
                  </p>`)}${file.item?.kept ? nothing : jobChip('key')}`
                : nothing}
            ${waysField({
                id: 'key-way',
                legend: text.ways,
                value: way,
                set: (value) => {
                    local.update({ way: value });
                    form.complain([]);
                },
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
    note: () => keyText(job.state.files.key?.report),
};
