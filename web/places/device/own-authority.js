/**
 * An authority of one's own at work: made, opened from its files, put on the
 * table, signing (article, steps 8 to 10). The form is signer-own.js.
 */
import { engine } from '../../parts/engine.js';
import { commonNameOf, namesOf } from '../../parts/facts.js';
import { problemsFrom } from '../../parts/problems.js';
import { t } from '../../text/index.js';
import { usualName } from './choices.js';
import { issueForEngine } from './issue-options.js';
import {
    job, jobFile, keepPassphrase, passphraseFor, putFile,
} from './job.js';

/** @typedef {import('../../parts/problems.js').Problem} Problem */
/** @typedef {import('../../parts/openfile.js').GivenFile} GivenFile */
/** @typedef {import('../../parts/task.js').Run} Run */

const text = t.device.sign;
export const CA_FILE = 'sign-ca-certificate';
export const KEY_FILE = 'sign-ca-key';

/** The engine's field names -> ids, while an authority is opened or signs. */
export const OPEN_FIELDS = {
    'authority.certificate': CA_FILE,
    'authority.key': KEY_FILE,
    'authority.passphrase': 'sign-ca-open-passphrase',
};

/** A failure to be shown, with the fields already known. */
export class ProblemsFound extends Error {
    /** @param {Problem[]} problems */
    constructor(problems) {
        super(problems[0].text);
        this.problems = problems;
    }
}

/** The authority on the table can sign at once. */
export function authorityIsOpen() {
    const { authorityCertificate, authorityKey } = job.state.files;
    return authorityCertificate !== null && authorityKey !== null;
}

/** @throws {ProblemsFound} when an authority made here would be lost */
export function refuseToLoseAuthority() {
    const held = job.state.files.authorityKey;
    if (held?.made && !held.saved) {
        throw new ProblemsFound([{ text: text.saveAuthority(held.name) }]);
    }
}

/** Takes the authority off the table, its passphrase too. */
export function closeAuthority() {
    keepPassphrase('authority', null);
    putFile('authorityCertificate', null);
    putFile('authorityKey', null);
}

/**
 * @typedef {object} OpenAuthority
 * @property {import('./job.js').JobFile} certificate
 * @property {import('./job.js').JobFile} key
 * @property {Uint8Array | null} passphrase
 */

/**
 * @template T
 * @param {Uint8Array | null} secret wiped when the work fails
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
async function wipedOnFailure(secret, work) {
    try {
        return await work;
    } catch (error) {
        secret?.fill(0);
        throw error;
    }
}

/**
 * Makes a new authority; nothing is put on the table yet.
 *
 * @param {{ bits: number, days: number, passphrase: Uint8Array,
 *   subject: Record<string, string>, constraints: string[] }} order the
 *   passphrase stays with the authority
 * @param {Run} run
 * @returns {Promise<OpenAuthority>}
 */
export function makeAuthority(order, run) {
    return wipedOnFailure(order.passphrase, makeAndRead(order, run));
}

/** @type {typeof makeAuthority} */
async function makeAndRead(order, run) {
    const { passphrase } = order;
    const mc = await engine();
    const made = await mc.createAuthority(order, run);
    const read = await mc.inspect({ bytes: made.certificate }, run);
    const keyRead = await mc.inspect({ bytes: made.key, passphrase }, run);
    return {
        certificate: jobFile('authorityCertificate', {
            content: made.certificate, report: read.objects[0], made: true,
            name: usualName('authorityCertificate'),
        }),
        key: jobFile('authorityKey', {
            content: made.key, report: keyRead.objects[0], made: true,
            name: usualName('authorityKey'),
        }),
        passphrase,
    };
}

/** @param {any[]} objects the authority's certificate among them */
function pickAuthority(objects) {
    const all = objects.filter((object) => object.kind === 'certificate');
    const found = all.find((object) => object.isAuthority);
    if (found) {
        return found;
    }
    throw new ProblemsFound([{
        field: CA_FILE,
        text: all.length > 0
            ? text.notAuthority(commonNameOf(all[0]) ||
                all[0].subject?.text)
            : text.notCertificate,
    }]);
}

