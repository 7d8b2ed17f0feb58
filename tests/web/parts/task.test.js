/* Work with a Cancel: what comes of it, and of a cancel that comes late. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Task } from '../../../web/parts/task.js';

describe('work that is cancelled', () => {
    it('gives nothing, though it was past stopping', async () => {
        const task = new Task();
        const given = await task.run('late', async () => {
            task.cancel();
            return 'a key';
        });
        assert.equal(given, undefined);
        assert.equal(task.running, false, 'the next may begin');
    });

    it('is no failure, whatever it fails with', async () => {
        const task = new Task();
        assert.equal(await task.run('stopped', async ({ signal }) => {
            task.cancel();
            signal.throwIfAborted();
        }), undefined);
    });
});

describe('work that is left alone', () => {
    it('gives its result, and its failure', async () => {
        const task = new Task();
        assert.equal(await task.run('whole', async () => 'a key'), 'a key');
        await assert.rejects(task.run('broken', () =>
            Promise.reject(new Error('why'))), /why/);
        assert.equal(task.running, false, 'the next may begin');
    });

    it('is not begun twice', async () => {
        const task = new Task();
        /** @type {(value: string) => void} */
        let end = () => {};
        const first = task.run('first', () => new Promise((resolve) => {
            end = resolve;
        }));
        assert.equal(await task.run('second', async () => 'two'), undefined);
        end('one');
        assert.equal(await first, 'one');
    });
});
