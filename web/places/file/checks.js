/**
 * "What is wrong with it": one certificate of the table judged with all that
 * lies beside it, as a browser and a device would.
 */
import { html, nothing } from 'lit-html';
import { profiles } from '../../device/profiles.js';
import { namesIssuer } from '../../file/relations.js';
import { checkCommands, matchCommands } from '../../file/commands.js';
import { engine } from '../../parts/engine.js';
import { selectField, textField } from '../../parts/field.js';
import { findingsList } from '../../parts/findings.js';
import { sortOf } from '../../parts/names.js';
import { faultOf } from '../../parts/problems.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { commandList } from './command-list.js';
import { titleOf } from './objects.js';
import { allDescribed, table } from './session.js';
import { task, trouble, work } from './work.js';

/** @typedef {import('../../file/relations.js').Described} Described */

const text = t.file.checks;
const HOST = 'file-host';

const choice = createStore({
    certificate: '',
    host: '',
    profile: '',
    findings: /** @type {import('../../parts/findings.js').Finding[] | null} */
        (null),
});

/** Certificates, those of devices first. */
function candidates() {
    return allDescribed()
        .filter(({ object }) => object.kind === 'certificate')
        .sort((a, b) =>
            Number(a.object.isAuthority) - Number(b.object.isAuthority));
}

/** @param {Described[]} all @returns {Described | undefined} */
function chosen(all) {
    return all.find(({ id }) => id === choice.state.certificate) ?? all[0];
}

/** The certificates above one, as far as they are here. */
function issuersOf(/** @type {Described} */ leaf) {
    const others = candidates();
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

/** The table's files with the key and the request of a certificate. */
function companions(/** @type {Described} */ leaf) {
    const { publicKeySha256 } = leaf.object;
    const find = (/** @type {string} */ kind) => allDescribed().find(
        ({ object }) => object.kind === kind &&
            object.publicKeySha256 === publicKeySha256);
    return { key: find('private-key'), request: find('request') };
}

/** @param {Described | undefined} described */
function fileOf(described) {
    return table.state.files.find((file) =>
        described && described.id.startsWith(`${file.id}-`));
}

async function check() {
    const leaf = chosen(candidates());
    if (!leaf) {
        return;
    }
    const { key, request } = companions(leaf);
    const host = choice.state.host.trim();
    choice.update({ findings: null });
    const result = await work(text.checking, async (run) =>
        (await engine()).check({
            certificate: leaf.object.pem,
            key: fileOf(key)?.bytes,
            passphrase: fileOf(key)?.passphrase ?? undefined,
            request: request?.object.pem,
            chain: issuersOf(leaf).map(({ object }) => object.pem),
            host: host || undefined,
            profile: profiles.find(({ id }) => id === choice.state.profile),
        }, run), { host: HOST });
    if (result) {
        choice.update({
            findings: /** @type {any} */ (result.findings),
        });
    }
}

/** @param {Described} leaf */
function commands(leaf) {
    const chain = issuersOf(leaf);
    const { key } = companions(leaf);
    const root = chain.find(({ object }) => object.selfSigned);
    const host = choice.state.host.trim();
    return commandList([
        ...(key
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
                          [id, `${titleOf(object)} (${file})`]),
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
            <div class="stack" role="status">
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
