/**
 * Passphrases: typed twice or made here, and typed once to open something.
 *
 * What is typed stays in its field until it is read, late, as bytes. The
 * fields have no name and stand in no form, so nothing can send them. A
 * field's own text is the one copy that a page cannot wipe; it is emptied.
 */
import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { createStore } from '../store.js';
import { t } from '../text/index.js';
import { copyButton } from './copy.js';
import { announce, clearFields, focusSoon, valueOf } from './dom.js';
import { describedBy, fieldFrame } from './field.js';
import { icons } from './icons.js';
import { notice } from './notice.js';
import { faultOf } from './problems.js';
import { fillRandom } from './random.js';
import {
    bitsFor, estimateBits, guessingTime, makePassphrase, MADE_BITS, spanName,
} from './strength.js';
import { why } from './why.js';

/** @typedef {import('./problems.js').Problem} Problem */
/** @typedef {'traditional' | 'pkcs8'} KeyForm */

/** OpenSSL asks for no fewer, so neither would every tool open the key. */
const LENGTH_MIN = 4;
/** The meter's full length, in bits. */
const METER_FULL = 100;
/** Below this many seconds of guessing a passphrase protects nothing. */
const WEAK_SECONDS = 60 * 86400;
/** One card; whoever is worth attacking is attacked with a thousand. */
const FAIR_SECONDS = 10000 * 365 * 86400;

/**
 * One password field with a button that shows what is in it.
 *
 * @param {{ id: string, label: string, hint?: string, fault?: string,
 *   fresh: boolean, shown: boolean, toggle: () => void,
 *   onInput?: (text: string) => void, optional?: boolean }} options
 *   fresh: a new passphrase, not one that opens something
 */
function passwordField(options) {
    const { id, label, fresh, shown, toggle, onInput, fault } = options;
    return fieldFrame(
        options,
        html`<div class="cover">
            <input
                class="input"
                id=${id}
                type=${shown ? 'text' : 'password'}
                autocomplete=${fresh ? 'new-password' : 'off'}
                autocapitalize="off"
                autocorrect="off"
                spellcheck="false"
                data-secret
                aria-describedby=${describedBy(options)}
                aria-invalid=${fault ? 'true' : nothing}
                @input=${(/** @type {Event} */ event) =>
                    onInput?.(
                        /** @type {HTMLInputElement} */ (event.target).value)}
            />
            <button
                type="button"
                class="eye"
                aria-pressed=${shown ? 'true' : 'false'}
                aria-label=${t.secret.showLabel(label)}
                title=${shown ? t.secret.hide : t.secret.show}
                @click=${toggle}
            >
                ${shown ? icons.eyeOff : icons.eye}
            </button>
        </div>`,
    );
}

/** A passphrase that is to lock something: typed twice, or made here. */
export class NewPassphrase {
    /** @param {string} id of the first field; the second is `${id}-again` */
    constructor(id) {
        this.id = id;
        this.again = `${id}-again`;
        this.store = createStore({
            shown: false, bits: 0, made: false, failed: false,
        });
    }

    /** Makes one, fills both fields, and shows it. */
    make() {
        let made = '';
        try {
            made = makePassphrase(fillRandom);
        } catch {
            this.store.update({ failed: true });
            announce(t.secret.noRandom);
            return;
        }
        for (const id of [this.id, this.again]) {
            const field = /** @type {HTMLInputElement} */ (
                document.getElementById(id));
            field.value = made;
            field.dispatchEvent(new Event('input', { bubbles: true }));
        }
        this.store.update({ made: true, shown: false, bits: MADE_BITS });
        focusSoon(`#${this.id}-made`);
    }

    /** @param {string} text what stands in the first field now */
    typed(text) {
        this.store.update({ bits: estimateBits(text), made: false });
    }

    /** What is typed, for the moment of use. The caller wipes it. */
    read() {
        return new TextEncoder().encode(valueOf(this.id));
    }

    /** Empties both fields. */
    clear() {
        clearFields(this.id, this.again);
        this.store.update({ bits: 0, made: false, shown: false });
    }

    /**
     * @param {{ ascii?: boolean }} [rules] ascii: the device's form takes
     *   no other characters
     * @returns {Problem[]}
     */
    problems(rules = {}) {
        const text = valueOf(this.id);
        if (text === '') {
            return [{ field: this.id, text: t.secret.missing }];
        }
        if ([...text].length < LENGTH_MIN) {
            return [{ field: this.id, text: t.secret.short(LENGTH_MIN) }];
        }
        if (rules.ascii && !/^[ -~]+$/.test(text)) {
            return [{ field: this.id, text: t.secret.notAscii }];
        }
        if (valueOf(this.again) !== text) {
            return [{ field: this.again, text: t.secret.differ }];
        }
        return [];
    }

