/**
 * The job at one device: what was chosen, typed, made and opened on the path
 * from "Before you start" to "Trusted?". Every step reads and writes it, so
 * each can be entered alone with files that were made elsewhere.
 *
 * It lives in memory only and has an owner: whatever belongs to one device
 * ends with its job, and nothing of it is found in the next.
 *
 * Does not: call the engine, draw, or know the profiles.
 */

import { NO_DEEDS } from '../../device/deeds.js';
import { HeldSecret, Item, unsettled } from '../../keep.js';
import { Scope } from '../../owner.js';
import { Work } from '../../parts/work.js';
import { createStore } from '../../store.js';
import { DEVICE_DAYS } from '../../authority/validity.js';

/**
 * @import {Certificate, CertificateRequest, FileObject}
 *   from '../../../wasm/reports.js'
 * @import {Profile} from '../../device/profile.js'
 * @import {Way} from '../../device/upload.js'
 *
 * @typedef {object} ReportOf what the engine says of a slot's file
 * @property {import('./key-file.js').KeyReport} key
 * @property {CertificateRequest} request
 * @property {Certificate} certificate
 * @property {Certificate} authorityCertificate
 *
 * @typedef {keyof ReportOf} Slot
 */

/**
 * A file on the table. `text` is the PEM text, '' for a binary file.
 *
 * @template {FileObject} [R=FileObject]
 * @typedef {object} JobFile
 * @property {string} name what it is saved as
 * @property {string} text
 * @property {Uint8Array} bytes exactly what is saved and uploaded
 * @property {R} report
 * @property {boolean} secret holds a private key
 * @property {boolean} made made here, so nowhere else yet
 * @property {Item | null} item where it is kept; null while it is not on the
 *   table
 */

/** @typedef {Pick<Profile['key'], 'type' | 'bits' | 'form' | 'cipher'> &
 *   { curve: string }} KeyOptions bits of an RSA key, curve of an EC key */

/** own: the authority that is open in this page. */
/** @typedef {'own' | 'outside' | 'self'} Signer */

/** What belongs to one device follows what belonged to the one before. */
export const jobs = new Scope();

/**
 * What makes, opens or signs files of the job, one at a time: while it is at
 * it, no form takes another file, so that each result meets the files that
 * it was made from.
 */
export const jobWork = jobs.state((owner) => new Work(owner));

const start = () => ({
    profileId: 'mcu-4200',
    /** How files are called: as in the article, or after the device. */
    naming: /** @type {'article' | 'device'} */ ('article'),
    /** The lines as typed. */
    addressText: '',
    /** What of them could be read: ASCII host names, IPv4, IPv6. */
    addresses: /** @type {string[]} */ ([]),
    /** They are those of a file; while they are, they go with it. */
    adopted: /** @type {{ slot: Slot, bytes: Uint8Array, text: string } |
        null} */ (null),
    /** Points of the checklist that the user has ticked, by id. */
    ticks: /** @type {Record<string, boolean>} */ ({}),

    keyOptions: /** @type {KeyOptions} */ ({ type: 'rsa', bits: 2048,
        curve: 'P-256', form: 'traditional', cipher: 'des-ede3-cbc' }),
    /** What opens the key on the table. */
    keyPassphrase: /** @type {HeldSecret | null} */ (null),
    /** The key has no passphrase, by the user's will. */
    keyUnlocked: false,

    subject: /** @type {Record<string, string>} */ ({}),

    signer: /** @type {Signer} */ ('own'),
    /** Who signed the certificate on the table, '' when there is none. */
    signedBy: /** @type {Signer | ''} */ (''),

    validity: {
        /** Days, or "other". */
        life: String(DEVICE_DAYS),
        /** As typed, for "other". */
        days: '',
        serial: '',
        clientAuth: false,
    },

    files: /** @type {{ [S in Slot]: JobFile<ReportOf[S]> | null }} */ ({
        key: null, request: null, certificate: null, authorityCertificate: null,
    }),
    /** Certificates between the device's and the root, leaf's issuer first. */
    chain: /** @type {JobFile<Certificate>[]} */ ([]),
    /** What a request asked for and did not get, one sentence each. */
    ignored: /** @type {string[]} */ ([]),

    /** The address under which the page talks to the device, as typed for
     * that purpose; null: the first of the addresses above. */
    deviceUrl: /** @type {string | null} */ (null),
    /** How the user deals with such devices; profile: as it was corrected. */
    upload: /** @type {{ profile?: Profile | null, loginWay?: string,
        user?: string, way?: Way }} */ ({}),
    restart: /** @type {{ way?: string, user?: string }} */ ({}),
    /** What was done at the device. */
    deeds: NO_DEEDS,
    /** The record was printed. */
    recorded: false,
});

/** @typedef {ReturnType<typeof start>} Job */

