/* My authority over the years: its lists, its passphrase, those below it. */
import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import { Drawn } from '../../lib/drawn.js';
import { until } from '../../lib/patience.js';
import { en } from '../../lib/words.js';
import { Disk } from '../authority/disk.js';
import { authorityOf, engine, PASSPHRASE } from './support.js';
import { inventory as inventoryOf } from
    '../../../web/authority/inventory.js';
import { mustAsk } from '../../../web/keep.js';

const places = '../../../web/places/authority';
const { authority, authorityItem, setAuthority } =
    await import(`${places}/state.js`);
const { revokedStep } = await import(`${places}/revoked.js`);
const { inventoryStep } = await import(`${places}/inventory.js`);
const { peopleStep } = await import(`${places}/people.js`);
const { overview } = await import(`${places}/overview.js`);
const { saveBar } = await import(`${places}/savebar.js`);
const { signStep } = await import(`${places}/sign.js`);
const { replaceStep } = await import(`${places}/replace.js`);

const lists = new Drawn(revokedStep);
const inventory = new Drawn(inventoryStep);
const people = new Drawn(peopleStep);
const home = new Drawn(overview);
const bar = new Drawn(saveBar);
const signing = new Drawn(signStep);
const successor = new Drawn(replaceStep);
const text = en.authority;

/** @type {Awaited<ReturnType<typeof authorityOf>>} */
let root;

before(async () => {
    root = await authorityOf('Root', 'one.test', 'two.test');
});
beforeEach(() => {
    root.folder.noteSaved(root.folder.toFiles());
    setAuthority(root.folder);
});

