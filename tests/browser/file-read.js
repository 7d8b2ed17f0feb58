/*
 * "Any file" reads: every form is named, locked things open or say why not,
 * what belongs together is found, here and in "One device".
 */

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { en } from '../lib/words.js';
import { HOSTILE, PASSPHRASE } from './file-material.js';
import { FileTable, text } from './file-table.js';
import { makeKey } from './page-steps.js';

/** @typedef {import('./world.js').World} World */
/** @typedef {import('./file-material.js').FileMaterial} FileMaterial */
/** @typedef {() => FileMaterial} Made */

/** File and what its panel must say. @type {[string, RegExp][]} */
const FORMS = [
    ['MCU.key', /Private key\s.*traditional PEM, locked with DES-EDE3-CBC/],
    ['pkcs8.key', /PKCS#8, locked with AES-256-CBC/],
    ['MCU.csr', /Request mcu1\.example\.test/],
    ['chain.pem', /3 objects.*Certificate mcu1.*Authority In-hand-between .*Root authority In-hand-root/],
    ['answer.p7b', /PKCS#7.*It holds 3 objects:.*mcu1\.example\.test/],
    ['answer-der.p7b', /PKCS#7.*DER.*It holds 3 objects:/],
    ['both.p12', /PKCS#12.*locked/],
    ['legacy.pfx', /PKCS#12.*locked.*SHA-1/],
    ['nopass.p12', /PKCS#12.*opened.*RSA, 2048 bits/],
    ['nomac.p12', /carries no check \(MAC\).*mcu1\.example\.test/],
    ['utf16.cer', /in UTF-16.*byte order mark.*Certificate mcu1/],
    ['quoted.txt', /quoted as in a reply.*Certificate mcu1/],
    ['crlf.cer', /CR LF.*Certificate mcu1/],
    ['bag.pem', /Bag Attributes.*Certificate mcu1/],
    ['MCU.der', /Certificate mcu1\.example\.test until/],
    ['root.crl', /Revocation list .*In-hand-root 1 certificate revoked/],
    ['id_ed25519', /OpenSSH key admin@example Ed25519 · NOT locked.*SSH/],
    ['login.ppk', /PuTTY key console login.*aes256-cbc/],
    ['scrypt.key', /Not supported here: .*scrypt/],
    ['no-iv.key', /Not supported here: AES-\./],
    ['labels.pem', /END named something else than BEGIN.*Certificate mcu1/],
    ['stray.pem', /between BEGIN and END is damaged/],
];

/** @param {World} world @param {Made} made */
function testForms(world, made) {
    const { once } = world;
    once('every form is recognised by its contents, and named', async () => {
        const table = await FileTable.open(world, made(),
            ...FORMS.map(([name]) => name));
        for (const [name, words] of FORMS) {
            assert.match(await table.panel(name), words, name);
        }
        for (const name of ['scrypt.key', 'no-iv.key', 'nopass.p12']) {
            assert.ok(!await table.hand.has('text',
                text.shelf.passphraseOf({ name })), `${name} asks in vain`);
        }
        table.assertQuiet();
    });

    once('what was dropped by mistake is called by its name', async () => {
        const strange = /** @type {[string, string | Uint8Array, RegExp][]} */ ([
            ['store.jks', Buffer.from('feedfeed00000002', 'hex'),
                /Java keystore \(JKS\).*keytool/],
            ['answer.zip', Buffer.from('504b030414000000', 'hex'),
                /ZIP archive.*Unpack/],
            ['login.html', '<!DOCTYPE html><html>Log in</html>', /web page/],
            ['letter.txt', 'Dear colleague,\n', /text without a key/],
        ]);
        for (const [name, contents] of strange) {
            await made().write(name, contents);
        }
        await made().openssl('genpkey -algorithm ed25519 -out ed.key');
        await made().openssl('ecparam -genkey -name prime256v1 -out ecp.key');
        const table = await FileTable.open(world, made(), 'ed.key', 'ecp.key',
            ...strange.map(([name]) => name));
        for (const [name, , words] of strange) {
            assert.match(await table.panel(name), words, name);
        }
        assert.match(await table.panel('ed.key'),
            /Not supported here: Ed25519/);
        assert.match(await table.panel('ecp.key'),
            /parameters that stand beside a key.*Elliptic curve P-256/);
        table.assertQuiet();
    });

    once('a hostile name runs nothing and turns nothing round', async () => {
        const table = await FileTable.open(world, made(), 'hostile.cer');
        const said = await table.says('hostile.cer',
            HOSTILE.slice(0, HOSTILE.indexOf('\u202e')));
        assert.match(said, /U\+202E|u\{202e\}/i);
        const whole = await table.page.evaluate(() =>
            document.body.textContent ?? '');
        assert.ok(!whole.includes('\u202e'), 'the override is in the page');
        assert.equal(await table.page.evaluate(() =>
            document.querySelectorAll('main script').length), 0);
        table.assertQuiet();
    });

    once('an object opens to every extension with identifier and raw value',
        async () => {
            const table = await FileTable.open(world, made(), 'MCU.cer');
            await table.hand.press(/^Certificate\s+mcu1/);
            const said = await table.says('MCU.cer', /6 extensions/);
            const print = (await made().openssl(
                'x509 -in MCU.cer -noout -fingerprint -sha256')).toString();
            assert.ok(said.includes(print.trim().split('=')[1]));
            assert.match(said, /2\.5\.29\.17/);
            assert.match(said, /3015|8211|300f|0a010203/i);
            assert.match(said, /UTF8String/);
        });
}

/** @param {World} world @param {Made} made */
function testWays(world, made) {
    const { once } = world;
    once('files can be dropped and text can be pasted', async () => {
        const table = await FileTable.open(world, made());
        const { page, hand } = table;
        const certificate = await made().text('MCU.cer');
        await page.evaluate((contents) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([contents], 'dropped.txt'));
            document.querySelector('.drop')?.dispatchEvent(new DragEvent(
                'drop', { dataTransfer, bubbles: true, cancelable: true }));
        }, certificate);
        await table.says('dropped.txt', /Certificate mcu1/);
        await hand.press(en.open.paste);
        const area = await hand.find('text', en.open.pasteLabel);
        await area.focus();
        await page.evaluate((words) =>
            document.execCommand('insertText', false, words),
        await made().text('MCU.csr'));
        await page.keyboard.press('Tab');
        await table.says(en.open.pasted, /Request mcu1/);
        assert.equal(await hand.read(en.open.pasteLabel), '',
            'what was pasted stays in the field');
        await hand.press(text.clear);
        await page.waitForFunction(() =>
            !document.querySelector('.file-panel'));
    });
}

/** @param {World} world @param {Made} made */
function testPassphrases(world, made) {
    const { once } = world;
    once('a wrong passphrase always gets the same answer, the right one opens',
        async () => {
            const locked = ['MCU.key', 'pkcs8.key', 'both.p12', 'legacy.pfx',
                'nomac.p12'];
            const table = await FileTable.open(world, made(), ...locked);
            for (const name of locked) {
                await table.unlock(name, 'wrong');
                await table.says(name, en.told.errors.PASSPHRASE());
                await table.unlock(name, PASSPHRASE);
                const said = await table.says(name, /opened.*RSA, 2048 bits|RSA, 2048 bits.*opened/);
                assert.ok(!said.includes(en.told.errors.PASSPHRASE()));
            }
            await table.says('both.p12', /checked with the passphrase/);
            table.assertQuiet();
        });

    once('each locked object of a file has its own passphrase, and stays open',
        async () => {
            const other = 'in hand 2';
            await made().openssl('pkcs8 -topk8 -in hostile.key -v2 ' +
                'aes-256-cbc -passout pass:other -out other.key');
            await made().write('keys.pem', await made().text('MCU.key') +
                await made().text('MCU.cer') +
                (await made().text('other.key')));
            const table = await FileTable.open(world, made(), 'keys.pem');
            const key = (/** @type {number} */ place, name = '') =>
                text.shelf.objectOf({
                    kind: text.objects.kinds['private-key'] + name, place,
                    name: 'keys.pem',
                });
            await table.unlock(key(3), PASSPHRASE);
            await table.says('keys.pem', en.told.errors.PASSPHRASE());
            await table.unlock(key(1), PASSPHRASE);
            await table.says('keys.pem', /opened.*locked with AES-256/);
            await table.unlock(key(3), other);
            await table.says('keys.pem', en.told.errors.PASSPHRASE());
            await table.unlock(key(3), 'other');
            const said = await table.says('keys.pem', /opened.*opened/);
            assert.match(said, /RSA, 2048 bits.*Elliptic curve P-256/);
            assert.ok(!said.includes(en.told.errors.PASSPHRASE()));
            assert.match(await table.check('mcu1.example.test'),
                /The key belongs to the certificate/);
            for (const [source, head] of /** @type {const} */ ([
                [key(1, ' mcu1.example.test'), 'RSA'], [key(3), 'EC']])) {
                await table.hand.choose(text.convert.source, source);
                const target = text.convert.targets['traditional-3des'].name;
                await table.hand.choose(text.convert.target, target);
                await table.hand.type(text.convert.newPassphrase, 'a new one');
                await table.hand.type(en.secret.again, 'a new one');
                await table.hand.press(text.convert.convert);
                await table.hand.see(text.convert.made);
                assert.match(await table.page.evaluate(() =>
                    document.getElementById('file-result')?.textContent ?? ''),
                new RegExp(`BEGIN ${head} PRIVATE KEY`));
            }
            table.assertQuiet();
        });

    once('one passphrase that opens everything in a file is asked for once',
        async () => {
            await made().write('same.pem', await made().text('MCU.key') +
                await made().text('pkcs8.key'));
            const table = await FileTable.open(world, made(), 'same.pem');
            await table.unlock(text.shelf.objectOf({
                kind: text.objects.kinds['private-key'], place: 1,
                name: 'same.pem',
            }), PASSPHRASE);
            await table.says('same.pem', /opened.*opened/);
        });

    once('work beyond reason is refused, and not as a wrong passphrase',
        async () => {
            const table = await FileTable.open(world, made(), 'endless.key');
            const said = await table.says('endless.key',
                /would take more work than is reasonable/);
            assert.ok(!said.includes(en.told.errors.PASSPHRASE()));
            assert.ok(!await table.hand.has('text',
                text.shelf.passphraseOf({
                    name: 'endless.key',
                })), 'it asks in vain');
        });

    once('long work is asked for first and can be cancelled', async () => {
        const table = await FileTable.open(world, made(), 'slow.key');
        await table.unlock('slow.key', PASSPHRASE);
        await table.says('slow.key', text.shelf.costly({ rounds: 2000000 }));
        await table.hand.press(text.shelf.openLabel({ name: 'slow.key' }));
        await table.hand.press(en.task.cancel);
        await table.hand.find('text', text.shelf.passphraseOf({
            name: 'slow.key',
        }));
        assert.doesNotMatch(await table.panel('slow.key'), /RSA, 2048/);
    });
}

/** What stands in the part about what belongs together. */
async function together(/** @type {FileTable} */ table) {
    await table.page.waitForSelector('[aria-labelledby=file-together]');
    return table.page.evaluate(() => (document.querySelector(
        '[aria-labelledby=file-together]')?.textContent ?? '')
        .replace(/\s+/g, ' '));
}

/** @param {World} world @param {Made} made */
function testTogether(world, made) {
    const { once } = world;
    once('key, request, certificate and chain are drawn together', async () => {
        const table = await FileTable.open(world, made(), 'plain.key',
            'MCU.csr', 'answer.p7b');
        const said = await together(table);
        assert.match(said, /mcu1\.example\.test.*Private key plain\.key Request MCU\.csr Certificate answer\.p7b/);
        assert.match(said, /Who signed whom.*In-hand-root.*In-hand-between.*mcu1/);
        assert.match(said, /Complete up to its root/);
        await table.hand.press(text.shelf.removeLabel({ name: 'plain.key' }));
        await table.hand.see(/Private key\s+not among these files/);
    });

    once('an answer finds the key that waits in "One device"', async () => {
        const page = await world.page();
        await page.goto(`${world.site.urls.file}`);
        const table = new FileTable(world, page, made());
        const { hand } = table;
        await makeKey(hand);
        await hand.press(en.device.key.next);
        await hand.press(en.device.request.make);
        // The page goes on by itself; its file lies at the step behind.
        await hand.see(en.device.sign.title);
        hand.within = 'nav.path';
        await hand.press(new RegExp(en.device.request.short));
        hand.within = '';
        await hand.press(en.chip.saveLabel({ name: 'MCU.csr' }));
        await writeFile(made().path('waiting.csr'),
            await world.session.download('MCU.csr'));
        await made().openssl('x509 -req -in waiting.csr -CA between.cer ' +
            '-CAkey between.key -days 90 -extfile openssl.cnf -extensions ' +
            'device -out waiting.cer');
        await made().openssl('crl2pkcs7 -nocrl -certfile waiting.cer ' +
            '-certfile between.cer -out waiting.p7b');
        await hand.press(text.title);
        await table.give('waiting.p7b');
        await hand.see(text.together.answers({
            answer: 'waiting.p7b',
            waiting: text.shelf.onDevice({ name: 'MCU.key' }),
        }));
        const found = await table.check('10.1.2.3');
        assert.match(found, /The key belongs to the certificate/);
        await hand.press(text.shelf.removeLabel({ name: 'waiting.p7b' }));
        await table.give('root.cer', 'waiting.p7b');
        await hand.press(text.together.takeThereLabel({ name: 'waiting.p7b' }));
        await hand.see(en.device.sign.done.outside({
            ca: 'In-hand-between',
        }));
        await hand.see(en.device.sign.foundChain({ n: 1 }));
        await hand.press(text.title);
        await hand.see(text.together.title);
        assert.ok(!await hand.has('press',
            text.together.takeThereLabel({
                name: 'waiting.p7b',
            })), 'it still waits');
        table.assertQuiet();
    });
}

/** @param {World} world @param {Made} made */
export function testReading(world, made) {
    testForms(world, made);
    testWays(world, made);
    testPassphrases(world, made);
    testTogether(world, made);
}
