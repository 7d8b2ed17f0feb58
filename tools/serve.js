/**
 * Serves the one page on loopback, prints where it is, and opens a browser
 * where there is one.
 *
 * usage: node tools/serve.js PAGE.html
 * PORT chooses the port (0: any free one); BROWSER=none opens nothing.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { resolve } from 'node:path';

const file = resolve(process.argv[2]);
const port = Number(process.env.PORT ?? 8400);

const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0];
    if (path !== '/' && path !== '/mcu-certify.html') {
        response.writeHead(404, { 'Content-Type': 'text/plain' });
        response.end('Only / is here.\n');
        return;
    }
    response.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
    });
    response.end(readFileSync(file));
});

/** The first of these that the machine has. */
function findBrowser() {
    const hasScreen = process.platform !== 'linux' ||
        process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
    if (process.env.BROWSER === 'none' || !hasScreen) {
        return null;
    }
    const candidates = [process.env.BROWSER, 'xdg-open', 'open', 'firefox',
        'firefox-esr', 'chromium', 'google-chrome'];
    return candidates.find((name) =>
        name && spawnSync('which', [name]).status === 0) ?? null;
}

/** @param {number} wanted */
function listen(wanted) {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
        if (error.code === 'EADDRINUSE' && wanted !== 0) {
            listen(0);
        } else {
            throw error;
        }
    });
    server.listen(wanted, '127.0.0.1', () => {
        const address = server.address();
        const url = `http://127.0.0.1:${
            typeof address === 'object' ? address?.port : wanted}/`;
        console.log(`mcu-certify is at ${url}`);
        console.log(`and in the file   ${file}`);
        console.log('The file works by itself: copy it to a USB stick.');
        console.log('Ctrl+C ends the server.');
        const browser = findBrowser();
        if (browser) {
            const child = spawn(browser, [url],
                { stdio: 'ignore', detached: true });
            child.on('error', () => {});
            child.unref();
        }
    });
}

listen(port);
