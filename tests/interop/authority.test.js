/*
 * An authority's folder between us and others: OpenSSL works in what we
 * saved, we open what OpenSSL, easy-rsa and the article's commands left, and
 * our revocation lists are read by OpenSSL, GnuTLS, NSS and Java.
 */
import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';

import { inventory } from '../../web/authority/inventory.js';
import { lockState } from '../../web/authority/relock.js';
import {
    PASSPHRASE, inFolder, makeAuthority, makeCrl, makeRequest, openFace, readFiles,
    relock, signRequest,
    tool, writeFiles,
} from '../web/authority/support.js';

const { openFolder } = await import('../../web/authority/layouts.js');

/** @type {import('../../wasm/face.js').Engine} */
let engine;

before(async () => {
    engine = await openFace();
});

/** A subject that every list of names must carry without loss. */
const SUBJECT = {
    C: 'DE', O: 'A/B + Müller, "x"', OU: ['one', 'back\\slash'],
    CN: 'mcu1.example.test',
};

/** A folder with two devices, one of them revoked, and a first list. */
async function ourFolder() {
    const made = await makeAuthority(engine, { type: 'rsa' });
    const { folder } = made;
    /** @type {string[]} */
    const serials = [];
    for (const host of ['mcu1.example.test', 'mcu2.example.test']) {
        const { request } = await makeRequest(engine, host, {
            subject: { ...SUBJECT, CN: host },
        });
        const { serial } = await signRequest(folder, engine, {
            request,
            passphrase: PASSPHRASE,
            device: { name: host, profile: 'mcu-4500' },
        });
        serials.push(serial);
    }
    folder.revoke(serials[1], 'keyCompromise', new Date());
    await makeCrl(folder, engine, { passphrase: PASSPHRASE });
    return { ...made, serials };
}

/** `openssl ca` in a folder of ours. */
function ca(/** @type {string} */ folder, /** @type {string[]} */ ...args) {
    return tool(folder, 'openssl', [
        'ca', '-config', 'openssl.cnf', '-batch', '-notext',
        '-passin', `pass:${PASSPHRASE}`, ...args,
    ]);
}

/** @param {string} folder @param {string} host */
async function requestFile(folder, host) {
    await tool(folder, 'openssl', [
        'req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout',
        `${host}.key`, '-out', `${host}.csr`, '-subj', `/O=Other/CN=${host}`,
        '-addext', `subjectAltName=DNS:${host},IP:10.9.8.7`,
    ]);
}

test('openssl ca signs, revokes and lists in our folder; we read it back',
    async () => {
        const { folder, serials } = await ourFolder();
        await inFolder(async (place) => {
            await writeFiles(place, folder.toFiles());
            await requestFile(place, 'other.example.test');
            await ca(place, '-in', 'other.example.test.csr',
                '-out', 'other.cer');
            assert.match(await tool(place, 'openssl', [
                'x509', '-in', 'other.cer', '-noout', '-ext',
                'subjectAltName,basicConstraints,extendedKeyUsage',
            ]), /CA:FALSE[^]*Web Server Auth[^]*DNS:other\.example\.test/);
            // Our own certificate, whose subject OpenSSL compares.
            await ca(place, '-revoke', `newcerts/${serials[0]}.pem`,
                '-crl_reason', 'superseded');
            await ca(place, '-gencrl', '-out', 'crl.pem');
            const list = await tool(place, 'openssl', [
                'crl', '-in', 'crl.pem', '-CAfile', 'ca.cer', '-noout',
                '-text',
            ]);
            assert.match(list, /verify OK/);
            assert.match(list, /CRL Number:\s*2/);
            for (const serial of serials) {
                assert.ok(list.includes(serial), serial);
            }
            await ca(place, '-updatedb');

            const back = await openFolder(await readFiles(place), engine);
            const rows = inventory(back, { now: new Date() });
            assert.deepEqual(rows.map(({ device, state, reason }) =>
                [device, state, reason]), [
                ['mcu1.example.test', 'revoked', 'superseded'],
                ['mcu2.example.test', 'revoked', 'keyCompromise'],
                ['other.example.test', 'valid', ''],
            ]);
            assert.deepEqual(rows[2].names,
                ['other.example.test', '10.9.8.7']);
            assert.equal(back.crlNumber, '03');
            assert.deepEqual(back.notes, []);
        });
    });

