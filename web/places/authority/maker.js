/**
 * What a new authority shall be: its name, its passphrase, its limits, its
 * life. One form, wherever one is made.
 */
import { html, nothing } from 'lit-html';
import { checkField, selectField, textArea, textField } from
    '../../parts/field.js';
import { faultOf } from '../../parts/problems.js';
import { NewPassphrase } from '../../parts/secret.js';
import { why } from '../../parts/why.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { proposeLimits } from './limits.js';

/** @typedef {import('../../parts/problems.js').Problem} Problem */

const text = t.authority.start;

/** @param {string} typed @returns {string[]} one a line, blanks too */
const splitLines = (typed) => typed.split(/[\s,;]+/).filter(Boolean);

export class AuthorityMaker {
    /**
     * @param {string} id the ids of its fields begin with it
     * @param {import('../../owner.js').Owner} owner
     * @param {() => string[]} addresses of the device at hand, which the
     *   limits are proposed from
     */
    constructor(id, owner, addresses) {
        this.id = id;
        this.addresses = addresses;
        this.fresh = new NewPassphrase(`${id}-passphrase`, owner);
        this.store = createStore({
            name: text.nameDefault({ year: new Date().getFullYear() }),
            organisation: '',
            limited: true,
            /** As typed; null: as proposed. */
            limits: /** @type {string | null} */ (null),
            bits: '3072',
            days: '3650',
            below: false,
        });
        /** The engine's field names -> ids. @type {Record<string, string>} */
        this.fields = {
            'subject.CN': `${id}-name`,
            'subject.O': `${id}-organisation`,
            permit: `${id}-limits`,
            days: `${id}-days`,
            bits: `${id}-bits`,
            passphrase: this.fresh.id,
        };
    }

    get name() {
        return this.store.state.name.trim();
    }

    /** As typed, or what the device's addresses suggest. */
    limits() {
        const proposed = proposeLimits(this.addresses());
        return this.store.state.limits ?? proposed.join('\n');
    }

    /** @returns {Problem[]} */
    problems() {
        const { limited, days } = this.store.state;
        /** @type {Problem[]} */
        const found = [];
        if (this.name === '') {
            found.push({ field: `${this.id}-name`, text: text.nameMissing });
        }
        found.push(...this.fresh.problems());
        if (limited && splitLines(this.limits()).length === 0) {
            found.push({
                field: `${this.id}-limits`, text: text.limitsMissing,
            });
        }
        if (!/^\d{1,5}$/.test(days) || Number(days) < 1 ||
            Number(days) > 36500) {
            found.push({ field: `${this.id}-days`, text: text.daysBad });
        }
        return found;
    }

    /**
     * What is to be made; the passphrase is `fresh`'s.
     *
     * @returns {import('../../authority/new_folder.js').MakeWishes}
     */
    wishes() {
        const { organisation, limited, bits, days, below } = this.store.state;
        return {
            subject: { O: organisation.trim(), CN: this.name },
            bits: Number(bits),
            days: Number(days),
            constraints: limited ? splitLines(this.limits()) : [],
            below,
        };
    }

    /** @param {Problem[]} problems */
    render(problems) {
        const { id } = this;
        const { name, organisation } = this.store.state;
        return html`${textField({
            id: `${id}-name`,
            label: text.name,
            hint: text.nameHint,
            value: name,
            set: (value) => this.store.update({ name: value }),
            limit: 64,
            fault: faultOf(problems, `${id}-name`),
        })}
        ${textField({
            id: `${id}-organisation`,
            label: text.organisation,
            value: organisation,
            set: (value) => this.store.update({ organisation: value }),
            limit: 64,
            optional: true,
            fault: faultOf(problems, `${id}-organisation`),
        })}
        ${this.fresh.render({
            form: 'pkcs8',
            problems,
            label: text.passphrase,
            hint: text.passphraseHint,
        })}
        ${why(text.whyPassphrase, '8')}
        ${this.renderLimits(problems)} ${this.renderMore(problems)}`;
    }

    /** @param {Problem[]} problems */
    renderLimits(problems) {
        const { id } = this;
        const { limited } = this.store.state;
        return html`${checkField({
            id: `${id}-limited`,
            label: text.limited,
            hint: text.limitedHint,
            checked: limited,
            set: (checked) => this.store.update({ limited: checked }),
        })}
        ${limited
            ? textArea({
                  id: `${id}-limits`,
                  label: text.limits,
                  hint: text.limitsHint,
                  value: this.limits(),
                  set: (value) => this.store.update({ limits: value }),
                  rows: 3,
                  mono: true,
                  fault: faultOf(problems, `${id}-limits`),
              })
            : nothing}
        ${why(text.whyLimited)}`;
    }

    /** @param {Problem[]} problems */
    renderMore(problems) {
        const { id } = this;
        const { bits, days, below } = this.store.state;
        return html`<details class="more">
            <summary>${text.more}</summary>
            <div class="stack">
                <div class="fields">
                    ${textField({
                        id: `${id}-days`,
                        label: text.days,
                        hint: text.daysHint,
                        value: days,
                        set: (value) => this.store.update({ days: value }),
                        inputmode: 'numeric',
                        short: true,
                        fault: faultOf(problems, `${id}-days`),
                    })}
                    ${selectField({
                        id: `${id}-bits`,
                        label: text.size,
                        value: bits,
                        set: (value) => this.store.update({ bits: value }),
                        options: [2048, 3072, 4096].map((size) =>
                            [String(size), text.sizeOf({ bits: size })]),
                    })}
                </div>
                ${why(text.whyDays, '9')}
                ${checkField({
                    id: `${id}-below`,
                    label: text.below,
                    hint: text.belowHint,
                    checked: below,
                    set: (checked) => this.store.update({ below: checked }),
                })}
            </div>
        </details>`;
    }
}
