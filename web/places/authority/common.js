/**
 * What the parts of this place share: failures in words, work that needs the
 * authority's key, life and kind of what is signed.
 */
import { html, nothing } from 'lit-html';
import { tryKey } from '../../authority/relock.js';
import { profiles } from '../../device/profiles.js';
import { engine } from '../../parts/engine.js';
import { fileChip } from '../../parts/chip.js';
import { choiceField, selectField } from '../../parts/field.js';
import { notice } from '../../parts/notice.js';
import { problemsFrom } from '../../parts/problems.js';
import { OpenPassphrase } from '../../parts/secret.js';
import { say, t } from '../../text/index.js';
import { WriteError } from '../../writer.js';
import {
    authority, heldPassphrase, holdPassphrase, lock, openedFolder,
} from './state.js';

/** @typedef {import('../../parts/problems.js').Problem} Problem */
/** @typedef {import('../../parts/form.js').Form} Form */

const text = t.authority;

/** How long an authority below another may last, days. */
export const LOWER_DAYS = [3650, 1825, 825];

/**
 * @param {any} error
 * @param {Record<string, string>} [fields] the engine's field -> ours
 * @returns {Problem[]}
 */
export function problemsOf(error, fields = {}) {
    const ours = say(text.errors, error?.code, error?.values)
        ?? say(text.errors, error?.name, error?.values);
    if (ours) {
        return [{ text: ours, field: fields[error.field ?? ''] }];
    }
    if (error instanceof WriteError) {
        return [{ text: t.keep.errors[error.code]({ why: error.message }) }];
    }
    return problemsFrom(error, fields);
}

/** Asks for the authority's passphrase where it is not held. */
export class Unlock {
    /**
     * @param {string} id of the field, one for each step that signs
     * @param {import('../../owner.js').Owner} [owner]
     */
    constructor(id, owner) {
        this.field = new OpenPassphrase(id, owner);
        this.fields = { 'authority.passphrase': id };
    }

    /** @param {Problem[]} problems */
    render(problems) {
        if (openedFolder().key === '') {
            return notice('warn', html`<p>${text.unlock.noKey}</p>`);
        }
        if (authority.state.lock === 'none') {
            return nothing;
        }
        if (authority.state.unlocked) {
            return html`<div class="with-copy">
                <p class="hint">${text.unlock.held}</p>
                <button type="button" class="button small" @click=${lock}>
                    ${text.unlock.lock}
                </button>
            </div>`;
        }
        return this.field.render({ problems, label: text.unlock.label });
    }

    /** A copy of what is held or typed, at the press. */
    take() {
        return heldPassphrase() ?? this.field.read();
    }

    /**
     * It opens the key: held from now on, and the field is empty.
     *
     * @param {Uint8Array} passphrase becomes the place's
     */
    opened(passphrase) {
        holdPassphrase(passphrase);
        this.field.clear();
    }

    /**
     * The passphrase, tried before it is used for anything.
     *
     * @param {import('./state.js').Run} run
     * @returns {Promise<Uint8Array>} a copy
     */
    async read(run) {
        const passphrase = this.take();
        await tryKey(await engine(), openedFolder(), passphrase, run);
        this.opened(passphrase);
        return passphrase.slice();
    }
}

/**
 * Runs work that needs the authority's key: its passphrase is taken at the
 * press and tried first, and held if it is right.
 *
 * @template {object} I
 * @template R
 * @param {Form} form
 * @param {Unlock} unlock
 * @param {object} order as Form.run takes it, but for
 * @param {string} order.say
 * @param {() => I} order.inputs called at the press; what it throws becomes
 *   problems
 * @param {(Uint8Array | undefined)[]} [order.secrets]
 * @param {(inputs: Readonly<I & {passphrase: Uint8Array}>,
 *     run: import('../../parts/work.js').Run) => Promise<R>} order.work
 * @param {(result: R) => void} order.commit
 * @param {(result: R) => void} [order.drop]
 * @returns {Promise<boolean>}
 */
export async function runUnlocked(form, unlock, order) {
    const { key, report } = openedFolder();
    const { secrets = [] } = order;
    let taken;
    try {
        taken = order.inputs();
    } catch (error) {
        secrets.forEach((bytes) => bytes?.fill(0));
        form.complain(problemsOf(error, form.fields));
        return false;
    }
    const passphrase = unlock.take();
    return form.run({
        say: order.say,
        inputs: { ...taken, passphrase },
        secrets: [...secrets, passphrase],
        async work(inputs, run) {
            await tryKey(await engine(), { key, report }, passphrase, run);
            return order.work(inputs, run);
        },
        commit(result) {
            order.commit(result);
            unlock.opened(passphrase);
        },
        drop: order.drop,
    }, { ...form.fields, ...unlock.fields });
}

/** @param {Form} form @param {Unlock} unlock */
export function keyPart(form, unlock) {
    return html`<section class="panel">${unlock.render(form.problems)}</section>`;
}

/** Many days are told in years, too. @param {number} n */
const daysText = (n) => n > 1000
    ? text.sign.daysAndYears({ n, years: Math.round(n / 365) })
    : text.sign.days({ n });

/**
 * @param {string} id
 * @param {number} days
 * @param {(days: number) => void} set
 * @param {number[]} [offered]
 */
export function lifeField(id, days, set, offered = [825, 365]) {
    return choiceField({
        id,
        legend: text.sign.life,
        value: String(days),
        set: (value) => set(Number(value)),
        plain: true,
        options: offered.map((value) => ({
            value: String(value), name: daysText(value),
            hint: say(text.sign.daysHints, String(value)) ?? '',
        })),
    });
}

/**
 * @param {string} id
 * @param {string} value
 * @param {(id: string) => void} set
 */
export function profileField(id, value, set) {
    return selectField({
        id,
        label: text.sign.profile,
        value,
        set,
        options: profiles.map((profile) => [profile.id, profile.name]),
    });
}

/**
 * What was signed or listed, to be handed out. It lies in the folder, too, so
 * that leaving asks for that alone.
 *
 * @param {{name: string, content: string, report?: any,
 *   sort?: 'request' | 'certificate' | 'authority' | 'other',
 *   keeping: import('../../parts/keeping.js').Keeping, below?: unknown}} chip
 */
export function copyChip({
    name, content, report = null, sort = 'certificate', keeping, below,
}) {
    return fileChip({
        name, sort, secret: false, text: content, report, below,
        save: () => keeping.save({
            name, files: () => [{ name, content }],
        }),
    });
}

/**
 * What a slot holds as the files of a folder.
 *
 * @param {readonly import('../../parts/file-slot.js').GivenFile[]} files
 * @returns {import('../../authority/folder.js').Files}
 */
export function filesOf(files) {
    return new Map(files.map(({ path, bytes }) => [path, bytes]));
}

/** @param {string[]} lines */
export function bullets(lines) {
    return lines.length === 0 ? nothing : html`<ul>
        ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>`;
}

/** @param {string} typed @returns {string[]} one a line, blanks too */
export function splitLines(typed) {
    return typed.split(/[\s,;]+/).filter(Boolean);
}

/** The reason of a revocation in words. @param {string} reason */
export function reasonText(reason) {
    return say(text.certificate.reasons, reason || 'unspecified') ?? reason;
}
