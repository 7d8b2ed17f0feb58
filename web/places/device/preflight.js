/**
 * Step 6: the files are read back as the device will read them, before they
 * go there.
 */
import { html, nothing } from 'lit-html';
import { notesOn, soften } from '../../device/preflight.js';
import { actions, button } from '../../parts/button.js';
import { engine } from '../../parts/engine.js';
import { findingsList } from '../../parts/findings.js';
import { Form } from '../../parts/form.js';
import { notice, primaryLink } from '../../parts/step.js';
import { stillStands } from '../../parts/work.js';
import { hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { say, t } from '../../text/index.js';
import { jobChip, pointTo, stepLink } from './chips.js';
import { currentProfile, perAddress } from './at-device.js';
import { job, passphraseForKey } from './job.js';
import { rememberInRound } from './round.js';
import { keyIsLocked, keyUnlock } from './unlock-key.js';

/** @typedef {import('../../parts/findings.js').Finding} Finding */

/** Where what is wrong can be mended. @type {Record<string, string>} */
const MENDED_IN = { key: 'key', passphrase: 'key', request: 'request',
    host: 'request', certificate: 'signed-by', chain: 'signed-by' };

const text = t.onDevice.preflight;

const unlock = keyUnlock('preflight', rememberInRound);

const mine = perAddress((owner) => ({
    form: new Form(owner),
    local: createStore({
        /** What was looked at last, anything else is by itself; what was
         *  found in it, null before that. */
        found: /** @type {{ from: ReturnType<typeof situation>,
            findings: Finding[] | null } | null} */ (null),
    }),
}));

/** All that the findings depend on, as it is now. */
function situation() {
    const { files, addresses, chain } = job.state;
    return { ...files, chain, addresses, profile: currentProfile() };
}

/** @returns {Finding[] | null} of what is on the table now */
export function findingsNow() {
    const { found } = mine().local.state;
    return found && stillStands(found.from, situation())
        ? found.findings : null;
}

/** @returns {boolean} the files were checked, and nothing is wrong */
export const preflightIsGood = () =>
    findingsNow()?.every(({ level }) => level !== 'error') ?? false;

/**
 * @param {ReturnType<typeof situation> & { passphrase?: Uint8Array }} now
 * @param {import('../../parts/work.js').Run} run
 * @returns {Promise<Finding[]>}
 */
async function findAll(now, run) {
    const { certificate, key, request, authorityCertificate: root, chain,
        passphrase, profile } = now;
    if (!certificate || !key) {
        return [];
    }
    const { findings } = await (await engine()).check({
        certificate: certificate.bytes, key: key.bytes, passphrase,
        request: request?.bytes, host: now.addresses, profile,
        chain: [...chain, root ?? []].flat().map(({ bytes }) => bytes),
    }, run);
    const notes = notesOn({ certificate, key, password: passphrase }, profile);
    return [
        ...soften(findings, profile).map((finding) =>
            key.made && finding.code === 'KEY_SOUND'
                ? { ...finding, text: text.keyMadeHere } : finding),
        ...notes.map(({ level, code, name }) =>
            ({ level, code, text: say(text, code, { name }) })),
    ];
}

async function check() {
    const { form, local } = mine();
    if (form.running) {
        return;
    }
    const from = situation();
    const passphrase = passphraseForKey();
    local.update({ found: { from, findings: findingsNow() } });
    await form.run({
        say: text.checking,
        inputs: { ...from, passphrase },
        lent: [passphrase],
        work: findAll,
        commit: (findings) => local.update({ found: { findings, from } }),
    });
}

/** The way to the step that mends it. @param {Finding} finding */
function mend({ level, field }) {
    const step = level === 'error' || level === 'warning'
        ? MENDED_IN[field ?? ''] : undefined;
    return step ? stepLink(step, text.goTo[/** @type {'key'} */ (step)])
        : nothing;
}

/** @param {Finding[] | null} findings */
function goOn(findings) {
    const again = button(findings ? text.checkAgain : text.check, check, {
        id: 'preflight-check', disabled: mine().form.running,
        weight: findings ? '' : 'primary',
    });
    return findings && preflightIsGood()
        ? primaryLink(text.next, hrefOf('device', 'upload'), again)
        : actions(again, findings && stepLink('upload', text.nextAnyway));
}

function body() {
    const { key, certificate } = job.state.files;
    const { form, local } = mine();
    const findings = findingsNow();
    const locked = keyIsLocked();
    const ready = key && certificate && !locked;
    if (ready && !form.running &&
        !stillStands(local.state.found?.from, situation())) {
        // Not while the page is being drawn.
        queueMicrotask(check);
    }
    return html`
        ${notice('info', !key && pointTo(text.noKey, text.noKeyLink, 'key'))}
        ${notice('info', !certificate && pointTo(text.noCertificate,
            text.noCertificateLink, 'signed-by'))}
        ${locked ? unlock() : nothing}
        <div class="chips">${jobChip('certificate')}${jobChip('key')}</div>
        ${form.work.render()}
        <div class="stack" role="status">
            ${ready && findings ? findingsList(findings, {
                id: 'preflight',
                verdict: text.sum,
                mend,
                levels: text.levels,
                passed: text.showOk,
            }) : nothing}
        </div>
        ${ready ? goOn(findings) : nothing}`;
}

/** @type {import('./index.js').Step} */
export const preflight = {
    id: 'preflight',
    text,
    article: '11 to 15',
    problems: () => mine().form.problems,
    body,
    done: preflightIsGood,
};
