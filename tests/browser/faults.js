/*
 * Bad input: each gets a message beside the field or file it is about,
 * nothing typed is lost, and no file is written.
 */

import { after, before } from 'node:test';
import assert from 'node:assert/strict';
import { en } from '../lib/words.js';
import { openssl } from '../appliance/openssl.js';
import { makeMaterial, PASSPHRASE } from './material.js';

/** @typedef {import('./world.js').World} World */
/** @typedef {import('puppeteer-core').Page} Page */

const text = en.device;
const NAME = 'mcu1.example.test';

/** @type {import('./material.js').Material} */
let material;

/** What stands in every field that can be seen, secrets too. */
function fieldValues(/** @type {Page} */ page) {
    return page.$$eval('main input, main textarea, main select', fields =>
        fields.filter(field => field.checkVisibility() &&
            /** @type {HTMLInputElement} */ (field).type !== 'file')
            .map(field => {
                const input = /** @type {HTMLInputElement} */ (field);
                return [input.id, input.value, input.checked];
            }));
}

/**
 * Presses a button that must not succeed, and looks at what is said.
 *
 * @param {import('./journey.js').Journey} journey
 * @param {() => Promise<void>} act
 * @param {string} field   id of the field that must be named
 * @param {string|RegExp} message
 */
async function refused(journey, act, field, message) {
    const { page, hand } = journey;
    const typed = await fieldValues(page);
    await act();
    await hand.see(en.problems.title({ n: 1 }));
    await hand.see(message);
    const said = await page.$eval(`#${field}-fault`,
        element => element.textContent ?? '');
    if (message instanceof RegExp) {
        assert.match(said, message);
    } else {
        assert.equal(said.trim(), message);
    }
    assert.equal(await page.$eval(`#${field}`,
        element => element.getAttribute('aria-invalid')), 'true');
    assert.deepEqual(await fieldValues(page), typed, 'nothing typed is lost');
    assert.deepEqual(await journey.session.downloaded(), [],
        'no file is written');
}

/** @param {World} world */
function testAddresses(world) {
    const { once } = world;
    once('what is no address is refused, line by line', async t => {
        const journey = await world.journey('file');
        const { hand } = journey;
        for (const bad of ['mcu 1!', '10.1.2.300', 'http://',
            'mcu..example', '*.example.test']) {
            await t.test(`“${bad}”`, async () => {
                await hand.type(text.start.addresses, `${NAME}\n${bad}`);
                await refused(journey, () => hand.press(text.start.next),
                    'start-addresses', /is no address|stands for many/);
            });
        }
        await hand.type(text.start.addresses, NAME);
        await hand.press(text.start.next);
        await hand.see(text.key.title);
    });
}

/** @param {World} world */
function testPassphrases(world) {
    const { once } = world;
    once('two different passphrases make no key', async () => {
        const journey = await world.journey('file');
        const { hand } = journey;
        await journey.before();
        await hand.type(en.secret.label, 'one of them');
        await hand.type(en.secret.again, 'another one');
        await refused(journey, () => hand.press(text.key.make),
            'key-passphrase-again', en.secret.differ);
    });

    once('a passphrase that the device’s form may garble makes no key',
        async () => {
            const journey = await world.journey('file');
            const { hand } = journey;
            await journey.before();
            await hand.type(en.secret.label, 'schöner Schlüssel');
            await hand.type(en.secret.again, 'schöner Schlüssel');
            await refused(journey, () => hand.press(text.key.make),
                'key-passphrase', en.secret.notAscii);
        });

    once('a wrong passphrase is told by one message, whatever the form of ' +
        'the key', async () => {
        const journey = await world.journey('file');
        const { hand } = journey;
        await journey.before();
        const locked = await openssl(['pkey', '-in',
            material.path('plain.key'), '-aes256', '-passout', 'fd:3'],
        '', PASSPHRASE);
        await material.write('pkcs8.key', locked.out);
        for (const file of ['MCU.key', 'pkcs8.key']) {
            for (const wrong of ['wrong', `${PASSPHRASE} `, 'Brought']) {
                await journey.chooseKey(material.path(file), wrong);
                await refused(journey,
                    () => hand.press(text.key.openButton),
                    'key-open-passphrase', en.told.errors.PASSPHRASE());
            }
        }
        await journey.openKey(material.path('pkcs8.key'), PASSPHRASE);
        await hand.find('press', text.key.next);
    });
}

