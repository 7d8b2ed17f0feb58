/**
 * Step 3: the request for a certificate, made from the addresses and the
 * subject, or opened (article, step 7).
 */
import { html } from 'lit-html';
import { announce } from '../../parts/dom.js';
import { isSound } from '../../file/relations.js';
import { engine } from '../../parts/engine.js';
import { commonNameOf, nameList, namesOf } from '../../parts/facts.js';
import { FileSlot } from '../../parts/file-slot.js';
import { Form, ProblemsFound } from '../../parts/form.js';
import { notice } from '../../parts/step.js';
import { errorText, insteadText, noteText } from '../../parts/told.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { adoptNames, usualName } from './choices.js';
import { jobChip, neededFirst } from './chips.js';
import { fileStep, goOn } from './file-step.js';
import { job, jobFile, jobs, jobWork, passphraseForKey, publicKeyOf, putFile }
    from './job.js';
import { objectsOf } from './key-file.js';
import {
    commonNameField, SUBJECT_FIELDS, subjectFields, subjectForEngine,
    subjectProblems,
} from './subject.js';
import { keyIsLocked, keyUnlock } from './unlock-key.js';

/** @import {CertificateRequest} from '../../../wasm/reports.js' */

const text = t.device.request;
const OPEN_FILE = 'request-open-file';

const mine = jobs.state((owner) => ({
    form: new Form(owner, { work: jobWork, fields: {
        ...SUBJECT_FIELDS,
        name: 'request-names-change',
        request: OPEN_FILE,
        bytes: OPEN_FILE,
    } }),
    file: new FileSlot({ id: OPEN_FILE, changed: open }, owner),
}));

const unlock = keyUnlock('request');

/**
 * @param {string | Uint8Array} content
 * @param {CertificateRequest} report
 * @param {{ made: boolean, name?: string }} source
 */
function takeRequest(content, report, { made, name }) {
    putFile('request', jobFile('request', {
        content, report, made, name: name ?? usualName('request'),
    }));
    adoptNames('request');
    announce(made ? text.done : text.openedDone);
}

function make() {
    const { form } = mine();
    const { key } = job.state.files;
    if (form.complain(subjectProblems()) || !key) {
        return;
    }
    const passphrase = passphraseForKey();
    form.run({
        say: text.making,
        inputs: {
            key: key.bytes, passphrase, subject: subjectForEngine(),
            names: job.state.addresses,
        },
        secrets: [passphrase],
        async work(inputs, run) {
            const mc = await engine();
            const { request } = await mc.createRequest(inputs, run);
            const { objects } = await mc.inspect({ bytes: request }, run);
            const [report] = objects.filter((one) => isSound(one, 'request'));
            return { request, report };
        },
        commit({ request, report }) {
            passphrase?.fill(0);
            takeRequest(request, report, { made: true });
            if (!report.notes?.length) {
                goOn('request', 'signed-by');
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
        putFile('request', null);
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
            throw new ProblemsFound([{
                field: OPEN_FILE,
                text: !report ? insteadText(objects, text.noRequest)
                    : report.error ? errorText(report.error)
                        : text.badSignature,
            }]);
        },
        commit: (report) => takeRequest(given.bytes, report, {
            made: false, name: given.pasted ? undefined : given.name,
        }),
    });
}

/** What must be there first, with the way to it. */
function missing() {
    const { files, addresses } = job.state;
    return !files.key
        ? { say: text.needKey, link: text.needKeyLink, step: 'key' }
        : addresses.length === 0
            ? { say: text.needNames, link: text.needNamesLink,
                step: 'before-you-start' }
            : null;
}

/** @param {unknown} others */
function makeForm(others) {
    const { form } = mine();
    const { addresses } = job.state;
    const first = missing();
    return !first && keyIsLocked() ? unlock() : html`${form.render({
        body: html`<section class="panel">
            <div class="field">
                <span class="label">${text.names}</span>
                ${addresses.length > 0
                    ? nameList(addresses, text.names)
                    : html`<p class="quiet">${text.noNames}</p>`}
                <p class="small">
                    <a id="request-names-change"
                        href=${hrefOf('device', 'before-you-start')}
                        >${t.common.change}</a>
                </p>
            </div>
            ${commonNameField(form.problems)}
            <div class="stack">
                <div>
                    <h2>${text.about}</h2>
                    <p class="hint">${text.aboutHint}</p>
                </div>
                ${subjectFields(form.problems)}
            </div>
        </section>`,
        act: first ? undefined : { id: 'request-make', text: text.make },
        submit: make,
        others,
    })}
    ${first && neededFirst(first)}`;
}

/** @param {unknown} others */
function openForm(others) {
    const { form, file } = mine();
    return form.render({
        body: html`<section class="panel">
            ${file.render({
                label: text.openLabel, hint: text.openHint,
                fault: form.fault(OPEN_FILE),
            })}
        </section>`,
        others,
    });
}

/** @param {import('./job.js').JobFile<CertificateRequest>} file */
function warnings(file) {
    const { addresses, files: { key } } = job.state;
    const names = new Set(namesOf(file.report));
    const stale = file.made && addresses.length > 0 &&
        (addresses.some((host) => !names.has(host)) ||
            names.size !== addresses.length);
    const foreign = publicKeyOf(key) !== '' &&
        publicKeyOf(key) !== publicKeyOf(file);
    return [
        stale && text.stale,
        foreign && text.otherKey,
        ...(file.report.notes ?? []).map(noteText),
    ].map((words) => notice('warn', words));
}

export const request = fileStep({
    id: 'request',
    slot: 'request',
    text,
    article: '7',
    next: 'signed-by',
    form: () => mine().form,
    said: ({ made }) => made ? text.done : text.openedDone,
    finished: (file) => html`${warnings(file)} ${jobChip('request')}`,
    ways: { make: makeForm, open: openForm },
    done: () => job.state.files.certificate !== null,
    note: () => commonNameOf(job.state.files.request?.report),
});
