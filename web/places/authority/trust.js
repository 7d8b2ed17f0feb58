/** The trust kit for people, and the trust store for devices. */
import { html } from 'lit-html';
import { trustBundle } from '../../authority/bundle.js';
import { commonName } from '../../authority/new_folder.js';
import { safeName } from '../../authority/safe_name.js';
import { fingerprintSheet, trustKit } from '../../authority/trust_kit.js';
import { writeZip } from '../../authority/zip.js';
import { engine } from '../../parts/engine.js';
import { FileSlot } from '../../parts/file-slot.js';
import { Form, ProblemsFound } from '../../parts/form.js';
import { Keeping } from '../../parts/keeping.js';
import { primaryAction, stepFrame } from '../../parts/step.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { bullets, problemsOf } from './common.js';
import { authority, authorityName, authorityScope } from './state.js';

const text = t.authority.trust;
const FILES = 'trust-files';

const mine = authorityScope.state((owner) => ({
    form: new Form(owner, { words: problemsOf, fields: { bytes: FILES } }),
    slot: new FileSlot({ id: FILES, several: true, changed: () => void take() },
        owner),
    keeping: new Keeping('trust-back', owner),
    local: createStore({ others: /** @type {any[]} */ ([]) }),
}));

/**
 * Saves a kit.
 *
 * @param {Keeping} keeping
 * @param {import('../../authority/trust_kit.js').Root[]} roots
 */
export function saveKit(keeping, roots) {
    const name = text.kitName({ name: safeName(roots[0].name) });
    return keeping.save({ name, files: () => [{ name,
        content: writeZip(trustKit(roots), new Date()) }] });
}

/** What is trusted is the root, also where it is not this one that signs. */
export function ownRoot() {
    const { report, root } = authority.state;
    return root ? { report: root, name: commonName(root.subject) }
        : { report, name: authorityName() };
}

async function take() {
    const { form, slot, local } = mine();
    local.update({ others: [] });
    form.complain([]);
    if (slot.files.length === 0) {
        return;
    }
    await form.run({
        say: t.open.reading,
        inputs: { files: slot.files },
        async work({ files }, run) {
            const mc = await engine();
            const found = [];
            for (const { name, bytes } of files) {
                const { objects } = await mc.inspect({ bytes }, run);
                const some = objects.filter(({ kind, error }) =>
                    kind === 'certificate' && !error);
                if (some.length === 0) {
                    throw new ProblemsFound([{
                        field: FILES, text: text.noCertificate({
                            file: name,
                        }) }]);
                }
                found.push(...some);
            }
            return found;
        },
        commit: (others) => local.update({ others }),
    });
}

export function trustStep() {
    const { form, slot, local, keeping } = mine();
    const bundle = trustBundle(
        [ownRoot().report, ...local.state.others], new Date());
    const store = 'trust-store.pem';
    return stepFrame({
        title: text.title,
        lead: text.lead,
        problems: form.problems,
        body: html`<section class="panel">
                <h2>${text.kit}</h2>
                <p>${text.kitLead}</p>
                ${primaryAction({
                    id: 'trust-kit',
                    text: text.kitSave,
                    act: () => void saveKit(keeping, [ownRoot()]),
                    others: html`<button
                        type="button"
                        class="button"
                        @click=${() => print()}
                    >
                        ${text.sheet}
                    </button>`,
                })}
                ${keeping.render([])}
                <p class="hint">${text.compare}</p>
            </section>
            <pre class="record sheet">${fingerprintSheet([ownRoot()])}</pre>
            <section class="panel">
                <h2>${text.store}</h2>
                <p>${text.storeLead}</p>
                ${form.render({
                    body: html`${slot.render({
                        label: text.storeFiles, hint: text.storeFilesHint,
                        fault: form.fault(FILES),
                    })}
                    ${bullets(bundle.findings.map(({ code, name }) =>
                        text.storeFindings[code]({ name })))}`,
                    act: { id: 'trust-store', text: text.storeSave,
                        primary: false },
                    submit: () => void keeping.save({ name: store,
                        files: () => [{ name: store, content: bundle.pem }] }),
                    others: html`<p class="hint">
                        ${text.storeCount({ n: bundle.count })}
                    </p>`,
                })}
            </section>`,
    });
}
