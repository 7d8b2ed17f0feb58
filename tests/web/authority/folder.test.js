/* The folder: what is put into it stays, what is replaced is kept. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { mergeFolders } from '../../../web/authority/merge.js';
import { inventory, timeline, viewRows }
    from '../../../web/authority/inventory.js';
import {
    differences, keepSigned, reviewRequest, signOrder, signingOrder,
    subjectOf,
} from '../../../web/authority/issue.js';
import { lockState } from '../../../web/authority/relock.js';
import { readZip, writeZip } from '../../../web/authority/zip.js';
import { freshSerial, nextNumber } from '../../../web/authority/serial.js';
import {
    PASSPHRASE, makeAuthority, makeCrl, makeRequest, openFace, signRequest,
} from './support.js';

const { openFolder } = await import('../../../web/authority/layouts.js');
const { zipName } = await import('../../../web/authority/new_folder.js');

/** @type {import('../../../wasm/face.js').Engine} */
let engine;
/** @type {Awaited<ReturnType<typeof makeAuthority>>} */
let base;
/** @type {{key: string, request: string}[]} */
let requests;

before(async () => {
    engine = await openFace();
    base = await makeAuthority(engine);
    requests = [
        await makeRequest(engine, 'mcu1.example.test'),
        await makeRequest(engine, 'mcu2.example.test'),
    ];
});

/** A folder of the same authority with nothing in it. */
async function emptyFolder() {
    return openFolder(new Map(base.folder.toFiles()), engine);
}

/**
 * @param {import('../../../web/authority/folder.js').AuthorityFolder} folder
 * @param {number} which
 * @param {Partial<import('../../../web/authority/issue.js').Wishes>} more
 */
function sign(folder, which, more = {}) {
    return signRequest(folder, engine, {
        request: requests[which].request,
        passphrase: PASSPHRASE,
        device: { name: `MCU ${which + 1}`, profile: 'mcu-4500' },
        certificateName: 'MCU.cer',
        requestName: 'MCU.csr',
        ...more,
    });
}

test('a certificate is in the list, in newcerts and with its device',
    async () => {
        const folder = await emptyFolder();
        const { serial } = await sign(folder, 0);
        assert.equal(folder.changed, true);
        const files = folder.toFiles();
        assert.ok(files.has(`newcerts/${serial}.pem`));
        assert.ok(files.has('devices/MCU-1/MCU.cer'));
        assert.ok(files.has('devices/MCU-1/MCU.csr'));
        assert.ok(files.has('index.txt.old'),
            'the list of the last save is kept');
        folder.noteSaved(files);
        assert.equal(folder.changed, false);

        const again = await openFolder(readZip(writeZip(files,
            new Date())), engine);
        const [row] = inventory(again, { now: new Date() });
        assert.equal(row.device, 'MCU 1');
        assert.equal(row.profile, 'mcu-4500');
        assert.deepEqual(row.names, ['mcu1.example.test']);
        assert.equal(row.state, 'valid');
        assert.equal(again.changed, false);
    });

test('renewal keeps the former files and marks the old row', async () => {
    const folder = await emptyFolder();
    const first = await sign(folder, 0);
    const second = await sign(folder, 0);
    assert.notEqual(first.serial, second.serial);
    const kept = [...folder.files.keys()].filter((path) =>
        path.startsWith('devices/MCU-1/former/'));
    assert.equal(kept.length, 2, kept.join());
    const rows = inventory(folder, { now: new Date() });
    assert.deepEqual(rows.map(({ current }) => current), [false, true]);
    const third = await sign(folder, 0);
    assert.equal([...folder.files.keys()].filter((path) =>
        path.startsWith('devices/MCU-1/former/')).length, 4);
    const changes = differences(first.report, third.report)
        .map(({ field }) => field);
    assert.ok(changes.includes('serial'));
    assert.ok(!changes.includes('names'));
});