test('openssl ca refuses to let a request make itself an authority',
    async () => {
        const { folder } = await ourFolder();
        await inFolder(async (place) => {
            await writeFiles(place, folder.toFiles());
            await tool(place, 'openssl', [
                'req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout',
                'x.key', '-out', 'x.csr', '-subj', '/CN=x.example.test',
                '-addext', 'basicConstraints=critical,CA:TRUE',
                '-addext', 'keyUsage=keyCertSign',
            ]);
            await ca(place, '-in', 'x.csr', '-out', 'x.cer');
            const text = await tool(place, 'openssl', [
                'x509', '-in', 'x.cer', '-noout', '-text']);
            assert.match(text, /CA:FALSE/);
            assert.doesNotMatch(text, /CA:TRUE|Certificate Sign/);
        });
    });

test('every reason in our list is read by OpenSSL, GnuTLS, NSS and Java',
    async () => {
        const { folder } = await makeAuthority(engine, { type: 'rsa' });
        const { request } = await makeRequest(engine, 'a.example.test');
        const { serial } = await signRequest(folder, engine, {
            request, passphrase: PASSPHRASE,
        });
        folder.revoke(serial, 'keyCompromise', new Date());
        const one = folder.entries[0];
        const reasons = [
            '', 'CACompromise', 'affiliationChanged', 'superseded',
            'cessationOfOperation', 'certificateHold', 'keyTime',
        ];
        folder.entries.push(...reasons.map((reason, at) => ({
            ...one,
            serial: `0${at + 1}`,
            revoked: { at: new Date('2049-12-31T23:59:59Z'), reason,
                extra: '' },
        })));
        folder.entries.push({ ...one, serial: '80FF', revoked: {
            at: new Date('2050-01-01'), reason: 'superseded', extra: '',
        } });
        const crl = await makeCrl(folder, engine, { passphrase: PASSPHRASE });
        await inFolder(async (place) => {
            await writeFile(join(place, 'crl.pem'), crl);
            await writeFile(join(place, 'ca.cer'), folder.certificate);
            const openssl = await tool(place, 'openssl', [
                'crl', '-in', 'crl.pem', '-CAfile', 'ca.cer', '-noout',
                '-text']);
            assert.match(openssl, /verify OK/);
            assert.match(openssl, /Version 2/);
            for (const words of ['Key Compromise', 'CA Compromise',
                'Affiliation Changed', 'Superseded', 'Certificate Hold',
                'Cessation Of Operation']) {
                assert.ok(openssl.includes(words), words);
            }
            assert.ok(openssl.includes('2050 GMT'));
            assert.equal(openssl.match(/Serial Number/g)?.length, 9);

            const gnutls = await tool(place, 'certtool', [
                '--verify-crl', '--load-ca-certificate', 'ca.cer',
                '--infile', 'crl.pem']);
            assert.match(gnutls, /Verified\./);
            assert.match(gnutls, /Revoked certificates \(9\)/);

            await nss(place);

            const java = await tool(place, 'keytool', [
                '-J-Duser.language=en', '-printcrl', '-file', 'crl.pem']);
            assert.match(java, /CRL Number:\s+01/i);
            assert.match(java, /Reason Code: KEY_COMPROMISE/);
        });
    });

/** NSS takes the list only when it can verify it. */
async function nss(/** @type {string} */ place) {
    await mkdir(join(place, 'db'));
    await tool(place, 'certutil', [
        '-N', '-d', 'sql:db', '--empty-password']);
    await tool(place, 'certutil', [
        '-A', '-d', 'sql:db', '-n', 'root', '-t', 'CT,C,C', '-i', 'ca.cer']);
    await tool(place, 'openssl', [
        'crl', '-in', 'crl.pem', '-outform', 'DER', '-out', 'crl.der']);
    await tool(place, 'crlutil', ['-I', '-d', 'sql:db', '-i', 'crl.der']);
    const list = await tool(place, 'crlutil', [
        '-L', '-d', 'sql:db', '-n', 'root']);
    assert.match(list, /Version: 2/);
    assert.match(list, /Entry 9/);
}

