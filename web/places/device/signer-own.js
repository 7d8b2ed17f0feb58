/**
 * The forms of an authority of one's own: what it shall be, or from which
 * files it is opened (article, steps 8 to 10). Its work is own-authority.js.
 */
import { html, nothing } from 'lit-html';
import { commonNameOf } from '../../parts/facts.js';
import { checkField, selectField, textArea, textField } from
    '../../parts/field.js';
import { notice } from '../../parts/notice.js';
import { openField } from '../../parts/openfile.js';
import { faultOf } from '../../parts/problems.js';
import { NewPassphrase, OpenPassphrase } from '../../parts/secret.js';
import { why } from '../../parts/why.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { job } from './job.js';
import { CA_FILE, KEY_FILE } from './own-authority.js';

/** @typedef {import('../../parts/problems.js').Problem} Problem */
/** @typedef {import('../../parts/openfile.js').GivenFile} GivenFile */

const text = t.device.sign;
const NAME = 'sign-ca-name';

export const OWN_FIELDS = {
    'subject.CN': NAME,
    'subject.O': 'sign-ca-organisation',
    days: 'sign-ca-days',
    permit: 'sign-ca-limits',
    // A name that the limits shut out.
    name: 'sign-ca-limits',
    bits: 'sign-ca-bits',
    passphrase: 'sign-ca-passphrase',
};

const local = createStore({
    certificate: /** @type {GivenFile | null} */ (null),
    key: /** @type {GivenFile | null} */ (null),
});
const fresh = new NewPassphrase('sign-ca-passphrase');
const opener = new OpenPassphrase('sign-ca-open-passphrase');

/** @param {Partial<typeof job.state.authority>} patch */
function setAuthority(patch) {
    job.update({ authority: { ...job.state.authority, ...patch } });
}

function organisation() {
    const { authority, subject } = job.state;
    return authority.subject.O ?? subject.O ?? '';
}

function authorityName() {
    return job.state.authority.subject.CN ??
        text.caDefault(organisation(), new Date().getFullYear());
}

/** A limit that fits the device at hand, as a start. */
function suggestedLimits() {
    return job.state.addresses
        .map((host) => {
            if (host.includes(':')) {
                return `${host}/128`;
            }
            if (/^\d+(\.\d+){3}$/.test(host)) {
                return `${host.split('.').slice(0, 3).join('.')}.0/24`;
            }
            const parts = host.split('.');
            return parts.length > 2 ? parts.slice(1).join('.') : host;
        })
        .filter((limit, i, all) => all.indexOf(limit) === i)
        .join('\n');
}

/** @returns {string[]} */
function limits() {
    const { limited, limitText } = job.state.authority;
    return limited ? limitText.split(/[\s,;]+/).filter(Boolean) : [];
}

/** @returns {Problem[]} */
export function makeProblems() {
    /** @type {Problem[]} */
    const problems = [];
    const { days, limited } = job.state.authority;
    const name = authorityName().trim();
    if (name === '') {
        problems.push({ field: NAME, text: text.caNameMissing });
    } else if (
        name.toLowerCase() ===
        commonNameOf(job.state.files.request?.report).toLowerCase()
    ) {
        problems.push({ field: NAME, text: text.caNameSame });
    }
    problems.push(...fresh.problems());
    if (!Number.isInteger(days) || days < 1 || days > 36500) {
        problems.push({ field: 'sign-ca-days', text: text.caDaysBad });
    }
    if (limited && limits().length === 0) {
        problems.push({ field: 'sign-ca-limits', text: text.limitsMissing });
    }
    return problems;
}

/** @returns {Problem[]} */
export function openProblems() {
    const problems = [];
    if (!local.state.certificate) {
        problems.push({ field: CA_FILE, text: text.noCaCertificate });
    }
    if (!local.state.key) {
        problems.push({ field: KEY_FILE, text: text.noCaKey });
    }
    return problems;
}

/** The authority that is to be made, its passphrase among it. */
export function makeOrder() {
    const { days, bits } = job.state.authority;
    return {
        bits,
        days,
        passphrase: fresh.read(),
        subject: { O: organisation().trim(), CN: authorityName().trim() },
        constraints: limits(),
    };
}

/** The files that are to be opened, with the passphrase as typed. */
export function openOrder() {
    const { certificate, key } = /** @type {Record<string, GivenFile>} */ (
        local.state);
    return { certificate, key, typed: opener.read() };
}

