/** The trust kit for people, and the trust store for devices. */
import { html } from 'lit-html';
import { commonName } from '../../authority/new_folder.js';
import { safeName } from '../../authority/safe_name.js';
import { fingerprintSheet, trustBundle, trustKit }
    from '../../authority/trust_kit.js';
import { writeZip } from '../../authority/zip.js';
import { button } from '../../parts/button.js';
import { Form } from '../../parts/form.js';
import { Keeping } from '../../parts/keeping.js';
import { bullets, panel, primaryAction, stepFrame } from '../../parts/step.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { objectsIn, problemsOf, readingSlot } from './common.js';
import { authorityName, authorityScope, openedFolder } from './state.js';

/** @import {Certificate} from '../../../wasm/reports.js' */
/** @import {Root} from '../../authority/trust_kit.js' */

const text = t.authority.trust;
const FILES = 'trust-files';

const mine = authorityScope.state((owner) => {
    const form = new Form(owner,
        { words: problemsOf, fields: { bytes: FILES } });
    const local = createStore({ others: /** @type {Certificate[]} */ ([]) });
    return {
        form, local,
        slot: readingSlot(form, {
            id: FILES, several: true, say: t.open.reading,
            clear: () => local.update({ others: [] }),
            async work(files, run) {
                const found = [];
                for (const file of files) {
                    found.push(...await objectsIn(file, 'certificate', {
                        field: FILES,
                        none: text.noCertificate({ file: file.name }),
                    }, run));
                }
                return found;
            },
            commit: (others) => local.update({ others }),
        }, owner),
        keeping: new Keeping('trust-back', owner),
    };
});

/** @param {Keeping} keeping @param {Root[]} roots as trustKit takes them */
export function saveKit(keeping, roots) {
    return keeping.save({
        name: text.kitName({ name: safeName(roots[0].name) }),
        content: () => writeZip(trustKit(roots), new Date()),
    });
}

/** What is trusted is the root, also where it is not this one that signs. */
export function ownRoot() {
    const { report, root } = openedFolder();
    return root ? { report: root, name: commonName(root.subject) }
        : { report, name: authorityName() };
}

export function trustStep() {
    const { form, slot, local, keeping } = mine();
    const bundle = trustBundle(
        [ownRoot().report, ...local.state.others], new Date());
    return stepFrame(text.title, text.lead, html`${panel(text.kit,
        html`<p>${text.kitLead}</p>
        ${primaryAction({
            id: 'trust-kit',
            text: text.kitSave,
            act: () => void saveKit(keeping, [ownRoot()]),
            others: button(text.sheet, () => print()),
        })}
        ${keeping.render([])}
        <p class="hint">${text.compare}</p>`)}
        <pre class="record sheet">${fingerprintSheet([ownRoot()])}</pre>
        ${panel(text.store, html`<p>${text.storeLead}</p>
            ${form.render({
                body: html`${slot.render({
                    label: text.storeFiles, hint: text.storeFilesHint,
                    fault: form.fault(FILES),
                })}
                ${bullets(bundle.findings.map(({ code, name }) =>
                    text.storeFindings[code]({ name })))}`,
                act: { id: 'trust-store', text: text.storeSave,
                    primary: false },
                submit: () => void keeping.save({
                    name: 'trust-store.pem', content: () => bundle.pem,
                }),
                others: html`<p class="hint">
                    ${text.storeCount({ n: bundle.count })}
                </p>`,
            })}`)}`, { problems: form.problems });
}
