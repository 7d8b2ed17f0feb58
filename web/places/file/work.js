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

/**
 * @template T
 * @param {string} what is being done, in words
 * @param {(run: Run) => Promise<T>} doIt
 * @param {Record<string, string>} [fields] the engine's field names to ids
 * @returns {Promise<T | undefined>} undefined when it failed, which is then
 *   shown, or was cancelled
 */
export async function work(what, doIt, fields = {}) {
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
