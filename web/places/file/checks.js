/**
 * "What is wrong with it": one certificate of the table judged with all that
 * lies beside it, as a browser and a device would; or a request or a key that
 * has no certificate yet.
 */
import { html, nothing } from 'lit-html';
import { profiles } from '../../device/profiles.js';
import { focusSoon } from '../../parts/dom.js';
import { engine } from '../../parts/engine.js';
import { selectField, textField } from '../../parts/field.js';
import { findingsList } from '../../parts/findings.js';
import { faultOf } from '../../parts/problems.js';
import { createStore } from '../../store.js';
import { visible } from '../../parts/visible.js';
import { t } from '../../text/index.js';
import { checkCommandsFor } from './check-commands.js';
import {
    candidates, companions, issuersOf, reuseFindings,
} from './check-subjects.js';
import { commandList } from './command-list.js';
import { kindText, titleOf } from './object-words.js';
import { everyObject, fileOf, passphraseOf } from './session.js';
import { task, trouble, work } from './work.js';

/** @typedef {import('../../file/relations.js').Described} Described */
/** @typedef {import('../../parts/findings.js').Finding} Finding */

const text = t.file.checks;
const HOST = 'file-host';

const choice = createStore({
    subject: '',
    host: '',
    profile: '',
    findings: /** @type {Finding[] | null} */ (null),
});

/** @param {Described[]} all @returns {Described | undefined} */
function chosen(all) {
    return all.find(({ id }) => id === choice.state.subject) ?? all[0];
}

/** A chain's file has no more; a larger one is a collection. */
const CHAIN_MAX = 20;

/**
 * The certificate to check, with what its own file holds beside it: only
 * so can the order of a chain's file be judged.
 *
 * @param {Described} leaf
 * @returns {{certificate: string | Uint8Array, own: string[]}} own: the
 *   fingerprints of what is in it
 */
function certificateFor(leaf) {
    const { container, bytes, objects } = fileOf(leaf);
    const own = everyObject(objects).filter(({ kind }) =>
        kind === 'certificate');
    const first = own.find(({ isAuthority }) => !isAuthority);
    return own.length > 1 && own.length <= CHAIN_MAX && !container &&
        first?.sha256 === leaf.object.sha256
        ? { certificate: bytes, own: own.map(({ sha256 }) => sha256) }
        : { certificate: leaf.object.pem, own: [leaf.object.sha256] };
}

/**
 * The key as the engine's check takes it; one that lies in a container is
 * taken out.
 *
 * @param {Described | undefined} key
 * @param {import('../../parts/task.js').Run} run
 * @returns {Promise<{key?: Uint8Array, keyPick?: number,
 *   passphrase?: Uint8Array}>} key and passphrase are copies, for the caller
 *   to wipe
 */
async function keyFor(key, run) {
    if (!key) {
        return {};
    }
    const { bytes, pick, container } = fileOf(key);
    const passphrase = passphraseOf(key);
    if (!container) {
        return { key: bytes.slice(), keyPick: pick, passphrase };
    }
    try {
        const taken = await (await engine()).convert(
            { bytes, pick, passphrase, to: { form: 'pkcs8' } }, run);
        return { key: taken.bytes };
    } finally {
        passphrase?.fill(0);
    }
}

/**
 * What the device wants. How a key in a container is kept says nothing of
 * the file that the device will get; that it must come out is a finding.
 *
 * @param {Described | undefined} key
 * @returns {{profile?: any, findings: Finding[]}}
 */
function demandsOn(key) {
    const profile = profiles.find((/** @type {any} */ { id }) =>
        id === choice.state.profile);
    if (!profile || !key || !fileOf(key).container) {
        return { profile, findings: [] };
    }
    const { type, maxBits } = /** @type {any} */ (profile).key;
    return {
        profile: { ...profile, key: { type, maxBits } },
        findings: [{
            level: 'error', code: 'KEY_IN_CONTAINER', text: text.inContainer,
        }],
    };
}

