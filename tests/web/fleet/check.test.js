/* Tables of devices, judged: every fault at its cell, by the engine's rules. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';

import { layOver } from '../../../web/device/profile.js';
import { checkTable } from '../../../web/fleet/check.js';
import { readTable, templateCsv } from '../../../web/fleet/table.js';
import { makeAuthority, openFace } from '../authority/support.js';

/** @type {import('../../../wasm/face.js').Engine} */
let engine;
/** @type {string} */
let limited;
/** @type {any[]} */
let profiles;

before(async () => {
    engine = await openFace();
    limited = (await makeAuthority(engine, {
        constraints: ['example.test', '10.0.0.0/8'],
    })).certificate;
    const read = async (/** @type {string} */ name) => JSON.parse(
        await readFile(new URL(
            `../../../web/device/profiles/${name}.json`, import.meta.url),
        'utf8'));
    const common = await read('common');
    profiles = await Promise.all(
        ['mcu-4200', 'mcu-4500', 'mse-8510', 'amg-3600', 'generic'].map(
            async (name) => layOver(common, await read(name))));
    profiles.push(layOver(profiles[4], { id: 'open', name: 'Open', models: [],
        key: { passphrase: 'forbidden' } }));
});

/** @param {string} text @param {any} [options] */
function check(text, { authority, ...options } = {}) {
    return checkTable(readTable(text), {
        profiles,
        profile: 'mcu-4500',
        days: 825,
        subject: { O: 'Default' },
        known: new Set(),
        checkRows: (rows) => engine.checkRows({ rows, authority }),
        ...options,
    });
}

/** @param {import('../../../web/fleet/check.js').Fault[]} faults */
function codes(faults) {
    return faults.map(({ code, column, line, level }) =>
        [code, column, line, level]);
}

test('the template is no good table', async () => {
    const { plans, faults } = await check(templateCsv('mcu-4500'));
    assert.deepEqual(faults, []);
    assert.equal(plans.length, 2);
    assert.equal(plans[1].subject.CN, 'mcu2.example.test');
    assert.equal(plans[1].subject.O, 'Default');
    assert.equal(plans[0].subject.O, 'Example');
});

for (const [code, column, text, line = 2] of /** @type {[string, string,
    string, number?][]} */ ([
    ['NAME_SYNTAX', 'addresses', 'name,host\nA,a_b!.test'],
    ['NAME_SYNTAX', 'addresses', 'name,host\nA,300.1.1.1'],
    ['NAME_SYNTAX', 'addresses', 'name,host\nA,10.1.2'],
    ['NAME_SYNTAX', 'addresses', 'name,host\nA,http://10.1.2/'],
    ['NAME_SYNTAX', 'addresses', 'name,host\nA,https://me@a.test/'],
    ['NAME_MISSING', 'addresses', 'name,host\nA,'],
    ['twice', 'addresses', 'name,host\nA,a.test\nB,A.TEST', 3],
    ['twice', 'addresses',
        'name,host\nA,2001:db8::1\nB,[2001:0DB8:0::1]', 3],
    ['twice', 'name', 'name,host\nA,a.test\na,b.test', 3],
    ['profile', 'profile', 'name,host,profile\nA,a.test,nobody'],
    ['profile', 'profile', 'name,host,profile\nA,a.test,MCU'],
    ['days', 'days', 'name,host,days\nA,a.test,0'],
    ['days', 'days', 'name,host,days\nA,a.test,3661'],
    ['days', 'days', 'name,host,days\nA,a.test,9999999'],
    ['days', 'days', 'name,host,days\nA,a.test,3.5'],
    ['days', 'days', 'name,host,days\nA,a.test,1e3'],
    ['SUBJECT_COUNTRY', 'C', 'name,host,country\nA,a.test,Germany'],
    ['FIELD_LENGTH', 'CN', `name,host,CN\nA,a.test,${'x'.repeat(65)}`],
    ['FIELD_LENGTH', 'name', `name,host\n${'x'.repeat(101)},a.test`],
    ['SUBJECT_SYNTAX', 'O', 'name,host,company\nA,a.test,"x\ny"'],
    ['passphrase-ascii', 'passphrase', 'name,host,password\nA,a.test,Ünsafe'],
    ['passphrase-forbidden', 'passphrase',
        'name,host,password,type\nA,a.test,long enough 1,Open'],
    ['AUTHORITY_CONSTRAINT', 'addresses', 'name,host\nA,a.elsewhere.test'],
    ['AUTHORITY_CONSTRAINT', 'addresses', 'name,host\nA,11.0.0.1'],
])) {
    test(`a row is not stopped for ${code}: ${JSON.stringify(text.slice(-24))}`,
        async () => {
            const { faults, bad, plans } = await check(text,
                code === 'AUTHORITY_CONSTRAINT' ? { authority: limited } : {});
            assert.deepEqual(codes(faults.filter(({ level }) =>
                level === 'error')), [[code, column, line, 'error']]);
            assert.equal(bad, 1);
            assert.equal(plans.length, line - 2);
        });
}

