/**
 * Whether the authority is kept, in view everywhere in one line, and the way
 * to save it; after the first save of a new one, its passphrase is tried.
 */
import { html, nothing } from 'lit-html';
import { ChangedOnDisk, canPickDirectory, pickDirectory }
    from '../../authority/directory.js';
import { tryKey } from '../../authority/relock.js';
import { announce } from '../../parts/dom.js';
import { engine } from '../../parts/engine.js';
import { Form } from '../../parts/form.js';
import { Keeping } from '../../parts/keeping.js';
import { notice } from '../../parts/notice.js';
import { OpenPassphrase, heldSecret } from '../../parts/secret.js';
import { hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { problemsOf } from './common.js';
import { bringIn, mergeResult } from './merge.js';
import { liesOpen } from './passphrase.js';
import {
    authority, authorityItem, authorityScope, freshPassphrase, openedFolder,
    savedInto, writeInto, zipOrder,
} from './state.js';

const text = t.authority.save;

const mine = authorityScope.state((owner) => {
    const local = createStore({
        /** What somebody else has saved into the directory meanwhile. */
        conflict: /** @type {{there: import('../../authority/folder.js').Files,
            handle: any} | null} */ (null),
        good: false,
    });
    return {
        local,
        form: new Form(owner, { words: problemsOf }),
        keeping: new Keeping('authority-back', owner),
        test: new Form(owner, {
            words: problemsOf,
            fields: { 'authority.passphrase': 'authority-test' },
        }),
        again: new OpenPassphrase('authority-test', owner),
    };
});

/** @returns {Promise<boolean>} */
function saveZip() {
    return mine().keeping.save(zipOrder());
}

/** @param {any} handle @returns {Promise<boolean>} */
async function saveInto(handle) {
    const { form, local } = mine();
    const item = authorityItem();
    if (!item) {
        return false;
    }
    local.update({ conflict: null });
    const done = await form.run({
        say: text.saving,
        inputs: { folder: openedFolder(), handle, item },
        async work(inputs, run) {
            try {
                await writeInto(inputs, run);
            } catch (error) {
                if (error instanceof ChangedOnDisk) {
                    local.update({ conflict: { there: error.there, handle } });
                }
                throw error;
            }
        },
        commit: (_, inputs) => savedInto(inputs.handle),
    });
    if (done) {
        announce(text.saved({ name: handle.name }));
    }
    return done;
}

async function chooseDirectory() {
    try {
        await saveInto(await pickDirectory());
    } catch (error) {
        if (error.name !== 'AbortError') {
            mine().form.complain(problemsOf(error));
        }
    }
}

/**
 * Saves it where it lies: into its directory, or as a ZIP. Call it in a
 * click.
 *
 * @returns {Promise<boolean>} it was written or handed over
 */
export function saveAuthority() {
    const { handle } = authority.state;
    return handle ? saveInto(handle) : saveZip();
}

async function bringInAndSave() {
    const { form, local } = mine();
    const { conflict } = local.state;
    if (conflict && await bringIn(form, conflict.there)) {
        await saveInto(conflict.handle);
    }
}

async function tryPassphrase() {
    const { test, again, local } = mine();
    const { key, report } = openedFolder();
    const typed = again.read();
    await test.run({
        say: t.authority.unlock.trying,
        inputs: { key, report, typed },
        secrets: [typed],
        work: async (inputs, run) => tryKey(
            await engine(), inputs, inputs.typed, run),
        commit() {
            typed.fill(0);
            again.clear();
            freshPassphrase()?.noted();
            local.update({ good: true });
            authority.update({ untested: false });
            announce(t.authority.test.good);
        },
    });
}

/** Tries the passphrase of a new authority once it was saved. */
export function testPart() {
    const { test, again, local } = mine();
    const item = authorityItem();
    if (!authority.state.untested || item?.state === 'made') {
        return local.state.good && item?.kept
            ? notice('ok', html`<p>${t.authority.test.good}</p>`) : nothing;
    }
    return html`<section class="panel">
        <h2>${t.authority.test.title}</h2>
        <p>${t.authority.test.lead}</p>
        ${test.render({
            body: again.render({ problems: test.problems }),
            act: { id: 'authority-test-try', text: t.authority.test.act,
                primary: false },
            submit: tryPassphrase,
        })}
    </section>`;
}

/** @param {boolean} strong saving is what comes next */
function buttons(strong) {
    const { handle } = authority.state;
    const { running } = mine().form;
    /** @param {string} id @param {string} words @param {() => void} act
     * @param {boolean} primary */
    const button = (id, words, act, primary) => html`<button
        type="button"
        class="button small ${primary ? 'primary' : ''}"
        id=${id}
        ?disabled=${running}
        @click=${act}
    >
        ${words}
    </button>`;
    return html`<span class="save-buttons">
        ${handle ? button('authority-save-again', text.again({
            name: handle.name,
        }),
            () => void saveInto(handle), strong) : nothing}
        ${button('authority-save-zip', text.zip, () => void saveZip(),
            strong && !handle)}
        ${!handle && canPickDirectory() ? button('authority-save-directory',
            text.directory, () => void chooseDirectory(), false) : nothing}
    </span>`;
}

/** Where it is, and what to do about it, in one line. */
function line() {
    const item = authorityItem();
    const folder = openedFolder();
    if (liesOpen()) {
        return notice('bad', html`<p class="save-line">
            ${text.locked}
            <a href=${hrefOf('authority', 'overview')}>${text.toLock}</a>
        </p>`);
    }
    if (item?.state === 'made') {
        return notice('warn', html`<div class="save-line">
            <span>${folder.saved.size === 0
                ? text.neverSaved : text.unsaved}</span>
            ${buttons(true)}
        </div>`);
    }
    if (item?.state === 'handed') {
        return html`${mine().keeping.render([item])}
            <div class="save-line small">${buttons(false)}</div>`;
    }
    if (folder.changed) {
        return html`<div class="save-line small">
            <span>${text.foreign}</span> ${buttons(false)}
        </div>`;
    }
    return item?.savedAs
        ? html`<p class="saved small">${text.saved({ name: item.savedAs })}</p>`
        : nothing;
}

export function saveBar() {
    const { form, keeping, local } = mine();
    const fresh = freshPassphrase();
    const item = authorityItem();
    return html`<div class="save-bar stack" id="authority-save">
        ${line()}
        ${item?.state === 'handed' ? nothing : keeping.render([])}
        ${form.problems.length > 0
            ? notice('bad', html`<p>${form.problems[0].text}</p>
                  ${local.state.conflict
                      ? html`<button
                            type="button"
                            class="button small"
                            id="authority-bring-in"
                            @click=${bringInAndSave}
                        >
                            ${text.bringIn}
                        </button>`
                      : nothing}`)
            : nothing}
        ${form.work.render()} ${mergeResult()}
        ${fresh ? heldSecret({ id: 'authority-fresh',
            label: t.authority.start.passphrase, secret: fresh }) : nothing}
    </div>`;
}
