/** The border itself: requests of every shape into the built wasm. */
import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Fields, packFields } from '../../wasm/fields.js';
import { EngineInstance } from '../../wasm/instance.js';

const module = new WebAssembly.Module(
    readFileSync('build/wasm/engine.wasm'));

/** @param {(out: Uint8Array) => void} [fillRandom] */
function start(fillRandom = (out) => void webcrypto.getRandomValues(out)) {
    return new EngineInstance(module, { fillRandom });
}

/** @param {EngineInstance} engine @param {any[]} fields */
function call(engine, fields) {
    return new Fields(engine.call(packFields(fields)));
}

test('info names every error with its group', () => {
    const report = call(start(), [['op', 'info']]).json('report');
    assert.match(report.version, /^\d+\.\d+\.\d+$/);
    assert.ok(report.operations.includes('info'));
    assert.equal(report.errors.PASSPHRASE, 'INPUT');
    assert.ok(Object.keys(report.errors).length > 40);
});

test('an unknown operation is an error, not a trap', () => {
    const reply = call(start(), [['op', 'make-coffee']]);
    assert.equal(reply.text('error'), 'OPERATION');
    assert.equal(reply.text('error.field'), 'op');
});

test('a request without an operation names the field that is missing', () => {
    const reply = call(start(), [['key', 'x']]);
    assert.equal(reply.text('error'), 'FIELD_MISSING');
    assert.equal(reply.text('error.field'), 'op');
});

test('malformed lists are refused and the instance goes on', () => {
    const engine = start();
    const good = packFields([['op', 'info']]);
    const bad = [
        good.slice(0, -1), new Uint8Array([0]), new Uint8Array([1]),
        new Uint8Array([64, ...new Uint8Array(80)]),
        new Uint8Array([1, 0x20, 0, 0, 0, 0]),
        new Uint8Array([1, 0x61, 255, 255, 255, 255]),
    ];
    for (const list of bad) {
        const reply = new Fields(engine.call(list));
        assert.equal(reply.text('error'), 'FIELDS', String(list));
    }
    assert.equal(new Fields(engine.call(new Uint8Array(0))).text('error'),
        'FIELD_MISSING');
    assert.ok(new Fields(engine.call(good)).has('report'));
});

test('a request is wiped out of wasm memory after the call', () => {
    const engine = start();
    const marker = new TextEncoder().encode('MARKER-7f3a-in-the-request');
    engine.call(packFields([['op', 'none'], ['passphrase', marker]]));
    const memory = Buffer.from(engine.exports.memory.buffer);
    assert.equal(memory.indexOf(marker), -1);
});
