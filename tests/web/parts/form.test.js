/* A form tells what went wrong, beside the field it concerns. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import '../../lib/page-modules.js';
import { Owner } from '../../../web/owner.js';

const { Form, ProblemsFound } = await import('../../../web/parts/form.js');
const { Work } = await import('../../../web/parts/work.js');

/** @param {unknown} error @returns {any} */
const failing = (error) => ({
    say: '', inputs: {}, work: () => Promise.reject(error), commit() {},
});

it('a failure is swallowed', async () => {
    const form = new Form(new Owner(), { fields: { passphrase: 'typed' } });
    assert.equal(await form.run(failing({ message: 'no', field:
        'passphrase' })), false);
    assert.equal(form.fault('typed'), 'no');
    form.mend('other');
    assert.equal(form.fault('typed'), 'no');
    form.mend('typed');
    assert.deepEqual(form.problems, []);
    await form.run(failing(new ProblemsFound([{ field: 'a', text: 'b' }])));
    assert.equal(form.fault('a'), 'b');
    await form.run({ ...failing(null), work: async () => 1 });
    assert.deepEqual(form.problems, [], 'it went well');
});

it('two forms of one work run at once', async () => {
    const owner = new Owner();
    const work = new Work(owner);
    const [one, two] = [0, 1].map(() =>
        new Form(owner, { work: () => work }));
    /** @type {(value: unknown) => void} */
    let end = () => {};
    const first = one.run({ ...failing(null),
        work: () => new Promise((done) => {
            end = done;
        }) });
    assert.ok(two.running);
    assert.equal(await two.run(failing(null)), false);
    assert.deepEqual(two.problems, []);
    end(null);
    assert.equal(await first, true);
    assert.equal(two.running, false);
});