/** Empties what was typed and chosen, once it has served. */
export function clearForms() {
    fresh.clear();
    opener.clear();
    local.update({ certificate: null, key: null });
}

/** @param {Problem[]} problems */
export function makeForm(problems) {
    const { authority } = job.state;
    return html`<section class="panel">
        <div class="stack">
            ${textField({
                id: NAME,
                label: text.caName,
                hint: text.caNameHint,
                value: authorityName(),
                set: (CN) => setAuthority({
                    subject: { ...authority.subject, CN },
                }),
                limit: 64,
                fault: faultOf(problems, NAME),
            })}
            ${textField({
                id: 'sign-ca-organisation',
                label: text.caOrganisation,
                value: organisation(),
                set: (O) => setAuthority({
                    subject: { ...authority.subject, O },
                }),
                limit: 64,
                optional: true,
                fault: faultOf(problems, 'sign-ca-organisation'),
            })}
        </div>
        ${fresh.render({
            form: 'pkcs8',
            problems,
            label: text.caPassphrase,
            hint: text.caPassphraseHint,
        })}
        ${why(text.whyCaPassphrase, '8')}
        ${makeMore(problems)}
    </section>`;
}

/** @param {Problem[]} problems */
function makeMore(problems) {
    const { days, bits, limited, limitText } = job.state.authority;
    return html`<details class="more">
        <summary>${text.caMore}</summary>
        <div class="stack">
            <div class="fields">
                ${textField({
                    id: 'sign-ca-days',
                    label: text.caDays,
                    hint: text.caDaysHint,
                    value: Number.isNaN(days) ? '' : String(days),
                    set: (value) =>
                        setAuthority({ days: Number.parseInt(value, 10) }),
                    inputmode: 'numeric',
                    short: true,
                    fault: faultOf(problems, 'sign-ca-days'),
                })}
                ${selectField({
                    id: 'sign-ca-bits',
                    label: text.caSize,
                    value: String(bits),
                    set: (value) => setAuthority({ bits: Number(value) }),
                    options: Object.entries(text.caSizes),
                    fault: faultOf(problems, 'sign-ca-bits'),
                    below: why(text.whyCaSize, '8'),
                })}
            </div>
            ${checkField({
                id: 'sign-ca-limited',
                label: text.limited,
                hint: text.limitedHint,
                checked: limited,
                set: (checked) => setAuthority({
                    limited: checked,
                    limitText: limitText || suggestedLimits(),
                }),
            })}
            ${limited
                ? textArea({
                      id: 'sign-ca-limits',
                      label: text.limits,
                      hint: text.limitsHint,
                      value: limitText,
                      set: (value) => setAuthority({ limitText: value }),
                      mono: true,
                      fault: faultOf(problems, 'sign-ca-limits'),
                  })
                : nothing}
        </div>
    </details>`;
}

/**
 * @param {Problem[]} problems
 * @param {(problems: Problem[]) => void} complain
 */
export function openForm(problems, complain) {
    const { certificate, key } = local.state;
    /** @param {string} field */
    const fail = (field) => (/** @type {unknown} */ error) =>
        complain([{ field, text: /** @type {Error} */ (error).message }]);
    return html`<section class="panel">
        ${openField({
            id: CA_FILE,
            label: text.caCertificate,
            hint: text.caCertificateHint,
            fault: faultOf(problems, CA_FILE),
            pasted: certificate?.name === t.open.pasted,
            take: ([file]) => local.update({ certificate: file }),
            fail: fail(CA_FILE),
        })}
        ${openField({
            id: KEY_FILE,
            label: text.caKey,
            hint: text.caKeyHint,
            fault: faultOf(problems, KEY_FILE),
            pasted: key?.name === t.open.pasted,
            take: ([file]) => local.update({ key: file }),
            fail: fail(KEY_FILE),
        })}
        ${opener.render({
            problems,
            label: text.caOpenPassphrase,
            hint: text.caOpenHint,
        })}
    </section>`;
}

/** @param {() => void} another */
export function heldForm(another) {
    const ca = job.state.files.authorityCertificate;
    const name = commonNameOf(ca?.report) || ca?.report?.subject?.text || '';
    return notice('info', html`<p>
        ${text.usingOpen(name)}
        <button type="button" class="link" @click=${another}>
            ${text.anotherCa}
        </button>
    </p>`);
}
