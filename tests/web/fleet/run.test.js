/* A fleet being made: pause, cancel, resume, and what comes out. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';

import { AuthorityFolder } from '../../../web/authority/folder.js';
import { inventory } from '../../../web/authority/inventory.js';
import { readZip } from '../../../web/authority/zip.js';
import { checkTable } from '../../../web/fleet/check.js';
import { makeDevice, openAuthorityKey } from '../../../web/fleet/make.js';
import {
    CHECK_COMMAND, UNSEAL_COMMAND, newPassphrase, openPassphrases, sealPassphrases,
} from '../../../web/fleet/passphrases.js';
import { renewalPlans } from '../../../web/fleet/renewal.js';
import { Results } from '../../../web/fleet/results.js';
import { FleetRun } from '../../../web/fleet/run.js';
import { readTable } from '../../../web/fleet/table.js';
import { PASSPHRASE, inFolder, makeAuthority, openFace, tool }
    from '../authority/support.js';

const { fleetCsv, fleetReport } = await import('../../../web/fleet/report.js');

/** @param {number} count @returns {any[]} */
function plans(count) {
    return Array.from({ length: count }, (_, at) => ({
        line: at + 2, name: `D${at}`, folder: `D${at}`,
    }));
}

/** Devices that are made when the test says so. */
class Bench {
    constructor() {
        /** @type {Map<string, {finish: () => void,
         *     fail: (error: Error) => void}>} */
        this.open = new Map();
        /** @type {string[]} */
        this.kept = [];
        /** @type {string[]} */
        this.serials = [];
        this.most = 0;
        this.make = (/** @type {any} */ plan, /** @type {string} */ serial,
            /** @type {any} */ { signal }) => new Promise((resolve, reject) => {
            this.serials.push(serial);
            const done = (/** @type {() => void} */ answer) => {
                this.open.delete(plan.name);
                answer();
            };
            this.open.set(plan.name, {
                finish: () => done(() => resolve(/** @type {any} */ (
                    { plan }))),
                fail: (error) => done(() => reject(error)),
            });
            this.most = Math.max(this.most, this.open.size);
            signal.addEventListener('abort', () =>
                done(() => reject(signal.reason)));
        });
        this.keep = (/** @type {any} */ made) => {
            this.kept.push(made.plan.name);
        };
    }

    /** @param {string} name */
    async finish(name) {
        this.open.get(name)?.finish();
        await new Promise((resolve) => setImmediate(resolve));
    }
}

/** @param {number} count @param {Bench} bench */
function newRun(count, bench, more = {}) {
    return new FleetRun({
        plans: plans(count), make: bench.make, keep: bench.keep,
        used: new Set(), lanes: 2, ...more,
    });
}

test('never more at a time than there are lanes; all end done', async () => {
    const bench = new Bench();
    const used = new Set();
    const run = newRun(5, bench, { used });
    const resting = run.start();
    while (bench.open.size > 0) {
        await bench.finish([...bench.open.keys()][0]);
    }
    await resting;
    assert.equal(bench.most, 2);
    assert.equal(run.state, 'finished');
    assert.equal(run.progress().done, 5);
    assert.equal(new Set(bench.serials).size, 5);
    assert.deepEqual([...used], bench.serials, 'none is given again');
});

test('a pause lets what is begun come to its end and starts nothing',
    async () => {
        const bench = new Bench();
        const run = newRun(4, bench);
        void run.start();
        const paused = run.pause();
        assert.equal(run.state, 'pausing');
        await bench.finish('D0');
        await bench.finish('D1');
        await paused;
        assert.equal(run.state, 'paused');
        assert.equal(bench.open.size, 0);
        assert.deepEqual(bench.kept, ['D0', 'D1']);
        const resting = run.start();
        assert.deepEqual([...bench.open.keys()], ['D2', 'D3']);
        await bench.finish('D2');
        await bench.finish('D3');
        await resting;
        assert.equal(run.state, 'finished');
    });

test('resuming while a pause is still coming fills the lanes again',
    async () => {
        const bench = new Bench();
        const run = newRun(3, bench);
        void run.start();
        void run.pause();
        await bench.finish('D0');
        assert.equal(bench.open.size, 1);
        const resting = run.start();
        assert.equal(bench.open.size, 2);
        await bench.finish('D1');
        await bench.finish('D2');
        await resting;
        assert.equal(run.state, 'finished');
    });

test('cancel stops at once; resume makes the rest with fresh serials',
    async () => {
        const bench = new Bench();
        const run = newRun(3, bench);
        void run.start();
        await bench.finish('D0');
        await run.cancel();
        assert.equal(run.state, 'cancelled');
        assert.equal(bench.open.size, 0);
        assert.deepEqual(run.items.map(({ state }) => state),
            ['done', 'waiting', 'waiting']);
        const resting = run.start();
        await bench.finish('D1');
        await bench.finish('D2');
        await resting;
        assert.deepEqual(bench.kept, ['D0', 'D1', 'D2']);
        assert.equal(new Set(bench.serials).size, bench.serials.length);
    });

