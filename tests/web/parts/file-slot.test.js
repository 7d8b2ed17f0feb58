/* A place for a file holds what was given last, or nothing. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import '../../lib/page-modules.js';
import { Owner } from '../../../web/owner.js';

const { FileSlot } =
    await import('../../../web/parts/file-slot.js');

/** @typedef {import('../../../web/parts/file-slot.js').FileSlot} FileSlot */

/**
 * A file of the browser's whose reading the test ends.
 *
 * @param {string} name
 * @param {{ size?: number, fails?: boolean }} [how]
 */
function file(name, { size = 1, fails } = {}) {
    /** @type {() => void} */
    let end = () => {};
    const read = new Promise((resolve, reject) => {
        end = () => (fails ? reject(new Error('gone'))
            : resolve(new TextEncoder().encode(name).buffer));
    });
    return {
        found: { path: name,
            file: /** @type {any} */ ({ name, size, arrayBuffer: () => read }) },
        end: () => end(),
    };
}

const names = (/** @type {FileSlot} */ slot) => slot.files.map((f) => f.name);

describe('a slot for a file', () => {
    it('holds the later choice, though the first reads longer', async () => {
        const slot = new FileSlot({ id: 'a' });
        const slow = file('first');
        const fast = file('second');
        const first = slot.take([slow.found]);
        const second = slot.take([fast.found]);
        fast.end();
        await second;
        slow.end();
        await first;
        assert.deepEqual(names(slot), ['second']);
    });

    it('takes no file that is empty, unless others of it are not',
        async () => {
            const slot = new FileSlot({ id: 'a', several: true });
            const empty = file('');
            const full = file('index.old');
            empty.end();
            full.end();
            await slot.take([empty.found]);
            assert.deepEqual(names(slot), []);
            assert.match(slot.fault, /is empty/);
            await slot.take([empty.found, full.found]);
            assert.deepEqual(names(slot), ['', 'index.old']);
            assert.equal(slot.fault, '');
        });

    it('holds nothing once a choice could not be read', async () => {
        /** @type {number[]} */
        const told = [];
        const slot = new FileSlot({
            id: 'a', changed: (files) => told.push(files.length),
        });
        const good = file('good');
        good.end();
        await slot.take([good.found]);
        assert.deepEqual(names(slot), ['good']);
        const bad = file('bad', { fails: true });
        bad.end();
        await slot.take([bad.found]);
        assert.deepEqual(names(slot), []);
        assert.match(slot.fault, /bad could not be read/);
        assert.deepEqual(told, [1, 0], 'its place was told each time');
    });

    it('holds nothing while another choice is read', () => {
        const slot = new FileSlot({ id: 'a' });
        slot.paste('a request');
        slot.take([file('slow').found]);
        assert.deepEqual(names(slot), []);
    });

    it('refuses the one that is too large and takes the rest', async () => {
        const slot = new FileSlot({ id: 'a', several: true });
        const good = file('good');
        good.end();
        await slot.take([file('huge', { size: 11e6 }).found, good.found]);
        assert.deepEqual(names(slot), ['good']);
        assert.match(slot.fault, /huge is larger than 10 MB/);
    });

    it('for one takes no two', async () => {
        const slot = new FileSlot({ id: 'a' });
        await slot.take([file('a').found, file('b').found]);
        assert.deepEqual(names(slot), []);
        assert.match(slot.fault, /Only one/);
    });

    it('forgets a fault with the next choice', async () => {
        const slot = new FileSlot({ id: 'a' });
        await slot.take([file('huge', { size: 11e6 }).found]);
        slot.paste('text');
        assert.equal(slot.fault, '');
        assert.equal(slot.file?.pasted, true);
    });

    it('is emptied by a pasted nothing and by Remove', () => {
        const slot = new FileSlot({ id: 'a' });
        slot.paste('text');
        slot.remove(0);
        assert.equal(slot.file, null);
        slot.paste('text');
        slot.paste('  \n');
        assert.equal(slot.file, null);
    });

    it('lets go of everything with its owner', async () => {
        const owner = new Owner();
        const slot = new FileSlot({ id: 'a' }, owner);
        slot.paste('a key of the device before');
        const late = file('late');
        const reading = slot.take([late.found]);
        owner.end();
        late.end();
        await reading;
        assert.deepEqual(names(slot), []);
    });
});
