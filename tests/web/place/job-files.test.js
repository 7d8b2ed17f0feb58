/* Files of a job sorted by what they are, and keys out of containers. */

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import {
    SeveralDevices, sortFiles, splitAuthority, unpacked,
} from '../../../web/places/device/job-files.js';
import { keysIn, takeKeyOf } from '../../../web/places/device/key-file.js';
import { inventory } from '../../../web/authority/inventory.js';
import {
    makeAuthority, makeRequest, openFace, PASSPHRASE, signRequest, tool,
} from '../authority/support.js';
import '../../lib/page-modules.js';

const { readDevice } =
    await import('../../../web/places/device/round-files.js');

/** @typedef {import('../../../web/places/device/job-files.js').Read} Read */

/** @type {import('../../../wasm/face.js').Engine} */
let mc;
/** What was made, as text or bytes. @type {Record<string, any>} */
const made = {};
const encoder = new TextEncoder();

/** @param {string} name @param {string | Uint8Array} content */
async function read(name, content) {
    const bytes = typeof content === 'string'
        ? encoder.encode(content) : content;
    const { objects } = await mc.inspect({ bytes });
    return { name, bytes, objects };
}

/** @param {string} name @param {any} options */
async function device(name, options) {
    const { key } = await mc.generateKey(options);
    const secret = { passphrase: options.passphrase };
    const { request } = await mc.createRequest({
        key, ...secret, subject: { CN: name }, names: [name] });
    const { certificate } = await mc.issue({ request, days: 9,
        authority: { ...made.authority, passphrase: 'secret' } });
    return { key, request, certificate };
}

before(async () => {
    mc = await openFace();
    made.authority = await mc.createAuthority({ passphrase: 'secret',
        iterations: 10000, bits: 2048, subject: { CN: 'Root' }, days: 99 });
    made.one = await device('one.test', { passphrase: 'secret' });
    made.two = await device('two.test', { form: 'pkcs8' });
});

describe('the files of a job', () => {
    it('are known by what they are, whatever they are called', async () => {
        const sorted = sortFiles([
            await read('a.txt', made.two.certificate),
            await read('b.txt', made.authority.certificate),
            await read('c.txt', made.two.request),
            await read('d.txt', made.two.key),
            await read('README.txt', 'Files for two.test'),
            await read('photo.png', 'no such thing'),
        ]);
        assert.deepEqual([sorted.key?.name, sorted.request?.name,
            sorted.certificate?.name, sorted.root?.name],
        ['d.txt', 'c.txt', 'a.txt', 'b.txt']);
        assert.deepEqual(sorted.chain, []);
        assert.equal(sorted.authorityKey, null);
        assert.deepEqual(sorted.unread, ['photo.png']);
    });

    it('do not take the authority’s locked key for the device’s',
        async () => {
            const sorted = sortFiles([
                await read('CA.key', made.authority.key),
                await read('CA.cer', made.authority.certificate),
                await read('MCU.key', made.one.key),
                await read('MCU.cer', made.one.certificate),
            ]);
            assert.equal(sorted.key?.name, 'MCU.key');
            assert.equal(sorted.authorityKey?.name, 'CA.key');
        });

    it('of two devices are not mixed', async () => {
        const files = [
            await read('1.cer', made.one.certificate),
            await read('2.cer', made.two.certificate),
        ];
        assert.throws(() => sortFiles(files), SeveralDevices);
        const key = await read('2.key', made.two.key);
        assert.equal(sortFiles([...files, key]).certificate?.name, '2.cer');
        const locked = await read('1.key', made.one.key);
        assert.throws(() => sortFiles([key, locked]), SeveralDevices);
    });

    it('in one bundle are told from one another', async () => {
        const sorted = sortFiles([await read('all.pem',
            made.two.certificate + made.authority.certificate)]);
        assert.equal(sorted.certificate?.report.subject.text, 'CN=two.test');
        assert.equal(sorted.root?.report.subject.text, 'CN=Root');
        assert.equal(sorted.certificate?.name, '', 'the bundle’s own name');
        assert.doesNotMatch(new TextDecoder().decode(
            sorted.certificate?.content), /CERTIFICATE-----[^]*CERTIFICATE-----[^]*CERTIFICATE-----/);
    });

    it('in a container that no passphrase locks are those of one device',
        async () => {
            const folder = await mkdtemp(join(tmpdir(), 'mcu-job-'));
            const at = (/** @type {string} */ name) => join(folder, name);
            await writeFile(at('all.pem'),
                made.two.key + made.two.certificate);
            await tool(folder, 'openssl', ['pkcs12', '-export', '-in',
                'all.pem', '-out', 'all.p12', '-passout', 'pass:']);
            const file = await read('all.p12', await readFile(at('all.p12')));
            await rm(folder, { recursive: true });
            assert.equal(sortFiles([file]).certificate?.report.subject.text,
                'CN=two.test');
        });

    it('of which one is cut are taken without it, and it is named',
        async () => {
            const sorted = sortFiles([
                await read('MCU.key', made.two.key),
                await read('MCU.cer', made.two.certificate.slice(0, 500)),
            ]);
            assert.equal(sorted.certificate, null);
            assert.equal(sorted.key?.name, 'MCU.key');
            assert.deepEqual(sorted.unread, ['MCU.cer']);
        });

    it('are found in the ZIP that this page wrote, its authority apart',
        () => {
            const zip = zipSync({
                'MCU.key': strToU8('k'), 'authority/index.txt': strToU8(''),
                'authority/ca.key': strToU8('a'),
                'authority/devices/x/MCU.key': strToU8('k'),
            });
            const files = unpacked([
                { name: 'x.zip', path: 'x.zip', bytes: zip },
                { name: 'CA.cer', path: 'in/CA.cer', bytes: strToU8('c') },
            ]);
            const { authority, others } = splitAuthority(files);
            assert.deepEqual([...authority.keys()],
                ['index.txt', 'ca.key', 'devices/x/MCU.key']);
            assert.deepEqual([...others.keys()], ['MCU.key', 'in/CA.cer']);
        });

    it('without a list are no authority', () => {
        const { authority, others } = splitAuthority(new Map([
            ['CA.key', strToU8('a')]]));
        assert.equal(authority.size, 0);
        assert.equal(others.size, 1);
    });
});

