/*
 * The upload round: three devices out of a CSV, one of them renewed, are led
 * one by one to three simulated devices, and the page is closed in between.
 * Then one is revoked. Both browsers and others that know the root judge the
 * devices as they run.
 */

import { after, before, describe } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { en } from '../lib/words.js';
import { readZip } from '../../web/authority/zip.js';
import { BOTH, KINDS } from '../lib/browsers.js';
import { KeyHand } from '../lib/keys.js';
import { until } from '../lib/patience.js';
import { must, run } from '../lib/tools.js';
import { loadAxe, objections } from './looks.js';
import { visit } from './trust.js';
import { logIn } from './ways.js';
import { World } from './world.js';

/** @typedef {import('./world.js').Unit} Unit */
/** @typedef {import('./journey.js').Journey} Journey */

const AUTHORITY = 'authority passphrase 1';
const SEAL = 'seal of the list 1';
const RENEWED = 'renewed passphrase 1';
const PASSWORD = 'pw & 1';

const { round } = en.device;
const fleet = en.fleet;

const HOSTS = ['mcu1', 'mcu2', 'mcu3'].map(name => `${name}.example.test`);

const TABLE = ['Device;Hostname',
    ...HOSTS.map((host, at) => `Room ${at + 1};${host}`)].join('\r\n');

/** One browser, the page in it, three devices, a folder for files. */
class Round {
    /** @param {import('../lib/browsers.js').Kind} kind */
    constructor(kind) {
        this.world = new World(kind);
        /** @type {Unit[]} */
        this.units = [];
        this.folder = '';
    }

    async begin() {
        this.folder = await mkdtemp(join(tmpdir(), 'mcu-round-'));
        await this.world.begin();
        for (const name of HOSTS) {
            this.units.push(await this.world.unit({ variant: 'mcu-4200',
                name, admin: { user: 'admin', password: PASSWORD } }));
        }
    }

    async end() {
        await this.world.end();
        await rm(this.folder, { recursive: true, force: true });
    }

    /** The page, without a mouse. @returns {Promise<Journey>} */
    async journey() {
        const journey = await this.world.journey('file');
        journey.hand = new KeyHand(journey.page);
        return journey;
    }

    /** @param {string} name */
    path(name) {
        return join(this.folder, name);
    }

    /**
     * Takes a ZIP that the page has just saved.
     *
     * @param {RegExp} name
     * @param {string} as its name in the folder
     */
    async takeZip(name, as) {
        const bytes = await this.world.session.downloadLike(name);
        await writeFile(this.path(as), bytes);
        return readZip(new Uint8Array(bytes));
    }
}

/** @param {Journey} journey @param {string} hash */
async function goTo(journey, hash) {
    await journey.page.evaluate(to => {
        location.hash = to;
    }, hash);
}

/** @param {Journey} journey @param {string} id @param {string} text */
async function typeTwice({ hand }, id, text) {
    await hand.type(`#${id}`, text);
    await hand.type(`#${id}-again`, text);
}

/** An authority, and three devices of a CSV. @param {Journey} journey */
async function makeAll(journey, /** @type {Round} */ all) {
    const { hand } = journey;
    await goTo(journey, '#/authority');
    await hand.type('#authority-name', 'Round');
    await typeTwice(journey, 'authority-passphrase', AUTHORITY);
    await hand.type('#authority-limits', 'example.test');
    await hand.press(en.authority.start.more);
    await hand.choose('#authority-bits', /2048/);
    await hand.press('#authority-make');
    await hand.see(en.authority.save.neverSaved, 60000);
    await writeFile(all.path('devices.csv'), TABLE);
    await goTo(journey, '#/fleet/table');
    await hand.give('#fleet-file', all.path('devices.csv'));
    await hand.see('3 lines read');
    await goTo(journey, '#/fleet/check');
    await typeTwice(journey, 'fleet-seal', SEAL);
    await hand.press('#fleet-start');
    await hand.see('3 of 3 done', 120000);
    await goTo(journey, '#/fleet/result');
    await hand.find('press', '#fleet-save', 20000);
    await hand.press('#fleet-save');
    const files = await all.takeZip(/^devices-.*zip$/, 'devices.zip');
    await writeFile(all.path('passphrases.csv.enc'),
        /** @type {Uint8Array} */ (files.get('passphrases.csv.enc')));
}

