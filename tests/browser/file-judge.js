/*
 * "Any file" judges and converts: findings for address, key, chain and
 * device; every conversion opened by openssl; the doctor; the commands.
 */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { en } from '../lib/words.js';
import { PASSPHRASE } from './file-material.js';
import { FileTable, text } from './file-table.js';
import { makeCircle, weakKeys } from './file-weak.js';
import { toPem } from '../lib/rsa.js';

/** @typedef {import('./world.js').World} World */
/** @typedef {() => import('./file-material.js').FileMaterial} Made */

const run = promisify(execFile);
const NEW = 'for the new file 2';
const targets = text.convert.targets;

/** Addresses of the browser, and whether MCU.cer holds them. */
const HOSTS = /** @type {[string, boolean][]} */ ([
    ['mcu1.example.test', true],
    ['MCU1.Example.TEST', true],
    ['10.1.2.3', true],
    ['10.1.2.4', false],
    ['example.test', false],
    ['x.mcu1.example.test', false],
    ['bücher.mcu1.example.test', false],
]);

/** The same for names with a wildcard, RFC 9525 6.3. */
const WILD_HOSTS = /** @type {[string, boolean][]} */ ([
    ['x.a.example.test', true],
    ['a.example.test', false],
    ['x.y.a.example.test', false],
    ['10.9.9.9', false],
]);

