/** From a browser's error to its cause (web/file/doctor.js). */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import {
    CAUSES, KNOWN_CODES, readError, weighFindings,
} from '../../../web/file/doctor.js';

test('each code leads to one cause only', () => {
    assert.equal(new Set(KNOWN_CODES).size,
        CAUSES.flatMap(({ codes }) => codes).length);
    for (const code of KNOWN_CODES) {
        assert.equal(readError(code).code, code);
    }
});

test('a code is found in the text around it, in any case', () => {
    /** @type {[string, string][]} */
    const pasted = [
        ['net::ERR_CERT_COMMON_NAME_INVALID', 'wrong-name'],
        ['Your connection is not private\nAttackers might …\n' +
            'NET::ERR_CERT_AUTHORITY_INVALID\nBack to safety',
        'untrusted-issuer'],
        ['Error code: sec_error_reused_issuer_and_serial', 'reused-serial'],
        ['Secure Connection Failed … Error code: ' +
            'SSL_ERROR_UNSUPPORTED_VERSION', 'old-tls'],
        ['Error code: MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT (View)',
            'self-signed'],
    ];
    for (const [text, id] of pasted) {
        assert.equal(readError(text).cause?.id, id, text);
    }
});

test('sentences without a code are understood', () => {
    /** @type {[string, string][]} */
    const said = [
        ['Safari can’t open the page because Safari can’t establish a ' +
            'secure connection to the server “10.1.2.3”.', 'old-tls'],
        ['“mcu1” certificate is not trusted', 'untrusted-issuer'],
        ['This certificate has expired', 'dates'],
        ['“mcu1” certificate name does not match input', 'wrong-name'],
        ['“mcu1” certificate is not standards compliant', 'too-long'],
        ['Safari can’t connect to the server', 'not-reached'],
    ];
    for (const [text, id] of said) {
        assert.equal(readError(text).cause?.id, id, text);
    }
});

test('what is not known is said so, with the code that was seen', () => {
    assert.deepEqual(readError('ERR_BLUE_SCREEN'),
        { cause: null, code: 'ERR_BLUE_SCREEN' });
    assert.deepEqual(readError('the printer is on fire'),
        { cause: null, code: '' });
    assert.deepEqual(readError(''), { cause: null, code: '' });
});

test('every proof is a finding that the engine can make', () => {
    const sources = readdirSync('src').filter((name) =>
        /^(check|engine_check|key_weak)/.test(name))
        .map((name) => readFileSync(`src/${name}`, 'utf8')).join('\n') +
        readFileSync('web/file/relations.js', 'utf8').replaceAll("'", '"');
    for (const { id, proofs } of CAUSES) {
        for (const proof of proofs) {
            const known = sources.includes(`"${proof}"`) ||
                (proof.startsWith('WEAK_') &&
                 sources.includes(`"${proof.slice(5)}"`));
            assert.ok(known, `${id}: ${proof}`);
        }
    }
});

test('a finding that passed proves nothing', () => {
    const cause = /** @type {import('../../../web/file/doctor.js').Cause} */ (
        readError('ERR_CERT_DATE_INVALID').cause);
    const { proofs, others } = weighFindings(cause, [
        { level: 'ok', code: 'DATES_OK', text: '' },
        { level: 'error', code: 'EXPIRED', text: 'ended' },
        { level: 'error', code: 'NO_NAMES', text: 'none' },
        { level: 'warning', code: 'VALIDITY_LONG', text: 'long' },
    ]);
    assert.deepEqual(proofs.map(({ code }) => code), ['EXPIRED']);
    assert.deepEqual(others.map(({ code }) => code), ['NO_NAMES']);
});
