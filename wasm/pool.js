/**
 * Workers that run requests, one at a time each, and stop at once when told.
 * They start when first needed and are kept; a cancelled one is ended and
 * replaced when the next request comes.
 */
import { Fields } from './fields.js';

/** Most workers that are worth their memory. */
const WORKERS_MAX = 16;

/**
 * @typedef {object} RunOptions
 * @property {AbortSignal} [signal] stops the work; the promise rejects with
 *   the signal's reason
 * @property {AbortSignal} [enough] ends work that is done in steps after the
 *   step at work, with its reply
 * @property {(done: number, expected: number) => void} [onProgress]
 *
 * @typedef {object} Job
 * @property {number} id
 * @property {Uint8Array} request
 * @property {RunOptions} options
 * @property {(fields: Fields) => void} resolve
 * @property {(reason: unknown) => void} reject
 * @property {() => void} [onAbort]
 */

/** The engine stopped where it must not: the instance is gone. */
export class EngineTrap extends Error {
    /** @param {string} detail */
    constructor(detail) {
        super(`the engine stopped: ${detail}`);
        this.name = 'EngineTrap';
        this.detail = detail;
    }
}

/** One worker and the job it is at. */
class Lane {
    /**
     * @param {string} url
     * @param {WebAssembly.Module} module
     */
    constructor(url, module) {
        this.worker = new Worker(url);
        /** Names the lock that the worker holds for as long as it lives;
         * where there is no such name, there are no locks (plain http). */
        this.life = crypto.randomUUID?.();
        this.worker.postMessage({ module, life: this.life });
        /** @type {Job | null} */
        this.job = null;
        this.ended = new AbortController();
    }

    end() {
        this.ended.abort();
        this.worker.terminate();
    }

    /**
     * Tells when the worker ended by itself, which no event does: then its
     * lock comes free. To be called once the worker holds it.
     *
     * @param {() => void} dead
     */
    watch(dead) {
        const { signal } = this.ended;
        navigator.locks?.request(this.life, { signal }, dead)
            .catch(() => {}); // ended here
    }
}

export class EnginePool {
    /**
     * @param {WebAssembly.Module} module
     * @param {string} workerUrl a blob: address of the bundled worker.js
     * @param {number} [size] workers at most; default: the machine's cores
     */
    constructor(module, workerUrl, size = navigator.hardwareConcurrency || 2) {
        this.module = module;
        this.workerUrl = workerUrl;
        this.size = Math.max(1, Math.min(size, WORKERS_MAX));
        /** @type {Lane[]} */
        this.lanes = [];
        /** @type {Job[]} */
        this.waiting = [];
        this.lastId = 0;
    }

    /**
     * Runs a request. Its bytes are handed over: they are transferred to the
     * worker, wiped there, and empty here afterwards.
     *
     * @param {Uint8Array} request a field list
     * @param {RunOptions} [options]
     * @returns {Promise<Fields>} the reply, errors included, as fields
     */
    run(request, options = {}) {
        return new Promise((resolve, reject) => {
            const { signal } = options;
            if (signal?.aborted) {
                request.fill(0);
                reject(signal.reason);
                return;
            }
            /** @type {Job} */
            const job = {
                id: ++this.lastId, request, options, resolve, reject,
            };
            if (signal) {
                job.onAbort = () => this.cancel(job);
                signal.addEventListener('abort', job.onAbort, { once: true });
            }
            this.waiting.push(job);
            this.dispatch();
        });
    }

    /** Ends every worker; what runs or waits is rejected. */
    close() {
        const jobs = this.waiting.splice(0);
        for (const lane of this.lanes.splice(0)) {
            lane.end();
            if (lane.job) {
                jobs.push(lane.job);
            }
        }
        for (const job of jobs) {
            this.settle(job, () => job.reject(new EngineTrap('closed')));
        }
    }

    /** Gives waiting jobs to free workers, starting workers while allowed. */
    dispatch() {
        while (this.waiting.length > 0) {
            let lane = this.lanes.find((candidate) => !candidate.job);
            if (!lane) {
                if (this.lanes.length >= this.size) {
                    return;
                }
                lane = this.startLane();
            }
            const job = /** @type {Job} */ (this.waiting.shift());
            lane.job = job;
            lane.worker.postMessage(
                { id: job.id, request: job.request },
                [job.request.buffer],
            );
            this.passEnough(lane, job);
        }
    }

    /** @param {Lane} lane @param {Job} job */
    passEnough(lane, job) {
        const { enough } = job.options;
        const pass = () => {
            if (lane.job === job) {
                lane.worker.postMessage({ enough: job.id });
            }
        };
        if (enough?.aborted) {
            pass();
        } else {
            enough?.addEventListener('abort', pass, { once: true });
        }
    }

    startLane() {
        const lane = new Lane(this.workerUrl, this.module);
        lane.worker.onmessage = (event) => this.onMessage(lane, event.data);
        lane.worker.onerror = (event) => {
            event.preventDefault();
            this.failLane(lane, event.message || 'worker failed');
        };
        this.lanes.push(lane);
        return lane;
    }

    /** @param {Lane} lane */
    endLane(lane) {
        lane.end();
        this.lanes = this.lanes.filter((other) => other !== lane);
    }

    /** @param {Lane} lane @param {string} detail */
    failLane(lane, detail) {
        const { job } = lane;
        this.endLane(lane);
        if (job) {
            this.settle(job, () => job.reject(new EngineTrap(detail)));
        }
        this.dispatch();
    }

    /** @param {Lane} lane @param {any} message */
    onMessage(lane, message) {
        const { job } = lane;
        if (message.alive) {
            lane.watch(() => this.failLane(lane, 'the worker ended'));
        } else if (!job || message.id !== job.id) {
            return;
        } else if (message.reply) {
            lane.job = null;
            this.settle(job, () => job.resolve(new Fields(message.reply)));
            this.dispatch();
        } else if (message.trap) {
            this.failLane(lane, message.trap);
        } else {
            job.options.onProgress?.(message.done, message.expected);
        }
    }

    /** @param {Job} job */
    cancel(job) {
        const reason = job.options.signal?.reason;
        const lane = this.lanes.find((candidate) => candidate.job === job);
        if (lane) {
            this.endLane(lane);
        } else {
            this.waiting = this.waiting.filter((other) => other !== job);
            job.request.fill(0);
        }
        this.settle(job, () => job.reject(reason));
        this.dispatch();
    }

    /** @param {Job} job @param {() => void} answer */
    settle(job, answer) {
        if (job.onAbort) {
            job.options.signal?.removeEventListener('abort', job.onAbort);
        }
        answer();
    }
}