test('a serial is never used again, wherever it was seen', async () => {
    const folder = await emptyFolder();
    const { report, certificate, serial } = await sign(folder, 0);
    assert.throws(() => folder.add({ certificate, report }),
        { code: 'serial-used' });
    folder.entries = [];
    folder.used = null;
    assert.ok(folder.usedSerials().has(serial),
        'a certificate in newcerts counts though the list lost it');
    assert.throws(() => folder.add({ certificate, report }),
        { code: 'serial-used' });
});

test('random serials that repeat are an error, not a loop', () => {
    const zeros = (/** @type {Uint8Array} */ out) => out.fill(0);
    const first = freshSerial(new Set(), zeros);
    assert.match(first, /^40(?:00){15}$/);
    assert.throws(() => freshSerial(new Set([first]), zeros), /same numbers/);
    assert.equal(nextNumber('ff'), '0100');
    assert.equal(nextNumber('09'), '0A');
});

test('a key that another device has is refused, the own one told', async () => {
    const folder = await emptyFolder();
    await sign(folder, 0);
    const { objects: [report] } =
        await engine.inspect({ bytes: requests[0].request });
    const codes = (/** @type {string} */ device) =>
        reviewRequest(inventory(folder, { now: new Date() }), report, device).map(({ code }) => code);
    assert.deepEqual(codes('MCU 9'), ['key-of-another']);
    assert.deepEqual(codes('MCU 1'), ['key-again']);
    folder.revoke(inventory(folder, { now: new Date() })[0].serial,
        'keyCompromise', new Date());
    assert.deepEqual(codes('MCU 1'), ['key-compromised']);
    // Another has taken its place, or the reason is written otherwise.
    await sign(folder, 1, { device: { name: 'MCU 1', profile: '' } });
    for (const reason of ['keyCompromise', 'CACompromise', 'keyTime']) {
        folder.entries[0].revoked = { at: new Date(), reason, extra: '' };
        folder.change();
        assert.deepEqual(codes('MCU 1'), ['key-compromised'], reason);
    }
});

test('a certificate never outlives its authority, and that is told', () => {
    const now = new Date('2036-11-01T00:00:00Z');
    const folder = /** @type {any} */ ({
        certificate: 'x', key: 'x', usedSerials: () => new Set(),
        report: { notAfter: '2036-11-21T00:00:00Z' },
    });
    const order = (/** @type {Date} */ at, /** @type {number} */ days) =>
        signingOrder(folder, { request: '', days }, at);
    assert.equal(order(now, 825).clamped, true);
    assert.equal(order(now, 10).clamped, false);
    assert.throws(() => order(new Date('2037-01-01'), 1),
        { code: 'authority-expired', values: { on: '2036-11-21' } });
});

test('revoking twice is refused, and a second list has a higher number',
    async () => {
        const folder = await emptyFolder();
        const { serial } = await sign(folder, 0);
        folder.revoke(serial, 'superseded', new Date());
        assert.throws(() => folder.revoke(serial, '', new Date()),
            { code: 'already-revoked' });
        assert.throws(() => folder.revoke('FF', '', new Date()),
            { code: 'no-such-serial' });
        assert.equal(folder.crlNumber, '01');
        folder.put('crlnumber', '11\n');
        await makeCrl(folder, engine, { passphrase: PASSPHRASE });
        assert.equal(folder.crl?.number, '11');
        assert.equal(folder.crlNumber, '12');
    });

test('a certificate of one authority comes into the folder of another',
    async () => {
        const folder = await emptyFolder();
        const signed = await signOrder(engine, signingOrder(folder, {
            request: requests[0].request }), { passphrase: PASSPHRASE });
        folder.put('ca.cer', signed.certificate);
        assert.throws(() => keepSigned(folder, signed),
            { code: 'other-authority' });
        assert.equal(folder.entries.length, 0);
    });

test('what is changed while it is saved counts as saved', async () => {
    const folder = await emptyFolder();
    folder.put('notes.txt', 'first');
    const files = folder.toFiles();
    folder.put('notes.txt', 'second');
    folder.noteSaved(files);
    assert.equal(folder.changed, true);
    folder.noteSaved(folder.toFiles());
    assert.equal(folder.changed, false);
});

