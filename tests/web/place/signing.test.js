/* One device: what is made meets the very files that it was made from. */
import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import { Drawn } from '../../lib/drawn.js';
import { until } from '../../lib/patience.js';
import { en } from '../../lib/words.js';
import { authorityOf, deviceOf, engine, PASSPHRASE } from './support.js';

const places = '../../../web/places';
const { job, jobs, jobWork, putFile, startJob } =
    await import(`${places}/device/job.js`);
const { jobFile } = await import(`${places}/device/table.js`);
const { facts, isNoted, note } =
    await import(`${places}/device/at-device.js`);
const { signedBy } = await import(`${places}/device/signed-by.js`);
const { key: keyStep } = await import(`${places}/device/key.js`);
const { request: requestStep } =
    await import(`${places}/device/request.js`);
const { findingsNow, preflight } =
    await import(`${places}/device/preflight.js`);
const { devices, enterDevice, inRound } =
    await import(`${places}/device/round.js`);
const { beforeYouStart } =
    await import(`${places}/device/before-you-start.js`);
const { authority, closeAuthority, setAuthority } =
    await import(`${places}/authority/state.js`);

const signing = new Drawn(() => signedBy.body());
const opening = new Drawn(() => keyStep.body());
const asking = new Drawn(() => requestStep.body());
const start = new Drawn(() => beforeYouStart.body());
const checking = new Drawn(() => preflight.body());

/** @type {Awaited<ReturnType<typeof authorityOf>>} */
let root;
/** @type {Awaited<ReturnType<typeof authorityOf>>} */
let other;

before(async () => {
    root = await authorityOf('Root', 'one.test', 'two.test');
    other = await authorityOf('Other');
});
beforeEach(() => {
    closeAuthority();
    startJob('mcu-4200');
});

/** @param {'key' | 'request' | 'certificate'} slot @param {string} text */
async function put(slot, text) {
    const { objects: [report] } = await engine.inspect({ bytes: text });
    putFile(slot, jobFile(slot, { content: text, report }));
}

const certificate = () => job.state.files.certificate;

describe('the open authority', () => {
    it('signs, and another that was opened meanwhile takes the certificate',
        async () => {
            const { key, request } = await deviceOf('new.test');
            await put('key', key);
            await put('request', request);
            setAuthority(root.folder);
            const before = other.folder.files.size;
            signing.type('sign-ca-open-passphrase', PASSPHRASE);
            const done = signing.press('sign-act');
            setAuthority(other.folder);
            await done;
            await until(() => !jobWork().running, 'it goes on', 20000);
            assert.equal(certificate(), null);
            assert.equal(other.folder.files.size, before);
            assert.match(signing.words(), /another/i);

            setAuthority(root.folder);
            signing.type('sign-ca-open-passphrase', PASSPHRASE);
            await signing.press('sign-act');
            await until(certificate, signing.words(), 20000);
            assert.equal(certificate().report.publicKeySha256,
                job.state.files.request.report.publicKeySha256);
            assert.ok(root.folder.files.has('devices/new.test/MCU.cer'));
        });
});

describe('an answer from outside', () => {
    /** @param {string} host of the certificate that is given */
    const answer = async (host) => {
        signing.give('sign-answer',
            ['answer.cer', root.made[host].certificate]);
        await until(() => !jobWork().running && job.state.signer, '', 20000);
    };

    beforeEach(async () => {
        const { key, request } = root.made['one.test'];
        await put('key', key);
        await put('request', request);
        job.update({ signer: 'outside' });
    });

    it('of another device is taken', async () => {
        await answer('two.test');
        await signing.see('sign-answer-fault');
        assert.equal(certificate(), null);
    });

    it('stays when a wrong one follows', async () => {
        await answer('one.test');
        await until(certificate, signing.words(), 20000);
        signing.press(en.device.sign.again);
        await answer('two.test');
        await signing.see('sign-answer-fault');
        assert.equal(certificate(), null);
    });
});

