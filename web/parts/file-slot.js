/**
 * Files that the user already has: chosen, dropped, or pasted as text. A
 * slot holds what was given last and nothing else: a choice that cannot be
 * read leaves it empty, a slow one never overtakes a later one, and its own
 * line says what it holds.
 */
import { html, nothing } from 'lit-html';
import { page } from '../owner.js';
import { createStore } from '../store.js';
import { t } from '../text/index.js';
import { describedBy, faultText, hintText, labelText } from './field.js';
import { icons } from './icons.js';
import { more } from './step.js';

/** @import {Owner} from '../owner.js' */

/** No file of any kind that belongs here is larger, bytes. */
const SIZE_MAX = 10 * 1024 * 1024;
/** Folders nest no deeper than this in anything that we read. */
const DEPTH_MAX = 8;

/**
 * @typedef {object} GivenFile
 * @property {string} name its last part
 * @property {string} path with the folders that were given with it; the name
 *   where there are none
 * @property {Uint8Array} bytes
 * @property {boolean} [pasted] came as text: the name is the page's own
 *
 * @typedef {{ path: string, file: File }} Found a file not yet read
 */

/**
 * @typedef {object} SlotOptions
 * @property {string} id of the file field; the paste field is `${id}-paste`
 * @property {boolean} [several]
 * @property {number} [most] bytes of one file, 10 MB where not given
 * @property {(files: readonly GivenFile[]) => void} [changed] whenever what
 *   the slot holds is another: [] when it was emptied or refused
 */

/** @param {Iterable<File>} list @returns {Found[]} */
const foundIn = (list) => [...list].map((file) =>
    ({ path: file.webkitRelativePath || file.name, file }));

/**
 * The files of a drop: folders are walked. Read before the event ends.
 *
 * @param {DataTransfer} transfer
 * @returns {Promise<Found[]>}
 */
async function foundInDrop(transfer) {
    const entries = [...transfer.items].flatMap((item) =>
        item.webkitGetAsEntry?.() ?? []);
    if (entries.length === 0) {
        return foundIn(transfer.files);
    }
    /** @type {Found[]} */
    const found = [];
    const walk = async (
        /** @type {FileSystemEntry} */ entry,
        /** @type {string} */ prefix,
        /** @type {number} */ depth,
    ) => {
        if (entry.isFile) {
            /** @type {File} */
            const file = await new Promise((resolve, reject) =>
                /** @type {FileSystemFileEntry} */ (entry)
                    .file(resolve, reject));
            found.push({ path: prefix + entry.name, file });
            return;
        }
        const reader =
            /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
        // One call gives a hundred entries at most; an empty answer ends it.
        for (;;) {
            /** @type {FileSystemEntry[]} */
            const batch = await new Promise((resolve, reject) =>
                reader.readEntries(resolve, reject));
            if (batch.length === 0 || depth >= DEPTH_MAX) {
                return;
            }
            for (const child of batch) {
                await walk(child, `${prefix}${entry.name}/`, depth + 1);
            }
        }
    };
    for (const entry of entries) {
        await walk(entry, '', 0);
    }
    return found;
}

/** Not while the form's work runs. @param {Event} event */
function isOpen(event) {
    const area = /** @type {Element} */ (event.currentTarget);
    return area.closest('fieldset[disabled]') === null;
}

