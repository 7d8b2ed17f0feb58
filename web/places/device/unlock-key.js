/**
 * The key is on the table but still locked, as when it comes out of an
 * authority's folder: its passphrase is asked for where it is needed.
 */
import { html } from 'lit-html';
import { engine } from '../../parts/engine.js';
import { Form, ProblemsFound } from '../../parts/form.js';
import { problemsFrom } from '../../parts/problems.js';
import { OpenPassphrase } from '../../parts/secret.js';
import { t } from '../../text/index.js';
import { job, keepPassphrase, publicKeyOf, putFile } from './job.js';

const text = t.device.unlock;

/** @returns {boolean} */
export function keyIsLocked() {
    const { files: { key }, keyPassphrase } = job.state;
    return Boolean(key?.report?.encrypted && !keyPassphrase);
}

/**
 * A key's description with its passphrase.
 *
 * @param {Uint8Array} bytes
 * @param {Uint8Array} passphrase stays the caller's
 * @param {Partial<import('../../parts/work.js').Run>} [run]
 * @returns {Promise<any>} opened, or with the error that says why not
 */
export async function readKey(bytes, passphrase, run) {
    const { objects } = await (await engine()).inspect(
        { bytes, passphrase: passphrase.slice() }, run);
    return objects.find((object) => object.kind === 'private-key') ?? null;
}

/** The question for the passphrase, one for each step that asks it. */
export class KeyUnlock {
    /**
     * @param {string} id of the field
     * @param {import('../../owner.js').Owner} owner the job's
     * @param {(passphrase: Uint8Array) => void} [opened] told of one that
     *   fits; a copy of its own
     */
    constructor(id, owner, opened) {
        this.id = id;
        this.opened = opened;
        this.field = new OpenPassphrase(id, owner);
        this.form = new Form(owner, { fields: { passphrase: id } });
    }

    unlock() {
        const { key: file, certificate } = job.state.files;
        if (!file) {
            return;
        }
        const typed = this.field.read();
        this.form.run({
            say: text.opening,
            inputs: { file, typed, wanted: publicKeyOf(certificate) },
            secrets: [typed],
            work: async (inputs, run) => {
                const report = await readKey(inputs.file.bytes, typed, run);
                if (!report?.opened) {
                    throw new ProblemsFound(problemsFrom({
                        code: report?.error?.code,
                        message: report?.error?.text ?? text.unreadable,
                        field: 'passphrase',
                    }, this.form.fields));
                }
                if (inputs.wanted &&
                    report.publicKeySha256 !== inputs.wanted) {
                    throw new ProblemsFound([{
                        field: this.id, text: text.otherKey,
                    }]);
                }
                return report;
            },
            commit: (report) => {
                if (job.state.files.key !== file) {
                    typed.fill(0);
                    return;
                }
                this.opened?.(typed.slice());
                keepPassphrase(typed);
                putFile('key', { ...file, report });
                this.field.clear();
            },
        });
    }

    render() {
        const name = job.state.files.key?.name ?? '';
        return html`<section class="panel" id="${this.id}-part">
            <p>${text.lead({ name })}</p>
            ${this.form.render({
                body: this.field.render({
                    problems: this.form.problems, label: text.label({ name }),
                }),
                act: { id: `${this.id}-act`, text: text.act },
                submit: () => this.unlock(),
            })}
        </section>`;
    }
}
