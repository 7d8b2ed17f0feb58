/**
 * The engine's face (wasm/face.js) with the shipped module: what the page
 * asks for is what the engine is asked.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { isCertificate } from '../../web/file/relations.js';
import { openFace } from '../web/authority/support.js';

/** @type {import('../../wasm/face.js').Engine} */
let mc;
/** @type {string} */
let locked;
/** @type {string} */
let open;

before(async () => {
    mc = await openFace();
    locked = (await mc.generateKey({ passphrase: 'secret' })).key;
    open = (await mc.generateKey({})).key;
});

/** What a device's profile asks of the key, and what it finds. */
async function findings(/** @type {string} */ key, /** @type {any} */ rules) {
    const { findings: list } = await mc.check({ key, passphrase: 'secret',
        profile: { key: { form: 'traditional', cipher: 'des-ede3-cbc',
            type: 'rsa', maxBits: 2048, passphrase: 'allowed', ...rules },
        certificate: {} } });
    return list.filter(({ level }) => level === 'error' ||
        level === 'warning').map(({ code }) => code);
}

test('a device that asks for a passphrase is given a key without one, or ' +
    'the other way round', async () => {
    for (const [key, passphrase, wrong] of /** @type {[string, string,
        boolean][]} */ ([
        [locked, 'required', false], [open, 'required', true],
        [locked, 'forbidden', true], [open, 'forbidden', false],
        [locked, 'allowed', false], [open, 'allowed', false],
    ])) {
        const found = await findings(key, { passphrase });
        assert.equal(found.length > 0, wrong, `${passphrase}: ${found}`);
    }
});

test('what a device takes is not held against the key', async () => {
    for (const rules of [{ form: 'pkcs8' }, { cipher: 'aes-256-cbc' },
        { type: 'ec' }, { maxBits: 1024 }]) {
        assert.notDeepEqual(await findings(locked, rules), [],
            JSON.stringify(rules));
    }
});

test('names, subject or purposes of an order get lost', async () => {
    const subject = { CN: 'mcu', O: '', OU: ['Video', 'Lab'] };
    const { certificate } = await mc.selfSign({
        key: open, subject, names: [' Müller.example.test ', '10.1.2.3'],
        days: 7, backdate: 0, serial: '4f3a',
        purposes: ['server-auth', 'client-auth'],
    });
    const { objects } = await mc.inspect({ bytes: certificate });
    const [report] = objects.filter(isCertificate);
    assert.deepEqual(report.names.map(({ type, value }) => [type, value]),
    [['dns', 'xn--mller-kva.example.test'], ['ip', '10.1.2.3']]);
    assert.equal(report.subject.text, 'CN=mcu, OU=Video, OU=Lab');
    assert.equal(report.serial.toLowerCase(), '4f3a');
    assert.equal(report.extendedKeyUsage?.length, 2);
    const life = Date.parse(report.notAfter) - Date.parse(report.notBefore);
    assert.ok(Math.abs(life - 7 * 86400000) <= 1000, String(life));
    assert.ok(Math.abs(Date.parse(report.notBefore) - Date.now()) < 60000);
});

test('an authority made with limits has none', async () => {
    const made = await mc.createAuthority({ passphrase: 'secret', bits: 2048,
        subject: { CN: 'A' }, days: 9, constraints: ['example.test'] });
    const { request } = await mc.createRequest({ key: open,
        subject: { CN: 'b.test' }, names: ['b.test'] });
    const authority = { ...made, passphrase: 'secret' };
    await assert.rejects(mc.issue({ request, authority, days: 5 }),
        (/** @type {any} */ error) => error.name === 'EngineError' &&
            error.group === 'POLICY' && error.field !== '');
    const { report } = await mc.issue({ request, authority, days: 5,
        subject: { CN: 'c.example.test' }, names: ['c.example.test'],
        serial: '0102' });
    assert.equal(report.serial, '0102');
    assert.equal(report.isAuthority, false);
});

test('a new authority’s key is given open unasked, or signs for another',
    async () => {
        const order = { passphrase: 'secret', iterations: 10000, bits: 2048,
            subject: { CN: 'A' }, days: 9 };
        assert.equal('openKey' in await mc.createAuthority(order), false);
        const { key, certificate, openKey = new Uint8Array() } =
            await mc.createAuthority({ ...order, open: true });
        const { objects: [opened] } = await mc.inspect(
            { bytes: key, passphrase: 'secret' });
        const { objects: [same] } = await mc.inspect({ bytes: openKey });
        assert.equal(same.encrypted, false);
        assert.equal(same.publicKeySha256, opened.publicKeySha256);
        const { request } = await mc.createRequest({ key: open,
            subject: { CN: 'b.test' }, names: ['b.test'] });
        const signed = await mc.issue({ request, days: 5, checked: true,
            authority: { certificate, key: openKey } });
        const { findings: said } = await mc.check({ key: open,
            certificate: signed.certificate, chain: [certificate] });
        assert.deepEqual(said.filter(({ level }) => level === 'error'), []);
    });

test('a revocation list names others than those that were revoked',
    async () => {
        const made = await mc.createAuthority({ passphrase: 'secret',
            bits: 2048, subject: { CN: 'A' }, days: 9 });
        const { crl } = await mc.crl({
            authority: { ...made, passphrase: 'secret' }, days: 30,
            number: '07',
            revoked: [{ serial: '0A', date: '2026-01-02T03:04:05Z',
                reason: 'keyCompromise' }, { serial: '0B',
                date: new Date('2026-02-02T03:04:05Z') }],
        });
        const { objects: [report] } = await mc.inspect({ bytes: crl });
        const said = JSON.stringify(report);
        assert.match(said, /2026-01-02T03:04:05Z/);
        assert.match(said, /keyCompromise/);
        assert.match(said, /2026-02-02T03:04:05Z/);
    });

test('a converted key lacks the passphrase that was asked for', async () => {
    const { bytes, encoding } = await mc.convert({ bytes: open, to: {
        form: 'pkcs8', passphrase: 'other', cipher: 'aes-256-cbc',
        iterations: 2000 } });
    assert.equal(encoding, 'pem');
    const { objects: [report] } = await mc.inspect(
        { bytes, passphrase: 'other' });
    assert.equal(report.encrypted, true);
    assert.equal(report.opened, true);
});
