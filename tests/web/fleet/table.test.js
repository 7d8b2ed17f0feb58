/* Tables of devices: read whatever a spreadsheet makes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { zipSync } from 'fflate';

import { writeCsv } from '../../../web/authority/csv.js';
import { readTable, readTableFile } from '../../../web/fleet/table.js';

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
        const { rows, unread } = readTableFile(Uint8Array.from(bytes));
        assert.deepEqual([rows[0].cells, unread],
            [{ name: 'Müller', addresses: 'a.test' }, []]);
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
        const { rows } =
            readTable(`\ufeff${line}\r\nname;host\r\nA,B;a.test\r\n`);
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