/** Room 1 gets a new key and certificate. @param {Journey} journey */
async function renew(journey) {
    const { hand } = journey;
    await goTo(journey, '#/authority/renew');
    await hand.choose('#renew-row', /^Room 1\b/);
    await hand.find('text', '#renew-key-passphrase');
    await typeTwice(journey, 'renew-key-passphrase', RENEWED);
    await hand.press('#renew-act');
    await hand.see(en.authority.renew.done({ device: 'Room 1' }), 60000);
}

/**
 * @param {Journey} journey
 * @param {number} left
 * @param {number} [skipped]
 */
async function seeLeft(journey, left, skipped = 0) {
    await goTo(journey, '#/fleet/round');
    const { hand } = journey;
    await hand.see(left > 0 ? fleet.round.left({ n: left, all: 3 })
        : skipped === 0 ? fleet.round.leftNone
            : fleet.round.leftSkipped({ done: 3 - skipped, all: 3 }));
    if (skipped > 0) {
        await hand.see(fleet.round.skipped({ n: skipped }));
    }
}

/**
 * From the device's files in place to a device that is checked.
 *
 * @param {Journey} journey
 * @param {Unit} unit
 * @param {number} n which device of the round this is
 * @param {'api' | 'page'} restart
 */
async function toChecked(journey, unit, n, restart) {
    const { hand, plan } = journey;
    plan.addresses = [unit.httpsUrl];
    await hand.see(`${round.where({ n, all: 3 })} Room ${n}`);
    const there = await journey.uploadDirect(unit.httpsUrl, PASSWORD);
    await journey.sayMatches(there);
    await hand.see(fleet.round.states.uploaded);
    await restartAndAsk(journey, unit, restart);
}

/**
 * @param {Journey} journey
 * @param {Unit} unit
 * @param {'api' | 'page'} restart
 */
async function restartAndAsk(journey, unit, restart) {
    await journey.hand.tick(`#restart-way-${restart}`);
    await (restart === 'api' ? journey.restartFromPage(PASSWORD)
        : journey.restartThere(unit.httpsUrl));
    /* It was away, and answers with a certificate that this browser takes. */
    await journey.hand.see(fleet.round.states.checked);
}

/**
 * A device that is skipped stays out until its state is set by hand.
 *
 * @param {Journey} journey
 */
async function skipAndReturn(journey) {
    const { hand } = journey;
    await hand.press(round.skip);
    await hand.see(`${round.where({ n: 2, all: 3 })} Room 2`);
    await seeLeft(journey, 2, 1);
    await hand.see(fleet.round.next({ device: 'Room 2' }));
    await hand.choose(fleet.round.stateOf({ device: 'Room 1' }),
        fleet.round.states.waiting);
    await hand.see(fleet.round.left({ n: 3, all: 3 }));
    await hand.press('#round-next');
    await hand.see(`${round.where({ n: 1, all: 3 })} Room 1`);
}

/** Two devices, one after the other, and the authority is saved. */
async function firstDay(/** @type {Round} */ all) {
    const { world, units } = all;
    const journey = await all.journey();
    const { hand } = journey;
    await makeAll(journey, all);
    await renew(journey);
    await seeLeft(journey, 3);
    await loadAxe(journey.page);
    assert.deepEqual(await objections(journey.page), []);
    await hand.press('#round-next');
    await hand.see(en.onDevice.upload.title);
    assert.deepEqual(await objections(journey.page), []);
    await skipAndReturn(journey);

    /* Its passphrase was typed in “My authority” and is held nowhere. */
    assert.equal(await hand.has('press', '#upload-open'), false,
        'a key could go without its passphrase');
    await hand.type('#upload-passphrase', 'not this one');
    await hand.press('#upload-passphrase-act');
    await hand.see('passphrase is wrong');
    await hand.type('#upload-passphrase', RENEWED);
    await hand.press('#upload-passphrase-act');
    assert.equal(await hand.read('#upload-address'), HOSTS[0]);
    await toChecked(journey, units[0], 1, 'api');

    /* Those of the run open by themselves. */
    await hand.press(fleet.round.next({ device: 'Room 2' }));
    await hand.see(en.onDevice.upload.title);
    assert.equal(await hand.read('#upload-address'), HOSTS[1]);
    assert.equal(await hand.has('text', '#upload-login-password'), false,
        'the last device’s window is taken for this one’s');
    await toChecked(journey, units[1], 2, 'page');

    await hand.press(round.back);
    await hand.see(fleet.round.left({ n: 1, all: 3 }));
    assert.deepEqual(world.errors, []);
    assert.deepEqual(units[2].journal, [], 'a device was asked unbidden');
    await goTo(journey, '#/authority/overview');
    await hand.press(en.authority.save.zip);
    return all.takeZip(/^Round-.*zip$/, 'authority.zip');
}