    /**
     * @param {{ form: KeyForm, problems?: Problem[], label?: string,
     *   hint?: string }} options
     */
    render({ form, problems, label, hint }) {
        const { shown, made, failed } = this.store.state;
        const toggle = () => this.store.update({ shown: !shown });
        return html`<div class="stack">
            <div class="fields">
                ${passwordField({
                    id: this.id,
                    label: label ?? t.secret.label,
                    hint,
                    fault: faultOf(problems, this.id),
                    fresh: true,
                    shown,
                    toggle,
                    onInput: (text) => this.typed(text),
                })}
                ${passwordField({
                    id: this.again,
                    label: t.secret.again,
                    fault: faultOf(problems, this.again),
                    fresh: true,
                    shown,
                    toggle,
                })}
            </div>
            ${made ? this.renderMade() : nothing} ${this.renderStrength(form)}
            ${failed
                ? notice('bad', html`<p>${t.secret.noRandom}</p>`)
                : nothing}
            <div class="advice">
                <button
                    type="button"
                    class="button small"
                    @click=${() => this.make()}
                >
                    ${made ? t.secret.makeAnother : t.secret.make}
                </button>
                <p class="hint">
                    ${form === 'traditional'
                        ? t.secret.adviceTraditional
                        : t.secret.advicePkcs8}
                </p>
            </div>
        </div>`;
    }

    renderMade() {
        return html`<div class="generated">
            <output
                class="generated-text"
                id="${this.id}-made"
                tabindex="-1"
                aria-label=${t.secret.madeLabel}
                ${ref((el) => {
                    if (el) {
                        el.textContent = valueOf(this.id);
                    }
                })}
            ></output>
            ${copyButton(() => valueOf(this.id), t.secret.copy, true)}
            <p class="small wide">${t.secret.madeNote}</p>
        </div>`;
    }

    /** @param {KeyForm} form */
    renderStrength(form) {
        const { bits, made } = this.store.state;
        if (bits === 0) {
            return nothing;
        }
        const seconds = guessingTime(bits, form);
        const weak = bitsFor(WEAK_SECONDS, form);
        const fair = bitsFor(FAIR_SECONDS, form);
        const grade =
            bits < weak
                ? t.secret.weak
                : bits < fair ? t.secret.fair : t.secret.strong;
        const span = t.secret.spans[spanName(seconds)];
        const words = t.secret.strength(grade, bits, made, span);
        return html`<div class="stack tight">
            <meter
                class="strength"
                min="0"
                max=${METER_FULL}
                low=${weak}
                high=${fair}
                optimum=${METER_FULL}
                .value=${Math.min(bits, METER_FULL)}
                aria-label=${t.secret.meter}
                aria-valuetext=${words}
            ></meter>
            <p class="small" role="status">${words}</p>
            ${why(
                form === 'traditional'
                    ? t.secret.whyTraditional
                    : t.secret.whyPkcs8,
                undefined,
                t.secret.askStrength,
            )}
        </div>`;
    }
}

/** A passphrase that opens something. */
export class OpenPassphrase {
    /** @param {string} id of the field */
    constructor(id) {
        this.id = id;
        this.store = createStore({ shown: false });
    }

    read() {
        return new TextEncoder().encode(valueOf(this.id));
    }

    clear() {
        clearFields(this.id);
        this.store.update({ shown: false });
    }

    /**
     * @param {{ problems?: Problem[], label?: string, hint?: string,
     *   optional?: boolean }} options
     */
    render({ problems, label, hint, optional }) {
        const { shown } = this.store.state;
        return passwordField({
            id: this.id,
            label: label ?? t.secret.label,
            hint,
            optional,
            fault: faultOf(problems, this.id),
            fresh: false,
            shown,
            toggle: () => this.store.update({ shown: !shown }),
        });
    }
}

const reveal = createStore({ which: '' });

/**
 * A passphrase that the page holds: covered, shown on demand, copied.
 *
 * @param {{ id: string, label: string, bytes: () => Uint8Array | null }}
 *   options
 */
export function heldPassphrase({ id, label, bytes }) {
    const shown = reveal.state.which === id;
    const text = () => new TextDecoder().decode(bytes() ?? new Uint8Array());
    return html`<div class="generated">
        <div class="generated-text">
            <span class="label">${label}</span>
            <output aria-label=${label}
                >${shown ? text() : '••••••••••••'}</output
            >
        </div>
        <div class="chip-actions">
            <button
                type="button"
                class="button small"
                aria-pressed=${shown ? 'true' : 'false'}
                aria-label=${t.secret.showLabel(label)}
                @click=${() => reveal.update({ which: shown ? '' : id })}
            >
                ${shown ? t.secret.hide : t.secret.show}
            </button>
            ${copyButton(text, t.secret.copy, true)}
        </div>
    </div>`;
}
