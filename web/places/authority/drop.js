/**
 * A place to drop a folder, a ZIP or files, with buttons for those who do
 * not drag. Larger than parts/openfile.js takes, and folders too.
 */
import { html, nothing } from 'lit-html';
import { readDrop, readFileList } from '../../authority/directory.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';

/** @typedef {import('../../authority/folder.js').Files} Files */

const over = createStore({ id: '' });

/** @param {string} id */
function press(id) {
    document.getElementById(id)?.click();
}

/**
 * @param {{id: string, label: string, hint: string, fault?: string,
 *   take: (files: Files) => void, fail: (error: unknown) => void,
 *   others?: unknown}} options
 */
export function folderDrop({ id, label, hint, fault, take, fail, others }) {
    const { start } = t.authority;
    /** @param {Promise<Files>} reading */
    const read = async (reading) => {
        try {
            const files = await reading;
            if (files.size > 0) {
                take(files);
            }
        } catch (error) {
            fail(error);
        }
    };
    /** @param {boolean} inside */
    const hover = (inside) => (/** @type {DragEvent} */ event) => {
        event.preventDefault();
        const now = inside ? id : '';
        if (over.state.id !== now) {
            over.update({ id: now });
        }
    };
    /** @param {Event} event */
    const chosen = (event) => {
        const input = /** @type {HTMLInputElement} */ (event.target);
        read(readFileList([...input.files ?? []]));
    };
    return html`<div
        class="field drop ${fault ? 'faulty' : ''} ${over.state.id === id
            ? 'over' : ''}"
        role="group"
        aria-labelledby="${id}-label"
        aria-describedby="${id}-hint"
        @dragover=${hover(true)}
        @dragleave=${hover(false)}
        @drop=${(/** @type {DragEvent} */ event) => {
            event.preventDefault();
            over.update({ id: '' });
            if (event.dataTransfer) {
                read(readDrop(event.dataTransfer));
            }
        }}
    >
        <span class="label" id="${id}-label">${label}</span>
        <p class="hint" id="${id}-hint">${hint}</p>
        ${fault ? html`<p class="fault">${fault}</p>` : nothing}
        <input
            type="file"
            id=${id}
            hidden
            multiple
            @change=${chosen}
        />
        <input
            type="file"
            id="${id}-folder"
            hidden
            webkitdirectory
            @change=${chosen}
        />
        <div class="chip-actions start">
            <button
                type="button"
                class="button"
                id="${id}-choose"
                @click=${() => press(id)}
            >
                ${start.openFiles}
            </button>
            <button
                type="button"
                class="button"
                @click=${() => press(`${id}-folder`)}
            >
                ${start.openFolder}
            </button>
            ${others ?? nothing}
        </div>
    </div>`;
}
