/*
 * Serves the built page to tests from the origins it must work in: a file,
 * plain http under a made-up name (not a secure context), and https.
 *
 * Handles: one file, an account of what was asked for.
 * Does not: serve anything else; a second path asked for is a defect.
 */

import http from 'node:http';
import https from 'node:https';
import { readFile } from 'node:fs/promises';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { openssl, pemBlock } from '../appliance/openssl.js';

/** The built page; PAGE names another build of it. */
export const PAGE = process.env.PAGE ?? fileURLToPath(
    new URL('../../dist/mcu-certify.html', import.meta.url));

const NAME = 'mcu-tool.test';

/** @typedef {'file'|'http'|'https'} Origin */

/**
 * @param {http.Server|https.Server} server
 * @returns {Promise<number>}
 */
function listen(server) {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            resolve(typeof address === 'object' && address ?
                address.port : 0);
        });
    });
}

/**
 * @param {string} [file]  served at /
 */
export async function serve(file = PAGE) {
    const html = await readFile(file);
    /** @type {string[]} */
    const asked = [];
    /** @type {http.RequestListener} */
    const answer = (request, response) => {
        asked.push(request.url ?? '');
        const found = request.url === '/';
        response.writeHead(found ? 200 : 404, {
            'Content-Type': 'text/html; charset=utf-8'
        });
        response.end(found ? html : 'not here');
    };
    const made = await openssl(['req', '-x509', '-newkey', 'rsa:2048',
        '-nodes', '-days', '30', '-subj', `/CN=${NAME}`,
        '-addext', `subjectAltName=DNS:${NAME}`,
        '-keyout', '-', '-out', '-']);
    const plain = http.createServer(answer);
    const secure = https.createServer({
        key: pemBlock(made.out, 'PRIVATE KEY') ?? undefined,
        cert: pemBlock(made.out, 'CERTIFICATE') ?? undefined
    }, answer);
    /** @type {Record<Origin, string>} */
    const urls = {
        file: pathToFileURL(file).href,
        http: `http://${NAME}:${await listen(plain)}/`,
        https: `https://${NAME}:${await listen(secure)}/`
    };
    return {
        urls,
        asked,
        stop: () => Promise.all([plain, secure].map(
            server => new Promise(done => {
                server.close(done);
                server.closeAllConnections();
            })))
    };
}
