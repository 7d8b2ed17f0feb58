/**
 * Signing with an authority of one's own: made now, or opened from its files
 * (article, steps 8 to 10).
 */
import { html, nothing } from 'lit-html';
import { engine } from '../../parts/engine.js';
import { commonNameOf, namesOf } from '../../parts/facts.js';
import { checkField, selectField, textArea, textField } from
    '../../parts/field.js';
import { notice } from '../../parts/notice.js';
import { openField } from '../../parts/openfile.js';
import { faultOf, problemsFrom } from '../../parts/problems.js';
import { NewPassphrase, OpenPassphrase } from '../../parts/secret.js';
import { why } from '../../parts/why.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { usualName } from './choices.js';
import { issueForEngine } from './issue-options.js';
import { job, jobFile, keepPassphrase, passphraseFor, putFile } from './job.js';

/** @typedef {import('../../parts/problems.js').Problem} Problem */
/** @typedef {import('../../parts/openfile.js').GivenFile} GivenFile */
/** @typedef {import('../../parts/task.js').Run} Run */

const text = t.device.sign;
const CA_FILE = 'sign-ca-certificate';
const KEY_FILE = 'sign-ca-key';
const NAME = 'sign-ca-name';

export const OWN_FIELDS = {
    'subject.CN': NAME,
    'subject.O': 'sign-ca-organisation',
    days: 'sign-ca-days',
    permit: 'sign-ca-limits',
    bits: 'sign-ca-bits',
    passphrase: 'sign-ca-passphrase',
};
export const OPEN_FIELDS = {
    'authority.certificate': CA_FILE,
    'authority.key': KEY_FILE,
    'authority.passphrase': 'sign-ca-open-passphrase',
};

const local = createStore({
    certificate: /** @type {GivenFile | null} */ (null),
    key: /** @type {GivenFile | null} */ (null),
});
const fresh = new NewPassphrase('sign-ca-passphrase');
const opener = new OpenPassphrase('sign-ca-open-passphrase');

/** A failure to be shown, with the fields already known. */
export class ProblemsFound extends Error {
    /** @param {Problem[]} problems */
    constructor(problems) {
        super(problems[0].text);
        this.problems = problems;
    }
}

/** The authority on the table can sign at once. */
export function authorityIsOpen() {
    const { authorityCertificate, authorityKey } = job.state.files;
    return authorityCertificate !== null && authorityKey !== null;
}

/** @throws {ProblemsFound} when an authority made here would be lost */
export function refuseToLoseAuthority() {
    const held = job.state.files.authorityKey;
    if (held?.made && !held.saved) {
        throw new ProblemsFound([{ text: text.saveAuthority(held.name) }]);
    }
}

/** Takes the authority off the table, its passphrase too. */
export function closeAuthority() {
    keepPassphrase('authority', null);
    putFile('authorityCertificate', null);
    putFile('authorityKey', null);
}

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

/**
 * @typedef {object} OpenAuthority
 * @property {import('./job.js').JobFile} certificate
 * @property {import('./job.js').JobFile} key
 * @property {Uint8Array | null} passphrase
 */

/**
 * Makes a new authority; nothing is put on the table yet.
 *
 * @param {Run} run
 * @returns {Promise<OpenAuthority>}
 */
export async function makeAuthority(run) {
    const { days, bits } = job.state.authority;
    const mc = await engine();
    const passphrase = fresh.read();
    const made = await mc.createAuthority(
        {
            bits,
            days,
            passphrase,
            subject: { O: organisation().trim(), CN: authorityName().trim() },
            constraints: limits(),
        },
        run,
    );
    const read = await mc.inspect({ bytes: made.certificate });
    const keyRead = await mc.inspect({ bytes: made.key, passphrase });
    return {
        certificate: jobFile('authorityCertificate', {
            content: made.certificate, report: read.objects[0], made: true,
            name: usualName('authorityCertificate'),
        }),
        key: jobFile('authorityKey', {
            content: made.key, report: keyRead.objects[0], made: true,
            name: usualName('authorityKey'),
        }),
        passphrase,
    };
}

