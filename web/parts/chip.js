/**
 * A file as something one can see: its kind, name, what it says in a line,
 * and what can be done with it. Secrets look different from what anyone may
 * see, here and everywhere.
 */
import { html, nothing } from 'lit-html';
import { t } from '../text/index.js';
import { copyButton } from './copy.js';
import { factList, keyText, namesOf, shortPrint } from './facts.js';
import { icons } from './icons.js';

/**
 * @typedef {object} Chip
 * @property {string} name
 * @property {'key' | 'request' | 'certificate' | 'authority' | 'other'} sort
 * @property {boolean} secret
 * @property {string} text PEM, '' when the file is binary
 * @property {any} report
 * @property {boolean} [made] made here
 * @property {boolean} [saved]
 * @property {string} [state] in words, instead of what made and saved say
 * @property {() => void} [save]
 * @property {unknown} [actions] further buttons
 * @property {unknown} [below] words under the facts
 * @property {unknown} [inside] stands first in what Show opens
 * @property {string} [showLabel] instead of "Show what is in it"
 */

/** @param {any} report @returns {string} */
function summary(report) {
    const parts = [];
    if (report?.kind === 'private-key') {
        parts.push(keyText(report));
        parts.push(
            report.encrypted ? t.chip.locked : t.chip.notLocked);
    } else if (report) {
        const names = namesOf(report);
        parts.push(names.length > 0
            ? names.join(', ')
            : report.subject?.text ?? '');
    }
    if (report?.publicKeySha256) {
        parts.push(t.chip.print({ hex: shortPrint(report.publicKeySha256) }));
    }
    return parts.filter(Boolean).join(' · ');
}

/** @param {Chip} chip */
function stateOf(chip) {
    if (chip.state) {
        return chip.state;
    }
    if (chip.made && !chip.saved) {
        return t.chip.unsaved;
    }
    return chip.secret ? t.chip.secret : t.chip.open;
}

/** @param {Chip} chip */
export function fileChip(chip) {
    const { name, sort, secret, text, report } = chip;
    return html`<div class="chip ${secret ? 'secret' : ''}">
        <span class="badge">${t.chip.badges[sort]}</span>
        <div class="chip-text">
            <div class="chip-name">
                ${name}<span class="chip-state"
                    >${secret
                        ? html`<span class="visually-hidden"
                              >${t.chip.secret}: </span
                          >`
                        : nothing}${stateOf(chip)}</span
                >
            </div>
            <div class="chip-facts mono">${summary(report)}</div>
        </div>
        <div class="chip-actions">
            ${chip.save
                ? html`<button
                      type="button"
                      class="button small"
                      aria-label=${t.chip.saveLabel({ name })}
                      @click=${chip.save}
                  >
                      ${chip.made && chip.saved ? icons.check : nothing}
                      ${chip.made && chip.saved
                          ? t.chip.saveAgain
                          : t.chip.save}
                  </button>`
                : nothing}
            ${text
                ? copyButton(() => text, t.copy.copy, true)
                : nothing}
            ${chip.actions ?? nothing}
        </div>
        ${chip.below
            ? html`<div class="chip-below">${chip.below}</div>`
            : nothing}
        ${report || text ? chipContents(chip) : nothing}
    </div>`;
}

/** What the file says, and its text. @param {Chip} chip */
function chipContents({ name, text, report, inside, showLabel }) {
    return html`<details class="chip-more">
        <summary>
            ${showLabel ?? t.chip.show}<span class="visually-hidden">
                ${name}</span
            >
        </summary>
        <div class="stack">
            ${inside ?? nothing} ${factList(report)}
            ${text
                ? html`<pre tabindex="0" aria-label=${name}>${text}</pre>`
                : nothing}
        </div>
    </details>`;
}
