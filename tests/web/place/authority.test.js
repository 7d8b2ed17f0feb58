/* My authority: what is open, whether it is kept, and what ends with it. */
import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import { Drawn } from '../../lib/drawn.js';
import { until } from '../../lib/patience.js';
import { authorityOf, PASSPHRASE } from './support.js';
import { HeldSecret, mustAsk } from '../../../web/keep.js';

const places = '../../../web/places';
const { authority, authorityItem, authorityScope, closeAuthority,
    heldPassphrase, holdPassphrase, lock, madePassphrase, setAuthority,
    touched } = await import(`${places}/authority/state.js`);
const { overview } = await import(`${places}/authority/overview.js`);
const { renewStep } = await import(`${places}/authority/renew.js`);
const { batch, beginBatch, list, making } =
    await import(`${places}/fleet/state.js`);
const { tableStep } = await import(`${places}/fleet/table.js`);
const { checkStep, judged, lookOver } =
    await import(`${places}/fleet/check.js`);

const home = new Drawn(overview);
const renewal = new Drawn(renewStep);
const table = new Drawn(tableStep);
const check = new Drawn(checkStep);

/** @type {Awaited<ReturnType<typeof authorityOf>>} */
let root;
/** @type {Awaited<ReturnType<typeof authorityOf>>} */
let other;

before(async () => {
    root = await authorityOf('Root', 'one.test');
    other = await authorityOf('Other', 'one.test');
});
beforeEach(() => {
    root.folder.noteSaved(root.folder.toFiles());
    other.folder.noteSaved(other.folder.toFiles());
    setAuthority(root.folder);
});

describe('an open authority', () => {
    it('that is changed may be left without a question', () => {
        assert.equal(mustAsk(), false);
        touched();
        assert.equal(mustAsk(), true);
        authorityItem().confirm();
        assert.equal(mustAsk(), false);
        touched();
        assert.equal(mustAsk(), true);
        closeAuthority();
        assert.equal(mustAsk(), false);
    });

    it('that was made of somebody else’s folder is written into that', () => {
        const handle = { name: 'theirs' };
        other.folder.setUnsaved();
        setAuthority(other.folder, { handle });
        assert.equal(authority.state.handle, null);
        setAuthority(root.folder, { handle });
        assert.equal(authority.state.handle, handle);
    });

    it('leaves its passphrase in memory when it is locked or closed', () => {
        for (const end of [lock, closeAuthority,
            () => setAuthority(other.folder)]) {
            setAuthority(root.folder);
            const bytes = new TextEncoder().encode(PASSPHRASE);
            holdPassphrase(bytes);
            assert.deepEqual(heldPassphrase(), bytes);
            assert.notEqual(heldPassphrase(), bytes, 'a copy for each call');
            end();
            assert.ok(bytes.every((byte) => byte === 0));
            assert.equal(heldPassphrase(), undefined);
        }
    });

    it('forgets one that was made here as soon as it is copied', () => {
        setAuthority(root.folder);
        const make = (/** @type {boolean} */ noted) => new HeldSecret(
            new TextEncoder().encode(PASSPHRASE), authorityScope.owner,
            { made: true, noted, name: () => 'it' });
        const copied = make(true);
        holdPassphrase(copied);
        assert.equal(madePassphrase(), copied, 'the clipboard may forget');
        const shown = () => ['authority-made', 'authority-fresh'].map((id) =>
            home.elements().filter(({ attrs }) => attrs.id === id).length);
        assert.deepEqual(shown(), [1, 0]);
        lock();
        assert.equal(madePassphrase(), null);
        assert.equal(copied.text(), '', 'but not who leaves the machine');
        const nobodys = make(false);
        holdPassphrase(nobodys);
        lock();
        assert.equal(madePassphrase()?.text(), PASSPHRASE, 'nobody has it');
        assert.deepEqual(shown(), [0, 0], 'the bar above shows it');
        const typed = new HeldSecret(new TextEncoder().encode('typed'),
            authorityScope.owner);
        holdPassphrase(typed);
        assert.equal(madePassphrase(), null, 'it is another one now');
        assert.equal(nobodys.text() + typed.text(), '');
        assert.equal(mustAsk(), false);
    });

    it('hands what was typed on to the next', () => {
        const { owner } = authorityScope;
        renewal.type('renew-search', 'of the first');
        closeAuthority();
        setAuthority(other.folder);
        assert.ok(owner.ended);
        assert.equal(renewal.find('renew-search')?.attrs.value, '');
    });
});

describe('a renewal', () => {
    it('goes to the device of the list that has the same host name, though ' +
        'the certificate is another’s', async () => {
        renewal.give('renew-file', ['old.cer', other.made['one.test']
            .certificate]);
        await renewal.see('renew-names');
        assert.doesNotMatch(facts(), /Room of/);
        renewal.give('renew-file', ['old.cer', root.made['one.test']
            .certificate]);
        await until(() => /Room of one\.test/.test(facts()), facts(), 20000);
    });
    const facts = () => renewal.elements().filter(({ tag }) => tag === 'dd')
        .map(({ words }) => words).join();
});

describe('a list of devices', () => {
    const good = 'name,addresses\nRoom 1,new1.test\nRoom 2,new2.test\n';
    const ready = () => table.elements().some(({ attrs }) =>
        attrs.href === '#/fleet/check' && /primary/.test(attrs.class));

    beforeEach(async () => {
        table.give('fleet-file', ['good.csv', good]);
        await until(ready, table.words(), 20000);
        await lookOver();
        assert.equal(judged()?.plans.length, 2);
    });

    it('stays green when a bad one follows', async () => {
        for (const [name, bad] of [['empty.csv', ''], ['noise.bin', '\x00\x01'],
            ['index.txt', root.folder.text('index.txt')],
            ['head.csv', 'name,addresses\n']]) {
            table.give('fleet-file', [name, bad]);
            assert.equal(ready(), false, 'while it is read');
            await until(() => !list().slot.store.state.reading, name, 20000);
            assert.equal(ready(), false, name);
            assert.equal(judged(), null, name);
            assert.doesNotMatch(table.words(), /good\.csv/, name);
            assert.ok(table.elements().some(({ attrs, words }) =>
                attrs.class === 'fault' && words !== ''), name);
        }
    });

    it('is judged by choices that are others now', async () => {
        check.type('fleet-organisation', 'New Name Ltd');
        assert.equal(judged(), null);
        await lookOver();
        assert.ok(judged()?.plans.every((/** @type {any} */ { subject }) =>
            subject.O === 'New Name Ltd'));
        setAuthority(other.folder);
        assert.equal(judged(), null);
    });

    it('keeps the passphrase that was typed for an authority that is closed',
        () => {
            const [{ form: { unlock } }, { form: { unlock: again } }] =
                [list(), making()];
            unlock.field.typed(PASSPHRASE);
            again.field.typed(PASSPHRASE);
            closeAuthority();
            assert.equal(unlock.field.text(), '');
            beginBatch(() => batch());
            assert.equal(again.field.text(), '');
        });

    it('outlives the authority that it was judged against', () => {
        const before = list();
        setAuthority(other.folder);
        assert.notEqual(list(), before);
        assert.equal(list().local.state.table, null);
        assert.equal(ready(), false);
        assert.equal(batch(), null);
        assert.equal(making().form.running, false);
    });
});
