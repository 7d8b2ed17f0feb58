/* A fleet's batch: what it holds, hands out and lets go of. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { AuthorityFolder } from '../../../web/authority/folder.js';
import { readZip } from '../../../web/authority/zip.js';
import { layOver } from '../../../web/device/profile.js';
import { checkTable } from '../../../web/fleet/check.js';
import { namedAfter, openAuthorityKey } from '../../../web/fleet/make.js';
import { openPassphrases } from '../../../web/fleet/passphrases.js';
import { FileSink } from '../../../web/fleet/sinks.js';
import { readTable } from '../../../web/fleet/table.js';
import { HeldSecret, mustAsk, unsettled } from '../../../web/keep.js';
import { Owner } from '../../../web/owner.js';
import { PASSPHRASE, makeAuthority, openFace } from '../authority/support.js';

const { Batch } = await import('../../../web/fleet/batch.js');

/** @type {import('../../../wasm/face.js').Engine} */
let engine;
/** @type {Awaited<ReturnType<typeof makeAuthority>>} */
let base;
/** @type {Uint8Array} */
let opened;
/** @type {any[]} */
let profiles;

const TABLE = 'name,host,password,model\nRoom 1,one.test,,\n' +
    'Room 2,two.test,of the table 2,\nRoom 3,three.test,,open\n';

before(async () => {
    engine = await openFace();
    base = await makeAuthority(engine);
    opened = await openAuthorityKey(engine, base.key, PASSPHRASE);
    const read = async (/** @type {string} */ name) => JSON.parse(
        await readFile(new URL(
            `../../../web/device/profiles/${name}.json`, import.meta.url),
        'utf8'));
    // Elliptic keys: none has to be searched for.
    const ec = layOver(layOver(await read('common'), await read('mcu-4500')),
        { key: { type: 'ec' } });
    profiles = [ec, layOver(ec, { id: 'open', name: 'open', models: [],
        key: { passphrase: 'forbidden' } })];
});

const bytesOf = (/** @type {string} */ text) => new TextEncoder().encode(text);

/** @param {any} [more] of the order */
async function begin(more = {}) {
    const { plans, faults } = await checkTable(readTable(TABLE), {
        profiles, profile: 'mcu-4500', days: 5, subject: {}, known: new Set(),
        checkRows: (rows) => engine.checkRows({ rows }),
    });
    const owner = new Owner();
    const key = opened.slice();
    const folder = new AuthorityFolder(new Map(base.folder.toFiles()));
    folder.report = base.folder.report;
    const batch = new Batch({
        plans, faults, engine, folder, key,
        common: null,
        seal: new HeldSecret(bytesOf('seals the list'), owner),
        file: null,
        trouble: '',
        ownNames: true,
        words: {
            zipName: (/** @type {Date} */ _, /** @type {number} */ part) =>
                `fleet-${part}.zip`,
            unsaved: (/** @type {number} */ n) => `${n} made`,
            fault: () => '',
            error: (/** @type {any} */ error) => error.message,
        },
        onChange() {},
        ...more,
    }, owner);
    return { batch, owner, key, folder };
}

/** @param {Blob | null} blob */
async function zipOf(blob) {
    return readZip(new Uint8Array(
        await /** @type {Blob} */ (blob).arrayBuffer()));
}

test('devices count as kept before anybody has them', async () => {
    const { batch, owner } = await begin();
    assert.equal(mustAsk(), false);
    await batch.start();
    assert.deepEqual(unsettled().map(({ name }) => name()), ['fleet-0.zip']);
    assert.equal(batch.unsaved(), 3);
    const item = batch.itemOf(batch.parts[0]);
    item.note(item.version, 'handed');
    assert.equal(batch.unsaved(), 3);
    assert.equal(batch.settled, false);
    item.confirm();
    assert.equal(batch.unsaved(), 0);
    assert.equal(batch.settled, true);
    owner.end();
});

test('files are called by another device, or in the authority otherwise than ' +
    'its kind says', async () => {
    const { batch, owner, folder } = await begin();
    await batch.start();
    const zip = await zipOf(batch.parts[0].blob);
    assert.deepEqual([...zip.keys()], [
        ...['Room-1', 'Room-2', 'Room-3'].flatMap((room) =>
            ['key', 'csr', 'cer'].map((end) => `${room}/${room}.${end}`)),
        'passphrases.csv.enc', 'CA.cer', 'inventory.csv', 'report.txt',
    ]);
    assert.ok(folder.files.has('devices/Room-1/MCU.key'));
    owner.end();
    const usual = await begin({ ownNames: false });
    await usual.batch.start();
    assert.ok((await zipOf(usual.batch.parts[0].blob)).has('Room-3/MCU.key'));
    usual.owner.end();
});

