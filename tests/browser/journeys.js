/*
 * The whole job, ending in a handshake: a browser with the new root opens the
 * device without a warning, one without it refuses.
 */

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { launch } from '../lib/browsers.js';
import { starts } from './journey.js';
import { seesTrust } from './trust.js';

/** @typedef {import('./world.js').World} World */
/** @typedef {import('../lib/serve.js').Origin} Origin */

const PASSWORD = 'se"cret & <odd>';

/** What the user does differently from product to product. */
const PRODUCTS = [
    { variant: 'mcu-4200', family: 'MCU 4200 / MSE 8420', api: true },
    { variant: 'mcu-4500', family: 'MCU 4500', api: false },
    { variant: 'mse-8510', family: 'MSE 8510 blade', api: true },
    { variant: 'amg-3600', family: 'Advanced Media Gateway 3600',
        api: false }
];

/**
 * Where each product is not led through the whole job elsewhere: MCU 4200
 * is, from a file (round.test.js), and MCU 4500, from http (leaks.js), in
 * both browsers. All of them from everywhere with MATRIX=full in the
 * environment.
 *
 * @type {Record<import('../lib/browsers.js').Kind, Record<string, Origin[]>>}
 */
const ORIGINS = {
    chromium: { 'mse-8510': ['https'] },
    firefox: { 'amg-3600': ['https'] }
};

/**
 * Every request that is none of the page's business.
 *
 * @param {World} world
 * @param {string[]} devices  origins that the user named
 */
export function strayRequests(world, devices) {
    const allowed = [...Object.values(world.site.urls), 'data:', 'blob:',
        ...devices.map(origin => `${origin}/`)];
    return world.session.requests
        .map(request => request.url)
        .filter(url => !allowed.some(start => url.startsWith(start)));
}

/**
 * @param {World} world
 * @param {typeof PRODUCTS[number]} product
 * @param {Origin} origin
 */
async function wholeJob(world, product, origin) {
    const name = `${product.variant}.${origin}.example.test`;
    const unit = await world.unit({ variant: product.variant, name,
        admin: { user: 'admin', password: PASSWORD } });
    const journey = await world.journey(origin, {
        family: starts(product.family),
        addresses: [unit.httpsUrl, '10.1.2.3', '2001:db8::7'],
        passphrase: 'Key "phrase" & 1',
        authorityPassphrase: 'Another one altogether',
        organisation: 'Example & Söhne'
    });
    await journey.before();
    await journey.key();
    await journey.request();
    await journey.sign();
    await journey.files();
    await journey.preflight();
    const there = await journey.uploadDirect(unit.httpsUrl, PASSWORD);
    await journey.sayMatches(there);
    if (product.api) {
        await journey.restartFromPage(PASSWORD);
    } else {
        await journey.restartThere(unit.httpsUrl);
    }
    assert.equal(await journey.askTrust(), 'answered');
    await journey.sayTrusted();
    checkJournal(unit, journey);
    assert.deepEqual(strayRequests(world, [unit.httpsUrl]), []);
    assert.deepEqual(world.errors, []);
    return { unit, root: journey.file('CA.cer') };
}

/**
 * What the device got is what was saved, byte for byte.
 *
 * @param {import('./world.js').Unit} unit
 * @param {import('./journey.js').Journey} journey
 */
function checkJournal(unit, journey) {
    const taken = unit.journal.filter(
        entry => entry.outcome === 'pair accepted');
    assert.equal(taken.length, 1);
    const sha256 = (/** @type {string} */ name) => createHash('sha256')
        .update(journey.file(name)).digest('hex');
    assert.deepEqual(taken[0].files.map(file => [file.name, file.sha256]), [
        ['MCU.cer', sha256('MCU.cer')], ['MCU.key', sha256('MCU.key')]]);
    assert.equal(unit.state.restarts, 1);
    assert.match(journey.file('MCU.key'),
        /^-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n/);
}

/**
 * @param {World} world
 * @param {{unit: import('./world.js').Unit, root: string}[]} done  the
 *     devices, each with the root of its certificate
 */
async function checkTrust(world, done) {
    /* From a file or plain http: nobody trusts the test server's own
       certificate. */
    const { file, http } = world.site.urls;
    const knowing = await launch(world.kind,
        { roots: done.map(({ root }) => root) });
    try {
        const strict = await world.strict();
        for (const [index, { unit }] of done.entries()) {
            const url = index % 2 ? http : file;
            const without = await seesTrust(strict, url, unit.httpsUrl);
            assert.match(without.opened, /refused: (ERR_CERT|SEC_ERROR)/);
            assert.equal(without.page, 'refused');
            assert.deepEqual(await seesTrust(knowing, url, unit.httpsUrl), {
                opened: `${unit.unit.product}: Login`, page: 'answered' });
        }
    } finally {
        await knowing.close();
    }
}

/**
 * @param {World} world
 */
export function testJourneys(world) {
    const all = /** @type {Origin[]} */ (['file', 'http', 'https']);
    /** @type {Parameters<typeof checkTrust>[1]} */
    const done = [];
    for (const product of PRODUCTS) {
        const origins = process.env.MATRIX === 'full' ? all :
            ORIGINS[world.kind][product.variant] ?? [];
        for (const origin of origins) {
            test(`${product.variant} from ${origin}: ` +
                'from nothing to a device that has the pair', async () =>
                done.push(await wholeJob(world, product, origin)));
        }
    }
    test('a browser with the new root opens each device without a ' +
        'warning, one without it refuses', async () => {
        assert.ok(done.length > 0);
        await checkTrust(world, done);
    });
}
