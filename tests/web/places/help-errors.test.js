/*
 * The words of the doctor for browser errors.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CAUSES } from '../../../web/file/browser-errors.js';
import { en } from '../../lib/words.js';

test('a cause without words, or words without a cause', () => {
    assert.deepEqual(Object.keys(en.doctor.entries).sort(),
        CAUSES.map(({ id }) => id).sort());
    for (const [id, entry] of Object.entries(en.doctor.entries)) {
        assert.ok(entry.title && entry.meaning && entry.mend.length, id);
    }
});
