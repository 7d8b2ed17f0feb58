/* What would be lost is asked for before it goes; what is wrong is not taken. */
import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import { Drawn } from '../../lib/drawn.js';
import { until } from '../../lib/patience.js';
import { en } from '../../lib/words.js';
import { authorityOf, deviceOf, PASSPHRASE } from './support.js';
import { mustAsk } from '../../../web/keep.js';

const places = '../../../web/places';
const { job, jobWork, passphraseForKey, startJob } =
    await import(`${places}/device/job.js`);
const { beforeYouStart } =
    await import(`${places}/device/before-you-start.js`);
const { key: keyStep } = await import(`${places}/device/key.js`);
const { request: requestStep } =
    await import(`${places}/device/request.js`);
const { authority, authorityItem, closeAuthority, setAuthority, touched } =
    await import(`${places}/authority/state.js`);
const { certificateStep, lookAt } =
    await import(`${places}/authority/certificate.js`);
const { overview } = await import(`${places}/authority/overview.js`);
const { saveBar } = await import(`${places}/authority/savebar.js`);

const start = new Drawn(() => beforeYouStart.body());
const keys = new Drawn(() => keyStep.body());
const requests = new Drawn(() => requestStep.body());
const certificate = new Drawn(certificateStep);
const home = new Drawn(overview);
const bar = new Drawn(saveBar);

/** @type {Awaited<ReturnType<typeof authorityOf>>} */
let root;

before(async () => {
    root = await authorityOf('Root', 'one.test', 'two.test');
});

const idle = () => until(() => !jobWork().running, 'it goes on', 20000);

describe('a device’s files', () => {
    const key = () => job.state.files.key;

    beforeEach(() => {
        closeAuthority();
        startJob('mcu-4200');
    });

    /** A key that lies nowhere else. */
    async function makeKey() {
        keys.type('key-type', 'ec');
        keys.type('key-passphrase', 'Correct horse 1');
        keys.type('key-passphrase-again', 'Correct horse 1');
        await keys.press('key-make');
        await until(key, keys.words(), 20000);
        return key();
    }

    it('go when files of another are opened, or another device begins',
        async () => {
            const made = await makeKey();
            assert.equal(Buffer.from(passphraseForKey()).toString(),
                'Correct horse 1');
            const { key: other } = root.made['one.test'];
            start.give('start-files', ['one.key', other]);
            await start.see('start-files-fault');
            assert.equal(key(), made);
            start.press(en.device.start.another);
            assert.equal(key(), made);
            assert.ok(start.words().includes('MCU.key'));
            made.item.confirm();
            start.give('start-files', ['one.key', other]);
            await until(() => key() !== made && key(), start.words(), 20000);
            assert.equal(passphraseForKey(), undefined, 'of the former key');
            start.give('start-files', ['noise.bin', 'no file of any kind']);
            await start.see('start-files-fault');
            assert.equal(key(), null);
            start.give('start-files', ['one.key', other]);
            await until(key, start.words(), 20000);
            start.press(en.device.start.another);
            assert.equal(key(), null);
        });

    it('are a key that nobody opened', async () => {
        const { key: locked } = await deviceOf('three.test', 'secret 3');
        keys.type('key-way-open', '');
        for (const [contents, passphrase, fault] of [
            [root.made['one.test'].certificate, '', 'key-open-file-fault'],
            [locked, '', 'key-open-passphrase-fault'],
            [locked, 'wrong', 'key-open-passphrase-fault']]) {
            keys.give('key-open-file', ['a.key', contents]);
            await idle();
            await until(() => keys.words().includes('a.key'), 'read', 20000);
            keys.type('key-open-passphrase', passphrase);
            await keys.press('key-open');
            await keys.see(fault);
            assert.equal(key(), null);
        }
        keys.type('key-open-passphrase', 'secret 3');
        await keys.press('key-open');
        await until(key, keys.words(), 20000);
        assert.equal(Buffer.from(passphraseForKey()).toString(), 'secret 3');
    });

    it('are a request that is not signed with its own key', async () => {
        requests.type('request-way-open', '');
        const { request } = root.made['one.test'];
        const der = Buffer.from(request.replace(/-----.*-----|\s/g, ''),
            'base64');
        der[der.length - 1] ^= 1;
        requests.give('request-open-file', ['one.csr', request]);
        await until(() => job.state.files.request, requests.words(), 20000);
        requests.press(en.device.request.again);
        requests.give('request-open-file', ['forged.csr', der]);
        await requests.see('request-open-file-fault');
        assert.equal(job.state.files.request, null);
    });
});

describe('an authority', () => {
    beforeEach(() => {
        root.folder.noteSaved(root.folder.toFiles());
        setAuthority(root.folder);
    });

    it('loses a revocation without a question', async () => {
        lookAt(root.made['one.test'].serial);
        assert.equal(mustAsk(), false);
        certificate.type('revoke-date', '2999-01-01');
        certificate.press('revoke-act');
        assert.equal(root.folder.entries[0].status, 'V', 'not in the future');
        lookAt(root.made['one.test'].serial);
        certificate.press('revoke-act');
        await until(() => root.folder.entries[0].status === 'R', '', 20000);
        assert.ok(mustAsk());
    });

    it('is closed before it is known to be kept', () => {
        touched();
        const { version } = authorityItem();
        for (const how of ['made', 'handed']) {
            authorityItem().note(version, how);
            home.press('authority-close');
            assert.equal(authority.state.folder, root.folder, how);
            assert.ok(home.words().includes(text.overview.closeUnsaved), how);
            home.press('authority-close');
        }
        authorityItem().confirm();
        home.press('authority-close');
        assert.equal(authority.state.folder, null);
    });

    it('is saved with a device’s key that lies open', () => {
        touched();
        assert.ok(bar.find('authority-save-zip'));
        setAuthority(root.folder, { open: ['devices/a/MCU.key'] });
        touched();
        assert.equal(bar.find('authority-save-zip'), undefined);
    });

    it('passes as saved in a ZIP that could not be written', async (t) => {
        Object.assign(globalThis, { showSaveFilePicker: async () => ({
            createWritable: async () => ({
                write: async () => {
                    throw new Error('the disk is full');
                },
                close: async () => {},
            }),
        }) });
        t.after(() =>
            Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
        root.folder.put('note.txt', 'new');
        touched();
        bar.press('authority-save-zip');
        await until(() => bar.words().includes('the disk is full'), '', 20000);
        assert.ok(root.folder.changed);
        assert.equal(root.folder.saved.has('note.txt'), false);
        assert.ok(mustAsk());
    });

    it('passes as tried with a passphrase that does not open it', async () => {
        setAuthority(root.folder, { untested: true });
        touched();
        assert.equal(home.find('authority-test'), undefined, 'not saved yet');
        authorityItem().confirm();
        home.type('authority-test', 'wrong');
        await home.press('authority-test-try');
        await home.see('authority-test-fault');
        assert.equal(authority.state.untested, true);
        home.type('authority-test', PASSPHRASE);
        await home.press('authority-test-try');
        await until(() => !authority.state.untested, home.words(), 20000);
    });
    const text = en.authority;
});
