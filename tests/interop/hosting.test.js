/*
 * The samples of docs/hosting.md, as they stand there: the server takes
 * them, sends the headers, and the page that comes through makes a key.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { chmod, copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { borrow, KINDS } from '../lib/browsers.js';
import { fromRoot } from '../lib/engine.js';
import { PAGE } from '../lib/serve.js';
import { startServer } from '../lib/server.js';

/**
 * A sample with the folder of a test in place of its own.
 *
 * @param {string} language @param {string} folder
 */
async function sample(language, folder) {
    const text = await readFile(fromRoot('docs/hosting.md'), 'utf8');
    const found = text.match(
        new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``));
    assert.ok(found, language);
    return found[1].replaceAll('/srv/mcu-certify', folder);
}

/** What stands around a sample on a server of its own. */
const SERVERS = {
    nginx: {
        config: (/** @type {string} */ text, /** @type {string} */ folder,
            /** @type {number} */ port) => `
daemon off; pid ${folder}/pid; error_log ${folder}/log;
events {}
http {
    access_log off;
    types { text/html html; }
    client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b;
    fastcgi_temp_path ${folder}/c; uwsgi_temp_path ${folder}/d;
    scgi_temp_path ${folder}/e;
    server { listen 127.0.0.1:${port}; ${text} }
}`,
        command: ['nginx', '-e', 'stderr', '-c'],
    },
    apache: {
        config: (/** @type {string} */ text, /** @type {string} */ folder,
            /** @type {number} */ port) => `
ServerName localhost
ServerRoot "${folder}"
PidFile "${folder}/pid"
ErrorLog "${folder}/log"
Listen 127.0.0.1:${port}
${['mpm_event', 'authz_core', 'alias', 'headers', 'mime'].map((name) =>
        `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`)
        .join('\n')}
TypesConfig /dev/null
AddType text/html .html
${process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : ''}
${text}`,
        command: ['apache2', '-X', '-f'],
    },
};

for (const [name, { config, command }] of Object.entries(SERVERS)) {
    describe(`the page behind ${name}`, () => {
        /** @type {(() => Promise<void>) | undefined} */
        let stop;
        let url = '', folder = '';
        before(async () => {
            folder = await mkdtemp(join(tmpdir(), 'mcu-hosting-'));
            await chmod(folder, 0o755); // servers read as another user
            await copyFile(PAGE, join(folder, 'mcu-certify.html'));
            const text = await sample(name, folder);
            const file = join(folder, 'server.conf');
            const server = await startServer((port) => {
                url = `http://127.0.0.1:${port}/mcu-certify.html`;
                writeFileSync(file, config(text, folder, port));
                return spawn(command[0], [...command.slice(1), file], {
                    stdio: ['ignore', 'ignore', 'pipe'],
                    env: { ...process.env,
                        PATH: `${process.env.PATH}:/usr/sbin` },
                });
            }, () => fetch(url).catch(() => null), name);
            stop = server.stop;
        });
        after(async () => {
            await stop?.();
            await rm(folder, { recursive: true });
        });

        it('comes with the bytes and headers that help', async () => {
            const reply = await fetch(url);
            assert.equal(reply.status, 200);
            assert.ok(Buffer.from(await reply.arrayBuffer())
                .equals(await readFile(PAGE)));
            const { headers } = reply;
            assert.equal(headers.get('content-type')?.toLowerCase()
                .replace(' ', ''), 'text/html;charset=utf-8');
            assert.equal(headers.get('content-security-policy'),
                "frame-ancestors 'none'");
            assert.equal(headers.get('x-content-type-options'), 'nosniff');
            assert.equal(headers.get('referrer-policy'), 'no-referrer');
            assert.equal(headers.get('cache-control'), 'no-cache');
        });

        for (const kind of KINDS) {
            it(`makes a key in ${kind}`, async () => {
                const session = await borrow(kind);
                try {
                    const page = await session.page();
                    await page.goto(url);
                    await page.waitForFunction('globalThis.mcuCertify');
                    const made = await page.evaluate(async () => {
                        const { mcuCertify } = /** @type {any} */ (
                            globalThis);
                        await mcuCertify.ready;
                        return mcuCertify.engine.generateKey(
                            { type: 'ec', curve: 'P-256' });
                    });
                    assert.match(made.key, /BEGIN (EC )?PRIVATE KEY/);
                } finally {
                    await session.close();
                }
            });
        }
    });
}
