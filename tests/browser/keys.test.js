/*
 * Keys and the workers that make them, in both browsers: when workers start,
 * what progress means, how fast a cancelled key stops, many keys at once.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { KINDS, borrow } from '../lib/browsers.js';

/* What runs in the page is sent as text: it sees the page's globals only. */

async function workersBefore() {
    const { mcuCertify } = /** @type {any} */ (globalThis);
    await mcuCertify.ready;
    return mcuCertify.engine.pool.lanes.length;
}

async function makeOne() {
    const { engine } = /** @type {any} */ (globalThis).mcuCertify;
    /** @type {number[][]} */
    const progress = [];
    const { key } = await engine.generateKey({ type: 'rsa', bits: 2048 }, {
        onProgress: (/** @type {number} */ done,
            /** @type {number} */ expected) => progress.push([done, expected])
    });
    return {
        key, progress, workers: engine.pool.lanes.length,
        cores: navigator.hardwareConcurrency
    };
}

async function cancelOne() {
    const { engine } = /** @type {any} */ (globalThis).mcuCertify;
    const lanesAtWork = () => engine.pool.lanes.filter(
        (/** @type {any} */ lane) => lane.job).length;
    const until = async (/** @type {() => boolean} */ happened) => {
        while (!happened()) {
            await new Promise(done => setTimeout(done, 1));
        }
    };
    /* The key before may have left a slice of its search at work. */
    await until(() => lanesAtWork() === 0);
    const controller = new AbortController();
    const outcome = engine.generateKey({ type: 'rsa', bits: 4096 },
        { signal: controller.signal })
        .then(() => 'a key', (/** @type {Error} */ error) => error.name);
    await until(() => lanesAtWork() > 0);
    controller.abort();
    /* A timer is served only after all that a promise has settled. */
    const result = await Promise.race([outcome,
        new Promise(done => setTimeout(done, 0, 'not at once'))]);
    return {
        result,
        busy: lanesAtWork(),
        waiting: engine.pool.waiting.length
    };
}

async function makeMany() {
    const { engine } = /** @type {any} */ (globalThis).mcuCertify;
    const made = await Promise.all([1, 2, 3, 4, 5, 6].map(() =>
        engine.generateKey({ type: 'rsa', bits: 2048 })));
    return made.map(one => one.publicKeySha256);
}

async function refuseOne() {
    const { engine } = /** @type {any} */ (globalThis).mcuCertify;
    try {
        await engine.generateKey({ type: 'rsa', bits: 1024 });
        return null;
    } catch (error) {
        return { code: error.code, field: error.field };
    }
}

for (const kind of KINDS) {
    describe(`${kind}: making keys`, () => {
        /** @type {import('../lib/browsers.js').Session} */
        let session;
        /** @type {import('puppeteer-core').Page} */
        let page;

        before(async () => {
            session = await borrow(kind);
            page = await session.page();
            await page.goto(pathToFileURL('dist/mcu-certify.html').href);
        });
        after(() => session.close());

        test('workers start before they are needed', async () => {
            assert.equal(await page.evaluate(workersBefore), 0);
        });

        test('progress says nothing, or more workers run than cores',
            async () => {
                const { key, progress, workers, cores } =
                    await page.evaluate(makeOne);
                assert.match(key, /^-----BEGIN RSA PRIVATE KEY-----\n/);
                assert.ok(workers > 0 && workers <= cores);
                assert.ok(progress.length > 0);
                let last = 0;
                for (const [done, expected] of progress) {
                    assert.ok(done > last, `${done} after ${last}`);
                    assert.equal(expected, 64);
                    last = done;
                }
            });

        test('a cancelled key goes on', async () => {
            const { result, busy, waiting } = await page.evaluate(cancelOne);
            assert.equal(result, 'AbortError');
            assert.deepEqual([busy, waiting], [0, 0]);
            const { key } = await page.evaluate(makeOne);
            assert.match(key, /^-----BEGIN/);
        });

        test('keys made at once are the same', async () => {
            const ids = await page.evaluate(makeMany);
            assert.equal(new Set(ids).size, 6);
        });

        test('a size that is not offered is searched for', async () => {
            assert.deepEqual(await page.evaluate(refuseOne),
                { code: 'KEY_SIZE', field: 'bits' });
        });
    });
}