test('a passphrase of the table is ignored, a made one is used twice, or one ' +
    'is listed that no key has', async () => {
    const { batch, owner } = await begin();
    await batch.start();
    assert.deepEqual(batch.result, { sealed: true, plain: 'some' });
    const zip = await zipOf(batch.parts[0].blob);
    const list = await openPassphrases(
        /** @type {Uint8Array} */ (zip.get('passphrases.csv.enc')),
        bytesOf('seals the list'), engine);
    assert.deepEqual(list.map(({ name }) => name), ['Room 1', 'Room 2']);
    assert.equal(list[1].passphrase, 'of the table 2');
    assert.notEqual(list[0].passphrase, list[1].passphrase);
    for (const { name, passphrase } of list) {
        const folder = name.replace(' ', '-');
        await engine.convert({
            bytes: /** @type {Uint8Array} */ (zip.get(`${folder}/${folder}.key`)),
            passphrase, to: { form: 'pkcs8' },
        });
    }
    assert.match(Buffer.from(zip.get('Room-3/Room-3.key') ?? []).toString(),
        /BEGIN EC PRIVATE KEY-----\nM/);
    owner.end();
});

test('one passphrase for all is not taken, or stays after the end',
    async () => {
        const owner = new Owner();
        const common = new HeldSecret(bytesOf('one for all 1'), owner);
        const { batch, owner: mine } = await begin({ common, seal: null });
        await batch.start();
        assert.deepEqual(batch.result, { sealed: false, plain: 'some' });
        const [first] = batch.made.values();
        assert.equal(Buffer.from(batch.passphrases.copy(
            first.plan.folder) ?? []).toString(), 'one for all 1');
        mine.end();
        assert.equal(batch.passphrases.size, 0);
        owner.end();
    });

test('the open key of the authority outlives the run, or is wiped under it',
    async () => {
        const { batch, owner, key } = await begin();
        const running = batch.start();
        batch.lock();
        assert.ok(key.some((byte) => byte !== 0), 'while it signs');
        await running;
        assert.ok(key.every((byte) => byte === 0));
        assert.equal(batch.key, null);
        owner.end();
    });

test('a batch that was left goes on, keeps keys, or asks', async () => {
    const { batch, owner, key, folder } = await begin();
    const running = batch.start();
    owner.end();
    await running;
    await batch.run.resting;
    assert.ok(key.every((byte) => byte === 0));
    assert.equal(batch.made.size, 0);
    assert.equal(folder.files.has('devices/Room-1/MCU.key'), false);
    assert.equal(mustAsk(), false);
});

test('what went wrong at the end cannot be tried again', async () => {
    let fail = true;
    const { batch, owner } = await begin({ words: {
        zipName: () => 'fleet.zip', unsaved: () => '', error: String,
        fault: () => '',
    }, engine: Object.create(engine, { call: {
        value: (/** @type {any} */ fields, /** @type {any} */ ...more) => {
            if (fail && fields[0][1] === 'seal') {
                throw new Error('out of memory');
            }
            return engine.call(fields, ...more);
        },
    } }) });
    await batch.start();
    assert.match(batch.problem, /out of memory/);
    assert.equal(batch.result, null);
    assert.equal(batch.unsaved(), 3);
    assert.ok(mustAsk());
    fail = false;
    assert.equal(await batch.close(), true);
    assert.equal(batch.problem, '');
    assert.equal(batch.parts.length, 1);
    owner.end();
});

test('a file that takes no more loses a device, or holds some twice',
    async () => {
        const handle = /** @type {any} */ ({
            name: 'all.zip',
            getFile: async () => new Blob([]),
            createWritable: async () => ({
                write: async () => {
                    throw new DOMException('full', 'QuotaExceededError');
                },
                close: async () => {},
                abort: async () => {},
            }),
            remove: async () => {},
        });
        const { batch, owner } = await begin(
            { file: await FileSink.open(handle) });
        await batch.start();
        assert.equal(batch.trouble, 'lost');
        assert.deepEqual(batch.parts.map(({ name, devices }) =>
            [name, devices]), [['fleet-0.zip', 3]]);
        const zip = await zipOf(batch.parts[0].blob);
        assert.equal(zip.size, 13);
        assert.ok(zip.has('Room-2/Room-2.key'));
        assert.match(Buffer.from(zip.get('Room-3/Room-3.key') ?? [])
            .toString(), /BEGIN EC PRIVATE KEY/);
        owner.end();
    });

test('names that do not share their beginning fall on one another', () => {
    const names = (/** @type {[string, string, string]} */ [key, request,
        certificate]) => [...namedAfter({ key, request, certificate }, 'R')
        .values()];
    assert.deepEqual(names(['MCU.key', 'MCU.csr', 'MCU.cer']),
        ['R.key', 'R.csr', 'R.cer']);
    assert.deepEqual(names(['privkey.pem', 'req.csr', 'server.pem']),
        ['R-privkey.pem', 'R-req.csr', 'R-server.pem']);
    assert.deepEqual(names(['key', 'csr', 'cer']), ['R-key', 'R-csr', 'R-cer']);
});
