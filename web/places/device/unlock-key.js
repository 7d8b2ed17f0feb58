/**
 * The key is on the table but still locked, as when it comes out of an
 * authority's folder: its passphrase is asked for where it is needed.
 */
import { html } from 'lit-html';
import { engine } from '../../parts/engine.js';
import { problemsFrom } from '../../parts/problems.js';
import { OpenPassphrase } from '../../parts/secret.js';
import { Task } from '../../parts/task.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import {
    job, keepPassphrase, publicKeyOf, putFile, whenJobStarts,
} from './job.js';

/** @typedef {import('../../parts/problems.js').Problem} Problem */

const text = t.device.unlock;

/** @returns {boolean} */
export function keyIsLocked() {
    const { key } = job.state.files;
    return Boolean(key?.report?.encrypted && !job.state.passphrases.key);
}

/**
 * A key's description with its passphrase.
 *
 * @param {Uint8Array} bytes
 * @param {Uint8Array} passphrase stays the caller's
 * @param {Partial<import('../../parts/task.js').Run>} [run]
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
     * @param {(passphrase: Uint8Array) => void} [opened] told of one that
     *   fits; a copy of its own
     */
    constructor(id, opened) {
        this.id = id;
        this.opened = opened;
        this.field = new OpenPassphrase(id);
        this.task = new Task();
        this.store = createStore({
            problems: /** @type {Problem[]} */ ([]),
        });
        this.unlock = this.unlock.bind(this);
        whenJobStarts(() => {
            this.task.cancel();
            this.field.clear();
            this.store.update({ problems: [] });
        });
    }

    async unlock() {
        const file = job.state.files.key;
        if (!file) {
            return;
        }
        const typed = this.field.read();
        try {
            const report = await this.task.run(text.opening, (run) =>
                readKey(file.bytes, typed, run));
            if (report === undefined || job.state.files.key !== file) {
                typed.fill(0);
                return;
            }
            if (this.refused(report)) {
                typed.fill(0);
                return;
            }
            this.opened?.(typed.slice());
            keepPassphrase('key', typed);
            putFile('key', { ...file, report });
            this.field.clear();
            this.store.update({ problems: [] });
        } catch (error) {
            typed.fill(0);
            this.complain(problemsFrom(error, { passphrase: this.id }));
        }
    }

    /** @param {any} report @returns {boolean} */
    refused(report) {
        const { certificate } = job.state.files;
        if (!report?.opened) {
            this.complain([{
                field: this.id, text: report?.error?.text ?? text.unreadable,
            }]);
            return true;
        }
        if (certificate &&
            report.publicKeySha256 !== publicKeyOf(certificate)) {
            this.complain([{ field: this.id, text: text.otherKey }]);
            return true;
        }
        return false;
    }

    /** @param {Problem[]} problems */
    complain(problems) {
        this.store.update({ problems });
        document.getElementById(this.id)?.focus();
    }

    render() {
        const { key } = job.state.files;
        return html`<section class="panel" id="${this.id}-part">
            <p>${text.lead(key?.name ?? '')}</p>
            ${this.field.render({
                problems: this.store.state.problems,
                label: text.label(key?.name ?? ''),
            })}
            ${this.task.render()}
            <div class="actions">
                <button
                    type="button"
                    class="button primary"
                    id="${this.id}-act"
                    ?disabled=${this.task.running}
                    @click=${this.unlock}
                >
                    ${text.act}
                </button>
            </div>
        </section>`;
    }
}
