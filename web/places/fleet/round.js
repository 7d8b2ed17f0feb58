/**
 * The upload round: one device after the other, with the state of each kept
 * in the authority's folder (authority/upload_round.js), so that it survives
 * the page.
 *
 * Does not: upload; "One device" leads through that (device/round.js).
 */
import { html, nothing } from 'lit-html';
import { ROUND_STATES, isFinished, nextDevice, progressOf, readRound }
    from '../../authority/upload_round.js';
import { openPassphrases } from '../../fleet/passphrases.js';
import { button } from '../../parts/button.js';
import { announce } from '../../parts/dom.js';
import { engine } from '../../parts/engine.js';
import { checkField, onValue } from '../../parts/field.js';
import { FileSlot } from '../../parts/file-slot.js';
import { Form } from '../../parts/form.js';
import { Keeping } from '../../parts/keeping.js';
import { more, notice, primaryAction, stepFrame, table }
    from '../../parts/step.js';
import { OpenPassphrase } from '../../parts/secret.js';
import { hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { openedFolder } from '../authority/state.js';
import { jobs } from '../device/job.js';
import { listLength, rememberList } from '../device/round-files.js';
import { devices, enterDevice, handedItems, leftText, roundProblem, setState }
    from '../device/round.js';
import { lists } from './state.js';

/** @import {Row} from '../../authority/inventory.js' */
/** @import {Progress, RoundState} from '../../authority/upload_round.js' */

const text = t.fleet.round;
const LIST = 'round-list';
const LIST_PASSPHRASE = 'round-list-passphrase';

/** Asks about a key that the next device would take the place of. */
const keeping = jobs.state((owner) => new Keeping('round-back', owner));

/** Devices that are drawn; the rest follow once these are done. */
const SHOWN = 200;

const state = lists.state((owner) => ({
    form: new Form(owner, { fields:
        { passphrase: LIST_PASSPHRASE, bytes: LIST, sealed: LIST } }),
    slot: new FileSlot({
        id: LIST,
        changed: () => {
            rememberList([]);
            state().form.complain([]);
        },
    }, owner),
    opener: new OpenPassphrase(LIST_PASSPHRASE, owner),
    local: createStore({ onlyLeft: false }),
}));

/** @param {Row} row @param {Progress} progress */
function line(row, { state, since }) {
    const act = text.go[state];
    return html`<tr>
        <th scope="row">
            ${row.device}
            <div class="small mono">${row.names.join(', ')}</div>
        </th>
        <td>
            <select class="input"
                aria-label=${text.stateOf({ device: row.device })}
                @change=${onValue((value) =>
                    setState(row, /** @type {RoundState} */ (value)))}>
                ${ROUND_STATES.map((one) => html`<option value=${one}
                    .selected=${one === state}>
                    ${text.states[one]}
                </option>`)}
            </select>
            ${since === '' ? nothing
                : html`<div class="small">${text.since({ day: since })}</div>`}
        </td>
        <td>
            ${button(act, () => enterDevice(row), { weight: 'small',
                label: text.goLabel({ act, device: row.device }) })}
        </td>
    </tr>`;
}

/** @param {Row[]} list @param {Map<string, Progress>} round */
function devicesTable(list, round) {
    const { device, state: how, go } = text.columns;
    return html`${table({
            look: 'inventory round',
            heads: [device, how, go],
            rows: list.slice(0, SHOWN).map((row) =>
                line(row, progressOf(round, row.serial))),
        })}
        ${list.length > SHOWN
            ? html`<p class="hint">${text.more({ n: list.length - SHOWN })}</p>`
            : nothing}`;
}

function openList() {
    const { form, slot, opener } = state();
    const { file } = slot;
    if (!file) {
        form.complain([{ field: LIST, text: slot.fault || text.listMissing }]);
        return;
    }
    const passphrase = opener.read();
    void form.run({
        say: t.device.unlock.opening,
        inputs: { sealed: file.bytes, passphrase },
        lent: [passphrase],
        work: async (given, run) => openPassphrases(
            given.sealed, given.passphrase, await engine(), run),
        commit: (found) => {
            rememberList(found);
            opener.clear();
            announce(text.listOpened({ n: found.length }));
        },
    });
}

function listPart() {
    const { form, slot, opener } = state();
    const opened = listLength();
    return more(text.list, html`<div class="stack">
        <p>${text.listLead}</p>
        ${form.render({
            body: html`${slot.render({ label: text.listFile,
                fault: form.fault(LIST), paste: false })}
            ${opener.render({ problems: form.problems,
                label: text.listPassphrase })}`,
            act: { id: 'round-list-act', text: text.listAct, primary: false },
            submit: openList,
        })}
        ${notice('ok', opened > 0 && html`<p id="round-list-opened">
            ${text.listOpened({ n: opened })}
        </p>`)}
    </div>`);
}

/** @param {Row[]} list @param {Map<string, Progress>} round */
const leftOf = (list, round) => list.filter(({ serial }) =>
    !isFinished(progressOf(round, serial).state));

/** @returns {boolean} */
export function roundDone() {
    const list = devices();
    return list.length > 0 &&
        leftOf(list, readRound(openedFolder())).length === 0;
}

/** @param {Row[]} list */
function body(list) {
    const round = readRound(openedFolder());
    const { local } = state();
    const shown = local.state.onlyLeft ? leftOf(list, round) : list;
    const next = nextDevice(list, round, '');
    return html`<p role="status">${leftText()}</p>
        ${roundProblem()}
        ${keeping().render(handedItems())}
        ${next ? primaryAction({
            id: 'round-next',
            text: text.next({ device: next.device }),
            act: () => enterDevice(next),
        }) : nothing}
        ${listPart()}
        ${checkField({
            id: 'round-only-left',
            label: text.onlyLeft,
            ...local.bind('onlyLeft'),
        })}
        ${devicesTable(shown, round)}
        <p class="hint">
            ${text.kept}
            <a href=${hrefOf('authority', 'overview')}>${text.toAuthority}</a>
        </p>`;
}

export function roundStep() {
    const list = devices();
    return stepFrame(text.title, text.lead,
        list.length === 0 ? html`<p>${text.none}</p>` : body(list),
    { problems: state().form.problems });
}