test('a key whose lock is guessed fast passes as locked', async () => {
    const folder = await emptyFolder();
    for (const [iterations, form, state] of /** @type {const} */ ([
        [100000, 'pkcs8', 'good'], [99999, 'pkcs8', 'weak'],
        [undefined, 'traditional', 'weak']])) {
        const { key } = await engine.generateKey({ type: 'ec', form,
            iterations, passphrase: PASSPHRASE });
        folder.put('ca.key', key);
        assert.equal(await lockState(folder, engine), state);
    }
    folder.put('ca.key', requests[0].key);
    assert.equal(await lockState(folder, engine), 'none');
});

test('the states of an inventory follow the clock', async () => {
    const folder = await emptyFolder();
    const { report } = await sign(folder, 0, { days: 100 });
    const state = (/** @type {string | Date} */ now) =>
        inventory(folder, { now: new Date(now) })[0].state;
    const end = new Date(report.notAfter).getTime();
    const day = 86400000;
    assert.equal(state(new Date()), 'valid');
    assert.equal(state(new Date(end - 61 * day)), 'valid');
    assert.equal(state(new Date(end - 60 * day)), 'soon');
    assert.equal(state(new Date(end)), 'expired');
    assert.equal(state('2020-01-01'), 'not-yet');
});

test('search finds names and serials with colons; sort and filter work',
    async () => {
        const folder = await emptyFolder();
        const one = await sign(folder, 0);
        await sign(folder, 1, { days: 30 });
        const rows = inventory(folder, { now: new Date() });
        const found = (/** @type {any} */ view) =>
            viewRows(rows, view).map(({ device }) => device);
        assert.deepEqual(found({ search: 'MCU2.example' }), ['MCU 2']);
        const colons = (one.serial.match(/../g) ?? []).join(':');
        assert.deepEqual(found({ search: colons.toLowerCase() }), ['MCU 1']);
        assert.deepEqual(found({ search: 'nothing' }), []);
        assert.deepEqual(found({ sort: 'notAfter' }), ['MCU 2', 'MCU 1']);
        assert.deepEqual(found({ sort: 'device', descending: true }),
            ['MCU 2', 'MCU 1']);
        assert.deepEqual(found({ states: ['soon'] }), ['MCU 2']);
        const line = timeline(rows, new Date());
        assert.ok(line.bars.every(({ start, length }) =>
            start >= 0 && length > 0 && start + length <= 100.001));
        assert.ok(line.now > 0 && line.now < 100);
    });

test('two copies become one: nothing is lost, conflicts are told', async () => {
    const start = await emptyFolder();
    const shared = await sign(start, 0);
    const files = start.toFiles();
    const ours = await openFolder(new Map(files), engine);
    const theirs = await openFolder(new Map(files), engine);
    ours.revoke(shared.serial, 'superseded', new Date('2026-03-01'));
    theirs.revoke(shared.serial, 'keyCompromise', new Date('2026-02-01'));
    const extra = await sign(theirs, 1);
    await sign(ours, 0);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const newest = await sign(theirs, 0);
    ours.put('notes.txt', 'ours');
    theirs.put('notes.txt', 'theirs');
    ours.usedSerials();
    const merged = mergeFolders(ours, theirs);
    assert.deepEqual(merged.added.sort(),
        [extra.serial, newest.serial].sort());
    assert.ok(merged.added.every((serial) => ours.usedSerials().has(serial)),
        'may be given once more');
    assert.deepEqual(merged.conflicts.map(({ kind, kept }) => [kind, kept])
        .sort(), [['device', 'theirs'], ['file', 'ours'],
        ['revocation', 'keyCompromise']]);
    assert.equal(ours.entry(shared.serial).revoked?.reason, 'keyCompromise');
    assert.equal(ours.entries.length, 4);
    assert.equal(ours.text('notes.txt'), 'ours');
    assert.equal(ours.text('notes.txt.other'), 'theirs');
    assert.equal(ours.text('devices/MCU-1/MCU.cer'), newest.certificate);
    const rows = inventory(ours, { now: new Date() });
    assert.equal(rows.filter(({ folder }) => folder === 'MCU-1').length, 3);
});

