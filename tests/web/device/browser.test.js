/*
 * The device modules in real browsers against the simulated appliance: forms
 * posted into its window, the bookmark on its page, its page learnt.
 *
 * Handles: a small page opened from a file, holding these modules only. The
 * built page's whole path has tests of its own.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { openssl, pemBlock } from '../../appliance/openssl.js';
import { start } from '../../appliance/simulator.js';
import { KINDS, borrow } from '../../lib/browsers.js';
import { until } from '../../lib/patience.js';

const PASSWORD = 'a "quoted" & <odd> pässword€';

const HARNESS = `
import * as bookmarklet from './bookmarklet.js';
import * as bridge from './bridge.js';
import * as learn from './learn.js';
import * as post from './post.js';
import * as profile from './profile.js';
import * as restart from './restart.js';
import * as upload from './upload.js';
import { profiles } from './profiles.js';
Object.assign(globalThis, { device: { ...bookmarklet, ...bridge, ...learn,
    ...post, ...profile, ...restart, ...upload, profiles } });
post.openerOf(document);
document.getElementById('open').addEventListener('click', () => {
    globalThis.opened = post.openDevice(document, globalThis.deviceUrl);
});
`;

const WORDS = { noOpener: 'no opener', waiting: 'waiting', noForm: 'no form',
    filled: 'filled', noPassword: 'no password field' };

/** @param {string} folder @returns {Promise<string>} its file: address */
async function makeHarness(folder) {
    const bundled = await build({
        stdin: {
            contents: HARNESS,
            resolveDir: fileURLToPath(
                new URL('../../../web/device/', import.meta.url)),
        },
        bundle: true, write: false, format: 'iife', target: 'es2022',
        charset: 'utf8',
    });
    const file = join(folder, 'harness.html');
    await writeFile(file, '<!doctype html><meta charset="utf-8">' +
        '<title>harness</title><button id="open">Open</button><script>' +
        bundled.outputFiles[0].text.replaceAll('</script', '<\\/script')
            .replaceAll('<!--', '<\\!--') + '</script>');
    return pathToFileURL(file).href;
}

/** A pair in the form of the article. */
async function makePair() {
    const made = await openssl(['req', '-x509', '-newkey', 'rsa:2048',
        '-nodes', '-days', '30', '-subj', '/CN=unit.example.test',
        '-keyout', '-', '-out', '-']);
    const plain = pemBlock(made.out, 'PRIVATE KEY') ?? '';
    const locked = await openssl(
        ['rsa', '-traditional', '-des3', '-passout', 'fd:3'], plain,
        PASSWORD);
    return {
        certificate: pemBlock(made.out, 'CERTIFICATE') ?? '',
        key: locked.out,
    };
}

/** @param {string} text */
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** @typedef {Awaited<ReturnType<typeof start>>} Unit */

/** @param {Unit} unit @param {string | RegExp} outcome */
async function outcome(unit, outcome) {
    return until(() => unit.journal.find((entry) =>
        entry.outcome.match(outcome)), `the unit notes no "${outcome}"`);
}

