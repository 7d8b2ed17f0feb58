/*
 * The floors of src/: that an include upwards, a file without a room, and a
 * circle of calls are told; and that there is none.
 */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { fromRoot } from '../lib/engine.js';
import { must, run } from '../lib/tools.js';

/** @type {string} */
let folder;

/**
 * What the check says of some files.
 *
 * @param {Record<string, string>} files
 * @param {boolean} [compile]
 */
async function said(files, compile = false) {
    const place = await mkdtemp(join(folder, 'src-'));
    const objects = await mkdtemp(join(folder, 'objects-'));
    for (const [name, text] of Object.entries(files)) {
        await mkdir(dirname(join(place, name)), { recursive: true });
        await writeFile(join(place, name), text);
        if (compile) {
            await mkdir(dirname(join(objects, name)), { recursive: true });
            await must('cc', ['-c', join(place, name), '-o',
                join(objects, name.replace(/c$/, 'o'))]);
        }
    }
    return run(process.execPath, [fromRoot('tools/floors.js'), place,
        ...(compile ? [objects] : [])]);
}

describe('floors', () => {
    before(async () => {
        folder = await mkdtemp(join(tmpdir(), 'mcu-floors-'));
    });
    after(() => rm(folder, { recursive: true, force: true }));

    test('the engine keeps them', async () => {
        await must(process.execPath, [fromRoot('tools/floors.js'),
            fromRoot('src'), fromRoot('build/native/src')]);
    });

    test('an include upwards is told', async () => {
        const told = await said({
            'base/a.c': '#include <stdio.h>\n#include "encoding/der.h"\n',
            'key/b.c': '#include "encoding/der.h"\n#include "key/b.h"\n',
        });
        assert.notEqual(told.code, 0);
        assert.equal(told.err.trim(),
            'base/a.c includes encoding/der.h, a room above it');
    });

    test('a file and an include without a room are told', async () => {
        const told = await said({
            'a.c': '', 'desk/b.c': '#include "a.h"\n' });
        assert.notEqual(told.code, 0);
        assert.match(told.err, /a\.c is in no room/);
        assert.match(told.err, /b\.c includes a\.h/);
    });

    test('files that call each other are told', async () => {
        const told = await said({
            'key/a.c': 'int c(void); int a(void) { return c(); }\n',
            'key/b.c': 'int a(void); int b(void) { return a(); }\n',
            'key/c.c': 'int b(void); int c(void) { return b(); }\n',
        }, true);
        assert.notEqual(told.code, 0);
        assert.match(told.err, /call each other: .*a -> c -> b/);
    });
});
