/**
 * The revocation list: what the newest one says, whether it is behind, and
 * the next one made.
 */
import { html, nothing } from 'lit-html';
import { PATHS } from '../../authority/folder.js';
import { listOrder, signList } from '../../authority/issue.js';
import { serialText } from '../../authority/openssl_index.js';
import { LIST_DAYS } from '../../authority/validity.js';
import { pairs } from '../../parts/facts.js';
import { minuteText } from '../../parts/told.js';
import { textField } from '../../parts/field.js';
import { Keeping } from '../../parts/keeping.js';
import { notice, panel, stepFrame, why } from '../../parts/step.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { copyChip, SigningForm } from './common.js';
import { authorityScope, openedFolder, rows } from './state.js';

const text = t.authority.revoked;
const DAYS = 'list-days';

const mine = authorityScope.state((owner) => ({
    form: new SigningForm('list-passphrase', owner, { days: DAYS }),
    keeping: new Keeping('list-back', owner),
    local: createStore({ days: String(LIST_DAYS) }),
}));

async function make() {
    const { form, local } = mine();
    const { days } = local.state;
    if (!/^\d{1,4}$/.test(days) || Number(days) < 1 || Number(days) > 3660) {
        form.complain([{ field: DAYS, text: text.daysBad }]);
        return;
    }
    const folder = openedFolder();
    await form.sign({
        say: text.making,
        inputs: () => ({ order: listOrder(folder, Number(days)) }),
        work: ({ order, passphrase }, run, mc) =>
            signList(mc, order, { passphrase }, run),
        commit: (made) => folder.setCrl(made),
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
    return panel(text.current, html`${pairs([
            [text.ofNumber, number ? serialText(number) : text.noNumber],
            [text.made, minuteText(thisUpdate)],
            [text.until, nextUpdate ? minuteText(nextUpdate) : text.noEnd],
            [text.entries, revokedCount],
        ])}
        ${notice('warn', behind.length > 0 &&
            text.behind({ names: names.join(', ') }))}
        ${notice('bad', over && text.over)}
        ${copyChip({ name: PATHS.crl, content: crl.pem, sort: 'other',
            keeping: mine().keeping })}
        ${mine().keeping.render([])}`, { id: 'list-newest' });
}

export function revokedStep() {
    const { form, local } = mine();
    const count = rows().filter(({ state }) => state === 'revoked').length;
    return stepFrame(text.title, text.lead({ n: count }), html`${newest()}
        <p class="hint">${text.note}</p>
        ${form.render({
            body: html`<section class="panel">
                <p class="hint">${text.number({
                    n: openedFolder().crlNumber,
                })}</p>
                ${textField({
                    ...form.bind(local, 'days', DAYS),
                    label: text.days,
                    inputmode: 'numeric',
                    short: true,
                    below: why(text.whyDays),
                })}
            </section>
            ${form.keyPart()}`,
            act: { id: 'list-make', text: text.act },
            submit: make,
        })}`, { problems: form.problems });
}
