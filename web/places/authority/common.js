/**
 * What the parts of this place share: failures in words, work that needs the
 * authority's key, life and kind of what is signed.
 */
import { html, nothing } from 'lit-html';
import { tryKey } from '../../authority/relock.js';
import { profiles } from '../../device/profiles.js';
import { isSound } from '../../file/relations.js';
import { button } from '../../parts/button.js';
import { engine } from '../../parts/engine.js';
import { fileChip } from '../../parts/chip.js';
import { choiceField, selectField } from '../../parts/field.js';
import { FileSlot } from '../../parts/file-slot.js';
import { Form, ProblemsFound, problemsFrom } from '../../parts/form.js';
import { notice } from '../../parts/step.js';
import { heldSecret, OpenPassphrase } from '../../parts/secret.js';
import { errorText, insteadText, toldText } from '../../parts/told.js';
import { say, t } from '../../text/index.js';
import { WriteError } from '../../writer.js';
import {
    authority, heldPassphrase, holdPassphrase, lock, openedFolder, touched,
} from './state.js';
import { DEVICE_DAYS } from '../../authority/validity.js';
import { Item } from '../../keep.js';
import { Keeping } from '../../parts/keeping.js';
import { createStore } from '../../store.js';

/** @import {Engine, Failure} from '../../../wasm/face.js' */
/** @import {FileObject, Kind, Sound} from '../../../wasm/reports.js' */
/** @import {Problem} from '../../parts/form.js' */
/** @import {GivenFile} from '../../parts/file-slot.js' */
/** @import {Run} from '../../parts/work.js' */
/** @import {Files} from '../../authority/folder.js' */
/** @import {HeldSecret} from '../../keep.js' */
/** @import {Owner} from '../../owner.js' */

const text = t.authority;

/**
 * @param {Failure} error
 * @param {Record<string, string>} [fields] the engine's field -> ours
 */
export function problemsOf(error, fields = {}) {
    const { code = '', name = '', values, field = '' } = error;
    const ours = toldText(text.errors, { code, values })
        ?? toldText(text.errors, { code: name, values });
    if (ours) {
        return [{ text: ours, field: fields[field] }];
    }
    if (error instanceof WriteError) {
        return [{ text: t.keep.errors[error.code]({ why: error.message }) }];
    }
    return problemsFrom(error, fields);
}

/**
 * @param {boolean} is it is wrong
 * @param {string} field its id
 * @param {string} words
 */
export const wrong = (is, field, words) => is ? [{ field, text: words }] : [];

/** Asks for the authority's passphrase where it is not held. */
export class Unlock {
    /**
     * @param {string} id of the field, one for each step that signs
     * @param {Owner} owner
     */
    constructor(id, owner) {
        this.field = new OpenPassphrase(id, owner);
        this.fields = { 'authority.passphrase': id };
    }

