/**
 * Step 3: the request for a certificate, made from the addresses and the
 * subject, or opened (article, step 7).
 */
import { html, nothing } from 'lit-html';
import { announce } from '../../parts/dom.js';
import { engine } from '../../parts/engine.js';
import { commonNameOf, namesOf } from '../../parts/facts.js';
import { waysField } from '../../parts/field.js';
import { FileSlot } from '../../parts/file-slot.js';
import { finishedStep, linkButton } from '../../parts/finished.js';
import { Form, ProblemsFound } from '../../parts/form.js';
import { nameList } from '../../parts/names.js';
import { notice } from '../../parts/notice.js';
import { stepFrame } from '../../parts/step.js';
import { why } from '../../parts/why.js';
import { hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { adoptNames, usualName } from './choices.js';
import { jobChip, neededFirst } from './chips.js';
import {
    job, jobFile, jobs, passphraseForKey, publicKeyOf, putFile,
} from './job.js';
import { objectsOf } from './key-file.js';
import {
    commonNameField, SUBJECT_FIELDS, subjectFields, subjectForEngine,
    subjectProblems,
} from './subject.js';
import { KeyUnlock, keyIsLocked } from './unlock-key.js';

const text = t.device.request;
const OPEN_FILE = 'request-open-file';

const mine = jobs.state((owner) => ({
    local: createStore({ way: 'make', again: false }),
    form: new Form(owner, { fields: {
        ...SUBJECT_FIELDS,
        name: 'request-names-change',
        request: OPEN_FILE,
        bytes: OPEN_FILE,
    } }),
    unlock: new KeyUnlock('request-passphrase', owner),
    file: new FileSlot({ id: OPEN_FILE, changed: open }, owner),
}));

/**
 * @param {string | Uint8Array} content
 * @param {any} report
 * @param {{ made: boolean, name?: string }} source
 */
function takeRequest(content, report, { made, name }) {
    putFile('request', jobFile('request', {
        content, report, made, name: name ?? usualName('request'),
    }));
    adoptNames('request');
    mine().local.update({ again: false });
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
            return { request, report: objects[0] };
        },
        commit({ request, report }) {
            passphrase?.fill(0);
            takeRequest(request, report, { made: true });
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
            if (!report || report.error || report.signatureValid === false) {
                throw new ProblemsFound([{
                    field: OPEN_FILE,
                    text: report?.error?.text ?? (report
                        ? text.badSignature
                        : objects.find(({ error }) => error)?.error.text ??
                            text.noRequest),
                }]);
            }
            return report;
        },
        commit: (report) => takeRequest(given.bytes, report, {
            made: false, name: given.pasted ? undefined : given.name,
        }),
    });
}

/** What must be there first, with the way to it. */
function missing() {
    const { files, addresses } = job.state;
    if (!files.key) {
        return { say: text.needKey, link: text.needKeyLink, step: 'key' };
    }
    if (addresses.length === 0) {
        return { say: text.needNames, link: text.needNamesLink,
            step: 'before-you-start' };
    }
    return null;
}

function makeForm() {
    const { form, unlock } = mine();
    const { addresses, files } = job.state;
    const first = missing();
    if (!first && keyIsLocked()) {
        return unlock.render();
    }
    return html`${form.render({
        body: html`<section class="panel">
            <div class="field">
                <span class="label">${text.names}</span>
                ${addresses.length > 0
                    ? nameList(addresses, text.names)
                    : html`<p class="quiet">${text.noNames}</p>`}
                <p class="small">
                    <a
                        id="request-names-change"
                        href=${hrefOf('device', 'before-you-start')}
                        >${t.common.change}</a
                    >
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
        others: files.request ? keepOld() : undefined,
    })}
    ${first ? neededFirst(first) : nothing}`;
}

function openForm() {
    const { form, file } = mine();
    return form.render({
        body: html`<section class="panel">
            ${file.render({
                label: text.openLabel, hint: text.openHint,
                fault: form.fault(OPEN_FILE),
            })}
        </section>`,
        others: job.state.files.request ? keepOld() : undefined,
    });
}

function keepOld() {
    const { local, form } = mine();
    return linkButton(text.keep, () => {
        local.update({ again: false });
        form.complain([]);
    });
}

/** @param {import('./job.js').JobFile} file */
function warnings(file) {
    const { addresses, files } = job.state;
    const names = new Set(namesOf(file.report));
    const stale =
        file.made && addresses.length > 0 &&
        (addresses.some((host) => !names.has(host)) ||
            names.size !== addresses.length);
    const foreign =
        files.key && publicKeyOf(files.key) !== '' &&
        publicKeyOf(files.key) !== publicKeyOf(file);
    const said = [
        stale ? text.stale : '',
        foreign ? text.otherKey : '',
        ...(file.report.notes ?? []).map(
            (/** @type {any} */ note) => note.text),
    ];
    return said.filter(Boolean).map((words) =>
        notice('warn', html`<p>${words}</p>`));
}

/** @param {import('./job.js').JobFile} file */
function finished(file) {
    return finishedStep({
        said: file.made ? text.done : text.openedDone,
        body: html`${warnings(file)} ${jobChip('request')}`,
        next: { text: text.next, href: hrefOf('device', 'signed-by') },
        again: { text: text.again,
            act: () => mine().local.update({ again: true }) },
    });
}

function render() {
    const { local, form } = mine();
    const { way, again } = local.state;
    const { request: file } = job.state.files;
    const frame = { title: text.title, lead: text.lead,
        why: why(text.why, '7'), problems: form.problems };
    if (file && !again) {
        return stepFrame({ ...frame, body: finished(file) });
    }
    return stepFrame({
        ...frame,
        body: html`${waysField({
                id: 'request-way',
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
export const request = {
    id: 'request',
    title: text.short,
    heading: text.title,
    render,
    done: () => {
        const { request: file, certificate } = job.state.files;
        return file !== null || certificate !== null;
    },
    note: () => commonNameOf(job.state.files.request?.report),
};
