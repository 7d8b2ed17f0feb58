/**
 * Step 4: who signs the request: an authority of one's own, another one, or
 * the device itself (article, steps 7 to 10).
 */
import { html, nothing } from 'lit-html';
import { announce } from '../../parts/dom.js';
import { commonNameOf } from '../../parts/facts.js';
import { choiceField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { notice } from '../../parts/step.js';
import { t } from '../../text/index.js';
import { problemsOf } from '../authority/common.js';
import { jobChip, neededFirst } from './chips.js';
import { fileStep, goOn } from './file-step.js';
import { job, jobs, jobWork } from './job.js';
import { answerForm, outsideForm } from './signer-outside.js';
import { ownSigner } from './signer-own.js';
import { selfSigner } from './signer-self.js';

/** @typedef {import('./job.js').Signer} Signer */

/**
 * Who signs in this page.
 *
 * @typedef {object} SignerWay
 * @property {() => { say: string, link: string, step: string } | null}
 *   missing what must be there first
 * @property {(form: Form) => unknown} form what the signer is to be told
 * @property {() => string} act the button's words
 * @property {(form: Form) => Promise<boolean> | undefined} sign
 */

const text = t.device.sign;

/** @type {Signer[]} */
const SIGNERS = ['own', 'outside', 'self'];

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
            if (!first && await way.sign(form)) {
                announce(said());
                if (job.state.ignored.length === 0) {
                    goOn('signed-by', 'files');
                }
            }
        },
        others: first ? undefined : others,
    })}
    ${first && neededFirst(first)}`;
};

/** What was noticed about the finished certificate. */
function remarks() {
    const { ignored, signedBy: by, chain } = job.state;
    return html`${chain.length > 0 && by === 'outside'
            ? html`<p class="quiet">${text.foundChain({ n: chain.length })}</p>`
            : nothing}
        ${notice('warn', ignored.length > 0 && html`<h3>
                ${by === 'outside' ? text.findings : text.ignored}
            </h3>
            <ul>
                ${ignored.map((line) => html`<li>${line}</li>`)}
            </ul>`)}`;
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
    },
    choose: (value, set) => choiceField({
        id: 'sign-signer',
        legend: text.choose,
        value,
        set,
        options: SIGNERS.map((signer) => ({
            value: signer,
            name: text.signers[signer],
            hint: text.signerHints[signer],
        })),
    }),
    ways: { own: signerForm(ownSigner), outside: outsideForm,
        self: signerForm(selfSigner) },
    note: () => commonNameOf(job.state.files.certificate?.report, 'issuer'),
});
