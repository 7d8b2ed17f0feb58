/* What is one device's or one authority's ends with it. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Owner, Scope } from '../../web/owner.js';

describe('an owner that ends', () => {
    it('wipes its secrets', () => {
        const owner = new Owner();
        const secret = owner.secret(new Uint8Array([1, 2, 3]));
        assert.equal(owner.ended, false);
        owner.end();
        assert.deepEqual([...secret], [0, 0, 0]);
        assert.equal(owner.ended, true);
    });

    it('ends the youngest first, and each though another fails', () => {
        const owner = new Owner();
        /** @type {string[]} */
        const order = [];
        owner.onEnd(() => order.push('first'));
        owner.onEnd(() => {
            throw new Error('broken');
        });
        owner.onEnd(() => order.push('last'));
        owner.end();
        assert.deepEqual(order, ['last', 'first']);
    });

    it('ends once, and what comes later at once', () => {
        const owner = new Owner();
        let times = 0;
        owner.onEnd(() => times++);
        owner.end();
        owner.end();
        assert.equal(times, 1);
        const late = owner.secret(new Uint8Array([7]));
        assert.deepEqual([...late], [0], 'nothing outlives its owner');
    });
});

describe('a scope', () => {
    it('gives each owner a state of its own, made once', () => {
        const scope = new Scope();
        const state = scope.state(() => ({ typed: '' }));
        state().typed = 'of the first device';
        assert.equal(state().typed, 'of the first device');
        const before = scope.owner;
        scope.begin();
        assert.equal(before.ended, true);
        assert.equal(state().typed, '');
    });
});
