/**
 * An authority's answer that was dropped here while its key or request waits
 * in "One device": taken there, with the chain that lies beside it.
 */
import { go } from '../../router.js';
import { t } from '../../text/index.js';
import { job } from '../device/job.js';
import { takeAnswer } from '../device/signer-outside.js';
import { issuersOf } from './check-subjects.js';
import { work } from './work.js';

/** @typedef {import('../../file/relations.js').Described} Described */

/** @param {Described} answer a certificate on the table */
export async function handOver(answer) {
    const pem = [answer, ...issuersOf(answer)]
        .map(({ object }) => object.pem).join('');
    const given = [{
        name: answer.file, bytes: new TextEncoder().encode(pem),
    }];
    const taken = await work(t.file.together.takingThere, async (run) => {
        await takeAnswer(given, run);
        return true;
    });
    if (taken) {
        job.update({ signer: 'outside' });
        go('device', 'signed-by');
    }
}
