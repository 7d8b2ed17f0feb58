/** The device signs for itself: no authority, and trust in this one alone. */
import { isCertificate } from '../../file/relations.js';
import { engine } from '../../parts/engine.js';
import { namesOf } from '../../parts/facts.js';
import { t } from '../../text/index.js';
import { usualName } from './choices.js';
import { ISSUE_FIELDS, issueForEngine, issueOptions, issueProblems }
    from './issue-options.js';
import { job, jobFile, passphraseForKey, putFile } from './job.js';
import { subjectForEngine } from './subject.js';

const text = t.device.sign;

/** What must be there first. */
function missing() {
    const { files, addresses } = job.state;
    if (!files.key) {
        return { say: text.needKey, link: text.needKeyLink, step: 'key' };
    }
    if (addresses.length === 0 && !files.request) {
        const { needNames, needNamesLink } = t.device.request;
        return { say: needNames, link: needNamesLink,
            step: 'before-you-start' };
    }
    return null;
}

/** @param {import('../../parts/form.js').Form} form */
function sign(form) {
    const { files: { key, request }, addresses } = job.state;
    if (form.complain(issueProblems({ ownSerial: true })) || !key) {
        return undefined;
    }
    const passphrase = passphraseForKey();
    return form.run({
        say: text.signing,
        inputs: {
            key: key.bytes, passphrase, subject: subjectForEngine(),
            names: addresses.length > 0 ? addresses : namesOf(request?.report),
            ...issueForEngine(),
        },
        secrets: [passphrase],
        async work(inputs, run) {
            const mc = await engine();
            const { certificate } = await mc.selfSign(inputs, run);
            const { objects } = await mc.inspect({ bytes: certificate }, run);
            return { certificate, report: objects.filter(isCertificate)[0] };
        },
        commit({ certificate, report }) {
            passphrase?.fill(0);
            putFile('authorityCertificate', null);
            putFile('certificate', jobFile('certificate', {
                content: certificate, report, made: true,
                name: usualName('certificate'),
            }));
            job.update({ ignored: [], chain: [], signedBy: 'self' });
        },
    }, {
        ...ISSUE_FIELDS,
        'subject.CN': 'sign-signer-self',
        name: 'sign-signer-self',
    });
}

/** @type {import('./signed-by.js').SignerWay} */
export const selfSigner = {
    missing,
    form: (form) => issueOptions(form.problems, { ownSerial: true }),
    act: () => text.selfSign,
    sign,
};
