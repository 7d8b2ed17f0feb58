/**
 * The whole job, headless, at a simulated device: what an administrator does
 * in the page, from nothing to a device that browsers trust, told in plain
 * lines. A real browser clicks and types; nothing is called behind its back.
 *
 * usage: node tools/demo.js [--variant mcu-4500] [--browser firefox]
 */
import { parseArgs } from 'node:util';
import { X509Certificate } from 'node:crypto';
import { start } from '../tests/appliance/simulator.js';
import { variants } from '../tests/appliance/variants.js';
import { Journey } from '../tests/browser/journey.js';
import { visit } from '../tests/browser/trust.js';
import { launch } from '../tests/lib/browsers.js';
import { PAGE, serve } from '../tests/lib/serve.js';

const { values } = parseArgs({
    options: {
        variant: { type: 'string', default: 'mcu-4200' },
        browser: { type: 'string', default: 'chromium' },
    },
});

/** The family that the page's list has for each simulated device. */
const FAMILIES = {
    'mcu-4200': /^MCU 4200/,
    'mcu-4500': /^MCU 4500/,
    'mse-8510': /^MSE 8510/,
    'amg-3600': /^Advanced Media Gateway/,
};

const PASSWORD = 'demo';

const began = Date.now();

/** @param {string} words */
function say(words) {
    const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(5);
    console.log(`${seconds} s  ${words}`);
}

/** @param {X509Certificate} certificate */
function describe(certificate) {
    const days = Math.round((Date.parse(certificate.validTo) - Date.now()) /
        86400000);
    return `${certificate.subjectAltName}; valid for ${days} days; serial ${
        certificate.serialNumber.slice(0, 12)}...`;
}

/**
 * @param {Journey} journey
 * @param {string} origin the device
 */
async function makeAll(journey, origin) {
    await journey.before();
    say(`named the device's address: ${origin}`);
    await journey.key();
    say('made its private key, locked with a passphrase');
    await journey.request();
    say('made the request');
    await journey.sign();
    say('made an authority and signed the request with it');
    await journey.files();
    say(`saved ${[...journey.saved.keys()].join(', ')}`);
    say(`  key:         ${journey.file('MCU.key').split('\n')[0]}`);
    say(`  certificate: ${
        describe(new X509Certificate(journey.file('MCU.cer')))}`);
    await journey.preflight();
    say('read the files back as the device will: nothing to object to');
}

/**
 * @param {import('../tests/lib/browsers.js').Kind} kind
 * @param {keyof typeof FAMILIES} variant
 */
async function demo(kind, variant) {
    const site = await serve();
    const unit = await start({
        variant, name: 'mcu1.example.test', awayMs: 3000,
        admin: { user: 'admin', password: PASSWORD },
    });
    const session = await launch(kind, { accept: true });
    try {
        say(`simulated device: ${unit.unit.product}, software ${
            unit.unit.software}, factory certificate, at ${unit.httpsUrl}`);
        const journey = new Journey(session, await session.page(), {
            family: FAMILIES[variant],
            addresses: [unit.httpsUrl, '10.1.2.3'],
            passphrase: 'a passphrase of the demo',
            authorityPassphrase: 'another one of the demo',
            organisation: 'Example',
        });
        await journey.open(site.urls.file);
        say(`opened the page in ${kind}: ${PAGE}`);
        await makeAll(journey, unit.httpsUrl);
        const there = await journey.uploadDirect(unit.httpsUrl, PASSWORD);
        await journey.sayMatches(there);
        say('uploaded; the device shows “Key matches certificate” and asks ' +
            'for a restart');
        await journey.restartFromPage(PASSWORD);
        say('restarted the device; it is back');
        const url = `${unit.httpsUrl}/login.html`;
        const [without] = await visit(kind, {}, [url]);
        say(`a browser without the authority: ${without}`);
        const [knowing] = await visit(kind,
            { roots: [journey.file('CA.cer')] }, [url]);
        say(`a browser with the authority: ${knowing}, no warning`);
        if (!/^refused/.test(without) || /^refused/.test(knowing)) {
            throw new Error('the browsers did not answer as they should');
        }
        say('requests that the device saw:');
        for (const { method, path, outcome } of unit.journal) {
            say(`  ${method} ${path}: ${outcome}`);
        }
    } finally {
        await session.close();
        await unit.stop();
        await site.stop();
    }
}

const known = Object.keys(FAMILIES).filter((name) => variants[name]);
if (!known.includes(values.variant ?? '') ||
    !['chromium', 'firefox'].includes(values.browser ?? '')) {
    console.error(`--variant: ${known.join(', ')}; ` +
        '--browser: chromium, firefox');
    process.exitCode = 2;
} else {
    await demo(/** @type {any} */ (values.browser),
        /** @type {any} */ (values.variant));
}