/** @param {number} bytes @returns {string} such as "1.7 KB" */
const sizeText = (bytes) => bytes < 1000 ? t.open.bytes({ n: bytes })
    : bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} KB`
        : `${(bytes / 1e6).toFixed(1)} MB`;

export class FileSlot {
    /**
     * @param {SlotOptions} options
     * @param {Owner} [owner] the slot is emptied when it ends
     */
    constructor({ id, several = false, most = SIZE_MAX, changed },
        owner = page) {
        this.id = id;
        this.several = several;
        this.most = most;
        this.changed = changed;
        this.turn = 0;
        this.store = createStore({
            files: /** @type {readonly GivenFile[]} */ ([]),
            /** What could not be taken, a sentence each. */
            faults: /** @type {string[]} */ ([]),
            reading: false,
            over: false,
        });
        owner.onEnd(() => {
            this.changed = undefined;
            this.clear();
        });
    }

    /** @returns {readonly GivenFile[]} */
    get files() {
        return this.store.state.files;
    }

    /** @returns {GivenFile | null} of a slot for one */
    get file() {
        return this.files[0] ?? null;
    }

    /** @returns {string} why what was given last was not taken, or '' */
    get fault() {
        return this.store.state.faults.join(' ');
    }

    /** @param {readonly GivenFile[]} files @param {string[]} faults */
    hold(files, faults) {
        const before = this.files;
        this.store.update({ files, faults, reading: false });
        // Dropped or pasted, too, it mends what its form said of it.
        globalThis.document?.getElementById(this.id)?.dispatchEvent(
            new Event('input', { bubbles: true }));
        if (files.length > 0 || before.length > 0) {
            this.changed?.(files);
        }
    }

    /** Empties it; what is still being read comes too late. */
    clear() {
        this.turn++;
        this.hold([], []);
    }

    /** @param {number} at */
    remove(at) {
        this.turn++;
        this.hold(this.files.filter((_, i) => i !== at), []);
    }

    /**
     * Reads what was found and holds it in the place of what was there,
     * unless something else was given meanwhile.
     *
     * @param {Found[] | Promise<Found[]>} finding
     */
    async take(finding) {
        const turn = ++this.turn;
        this.hold([], []);
        this.store.update({ reading: true });
        /** @type {GivenFile[]} */
        const files = [];
        /** @type {string[]} */
        const faults = [];
        try {
            const found = await finding;
            if (found.length > 1 && !this.several) {
                faults.push(t.open.onlyOne);
            } else {
                for (const { path, file } of found) {
                    const { name } = file;
                    if (file.size > this.most) {
                        const megabytes = Math.floor(this.most / 1048576);
                        faults.push(t.open.tooLarge({ name, megabytes }));
                        continue;
                    }
                    try {
                        const bytes = new Uint8Array(await file.arrayBuffer());
                        files.push({ name, path, bytes });
                    } catch {
                        faults.push(t.open.unreadable(
                            { name: name || t.open.unnamed }));
                    }
                }
            }
        } catch {
            faults.push(t.open.unreadable({ name: t.open.unnamed }));
        }
        // A folder may hold an empty file; files that are all empty are none.
        if (files.length > 0 && files.every(({ bytes }) => !bytes.length)) {
            faults.push(t.open.empty({ name: files.splice(0)[0].name }));
        }
        if (turn === this.turn) {
            this.hold(files, faults);
        }
    }

    /** @param {string} text as pasted; blanks alone empty the slot */
    paste(text) {
        const name = t.open.pasted;
        const bytes = new TextEncoder().encode(text);
        this.turn++;
        this.hold(text.trim() === '' ? []
            : [{ name, path: name, bytes, pasted: true }], []);
    }

    /**
     * @param {{ label: string, hint?: string, fault?: string,
     *   accept?: string, paste?: boolean, folder?: boolean,
     *   optional?: boolean }} options fault: of what it holds; paste: as
     *   text, too, unless false; folder: a whole one can be chosen, too
     */
    render({ label, hint, fault = '', accept, paste, folder, optional }) {
        const { id } = this;
        const { over, reading } = this.store.state;
        const wrong = this.fault || fault;
        const described = describedBy({ id, label, hint, fault: wrong });
        /** @param {boolean} inside */
        const hover = (inside) => (/** @type {DragEvent} */ event) => {
            event.preventDefault();
            if (over !== (inside && isOpen(event))) {
                this.store.update({ over: inside && isOpen(event) });
            }
        };
        return html`<div
            class="field drop ${wrong ? 'faulty' : ''} ${over ? 'over' : ''}"
            @dragover=${hover(true)} @dragleave=${hover(false)}
            @drop=${(/** @type {DragEvent} */ event) => {
                event.preventDefault();
                this.store.update({ over: false });
                if (event.dataTransfer && isOpen(event)) {
                    this.take(foundInDrop(event.dataTransfer));
                }
            }}>
            <span class="label" id="${id}-label"
                >${labelText(label, optional)}</span>
            ${hintText(id, hint)} ${this.renderFiles()}
            <div class="row">
                ${this.renderInput(id, described, { accept, wrong: !!wrong })}
                ${folder
                    ? this.renderInput(`${id}-folder`, nothing, { folder })
                    : nothing}
                <span class="hint">${reading
                    ? t.open.reading : t.open.orDrop}</span>
            </div>
            ${faultText(id, wrong)}
            ${paste === false ? nothing : this.renderPaste()}
        </div>`;
    }

    /**
     * The browser's own field only opens the dialog; the label is what one
     * sees of it.
     *
     * @param {string} id
     * @param {unknown} described ids
     * @param {{ accept?: string, folder?: boolean, wrong?: boolean }} options
     */
    renderInput(id, described, { accept, folder, wrong }) {
        const held = this.files.length > 0;
        return html`<span class="slot-input">
            <input type="file" id=${id} ?multiple=${this.several}
                ?webkitdirectory=${folder} accept=${accept ?? nothing}
                aria-labelledby="${this.id}-label${
                    folder ? ` ${id}-button` : ''}"
                aria-describedby=${described}
                aria-invalid=${wrong ? 'true' : nothing}
                @change=${(/** @type {Event} */ event) => {
                    const input =
                        /** @type {HTMLInputElement} */ (event.target);
                    const found = foundIn(input.files ?? []);
                    // Or it could not be chosen again, once mended on disk.
                    input.value = '';
                    if (found.length > 0) {
                        this.take(found);
                    }
                }} />
            <label class="button small" for=${id} id="${id}-button"
                >${folder ? t.open.chooseFolder
                    : this.several ? t.open.chooseSeveral
                        : held ? t.open.chooseOther : t.open.choose}</label>
        </span>`;
    }

    renderFiles() {
        return this.files.length === 0 ? nothing : html`<ul class="slot-files">
            ${this.files.map(({ path, bytes }, at) => html`<li>
                <span class="slot-name">${path}</span>
                <span class="hint">${sizeText(bytes.length)}</span>
                <button type="button" class="button small"
                    aria-label=${t.open.removeLabel({ name: path })}
                    title=${t.open.removeLabel({ name: path })}
                    @click=${() => this.remove(at)}>
                    ${icons.cross}
                </button>
            </li>`)}
        </ul>`;
    }

    renderPaste() {
        return more(t.open.paste,
            html`<textarea class="input mono" rows="5" id="${this.id}-paste"
                aria-label=${t.open.pasteLabel} placeholder="-----BEGIN …"
                autocomplete="off" autocapitalize="off" spellcheck="false"
                @change=${(/** @type {Event} */ event) => {
                    const area =
                        /** @type {HTMLTextAreaElement} */ (event.target);
                    if (area.value.trim() !== '') {
                        this.paste(area.value);
                        area.value = '';
                    }
                }}></textarea>`, { small: true });
    }
}