test('a folder that openssl ca made alone opens, and goes on', async () => {
    await inFolder(async (place) => {
        // As `openssl ca -config /usr/lib/ssl/openssl.cnf` expects it.
        await mkdir(join(place, 'demoCA/private'), { recursive: true });
        await mkdir(join(place, 'demoCA/newcerts'));
        await writeFile(join(place, 'demoCA/index.txt'), '');
        await writeFile(join(place, 'demoCA/serial'), '01\n');
        await tool(place, 'openssl', [
            'req', '-x509', '-newkey', 'rsa:2048', '-passout',
            `pass:${PASSPHRASE}`, '-keyout', 'demoCA/private/cakey.pem',
            '-out', 'demoCA/cacert.pem', '-days', '3650', '-subj',
            '/O=Demo/CN=Demo authority']);
        await requestFile(place, 'old.example.test');
        await tool(place, 'openssl', [
            'ca', '-batch', '-policy', 'policy_anything', '-in',
            'old.example.test.csr', '-out', 'old.cer', '-days', '100',
            '-passin', `pass:${PASSPHRASE}`]);
        await goOn(place, 'openssl', 'Demo authority', [
            ['old.example.test', '01']]);
    });
});

test('a directory is found by its own configuration', async () => {
    await inFolder(async (place) => {
        await mkdir(join(place, 'store'));
        await writeFile(join(place, 'my.cnf'), `
            top = /srv/my-authority
            [ca]
            default_ca = mine  # the only one
            [mine]
            dir = $top/store
            certificate = \${dir}/root-certificate.crt
            private_key = $dir/root-private.txt
            database = $dir/list.txt
            serial = $dir/next
            new_certs_dir = $dir
        `);
        await tool(place, 'openssl', [
            'req', '-x509', '-newkey', 'rsa:2048', '-passout',
            `pass:${PASSPHRASE}`, '-keyout', 'store/root-private.txt',
            '-out', 'store/root-certificate.crt', '-days', '3650', '-subj',
            '/CN=Mine']);
        await writeFile(join(place, 'store/list.txt'), '');
        await writeFile(join(place, 'store/next'), '0A\n');
        await goOn(place, 'openssl', 'Mine', []);
    });
});

test('a folder that easy-rsa made opens, and goes on', async () => {
    await inFolder(async (place) => {
        const easyrsa = (/** @type {string[]} */ ...args) =>
            tool(place, '/usr/share/easy-rsa/easyrsa', args, {
                EASYRSA_BATCH: '1',
                ...(args[0] === 'build-ca'
                    ? { EASYRSA_REQ_CN: 'Easy authority' } : {}),
                EASYRSA_PASSIN: `pass:${PASSPHRASE}`,
                EASYRSA_PASSOUT: `pass:${PASSPHRASE}`,
                EASYRSA_PKI: join(place, 'pki'),
            });
        await easyrsa('init-pki');
        await easyrsa('build-ca');
        await easyrsa('--subject-alt-name=DNS:one.example.test',
            'build-server-full', 'one');
        await easyrsa('build-server-full', 'two');
        await easyrsa('revoke', 'two', 'superseded');
        await easyrsa('gen-crl');
        const { rows, folder } = await goOn(place, 'easy-rsa',
            'Easy authority', [['one', null], ['two', null]]);
        assert.deepEqual(rows.map(({ state, reason }) => [state, reason]),
            [['valid', ''], ['revoked', 'superseded']]);
        assert.deepEqual(rows[0].names, ['one.example.test']);
        assert.ok(folder.files.has('devices/one/one.key'));
        assert.match(folder.text('crl.pem'), /X509 CRL/);
    });
});

