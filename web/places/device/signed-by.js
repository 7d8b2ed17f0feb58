/**
 * Step 4: who signs the request: an authority of one's own, another one, or
 * the device itself (article, steps 7 to 10).
 */
import { html, nothing } from 'lit-html';
import { announce } from '../../parts/dom.js';
import { commonNameOf } from '../../parts/facts.js';
import { choiceField } from '../../parts/field.js';
import { finishedStep, linkButton } from '../../parts/finished.js';
import { Form } from '../../parts/form.js';
import { notice } from '../../parts/notice.js';
import { stepFrame } from '../../parts/step.js';
import { why } from '../../parts/why.js';
import { hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { jobChip, neededFirst } from './chips.js';
import { job, jobs } from './job.js';
import { answerProblems, outsideForm } from './signer-outside.js';
import { authorityWords, ownSigner } from './signer-own.js';
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

/** @type {Record<'own' | 'self', SignerWay>} */
const WAYS = { own: ownSigner, self: selfSigner };

/** @type {Signer[]} */
const SIGNERS = ['own', 'outside', 'self'];

const mine = jobs.state((owner) => ({
    local: createStore({
        /** The certificate that another shall take the place of. */
        old: /** @type {import('./job.js').JobFile | null} */ (null),
    }),
    form: new Form(owner, { words: authorityWords }),
}));

/** @returns {string} what was done, in a sentence */
function doneText() {
    const { signedBy, files: { certificate } } = job.state;
    const ca = commonNameOf(certificate?.report, 'issuer') ||
        (certificate?.report?.issuer?.text ?? '');
    return text.done[signedBy || 'outside']({ ca });
}

/** The way back from "sign it again". */
function keepOld() {
    const { local, form } = mine();
    return job.state.files.certificate
        ? linkButton(text.keep, () => {
            local.update({ old: null });
            form.complain([]);
        })
        : nothing;
}

/** @param {SignerWay} way */
function signerForm(way) {
    const { form } = mine();
    const first = way.missing();
    return html`${form.render({
        body: way.form(form),
        act: first ? undefined : { id: 'sign-act', text: way.act() },
        async submit() {
            if (!first && await way.sign(form)) {
                announce(doneText());
            }
        },
        others: first ? undefined : keepOld(),
    })}
    ${first ? neededFirst(first) : nothing}`;
}

/** What was noticed about the finished certificate. */
function remarks() {
    const { ignored, signedBy: by, chain } = job.state;
    return html`${chain.length > 0 && by === 'outside'
            ? html`<p class="quiet">${text.foundChain({ n: chain.length })}</p>`
            : nothing}
        ${ignored.length > 0
            ? notice('warn', html`<h3>
                      ${by === 'outside' ? text.findings : text.ignored}
                  </h3>
                  <ul>
                      ${ignored.map((line) => html`<li>${line}</li>`)}
                  </ul>`)
            : nothing}`;
}

function finished() {
    const { authorityCertificate, certificate } = job.state.files;
    return finishedStep({
        said: doneText(),
        body: html`${remarks()}
        <ul class="chips">
            <li>${jobChip('certificate')}</li>
            ${authorityCertificate
                ? html`<li>${jobChip('authorityCertificate')}</li>`
                : nothing}
        </ul>`,
        next: { text: text.next, href: hrefOf('device', 'files') },
        again: { text: text.again,
            act: () => mine().local.update({ old: certificate }) },
    });
}

function render() {
    const { local, form } = mine();
    const { signer } = job.state;
    const frame = { title: text.title, lead: text.lead,
        why: why(text.why, '7 to 10') };
    const { certificate } = job.state.files;
    if (certificate && certificate !== local.state.old) {
        return stepFrame({ ...frame, body: finished() });
    }
    return stepFrame({
        ...frame,
        problems: signer === 'outside' ? answerProblems() : form.problems,
        body: html`${choiceField({
                id: 'sign-signer',
                legend: text.choose,
                value: signer,
                set: (value) => {
                    job.update({ signer: /** @type {Signer} */ (value) });
                    form.complain([]);
                },
                options: SIGNERS
                    .map((value) => ({
                        value,
                        name: text.signers[value],
                        hint: text.signerHints[value],
                    })),
            })}
            ${signer === 'outside'
                ? outsideForm(keepOld()) : signerForm(WAYS[signer])}`,
    });
}

/** @type {import('./steps.js').Step} */
export const signedBy = {
    id: 'signed-by',
    title: text.short,
    heading: text.title,
    render,
    done: () => job.state.files.certificate !== null,
    note: () =>
        commonNameOf(job.state.files.certificate?.report, 'issuer'),
};
