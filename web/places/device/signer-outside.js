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
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { jobChip } from './chips.js';
import { job, jobs, jobWork, passphraseForKey, publicKeyOf, putFile }
    from './job.js';
import { chainAbove } from './key-file.js';
import { putAnswer } from './put-answer.js';

/** @import {Certificate, Told} from '../../../wasm/reports.js' */
/** @import {Finding} from '../../parts/findings.js' */

/** @typedef {import('../../parts/file-slot.js').GivenFile} GivenFile */

const text = t.device.sign;
const ANSWER = 'sign-answer';
const WARNING = /** @type {const} */ ('warning');

const mine = jobs.state((owner) => ({
    form: new Form(owner, { work: jobWork, fields: {
        bytes: ANSWER, certificate: ANSWER, chain: ANSWER,
    } }),
    slot: new FileSlot({
        id: ANSWER, several: true, changed: (given) => take(given),
    }, owner),
}));

/** What an answer is held against, as it is now. */
export function answerInputs() {
    const { files: { key, request }, addresses } = job.state;
    return {
        key: key?.bytes,
        request: request?.bytes,
        wanted: publicKeyOf(key) || publicKeyOf(request),
        passphrase: passphraseForKey(),
        host: addresses,
    };
}

/**
 * Reads an answer and holds it against the key.
 *
 * @param {readonly Pick<GivenFile, 'bytes'>[]} given
 * @param {Readonly<ReturnType<typeof answerInputs>>} inputs
 * @param {import('../../../wasm/pool.js').RunOptions} run
 * @returns {Promise<{ leaf: Certificate, others: Certificate[],
 *   findings: Finding[] }>}
 * @throws {ProblemsFound} when it is no answer to this request
 */
export async function readAnswer(given, inputs, run) {
    const { key, request, wanted, passphrase, host } = inputs;
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
        throw new ProblemsFound([{
            field: ANSWER, text: refusal(found, pieces),
        }]);
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
    const fits = found.length === 1
        ? text.fitsNothing({
            name: commonNameOf(found[0]) || found[0].subject.text,
        })
        : text.fitsNoneOf({ n: found.length });
    return broken ? `${errorText(broken)} ${fits}` : fits;
}

/**
 * Puts an answer on the table.
 *
 * @param {Awaited<ReturnType<typeof readAnswer>>} answer
 * @param {readonly { name: string, pasted?: boolean }[]} given
 */
export function takeAnswer({ leaf, others, findings }, given) {
    // A file that held more than the leaf is not what is kept of it.
    const whole = given.length === 1 && others.length === 0 && !given[0].pasted;
    putAnswer(
        { content: leaf.pem, report: leaf, name: whole ? given[0].name : '' },
        chainAbove(leaf, others).map((report) =>
            ({ content: report.pem, report })),
        findings.filter(({ level }) => level === 'warning' ||
            level === 'error').map(findingText));
}

/**
 * An answer that was given takes the place of the one before; one that does
 * not fit leaves none.
 *
 * @param {readonly GivenFile[]} given
 */
function take(given) {
    const { form } = mine();
    if (job.state.signedBy === 'outside') {
        putFile('certificate', null);
    }
    if (given.length === 0) {
        form.complain([]);
        return;
    }
    const inputs = { ...answerInputs(), given };
    form.run({
        say: text.reading,
        inputs,
        secrets: [inputs.passphrase],
        work: (order, run) => readAnswer(order.given, order, run),
        commit(answer) {
            inputs.passphrase?.fill(0);
            takeAnswer(answer, given);
        },
    });
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
                ${request
                    ? jobChip('request')
                    : html`<p>
                          <a href=${hrefOf('device', 'request')}
                              >${text.needRequestLink}</a
                          >
                      </p>`}
                <p class="quiet">${text.outsideKeep}</p>
                ${key?.item?.kept === false ? jobChip('key') : nothing}
            </div>
        </section>
        ${form.render({
            body: html`<section class="panel">
                <h2>2. ${text.outsideBack}</h2>
                ${key || request
                    ? nothing
                    : html`<p>
                          ${text.needKeyToMatch}
                          <a href=${hrefOf('device', 'key')}
                              >${text.needKeyToMatchLink}</a
                          >
                      </p>`}
                ${slot.render({
                    label: text.outsideLabel,
                    hint: text.outsideHint,
                    fault: form.fault(ANSWER),
                })}
            </section>`,
            others,
        })}`;
}
