/**
 * The list of computers that change over to a successor: names added, ticked
 * off, counted.
 */
import { html, nothing } from 'lit-html';
import { addComputers, markComputer, readComputers, removeComputer }
    from '../../authority/computers.js';
import { button } from '../../parts/button.js';
import { announce } from '../../parts/dom.js';
import { textArea } from '../../parts/field.js';
import { table } from '../../parts/step.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { authorityScope, openedFolder, touched } from './state.js';

/** @typedef {import('../../authority/computers.js').Computer} Computer */

const text = t.authority.replace.computers;
const mine = authorityScope.state(() => createStore({ typed: '' }));

function add() {
    const added = addComputers(openedFolder(), mine().state.typed, new Date());
    mine().update({ typed: '' });
    announce(text.added({ n: added }));
    touched();
}

/** @param {Computer} computer @param {'hasNew' | 'oldOut'} what */
function tick(computer, what) {
    const { name } = computer;
    return html`<label class="tick">
        <input type="checkbox"
            aria-label=${text.tickLabel({ what: text[what], name })}
            .checked=${computer[what]}
            @change=${(/** @type {Event} */ event) => {
                markComputer(openedFolder(), name, { [what]:
                    /** @type {HTMLInputElement} */ (event.target).checked,
                }, new Date());
                touched();
            }} />
        <span class="only-narrow">${text[what]}</span>
    </label>`;
}

/** @param {Computer} computer */
function line(computer) {
    const { name, since } = computer;
    return html`<tr>
        <th scope="row">
            ${name}
            <div class="small quiet">${text.since({ day: since })}</div>
        </th>
        <td>${tick(computer, 'hasNew')}</td>
        <td>${tick(computer, 'oldOut')}</td>
        <td>
            ${button(text.remove, () => {
                removeComputer(openedFolder(), name);
                touched();
            }, { weight: 'link', label: text.removeLabel({ name }) })}
        </td>
    </tr>`;
}

/** @param {Computer[]} list */
function tally(list) {
    const count = (/** @type {'hasNew' | 'oldOut'} */ what) =>
        list.filter((one) => !one[what]).length;
    return html`<p role="status">
            ${text.left({
                without: count('hasNew'), withOld: count('oldOut'),
                all: list.length,
            })}
        </p>
        ${table({
            look: 'inventory computers',
            heads: [text.computer, text.hasNew, text.oldOut, html`<th
                scope="col">
                <span class="visually-hidden">${text.remove}</span>
            </th>`],
            rows: list.map(line),
        })}`;
}

export function computersPart() {
    const list = readComputers(openedFolder());
    return html`<section class="panel" id="replace-computers">
        <div>
            <h2>${text.title}</h2>
            <p class="hint">${text.lead}</p>
        </div>
        ${list.length > 0 ? tally(list) : nothing}
        ${textArea({
            id: 'computers-add',
            label: text.add,
            hint: text.addHint,
            ...mine().bind('typed'),
        })}
        ${button(text.addAct, add, {
            id: 'computers-add-act', disabled: mine().state.typed.trim() === '',
        })}
    </section>`;
}
