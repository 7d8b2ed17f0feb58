/*
 * What stands in the way of a direct upload, and what is offered next.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOGIN_FRESH_S, bestWay, hasLaxCookies, loginThere,
    nextTries, uploadFields, uploadObstacle }
    from '../../../web/device/upload.js';

const NOW = 1_800_000_000_000;
const READY = {
    pageProtocol: 'file:',
    deviceOrigin: 'https://mcu1.test',
    laxCookies: true,
    windowOpen: true,
    loginAt: NOW - 5000,
    now: NOW,
};

/** @type {[string, Partial<import('../../../web/device/upload.js').
 *   Circumstances>, string | null][]} */
const CASES = [
    ['nothing', {}, null],
    ['files would be emptied by "Form is not secure"',
        { pageProtocol: 'https:', deviceOrigin: 'http://mcu1.test' },
        'mixed-content'],
    ['an http page to an http device is fine',
        { pageProtocol: 'http:', deviceOrigin: 'http://mcu1.test' }, null],
    ['the device was never opened',
        { windowOpen: false, loginAt: null }, 'not-open'],
    ['Chromium would leave the cookie out',
        { loginAt: NOW - (LOGIN_FRESH_S + 1) * 1000 }, 'old-login'],
    ['Firefox sends an old cookie too',
        { laxCookies: false, loginAt: NOW - 3600_000 }, null],
    ['nobody logged in', { loginAt: null }, 'no-login'],
    ['a clock that was set back', { loginAt: NOW + 60_000 }, null],
];

for (const [name, change, expected] of CASES) {
    test(`in the way of an upload: ${name}`, () => {
        const at = /** @type {any} */ ({ ...READY, ...change });
        assert.equal(uploadObstacle(at), expected);
    });
}

test('browsers that age cookies are told from those that do not', () => {
    const agents = {
        'Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/156.0 Safari/537.36':
            true,
        'Mozilla/5.0 (X11; rv:153.0) Gecko/20100101 Firefox/153.0': false,
        'Mozilla/5.0 (Macintosh) Version/18.0 Safari/605.1.15': false,
    };
    for (const [userAgent, lax] of Object.entries(agents)) {
        assert.equal(hasLaxCookies({ userAgent }), lax, userAgent);
    }
});

test('the device gets key, certificate or passphrase in another’s field',
    () => {
        const file = (/** @type {string} */ name) =>
            ({ name, bytes: new Uint8Array() });
        const ticket = { name: 'ticket', value: '17' };
        const button = { label: 'Upload', name: 'go', value: 'Upload' };
        const [certificate, key] = [file('MCU.cer'), file('MCU.key')];
        assert.deepEqual(uploadFields(/** @type {any} */ ({
            uploadHidden: [ticket], uploadButton: button,
            uploadFields: { certificate: 'c', key: 'k', password: 'p' },
        }), { certificate, key, password: 'secret' }), [
            ticket, { name: 'c', file: certificate }, { name: 'k', file: key },
            { name: 'p', value: 'secret' }, button]);
    });

test('an https page offers the bookmark to an http device', () => {
    assert.equal(bestWay('https:', 'http://mcu1.test'), 'bridge');
    assert.equal(bestWay('file:', 'http://mcu1.test'), 'direct');
});

test('a login in the device’s window counts from the click that tells of it',
    () => {
        // A slow warning page: opened 90 s ago, logged in some seconds ago.
        assert.equal(loginThere(true, NOW - 90000, NOW), NOW - 60000);
        assert.equal(loginThere(true, NOW - 20000, NOW), NOW - 20000);
        const at = { ...READY, loginAt: loginThere(false, NOW - 5000, NOW) };
        assert.equal(uploadObstacle(at), 'old-login');
        assert.equal(uploadObstacle({ ...at, laxCookies: false }), null);
    });

const ANSWERS = /** @type {const} */ (['matches', 'login', 'access',
    'refused', 'empty', 'not-found', 'warning', 'elsewhere', 'nothing']);

test('an answer of the device without a next try', () => {
    for (const answer of ANSWERS) {
        for (const way of /** @type {const} */ (['direct', 'bridge',
            'hand'])) {
            const tries = nextTries(answer, way, true);
            assert.ok(tries.length > 0, `${answer} after ${way}`);
            assert.equal(tries.some((t) => t.go === 'restart'),
                answer === 'matches', `${answer} after ${way}`);
            assert.equal(tries.some(({ go }) => go === 'bridge') &&
                way !== 'direct', false, `${answer} after ${way}`);
        }
    }
});

test('the files are blamed when the login was too old', () => {
    const first = (/** @type {typeof ANSWERS[number]} */ answer,
        /** @type {'direct' | 'hand'} */ way = 'direct', lax = true) => {
        const [{ go, why }] = nextTries(answer, way, lax);
        return `${go} ${why}`;
    };
    assert.equal(first('access'), 'login accessAged');
    assert.equal(first('access', 'direct', false), 'login sessionGone');
    assert.equal(first('access', 'hand'), 'login sessionGone');
    assert.equal(first('login'), 'login cookieAged');
    assert.equal(first('refused'), 'preflight refusedFiles');
    assert.equal(first('empty'), 'reopen emptied');
    // Another host has seen the key: no more of it.
    assert.equal(first('elsewhere'), 'key leaked');
    assert.equal(nextTries('elsewhere', 'direct', true).length, 1);
});