test('CA.key and CA.cer of the article open, and go on', async () => {
    await inFolder(async (place) => {
        const openssl = (/** @type {string[]} */ ...args) =>
            tool(place, 'openssl', args);
        await openssl('genrsa', '-des3', '-traditional', '-passout',
            `pass:${PASSPHRASE}`, '-out', 'CA.key', '2048');
        await openssl('req', '-new', '-x509', '-key', 'CA.key', '-passin',
            `pass:${PASSPHRASE}`, '-out', 'CA.cer', '-days', '365', '-subj',
            '/O=Article/CN=Article authority');
        for (const name of ['MCU', 'MCU2']) {
            await openssl('genrsa', '-des3', '-traditional', '-passout',
                'pass:device', '-out', `${name}.key`, '2048');
            await openssl('req', '-new', '-key', `${name}.key`, '-passin',
                'pass:device', '-out', `${name}.csr`, '-subj',
                `/CN=${name}.example.test`);
            await openssl('x509', '-req', '-in', `${name}.csr`, '-CA',
                'CA.cer', '-CAkey', 'CA.key', '-set_serial', '01', '-passin',
                `pass:${PASSPHRASE}`, '-out', `${name}.cer`);
        }
        const { folder } = await goOn(place, 'loose', 'Article authority',
            [['MCU.example.test', '01']]);
        const codes = folder.notes.map(({ code }) => code);
        assert.ok(codes.includes('adopted'));
        assert.ok(codes.includes('serial-shared'),
            'the article gives two devices one serial');

        assert.equal(await lockState(folder, engine), 'weak');
        await relock(folder, engine, { from: PASSPHRASE, to: 'new one' });
        assert.equal(await lockState(folder, engine), 'good');
        await writeFile(join(place, 'new.key'), folder.key);
        await openssl('pkey', '-in', 'new.key', '-passin', 'pass:new one',
            '-noout');
        await assert.rejects(relock(folder, engine, { from: 'wrong',
            to: 'x' }), { code: 'PASSPHRASE' });
        await openssl('pkey', '-in', 'new.key', '-passin', 'pass:new one',
            '-out', 'open.key');
        folder.put('ca.key', await readFile(join(place, 'open.key')));
        assert.equal(await lockState(folder, engine), 'none');
        await relock(folder, engine, { to: 'locked now' });
        assert.equal(await lockState(folder, engine), 'good');
    });
});

test('an authority below another is issued only on purpose, and signs',
    async () => {
        const root = await makeAuthority(engine, { constraints:
            ['example.test'], pathLength: 1 });
        const sub = await makeRequest(engine, 'x', {
            subject: { CN: 'Second authority' }, names: ['a.example.test'],
        });
        const plain = await signRequest(root.folder, engine, {
            request: sub.request,
            passphrase: PASSPHRASE,
        });
        assert.equal(plain.report.isAuthority, false);
        const made = await signRequest(root.folder, engine, {
            request: sub.request,
            passphrase: PASSPHRASE,
            asAuthority: true,
            constraints: ['rooms.example.test'],
        });
        assert.equal(made.report.isAuthority, true);
        assert.equal(made.report.pathLength, 0);
        await assert.rejects(async () => {
            const { folder } = await makeAuthority(engine);
            await signRequest(folder, engine, {
                request: sub.request,
                passphrase: PASSPHRASE, asAuthority: true,
            });
        }, { code: 'AUTHORITY_PATH' });

        const bytes = (/** @type {string} */ text) =>
            new TextEncoder().encode(text);
        const folder = await openFolder(new Map([
            ['root.cer', bytes(root.certificate)],
            ['second.cer', bytes(made.certificate)],
            ['second.key', bytes(sub.key)],
        ]), engine);
        const { objects: [authorityReport] } =
            await engine.inspect({ bytes: folder.certificate });
        assert.equal(authorityReport.subject?.text, 'CN=Second authority');
        assert.match(folder.text('root.cer'), /BEGIN CERTIFICATE/);
        const device = await makeRequest(engine, 'one.rooms.example.test');
        const signed = await signRequest(folder, engine, {
            request: device.request,
            device: { name: 'One', profile: '' },
        });
        await assert.rejects(async () => signRequest(folder, engine, {
            request: (await makeRequest(engine, 'two.example.test')).request,
        }), { code: 'AUTHORITY_CONSTRAINT' });
        const file = folder.text('devices/One/certificate.cer');
        assert.equal(file.match(/BEGIN CERTIFICATE/g)?.length, 2,
            'the device sends the authority in between');
        await inFolder(async (place) => {
            await writeFile(join(place, 'device.cer'), file);
            await writeFile(join(place, 'root.cer'), root.certificate);
            await tool(place, 'openssl', ['verify', '-x509_strict',
                '-CAfile', 'root.cer', '-untrusted', 'device.cer',
                'device.cer']);
            const gnutls = await tool(place, 'certtool', ['--verify',
                '--load-ca-certificate', 'root.cer', '--infile',
                'device.cer']);
            assert.match(gnutls, /Chain verification output: Verified/);
        });
        folder.revoke(signed.serial, 'superseded', new Date());
        await makeCrl(folder, engine, {});
        assert.match(folder.text('crl.pem'), /X509 CRL/);
    });

