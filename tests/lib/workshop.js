/**
 * The engine's part in tests with other programs: one authority and one
 * device's key for a whole file, and the verdicts of OpenSSL, GnuTLS and NSS.
 */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';

import { openWasm } from './engine.js';
import { must, run } from './tools.js';

/** @typedef {import('../../wasm/fields.js').Field} Field */
/** @typedef {import('../../wasm/fields.js').Fields} Fields */
/**
 * @typedef {{certificate: Uint8Array, key: Uint8Array,
 *   passphrase?: string}} Authority
 */

export const PASSPHRASE = 'Authority 1234';

/** Seconds since 1970: others take the time of their own clock. */
function now() {
    return Math.floor(Date.now() / 1000);
}

/** What a file of tests works with. */
export class Workshop {
    /** Opens the engine, makes the authority and the key. */
    static async open() {
        const shop = new Workshop(await openWasm());
        shop.authority = await shop.createAuthority([
            ['type', 'ec'],
            ['curve', 'P-256'],
        ]);
        const made = await shop.call('key-generate', [
            ['type', 'rsa'],
            ['bits', 2048],
        ]);
        shop.deviceKey = made.bytes('key');
        return shop;
    }

    /** @param {import('./engine.js').Engine} engine */
    constructor(engine) {
        this.engine = engine;
        const none = new Uint8Array();
        /** @type {Authority} */
        this.authority = { certificate: none, key: none };
        /** @type {Uint8Array} */
        this.deviceKey = none;
    }

    close() {
        return this.engine.close();
    }

    /** @param {string} op @param {Field[]} fields @returns {Promise<Fields>} */
    async call(op, fields) {
        const reply = await this.engine.call([['op', op], ...fields]);
        assert.deepEqual(reply.texts('error'), []);
        return reply;
    }

    /** @param {Field[]} fields @returns {Promise<Authority>} */
    async createAuthority(fields) {
        const reply = await this.call('authority-create', [
            ['subject.CN', 'Interop CA'],
            ['subject.O', 'Exämple'],
            ['now', now()],
            ['days', 3650],
            ['passphrase', PASSPHRASE],
            ['iterations', 10000],
            ...fields,
        ]);
        return {
            certificate: reply.bytes('certificate'),
            key: reply.bytes('key'),
        };
    }

    /** @param {Field[]} fields @returns {Promise<Uint8Array>} */
    async createRequest(fields) {
        const reply = await this.call('request-create', [
            ['key', this.deviceKey],
            ['subject.CN', 'mcu.example.test'],
            ...fields,
        ]);
        return reply.bytes('request');
    }

    /** @param {Field[]} fields @returns {Promise<Fields>} */
    selfSign(fields) {
        return this.call('certificate-self-sign', [
            ['key', this.deviceKey],
            ['now', now()],
            ['days', 365],
            ...fields,
        ]);
    }

    /**
     * @param {Uint8Array} request
     * @param {Field[]} more
     * @param {Authority} by
     * @returns {Field[]}
     */
    issueFields(request, more, by) {
        return [
            ['request', request],
            ['authority.certificate', by.certificate],
            ['authority.key', by.key],
            ['authority.passphrase', by.passphrase ?? PASSPHRASE],
            ['now', now()],
            ['days', 365],
            ...more,
        ];
    }

    /**
     * @param {Uint8Array} request
     * @param {Field[]} [more]
     * @param {Authority} [by]
     */
    issue(request, more = [], by = this.authority) {
        return this.call(
            'certificate-issue',
            this.issueFields(request, more, by),
        );
    }

    /**
     * The error's name of an issue that must fail.
     *
     * @param {Uint8Array} request
     * @param {Authority} [by]
     */
    async refused(request, by = this.authority) {
        const reply = await this.engine.call([
            ['op', 'certificate-issue'],
            ...this.issueFields(request, [], by),
        ]);
        assert.ok(reply.has('error'), 'it must be refused');
        return reply.text('error');
    }
}

/**
 * Whether OpenSSL, GnuTLS and NSS trust a device's certificate for a server.
 *
 * @param {(name: string) => string} file
 * @param {Uint8Array} root
 * @param {Uint8Array} certificate
 * @param {string[]} [strict] for OpenSSL
 */
export async function verdicts(
    file,
    root,
    certificate,
    strict = ['-x509_strict'],
) {
    await writeFile(file('root.pem'), root);
    await writeFile(file('device.pem'), certificate);
    const openssl = await run('openssl', [
        'verify', ...strict, '-purpose', 'sslserver', '-CAfile',
        file('root.pem'), file('device.pem'),
    ]);
    const gnutls = await run('certtool', [
        '--verify', '--verify-profile=medium', '--load-ca-certificate',
        file('root.pem'), '--infile', file('device.pem'),
    ]);
    const nss = await nssVerdict(file);
    return [openssl.code === 0, gnutls.code === 0, nss];
}

/** @param {(name: string) => string} file */
async function nssVerdict(file) {
    const db = ['-d', `sql:${file('')}`];
    await must('certutil', ['-N', '--empty-password', ...db]);
    await must('certutil', [
        '-A', '-n', 'root', '-t', 'C,,', '-i', file('root.pem'), ...db,
    ]);
    await must('certutil', [
        '-A', '-n', 'device', '-t', ',,', '-i', file('device.pem'), ...db,
    ]);
    const nss = await run('certutil', [
        '-V', '-u', 'V', '-e', '-n', 'device', ...db,
    ]);
    return nss.code === 0;
}