test('what is only odd stops a row, or is not told', async () => {
    const { faults, plans } = await check('name,host,days,password\n' +
        'A,a.test a.test,826,short\nB,b.test,825,twelve chars\n' +
        'C,c.test,3660,', { known: new Set(['B']) });
    assert.deepEqual(codes(faults), [
        ['NAME_TWICE', 'addresses', 2, 'warning'],
        ['days-long', 'days', 2, 'warning'],
        ['passphrase-short', 'passphrase', 2, 'warning'],
        ['known', 'name', 3, 'warning'],
        ['days-long', 'days', 4, 'warning'],
    ]);
    assert.deepEqual(plans.map(({ name, days, passphrase, names }) =>
        [name, days, passphrase, names]), [
        ['A', 826, 'short', ['a.test']],
        ['B', 825, 'twelve chars', ['b.test']],
        ['C', 3660, '', ['c.test']],
    ]);
});

test('good rows do not go ahead beside bad ones, or out of order', async () => {
    const { plans, bad } = await check('name,host\nA,a.test\nB,\nC,c.test');
    assert.deepEqual(plans.map(({ name, line }) => [name, line]),
        [['A', 2], ['C', 4]]);
    assert.equal(bad, 1);
});

test('an address of a browser is refused where a host name is meant',
    async () => {
        const { plans, faults } = await check(
            'host\nhttps://a.test/login.html 10.1.2.3:8443 b.test:443 ' +
            'dns:c.test. IP:[2001:DB8::5] Bücher.test http://[2001:db8::6]/');
        assert.deepEqual(faults, []);
        assert.deepEqual(plans[0].names, ['a.test', '10.1.2.3', 'b.test',
            'c.test', '2001:db8::5', 'xn--bcher-kva.test', '2001:db8::6']);
    });

test('the name of one device becomes the subject of another, or is cut',
    async () => {
        const long = `${'long.'.repeat(13)}test`;
        const { plans } = await check('name,host,CN,C,unit name\n' +
            `A,${long} 10.0.0.1,,gb,Video\nB,${long}x,,,\nC,c.test,Room C,,`);
        assert.deepEqual(plans.map(({ subject: { CN, C, OU } }) => [CN, C, OU]),
            [['10.0.0.1', 'GB', 'Video'], ['', undefined, undefined],
                ['Room C', undefined, undefined]]);
        assert.deepEqual(plans[1].names, [`${long}x`]);
    });

for (const [wanted, id] of /** @type {[string, string][]} */ ([
    ['MCU 4505', 'mcu-4500'], ['Cisco TelePresence MCU 4203', 'mcu-4200'],
    ['MSE 8510', 'mse-8510'], ['4500', 'mcu-4500'], ['mcu-4500', 'mcu-4500'],
    ['MCU 4200', 'mcu-4200'], ['MCU 4200 / MSE 8420', 'mcu-4200'],
    ['mse8420', 'mcu-4200'], ['4203/4205', 'mcu-4200'],
    ['CTI-4505-MCU-K9', 'mcu-4500'], ['4500 Series', 'mcu-4500'],
    ['AMG 3610', 'amg-3600'], ['TelePresence Server 7010', 'generic'],
    ['another device', 'generic'], ['IP VCR', 'generic'], ['OPEN', 'open'],
])) {
    test(`a product's plain name is not known: ${wanted}`, async () => {
        const { plans } = await check(`host,model\na.test,${wanted}`);
        assert.equal(plans[0]?.profile.id, id);
    });
}

test('another product of the same number is taken for an MCU, and the fault ' +
    'does not say what is known', async () => {
    const { faults } = await check(
        'host,model\na.test,TelePresence Server 8510');
    assert.equal(faults[0].code, 'profile');
    assert.match(String(faults[0].values.known), /MCU 4500, MSE 8510 blade/);
});

test('a table that says no kind gets another than was chosen', async () => {
    const { plans } = await check('host\na.test', { profile: 'amg-3600' });
    assert.equal(plans[0].profile.id, 'amg-3600');
});

test('hostile names do not become safe and different folders', async () => {
    const names = ['../../x', 'C:\\x', 'CON', 'a/b', 'a\\b', 'x\0y',
        'A|B', 'ä'.repeat(90), '...', '.hidden', 'nul.txt', '日本'];
    const { plans, bad } = await check(['name;host', ...names.map((name, at) =>
        `${name};h${at}.test`)].join('\n'));
    assert.equal(bad, 0);
    const folders = plans.map(({ folder }) => folder);
    assert.equal(new Set(folders.map((one) => one.toLowerCase())).size,
        names.length, folders.join());
    for (const folder of folders) {
        assert.match(folder, /^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}$/);
        assert.doesNotMatch(folder, /^(?:con|nul|aux|prn)(?:\.|$)/i);
        assert.doesNotMatch(folder, /\.\./);
    }
});

test('an authority that may not sign is taken for faults of the list',
    async () => {
        const { certificate } = await engine.selfSign({
            key: (await engine.generateKey({ type: 'ec', curve: 'P-256',
                form: 'pkcs8' })).key,
            subject: { CN: 'no authority' }, names: ['a.test'], days: 5,
        });
        await assert.rejects(check('host\na.test', { authority: certificate }),
            { code: 'AUTHORITY_NOT_CA' });
    });
