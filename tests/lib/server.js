/*
 * Other people's servers in tests. Most cannot be asked which port they
 * were given, so that a test must choose one; between the choice and the
 * server somebody else may take it.
 *
 * Handles: a port that is likely to stay free; another try when it did not.
 * Does not: know what the server says; the test looks.
 */

import { once } from 'node:events';
import { createServer } from 'node:net';
import { until } from './patience.js';

/**
 * Ports below those that systems give to whoever does not choose (Linux
 * from 32768): the other tests' listeners and connections are all up there.
 */
const LOWEST = 10000, HIGHEST = 32767;

/** How often a server may find its port taken. */
const TRIES = 5;

/**
 * A port of loopback, chosen by chance, that nobody listens on now.
 *
 * @returns {Promise<number>}
 */
async function freePort() {
    for (;;) {
        const port = LOWEST
            + Math.floor(Math.random() * (HIGHEST - LOWEST + 1));
        const server = createServer();
        const free = await new Promise((done) => {
            server.once('error', () => done(false));
            server.listen(port, '127.0.0.1', () => done(true));
        });
        if (free) {
            server.close();
            await once(server, 'close');
            return port;
        }
    }
}

/**
 * Starts a server and waits until it answers; when it ends before that, it
 * is started again on another port.
 *
 * @template T
 * @param {(port: number) =>
 *     import('node:child_process').ChildProcess} start
 * @param {(port: number) => Promise<T|null|false|''>} look  what it
 *     answers; nothing while it does not
 * @param {string} name  what the error calls it
 * @returns {Promise<{port: number, seen: T,
 *     stop: (signal?: NodeJS.Signals) => Promise<void>}>}
 */
export async function startServer(start, look, name) {
    for (let tries = 1; ; tries++) {
        let said = '';
        const port = await freePort();
        const child = start(port);
        const ended = once(child, 'exit').then(() => 'ended');
        child.stderr?.setEncoding('utf8')
            .on('data', part => (said = (said + part).slice(-2000)));
        /** @param {NodeJS.Signals} [signal] */
        const stop = async (signal) => {
            child.kill(signal);
            await ended;
        };
        try {
            const seen = await until(
                () => Promise.race([ended, look(port)]),
                `${name} does not answer`);
            if (seen !== 'ended') {
                return { port, seen: /** @type {T} */ (seen), stop };
            }
            if (tries === TRIES) {
                throw new Error(`${name} ends before it answers. ${said}`);
            }
        } catch (error) {
            await stop('SIGKILL');
            throw error;
        }
    }
}
