/* Passphrase fields: what they hold, and that they let go of it. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import '../../lib/page-modules.js';
import { mustAsk } from '../../../web/keep.js';
import { Owner } from '../../../web/owner.js';

const { NewPassphrase, OpenPassphrase } =
    await import('../../../web/parts/secret.js');

/** As typed into both fields. */
function typed(/** @type {string} */ text, again = text) {
    const owner = new Owner();
    const fresh = new NewPassphrase('p', owner);
    fresh.first.typed(text);
    fresh.typed(text);
    fresh.second.typed(again);
    return { owner, fresh };
}

describe('a new passphrase', () => {
    it('is kept as bytes that are wiped when it is cleared', () => {
        const { fresh } = typed('long and random');
        const { bytes } = fresh.first;
        const again = fresh.second.bytes;
        assert.equal(new TextDecoder().decode(fresh.read()),
            'long and random');
        fresh.clear();
        assert.ok(bytes.every((byte) => byte === 0));
        assert.ok(again.every((byte) => byte === 0));
        assert.equal(fresh.read().length, 0);
        assert.equal(fresh.store.state.bits, 0, 'nothing is called strong');
    });

    it('is wiped with its owner', () => {
        const { owner, fresh } = typed('long and random');
        const { bytes } = fresh.first;
        owner.end();
        assert.ok(bytes.every((byte) => byte === 0));
        assert.equal(fresh.second.bytes.length, 0);
    });

    it('leaves no old text behind while it is typed', () => {
        const { fresh } = typed('secre');
        const { bytes } = fresh.first;
        fresh.first.typed('secret');
        assert.ok(bytes.every((byte) => byte === 0));
    });

    for (const [what, text, again, field] of [
        ['none', '', '', 'p'],
        ['a short one', 'abc', 'abc', 'p'],
        ['two that differ', 'long enough', 'long enougj', 'p-again'],
    ]) {
        it(`refuses ${what}`, () => {
            const { fresh } = typed(text, again);
            assert.deepEqual(fresh.problems().map((p) => p.field), [field]);
        });
    }

    it('refuses what the device may garble, there only', () => {
        const { fresh } = typed('Zwölf Boxkämpfer');
        assert.equal(fresh.problems().length, 0);
        assert.equal(fresh.problems({ ascii: true }).length, 1);
    });

    it('that was made asks until it was copied or shown', () => {
        const owner = new Owner();
        const fresh = new NewPassphrase('p', owner);
        fresh.make();
        assert.equal(fresh.problems({ ascii: true }).length, 0);
        assert.equal(mustAsk(), false, 'it locks nothing yet');
        const held = fresh.give(owner, () => 'the passphrase of MCU.key');
        assert.equal(fresh.read().length, 0, 'the fields are empty');
        assert.equal(held.copy().length, 23);
        assert.equal(mustAsk(), true);
        held.noted();
        assert.equal(mustAsk(), false);
        owner.end();
    });

    it('that was made and then typed over is the user\'s own', () => {
        const owner = new Owner();
        const fresh = new NewPassphrase('p', owner);
        fresh.make();
        fresh.first.typed('my own words');
        fresh.typed('my own words');
        fresh.give(owner, () => '');
        assert.equal(mustAsk(), false);
        owner.end();
    });
});

describe('a passphrase that opens something', () => {
    it('is wiped when it is cleared, and covered again', () => {
        const owner = new Owner();
        const opener = new OpenPassphrase('o', owner);
        opener.typed('secret');
        opener.store.update({ shown: true });
        const { bytes } = opener;
        const copy = opener.read();
        opener.clear();
        assert.ok(bytes.every((byte) => byte === 0));
        assert.equal(opener.store.state.shown, false);
        assert.deepEqual([...copy], [...new TextEncoder().encode('secret')],
            'a copy is its caller\'s');
        owner.end();
    });
});
