/**
 * Step 4: who signs the request: an authority of one's own, another one, or
 * the device itself (article, steps 7 to 10).
 */
import { html, nothing } from 'lit-html';
import { announce } from '../../parts/dom.js';
import { engine } from '../../parts/engine.js';
import { commonNameOf, namesOf } from '../../parts/facts.js';
import { choiceField } from '../../parts/field.js';
import { finishedStep, linkButton } from '../../parts/finished.js';
import { notice } from '../../parts/notice.js';
import {
    problemsFrom, showProblems, withoutField,
} from '../../parts/problems.js';
import { primaryAction, stepFrame } from '../../parts/step.js';
import { Task } from '../../parts/task.js';
import { why } from '../../parts/why.js';
import { hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { usualName } from './choices.js';
import { jobChip, neededFirst } from './chips.js';
import {
    ISSUE_FIELDS, issueForEngine, issueOptions, issueProblems,
} from './issue-options.js';
import {
    job, jobFile, passphraseFor, publicKeyOf, putFile, whenJobStarts,
} from './job.js';
import {
    authorityIsOpen, closeAuthority, heldAuthority, makeAuthority,
    openAuthority, OPEN_FIELDS, ProblemsFound, refuseToLoseAuthority,
    signWith,
} from './own-authority.js';
import {
    OUTSIDE_FIELDS, outsideForm, takeAnswer,
} from './signer-outside.js';
import {
    clearForms, heldForm, makeForm, makeOrder, makeProblems, openForm,
    openOrder, openProblems, OWN_FIELDS,
} from './signer-own.js';
import {
    carryOffer, carryOver, FOLDER_FIELDS, folderForm, folderIsOpen,
    folderProblems, signInFolder,
} from './signer-folder.js';
import { subjectForEngine } from './subject.js';

/** @typedef {import('../../parts/problems.js').Problem} Problem */
/** @typedef {import('./job.js').Signer} Signer */
/** @typedef {import('../../parts/task.js').Run} Run */

const text = t.device.sign;

const local = createStore({
    again: false,
    /** The user has said who signs. */
    chosen: false,
    problems: /** @type {Problem[]} */ ([]),
});
const task = new Task();

whenJobStarts(() => {
    task.cancel();
    clearForms();
    local.update({ again: false, problems: [] });
});

/** Who is to sign: once an authority is open, it, until told otherwise. */
/** @returns {Signer} */
function currentSigner() {
    const { signer } = job.state;
    if (!folderIsOpen()) {
        return signer === 'folder' ? 'make' : signer;
    }
    return local.state.chosen || authorityIsOpen() ? signer : 'folder';
}

/** @param {Problem[]} problems */
function complain(problems) {
    local.update({ problems });
    showProblems(problems);
}

/**
 * Runs the work of a signer; its failures become problems.
 *
 * @param {string} what in words
 * @param {Record<string, string>} fields the engine's names -> ids
 * @param {(run: Run) => Promise<unknown>} work
 */
async function attempt(what, fields, work) {
    const before = job.state.files.certificate;
    try {
        await task.run(what, work);
        if (job.state.files.certificate !== before) {
            local.update({ problems: [], again: false });
            announce(doneText());
        }
    } catch (error) {
        complain(
            error instanceof ProblemsFound
                ? error.problems
                : problemsFrom(error, fields),
        );
    }
}

function doneText() {
    const { certificate } = job.state.files;
    const ca = commonNameOf(certificate?.report, 'issuer') ||
        (certificate?.report?.issuer?.text ?? '');
    switch (job.state.signedBy) {
        case 'self':
            return text.doneSelf;
        case 'folder':
            return text.doneFolder(ca);
        case 'outside':
            return text.doneOutside(ca);
        default:
            return text.doneMade(ca);
    }
}

function signOwn() {
    const signer = currentSigner();
    const open = authorityIsOpen();
    const first = open
        ? []
        : signer === 'make' ? makeProblems() : openProblems();
    const problems = [...first, ...issueProblems()];
    complain(problems);
    if (problems.length > 0) {
        return;
    }
    if (open) {
        attempt(text.signing, { ...OPEN_FIELDS, ...ISSUE_FIELDS }, (run) =>
            signWith(heldAuthority(), run));
    } else if (signer === 'make') {
        attempt(text.makingCa, { ...ISSUE_FIELDS, ...OWN_FIELDS },
            async (run) => {
                const made = await makeAuthority(makeOrder(), run);
                task.say(text.signing);
                await signWith(made, run);
                clearForms();
            });
    } else {
        attempt(text.opening, { ...OPEN_FIELDS, ...ISSUE_FIELDS },
            async (run) => {
                const opened = await openAuthority(openOrder(), run);
                task.say(text.signing);
                await signWith(opened, run);
                clearForms();
            });
    }
}

function signFolder() {
    const problems = [...folderProblems(), ...issueProblems()];
    complain(problems);
    if (problems.length === 0) {
        attempt(text.signing, FOLDER_FIELDS, signInFolder);
    }
}

/** @param {Run} run */
async function selfSign(run) {
    refuseToLoseAuthority();
    const { key, request } = job.state.files;
    const mc = await engine();
    const passphrase = passphraseFor('key');
    const { addresses } = job.state;
    try {
        const { certificate } = await mc.selfSign(
            {
                key: key?.bytes ?? '',
                passphrase,
                subject: subjectForEngine(),
                names: addresses.length > 0
                    ? addresses
                    : namesOf(request?.report),
                ...issueForEngine(),
            },
            run,
        );
        const read = await mc.inspect({ bytes: certificate }, run);
        closeAuthority();
        putFile('certificate', jobFile('certificate', {
            content: certificate, report: read.objects[0], made: true,
            name: usualName('certificate'),
        }));
        job.update({ ignored: [], chain: [], signedBy: 'self' });
    } finally {
        passphrase?.fill(0);
    }
}

function signSelf() {
    const problems = issueProblems();
    complain(problems);
    if (problems.length === 0) {
        attempt(text.signing, {
            ...ISSUE_FIELDS,
            'subject.CN': 'sign-signer-self',
            name: 'sign-signer-self',
        }, selfSign);
    }
}

/** What must be there first. @param {Signer} signer */
function missing(signer) {
    const { files, addresses } = job.state;
    if (signer === 'self' && !files.key) {
        return { say: text.needKey, link: text.needKeyLink, step: 'key' };
    }
    if (signer === 'self' && addresses.length === 0 && !files.request) {
        const { needNames, needNamesLink } = t.device.request;
        return { say: needNames, link: needNamesLink,
            step: 'before-you-start' };
    }
    if (signer !== 'self' && signer !== 'outside' && !files.request) {
        return { say: text.needRequest, link: text.needRequestLink,
            step: 'request' };
    }
    return null;
}

/** @param {Signer} signer */
function actionText(signer) {
    if (signer === 'self') {
        return text.selfSign;
    }
    if (signer === 'folder') {
        return text.signInFolder;
    }
    if (authorityIsOpen()) {
        return text.signAgain;
    }
    return signer === 'make' ? text.makeAndSign : text.openAndSign;
}

/** The way back from "sign it again". */
function keepOld() {
    return job.state.files.certificate
        ? linkButton(text.keep, () =>
            local.update({ again: false, problems: [] }))
        : nothing;
}

function anotherAuthority() {
    try {
        refuseToLoseAuthority();
        closeAuthority();
    } catch (error) {
        complain(/** @type {ProblemsFound} */ (error).problems);
    }
}

/** A request that does not belong to the key on the table. */
function foreignRequest() {
    const { key, request } = job.state.files;
    const foreign = key && request &&
        publicKeyOf(key) !== publicKeyOf(request);
    return foreign
        ? notice('warn', html`<p>${t.device.request.otherKey}</p>`)
        : nothing;
}

/** What the signer is to be told. */
/** @param {Signer} signer @param {Problem[]} problems */
function ownForm(signer, problems) {
    if (signer === 'self') {
        return nothing;
    }
    if (signer === 'folder') {
        return html`${foreignRequest()}${folderForm(problems)}`;
    }
    const form = authorityIsOpen()
        ? heldForm(anotherAuthority)
        : signer === 'make'
          ? makeForm(problems)
          : openForm(problems, complain);
    return html`${foreignRequest()}${form}`;
}

/** @param {Signer} signer */
function act(signer) {
    if (signer === 'self') {
        signSelf();
    } else if (signer === 'folder') {
        signFolder();
    } else {
        signOwn();
    }
}

/** The form of the signer that was chosen. */
/** @param {Signer} signer @param {Problem[]} problems */
function signerForm(signer, problems) {
    if (signer === 'outside') {
        return html`${outsideForm(problems, (files) =>
                attempt(text.reading, OUTSIDE_FIELDS, (run) =>
                    takeAnswer(files, run)), complain)}
            ${task.render()} ${keepOld()}`;
    }
    const first = missing(signer);
    return html`${ownForm(signer, problems)}
        ${issueOptions(problems, { ownSerial: signer !== 'folder' })}
        ${task.render()}
        ${first
            ? neededFirst(first)
            : primaryAction({
                  id: 'sign-act',
                  text: actionText(signer),
                  act: () => act(signer),
                  disabled: task.running,
                  others: keepOld(),
              })}`;
}

/** What was noticed about the finished certificate. */
function remarks() {
    const { ignored, signedBy: by, chain } = job.state;
    return html`${chain.length > 0 && by === 'outside'
            ? html`<p class="quiet">${text.foundChain(chain.length)}</p>`
            : nothing}
        ${ignored.length > 0
            ? notice('warn', html`<h3>
                      ${by === 'outside' ? text.findings : text.ignored}
                  </h3>
                  <ul>
                      ${ignored.map((line) => html`<li>${line}</li>`)}
                  </ul>`)
            : nothing}`;
}

function finished() {
    return finishedStep({
        said: doneText(),
        body: html`${remarks()}
        <ul class="chips">
            <li>${jobChip('certificate')}</li>
            ${job.state.files.authorityCertificate
                ? html`<li>${jobChip('authorityCertificate')}</li>`
                : nothing}
            ${job.state.files.authorityKey
                ? html`<li>${jobChip('authorityKey')}</li>`
                : nothing}
        </ul>
        ${task.render()}
        ${carryOffer(() => attempt(text.carrying, {}, carryOver))}`,
        next: { text: text.next, href: hrefOf('device', 'files') },
        again: { text: text.again,
            act: () => local.update({ again: true }) },
    });
}

/** Who may sign. @returns {Signer[]} */
function signers() {
    const all = /** @type {Signer[]} */ (Object.keys(text.signers));
    return folderIsOpen() ? all : all.filter((one) => one !== 'folder');
}

/** @param {string} signer */
function chooseSigner(signer) {
    job.update({ signer: /** @type {Signer} */ (signer) });
    local.update({ problems: [], chosen: true });
}

function render() {
    const { again, problems } = local.state;
    const { files } = job.state;
    const signer = currentSigner();
    const frame = { title: text.title, lead: text.lead,
        why: why(text.why, '7 to 10'), problems };
    if (files.certificate && !again) {
        return stepFrame({ ...frame, body: finished() });
    }
    return stepFrame({
        ...frame,
        body: html`${choiceField({
                id: 'sign-signer',
                legend: text.choose,
                value: signer,
                set: chooseSigner,
                options: signers().map((value) => ({
                    value,
                    name: text.signers[value],
                    hint: text.signerHints[value],
                })),
            })}
            ${signerForm(signer, problems)}`,
    });
}

/** @type {import('./steps.js').Step} */
export const signedBy = {
    id: 'signed-by',
    title: text.short,
    heading: text.title,
    render,
    done: () => job.state.files.certificate !== null,
    mend: (field) =>
        local.update({ problems: withoutField(local.state.problems, field) }),
    note: () =>
        commonNameOf(job.state.files.certificate?.report, 'issuer'),
};
