/**
 * Certificates with which people log in to a device (software 4.4 and
 * later), as PKCS#12 for their browser.
 */
import { html, nothing } from 'lit-html';
import { keepSigned, signOrder, signingOrder } from '../../authority/issue.js';
import { safeName } from '../../authority/safe_name.js';
import { engine } from '../../parts/engine.js';
import { textField } from '../../parts/field.js';
import { notice } from '../../parts/notice.js';
import { faultOf } from '../../parts/problems.js';
import { saveFile } from '../../parts/save.js';
import { NewPassphrase, heldPassphrase } from '../../parts/secret.js';
import { primaryAction, stepFrame } from '../../parts/step.js';
import { Task } from '../../parts/task.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { Problems, Unlock, lifeField } from './common.js';
import { openedFolder, touched } from './state.js';

const text = t.authority.people;
const problems = new Problems();
const task = new Task();
const unlock = new Unlock('people-unlock');
const fresh = new NewPassphrase('people-passphrase');
const local = createStore({
    name: '',
    days: 825,
    made: /** @type {{name: string, file: string, bytes: Uint8Array} | null} */
        (null),
});

/** @type {Uint8Array | null} */
let filePassphrase = null;

/** @param {import('../../parts/task.js').Run} run */
async function work(run) {
    const name = local.state.name.trim();
    const opened = await unlock.read(run);
    const passphrase = fresh.read();
    const mc = await engine();
    const subject = { CN: name };
    const { key } = await mc.generateKey(
        { bits: 2048, form: 'pkcs8', passphrase }, run);
    const { request } = await mc.createRequest(
        { key, passphrase, subject, names: [] });
    const folder = openedFolder();
    const signed = await signOrder(mc, signingOrder(folder, {
        request, days: local.state.days, purposes: ['client-auth'],
    }), { passphrase: opened }, run);
    keepSigned(folder, signed);
    const { bytes } = await mc.convert({
        bytes: key,
        passphrase,
        with: [signed.certificate, folder.certificate],
        to: { form: 'pkcs12', passphrase, name },
    }, run);
    filePassphrase = passphrase;
    return { name, file: `${safeName(name)}.p12`, bytes };
}

async function make() {
    const found = fresh.problems();
    if (local.state.name.trim() === '') {
        found.unshift({ field: 'people-name', text: text.nameMissing });
    }
    if (problems.show(found)) {
        return;
    }
    const made = await problems.guard(() => task.run(text.making, work), {
        'subject.CN': 'people-name',
        passphrase: 'people-passphrase',
        'authority.passphrase': 'people-unlock',
    });
    // The certificate may be in the list though its file could not be made.
    touched();
    if (made) {
        local.update({ made });
        fresh.clear();
    }
}

function result() {
    const { made } = local.state;
    if (!made) {
        return nothing;
    }
    return html`${notice('ok', html`<p>${text.done(made.name)}</p>
            <p>${text.how}</p>`)}
        ${heldPassphrase({
            id: 'people-held',
            label: text.passphrase,
            bytes: () => filePassphrase,
        })}
        <div class="actions">
            <button
                type="button"
                class="button primary"
                id="people-save"
                @click=${() => saveFile(made.file, made.bytes)}
            >
                ${t.chip.saveLabel(made.file)}
            </button>
        </div>`;
}

export function peopleStep() {
    const list = problems.list;
    return stepFrame({
        title: text.title,
        lead: text.lead,
        problems: list,
        body: html`${notice('warn', text.lockout.map((words) =>
                html`<p>${words}</p>`))}
            <section class="panel">
                ${textField({
                    id: 'people-name',
                    label: text.name,
                    hint: text.nameHint,
                    value: local.state.name,
                    set: (name) => local.update({ name }),
                    limit: 64,
                    fault: faultOf(list, 'people-name'),
                })}
                ${lifeField('people-life', local.state.days, (days) =>
                    local.update({ days }))}
                ${fresh.render({
                    form: 'pkcs8',
                    problems: list,
                    label: text.passphrase,
                    hint: text.passphraseHint,
                })}
            </section>
            <section class="panel">${unlock.render(list)}</section>
            ${task.render()}
            ${primaryAction({
                id: 'people-make',
                text: text.act,
                act: make,
                disabled: task.running,
            })}
            ${result()}`,
    });
}
