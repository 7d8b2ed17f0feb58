/* Tables of devices: read whatever a spreadsheet makes, judge every cell. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { zipSync } from 'fflate';

import { writeCsv } from '../../../web/authority/csv.js';
import { checkTable } from '../../../web/fleet/check.js';
import { NO_ADDRESSES, NO_HOSTS, permitted, proposeConstraints }
    from '../../../web/fleet/constraints.js';
import { parseAddress } from '../../../web/fleet/names.js';
import { readTable, readTableFile, templateCsv }
    from '../../../web/fleet/table.js';
import { constraintsOf } from '../../../web/places/authority/limits.js';

/** @type {any[]} */
const PROFILES = ['mcu-4500', 'other'].map((id) => ({
    id, name: id.toUpperCase(), models: [`${id} model`],
    key: { passphrase: 'allowed', passphraseCharacters: 'ascii' },
}));

const OPTIONS = {
    profiles: PROFILES,
    profile: 'mcu-4500',
    days: 825,
    subject: { O: 'Default' },
    permitted: /** @type {string[]} */ ([]),
    known: /** @type {Set<string>} */ (new Set()),
};

/** @param {string} text @param {Partial<typeof OPTIONS>} [options] */
function check(text, options) {
    return checkTable(readTable(text), { ...OPTIONS, ...options });
}

