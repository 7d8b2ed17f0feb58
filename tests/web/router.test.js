import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goLater, parseHash, route } from '../../web/router.js';

/** Where the page is. @param {string} hash */
function stand(hash) {
    globalThis.location = /** @type {any} */ ({ hash });
    route.update(parseHash(hash));
}

test('work that ends pulls somebody back who has gone elsewhere', () => {
    stand('#/fleet/make');
    const goOn = goLater();
    for (const elsewhere of ['#/authority/overview', '#/fleet/check', '#/']) {
        stand(elsewhere);
        goOn('fleet', 'result');
        assert.equal(location.hash, elsewhere);
    }
});

test('work that ends leaves somebody standing who has waited', () => {
    stand('#/fleet/make');
    const goOn = goLater();
    stand('#/help');
    stand('#/fleet/make');
    goOn('fleet', 'result');
    assert.equal(location.hash, '#/fleet/result');
});
