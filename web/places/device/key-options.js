/**
 * What kind of key is made: as the device wants it, or otherwise. Whether it
 * takes a passphrase with its key is asked where nobody knows it; all that is
 * made after it follows the answer.
 */
import { html, nothing } from 'lit-html';
import { evidenceFor } from '../../device/profile.js';
import { choiceField, choices, selectField } from '../../parts/field.js';
import { more, notice, why } from '../../parts/step.js';
import { t } from '../../text/index.js';
import { correct, currentProfile } from './at-device.js';
import { change, job } from './job.js';

/** @import {KeyOptions} from './job.js' */

const text = t.device.key;

export function withoutPassphrase() {
    const rule = currentProfile().key.passphrase;
    return rule === 'forbidden' ||
        (rule !== 'required' && job.state.keyUnlocked);
}

/**
 * @param {keyof KeyOptions} name
 * @param {string} label
 * @param {[string, string][]} options
 * @param {string} [wanted] by the device, as far as is known; it is marked
 * @param {{ fault?: string, below?: unknown }} [more]
 */
const option = (name, label, options, wanted, more) => selectField({
    id: `key-${name}`, label, ...more,
    value: String(job.state.keyOptions[name]),
    set: (value) => change('keyOptions',
        { [name]: name === 'bits' ? Number(value) : value }),
    options: options.map(([value, words]) => [value,
        value === wanted ? text.wanted({ name: words }) : words]),
});

/** @param {string} fault of the size */
export function sizeOption(fault) {
    const { type, bits } = job.state.keyOptions;
    const { maxBits } = currentProfile().key;
    return type !== 'rsa' ? nothing : option('bits', text.size,
        [2048, 3072, 4096].map((size) =>
            [String(size), text.sizeOf({ bits: size })]), '2048', {
            fault,
            below: html`${why(maxBits > 2048
                ? text.whySizeOther : text.whySize, '6')}
            ${notice('warn',
                bits > maxBits && text.tooLarge({ bits: maxBits }))}`,
        });
}

const PASSPHRASE = 'key.passphrase';

/** What the device takes, where that is a guess or was answered here. */
export function passphraseQuestion() {
    const { legend, source: answer, choices: words } = t.onDevice.passphrase;
    const profile = currentProfile();
    const [confidence, source] = evidenceFor(profile, PASSPHRASE);
    return confidence !== 'inferred' && source !== answer ? nothing
        : choiceField({
            id: 'start-passphrase', legend, value: profile.key.passphrase,
            set: (value) => correct({ [PASSPHRASE]: value }, answer),
            options: choices(['allowed', 'required', 'forbidden'], words)
                .map(([value, name]) => ({ value, name })),
            plain: true,
        });
}

/** For a device that takes keys with and without a passphrase. */
const passphraseChoice = () =>
    currentProfile().key.passphrase !== 'allowed' ? nothing
        : choiceField({
            id: 'key-asks', legend: text.asks,
            value: job.state.keyUnlocked ? 'no' : 'yes',
            set: (value) => job.update({ keyUnlocked: value === 'no' }),
            plain: true,
            options: [{ value: 'yes', name: text.asksAnswers.yes },
                { value: 'no', name: text.asksAnswers.no,
                    hint: text.unlockedHint }],
        });

export function furtherOptions() {
    const { type } = job.state.keyOptions;
    const { key } = currentProfile();
    return more(text.advanced, html`<div class="stack">
        ${option('form', text.form,
            choices(['traditional', 'pkcs8'], text.forms), key.form,
            { below: key.form === 'traditional'
                ? why(text.whyForm, '6') : nothing })}
        ${withoutPassphrase() ? nothing : option('cipher', text.cipher,
            choices(['des-ede3-cbc', 'aes-256-cbc'], text.ciphers), key.cipher)}
        ${option('type', text.type,
            choices(['rsa', 'ec'], text.types), key.type)}
        ${type === 'ec' ? option('curve', text.curve,
            [['P-256', 'P-256'], ['P-384', 'P-384']]) : nothing}
        ${notice('warn', type === 'ec' && key.type !== 'ec' && text.ecWarning)}
        ${passphraseChoice()}</div>`);
}