test('one serial with two certificates is a conflict, both are kept',
    async () => {
        const ours = await emptyFolder();
        const theirs = await emptyFolder();
        const serial = 'AB12';
        for (const [folder, at] of /** @type {const} */ ([
            [ours, 0], [theirs, 1]])) {
            const { certificate, report } = await engine.issue({
                request: requests[at].request,
                authority: {
                    certificate: base.certificate,
                    key: base.key,
                    passphrase: PASSPHRASE,
                },
                days: 10,
                serial,
            });
            folder.add({ certificate, report });
        }
        const merged = mergeFolders(ours, theirs);
        assert.equal(merged.conflicts[0].kind, 'serial');
        assert.ok(ours.files.has('newcerts/AB12.pem'));
        assert.ok(ours.files.has('newcerts/AB12-other.pem'));
    });

test('a revocation list gets a number that either copy has given out',
    async () => {
        for (const [mine, other, wanted] of [
            ['03', '0A', '0A'], ['0A', '03', '0A'], ['FF', '0100', '0100']]) {
            const ours = await emptyFolder();
            const theirs = await emptyFolder();
            ours.put('crlnumber', `${mine}\n`);
            theirs.put('crlnumber', `${other}\n`);
            mergeFolders(ours, theirs);
            assert.equal(ours.crlNumber, wanted, `${mine} and ${other}`);
        }
    });

test('another authority is not merged in', async () => {
    const other = await makeAuthority(engine, { name: 'Somebody else' });
    assert.throws(() => mergeFolders(base.folder, other.folder),
        { code: 'other-authority' });
});

test('a ZIP cannot write outside its folder or fill the memory', async () => {
    const { zipSync } = await import('fflate');
    for (const name of ['../x', '/etc/x', 'C:/x', 'a/../../x', 'a\\..\\b',
        'a//b']) {
        const zip = zipSync({ [name]: new Uint8Array(3) });
        assert.throws(() => readZip(zip), { code: 'zip-name' }, name);
    }
    const big = zipSync({ a: new Uint8Array(17 * 1024 * 1024) });
    assert.ok(big.length < 100000);
    assert.throws(() => readZip(big), { code: 'zip-size' });
    assert.throws(() => readZip(new Uint8Array(100)), { code: 'zip-damaged' });
    const cut = writeZip(base.folder.toFiles(), new Date());
    assert.throws(() => readZip(cut.slice(0, cut.length - 30)),
        { code: 'zip-damaged' });
});

test('a clock at 1970 or 2150 still gives a ZIP and a name', () => {
    for (const now of [new Date(0), new Date('2150-01-01')]) {
        assert.ok(readZip(writeZip(base.folder.toFiles(), now)).size > 5);
    }
    assert.equal(zipName('A/B: "Müller"', new Date('2026-11-24T06:30:59Z')),
        'A-B-Muller-2026-11-24-06-30.zip');
});

test('a subject that the engine cannot write is told, not cut', () => {
    const { subject, dropped } = subjectOf({
        attributes: [
            { oid: '2.5.4.10', type: 'O', value: 'One' },
            { oid: '2.5.4.11', type: 'OU', value: 'a' },
            { oid: '2.5.4.11', type: 'OU', value: 'b' },
            { oid: '2.5.4.3', type: 'CN', value: 'x' },
            { oid: '2.5.4.3', type: 'CN', value: 'y' },
            { oid: '2.5.4.12', type: '2.5.4.12', value: 'Dr' },
        ],
    });
    assert.deepEqual(subject, { O: 'One', OU: ['a', 'b'], CN: 'x' });
    assert.deepEqual(dropped, ['CN=y', '2.5.4.12=Dr']);
});
