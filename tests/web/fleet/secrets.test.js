/* Secrets by name: one owner, and nothing left behind. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secrets } from '../../../web/fleet/secrets.js';

const text = (/** @type {Uint8Array | null} */ bytes) =>
    bytes && new TextDecoder().decode(bytes);

test('a secret that was replaced or let go stays in memory', () => {
    const secrets = new Secrets();
    secrets.put('mcu1', 'first');
    secrets.put('mcu2', 'other');
    const held = [...secrets.byName.values()];
    secrets.put('mcu1', 'second');
    assert.ok(held[0].every((byte) => byte === 0));
    assert.equal(text(secrets.copy('mcu1')), 'second');
    held.push(...secrets.byName.values());
    secrets.clear();
    assert.ok(held.every((bytes) => bytes.every((byte) => byte === 0)));
    assert.equal(secrets.size, 0);
});

test('who wipes his copy wipes the secret', () => {
    const secrets = new Secrets();
    secrets.put('mcu1', 'secret');
    secrets.copy('mcu1')?.fill(0);
    assert.equal(text(secrets.copy('mcu1')), 'secret');
    assert.equal(secrets.copy('mcu2'), null);
});
