/**
 * A file as something one can see: its kind, name, what it says in a line,
 * and what can be done with it. Secrets look different from what anyone may
 * see, here and everywhere.
 */
import { html, nothing } from 'lit-html';
import { t } from '../text/index.js';
import { button, copyButton } from './button.js';
import { factList, keyText, namesOf, shortPrint } from './facts.js';
import { icons } from './icons.js';

/** @import {FileObject} from '../../wasm/reports.js' */

/**
 * @typedef {object} Chip
 * @property {string} name
 * @property {'key' | 'request' | 'certificate' | 'authority' | 'other'} sort
 * @property {boolean} secret
 * @property {string} text PEM, '' when the file is binary
 * @property {FileObject | null} report
 * @property {boolean} [made] made here
 * @property {boolean} [saved]
 * @property {string} [state] in words, instead of what made and saved say
 * @property {() => void} [save]
 * @property {unknown} [actions] further buttons
 * @property {unknown} [below] words under the facts
 * @property {unknown} [inside] stands first in what Show opens
 * @property {string} [showLabel] instead of "Show what is in it"
 */

/** @param {FileObject | null} report @returns {string} */
function summary(report) {
    return [
        ...(report?.kind === 'private-key'
            ? [keyText(report),
                report.encrypted ? t.chip.locked : t.chip.notLocked]
            : [namesOf(report).join(', ') || report?.subject?.text]),
        report?.publicKeySha256 &&
            t.chip.print({ hex: shortPrint(report.publicKeySha256) }),
    ].filter(Boolean).join(' · ');
}

/** @param {Chip} chip */
const stateOf = ({ state, made, saved, secret }) =>
    state ?? (made && !saved ? t.chip.unsaved
        : secret ? t.chip.secret : t.chip.open);

/** @param {Chip} chip */
export function fileChip(chip) {
    const { name, sort, secret, text, report } = chip;
    return html`<div class="chip ${secret ? 'secret' : ''}">
        <span class="badge">${t.chip.badges[sort]}</span>
        <div class="chip-text">
            <div class="chip-name">
                ${name}<span class="chip-state">${secret
                        ? html`<span
                            class="visually-hidden">${t.chip.secret}: </span>`
                        : nothing}${stateOf(chip)}</span>
            </div>
            <div class="chip-facts mono">${summary(report)}</div>
        </div>
        <div class="chip-actions">
            ${chip.save
                ? button(chip.made && chip.saved
                    ? html`${icons.check} ${t.chip.saveAgain}`
                    : t.chip.save, chip.save,
                { weight: 'small', label: t.chip.saveLabel({ name }) })
                : nothing}
            ${text ? copyButton(() => text) : nothing}
            ${chip.actions}
        </div>
        ${chip.below
            ? html`<div class="chip-below small wide">${chip.below}</div>`
            : nothing}
        ${report || text ? chipContents(chip) : nothing}
    </div>`;
}

/** What the file says, and its text. @param {Chip} chip */
function chipContents({ name, text, report, inside, showLabel }) {
    return html`<details class="chip-more wide">
        <summary>
            ${showLabel ?? t.chip.show}<span class="visually-hidden">
                ${name}</span>
        </summary>
        <div class="stack">
            ${inside} ${factList(report)}
            ${text
                ? html`<pre tabindex="0" aria-label=${name}>${text}</pre>`
                : nothing}
        </div>
    </details>`;
}
