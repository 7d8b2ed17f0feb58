/* The job's files and passphrases: what belongs together, what is lost. */

import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { HeldSecret, mustAsk } from '../../../web/keep.js';
import { chainAbove } from '../../../web/places/device/key-file.js';
import '../../lib/page-modules.js';

const {
    job, jobs, keepPassphrase, passphraseForKey, putFile, renameFile,
    startJob, unsavedItems,
} = await import('../../../web/places/device/job.js');
const { applyNaming, jobFile, usualName } =
    await import('../../../web/places/device/table.js');

/** @typedef {import('../../../web/places/device/job.js').Slot} Slot */

/**
 * @template {Slot} S
 * @param {S} slot
 * @param {string} key
 * @param {boolean} [made]
 */
function file(slot, key, made = true) {
    return jobFile(slot, {
        content: `-----BEGIN ${slot}-----`,
        report: /** @type {any} */ ({ publicKeySha256: key }),
        made,
    });
}

beforeEach(() => {
    for (const slot of /** @type {Slot[]} */ (
        Object.keys(job.state.files))) {
        putFile(slot, null);
    }
    keepPassphrase(null);
});

describe('files of the job', () => {
    it('of another key do not outlive a new key', () => {
        putFile('key', file('key', 'aa'));
        putFile('request', file('request', 'aa'));
        putFile('certificate', file('certificate', 'aa'));
        putFile('key', file('key', 'bb'));
        assert.equal(job.state.files.request, null);
        assert.equal(job.state.files.certificate, null);
    });

    it('opened by the user are never thrown away for him', () => {
        putFile('request', file('request', 'aa', false));
        putFile('key', file('key', 'bb'));
        assert.notEqual(job.state.files.request, null);
    });

    it('forget who signed a certificate that is gone', () => {
        putFile('certificate', file('certificate', 'aa'));
        job.update({ signedBy: 'self' });
        putFile('certificate', null);
        assert.equal(job.state.signedBy, '');
    });

    const names = () => unsavedItems().map((item) => item.name());

    it('made here are asked for until they are known to be kept', () => {
        putFile('key', file('key', 'aa'));
        putFile('request', file('request', 'aa'));
        putFile('certificate', file('certificate', 'aa'));
        assert.deepEqual(names(), ['MCU.key']);
        assert.ok(mustAsk());
        const { key } = job.state.files;
        key?.item?.note(key.item.version, 'handed', 'MCU.key');
        assert.deepEqual(names(), ['MCU.key'], 'handed over is not kept');
        key?.item?.confirm();
        assert.deepEqual(names(), []);
        assert.ok(!mustAsk());
    });

    it('that were opened are asked for by nobody', () => {
        putFile('key', file('key', 'aa', false));
        assert.ok(!mustAsk());
    });

    it('are asked for under their new name, and once', () => {
        putFile('key', file('key', 'aa'));
        renameFile('key', 'lobby.key');
        assert.deepEqual(names(), ['lobby.key']);
        job.state.files.key?.item?.confirm();
        renameFile('key', 'hall.key');
        assert.ok(!mustAsk(), 'a new name is no new key');
    });

    it('that gave way to others are asked for no more', () => {
        putFile('key', file('key', 'aa'));
        putFile('key', file('key', 'bb', false));
        assert.ok(!mustAsk());
    });

    it('stay asked for when they are described anew', () => {
        putFile('key', file('key', 'aa'));
        const { key } = job.state.files;
        assert.ok(key);
        putFile('key', { ...key, report: { ...key.report } });
        assert.deepEqual(names(), ['MCU.key']);
    });

    it('keep binary contents out of the text', () => {
        const der = Uint8Array.of(0x30, 0x82, 0xff, 0x00);
        const { report } = file('key', 'aa');
        const binary = jobFile('key', { content: der, report });
        assert.equal(binary.text, '');
        assert.deepEqual(binary.bytes, der);
    });
});

