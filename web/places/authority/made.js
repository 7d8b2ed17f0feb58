/**
 * What was made here and lies nowhere else until it is saved, each with the
 * passphrase that opens it; those made before stay below.
 */
import { html } from 'lit-html';
import { Item } from '../../keep.js';
import { button } from '../../parts/button.js';
import { Keeping } from '../../parts/keeping.js';
import { notice } from '../../parts/step.js';
import { heldSecret } from '../../parts/secret.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';

/** @import {HeldSecret} from '../../keep.js' */
/** @import {Owner} from '../../owner.js' */

/**
 * @typedef {object} Made
 * @property {string} file its name
 * @property {() => Uint8Array} content
 * @property {string[]} said what it is, in words
 * @property {Item} item
 * @property {HeldSecret} secret
 */

export class MadeFiles {
    /**
     * @param {string} id its ids begin with it
     * @param {string} label of the passphrases
     * @param {Owner} owner
     */
    constructor(id, label, owner) {
        this.id = id;
        this.label = label;
        this.owner = owner;
        this.keeping = new Keeping(`${id}-back`, owner);
        this.store = createStore({ list: /** @type {Made[]} */ ([]) });
    }

    /**
     * @param {Omit<Made, 'item'>} made
     * @param {() => string} name in words, as the question on leaving has it
     */
    add(made, name) {
        const item = new Item(name, { owner: this.owner });
        this.store.update(({ list }) => ({ list: [{ ...made, item }, ...list] }));
    }

    render() {
        const { list } = this.store.state;
        return html`${list.map(({ file, content, said, item, secret }, at) =>
            html`<section class="panel">
                ${notice('ok', said)}
                ${heldSecret({
                    id: `${this.id}-held-${at}`, label: this.label, secret,
                })}
                <div class="actions">
                    ${button(t.chip.saveLabel({ name: file }), () =>
                        this.keeping.save({ name: file, content, items: [item] }),
                    { weight: item.kept ? '' : 'primary' })}
                    <span class="hint">${t.keep.states[item.state]}</span>
                </div>
            </section>`)}
        ${this.keeping.render(list.map(({ item }) => item))}`;
    }
}
