/**
 * Work that takes a while: what it is made from is taken once, at the press,
 * and given to the work as a frozen value; nothing else reaches it. What
 * comes of it is put in its place in one step, and only if nobody cancelled
 * and its owner is still there. Shown with progress and a Cancel.
 */
import { html, nothing } from 'lit-html';
import { page } from '../owner.js';
import { createStore } from '../store.js';
import { t } from '../text/index.js';
import { announce } from './dom.js';

/** @import {Owner} from '../owner.js' */
/**
 * @typedef {object} Run what work gets beside its inputs
 * @property {AbortSignal} signal aborted by Cancel and by the owner's end
 * @property {(done: number, expected: number) => void} onProgress
 * @property {(what: string) => void} say what is being done now, in words
 */

/**
 * @template I, R
 * @typedef {object} Order
 * @property {string} say what is being done, in words
 * @property {I} inputs plain values as they are now; frozen
 * @property {(Uint8Array | null | undefined)[]} [lent] bytes that were made
 *   for this work: wiped at its end, so `commit` keeps a copy or nothing
 * @property {(inputs: Readonly<I>, run: Run) => Promise<R>} work
 * @property {(result: R, inputs: Readonly<I>) => void} commit takes the
 *   result; must not wait for anything
 * @property {(result: R) => void} [drop] for a result that nobody takes
 *   and that holds a secret
 */

/** Work that takes less is not worth a bar that flashes, milliseconds. */
const SHOW_AFTER = 250;

export class Work {
    /** @param {Owner} [owner] */
    constructor(owner = page) {
        this.owner = owner;
        this.store = createStore({
            running: false, visible: false,
            what: '', done: 0, expected: 0, started: 0,
        });
        /** @type {AbortController | null} */
        this.controller = null;
        owner.onEnd(() => this.cancel());
    }

    get running() {
        return this.store.state.running;
    }

    /** @param {string} what is being done, in words */
    say(what) {
        this.store.update({ what, done: 0, expected: 0, started: Date.now() });
        announce(what);
    }

    /**
     * @template I, R
     * @param {Order<I, R>} order
     * @returns {Promise<boolean>} the result was put in its place; false
     *   when it was cancelled (be it too late to stop it), its owner has
     *   ended, or other work was still running
     * @throws what the work throws, unless it was cancelled
     */
    async run({ say, inputs, lent = [], work, commit, drop }) {
        const wipe = () => lent.forEach((bytes) => bytes?.fill(0));
        if (this.running || this.owner.ended) {
            wipe();
            announce(t.task.busy);
            return false;
        }
        Object.freeze(inputs);
        const controller = new AbortController();
        const { signal } = controller;
        this.controller = controller;
        this.store.update({ running: true, visible: false });
        this.say(say);
        const timer = setTimeout(
            () => this.store.update({ visible: true }), SHOW_AFTER);
        let taken = false;
        try {
            const result = await work(inputs, {
                signal,
                onProgress: (done, expected) =>
                    this.store.update({ done, expected }),
                say: (what) => this.say(what),
            });
            if (signal.aborted) {
                drop?.(result);
            } else {
                commit(result, inputs);
                taken = true;
            }
        } catch (error) {
            if (!signal.aborted) {
                throw error;
            }
        } finally {
            clearTimeout(timer);
            wipe();
            this.controller = null;
            this.store.update({ running: false, visible: false });
        }
        if (!taken && !this.owner.ended) {
            announce(t.task.cancelled);
        }
        return taken;
    }

    cancel() {
        this.controller?.abort();
    }

    /** The bar, while it is needed. */
    render() {
        const { visible, what, done, expected, started } = this.store.state;
        if (!visible) {
            return nothing;
        }
        const known = expected > 0;
        // The search for primes is a game of chance: `expected` is its mean.
        const part = known ? Math.min(done / expected, 0.97) : 0;
        const elapsed = (Date.now() - started) / 1000;
        const seconds =
            part > 0.04 ? Math.max(1, Math.round(elapsed / part - elapsed)) : 0;
        const words = done < expected
            ? t.task.left({ percent: Math.round(part * 100), seconds })
            : t.task.luck;
        return html`<div class="waiting" role="group" aria-label=${what}>
            <span class="label">${what}</span>
            <progress aria-label=${what} max="1"
                value=${known ? part : nothing}></progress>
            <span class="small quiet">${known ? words : t.task.moment}</span>
            <button type="button" class="button" data-cancel
                @click=${() => this.cancel()}>
                ${t.task.cancel}
            </button>
        </div>`;
    }
}

/**
 * Whether a result still speaks of what is there now: everything it was made
 * from is the very same.
 *
 * @param {Record<string, unknown> | null | undefined} from the inputs that
 *   the work got
 * @param {Record<string, unknown>} now
 * @returns {boolean}
 */
export const stillStands = (from, now) => from !== null && from !== undefined
    && Object.keys(now).every((name) => Object.is(from[name], now[name]));