/** @type {Set<(state: Job) => void>} */
const listeners = new Set();

const held = jobs.state(() => {
    const store = createStore(start());
    store.subscribe((state) => listeners.forEach((listen) => listen(state)));
    return store;
});

/** The present job, whichever it is. */
/** @type {Omit<import('../../store.js').Store<Job>, 'bind'>} */
export const job = {
    get state() {
        return held().state;
    },
    update: (patch) => held().update(patch),
    subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
    },
};

/**
 * Changes members of a part of the job.
 *
 * @template {'keyOptions' | 'subject' | 'validity' | 'upload' | 'restart' |
 *   'ticks' | 'files'} P
 * @param {P} part
 * @param {Partial<Job[P]>} patch
 */
export function change(part, patch) {
    job.update({ [part]: { ...job.state[part], ...patch } });
}

/** '' when unknown. @param {JobFile | null} file */
export const publicKeyOf = (file) => file?.report.publicKeySha256 ?? '';

/** @returns {boolean} the request is another key's than the one here */
export function isForeign() {
    const { key, request } = job.state.files;
    return publicKeyOf(key) !== '' && request !== null &&
        publicKeyOf(key) !== publicKeyOf(request);
}

/**
 * The file as it lies on the table: somebody knows where it is kept. Only
 * what cannot be had again is asked for: of a request or a certificate
 * another can be made.
 *
 * @template {FileObject} R
 * @param {JobFile<R>} file
 */
function onTable(file) {
    const item = file.item ?? new Item(() => '', {
        owner: jobs.owner, asks: file.secret, kept: !file.made,
    });
    item.name = () => file.name;
    return { ...file, item };
}

/**
 * Puts a file on the table, or takes it away. A request or a certificate
 * that this page made for another key goes with the key it belonged to.
 *
 * @template {Slot} S
 * @param {S} slot
 * @param {JobFile<ReportOf[S]> | null} file
 */
export function putFile(slot, file) {
    const before = job.state.files;
    const files = { ...before, [slot]: file && onTable(file) };
    if (slot === 'key' && file) {
        for (const other of /** @type {const} */ (['request', 'certificate'])) {
            const there = files[other];
            if (there?.made && publicKeyOf(there) !== publicKeyOf(file)) {
                files[other] = null;
            }
        }
    }
    Object.values(before).filter((file) =>
        !Object.values(files).some((now) => now?.item === file?.item))
        .forEach((file) => file?.item?.drop());
    const { adopted, addressText } = job.state;
    const gone = adopted && files[adopted.slot]?.bytes !== adopted.bytes;
    job.update({
        files,
        ...(gone && { adopted: null }),
        ...(gone && addressText === adopted.text &&
            { addresses: [], addressText: '' }),
        ...(!files.certificate && { signedBy: '', chain: [], ignored: [] }),
    });
}

/**
 * Calls a file otherwise. What was saved under another name is saved still.
 *
 * @template {Slot} S
 * @param {S} slot
 * @param {string} name
 */
export function renameFile(slot, name) {
    const file = job.state.files[slot];
    if (file) {
        change('files', { [slot]: onTable({ ...file, name }) });
    }
}

/**
 * Keeps the key's passphrase for the steps to come; the one before is wiped.
 *
 * @param {HeldSecret | Uint8Array | null} secret becomes the job's own
 */
export function keepPassphrase(secret) {
    const keyPassphrase = secret instanceof Uint8Array
        ? new HeldSecret(secret, jobs.owner) : secret;
    if (job.state.keyPassphrase !== keyPassphrase) {
        job.state.keyPassphrase?.wipe();
    }
    job.update({ keyPassphrase });
}

/** A copy for one call of the engine, which may hand it to a worker. */
export const passphraseForKey = () => job.state.keyPassphrase?.copy();

/** What of this job would be lost. @returns {Item[]} */
export function unsavedItems() {
    const { files, keyPassphrase } = job.state;
    return unsettled([...Object.values(files), keyPassphrase]
        .flatMap((one) => one?.item ?? []));
}

/** The same in words, '' for nothing. @param {Item[]} [items] */
export const unsavedNames = (items = unsavedItems()) =>
    items.map((item) => item.name()).join(', ');

/**
 * Begins the job of another device. Nothing of the one before stays, but how
 * the user deals with such devices: the way, the name, the mended profile,
 * what a key shall be.
 *
 * @param {string} profileId
 * @param {string[]} [addresses]
 * @param {string | null} [deviceUrl]
 */
export function startJob(profileId, addresses = [], deviceUrl = null) {
    const { upload, restart, keyOptions, keyUnlocked, validity, signer } =
        job.state;
    jobs.begin();
    job.update({
        profileId, addresses, addressText: addresses.join('\n'), deviceUrl,
        naming: 'device', keyOptions, keyUnlocked, validity, signer, upload,
        restart,
    });
}
