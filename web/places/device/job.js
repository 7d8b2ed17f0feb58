/**
 * The job at one device: what was chosen, typed, made and opened on the path
 * from "Before you start" to "Trusted?". Every step reads and writes it, so
 * each can be entered alone with files that were made elsewhere.
 *
 * It lives in memory only. Passphrases are bytes that are wiped when they
 * are replaced or forgotten.
 *
 * Does not: call the engine, draw, or know the profiles.
 */

import { createStore } from '../../store.js';

/** @typedef {'key' | 'request' | 'certificate' | 'authorityCertificate' |
 *   'authorityKey'} Slot */

/**
 * A file on the table. `text` is the PEM text, '' for a binary file.
 *
 * @typedef {object} JobFile
 * @property {string} name what it is saved as
 * @property {string} text
 * @property {Uint8Array} bytes exactly what is saved and uploaded
 * @property {string} kind as the engine's inspect names it
 * @property {any} report the engine's description, or null
 * @property {boolean} secret holds a private key
 * @property {boolean} made made here, so nowhere else yet
 * @property {boolean} saved the user has saved it
 */

/** @typedef {{ key: Uint8Array | null, authority: Uint8Array | null }}
 *   Passphrases */

/**
 * @typedef {object} KeyOptions
 * @property {'rsa' | 'ec'} type
 * @property {number} bits of an RSA key
 * @property {string} curve of an EC key: P-256, P-384
 * @property {'traditional' | 'pkcs8'} form
 * @property {'des-ede3-cbc' | 'aes-256-cbc'} cipher
 */

/** folder: the authority that is open in "My authority". */
/** @typedef {'folder' | 'make' | 'open' | 'outside' | 'self'} Signer */

/** The names the article gives to the files. @type {Record<Slot, string>} */
export const FILE_NAMES = {
    key: 'MCU.key',
    request: 'MCU.csr',
    certificate: 'MCU.cer',
    authorityCertificate: 'CA.cer',
    authorityKey: 'CA.key',
};

/** Slots whose files hold a private key. */
export const SECRET_SLOTS = new Set(['key', 'authorityKey']);

export const job = createStore({
    profileId: 'mcu-4200',
    /** The lines as typed. */
    addressText: '',
    /** What of them could be read: ASCII host names, IPv4, IPv6. */
    addresses: /** @type {string[]} */ ([]),
    /** Points of the checklist that the user has ticked, by id. */
    ticks: /** @type {Record<string, boolean>} */ ({}),

    keyOptions: /** @type {KeyOptions} */ ({
        type: 'rsa',
        bits: 2048,
        curve: 'P-256',
        form: 'traditional',
        cipher: 'des-ede3-cbc',
    }),
    passphrases: /** @type {Passphrases} */ ({ key: null, authority: null }),
    /** The key has no passphrase, by the user's will. */
    keyUnlocked: false,

    subject: /** @type {Record<string, string>} */ ({}),

    signer: /** @type {Signer} */ ('make'),
    /** Who signed the certificate on the table, '' when there is none. */
    signedBy: /** @type {Signer | ''} */ (''),
    authority: {
        subject: /** @type {Record<string, string>} */ ({}),
        days: 3650,
        bits: 3072,
        limited: false,
        limitText: '',
    },
    validity: {
        days: 825,
        serial: '',
        clientAuth: false,
    },

    files: /** @type {Record<Slot, JobFile | null>} */ ({
        key: null,
        request: null,
        certificate: null,
        authorityCertificate: null,
        authorityKey: null,
    }),
    /** Certificates between the device's and the root, leaf's issuer first. */
    chain: /** @type {JobFile[]} */ ([]),
    /** What a request asked for and did not get, one sentence each. */
    ignored: /** @type {string[]} */ ([]),

    /** The address under which the page talks to the device, as typed for
     * that purpose; null: the first of the addresses above. */
    deviceUrl: /** @type {string | null} */ (null),
    /** How the user deals with such devices, as the steps need it. */
    upload: /** @type {Record<string, any>} */ ({}),
    restart: /** @type {Record<string, any>} */ ({}),
    /** Steps that the user has finished and that leave no file behind. */
    done: /** @type {Record<string, boolean>} */ ({}),
});

/** @typedef {typeof job.state} Job */

/** @param {Uint8Array} bytes @returns {string} '' when it is not text */
function textOf(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
        return '';
    }
}

/**
 * Makes a file of the job from text or bytes.
 *
 * @param {Slot} slot
 * @param {{ content: string | Uint8Array, report?: any, made?: boolean,
 *   name?: string }} source
 * @returns {JobFile}
 */