test('what is no authority is refused by what is wrong with it', async () => {
    await inFolder(async (place) => {
        await tool(place, 'openssl', [
            'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout',
            'x.key', '-out', 'x.cer', '-subj', '/CN=x', '-addext',
            'basicConstraints=critical,CA:FALSE']);
        const files = await readFiles(place);
        await assert.rejects(openFolder(files, engine),
            { code: 'not-an-authority' });
        await assert.rejects(
            openFolder(new Map([['x.key', /** @type {Uint8Array} */ (
                files.get('x.key'))]]), engine), { code: 'no-certificate' });
        await assert.rejects(openFolder(new Map(), engine),
            { code: 'no-certificate' });
    });
});

/**
 * Opens somebody's folder, sees what is in it, issues one certificate more,
 * and has OpenSSL sign, list and verify in what we save.
 *
 * @param {string} place
 * @param {string} origin
 * @param {string} name
 * @param {[string, string | null][]} devices with their serial
 */
async function goOn(place, origin, name, devices) {
    const folder = await openFolder(await readFiles(place), engine);
    assert.equal(folder.notes[0].code, `from-${origin}`);
    assert.equal(folder.changed, true, 'it is not saved yet');
    const rows = inventory(folder, { now: new Date() });
    assert.deepEqual(rows.map(({ device }) => device),
        devices.map(([device]) => device));
    for (const [at, [, serial]] of devices.entries()) {
        if (serial !== null) {
            assert.equal(rows[at].serial, serial);
        }
    }
    const { objects: [authorityReport] } =
        await engine.inspect({ bytes: folder.certificate });
    assert.ok(authorityReport.subject?.text.includes(name));
    const { request } = await makeRequest(engine, 'new.example.test');
    const { serial } = await signRequest(folder, engine, {
        request,
        passphrase: PASSPHRASE,
        days: 100,
        device: { name: 'New', profile: '' },
    });
    folder.revoke(serial, 'superseded', new Date());
    await makeCrl(folder, engine, { passphrase: PASSPHRASE });
    await inFolder(async (saved) => {
        await writeFiles(saved, folder.toFiles());
        const list = await tool(saved, 'openssl', ['crl', '-in', 'crl.pem',
            '-CAfile', 'ca.cer', '-noout', '-text']);
        assert.match(list, /verify OK/);
        assert.ok(list.includes(serial));
        await tool(saved, 'openssl', [
            'verify', '-CAfile', 'ca.cer', `newcerts/${serial}.pem`]);
        await requestFile(saved, 'later.example.test');
        await ca(saved, '-in', 'later.example.test.csr', '-out', 'later.cer');
        await ca(saved, '-gencrl', '-out', 'crl.pem');
        const lines = (await readFile(join(saved, 'index.txt'), 'utf8'))
            .trim().split('\n');
        assert.equal(lines.length, devices.length + 2);
        assert.equal((await readdir(join(saved, 'newcerts')))
            .filter((file) => file.endsWith('.pem')).length,
        devices.length + 2);
    });
    return { folder, rows };
}
