/**
 * Step 3: the request for a certificate, made from the addresses and the
 * subject, or opened (article, step 7).
 */
import { html, nothing } from 'lit-html';
import { announce } from '../../parts/dom.js';
import { engine } from '../../parts/engine.js';
import { commonNameOf, namesOf } from '../../parts/facts.js';
import { waysField } from '../../parts/field.js';
import { nameList } from '../../parts/names.js';
import { finishedStep, linkButton } from '../../parts/finished.js';
import { notice } from '../../parts/notice.js';
import { openField } from '../../parts/openfile.js';
import {
    faultOf, problemsFrom, showProblems, withoutField,
} from '../../parts/problems.js';
import { primaryAction, stepFrame } from '../../parts/step.js';
import { Task } from '../../parts/task.js';
import { why } from '../../parts/why.js';
import { hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { adoptNames, usualName } from './choices.js';
import { jobChip, neededFirst } from './chips.js';
import {
    job, jobFile, passphraseFor, publicKeyOf, putFile, whenJobStarts,
} from './job.js';
import {
    commonNameField, SUBJECT_FIELDS, subjectFields, subjectForEngine,
    subjectProblems,
} from './subject.js';

/** @typedef {import('../../parts/problems.js').Problem} Problem */
/** @typedef {import('../../parts/openfile.js').GivenFile} GivenFile */

const text = t.device.request;
const OPEN_FILE = 'request-open-file';
const FIELDS = {
    ...SUBJECT_FIELDS,
    name: 'request-names-change',
    request: OPEN_FILE,
    bytes: OPEN_FILE,
};

const local = createStore({
    way: 'make',
    again: false,
    problems: /** @type {Problem[]} */ ([]),
});
const task = new Task();

whenJobStarts(() => {
    task.cancel();
    local.update({ again: false, problems: [] });
});

/** @param {Problem[]} problems */
function complain(problems) {
    local.update({ problems });
    showProblems(problems);
}

/**
 * @param {string | Uint8Array} content
 * @param {any} report
 * @param {{ made: boolean, name?: string }} source
 */
function takeRequest(content, report, { made, name }) {
    putFile('request', jobFile('request', {
        content, report, made, name: name ?? usualName('request'),
    }));
    adoptNames(namesOf(report));
    local.update({ problems: [], again: false });
    announce(made ? text.done : text.openedDone);
}

async function make() {
    const { key } = job.state.files;
    const problems = subjectProblems();
    complain(problems);
    if (problems.length > 0 || !key) {
        return;
    }
    const passphrase = passphraseFor('key');
    try {
        const result = await task.run(text.making, async (run) => {
            const mc = await engine();
            const { request } = await mc.createRequest(
                {
                    key: key.bytes,
                    passphrase,
                    subject: subjectForEngine(),
                    names: job.state.addresses,
                },
                run,
            );
            const read = await mc.inspect({ bytes: request }, run);
            return { request, report: read.objects[0] };
        });
        if (result) {
            takeRequest(result.request, result.report, { made: true });
        }
    } catch (error) {
        complain(problemsFrom(error, FIELDS));
    } finally {
        passphrase?.fill(0);
    }
}

/** @param {GivenFile[]} files */
async function open([given]) {
    try {
        const read = await task.run(text.opening, async (run) =>
            (await engine()).inspect({ bytes: given.bytes }, run));
        const report = read?.objects.find(
            (object) => object.kind === 'request');
        if (!read) {
            return;
        }
        if (!report) {
            complain([{ field: OPEN_FILE, text: text.noRequest }]);
        } else if (report.error || report.signatureValid === false) {
            const message = report.error?.text ?? text.badSignature;
            complain([{ field: OPEN_FILE, text: message }]);
        } else {
            takeRequest(given.bytes, report, {
                made: false,
                name: given.name === t.open.pasted ? undefined : given.name,
            });
        }
    } catch (error) {
        complain(problemsFrom(error, FIELDS));
    }
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
    const { problems } = local.state;
    const { addresses, files } = job.state;
    const first = missing();
    return html`<section class="panel">
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
            ${commonNameField(problems)}
            <div class="stack">
                <div>
                    <h2>${text.about}</h2>
                    <p class="hint">${text.aboutHint}</p>
                </div>
                ${subjectFields(problems)}
            </div>
        </section>
        ${task.render()}
        ${first
            ? neededFirst(first)
            : primaryAction({
                  id: 'request-make',
                  text: text.make,
                  act: make,
                  disabled: task.running,
                  others: files.request ? keepOld() : nothing,
              })}`;
}

function openForm() {
    const { problems } = local.state;
    return html`<section class="panel">
            ${openField({
                id: OPEN_FILE,
                label: text.openLabel,
                hint: text.openHint,
                fault: faultOf(problems, OPEN_FILE),
                take: open,
                fail: (error) => complain(problemsFrom(
                    { message: /** @type {Error} */ (error).message,
                        field: 'request' }, FIELDS)),
            })}
        </section>
        ${task.render()} ${job.state.files.request ? keepOld() : nothing}`;
}

function keepOld() {
    return linkButton(text.keep, () =>
        local.update({ again: false, problems: [] }));
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
        files.key && publicKeyOf(files.key) !== publicKeyOf(file);
    return html`${stale
        ? notice('warn', html`<p>${text.stale}</p>`)
        : nothing}
    ${foreign ? notice('warn', html`<p>${text.otherKey}</p>`) : nothing}`;
}

/** @param {import('./job.js').JobFile} file */
function finished(file) {
    return finishedStep({
        said: file.made ? text.done : text.openedDone,
        body: html`${warnings(file)} ${jobChip('request')}`,
        next: { text: text.next, href: hrefOf('device', 'signed-by') },
        again: { text: text.again,
            act: () => local.update({ again: true }) },
    });
}

function render() {
    const { way, again, problems } = local.state;
    const { request: file } = job.state.files;
    const frame = { title: text.title, lead: text.lead,
        why: why(text.why, '7'), problems };
    if (file && !again) {
        return stepFrame({ ...frame, body: finished(file) });
    }
    return stepFrame({
        ...frame,
        body: html`${waysField({
                id: 'request-way',
                legend: text.ways,
                value: way,
                set: (value) => local.update({ way: value, problems: [] }),
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
    mend: (field) =>
        local.update({ problems: withoutField(local.state.problems, field) }),
    note: () => commonNameOf(job.state.files.request?.report),
};
