/**
 * The engine's face: what the page uses, and what scripts and tests may use
 * through `globalThis.mcuCertify`.
 *
 * Text in and out is PEM as string; files may be strings or bytes; times are
 * ISO 8601 strings or Dates; passphrases strings or bytes (a string cannot be
 * wiped, so the page passes bytes). Failures reject with EngineError. Every
 * function takes a last `{signal, onProgress}`.
 *
 * Does not: touch wasm memory (instance.js), or the document (load.js).
 */
import { packFields } from './fields.js';
import { loadModule, workerUrl } from './load.js';
import { EnginePool } from './pool.js';
import { runWithPrimes } from './primes.js';

/**
 * @typedef {import('./fields.js').Field} Field
 * @typedef {import('./fields.js').Fields} Fields
 * @typedef {import('./pool.js').RunOptions} RunOptions
 * @typedef {string | Uint8Array} FileContents a file's contents
 * @typedef {string | Uint8Array} Secret
 * @import {Certificate, Finding, Inspected, Reports, Told, Value}
 *   from './reports.js'
 *
 * @typedef {Record<string, string | string[]>} Subject short names (CN, O,
 *   OU, L, ST, C, emailAddress, serialNumber, DC) in the order wanted
 *
 * @typedef {object} KeyOptions
 * @property {'rsa' | 'ec'} [type]
 * @property {number} [bits] RSA: 2048, 3072 or 4096
 * @property {string} [curve] EC: P-256 or P-384
 * @property {Secret} [passphrase]
 * @property {'traditional' | 'pkcs8'} [form]
 * @property {'des-ede3-cbc' | 'aes-256-cbc'} [cipher]
 * @property {number} [iterations] PBKDF2 rounds for pkcs8
 *
 * @typedef {object} Authority
 * @property {FileContents} certificate
 * @property {FileContents} key
 * @property {Secret} [passphrase]
 *
 * @typedef {Partial<Told> & {group?: string, field?: string,
 *     detail?: string, name?: string, message?: string,
 *     findings?: Finding[]}} Failure what failed: the engine (EngineError), the
 *   browser, the page itself
 *
 * @typedef {object} Demands what a device takes, of its profile
 * @property {{form?: string, cipher?: string, type?: string,
 *     maxBits?: number, passphrase?: string}} [key]
 * @property {{leafFirst?: boolean}} [certificate]
 *
 * @typedef {object} Validity
 * @property {number} [days]
 * @property {string | Date} [notAfter]
 * @property {number} [backdate] seconds that the start lies in the past
 */

/** A refusal by the engine, with the field to mark. */
export class EngineError extends Error {
    /** @param {Fields} reply */
    constructor(reply) {
        super(reply.text('error'));
        this.name = 'EngineError';
        /** such as PASSPHRASE; src/base/error.h lists all */
        this.code = reply.text('error');
        /** who can act: INPUT, FORMAT, POLICY or INTERNAL */
        this.group = reply.text('error.group');
        /** the field at fault, or '' */
        this.field = reply.has('error.field') ? reply.text('error.field') : '';
        /** what else is known (src/encoding/told.h): value is what in the
         * field is refused, what the name of what is not supported
         * @type {Record<string, Value>} */
        this.values =
            reply.has('error.values') ? reply.json('error.values') : {};
        /** the Mbed TLS code, for reports of bugs, or '' */
        this.detail =
            reply.has('error.detail') ? reply.text('error.detail') : '';
    }
}

/**
 * Things told, one in each field of a name.
 *
 * @param {Fields} reply
 * @param {string} name
 * @returns {Told[]}
 */
const toldIn = (reply, name) =>
    reply.texts(name).map((text) => JSON.parse(text));

/** Seconds since 1970. @param {string | Date} time @returns {number} */
function seconds(time) {
    return Math.floor(new Date(time).getTime() / 1000);
}

/** @returns {Field} */
function now() {
    return ['now', seconds(new Date())];
}

/**
 * @param {string} name
 * @param {Iterable<string | Uint8Array> | undefined} values
 * @returns {Field[]}
 */
function each(name, values) {
    return values ? [...values].map((value) => [name, value]) : [];
}

/** @param {Subject | undefined} subject @returns {Field[]} */
function subjectFields(subject) {
    return Object.entries(subject ?? {}).flatMap(([type, values]) =>
        (Array.isArray(values) ? values : [values])
            .filter((value) => value !== '')
            .map((value) => /** @type {Field} */ ([`subject.${type}`, value])));
}

/**
 * Names as the engine takes them: host names in ASCII (IDNA, UTS 46, as the
 * browser itself converts them), everything else untouched.
 *
 * @param {string[] | undefined} names
 * @returns {Field[]}
 */