describe('a revocation list', () => {
    const revoke = (/** @type {string} */ host) => root.folder.revoke(
        root.made[host].serial, 'superseded', new Date());

    it('says nothing of itself, or hides that it is behind', async () => {
        assert.equal(lists.find('list-newest'), undefined);
        revoke('one.test');
        lists.type('list-days', '45');
        lists.type('list-passphrase', PASSPHRASE);
        await lists.press('list-make');
        await lists.see('list-newest');
        const { number, nextUpdate = '', revokedCount } = root.folder.crl ?? {};
        const said = lists.find('list-newest')?.words.replace(/\s+/g, ' ');
        const days = (new Date(nextUpdate).getTime() - Date.now()) / 86400000;
        assert.ok(days > 44 && days <= 45, String(days));
        assert.equal(revokedCount, 1);
        for (const fact of [`${text.revoked.ofNumber} ${number}`,
            `${text.revoked.entries} 1`, text.revoked.until]) {
            assert.ok(said?.includes(fact), `${fact}: ${said}`);
        }
        assert.doesNotMatch(said ?? '', /Room of/);
        assert.ok(mustAsk(), 'the list is saved nowhere');

        revoke('two.test');
        assert.ok(lists.words().includes(text.revoked.behind({
            names: 'Room of two.test' })), lists.words());
        await lists.press('list-make');
        await until(() => root.folder.crl?.revokedCount === 2, '', 20000);
        assert.notEqual(root.folder.crl?.number, number, 'a number twice');
        assert.doesNotMatch(lists.words(), /Room of two\.test/);
    });

    it('ends on a day that the calendar does not have', async () => {
        const { nextUpdate = '' } = root.folder.crl ?? {};
        const disk = new Disk();
        Object.assign(globalThis, { showSaveFilePicker:
            (/** @type {any} */ { suggestedName }) =>
                disk.handle.getFileHandle(suggestedName, { create: true }) });
        await inventory.press('inventory-ics');
        const written = await until(() => [...disk.files].find(
            ([path, bytes]) => path.endsWith('.ics') && bytes.length > 0),
        'no calendar', 20000).finally(() =>
            Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
        const day = nextUpdate.slice(0, 10).replaceAll('-', '');
        assert.match(Buffer.from(written[1]).toString(), new RegExp(
            `UID:list-[^]*?DTSTART;VALUE=DATE:${day}\r\n`));
    });
});

describe('the passphrase of an authority', () => {
    it('cannot be changed, or is in the page only', async () => {
        const { folder } = await authorityOf('Changing');
        setAuthority(folder);
        const before = folder.key;
        const change = async (/** @type {string} */ from) => {
            home.type('authority-relock', from);
            home.type('authority-lock', 'Another one 2');
            home.type('authority-lock-again', 'Another one 2');
            await home.press('authority-lock-key');
        };
        await change('not this one');
        await home.see('authority-relock-fault');
        assert.equal(folder.key, before);
        await change(PASSPHRASE);
        await until(() => folder.key !== before, home.words(), 20000);
        for (const [passphrase, opens] of /** @type {const} */ ([
            ['Another one 2', true], [PASSPHRASE, false]])) {
            const { objects: [key] } = await engine.inspect(
                { bytes: folder.key, passphrase });
            assert.equal(key.publicKeySha256 !== undefined, opens);
        }
        assert.equal(authorityItem().state, 'made');
        assert.ok(home.words().includes(text.passphrase.forgotten.slice(0, 40)),
            'what to do when it is forgotten');
    });

    it('is asked for by two fields of one name where its lock is weak', () => {
        setAuthority(root.folder, { lock: 'weak' });
        const labels = home.elements().filter(({ tag, attrs }) =>
            tag === 'label' && /pass|lock/i.test(attrs.for ?? ''))
            .map(({ words }) => words.trim());
        assert.ok(labels.length > 0);
        assert.equal(new Set(labels).size, labels.length, labels.join());
    });
});

describe('an authority that was just opened', () => {
    it('has “changes that are saved nowhere”', async () => {
        const { folder } = await authorityOf('Loose');
        folder.setUnsaved();
        folder.touched = false;
        setAuthority(folder);
        assert.equal(mustAsk(), false);
        assert.ok(!bar.words().includes(text.save.unsaved), bar.words());
        assert.ok(!bar.words().includes(text.save.neverSaved), bar.words());
        assert.ok(bar.words().includes(text.save.foreign), bar.words());
    });

    it('tells so much that its sections begin below it', () => {
        assert.equal(bar.words(), '');
    });
});

describe('an authority below another', () => {
    it('lasts as long as a device, and its key comes from elsewhere',
        async () => {
            const { folder } = await authorityOf('Above');
            setAuthority(folder);
            signing.type('sign-way-lower', 'lower');
            signing.type('lower-name', 'Branch');
            signing.type('lower-bits', '2048');
            signing.type('lower-passphrase', 'Of the branch 1');
            signing.type('lower-passphrase-again', 'Of the branch 1');
            signing.type('lower-unlock', PASSPHRASE);
            await signing.press('lower-make');
            await until(() => folder.entries.length === 1, signing.words(),
                60000);
            const [report] = folder.described.values();
            assert.ok(report.isAuthority);
            assert.equal(report.pathLength, 0);
            const days = (new Date(report.notAfter).getTime() -
                Date.now()) / 86400000;
            assert.ok(days > 3600, String(days));
            assert.ok(folder.files.has('devices/Branch/Branch.cer'),
                [...folder.files.keys()].join());
            assert.match(signing.words(), /Branch/);
            assert.ok(mustAsk(), 'its key lies nowhere');
        });
});

describe('a person', () => {
    it('gets what serves as a device, or what the folder does not know',
        async () => {
            const { folder } = await authorityOf('Of people');
            folder.noteSaved(folder.toFiles());
            setAuthority(folder);
            people.type('people-name', 'Ann');
            people.type('people-passphrase', 'For Ann alone');
            people.type('people-passphrase-again', 'For Ann alone');
            people.type('people-unlock', PASSPHRASE);
            await people.press('people-make');
            await until(() => folder.entries.length === 1, people.words(),
                60000);
            assert.equal(inventoryOf(folder, { now: new Date() })[0].kind,
                'client');
            assert.equal(authorityItem().state, 'made');
            authorityItem().confirm();
            assert.ok(mustAsk(), 'the .p12 lies nowhere else');
        });
});

describe('a successor', () => {
    /** @param {Awaited<ReturnType<typeof authorityOf>>} one */
    const give = ({ folder }) => successor.give('replace-open',
        ...[...folder.toFiles()].map(([path, bytes]) =>
            /** @type {[string, Uint8Array]} */ ([path, bytes]))
            .filter(([path]) => !path.includes('/')));

    it('of the same name is taken without a word', async () => {
        give(await authorityOf('Root'));
        await successor.see('replace-table');
        assert.ok(successor.words().includes(text.replace.sameName));
        give(await authorityOf('New root'));
        await until(() => !successor.words().includes(text.replace.sameName),
            successor.words(), 20000);
        assert.ok(successor.words().includes(text.replace.steps[0]),
            'how every device is renewed');
    });

    it('is the authority itself', async () => {
        give(root);
        await successor.see(new RegExp(text.replace.same.slice(0, 20)));
        assert.equal(successor.find('replace-table'), undefined);
        assert.equal(authority.state.folder, root.folder);
    });
});
