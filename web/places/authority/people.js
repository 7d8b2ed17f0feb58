/**
 * Certificates with which people log in to a device (software 4.4 and
 * later), as PKCS#12 for their browser. Each file lies nowhere but here
 * until it was saved; those of former people stay below.
 */
import { html } from 'lit-html';
import { keepSigned, signOrder, signingOrder } from '../../authority/issue.js';
import { safeName } from '../../authority/safe_name.js';
import { Item } from '../../keep.js';
import { engine } from '../../parts/engine.js';
import { textField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { Keeping } from '../../parts/keeping.js';
import { notice } from '../../parts/notice.js';
import { NewPassphrase, heldSecret } from '../../parts/secret.js';
import { stepFrame } from '../../parts/step.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { Unlock, keyPart, lifeField, problemsOf, runUnlocked }
    from './common.js';
import { authorityScope, openedFolder, touched } from './state.js';

const text = t.authority.people;

/**
 * @typedef {object} Made
 * @property {string} name
 * @property {string} file
 * @property {Uint8Array} bytes
 * @property {Item} item
 * @property {import('../../held-secret.js').HeldSecret} secret
 */

const mine = authorityScope.state((owner) => ({
    owner,
    form: new Form(owner, {
        words: problemsOf,
        fields: {
            'subject.CN': 'people-name', passphrase: 'people-passphrase',
        },
    }),
    unlock: new Unlock('people-unlock', owner),
    fresh: new NewPassphrase('people-passphrase', owner),
    keeping: new Keeping('people-back', owner),
    local: createStore({
        name: '', days: 825, made: /** @type {Made[]} */ ([]),
    }),
}));

async function make() {
    const { form, unlock, fresh, local, owner } = mine();
    const name = local.state.name.trim();
    const file = `${safeName(name)}.p12`;
    if (form.complain([
        ...(name === ''
            ? [{ field: 'people-name', text: text.nameMissing }] : []),
        ...fresh.problems(),
    ])) {
        return;
    }
    const folder = openedFolder();
    const secret = fresh.read();
    await runUnlocked(form, unlock, {
        say: text.making,
        inputs: () => ({ name, secret, order: signingOrder(folder, {
            request: '', days: local.state.days, purposes: ['client-auth'],
        }) }),
        secrets: [secret],
        async work({ order, passphrase, ...person }, run) {
            const mc = await engine();
            const { key } = await mc.generateKey({
                bits: 2048, form: 'pkcs8', passphrase: person.secret }, run);
            const { request } = await mc.createRequest({
                key, passphrase: person.secret, subject: { CN: person.name },
                names: [] });
            const signed = await signOrder(
                mc, { ...order, request }, { passphrase }, run);
            const { bytes } = await mc.convert({
                bytes: key,
                passphrase: person.secret,
                with: [signed.certificate, order.authority.certificate],
                to: { form: 'pkcs12', passphrase: person.secret,
                    name: person.name },
            }, run);
            return { signed, bytes };
        },
        commit({ signed, bytes }) {
            keepSigned(folder, signed);
            secret.fill(0);
            owner.secret(bytes);
            local.update({ name: '', made: [{
                name, file, bytes,
                item: new Item(() => file, { owner }),
                secret: fresh.give(owner, () => text.passphraseOf({ name })),
            }, ...local.state.made] });
            touched();
        },
        drop: ({ bytes }) => bytes.fill(0),
    });
}

/** @param {Made} one @param {number} at */
function result({ name, file, bytes, item, secret }, at) {
    return html`<section class="panel">
        ${notice('ok', html`<p>${text.done({ name })}</p>
            ${at === 0 ? html`<p>${text.how}</p>` : ''}`)}
        ${heldSecret({ id: `people-held-${at}`, label: text.passphrase,
            secret })}
        <div class="actions">
            <button
                type="button"
                class="button ${item.kept ? '' : 'primary'}"
                @click=${() => mine().keeping.save({
                    name: file, items: [item],
                    files: () => [{ name: file, content: bytes }],
                })}
            >
                ${t.chip.saveLabel({ name: file })}
            </button>
            <span class="hint">${t.keep.states[item.state]}</span>
        </div>
    </section>`;
}

export function peopleStep() {
    const { form, unlock, fresh, local, keeping } = mine();
    const { name, days, made } = local.state;
    return stepFrame({
        title: text.title,
        lead: text.lead,
        problems: form.problems,
        body: html`${notice('warn', text.lockout.map((words) =>
                html`<p>${words}</p>`))}
            ${made.map(result)} ${keeping.render(made.map(({ item }) => item))}
            ${form.render({
                body: html`<section class="panel">
                    ${textField({
                        id: 'people-name',
                        label: text.name,
                        hint: text.nameHint,
                        value: name,
                        set: (value) => local.update({ name: value }),
                        limit: 64,
                        fault: form.fault('people-name'),
                    })}
                    ${lifeField('people-life', days, (value) =>
                        local.update({ days: value }))}
                    ${fresh.render({
                        form: 'pkcs8',
                        problems: form.problems,
                        label: text.passphrase,
                        hint: text.passphraseHint,
                    })}
                </section>
                ${keyPart(form, unlock)}`,
                act: { id: 'people-make', text: text.act },
                submit: make,
            })}`,
    });
}