function nameFields(names) {
    return each('name', (names ?? []).map((name) => {
        const trimmed = name.trim();
        // eslint-disable-next-line no-control-regex
        if (/^[\x00-\x7f]*$/.test(trimmed)) {
            return trimmed;
        }
        try {
            return new URL(`http://${trimmed}/`).hostname;
        } catch {
            return trimmed; // the engine refuses it and says why
        }
    }));
}

/** @param {KeyOptions} options @returns {Field[]} */
function keyFields(options) {
    return [
        ['type', options.type ?? 'rsa'],
        ['bits', options.bits],
        ['curve', options.curve],
        ['passphrase', options.passphrase],
        ['form', options.form],
        ['cipher', options.cipher],
        ['iterations', options.iterations],
    ];
}

/** @param {Validity} options @returns {Field[]} */
function validityFields(options) {
    return [
        now(),
        ['days', options.days],
        ['not-after', options.notAfter && seconds(options.notAfter)],
        ['backdate', options.backdate],
    ];
}

/** @param {Authority} authority @returns {Field[]} */
function authorityFields(authority) {
    return [
        ['authority.certificate', authority.certificate],
        ['authority.key', authority.key],
        ['authority.passphrase', authority.passphrase],
    ];
}

/** @param {Demands} [profile] @returns {Field[]} */
function requirementFields(profile) {
    const key = profile?.key;
    if (!key) {
        return [];
    }
    /** @type {Record<string, string | undefined>} */
    const passphrase = { required: 'yes', forbidden: 'no' };
    return [
        ['require.form', key.form],
        ['require.cipher', key.cipher],
        ['require.type', key.type],
        ['require.max-bits', key.maxBits],
        ['require.passphrase', passphrase[key.passphrase ?? '']],
        ['require.leaf-first', profile?.certificate?.leafFirst],
    ];
}

export class Engine {
    /** @param {EnginePool} pool */
    constructor(pool) {
        this.pool = pool;
        /** whether the workers make one key together */
        this.searching = false;
    }

    /**
     * One operation of the front desk (src/desk/engine_ops.h).
     *
     * @param {Field[]} fields
     * @param {RunOptions} [run]
     * @returns {Promise<Fields>}
     */
    async call(fields, run = {}) {
        const reply = await this.pool.run(packFields(fields), run);
        if (reply.has('error')) {
            throw new EngineError(reply);
        }
        return reply;
    }

    /**
     * The same for an operation that makes a key. The workers make an RSA key
     * together; while that goes on, further keys are made by one worker each,
     * which is less work in all.
     *
     * @param {Field[]} fields
     * @param {KeyOptions} options
     * @param {RunOptions} [run]
     * @returns {Promise<Fields>}
     */
    async callWithPrimes(fields, options, run = {}) {
        if (options.type === 'ec' || this.pool.size < 2 || this.searching) {
            return this.call(fields, run);
        }
        this.searching = true;
        try {
            const reply = await runWithPrimes(
                this.pool, options.bits ?? 2048, fields, run);
            if (reply.has('error')) {
                throw new EngineError(reply);
            }
            return reply;
        } finally {
            this.searching = false;
        }
    }

    /** @param {RunOptions} [run] @returns {Promise<Reports['info']>} */
    async info(run) {
        return (await this.call([['op', 'info']], run)).json('report');
    }

    /**
     * Runs the engine's known-answer tests and looks at the random source.
     *
     * @param {RunOptions} [run]
     * @returns {Promise<Reports['selftest']>}
     */
    async selftest(run) {
        return (await this.call([['op', 'selftest']], run)).json('report');
    }

    /**
     * @param {KeyOptions} options
     * @param {RunOptions} [run]
     * @returns {Promise<{key: string, publicKeySha256: string}>}
     */
    async generateKey(options, run) {
        /** @type {Field[]} */
        const fields = [['op', 'key-generate'], ...keyFields(options)];
        const reply = await this.callWithPrimes(fields, options, run);
        return {
            key: reply.text('key'),
            publicKeySha256: reply.text('public-key-sha256'),
        };
    }

    /**
     * @param {{key: FileContents, passphrase?: Secret, subject: Subject,
     *     names: string[], checked?: boolean}} options checked: the engine
     *   made this key or took it before, so its primes are not tested anew
     * @param {RunOptions} [run]
     * @returns {Promise<{request: string}>}
     */
    async createRequest(options, run) {
        const reply = await this.call([
            ['op', 'request-create'],
            ['key', options.key],
            ['passphrase', options.passphrase],
            ['key.checked', options.checked],
            ...subjectFields(options.subject),
            ...nameFields(options.names),
        ], run);
        return { request: reply.text('request') };
    }

