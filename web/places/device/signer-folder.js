/**
 * The authority that is open in "My authority" signs: its folder gives the
 * serial number and keeps what is issued, as if it had been signed there.
 * And the other way round: an authority that was made or opened on this path
 * becomes such a folder.
 */
import { html, nothing } from 'lit-html';
import { PATHS } from '../../authority/folder.js';
import { keepSigned, reviewRequest, signOrder, signingOrder }
    from '../../authority/issue.js';
import { newFolder } from '../../authority/new_folder.js';
import { lockState } from '../../authority/relock.js';
import { engine } from '../../parts/engine.js';
import { commonNameOf } from '../../parts/facts.js';
import { textField } from '../../parts/field.js';
import { notice } from '../../parts/notice.js';
import { faultOf } from '../../parts/problems.js';
import { go } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { Unlock, problemsOf } from '../authority/common.js';
import {
    authority, authorityName, holdPassphrase, openedFolder, rows,
    setAuthority, touched,
} from '../authority/state.js';
import { usualName } from './choices.js';
import { currentProfile } from './family.js';
import { ISSUE_FIELDS, issueForEngine } from './issue-options.js';
import {
    job, jobFile, passphraseFor, publicKeyOf, putFile, whenJobStarts,
} from './job.js';
import {
    authorityIsOpen, closeAuthority, namesMissing, ProblemsFound,
    refuseToLoseAuthority,
} from './own-authority.js';

/** @typedef {import('../../parts/problems.js').Problem} Problem */
/** @typedef {import('../../parts/task.js').Run} Run */

const text = t.device.sign;
const DEVICE = 'sign-folder-device';

const unlock = new Unlock('sign-folder-passphrase');

export const FOLDER_FIELDS = { ...ISSUE_FIELDS, ...unlock.fields };

const local = createStore({
    /** As typed; null: what is known of the device already. */
    device: /** @type {string | null} */ (null),
});

whenJobStarts(() => local.update({ device: null }));

/** @returns {boolean} an authority is open there, and it can sign */
export function folderIsOpen() {
    const { folder, lock } = authority.state;
    return folder !== null && folder.key !== '' && lock !== 'none';
}

/** The name that the folder knows the device by, else its own. */
function deviceName() {
    const { addresses, files } = job.state;
    const known = rows().find((row) => row.current &&
        row.names.some((name) => addresses.includes(name)));
    return local.state.device ?? known?.device ??
        (addresses[0] || commonNameOf(files.request?.report));
}

/** @returns {Problem[]} */
export function folderProblems() {
    return deviceName().trim() === ''
        ? [{ field: DEVICE, text: text.folderDeviceMissing }] : [];
}

/** The device's key goes with it, unless it would lie there unlocked. */
function keyFile() {
    const { key, request } = job.state.files;
    const bare = !key?.report?.encrypted &&
        currentProfile().key.passphrase !== 'forbidden';
    return key && !bare && publicKeyOf(key) === publicKeyOf(request)
        ? { [usualName('key')]: key.bytes } : {};
}

/** @param {Run} run */
export async function signInFolder(run) {
    const { request } = job.state.files;
    if (!request) {
        throw new Error('no request is open');
    }
    refuseToLoseAuthority();
    const folder = openedFolder();
    const name = deviceName().trim();
    const wrong = reviewRequest(rows(), request.report, name)
        .filter(({ level }) => level === 'error');
    if (wrong.length > 0) {
        throw new ProblemsFound(wrong.map(({ code, values }) => ({
            text: t.authority.sign.findings[code](values),
        })));
    }
    const { days, purposes } = issueForEngine();
    try {
        const passphrase = await unlock.read(run);
        const signed = await signOrder(await engine(), signingOrder(folder, {
            request: request.bytes,
            days,
            purposes,
            ...namesMissing(request),
            device: { name, profile: currentProfile().id },
            requestName: usualName('request'),
            certificateName: usualName('certificate'),
            files: keyFile(),
        }), { passphrase }, run);
        keepSigned(folder, signed);
        touched();
        if (job.state.files.request?.bytes !== request.bytes) {
            throw new ProblemsFound([{ text: text.folderKept(name) }]);
        }
        closeAuthority();
        putSigned(signed.withChain, signed.report);
        job.update({ ignored: signed.ignored, signedBy: 'folder' });
    } catch (error) {
        throw error instanceof ProblemsFound ? error
            : new ProblemsFound(problemsOf(error, FOLDER_FIELDS));
    }
}

