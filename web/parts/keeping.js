/**
 * Saving as the user sees it: where a file went, what only he can know, and
 * what went wrong.
 */
import { html, nothing } from 'lit-html';
import { compareBack } from '../keep.js';
import { page } from '../owner.js';
import { createStore } from '../store.js';
import { t } from '../text/index.js';
import { save, WriteError } from '../writer.js';
import { actions, button } from './button.js';
import { announce } from './dom.js';
import { FileSlot } from './file-slot.js';
import { more, notice } from './step.js';

/** @import {Item} from '../keep.js' */
/** @import {Owner} from '../owner.js' */

const text = t.keep;

/** What is asked about things that were handed to the browser. */
export class Keeping {
    /**
     * @param {string} id of its file field
     * @param {Owner} [owner]
     */
    constructor(id, owner = page) {
        this.store = createStore({
            /** What went wrong with the last save. */
            fault: '',
            /** What a file that was given back turned out to be. */
            said: '',
        });
        /** @type {Item[]} */
        this.asked = [];
        this.slot = new FileSlot({
            id, several: true, most: Infinity,
            changed: (files) => this.compare(files),
        }, owner);
    }

    /**
     * Saves in a click; failures are told where this is drawn.
     *
     * @param {Parameters<typeof save>[0]} order
     * @returns {Promise<boolean>} it was written or handed over
     */
    async save(order) {
        this.store.update({ fault: '', said: '' });
        try {
            const how = await save(order);
            announce(how === 'kept' ? text.saved({ name: order.name })
                : how === 'handed' ? text.handed({ name: order.name })
                    : text.cancelled);
            return how !== 'cancelled';
        } catch (error) {
            if (!(error instanceof WriteError)) {
                throw error;
            }
            const fault = text.errors[error.code]({ why: error.message });
            this.store.update({ fault });
            announce(fault);
            return false;
        }
    }

    /** @param {readonly { bytes: Uint8Array }[]} files */
    async compare(files) {
        if (files.length === 0) {
            return;
        }
        const same = await compareBack(this.asked, files);
        const said = same.length > 0 ? text.same : text.differs;
        this.slot.clear();
        this.store.update({ said });
        announce(said);
    }

    /**
     * What became of the items, and the question where only the user knows.
     *
     * @param {Item[]} items
     */
    render(items) {
        const { fault, said } = this.store.state;
        const handed = items.filter((item) => item.state === 'handed');
        this.asked = handed;
        if (!fault && handed.length === 0 && said !== text.same) {
            return nothing;
        }
        const name = [...new Set(handed.map(({ savedAs }) => savedAs))]
            .join(', ');
        return html`${notice('bad', fault)}
        ${handed.length > 0
            ? notice('info', html`<div class="stack">
                <p>${text.handed({ name })}</p>
                ${actions(button(text.there,
                    () => handed.forEach((item) => item.confirm()),
                    { weight: 'small' }))}
                ${more(text.compare, this.slot.render(
                    { label: name, paste: false }), { small: true })}
                ${said === text.differs
                    ? html`<p class="fault" role="status">${said}</p>`
                    : nothing}
            </div>`)
            : said === text.same
              ? html`<p class="small" role="status">${said}</p>` : nothing}`;
    }
}
