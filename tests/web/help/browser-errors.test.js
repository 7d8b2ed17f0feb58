/*
 * The doctor for browser errors: what people paste leads to the right entry.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BROWSER_ERRORS, errorsNamed }
    from '../../../web/help/browser-errors.js';
import { en } from '../../../web/text/en.js';

/** @type {[string, string[]][]} */
const SAID = [
    ['NET::ERR_CERT_AUTHORITY_INVALID', ['authority']],
    ['err_cert_common_name_invalid', ['name']],
    ['Error code: SEC_ERROR_REUSED_ISSUER_AND_SERIAL', ['serial']],
    ['mcu1 uses an unsupported protocol.\nERR_SSL_VERSION_OR_CIPHER_MISMATCH',
        ['oldTls']],
    ['MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT View Certificate', ['self']],
    ['This site took too long to respond. ERR_CONNECTION_TIMED_OUT',
        ['unreachable']],
    ['The certificate is only valid for the following names: a, b',
        ['name']],
    ['This certificate expired on 1 May', ['dates']],
    ['', []],
    ['something else entirely', []],
];

for (const [said, ids] of SAID) {
    test(`said by a browser: "${said.slice(0, 50)}"`, () => {
        assert.deepEqual(errorsNamed(said).map(({ id }) => id), ids);
    });
}

test('a code that two entries claim, or an entry without words', () => {
    const codes = BROWSER_ERRORS.flatMap((error) => error.codes);
    assert.equal(new Set(codes).size, codes.length);
    for (const { id, codes: own } of BROWSER_ERRORS) {
        assert.ok(en.doctor.entries[id].mend.length > 0, id);
        for (const code of own) {
            assert.deepEqual(errorsNamed(`x ${code} y`).map((e) => e.id),
                [id], code);
        }
    }
});
