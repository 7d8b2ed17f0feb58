/**
 * What a step needs before it can work: the key, the addresses, and the
 * passphrase of a key that is on the table but still locked, as when it comes
 * out of an authority's folder.
 */
import { html } from 'lit-html';
import { engine } from '../../parts/engine.js';
import { Form, ProblemsFound, problemsFrom } from '../../parts/form.js';
import { OpenPassphrase } from '../../parts/secret.js';
import { t } from '../../text/index.js';
import { job, jobs, jobWork, keepPassphrase, publicKeyOf, putFile }
    from './job.js';
import { readBack } from './key-file.js';

const text = t.device.unlock;

/** @param {{ needKey: string, needKeyLink: string }} words */
export const keyFirst = ({ needKey: say, needKeyLink: link }) =>
    job.state.files.key ? null : { say, link, step: 'key' };

export function namesFirst() {
    const { needNames: say, needNamesLink: link } = t.device.request;
    return job.state.addresses.length > 0 ? null
        : { say, link, step: 'before-you-start' };
}

export const keyIsLocked = () => Boolean(
    job.state.files.key?.report.encrypted && !job.state.keyPassphrase);

/**
 * The question for the passphrase, for a step that asks it.
 *
 * @param {string} step its id
 * @param {(passphrase: Uint8Array) => void} [opened] told of one that fits;
 *   a copy of its own
 * @returns {() => unknown} draws it
 */
export function keyUnlock(step, opened) {
    const id = `${step}-passphrase`;
    const mine = jobs.state((owner) => ({
        field: new OpenPassphrase(id, owner),
        form: new Form(owner, { work: jobWork, fields: { passphrase: id } }),
    }));
    /** @param {import('./job.js').JobFile} file */
    function unlock(file) {
        const { field, form } = mine();
        const typed = field.read();
        form.run({
            say: text.opening,
            inputs: { wanted: publicKeyOf(job.state.files.certificate) },
            lent: [typed],
            async work({ wanted }, run) {
                const { report } = await readBack(await engine(),
                    file.bytes, 'private-key', run, typed);
                if (!report?.opened) {
                    throw new ProblemsFound(problemsFrom({
                        ...report?.error,
                        message: text.unreadable,
                        field: 'passphrase',
                    }, form.fields));
                }
                if (wanted && report.publicKeySha256 !== wanted) {
                    throw new ProblemsFound([{ field: id,
                        text: text.otherKey }]);
                }
                return report;
            },
            commit(report) {
                if (job.state.files.key === file) {
                    opened?.(typed.slice());
                    keepPassphrase(typed.slice());
                    putFile('key', { ...file, report });
                    field.clear();
                }
            },
        });
    }
    return () => {
        const { field, form } = mine();
        const { key: file } = job.state.files;
        return file && html`<section class="panel" id="${id}-part">
            <p>${text.lead({ name: file.name })}</p>
            ${form.render({
                body: field.render({ problems: form.problems,
                    label: text.label({ name: file.name }) }),
                act: { id: `${id}-act`, text: text.act },
                submit: () => unlock(file),
            })}
        </section>`;
    };
}