    /**
     * @param {KeyOptions & Validity & {subject: Subject, open?: boolean,
     *     constraints?: string[], pathLength?: number | 'none'}} options
     *   constraints: domains and address ranges it may ever sign; open: its
     *   key is wanted unlocked as well
     * @param {RunOptions} [run]
     * @returns {Promise<{key: string, certificate: string,
     *     openKey?: Uint8Array}>} openKey: DER, the caller's to wipe
     */
    async createAuthority(options, run) {
        const reply = await this.callWithPrimes([
            ['op', 'authority-create'],
            ...keyFields(options),
            ...validityFields(options),
            ...subjectFields(options.subject),
            ...each('permit', options.constraints),
            ['path-length', options.pathLength],
            ['open', options.open],
        ], options, run);
        return {
            key: reply.text('key'),
            certificate: reply.text('certificate'),
            ...options.open && { openKey: reply.bytes('key.open') },
        };
    }

    /**
     * @param {Validity & {request: FileContents, authority: Authority,
     *     serial?: string, names?: string[], subject?: Subject,
     *     purposes?: string[], checked?: boolean,
     *     pathLength?: number | 'none', constraints?: string[]}} options
     *   checked: of the authority's key, as above; pathLength makes it a
     *   further authority, limited to constraints
     * @param {RunOptions} [run]
     * @returns {Promise<{certificate: string, ignored: Told[],
     *     report: Certificate}>}
     */
    async issue(options, run) {
        const reply = await this.call([
            ['op', 'certificate-issue'],
            ['request', options.request],
            ...authorityFields(options.authority),
            ['key.checked', options.checked],
            ...validityFields(options),
            ['serial', options.serial],
            ...subjectFields(options.subject),
            ...nameFields(options.names),
            ...each('purpose', options.purposes),
            ['path-length', options.pathLength],
            ...each('permit', options.constraints),
        ], run);
        return {
            certificate: reply.text('certificate'),
            ignored: toldIn(reply, 'ignored'),
            report: reply.json('report'),
        };
    }

    /**
     * All for one device of many in one call: what generateKey,
     * createRequest, issue and check take and give. One worker makes the key
     * alone; together they would search no faster than each for itself.
     *
     * @param {KeyOptions & Validity & {subject: Subject, names: string[],
     *     authority: Authority, serial?: string, checked?: boolean,
     *     hosts?: string[], profile?: Demands}} options checked: of the
     *   authority's key
     * @param {RunOptions} [run]
     * @returns {Promise<{key: string, request: string, certificate: string,
     *     ignored: Told[], report: Certificate, findings: Finding[]}>}
     */
    async makeDevice(options, run) {
        const reply = await this.call([
            ['op', 'device-make'],
            ...keyFields(options),
            ...subjectFields(options.subject),
            ...nameFields(options.names),
            ...authorityFields(options.authority),
            ['key.checked', options.checked],
            ...validityFields(options),
            ['serial', options.serial],
            ...each('host', options.hosts),
            ...requirementFields(options.profile),
        ], run);
        return {
            key: reply.text('key'),
            request: reply.text('request'),
            certificate: reply.text('certificate'),
            ignored: toldIn(reply, 'ignored'),
            report: reply.json('report'),
            findings: reply.json('findings').findings,
        };
    }

    /**
     * @param {Validity & {key: FileContents, passphrase?: Secret, subject: Subject,
     *     names: string[], serial?: string, purposes?: string[]}} options
     * @param {RunOptions} [run]
     * @returns {Promise<{certificate: string}>}
     */
    async selfSign(options, run) {
        const reply = await this.call([
            ['op', 'certificate-self-sign'],
            ['key', options.key],
            ['passphrase', options.passphrase],
            ...validityFields(options),
            ['serial', options.serial],
            ...subjectFields(options.subject),
            ...nameFields(options.names),
            ...each('purpose', options.purposes),
        ], run);
        return { certificate: reply.text('certificate') };
    }

    /**
     * The names and subjects of a table of devices, all at once: what
     * makeDevice would refuse, and why.
     *
     * @param {{rows: {names: string[], subject: Subject}[],
     *     authority?: FileContents}} options authority: its certificate, whose
     *   limits then count
     * @param {RunOptions} [run]
     * @returns {Promise<Reports['rows-check']['rows']>} a row each; names as
     *   the certificate will carry them
     */
    async checkRows(options, run) {
        const reply = await this.call([
            ['op', 'rows-check'],
            ['authority.certificate', options.authority],
            options.authority ? now() : ['now', undefined],
            ...options.rows.flatMap(({ names, subject }) => [
                /** @type {Field} */ (['row', '']),
                ...nameFields(names),
                ...subjectFields(subject),
            ]),
        ], run);
        return reply.json('report').rows;
    }

