/* Stores, the one redraw a frame, and addresses within the page. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hrefOf, parseHash } from '../../../web/router.js';
import { createStore, onRedraw } from '../../../web/store.js';
import { pause, until } from '../../lib/patience.js';

describe('a store', () => {
    it('draws once, however often it changes within a frame', async () => {
        let drawn = 0;
        onRedraw(() => {
            drawn++;
        });
        const one = createStore({ n: 0 });
        const two = createStore({ n: 0 });
        for (let i = 0; i < 10; i++) {
            one.update({ n: i });
            two.update((state) => ({ n: state.n + 1 }));
        }
        await until(() => drawn > 0, 'nothing was drawn');
        await pause(300);
        assert.equal(drawn, 1);
        assert.equal(one.state.n, 9);
        assert.equal(two.state.n, 10);
    });

    it('draws again for what changes while it draws', async () => {
        const store = createStore({ n: 0 });
        const seen = /** @type {number[]} */ ([]);
        onRedraw(() => {
            seen.push(store.state.n);
            if (store.state.n < 3) {
                store.update({ n: store.state.n + 1 });
            }
        });
        store.update({ n: 1 });
        await until(() => seen.length >= 3, 'the last change is not drawn');
        assert.deepEqual(seen, [1, 2, 3]);
    });

    it('tells a listener at once of each change', () => {
        const store = createStore({ n: 0 });
        const heard = /** @type {number[]} */ ([]);
        store.subscribe(({ n }) => heard.push(n));
        store.update({ n: 1 });
        store.update({ n: 2 });
        assert.deepEqual(heard, [1, 2]);
    });
});

describe('an address within the page', () => {
    for (const [hash, place, step] of [
        ['', '', ''],
        ['#/device', 'device', ''],
        ['#/device/signed-by', 'device', 'signed-by'],
        ['#/file/a/b2', 'file', 'a/b2'],
        ['#main', '', ''],
        ['#/device/<img>', '', ''],
        ['#/Device/%6bey', '', ''],
    ]) {
        it(`${hash || 'none'} names ${place || 'nothing'} ${step}`, () => {
            assert.deepEqual(parseHash(hash), { place, step });
        });
    }

    it('comes back from the link it is written as', () => {
        assert.deepEqual(parseHash(hrefOf('device', 'key')),
            { place: 'device', step: 'key' });
        assert.deepEqual(parseHash(hrefOf('help')),
            { place: 'help', step: '' });
    });
});
