/*
 * An authority's folder saved into a directory: the page may be killed at
 * any write, the disk may be full, another window may have written, and
 * something may be signed meanwhile. Nothing is lost, and what was begun can
 * be finished.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';

import { readDirectory, saveFolder } from
    '../../../web/authority/folder_disk.js';
import { inventory } from '../../../web/authority/inventory.js';
import { mergeFolders } from '../../../web/authority/merge.js';
import { Disk } from './disk.js';
import { PASSPHRASE, makeAuthority, makeCrl, makeRequest, openFace,
    signRequest } from './support.js';

const { openFolder } = await import('../../../web/authority/layouts.js');

/** @typedef {import('../../../web/authority/folder.js').AuthorityFolder} Folder */
/** @typedef {Map<string, Uint8Array>} Files */

/** @type {import('../../../wasm/face.js').Engine} */
let engine;
/** @type {Files} the folder as it was saved, one device in it */
let start;
/** @type {{certificate: string, report: any, withChain: string}[]} */
const signed = [];
/** @type {string} */
let first;
/** A revocation list that names the first. @type {any} */
let list;

before(async () => {
    engine = await openFace();
    const { folder } = await makeAuthority(engine);
    const one = await makeRequest(engine, 'mcu1.example.test');
    const wishes = { request: one.request, passphrase: PASSPHRASE,
        device: { name: 'MCU 1', profile: '' }, requestName: 'MCU.csr',
        certificateName: 'MCU.cer' };
    ({ serial: first } = await signRequest(folder, engine, wishes));
    start = folder.toFiles();
    const next = await openFolder(new Map(start), engine);
    const two = await makeRequest(engine, 'mcu2.example.test');
    signed.push(await signRequest(next, engine, wishes),
        await signRequest(next, engine, { ...wishes, request: two.request,
            device: { name: 'MCU 2', profile: '' } }));
    next.revoke(first, 'superseded', new Date());
    await makeCrl(next, engine, { passphrase: PASSPHRASE });
    list = { crl: next.text('crl.pem'), report: next.crl, number: '01' };
});

/** @param {Folder} folder @param {number} which */
function take(folder, which) {
    const { certificate, report, withChain } = signed[which];
    folder.add({ certificate, report,
        device: { name: `MCU ${which + 1}`, profile: '' },
        files: { 'MCU.cer': Buffer.from(withChain) } });
}

/** The folder as saved, with a renewal, a new device and a revocation. */
async function changed() {
    const folder = await openFolder(new Map(start), engine);
    assert.equal(folder.changed, false);
    take(folder, 0);
    take(folder, 1);
    folder.revoke(first, 'superseded', new Date());
    folder.setCrl(list);
    return folder;
}

/** @param {Disk} disk opened by a page that knows nothing else */
async function reopen(disk) {
    const files = await readDirectory(disk.handle);
    const folder = await openFolder(files, engine);
    return { folder, rows: inventory(folder, { now: new Date() }) };
}

/** @param {Folder} folder */
const list2 = (folder) => [...folder.text('index.txt').matchAll(
    /\t([0-9A-F]+)\tunknown/g)].map(([, serial]) => serial).sort();

/** @param {Disk} disk @param {Folder} folder everything of it lies there */
function assertWhole(disk, folder) {
    for (const [path, bytes] of folder.files) {
        assert.deepEqual(Buffer.from(disk.files.get(path) ?? ''),
            Buffer.from(bytes), path);
    }
    assert.equal(folder.changed, false);
}

