/**
 * Whether the authority is saved, always in view, and the way to save it;
 * after the first save of a new one, its passphrase is tried once more.
 */
import { html, nothing } from 'lit-html';
import { canPickDirectory, pickDirectory }
    from '../../authority/directory.js';
import { announce } from '../../parts/dom.js';
import { notice } from '../../parts/notice.js';
import { OpenPassphrase } from '../../parts/secret.js';
import { Task } from '../../parts/task.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { Problems } from './common.js';
import {
    authority, openedFolder, saveDirectory, saveZip, tryPassphrase,
} from './state.js';

const text = t.authority.save;
const problems = new Problems();
const task = new Task();
const again = new OpenPassphrase('authority-test');
const local = createStore({ good: false });

function saveAsZip() {
    saveZip();
    announce(text.saved(authority.state.savedAs));
}

/** @param {any} known the directory it was opened from or saved to */
async function saveIntoDirectory(known) {
    await problems.guard(async () => {
        let handle = known;
        try {
            handle ??= await pickDirectory();
        } catch (error) {
            if (error.name === 'AbortError') {
                return;
            }
            throw error;
        }
        await task.run(text.saving, () => saveDirectory(handle));
        announce(text.saved(handle.name));
    });
}

async function test() {
    const typed = again.read();
    const done = await problems.guard(() =>
        task.run(t.authority.unlock.trying, async (run) => {
            await tryPassphrase(typed, run);
            return true;
        }), { 'authority.passphrase': 'authority-test' });
    typed.fill(0);
    if (done) {
        again.clear();
        local.update({ good: true });
        authority.update({ untested: false });
        announce(t.authority.test.good);
    }
}

function testPart() {
    const { untested, savedAs } = authority.state;
    if (!untested || savedAs === '') {
        return local.state.good && savedAs !== '' && !openedFolder().changed
            ? notice('ok', html`<p>${t.authority.test.good}</p>`) : nothing;
    }
    return html`<section class="panel">
        <h2>${t.authority.test.title}</h2>
        <p>${t.authority.test.lead}</p>
        ${again.render({ problems: problems.list })}
        <div class="actions">
            <button
                type="button"
                class="button"
                id="authority-test-try"
                @click=${test}
            >
                ${t.authority.test.act}
            </button>
        </div>
    </section>`;
}

export function saveBar() {
    const { handle, savedAs } = authority.state;
    const folder = openedFolder();
    const never = folder.saved.size === 0;
    const state = folder.changed
        ? notice('warn', html`<p>${never ? text.neverSaved : text.unsaved}</p>
              <div class="chip-actions start">
                  ${handle
                      ? html`<button
                            type="button"
                            class="button primary"
                            @click=${() => saveIntoDirectory(handle)}
                        >
                            ${text.again(handle.name)}
                        </button>`
                      : nothing}
                  <button
                      type="button"
                      class="button ${handle ? '' : 'primary'}"
                      id="authority-save-zip"
                      @click=${saveAsZip}
                  >
                      ${text.zip}
                  </button>
                  ${!handle && canPickDirectory()
                      ? html`<button
                            type="button"
                            class="button"
                            @click=${() => saveIntoDirectory(null)}
                        >
                            ${text.directory}
                        </button>`
                      : nothing}
              </div>
              <p class="small">${text.secret}</p>`)
        : savedAs !== ''
            ? html`<p class="saved small" role="status">
                  ${text.saved(savedAs)}
              </p>`
            : nothing;
    return html`<div class="save-bar stack" id="authority-save">
        ${state} ${problems.list.length > 0
            ? notice('bad', html`<p>${problems.list[0].text}</p>`)
            : nothing}
        ${task.render()} ${testPart()}
    </div>`;
}