/** @param {any[]} objects the authority's certificate among them */
function pickAuthority(objects) {
    const all = objects.filter((object) => object.kind === 'certificate');
    const found = all.find((object) => object.isAuthority);
    if (found) {
        return found;
    }
    throw new ProblemsFound([{
        field: CA_FILE,
        text: all.length > 0
            ? text.notAuthority(commonNameOf(all[0]) ||
                all[0].subject?.text)
            : text.notCertificate,
    }]);
}

/** @param {any[]} objects */
function pickKey(objects) {
    const found = objects.find((object) => object.kind === 'private-key');
    if (!found) {
        throw new ProblemsFound([{
            field: KEY_FILE, text: t.device.key.notKey,
        }]);
    }
    if (!found.opened) {
        const code = found.error?.code ?? '';
        throw new ProblemsFound(problemsFrom(
            {
                code,
                message: found.error?.text ?? t.device.key.unsupported,
                field: code.startsWith('PASSPHRASE')
                    ? 'authority.passphrase' : 'authority.key',
            },
            OPEN_FIELDS,
        ));
    }
    return found;
}

/**
 * Opens an authority from the chosen files; nothing is put on the table yet.
 *
 * @param {Run} run
 * @returns {Promise<OpenAuthority>}
 */
export async function openAuthority(run) {
    const { certificate, key } = /** @type {Record<string, GivenFile>} */ (
        local.state);
    const mc = await engine();
    const read = await mc.inspect({ bytes: certificate.bytes }, run);
    const report = pickAuthority(read.objects);
    const typed = opener.read();
    const keyRead = await mc.inspect(
        {
            bytes: key.bytes,
            passphrase: typed.length > 0 ? typed : undefined,
        },
        run,
    );
    const keyReport = pickKey(keyRead.objects);
    if (keyReport.publicKeySha256 !== report.publicKeySha256) {
        throw new ProblemsFound([{ field: KEY_FILE, text: text.caMismatch }]);
    }
    return {
        certificate: jobFile('authorityCertificate', {
            content: report.pem ?? certificate.bytes,
            report,
            name: nameOf(certificate),
        }),
        key: jobFile('authorityKey', {
            content: key.bytes, report: keyReport, name: nameOf(key),
        }),
        passphrase: keyReport.encrypted ? typed : null,
    };
}

/** @param {GivenFile} given */
function nameOf(given) {
    return given.name === t.open.pasted ? undefined : given.name;
}

/** The authority on the table, for one call. @returns {OpenAuthority} */
export function heldAuthority() {
    const { authorityCertificate, authorityKey } = job.state.files;
    if (!authorityCertificate || !authorityKey) {
        throw new Error('no authority is open');
    }
    return {
        certificate: authorityCertificate,
        key: authorityKey,
        passphrase: passphraseFor('authority') ?? null,
    };
}

/**
 * Signs the request; puts the certificate and the authority on the table.
 *
 * @param {OpenAuthority} authority
 * @param {Run} run
 */
export async function signWith(authority, run) {
    const { request } = job.state.files;
    if (!request) {
        throw new Error('no request is open');
    }
    const mc = await engine();
    const issued = await mc.issue(
        {
            request: request.bytes,
            authority: {
                certificate: authority.certificate.bytes,
                key: authority.key.bytes,
                passphrase: authority.passphrase ?? undefined,
            },
            ...namesMissing(request),
            ...issueForEngine(),
        },
        run,
    );
    const read = await mc.inspect({ bytes: issued.certificate });
    keepPassphrase('authority', authority.passphrase);
    putFile('authorityCertificate', authority.certificate);
    putFile('authorityKey', authority.key);
    putFile('certificate', jobFile('certificate', {
        content: issued.certificate, report: read.objects[0], made: true,
        name: usualName('certificate'),
    }));
    const { signer } = job.state;
    job.update({ ignored: issued.ignored, chain: [], signedBy: signer });
    fresh.clear();
    opener.clear();
    local.update({ certificate: null, key: null });
}

/**
 * A request from elsewhere may lack the names that browsers need: then the
 * addresses of this job stand in.
 *
 * @param {import('./job.js').JobFile} request
 */
function namesMissing(request) {
    return namesOf(request.report).length === 0 &&
        job.state.addresses.length > 0
        ? { names: job.state.addresses }
        : {};
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
