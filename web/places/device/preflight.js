/**
 * Step 6: the files are read back as the device will read them, before they
 * go there.
 */
import { html, nothing } from 'lit-html';
import { notesOn, soften } from '../../device/preflight.js';
import { engine } from '../../parts/engine.js';
import { findingsList } from '../../parts/findings.js';
import { notice } from '../../parts/notice.js';
import { distanceText, minuteText } from '../../parts/dates.js';
import { Form } from '../../parts/form.js';
import { primaryAction, primaryLink, stepFrame } from '../../parts/step.js';
import { stillStands } from '../../parts/work.js';
import { why } from '../../parts/why.js';
import { hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { jobChip } from './chips.js';
import { currentProfile } from './family.js';
import { perAddress } from './at-device.js';
import { job, jobs, passphraseForKey } from './job.js';
import { rememberInRound } from './round.js';
import { KeyUnlock, keyIsLocked } from './unlock-key.js';

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

const unlock = jobs.state((owner) =>
    new KeyUnlock('preflight-passphrase', owner, rememberInRound));

/** What was found, and in what. @typedef {{ findings: Finding[],
 *   from: ReturnType<typeof situation> }} Found */

const mine = perAddress((owner) => ({
    form: new Form(owner),
    local: createStore({
        found: /** @type {Found | null} */ (null),
        /** What was looked at last: anything else is by itself. */
        tried: /** @type {ReturnType<typeof situation> | null} */ (null),
    }),
}));

/** All that the findings depend on, as it is now. */
function situation() {
    const { files, addresses, chain } = job.state;
    return {
        certificate: files.certificate,
        key: files.key,
        request: files.request,
        root: files.authorityCertificate,
        chain,
        addresses,
        profile: currentProfile(),
    };
}

/** @returns {Finding[] | null} of what is on the table now */
export function findingsNow() {
    const { found } = mine().local.state;
    return found && stillStands(found.from, situation())
        ? found.findings : null;
}

/** @returns {boolean} the files were checked, and nothing is wrong */
export function preflightIsGood() {
    return findingsNow()?.every(({ level }) => level !== 'error') ?? false;
}

/**
 * @param {ReturnType<typeof situation> & { passphrase?: Uint8Array }} now
 * @param {import('../../parts/work.js').Run} run
 * @returns {Promise<Finding[]>}
 */
async function findAll(now, run) {
    const { certificate, key, request, chain, root, passphrase, profile } =
        now;
    if (!certificate || !key) {
        return [];
    }
    // The engine takes what it is given.
    const password = passphrase?.slice() ?? null;
    const { findings } = await (await engine()).check(
        {
            certificate: certificate.bytes,
            key: key.bytes,
            passphrase,
            request: request?.bytes,
            chain: [...chain, ...(root ? [root] : [])]
                .map((file) => file.bytes),
            host: now.addresses,
            profile,
        },
        run,
    );
    const notes = notesOn({ certificate, key, password }, profile);
    password?.fill(0);
    return [
        ...soften(/** @type {Finding[]} */ (findings), profile)
            .map((finding) => withHour(finding, certificate.report)),
        ...notes.map(({ level, code, name }) =>
            ({ level, code, text: sayNote(code, name) })),
    ];
}

/**
 * A certificate may begin or end today: then the day says too little.
 *
 * @param {Finding} finding
 * @param {any} report of the certificate
 * @returns {Finding}
 */
function withHour(finding, report) {
    const { notBefore, notAfter } = report ?? {};
    const words = t.onDevice.trusted;
    return finding.code === 'NOT_YET_VALID' && notBefore
        ? { ...finding,
            text: words.notYet({
                from: minuteText(notBefore), span: distanceText(notBefore),
            }) }
        : finding.code === 'EXPIRED' && notAfter
            ? { ...finding,
                text: words.ended({
                    to: minuteText(notAfter), span: distanceText(notAfter),
                }) }
            : finding;
}

/**
 * @param {import('../../device/preflight.js').NoteCode} code
 * @param {string} name
 */
function sayNote(code, name) {
    const said = text[code];
    return typeof said === 'function' ? said({ name }) : said;
}

async function check() {
    const { form, local } = mine();
    if (form.running) {
        return;
    }
    const from = situation();
    const passphrase = passphraseForKey();
    local.update({ tried: from });
    await form.run({
        say: text.checking,
        inputs: { ...from, passphrase },
        secrets: [passphrase],
        work: findAll,
        commit: (findings) => {
            passphrase?.fill(0);
            local.update({ found: { findings, from } });
        },
    });
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
        ?disabled=${mine().form.running}
        @click=${check}
    >
        ${text.checkAgain}
    </button>`;
    if (!findings) {
        return primaryAction({
            id: 'preflight-check',
            text: text.check,
            act: check,
            disabled: mine().form.running,
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
    const { key, certificate } = job.state.files;
    const { form, local } = mine();
    const findings = findingsNow();
    const locked = keyIsLocked();
    const ready = key && certificate && !locked;
    if (ready && !form.running &&
        !stillStands(local.state.tried, situation())) {
        // Not while the page is being drawn.
        queueMicrotask(check);
    }
    return stepFrame({
        title: text.title,
        lead: text.lead,
        why: why(text.why, '11 to 15'),
        problems: form.problems,
        body: html`
            ${key
                ? nothing
                : missing(text.noKey, text.noKeyLink, 'key')}
            ${certificate
                ? nothing
                : missing(text.noCertificate, text.noCertificateLink,
                    'signed-by')}
            ${locked ? unlock().render() : nothing}
            <div class="chips">${jobChip('certificate')}${jobChip('key')}</div>
            ${form.work.render()}
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
    done: preflightIsGood,
};
