/**
 * Step 3: the request for a certificate, made from the addresses and the
 * subject, or opened (article, step 7). Limits of the subject's fields: RFC
 * 5280 appendix A.1, upper bounds.
 */
import { html } from 'lit-html';
import { isSound } from '../../file/relations.js';
import { announce } from '../../parts/dom.js';
import { engine } from '../../parts/engine.js';
import { commonNameOf, nameList, namesOf } from '../../parts/facts.js';
import { textField } from '../../parts/field.js';
import { FileSlot } from '../../parts/file-slot.js';
import { Form, ProblemsFound } from '../../parts/form.js';
import { notice } from '../../parts/step.js';
import { errorText, insteadText, noteText } from '../../parts/told.js';
import { goLater, hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { jobChip, neededFirst } from './chips.js';
import { fileStep } from './file-step.js';
import { change, isForeign, job, jobs, jobWork, passphraseForKey }
    from './job.js';
import { objectsOf, readBack } from './key-file.js';
import { adoptNames, take } from './table.js';
import { keyFirst, keyIsLocked, keyUnlock, namesFirst } from './unlock-key.js';

/** @import {CertificateRequest} from '../../../wasm/reports.js' */

const text = t.device.request;
const OPEN_FILE = 'request-open-file';

/**
 * The subject's fields and their longest values, in the order in which they
 * stand in the request.
 *
 * @type {Record<string, number>}
 */
const LIMITS = {
    C: 2, ST: 128, L: 128, O: 64, OU: 64, CN: 64, emailAddress: 255,
};

/** On the page: from what everyone fills in to what few do. */
const SHOWN = /** @type {const} */ (
    ['O', 'OU', 'L', 'ST', 'C', 'emailAddress']);

/** @param {string} type */
const idOf = (type) => `request-${type}`;

const mine = jobs.state((owner) => ({
    form: new Form(owner, { work: jobWork, fields: {
        ...Object.fromEntries(Object.keys(LIMITS).map((type) =>
            [`subject.${type}`, idOf(type)])),
        name: 'request-names-change',
        request: OPEN_FILE,
        bytes: OPEN_FILE,
    } }),
    file: new FileSlot({ id: OPEN_FILE, changed: open }, owner),
}));

const unlock = keyUnlock('request');

/** The common name is the first address until it is typed. */
/** @returns {Record<string, string>} */
const typed = () =>
    ({ CN: job.state.addresses[0] ?? '', ...job.state.subject });

/** What the engine is given. @returns {Record<string, string>} */
export const subjectForEngine = () => Object.fromEntries(Object.keys(LIMITS)
    .map((type) => [type, (typed()[type] ?? '').trim()])
    .filter(([, value]) => value !== ''));

/** @param {string} type */
const labelOf = (type) => type === 'CN'
    ? text.cn : text.fields[/** @type {'O'} */ (type)];

function subjectProblems() {
    const subject = subjectForEngine();
    return [['CN', subject.CN ? '' : text.cnMissing],
        ...Object.entries(subject).map(([type, value]) => {
            const limit = LIMITS[type];
            return [type, type === 'C' && !/^[A-Za-z]{2}$/.test(value)
                ? text.countryBad : [...value].length <= limit
                    ? '' : text.tooLong({ label: labelOf(type), limit })];
        }),
    ].filter(([, fault]) => fault)
        .map(([type, fault]) => ({ field: idOf(type), text: fault }));
}

/**
 * @param {'CN' | typeof SHOWN[number]} type
 * @param {Partial<Parameters<typeof textField>[0]>} look
 */
const subjectField = (type, look) => textField({
    id: idOf(type),
    label: labelOf(type),
    value: typed()[type] ?? '',
    set: (value) => change('subject', {
        [type]: type === 'C' ? value.toUpperCase() : value,
    }),
    limit: LIMITS[type],
    fault: mine().form.fault(idOf(type)),
    ...look,
});

/** @param {import('./table.js').Source<CertificateRequest>} source */
function takeRequest(source) {
    take('request', source);
    adoptNames('request');
    announce(said(source));
}

function make() {
    const { form } = mine();
    const { key } = job.state.files;
    if (form.complain(subjectProblems()) || !key) {
        return;
    }
    const passphrase = passphraseForKey();
    const goOn = goLater();
    form.run({
        say: text.making,
        inputs: { key: key.bytes, passphrase, subject: subjectForEngine(),
            names: job.state.addresses },
        lent: [passphrase],
        async work(inputs, run) {
            const mc = await engine();
            const { request } = await mc.createRequest(inputs, run);
            return readBack(mc, request, 'request', run);
        },
        commit(made) {
            takeRequest({ ...made, made: true });
            if (!made.report.notes?.length) {
                goOn('device', 'signed-by');
            }
        },
    });
}

/**
 * A request that was given takes the place of the one on the table; one that
 * cannot be read leaves none there.
 *
 * @param {readonly import('../../parts/file-slot.js').GivenFile[]} files
 */
function open([given]) {
    const { form } = mine();
    if (!job.state.files.request?.made) {
        take('request', null);
    }
    if (!given) {
        form.complain([]);
        return;
    }
    form.run({
        say: text.opening,
        inputs: { given },
        async work({ given: { bytes } }, run) {
            const { objects } = await (await engine()).inspect({ bytes }, run);
            const [report] = objectsOf(objects, 'request');
            if (report && isSound(report, 'request') &&
                report.signatureValid !== false) {
                return report;
            }
            throw new ProblemsFound([{ field: OPEN_FILE, text: !report
                ? insteadText(objects, text.noRequest) : report.error
                    ? errorText(report.error) : text.badSignature }]);
        },
        commit: (report) => takeRequest({ content: given.bytes, report,
            name: given.pasted ? undefined : given.name }),
    });
}

/** @param {unknown} others */
function makeForm(others) {
    const { form } = mine();
    const { addresses } = job.state;
    const first = keyFirst(text) ?? namesFirst();
    return !first && keyIsLocked() ? unlock() : html`${form.render({
        body: html`<section class="panel">
            <div class="field">
                <span class="label">${text.names}</span>
                ${addresses.length > 0 ? nameList(addresses, text.names)
                    : html`<p class="quiet">${text.noNames}</p>`}
                <p class="small">
                    <a id="request-names-change"
                        href=${hrefOf('device', 'before-you-start')}
                        >${t.common.change}</a>
                </p>
            </div>
            ${subjectField('CN', { hint: text.cnHint })}
            <div class="stack">
                <div>
                    <h2>${text.about}</h2>
                    <p class="hint">${text.aboutHint}</p>
                </div>
                <div class="fields">${SHOWN.map((type) => subjectField(type, {
                    optional: true, short: type === 'C',
                    hint: type === 'C' ? text.countryHint : undefined,
                }))}</div>
            </div>
        </section>`,
        act: first ? undefined : { id: 'request-make', text: text.make },
        submit: make, others,
    })}
    ${first && neededFirst(first)}`;
}

/** @param {unknown} others */
function openForm(others) {
    const { form, file } = mine();
    return form.render({ others, body: html`<section class="panel">
        ${file.render({ label: text.openLabel, hint: text.openHint,
            fault: form.fault(OPEN_FILE) })}
    </section>` });
}

/** @param {{ made?: boolean }} file */
const said = ({ made }) => made ? text.done : text.openedDone;

/** @param {import('./job.js').JobFile<CertificateRequest>} file */
function warnings({ made, report }) {
    const { addresses } = job.state;
    const names = new Set(namesOf(report));
    const stale = made && addresses.length > 0 &&
        (addresses.some((host) => !names.has(host)) ||
            names.size !== addresses.length);
    return [
        stale && text.stale,
        isForeign() && text.otherKey,
        ...(report.notes ?? []).map(noteText),
    ].map((words) => notice('warn', words));
}

export const request = fileStep({
    id: 'request',
    slot: 'request',
    text,
    article: '7',
    next: 'signed-by',
    form: () => mine().form,
    said,
    finished: (file) => html`${warnings(file)} ${jobChip('request')}`,
    ways: { make: makeForm, open: openForm },
    done: () => job.state.files.certificate !== null,
    note: () => commonNameOf(job.state.files.request?.report),
});
