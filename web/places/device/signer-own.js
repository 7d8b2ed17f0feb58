/**
 * An authority of one's own signs: the one that is open in this page, or one
 * that is made or opened here and is open from then on. Its folder gives the
 * serial number and keeps what is issued (article, steps 8 to 10).
 */
import { html, nothing } from 'lit-html';
import { PATHS } from '../../authority/folder.js';
import { inventory } from '../../authority/inventory.js';
import { keepSigned, reviewRequest, signingOrder, signOrder }
    from '../../authority/issue.js';
import { makeAuthority } from '../../authority/new_folder.js';
import { lockState } from '../../authority/relock.js';
import { engine } from '../../parts/engine.js';
import { commonNameOf, namesOf } from '../../parts/facts.js';
import { choices, textField, waysField } from '../../parts/field.js';
import { FileSlot } from '../../parts/file-slot.js';
import { ProblemsFound } from '../../parts/form.js';
import { OpenPassphrase } from '../../parts/secret.js';
import { notice } from '../../parts/step.js';
import { noteText, toldText } from '../../parts/told.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { AuthorityMaker, proposeLimits } from '../authority/maker.js';
import { authority, authorityName, authorityScope, heldPassphrase,
    holdPassphrase, readAuthority, rows, setAuthority, touched }
    from '../authority/state.js';
import { currentProfile } from './at-device.js';
import { ISSUE_FIELDS, issueForEngine, issueOptions, issueProblems }
    from './issue-options.js';
import { isForeign, job, jobs, publicKeyOf } from './job.js';
import { jobFile, take, usualName } from './table.js';

/** @import {CertificateRequest} from '../../../wasm/reports.js' */
/** @import {Form} from '../../parts/form.js' */

const text = t.device.sign;
const DEVICE = 'sign-folder-device';
const FILES = 'sign-ca-files';
const PASSPHRASE = 'sign-ca-open-passphrase';

const FIELDS = { ...ISSUE_FIELDS, 'subject.CN': DEVICE,
    'authority.certificate': FILES, 'authority.key': FILES,
    'authority.passphrase': PASSPHRASE, passphrase: PASSPHRASE };

const mine = jobs.state((owner) => ({
    local: createStore({
        way: 'make',
        /** As typed; null: what is known of the device already. */
        device: /** @type {string | null} */ (null),
    }),
    maker: new AuthorityMaker('sign-ca', owner,
        () => proposeLimits(job.state.addresses)),
    files: new FileSlot({ id: FILES, several: true }, owner),
    opener: new OpenPassphrase(PASSPHRASE, owner),
}));

/** The name that the folder knows the device by, else its own. */
function deviceName() {
    const { addresses, files } = job.state;
    const known = rows().find((row) => row.current &&
        row.names.some((name) => addresses.includes(name)));
    return mine().local.state.device ?? known?.device ??
        (addresses[0] || commonNameOf(files.request?.report));
}

/** The device's key goes with it, if it is locked and the request's own. */
function keyFile() {
    const { key, request } = job.state.files;
    return key?.report.encrypted && publicKeyOf(key) === publicKeyOf(request)
        ? { [usualName('key')]: key.bytes } : {};
}

/**
 * What is signed, whoever signs it. A request from elsewhere may lack the
 * names that browsers need: then the addresses of this job stand in.
 */
function wishes() {
    const { request } = job.state.files;
    const { days, purposes } = issueForEngine();
    const { addresses: names } = job.state;
    return {
        request: request?.bytes ?? '', days, purposes,
        ...(namesOf(request?.report).length === 0 && names.length > 0 &&
            { names }),
        device: { name: deviceName().trim(), profile: currentProfile().id },
        requestName: usualName('request'),
        certificateName: usualName('certificate'),
        files: keyFile(),
    };
}

/**
 * All that a signature is made from, as it is now.
 *
 * @param {string} way @param {Uint8Array} passphrase
 * @param {CertificateRequest} report of the request
 */
const signInputs = (way, passphrase, report) => ({
    way, passphrase, report, folder: authority.state.folder,
    making: mine().maker.wishes(), given: mine().files.files,
    order: wishes(), rows: rows(),
});

