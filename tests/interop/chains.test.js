/**
 * What the engine finds in some two hundred chains, beside what OpenSSL, GnuTLS
 * and both browsers do with them: the browsers in a real handshake with a
 * loopback server, the roots in their stores. No all-clear where one of
 * Chromium, Firefox and OpenSSL refuses, an error where both browsers do, and
 * none where all three accept.
 *
 * The table that is judged is printed with MC_TABLE=1.
 */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { after, before, test } from 'node:test';
import { createSecureContext } from 'node:tls';

import { launch } from '../lib/browsers.js';
import { openNative } from '../lib/engine.js';
import { run, tempDir } from '../lib/tools.js';
import { unsaid } from '../lib/told.js';
import { rareChains } from './chains-rare.js';
import { allChains } from './chains.js';
import { pem } from './forge.js';

/** @typedef {import('./chains.js').Chain} Chain */

const chains = [...allChains(), ...rareChains()];

/**
 * @typedef {'takes' | 'refuses' | 'not asked'} Judgement
 * @type {Map<Chain, {engine: string[], openssl: Judgement, gnutls: Judgement,
 *     chromium: Judgement, firefox: Judgement}>}
 */
const table = new Map();

/** @param {Chain} chain @param {import('../lib/engine.js').Engine} engine */
async function askEngine(chain, engine) {
    const reply = await engine.call([
        ['op', 'check'],
        ['certificate', pem(chain.leaf)],
        ...[...chain.between, ...chain.roots].map((one) =>
            /** @type {[string, string]} */ (['chain', pem(one)])),
        ...(chain.crl
            ? [/** @type {[string, string]} */ (
                ['crl', pem(chain.crl, 'X509 CRL')])] : []),
        ['host', chain.host],
        ['now', Math.floor(Date.now() / 1000)],
    ]);
    assert.ok(!reply.has('error'), chain.title);
    assert.deepEqual(unsaid(reply), [], chain.title);
    return reply.json('report').findings.map((/** @type {any} */ finding) =>
        `${finding.level} ${finding.code}`);
}

/** @param {Chain} chain @param {(name: string) => string} path */
async function askPrograms(chain, path) {
    await writeFile(path('leaf'), pem(chain.leaf));
    await writeFile(path('between'),
        chain.between.map((one) => pem(one)).join(''));
    await writeFile(path('sent'),
        [chain.leaf, ...chain.between].map((one) => pem(one)).join(''));
    await writeFile(path('roots'),
        chain.roots.map((one) => pem(one)).join(''));
    await writeFile(path('crl'),
        chain.crl ? pem(chain.crl, 'X509 CRL') : '');
    const isAddress = /^[\d.]+$/.test(chain.host);
    const said = async (
        /** @type {string} */ command, /** @type {string[]} */ args,
    ) => (await run(command, args)).code === 0 ? 'takes' : 'refuses';
    return {
        openssl: await said('openssl', ['verify', '-purpose', 'sslserver',
            isAddress ? '-verify_ip' : '-verify_hostname', chain.host,
            '-CAfile', path('roots'),
            ...(chain.between.length > 0
                ? ['-untrusted', path('between')] : []),
            ...(chain.crl ? ['-crl_check', '-CRLfile', path('crl')] : []),
            path('leaf')]),
        gnutls: await said('certtool', ['--verify',
            '--load-ca-certificate', path('roots'), '--infile', path('sent'),
            ...(chain.crl ? ['--load-crl', path('crl')] : []),
            ...(isAddress ? [] : ['--verify-hostname', chain.host])]),
    };
}

