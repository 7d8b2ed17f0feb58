/** Which files belong together (web/file/relations.js). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
    findAnswers, findChains, findReuse, findSerialClashes, findSharedKeys,
    groupByKey, issuersAbove,
} from '../../../web/file/relations.js';

let made = 0;

/** @param {any} object */
function described(object) {
    const id = String(++made);
    return { id, file: `${id}.pem`, object: { sha256: id, ...object } };
}

/** @param {string} subject @param {string} issuer @param {any} [more] */
function certificate(subject, issuer, more = {}) {
    return described({
        kind: 'certificate', subjectId: subject, issuerId: issuer,
        serial: '01', publicKeySha256: `key of ${subject}`, ...more,
    });
}

test('key, request and certificate of one key are put together', () => {
    const all = [
        described({ kind: 'private-key', publicKeySha256: 'a' }),
        described({ kind: 'request', publicKeySha256: 'b' }),
        described({ kind: 'certificate', publicKeySha256: 'a' }),
        described({ kind: 'private-key', opened: false }),
        described({ kind: 'crl' }),
    ];
    const groups = groupByKey(all);
    assert.equal(groups.length, 2);
    assert.deepEqual(groups[0].keys, [all[0]]);
    assert.deepEqual(groups[0].certificates, [all[2]]);
    assert.deepEqual(groups[1].requests, [all[1]]);
});

test('a chain given in the wrong order is still climbed', () => {
    const root = certificate('root', 'root');
    const middle = certificate('middle', 'root');
    const leaf = certificate('leaf', 'middle');
    const [chain, ...others] = findChains([root, leaf, middle]);
    assert.deepEqual(chain.links, [leaf, middle, root]);
    assert.equal(chain.complete, true);
    assert.equal(others.length, 0);
});

test('a missing issuer leaves the chain incomplete', () => {
    const leaf = certificate('leaf', 'middle');
    const [chain] = findChains([leaf, certificate('root', 'root')]);
    assert.deepEqual(chain.links, [leaf]);
    assert.equal(chain.complete, false);
});

test('an issuer of the same name but another key is not taken', () => {
    const old = certificate('root', 'root', { subjectKeyId: 'old' });
    const leaf = certificate('leaf', 'root', { authorityKeyId: 'new' });
    const chains = findChains([old, leaf]);
    assert.deepEqual(chains.map(({ links }) => links), [[old], [leaf]]);
});

test('two certificates that issued each other end the climb', () => {
    const chains = findChains([certificate('a', 'b'), certificate('b', 'a')]);
    assert.equal(chains.length, 1);
    assert.equal(chains[0].loop, true);
    assert.equal(chains[0].links.length, 2);
});

test('a certificate is not among its own issuers, nor one of them twice', () => {
    const [a, b] = [certificate('a', 'b'), certificate('b', 'a')];
    const copy = certificate('b', 'a', { sha256: b.object.sha256 });
    assert.deepEqual(issuersAbove(a, [a, b, copy]), [b]);
    const leaf = certificate('leaf', 'a');
    assert.deepEqual(issuersAbove(leaf, [a, b, copy, leaf]), [a, b]);
});

test('the same certificate in two files is one link, not two', () => {
    const root = certificate('root', 'root', { sha256: 'same' });
    const again = certificate('root', 'root', { sha256: 'same' });
    assert.equal(findChains([root, again]).length, 1);
    assert.deepEqual(findSerialClashes([root, again]), []);
});

test('one serial number for two certificates of one issuer is found', () => {
    const first = certificate('one', 'root', { serial: '01' });
    const second = certificate('two', 'root', { serial: '01' });
    const third = certificate('three', 'other', { serial: '01' });
    assert.deepEqual(findSerialClashes([first, third, second]),
        [[first, second]]);
});

test('one key under two subjects is found; a renewal is not one', () => {
    const one = certificate('one', 'root', { publicKeySha256: 'k' });
    const renewed = certificate('one', 'root', { publicKeySha256: 'k' });
    const two = certificate('two', 'root', { publicKeySha256: 'k' });
    assert.equal(findSharedKeys([one, renewed]).length, 0);
    assert.equal(findSharedKeys([one, renewed, two]).length, 1);
});

test('one key in requests of two names is told, a shortened subject not',
    () => {
        const request = (/** @type {string} */ subjectId) => described({
            kind: 'request', subjectId, publicKeySha256: 'one' });
        assert.equal(findSharedKeys([request('a'), request('b')]).length, 1);
        assert.equal(findSharedKeys([request('a'), certificate('short', 'ca',
            { publicKeySha256: 'one' })]).length, 0);
    });

test('an answer is found by its key, once, and not when it is there', () => {
    const key = described({ kind: 'private-key', publicKeySha256: 'k' });
    const answer = certificate('mcu', 'ca', { publicKeySha256: 'k' });
    const other = certificate('else', 'ca');
    assert.deepEqual(findAnswers([other, answer, answer], [key]),
        [{ answer, waiting: key }]);
    assert.deepEqual(findAnswers([answer], [key, answer]), []);
    assert.deepEqual(findAnswers([answer], []), []);
});

test('a serial number and a key used twice are told of the one judged', () => {
    const leaf = certificate('a', 'ca', { publicKeySha256: 'k' });
    const same = certificate('b', 'ca');
    const twin = certificate('c', 'ca',
        { publicKeySha256: 'k', serial: '02' });
    assert.deepEqual(findReuse(leaf, [same, leaf, twin]), [
        { code: 'SERIAL_REUSED', other: same },
        { code: 'KEY_REUSED', other: twin },
    ]);
    assert.deepEqual(findReuse(twin, [twin, same]), []);
});

test('a certificate that could not be read is a chain of its own', () => {
    const damaged = described({ kind: 'certificate',
        error: { code: 'PEM_DAMAGED' } });
    assert.deepEqual(findChains([damaged]), []);
    const root = certificate('root', 'root');
    assert.deepEqual(findChains([damaged, root]).map(({ links }) => links),
        [[root]]);
});