/** @param {Form} form */
function sign(form) {
    const { local, maker, files, opener } = mine();
    const { folder } = authority.state;
    const way = folder ? 'held' : local.state.way;
    const { request } = job.state.files;
    const problems = way === 'make' ? maker.problems() : [];
    if (way === 'make' && maker.name.toLowerCase() ===
        commonNameOf(request?.report).toLowerCase()) {
        problems.push({ field: 'sign-ca-name', text: text.caNameSame });
    }
    if (way === 'open' && files.files.length === 0) {
        problems.push({ field: FILES, text: files.fault || text.noCaFiles });
    }
    if (deviceName().trim() === '') {
        problems.push({ field: DEVICE, text: text.folderDeviceMissing });
    }
    if (form.complain([...problems, ...issueProblems()]) || !request) {
        return undefined;
    }
    const held = way === 'held' ? heldPassphrase() : undefined;
    const passphrase = held ??
        (way === 'make' ? maker.fresh.read() : opener.read());
    return form.run({
        say: way === 'make' ? text.makingCa
            : way === 'open' ? text.opening : text.signing,
        inputs: signInputs(way, passphrase, request.report),
        lent: [passphrase],
        work,
        commit({ folder: signer, signed, lock, open }, inputs) {
            if (authority.state.folder !== folder) {
                throw new ProblemsFound([{ text: text.anotherOpened }]);
            }
            keepSigned(signer, signed);
            if (way === 'held') {
                touched();
            } else {
                signer.touched = true;
                setAuthority(signer, { untested: way === 'make', lock, open });
            }
            if (way === 'make') {
                holdPassphrase(maker.fresh.give(authorityScope.owner, () =>
                    text.passphraseOf({ name: authorityName() })));
            } else if (!held && passphrase.length > 0) {
                holdPassphrase(passphrase.slice());
            }
            maker.fresh.clear();
            opener.clear();
            files.clear();
            take('certificate', { content: signed.withChain, made: true,
                report: signed.report, name: inputs.order.certificateName });
            putAuthority(signer, way === 'make');
            job.update({ ignored: signed.ignored.map(noteText),
                signedBy: 'own' });
        },
    }, way === 'open' ? { ...FIELDS, '': FILES } : way === 'held' ? FIELDS
        : { ...FIELDS, ...maker.fields, name: maker.fields.permit });
}

/**
 * @param {Readonly<ReturnType<typeof signInputs>>} inputs
 * @param {import('../../parts/work.js').Run} run
 */
async function work(inputs, run) {
    const { way, passphrase, report, order } = inputs;
    const secret = passphrase.length > 0 ? passphrase : undefined;
    const mc = await engine();
    const read = way !== 'open' ? null
        : await readAuthority(new Map(inputs.given.map(
            ({ path, bytes }) => [path, bytes])), run);
    const there = inputs.folder ?? read?.folder;
    const known = way === 'held' ? inputs.rows
        : there ? inventory(there, { now: new Date() }) : [];
    const wrong = reviewRequest(known, report, order.device.name)
        .filter(({ level }) => level === 'error');
    if (wrong.length > 0) {
        throw new ProblemsFound(wrong.map((finding) => ({ text:
            toldText(t.authority.sign.findings, finding) ?? finding.code })));
    }
    const { folder, openKey = undefined } = there ? { folder: there }
        : await makeAuthority(
            mc, { ...inputs.making, open: true }, passphrase, run);
    run.say(text.signing);
    const signed = await signOrder(mc, signingOrder(folder, order),
        { passphrase: secret, openKey }, run)
        .finally(() => openKey?.fill(0));
    return {
        folder, signed, open: read?.open,
        lock: read?.lock ?? await lockState(folder, mc),
    };
}

/**
 * The root of an authority's folder, and what stands below it.
 *
 * @param {import('../../authority/folder.js').AuthorityFolder} folder
 * @param {boolean} [made] here, on this path
 */
export function putAuthority(folder, made = false) {
    const signer = { content: folder.certificate, report: folder.report, made };
    take('authorityCertificate', folder.root
        ? { content: folder.text(PATHS.root), report: folder.root } : signer);
    job.update({ chain: folder.root ? [jobFile('authorityCertificate',
        { ...signer, name: 'chain-1.cer' })] : [] });
}

/** @param {Form} form */
function ownForm(form) {
    const { local, maker, files, opener } = mine();
    const { way } = local.state;
    const { folder, lock, unlocked } = authority.state;
    const { problems } = form;
    const label = t.authority.start.passphrase;
    if (folder) {
        return html`<section class="panel">
            <p>${text.usingFolder({ name: authorityName() })}</p>
            ${textField({
                id: DEVICE, label: t.authority.sign.device,
                hint: t.authority.sign.deviceHint,
                value: deviceName(),
                set: (device) => local.update({ device }),
                limit: 64,
                fault: form.fault(DEVICE),
            })}
            ${unlocked || lock === 'none' ? nothing
                : opener.render({ problems, label })}
        </section>`;
    }
    return html`${waysField({
            id: 'sign-own-way', legend: text.ownWays, value: way,
            set: (value) => {
                local.update({ way: value });
                form.complain([]);
            },
            options: choices(['make', 'open'], text.ownWay),
        })}
        <section class="panel">
            ${way === 'make' ? maker.render(problems) : html`${files.render({
                label: text.caFiles, hint: text.caFilesHint, folder: true,
                fault: form.fault(FILES) })}
            ${opener.render({ problems, label, hint: text.caOpenHint })}`}
        </section>`;
}

/** @type {import('./signed-by.js').SignerWay} */
export const ownSigner = {
    missing: () => job.state.files.request ? null : { step: 'request',
        say: text.needRequest, link: text.needRequestLink },
    form: (form) => html`${notice('warn',
        isForeign() && t.device.request.otherKey)}
        ${ownForm(form)} ${issueOptions(form.problems)}`,
    act: () => authority.state.folder ? text.sign
        : mine().local.state.way === 'make'
            ? text.makeAndSign : text.openAndSign,
    sign,
};