/** A PKCS#12 file of over 255 bytes without the check at its end. */
function withoutMac(/** @type {Uint8Array} */ file) {
    const safe = file.subarray(7);
    const rest = file.subarray(4, 11 + (safe[2] << 8 | safe[3]));
    return Uint8Array.of(0x30, 0x82, rest.length >> 8, rest.length & 0xff,
        ...rest);
}

const MCU = {
    type: 'rsa', bits: 2048, curve: '', form: 'traditional',
    cipher: 'des-ede3-cbc',
};

describe('a key in a container', () => {
    it('brings along whether its container was looked at',
        async () => {
            const whole = await mc.convert({ bytes: made.two.key,
                with: [made.two.certificate],
                to: { form: 'pkcs12', passphrase: 'secret' } });
            const passphrase = encoder.encode('secret');
            for (const [bytes, integrity] of /** @type {const} */ ([
                [whole.bytes, 'checked'],
                [withoutMac(whole.bytes), 'absent']])) {
                const { objects } = await mc.inspect({ bytes, passphrase });
                const taken = await takeKeyOf(mc, keysIn(objects)[0], objects,
                    { given: { bytes }, passphrase,
                        keyOptions: /** @type {any} */ (MCU) }, {});
                assert.equal(taken.report.container?.integrity, integrity);
            }
        });

    it('comes out in the form of the device, locked, with what lies beside',
        async () => {
            const { bytes } = await mc.convert({ bytes: made.two.key,
                with: [made.two.certificate, made.authority.certificate],
                to: { form: 'pkcs12', passphrase: 'secret', name: 'two' } });
            const passphrase = encoder.encode('secret');
            const { objects } = await mc.inspect({ bytes, passphrase });
            const [found, ...more] = keysIn(objects);
            assert.equal(more.length, 0);
            assert.ok(found.container);
            assert.equal(found.name, 'two');
            const taken = await takeKeyOf(mc, found, objects, {
                given: { bytes }, passphrase,
                keyOptions: /** @type {any} */ (MCU),
            }, {});
            assert.equal(taken.made, true);
            assert.equal(taken.report.form, 'traditional');
            assert.equal(taken.report.encrypted, true);
            assert.equal(taken.report.opened, true);
            assert.equal(taken.certificate?.subject.text, 'CN=two.test');
            assert.deepEqual(taken.chain.map((one) => one.subject.text),
                ['CN=Root']);
        });

    it('that is its own file stays as it is', async () => {
        const file = await read('MCU.key', made.two.key);
        const [found] = keysIn(file.objects);
        const taken = await takeKeyOf(mc, found, file.objects,
            { given: file, keyOptions: /** @type {any} */ ({}) }, {});
        assert.equal(taken.content, file.bytes);
        assert.equal(taken.made, false);
        assert.equal(taken.certificate, null);
    });
});

test('a device of the round is given a certificate that nobody can read',
    async () => {
        const { folder } = await makeAuthority(mc);
        const { request } = await makeRequest(mc, 'one.test');
        await signRequest(folder, mc, { passphrase: PASSPHRASE, request,
            device: { name: 'one', profile: 'mcu-4200' },
            certificateName: 'MCU.cer' });
        const run = { signal: new AbortController().signal, say() {},
            onProgress() {} };
        const [row] = inventory(folder, { now: new Date() });
        assert.equal((await readDevice(folder, row, run)).certificate.report,
            row.report);
        await assert.rejects(readDevice(folder, { ...row, report: null }, run),
            /has no certificate file of one/);
    });
