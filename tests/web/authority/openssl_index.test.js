/* OpenSSL's list of issued certificates, read and written. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
    readIndex, readSubject, readTime, serialText, subjectLine, writeIndex, writeTime,
} from '../../../web/authority/openssl_index.js';

/** Lines as `openssl ca` of OpenSSL 3.0 wrote them. */
const LIST =
    'R\t261224061640Z\t261124061640Z,keyCompromise\t0A0011\tunknown\t/CN=a\n' +
    'R\t20600101000000Z\t261124061640Z,keyTime,20240101000000Z\t0A0012' +
    '\tunknown\t/O=A\\/B \\+ M\\xC3\\xBCller/CN=b\n' +
    'V\t20600101000000Z\t\t77\tunknown\t/CN=c\n' +
    'E\t140101000000Z\t\t78\tunknown\t/CN=d\n';

test('a list that OpenSSL wrote comes back byte for byte', () => {
    const { entries, bad } = readIndex(LIST);
    assert.deepEqual(bad, []);
    assert.equal(entries.length, 4);
    assert.deepEqual(entries.map(({ status }) => status),
        ['R', 'R', 'V', 'E']);
    assert.equal(entries[0].revoked?.reason, 'keyCompromise');
    assert.equal(entries[1].revoked?.reason, 'keyTime');
    assert.equal(writeIndex(entries), LIST);
});

test('CRLF, comments and a tab behind a backslash are read', () => {
    const { entries: [entry] } = readIndex(
        '# made by hand\r\nV\t300101000000Z\t\t0a\tunknown\t/CN=a\\\tb\r\n');
    assert.equal(entry.serial, '0A');
    assert.equal(entry.subject, '/CN=a\tb');
});

for (const [title, line] of [
    ['too few columns', 'V\t300101000000Z\t\t0A\t/CN=a'],
    ['a day that does not exist', 'V\t300231000000Z\t\t0A\tunknown\t/CN=a'],
    ['a status nobody knows', 'X\t300101000000Z\t\t0A\tunknown\t/CN=a'],
    ['revoked without a time', 'R\t300101000000Z\t\t0A\tunknown\t/CN=a'],
    ['valid with a time', 'V\t300101000000Z\t260101000000Z\t0A\tunknown\t/'],
    ['an odd serial', 'V\t300101000000Z\t\tA\tunknown\t/CN=a'],
    ['an empty serial', 'V\t300101000000Z\t\t\tunknown\t/CN=a'],
]) {
    test(`a line with ${title} is told by its number`, () => {
        const { entries, bad } = readIndex(
            `V\t300101000000Z\t\t01\tunknown\t/\n${line}\n`);
        assert.deepEqual(entries.map(({ serial }) => serial), ['01']);
        assert.deepEqual(bad, [{ line: 2, text: line, twice: null }]);
    });
}

test('of one serial twice the second line is told, and what it says', () => {
    const { entries, bad } = readIndex('V\t300101000000Z\t\t0A\tunknown\t/CN=a\n' +
        'R\t300101000000Z\t260101000000Z\t0A\tunknown\t/CN=a\n');
    assert.equal(entries.length, 1);
    assert.equal(bad[0].line, 2);
    assert.equal(bad[0].twice?.status, 'R');
});

test('years are short up to 2049 and long after', () => {
    const end = new Date('2049-12-31T23:59:59Z');
    assert.equal(writeTime(end), '491231235959Z');
    assert.equal(writeTime(new Date(end.getTime() + 1000)),
        '20500101000000Z');
    assert.equal(readTime('500101000000Z')?.getUTCFullYear(), 1950);
    assert.equal(readTime('491231235959Z')?.getTime(), end.getTime());
    assert.equal(readTime('99991231235959Z')?.getUTCFullYear(), 9999);
    assert.equal(readTime('240229000000Z')?.getUTCDate(), 29);
    assert.equal(readTime('230229000000Z'), null);
});

test('serials lose leading zeros and colons, never a digit', () => {
    assert.equal(serialText('00:0a:ff'), '0AFF');
    assert.equal(serialText('1'), '01');
    assert.equal(serialText('0'), '00');
    assert.equal(serialText('100'), '0100');
});

test('a subject is spelt as OpenSSL compares it', () => {
    const line = subjectLine([
        { oid: '2.5.4.6', value: 'DE', encoding: 'PrintableString' },
        { oid: '2.5.4.10', value: 'A/B + Müller, "x"' },
        { oid: '2.5.4.11', value: 'back\\slash=eq' },
        { oid: '1.3.6.1.4.1.55555.1', value: 'odd' },
        { oid: '2.5.4.3', value: 'ü😀', encoding: 'BMPString' },
    ].map((one) => ({ type: '', encoding: 'UTF8String', ...one })));
    assert.equal(line, '/C=DE/O=A\\/B \\+ M\\xC3\\xBCller, "x"' +
        '/OU=back\\slash=eq/1.3.6.1.4.1.55555.1=odd/CN=\\x00\\xFC\\xD8=\\xDE\\x00');
});

test('a subject of the list is read back for people', () => {
    assert.deepEqual(readSubject('/O=J\\xC3\\xB6rg \\/ S\\+hne/CN=a=b/x'), [
        { type: 'O', value: 'Jörg / S+hne' }, { type: 'CN', value: 'a=b/x' }]);
    assert.deepEqual(readSubject(''), []);
});
