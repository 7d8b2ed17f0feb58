/**
 * The revocation list: what the newest one says, whether it is behind, and
 * the next one made.
 */
import { html, nothing } from 'lit-html';
import { PATHS } from '../../authority/folder.js';
import { listOrder, signList } from '../../authority/issue.js';
import { serialText } from '../../authority/openssl_index.js';
import { minuteText } from '../../parts/told.js';
import { engine } from '../../parts/engine.js';
import { textField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { Keeping } from '../../parts/keeping.js';
import { notice, stepFrame, why } from '../../parts/step.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { Unlock, copyChip, keyPart, problemsOf, runUnlocked }
    from './common.js';
import { authorityScope, openedFolder, rows, touched } from './state.js';

const text = t.authority.revoked;
const DAYS = 'list-days';

const mine = authorityScope.state((owner) => ({
    form: new Form(owner, { words: problemsOf, fields: { days: DAYS } }),
    unlock: new Unlock('list-passphrase', owner),
    keeping: new Keeping('list-back', owner),
    local: createStore({ days: '30' }),
}));

async function make() {
    const { form, unlock, local } = mine();
    const { days } = local.state;
    if (!/^\d{1,4}$/.test(days) || Number(days) < 1 || Number(days) > 3660) {
        form.complain([{ field: DAYS, text: text.daysBad }]);
        return;
    }
    const folder = openedFolder();
    await runUnlocked(form, unlock, {
        say: text.making,
        inputs: () => ({ order: listOrder(folder, Number(days)) }),
        work: async ({ order, passphrase }, run) =>
            signList(await engine(), order, { passphrase }, run),
        commit(made) {
            folder.setCrl(made);
            touched();
        },
    });
}

/** What the newest list says, and what it lacks. */
function newest() {
    const folder = openedFolder();
    const { crl } = folder;
    if (!crl?.pem) {
        return nothing;
    }
    const { number, thisUpdate, nextUpdate, revokedCount } = crl;
    const behind = folder.unlisted();
    const over = nextUpdate && new Date(nextUpdate) <= new Date();
    const names = rows().filter(({ serial }) => behind.includes(serial))
        .map(({ device }) => device);
    return html`<section class="panel" id="list-newest">
        <h2>${text.current}</h2>
        <dl class="facts">
            <dt>${text.ofNumber}</dt>
            <dd>${number ? serialText(number) : text.noNumber}</dd>
            <dt>${text.made}</dt>
            <dd>${minuteText(thisUpdate)}</dd>
            <dt>${text.until}</dt>
            <dd>${nextUpdate ? minuteText(nextUpdate) : text.noEnd}</dd>
            <dt>${text.entries}</dt>
            <dd>${revokedCount}</dd>
        </dl>
        ${behind.length > 0
            ? notice('warn', text.behind({ names: names.join(', ') }))
            : nothing}
        ${over ? notice('bad', text.over) : nothing}
        ${copyChip({ name: PATHS.crl, content: crl.pem, sort: 'other',
            keeping: mine().keeping })}
        ${mine().keeping.render([])}
    </section>`;
}

export function revokedStep() {
    const { form, unlock, local } = mine();
    const count = rows().filter(({ state }) => state === 'revoked').length;
    return stepFrame({
        title: text.title,
        lead: text.lead({ n: count }),
        problems: form.problems,
        body: html`${newest()}
            <p class="hint">${text.note}</p>
            ${form.render({
                body: html`<section class="panel">
                    <p class="hint">${text.number({
                        n: openedFolder().crlNumber,
                    })}</p>
                    ${textField({
                        id: DAYS,
                        label: text.days,
                        ...local.bind('days'),
                        inputmode: 'numeric',
                        short: true,
                        fault: form.fault(DAYS),
                        below: why(text.whyDays),
                    })}
                </section>
                ${keyPart(form, unlock)}`,
                act: { id: 'list-make', text: text.act },
                submit: make,
            })}`,
    });
}
