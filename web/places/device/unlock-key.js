/**
 * The key is on the table but still locked, as when it comes out of an
 * authority's folder: its passphrase is asked for where it is needed.
 */
import { html } from 'lit-html';
import { engine } from '../../parts/engine.js';
import { Form, ProblemsFound, problemsFrom } from '../../parts/form.js';
import { OpenPassphrase } from '../../parts/secret.js';
import { t } from '../../text/index.js';
import { job, jobs, jobWork, keepPassphrase, publicKeyOf, putFile }
    from './job.js';

/** @import {PrivateKey} from '../../../wasm/reports.js' */

const text = t.device.unlock;

/** @returns {boolean} */
export function keyIsLocked() {
    const { files: { key }, keyPassphrase } = job.state;
    return Boolean(key?.report.encrypted && !keyPassphrase);
}

/**
 * A key's description with its passphrase.
 *
 * @param {Uint8Array} bytes
 * @param {Uint8Array} passphrase stays the caller's
 * @param {Partial<import('../../parts/work.js').Run>} [run]
 * @returns {Promise<PrivateKey | null>} opened, or with the error
 */
export async function readKey(bytes, passphrase, run) {
    const { objects } = await (await engine()).inspect(
        { bytes, passphrase: passphrase.slice() }, run);
    return objects.find((object) => object.kind === 'private-key') ?? null;
}

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
    return () => {
        const { field, form } = mine();
        const { key: file } = job.state.files;
        return file && html`<section class="panel" id="${id}-part">
            <p>${text.lead({ name: file.name })}</p>
            ${form.render({
                body: field.render({
                    problems: form.problems,
                    label: text.label({ name: file.name }),
                }),
                act: { id: `${id}-act`, text: text.act },
                submit: () => unlock(file, field, form, opened),
            })}
        </section>`;
    };
}

/**
 * @param {import('./job.js').JobFile} file
 * @param {OpenPassphrase} field
 * @param {Form} form
 * @param {(passphrase: Uint8Array) => void} [opened]
 */
function unlock(file, field, form, opened) {
    const typed = field.read();
    form.run({
        say: text.opening,
        inputs: { wanted: publicKeyOf(job.state.files.certificate) },
        secrets: [typed],
        async work({ wanted }, run) {
            const report = await readKey(file.bytes, typed, run);
            if (!report?.opened) {
                throw new ProblemsFound(problemsFrom({
                    ...report?.error,
                    message: text.unreadable,
                    field: 'passphrase',
                }, form.fields));
            }
            if (wanted && report.publicKeySha256 !== wanted) {
                throw new ProblemsFound(
                    [{ field: field.id, text: text.otherKey }]);
            }
            return report;
        },
        commit(report) {
            if (job.state.files.key !== file) {
                typed.fill(0);
                return;
            }
            opened?.(typed.slice());
            keepPassphrase(typed);
            putFile('key', { ...file, report });
            field.clear();
        },
    });
}
