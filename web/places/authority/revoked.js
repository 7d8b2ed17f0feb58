/** The revocation list: made with the next number, handed out as PEM. */
import { html, nothing } from 'lit-html';
import { listOrder, signList } from '../../authority/issue.js';
import { PATHS } from '../../authority/folder.js';
import { engine } from '../../parts/engine.js';
import { textField } from '../../parts/field.js';
import { notice } from '../../parts/notice.js';
import { faultOf } from '../../parts/problems.js';
import { primaryAction, stepFrame } from '../../parts/step.js';
import { Task } from '../../parts/task.js';
import { why } from '../../parts/why.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { Problems, Unlock, madeChip } from './common.js';
import { openedFolder, rows, touched } from './state.js';

const text = t.authority.revoked;
const problems = new Problems();
const task = new Task();
const unlock = new Unlock('list-passphrase');
const local = createStore({ days: '30' });

async function make() {
    const { days } = local.state;
    if (!/^\d{1,4}$/.test(days) || Number(days) < 1 || Number(days) > 3660) {
        problems.show([{ field: 'list-days', text: text.daysBad }]);
        return;
    }
    const made = await problems.guard(() =>
        task.run(text.making, async (run) => {
            const folder = openedFolder();
            folder.setCrl(await signList(await engine(),
                listOrder(folder, Number(days)),
                { passphrase: await unlock.read(run) }, run));
            return true;
        }), { days: 'list-days', ...unlock.fields });
    if (made) {
        touched();
    }
}

export function revokedStep() {
    const folder = openedFolder();
    const count = rows().filter(({ state }) => state === 'revoked').length;
    const list = folder.text(PATHS.crl);
    return stepFrame({
        title: text.title,
        lead: text.lead(count),
        problems: problems.list,
        body: html`${notice('info', html`<p>${text.note}</p>`)}
            ${list ? madeChip('crl.pem', list, null, 'other') : nothing}
            <section class="panel">
                <p class="hint">${text.number(folder.crlNumber)}</p>
                ${textField({
                    id: 'list-days',
                    label: text.days,
                    value: local.state.days,
                    set: (days) => local.update({ days }),
                    inputmode: 'numeric',
                    short: true,
                    fault: faultOf(problems.list, 'list-days'),
                    below: why(text.whyDays),
                })}
                ${unlock.render(problems.list)}
            </section>
            ${task.render()}
            ${primaryAction({
                id: 'list-make',
                text: text.act,
                act: make,
                disabled: task.running,
            })}`,
    });
}
