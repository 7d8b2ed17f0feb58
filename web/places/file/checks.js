/**
 * "What is wrong with it": one certificate of the table judged with all that
 * lies beside it, as a browser and a device would; or a request or a key that
 * has no certificate yet. A verdict stands for what it was made from: with
 * any change of that it is gone.
 */
import { html, nothing } from 'lit-html';
import { profiles } from '../../device/profiles.js';
import { everyObject, isCertificate, ofCertificate }
    from '../../file/relations.js';
import { engine } from '../../parts/engine.js';
import { selectField, textField } from '../../parts/field.js';
import { findingsList } from '../../parts/findings.js';
import { focusSoon } from '../../parts/dom.js';
import { Form } from '../../parts/form.js';
import { stillStands } from '../../parts/work.js';
import { createStore } from '../../store.js';
import { visible } from '../../parts/told.js';
import { t } from '../../text/index.js';
import { checkCommandsFor, commandList } from './command-parts.js';
import { candidates, companions, issuersOf, reuseFindings, unreadFindings }
    from './check-subjects.js';
import { kindText, titleOf } from './object-words.js';
import { allDescribed, fileOf, passphraseOf, tables } from './session.js';

/** @import {Demands} from '../../../wasm/face.js' */
/** @import {Described} from '../../file/relations.js' */
/** @import {Finding} from '../../parts/findings.js' */
/** @import {Run} from '../../parts/work.js' */

const text = t.file.checks;
const HOST = 'file-host';

const state = tables.state((owner) => ({
    form: new Form(owner, { fields: { host: HOST } }),
    choice: createStore({ subject: '', host: '', profile: '' }),
    found: createStore({
        result: /** @type {{from: Record<string, unknown>, name: string,
            looked: string[], findings: Finding[]} | null} */ (null),
    }),
}));

/** @param {Described[]} all @returns {Described | undefined} */
const chosen = (all) =>
    all.find(({ id }) => id === state().choice.state.subject) ?? all[0];

/** What a verdict stands for. */
function inputsNow() {
    const { host, profile } = state().choice.state;
    const subject = chosen(candidates());
    return { all: allDescribed(), subject: subject?.id, host, profile };
}

/** The verdict, while it stands; the doctor reads it, too. */
export function checkedFile() {
    const { result } = state().found.state;
    return result && stillStands(result.from, inputsNow()) ? result : null;
}

/** A chain's file has no more; a larger one is a collection. */
const CHAIN_MAX = 20;

/**
 * The certificate to check, with what its own file holds beside it: only
 * so can the order of a chain's file be judged.
 *
 * @param {Described} leaf
 * @returns {{certificate?: string | Uint8Array, own: string[]}} own: the
 *   fingerprints of what is in it
 */