    /** @param {Problem[]} problems */
    render(problems) {
        if (openedFolder().key === '') {
            return notice('warn', text.unlock.noKey);
        }
        if (authority.state.lock === 'none') {
            return nothing;
        }
        if (authority.state.unlocked) {
            return html`<div class="with-copy">
                <p class="hint">${text.unlock.held}</p>
                ${button(text.unlock.lock, lock, { weight: 'small' })}
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
     * @param {Run} run
     * @returns {Promise<Uint8Array>} a copy
     */
    async read(run) {
        const passphrase = this.take();
        await tryKey(await engine(), openedFolder(), passphrase, run);
        this.opened(passphrase);
        return passphrase.slice();
    }
}

/** A form whose work needs the authority's key. */
export class SigningForm extends Form {
    /**
     * @param {string} id of the passphrase's field
     * @param {Owner} owner
     * @param {Record<string, string>} [fields]
     */
    constructor(id, owner, fields = {}) {
        const unlock = new Unlock(id, owner);
        super(owner, {
            words: problemsOf, fields: { ...fields, ...unlock.fields },
        });
        this.unlock = unlock;
    }

    /**
     * Runs work, after which the folder is another: the passphrase is taken
     * at the press and tried first, and held if it is right.
     *
     * @template {object} I
     * @template R
     * @param {object} order as Form.run takes it, but for
     * @param {string} order.say
     * @param {() => I} order.inputs called at the press; what it throws
     *   becomes problems
     * @param {(Uint8Array | undefined)[]} [order.lent]
     * @param {(inputs: Readonly<I & {passphrase: Uint8Array}>, run: Run,
     *     engine: Engine) => Promise<R>} order.work
     * @param {(result: R) => void} order.commit
     * @param {(result: R) => void} [order.drop]
     * @returns {Promise<boolean>}
     */
    async sign({ say: what, inputs, lent = [], work, commit, drop }) {
        const { key, report } = openedFolder();
        let taken;
        try {
            taken = inputs();
        } catch (error) {
            lent.forEach((bytes) => bytes?.fill(0));
            this.complain(problemsOf(error, this.fields));
            return false;
        }
        const passphrase = this.unlock.take();
        return this.run({
            say: what,
            inputs: { ...taken, passphrase },
            lent: [...lent, passphrase],
            work: async (given, run) => {
                const mc = await engine();
                await tryKey(mc, { key, report }, passphrase, run);
                return work(given, run, mc);
            },
            commit: (result) => {
                commit(result);
                touched();
                this.unlock.opened(passphrase.slice());
            },
            drop,
        });
    }

    /** Where the passphrase is asked for. */
    keyPart() {
        return html`<section class="panel">
            ${this.unlock.render(this.problems)}
        </section>`;
    }
}

/** Many days are told in years, too. @param {number} n */
const daysText = (n) => n > 1000
    ? text.sign.daysAndYears({ n, years: Math.round(n / 365) })
    : text.sign.days({ n });

/**
 * @param {string} id
 * @param {{value: number, set: (days: number) => void}} bound
 * @param {number[]} [offered]
 */
export function lifeField(id, { value: days, set },
    offered = [DEVICE_DAYS, 365]) {
    return choiceField({
        id, legend: text.sign.life, value: String(days),
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
 * @param {{value: string, set: (id: string) => void}} bound
 */
export function profileField(id, bound) {
    return selectField({
        id, label: text.sign.profile, ...bound,
        options: profiles.map((profile) => [profile.id, profile.name]),
    });
}

/**
 * What was signed or listed, to be handed out. It lies in the folder, too, so
 * that leaving asks for that alone.
 *
 * @param {{name: string, content: string, report?: FileObject | null,
 *   sort?: 'request' | 'certificate' | 'authority' | 'other',
 *   keeping: Keeping, below?: unknown}} chip
 */
export function copyChip({
    name, content, report = null, sort = 'certificate', keeping, below,
}) {
    return fileChip({
        name, sort, secret: false, text: content, report, below,
        save: () => keeping.save({ name, content: () => content }),
    });
}

/**
 * A slot whose files are read at once. What is given takes the place of what
 * stood there; what cannot be read leaves nothing.
 *
 * @template R
 * @param {Form} form around it
 * @param {object} slot as FileSlot takes it, but for
 * @param {string} slot.id
 * @param {boolean} [slot.several]
 * @param {number} [slot.most]
 * @param {string} slot.say what is being done, in words
 * @param {() => void} [slot.clear] takes away what stood there
 * @param {(files: readonly GivenFile[], run: Run) => Promise<R>} slot.work
 * @param {(result: R, slot: FileSlot) => void} slot.commit
 * @param {Owner} owner
 */
export function readingSlot(form, { say: what, clear, work, commit, ...slot },
    owner) {
    const made = new FileSlot({ ...slot, async changed(files) {
        clear?.();
        form.complain([]);
        if (files.length > 0) {
            await form.run({
                say: what,
                inputs: { files },
                work: (inputs, run) => work(inputs.files, run),
                commit: (result) => commit(result, made),
            });
        }
    } }, owner);
    return made;
}

/**
 * The objects of a kind in a file.
 *
 * @template {Kind} K
 * @param {GivenFile} file
 * @param {K} kind
 * @param {{field: string, none: string}} words where and how it is told that
 *   there is none
 * @param {Run} run
 * @returns {Promise<Sound<K>[]>} at least one
 * @throws {ProblemsFound}
 */
export async function objectsIn({ bytes }, kind, { field, none }, run) {
    const { objects } = await (await engine()).inspect({ bytes }, run);
    const sound = objects.filter((object) => isSound(object, kind));
    if (sound.length === 0) {
        const error = objects.find((object) => object.kind === kind)?.error;
        throw new ProblemsFound(
            [{ field, text: error ? errorText(error)
                : insteadText(objects, none) }]);
    }
    return sound;
}

/** As a folder's. @param {readonly GivenFile[]} files @returns {Files} */
export function filesOf(files) {
    return new Map(files.map(({ path, bytes }) => [path, bytes]));
}

/**
 * @typedef {object} Made
 * @property {string} file its name
 * @property {() => Uint8Array} content
 * @property {string[]} said what it is, in words
 * @property {Item} item
 * @property {HeldSecret} secret
 */

/**
 * What was made here and lies nowhere else until it is saved, each with the
 * passphrase that opens it; those made before stay below.
 */
export class MadeFiles {
    /**
     * @param {string} id its ids begin with it
     * @param {string} label of the passphrases
     * @param {Owner} owner
     */
    constructor(id, label, owner) {
        this.id = id;
        this.label = label;
        this.owner = owner;
        this.keeping = new Keeping(`${id}-back`, owner);
        this.store = createStore({ list: /** @type {Made[]} */ ([]) });
    }

    /**
     * @param {Omit<Made, 'item'>} made
     * @param {() => string} name in words, as the question on leaving has it
     */
    add(made, name) {
        const item = new Item(name, { owner: this.owner });
        const { list } = this.store.state;
        this.store.update({ list: [{ ...made, item }, ...list] });
    }

    render() {
        const { list } = this.store.state;
        return html`${list.map(({ file, content, said, item, secret }, at) =>
            html`<section class="panel">
                ${notice('ok', said)}
                ${heldSecret({
                    id: `${this.id}-held-${at}`, label: this.label, secret,
                })}
                <div class="actions">
                    ${button(t.chip.saveLabel({ name: file }),
                        () => this.keeping.save(
                            { name: file, content, items: [item] }),
                        { weight: item.kept ? '' : 'primary' })}
                    <span class="hint">${t.keep.states[item.state]}</span>
                </div>
            </section>`)}
        ${this.keeping.render(list.map(({ item }) => item))}`;
    }
}
