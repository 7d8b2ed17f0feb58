/**
 * An authority below the open one, its key made here: it becomes a folder of
 * its own, in which the root above it lies beside its certificate.
 */
import { html } from 'lit-html';
import { PATHS } from '../../authority/folder.js';
import { keepSigned, signOrder, signingOrder } from '../../authority/issue.js';
import { newFolder, zipName } from '../../authority/new_folder.js';
import { safeName } from '../../authority/safe_name.js';
import { writeZip } from '../../authority/zip.js';
import { Item } from '../../keep.js';
import { engine } from '../../parts/engine.js';
import { textArea, textField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { Keeping } from '../../parts/keeping.js';
import { notice } from '../../parts/notice.js';
import { problemSummary } from '../../parts/problems.js';
import { NewPassphrase, heldSecret } from '../../parts/secret.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import {
    LOWER_DAYS, Unlock, keyPart, lifeField, problemsOf, runUnlocked,
    splitLines,
} from './common.js';
import { limitsOf } from './limits.js';
import { authority, authorityScope, openedFolder, touched } from './state.js';

/** @typedef {import('../../authority/folder.js').AuthorityFolder} Folder */
/** @typedef {import('../../held-secret.js').HeldSecret} HeldSecret */

const text = t.authority.lower;

const mine = authorityScope.state((owner) => ({
    owner,
    form: new Form(owner, {
        words: problemsOf,
        fields: {
            'subject.CN': 'lower-name', permit: 'lower-limits',
            passphrase: 'lower-passphrase',
        },
    }),
    unlock: new Unlock('lower-unlock', owner),
    fresh: new NewPassphrase('lower-passphrase', owner),
    keeping: new Keeping('lower-back', owner),
    local: createStore({
        name: '',
        days: LOWER_DAYS[0],
        limits: limitsOf(authority.state.report).join('\n'),
        made: /** @type {{name: string, folder: Folder, item: Item,
            secret: HeldSecret}[]} */ ([]),
    }),
}));

async function make() {
    const { form, unlock, fresh, local, owner } = mine();
    const { days, limits } = local.state;
    const name = local.state.name.trim();
    if (form.complain([
        ...(name === '' ? [{ field: 'lower-name',
            text: t.authority.start.nameMissing }] : []),
        ...fresh.problems(),
    ])) {
        return;
    }
    const folder = openedFolder();
    const own = safeName(name);
    const secret = fresh.read();
    await runUnlocked(form, unlock, {
        say: t.authority.start.making,
        inputs: () => ({
            secret, subject: { CN: name },
            above: folder.text(PATHS.root) || folder.certificate,
            order: signingOrder(folder, {
                request: '', days, asAuthority: true,
                constraints: splitLines(limits),
                device: { name, profile: '' },
                requestName: `${own}.csr`, certificateName: `${own}.cer`,
            }),
        }),
        secrets: [secret],
        async work({ order, subject, above, passphrase, ...lower }, run) {
            const mc = await engine();
            const { key } = await mc.generateKey({
                bits: 3072, form: 'pkcs8', passphrase: lower.secret }, run);
            const { request } = await mc.createRequest({
                key, passphrase: lower.secret, subject, names: [] });
            const signed = await signOrder(
                mc, { ...order, request }, { passphrase }, run);
            const made = newFolder({ certificate: signed.certificate, key,
                report: signed.report });
            made.put(PATHS.root, above);
            return { signed, made };
        },
        commit({ signed, made }) {
            keepSigned(folder, signed);
            secret.fill(0);
            local.update({ name: '', made: [{
                name, folder: made,
                item: new Item(() => t.authority.item({ name }), { owner }),
                secret: fresh.give(owner, () => text.passphraseOf({ name })),
            }, ...local.state.made] });
            touched();
        },
    });
}

/** @param {ReturnType<typeof mine>['local']['state']['made'][number]} one */
function result({ name, folder, item, secret }, at = 0) {
    const { keeping } = mine();
    const save = () => {
        const file = zipName(name, new Date());
        return keeping.save({
            name: file, items: [item],
            files: () => [{ name: file,
                content: writeZip(folder.toFiles(), new Date()) }],
        });
    };
    return html`<section class="panel">
        ${notice('ok', html`<p>${text.done({ name })}</p>`)}
        <div class="actions">
            <button
                type="button"
                class="button ${item.kept ? '' : 'primary'}"
                @click=${save}
            >
                ${text.save}
            </button>
            <span class="hint">${t.keep.states[item.state]}</span>
        </div>
        ${heldSecret({ id: `lower-held-${at}`, label: text.passphrase,
            secret })}
    </section>`;
}

export function lowerPart() {
    const { form, unlock, fresh, local, keeping } = mine();
    const { name, days, limits, made } = local.state;
    return html`${problemSummary(form.problems)}
        ${made.map(result)} ${keeping.render(made.map(({ item }) => item))}
        ${form.render({
            body: html`<section class="panel">
                <p>${text.lead}</p>
                ${textField({
                    id: 'lower-name',
                    label: t.authority.start.name,
                    hint: t.authority.start.nameHint,
                    value: name,
                    set: (value) => local.update({ name: value }),
                    limit: 64,
                    fault: form.fault('lower-name'),
                })}
                ${textArea({
                    id: 'lower-limits',
                    label: t.authority.start.limits,
                    hint: t.authority.sign.limitsHint,
                    value: limits,
                    set: (value) => local.update({ limits: value }),
                    mono: true,
                    fault: form.fault('lower-limits'),
                })}
                ${lifeField('lower-life', days, (value) =>
                    local.update({ days: value }), LOWER_DAYS)}
                ${fresh.render({ form: 'pkcs8', problems: form.problems,
                    label: text.passphrase })}
            </section>
            ${keyPart(form, unlock)}`,
            act: { id: 'lower-make', text: text.act },
            submit: make,
        })}`;
}
