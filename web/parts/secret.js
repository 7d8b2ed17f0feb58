/**
 * Passphrases: typed twice or made here, and typed once to open something.
 *
 * A field owns what was typed, as bytes that are wiped, so it is there still
 * when the way was changed and back. The text in the browser's own field is
 * the one copy that a page cannot wipe; it is emptied.
 */
import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { HeldSecret } from '../keep.js';
import { page } from '../owner.js';
import { createStore } from '../store.js';
import { t } from '../text/index.js';
import { button, copyButton, copyText } from './button.js';
import { announce, focusSoon } from './dom.js';
import { describedBy, fieldFrame, onValue } from './field.js';
import { icons } from './icons.js';
import { notice, why } from './step.js';
import { faultOf } from './form.js';
import {
    bitsFor, estimateBits, fillRandom, guessingTime, MADE_BITS, makePassphrase,
    spanName,
} from './passphrase.js';

/** @import {Owner} from '../owner.js' */
/** @import {Problem} from './form.js' */
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
 * One field for a passphrase, such as one that opens something, with a button
 * that shows what is in it.
 */
export class OpenPassphrase {
    /** @param {string} id of the field @param {Owner} [owner] */
    constructor(id, owner = page) {
        this.id = id;
        this.bytes = new Uint8Array();
        this.store = createStore({ shown: false });
        /** @type {HTMLInputElement | undefined} where it is drawn now */
        this.element = undefined;
        /** @param {Element | undefined} element drawn, or gone */
        this.drawn = (element) => {
            this.element = /** @type {HTMLInputElement | undefined} */ (
                element);
            if (this.element) {
                this.element.value = this.text();
            }
        };
        owner.onEnd(() => this.clear());
    }

    /** @returns {string} what is typed, for a moment */
    text() {
        return new TextDecoder().decode(this.bytes);
    }

    /** A copy for one call of the engine, whose caller wipes it. */
    read() {
        return this.bytes.slice();
    }

    /** @param {string} text as typed */
    typed(text) {
        this.bytes.fill(0);
        this.bytes = new TextEncoder().encode(text);
    }

    /** @param {string} text to stand in the field */
    put(text) {
        this.typed(text);
        if (this.element) {
            this.element.value = text;
        }
    }

    /** Wipes and empties it, covered again. */
    clear() {
        this.put('');
        if (this.store.state.shown) {
            this.store.update({ shown: false });
        }
    }

    /**
     * @param {{ problems?: Problem[], label?: string, hint?: string,
     *   optional?: boolean, onInput?: (text: string) => void,
     *   store?: import('../store.js').Store<{ shown: boolean }> }} options
     *   store: where two fields are shown together
     */
    render({ problems, label = t.secret.label, hint, optional, onInput,
        store = this.store }) {
        const { shown } = store.state;
        const fault = faultOf(problems, this.id);
        const options = { id: this.id, label, hint, optional, fault };
        // As a code for one use, no browser offers to keep it as a login.
        return fieldFrame(options, html`<div class="cover">
            <input class="input" id=${this.id}
                type=${shown ? 'text' : 'password'} autocomplete="one-time-code"
                autocapitalize="off" autocorrect="off" spellcheck="false"
                data-secret aria-describedby=${describedBy(options)}
                aria-invalid=${fault ? 'true' : nothing} ${ref(this.drawn)}
                @input=${onValue((value) => {
                    this.typed(value);
                    onInput?.(value);
                })} />
            <button type="button" class="eye"
                aria-pressed=${shown ? 'true' : 'false'}
                aria-label=${t.secret.showLabel({ label })}
                title=${shown ? t.secret.hide : t.secret.show}
                @click=${() => store.update({ shown: !shown })}>
                ${shown ? icons.eyeOff : icons.eye}
            </button>
        </div>`);
    }
}

const EMPTY =
    { shown: false, bits: 0, made: false, noted: false, failed: false };

/** A passphrase that is to lock something: typed twice, or made here. */
export class NewPassphrase {
    /**
     * @param {string} id of the first field; the second is `${id}-again`
     * @param {Owner} [owner]
     */
    constructor(id, owner = page) {
        this.id = id;
        this.first = new OpenPassphrase(id, owner);
        this.second = new OpenPassphrase(`${id}-again`, owner);
        this.store = createStore({ ...EMPTY });
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
        this.first.put(made);
        this.second.put(made);
        this.store.update({ ...EMPTY, made: true, bits: MADE_BITS });
        focusSoon(`#${this.id}-made`);
    }

    /** Makes one and copies it: with that, the user has it. */
    async makeAndCopy() {
        this.make();
        const made = this.first.text();
        if (made !== '' && await copyText(made) && made === this.first.text()) {
            this.store.update({ noted: true });
            announce(t.secret.madeNote);
        }
    }

