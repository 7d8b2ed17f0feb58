/**
 * Step 4: who signs the request: an authority of one's own, another one, or
 * the device itself (article, steps 7 to 10).
 */
import { html, nothing } from 'lit-html';
import { announce } from '../../parts/dom.js';
import { engine } from '../../parts/engine.js';
import { commonNameOf, namesOf } from '../../parts/facts.js';
import { choiceField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { bullets, notice } from '../../parts/step.js';
import { goLater } from '../../router.js';
import { t } from '../../text/index.js';
import { problemsOf } from '../authority/common.js';
import { jobChip, neededFirst } from './chips.js';
import { fileStep } from './file-step.js';
import { ISSUE_FIELDS, issueForEngine, issueOptions, issueProblems }
    from './issue-options.js';
import { job, jobs, jobWork, passphraseForKey } from './job.js';
import { readBack } from './key-file.js';
import { subjectForEngine } from './request.js';
import { answerForm, outsideForm } from './signer-outside.js';
import { ownSigner } from './signer-own.js';
import { take } from './table.js';
import { keyFirst, namesFirst } from './unlock-key.js';

/**
 * @import {Needed} from './chips.js'
 * @import {Signer} from './job.js'
 *
 * @typedef {object} SignerWay who signs in this page
 * @property {() => Needed | null} missing what must be there first
 * @property {(form: Form) => unknown} form what the signer is to be told
 * @property {() => string} act the button's words
 * @property {(form: Form) => Promise<boolean> | undefined} sign
 */

const text = t.device.sign;

const signing = jobs.state((owner) => new Form(owner, {
    words: problemsOf, work: jobWork,
}));

/** @returns {string} what was done, in a sentence */
function said() {
    const { signedBy: by, files: { certificate } } = job.state;
    const ca = commonNameOf(certificate?.report, 'issuer') ||
        (certificate?.report.issuer.text ?? '');
    return text.done[by || 'outside']({ ca });
}

/** @param {SignerWay} way @returns {(others: unknown) => unknown} */
const signerForm = (way) => (others) => {
    const form = signing();
    const first = way.missing();
    return html`${form.render({
        body: way.form(form),
        act: first ? undefined : { id: 'sign-act', text: way.act() },
        async submit() {
            const goOn = goLater();
            if (!first && await way.sign(form)) {
                announce(said());
                if (job.state.ignored.length === 0) {
                    goOn('device', 'files');
                }
            }
        },
        others: first ? undefined : others,
    })}
    ${first && neededFirst(first)}`;
};

/** The device for itself: no authority, and trust in this one alone. */
/** @param {Form} form */
function signSelf(form) {
    const { files: { key, request }, addresses } = job.state;
    if (form.complain(issueProblems({ ownSerial: true })) || !key) {
        return undefined;
    }
    const passphrase = passphraseForKey();
    return form.run({
        say: text.signing,
        inputs: { key: key.bytes, passphrase, subject: subjectForEngine(),
            names: addresses.length > 0 ? addresses : namesOf(request?.report),
            ...issueForEngine() },
        lent: [passphrase],
        async work(inputs, run) {
            const mc = await engine();
            const { certificate } = await mc.selfSign(inputs, run);
            return readBack(mc, certificate, 'certificate', run);
        },
        commit(signed) {
            take('authorityCertificate', null);
            take('certificate', { ...signed, made: true });
            job.update({ ignored: [], chain: [], signedBy: 'self' });
        },
    }, { ...ISSUE_FIELDS, 'subject.CN': 'sign-signer-self',
        name: 'sign-signer-self' });
}

/** @type {SignerWay} */
const selfSigner = {
    missing: () => keyFirst(text) ??
        (job.state.files.request ? null : namesFirst()),
    form: (form) => issueOptions(form.problems, { ownSerial: true }),
    act: () => text.selfSign,
    sign: signSelf,
};

/** What was noticed about the finished certificate. */
function remarks() {
    const { ignored, signedBy, chain } = job.state;
    const [n, title] = signedBy === 'outside'
        ? [chain.length, text.findings] : [0, text.ignored];
    return html`${n > 0 ? html`<p class="quiet">${text.foundChain({ n })}</p>`
        : nothing}
        ${notice('warn', ignored.length > 0 &&
            html`<h3>${title}</h3>${bullets(ignored)}`)}`;
}

export const signedBy = fileStep({
    id: 'signed-by',
    slot: 'certificate',
    text,
    article: '7 to 10',
    next: 'files',
    form: () => job.state.signer === 'outside' ? answerForm() : signing(),
    said,
    finished: () => html`${remarks()}
        <div class="chips">
            ${jobChip('certificate')} ${jobChip('authorityCertificate')}
        </div>`,
    chosen: {
        get: () => job.state.signer,
        set: (signer) => job.update({ signer: /** @type {Signer} */ (signer) }),
        render: (value, set) => choiceField({
            id: 'sign-signer', legend: text.choose, value, set,
            options: (/** @type {const} */ (['own', 'outside', 'self']))
                .map((signer) => ({ value: signer, name: text.signers[signer],
                    hint: text.signerHints[signer] })),
        }),
    },
    ways: { own: signerForm(ownSigner), outside: outsideForm,
        self: signerForm(selfSigner) },
    note: () => commonNameOf(job.state.files.certificate?.report, 'issuer'),
});
