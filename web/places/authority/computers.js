/**
 * The list of computers that change over to a successor: names added, ticked
 * off, counted.
 */
import { html, nothing } from 'lit-html';
import {
    addComputers, markComputer, readComputers, removeComputer,
} from '../../authority/computers.js';
import { announce } from '../../parts/dom.js';
import { textArea } from '../../parts/field.js';
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
        <input
            type="checkbox"
            aria-label=${text.tickLabel({ what: text[what], name })}
            .checked=${computer[what]}
            @change=${(/** @type {Event} */ event) => {
                markComputer(openedFolder(), name, { [what]:
                    /** @type {HTMLInputElement} */ (event.target).checked,
                }, new Date());
                touched();
            }}
        />
        <span>${text[what]}</span>
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
            <button
                type="button"
                class="link"
                aria-label=${text.removeLabel({ name })}
                @click=${() => {
                    removeComputer(openedFolder(), name);
                    touched();
                }}
            >
                ${text.remove}
            </button>
        </td>
    </tr>`;
}

/** @param {Computer[]} list */
function table(list) {
    const count = (/** @type {'hasNew' | 'oldOut'} */ what) =>
        list.filter((one) => !one[what]).length;
    return html`<p role="status">
            ${text.left({
                without: count('hasNew'), withOld: count('oldOut'),
                all: list.length,
            })}
        </p>
        <div class="table-frame">
            <table class="inventory computers">
                <thead>
                    <tr>
                        <th scope="col">${text.computer}</th>
                        <th scope="col">${text.hasNew}</th>
                        <th scope="col">${text.oldOut}</th>
                        <th scope="col">
                            <span class="visually-hidden">${text.remove}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    ${list.map(line)}
                </tbody>
            </table>
        </div>`;
}

export function computersPart() {
    const list = readComputers(openedFolder());
    return html`<section class="panel" id="replace-computers">
        <div>
            <h2>${text.title}</h2>
            <p class="hint">${text.lead}</p>
        </div>
        ${list.length > 0 ? table(list) : nothing}
        ${textArea({
            id: 'computers-add',
            label: text.add,
            hint: text.addHint,
            value: mine().state.typed,
            set: (typed) => mine().update({ typed }),
            rows: 3,
        })}
        <button
            type="button"
            class="button"
            id="computers-add-act"
            ?disabled=${mine().state.typed.trim() === ''}
            @click=${add}
        >
            ${text.addAct}
        </button>
    </section>`;
}
