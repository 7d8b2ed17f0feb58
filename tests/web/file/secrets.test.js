/* Passphrases in "Any file": which opens what, and what stays open. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import {
    job, jobFile, keepPassphrase, putFile,
} from '../../../web/places/device/job.js';
import { lockedPlaces, openObject }
    from '../../../web/places/file/locks.js';
import { allDescribed, passphraseOf, table }
    from '../../../web/places/file/session.js';
import { setEngine } from '../../../web/parts/engine.js';
import { openFace } from '../authority/support.js';

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
 * Puts both keys as one file on the table. Its engine fails at a call.
 *
 * @param {string[]} keys
 * @param {number} failing which inspection, from 1
 */
async function lay(keys, failing) {
    const bytes = bytesOf(keys.join(''));
    const { objects } = /** @type {any} */ (await face.inspect({ bytes }));
    table.update({ files: [{
        id: 'file-1', name: 'two.key', bytes, objects, repairs: [],
        problem: '', passphrases: new Map(),
    }] });
    let calls = 0;
    const engine = Object.create(face, { inspect: {
        value: (/** @type {any} */ ...given) => {
            if (++calls === failing) {
                throw new Error('the worker ended');
            }
            return face.inspect(.../** @type {[any]} */ (given));
        },
    } });
    setEngine({ ready: Promise.resolve(), engine });
}

const run = () => ({
    signal: new AbortController().signal, onProgress() {},
});

test('a key that was opened is called closed for what befell another',
    async () => {
        await lay([await lockedKey('one'), await lockedKey('two')], 2);
        const reason = await openObject('file-1', 0, bytesOf('one'), run());
        assert.equal(reason, '');
        assert.deepEqual(lockedPlaces(table.state.files[0].objects), [1]);
    });

test('what befell the key itself is not told', async () => {
    await lay([await lockedKey('one')], 1);
    const typed = bytesOf('one');
    assert.equal(await openObject('file-1', 0, typed, run()),
        'the worker ended');
    assert.ok(typed.every((byte) => byte === 0));
    assert.deepEqual(lockedPlaces(table.state.files[0].objects), [0]);
});

test("the authority's key of One device gets the device key's passphrase",
    () => {
        table.update({ files: [] });
        for (const slot of /** @type {const} */ (['key', 'authorityKey'])) {
            putFile(slot, jobFile(slot, {
                content: slot,
                report: { kind: 'private-key', publicKeySha256: slot },
            }));
        }
        keepPassphrase('key', bytesOf('of the device'));
        keepPassphrase('authority', bytesOf('of the authority'));
        const opens = Object.fromEntries(allDescribed().map((described) => [
            described.object.publicKeySha256,
            Buffer.from(passphraseOf(described) ?? []).toString(),
        ]));
        assert.deepEqual(opens, {
            key: 'of the device', authorityKey: 'of the authority',
        });
        assert.equal(job.state.files.authorityKey?.secret, true);
    });
