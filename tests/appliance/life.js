/*
 * A simulated appliance's life: what it serves, over real TLS and plain
 * HTTP, and how it goes away and comes back.
 *
 * Handles: listeners, restart, the old certificate served until then.
 * Does not: know any page (simulator.js).
 */

import http from 'node:http';
import https from 'node:https';
import { Sessions } from './sessions.js';

/** @typedef {import('./variants.js').Variant} Variant */
/** @typedef {{certificate: string, key: string, custom: boolean}} Pair */

/**
 * One request as the journal keeps it: who asked what, never a secret.
 *
 * @typedef {object} Entry
 * @property {string} scheme
 * @property {string} method
 * @property {string} path
 * @property {string} host
 * @property {string} origin        '' when the browser sent none
 * @property {string} site          Sec-Fetch-Site
 * @property {boolean} session      did it belong to a session?
 * @property {string[]} fields      names of the plain fields
 * @property {{field: string, name: string, length: number,
 *     sha256: string}[]} files
 * @property {string} outcome       what the unit did with it
 */

export class Life {
    /**
     * @param {Variant} unit
     * @param {Pair} pair   what it serves at first
     */
    constructor(unit, pair) {
        this.unit = unit;
        this.sessions = new Sessions(unit);
        /** @type {Entry[]} */
        this.journal = [];
        /** The pair in store, and the one TLS serves until the restart. */
        this.state = {
            stored: pair,
            serving: pair,
            /** @type {'running'|'asked'|'down'} */
            stage: 'running',
            away: false,
            restarts: 0
        };
        this.tokens = new Set();
        this.started = Date.now();
        this.port = 0;
        this.httpPort = 0;
        /** @type {(http.Server|https.Server)[]} */
        this.servers = [];
        /** @type {NodeJS.Timeout|null} */
        this.waking = null;
        this.stopped = false;
    }

    /** Is a restart needed before the stored pair is served? */
    get restartNeeded() {
        return this.state.stored !== this.state.serving;
    }

    /** Opens the listeners, on the same ports as before if there were any. */
    async listen() {
        const { serving } = this.state;
        const { oldTls } = this.unit;
        const old = oldTls ? {
            minVersion: /** @type {const} */ ('TLSv1'),
            maxVersion: oldTls === '1.0' ? /** @type {const} */ ('TLSv1') :
                /** @type {const} */ ('TLSv1.1'),
            ciphers: `${oldTls === '1.0' ? 'AES128-SHA' : 'DEFAULT'}` +
                '@SECLEVEL=0'
        } : {};
        const secure = https.createServer(
            { cert: serving.certificate, key: serving.key, ...old },
            (req, res) => void this.answer('https', req, res));
        this.servers = [secure];
        this.port = await listenOn(secure, this.port);
        if (this.unit.http) {
            const plain = http.createServer(
                (req, res) => void this.answer('http', req, res));
            this.servers.push(plain);
            this.httpPort = await listenOn(plain, this.httpPort);
        }
    }

    /** Closes the listeners and every connection. */
    async close() {
        await Promise.all(this.servers.map(server => new Promise(done => {
            server.close(done);
            server.closeAllConnections();
        })));
        this.servers = [];
    }

    async stop() {
        this.stopped = true;
        if (this.waking) {
            clearTimeout(this.waking);
        }
        await this.close();
    }

    /** Goes away for a while and comes back with the stored pair. */
    async restart() {
        this.state.away = true;
        await this.close();
        this.sessions.endAll();
        this.waking = setTimeout(() => void this.wake(), this.unit.awayMs);
    }

    async wake() {
        if (this.stopped) {
            return;
        }
        this.state.serving = this.state.stored;
        this.state.stage = 'running';
        this.started = Date.now();
        await this.listen();
        this.state.restarts += 1;
        this.state.away = false;
    }

    /**
     * @param {'http'|'https'} scheme
     * @param {http.IncomingMessage} request
     * @param {http.ServerResponse} response
     * @returns {Promise<void>}
     */
    async answer(scheme, request, response) {
        throw new Error(`nobody answers ${scheme} ${request.url} ` +
            `${response.statusCode}`);
    }
}

/**
 * Listens on loopback; waits a little for a port that is still taken.
 *
 * @param {http.Server|https.Server} server
 * @param {number} port  0 for any
 * @param {number} [tries]
 * @returns {Promise<number>}
 */
async function listenOn(server, port, tries = 50) {
    for (;;) {
        try {
            await new Promise((done, failed) => {
                server.once('error', failed);
                server.listen(port, '127.0.0.1', () => {
                    server.off('error', failed);
                    done(undefined);
                });
            });
            const address = server.address();
            return typeof address === 'object' && address ?
                address.port : port;
        } catch (error) {
            const { code } = /** @type {NodeJS.ErrnoException} */ (error);
            tries -= 1;
            if (code !== 'EADDRINUSE' || tries <= 0) {
                throw error;
            }
            await new Promise(done => setTimeout(done, 100));
        }
    }
}
