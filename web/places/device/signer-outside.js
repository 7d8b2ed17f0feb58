/**
 * Another authority: send the request, come back any day with the answer,
 * and see whether it fits (article, steps 7 and 12).
 */
import { html, nothing } from 'lit-html';
import { engine } from '../../parts/engine.js';
import { commonNameOf, namesOf } from '../../parts/facts.js';
import { openField } from '../../parts/openfile.js';
import { faultOf } from '../../parts/problems.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { chainAbove } from './chain.js';
import { jobChip } from './chips.js';
import { adoptNames, usualName } from './choices.js';
import { job, jobFile, passphraseFor, publicKeyOf, putFile } from './job.js';
import {
    closeAuthority, ProblemsFound, refuseToLoseAuthority,
} from './own-authority.js';

/** @typedef {import('../../parts/problems.js').Problem} Problem */
/** @typedef {import('../../parts/openfile.js').GivenFile} GivenFile */
/** @typedef {import('../../parts/task.js').Run} Run */

const text = t.device.sign;
const ANSWER = 'sign-answer';

export const OUTSIDE_FIELDS = {
    bytes: ANSWER, certificate: ANSWER, chain: ANSWER,
};

/** Objects of a file, those inside containers too. @param {any[]} objects */
function flatten(objects) {
    /** @type {any[]} */
    const all = [];
    for (const object of objects) {
        all.push(object, ...flatten(object.objects ?? []));
    }
    return all;
}

/**
 * Reads the answer; puts it on the table when it fits.
 *
 * @param {GivenFile[]} given
 * @param {Run} run
 */
export async function takeAnswer(given, run) {
    refuseToLoseAuthority();
    const { key, request } = job.state.files;
    const wanted = publicKeyOf(key) || publicKeyOf(request);
    if (!wanted) {
        throw new ProblemsFound([{
            field: ANSWER, text: text.needKeyToMatch,
        }]);
    }
    const mc = await engine();
    const found = [];
    for (const { bytes } of given) {
        const { objects } = await mc.inspect({ bytes }, run);
        found.push(...flatten(objects)
            .filter((object) => object.kind === 'certificate'));
    }
    const leaf = found.find((object) => object.publicKeySha256 === wanted);
    if (!leaf) {
        throw new ProblemsFound([{ field: ANSWER, text: refusal(found) }]);
    }
    const others = found.filter((object) => object !== leaf);
    const passphrase = passphraseFor('key');
    try {
        const checked = await mc.check(
            {
                certificate: leaf.pem,
                key: key?.bytes,
                passphrase,
                request: request?.bytes,
                chain: others.map((object) => object.pem),
                host: job.state.addresses,
            },
            run,
        );
        keep(leaf, others, given, checked.findings);
    } finally {
        passphrase?.fill(0);
    }
}

/** @param {any[]} found */
function refusal(found) {
    if (found.length === 0) {
        return text.notCertificate;
    }
    return found.length === 1
        ? text.fitsNothing(
              commonNameOf(found[0]) || found[0].subject?.text || '')
        : text.fitsNoneOf(found.length);
}

/**
 * @param {any} leaf
 * @param {any[]} others
 * @param {GivenFile[]} given
 * @param {any[]} findings
 */
function keep(leaf, others, given, findings) {
    const chain = chainAbove(leaf, others);
    const root = chain.find((object) => object.selfSigned);
    // A file that held more than the leaf is not what is kept of it.
    const whole = given.length === 1 && others.length === 0;
    const name = whole && given[0].name !== t.open.pasted
        ? given[0].name
        : undefined;
    closeAuthority();
    putFile('certificate', jobFile('certificate', {
        content: leaf.pem, report: leaf,
        name: name ?? usualName('certificate'),
    }));
    adoptNames(namesOf(leaf));
    putFile('authorityCertificate', root
        ? jobFile('authorityCertificate', {
              content: root.pem, report: root,
          })
        : null);
    job.update({
        signedBy: 'outside',
        chain: chain
            .filter((object) => object !== root)
            .map((object, i) => jobFile('authorityCertificate', {
                content: object.pem,
                report: object,
                name: `chain-${i + 1}.cer`,
            })),
        ignored: findings
            .filter(({ level }) => level === 'warning' || level === 'error')
            .map((finding) => finding.text),
    });
}

/**
 * @param {Problem[]} problems
 * @param {(files: GivenFile[]) => void} take
 * @param {(problems: Problem[]) => void} complain
 */
export function outsideForm(problems, take, complain) {
    const { key, request } = job.state.files;
    return html`<section class="panel">
            <div class="stack">
                <h2>1. ${text.outsideSend}</h2>
                <p>${text.outsideSendText}</p>
                ${request
                    ? jobChip('request')
                    : html`<p>
                          <a href=${hrefOf('device', 'request')}
                              >${text.needRequestLink}</a
                          >
                      </p>`}
                <p class="quiet">${text.outsideKeep}</p>
                ${key?.made && !key.saved ? jobChip('key') : nothing}
            </div>
        </section>
        <section class="panel">
            <h2>2. ${text.outsideBack}</h2>
            ${key || request
                ? nothing
                : html`<p>
                      ${text.needKeyToMatch}
                      <a href=${hrefOf('device', 'key')}
                          >${text.needKeyToMatchLink}</a
                      >
                  </p>`}
            ${openField({
                id: ANSWER,
                label: text.outsideLabel,
                hint: text.outsideHint,
                several: true,
                fault: faultOf(problems, ANSWER),
                take,
                fail: (error) => complain([{
                    field: ANSWER,
                    text: /** @type {Error} */ (error).message,
                }]),
            })}
        </section>`;
}
