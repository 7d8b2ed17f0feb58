/**
 * How the authority is installed in each system: what to click, and the
 * fingerprint to compare while doing so.
 */
import { html, nothing } from 'lit-html';
import { choices, waysField } from '../../parts/field.js';
import { fingerprintText } from '../../parts/fingerprint.js';
import { notice } from '../../parts/notice.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { jobChip } from './chips.js';
import { job } from './job.js';

/** @typedef {keyof typeof text.systems} System */

const text = t.onDevice.trusted;

/** @type {System[]} */
const SYSTEMS = ['windows', 'macos', 'firefox', 'linux', 'android', 'ios'];

const local = createStore({
    system: /** @type {System} */ (guessSystem(navigator.userAgent)),
});

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

/** The file to install. @returns {string} */
function rootName() {
    const { certificate, authorityCertificate } = job.state.files;
    const file = certificate?.report?.selfSigned
        ? certificate : authorityCertificate;
    return file?.name ?? 'CA.cer';
}

/** What is to be installed. */
function rootPart() {
    const { signer, files } = job.state;
    const self = files.certificate?.report?.selfSigned;
    const root = files.authorityCertificate;
    if (self) {
        return html`<p>${text.installSelf}</p>
            ${jobChip('certificate')}`;
    }
    return html`${signer === 'outside' || !root
        ? html`<p>${text.installOutside}</p>`
        : nothing}
    ${jobChip('authorityCertificate')}
    ${root?.report?.sha256
        ? html`<p class="small">${text.compareFirst}</p>
              <p>${fingerprintText(root.report.sha256)}</p>`
        : nothing}`;
}

/** @param {string} id of the choice of a system; each step has its own */
export function installGuide(id) {
    const { system } = local.state;
    const [first, ...steps] = text.guides[system]
        .map((line) => line.replaceAll('CA.cer', rootName()));
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
                    local.update({ system: /** @type {System} */ (value) }),
                options: choices(SYSTEMS, text.systems),
            })}
        </div>
        ${list === steps ? html`<p class="hint">${first}</p>` : nothing}
        <ol>${list.map((line) => html`<li>${line}</li>`)}</ol>
        ${notice('warn', html`<p>${text.guideNote}</p>`)}
    </div>`;
}
