/**
 * A fleet being made: several devices at a time, with pause, cancel and
 * resume, progress and the time that is left.
 *
 * Pause lets what is being made come to its end and starts nothing new.
 * Cancel stops that too; it waits again. Resume goes on with everything that
 * is not done, failed devices included. A device's serial is used up once it
 * was tried: it never comes again.
 * Does not: keep results; they are handed out one by one, in the order of the
 * list.
 */
import { freshSerial } from '../authority/serial.js';

/**
 * @import {Failure} from '../../wasm/face.js'
 * @import {RunOptions} from '../../wasm/pool.js'
 * @import {Plan} from './check.js'
 * @import {Made} from './make.js'
 *
 * @typedef {object} Item
 * @property {Plan} plan
 * @property {'waiting' | 'working' | 'done' | 'failed'} state
 * @property {Failure | null} error why it failed
 * @property {string} serial of its certificate, once done
 *
 * @typedef {'ready' | 'running' | 'pausing' | 'paused' | 'cancelled' |
 *     'finished'} RunState
 *
 * @typedef {object} RunSettings
 * @property {Plan[]} plans
 * @property {(plan: Plan, serial: string, run: RunOptions) =>
 *     Promise<Made>} make
 * @property {(made: Made) => Promise<void> | void} keep takes a result; the
 *   device is done when this is
 * @property {Set<string>} used serials that must not come again; grows
 * @property {number} [lanes] devices at a time
 * @property {() => void} [onChange]
 * @property {() => number} [clock] milliseconds
 */

/** How far the others may go on while one device takes long, in lanes. */
const AHEAD_MAX = 8;

/** @param {Item} item @param {Failure} error @param {AbortSignal} signal */
function miss(item, error, signal) {
    if (signal.aborted) {
        item.state = 'waiting';
    } else {
        item.state = 'failed';
        item.error = error;
    }
}

export class FleetRun {
    /** @param {RunSettings} settings */
    constructor(settings) {
        this.settings = settings;
        this.lanes = Math.max(1, settings.lanes ?? 2);
        this.clock = settings.clock ?? (() => performance.now());
        this.state = /** @type {RunState} */ ('ready');
        /** @type {Item[]} */
        this.items = settings.plans.map((plan) =>
            ({ plan, state: 'waiting', error: null, serial: '' }));
        this.abort = new AbortController();
        /** Devices being made. */
        this.working = 0;
        /** Devices that are made and not handed out yet.
         * @type {Map<Item, {made: Made, serial: string,
         *     signal: AbortSignal}>} */
        this.ready = new Map();
        this.handing = false;
        /** Milliseconds at work, pauses left out, before `since`. */
        this.spent = 0;
        this.since = 0;
        /** Devices done in that time. */
        this.counted = 0;
        this.settle = () => {};
        /** Settles when the run rests: finished, paused or cancelled. */
        this.resting = Promise.resolve();
    }

    /** @returns {boolean} something is being made, or will be */
    get atWork() {
        return this.working + this.ready.size > 0 || this.goes;
    }

    get goes() {
        return this.state === 'running' || this.state === 'pausing';
    }

    /** Starts, or goes on with what is not done. @returns {Promise<void>} */
    start() {
        if (this.state === 'running') {
            return this.resting;
        }
        if (this.state !== 'pausing') {
            for (const item of this.items) {
                if (item.state === 'failed') {
                    item.state = 'waiting';
                    item.error = null;
                }
            }
            this.abort = new AbortController();
            this.since = this.clock();
            this.resting = new Promise((resolve) => {
                this.settle = () => resolve(undefined);
            });
        }
        this.state = 'running';
        const { resting } = this;
        this.fill();
        this.rest(); // nothing may be left; a pause that is coming has more
        this.changed();
        return resting;
    }

    /** Starts nothing new. @returns {Promise<void>} when all have ended */
    pause() {
        if (this.state === 'running') {
            this.state = 'pausing';
            this.rest();
            this.changed();
        }
        return this.resting;
    }

    /** Stops everything at once. @returns {Promise<void>} */
    cancel() {
        if (this.goes) {
            this.state = 'cancelled';
            this.abort.abort(new DOMException('cancelled', 'AbortError'));
            this.rest();
            this.changed();
        } else if (this.state === 'paused') {
            this.state = 'cancelled';
            this.changed();
        }
        return this.resting;
    }

    /**
     * @returns {{done: number, failed: number, all: number,
     *     secondsLeft: number | null}} secondsLeft: null until one is done
     */
    progress() {
        const count = (/** @type {Item['state']} */ state) =>
            this.items.filter((item) => item.state === state).length;
        const done = count('done');
        const failed = count('failed');
        const all = this.items.length;
        const time = this.spent + (this.goes ? this.clock() - this.since : 0);
        const secondsLeft = this.counted === 0 ? null
            : Math.ceil(time / this.counted * (all - done - failed) / 1000);
        return { done, failed, all, secondsLeft };
    }

    changed() {
        this.settings.onChange?.();
    }

    /**
     * Gives free lanes something to do; not far ahead of a slow one, since
     * what follows it waits in memory.
     */
    fill() {
        while (this.state === 'running' && this.working < this.lanes &&
            this.ready.size < AHEAD_MAX * this.lanes) {
            const item = this.items.find(({ state }) => state === 'waiting');
            if (!item) {
                return;
            }
            item.state = 'working';
            this.working++;
            void this.work(item, this.abort.signal);
        }
    }

    /** @param {Item} item @param {AbortSignal} signal */
    async work(item, signal) {
        const { make, used } = this.settings;
        const serial = freshSerial(used);
        used.add(serial);
        try {
            const made = await make(item.plan, serial, { signal });
            this.ready.set(item, { made, serial, signal });
        } catch (error) {
            miss(item, error, signal);
        }
        this.working--;
        this.fill();
        await this.handOut();
        this.rest();
        this.changed();
    }

    /** @returns {Item | undefined} the next of the list, once it is made */
    next() {
        const first = this.items.find(({ state }) => state === 'working');
        return first && this.ready.has(first) ? first : undefined;
    }

    /** Hands out what is made and has nothing before it that is not. */
    async handOut() {
        if (this.handing) {
            return; // whoever is at it sees what came meanwhile
        }
        this.handing = true;
        for (let item = this.next(); item; item = this.next()) {
            const { made, serial, signal } =
                /** @type {NonNullable<ReturnType<typeof this.ready.get>>} */ (
                    this.ready.get(item));
            try {
                // What was finished when a cancel came is not thrown away.
                await this.settings.keep(made);
                item.state = 'done';
                item.serial = serial;
                this.counted++;
            } catch (error) {
                miss(item, error, signal);
            }
            this.ready.delete(item);
            this.fill();
        }
        this.handing = false;
    }

    /** Comes to rest once nothing is being made and nothing will be. */
    rest() {
        if (this.working + this.ready.size > 0) {
            return;
        }
        const left = this.items.some(({ state }) => state === 'waiting');
        if (this.state === 'running' && left) {
            return;
        }
        this.spent += this.clock() - this.since;
        this.since = this.clock();
        if (this.state === 'running' || (this.state === 'pausing' && !left)) {
            this.state = 'finished';
        } else if (this.state === 'pausing') {
            this.state = 'paused';
        }
        this.settle();
    }
}
