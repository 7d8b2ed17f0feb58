/*
 * What list, revocation list and certificates say together: nothing that any
 * of them says is dropped, and each difference is told.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { isIssuedBy, readLedger } from '../../../web/authority/reconcile.js';
import { joinRevocations } from '../../../web/authority/revocation.js';

const authority = /** @type {any} */ ({
    subjectId: 'aa', issuerId: 'aa', sha256: 'root', subjectKeyId: 'k1',
    notBefore: '2020-01-01T00:00:00Z', notAfter: '2040-01-01T00:00:00Z',
});

/** @param {string} serial @param {any} [more] a certificate's description */
const certificate = (serial, more = {}) => ({
    serial, issuerId: 'aa', sha256: `sha-${serial}`, authorityKeyId: 'k1',
    notBefore: '2026-01-01T00:00:00Z', notAfter: '2030-01-01T00:00:00Z',
    subject: { attributes: [{ oid: '2.5.4.3', value: `device ${serial}` }] },
    ...more,
});

/** @param {any[]} revoked @param {any} [more] a list's description */
const crl = (revoked, more = {}) => ({
    kind: 'crl', issuerId: 'aa', sha256: 'crl', authorityKeyId: 'k1',
    issuer: { text: 'CN=a' }, revoked, revokedCount: revoked.length, ...more,
});

/** @param {string} serial @param {string} [reason] */
const line = (serial, reason) =>
    `${reason === undefined ? 'V' : 'R'}\t300101000000Z\t${
        reason === undefined ? '' : `260601000000Z${reason && `,${reason}`}`
    }\t${serial}\tunknown\t/CN=device ${serial}\n`;

/**
 * @param {Partial<import('../../../web/authority/reconcile.js').Sources>} given
 */
function read(given) {
    const { entries, notes, damaged, changed } = readLedger(
        { authority, list: '', certificates: [], ...given });
    return {
        damaged, changed, codes: notes.map(({ code }) => code).sort(),
        notes: Object.fromEntries(notes.map(({ code, values }) =>
            [code, values])),
        says: entries.map(({ serial, status, revoked }) =>
            [serial, status, revoked?.reason ?? null]),
        entries,
    };
}

describe('an authority’s ledger', () => {
    it('is the list itself where all agree, and is not changed', () => {
        const { says, codes, changed, damaged } = read({
            list: line('01') + line('02', 'superseded'),
            certificates: [certificate('01'), certificate('02')],
            crl: crl([{ serial: '02', date: '2026-06-01T00:00:00Z',
                reason: 'superseded' }]),
        });
        assert.deepEqual(says,
            [['01', 'V', null], ['02', 'R', 'superseded']]);
        assert.deepEqual([codes, changed, damaged], [[], false, '']);
    });

    for (const list of [null, '', '\n', '\n# by hand\n']) {
        it(`is made of the certificates where the list is ${
            JSON.stringify(list)}, and the revocations are taken over`, () => {
            const { says, codes, changed, entries } = read({
                list, certificates: [certificate('01'), certificate('02')],
                crl: crl([{ serial: '02', date: '2026-06-01T00:00:00Z' }]),
            });
            assert.deepEqual(says, [['01', 'V', null], ['02', 'R', '']]);
            assert.deepEqual(codes, ['crl-revoked',
                list === null ? 'list-missing' : 'list-empty']);
            assert.equal(changed, true);
            assert.equal(entries[1].revoked?.at.toISOString(),
                '2026-06-01T00:00:00.000Z');
        });
    }

    it('gives a line to a certificate that has none, and names it', () => {
        const { says, notes, changed } = read({ list: line('01'),
            certificates: [certificate('01'), certificate('03')] });
        assert.deepEqual(says, [['01', 'V', null], ['03', 'V', null]]);
        assert.deepEqual(notes, { 'list-line-added':
            { count: 1, names: '03' } });
        assert.equal(changed, true);
    });

    it('keeps a line without its certificate', () => {
        const { says, codes, changed } =
            read({ list: line('01') + line('02', '') });
        assert.deepEqual(says, [['01', 'V', null], ['02', 'R', '']]);
        assert.deepEqual(codes, ['certificates-missing']);
        assert.equal(changed, false);
    });

    it('keeps a revoked serial that nothing else knows', () => {
        const { says, codes, entries } = read({ list: line('01'),
            certificates: [certificate('01')], crl: crl([{ serial: '0900',
                date: '2026-06-01T00:00:00Z', reason: 'keyCompromise' }]) });
        assert.deepEqual(says[1], ['0900', 'R', 'keyCompromise']);
        assert.deepEqual(codes, ['crl-unknown']);
        assert.equal(entries[1].notAfter.toISOString(),
            '2040-01-01T00:00:00.000Z');
    });

    it('takes the graver reason and the earlier time of both lists', () => {
        const { entries, codes } = read({ list: line('01', 'superseded'),
            certificates: [certificate('01')], crl: crl([{ serial: '01',
                date: '2026-07-01T00:00:00Z', reason: 'keyCompromise' }]) });
        assert.equal(entries[0].revoked?.reason, 'keyCompromise');
        assert.equal(entries[0].revoked?.at.toISOString(),
            '2026-06-01T00:00:00.000Z');
        assert.deepEqual(codes, ['crl-differs']);
    });

    it('does not take a hold that was lifted for a revocation', () => {
        const { says } = read({ list: line('01'),
            certificates: [certificate('01')], crl: crl([{ serial: '01',
                date: '2026-07-01T00:00:00Z', reason: 'removeFromCRL' }]) });
        assert.deepEqual(says, [['01', 'V', null]]);
    });

    it('does not use the list of another authority, and says so', () => {
        const foreign = [{ serial: '01', date: '2026-07-01T00:00:00Z' }];
        for (const more of [{ issuerId: 'bb' }, { authorityKeyId: 'k2' },
            { signature: 'wrong' }]) {
            const { says, codes } = read({ list: line('01'),
                certificates: [certificate('01')], crl: crl(foreign, more) });
            assert.deepEqual(says, [['01', 'V', null]]);
            assert.deepEqual(codes, ['crl-foreign']);
        }
    });

    it('believes a list that nobody can verify, but says so', () => {
        const { says, codes } = read({ list: line('01'),
            certificates: [certificate('01')],
            crl: crl([{ serial: '01', date: '2026-07-01T00:00:00Z' }],
                { signature: 'unsupported', signatureAlgorithm: 'Ed25519' }) });
        assert.deepEqual(says, [['01', 'R', '']]);
        assert.deepEqual(codes, ['crl-revoked', 'crl-unchecked']);
    });

    it('says that a revocation list is damaged or longer than told', () => {
        const row = [{ serial: '01', date: '2026-07-01T00:00:00Z' }];
        const error = { code: 'DER_DAMAGED' };
        const given = { list: line('01'), certificates: [certificate('01')] };
        assert.deepEqual(read({ ...given,
            crl: { kind: 'crl', encoding: 'der', error } })
            .codes, ['crl-damaged']);
        const part = read({ ...given, crl: crl(row, { error }) });
        assert.deepEqual(part.codes, ['crl-damaged', 'crl-revoked']);
        assert.deepEqual(part.says, [['01', 'R', '']]);
        assert.deepEqual(read({ ...given, crl: crl(row,
            { revokedCount: 5000 }) }).codes, ['crl-cut', 'crl-revoked']);
    });

    it('does not list what a successor of the same name has issued', () => {
        const { says } = read({ certificates: [certificate('01'),
            certificate('02', { authorityKeyId: 'k2' }),
            certificate('03', { issuerId: 'bb' })] });
        assert.deepEqual(says, [['01', 'V', null]]);
        assert.equal(isIssuedBy({ ...authority }, authority), false,
            'a root is not one of its own certificates');
        assert.equal(isIssuedBy(certificate('04',
            { authorityKeyId: undefined }), authority), true);
    });
});

