/**
 * An authority's answer that was dropped here while its key or request waits
 * in "One device": taken there, with the chain that lies beside it.
 */
import { Form } from '../../parts/form.js';
import { goLater } from '../../router.js';
import { t } from '../../text/index.js';
import { job, jobWork } from '../device/job.js';
import { answerInputs, readAnswer, takeAnswer } from
    '../device/signer-outside.js';
import { issuersOf } from './check-subjects.js';
import { tables } from './session.js';

/** @typedef {import('../../file/relations.js').Described} Described */

export const handing = tables.state((owner) => new Form(owner,
    { work: jobWork }));

/** @param {Described} answer a certificate on the table */
export function handOver(answer) {
    const pem = [answer, ...issuersOf(answer)]
        .map(({ object }) => object.pem).join('');
    const given = [{ name: answer.file, bytes: new TextEncoder().encode(pem) }];
    const inputs = answerInputs();
    const goOn = goLater();
    return handing().run({
        say: t.file.together.takingThere,
        inputs,
        secrets: [inputs.passphrase],
        work: (held, run) => readAnswer(given, held, run),
        commit: (found) => {
            inputs.passphrase?.fill(0);
            takeAnswer(found, given);
            job.update({ signer: 'outside' });
            goOn('device', 'signed-by');
        },
    });
}
