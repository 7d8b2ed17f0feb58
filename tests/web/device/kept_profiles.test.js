/*
 * Profiles in an authority's folder: a device is the same one next year.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { keptProfiles, profilesToKeep }
    from '../../../web/device/profile.js';
import { checkProfile, layOver } from '../../../web/device/profile.js';

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(new URL(
    `../../../web/device/profiles/${name}.json`, import.meta.url), 'utf8'));
const families = ['mcu-4200', 'generic'].map((id) =>
    checkProfile(layOver(read('common'), read(id))));
const own = checkProfile({ ...families[1], id: 'expressway',
    name: 'Expressway', key: { ...families[1].key, passphrase: 'forbidden' } });

/** @param {[string, string][]} pairs */
const folder = (pairs) => new Map(pairs.map(([path, text]) =>
    /** @type {[string, Uint8Array]} */ (
        [path, new TextEncoder().encode(text)])));

test('a device of one’s own is another device when its folder is opened ' +
    'again', () => {
    const kept = profilesToKeep(new Map(),
        ['expressway', '', 'mcu-4200', 'expressway', 'unknown'],
        [...families, own], families);
    assert.deepEqual(kept.map(([path]) => path),
        ['profiles/expressway.profile.json']);
    const files = folder([...kept, ['profiles/bad.profile.json', '{'],
        ['devices/x/profiles/a.profile.json', kept[0][1]],
        ['profiles/readme.txt', '']]);
    assert.deepEqual(keptProfiles(files, families, 'a file'), [own]);
    assert.deepEqual(profilesToKeep(files, ['expressway'],
        [...families, own], families), [], 'written over and over');
});

test('a mended profile of a known family is lost', () => {
    const mended = { ...families[0], name: 'Ours' };
    const [[path, text]] = profilesToKeep(new Map(), ['mcu-4200'],
        [mended, families[1]], families);
    assert.equal(path, 'profiles/mcu-4200.profile.json');
    assert.equal(keptProfiles(folder([[path, text]]), families, '')[0].name,
        'Ours');
});