export function jobFile(slot, { content, report, made, name }) {
    const bytes =
        typeof content === 'string'
            ? new TextEncoder().encode(content)
            : content;
    const text = typeof content === 'string' ? content : textOf(content);
    return {
        name: name ?? FILE_NAMES[slot],
        text: text.includes('-----BEGIN ') ? text : '',
        bytes,
        kind: report?.kind ?? '',
        report: report ?? null,
        secret: SECRET_SLOTS.has(slot),
        made: made ?? false,
        saved: !(made ?? false),
    };
}

/** @param {JobFile | null} file @returns {string} '' when unknown */
export function publicKeyOf(file) {
    return file?.report?.publicKeySha256 ?? '';
}

/**
 * Puts a file on the table, or takes it away. A request or a certificate
 * that this page made for another key goes with the key it belonged to;
 * results of checks are never carried over to other files.
 *
 * @param {Slot} slot
 * @param {JobFile | null} file
 */
export function putFile(slot, file) {
    const files = { ...job.state.files, [slot]: file };
    if (slot === 'key' && file) {
        for (const other of /** @type {Slot[]} */ (['request', 'certificate'])) {
            const held = files[other];
            if (held?.made && publicKeyOf(held) !== publicKeyOf(file)) {
                files[other] = null;
            }
        }
    }
    job.update({
        files,
        ...(files.certificate
            ? {}
            : { signedBy: /** @type {''} */ (''), chain: [], ignored: [] }),
    });
}

/**
 * Notes that a file was saved.
 *
 * @param {Slot} slot
 */
export function markSaved(slot) {
    const file = job.state.files[slot];
    if (file && !file.saved) {
        job.update({
            files: { ...job.state.files, [slot]: { ...file, saved: true } },
        });
    }
}

/** @param {Slot} slot @param {string} name what to save the file as */
export function renameFile(slot, name) {
    const file = job.state.files[slot];
    if (file) {
        job.update({
            files: { ...job.state.files, [slot]: { ...file, name } },
        });
    }
}

/**
 * Keeps a passphrase for the steps to come and wipes the one before.
 *
 * @param {keyof Passphrases} which
 * @param {Uint8Array | null} bytes becomes the job's own
 */
export function keepPassphrase(which, bytes) {
    job.state.passphrases[which]?.fill(0);
    job.update({ passphrases: { ...job.state.passphrases, [which]: bytes } });
}

/**
 * A copy for one call of the engine, which may hand it to a worker.
 *
 * @param {keyof Passphrases} which
 * @returns {Uint8Array | undefined}
 */
export function passphraseFor(which) {
    return job.state.passphrases[which]?.slice();
}

/**
 * Made here and saved nowhere yet. A request does not count: once it is
 * signed it is of no use, and it can be made again.
 *
 * @returns {Slot[]}
 */
export function unsavedFiles() {
    return /** @type {Slot[]} */ (Object.keys(job.state.files)).filter(
        (slot) => {
            const file = job.state.files[slot];
            return file && slot !== 'request' && file.made && !file.saved;
        },
    );
}

/** Of these, what holds a private key. @returns {Slot[]} */
export function unsavedSecrets() {
    return unsavedFiles().filter((slot) => SECRET_SLOTS.has(slot));
}

/** What steps do when the job of another device begins. */
/** @type {Set<() => void>} */
const beginnings = new Set();

/** @param {() => void} work stops what runs, forgets what is not the job's */
export function whenJobStarts(work) {
    beginnings.add(work);
}

/**
 * @param {Record<string, any>} from
 * @param {string[]} names
 */
function only(from, names) {
    return Object.fromEntries(names.map((name) => [name, from[name]]));
}

/**
 * Begins the job of another device. Nothing of the one before stays, but how
 * the user deals with such devices: the way, the name, the mended profile.
 *
 * @param {{ profileId: string, addresses: string[],
 *   deviceUrl: string | null }} device
 */
export function startJob({ profileId, addresses, deviceUrl }) {
    for (const work of beginnings) {
        work();
    }
    keepPassphrase('key', null);
    keepPassphrase('authority', null);
    const { upload, restart } = job.state;
    job.update({
        profileId,
        addresses,
        addressText: addresses.join('\n'),
        deviceUrl,
        ticks: {},
        subject: {},
        keyUnlocked: false,
        files: {
            key: null, request: null, certificate: null,
            authorityCertificate: null, authorityKey: null,
        },
        signedBy: '',
        chain: [],
        ignored: [],
        upload: only(upload, ['profile', 'way', 'loginWay', 'user']),
        restart: only(restart, ['way', 'user']),
        done: {},
    });
}

/** Marks a step that leaves no file as finished. @param {string} id */
export function finishStep(id) {
    job.update({ done: { ...job.state.done, [id]: true } });
}
