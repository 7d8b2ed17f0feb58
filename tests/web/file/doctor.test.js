/** From a browser's error to its cause (web/file/doctor.js). */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { CAUSES } from '../../../web/file/browser-errors.js';
import {
    KNOWN_CODES, readError, weighFindings,
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

test('sentences of other programs are understood', () => {
    /** @type {[string, string][]} */
    const said = [
        ['verify error:num=19:self-signed certificate in certificate chain',
            'untrusted-issuer'],
        ['error 20 at 0 depth lookup: unable to get local issuer ' +
            'certificate', 'untrusted-issuer'],
        ['verify error:num=18:self-signed certificate', 'self-signed'],
        ['PKIX path building failed: unable to find valid certification ' +
            'path to requested target', 'untrusted-issuer'],
        ['No subject alternative names present', 'wrong-name'],
        ['SSL: no alternative certificate subject name matches target host',
            'wrong-name'],
        ['The security certificate presented by this website was not ' +
            'issued by a trusted certificate authority.',
        'untrusted-issuer'],
        ['The security certificate presented by this website was issued ' +
            'for a different website\'s address.', 'wrong-name'],
        ['The website’s security certificate is not yet valid or has ' +
            'expired.', 'dates'],
        ['The hostname in the website’s security certificate differs from ' +
            'the website you are trying to visit.', 'wrong-name'],
        ['Turn on TLS 1.0, TLS 1.1, and TLS 1.2 in Advanced settings',
            'old-tls'],
        ['This might be because the site uses outdated or unsafe TLS ' +
            'security settings.', 'old-tls'],
        ['SSL routines::wrong version number', 'not-https'],
        ['error 47 at 0 depth lookup: permitted subtree violation',
            'constraint'],
        ['error 26 at 1 depth lookup: unsuitable certificate purpose',
            'wrong-purpose'],
    ];
    for (const [text, id] of said) {
        assert.equal(readError(text).cause?.id, id, text);
    }
});

test('a warning that is the same for every fault names no cause', () => {
    for (const said of [
        'Be careful. Something doesn’t look right. Firefox spotted a ' +
            'potentially serious security issue with 127.0.0.5. Someone ' +
            'pretending to be the site could try to steal things',
        'Warning: Potential Security Risk Ahead',
        'Your connection is not private. Attackers might be trying to steal',
        'There is a problem with this website’s security certificate.',
        'Can’t connect securely to this page',
    ]) {
        assert.deepEqual(readError(said),
            { cause: null, code: '', general: true }, said);
    }
    assert.equal(readError('Someone pretending to be the site …\n' +
        'Error code: SEC_ERROR_EXPIRED_CERTIFICATE').cause?.id, 'dates');
});

test('codes of Internet Explorer and the old Edge are known', () => {
    for (const [code, id] of [
        ['DLG_FLAGS_INVALID_CA', 'untrusted-issuer'],
        ['DLG_FLAGS_SEC_CERT_CN_INVALID', 'wrong-name'],
        ['DLG_FLAGS_SEC_CERT_DATE_INVALID', 'dates'],
        ['ERROR_INTERNET_SEC_CERT_REVOKED', 'revoked'],
        ['INET_E_RESOURCE_NOT_FOUND', 'not-reached'],
        ['DLG_FLAGS_INVALID_CA\nDLG_FLAGS_SEC_CERT_CN_INVALID',
            'untrusted-issuer'],
    ]) {
        assert.equal(readError(`Error Code: ${code}`).cause?.id, id, code);
    }
});

test('each code leads where its meaning is', () => {
    for (const [code, id] of [
        ['ERR_SSL_SERVER_CERT_BAD_FORMAT', 'unreadable'],
        ['SEC_ERROR_BAD_DER', 'unreadable'],
        ['ERR_SSL_KEY_USAGE_INCOMPATIBLE', 'key-usage'],
        ['SEC_ERROR_INADEQUATE_CERT_TYPE', 'wrong-purpose'],
    ]) {
        assert.equal(readError(code).cause?.id, id, code);
    }
    const usage = CAUSES.find(({ id }) => id === 'key-usage');
    assert.ok(!usage?.proofs.some((proof) => proof.startsWith('PURPOSE')),
        'key usage says nothing of extended key usage');
});

test('what is not known is said so, with the code that was seen', () => {
    assert.deepEqual(readError('ERR_BLUE_SCREEN'),
        { cause: null, code: 'ERR_BLUE_SCREEN' });
    assert.deepEqual(readError('the printer is on fire'),
        { cause: null, code: '', general: false });
    assert.equal(readError('').cause, null);
});

/** The engine's sources whose names match. @param {RegExp} which */
const sources = (which) => readdirSync('src', { recursive: true })
    .map(String).filter((name) => which.test(name))
    .map((name) => readFileSync(`src/${name}`, 'utf8')).join('\n');

test('every proof is a finding that the engine can make', () => {
    const known = sources(/judge\/check\w*\.c$/) +
        readFileSync('web/file/relations.js', 'utf8').replaceAll("'", '"');
    for (const { id, proofs } of CAUSES) {
        for (const proof of proofs) {
            assert.ok(known.includes(`"${proof}"`), `${id}: ${proof}`);
        }
    }
});

test('what refuses a chain proves some error of a browser', () => {
    const proven = new Set(CAUSES.flatMap(({ proofs }) => proofs));
    const found = new Set(
        sources(/judge\/check_(chain|step|policy|revoked)\.c$/)
            .match(/"[A-Z]+(?:_[A-Z]+)+"/g)?.map((code) => code.slice(1, -1)));
    assert.ok(found.size > 20, 'the findings are written otherwise');
    for (const code of found) {
        const refuses = !/^(CHAIN_(OK|EXTRA)|NOT_REVOKED|CRL_(OF_OTHER|UNSUPPORTED))$/
            .test(code);
        assert.ok(proven.has(code) || !refuses, `${code} proves nothing`);
    }
});

test('a finding that passed proves nothing', () => {
    const cause = /** @type {import('../../../web/file/browser-errors.js').Cause} */ (
        readError('ERR_CERT_DATE_INVALID').cause);
    const { proofs, others } = weighFindings(cause, [
        { level: 'ok', code: 'DATES_OK' },
        { level: 'error', code: 'EXPIRED' },
        { level: 'error', code: 'NO_NAMES' },
        { level: 'warning', code: 'VALIDITY_LONG' },
    ]);
    assert.deepEqual(proofs.map(({ code }) => code), ['EXPIRED']);
    assert.deepEqual(others.map(({ code }) => code), ['NO_NAMES']);
});
