/**
 * What the parts of this place share: failures in words, the authority's
 * passphrase asked for once, a device's files as chips, days of validity.
 */
import { html, nothing } from 'lit-html';
import { fileChip } from '../../parts/chip.js';
import { choiceField, selectField } from '../../parts/field.js';
import { notice } from '../../parts/notice.js';
import { problemsFrom, showProblems, withoutField }
    from '../../parts/problems.js';
import { saveFile } from '../../parts/save.js';
import { OpenPassphrase } from '../../parts/secret.js';
import { WriteError } from '../../writer.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { profiles } from '../../device/profiles.js';
import {
    authority, heldPassphrase, holdPassphrase, lock, openedFolder,
    tryPassphrase,
} from './state.js';

/** @typedef {import('../../parts/problems.js').Problem} Problem */
/** @typedef {import('../../parts/task.js').Run} Run */

const text = t.authority;

/**
 * @param {any} error
 * @param {Record<string, string>} [fields] the engine's field -> ours
 * @returns {Problem[]}
 */
export function problemsOf(error, fields = {}) {
    const say = text.errors[error?.code] ?? text.errors[error?.name];
    if (say) {
        return [{
            text: say(error.values ?? {}), field: fields[error.field ?? ''],
        }];
    }
    if (error instanceof WriteError) {
        return [{ text: t.keep.errors[error.code](error.message) }];
    }
    return problemsFrom(error, fields);
}

/** Every step's problems, for a field that is mended anywhere. */
/** @type {Set<Problems>} */
const kept = new Set();

/** A field was changed: its problem may be mended. @param {Event} event */
export function mend(event) {
    const { id } = /** @type {Element} */ (event.target);
    for (const problems of kept) {
        if (problems.list.some(({ field }) => field === id)) {
            problems.store.update({ list: withoutField(problems.list, id) });
        }
    }
}

/** One step's problems, kept and shown. */
export class Problems {
    constructor() {
        kept.add(this);
        this.store = createStore({ list: /** @type {Problem[]} */ ([]) });
    }

    get list() {
        return this.store.state.list;
    }

    /** @param {Problem[]} list @returns {boolean} there are any */
    show(list) {
        this.store.update({ list });
        showProblems(list);
        return list.length > 0;
    }

    clear() {
        if (this.list.length > 0) {
            this.store.update({ list: [] });
        }
    }

    /**
     * Runs work; its failure becomes problems.
     *
     * @template T
     * @param {() => Promise<T>} work
     * @param {Record<string, string>} [fields]
     * @returns {Promise<T | undefined>}
     */
    async guard(work, fields) {
        this.clear();
        try {
            return await work();
        } catch (error) {
            this.show(problemsOf(error, fields));
            return undefined;
        }
    }
}

/** Asks for the authority's passphrase where it is not held. */
export class Unlock {
    /** @param {string} id of the field, one for each step that signs */
    constructor(id) {
        this.id = id;
        this.field = new OpenPassphrase(id);
        this.fields = { 'authority.passphrase': id, passphrase: id };
    }

    /** @param {Problem[]} problems */
    render(problems) {
        if (openedFolder().key === '') {
            return notice('warn', html`<p>${text.unlock.noKey}</p>`);
        }
        if (authority.state.unlocked) {
            return html`<div class="with-copy">
                <p class="hint">${text.unlock.held}</p>
                <button type="button" class="button small" @click=${lock}>
                    ${text.unlock.lock}
                </button>
            </div>`;
        }
        return this.field.render({
            problems, label: text.unlock.label,
        });
    }

    /**
     * The passphrase, tried before it is used for anything.
     *
     * @param {Run} run
     * @returns {Promise<Uint8Array>}
     */
    async read(run) {
        const held = heldPassphrase();
        if (held) {
            return held;
        }
        const typed = this.field.read();
        await tryPassphrase(typed, run);
        holdPassphrase(typed);
        this.field.clear();
        return typed;
    }
}

/**
 * @param {string} id
 * @param {number} days
 * @param {(days: number) => void} set
 */
export function lifeField(id, days, set) {
    return choiceField({
        id,
        legend: text.sign.life,
        value: String(days),
        set: (value) => set(Number(value)),
        plain: true,
        options: [
            { value: '825', name: text.sign.days825,
                hint: text.sign.days825Hint },
            { value: '365', name: text.sign.days365,
                hint: text.sign.days365Hint },
        ],
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
 * @param {string} name
 * @param {string} content
 * @param {any} report
 * @param {'key' | 'request' | 'certificate' | 'authority' | 'other'} sort
 */
export function madeChip(name, content, report, sort) {
    return fileChip({
        name,
        sort,
        secret: sort === 'key',
        text: content,
        report,
        save: () => saveFile(name, new TextEncoder().encode(content)),
    });
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
