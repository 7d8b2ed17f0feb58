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
        super('The engine stopped unexpectedly. Nothing was made.');
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
        this.worker.postMessage({ module });
        /** @type {Job | null} */
        this.job = null;
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
            lane.worker.terminate();
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
            const { job } = lane;
            this.endLane(lane);
            if (job) {
                const trap = new EngineTrap(event.message || 'worker failed');
                this.settle(job, () => job.reject(trap));
            }
            this.dispatch();
        };
        this.lanes.push(lane);
        return lane;
    }

    /** @param {Lane} lane */
    endLane(lane) {
        lane.worker.terminate();
        this.lanes = this.lanes.filter((other) => other !== lane);
    }

    /** @param {Lane} lane @param {any} message */
    onMessage(lane, message) {
        const { job } = lane;
        if (!job || message.id !== job.id) {
            return;
        }
        if (message.reply) {
            lane.job = null;
            this.settle(job, () => job.resolve(new Fields(message.reply)));
        } else if (message.trap) {
            this.endLane(lane);
            const trap = new EngineTrap(message.trap);
            this.settle(job, () => job.reject(trap));
        } else {
            job.options.onProgress?.(message.done, message.expected);
            return;
        }
        this.dispatch();
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