for (const kind of KINDS) {
    describe(kind, () => {
        /** @type {any} */ let session;
        /** @type {any} */ let pair;
        /** @type {string} */ let folder;
        /** @type {string} */ let harness;
        /** @type {Unit[]} */ const units = [];

        before(async () => {
            folder = await mkdtemp(join(tmpdir(), 'mcu-device-'));
            [session, pair, harness] = await Promise.all([
                borrow(kind, { accept: true, whole: true }), makePair(),
                makeHarness(folder)]);
        });
        after(async () => {
            await session?.close();
            await Promise.all(units.map((unit) => unit.stop()));
            await rm(folder, { recursive: true, force: true });
        });

        /** A unit, the harness, and the unit's page in its window. */
        async function open(/** @type {any} */ options,
            /** @type {string} */ path) {
            const unit = await start({ awayMs: 300, ...options });
            units.push(unit);
            const page = await session.page();
            await page.goto(harness);
            await page.evaluate((/** @type {string} */ url) => {
                /** @type {any} */ (globalThis).deviceUrl = url;
            }, unit.httpsUrl + path);
            await page.click('#open');
            // Firefox throws a first, empty window away.
            const window = await until(() => session.windows.find(
                (/** @type {any} */ w) => w.url().startsWith(unit.httpsUrl)),
            'no window shows the unit');
            await outcome(unit, /login (page|wanted)/);
            return { unit, page, window };
        }

        /** Logs in by hand, as a user in the device's window. */
        async function logIn(/** @type {any} */ { unit, window }) {
            const { login } = unit.unit;
            await window.waitForSelector(`[name=${login.user}]`);
            await window.type(`[name=${login.user}]`, 'admin');
            await window.click('input[type=submit]');
            await outcome(unit, 'logged in');
        }

        test('login and pair posted into the window arrive whole',
            async () => {
                const { unit, page } = await open({}, '/login.html');
                await page.evaluate((/** @type {string} */ origin) => {
                    const { device } = /** @type {any} */ (globalThis);
                    device.postLogin(document, origin, device.profiles[0],
                        { user: 'admin', password: '' });
                }, unit.httpsUrl);
                await outcome(unit, 'logged in');
                await outcome(unit, 'certificate page');
                await page.evaluate((/** @type {any[]} */ ...[o, p, w]) => {
                    const { device } = /** @type {any} */ (globalThis);
                    device.postUpload(document, o, device.profiles[0], {
                        certificate:
                            { name: 'MCU.cer', bytes: p.certificate },
                        key: { name: 'MCU.key', bytes: p.key },
                        password: w,
                    });
                }, unit.httpsUrl, pair, PASSWORD);
                const post = await outcome(unit, /accepted|refused|session/);
                assert.equal(post.outcome, 'pair accepted');
                assert.deepEqual(
                    post.files.map(({ field, name, sha256 }) =>
                        ({ field, name, sha256 })), [
                        { field: 'certificate', name: 'MCU.cer',
                            sha256: sha256(pair.certificate) },
                        { field: 'private_key', name: 'MCU.key',
                            sha256: sha256(pair.key) },
                    ]);
                assert.equal(await page.evaluate(() => {
                    const { device } = /** @type {any} */ (globalThis);
                    return device.openerOf(document).document.forms.length;
                }), 0, 'a form was left behind');
            });

        test('fields named like parts of a form break the post', async () => {
            const { unit, page } = await open({}, '/login.html');
            await page.evaluate((/** @type {string} */ origin) => {
                const { device } = /** @type {any} */ (globalThis);
                device.post(document, `${origin}/login_change.html`,
                    'application/x-www-form-urlencoded',
                    ['append', 'submit', 'ownerDocument', 'remove',
                        'replaceChildren', 'target'].map((name) =>
                        ({ name, value: 'x' })));
            }, unit.httpsUrl);
            const post = await outcome(unit, 'wrong password');
            assert.deepEqual(post.fields, ['append', 'submit',
                'ownerDocument', 'remove', 'replaceChildren', 'target']);
        });

        test('a hostile device sends the page that opened it elsewhere',
            async () => {
                const { unit, page, window } =
                    await open({ hostile: 'opener' }, '/login.html');
                // The device's page has done its worst when it says so.
                await window.waitForFunction(() =>
                    document.title.startsWith('tried'));
                await page.evaluate((/** @type {string} */ origin) => {
                    const { device } = /** @type {any} */ (globalThis);
                    device.postLogin(document, origin, device.profiles[0],
                        { user: 'admin', password: '' });
                }, unit.httpsUrl);
                await outcome(unit, 'logged in');
                assert.equal(page.url(), harness, 'the page is another');
                assert.equal(unit.journal.filter(({ outcome: said }) =>
                    said === 'took the opener').length, 0);
            });

        test('the restart call arrives as XML-RPC', async () => {
            const { unit, page } = await open({}, '/login.html');
            await page.evaluate((/** @type {string} */ origin) => {
                const { device } = /** @type {any} */ (globalThis);
                device.postRestart(document, origin, device.profiles[0],
                    { user: 'admin', password: '' });
            }, unit.httpsUrl);
            await outcome(unit, 'rpc restart');
            const back = await page.evaluate((/** @type {string} */ o) => {
                const { device } = /** @type {any} */ (globalThis);
                return device.waitForRestart(o, {
                    lookMs: 50, gone: true, mostMs: 1200000 });
            }, unit.httpsUrl);
            assert.equal(back, 'back');
        });

        test('the bookmark fills the form of a device that takes no ' +
            'foreign post', async () => {
            const opened = await open({ variant: 'stranger' },
                '/tls_identity.html');
            const { unit, page, window } = opened;
            await page.evaluate((/** @type {string} */ o) => {
                const all = /** @type {any} */ (globalThis);
                all.states = [];
                all.bridge = new all.device.Bridge({
                    page: window,
                    opened: () => all.opened,
                    origin: o,
                    wanted: () => true,
                    onState: (/** @type {string} */ state) =>
                        all.states.push(state),
                });
            }, unit.httpsUrl);
            await logIn(opened);
            await window.waitForSelector('[name=host_key_file]');
            const code = await page.evaluate((/** @type {any} */ words) => {
                const { device } = /** @type {any} */ (globalThis);
                const url = device.bookmarkletUrl(
                    device.profiles[0].pages.uploadFields, words);
                return decodeURIComponent(url.replace('javascript:', ''));
            }, WORDS);
            await window.evaluate(code);
            const states = () => page.evaluate(() =>
                /** @type {any} */ (globalThis).states);
            while (!(await states()).includes('asked')) {
                await new Promise((done) => setTimeout(done, 20));
            }
            assert.equal(await window.$eval('[name=host_key_file]',
                (/** @type {any} */ e) => e.files.length), 0,
            'files were handed over without consent');
            await page.evaluate((/** @type {any[]} */ ...[p, w]) =>
                /** @type {any} */ (globalThis).bridge.consent({
                    certificate: new File([p.certificate], 'MCU.cer'),
                    key: new File([p.key], 'MCU.key'),
                    password: new TextEncoder().encode(w),
                }), pair, PASSWORD);
            while (!(await states()).includes('filled')) {
                await new Promise((done) => setTimeout(done, 20));
            }
            await window.click('[name=store]');
            const post = await outcome(unit, /accepted|refused|foreign/);
            assert.equal(post.outcome, 'pair accepted');
            assert.deepEqual(post.files.map((f) => [f.field, f.sha256]), [
                ['host_cert_file', sha256(pair.certificate)],
                ['host_key_file', sha256(pair.key)]]);

            // One consent, one answer: a second click gets nothing.
            await window.waitForSelector('[name=host_key_file]');
            await window.evaluate(code);
            while ((await states()).at(-1) !== 'asked') {
                await new Promise((done) => setTimeout(done, 20));
            }
            assert.equal((await states())
                .filter((/** @type {string} */ s) => s === 'given').length, 1);
        });

        test('a page of another origin in the window gets no file',
            async () => {
                const { unit, page, window } =
                    await open({}, '/login.html');
                await page.evaluate((/** @type {string} */ origin) => {
                    const all = /** @type {any} */ (globalThis);
                    all.states = [];
                    all.bridge = new all.device.Bridge({
                        page: window,
                        opened: () => all.opened,
                        origin,
                        wanted: () => true,
                        onState: (/** @type {string} */ state) =>
                            all.states.push(state),
                    });
                    all.parcel = { certificate: null, key: null,
                        password: new Uint8Array([1]) };
                    all.bridge.consent(all.parcel);
                }, `https://localhost:${unit.port}`);
                await window.evaluate(() => {
                    globalThis.opener.parent.postMessage(
                        { mcuCertify: 'ask' }, '*');
                });
                await page.waitForFunction(() =>
                    /** @type {any} */ (globalThis).states.length > 1);
                assert.deepEqual(await page.evaluate(() => {
                    const all = /** @type {any} */ (globalThis);
                    return [all.states, all.parcel.password[0]];
                }), [['armed', 'wrong-origin'], 0]);
            });

        test('the bookmark on a page it cannot serve says why', async () => {
            const { unit, page, window } = await open({}, '/login.html');
            const code = await page.evaluate((/** @type {any} */ words) => {
                const { device } = /** @type {any} */ (globalThis);
                return device.consoleText(
                    device.profiles[0].pages.uploadFields, words);
            }, WORDS);
            const box = (/** @type {any} */ where) => where.$eval(
                '#mcu-certify-box', (/** @type {any} */ e) => e.textContent);
            await window.waitForSelector('[name=user_name]');
            await window.evaluate(code);
            assert.equal(await box(window), WORDS.noForm);
            const stranger = await session.page();
            await stranger.goto(`${unit.httpsUrl}/login.html`);
            await stranger.evaluate(code);
            assert.equal(await box(stranger), WORDS.noOpener);
            await stranger.close();
        });

        test('a form is learnt from a saved copy of its page', async () => {
            const opened = await open({ variant: 'stranger' },
                '/tls_identity.html');
            const { unit, page, window } = opened;
            await window.waitForSelector('[name=operator]');
            const login = await window.content();
            await logIn(opened);
            await window.waitForSelector('[name=host_key_file]');
            const saved = '\r\n<!-- saved from url=(0044)' +
                `${unit.httpsUrl}/tls_identity.html -->\r\n` +
                await window.content();
            const learn = (/** @type {string} */ html) => page.evaluate(
                (/** @type {string[]} */ ...[text, origin]) =>
                    /** @type {any} */ (globalThis).device.learnPage(text,
                        origin, new DOMParser()), html, unit.httpsUrl);
            const { problem, form: { values, ...form } } = await learn(saved);
            assert.equal(problem, '');
            assert.deepEqual(form, {
                action: '/tls_identity_store.html', elsewhere: '',
                sendsFiles: true, score: form.score,
            });
            const { 'pages.uploadHidden': [hidden], ...names } = values;
            assert.deepEqual(names, {
                'pages.certificates': '/tls_identity.html',
                'pages.uploadAction': '/tls_identity_store.html',
                'pages.uploadFields': { certificate: 'host_cert_file',
                    key: 'host_key_file', password: 'host_key_phrase' },
                'pages.uploadButton': { label: 'Store identity',
                    name: 'store', value: 'Store identity' },
            });
            assert.equal(hidden.name, 'form_ticket');

            assert.deepEqual((await learn(login)).login, {
                action: '/signin_do.html',
                elsewhere: '',
                sendsFiles: false,
                values: {
                    'pages.loginAction': '/signin_do.html',
                    'pages.loginFields': { user: 'operator',
                        password: 'operator_secret', page: 'then' },
                },
            });

            // Key first, a search form before it, a base, a form in a table.
            const odd = await learn(`<html><head><base href="/cgi/"></head>
                <form action="search"><input name="q"></form>
                <table><form method="post" action="set?x=1"
                    enctype="multipart/form-data">
                <tr><td>Private key<td><input type="file" name="f1"></tr>
                <tr><td>Certificate<td><input type="file" name="f2"></tr>
                <tr><td>Comment<td><input name="t1"></tr>
                <tr><td>Passphrase<td><input name="t2"></tr>
                <tr><td><input type="submit" name="go" value="Send"></tr>
                </form></table>`);
            assert.equal(odd.form.action, '/cgi/set?x=1');
            assert.deepEqual(odd.form.values['pages.uploadFields'],
                { certificate: 'f2', key: 'f1', password: 't2' });
            const frames = await learn('<html><frameset cols="1,2">' +
                '<frame src="menu.html"><frame src="main.html">' +
                '</frameset></html>');
            assert.deepEqual([frames.problem, frames.frames],
                ['no-form', ['menu.html', 'main.html']]);
            const away = await learn('<form method=post action=' +
                '"https://evil.test/x"><input type=file name=a>' +
                '<input type=file name=b></form>');
            assert.equal(away.form.elsewhere, 'evil.test');
            // Names that hide what a form and a document can do.
            const hidden2 = await learn(`<html><img name="querySelectorAll">
                <form name="forms" method="post" action="/real"
                    enctype="multipart/form-data">
                <input name="getAttribute"><input name="ownerDocument">
                <input name="method"><input name="enctype" type="hidden">
                <input name="elements" value="x"><input name="action">
                <input type="file" name="cert"><input type="file" name="key">
                <input type="password" name="closest"></form></html>`);
            assert.deepEqual([hidden2.form.action, hidden2.form.sendsFiles,
                hidden2.form.values['pages.uploadFields']], ['/real', true,
                { certificate: 'cert', key: 'key', password: 'closest' }]);
            // A field's own name says more than the words beside another.
            const named = await learn(`<form method="post" action="/a"
                enctype="multipart/form-data"><input type="file" name="cert">
                <input type="file" name="key"><label>Password of the door
                <input name="t1"></label><input name="passphrase"></form>`);
            assert.equal(named.form.values['pages.uploadFields'].password,
                'passphrase');
            // Internet Explorer notes this where it does not tell.
            assert.equal((await learn('<!-- saved from url=(0014)about:' +
                'internet --><form method=post><input type=file name=a>' +
                '<input type=file name=b></form>')).form.action, '/');
            // Were these looked at in more than a straight line, this test
            // would not end.
            for (const part of ['<style', '<a<style x', '<input type=file ',
                '<form><input type=file>', '<label><input type=file></label>',
                '<!-- saved from url=(1)x', '<p><tr><td><input type=text>']) {
                await learn(`<html>${part.repeat(60000).slice(0, 1 << 20)}`);
            }
            assert.equal((await learn('{"not": "html"}')).problem,
                'not-html');
            assert.equal((await learn('From: <Saved by Blink>\n' +
                'Content-Type: multipart/related;\n\n<html>')).problem,
            'mhtml');
        });
    });
}
