/**
 * What a new authority shall be: its name, its passphrase, its limits, its
 * life. One form, wherever one is made.
 */
import { html, nothing } from 'lit-html';
import { checkField, selectField, textArea, textField }
    from '../../parts/field.js';
import { faultOf } from '../../parts/form.js';
import { NewPassphrase } from '../../parts/secret.js';
import { more, why } from '../../parts/step.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { AUTHORITY_DAYS } from '../../authority/validity.js';
import { wrong } from './common.js';

/** @import {Certificate} from '../../../wasm/reports.js' */
/** @import {Owner} from '../../owner.js' */
/** @import {Problem} from '../../parts/form.js' */

const text = t.authority.start;

export class AuthorityMaker {
    /**
     * @param {string} id the ids of its fields begin with it
     * @param {Owner} owner
     * @param {() => string[]} proposed limits
     * @param {boolean} [lower] it stands below another, and none below it
     */
    constructor(id, owner, proposed, lower = false) {
        this.id = id;
        this.proposed = proposed;
        this.lower = lower;
        this.fresh = new NewPassphrase(`${id}-passphrase`, owner);
        this.store = createStore({
            name: lower ? ''
                : text.nameDefault({ year: new Date().getFullYear() }),
            organisation: '',
            limited: !lower || proposed().length > 0,
            /** As typed; null: as proposed. */
            limits: /** @type {string | null} */ (null),
            bits: '3072',
            days: String(AUTHORITY_DAYS),
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

    /** As typed, or what is proposed. */
    limits() {
        return this.store.state.limits ?? this.proposed().join('\n');
    }

    /** @returns {Problem[]} */
    problems() {
        const { limited, days } = this.store.state;
        return [
            ...wrong(this.name === '', `${this.id}-name`, text.nameMissing),
            ...this.fresh.problems(),
            ...wrong(limited && splitLines(this.limits()).length === 0,
                `${this.id}-limits`, text.limitsMissing),
            ...wrong(!/^\d{1,5}$/.test(days) || Number(days) < 1 ||
                Number(days) > 36500, `${this.id}-days`, text.daysBad),
        ];
    }

    /** What is to be made; the passphrase is `fresh`'s. */
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
        const at = (/** @type {'name' | 'organisation' | 'days'} */ name) => ({
            id: `${this.id}-${name}`, ...this.store.bind(name),
            fault: faultOf(problems, `${this.id}-${name}`),
        });
        return html`${textField({
            ...at('name'), label: text.name, hint: text.nameHint, limit: 64,
        })}
        ${textField({
            ...at('organisation'), label: text.organisation, limit: 64,
            optional: true,
        })}
        ${this.fresh.render({
            form: 'pkcs8', problems,
            label: this.lower ? t.authority.lower.passphrase : text.passphrase,
            hint: text.passphraseHint,
        })}
        ${why(text.whyPassphrase, '8')}
        ${this.renderLimits(faultOf(problems, `${this.id}-limits`))}
        ${more(text.more, html`<div class="stack">
            <div class="fields">
                ${textField({
                    ...at('days'), label: text.days, hint: text.daysHint,
                    inputmode: 'numeric', short: true,
                })}
                ${selectField({
                    id: `${this.id}-bits`,
                    label: text.size, ...this.store.bind('bits'),
                    options: [2048, 3072, 4096].map((size) =>
                        [String(size), text.sizeOf({ bits: size })]),
                })}
            </div>
            ${why(text.whyDays, '9')}
            ${this.lower ? nothing : checkField({
                id: `${this.id}-below`,
                label: text.below, hint: text.belowHint,
                ...this.store.bind('below'),
            })}
        </div>`)}`;
    }

    /** @param {string} fault */
    renderLimits(fault) {
        const { limited } = this.store.state;
        return html`${checkField({
            id: `${this.id}-limited`,
            label: text.limited, hint: text.limitedHint,
            ...this.store.bind('limited'),
        })}
        ${limited
            ? textArea({
                  id: `${this.id}-limits`,
                  label: text.limits,
                  hint: this.lower ? t.authority.sign.limitsHint
                      : text.limitsHint,
                  value: this.limits(),
                  set: (limits) => this.store.update({ limits }),
                  mono: true, fault,
              })
            : nothing}
        ${why(text.whyLimited)}`;
    }
}

/**
 * What an authority's certificate limits it to (name constraints, RFC 5280
 * 4.2.1.10), for people: a domain means itself and what is below it,
 * 10.0.0.0/8 and 2001:db8::/32 mean a range.
 *
 * @param {Certificate} [report]
 * @returns {string[]} domains and ranges; empty: not limited
 */
export function limitsOf(report) {
    return (report?.constraints?.permitted ?? []).map(({ value }) => value)
        .filter(Boolean);
}

/**
 * The limits to offer when an authority is made: the domains and networks
 * of the first device's addresses.
 *
 * @param {string[]} addresses host names and IP addresses
 */
export function proposeLimits(addresses) {
    return [...new Set(addresses.map((address) => {
        if (address.includes(':')) {
            return `${address}/128`;
        }
        if (/^\d+(\.\d+){3}$/.test(address)) {
            return privateRange(address) ?? `${address}/32`;
        }
        const labels = address.replace(/^\*\./, '').split('.');
        // mcu1.example.test: what is below example.test, or the name alone.
        return labels.length > 2 ? labels.slice(1).join('.') : address;
    }))];
}

/** @param {string} typed @returns {string[]} one a line, or apart by blanks */
export function splitLines(typed) {
    return typed.split(/[\s,;]+/).filter(Boolean);
}

/**
 * The private network (RFC 1918) that an IPv4 address lies in.
 *
 * @param {string} address
 */
function privateRange(address) {
    const [a, b] = address.split('.').map(Number);
    return a === 10 ? '10.0.0.0/8'
        : a === 172 && b >= 16 && b < 32 ? '172.16.0.0/12'
            : a === 192 && b === 168 ? '192.168.0.0/16' : null;
}
