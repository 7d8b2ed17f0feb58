/* A fleet out of an authority's inventory: the same devices, no others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { renewalPlans } from '../../../web/fleet/renewal.js';

const profiles = /** @type {any[]} */ (
    [{ id: 'first' }, { id: 'second' }, { id: 'third' }]);
const OPTIONS = { profiles, profile: 'second', days: 365 };

const OIDS = { CN: '2.5.4.3', O: '2.5.4.10', OU: '2.5.4.11',
    title: '2.5.4.12' };

/**
 * @param {string} device
 * @param {any} [more]
 * @param {[keyof typeof OIDS, string][]} [subject]
 * @returns {any}
 */
function row(device, more = {}, subject = [['CN', device]]) {
    return {
        device, folder: device, kind: 'device', profile: 'third',
        serial: `0${device.length}`,
        report: {
            subject: { attributes: subject.map(([type, value]) =>
                ({ oid: OIDS[type], type, value })) },
            names: [{ type: 'dns', value: `${device}.test` },
                { type: 'ip', value: '10.0.0.1' }],
        },
        ...more,
    };
}

test('a device is renewed as another: its names, subject or kind change',
    () => {
        const { plans, left } = renewalPlans([row('a', {}, [['CN', 'a'],
            ['O', 'Example'], ['OU', 'one'], ['OU', 'two']])], OPTIONS);
        assert.deepEqual(left, []);
        assert.deepEqual(plans, [{
            line: 1, name: 'a', folder: 'a', names: ['a.test', '10.0.0.1'],
            subject: { CN: 'a', O: 'Example', OU: ['one', 'two'] },
            days: 365, profile: profiles[2], passphrase: '', replaces: '01',
        }]);
    });

test('two devices share a folder, or one without a folder gets none', () => {
    const { plans } = renewalPlans([row('a'), row('b', { folder: 'A' }),
        row('c d', { folder: '' })], OPTIONS);
    assert.deepEqual(plans.map(({ folder }) => folder), ['a', 'A-2', 'c-d']);
    assert.deepEqual(plans.map(({ line }) => line), [1, 2, 3]);
});

test('a kind of device that is not known becomes the first, not the wanted',
    () => {
        for (const profile of ['', 'gone']) {
            const { plans } = renewalPlans([row('a', { profile })], OPTIONS);
            assert.equal(plans[0].profile.id, 'second');
        }
        const { plans } = renewalPlans([row('a', { profile: '' })],
            { ...OPTIONS, profile: 'gone' });
        assert.equal(plans[0].profile.id, 'first');
    });

test('what cannot be renewed this way is renewed all the same, or dropped ' +
    'without a word', () => {
    const rows = [
        row('client', { kind: 'client' }),
        row('below', { kind: 'authority' }),
        row('unread', { report: null }),
        row('nameless', { report: { subject: { attributes: [] },
            names: [] } }),
        row('titled', {}, [['CN', 'x'], ['title', 'Sir']]),
        row('good'),
    ];
    const { plans, left } = renewalPlans(rows, OPTIONS);
    assert.deepEqual(plans.map(({ name }) => name), ['good']);
    assert.deepEqual(left.map(({ row: { device }, why }) => [device, why]), [
        ['client', 'kind'], ['below', 'kind'], ['unread', 'unread'],
        ['nameless', 'no-names'], ['titled', 'subject'],
    ]);
});
