/**
 * Files that the user already has: chosen, dropped, or pasted as text.
 */
import { html, nothing } from 'lit-html';
import { createStore } from '../store.js';
import { t } from '../text/index.js';
import { onValue } from './field.js';

/** No file of any kind that belongs here is larger. */
const SIZE_MAX = 10 * 1024 * 1024;

/**
 * @typedef {object} GivenFile
 * @property {string} name
 * @property {Uint8Array} bytes
 */

const over = createStore({ id: '' });

/**
 * @param {Iterable<File>} files
 * @returns {Promise<GivenFile[]>}
 */
export async function readFiles(files) {
    const given = [];
    for (const file of files) {
        if (file.size > SIZE_MAX) {
            throw new Error(t.open.tooLarge(file.name));
        }
        given.push({
            name: file.name,
            bytes: new Uint8Array(await file.arrayBuffer()),
        });
    }
    return given;
}

/**
 * @param {{ id: string, label: string, hint?: string, fault?: string,
 *   several?: boolean, accept?: string, paste?: boolean,
 *   pasted?: boolean, take: (files: GivenFile[]) => void,
 *   fail: (error: unknown) => void }} options
 *   pasted: what was taken came as text, so the file field cannot show it
 */
export function openField(options) {
    const { id, label, hint, fault, several, take, fail } = options;
    /** @param {Iterable<File>} list */
    const read = async (list) => {
        const files = [...list];
        if (files.length > 0) {
            try {
                take(await readFiles(several ? files : files.slice(0, 1)));
            } catch (error) {
                fail(error);
            }
        }
    };
    /** @param {boolean} inside */
    const hover = (inside) => (/** @type {DragEvent} */ event) => {
        event.preventDefault();
        if (over.state.id !== (inside ? id : '')) {
            over.update({ id: inside ? id : '' });
        }
    };
    const described = [hint && `${id}-hint`, fault && `${id}-fault`]
        .filter(Boolean).join(' ');
    return html`<div
        class="field drop ${fault ? 'faulty' : ''} ${over.state.id === id
            ? 'over'
            : ''}"
        @dragover=${hover(true)}
        @dragleave=${hover(false)}
        @drop=${(/** @type {DragEvent} */ event) => {
            event.preventDefault();
            over.update({ id: '' });
            const dropped = event.dataTransfer?.files;
            const input = document.getElementById(id);
            if (dropped && input instanceof HTMLInputElement) {
                input.files = dropped; // it shows their names
                read(dropped);
            }
        }}
    >
        <label for=${id}>${label}</label>
        ${hint
            ? html`<p class="hint" id="${id}-hint">${hint}</p>`
            : nothing}
        <input
            type="file"
            id=${id}
            ?multiple=${several}
            accept=${options.accept ?? nothing}
            aria-describedby=${described || nothing}
            aria-invalid=${fault ? 'true' : nothing}
            @click=${chooseAnew}
            @change=${(/** @type {Event} */ event) => {
                const input = /** @type {HTMLInputElement} */ (event.target);
                read(input.files ?? []);
            }}
        />
        ${fault
            ? html`<p class="fault" id="${id}-fault">${fault}</p>`
            : nothing}
        ${options.pasted
            ? html`<p class="small" role="status">${t.open.pastedTaken}</p>`
            : nothing}
        ${options.paste === false ? nothing : pasteField(id, take)}
    </div>`;
}

/**
 * Lets the same file be chosen once more, after it was mended on disk: a
 * field that already shows it would tell of no change. A dialog that is left
 * without a choice leaves the field as it was.
 *
 * @param {Event} event a click on a file field
 */
export function chooseAnew(event) {
    const input = /** @type {HTMLInputElement} */ (event.currentTarget);
    const shown = new DataTransfer();
    for (const file of input.files ?? []) {
        shown.items.add(file);
    }
    input.value = '';
    input.addEventListener('cancel', () => {
        input.files = shown.files;
    }, { once: true });
}

/** @param {string} id @param {(files: GivenFile[]) => void} take */
function pasteField(id, take) {
    return html`<details class="more small">
        <summary>${t.open.paste}</summary>
        <textarea
            class="input mono"
            rows="5"
            id="${id}-paste"
            aria-label=${t.open.pasteLabel}
            placeholder="-----BEGIN …"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            @change=${onValue((text) => {
                if (text.trim() !== '') {
                    const input = document.getElementById(id);
                    /** @type {HTMLInputElement} */ (input).value = '';
                    const bytes = new TextEncoder().encode(text);
                    take([{ name: t.open.pasted, bytes }]);
                }
            })}
        ></textarea>
    </details>`;
}