/** @param {World} world */
function testContainers(world) {
    const { once } = world;
    once('a key out of a container without a check comes with a warning, one ' +
        'out of a sound container without', async () => {
        const journey = await world.journey('file');
        const { hand, page } = journey;
        for (const [name, option] of [['sound.p12', []],
            ['nomac.p12', ['-nomac']]]) {
            await openssl(['pkcs12', '-export', '-inkey',
                material.path('plain.key'), '-nocerts', ...option,
                '-out', material.path(/** @type {string} */ (name)),
                '-passout', 'fd:3'], '', PASSPHRASE);
        }
        await journey.before();
        await journey.openKey(material.path('sound.p12'), PASSPHRASE);
        await hand.find('press', text.key.next);
        const warnings = () => page.$$eval('.notice.warn',
            (all) => all.map(({ textContent }) => textContent).join());
        assert.ok(!(await warnings()).includes(en.file.objects.noMac));
        await hand.press(text.key.again);
        await journey.chooseKey(material.path('nomac.p12'), '');
        await refused(journey, () => hand.press(text.key.openButton),
            'key-open-passphrase', text.key.needsPassphrase);
        await journey.openKey(material.path('nomac.p12'), PASSPHRASE);
        await hand.find('press', text.key.next);
        assert.ok((await warnings()).includes(en.file.objects.noMac));
    });
}

/** @param {World} world */
function testFiles(world) {
    const { once } = world;
    /** @type {[string, () => Promise<string|Buffer>, RegExp][]} */
    const cases = [
        ['cut off in the middle', async () =>
            (await material.read('MCU.key')).slice(0, 900), /damaged/],
        ['with a changed character', async () => {
            const whole = await material.read('plain.key');
            return `${whole.slice(0, 400)}!${whole.slice(401)}`;
        }, /damaged/],
        ['that is a certificate', () => material.read('MCU.cer'),
            /no private key/],
        ['that is no text at all', async () =>
            Buffer.from(Array.from({ length: 999 },
                (_, i) => (i * 151) & 255)), /no private key/],
        ['of Java, which holds a key', async () =>
            Buffer.from('feedfeed00000002', 'hex'), /keystore.*keytool/],
        ['of PuTTY, which is one', async () => 'PuTTY-User-Key-File-3: ssh-rsa\n'
            + 'Encryption: none\nComment: a\nPublic-Lines: 1\nAAAA\n',
        /SSH.*PuTTYgen/],
        ['of OpenPGP, which is not damaged', async () =>
            '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQ==\n=abcd\n'
            + '-----END PGP PRIVATE KEY BLOCK-----\n', /OpenPGP/]
    ];
    once('what is no whole key is refused, file by file', async t => {
        const journey = await world.journey('file');
        const { hand, page } = journey;
        await journey.before();
        for (const [index, [what, contents, message]] of cases.entries()) {
            await t.test(`a file ${what}`, async () => {
                const name = `bad-${index}.key`;
                await material.write(name, await contents());
                await journey.chooseKey(material.path(name), PASSPHRASE);
                await refused(journey,
                    () => hand.press(text.key.openButton),
                    'key-open-file', message);
                assert.equal(await page.$eval('.slot-name',
                    element => element.textContent), name,
                'the file stays chosen');
            });
        }
        await journey.chooseKey(material.path('MCU.key'), PASSPHRASE);
        await hand.press(text.key.openButton);
        await hand.find('press', text.key.next);
    });

    once('a certificate for another key is refused, and named', async () => {
        const journey = await world.journey('file');
        await journey.before();
        await journey.openKey(material.path('other.key'), PASSPHRASE);
        await journey.hand.find('press', text.key.next);
        await journey.goTo(text.sign.short);
        await journey.hand.tick('#sign-signer-outside');
        await refused(journey, () => journey.hand.give('#sign-answer',
            material.path('MCU.cer')), 'sign-answer',
        text.sign.fitsNothing({ name: NAME }));
    });
}

