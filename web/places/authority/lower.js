/**
 * An authority below the open one, its key made here: it becomes a folder of
 * its own, in which the root above it lies beside its certificate.
 */
import { html } from 'lit-html';
import { PATHS } from '../../authority/folder.js';
import { keepSigned, signNewKey, signingOrder } from '../../authority/issue.js';
import { newFolder, zipName } from '../../authority/new_folder.js';
import { safeName } from '../../authority/safe_name.js';
import { writeZip } from '../../authority/zip.js';
import { problemSummary } from '../../parts/form.js';
import { t } from '../../text/index.js';
import { MadeFiles, SigningForm } from './common.js';
import { AuthorityMaker, limitsOf } from './maker.js';
import { authorityScope, openedFolder } from './state.js';

const text = t.authority.lower;

const mine = authorityScope.state((owner) => {
    const maker = new AuthorityMaker('lower', owner,
        () => limitsOf(openedFolder().report), true);
    return {
        owner, maker,
        form: new SigningForm('lower-unlock', owner, maker.fields),
        made: new MadeFiles('lower', text.passphrase, owner),
    };
});

async function make() {
    const { form, maker, owner, made } = mine();
    if (form.complain(maker.problems())) {
        return;
    }
    const folder = openedFolder();
    const { name } = maker;
    const { subject, bits, days, constraints } = maker.wishes();
    const secret = maker.fresh.read();
    await form.sign({
        say: t.authority.start.making,
        inputs: () => ({
            secret, subject, bits,
            above: folder.text(PATHS.root) || folder.certificate,
            order: signingOrder(folder, {
                request: '', days, asAuthority: true, constraints,
                device: { name, profile: '' },
                requestName: `${safeName(name)}.csr`,
                certificateName: `${safeName(name)}.cer`,
            }),
        }),
        lent: [secret],
        async work({ order, above, passphrase, ...lower }, run, mc) {
            const { key, signed } = await signNewKey(mc, order, {
                key: { bits: lower.bits, form: 'pkcs8',
                    passphrase: lower.secret },
                subject: lower.subject, names: [], passphrase,
            }, run);
            const own = newFolder({ certificate: signed.certificate, key,
                report: signed.report });
            own.put(PATHS.root, above);
            return { signed, own };
        },
        commit({ signed, own }) {
            keepSigned(folder, signed);
            made.add({
                file: zipName(name, new Date()),
                content: () => writeZip(own.toFiles(), new Date()),
                said: [text.done({ name })],
                secret: maker.fresh.give(owner,
                    () => text.passphraseOf({ name })),
            }, () => t.authority.item({ name }));
            maker.store.update({ name: '' });
        },
    });
}

export function lowerPart() {
    const { form, maker, made } = mine();
    return html`${problemSummary(form.problems)} ${made.render()}
        ${form.render({
            body: html`<section class="panel">
                <p>${text.lead}</p>
                ${maker.render(form.problems)}
            </section>
            ${form.keyPart()}`,
            act: { id: 'lower-make', text: text.act },
            submit: make,
        })}`;
}