/**
 * The host of what was typed, which may be a whole address, or a name in
 * letters that certificates write otherwise (IDNA, as the browser does it).
 *
 * @param {string} typed
 */
function hostOf(typed) {
    const trimmed = typed.trim();
    if (/^[!-.0-~]*$/.test(trimmed)) {
        return trimmed;
    }
    try {
        return new URL(trimmed.includes('://') ? trimmed : `http://${trimmed}`)
            .hostname.replace(/^\[|\]$/g, '');
    } catch {
        return trimmed; // the engine says what is wrong with it
    }
}

async function check() {
    const subject = chosen(candidates());
    if (!subject) {
        return;
    }
    const { key, request } = companions(subject);
    const { certificate, own } = subject.object.kind === 'certificate'
        ? certificateFor(subject)
        : { certificate: undefined, own: /** @type {string[]} */ ([]) };
    const { profile, findings } = demandsOn(key);
    choice.update({ findings: null });
    const result = await work(text.checking, async (run) => {
        const held = await keyFor(key, run);
        try {
            return await (await engine()).check({
                certificate,
                ...held,
                request: request?.object.pem,
                chain: issuersOf(subject).flatMap(({ object }) =>
                    own.includes(object.sha256) ? [] : [object.pem]),
                host: hostOf(choice.state.host) || undefined,
                profile,
            }, run);
        } finally {
            held.key?.fill(0);
            held.passphrase?.fill(0);
        }
    }, { host: HOST });
    if (result) {
        choice.update({
            findings: [
                ...findings,
                .../** @type {Finding[]} */ (result.findings),
                ...reuseFindings(subject),
            ],
        });
        focusSoon('#file-findings');
    }
}

/** What was found last, for the doctor. */
export function checkedFile() {
    const { findings } = choice.state;
    const subject = chosen(candidates());
    return findings && subject ? { name: subject.file, findings } : null;
}

/** @param {Described} described */
function optionText({ object, file }) {
    const name = [kindText(object), titleOf(object)].filter(Boolean);
    return `${name.join(' ')} (${visible(file)})`;
}

export function checks() {
    const all = candidates();
    const subject = chosen(all);
    if (!subject) {
        return nothing;
    }
    const { host, profile, findings } = choice.state;
    const change = (/** @type {any} */ patch) =>
        choice.update({ ...patch, findings: null });
    return html`<section class="panel" aria-labelledby="file-checks">
        <div class="stack">
            <h2 id="file-checks">${text.title}</h2>
            <p class="quiet">${text.lead}</p>
            ${all.length > 1
                ? selectField({
                      id: 'file-subject',
                      label: text.which,
                      value: subject.id,
                      set: (id) => change({ subject: id }),
                      options: all.map((one) => [one.id, optionText(one)]),
                  })
                : nothing}
            <div class="fields">
                ${textField({
                    id: HOST,
                    label: text.host,
                    hint: text.hostHint,
                    optional: true,
                    value: host,
                    fault: faultOf(trouble.state.problems, HOST),
                    set: (typed) => change({ host: typed }),
                })}
                ${selectField({
                    id: 'file-profile',
                    label: text.device,
                    value: profile,
                    set: (id) => change({ profile: id }),
                    options: [
                        ['', text.anyDevice],
                        ...profiles.map((/** @type {any} */ known) =>
                            /** @type {[string, string]} */ (
                                [known.id, known.name])),
                    ],
                })}
            </div>
            <div class="actions">
                <button
                    type="button"
                    class="button primary"
                    id="file-check"
                    ?disabled=${task.running}
                    @click=${check}
                >
                    ${text.check}
                </button>
            </div>
            <div
                class="stack"
                id="file-findings"
                tabindex="-1"
                role="status"
                aria-label=${text.result}
            >
                ${findings
                    ? findingsList(findings, {
                          id: 'file', verdict: text.verdict,
                      })
                    : nothing}
            </div>
            ${commandList(checkCommandsFor(subject, hostOf(host)))}
        </div>
    </section>`;
}