function certificateFor(leaf) {
    if (!ofCertificate(leaf)) {
        return { own: [] };
    }
    const { container, bytes, objects } = fileOf(leaf);
    const own = everyObject(objects).filter(isCertificate);
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
 * @param {{bytes: Uint8Array, pick?: number, container: boolean,
 *   identity?: string, passphrase?: Uint8Array} | null} key @param {Run} run
 * @returns {Promise<{key?: Uint8Array, keyPick?: number,
 *   passphrase?: Uint8Array, taken?: boolean}>} taken: the key is the
 *   caller's to wipe
 */
async function keyFor(key, run) {
    if (!key?.container) {
        return { key: key?.bytes, keyPick: key?.pick,
            passphrase: key?.passphrase };
    }
    const { bytes, pick, passphrase, identity } = key;
    const taken = await (await engine()).convert(
        { bytes, pick, passphrase, identity, to: { form: 'pkcs8' } }, run);
    return { key: taken.bytes, taken: true };
}

/**
 * What the device wants. How a key in a container is kept says nothing of
 * the file that the device will get; that it must come out is a finding.
 *
 * @param {Described | undefined} key
 * @param {string} id of the profile
 * @returns {{profile?: Demands, findings: Finding[]}}
 */
function demandsOn(key, id) {
    const profile = profiles.find((one) => one.id === id);
    if (!profile || !key || !fileOf(key).container) {
        return { profile, findings: [] };
    }
    const { type, maxBits } = profile.key;
    return {
        profile: { ...profile, key: { type, maxBits } },
        findings: [{ level: 'error', code: 'KEY_IN_CONTAINER',
            text: text.inContainer }],
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

function check() {
    const subject = chosen(candidates());
    if (!subject) {
        return;
    }
    const { form, found } = state();
    const from = inputsNow();
    const { key, request } = companions(subject);
    const { certificate, own } = certificateFor(subject);
    const { profile, findings } = demandsOn(key, from.profile);
    const issuers = issuersOf(subject);
    const lists = allDescribed().flatMap(({ file, object }) =>
        object.kind === 'crl' && !object.error ? [{ file, object }] : []);
    const passphrase = key && passphraseOf(key);
    void form.run({
        say: text.checking,
        inputs: {
            from,
            name: subject.file,
            key: key ? { ...fileOf(key), passphrase,
                identity: key.object.publicKeySha256 } : null,
            given: {
                certificate,
                request: request?.object.pem,
                chain: issuers.flatMap(({ object }) =>
                    own.includes(object.sha256) ? [] : [object.pem]),
                crl: lists.map(({ object }) => object.pem),
                host: hostOf(from.host) || undefined,
                profile,
            },
            beside: [...findings, ...unreadFindings([subject, key, request]),
                ...reuseFindings(subject)],
            looked: [...new Set([subject, key, request, ...issuers, ...lists]
                .flatMap((one) => one ? [visible(one.file)] : []))],
        },
        lent: [passphrase],
        work: async ({ key: file, given }, run) => {
            const { taken, ...held } = await keyFor(file, run);
            try {
                return await (await engine()).check({ ...given, ...held }, run);
            } finally {
                if (taken) {
                    held.key?.fill(0);
                }
            }
        },
        commit: ({ findings: judged }, { name, looked, beside }) => {
            found.update({ result: { from, name, looked,
                findings: [...judged, ...beside] } });
            focusSoon('#file-findings');
        },
    });
}

/** @param {Described[]} all @param {Described} subject */
function fields(all, subject) {
    const { form, choice } = state();
    return html`${all.length === 1 ? nothing : selectField({
        id: 'file-subject',
        label: text.which,
        value: subject.id,
        set: (id) => choice.update({ subject: id }),
        options: all.map(({ id, object, file }) => [id, [kindText(object),
            titleOf(object), `(${visible(file)})`].filter(Boolean).join(' ')]),
    })}
    <div class="fields">
        ${textField({
            ...form.bind(choice, 'host', HOST),
            label: text.host,
            hint: text.hostHint,
            optional: true,
        })}
        ${selectField({
            id: 'file-profile',
            label: text.device,
            ...choice.bind('profile'),
            options: [{ id: '', name: text.anyDevice }, ...profiles]
                .map(({ id, name }) => [id, name]),
        })}
    </div>`;
}

export function checks() {
    const all = candidates();
    const subject = chosen(all);
    if (!subject) {
        return nothing;
    }
    const { form, choice } = state();
    const result = checkedFile();
    return html`<section class="panel" aria-labelledby="file-checks">
        <div class="stack">
            <h2 id="file-checks">${text.title}</h2>
            <p class="quiet">${text.lead}</p>
            ${form.render({
                body: fields(all, subject),
                act: { id: 'file-check', text: text.check },
                submit: check,
                summary: true,
            })}
            <div class="stack" id="file-findings" tabindex="-1" role="group"
                aria-label=${text.result}>
                ${result ? html`<p class="small quiet">
                        ${text.looked({ files: result.looked.join(', ') })}
                    </p>
                    ${findingsList(result.findings,
                        { id: 'file', verdict: text.verdict })}` : nothing}
            </div>
            ${commandList(checkCommandsFor(subject, hostOf(choice.state.host)))}
        </div>
    </section>`;
}
