/**
 * A passphrase that the page holds for later: one owner, wiped at its end.
 * One that was made here is known to nobody until the user has taken it:
 * until then leaving the page asks.
 *
 * Knows no document.
 */
import { Item } from './keep.js';
import { createStore } from './store.js';

export class HeldSecret {
    /**
     * @param {Uint8Array} bytes become its own
     * @param {import('./owner.js').Owner} owner
     * @param {{ made?: boolean, noted?: boolean, name?: () => string }}
     *   [options] made: here, not typed; noted: copied already; name: of what
     *   it opens, in words
     */
    constructor(bytes, owner, { made = false, noted = false,
        name = () => '' } = {}) {
        this.bytes = bytes;
        /** Stands open, by the user's will, for these bytes alone. */
        this.store = createStore({ shown: false });
        this.item = made ? new Item(name, { owner, kept: noted }) : null;
        owner.onEnd(() => this.wipe());
    }

    get shown() {
        return this.store.state.shown;
    }

    toggle() {
        this.store.update({ shown: !this.shown });
        this.noted();
    }

    /** The user has it: copied, shown, printed or typed. */
    noted() {
        this.item?.confirm();
    }

    /** A copy for one call of the engine, whose caller wipes it. */
    copy() {
        return this.bytes.slice();
    }

    /** @returns {string} to be shown or copied, never kept */
    text() {
        return new TextDecoder().decode(this.bytes);
    }

    wipe() {
        this.bytes.fill(0);
        this.bytes = new Uint8Array();
        this.item?.drop();
    }
}
