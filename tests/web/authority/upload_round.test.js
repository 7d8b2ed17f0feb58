/* The upload round: whose turn is next, what is kept, which files go. */

import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { inventory } from '../../../web/authority/inventory.js';
import {
    ROUND_FILE, deviceFiles, nextDevice, noteProgress, progressOf, readRound,
    roundDevices,
} from '../../../web/authority/upload_round.js';
import { makeAuthority, makeRequest, openFace, PASSPHRASE, signRequest }
    from './support.js';

/** @typedef {import('../../../web/authority/inventory.js').Row} Row */

const NOW = new Date('2026-11-24T10:00:00Z');
/** As the families that come with the page name their files. */
const profile = /** @type {any} */ ({ id: 'mcu-4200',
    files: { key: 'MCU.key', request: 'MCU.csr', certificate: 'MCU.cer' } });

/** Nothing here opens it; an open one would not be taken. */
const LOCKED_KEY = Buffer.from('-----BEGIN ENCRYPTED PRIVATE KEY-----\n' +
    'MA==\n-----END ENCRYPTED PRIVATE KEY-----\n');

/** @type {import('../../../wasm/face.js').Engine} */
let engine;
/** @type {Awaited<ReturnType<typeof makeAuthority>>} */
let made;

/**
 * @param {string} name
 * @param {{key?: boolean, certificateName?: string}} [options]
 */
async function device(name, { key = true, certificateName } = {}) {
    const pair = await makeRequest(engine, `${name}.example.test`);
    return signRequest(made.folder, engine, {
        request: pair.request,
        passphrase: PASSPHRASE,
        device: { name, profile: profile.id },
        requestName: profile.files.request,
        certificateName: certificateName ?? profile.files.certificate,
        files: key
            ? { [profile.files.key]: LOCKED_KEY } : {},
    });
}

/** @returns {Row[]} */
const devices = () => roundDevices(inventory(made.folder, { now: NOW }));

/** @param {string} name @returns {Row} */
function rowOf(name) {
    const row = devices().find((one) => one.device === name);
    assert.ok(row, `${name} is in the round`);
    return row;
}

before(async () => {
    engine = await openFace();
    made = await makeAuthority(engine);
    for (const name of ['mcu10', 'mcu2', 'mcu1']) {
        await device(name);
    }
});

describe('the upload round', () => {
    it('goes by the devices’ names, not by the day of their certificates',
        () => assert.deepEqual(devices().map((row) => row.device),
            ['mcu1', 'mcu2', 'mcu10']));

    it('leaves out what is replaced, revoked or has run out', async () => {
        const old = await device('gone');
        await device('gone');
        assert.equal(devices().filter((row) => row.device === 'gone').length,
            1);
        assert.notEqual(rowOf('gone').serial, old.serial);
        const later = new Date('2040-01-01T00:00:00Z');
        assert.deepEqual(roundDevices(
            inventory(made.folder, { now: later })), []);
        made.folder.revoke(rowOf('gone').serial, '', NOW);
        assert.ok(devices().every((row) => row.device !== 'gone'));
    });

    it('outlives the page: what is noted is read again', () => {
        const { serial } = rowOf('mcu2');
        noteProgress(made.folder, devices(), serial,
            { state: 'uploaded', address: 'https://mcu2.example.test:8443' },
            NOW);
        noteProgress(made.folder, devices(), serial, { state: 'restarted' },
            new Date('2026-11-25T10:00:00Z'));
        assert.deepEqual(progressOf(readRound(made.folder), serial), {
            state: 'restarted', since: '2026-11-25',
            address: 'https://mcu2.example.test:8443',
        });
        assert.equal(progressOf(readRound(made.folder),
            rowOf('mcu1').serial).state, 'waiting');
    });

    it('keeps the day of each device when another one moves on', () => {
        noteProgress(made.folder, devices(), rowOf('mcu1').serial,
            { state: 'uploaded' }, new Date('2026-12-01T10:00:00Z'));
        assert.equal(progressOf(readRound(made.folder),
            rowOf('mcu2').serial).since, '2026-11-25');
    });

    it('takes a list that a person has spoilt as waiting', () => {
        const { serial } = rowOf('mcu10');
        const list = made.folder.text(ROUND_FILE);
        made.folder.put(ROUND_FILE, `${list}mcu10,${serial},half done\r\n,\r\n`);
        assert.equal(progressOf(readRound(made.folder), serial).state,
            'waiting');
    });

    it('gives the turn to who waits, then to who was begun, and ends', () => {
        const [one, two, ten] = devices();
        /** @param {import('../../../web/authority/upload_round.js')
         *    .RoundState[]} states */
        const round = (states) => new Map(states.map((state, at) => [
            [one, two, ten][at].serial, { state, since: '', address: '' }]));
        const next = (/** @type {any} */ states, /** @type {string} */ after) =>
            nextDevice([one, two, ten], round(states), after)?.device ?? null;
        assert.equal(next(['waiting', 'waiting', 'waiting'], ''), 'mcu1');
        assert.equal(next(['waiting', 'checked', 'waiting'], two.serial),
            'mcu10');
        assert.equal(next(['waiting', 'failed', 'checked'], ten.serial),
            'mcu1');
        assert.equal(next(['checked', 'failed', 'skipped'], ten.serial),
            'mcu2');
        assert.equal(next(['checked', 'skipped', 'failed'], ten.serial), null);
    });
});

describe('a device’s files', () => {
    it('are its own: the certificate of the row, not a former one',
        async () => {
            const { certificate } = await device('mcu2');
            const row = rowOf('mcu2');
            const files = deviceFiles(made.folder, row, profile);
            assert.equal(Buffer.from(files.certificate?.bytes ?? '')
                .toString(), certificate);
            assert.equal(files.key?.name, profile.files.key);
            assert.match(Buffer.from(files.key?.bytes ?? '').toString(),
                /PRIVATE KEY/);
        });

    it('are found under names that the profile does not use', async () => {
        await device('odd', { certificateName: 'server.pem' });
        const files = deviceFiles(made.folder, rowOf('odd'), profile);
        assert.equal(files.certificate?.name, 'server.pem');
    });

    it('lack a key that stayed elsewhere', async () => {
        await device('away', { key: false });
        assert.equal(deviceFiles(made.folder, rowOf('away'), profile).key,
            null);
    });
});
