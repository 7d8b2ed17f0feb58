/*
 * The ways of the upload that are not the first: the bookmark on the
 * device's own page, by hand, a form that had to be learnt; and what a
 * browser would spoil.
 */

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { constants, inflateSync } from 'node:zlib';
import { en } from '../lib/words.js';
import { pause, until } from '../lib/patience.js';
import { starts } from './journey.js';
import { makeMaterial, PASSPHRASE } from './material.js';
import { visit } from './trust.js';

/** @typedef {import('./world.js').World} World */
/** @typedef {import('./world.js').Unit} Unit */
/** @typedef {import('../lib/serve.js').Origin} Origin */

const text = en.onDevice.upload;
const NAME = 'unit.example.test';

/** @type {import('./material.js').Material} */
let material;

/**
 * The page at the upload, with files made elsewhere.
 *
 * @param {World} world
 * @param {string} family
 * @param {Origin} origin
 * @param {string} address  the device's, as typed
 */
async function atUpload(world, family, origin, address) {
    const journey = await world.journey(origin,
        { family: starts(family), addresses: [address] });
    await journey.bringFiles(material, PASSPHRASE);
    return journey;
}

/**
 * Logs in to the device as on any other day.
 *
 * @param {import('../lib/hand.js').Hand} there
 * @param {Unit} unit
 */
export async function logIn(there, unit) {
    const { user, password } = unit.unit.login;
    await there.see('User name');
    await there.front();
    await there.page.type(`[name=${user}]`, unit.unit.admin.user);
    await there.page.type(`[name=${password}]`, unit.unit.admin.password);
    await there.press('Log in');
}

/**
 * Clicks the bookmark: its address runs in the page that is in front.
 *
 * @param {import('./journey.js').Journey} journey
 * @param {import('../lib/hand.js').Hand} there
 */
async function clickBookmark(journey, there) {
    const href = await journey.page.$eval('#upload-bookmark',
        link => /** @type {HTMLAnchorElement} */ (link).href);
    await there.front();
    await there.page.evaluate(address => {
        location.href = address;
    }, href);
}

/**
 * @param {import('./journey.js').Journey} journey
 * @param {string} state
 */
async function bridgeIs(journey, state) {
    await until(() => journey.page.$eval('#upload-bridge-state',
        (element, wanted) => element.getAttribute('data-state') === wanted,
        state), `the bridge is not "${state}"`);
}

/**
 * @param {import('./journey.js').Journey} journey
 * @param {Unit} unit
 */
async function filled(journey, { unit }) {
    await journey.hand.see(/The device’s form is filled/);
    /* The words are read out before the page is drawn again. */
    await until(() => journey.page.$('#upload-ask'),
        `${unit.product}: not asked what the device shows`);
}

/**
 * The unit took exactly the two files.
 *
 * @param {Unit} unit
 */
async function assertTaken(unit) {
    const taken = unit.journal.filter(
        entry => entry.outcome === 'pair accepted');
    assert.equal(taken.length, 1);
    const sums = taken[0].files.map(file => file.sha256).sort();
    const wanted = [];
    for (const name of ['MCU.cer', 'MCU.key']) {
        wanted.push(createHash('sha256')
            .update(await material.read(name)).digest('hex'));
    }
    assert.deepEqual(sums, wanted.sort());
    assert.ok(unit.state.stored.custom);
}

/** @param {World} world */
function testBookmark(world) {
    /* From https: testSpoilt, in both browsers. */
    const origin = world.kind === 'chromium' ? 'file' : 'http';
    test(`bookmark, page from ${origin}: a device that takes no form ` +
        'from elsewhere still gets both files', async () => {
        const unit = await world.unit({ variant: 'stranger',
            name: NAME, admin: { user: 'admin', password: 'pw' } });
        const journey = await atUpload(world, 'Another device', origin,
            unit.httpsUrl);
        await journey.hand.tick('#upload-way-bridge');
        await journey.hand.press('#upload-bridge-open');
        const there = await journey.deviceWindow(unit.httpsUrl);
        await logIn(there, unit);
        await there.press(/SSL certificates/);
        await there.see('Local certificate configuration');
        await clickBookmark(journey, there);
        await bridgeIs(journey, 'asked');
        assert.equal(await there.page.$$eval('input[type=file]',
            inputs => inputs.filter(input =>
                /** @type {any} */ (input).files.length > 0).length),
        0, 'no file without consent');
        await journey.hand.press('#upload-consent');
        await filled(journey, unit);
        await there.press('Store identity');
        await there.see('restart the unit');
        await there.see(NAME);
        await assertTaken(unit);
        assert.deepEqual(world.errors, []);
    });
}