/** @param {Map<string, Uint8Array>} files */
function roundList(files) {
    return Buffer.from(files.get('upload-round.csv') ?? '').toString()
        .trim().split('\r\n').slice(1).map(line => line.split(',')
            .filter((_, column) => column === 0 || column === 2).join(' '));
}

/** On another day the third one is done by hand, and the second revoked. */
async function secondDay(/** @type {Round} */ all) {
    const { units } = all;
    const journey = await all.journey();
    const { hand } = journey;
    await goTo(journey, '#/authority');
    await hand.tick('#authority-way-open');
    await hand.give('#authority-open', all.path('authority.zip'));
    await hand.see(en.authority.overview.lead({ n: 4 }), 30000);
    await seeLeft(journey, 1);
    await hand.press(fleet.round.goLabel({
        act: fleet.round.go.checked, device: 'Room 1',
    }));
    await hand.see(en.onDevice.trusted.title);
    assert.equal(await hand.read('#trusted-address'), units[0].httpsUrl,
        'where the device was met is forgotten');
    await seeLeft(journey, 1);
    await hand.press(fleet.round.list);
    await hand.give('#round-list', all.path('passphrases.csv.enc'));
    await hand.type('#round-list-passphrase', SEAL);
    await hand.press(fleet.round.listAct);
    await hand.see(fleet.round.listOpened({ n: 3 }));
    await hand.press(fleet.round.next({ device: 'Room 3' }));
    await byHand(journey, all, units[2]);
    await restartAndAsk(journey, units[2], 'page');
    await hand.press('#trusted-good');
    await hand.see(fleet.round.leftNone);
    await hand.press('#round-back');
    await hand.see(fleet.round.onlyLeft);
    await revoke(journey, 'Room 2');
    await goTo(journey, '#/authority/overview');
    await hand.press(en.authority.save.zip);
    return all.takeZip(/^Round-.*zip$/, 'authority-2.zip');
}

/**
 * The user saves the files and fills the device's form himself.
 *
 * @param {Journey} journey
 * @param {Round} all
 * @param {Unit} unit
 */
async function byHand(journey, all, unit) {
    const { hand, session, plan } = journey;
    plan.addresses = [unit.httpsUrl];
    await hand.see(`${round.where({ n: 3, all: 3 })} Room 3`);
    await hand.type('#upload-address', unit.httpsUrl);
    await hand.tick('#upload-way-hand');
    for (const name of ['MCU.cer', 'MCU.key']) {
        await hand.press(en.chip.saveLabel({ name }));
        await writeFile(all.path(name), await session.download(name));
    }
    await hand.press('#upload-hand-open');
    const there = await journey.deviceWindow(unit.httpsUrl);
    await logIn(there, unit);
    await there.see('Local certificate configuration');
    const inputs = await there.page.$$('input[type=file]');
    for (const [at, name] of ['MCU.cer', 'MCU.key'].entries()) {
        await /** @type {any} */ (inputs[at]).uploadFile(all.path(name));
    }
    await hand.press(en.secret.showLabel({
        label: 'Private key encryption password',
    }));
    const passphrase = await until(() => journey.page.$eval(
        '#upload-hand .generated .mono', (said) =>
            /^\w/.test(said.textContent) && said.textContent),
    'the passphrase is not shown');
    await there.front();
    await there.page.type('[name=private_key_password]', passphrase);
    await there.press(unit.unit.upload.uploadLabel);
    await journey.sayMatches(there);
}

/** @param {Journey} journey @param {string} device */
async function revoke(journey, device) {
    const { hand } = journey;
    await goTo(journey, '#/authority/inventory');
    await hand.press(device);
    await hand.press(en.authority.certificate.revoke);
    await hand.choose(en.authority.certificate.reason, /wrong hands/);
    await hand.see(en.authority.certificate.sure);
    await hand.press(en.authority.certificate.revokeAct);
    await hand.press(en.authority.certificate.toList);
    await hand.type('#list-passphrase', AUTHORITY);
    await hand.press(en.authority.revoked.act);
    await hand.see('crl.pem', 30000);
}

/**
 * A browser that knows the root, and one in which the revoked certificate
 * was marked as untrusted too.
 *
 * @param {Round} all
 * @param {string} root
 * @param {string} revoked
 */
