/* The window in which the device is opened. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openerOf } from '../../../web/device/post.js';

test('what the device opens leaves the sandbox, or it opens none', () => {
    /** @type {Record<string, string>} */
    const attributes = {};
    const document = /** @type {any} */ ({
        createElement: (/** @type {string} */ tag) => {
            assert.equal(tag, 'iframe');
            return {
                contentWindow: {},
                setAttribute(/** @type {string} */ name,
                    /** @type {string} */ value) {
                    attributes[name] = value;
                },
            };
        },
        body: { append() {} },
    });
    assert.ok(openerOf(document));
    const allowed = attributes.sandbox.split(' ');
    assert.ok(allowed.includes('allow-popups'));
    assert.ok(!allowed.some((one) =>
        /escape-sandbox|custom-protocols/.test(one)), allowed.join());
    assert.equal(openerOf(document), openerOf(document), 'one for all');
});