/** @param {World} world */
function testByHand(world) {
    const { once } = world;
    once('by hand: the saved files fit the device’s own form', async () => {
        const [variant, family] = world.kind === 'chromium' ?
            ['amg-3600', 'Advanced Media Gateway 3600'] :
            ['mse-8510', 'MSE 8510 blade'];
        const unit = await world.unit({ variant, name: NAME });
        const address = String(unit.httpUrl || unit.httpsUrl);
        const journey = await atUpload(world, family, 'http', address);
        const { hand, session } = journey;
        await hand.tick('#upload-way-hand');
        /** @type {string[]} */
        const paths = [];
        for (const name of ['MCU.cer', 'MCU.key']) {
            await hand.press(en.chip.saveLabel({ name }));
            const bytes = await session.download(name);
            paths.push(await material.write(`saved-${name}`, bytes));
        }
        await hand.press('#upload-hand-open');
        const there = await journey.deviceWindow(address);
        await logIn(there, unit);
        await there.see('Local certificate configuration');
        const inputs = await there.page.$$('input[type=file]');
        for (const [index, path] of paths.entries()) {
            await /** @type {any} */ (inputs[index]).uploadFile(path);
        }
        await hand.press(en.secret.showLabel({
            label: 'Private key encryption password',
        }));
        await hand.see(PASSPHRASE);
        await there.front();
        await there.page.type('[name=private_key_password]', PASSPHRASE);
        await there.press(unit.unit.upload.uploadLabel);
        await there.see('restart the unit');
        await assertTaken(unit);
    });
}

/** @param {World} world */
function testLearning(world) {
    const { once } = world;
    once('a form with other names is learnt from a saved page, and then ' +
        'posted right', async () => {
        const unit = await world.unit({ variant: 'stranger', name: NAME,
            originCheck: false });
        unit.unit.upload = { ...unit.unit.upload, token: null };
        const journey = await atUpload(world, 'Another device', 'file',
            unit.httpsUrl);
        const { hand } = journey;
        await hand.press('#upload-open');
        const there = await journey.deviceWindow(unit.httpsUrl);
        await logIn(there, unit);
        await there.press(/SSL certificates/);
        await there.see('Local certificate configuration');
        await material.write('page.html', await there.page.content());
        await hand.tick('#upload-login-way-there');
        await hand.press('#upload-logged-in');
        await hand.press(text.send);
        await there.see('There is no such page');
        await hand.press('#upload-shows-not-found');
        await hand.press(text.go.learn);
        await hand.give('#upload-learn', material.path('page.html'));
        await hand.see(text.learnt({ action: '/tls_identity_store.html' }));
        await hand.press(text.notYet);
        await hand.press(text.send);
        await there.see('restart the unit');
        await assertTaken(unit);
    });
}

/** @param {World} world */
function testSpoilt(world) {
    const { once } = world;
    test('a login older than two minutes is not used where the browser ' +
        'would leave its cookie out', async () => {
        const unit = await world.unit({ variant: 'mcu-4500', name: NAME });
        const journey = await atUpload(world, 'MCU 4500', 'file',
            unit.httpsUrl);
        const { hand, page } = journey;
        await journey.openDevice(unit.httpsUrl);
        await hand.tick('#upload-login-way-there');
        await hand.press('#upload-logged-in');
        await page.evaluate(() => {
            const now = Date.now;
            Date.now = () => now() + 130000;
        });
        const before = unit.journal.length;
        if (world.kind === 'chromium') {
            await hand.see(text.loginOld);
            await hand.press(text.send);
            await hand.see(text.obstacles['old-login']);
            await pause(300);
            assert.equal(unit.journal.length, before, 'nothing was sent');
        } else {
            await pause(1500);
            assert.ok(!(await hand.words()).includes(text.loginOld));
            await hand.press(text.send);
            await journey.deviceWindow(unit.httpsUrl);
            await hand.see(/Sent at/);
        }
    });

    once('nothing is sent before the device was opened and seen',
        async () => {
            const unit = await world.unit({ variant: 'mcu-4500',
                name: NAME });
            const journey = await atUpload(world, 'MCU 4500', 'http',
                unit.httpsUrl);
            await journey.hand.press(text.send);
            await journey.hand.see(text.obstacles['not-open']);
            await pause(300);
            assert.equal(unit.journal.length, 0);
        });

    test('an https page sends no files to an http device, and says which ' +
        'ways are left', async () => {
        const unit = await world.unit({ variant: 'mcu-4200', name: NAME });
        const journey = await atUpload(world, 'MCU 4200 / MSE 8420',
            'https', String(unit.httpUrl));
        const { hand } = journey;
        await hand.tick('#upload-way-direct');
        await hand.see(text.mixed);
        assert.equal(await hand.has('press', text.send), false);
        await hand.tick('#upload-way-bridge');
        await hand.press('#upload-bridge-open');
        const there = await journey.deviceWindow(String(unit.httpUrl));
        await logIn(there, unit);
        await there.see('Local certificate configuration');
        await hand.press('#upload-consent');
        await clickBookmark(journey, there);
        await filled(journey, unit);
        await there.press(unit.unit.upload.uploadLabel);
        await there.see('restart the unit');
        await assertTaken(unit);
    });

    once('a refusal by the device is answered with the next thing to try, ' +
        'and the files stay', async () => {
        const unit = await world.unit({ variant: 'mcu-4500', name: NAME,
            keyLock: 'unlocked', admin: { user: 'admin', password: 'x' } });
        const journey = await atUpload(world, 'MCU 4500', 'file',
            unit.httpsUrl);
        const { hand } = journey;
        const there = await journey.uploadDirect(unit.httpsUrl, 'x');
        await there.see('The upload failed: the private key is encrypted');
        await hand.press('#upload-shows-refused');
        await hand.see(text.tries.refusedFiles);
        assert.equal(unit.state.stored.custom, false);
        await hand.press(text.go.preflight);
        await hand.see(en.onDevice.preflight.title);
        await hand.see('MCU.key');
    });
}