    /**
     * @param {{bytes: FileContents, pick?: number, passphrase?: Secret,
     *     issuer?: FileContents}} options pick: look only at the object of
     *   this number, from 0; issuer: whose lists are verified
     * @param {RunOptions} [run]
     * @returns {Promise<Inspected>}
     */
    async inspect(options, run) {
        const reply = await this.call([
            ['op', 'inspect'],
            ['bytes', options.bytes],
            ['pick', options.pick],
            ['passphrase', options.passphrase],
            ['issuer', options.issuer],
        ], run);
        return reply.json('report');
    }

    /**
     * At least one of certificate, request and key.
     *
     * @param {{certificate?: FileContents, key?: FileContents,
     *     keyPick?: number, passphrase?: Secret, request?: FileContents,
     *     chain?: FileContents | FileContents[],
     *     crl?: FileContents | FileContents[], host?: string | string[],
     *     at?: string | Date, profile?: Demands}} options
     *   keyPick: the key is the object of this number in its file
     * @param {RunOptions} [run]
     * @returns {Promise<Reports['check']>}
     */
    async check(options, run) {
        /** @template T @param {T | T[] | undefined} value @returns {T[]} */
        const list = (value) =>
            Array.isArray(value) ? value : value ? [value] : [];
        const reply = await this.call([
            ['op', 'check'],
            ['certificate', options.certificate],
            ['key', options.key],
            ['key.pick', options.keyPick],
            ['passphrase', options.passphrase],
            ['request', options.request],
            ...each('chain', list(options.chain)),
            ...each('crl', list(options.crl)),
            ...each('host', list(options.host)),
            now(),
            ['at', options.at && seconds(options.at)],
            ...requirementFields(options.profile),
        ], run);
        return reply.json('report');
    }

    /**
     * What files hold, in another form (src/container/convert.h lists the forms).
     *
     * @param {{bytes: FileContents, pick?: number, passphrase?: Secret,
     *     identity?: string, with?: FileContents[],
     *     to: {form: string, cipher?: string,
     *     passphrase?: Secret, iterations?: number, name?: string}}} options
     *   pick: only the object of this number in bytes, from 0; identity: of
     *   several keys the one with this publicKeySha256, and its certificates;
     *   passphrase opens every file; name is PKCS#12's friendly name
     * @param {RunOptions} [run]
     * @returns {Promise<{bytes: Uint8Array, encoding: 'pem' | 'der',
     *     notes: Told[]}>} bytes are a secret when they hold a key
     */
    async convert(options, run) {
        const { to } = options;
        const reply = await this.call([
            ['op', 'convert'],
            ['bytes', options.bytes],
            ['pick', options.pick],
            ['passphrase', options.passphrase],
            ['identity', options.identity],
            ...each('with', options.with),
            ['to.form', to.form],
            ['to.cipher', to.cipher],
            ['to.passphrase', to.passphrase],
            ['to.iterations', to.iterations],
            ['friendly-name', to.name],
        ], run);
        return {
            bytes: reply.bytes('result'),
            encoding: /** @type {'pem' | 'der'} */ (reply.text('encoding')),
            notes: toldIn(reply, 'note'),
        };
    }

    /**
     * A revocation list.
     *
     * @param {{authority: Authority, days: number, number: string,
     *     revoked: {serial: string, date: string | Date,
     *     reason?: string}[]}} options days to the next list; number and
     *   serials in hexadecimal; reasons as in RFC 5280 5.3.1
     * @param {RunOptions} [run]
     * @returns {Promise<{crl: string}>}
     */
    async crl(options, run) {
        const rows = options.revoked.map(({ serial, date, reason }) =>
            `${serial} ${seconds(date)} ${reason ?? ''}`.trim());
        const reply = await this.call([
            ['op', 'crl-create'],
            ...authorityFields(options.authority),
            now(),
            ['days', options.days],
            ['number', options.number],
            ...each('revoked', rows),
        ], run);
        return { crl: reply.text('crl') };
    }
}

/**
 * Loads the engine that lies in the page. Workers start with the first call.
 *
 * @returns {Promise<Engine>}
 */
async function loadEngine() {
    return new Engine(new EnginePool(await loadModule(), workerUrl()));
}

/**
 * The page's one global. `ready` settles when the engine can be called; it
 * rejects when this browser cannot run it.
 *
 * @param {string} version
 * @param {readonly object[]} profiles
 */
export function createMcuCertify(version, profiles) {
    const ready = loadEngine();
    const face = {
        version,
        profiles,
        /** @type {Engine | null} */
        engine: null,
        ready: ready.then((engine) => {
            face.engine = engine;
        }),
    };
    return face;
}