/**
 * Puts the certificate on the table, and what signed it.
 *
 * @param {string} content
 * @param {any} report
 */
function putSigned(content, report) {
    putFile('certificate', jobFile('certificate', {
        content, report, made: true, name: usualName('certificate'),
    }));
    putFolderAuthority();
}

/** The root of the open authority's folder, and what stands below it. */
export function putFolderAuthority() {
    const folder = openedFolder();
    const { report, root } = authority.state;
    const signer = jobFile('authorityCertificate', {
        content: folder.certificate, report,
        name: usualName('authorityCertificate'),
    });
    putFile('authorityCertificate', root
        ? jobFile('authorityCertificate', {
            content: folder.text(PATHS.root), report: root,
            name: signer.name,
        })
        : signer);
    job.update({ chain: root ? [{ ...signer, name: 'chain-1.cer' }] : [] });
}

/** @param {Problem[]} problems */
export function folderForm(problems) {
    return html`<section class="panel">
        <p>${text.usingFolder(authorityName())}</p>
        ${textField({
            id: DEVICE,
            label: t.authority.sign.device,
            hint: t.authority.sign.deviceHint,
            value: deviceName(),
            set: (device) => local.update({ device }),
            limit: 64,
            fault: faultOf(problems, DEVICE),
        })}
        ${unlock.render(problems)}
    </section>`;
}

/* --------------------------------------------------- the way back --- */

/**
 * Makes a folder of the authority on the table, with this device in it.
 *
 * @param {Run} run
 */
export async function carryOver(run) {
    const { authorityCertificate: ca, authorityKey, certificate } =
        job.state.files;
    if (!ca || !authorityKey || !certificate) {
        return;
    }
    const folder = newFolder({
        certificate: ca.text, key: authorityKey.text, report: ca.report,
    });
    const { addresses, files } = job.state;
    folder.add({
        certificate: certificate.report.pem,
        report: certificate.report,
        device: {
            name: addresses[0] || commonNameOf(certificate.report),
            profile: currentProfile().id,
        },
        files: {
            ...keyFile(),
            ...(files.request
                ? { [usualName('request')]: files.request.bytes } : {}),
            [usualName('certificate')]: certificate.bytes,
        },
    });
    const lock = await lockState(folder, await engine());
    if (run.signal.aborted || authority.state.folder ||
        job.state.files.authorityKey?.bytes !== authorityKey.bytes) {
        return;
    }
    const passphrase = passphraseFor('authority');
    setAuthority(folder, { lock, untested: authorityKey.made });
    if (passphrase) {
        holdPassphrase(passphrase);
    }
    closeAuthority();
    putFolderAuthority();
    job.update({ signer: 'folder', signedBy: 'folder' });
    go('authority', 'overview');
}

/**
 * The offer to keep an authority that is known on this path alone.
 *
 * @param {() => void} act does carryOver
 */
export function carryOffer(act) {
    const { signedBy } = job.state;
    if (!authorityIsOpen() || (signedBy !== 'make' && signedBy !== 'open')) {
        return nothing;
    }
    if (authority.state.folder) {
        return notice('info', html`<p>${text.carryOther}</p>`);
    }
    return notice('info', html`<p>${text.carry}</p>
        <button
            type="button"
            class="button small"
            id="sign-carry"
            @click=${act}
        >
            ${text.carryAct}
        </button>`);
}