/** @param {World} world @param {Made} made */
function testChecks(world, made) {
    const { once } = world;
    once('only addresses that a current browser accepts are accepted',
        async () => {
            await made().write('wild.cnf', '[v]\nbasicConstraints=CA:FALSE\n' +
                'extendedKeyUsage=serverAuth\nsubjectAltName=' +
                'DNS:*.a.example.test,DNS:10.9.9.9\n');
            await made().openssl('x509 -req -in MCU.csr -CA between.cer ' +
                '-CAkey between.key -days 90 -extfile wild.cnf -extensions v ' +
                '-out wild.cer');
            for (const [file, hosts] of /** @type {const} */ ([
                ['MCU.cer', HOSTS], ['wild.cer', WILD_HOSTS]])) {
                const table = await FileTable.open(world, made(), file,
                    'between.cer', 'root.cer');
                for (const [host, fits] of hosts) {
                    const found = await table.check(host);
                    assert.equal(found.toLowerCase().includes(
                        `the certificate is for ${host}.`.toLowerCase()),
                    fits, `${host}: ${found}`);
                    assert.equal(found.includes('Nothing is wrong'), fits &&
                        file === 'MCU.cer', `${host}: ${found}`);
                }
            }
            const table = await FileTable.open(world, made(), 'MCU.cer');
            assert.match(await table.check('https://10.1.2.3:8443/login'),
                /The certificate is for 10\.1\.2\.3\./);
        });

    once('a list on the table that revokes the certificate is looked at',
        async () => {
            await made().write('list.txt', '');
            await made().write('list.cnf', '[ca]\ndefault_ca=here\n[here]\n' +
                'database=list.txt\ndefault_md=sha256\n');
            const by = '-config list.cnf -keyfile between.key ' +
                '-cert between.cer';
            const list = (/** @type {string} */ name) =>
                made().openssl(`ca -gencrl ${by} -crldays 30 -out ${name}`);
            await list('before.crl');
            await made().openssl(`ca -revoke MCU.cer ${by}`);
            await list('after.crl');
            const table = await FileTable.open(world, made(), 'MCU.cer',
                'between.cer', 'root.cer', 'before.crl');
            const sound = await table.check('mcu1.example.test');
            assert.match(sound, /before\.crl/, 'what was looked at');
            assert.doesNotMatch(sound, /Mend this/);
            await table.hand.press(text.shelf.removeLabel({
                name: 'before.crl',
            }));
            await table.give('after.crl');
            assert.match(await table.check('mcu1.example.test'),
                /Mend this.*revoked/);
        });

    once('a key of another certificate and a missing issuer are named',
        async () => {
            const table = await FileTable.open(world, made(), 'MCU.cer',
                'hostile.key');
            const found = await table.check('mcu1.example.test');
            assert.match(found, /The key does not belong to the certificate/);
            assert.match(found, /Mend this|Look at this/);
            await table.hand.press(text.shelf.removeLabel({
                name: 'hostile.key',
            }));
            await table.give('plain.key');
            assert.match(await table.check('mcu1.example.test'),
                /The key belongs to the certificate/);
        });

    once('a chain out of order and a key inside PKCS#12 are judged',
        async () => {
            const table = await FileTable.open(world, made(), 'mixed.pem');
            assert.match(await table.check(''), /out of order/);
            await table.hand.press(text.shelf.removeLabel({
                name: 'mixed.pem',
            }));
            await table.give('both.p12');
            await table.unlock('both.p12', PASSPHRASE);
            await table.says('both.p12', /RSA, 2048 bits/);
            assert.match(await table.check('10.1.2.3'),
                /The key belongs to the certificate/);
        });

    once('the device’s own demands are checked', async () => {
        const table = await FileTable.open(world, made(), 'MCU.cer',
            'pkcs8.key', 'root.cer', 'between.cer');
        await table.unlock('pkcs8.key', PASSPHRASE);
        await table.says('pkcs8.key', /opened/);
        assert.match(await table.check('mcu1.example.test', /^MCU 4200/),
            /Mend this:.*(?:traditional|RSA PRIVATE KEY)/);
    });

    once('key and request are checked before a certificate is there',
        async () => {
            const table = await FileTable.open(world, made(), 'MCU.csr',
                'MCU.key');
            await table.unlock('MCU.key', PASSPHRASE);
            await table.says('MCU.key', /opened/);
            const found = await table.check('mcu1.example.test', /^MCU 4200/);
            assert.match(found, /The key belongs to the request/);
            assert.match(found, /The request is signed by its own key/);
            assert.match(found, /The key is in the form that the device/);
            assert.match(found, /does not ask for mcu1\.example\.test/);
            await table.hand.press(text.shelf.removeLabel({ name: 'MCU.key' }));
            await table.give('hostile.key');
            assert.match(await table.check(''),
                /The key does not belong to the request/);
            await table.hand.press(text.shelf.removeLabel({ name: 'MCU.csr' }));
            const alone = await table.check('', /^MCU 4200/);
            assert.match(alone, /known weaknesses that can be seen/);
            assert.match(alone, /does not take a key in the PKCS#8 form/);
        });

    once('weak keys are named by their weakness, alone and with a request',
        async () => {
            for (const [name, key, words, asks] of weakKeys()) {
                await made().write(name, toPem(key));
                const table = await FileTable.open(world, made(), name);
                const said = await table.panel(name);
                assert.match(said, words, `shown: ${name}`);
                const found = await table.check('');
                assert.match(found, new RegExp(
                    `${asks} this:.*${words.source}.*make a new key`), name);
                assert.equal(found.includes('Mend this:'), asks === 'Mend');
            }
        });

    once('certificates that name each other as issuers are no chain',
        async () => {
            await makeCircle(made());
            const table = await FileTable.open(world, made(), 'circle.pem');
            await table.hand.see(text.together.loop);
            const found = await table.check('');
            assert.match(found, /Mend this:/);
            assert.doesNotMatch(found, /The chain is whole/);
            await table.hand.choose(text.convert.target, targets.chain.name);
            await table.hand.press(text.convert.convert);
            await table.hand.see(text.convert.made);
            table.assertQuiet();
        });

    once('a table without anything to check stands', async () => {
        const table = await FileTable.open(world, made(), 'root.crl',
            'id_ed25519');
        assert.ok(!await table.hand.has('press', text.checks.check));
        await table.hand.choose(text.convert.target, targets.der.name);
        await table.hand.press(text.convert.convert);
        const der = await world.session.download(await save(table));
        await made().write('saved.crl', der);
        await made().openssl('crl -inform DER -in saved.crl -noout');
        table.assertQuiet();
    });
}

/**
 * Saves the new file.
 *
 * @param {FileTable} table
 * @returns {Promise<string>} its name
 */
async function save(table) {
    await table.page.waitForSelector('#file-result');
    const button = await table.page.$('#file-result .chip-actions button');
    const label = await button?.evaluate((element) =>
        element.getAttribute('aria-label')) ?? '';
    await table.hand.press(label);
    return label.replace(en.chip.saveLabel({ name: '' }), '');
}

/**
 * Converts the chosen file and leaves the result in the folder as "new".
 *
 * @param {FileTable} table
 * @param {keyof typeof targets} target
 * @param {'lock' | 'plain' | 'none'} lock
 */
async function convert(table, target, lock) {
    const { hand, made, world } = table;
    await hand.choose(text.convert.target, targets[target].name);
    if (lock === 'lock') {
        await hand.type(text.convert.newPassphrase, NEW);
        await hand.type(en.secret.again, NEW);
    }
    await hand.press(text.convert.convert);
    const bytes = await world.session.download(await save(table));
    await made.write('new', bytes);
    return bytes.toString('latin1');
}

/** openssl, with the new passphrase. */
async function openssl(/** @type {Made} */ made, /** @type {string} */ line) {
    const { stdout } = await run('openssl', line.split(' '), {
        cwd: made().folder, env: { ...process.env, PASS: NEW },
    });
    return stdout;
}

/** @param {World} world @param {Made} made */
function testKeys(world, made) {
    const { once } = world;
    once('a key takes every form, and openssl opens each', async () => {
        const table = await FileTable.open(world, made(), 'MCU.key');
        await table.unlock('MCU.key', PASSPHRASE);
        await table.says('MCU.key', /opened/);
        const wanted = await openssl(made, 'pkey -in plain.key -pubout');
        for (const [target, head] of /** @type {const} */ ([
            ['traditional-3des', /RSA PRIVATE KEY[^]*DEK-Info: DES-EDE3-CBC/],
            ['traditional-aes', /RSA PRIVATE KEY[^]*DEK-Info: AES-256-CBC/],
            ['pkcs8-aes', /BEGIN ENCRYPTED PRIVATE KEY/],
            ['pkcs8-3des', /BEGIN ENCRYPTED PRIVATE KEY/],
        ])) {
            assert.match(await convert(table, target, 'lock'), head);
            assert.equal(await openssl(made,
                'pkey -in new -passin env:PASS -pubout'), wanted, target);
        }
    });

    once('a passphrase is taken off only after two questions', async () => {
        const table = await FileTable.open(world, made(), 'MCU.key');
        const { hand, page } = table;
        await table.unlock('MCU.key', PASSPHRASE);
        await table.says('MCU.key', /opened/);
        for (const target of /** @type {const} */ ([
            'traditional-open', 'der'])) {
            await hand.choose(text.convert.target, targets[target].name);
            await page.waitForSelector('#file-do-convert:disabled');
            await hand.tick(text.convert.sure);
            await hand.press(text.convert.convert);
            await hand.see(text.convert.really);
            assert.equal(await page.$('#file-result'), null, 'asked once');
            await hand.press(text.convert.keepLocked);
            assert.equal(await page.$('#file-result'), null);
            await hand.press(text.convert.convert);
            await hand.press(text.convert.unlockIt);
            await made().write('new', await world.session.download(
                await save(table)));
            await openssl(made, `pkey -in new -noout${
                target === 'der' ? ' -inform DER' : ''}`);
        }
    });
}

/** @param {World} world @param {Made} made */
function testContainers(world, made) {
    const { once } = world;
    once('certificates are ordered, split, packed and unpacked', async () => {
        const table = await FileTable.open(world, made(), 'mixed.pem');
        const leaf = await openssl(made, 'x509 -in MCU.cer');
        assert.equal(await convert(table, 'leaf', 'none'), leaf);
        const chain = await convert(table, 'chain', 'none');
        assert.equal(chain, leaf + await made().text('between.cer') +
            await made().text('root.cer'));
        await convert(table, 'pkcs7', 'none');
        assert.match(await openssl(made, 'pkcs7 -in new -print_certs -noout'),
            /mcu1[^]*In-hand-root|In-hand-root[^]*mcu1/);
        await table.hand.press(text.shelf.removeLabel({ name: 'mixed.pem' }));
        await table.give('MCU.der');
        assert.equal(await convert(table, 'pem', 'none'), leaf);
    });

    once('what is taken out of PKCS#12 as text stays locked', async () => {
        const table = await FileTable.open(world, made(), 'both.p12');
        await table.unlock('both.p12', PASSPHRASE);
        await table.says('both.p12', /RSA, 2048 bits/);
        const shown = await convert(table, 'pem', 'lock');
        assert.match(shown, /BEGIN ENCRYPTED PRIVATE KEY/);
        assert.match(shown, /BEGIN CERTIFICATE/);
        assert.doesNotMatch(shown, /BEGIN (?:RSA )?PRIVATE KEY/);
        await openssl(made, 'pkey -in new -passin env:PASS -noout');
    });

    once('PKCS#12 of both kinds is opened by OpenSSL, NSS and Java',
        async () => {
            const table = await FileTable.open(world, made(), 'MCU.cer',
                'plain.key', 'between.cer', 'root.cer');
            for (const target of /** @type {const} */ ([
                'pkcs12', 'pkcs12-legacy'])) {
                await convert(table, target, 'lock');
                const shown = await openssl(made, 'pkcs12 -in new -passin ' +
                    'env:PASS -nodes');
                assert.match(shown, /BEGIN PRIVATE KEY/);
                assert.equal(shown.match(/BEGIN CERTIFICATE/g)?.length, 3);
                await run('pk12util', ['-l', made().path('new'), '-W', NEW]);
                await run('keytool', ['-list', '-keystore',
                    made().path('new'), '-storetype', 'PKCS12',
                    '-storepass', NEW]);
            }
            const all = await convert(table, 'bundle', 'lock');
            assert.match(all, /PRIVATE KEY[^]*CERTIFICATE[^]*CERTIFICATE/);
            await openssl(made, 'pkey -in new -passin env:PASS -noout');
        });
}

/** @param {World} world @param {Made} made */
function testDoctor(world, made) {
    const { once } = world;
    once('a browser’s error is explained, with proof from the file',
        async () => {
            const table = await FileTable.open(world, made());
            const { hand } = table;
            await hand.type(en.doctor.said, 'NET::ERR_CERT_COMMON_NAME_INVALID');
            await hand.see(en.doctor.entries['wrong-name'].title);
            assert.ok(!(await hand.words()).includes(
                en.doctor.proof({ file: 'MCU.cer' })));
            await table.give('MCU.cer');
            await table.check('other.example.test');
            await hand.see(en.doctor.proof({ file: 'MCU.cer' }));
            await hand.type(en.doctor.said,
                'Error code: SSL_ERROR_NO_CYPHER_OVERLAP');
            await hand.see(en.doctor.entries['old-tls'].title);
            await hand.type(en.doctor.said, 'Safari Can’t Open the Page: ' +
                'this certificate has expired');
            await hand.see(en.doctor.entries.dates.title);
            await hand.type(en.doctor.said, 'ERR_MADE_UP_HERE');
            await hand.see(en.doctor.unknown({
                code: 'ERR_MADE_UP_HERE',
            }));
        });

    once('the commands for what is on screen run', async () => {
        const table = await FileTable.open(world, made(), 'MCU.cer',
            'plain.key');
        await table.hand.choose(text.convert.source, 'plain.key');
        await table.page.waitForSelector('#file-new-passphrase');
        const commands = await table.page.evaluate(() =>
            [...document.querySelectorAll('code.command')].map((code) =>
                code.textContent ?? ''));
        assert.ok(commands.length >= 5, commands.join('\n'));
        for (const command of commands.filter((line) =>
            !/-des3|-topk8/.test(line))) {
            await run('sh', ['-c', command], { cwd: made().folder });
        }
        assert.ok(commands.some((line) => /-traditional -des3/.test(line)));
    });
}

/** @param {World} world @param {Made} made */
export function testJudging(world, made) {
    testChecks(world, made);
    testKeys(world, made);
    testContainers(world, made);
    testDoctor(world, made);
}
