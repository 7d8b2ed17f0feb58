/* Results in parts: which device is where, and what is let go of. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readZip } from '../../../web/authority/zip.js';
import { PART_DEVICES, Results } from '../../../web/fleet/results.js';

/** @typedef {import('../../../web/fleet/results.js').Part} Part */

/** @param {number} at @param {number} [size] of its key */
function device(at, size = 10) {
    return /** @type {any} */ ({
        plan: { folder: `D${at}` },
        files: { 'MCU.key': new Uint8Array(size).fill(at) },
    });
}

/** @param {Part} part */
async function paths(part) {
    const blob = /** @type {Blob} */ (part.blob);
    return [...readZip(new Uint8Array(await blob.arrayBuffer())).keys()];
}

/** @param {() => void} [onPart] */
function fresh(onPart) {
    return new Results({
        now: new Date(), name: (part) => `fleet-${part}.zip`, onPart,
    });
}

test('a part is handed out while more devices come, and is whole', async () => {
    let told = 0;
    const results = fresh(() => {
        told++;
    });
    for (let at = 0; at <= PART_DEVICES; at++) {
        assert.equal(told, 0);
        await results.addDevice(device(at));
    }
    assert.equal(told, 1);
    assert.equal(results.parts[0].name, 'fleet-1.zip');
    assert.equal((await paths(results.parts[0])).length, PART_DEVICES);
    await results.add('report.txt', new Uint8Array(1));
    await results.close();
    assert.deepEqual(results.parts.map(({ name, devices }) =>
        [name, devices]),
    [['fleet-1.zip', PART_DEVICES], ['fleet-2.zip', 1]]);
    assert.deepEqual(await paths(results.parts[1]),
        [`D${PART_DEVICES}/MCU.key`, 'report.txt']);
});

test('a fleet that just fills a part has no second one without a device',
    async () => {
        const results = fresh();
        await Promise.all(Array.from({ length: PART_DEVICES }, (_, at) =>
            results.addDevice(device(at))));
        await results.close();
        assert.deepEqual(results.parts.map(({ name, devices }) =>
            [name, devices]), [['fleet-0.zip', PART_DEVICES]]);
    });

test('devices that come in at once are neither mixed up nor lost between ' +
    'parts', async () => {
    const results = fresh();
    const all = 2 * PART_DEVICES + 3;
    await Promise.all(Array.from({ length: all }, (_, at) =>
        results.addDevice(device(at))));
    await results.close();
    const found = (await Promise.all(results.parts.map(paths))).flat();
    assert.equal(new Set(found).size, all);
    assert.deepEqual(results.parts.map(({ devices }) => devices),
        [PART_DEVICES, PART_DEVICES, 3]);
});

test('large files fill a part before so many devices do', async () => {
    const results = fresh();
    for (let at = 0; at < 5; at++) {
        await results.addDevice(device(at, 3 * 1024 * 1024));
    }
    await results.close();
    assert.deepEqual(results.parts.map(({ devices }) => devices), [3, 2]);
});

test('what goes into a file is split all the same', async () => {
    let closed = 0;
    const file = /** @type {any} */ ({
        size: 0, handle: { name: 'all.zip' },
        write: async () => {},
        close: async () => {
            closed++;
        },
    });
    const results = new Results({ now: new Date(), name: String, file });
    for (let at = 0; at <= PART_DEVICES; at++) {
        await results.addDevice(device(at));
    }
    assert.equal(closed, 0);
    await results.close();
    assert.deepEqual(results.parts.map(({ name, devices }) => [name, devices]),
        [['all.zip', PART_DEVICES + 1]]);
});
