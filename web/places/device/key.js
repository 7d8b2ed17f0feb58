/** Step 2: the device's private key, made here or opened (article, step 6). */
import { html, nothing } from 'lit-html';
import { announce } from '../../parts/dom.js';
import { engine } from '../../parts/engine.js';
import { commonNameOf, keyText, macText, shortPrint }
    from '../../parts/facts.js';
import { choiceField } from '../../parts/field.js';
import { FileSlot } from '../../parts/file-slot.js';
import { Form, ProblemsFound, problemsFrom } from '../../parts/form.js';
import { heldSecret, NewPassphrase, OpenPassphrase }
    from '../../parts/secret.js';
import { notice } from '../../parts/step.js';
import { insteadText } from '../../parts/told.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { jobChip } from './chips.js';
import { currentProfile } from './at-device.js';
import { fileStep } from './file-step.js';
import { keysIn, pemOf, readBack, takeKeyOf } from './key-file.js';
import { furtherOptions, sizeOption, withoutPassphrase }
    from './key-options.js';
import { job, jobs, jobWork, keepPassphrase } from './job.js';
import { putAnswer, take, usualName } from './table.js';

/** @import {FileObject} from '../../../wasm/reports.js' */
/** @import {ReportOf} from './job.js' */
/** @import {FoundKey} from './key-file.js' */

const text = t.device.key;
const OPEN_FILE = 'key-open-file';
const PASSPHRASE = 'key-open-passphrase';

const mine = jobs.state((owner) => {
    const local = createStore({
        /** Keys of a file that holds several, and which is meant. */
        found: /** @type {FoundKey[]} */ ([]),
        pick: 0,
    });
    return {
        local,
        form: new Form(owner, { work: jobWork, fields: {
            passphrase: PASSPHRASE, key: OPEN_FILE, bytes: OPEN_FILE,
            bits: 'key-bits', curve: 'key-curve',
        } }),
        fresh: new NewPassphrase('key-passphrase', owner),
        opener: new OpenPassphrase(PASSPHRASE, owner),
        file: new FileSlot({ id: OPEN_FILE,
            changed: () => local.update({ found: [], pick: 0 }) }, owner),
    };
});

/**
 * Puts a key on the table.
 *
 * @param {import('./table.js').Source<ReportOf['key']>} source
 * @param {Parameters<typeof keepPassphrase>[0]} passphrase
 */
function takeKey(source, passphrase) {
    const { fresh, opener, file } = mine();
    keepPassphrase(passphrase);
    take('key', source);
    fresh.clear();
    opener.clear();
    file.clear();
    announce(said(source));
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
        say: text.making({ what: type === 'ec'
            ? text.ecName({ curve }) : text.rsaName({ bits }) }),
        inputs: { type, form: keyForm,
            ...(type === 'rsa' ? { bits } : { curve }),
            ...(passphrase && { passphrase, cipher }) },
        lent: [passphrase],
        async work(inputs, run) {
            const mc = await engine();
            const { key } = await mc.generateKey(inputs, run);
            return readBack(mc, key, 'private-key', run, inputs.passphrase);
        },
        commit: (key) => takeKey({ ...key, made: true },
            bare ? null : fresh.give(jobs.owner, () =>
                text.passphraseOf({ name: usualName('key') }))),
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
    const { pick, found: offered } = local.state;
    return form.run({
        say: text.opening,
        inputs: { given: file.file, typed, pick, asked: offered.length > 0,
            keyOptions: job.state.keyOptions },
        lent: [typed],
        async work(inputs, run) {
            const { given, pick, asked } = inputs;
            const passphrase = typed.length > 0 ? typed : undefined;
            const mc = await engine();
            const { objects } = await mc.inspect(
                { bytes: given.bytes, passphrase }, run);
            const found = keysIn(objects);
            refuseUnopened(found, objects);
            const usable = found.filter(({ report }) => report.opened);
            return { found: usable, taken: usable.length > 1 && !asked ? null
                : await takeKeyOf(mc, usable[pick] ?? usable[0], objects,
                    { ...inputs, passphrase }, run) };
        },
        commit({ found, taken }, { given }) {
            if (!taken) {
                local.update({ found });
                return;
            }
            const { report, made } = taken;
            takeKey({ ...taken,
                name: made || given.pasted ? undefined : given.name,
            }, report.encrypted && typed.length > 0 ? typed.slice() : null);
            if (taken.certificate) {
                putAnswer(pemOf(taken.certificate), taken.chain.map(pemOf));
            }
        },
    });
}

