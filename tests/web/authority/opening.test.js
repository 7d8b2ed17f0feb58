/*
 * Opening an authority from what people have: incomplete directories, files
 * with several meanings, ZIPs that lie. Nothing is dropped in silence.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { zipSync } from 'fflate';

import { inventory } from '../../../web/authority/inventory.js';
import { lockKeys, openKeys, tryKey } from '../../../web/authority/relock.js';
import { localDay, revocationTime } from
    '../../../web/authority/revocation.js';
import { readZip, writeZip } from '../../../web/authority/zip.js';
import { PASSPHRASE, makeAuthority, makeCrl, makeRequest, openFace,
    signRequest } from './support.js';

const { openFolder } = await import('../../../web/authority/layouts.js');

/** @typedef {Map<string, Uint8Array>} Files */

/** @type {import('../../../wasm/face.js').Engine} */
let engine;
/** @type {Files} two devices, the second revoked and listed */
let ours;
/** @type {string[]} */
let serials;

before(async () => {
    engine = await openFace();
    const { folder } = await makeAuthority(engine);
    serials = [];
    for (const name of ['a.example.test', 'b.example.test']) {
        const { request } = await makeRequest(engine, name);
        const { serial } = await signRequest(folder, engine, { request,
            passphrase: PASSPHRASE, device: { name, profile: '' } });
        serials.push(serial);
    }
    folder.revoke(serials[1], 'keyCompromise', new Date());
    await makeCrl(folder, engine, { passphrase: PASSPHRASE });
    ours = folder.toFiles();
});

/** @param {Record<string, string | Uint8Array>} files */
const filesOf = (files) => new Map(Object.entries(files).map(
    ([path, contents]) => [path, Buffer.from(contents)]));

/** @param {Files} files */
async function open(files) {
    const folder = await openFolder(new Map(files), engine);
    const rows = inventory(folder, { now: new Date() });
    return { folder, rows, codes: folder.notes.map(({ code }) => code),
        states: Object.fromEntries(rows.map(({ serial, state }) =>
            [serial, state])) };
}

/** @param {string} path @returns {string} */
const text = (path) => Buffer.from(
    /** @type {Uint8Array} */ (ours.get(path))).toString();

/** As `openssl ca` lays it out, but for what is left out. */
function demo(/** @type {string[]} */ ...without) {
    const files = filesOf({
        'demoCA/cacert.pem': text('ca.cer'),
        'demoCA/private/cakey.pem': text('ca.key'),
        'demoCA/index.txt': text('index.txt'),
        'demoCA/serial': '03\n', 'demoCA/crl.pem': text('crl.pem'),
        'demoCA/newcerts/01.pem': text(`newcerts/${serials[0]}.pem`),
        [`demoCA/newcerts/${serials[1]}.pem`]:
            text(`newcerts/${serials[1]}.pem`),
    });
    without.forEach((path) => files.delete(path));
    return files;
}

