/**
 * Work that takes a while: started by a button, shown with progress and time
 * left, stopped by Cancel, ended by a result or by problems.
 */
import { html, nothing } from 'lit-html';
import { createStore } from '../store.js';
import { t } from '../text/index.js';
import { announce } from './dom.js';

/**
 * @typedef {object} Run
 * @property {AbortSignal} signal
 * @property {(done: number, expected: number) => void} onProgress
 */

/** Work that takes less is not worth a bar that flashes, milliseconds. */
const SHOW_AFTER = 250;

export class Task {
    constructor() {
        this.store = createStore({
            running: false,
            visible: false,
            what: '',
            done: 0,
            expected: 0,
            started: 0,
        });
        /** @type {AbortController | null} */
        this.controller = null;
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
     * Runs work that is not running yet.
     *
     * @template T
     * @param {string} what is being done, in words
     * @param {(run: Run) => Promise<T>} work
     * @returns {Promise<T | undefined>} undefined when it was cancelled, be
     *   it so late that the work came to its end all the same
     */
    async run(what, work) {
        if (this.running) {
            return undefined;
        }
        const controller = new AbortController();
        this.controller = controller;
        this.store.update({ running: true, visible: false });
        this.say(what);
        const timer = setTimeout(
            () => this.store.update({ visible: true }), SHOW_AFTER);
        try {
            const result = await work({
                signal: controller.signal,
                onProgress: (done, expected) =>
                    this.store.update({ done, expected }),
            });
            if (!controller.signal.aborted) {
                return result;
            }
        } catch (error) {
            if (!controller.signal.aborted) {
                throw error;
            }
        } finally {
            clearTimeout(timer);
            this.controller = null;
            this.store.update({ running: false, visible: false });
        }
        announce(t.task.cancelled);
        return undefined;
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
        const left =
            part > 0.04 ? Math.max(1, Math.round(elapsed / part - elapsed)) : 0;
        const words = done < expected
            ? t.task.left(Math.round(part * 100), left)
            : t.task.luck;
        return html`<div class="waiting" role="group" aria-label=${what}>
            <span class="what">${what}</span>
            <progress
                class="bar"
                aria-label=${what}
                max="1"
                value=${known ? part : nothing}
            ></progress>
            <span class="left"
                >${known ? words : t.task.moment}</span
            >
            <button
                type="button"
                class="button"
                @click=${() => this.cancel()}
            >
                ${t.task.cancel}
            </button>
        </div>`;
    }
}
