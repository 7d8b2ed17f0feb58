/*
 * "Any file" and bad input, many objects, and everybody: empty, tiny and
 * huge files, collections, axe-core, the keyboard alone, a narrow window.
 */

import { it } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { en } from '../lib/words.js';
import { tabTo } from './access.js';
import { objections, settled } from './looks.js';
import { PASSPHRASE } from './file-material.js';
import { FileTable, text } from './file-table.js';
import { PATIENCE } from '../lib/patience.js';

/** @typedef {import('./world.js').World} World */
/** @typedef {() => import('./file-material.js').FileMaterial} Made */

const require = createRequire(import.meta.url);
const LARGEST = 10 * 1024 * 1024;

/** @param {World} world @param {Made} made */
function testSizes(world, made) {
    const { once } = world;
    once('empty, tiny and largest files are answered, larger are refused',
        async () => {
            await made().write('empty', '');
            await made().write('one', 'x');
            await made().write('zeros', Buffer.alloc(LARGEST));
            await made().write('huge', Buffer.alloc(LARGEST + 1));
            const table = await FileTable.open(world, made());
            await table.hand.give('#file-open', made().path('empty'));
            await table.hand.see(en.open.empty({ name: 'empty' }));
            await table.give('one');
            await table.says('one', /text without a key/);
            await table.give('zeros');
            await table.says('zeros', /Not known|nothing found/);
            await table.hand.give('#file-open', made().path('huge'));
            await table.hand.see(
                en.open.tooLarge({ name: 'huge', megabytes: 10 }));
            assert.equal(await table.page.$('[aria-label=huge]'), null);
            await table.give('MCU.cer');
            await table.says('MCU.cer', /Certificate mcu1/);
            await table.page.waitForFunction((refusal) =>
                !document.body.innerText.includes(refusal),
            { timeout: PATIENCE },
            en.open.tooLarge({ name: 'huge', megabytes: 10 }));
            table.assertQuiet();
        });

    once('five hundred certificates in one file are listed and found',
        async () => {
            const table = await FileTable.open(world, made());
            const one = await made().text('MCU.cer');
            const other = await made().text('hostile.cer');
            const many = Array.from({ length: 499 }, () => one);
            many.splice(250, 0, other);
            await made().write('many.pem', many.join(''));
            await table.give('many.pem');
            await table.says('many.pem', /500 objects.*first 20 of 500/);
            await table.hand.type(text.objects.filter, 'alert(1)');
            const said = await table.says('many.pem', /1 of 500/);
            assert.match(said, /gpj\.exe/);
            await table.hand.type(text.objects.filter, 'mcu1');
            await table.says('many.pem', /20 of 499 that fit, of 500/);
            await table.hand.press(text.objects.showAll({ n: 499 }));
            await table.says('many.pem', /499 of 500/);
            assert.equal(await table.page.evaluate(() =>
                document.querySelectorAll('.object').length), 499);
        });

    once('among a whole root store, the device’s own chain is still drawn',
        async () => {
            const roots = [];
            for (let i = 0; i < 30; i += 1) {
                await made().openssl('req -x509 -key root.key -config ' +
                    `openssl.cnf -extensions root -subj /CN=store-${i} ` +
                    '-days 9 -out store.cer');
                roots.push(await made().text('store.cer'));
            }
            await made().write('store.pem', roots.join('') +
                await made().text('root.cer'));
            const table = await FileTable.open(world, made(), 'store.pem',
                'MCU.cer', 'between.cer');
            await table.hand.see(text.together.many({ n: 33, chains: 31 }));
            await table.hand.see(/In-hand-root\s+store\.pem[^]*In-hand-between[^]*mcu1/);
        });

    once('damage to a PKCS#12 is named, and its passphrase not blamed twice',
        async () => {
            const whole = await readFile(made().path('both.p12'));
            const bent = Buffer.from(whole);
            bent[bent.length - 20] ^= 1; // in the salt of the MAC
            await made().write('bent.p12', bent);
            await made().write('cut.p12', whole.subarray(0, 1500));
            const table = await FileTable.open(world, made(), 'bent.p12',
                'cut.p12');
            await table.unlock('bent.p12', PASSPHRASE);
            await table.says('bent.p12', en.told.errors.PASSPHRASE());
            await table.says('cut.p12', new RegExp(`${
                whole.length - 1500} bytes of it are missing\\. It was cut`));
            assert.ok(!await table.hand.has('text',
                text.shelf.passphraseOf({ name: 'cut.p12' })));
        });

    once('a weak key and a request that does not prove its key are told ' +
        'at once',
        async () => {
            await made().openssl('genrsa -out short.key 1024');
            await made().openssl('req -in MCU.csr -outform DER -out bent.csr');
            const request = await readFile(made().path('bent.csr'));
            request[request.length - 9] ^= 1;
            await made().write('bent.csr', request);
            const table = await FileTable.open(world, made(), 'short.key',
                'bent.csr');
            assert.match(await table.panel('short.key'),
                /RSA, 1024 bits.*(?:2048|short|small)/i);
            assert.ok((await table.panel('bent.csr')).includes(
                text.objects.selfWrong));
        });

    once('serial numbers and keys that are used twice are pointed out',
        async () => {
            const sign = (/** @type {string} */ subject,
                /** @type {string} */ out) => made().openssl('req -x509 ' +
                '-key root.key -config openssl.cnf -set_serial 7 -days 9 ' +
                `-subj /CN=${subject} -out ${out}`);
            await sign('one', 'one.cer');
            await sign('two', 'two.cer');
            await made().openssl('x509 -req -in MCU.csr -CA root.cer -CAkey ' +
                'root.key -set_serial 9 -days 9 -out nine.cer');
            await made().openssl('x509 -req -in between.csr -CA root.cer ' +
                '-CAkey root.key -set_serial 9 -days 9 -out neuf.cer');
            const table = await FileTable.open(world, made(), 'one.cer',
                'two.cer', 'nine.cer', 'neuf.cer');
            await table.hand.see(text.together.sameKey({
                names: 'one and two',
            }));
            await table.hand.see(
                text.together.sameSerial({
                    one: 'nine.cer', other: 'neuf.cer',
                }));
            await table.hand.choose(text.checks.which, /neuf\.cer/);
            assert.match(await table.check(''), /Mend this:[^]*nine\.cer/);
            await table.hand.type(en.doctor.said,
                'SEC_ERROR_REUSED_ISSUER_AND_SERIAL');
            await table.hand.see(en.doctor.proof({ file: 'neuf.cer' }));
        });
}

