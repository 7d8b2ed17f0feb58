/**
 * How the authority is installed in each system: what to click, and the
 * fingerprint to compare while doing so.
 */
import { html, nothing } from 'lit-html';
import { colonsText } from '../../parts/facts.js';
import { choices, waysField } from '../../parts/field.js';
import { notice } from '../../parts/step.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { limitsOf } from '../authority/maker.js';
import { jobChip } from './chips.js';
import { job, jobs } from './job.js';

/** @typedef {keyof typeof text.systems} System */

const text = t.onDevice.trusted;

/** @type {System[]} */
const SYSTEMS = ['windows', 'macos', 'firefox', 'linux', 'android', 'ios'];

const mine = jobs.state(() => createStore({
    system: guessSystem(navigator.userAgent),
}));

/**
 * The list that this very browser looks at.
 *
 * @param {string} agent
 * @returns {System}
 */
function guessSystem(agent) {
    /** @type {[RegExp, System][]} */
    const signs = [
        [/Android/, 'android'],
        [/iPhone|iPad/, 'ios'],
        [/Firefox\//, 'firefox'],
        [/Windows/, 'windows'],
        [/Macintosh/, 'macos'],
    ];
    return signs.find(([sign]) => sign.test(agent))?.[1] ?? 'linux';
}

/**
 * The file to be installed: in a ZIP it cannot be.
 *
 * @param {'certificate' | 'authorityCertificate'} slot
 */
function installChip(slot) {
    const file = job.state.files[slot];
    return jobChip(slot, {
        saved: file?.item?.kept && file.item.savedAs === file.name,
    });
}

/** What is to be installed. */
function rootPart() {
    const { signer, files } = job.state;
    const root = files.authorityCertificate;
    return files.certificate?.report.selfSigned
        ? html`<p>${text.installSelf}</p>
            ${installChip('certificate')}`
        : html`${signer === 'outside' || !root
            ? html`<p>${text.installOutside}</p>`
            : nothing}
        ${installChip('authorityCertificate')}
        ${root?.report.sha256
            ? html`<p class="small">${text.compareFirst}</p>
                  <p>${colonsText(root.report.sha256)}</p>`
            : nothing}`;
}

/** @param {string} id of the choice of a system; each step has its own */
export function installGuide(id) {
    const { system } = mine().state;
    const { certificate, authorityCertificate } = job.state.files;
    const root = certificate?.report.selfSigned
        ? certificate : authorityCertificate;
    const [first, ...steps] = text.guides[system]
        .map((line) => line.replaceAll('CA.cer', root?.name ?? 'CA.cer'));
    const list = ['android', 'ios', 'linux'].includes(system)
        ? [first, ...steps] : steps;
    return html`<div class="stack">
        ${rootPart()}
        <div class="systems">
            ${waysField({
                id,
                legend: text.system,
                value: system,
                set: (value) =>
                    mine().update({ system: /** @type {System} */ (value) }),
                options: choices(SYSTEMS, text.systems),
            })}
        </div>
        ${list === steps ? html`<p class="hint">${first}</p>` : nothing}
        <ol>${list.map((line) => html`<li>${line}</li>`)}</ol>
        ${notice('warn', root?.report.constraints?.sites
            ? text.guideNoteLimited({
                limits: limitsOf(root?.report).join(', '),
            }) : text.guideNote)}
    </div>`;
}
