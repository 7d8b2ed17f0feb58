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
import { levelIcons } from './icons.js';
import { more, notice } from './step.js';
import { findingText, visible } from './told.js';

/** @import {Told} from '../../wasm/reports.js' */

const LEVELS = /** @type {const} */ (['error', 'warning', 'info', 'ok']);

/** @typedef {Record<Finding['level'], string>} Levels */

/**
 * @param {Finding[]} findings
 * @param {Levels} levels words for the levels
 * @param {(finding: Finding) => unknown} [mend] a way, after its words
 */
const lines = (findings, levels, mend) => html`<ul class="findings">
    ${findings.map((finding) => html`<li class="finding ${finding.level}">
        ${levelIcons[finding.level]}
        <span>
            <span class=${finding.level === 'ok' ? 'visually-hidden' : 'label'}
                >${levels[finding.level]}:</span>
            ${visible(findingText(finding))} ${mend?.(finding)}
        </span>
    </li>`)}
</ul>`;

/**
 * @param {Finding[]} findings
 * @param {{ id: string,
 *   verdict: (counts: { errors: number, warnings: number }) => string,
 *   mend?: (finding: Finding) => unknown, levels?: Levels,
 *   passed?: (count: { n: number }) => string }} options levels and passed: a
 *   place's own words for these
 */
export function findingsList(findings, { id, verdict, mend,
    levels = t.findings.levels, passed = t.findings.passed }) {
    const [errors, warnings, infos, good] = LEVELS.map((level) =>
        findings.filter((finding) => finding.level === level));
    const open = [...errors, ...warnings, ...infos];
    const grade = errors.length > 0 ? 'bad'
        : warnings.length > 0 ? 'warn' : 'ok';
    return html`<div id="${id}-verdict" data-grade=${grade}>
            ${notice(grade, verdict(
                { errors: errors.length, warnings: warnings.length }))}
        </div>
        ${open.length > 0 ? lines(open, levels, mend) : nothing}
        ${good.length > 0
            ? more(passed({ n: good.length }), lines(good, levels),
                { open: open.length === 0 })
            : nothing}`;
}
