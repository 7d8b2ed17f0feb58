/* Passphrases in "Any file": which opens what, and what stays open. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import '../../lib/page-modules.js';

import { openObject } from '../../../web/file/locks.js';
import { setEngine } from '../../../web/parts/engine.js';
import { openFace } from '../authority/support.js';

const { addFile, addFiles, keepOpened, removeFile, table, tables } =
    await import('../../../web/places/file/session.js');

/** @type {import('../../../wasm/face.js').Engine} */
let face;

before(async () => {
    face = await openFace();
});

const bytesOf = (/** @type {string} */ text) => new TextEncoder().encode(text);

/** A locked key, as PEM. @param {string} passphrase */
async function lockedKey(passphrase) {
    const { key } = await face.generateKey({
        type: 'ec', curve: 'P-256', passphrase, form: 'traditional',
        cipher: 'des-ede3-cbc',
    });
    return key;
}

/**
 * The keys as one file, and an engine that fails at a call.
 *
 * @param {string[]} keys
 * @param {number} failing which inspection, from 1
 */
async function lay(keys, failing) {
    const bytes = bytesOf(keys.join(''));
    const { objects } = /** @type {any} */ (await face.inspect({ bytes }));
    let calls = 0;
    const engine = Object.create(face, { inspect: {
        value: (/** @type {any} */ ...given) => {
            if (++calls === failing) {
                throw new Error('the worker ended');
            }
            return face.inspect(.../** @type {[any]} */ (given));
        },
    } });
    return { engine, file: { bytes, objects } };
}

const run = () => ({ signal: new AbortController().signal });

test('a key that was opened is called closed for what befell another',
    async () => {
        const { engine, file } =
            await lay([await lockedKey('one'), await lockedKey('two')], 2);
        const { opened, error } =
            await openObject(engine, file, 0, bytesOf('one'), run());
        assert.equal(error, null);
        assert.deepEqual(opened.map(({ place }) => place), [0]);
    });

test('what befell the key itself is not told', async () => {
    const { engine, file } = await lay([await lockedKey('one')], 1);
    await assert.rejects(openObject(engine, file, 0, bytesOf('one'), run()),
        { message: 'the worker ended' });
});

test('a cancel is taken for what befell another key', async () => {
    const { engine, file } =
        await lay([await lockedKey('one'), await lockedKey('two')], 2);
    const stop = new AbortController();
    const opening = openObject(Object.create(engine, { inspect: {
        value: async (/** @type {any} */ ...given) => {
            const found = await engine.inspect(...given);
            stop.abort();
            return found;
        },
    } }), file, 0, bytesOf('one'), stop);
    await assert.rejects(opening, { message: 'the worker ended' });
});

test('owners of several keys get one try each, and no copy of a passphrase ' +
    'that is wiped with another', async () => {
    const { engine, file } = await lay([await lockedKey('same'),
        await lockedKey('other'), await lockedKey('same')], 0);
    const typed = bytesOf('same');
    const { opened } = await openObject(engine, file, 2, typed, run());
    assert.deepEqual(opened.map(({ place }) => place), [2, 0]);
    typed.fill(0);
    opened[0].passphrase.fill(0);
    assert.equal(Buffer.from(opened[1].passphrase).toString(), 'same');
});

test('a wrong passphrase opens something, or is not named', async () => {
    const { engine, file } = await lay([await lockedKey('one')], 0);
    const { opened, error } =
        await openObject(engine, file, 0, bytesOf('two'), run());
    assert.deepEqual([opened, error?.code], [[], 'PASSPHRASE']);
});

test('a file taken off the table leaves its bytes or its passphrase behind, ' +
    'or what comes too late brings one back', async () => {
    const { file: { bytes, objects } } = await lay([await lockedKey('one')], 0);
    addFile({ name: 'one.key', path: 'one.key', bytes },
        { objects, repairs: [], problem: '' });
    const [{ id }] = table().state.files;
    const [first, late] = [bytesOf('one'), bytesOf('one')];
    keepOpened(id, [{ place: 0, object: objects[0], passphrase: first }]);
    assert.equal(table().state.files[0].passphrases.get(0), first);
    const [held] = table().state.files;
    removeFile(id);
    assert.deepEqual(table().state.files, []);
    keepOpened(id, [{ place: 0, object: objects[0], passphrase: late }]);
    assert.deepEqual(table().state.files, []);
    for (const secret of [bytes, first, late]) {
        assert.ok(secret.every((byte) => byte === 0));
    }
    assert.ok(held.owner.ended);
});

test('clearing the table leaves its files behind', async () => {
    const secret = bytesOf('secret');
    addFile({ name: 'a', path: 'a', bytes: secret },
        { objects: [], repairs: [], problem: '' });
    tables.begin();
    assert.deepEqual(table().state.files, []);
    assert.ok(secret.every((byte) => byte === 0));
});

test('files that are given while others are read come in another order, or ' +
    'one that cannot be read takes the others along', async () => {
    const { engine } = await lay([await lockedKey('one')], 2);
    setEngine({ ready: Promise.resolve(), engine });
    const given = (/** @type {string} */ name) =>
        ({ name, path: name, bytes: bytesOf(name) });
    void addFiles([given('a'), given('b')]);
    await addFiles([given('c')]);
    assert.deepEqual(table().state.files.map(({ name, problem }) =>
        [name, problem]), [['a', ''], ['b', 'the worker ended'], ['c', '']]);
    tables.begin();
});
