/* Whether something made here may be lost when the page is closed. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sameBytes } from '../../web/authority/bytes.js';
import { compareBack, HeldSecret, Item, mustAsk, unsettled }
    from '../../web/keep.js';
import { Owner } from '../../web/owner.js';

const bytes = (/** @type {number[]} */ ...list) => Uint8Array.from(list);

describe('something made', () => {
    it('asks until it is kept, also after a download', () => {
        const owner = new Owner();
        const item = new Item(() => 'MCU.key', { owner });
        assert.equal(item.state, 'made');
        assert.equal(mustAsk(), true);
        item.note(item.version, 'handed', 'MCU.key');
        assert.equal(item.state, 'handed');
        assert.equal(mustAsk(), true, 'a cancelled dialog looks the same');
        item.confirm();
        assert.equal(item.state, 'kept');
        assert.equal(mustAsk(), false);
        owner.end();
    });

    it('asks anew once it has changed', () => {
        const owner = new Owner();
        const item = new Item(() => 'the authority', { owner });
        item.note(item.version, 'kept');
        item.change();
        assert.equal(item.state, 'made');
        assert.equal(mustAsk(), true);
        owner.end();
        assert.equal(mustAsk(), false, 'its owner has ended');
    });

    it('that changed while it was written is not what was written', () => {
        const owner = new Owner();
        const item = new Item(() => 'the authority', { owner });
        const written = item.version;
        item.change();
        item.note(written, 'kept', 'authority.zip');
        assert.equal(item.state, 'made');
        assert.equal(item.savedAs, '');
        owner.end();
    });

    it('is never less kept because an older save ends late', () => {
        const item = new Item(() => 'it');
        const first = item.version;
        item.change();
        item.note(item.version, 'kept', 'new.zip');
        item.note(first, 'handed', 'old.zip');
        assert.equal(item.state, 'kept');
        assert.equal(item.savedAs, 'new.zip');
        item.drop();
    });

    it('does not ask where nothing would be lost', () => {
        const request = new Item(() => 'MCU.csr', { asks: false });
        const opened = new Item(() => 'MCU.key', { kept: true });
        assert.deepEqual(unsettled([request, opened]), []);
        request.drop();
        opened.drop();
    });
});

describe('a file that is given back', () => {
    const handed = () => {
        const item = new Item(() => 'MCU.key');
        item.note(item.version, 'handed', 'MCU.key',
            new Blob([bytes(1, 2, 3)]));
        return item;
    };

    it('is kept when it is the same', async () => {
        const item = handed();
        const same = await compareBack([item], [{ bytes: bytes(1, 2, 3) }]);
        assert.deepEqual(same, [item]);
        assert.equal(item.state, 'kept');
        item.drop();
    });

    for (const [what, other] of /** @type {[string, Uint8Array][]} */ ([
        ['of which a byte differs', bytes(1, 2, 4)],
        ['that is cut', bytes(1, 2)],
        ['that is empty', bytes()],
        ['that is longer', bytes(1, 2, 3, 0)],
    ])) {
        it(`${what} leaves the question standing`, async () => {
            const item = handed();
            assert.deepEqual(await compareBack([item], [{ bytes: other }]),
                []);
            assert.equal(item.state, 'handed');
            item.drop();
        });
    }

    it('says nothing of what has changed since', async () => {
        const item = handed();
        item.change();
        assert.deepEqual(
            await compareBack([item], [{ bytes: bytes(1, 2, 3) }]), []);
        assert.equal(item.state, 'made');
        item.drop();
    });

    it('says nothing of what changes while it is compared', async () => {
        const item = handed();
        const comparing = compareBack([item], [{ bytes: bytes(1, 2, 3) }]);
        item.change();
        await comparing;
        assert.equal(item.state, 'made');
        item.drop();
    });

    it('is told from one of the same length', () => {
        assert.equal(sameBytes(bytes(1, 2), bytes(1, 2)), true);
        assert.equal(sameBytes(bytes(1, 2), bytes(2, 1)), false);
        assert.equal(sameBytes(bytes(1), bytes(1, 2)), false);
    });
});

describe('what was handed over in one file', () => {
    it('is kept in part when the user has that file', () => {
        const zip = new Blob(['zip']);
        const [key, request, changed, other] = [zip, zip, zip,
            new Blob(['zip'])].map((blob) => {
            const item = new Item(() => 'it', { asks: blob !== zip });
            item.note(item.version, 'handed', 'all.zip', blob);
            return item;
        });
        changed.change();
        key.confirm();
        assert.deepEqual([key, request, changed, other].map(({ state }) =>
            state), ['kept', 'kept', 'made', 'handed']);
        [key, request, changed, other].forEach((item) => item.drop());
    });
});

describe('a passphrase that was made', () => {
    const make = (/** @type {Owner} */ owner) =>
        new HeldSecret(bytes(65, 66), owner,
            { made: true, name: () => 'the passphrase of MCU.key' });

    it('asks until somebody has it', () => {
        const owner = new Owner();
        const secret = make(owner);
        assert.equal(mustAsk(), true);
        secret.noted();
        assert.equal(mustAsk(), false);
        owner.end();
    });

    it('counts as seen once it was shown', () => {
        const owner = new Owner();
        const secret = make(owner);
        secret.toggle();
        assert.equal(secret.shown, true);
        assert.equal(mustAsk(), false);
        owner.end();
    });

    it('stands open for its own bytes alone', () => {
        const owner = new Owner();
        make(owner).toggle();
        assert.equal(make(owner).shown, false);
        owner.end();
    });

    it('is wiped with its owner, and asks no more', () => {
        const owner = new Owner();
        const secret = make(owner);
        const { bytes: held } = secret;
        const copy = secret.copy();
        owner.end();
        assert.deepEqual([...held], [0, 0]);
        assert.deepEqual([...copy], [65, 66], 'a copy is its caller\'s');
        assert.equal(secret.text(), '');
        assert.equal(mustAsk(), false);
    });

    it('that the user thought of himself asks nothing', () => {
        const owner = new Owner();
        new HeldSecret(bytes(1), owner);
        assert.equal(mustAsk(), false);
        owner.end();
    });
});