/** One server for all; it shows the chain of the name that is asked for. */
async function serveAll() {
    /** @type {Map<string, import('node:tls').SecureContext>} */
    const contexts = new Map();
    /** @type {Set<Chain>} chains that OpenSSL cannot even send */
    const unsent = new Set();
    const options = (/** @type {Chain} */ chain) => ({
        cert: [chain.leaf, ...chain.between].map((one) => pem(one)).join(''),
        key: chain.privateKey.export({ type: 'pkcs8', format: 'pem' }),
        ciphers: 'DEFAULT:@SECLEVEL=0',
    });
    for (const chain of chains) {
        try {
            contexts.set(chain.host, createSecureContext(options(chain)));
        } catch {
            unsent.add(chain);
        }
    }
    /** @type {import('node:https').Server[]} */
    const servers = [];
    const start = async (/** @type {any} */ how) => {
        const server = createServer(how, (_request, response) => {
            response.setHeader('Content-Type', 'text/html');
            response.end('<title>seen</title>');
        });
        server.on('tlsClientError', () => {});
        await new Promise((resolve) =>
            server.listen(0, '127.0.0.1', () => resolve(null)));
        servers.push(server);
        return /** @type {import('node:net').AddressInfo} */ (
            server.address()).port;
    };
    const port = await start({
        ...options(chains[0]),
        SNICallback: (
            /** @type {string} */ name, /** @type {any} */ done,
        ) => done(null, contexts.get(name)),
    });
    /** @type {Map<Chain, string>} */
    const urls = new Map();
    for (const chain of chains) {
        if (!unsent.has(chain)) {
            // An address has no name to be told apart by, and what a server
            // agrees to is settled before it changes the kind of its key.
            const own = chain.host === '127.0.0.1' ||
                chain.privateKey.asymmetricKeyType !== 'ec'
                ? await start(options(chain)) : port;
            urls.set(chain, `https://${chain.host}:${own}/`);
        }
    }
    return {
        urls,
        close: () => Promise.all(servers.map((server) => {
            server.closeAllConnections();
            return new Promise((resolve) => server.close(resolve));
        })),
    };
}

/**
 * @param {import('../lib/browsers.js').Kind} kind
 * @param {Map<Chain, string>} urls
 * @returns {Promise<Map<Chain, Judgement>>}
 */
async function askBrowser(kind, urls) {
    const roots = chains.flatMap((chain) =>
        chain.roots.map((one) => pem(one)));
    const session = await launch(kind, { roots });
    try {
        const page = await session.page();
        await page.goto(/** @type {string} */ (urls.get(chains[0])));
        const asked = [...urls];
        const took = await page.evaluate((all) => Promise.all(all.map((url) =>
            fetch(url, { mode: 'no-cors' }).then(() => true, () => false))),
        asked.map(([, url]) => url));
        return new Map(asked.map(([chain], at) =>
            [chain, took[at] ? 'takes' : 'refuses']));
    } finally {
        await session.close();
    }
}

/** @type {(() => unknown)[]} what is undone at the end */
const undo = [];
const path = await tempDir(/** @type {any} */ ({
    after: (/** @type {() => unknown} */ then) => undo.push(then),
}));

before(async () => {
    const engine = await openNative();
    undo.push(() => engine.close());
    const served = await serveAll();
    undo.push(() => served.close());
    const chromium = await askBrowser('chromium', served.urls);
    const firefox = await askBrowser('firefox', served.urls);
    for (const chain of chains) {
        table.set(chain, {
            engine: await askEngine(chain, engine),
            .../** @type {any} */ (await askPrograms(chain, path)),
            chromium: chromium.get(chain) ?? 'not asked',
            firefox: firefox.get(chain) ?? 'not asked',
        });
    }
});

after(async () => {
    await Promise.all(undo.map((then) => then()));
    if (process.env.MC_TABLE) {
        for (const [chain, seen] of table) {
            console.log([chain.title, seen.chromium, seen.firefox,
                seen.openssl, seen.gnutls,
                seen.engine.filter((line) => /^(error|warning)/.test(line))
                    .join(', ')].join(' | '));
        }
    }
});

for (const chain of chains) {
    test(`${chain.title}: ${chain.says}`, () => {
        const seen = table.get(chain);
        assert.ok(seen);
        const { engine, chromium, firefox, openssl } = seen;
        const line = JSON.stringify(seen);
        const errors = engine.filter((said) => said.startsWith('error'));
        const warnings = engine.filter((said) => said.startsWith('warning'));
        assert.ok(engine.some((said) => said.split(' ')[1] === chain.says),
            line);
        const judges = [chromium, firefox, openssl];
        if (chain.why) {
            return;
        }
        if (judges.includes('refuses')) {
            assert.ok(errors.length + warnings.length > 0,
                `all-clear where one refuses: ${line}`);
        } else {
            assert.deepEqual(errors, [], `alarm where all accept: ${line}`);
        }
        if (chromium === 'refuses' && firefox === 'refuses') {
            assert.ok(errors.length > 0, `no error: ${line}`);
        }
    });
}