describe('while something of the job is made', () => {
    it('a file is taken in another step', async () => {
        opening.type('key-type', 'ec');
        opening.type('key-passphrase', 'Correct horse 1');
        opening.type('key-passphrase-again', 'Correct horse 1');
        asking.type('request-way-open', '');
        const done = opening.press('key-make');
        assert.ok(jobWork().running);
        for (const [step, slot] of /** @type {[Drawn, string][]} */ ([
            [start, 'start-files'], [asking, 'request-open-file']])) {
            assert.throws(() => step.give(slot, ['a.key', 'a']),
                /takes no file/, slot);
        }
        await done;
        await until(() => job.state.files.key, opening.words(), 20000);
        asking.give('request-open-file',
            ['one.csr', root.made['one.test'].request]);
        await until(() => job.state.files.request, asking.words(), 20000);
    });

    it('its result comes into the job of the next device', async () => {
        opening.type('key-type', 'ec');
        opening.type('key-passphrase', 'Correct horse 1');
        opening.type('key-passphrase-again', 'Correct horse 1');
        const { owner } = jobs;
        const done = opening.press('key-make');
        startJob('mcu-4200');
        await done;
        assert.ok(owner.ended);
        assert.equal(job.state.files.key, null);
        assert.equal(jobWork().running, false);
    });
});

describe('what is known of a device', () => {
    beforeEach(() => job.update({ deviceUrl: 'https://one.test' }));

    it('is believed of another address', () => {
        facts().update({ loginAt: 1, sent: { at: 1, url: 'a' } });
        job.update({ deviceUrl: 'https://two.test' });
        assert.equal(facts().state.loginAt, null);
        assert.equal(facts().state.sent, null);
    });

    it('is noted of the address that is typed by the time it comes', () => {
        note('upload', 'https://other.test');
        assert.equal(isNoted('upload'), false);
        job.update({ deviceUrl: 'https://other.test' });
        assert.equal(isNoted('upload'), false);
        note('upload', 'https://other.test');
        assert.equal(isNoted('upload'), true);
        job.update({ deviceUrl: 'https://one.test' });
        assert.equal(isNoted('upload'), false);
        assert.equal(authority.state.folder, null);
    });
});

describe('the check before the upload', () => {
    it('stands for files that are others now', async () => {
        await put('key', root.made['one.test'].key);
        await put('certificate', root.made['one.test'].certificate);
        checking.words(); // what is drawn is checked
        const first = await until(findingsNow, checking.words(), 20000);
        const codes = (/** @type {any[]} */ all) =>
            all.map(({ code }) => code);
        assert.ok(!codes(first).includes('KEY_MISMATCH'));
        assert.ok(!checking.words().includes(madeHere));
        await put('certificate', root.made['two.test'].certificate);
        assert.equal(findingsNow(), null);
        checking.words();
        const second = await until(findingsNow, checking.words(), 20000);
        assert.ok(codes(second).includes('KEY_MISMATCH'), codes(second).join());
    });

    it('speaks of keys of 2006 though the key was made here', async () => {
        const { key: text } = root.made['one.test'];
        const { objects: [report] } = await engine.inspect({ bytes: text });
        putFile('key', jobFile('key', { content: text, report, made: true }));
        await put('certificate', root.made['one.test'].certificate);
        checking.words();
        await until(findingsNow, checking.words(), 20000);
        assert.ok(checking.words().includes(madeHere));
        assert.ok(!/2006/.test(checking.words()));
    });
    const madeHere = en.onDevice.preflight.keyMadeHere;
});

describe('a device of the round', () => {
    it('is the one on the table, though the certificate is another’s',
        async () => {
            setAuthority(root.folder);
            const row = devices().find((/** @type {any} */ { device }) =>
                device === 'Room of one.test');
            await enterDevice(row);
            await until(certificate, 'it does not begin', 20000);
            assert.deepEqual(job.state.addresses, ['one.test']);
            assert.ok(inRound());
            await put('certificate', root.made['two.test'].certificate);
            assert.equal(inRound(), false);
        });
});
