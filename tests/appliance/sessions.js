/*
 * Who is logged in to a simulated unit.
 *
 * Handles: passwords, the lock after wrong ones, sessions that belong to a
 * cookie and to the address they were made from, and their largest number.
 * Does not: expire sessions by time.
 */

import { randomBytes } from 'node:crypto';

export class Sessions {
    /**
     * @param {import('./variants.js').Variant} unit
     */
    constructor(unit) {
        this.unit = unit;
        /** @type {Map<string, string>} cookie to address */
        this.open = new Map();
        this.wrong = 0;
        this.lockedUntil = 0;
    }

    /** Is the account locked now? */
    get locked() {
        return Date.now() < this.lockedUntil;
    }

    /**
     * Tries a user name and a password, and counts the wrong ones.
     *
     * @param {string} user
     * @param {string} password
     * @returns {boolean}
     */
    knows(user, password) {
        const { admin, lockAfter, lockMs } = this.unit;
        if (this.locked) {
            return false;
        }
        if (user === admin.user && password === admin.password) {
            this.wrong = 0;
            return true;
        }
        this.wrong += 1;
        if (this.wrong >= lockAfter) {
            this.wrong = 0;
            this.lockedUntil = Date.now() + lockMs;
        }
        return false;
    }

    /**
     * A new session's cookie, or null when there are too many.
     *
     * @param {string} address
     * @returns {string|null}
     */
    begin(address) {
        if (this.open.size >= this.unit.sessionLimit) {
            return null;
        }
        const cookie = randomBytes(16).toString('hex');
        this.open.set(cookie, address);
        return cookie;
    }

    /**
     * The session a request belongs to, or null.
     *
     * @param {import('node:http').IncomingMessage} request
     * @returns {string|null}
     */
    of(request) {
        const cookies = request.headers.cookie ?? '';
        const cookie = /(?:^|;\s*)session=([0-9a-f]+)/.exec(cookies)?.[1];
        return cookie !== undefined &&
            this.open.get(cookie) === request.socket.remoteAddress ?
            cookie : null;
    }

    /**
     * @param {string|null} cookie
     */
    end(cookie) {
        if (cookie !== null) {
            this.open.delete(cookie);
        }
    }

    /** A restart forgets every session, but no lock. */
    endAll() {
        this.open.clear();
    }
}
