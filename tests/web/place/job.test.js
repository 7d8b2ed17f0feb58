/* The job's files and passphrases: what belongs together, what is lost. */

import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import {
    job, jobFile, keepPassphrase, markSaved, passphraseFor, putFile, startJob, unsavedFiles, unsavedSecrets,
    whenJobStarts,
} from '../../../web/places/device/job.js';
import { chainAbove } from '../../../web/places/device/chain.js';

/** @typedef {import('../../../web/places/device/job.js').Slot} Slot */

/** @param {Slot} slot @param {string} key @param {boolean} [made] */
function file(slot, key, made = true) {
    return jobFile(slot, {
        content: `-----BEGIN ${slot}-----`,
        report: { publicKeySha256: key, kind: slot },
        made,
    });
}

beforeEach(() => {
    for (const slot of /** @type {Slot[]} */ (
        Object.keys(job.state.files))) {
        putFile(slot, null);
    }
    keepPassphrase('key', null);
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

    it('made here count as unsaved until they are saved', () => {
        putFile('key', file('key', 'aa'));
        putFile('request', file('request', 'aa'));
        putFile('certificate', file('certificate', 'aa'));
        putFile('authorityKey', file('authorityKey', 'cc', false));
        assert.deepEqual(unsavedFiles(), ['key', 'certificate']);
        assert.deepEqual(unsavedSecrets(), ['key']);
        markSaved('key');
        assert.deepEqual(unsavedSecrets(), []);
    });

    it('keep binary contents out of the text', () => {
        const der = Uint8Array.of(0x30, 0x82, 0xff, 0x00);
        assert.equal(jobFile('key', { content: der }).text, '');
        assert.deepEqual(jobFile('key', { content: der }).bytes, der);
    });
});

describe('a passphrase', () => {
    it('is wiped when another takes its place', () => {
        const first = new TextEncoder().encode('first');
        keepPassphrase('key', first);
        keepPassphrase('key', new TextEncoder().encode('second'));
        assert.deepEqual([...first], [0, 0, 0, 0, 0]);
    });

    it('is handed out as a copy, which a worker may take away', () => {
        keepPassphrase('key', new TextEncoder().encode('secret'));
        passphraseFor('key')?.fill(0);
        assert.equal(new TextDecoder().decode(passphraseFor('key')),
            'secret');
    });
});

describe('the chain above a certificate', () => {
    /** @param {string} subject @param {string} issuer */
    const cert = (subject, issuer) => ({
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
            keepPassphrase('key', new Uint8Array([1, 2, 3]));
            const held = job.state.passphrases.key;
            putFile('key', file('key', 'aa'));
            job.update({
                upload: { way: 'bridge', user: 'root', answer: 'matches',
                    sentAt: 1 },
                restart: { way: 'api', result: 'back' },
                done: { record: true },
                ticks: { port: true },
            });
            let told = 0;
            whenJobStarts(() => {
                told += 1;
            });
            startJob({ profileId: 'mcu-4500', addresses: ['b.example.test'],
                deviceUrl: null });
            assert.equal(told, 1, 'what runs is not stopped');
            assert.deepEqual([...(held ?? [])], [0, 0, 0], 'not wiped');
            assert.equal(job.state.passphrases.key, null);
            assert.equal(job.state.files.key, null);
            assert.equal(job.state.addressText, 'b.example.test');
            const { upload, restart, done, ticks } = job.state;
            assert.deepEqual({ upload: { ...upload }, restart, done,
                ticks }, {
                upload: { profile: undefined, way: 'bridge',
                    loginWay: undefined, user: 'root' },
                restart: { way: 'api', user: undefined },
                done: {}, ticks: {},
            });
        });
});