for (const [title, delimiter] of [
    ['commas', ','], ['semicolons', ';'], ['tabs', '\t']]) {
    test(`a table with ${title} and its headers in any order is read`, () => {
        const text = [
            ['Company', 'IP address', 'Device Name', 'Hostname'],
            ['Example, Ltd; "A"', '10.0.0.1', 'One', 'one.example.test'],
        ].map((cells) => cells.map((cell) =>
            `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n');
        const { rows } = readTable(text);
        assert.deepEqual(rows, [{ line: 2, cells: {
            O: 'Example, Ltd; "A"',
            name: 'One',
            addresses: '10.0.0.1 one.example.test',
        } }]);
    });
}

test('one column without any separator is a table too', () => {
    assert.deepEqual(readTable('hostname\na.test\nb.test\n').rows.map(
        ({ cells }) => cells.addresses), ['a.test', 'b.test']);
});

for (const [encoding, bytes] of /** @type {[string, number[]][]} */ ([
    ['utf-8', [...Buffer.from('name,host\nMüller,a.test')]],
    ['utf-8', [0xef, 0xbb, 0xbf, ...Buffer.from('name,host\nMüller,a.test')]],
    ['windows-1252', [...Buffer.from('name,host\nMüller,a.test', 'latin1')]],
    ['utf-16le', [0xff, 0xfe,
        ...Buffer.from('name,host\nMüller,a.test', 'utf16le')]],
    ['utf-16le', [...Buffer.from('name,host\nMüller,a.test', 'utf16le')]],
    ['utf-16be', [...Buffer.from('name,host\nMüller,a.test', 'utf16le')
        .swap16()]],
])) {
    test(`umlauts survive ${encoding} (${bytes[0].toString(16)}...)`, () => {
        const table = readTableFile(Uint8Array.from(bytes));
        assert.equal(table.encoding, encoding);
        assert.equal(table.rows[0].cells.name, 'Müller');
    });
}

/** @param {string[][]} cells the heads first */
function tableOf(...cells) {
    return readTable(cells.map((row) => row.join(';')).join('\n'));
}

for (const [language, heads] of Object.entries({
    German: ['Gerät', 'Hostname', 'IP-Adresse', 'Gültigkeit (Tage)'],
    'German, other words': ['Gerätename', 'Rechnername', 'IP Adressen', 'Tage'],
    French: ['Appareil', 'Nom d’hôte', 'Adresse IP', 'Jours'],
    Spanish: ['Dispositivo', 'Nombre de host', 'Dirección IP', 'Días'],
    Italian: ['Nome', 'Nome host', 'Indirizzo IP', 'Giorni'],
    Portuguese: ['Equipo', 'Nome do host', 'Endereço IP', 'Dias'],
    Dutch: ['Naam', 'Hostnaam', 'IP-adres', 'Dagen'],
    Polish: ['Urządzenie', 'Nazwa hosta', 'Adres IP', 'Days'],
    Russian: ['Имя', 'Имя хоста', 'IP-адрес', 'Days'],
    Japanese: ['機器名', 'ホスト名', 'IPアドレス', 'Days'],
    'two words in one': ['Device (label)', 'Hostname (FQDN)',
        'Management IP', 'Days'],
})) {
    test(`heads in ${language} are not understood`, () => {
        const { rows, unread, guessed } =
            tableOf(heads, ['One', 'one.test', '10.0.0.1', '365']);
        assert.deepEqual([unread, guessed], [[], []]);
        assert.deepEqual(rows[0].cells, { name: 'One',
            addresses: 'one.test 10.0.0.1', days: '365' });
    });
}

test('a column full of addresses is skipped for its odd head', () => {
    const { rows, guessed, unread } = tableOf(
        ['Name', 'eth0', 'Vue', 'Room'],
        ['A', '10.0.0.1', 'https://a.rooms.test/login', '1'],
        ['B', '2001:db8::2', 'b.rooms.test:8443', '2'],
        ['C', '', 'c.rooms.test', '3']);
    assert.deepEqual(guessed, ['eth0', 'Vue']);
    assert.deepEqual(unread, ['Room']);
    assert.equal(rows[1].cells.addresses, '2001:db8::2 b.rooms.test:8443');
});

for (const [head, ...cells] of [
    ['Gateway', '10.0.0.253', '10.0.0.254'],
    ['DNS server IP', '10.0.0.53', '10.0.0.54'],
    ['Netzmaske', '255.255.255.0', '255.255.0.0'],
    ['Zone', '10.0.0.254', '10.0.0.254'],
    ['Stand', '28.11.2026', '29.11.2026'],
    ['Serial', '0A:1B:2C:3D:4E:5F:60:71', '0A:1B:2C:3D:4E:5F:60:7G'],
    ['MAC', '00:1A:2B:3C:4D:5E', '00:1A:2B:3C:4D:5F'],
    ['Since', '12:30:00', '12:31:00'],
    ['Contact', 'j.smith', 'a.miller'],
    ['Firmware', '4.5.1.85', '4.5.1.86'],
    ['Note', '10.0.0.8', 'see Anna'],
]) {
    test(`a column “${head}” becomes addresses, or is left out in silence`,
        () => {
            const { guessed, unread, rows } = tableOf(['name', head, 'host'],
                ...cells.map((cell, at) => [`${at}`, cell, `${at}.test`]));
            assert.deepEqual([guessed, unread], [[], [head]]);
            assert.equal(rows[0].cells.addresses, '0.test');
        });
}

test('what stands in a column without a head is left out in silence', () => {
    assert.deepEqual(tableOf(['name', 'host', '', ''],
        ['A', 'a.test', 'x', '']).unread, ['']);
});

for (const line of ['sep=;', '"sep=;"', 'SEP=;', 'sep=;;;']) {
    test(`Excel's own first line ${line} is taken for the heads`, () => {
        const { rows, delimiter } =
            readTable(`\ufeff${line}\r\nname;host\r\nA,B;a.test\r\n`);
        assert.equal(delimiter, ';');
        assert.deepEqual(rows, [{ line: 2,
            cells: { name: 'A,B', addresses: 'a.test' } }]);
    });
}

test('what Excel says of the separator does not count', () => {
    assert.equal(readTable('sep=,\nname;x,host\nA,a.test\n').rows[0]
        .cells.addresses, 'a.test');
    assert.throws(() => readTable('sep=;\n'), { code: 'empty' });
});

for (const [code, bytes] of /** @type {[string, Uint8Array][]} */ ([
    ['workbook', zipSync({ '[Content_Types].xml': new Uint8Array(9) })],
    ['workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
    ['workbook', Buffer.from('<html><table><tr><td>name')],
    ['workbook', Buffer.from('<?xml version="1.0"?><Workbook>')],
    ['not-text', Buffer.from('name,host\nA,a.test\n\0\0\0')],
])) {
    test(`what is no CSV is read as one: ${code}, ${bytes.length} bytes`,
        () => {
            assert.throws(() => readTableFile(bytes), { code });
        });
}

for (const [code, text] of [
    ['empty', ''], ['empty', '\ufeff \r\n'], ['empty', 'name,host\n,\n'],
    ['no-header', 'a.test,10.0.0.1\nb.test,10.0.0.2\n'],
    ['no-header', 'a.rooms.test,10.0.0.1\nb.rooms.test,10.0.0.2\n'],
    ['header-twice', 'name,name,host\na,b,c\n'],
    ['quotes', 'name,host\n"never closed,a.test\n'],
    ['too-many', `host\n${'a.test\n'.repeat(10001)}`],
]) {
    test(`a table is refused as ${code}: ${
        JSON.stringify(text.slice(0, 20))}`, () => {
        assert.throws(() => readTable(text), { code });
    });
}

test('lines are counted as the spreadsheet counts them', () => {
    const { rows } = readTable('\nname,host\n\nA,"a.test"\n,,\nB,b.test\n');
    assert.deepEqual(rows.map(({ line }) => line), [4, 6]);
});

test('a cell is a formula where another separator is usual', () => {
    const cells = ['x;=1+1', 'x;"=1+1', "x;'=1", 'x\t=1', 'x\n-1', 'x|@y',
        'a; =1', ';;+1', "';=x", 'x;;=1;', '\t;=1'];
    const text = writeCsv(['host', 'name'], cells.map((cell, at) =>
        [`${at}.test`, cell]));
    for (const piece of text.slice(1).split(/[;,|\t\r\n]/)) {
        assert.doesNotMatch(piece, /^[\s"]*[=+\-@]/, JSON.stringify(text));
    }
    assert.deepEqual(readTable(text).rows.map(({ cells: { name } }) => name),
        cells.map((cell) => cell.trim()));
});

test('formulas are disarmed when written and read back as they were', () => {
    const cells = ['=HYPERLINK("http://x")', '+1', '-1', '@x', '\tx', '\rx',
        '\0x', 'plain', "'quoted", 'a\nb', '"', "'=x", "''-x", "'"];
    const text = writeCsv(['name', 'host'],
        cells.map((cell, at) => [cell, `${at}.test`]));
    for (const line of text.slice(1).split('\r\n')) {
        assert.doesNotMatch(line, /^"?[=+\-@\t\r\0]/);
    }
    const back = readTable(text).rows.map(({ cells: { name } }) => name);
    assert.deepEqual(back, cells.map((cell) => cell.trim()));
});

test('the template is a good table of its own', () => {
    const { plans, faults } = check(templateCsv('mcu-4500'));
    assert.deepEqual(faults, []);
    assert.equal(plans.length, 2);
    assert.equal(plans[1].subject.CN, 'mcu2.example.test');
    assert.equal(plans[1].subject.O, 'Default');
});

for (const [code, column, text] of [
    ['address', 'addresses', 'name,host\nA,a_b!.test'],
    ['address', 'addresses', 'name,host\nA,300.1.1.1'],
    ['address', 'addresses', 'name,host\nA,http://a.test/'],
    ['no-address', 'addresses', 'name,host\nA,'],
    ['twice', 'addresses', 'name,host\nA,a.test\nB,A.TEST'],
    ['twice', 'name', 'name,host\nA,a.test\na,b.test'],
    ['profile', 'profile', 'name,host,profile\nA,a.test,nobody'],
    ['days', 'days', 'name,host,days\nA,a.test,0'],
    ['days', 'days', 'name,host,days\nA,a.test,9999999'],
    ['days', 'days', 'name,host,days\nA,a.test,1e3'],
    ['country', 'C', 'name,host,country\nA,a.test,Germany'],
    ['too-long', 'CN', `name,host,CN\nA,a.test,${'x'.repeat(65)}`],
    ['too-long', 'name', `name,host\n${'x'.repeat(101)},a.test`],
    ['control', 'O', 'name,host,company\nA,a.test,"x\ny"'],
    ['passphrase-ascii', 'passphrase', 'name,host,password\nA,a.test,Ünsafe'],
    ['outside', 'addresses', 'name,host\nA,a.elsewhere.test'],
]) {
    test(`a row is stopped for ${code}: ${JSON.stringify(text.slice(-24))}`,
        () => {
            const { faults, bad } = check(text,
                code === 'outside' ? { permitted: ['example.test'] } : {});
            const errors = faults.filter(({ level }) => level === 'error');
            assert.deepEqual(errors.map((fault) =>
                [fault.code, fault.column]), [[code, column]]);
            assert.equal(errors[0].line, text.split('\n').length > 3 ||
                code === 'twice' ? 3 : 2);
            assert.equal(bad, 1);
        });
}

test('good rows go ahead beside bad ones', () => {
    const { plans, bad } = check('name,host\nA,a.test\nB,\nC,c.test');
    assert.deepEqual(plans.map(({ name }) => name), ['A', 'C']);
    assert.equal(bad, 1);
});

test('hostile names become safe and different folders', () => {
    const names = ['../../x', 'C:\\x', 'CON', 'a/b', 'a\\b', 'x\0y',
        'A|B', 'ä'.repeat(90), '...', '.hidden', 'nul.txt', '日本'];
    const { plans, bad } = check(['name;host', ...names.map((name, at) =>
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

test('addresses are told from names, in their odd forms', () => {
    const kind = (/** @type {string} */ text) => parseAddress(text)?.type;
    for (const text of ['10.1.2.3', '::1', '2001:db8::1', '[fe80::1]',
        '::ffff:10.0.0.1']) {
        assert.equal(kind(text), 'ip', text);
    }
    for (const text of ['a', 'a.test', 'xn--bcher-kva.test', 'bücher.test',
        '*.example.test', 'a_b.test', '1.2.3.test']) {
        assert.equal(kind(text), 'dns', text);
    }
    for (const text of ['', '.', 'a..b', '-a.test', '1.2.3', '1.2.3.4.5',
        '01.2.3.4', '256.1.1.1', '*', '*.test', 'a.*.test', '::1::', ':',
        'a b', `${'a'.repeat(64)}.test`, '1'.repeat(260)]) {
        assert.equal(parseAddress(text), null, text);
    }
    assert.equal(parseAddress('bücher.test')?.text, 'xn--bcher-kva.test');
    assert.equal(parseAddress('2001:db8::1')?.bytes?.length, 16);
});

test('constraints hold for what is below a domain or in a range, only', () => {
    const inside = (/** @type {string} */ text,
        /** @type {string[]} */ list) => permitted(
        /** @type {any} */ (parseAddress(text)), list);
    const list = ['example.test', '10.0.0.0/9', '2001:db8::/33'];
    for (const text of ['example.test', 'a.EXAMPLE.test', '*.example.test',
        '10.127.255.255', '2001:db8:7fff::1']) {
        assert.equal(inside(text, list), true, text);
    }
    for (const text of ['badexample.test', 'test', '10.128.0.0', '11.0.0.1',
        '2001:db8:8000::1', '::ffff:10.0.0.1']) {
        assert.equal(inside(text, list), false, text);
    }
    assert.equal(inside('10.0.0.1', ['example.test']), true,
        'a kind that is not spoken of is free');
    assert.equal(inside('10.0.0.1', ['example.test', NO_ADDRESSES]), false);
    assert.equal(inside('a.test', ['10.0.0.0/8']), true);
    assert.equal(inside('a.test', ['10.0.0.0/8', NO_HOSTS]), false);
    assert.equal(inside('anything.test', []), true);
    assert.deepEqual(proposeConstraints(['mcu1.rooms.example.test',
        'mcu2.rooms.example.test', 'mcu', '10.1.2.3', '172.20.0.1',
        '192.0.2.7', '2001:db8::1'].map((text) =>
        /** @type {any} */ (parseAddress(text)))), ['rooms.example.test',
        'mcu', '10.0.0.0/8', '172.16.0.0/12', '192.0.2.7/32',
        '2001:db8::1/128']);
});

test('limits are read from what the engine says of an authority', () => {
    const report = (/** @type {string} */ text) => ({
        extensions: [{ oid: '2.5.29.30', text }] });
    assert.deepEqual(constraintsOf(report(
        'only dns:example.test; never ip:0.0.0.0/0, ip:::/0')),
    ['example.test', NO_ADDRESSES]);
    assert.deepEqual(constraintsOf(report(
        'only ip:10.0.0.0/8; never dns:(all)')), ['10.0.0.0/8', NO_HOSTS]);
    assert.deepEqual(constraintsOf(report(
        'only dns:a.test, ip:2001:db8::/32')), ['a.test', '2001:db8::/32']);
    assert.deepEqual(constraintsOf({ extensions: [] }), []);
});
