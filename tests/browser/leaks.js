/*
 * Nothing leaves the page but to the device that the user names.
 *
 * Handles: a whole job through a proxy that every connection must take,
 * workers and other windows included; the page's own policy.
 */

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { launch } from '../lib/browsers.js';
import { startProxy } from '../lib/proxy.js';
import { until } from '../lib/patience.js';
import { Journey } from './journey.js';

/** @typedef {import('./world.js').World} World */

/** Hosts that browsers ask by themselves, whatever page is open. */
const MAKERS = new RegExp('\\.(google|googleapis|gvt1|gstatic|mozilla|' +
    'firefox|mozgcp|mozaws)\\.(com|org|net)(:\\d+)?$');

/** @param {World} world */
function testProxy(world) {
    test('a whole job speaks to the device and to nobody else', async () => {
        const { site } = world;
        const unit = await world.unit({ variant: 'mcu-4500',
            name: 'only.example.test' });
        const proxy = await startProxy();
        const session = await launch(world.kind,
            { accept: true, proxy: proxy.port });
        try {
            const page = await session.page();
            const journey = new Journey(session, page, {
                family: /^MCU 4500/,
                addresses: [unit.httpsUrl],
                passphrase: 'Correct horse 1',
                authorityPassphrase: 'Battery staple 2'
            });
            await journey.open(site.urls.http);
            await journey.before();
            await journey.key();
            await journey.request();
            await journey.sign();
            await journey.files();
            await journey.preflight();
            const quiet = proxy.log.filter(
                ({ target }) => !MAKERS.test(target));
            const home = new URL(site.urls.http).host;
            assert.deepEqual([...new Set(quiet.map(r => r.target))], [home],
                'until the upload only the page itself was fetched');
            assert.equal(quiet.length, 1, 'and that once');
            const there = await journey.uploadDirect(unit.httpsUrl, '');
            await journey.sayMatches(there);
            assert.equal(await (async () => {
                await journey.goTo('Trusted\\?');
                return journey.askTrust();
            })(), 'answered');
            const spoken = proxy.log.map(({ target }) => target)
                .filter(target => !MAKERS.test(target) && target !== home);
            assert.deepEqual([...new Set(spoken)],
                [new URL(unit.httpsUrl).host]);
        } finally {
            await session.close();
            await proxy.stop();
        }
    });
}

/**
 * What a page with a hole in its policy would let through.
 *
 * @returns {string[]} what was refused as text, before the policy was asked
 */
function tryToLeak() {
    const url = 'https://elsewhere.example.test/';
    /** @type {[string, string][]} */
    const kinds = [['img', 'src'], ['script', 'src'], ['iframe', 'src'],
        ['object', 'data'], ['video', 'src'], ['embed', 'src']];
    /* Where text may become no script, it is refused before the policy is
       asked where it comes from. */
    /** @type {string[]} */
    const refused = [];
    /** @param {string} name @param {() => void} act */
    const attempt = (name, act) => {
        try {
            act();
        } catch (error) {
            if (!/Trusted|sink/i.test(String(error))) {
                throw error;
            }
            refused.push(name);
        }
    };
    for (const [name, attribute] of kinds) {
        const element = document.createElement(name);
        attempt(name, () => element.setAttribute(attribute, url));
        document.body.append(element);
    }
    for (const rel of ['stylesheet', 'preload', 'icon', 'manifest']) {
        const link = document.createElement('link');
        link.rel = rel;
        link.href = url;
        if (rel === 'preload') {
            link.as = 'script';
        }
        document.head.append(link);
    }
    const inline = document.createElement('script');
    attempt('inline', () => {
        inline.textContent = 'globalThis.leaked = true;';
    });
    document.body.append(inline);
    document.body.setAttribute('style',
        `background: url("${url}background")`);
    return refused;
}

/** @param {World} world */
function testPolicy(world) {
    test('the page’s policy lets no stranger’s script, style, picture or ' +
        'frame in', async () => {
        const { site } = world;
        const page = await world.page();
        await page.goto(site.urls.http);
        const asked = site.asked.length;
        const refused = await page.evaluate(tryToLeak);
        /** @type {[string, string[]][]} */
        const directives = [['img-src', ['img']], ['script-src', ['script']],
            ['style-src', ['stylesheet']],
            ['frame-src|child-src|default-src', ['iframe']],
            ['object-src|default-src', ['object', 'embed']]];
        for (const [directive, tried] of directives) {
            if (tried.every(name => refused.includes(name))) {
                continue;
            }
            const said = new RegExp(`policy: (${directive})`);
            await until(() => said.test(world.errors.join('\n')),
                `${directive} stopped nothing`);
        }
        assert.equal(await page.evaluate('globalThis.leaked'), undefined);
        assert.equal(site.asked.length, asked);
        const policy = await page.$eval(
            'meta[http-equiv="Content-Security-Policy"]',
            meta => meta.getAttribute('content') ?? '');
        assert.match(policy, /default-src 'none'/);
        assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|\*/);
        world.errors.length = 0;
    });
}

/**
 * @param {World} world
 */
export function testLeaks(world) {
    testProxy(world);
    testPolicy(world);
}