    /** @param {string} text what stands in the first field now */
    typed(text) {
        this.store.update({ bits: estimateBits(text), made: false });
    }

    /** A copy for one call of the engine, whose caller wipes it. */
    read() {
        return this.first.read();
    }

    /**
     * Gives it away to whoever holds what it locks; the fields are empty
     * then.
     *
     * @param {Owner} owner of what it locks
     * @param {() => string} name of what it opens, in words
     * @returns {HeldSecret}
     */
    give(owner, name) {
        const { made, noted } = this.store.state;
        const held = new HeldSecret(this.read(), owner, { made, noted, name });
        this.clear();
        return held;
    }

    /** Wipes and empties both fields. */
    clear() {
        this.first.clear();
        this.second.clear();
        this.store.update(EMPTY);
    }

    /**
     * @param {{ ascii?: boolean }} [rules] ascii: the device's form takes
     *   no other characters
     */
    problems(rules = {}) {
        const { missing, short, notAscii, differ } = t.secret;
        const text = this.first.text();
        const wrong = text === '' ? missing
            : [...text].length < LENGTH_MIN ? short({ n: LENGTH_MIN })
                : rules.ascii && !/^[ -~]+$/.test(text) ? notAscii : '';
        return wrong ? [{ field: this.id, text: wrong }]
            : this.second.text() === text ? []
                : [{ field: this.second.id, text: differ }];
    }

    /**
     * @param {{ form: KeyForm, problems?: Problem[], label?: string,
     *   hint?: string }} options
     */
    render({ form, problems, label, hint }) {
        const { store } = this;
        const { made, failed } = store.state;
        return html`<div class="stack">
            <div class="fields">
                ${this.first.render({
                    store, problems, label, hint,
                    onInput: (text) => this.typed(text),
                })}
                ${this.second.render(
                    { store, problems, label: t.secret.again })}
            </div>
            ${made ? this.renderMade() : nothing} ${this.renderStrength(form)}
            ${notice('bad', failed && t.secret.noRandom)}
            <div class="actions">
                ${button(made ? t.secret.makeAnother : t.secret.make,
                    () => this.makeAndCopy(), { weight: 'small' })}
                <p class="hint beside">${form === 'traditional'
                    ? t.secret.adviceTraditional : t.secret.advicePkcs8}</p>
            </div>
        </div>`;
    }

    renderMade() {
        const { noted } = this.store.state;
        return html`<div class="generated">
            <span class="generated-text mono" id="${this.id}-made" tabindex="-1"
                role="group" aria-label=${t.secret.madeLabel} ${ref((el) => {
                    if (el) {
                        el.textContent = this.first.text();
                    }
                })}></span>
            ${copyButton(() => this.first.text(), t.secret.copy,
                () => this.store.update({ noted: true }))}
            <p class="small wide"
                >${noted ? t.secret.madeNote : t.secret.notNoted}</p>
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
        const grade = bits < weak ? t.secret.weak
            : bits < fair ? t.secret.fair : t.secret.strong;
        const span = t.secret.spans[spanName(seconds)];
        const words = (made ? t.secret.strength : t.secret.strengthAtMost)(
            { grade, bits, span });
        return html`<div class="stack tight">
            <meter class="strength" min="0" max=${METER_FULL} low=${weak}
                high=${fair} optimum=${METER_FULL}
                .value=${Math.min(bits, METER_FULL)}
                aria-label=${t.secret.meter} aria-valuetext=${words}></meter>
            <p class="small" role="status">${words}</p>
            ${why(form === 'traditional'
                ? t.secret.whyTraditional : t.secret.whyPkcs8,
            undefined, t.secret.askStrength)}
        </div>`;
    }
}

/**
 * A passphrase that the page holds: covered, shown on demand, copied.
 *
 * @param {{ id: string, label: string, secret: HeldSecret }} options
 */
export function heldSecret({ id, label, secret }) {
    const { shown } = secret;
    return html`<div class="generated" id=${id}>
        <div class="generated-text">
            <span class="label">${label}</span>
            <span class="mono">${shown ? secret.text() : '••••••••••••'}</span>
        </div>
        <div class="chip-actions">
            ${button(shown ? t.secret.hide : t.secret.show,
                () => secret.toggle(), { weight: 'small', pressed: shown,
                    label: t.secret.showLabel({ label }) })}
            ${copyButton(() => secret.text(), t.secret.copy,
                () => secret.noted())}
        </div>
        ${secret.item && !secret.item.kept
            ? html`<p class="small wide">${t.secret.notNoted}</p>`
            : nothing}
    </div>`;
}