/** @param {any[]} objects */
function pickKey(objects) {
    const found = objects.find((object) => object.kind === 'private-key');
    if (!found) {
        throw new ProblemsFound([{
            field: KEY_FILE, text: t.device.key.notKey,
        }]);
    }
    if (!found.opened) {
        const code = found.error?.code ?? '';
        throw new ProblemsFound(problemsFrom(
            {
                code,
                message: found.error?.text ?? t.device.key.unsupported,
                field: code.startsWith('PASSPHRASE')
                    ? 'authority.passphrase' : 'authority.key',
            },
            OPEN_FIELDS,
        ));
    }
    return found;
}

/**
 * Opens an authority from its files; nothing is put on the table yet.
 *
 * @param {{ certificate: GivenFile, key: GivenFile, typed: Uint8Array }}
 *   given typed: the passphrase, empty for none; it stays with the authority
 * @param {Run} run
 * @returns {Promise<OpenAuthority>}
 */
export async function openAuthority({ certificate, key, typed }, run) {
    const mc = await engine();
    const read = await mc.inspect({ bytes: certificate.bytes }, run);
    const report = pickAuthority(read.objects);
    const keyRead = await mc.inspect(
        {
            bytes: key.bytes,
            passphrase: typed.length > 0 ? typed : undefined,
        },
        run,
    );
    const keyReport = pickKey(keyRead.objects);
    if (keyReport.publicKeySha256 !== report.publicKeySha256) {
        throw new ProblemsFound([{ field: KEY_FILE, text: text.caMismatch }]);
    }
    return {
        certificate: jobFile('authorityCertificate', {
            content: report.pem ?? certificate.bytes,
            report,
            name: nameOf(certificate),
        }),
        key: jobFile('authorityKey', {
            content: key.bytes, report: keyReport, name: nameOf(key),
        }),
        passphrase: keyReport.encrypted ? typed : null,
    };
}

/** @param {GivenFile} given */
function nameOf(given) {
    return given.name === t.open.pasted ? undefined : given.name;
}

/** The authority on the table, for one call. @returns {OpenAuthority} */
export function heldAuthority() {
    const { authorityCertificate, authorityKey } = job.state.files;
    if (!authorityCertificate || !authorityKey) {
        throw new Error('no authority is open');
    }
    return {
        certificate: authorityCertificate,
        key: authorityKey,
        passphrase: passphraseFor('authority') ?? null,
    };
}

/**
 * Signs the request; puts the certificate and the authority on the table.
 *
 * @param {OpenAuthority} authority
 * @param {Run} run
 */
export async function signWith(authority, run) {
    const { request } = job.state.files;
    if (!request) {
        throw new Error('no request is open');
    }
    const { issued, report } = await wipedOnFailure(authority.passphrase,
        issueAndRead(request, authority, run));
    keepPassphrase('authority', authority.passphrase);
    putFile('authorityCertificate', authority.certificate);
    putFile('authorityKey', authority.key);
    putFile('certificate', jobFile('certificate', {
        content: issued.certificate, report, made: true,
        name: usualName('certificate'),
    }));
    const { signer } = job.state;
    job.update({ ignored: issued.ignored, chain: [], signedBy: signer });
}

/**
 * @param {import('./job.js').JobFile} request
 * @param {OpenAuthority} authority
 * @param {Run} run
 */
async function issueAndRead(request, authority, run) {
    const mc = await engine();
    const issued = await mc.issue(
        {
            request: request.bytes,
            authority: {
                certificate: authority.certificate.bytes,
                key: authority.key.bytes,
                passphrase: authority.passphrase ?? undefined,
            },
            ...namesMissing(request),
            ...issueForEngine(),
        },
        run,
    );
    const { objects } = await mc.inspect({ bytes: issued.certificate }, run);
    return { issued, report: objects[0] };
}

/**
 * A request from elsewhere may lack the names that browsers need: then the
 * addresses of this job stand in.
 *
 * @param {import('./job.js').JobFile} request
 */
export function namesMissing(request) {
    return namesOf(request.report).length === 0 &&
        job.state.addresses.length > 0
        ? { names: job.state.addresses }
        : {};
}
