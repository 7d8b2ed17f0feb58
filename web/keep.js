/**
 * What was made here and where it is: made, handed to the browser, or known
 * to be kept. The one answer to "may this page be closed?".
 *
 * A download says nothing of its end: a cancelled dialog, a policy or a full
 * disk looks like a file that was saved. So what was only handed over counts
 * as kept when the user says so, or gives the file back and it is the same.
 * A file that the page wrote itself, closed and read again is known.
 *
 * Knows no document.
 */
import { sameBytes } from './authority/bytes.js';
import { page } from './owner.js';
import { createStore, redraw } from './store.js';

/** @import {Owner} from './owner.js' */
/** @typedef {'made' | 'handed' | 'kept'} Kept */

/** @type {Set<Item>} */
const items = new Set();

/**
 * One thing that may be lost. It has a version: what was written before it
 * changed again says nothing of what it is now.
 */
export class Item {
    /**
     * @param {() => string} name in words, as the list of what is not saved
     *   names it; never a secret
     * @param {{ owner?: Owner, asks?: boolean, kept?: boolean }} [options]
     *   asks: leaving asks for it, true unless told otherwise; kept: it came
     *   from a file, and is there still
     */
    constructor(name, { owner = page, asks = true, kept = false } = {}) {
        this.name = name;
        this.asks = asks;
        this.version = 1;
        /** @type {Kept} of this version */
        this.state = kept ? 'kept' : 'made';
        /** @type {Blob | null} as it was handed over, to be compared */
        this.handedAs = null;
        /** Under which file name it was handed over or written. */
        this.savedAs = '';
        items.add(this);
        owner.onEnd(() => this.drop());
        redraw();
    }

    get kept() {
        return this.state === 'kept';
    }

    /** It is another now, so it is kept nowhere. */
    change() {
        this.version++;
        this.state = 'made';
        this.handedAs = null;
        redraw();
    }

    /**
     * Notes what became of the version that was written. An older one than
     * this says nothing, and what is kept stays so.
     *
     * @param {number} version as it was when writing began
     * @param {'handed' | 'kept'} how
     * @param {string} [savedAs]
     * @param {Blob | null} [blob] what was handed over
     */
    note(version, how, savedAs = '', blob = null) {
        if (version === this.version) {
            this.state = this.kept ? 'kept' : how;
            this.savedAs = savedAs || this.savedAs;
            this.handedAs = how === 'handed' ? blob : null;
        }
        redraw();
    }

    /** The user says that it is where it belongs, and what lies in its file. */
    confirm() {
        const together = [...items].filter(({ handedAs }) =>
            handedAs && handedAs === this.handedAs);
        [this, ...together].forEach((item) => item.note(item.version, 'kept'));
    }

    /** It is wanted no more, or somebody else answers for it. */
    drop() {
        this.handedAs = null;
        if (items.delete(this)) {
            redraw();
        }
    }
}

/**
 * @param {Iterable<Item>} [among] all of the page where not given
 * @returns {Item[]} what would be lost or may be, oldest first
 */
export const unsettled = (among = items) =>
    [...among].filter((item) => item.asks && !item.kept);

/** @returns {boolean} leaving the page must ask first */
export const mustAsk = () => unsettled().length > 0;

/**
 * Compares a file that was given back with what was handed over.
 *
 * @param {Item[]} among handed over together or one by one
 * @param {readonly { bytes: Uint8Array }[]} files
 * @returns {Promise<Item[]>} those whose very bytes came back; kept now
 */
export async function compareBack(among, files) {
    const same = [];
    for (const item of among) {
        const { handedAs, version } = item;
        if (!handedAs) {
            continue;
        }
        const ours = new Uint8Array(await handedAs.arrayBuffer());
        if (files.some(({ bytes }) => sameBytes(bytes, ours))) {
            item.note(version, 'kept');
            same.push(item);
        }
        ours.fill(0);
    }
    return same;
}

/**
 * A passphrase that the page holds for later: one owner, wiped at its end.
 * One that was made here is known to nobody until the user has taken it:
 * until then leaving the page asks.
 */
export class HeldSecret {
    /**
     * @param {Uint8Array} bytes become its own
     * @param {Owner} owner
     * @param {{ made?: boolean, noted?: boolean, name?: () => string }}
     *   [options] made: here, not typed; noted: copied already; name: of what
     *   it opens, in words
     */
    constructor(bytes, owner, { made, noted, name = () => '' } = {}) {
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
