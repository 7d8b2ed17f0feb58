/**
 * "What is wrong with it": one certificate of the table judged with all that
 * lies beside it, as a browser and a device would.
 */
import { html, nothing } from 'lit-html';
import { profiles } from '../../device/profiles.js';
import { distinct, findReuse, namesIssuer } from '../../file/relations.js';
import { checkCommands, matchCommands } from '../../file/commands.js';
import { focusSoon } from '../../parts/dom.js';
import { engine } from '../../parts/engine.js';
import { selectField, textField } from '../../parts/field.js';
import { findingsList } from '../../parts/findings.js';
import { sortOf } from '../../parts/names.js';
import { faultOf } from '../../parts/problems.js';
import { createStore } from '../../store.js';
import { visible } from '../../parts/visible.js';
import { t } from '../../text/index.js';
import { commandList } from './command-list.js';
import { titleOf } from './object-words.js';
import { allDescribed, everyObject, fileOf, isElsewhere } from './session.js';
import { task, trouble, work } from './work.js';

/** @typedef {import('../../file/relations.js').Described} Described */
/** @typedef {import('../../parts/findings.js').Finding} Finding */

const text = t.file.checks;
const HOST = 'file-host';

const choice = createStore({
    certificate: '',
    host: '',
    profile: '',
    findings: /** @type {Finding[] | null} */ (null),
});

/** Every certificate at hand. */
function certificates() {
    return allDescribed().filter(({ object }) => object.kind === 'certificate');
}

/** Those on the table, one of each, those of devices first. */
function candidates() {
    return distinct(certificates().filter((one) => !isElsewhere(one)))
        .sort((a, b) =>
            Number(a.object.isAuthority) - Number(b.object.isAuthority));
}

/** @param {Described[]} all @returns {Described | undefined} */
function chosen(all) {
    return all.find(({ id }) => id === choice.state.certificate) ?? all[0];
}

/** The certificates above one, as far as they are here. */
function issuersOf(/** @type {Described} */ leaf) {
    const others = certificates();
    /** @type {Described[]} */
    const chain = [];
    let last = leaf;
    for (;;) {
        const issuer = others.find((other) =>
            other.object.sha256 !== last.object.sha256 &&
            !chain.includes(other) && namesIssuer(other.object, last.object));
        if (!issuer) {
            return chain;
        }
        chain.push(issuer);
        last = issuer;
    }
}

/**
 * The key and the request to judge a certificate with: those that carry its
 * public key; for a device's certificate else the first on the table, so
 * that a wrong one is named.
 *
 * @param {Described} leaf
 */
function companions(leaf) {
    const { publicKeySha256, isAuthority } = leaf.object;
    const find = (/** @type {string} */ kind) => {
        const all = allDescribed().filter(({ object }) =>
            object.kind === kind);
        return all.find(({ object }) =>
            object.publicKeySha256 === publicKeySha256) ??
            (isAuthority ? undefined
                : all.find((one) => !isElsewhere(one) && !one.object.error));
    };
    return { key: find('private-key'), request: find('request') };
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
 * The key's file as the engine's check takes it: a key that lies in a
 * container, or beside other things, is taken out.
 *
 * @param {Described | undefined} key
 * @param {import('../../parts/task.js').Run} run
 * @returns {Promise<{bytes?: Uint8Array, passphrase?: Uint8Array}>} both are
 *   copies, for the caller to wipe
 */
async function keyFor(key, run) {
    if (!key) {
        return {};
    }
    const { bytes, passphrase, inside } = fileOf(key);
    if (!inside) {
        return { bytes: bytes.slice(), passphrase };
    }
    try {
        const taken = await (await engine()).convert(
            { bytes, passphrase, to: { form: 'pkcs8' } }, run);
        return { bytes: taken.bytes };
    } finally {
        passphrase?.fill(0);
    }
}

/**
 * What the engine cannot know, which sees one certificate at a time.
 *
 * @param {Described} leaf
 * @returns {Finding[]}
 */
function reuseFindings(leaf) {
    return findReuse(leaf, allDescribed()).map(({ code, other }) => ({
        level: code === 'SERIAL_REUSED' ? 'error' : 'warning',
        code,
        text: code === 'SERIAL_REUSED'
            ? t.file.together.sameSerial(leaf.file, other.file)
            : t.file.together.sameKey([leaf, other].map(({ object }) =>
                titleOf(object))),
    }));
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
    const leaf = chosen(candidates());
    if (!leaf) {
        return;
    }
    const { key, request } = companions(leaf);
    const { certificate, own } = certificateFor(leaf);
    const host = hostOf(choice.state.host);
    choice.update({ findings: null });
    const result = await work(text.checking, async (run) => {
        const held = await keyFor(key, run);
        try {
            return await (await engine()).check({
                certificate,
                key: held.bytes,
                passphrase: held.passphrase,
                request: request?.object.pem,
                chain: issuersOf(leaf).flatMap(({ object }) =>
                    own.includes(object.sha256) ? [] : [object.pem]),
                host: host || undefined,
                profile: profiles.find(({ id }) =>
                    id === choice.state.profile),
            }, run);
        } finally {
            held.bytes?.fill(0);
            held.passphrase?.fill(0);
        }
    }, { host: HOST });
    if (result) {
        choice.update({
            findings: [
                .../** @type {Finding[]} */ (result.findings),
                ...reuseFindings(leaf),
            ],
        });
        focusSoon('#file-findings');
    }
}

/** What a command can name: the first thing of a file on the table. */
function isFirst(/** @type {Described} */ described) {
    return !isElsewhere(described) &&
        fileOf(described).objects[0] === described.object;
}

/** @param {Described} leaf */
function commands(leaf) {
    if (!isFirst(leaf)) {
        return nothing;
    }
    const chain = issuersOf(leaf).filter(isFirst);
    const { key } = companions(leaf);
    const root = chain.find(({ object }) => object.selfSigned);
    const host = hostOf(choice.state.host);
    return commandList([
        ...(key && isFirst(key)
            ? matchCommands({ name: key.file, object: key.object },
                { name: leaf.file, object: leaf.object })
            : []),
        ...checkCommands(leaf.file, {
            root: root?.file,
            intermediates: chain.filter((link) => link !== root)
                .map(({ file }) => file),
            host,
            isAddress: sortOf(host) === 'ip',
        }),
    ]);
}

/** What was found last, for the doctor. */
export function checkedFile() {
    const { findings } = choice.state;
    const leaf = chosen(candidates());
    return findings && leaf ? { name: leaf.file, findings } : null;
}

export function checks() {
    const all = candidates();
    const leaf = chosen(all);
    if (!leaf) {
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
                      id: 'file-certificate',
                      label: text.certificate,
                      value: leaf.id,
                      set: (certificate) => change({ certificate }),
                      options: all.map(({ id, object, file }) =>
                          [id, `${titleOf(object)} (${visible(file)})`]),
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
            ${commands(leaf)}
        </div>
    </section>`;
}
