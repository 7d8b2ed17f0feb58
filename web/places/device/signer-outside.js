/**
 * Another authority: send the request, come back any day with the answer,
 * and see whether it fits (article, steps 7 and 12).
 */
import { html, nothing } from 'lit-html';
import { everyObject, isCertificate } from '../../file/relations.js';
import { engine } from '../../parts/engine.js';
import { commonNameOf } from '../../parts/facts.js';
import { FileSlot } from '../../parts/file-slot.js';
import { Form, ProblemsFound } from '../../parts/form.js';
import { notice } from '../../parts/step.js';
import { errorText, findingText, insteadText, noteText }
    from '../../parts/told.js';
import { t } from '../../text/index.js';
import { jobChip, pointTo, stepLink } from './chips.js';
import { job, jobs, jobWork, passphraseForKey, publicKeyOf } from './job.js';
import { chainAbove, pemOf } from './key-file.js';
import { putAnswer, take } from './table.js';

/** @import {Certificate} from '../../../wasm/reports.js' */
/** @import {GivenFile} from '../../parts/file-slot.js' */

const text = t.device.sign;
const ANSWER = 'sign-answer';
const WARNING = /** @type {const} */ ('warning');

const mine = jobs.state((owner) => ({
    form: new Form(owner, { work: jobWork, fields: {
        bytes: ANSWER, certificate: ANSWER, chain: ANSWER,
    } }),
    slot: new FileSlot({
        id: ANSWER, several: true, changed: (given) => change(given),
    }, owner),
}));

/** @typedef {Pick<GivenFile, 'name' | 'bytes' | 'pasted'>} Given */

/** What an answer is held against, as it is now. */
/** @param {readonly Given[]} given */
function answerInputs(given) {
    const { files: { key, request }, addresses } = job.state;
    return {
        given,
        key: key?.bytes,
        request: request?.bytes,
        wanted: publicKeyOf(key) || publicKeyOf(request),
        passphrase: passphraseForKey(),
        host: addresses,
    };
}

/**
 * Reads an answer, holds it against the key and puts it on the table.
 *
 * @param {Form} form
 * @param {string} say what is being done, in words
 * @param {readonly Given[]} given
 */
export function takeAnswer(form, say, given) {
    const inputs = answerInputs(given);
    return form.run({
        say, inputs, lent: [inputs.passphrase], work: readAnswer,
        commit({ leaf, others, findings }) {
            // A file that held more than the leaf is not what is kept of it.
            const whole = given.length === 1 && others.length === 0 &&
                !given[0].pasted;
            putAnswer({ ...pemOf(leaf), name: whole ? given[0].name : '' },
                chainAbove(leaf, others).map(pemOf),
                findings.filter(({ level }) => level === 'warning' ||
                    level === 'error').map(findingText));
        },
    });
}

/**
 * @param {Readonly<ReturnType<typeof answerInputs>>} inputs
 * @param {import('../../../wasm/pool.js').RunOptions} run
 * @throws {ProblemsFound} when it is no answer to this request
 */
async function readAnswer(inputs, run) {
    const { given, key, request, wanted, passphrase, host } = inputs;
    if (!wanted) {
        throw new ProblemsFound([{ field: ANSWER, text: text.needKeyToMatch }]);
    }
    const mc = await engine();
    const objects = [];
    for (const { bytes } of given) {
        const read = await mc.inspect({ bytes }, run);
        objects.push(...everyObject(read.objects));
    }
    const pieces = objects.flatMap((object) => [object, ...object.bags ?? []]);
    const found = objects.filter(isCertificate).filter(({ sha256 }, i, all) =>
        all.findIndex((one) => one.sha256 === sha256) === i);
    const leaf = found.find((object) => object.publicKeySha256 === wanted);
    if (!leaf) {
        throw new ProblemsFound([{ field: ANSWER,
            text: refusal(found, pieces) }]);
    }
    const others = found.filter((object) => object !== leaf);
    const { findings } = await mc.check({
        certificate: leaf.pem, key, passphrase, request, host,
        chain: others.map((object) => object.pem),
    }, run);
    return { leaf, others, findings: [
        ...objects.flatMap(({ notes = [] }) => notes).map((note) =>
            ({ level: WARNING, code: note.code, text: noteText(note) })),
        ...pieces.flatMap(({ kind, error }) => error && kind !== 'pkcs12'
            ? [{ ...error, level: WARNING }] : []),
        ...findings] };
}

/**
 * Damaged, not supported and another's are three answers.
 *
 * @param {Certificate[]} found sound certificates
 * @param {import('../../parts/told.js').Unread[]} pieces all that was given
 */
function refusal(found, pieces) {
    const broken = pieces.find(({ error }) =>
        error && error.code !== 'FILE_KIND')?.error;
    if (found.length === 0) {
        return insteadText(pieces,
            broken ? errorText(broken) : text.notCertificate);
    }
    const [{ subject }] = found;
    const fits = found.length > 1 ? text.fitsNoneOf({ n: found.length })
        : text.fitsNothing({ name: commonNameOf(found[0]) || subject.text });
    return broken ? `${errorText(broken)} ${fits}` : fits;
}

/**
 * An answer that was given takes the place of the one before; one that does
 * not fit leaves none.
 *
 * @param {readonly GivenFile[]} given
 */
function change(given) {
    const { form } = mine();
    if (job.state.signedBy === 'outside') {
        take('certificate', null);
    }
    if (given.length === 0) {
        form.complain([]);
    } else {
        takeAnswer(form, text.reading, given);
    }
}

export const answerForm = () => mine().form;

/** @param {unknown} others beside the file field */
export function outsideForm(others) {
    const { form, slot } = mine();
    const { key, request } = job.state.files;
    return html`<section class="panel">
            <div class="stack">
                <h2>1. ${text.outsideSend}</h2>
                <p>${text.outsideSendText}</p>
                ${notice('warn',
                    job.state.validity.clientAuth && text.outsideClient)}
                ${request ? jobChip('request')
                    : html`<p>${stepLink('request', text.needRequestLink)}</p>`}
                <p class="quiet">${text.outsideKeep}</p>
                ${key?.item?.kept === false ? jobChip('key') : nothing}
            </div>
        </section>
        ${form.render({
            body: html`<section class="panel">
                <h2>2. ${text.outsideBack}</h2>
                ${key || request ? nothing
                    : pointTo(text.needKeyToMatch, text.needKeyToMatchLink,
                        'key')}
                ${slot.render({
                    label: text.outsideLabel, hint: text.outsideHint,
                    fault: form.fault(ANSWER),
                })}
            </section>`,
            others,
        })}`;
}
