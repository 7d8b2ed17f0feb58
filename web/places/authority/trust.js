/** The trust kit for people, and the trust store for devices. */
import { html } from 'lit-html';
import { toBytes } from '../../authority/bytes.js';
import { trustBundle } from '../../authority/bundle.js';
import { commonName } from '../../authority/new_folder.js';
import { safeName } from '../../authority/safe_name.js';
import { fingerprintSheet, trustKit } from '../../authority/trust_kit.js';
import { writeZip } from '../../authority/zip.js';
import { engine } from '../../parts/engine.js';
import { openField } from '../../parts/openfile.js';
import { saveFile } from '../../parts/save.js';
import { primaryAction, stepFrame } from '../../parts/step.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { Problems, bullets } from './common.js';
import { authority, authorityName } from './state.js';

const text = t.authority.trust;
const problems = new Problems();
const local = createStore({ others: /** @type {any[]} */ ([]) });

/**
 * Saves a kit.
 *
 * @param {import('../../authority/trust_kit.js').Root[]} roots
 */
export function saveKit(roots) {
    saveFile(text.kitName(safeName(roots[0].name)),
        writeZip(trustKit(roots), new Date()));
}

/** What is trusted is the root, also where it is not this one that signs. */
function ownRoot() {
    const { report, root } = authority.state;
    return root ? { report: root, name: commonName(root.subject) }
        : { report, name: authorityName() };
}

/** @param {import('../../parts/openfile.js').GivenFile[]} files */
async function take(files) {
    await problems.guard(async () => {
        const mc = await engine();
        const found = [];
        for (const { bytes } of files) {
            const { objects } = await mc.inspect({ bytes });
            found.push(...objects.filter(({ kind }) =>
                kind === 'certificate'));
        }
        local.update({ others: found });
    }, { bytes: 'trust-files' });
}

export function trustStep() {
    const bundle = trustBundle(
        [ownRoot().report, ...local.state.others], new Date());
    return stepFrame({
        title: text.title,
        lead: text.lead,
        problems: problems.list,
        body: html`<section class="panel">
                <h2>${text.kit}</h2>
                <p>${text.kitLead}</p>
                ${primaryAction({
                    id: 'trust-kit',
                    text: text.kitSave,
                    act: () => saveKit([ownRoot()]),
                    others: html`<button
                        type="button"
                        class="button"
                        @click=${() => print()}
                    >
                        ${text.sheet}
                    </button>`,
                })}
                <p class="hint">${text.compare}</p>
            </section>
            <pre class="record sheet">${fingerprintSheet([ownRoot()])}</pre>
            <section class="panel">
                <h2>${text.store}</h2>
                <p>${text.storeLead}</p>
                ${openField({
                    id: 'trust-files',
                    label: text.storeFiles,
                    hint: text.storeFilesHint,
                    several: true,
                    take,
                    fail: (error) =>
                        problems.guard(() => Promise.reject(error)),
                })}
                ${bullets(bundle.findings.map(({ code, name }) =>
                    text.storeFindings[code](name)))}
                <div class="actions">
                    <button
                        type="button"
                        class="button"
                        id="trust-store"
                        @click=${() => saveFile('trust-store.pem',
                            toBytes(bundle.pem))}
                    >
                        ${text.storeSave}
                    </button>
                    <p class="hint">${text.storeCount(bundle.count)}</p>
                </div>
            </section>`,
    });
}