test('one failure stops nobody else and is tried again on resume',
    async () => {
        const bench = new Bench();
        const run = newRun(3, bench);
        const resting = run.start();
        bench.open.get('D0')?.fail(new Error('no luck'));
        await new Promise((resolve) => setImmediate(resolve));
        await bench.finish('D1');
        await bench.finish('D2');
        await resting;
        assert.deepEqual(run.items.map(({ state }) => state),
            ['failed', 'done', 'done']);
        assert.equal(run.items[0].error?.message, 'no luck');
        const again = run.start();
        await bench.finish('D0');
        await again;
        assert.equal(run.progress().done, 3);
        assert.equal(run.progress().failed, 0);
    });

test('a result that cannot be kept is a failed device', async () => {
    const bench = new Bench();
    const run = newRun(1, bench, {
        keep: () => {
            throw new Error('disk full');
        },
    });
    const resting = run.start();
    await bench.finish('D0');
    await resting;
    assert.equal(run.items[0].state, 'failed');
});

test('results come in the order of the list, not in that of their making',
    async () => {
        const bench = new Bench();
        const run = newRun(5, bench, { lanes: 3 });
        const resting = run.start();
        await bench.finish('D2');
        await bench.finish('D1');
        assert.deepEqual(bench.kept, []);
        assert.deepEqual([...bench.open.keys()], ['D0', 'D3', 'D4'],
            'a slow device holds up the others');
        await bench.finish('D0');
        assert.deepEqual(bench.kept, ['D0', 'D1', 'D2']);
        await bench.finish('D4');
        bench.open.get('D3')?.fail(new Error('no luck'));
        await resting;
        assert.deepEqual(bench.kept, ['D0', 'D1', 'D2', 'D4']);
        assert.equal(run.state, 'finished');
        assert.equal(run.items[3].state, 'failed');
    });

test('what waits for a slow device grows without end', async () => {
    const bench = new Bench();
    const run = newRun(40, bench);
    void run.start();
    for (let at = 1; bench.open.has(`D${at}`); at++) {
        await bench.finish(`D${at}`);
    }
    assert.equal(bench.serials.length, 17);
    await run.cancel();
    assert.equal(bench.kept.length, 16, 'what is made when a cancel comes');
    assert.equal(run.items[0].state, 'waiting');
});

test('the time left counts work, not pauses', async () => {
    let now = 0;
    const bench = new Bench();
    const run = newRun(4, bench, { lanes: 1, clock: () => now });
    void run.start();
    assert.equal(run.progress().secondsLeft, null);
    now = 2000;
    await bench.finish('D0');
    assert.equal(run.progress().secondsLeft, 6);
    void run.pause();
    now = 4000;
    await bench.finish('D1');
    now = 1000000;
    assert.equal(run.progress().secondsLeft, 4);
});

/* ----------------------------------------------- with the real engine --- */

/** @type {import('../../../wasm/face.js').Engine} */
let engine;
/** @type {Awaited<ReturnType<typeof makeAuthority>>} */
let base;
/** @type {any[]} */
let profiles;

before(async () => {
    engine = await openFace();
    base = await makeAuthority(engine, { constraints: ['example.test'] });
    const { readFile } = await import('node:fs/promises');
    const folder = new URL('../../../web/device/profiles/', import.meta.url);
    const read = async (/** @type {string} */ name) => JSON.parse(
        await readFile(new URL(`${name}.json`, folder), 'utf8'));
    const common = await read('common');
    profiles = [{ ...common, ...(await read('mcu-4500')) }];
});

/** @param {string} text */
function planned(text) {
    return checkTable(readTable(text), {
        profiles, profile: 'mcu-4500', days: 825, subject: { O: 'Fleet' },
        known: new Set(),
        checkRows: (rows) => engine.checkRows(
            { rows, authority: base.certificate }),
    });
}

