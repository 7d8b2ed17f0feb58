/** The place's one piece of long work at a time, and what went wrong. */
import { problemsFrom, showProblems } from '../../parts/problems.js';
import { Task } from '../../parts/task.js';
import { createStore } from '../../store.js';

/** @typedef {import('../../parts/problems.js').Problem} Problem */
/** @typedef {import('../../parts/task.js').Run} Run */

export const task = new Task();
export const trouble = createStore({
    problems: /** @type {Problem[]} */ ([]),
});

/** The work before this one; what is dropped meanwhile waits its turn. */
let turn = Promise.resolve(/** @type {unknown} */ (undefined));

/**
 * Does one piece of work after those before it.
 *
 * @template T
 * @param {string} what is being done, in words
 * @param {(run: Run) => Promise<T>} doIt
 * @param {Record<string, string>} [fields] the engine's field names to ids
 * @returns {Promise<T | undefined>} undefined when it failed, which is then
 *   shown, or was cancelled
 */
export function work(what, doIt, fields = {}) {
    const done = turn.then(() => workNow(what, doIt, fields));
    turn = done;
    return done;
}

/**
 * @template T
 * @param {string} what
 * @param {(run: Run) => Promise<T>} doIt
 * @param {Record<string, string>} fields
 * @returns {Promise<T | undefined>}
 */
async function workNow(what, doIt, fields) {
    trouble.update({ problems: [] });
    try {
        return await task.run(what, doIt);
    } catch (error) {
        const problems = problemsFrom(error, fields);
        trouble.update({ problems });
        showProblems(problems);
        return undefined;
    }
}
