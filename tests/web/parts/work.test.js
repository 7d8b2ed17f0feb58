/* Work with a Cancel: what it is made from, what comes of it, and when. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import '../../lib/page-modules.js';
import { Owner } from '../../../web/owner.js';

const { stillStands, Work } =
    await import('../../../web/parts/work.js');

/** Work whose end the test holds in its hand. */
function slow() {
    /** @type {(value: any) => void} */
    let end = () => {};
    const promise = new Promise((resolve) => {
        end = resolve;
    });
    return { promise, end };
}

describe('work that is cancelled', () => {
    it('puts nothing in its place, though it was past stopping', async () => {
        const work = new Work();
        const key = Uint8Array.of(1, 2);
        const secret = Uint8Array.of(3);
        const done = await work.run({
            say: 'late',
            inputs: {},
            lent: [secret],
            work: async () => {
                work.cancel();
                return key;
            },
            commit: () => assert.fail('a cancelled key is on the table'),
            drop: (result) => result.fill(0),
        });
        assert.equal(done, false);
        assert.deepEqual([...key], [0, 0]);
        assert.deepEqual([...secret], [0]);
        assert.equal(work.running, false, 'the next may begin');
    });

    it('is no failure, whatever it fails with', async () => {
        const work = new Work();
        assert.equal(await work.run({
            say: 'stopped',
            inputs: {},
            work: async (_, { signal }) => {
                work.cancel();
                signal.throwIfAborted();
            },
            commit: () => assert.fail('cancelled'),
        }), false);
    });

    it('is cancelled by the end of its owner', async () => {
        const owner = new Owner();
        const work = new Work(owner);
        const { promise, end } = slow();
        const running = work.run({
            say: 'for the device before',
            inputs: {},
            work: () => promise,
            commit: () => assert.fail('put into the next device\'s job'),
        });
        owner.end();
        end('its key');
        assert.equal(await running, false);
        assert.equal(await work.run({
            say: 'later', inputs: {},
            work: () => assert.fail('begun for nobody'),
            commit: () => {},
        }), false);
    });
});

describe('work that is left alone', () => {
    it('commits its result with the inputs of the press', async () => {
        const work = new Work();
        const { promise, end } = slow();
        const form = { names: 'mcu1' };
        /** @type {unknown} */
        let committed;
        const secret = Uint8Array.of(3);
        const running = work.run({
            say: 'whole',
            inputs: { names: form.names },
            lent: [secret],
            work: async (inputs) => `${await promise} for ${inputs.names}`,
            commit: (result, inputs) => {
                committed = [result, inputs.names];
            },
        });
        form.names = 'mcu2';
        end('a key');
        assert.equal(await running, true);
        assert.deepEqual(committed, ['a key for mcu1', 'mcu1']);
        assert.deepEqual([...secret], [0]);
    });

    it('cannot change what it is made from', async () => {
        await assert.rejects(new Work().run({
            say: 'frozen',
            inputs: { days: 825 },
            work: async (inputs) => {
                /** @type {any} */ (inputs).days = 1;
            },
            commit: () => {},
        }), TypeError);
    });

    it('wipes what it was lent when it is done, too', async () => {
        const secret = Uint8Array.of(3);
        let met = 0;
        assert.equal(await new Work().run({
            say: 'whole', inputs: {}, lent: [secret], work: async () => {},
            commit: () => {
                [met] = secret;
            },
        }), true);
        assert.equal(met, 3, 'the commit may read it');
        assert.deepEqual([...secret], [0]);
    });

    it('gives its failure, and wipes what it was lent', async () => {
        const work = new Work();
        const secret = Uint8Array.of(3);
        await assert.rejects(work.run({
            say: 'broken', inputs: {}, lent: [secret],
            work: () => Promise.reject(new Error('why')),
            commit: () => {},
        }), /why/);
        assert.deepEqual([...secret], [0]);
        assert.equal(work.running, false, 'the next may begin');
    });

    it('is not begun twice', async () => {
        const work = new Work();
        const { promise, end } = slow();
        const first = work.run({
            say: 'first', inputs: {}, work: () => promise, commit: () => {},
        });
        const secret = Uint8Array.of(3);
        assert.equal(await work.run({
            say: 'second', inputs: {}, lent: [secret],
            work: () => assert.fail('begun twice'), commit: () => {},
        }), false);
        assert.deepEqual([...secret], [0]);
        end('one');
        assert.equal(await first, true);
    });
});

describe('a result', () => {
    const certificate = { bytes: 1 };
    it('stands while all it was made from stands', () => {
        assert.equal(stillStands({ certificate, days: 1 },
            { certificate, days: 1 }), true);
    });
    it('falls with any of it', () => {
        assert.equal(stillStands({ certificate }, { certificate: { bytes: 1 } }),
            false);
        assert.equal(stillStands({ certificate }, { certificate, days: 1 }),
            false);
        assert.equal(stillStands({ days: '1' }, { days: 1 }), false);
        assert.equal(stillStands(null, {}), false);
    });
});
