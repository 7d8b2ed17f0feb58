/**
 * Step 6: the files are read back as the device will read them, before they
 * go there.
 */
import { html, nothing } from 'lit-html';
import { notesOn, soften } from '../../device/preflight.js';
import { engine } from '../../parts/engine.js';
import { findingsList } from '../../parts/findings.js';
import { notice } from '../../parts/notice.js';
import { problemsFrom, showProblems } from '../../parts/problems.js';
import { primaryAction, primaryLink, stepFrame } from '../../parts/step.js';
import { Task } from '../../parts/task.js';
import { why } from '../../parts/why.js';
import { hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { jobChip } from './chips.js';
import { currentProfile } from './family.js';
import { finishStep, job, passphraseFor, whenJobStarts } from './job.js';
import { rememberInRound } from './round.js';
import { KeyUnlock, keyIsLocked } from './unlock-key.js';

/** @typedef {import('../../parts/problems.js').Problem} Problem */
/** @typedef {import('./job.js').JobFile} JobFile */
/** @typedef {import('../../parts/findings.js').Finding} Finding */

/** Where what is wrong can be mended. @type {Record<string, string>} */
const MENDED_IN = {
    key: 'key',
    passphrase: 'key',
    request: 'request',
    certificate: 'signed-by',
    chain: 'signed-by',
    host: 'request',
};

const text = t.onDevice.preflight;
const ID = 'preflight';

const task = new Task();
const unlock = new KeyUnlock('preflight-passphrase', rememberInRound);

whenJobStarts(() => task.cancel());
const local = createStore({ problems: /** @type {Problem[]} */ ([]) });

/** The files that were looked at last: others are looked at by themselves. */
let seen = '';

/** What the findings depend on, as one text. */
function situation() {
    const { files, addresses, profileId } = job.state;
    return [profileId, addresses.join(), files.key?.report?.publicKeySha256,
        files.certificate?.report?.sha256, files.key?.bytes.length,
        files.key?.name].join('|');
}

/** @returns {{ key: JobFile, certificate: JobFile } | null} */
function pair() {
    const { key, certificate } = job.state.files;
    return key && certificate ? { key, certificate } : null;
}

/**
 * @param {{ key: JobFile, certificate: JobFile }} files
 * @param {import('../../parts/task.js').Run} run
 * @returns {Promise<Finding[]>}
 */
async function findAll(files, run) {
    const { addresses, chain, files: all } = job.state;
    const profile = currentProfile();
    const passphrase = passphraseFor('key');
    const root = all.authorityCertificate;
    try {
        const { findings } = await (await engine()).check(
            {
                certificate: files.certificate.bytes,
                key: files.key.bytes,
                passphrase,
                request: all.request?.bytes,
                chain: [...chain, ...(root ? [root] : [])]
                    .map((file) => file.bytes),
                host: addresses,
                profile,
            },
            run,
        );
        const notes = notesOn({ ...files, password: passphrase ?? null },
            profile);
        return [
            ...soften(/** @type {Finding[]} */ (findings), profile),
            ...notes.map(({ level, code, name }) =>
                ({ level, code, text: sayNote(code, name) })),
        ];
    } finally {
        passphrase?.fill(0);
    }
}

/**
 * @param {import('../../device/preflight.js').NoteCode} code
 * @param {string} name
 */
function sayNote(code, name) {
    const said = text[code];
    return typeof said === 'function' ? said(name) : said;
}

async function check() {
    const files = pair();
    if (!files || task.running) {
        return;
    }
    seen = situation();
    local.update({ problems: [] });
    try {
        const findings = await task.run(text.checking, (run) =>
            findAll(files, run));
        if (findings) {
            job.update({ findings });
            if (!findings.some((f) => f.level === 'error')) {
                finishStep(ID);
            }
        }
    } catch (error) {
        const problems = problemsFrom(error, {});
        local.update({ problems });
        showProblems(problems);
    }
}

/** @param {string} words @param {string} link @param {string} step */
function missing(words, link, step) {
    return notice('info', html`<p>
        ${words} <a href=${hrefOf('device', step)}>${link}</a>
    </p>`);
}

/** The way to the step that mends it. @param {Finding} finding */
function mend({ level, field }) {
    const step = level === 'error' || level === 'warning'
        ? MENDED_IN[field ?? ''] : undefined;
    return step
        ? html`<a href=${hrefOf('device', step)}
              >${text.goTo[/** @type {'key'} */ (step)]}</a
          >`
        : nothing;
}

/** @param {Finding[]} findings */
function verdict(findings) {
    return findingsList(findings, {
        id: ID,
        verdict: text.sum,
        mend,
        levels: text.levels,
        passed: text.showOk,
    });
}

/** @param {Finding[] | null} findings */
function goOn(findings) {
    const again = html`<button
        type="button"
        class="button"
        id="preflight-check"
        ?disabled=${task.running}
        @click=${check}
    >
        ${text.checkAgain}
    </button>`;
    if (!findings) {
        return primaryAction({
            id: 'preflight-check',
            text: text.check,
            act: check,
            disabled: task.running,
        });
    }
    return findings.some((finding) => finding.level === 'error')
        ? html`<div class="actions">
              ${again}
              <a href=${hrefOf('device', 'upload')}>${text.nextAnyway}</a>
          </div>`
        : primaryLink({
            text: text.next,
            href: hrefOf('device', 'upload'),
            others: again,
        });
}

function render() {
    const { files, findings } = job.state;
    const { key, certificate } = files;
    const locked = keyIsLocked();
    const ready = key && certificate && !locked;
    if (ready && seen !== situation()) {
        // Not while the page is being drawn.
        queueMicrotask(check);
    }
    return stepFrame({
        title: text.title,
        lead: text.lead,
        why: why(text.why, '11 to 15'),
        problems: local.state.problems,
        body: html`
            ${key
                ? nothing
                : missing(text.noKey, text.noKeyLink, 'key')}
            ${certificate
                ? nothing
                : missing(text.noCertificate, text.noCertificateLink,
                    'signed-by')}
            ${locked ? unlock.render() : nothing}
            <div class="chips">${jobChip('certificate')}${jobChip('key')}</div>
            ${task.render()}
            <div class="stack" role="status">
                ${ready && findings ? verdict(findings) : nothing}
            </div>
            ${ready ? goOn(findings) : nothing}
        `,
    });
}

/** @type {import('./steps.js').Step} */
export const preflight = {
    id: ID,
    title: text.short,
    heading: text.title,
    render,
    done: () =>
        job.state.findings !== null &&
        !job.state.findings.some((finding) => finding.level === 'error'),
};