describe('an authority is opened', () => {
    it('with the revocations of its list where index.txt is missing, in a ' +
        'directory and in a folder of ours', async () => {
        for (const files of [demo('demoCA/index.txt'),
            new Map([...ours].filter(([path]) => path !== 'index.txt'))]) {
            const { states, codes, folder } = await open(files);
            assert.deepEqual(states, { [serials[0]]: 'valid',
                [serials[1]]: 'revoked' });
            assert.ok(codes.includes('list-missing'));
            assert.ok(codes.includes('crl-revoked'));
            assert.equal(folder.entry(serials[1]).revoked?.reason,
                'keyCompromise');
            assert.equal(folder.crlNumber, '02');
            assert.equal(folder.changed, true);
        }
    });

    it('with every certificate where the list is empty, and says so',
        async () => {
            const files = demo('demoCA/crl.pem');
            files.set('demoCA/index.txt', Buffer.from('\n'));
            const { rows, codes } = await open(files);
            assert.equal(rows.length, 2);
            assert.ok(codes.includes('list-empty'));
        });

    it('with a list in UTF-16, with a mark and without', async () => {
        const list = text('index.txt');
        for (const bytes of [
            Buffer.from(`\ufeff${list}`, 'utf16le'),
            Buffer.from(`\ufeff${list}`, 'utf16le').swap16(),
            Buffer.from(list, 'utf16le'),
        ]) {
            const { states, codes, folder } = await open(
                new Map([...ours, ['index.txt', bytes]]));
            assert.equal(states[serials[1]], 'revoked');
            assert.deepEqual(codes, ['list-utf16']);
            assert.equal(Buffer.from(/** @type {Uint8Array} */ (
                folder.toFiles().get('index.txt'))).toString(), list);
        }
    });

    it('with a damaged line kept beside the list', async () => {
        const lines = text('index.txt').split('\n');
        lines[1] = lines[1].replace(/\t/g, ' ');
        const { states, folder, codes } = await open(new Map([...ours,
            ['index.txt', Buffer.from(lines.join('\n'))]]));
        assert.equal(states[serials[1]], 'revoked');
        assert.ok(codes.includes('list-line-damaged'));
        const saved = folder.toFiles();
        assert.equal(Buffer.from(saved.get('index.txt.damaged') ?? '')
            .toString(), `${lines[1]}\n`);
        assert.deepEqual((await open(saved)).codes, []);
    });

    it('of ours without a note and without a change', async () => {
        const { codes, folder } = await open(ours);
        assert.deepEqual(codes, []);
        assert.equal(folder.changed, false);
        assert.equal(folder.touched, false);
        assert.deepEqual(folder.unlisted(), []);
        folder.revoke(serials[0], '', new Date());
        assert.deepEqual(folder.unlisted(), [serials[0]],
            'the list is behind');
    });

    it('from a certificate and its key, with what it has issued', async () => {
        const { rows, codes, folder } = await open(filesOf({
            'CA.cer': text('ca.cer'), 'CA.key': text('ca.key'),
            'MCU.cer': text(`newcerts/${serials[0]}.pem`),
            'list.crl': text('crl.pem'), 'readme.doc': 'hello',
        }));
        assert.deepEqual(rows.map(({ device, state }) => [device, state]), [
            ['a.example.test', 'valid'], ['unknown', 'revoked']]);
        assert.equal(folder.key, text('ca.key'));
        assert.ok(codes.includes('left-behind') &&
            codes.includes('crl-unknown'));
    });

    it('never with a device’s certificate, another’s key or one of two',
        async () => {
            const device = text(`newcerts/${serials[0]}.pem`);
            await assert.rejects(open(filesOf({ 'MCU.cer': device,
                'MCU.key': text('ca.key') })), { code: 'not-an-authority' });
            await assert.rejects(open(new Map([...ours,
                ['ca.cer', Buffer.from(device)]])),
            { code: 'not-an-authority' });
            const other = await makeAuthority(engine, { name: 'Other' });
            await assert.rejects(open(filesOf({ 'one.cer': text('ca.cer'),
                'one.key': text('ca.key'), 'two.cer': other.certificate,
                'two.key': other.key })), { code: 'several-authorities' });
            const { key } = await engine.generateKey({ bits: 2048 });
            const { folder } = await open(filesOf({
                'CA.cer': text('ca.cer'), 'CA.key': key }));
            assert.equal(folder.key, '', 'an open key of another');
            await assert.rejects(tryKey(engine, { key,
                report: folder.report }), { code: 'KEY_MISMATCH' });
            await assert.rejects(tryKey(engine, { key: other.key,
                report: folder.report }, Buffer.from(PASSPHRASE)),
            { code: 'KEY_MISMATCH' });
            await assert.rejects(tryKey(engine, { key: other.key,
                report: other.folder.report }, Buffer.from('wrong')),
            { code: 'PASSPHRASE' });
        });

    it('with open keys of devices named, and locked at once', async () => {
        const { key } = await engine.generateKey({ type: 'ec' });
        const { folder } = await open(new Map([...ours,
            ['devices/a/MCU.key', Buffer.from(key)]]));
        assert.deepEqual(openKeys(folder), ['devices/a/MCU.key']);
        const [locked] = await lockKeys(engine, [{ path: 'devices/a/MCU.key',
            bytes: Buffer.from(key) }], { to: PASSPHRASE });
        folder.put(locked.path, locked.bytes);
        assert.deepEqual(openKeys(folder), []);
    });
});

describe('a ZIP', () => {
    const bytes = () => new Uint8Array([1, 2, 3]);
    for (const [title, names, code] of /** @type {const} */ ([
        ['one path twice, once from where it stands',
            ['ca.key', './ca.key'], 'zip-twice'],
        ['one path twice, once as Windows spells it',
            ['a/b', 'a\\b'], 'zip-twice'],
        ['a path out of its folder', ['a/../../b'], 'zip-name'],
    ])) {
        it(`that holds ${title} is refused by its name`, () => {
            const zip = zipSync(Object.fromEntries(names.map((name) =>
                [name, bytes()])));
            assert.throws(() => readZip(zip), { code,
                values: { name: names.at(-1) } });
        });
    }

    it('with one of its bits flipped never gives other contents', () => {
        const zip = writeZip(new Map([['a/b.key', Buffer.from('a'.repeat(99))],
            ['c', bytes()]]), new Date());
        const whole = [...readZip(zip)].join();
        for (let at = 0; at < zip.length; at++) {
            const bent = zip.slice();
            bent[at] ^= 1;
            let found = whole;
            try {
                found = [...readZip(bent)].join();
            } catch (error) {
                assert.match(error.code, /^zip-/);
            }
            assert.equal(found, whole, `byte ${at}`);
        }
    });

    it('that is locked with a password says so', () => {
        const zip = zipSync({ x: bytes() }, { level: 0 });
        const at = Buffer.from(zip).indexOf('PK\u0001\u0002', 'latin1');
        zip[at + 8] |= 1;
        assert.throws(() => readZip(zip), { code: 'zip-encrypted',
            values: { name: 'x' } });
    });
});

describe('the day of a revocation', () => {
    it('may be today wherever the computer is, and never tomorrow', () => {
        const now = new Date(2026, 10, 24, 1, 30);
        assert.equal(localDay(now), '2026-11-24');
        assert.equal(revocationTime('2026-11-24', now), now);
        assert.equal(revocationTime('2026-11-25', now), null);
        assert.deepEqual(revocationTime('2026-11-23', now),
            new Date(2026, 10, 23));
        for (const day of ['', '2026-02-30', '24.11.2026']) {
            assert.equal(revocationTime(day, now), null, day);
        }
    });
});