describe('a passphrase', () => {
    const bytes = (/** @type {string} */ text) =>
        new TextEncoder().encode(text);

    it('is wiped when another takes its place', () => {
        const first = bytes('first');
        keepPassphrase(first);
        keepPassphrase(bytes('second'));
        assert.deepEqual([...first], [0, 0, 0, 0, 0]);
    });

    it('is handed out as a copy, which a worker may take away', () => {
        keepPassphrase(bytes('secret'));
        passphraseForKey()?.fill(0);
        assert.equal(new TextDecoder().decode(passphraseForKey()), 'secret');
    });

    it('that was made here is asked for until somebody has it', () => {
        putFile('key', file('key', 'aa', false));
        keepPassphrase(new HeldSecret(bytes('made'), jobs.owner,
            { made: true, name: () => 'the passphrase of MCU.key' }));
        assert.ok(mustAsk());
        assert.deepEqual(unsavedItems().map((item) => item.name()),
            ['the passphrase of MCU.key']);
        job.state.keyPassphrase?.noted();
        assert.ok(!mustAsk());
    });
});

describe('names of files', () => {
    beforeEach(() => job.update({ naming: 'article',
        addresses: ['mcu1.example.test'] }));

    it('of several devices do not fall on one another', () => {
        putFile('key', file('key', 'aa'));
        putFile('authorityCertificate', file('authorityCertificate', 'cc'));
        applyNaming('device');
        assert.equal(job.state.files.key?.name, 'mcu1.example.test.key');
        assert.equal(usualName('certificate'), 'mcu1.example.test.cer');
        assert.equal(job.state.files.authorityCertificate?.name, 'CA.cer');
        job.update({ addresses: ['2001:db8::7'] });
        assert.equal(usualName('key'), '2001-db8--7.key');
    });

    it('that the user gave stay', () => {
        putFile('key', file('key', 'aa'));
        renameFile('key', 'lobby.key');
        applyNaming('device');
        assert.equal(job.state.files.key?.name, 'lobby.key');
    });

    it('are the article’s while there is no address to take', () => {
        job.update({ addresses: [], naming: 'device' });
        assert.equal(usualName('key'), 'MCU.key');
    });
});

describe('the chain above a certificate', () => {
    /** @param {string} subject @param {string} issuer */
    const cert = (subject, issuer) => /** @type {any} */ ({
        subject: { text: subject },
        issuer: { text: issuer },
        subjectId: subject,
        issuerId: issuer,
        selfSigned: subject === issuer,
    });
    const leaf = cert('leaf', 'middle');
    const middle = cert('middle', 'root');
    const root = cert('root', 'root');

    it('is put in order, whatever order the files came in', () => {
        assert.deepEqual(chainAbove(leaf, [root, middle]), [middle, root]);
    });

    it('leaves strangers out', () => {
        const stranger = cert('other', 'other');
        assert.deepEqual(chainAbove(leaf, [stranger, middle]), [middle]);
    });

    it('takes the issuer whose key signed, of two with one name', () => {
        const signed = { ...leaf, authorityKeyId: 'aa' };
        const other = { ...middle, subjectKeyId: 'bb' };
        const issuer = { ...middle, subjectKeyId: 'aa' };
        assert.deepEqual(chainAbove(signed, [other, issuer]), [issuer]);
    });

    it('ends, even where two certificates name each other', () => {
        const a = cert('a', 'b');
        const b = cert('b', 'a');
        assert.deepEqual(chainAbove(cert('leaf', 'a'), [a, b]), [a, b]);
    });
});

describe('the job of another device', () => {
    it('starts with nothing of the one before but how it is dealt with',
        () => {
            const held = new Uint8Array([1, 2, 3]);
            keepPassphrase(held);
            const { owner } = jobs;
            putFile('key', file('key', 'aa'));
            let heard = 0;
            job.subscribe(() => (heard += 1));
            job.update({
                upload: { way: 'bridge', user: 'root' },
                restart: { way: 'api' },
                recorded: true,
                ticks: { port: true },
            });
            startJob('mcu-4500', ['b.example.test']);
            const before = heard;
            job.update({ ticks: {} });
            assert.equal(heard, before + 1, 'who listens to the job is lost');
            assert.ok(owner.ended, 'what runs is not stopped');
            assert.deepEqual([...held], [0, 0, 0], 'not wiped');
            assert.equal(job.state.keyPassphrase, null);
            assert.equal(job.state.files.key, null);
            assert.ok(!mustAsk(), 'the key before is asked for');
            assert.equal(usualName('key'), 'b.example.test.key');
            assert.equal(job.state.addressText, 'b.example.test');
            const { upload, restart, recorded, ticks } = job.state;
            assert.deepEqual({ upload, restart, recorded, ticks }, {
                upload: { way: 'bridge', user: 'root' },
                restart: { way: 'api' }, recorded: false, ticks: {},
            });
        });
});
