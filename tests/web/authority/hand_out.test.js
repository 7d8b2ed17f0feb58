/* What is handed out: calendar, tables, trust kit, bundles. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { inventoryCsv } from '../../../web/authority/csv.js';
import { readTable } from '../../../web/fleet/table.js';
import { inFolder, makeAuthority, openFace, tool, writeFiles }
    from './support.js';

const { writeCalendar, writeLastDay } =
    await import('../../../web/authority/calendar.js');
const { trustBundle, trustKit } =
    await import('../../../web/authority/trust_kit.js');

/** @type {Awaited<ReturnType<typeof makeAuthority>>} */
let base;
/** @type {Awaited<ReturnType<typeof makeAuthority>>} */
let next;
/** @type {any} */
let leaf;

before(async () => {
    const engine = await openFace();
    base = await makeAuthority(engine, { name: 'Räume & <Co>' });
    next = await makeAuthority(engine, { name: 'Räume & <Co>' });
    const { key } = await engine.generateKey({ bits: 2048 });
    const { certificate } = await engine.selfSign({
        key, subject: { CN: 'leaf.test' }, names: ['leaf.test'], days: 9,
    });
    leaf = (await engine.inspect({ bytes: certificate })).objects[0];
});

/** @param {Partial<import('../../../web/authority/inventory.js').Row>} more */
function row(more = {}) {
    return /** @type {import('../../../web/authority/inventory.js').Row} */ ({
        serial: '0AFF', device: 'MCU; 1, "a"\\b', folder: 'MCU-1',
        current: true, profile: 'mcu-4500', subject: 'CN=a', names: ['a.test'],
        notBefore: new Date('2026-01-01'), notAfter: new Date('2028-02-29'),
        state: 'valid', revokedAt: null, reason: '', kind: 'device',
        report: null, ...more,
    });
}


test('a calendar has one whole day for each certificate in use', () => {
    const text = writeCalendar([
        row({ names: ['a.test\nsecond line 🙂'] }),
        row({ serial: '02', state: 'revoked' }),
        row({ serial: '03', current: false }),
        row({ serial: '04', state: 'expired' }),
    ], { name: 'A', serial: '99', notAfter: new Date('2036-01-01'),
        listEnds: new Date('2026-12-24') },
    new Date('2026-11-24T06:00:00Z'));
    assert.equal(text.match(/BEGIN:VEVENT/g)?.length, 3);
    assert.match(text, /UID:list-99@mcu-certify\r\n/);
    assert.match(text, /DTSTART;VALUE=DATE:20261224\r\n/);
    assert.match(text, /DTSTART;VALUE=DATE:20280229\r\n/);
    assert.match(text, /DTEND;VALUE=DATE:20280301\r\n/);
    assert.match(text, /UID:0aff@mcu-certify\r\n/);
    assert.match(text, /TRIGGER:-P60D\r\n/);
    assert.match(text, /DTSTAMP:20261124T060000Z\r\n/);
    for (const line of text.split('\r\n')) {
        assert.ok(Buffer.byteLength(line) <= 75, line);
        assert.doesNotMatch(line, /[\r\n]/);
    }
    const flat = text.replaceAll('\r\n ', '');
    assert.match(flat, /SUMMARY:Certificate of MCU\\; 1\\, "a"\\\\b ends\r\n/);
    assert.match(flat, /DESCRIPTION:.*a\.test\\nsecond line 🙂.*\r\n/);
});

test('a name cannot add lines to a calendar', () => {
    const write = (/** @type {string} */ summary) => writeLastDay(
        { serial: '01', notAfter: new Date(), summary }, new Date());
    assert.match(write('a\r\nEND:VEVENT\n;\u0007'),
        /^SUMMARY:a\\nEND:VEVENT\\n\\;\r$/m);
    const folded = write('€'.repeat(60));
    assert.ok(folded.replaceAll('\r\n ', '')
        .includes(`\r\nSUMMARY:${'€'.repeat(60)}\r\n`));
    for (const line of folded.trim().split('\r\n')) {
        assert.ok(Buffer.byteLength(line) <= 75);
    }
});

test('the inventory as CSV serves as a table of devices again', () => {
    const text = inventoryCsv([row({ device: '=cmd|calc!A1' })]);
    assert.ok(text.includes("'=cmd|calc!A1"));
    const [{ cells }] = readTable(text).rows;
    assert.equal(cells.name, '=cmd|calc!A1');
    assert.equal(cells.addresses, 'a.test');
    assert.ok(text.includes('0A:FF'));
});

test('the trust kit is read by the tools it is for', async () => {
    const roots = [base, next].map(({ authorityReport }) =>
        ({ report: authorityReport, name: 'Räume & <Co>' }));
    const files = trustKit(roots);
    const year = base.authorityReport.notAfter.slice(0, 4);
    assert.ok(files.has('Raume-Co.cer'), [...files.keys()].join());
    assert.ok(files.has(`Raume-Co-${year}.cer`),
        'a successor of the same name does not overwrite');
    await inFolder(async (place) => {
        await writeFiles(place, files);
        const read = `import plistlib, json, sys, hashlib
profile = plistlib.load(open('Raume-Co.mobileconfig', 'rb'))
for part in profile['PayloadContent']:
    print(part['PayloadType'], hashlib.sha256(part['PayloadContent'])
          .hexdigest())
print(profile['PayloadDisplayName'])
print(json.load(open('policies.json'))['policies']['Certificates'])
`;
        const said = await tool(place, 'python3', ['-c', read], {
            PYTHONIOENCODING: 'utf-8' });
        for (const { report } of roots) {
            assert.ok(said.includes(
                `com.apple.security.root ${report.sha256}`), said);
        }
        assert.match(said, /Räume & <Co>/);
        assert.match(said, /'Install': \['Raume-Co\.cer'/);
        assert.match(await tool(place, 'openssl', ['x509', '-inform', 'der',
            '-in', 'Raume-Co.cer', '-noout', '-fingerprint', '-sha256']),
        new RegExp(base.authorityReport.sha256.toUpperCase()
            .match(/../g)?.join(':') ?? 'x'));
    });
    const commands = Buffer.from(/** @type {Uint8Array} */ (
        files.get('windows-just-me.txt'))).toString();
    assert.match(commands, /certutil -user -addstore Root Raume-Co\.cer\r\n/);
    const sheet = Buffer.from(/** @type {Uint8Array} */ (
        files.get('fingerprints.txt'))).toString();
    assert.ok(sheet.replace(/[\s:]/g, '').includes(
        base.authorityReport.sha256.toUpperCase()));
    for (const [path, bytes] of files) {
        assert.doesNotMatch(Buffer.from(bytes).toString('latin1'),
            /PRIVATE KEY/, path);
    }
});

test('a bundle holds authorities alone, each once', () => {
    const now = new Date();
    const { pem, count, findings } = trustBundle([
        base.authorityReport, base.authorityReport, leaf,
        next.authorityReport,
    ], now);
    assert.equal(count, 2);
    assert.equal(pem.match(/BEGIN CERTIFICATE/g)?.length, 2);
    assert.deepEqual(findings.map(({ code }) => code),
        ['twice', 'not-an-authority', 'same-name']);
    assert.deepEqual(trustBundle([base.authorityReport],
        new Date('2090-01-01')).findings.map(({ code }) => code),
    ['expired']);
});