describe('a save into a directory', () => {
    it('writes the authority first, the lists last, and only what is new',
        async () => {
            const empty = new Disk();
            empty.watch();
            await saveFolder(await changed(), empty.handle);
            const at = (/** @type {string} */ path) =>
                empty.written.indexOf(path);
            assert.deepEqual(empty.written.slice(0, 2).sort(),
                ['ca.cer', 'ca.key']);
            assert.deepEqual(empty.written.slice(-4),
                ['serial', 'crlnumber', 'crl.pem', 'index.txt']);
            const numbered = empty.written.filter((path) =>
                path.startsWith('newcerts/'));
            assert.ok(numbered.every((path) =>
                at(path) < at('devices/MCU-2/MCU.cer')));
            assert.ok(empty.written.findIndex((path) =>
                path.includes('/former/')) < at('devices/MCU-1/MCU.cer'));

            const disk = new Disk(start);
            disk.watch();
            await saveFolder(await changed(), disk.handle);
            assert.ok(!disk.written.includes('ca.key'));
            assert.ok(!disk.written.includes(`newcerts/${first}.pem`));
        });

    it('may be cut short at any step: the next page has everything, and ' +
        'the same page can repeat it', async () => {
        const count = new Disk(start);
        let steps = 0;
        count.step = () => {
            steps++;
        };
        await saveFolder(await changed(), count.handle);
        assert.ok(steps > 30);
        for (let last = 0; last < steps; last++) {
            const folder = await changed();
            const disk = new Disk(start);
            disk.failAt(last, last % 2 ? 'QuotaExceededError' : 'AbortError');
            await assert.rejects(saveFolder(folder, disk.handle));
            assert.equal(folder.changed, true, `step ${last}`);

            const killed = await reopen(new Disk(disk.files));
            const named = killed.rows.map(({ serial }) => serial);
            for (const path of disk.files.keys()) {
                const [, serial] = /^newcerts\/(\w+)\.pem$/.exec(path) ?? [];
                if (serial && disk.files.get(path)?.length) {
                    assert.ok(named.includes(serial), `${last} ${path}`);
                }
            }
            assert.ok(killed.rows.every(({ report }) => report), `${last}`);
            assert.equal(killed.folder.key, folder.key);
            const unfinished = [...disk.files.keys()].some((path) =>
                path.endsWith('.crswap'));
            assert.equal(killed.folder.notes.some(({ code }) =>
                code === 'unfinished'), unfinished);
            const orphans = named.filter((serial) => !list2(
                /** @type {any} */ ({ text: () => Buffer.from(
                    disk.files.get('index.txt') ?? '').toString() }))
                .includes(serial));
            assert.equal(killed.folder.notes.some(({ code }) =>
                code === 'list-line-added'), orphans.length > 0, `${last}`);

            // Something is signed before it is tried again.
            folder.revoke(signed[0].report.serial, '', new Date());
            disk.step = () => {};
            await saveFolder(folder, disk.handle);
            assertWhole(disk, folder);
            const { rows, folder: back } = await reopen(disk);
            assert.equal(rows.length, 3);
            assert.equal(back.entry(first).status, 'R');
            assert.equal(back.entry(signed[0].report.serial).status, 'R');
        }
    });

    it('keeps what is signed while it writes, and says it is not saved',
        async () => {
            const folder = await openFolder(new Map(start), engine);
            take(folder, 0);
            const disk = new Disk(start);
            let done = false;
            disk.step = (step) => {
                if (step === 'write' && !done) {
                    done = true;
                    take(folder, 1);
                }
            };
            await saveFolder(folder, disk.handle);
            assert.equal(folder.changed, true);
            const path = `newcerts/${signed[1].report.serial.toUpperCase()
            }.pem`;
            assert.ok(folder.files.has(path), 'what was signed meanwhile');
            assert.ok(folder.files.has('devices/MCU-2/MCU.cer'));
            assert.ok(!disk.files.has(path));
            await saveFolder(folder, disk.handle);
            assertWhole(disk, folder);
        });

    it('does not believe a disk that gives other bytes back', async () => {
        const disk = new Disk(start);
        disk.step = (step, path) => {
            if (step === 'closed' && path === 'index.txt') {
                disk.files.set(path, new Uint8Array(3));
            }
        };
        const folder = await changed();
        await assert.rejects(saveFolder(folder, disk.handle),
            { code: 'differs' });
        assert.equal(folder.changed, true);
    });

    it('writes nothing where another window has written, and all after its ' +
        'copy was brought in', async () => {
        const disk = new Disk(start);
        const ours = await openFolder(new Map(start), engine);
        const theirs = await openFolder(new Map(start), engine);
        take(ours, 0);
        take(theirs, 1);
        theirs.revoke(first, 'keyCompromise', new Date());
        await saveFolder(theirs, disk.handle);
        const before = new Map(disk.files);
        /** @type {any} */
        let conflict;
        await assert.rejects(saveFolder(ours, disk.handle), (
            /** @type {any} */ error) => {
            conflict = error;
            return error.code === 'changed-on-disk';
        });
        assert.deepEqual([...disk.files], [...before]);
        mergeFolders(ours, await openFolder(conflict.there, engine));
        await saveFolder(ours, disk.handle);
        assertWhole(disk, ours);
        const { folder, rows } = await reopen(disk);
        assert.equal(rows.length, 3);
        assert.equal(folder.entry(first).revoked?.reason, 'keyCompromise');
        await saveFolder(ours, disk.handle);
        // And the other window sees that it is behind now.
        theirs.revoke(signed[1].report.serial, '', new Date());
        await assert.rejects(saveFolder(theirs, disk.handle),
            { code: 'changed-on-disk' });
    });

    it('is not mixed into what lies in a strange directory', async () => {
        const disk = new Disk(new Map([['ca.cer', Buffer.from('other')],
            ['notes.txt', Buffer.from('mine')]]));
        await assert.rejects(saveFolder(await changed(), disk.handle),
            { code: 'changed-on-disk', values: { path: 'ca.cer' } });
        assert.equal(disk.files.size, 2);
    });
});

describe('an authority’s folder', () => {
    it('takes no private key that lies open, and names it', async () => {
        const folder = await openFolder(new Map(start), engine);
        const { key } = await engine.generateKey({ type: 'ec' });
        const locked = await engine.generateKey({ type: 'ec',
            passphrase: 'x' });
        const { certificate, report } = signed[0];
        const { leftOut } = folder.add({ certificate, report,
            device: { name: 'MCU 1', profile: '' }, files: {
                'MCU.key': Buffer.from(key), 'MCU.cer': Buffer.from('c'),
                'old.key': Buffer.from(locked.key),
                'all.pem': Buffer.from(certificate + key) } });
        assert.deepEqual(leftOut, ['MCU.key', 'all.pem']);
        for (const [path, bytes] of folder.toFiles()) {
            assert.doesNotMatch(Buffer.from(bytes).toString(),
                /BEGIN (RSA |EC )?PRIVATE KEY-----(?!\s*Proc-Type)/, path);
        }
        assert.ok(folder.files.has('devices/MCU-1/old.key'));
    });

    it('says that it is changed by a signature, a revocation and a list, ' +
        'and no more once they are saved', async () => {
        const folder = await openFolder(new Map(start), engine);
        for (const change of [() => take(folder, 0),
            () => folder.revoke(first, '', new Date()),
            () => folder.setCrl(list), () => folder.put('notes.txt', 'a')]) {
            assert.equal(folder.changed, false);
            change();
            assert.equal(folder.changed, true);
            folder.noteSaved(folder.toFiles());
        }
        folder.put('notes.txt', 'b');
        folder.put('notes.txt', 'a');
        assert.equal(folder.changed, false, 'the same bytes again');
    });
});
