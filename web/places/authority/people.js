/**
 * Certificates with which people log in to a device (software 4.4 and
 * later), as PKCS#12 for their browser.
 */
import { html } from 'lit-html';
import { keepSigned, signNewKey, signingOrder } from '../../authority/issue.js';
import { safeName } from '../../authority/safe_name.js';
import { textField } from '../../parts/field.js';
import { notice, stepFrame } from '../../parts/step.js';
import { NewPassphrase } from '../../parts/secret.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { lifeField, MadeFiles, SigningForm, wrong } from './common.js';
import { authorityScope, openedFolder } from './state.js';
import { DEVICE_DAYS } from '../../authority/validity.js';

const text = t.authority.people;

const mine = authorityScope.state((owner) => ({
    owner,
    form: new SigningForm('people-unlock', owner, {
        'subject.CN': 'people-name', passphrase: 'people-passphrase',
    }),
    fresh: new NewPassphrase('people-passphrase', owner),
    made: new MadeFiles('people', text.passphrase, owner),
    local: createStore({ name: '', days: DEVICE_DAYS }),
}));

async function make() {
    const { form, fresh, local, owner, made } = mine();
    const name = local.state.name.trim();
    if (form.complain([
        ...wrong(name === '', 'people-name', text.nameMissing),
        ...fresh.problems(),
    ])) {
        return;
    }
    const folder = openedFolder();
    const secret = fresh.read();
    await form.sign({
        say: text.making,
        inputs: () => ({ name, secret, order: signingOrder(folder, {
            request: '', days: local.state.days, purposes: ['client-auth'],
        }) }),
        lent: [secret],
        async work({ order, passphrase, ...person }, run, mc) {
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
            owner.secret(bytes);
            const file = `${safeName(name)}.p12`;
            made.add({
                file, content: () => bytes,
                said: [text.done({ name }), text.how],
                secret: fresh.give(owner, () => text.passphraseOf({ name })),
            }, () => file);
            local.update({ name: '' });
        },
        drop: ({ bytes }) => bytes.fill(0),
    });
}

export function peopleStep() {
    const { form, fresh, local, made } = mine();
    return stepFrame(text.title, text.lead,
        html`${notice('warn', text.lockout)} ${made.render()}
            ${form.render({
                body: html`<section class="panel">
                    ${textField({
                        ...form.bind(local, 'name', 'people-name'),
                        label: text.name,
                        hint: text.nameHint,
                        limit: 64,
                    })}
                    ${lifeField('people-life', local.bind('days'))}
                    ${fresh.render({
                        form: 'pkcs8',
                        problems: form.problems,
                        label: text.passphrase,
                        hint: text.passphraseHint,
                    })}
                </section>
                ${form.keyPart()}`,
                act: { id: 'people-make', text: text.act },
                submit: make,
            })}`, { problems: form.problems });
}