test('a table becomes a ZIP that openssl accepts file by file', async () => {
    const { plans: todo, faults } = await planned(
        'name;host\nRoom/1;one.example.test\nRoom 2;two.example.test\n' +
        'Bad;elsewhere.test\n');
    const folder = new AuthorityFolder(new Map(base.folder.toFiles()));
    const zip = new Results({ now: new Date(), name: String });
    /** @type {any[]} */
    const made = [];
    const opened = await openAuthorityKey(engine, base.key, PASSPHRASE);
    const run = new FleetRun({
        plans: todo,
        used: folder.usedSerials(),
        make: (plan, serial, options) => makeDevice(plan, {
            engine,
            authority: {
                certificate: base.certificate,
                key: opened,
            },
            serial,
            passphrase: newPassphrase(),
        }, options),
        async keep(result) {
            await zip.addDevice(result);
            folder.add({
                certificate: result.certificate,
                report: result.report,
                device: { name: result.plan.name,
                    profile: result.plan.profile.id },
                files: result.files,
            });
            made.push(result);
        },
    });
    await run.start();
    assert.deepEqual(run.items.map(({ error }) => error), [null, null]);
    const sealed = await sealPassphrases(made.map((one) => ({
        name: one.plan.name, folder: one.plan.folder,
        passphrase: one.passphrase,
    })), 'Ünlock the list', engine);
    await zip.add('passphrases.csv.enc', sealed);
    await zip.add('inventory.csv', fleetCsv(made));
    const report = fleetReport({
        items: run.items,
        made: new Map(made.map((one) => [one.serial, one])),
        faults,
        authority: 'Example Authority',
        now: new Date(),
        faultText: ({ code }) => code,
        errorText: String,
        noteText: ({ code }) => code,
        unseal: [UNSEAL_COMMAND, CHECK_COMMAND],
    });
    await zip.add('report.txt', report);
    await zip.close();

    assert.deepEqual(zip.parts.map(({ name, devices }) =>
        [name, devices]), [['0', 2]]);
    const bytes = new Uint8Array(await /** @type {Blob} */ (
        zip.parts[0].blob).arrayBuffer());
    assert.deepEqual([...readZip(bytes).keys()].sort(), [
        'Room-1/MCU.cer', 'Room-1/MCU.csr', 'Room-1/MCU.key',
        'Room-2/MCU.cer', 'Room-2/MCU.csr', 'Room-2/MCU.key',
        'inventory.csv', 'passphrases.csv.enc', 'report.txt',
    ]);
    const words = Buffer.from(report).toString();
    assert.match(words, /row 4, addresses: AUTHORITY_CONSTRAINT/);
    for (const one of made) {
        assert.ok(!Buffer.from(bytes).includes(one.passphrase),
            'no passphrase in the clear');
    }
    await inFolder(async (place) => {
        await writeFile(join(place, 'fleet.zip'), bytes);
        await tool(place, 'unzip', ['-q', 'fleet.zip']);
        await writeFile(join(place, 'ca.cer'), base.certificate);
        await tool(place, 'openssl', ['verify', '-CAfile', 'ca.cer',
            'Room-1/MCU.cer', 'Room-2/MCU.cer']);
        const [, ...unseal] = UNSEAL_COMMAND.split(' ');
        await tool(place, 'openssl', [...unseal, '-pass',
            'pass:Ünlock the list']);
        const list = await tool(place, 'cat', ['passphrases.csv']);
        const hash = /^sha256 of the lines above,([0-9a-f]{64})\r\n$/m
            .exec(list)?.[1] ?? 'no check';
        assert.match(await tool(place, 'sh', ['-c', CHECK_COMMAND]),
            new RegExp(`${hash}\\s*$`));
        const { rows } = readTable(list);
        assert.deepEqual(rows.map(({ cells }) => cells.name).slice(0, -1),
            ['Room/1', 'Room 2'], 'in the order of the list');
        for (const one of made) {
            const row = rows.find(({ cells }) =>
                cells.name === one.plan.name);
            assert.match(await tool(place, 'openssl', ['rsa', '-in',
                `${one.plan.folder}/MCU.key`, '-check', '-noout', '-passin',
                `pass:${row?.cells.passphrase}`]), /key ok/);
        }
        const mode = await tool(place, 'stat', ['-c', '%a',
            'Room-1/MCU.key']);
        assert.equal(mode.trim(), '600');
    });

    // The inventory serves as the next table, and as a list to renew.
    assert.equal((await planned(Buffer.from(fleetCsv(made)).toString()))
        .plans.length, 2);
    const { plans: renewals, left } = renewalPlans(
        inventory(folder, { now: new Date() }),
        { profiles, profile: 'mcu-4500', days: 365 });
    assert.deepEqual(left, []);
    assert.deepEqual(renewals.map(({ name, folder: where, names, replaces,
        subject }) => [name, where, names, replaces, subject.O]).sort(),
    made.map((one) => [one.plan.name, one.plan.folder, one.plan.names,
        one.serial, 'Fleet']).sort());
});

test('a passphrase comes out of the sealed list otherwise than it went in',
    async () => {
        const list = ["'=1+1", '=1+1', "''@x", "'plain", 'a;b;c;d', ' x, "y" ']
            .map((passphrase, at) => ({
                name: `Room ${at}`, folder: `Room-${at}`, passphrase,
            }));
        const lock = new TextEncoder().encode('lock the list');
        const sealed = await sealPassphrases(list, lock, engine);
        assert.deepEqual(await openPassphrases(sealed, lock, engine),
            list.map(({ name, passphrase }) => ({ name, passphrase })));
        await assert.rejects(openPassphrases(sealed, lock, engine,
            { signal: AbortSignal.abort() }), 'a cancel is not heard');
    });

test('what the authority may not sign fails alone, and says why', async () => {
    const { plans: todo } = await planned('name;host\nA;a.example.test');
    todo[0].names = ['a.elsewhere.test'];
    const run = new FleetRun({
        plans: todo,
        used: new Set(),
        make: (plan, serial, options) => makeDevice(plan, {
            engine,
            authority: { certificate: base.certificate, key: base.key,
                passphrase: PASSPHRASE },
            serial,
            passphrase: '',
        }, options),
        keep() {},
    });
    await run.start();
    assert.equal(run.items[0].state, 'failed');
    assert.equal(run.items[0].error?.code, 'AUTHORITY_CONSTRAINT');
});
