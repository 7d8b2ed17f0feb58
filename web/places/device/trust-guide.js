/**
 * How the authority is installed in each system: what to click, and the
 * fingerprint to compare while doing so.
 */
import { html, nothing } from 'lit-html';
import { copyButton } from '../../parts/button.js';
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

/** How a browser's name tells the list that it looks at. */
/** @type {[RegExp, System][]} */
const SIGNS = [[/Android/, 'android'], [/iPhone|iPad/, 'ios'],
    [/Firefox\//, 'firefox'], [/Windows/, 'windows'], [/Macintosh/, 'macos']];

const mine = jobs.state(() => createStore({
    system: SIGNS.find(([sign]) => sign.test(navigator.userAgent))?.[1] ??
        'linux',
}));

/** What is to be installed, and where it lies. */
function rootFile() {
    const { certificate, authorityCertificate } = job.state.files;
    return certificate?.report.selfSigned
        ? /** @type {const} */ (['certificate', certificate])
        : /** @type {const} */ (['authorityCertificate', authorityCertificate]);
}

function rootPart() {
    const [slot, root] = rootFile();
    const self = slot === 'certificate';
    const { kept, savedAs = '' } = root?.item ?? {};
    const alone = savedAs === root?.name;
    return html`${self ? html`<p>${text.installSelf}</p>`
        : job.state.signer === 'outside' || !root
            ? html`<p>${text.installOutside}</p>` : nothing}
    ${jobChip(slot, {
        saved: kept && alone,
        // In a ZIP it cannot be installed.
        ...savedAs && !alone && { state: text.packed({ name: savedAs }) },
    })}
    ${!self && root
        ? html`<p class="small">${text.compareFirst}</p>
              <p>${colonsText(root.report.sha256)}</p>` : nothing}`;
}

/**
 * A line, with what copies the first address of a browser's settings in it:
 * no page may open those.
 *
 * @param {string} line
 */
function withCopy(line) {
    const [address] = /\b(about|chrome):[\w/#-]+/.exec(line) ?? [];
    if (!address) {
        return line;
    }
    const end = line.indexOf(address) + address.length;
    return html`${line.slice(0, end)}
        ${copyButton(() => address)} ${line.slice(end)}`;
}

/** @param {string} id of the choice of a system; each step has its own */
export function installGuide(id) {
    const { system } = mine().state;
    const [, root] = rootFile();
    const [first, ...steps] = text.guides[system]
        .map((line) => line.replaceAll('CA.cer', root?.name ?? 'CA.cer'));
    const list = ['android', 'ios', 'linux'].includes(system)
        ? [first, ...steps] : steps;
    return html`<div class="stack">
        ${rootPart()}
        <div class="systems">
            ${waysField({
                id, legend: text.system, value: system,
                set: (value) =>
                    mine().update({ system: /** @type {System} */ (value) }),
                options: choices(SYSTEMS, text.systems),
            })}
        </div>
        ${list === steps ? html`<p class="hint">${first}</p>` : nothing}
        <ol>${list.map((line) => html`<li>${withCopy(line)}</li>`)}</ol>
        ${notice('warn', root?.report.constraints?.sites
            ? text.guideNoteLimited({
                limits: limitsOf(root.report).join(', '),
            }) : text.guideNote)}
    </div>`;
}