/**
 * How many sheets a PDF has: its tree of pages says so, packed or not.
 *
 * @param {Uint8Array} pdf
 * @returns {number}
 */
function sheetsOf(pdf) {
    const raw = Buffer.from(pdf);
    const texts = [raw.toString('latin1')];
    for (const { index } of texts[0].matchAll(/stream\r?\n/g)) {
        const start = index + (raw[index + 6] === 13 ? 8 : 7);
        try {
            texts.push(inflateSync(raw.subarray(start), {
                finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1'));
        } catch {
            /* A stream of another kind, such as a font's. */
        }
    }
    return texts.join('\n').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

/** @param {World} world */
function testRecord(world) {
    const { once } = world;
    once('the record takes two sheets, and has one name for all devices',
        async () => {
            const journey = await atUpload(world, 'MCU 4500', 'file',
                `https://${NAME}`);
            const { hand, page } = journey;
            await journey.goTo(en.onDevice.record.short);
            await hand.see(en.onDevice.record.heading({ device: NAME }));
            await hand.see(en.device.start.tick.guard);
            assert.match(await page.title(), /unit\.example\.test/);
            assert.equal(sheetsOf(await page.pdf({ format: 'a4' })), 1);
            assert.equal(sheetsOf(await page.pdf({ format: 'letter' })), 1);
        });
}

/** @param {World} world */
function testHostile(world) {
    const { once } = world;
    test('key and passphrase go on to another host, and nobody is told to ' +
        'look', async () => {
        const thief = await world.unit({ variant: 'mcu-4500', http: false,
            name: 'elsewhere.example.test' });
        const unit = await world.unit({ variant: 'mcu-4500', name: NAME });
        const journey = await atUpload(world, 'MCU 4500', 'file',
            unit.httpsUrl);
        const { hand } = journey;
        const there = await journey.openDevice(unit.httpsUrl);
        await hand.press(text.openAsk);
        await hand.see(text.openWhy[1]);
        await hand.type('#upload-login-password', '');
        await hand.press('#upload-login-post');
        await hand.see(text.seen({ origin: unit.httpsUrl }));
        await there.see('Local certificate configuration');
        unit.unit.hostile = 'forward';
        unit.unit.forwardTo = thief.httpsUrl;
        await hand.press('#upload-send');
        // Measured: no policy of a page holds the files back.
        const taken = await until(() => thief.journal.find(
            ({ method }) => method === 'POST'), 'nothing was forwarded');
        assert.equal(taken.path, '/certificates_change.html');
        await hand.see(text.askAddress({ origin: unit.httpsUrl }));
        await hand.press('#upload-shows-elsewhere');
        await hand.see(text.tries.leaked);
        assert.equal(await hand.has('press', text.go.bridge), false);
        await hand.press(text.go.key);
        await hand.see(en.device.key.title);
    });

    test('a device that leads from http to https gets its files where they ' +
        'are lost', async () => {
        const unit = await world.unit({ variant: 'mcu-4500', name: NAME,
            redirectHttp: true });
        const journey = await atUpload(world, 'MCU 4500', 'file',
            String(unit.httpUrl));
        const { hand } = journey;
        await hand.press('#upload-open');
        await journey.deviceWindow(unit.httpsUrl);
        await hand.press('#upload-seen-other');
        await hand.see(text.useSecure({ origin: `https://${NAME}` }));
        // This one's port is not the usual one.
        await hand.type('#upload-address', unit.httpsUrl);
        assert.equal(await hand.has('text', '#upload-login-password'), false,
            'seen under another address');
        const there = await journey.uploadDirect(unit.httpsUrl, '');
        await there.see('restart the unit');
        await assertTaken(unit);
    });

    test('a hostile device puts another page in the place of this one',
        async () => {
            const unit = await world.unit({ variant: 'mcu-4500', name: NAME,
                hostile: 'opener' });
            const journey = await atUpload(world, 'MCU 4500', 'https',
                unit.httpsUrl);
            const { hand, page } = journey;
            const before = page.url();
            await hand.press('#upload-open');
            const there = await journey.deviceWindow(unit.httpsUrl);
            await until(() => there.page.evaluate(() =>
                document.title === 'tried'), 'the device did not try');
            await hand.see(text.title);
            assert.equal(page.url(), before);
            assert.ok(unit.journal.every(({ outcome }) =>
                outcome !== 'took the opener'));
        });

    once('an answer about one device is booked for the address typed since',
        async () => {
            const unit = await world.unit({ variant: 'mcu-4500', name: NAME });
            const journey = await atUpload(world, 'MCU 4500', 'file',
                unit.httpsUrl);
            const { hand, page } = journey;
            await journey.uploadDirect(unit.httpsUrl, '');
            await hand.see(text.ask);
            await hand.type('#upload-address', 'https://other.example.test');
            assert.equal(await hand.has('press', '#upload-shows-matches'),
                false);
            await journey.goTo(en.onDevice.restart.short);
            await hand.press('#restart-wait');
            await hand.see(en.onDevice.restart.waiting);
            await hand.type('#restart-address', unit.httpsUrl);
            await until(() => page.$eval('#restart-state', e =>
                e.textContent?.trim() === ''),
            'the wait for the former address is still told');
            assert.equal(await hand.has('press', '#restart-done'), true);
        });
}

/** @param {World} world */
function testOldTls(world) {
    const { once } = world;
    test('a device whose TLS no browser speaks any more still gets its ' +
        'files over plain http', async () => {
        const unit = await world.unit({ variant: 'mcu-4200', name: NAME,
            oldTls: true, admin: { user: 'admin', password: 'x' } });
        const address = String(unit.httpUrl);
        const journey = await atUpload(world, 'MCU 4200 / MSE 8420', 'file',
            address);
        const [seen] = await visit(world.kind, {},
            [`${unit.httpsUrl}/login.html`]);
        assert.match(seen, /ERR_SSL_VERSION_OR_CIPHER|_VERSION(_ALERT)?$/);
        await journey.goTo(en.device.start.short);
        await journey.hand.press(en.device.start.oldTls);
        await journey.hand.see('security.tls.version.enable-deprecated');
        await journey.goTo(en.onDevice.upload.short);
        const there = await journey.uploadDirect(address, 'x');
        await there.see('restart the unit');
        await assertTaken(unit);
    });

    test('the switch that the page names opens no device with TLS 1.0 and ' +
        'the one cipher suite of its time', async () => {
        const unit = await world.unit({ variant: 'mcu-4200', oldTls: '1.0' });
        const urls = [`${unit.httpsUrl}/login.html`];
        const { certificate } = unit.state.serving;
        const [seen] = await visit(world.kind, { roots: [certificate] }, urls);
        if (world.kind === 'chromium') {
            assert.match(seen, /ERR_SSL_VERSION_OR_CIPHER_MISMATCH/);
            return;
        }
        assert.match(seen,
            /SSL_ERROR_(UNSUPPORTED_VERSION|PROTOCOL_VERSION_ALERT)/);
        const [opened] = await visit(world.kind, { accept: true, prefs: {
            'security.tls.version.enable-deprecated': true } }, urls);
        assert.equal(opened, 'MCU 4200 Series: Login');
    });

    once('a wrong password on the device is noticed before it locks the ' +
        'account', async () => {
        const unit = await world.unit({ variant: 'mcu-4500', name: NAME,
            admin: { user: 'admin', password: 'right' } });
        const journey = await atUpload(world, 'MCU 4500', 'http',
            unit.httpsUrl);
        const { hand } = journey;
        const there = await journey.openDevice(unit.httpsUrl);
        await hand.tick('#upload-login-way-here');
        await hand.type('#upload-login-password', 'wrong');
        await hand.press('#upload-login-post');
        await there.see('Access failed');
        await hand.see(/Login sent at/);
        await hand.type('#upload-login-password', 'right');
        await hand.press('#upload-login-post');
        await there.see('Local certificate configuration');
        assert.equal(unit.journal.filter(
            entry => entry.outcome === 'wrong password').length, 1);
    });
}

/**
 * @param {World} world
 */
export function testWays(world) {
    before(async () => {
        material = await makeMaterial([NAME]);
    });
    after(() => material.remove());
    testBookmark(world);
    testByHand(world);
    testLearning(world);
    testSpoilt(world);
    testRecord(world);
    testHostile(world);
    testOldTls(world);
}
