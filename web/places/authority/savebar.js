/**
 * Whether the authority is saved, always in view, and the way to save it;
 * after the first save of a new one, its passphrase is tried once more.
 */
import { html, nothing } from 'lit-html';
import { canPickDirectory, pickDirectory }
    from '../../authority/directory.js';
import { PATHS } from '../../authority/folder.js';
import { lockKeys } from '../../authority/relock.js';
import { announce } from '../../parts/dom.js';
import { engine } from '../../parts/engine.js';
import { notice } from '../../parts/notice.js';
import { NewPassphrase, OpenPassphrase } from '../../parts/secret.js';
import { Task } from '../../parts/task.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { Problems, Unlock } from './common.js';
import {
    authority, holdPassphrase, openedFolder, saveDirectory, saveZip, touched,
    tryPassphrase,
} from './state.js';

const text = t.authority.save;
const problems = new Problems();
const task = new Task();
const again = new OpenPassphrase('authority-test');
const fresh = new NewPassphrase('authority-lock');
const unlock = new Unlock('authority-relock');
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

/** Locks the key with a new passphrase, or anew with the one it has. */
async function lockKey() {
    const open = authority.state.lock === 'none';
    if (open && problems.show(fresh.problems())) {
        return;
    }
    const done = await problems.guard(() =>
        task.run(text.locking, async (run) => {
            const passphrase = open ? fresh.read() : await unlock.read(run);
            const folder = openedFolder();
            const [{ path, bytes }] = await lockKeys(await engine(), [{
                path: PATHS.key, bytes: new TextEncoder().encode(folder.key),
            }], { from: open ? undefined : passphrase, to: passphrase }, run);
            folder.put(path, bytes);
            return passphrase;
        }), { 'to.passphrase': 'authority-lock', ...unlock.fields });
    if (done) {
        fresh.clear();
        authority.update({ lock: 'good' });
        if (open) {
            holdPassphrase(done);
        }
        touched();
    }
}

function lockPart() {
    const { lock } = authority.state;
    if (lock === 'good') {
        return nothing;
    }
    const open = lock === 'none';
    return html`<section class="panel">
        <h2>${open ? text.notLocked : text.weaklyLocked}</h2>
        <p>${open ? text.notLockedLead : text.weaklyLockedLead}</p>
        ${open
            ? fresh.render({ form: 'pkcs8', problems: problems.list })
            : unlock.render(problems.list)}
        <div class="actions">
            <button
                type="button"
                class="button"
                id="authority-lock-key"
                ?disabled=${task.running}
                @click=${lockKey}
            >
                ${text.lockAct}
            </button>
        </div>
    </section>`;
}

export function saveBar() {
    const { handle, savedAs, lock } = authority.state;
    if (lock === 'none') {
        return html`<div class="save-bar stack" id="authority-save">
            ${lockPart()} ${task.render()}
        </div>`;
    }
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
        ${lockPart()} ${task.render()} ${testPart()}
    </div>`;
}