describe('a damaged line', () => {
    for (const [title, text, says] of /** @type {const} */ ([
        ['with blanks for tabs', 'V 300101000000Z 02 unknown /CN=b',
            ['02', 'V', null]],
        ['of a revoked certificate, with blanks',
            'R 300101000000Z 260601000000Z,keyCompromise 02 unknown /CN=b',
            ['02', 'R', 'keyCompromise']],
        ['of a revoked certificate, cut at its end',
            'R\t300101000000Z\t260601000000Z\t02', ['02', 'R', '']],
        ['without its first letter',
            '300101000000Z\t260601000000Z,superseded\t02\tunknown\t/CN=b',
            ['02', 'R', 'superseded']],
        ['that says revoked and not when',
            'R\t300101000000Z\t\t02\tunknown\t/CN=b', ['02', 'R', '']],
    ])) {
        it(`${title} is kept, told, and believed`, () => {
            const { says: found, notes, damaged, changed } = read({
                list: `${line('01')}${text}\n`,
                certificates: [certificate('01'), certificate('02')] });
            assert.deepEqual(found, [['01', 'V', null], says]);
            assert.deepEqual(notes['list-line-damaged'],
                { count: 1, names: '2' });
            assert.equal(damaged, `${text}\n`);
            assert.equal(changed, true);
        });
    }

    it('keeps its revocation though the certificate is not there', () => {
        assert.deepEqual(read({ list: 'R\tx\t260601000000Z\t0B\tunknown\t/\n' })
            .says, [['0B', 'R', '']]);
    });

    it('that says nothing is kept for whoever can read it', () => {
        const { says, damaged, changed } = read({
            list: `${line('01')}????\n`,
            certificates: [certificate('01')] });
        assert.deepEqual(says, [['01', 'V', null]]);
        assert.equal(damaged, '????\n');
        assert.equal(changed, true, 'the list is to be written without it');
    });

    it('with a serial that came before revokes it, if it says so', () => {
        const { says, notes } = read({
            list: line('01') + line('01', 'superseded'),
            certificates: [certificate('01')] });
        assert.deepEqual(says, [['01', 'R', 'superseded']]);
        assert.deepEqual(notes['list-serial-twice'],
            { count: 1, names: '2' });
    });
});

describe('two revocations', () => {
    const at = (/** @type {string} */ day) => new Date(`${day}T00:00:00Z`);
    for (const [one, other, reason] of /** @type {const} */ ([
        ['', 'keyCompromise', 'keyCompromise'],
        ['superseded', 'CACompromise', 'CACompromise'],
        ['certificateHold', '', ''],
        ['cessationOfOperation', 'superseded', 'cessationOfOperation'],
        ['keyTime', 'keyCompromise', 'keyTime'],
    ])) {
        it(`for ${one || 'no reason'} and ${other || 'no reason'} keep ${
            reason || 'none'} and the earlier day, either way round`, () => {
            const a = { at: at('2026-01-02'), reason: one, extra: '' };
            const b = { at: at('2026-01-01'), reason: other, extra: '' };
            for (const joined of [joinRevocations(a, b),
                joinRevocations(b, a)]) {
                assert.equal(joined?.reason, reason);
                assert.deepEqual(joined?.at, at('2026-01-01'));
            }
        });
    }
    it('are one where only one is', () => {
        const one = { at: at('2026-01-02'), reason: '', extra: '' };
        assert.equal(joinRevocations(one, null), one);
        assert.equal(joinRevocations(null, one), one);
        assert.equal(joinRevocations(null, null), null);
    });
});