async function browsersJudge({ units }, root, revoked) {
    const urls = units.map(({ httpsUrl }) => `${httpsUrl}/login.html`);
    const opened = `${units[0].unit.product}: Login`;
    for (const kind of BOTH) {
        const strangers = await visit(kind, {}, urls);
        for (const said of strangers) {
            assert.match(said, /^refused: (ERR_CERT|SEC_ERROR)/);
        }
        /* Browsers do not ask for the list; the page says so (revoke). */
        assert.deepEqual(await visit(kind, { roots: [root] }, urls),
            [opened, opened, opened]);
        const [first, second, third] = await visit(kind,
            { roots: [root], distrusted: [revoked] }, urls);
        assert.deepEqual([first, third], [opened, opened]);
        assert.match(second, /^refused/);
    }
}

/**
 * What reads the authority's list judges the devices as they run.
 *
 * @param {Round} all
 * @param {Unit} unit
 * @returns {Promise<Record<string, string>>} each checker's word
 */
async function judge(all, { name, port }) {
    const openssl = await run('openssl', ['s_client', '-connect',
        `127.0.0.1:${port}`, '-servername', name, '-verify_hostname', name,
        '-CAfile', all.path('ca.cer'), '-CRL', all.path('crl.pem'),
        '-crl_check', '-verify_return_error']);
    const gnutls = await run('gnutls-cli', ['--x509cafile',
        all.path('ca.cer'), '--x509crlfile', all.path('crl.pem'),
        '--sni-hostname', name, '--verify-hostname', name,
        '-p', String(port), '127.0.0.1']);
    const nss = await run('tstclnt', ['-h', '127.0.0.1', '-p', String(port),
        '-a', name, '-d', `sql:${all.path('nss')}`, '-b', '-Q']);
    const said = `${openssl.out}${openssl.err}`;
    return {
        openssl: /Verify return code: \d+ \((.*)\)/.exec(said)?.[1] ?? said,
        gnutls: /- Status: (.*?)\.? *$/m.exec(
            `${gnutls.out}${gnutls.err}`)?.[1] ?? gnutls.err,
        nss: nss.code === 0 ? 'ok' :
            /SEC_ERROR_\w+/.exec(`${nss.out}${nss.err}`)?.[0] ?? nss.err
    };
}

/**
 * A store of NSS with the root and the list in it.
 *
 * @param {Round} all
 */
async function makeStore(all) {
    const store = ['-d', `sql:${all.path('nss')}`];
    await must('mkdir', [all.path('nss')]);
    await must('certutil', [...store, '-N', '--empty-password']);
    await must('certutil', [...store, '-A', '-t', 'C,,', '-n', 'root', '-i',
        all.path('ca.cer')]);
    await must('openssl', ['crl', '-in', all.path('crl.pem'), '-outform',
        'DER', '-out', all.path('crl.der')]);
    await must('crlutil', [...store, '-I', '-t', '1', '-i',
        all.path('crl.der')]);
}

/**
 * @param {Round} all
 * @param {Map<string, Uint8Array>} files  the authority's folder
 */
async function checkTrust(all, files) {
    const text = (/** @type {string} */ path) =>
        Buffer.from(/** @type {Uint8Array} */ (files.get(path))).toString();
    const root = text('ca.cer');
    await writeFile(all.path('ca.cer'), root);
    await writeFile(all.path('crl.pem'), text('crl.pem'));
    await makeStore(all);
    const good = { openssl: 'ok', nss: 'ok',
        gnutls: 'The certificate is trusted' };
    const revoked = { openssl: 'certificate revoked',
        nss: 'SEC_ERROR_REVOKED_CERTIFICATE',
        gnutls: 'The certificate is NOT trusted. ' +
            'The certificate chain is revoked' };
    const [first, second, third] = all.units;
    assert.deepEqual(await judge(all, first), good, 'renewed');
    assert.deepEqual(await judge(all, second), revoked, 'revoked');
    assert.deepEqual(await judge(all, third), good, 'from the CSV');
    await browsersJudge(all, root, text('devices/Room-2/MCU.cer'));
}

for (const kind of KINDS) {
    describe(`${kind}: the upload round`, () => {
        const all = new Round(kind);
        before(() => all.begin());
        after(() => all.end());

        all.world.once('three devices, over two days, to what the world ' +
            'thinks of them', async () => {
            const saved = await firstDay(all);
            assert.deepEqual(roundList(saved),
                ['Room 1 checked', 'Room 2 checked']);
            const files = await secondDay(all);
            assert.deepEqual(roundList(files),
                ['Room 1 checked', 'Room 2 checked', 'Room 3 checked']);
            for (const unit of all.units) {
                assert.equal(unit.state.restarts, 1);
                assert.equal(unit.journal.filter(entry =>
                    entry.outcome === 'pair accepted').length, 1);
            }
            await checkTrust(all, files);
        });
    });
}
