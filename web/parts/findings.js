/**
 * Findings of the engine's check as a calm list: what is wrong first, what
 * passed folded away.
 *
 * @typedef {object} Finding
 * @property {'ok' | 'info' | 'warning' | 'error'} level
 * @property {string} code
 * @property {Told['values']} [values]
 * @property {string} [text] of one that is the page's own
 * @property {string} [field] the engine's name of what it is about
 */
import { html, nothing } from 'lit-html';
import { t } from '../text/index.js';
import { icons } from './icons.js';
import { more, notice } from './step.js';
import { findingText, visible } from './told.js';

/** @import {Told} from '../../wasm/reports.js' */

const ICONS = {
    ok: icons.check,
    info: icons.info,
    warning: icons.warning,
    error: icons.bad,
};

const ORDER = ['error', 'warning', 'info', 'ok'];

/** @typedef {Record<Finding['level'], string>} Levels */

/**
 * @param {Finding} finding
 * @param {unknown} [more] stands after its words: a way to mend it
 * @param {Levels} [levels] words for the levels
 */
function findingLine(
    finding, more = nothing, levels = t.findings.levels,
) {
    const { level } = finding;
    return html`<li class="finding ${level}">
        ${ICONS[level]}
        <span>
            <span class=${level === 'ok' ? 'visually-hidden' : 'label'}
                >${levels[level]}:</span
            >
            ${visible(findingText(finding))} ${more}
        </span>
    </li>`;
}

/**
 * @param {Finding[]} findings
 * @param {{ id: string,
 *   verdict: (counts: { errors: number, warnings: number }) => string,
 *   mend?: (finding: Finding) => unknown, levels?: Levels,
 *   passed?: (count: { n: number }) => string }} options levels and passed: a
 *   place's own words for these
 */
export function findingsList(findings, options) {
    const { id, verdict, mend, levels } = options;
    const count = (/** @type {string} */ level) =>
        findings.filter((finding) => finding.level === level).length;
    const errors = count('error');
    const warnings = count('warning');
    const grade = errors > 0 ? 'bad' : warnings > 0 ? 'warn' : 'ok';
    const open = findings.filter((finding) => finding.level !== 'ok');
    open.sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));
    const passed = findings.filter((finding) => finding.level === 'ok');
    return html`<div id="${id}-verdict" data-grade=${grade}>
            ${notice(grade, verdict({ errors, warnings }))}
        </div>
        ${open.length > 0
            ? html`<ul class="findings">
                  ${open.map((finding) =>
                      findingLine(finding, mend?.(finding), levels))}
              </ul>`
            : nothing}
        ${passed.length > 0
            ? more((options.passed ?? t.findings.passed)( { n: passed.length }),
                html`<ul class="findings">
                    ${passed.map((finding) =>
                        findingLine(finding, nothing, levels))}
                </ul>`, { open: open.length === 0 })
            : nothing}`;
}