/**
 * @param {FoundKey[]} found
 * @param {FileObject[]} objects of the file
 * @throws {ProblemsFound} where none of them can be used
 */
function refuseUnopened(found, objects) {
    if (found.some(({ report }) => report.opened)) {
        return;
    }
    const locked = objects.flatMap(({ bags = [] }) => bags)
        .find(({ kind, error }) => kind === 'key' && error);
    const error = found[0]?.report.error ?? locked?.error ??
        objects.find(({ error, kind, label = '', strange }) => error &&
            !strange && (/KEY/.test(label) || kind === 'pkcs12'))?.error;
    throw new ProblemsFound(!error && !found[0]
        ? [{ field: OPEN_FILE, text: insteadText(objects, text.notKey) }]
        : error?.code === 'PASSPHRASE_MISSING'
            ? [{ field: PASSPHRASE, text: text.needsPassphrase }]
            : problemsFrom({
                ...error,
                message: text.unsupported,
                field: error?.code === 'PASSPHRASE' ? 'passphrase' : 'key',
            }, mine().form.fields));
}

/** @param {unknown} others */
function makeForm(others) {
    const { form, fresh } = mine();
    const forbidden = currentProfile().key.passphrase === 'forbidden';
    return form.render({
        body: html`<section class="panel">
            ${sizeOption(form.fault('key-bits'))}
            ${withoutPassphrase()
                ? notice('warn', forbidden && text.forbidden)
                : fresh.render({ form: job.state.keyOptions.form,
                    problems: form.problems })}
            ${furtherOptions()}
        </section>`,
        act: { id: 'key-make', text: text.make },
        submit: make,
        others,
    });
}

/** Which key of several, each with what belongs to it. */
function picker() {
    const { local } = mine();
    const { found, pick } = local.state;
    return found.length < 2 ? nothing : choiceField({
        id: 'key-pick', legend: text.pick,
        value: String(pick),
        set: (value) => local.update({ pick: Number(value) }),
        options: found.map(({ report, name, certificate }, i) => ({
            value: String(i),
            name: commonNameOf(certificate) || name ||
                shortPrint(report.publicKeySha256 ?? ''),
            hint: keyText(report),
        })),
    });
}

/** @param {unknown} others */
function openForm(others) {
    const { form, opener, file, local } = mine();
    return form.render({
        body: html`<section class="panel">
            ${file.render({ label: text.openLabel, hint: text.openHint,
                fault: form.fault(OPEN_FILE) })}
            ${opener.render({ problems: form.problems,
                label: text.openPassphrase, hint: text.openPassphraseHint })}
            ${picker()}
        </section>`,
        act: { id: 'key-open', text: local.state.found.length > 1
            ? text.pickButton : text.openButton },
        submit: open,
        others,
    });
}

/** @param {{ made?: boolean, report: ReportOf['key'] }} file */
const said = ({ made, report }) =>
    (made ? text.done : text.opened)({ what: keyText(report) });

/** Its chip, and its passphrase while that is known. */
function finished() {
    const { keyPassphrase, files: { key: file } } = job.state;
    const container = file?.report.container;
    return html`${jobChip('key')}
        ${notice('warn', container && macText(container))}
        ${keyPassphrase && heldSecret({ id: 'key-held', label: text.held,
            secret: keyPassphrase })}`;
}

export const key = fileStep({
    id: 'key',
    slot: 'key',
    text,
    article: '6',
    next: 'request',
    lead: () => withoutPassphrase() ? text.leadOpen : text.lead,
    form: () => mine().form,
    said,
    finished,
    above: ({ name, item }) => html`
        ${notice('info', text.anotherNote({ name }))}
        ${item?.kept ? nothing : jobChip('key')}`,
    ways: { make: makeForm, open: openForm },
    note: () => keyText(job.state.files.key?.report),
});
