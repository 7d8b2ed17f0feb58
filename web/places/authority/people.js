/**
 * Certificates with which people log in to a device (software 4.4 and
 * later), as PKCS#12 for their browser.
 */
import { html } from 'lit-html';
import { keepSigned, signNewKey, signingOrder } from '../../authority/issue.js';
import { safeName } from '../../authority/safe_name.js';
import { engine } from '../../parts/engine.js';
import { textField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { notice, stepFrame } from '../../parts/step.js';
import { NewPassphrase } from '../../parts/secret.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { Unlock, keyPart, lifeField, problemsOf, runUnlocked }
    from './common.js';
import { MadeFiles } from './made.js';
import { authorityScope, openedFolder, touched } from './state.js';
import { DEVICE_DAYS } from '../../authority/validity.js';

const text = t.authority.people;

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
    made: new MadeFiles('people', text.passphrase, owner),
    local: createStore({ name: '', days: DEVICE_DAYS }),
}));

async function make() {
    const { form, unlock, fresh, local, owner, made } = mine();
    const name = local.state.name.trim();
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
            const { key, signed } = await signNewKey(mc, order, {
                key: { bits: 2048, form: 'pkcs8', passphrase: person.secret },
                subject: { CN: person.name }, names: [], passphrase,
            }, run);
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
            const file = `${safeName(name)}.p12`;
            made.add({
                file, content: () => bytes,
                said: [text.done({ name }), text.how],
                secret: fresh.give(owner, () => text.passphraseOf({ name })),
            }, () => file);
            local.update({ name: '' });
            touched();
        },
        drop: ({ bytes }) => bytes.fill(0),
    });
}

export function peopleStep() {
    const { form, unlock, fresh, local, made } = mine();
    return stepFrame({
        title: text.title,
        lead: text.lead,
        problems: form.problems,
        body: html`${notice('warn', text.lockout)} ${made.render()}
            ${form.render({
                body: html`<section class="panel">
                    ${textField({
                        id: 'people-name',
                        label: text.name,
                        hint: text.nameHint,
                        ...local.bind('name'),
                        limit: 64,
                        fault: form.fault('people-name'),
                    })}
                    ${lifeField('people-life', local.bind('days'))}
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