/**
 * A table with something of everything, all of it unfolded.
 *
 * @param {World} world
 * @param {Made} made
 */
async function fullTable(world, made) {
    const table = await FileTable.open(world, made(), 'MCU.key', 'pkcs8.key',
        'MCU.csr', 'mixed.pem', 'nomac.p12', 'quoted.txt', 'root.crl',
        'id_ed25519', 'scrypt.key', 'hostile.cer', 'labels.pem');
    await table.unlock('pkcs8.key', 'wrong');
    await table.says('pkcs8.key', en.told.errors.PASSPHRASE());
    await table.check('10.1.2.4');
    await table.hand.type(en.doctor.said, 'SEC_ERROR_UNKNOWN_ISSUER');
    await table.hand.press(/^Root authority/);
    await table.hand.press(/^\d+ extensions?$/);
    await table.hand.press(text.commands.title);
    return table;
}

/** @param {World} world @param {Made} made */
function testEverybody(world, made) {
    it('axe-core objects to nothing, and nothing runs out of a phone',
        async () => {
            const table = await fullTable(world, made);
            const { page, hand } = table;
            await page.evaluate(await readFile(
                require.resolve('axe-core/axe.min.js'), 'utf8'));
            assert.deepEqual(await objections(page), [], 'light');
            await hand.press(en.app.toDark);
            await settled(page);
            await page.setViewport({ width: 360, height: 740 });
            assert.deepEqual(await objections(page), [], 'dark and narrow');
            assert.deepEqual(await page.evaluate(() =>
                [...document.querySelectorAll('main *')].filter((element) =>
                    element.getBoundingClientRect().right > innerWidth + 1 &&
                    !element.closest('pre, .raw, svg')).map((element) =>
                    element.outerHTML.slice(0, 80))), []);
            await page.close(); // it stays dark
        });

    it('the keyboard alone opens, checks and converts a key', async () => {
        const table = await FileTable.open(world, made(), 'MCU.key',
            'MCU.cer');
        const { page, hand } = table;
        const { keyboard } = page;
        await page.bringToFront();
        await tabTo(page, /^Passphrase of MCU\.key$/);
        await keyboard.type(PASSPHRASE);
        await keyboard.press('Enter');
        await table.says('MCU.key', /opened/);
        await tabTo(page, /^Its address/);
        await keyboard.type('10.1.2.3');
        await tabTo(page, /^Check it$/);
        await keyboard.press('Enter');
        await hand.see(/The key belongs|8 checks passed|checks passed/);
        await tabTo(page, /^Passphrase of the new file$/);
        await keyboard.type('for the new file 2');
        await tabTo(page, /^Passphrase again$/);
        await keyboard.type('for the new file 2');
        await tabTo(page, /^Convert it$/);
        await keyboard.press('Enter');
        await hand.see(text.convert.made);
        await tabTo(page, /^Save MCU\.key$/);
        await keyboard.press('Enter');
        const key = await world.session.download('MCU.key');
        assert.match(key.toString(), /BEGIN RSA PRIVATE KEY/);
    });
}

/** @param {World} world @param {Made} made */
export function testBadFiles(world, made) {
    testSizes(world, made);
    testEverybody(world, made);
}