/**
 * At the signing, with a request made elsewhere.
 *
 * @param {World} world
 */
async function atSigning(world) {
    const journey = await world.journey('file');
    const { hand } = journey;
    await journey.before();
    await journey.goTo(text.request.short);
    await hand.tick('#request-way-open');
    await hand.give('#request-open-file', material.path('MCU.csr'));
    await hand.find('press', text.request.next);
    await journey.goTo(text.sign.short);
    return journey;
}

/** @param {World} world */
function testSigning(world) {
    const { once } = world;
    once('an authority with the device’s own name signs nothing',
        async () => {
            const journey = await atSigning(world);
            const { hand } = journey;
            await hand.type('#sign-ca-name', NAME);
            await hand.type('#sign-ca-passphrase', 'Battery staple 2');
            await hand.type(en.secret.again, 'Battery staple 2');
            await refused(journey,
                () => hand.press(text.sign.makeAndSign), 'sign-ca-name',
                text.sign.caNameSame);
        });

    once('an authority opened with wrong files or passphrase signs nothing',
        async () => {
            const journey = await atSigning(world);
            const { hand } = journey;
            await hand.tick('#sign-own-way-open');
            const open = async (/** @type {string} */ certificate,
                /** @type {string} */ key,
                /** @type {string} */ passphrase) => {
                await hand.give('#sign-ca-files',
                    material.path(certificate), material.path(key));
                await hand.type('#sign-ca-open-passphrase', passphrase);
            };
            const press = () => hand.press(text.sign.openAndSign);
            await open('CA.cer', 'CA.key', 'wrong');
            await refused(journey, press, 'sign-ca-open-passphrase',
                en.told.errors.PASSPHRASE());
            await open('MCU.cer', 'MCU.key', PASSPHRASE);
            await press();
            await hand.see(en.problems.title({ n: 1 }));
            await open('CA.cer', 'CA.key', PASSPHRASE);
            await press();
            // It asked for what it did not get: that is shown first.
            await hand.see(text.sign.ignored);
            await hand.find('press', text.sign.next);
        });

    once('a country of three letters makes no request', async () => {
        const journey = await world.journey('file');
        const { hand } = journey;
        await journey.before();
        await journey.openKey(material.path('MCU.key'), PASSPHRASE);
        await hand.press(text.key.next);
        await hand.type(/^Country/, 'GBR');
        await refused(journey, () => hand.press(text.request.make),
            'request-C', text.request.countryBad);
    });
}

/** @param {World} world */
function testDevice(world) {
    const { once } = world;
    once('a device that cannot be reached is told apart from a trusted one',
        async () => {
            const journey = await world.journey('file');
            const { hand, page } = journey;
            await journey.goTo(en.onDevice.trusted.short);
            await hand.type('#trusted-address', `https://${NAME}:9`);
            assert.equal(await journey.askTrust(), 'refused');
            await hand.see(en.onDevice.trusted.refusedReasons[3]);
            assert.equal(await hand.read('#trusted-address'),
                `https://${NAME}:9`);
            await hand.type('#trusted-address', 'http://[nonsense');
            await hand.see(en.onDevice.addressBad);
            assert.equal(await page.$eval('#trusted-address',
                e => e.getAttribute('aria-invalid')), 'true');
        });
}

/**
 * @param {World} world
 */
export function testFaults(world) {
    before(async () => {
        material = await makeMaterial([NAME]);
    });
    after(() => material.remove());
    testAddresses(world);
    testPassphrases(world);
    testContainers(world);
    testFiles(world);
    testSigning(world);
    testDevice(world);
}
