/*
 * The simulated appliance on the command line, to practise with:
 *
 *   node tests/appliance/main.js --variant mcu-4200 [--port 8443]
 *       [--http-port 8080] [--password secret]
 *
 * It prints its addresses and what it is asked, and runs until Ctrl+C.
 */

import { parseArgs } from 'node:util';
import { start } from './simulator.js';
import { variants } from './variants.js';

const { values } = parseArgs({
    options: {
        'variant': { type: 'string', default: 'mcu-4200' },
        'port': { type: 'string', default: '0' },
        'http-port': { type: 'string', default: '0' },
        'password': { type: 'string', default: '' },
        'help': { type: 'boolean', default: false }
    }
});

if (values.help) {
    console.log('node tests/appliance/main.js --variant NAME --port N ' +
        '--http-port N --password TEXT\nvariants: ' +
        Object.keys(variants).join(', '));
} else {
    const unit = await start({
        variant: values.variant,
        port: Number(values.port),
        httpPort: Number(values['http-port']),
        admin: { user: 'admin', password: values.password ?? '' }
    });
    console.log(`${unit.unit.product}, software ${unit.unit.software}`);
    console.log(`secure: ${unit.httpsUrl}/`);
    console.log(`plain:  ${unit.httpUrl ? `${unit.httpUrl}/` : 'none'}`);
    console.log('log in as admin; stop with Ctrl+C');
    let told = 0;
    const timer = setInterval(() => {
        for (; told < unit.journal.length; told += 1) {
            const { method, path, outcome } = unit.journal[told];
            console.log(`${method} ${path}: ${outcome}`);
        }
    }, 500);
    process.once('SIGINT', () => {
        clearInterval(timer);
        void unit.stop();
    });
}
