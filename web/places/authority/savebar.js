/**
 * Whether the authority is kept, in view everywhere in one line, and the way
 * to save it; after the first save of a new one, its passphrase is tried.
 */
import { html, nothing } from 'lit-html';
import { ChangedOnDisk, canPickDirectory, pickDirectory, saveFolder }
    from '../../authority/folder_disk.js';
import { openKeys, tryKey } from '../../authority/relock.js';
import { button } from '../../parts/button.js';
import { announce } from '../../parts/dom.js';
import { engine } from '../../parts/engine.js';
import { Form } from '../../parts/form.js';
import { Keeping } from '../../parts/keeping.js';
import { bullets, notice, panel } from '../../parts/step.js';
import { OpenPassphrase, heldSecret } from '../../parts/secret.js';
import { hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { say, t } from '../../text/index.js';
import { problemsOf } from './common.js';
import { liesOpen } from './passphrase.js';
import {
    authority, authorityItem, authorityName, authorityScope, freshPassphrase,
    openedFolder, readAuthority, touched,
} from './state.js';
import { mergeFolders } from '../../authority/merge.js';
import { zipName } from '../../authority/new_folder.js';
import { writeZip } from '../../authority/zip.js';

/** @import {Files} from '../../authority/folder.js' */
/** @import {Merged} from '../../authority/merge.js' */
/** @import {Opened} from './state.js' */

const text = t.authority.save;

const mine = authorityScope.state((owner) => {
    const local = createStore({
        /** What somebody else has saved into the directory meanwhile. */
        conflict: /** @type {{there: Files,
            handle: FileSystemDirectoryHandle} | null} */ (null),
        good: false,
        merged: /** @type {Merged | null} */ (null),
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

/** @param {FileSystemDirectoryHandle} handle @returns {Promise<boolean>} */
async function saveInto(handle) {
    const { form, local } = mine();
    const item = authorityItem();
    if (!item) {
        return false;
    }
    local.update({ conflict: null });
    const done = await form.run({
        say: text.saving,
        inputs: { folder: openedFolder(), version: item.version },
        async work({ folder, version }, { signal }) {
            try {
                await saveFolder(folder, handle, signal);
                item.note(version, 'kept', handle.name);
            } catch (error) {
                if (error instanceof ChangedOnDisk) {
                    local.update({ conflict: { there: error.there, handle } });
                }
                throw error;
            }
        },
        commit: () => authority.update({ handle }),
    });
    if (done) {
        announce(text.saved({ name: handle.name }));
    }
    return done;
}

/** The ZIP of the folder as it is when it is written. */
async function saveZip() {
    const folder = openedFolder();
    const now = new Date();
    const item = authorityItem();
    let files = /** @type {Files} */ (new Map());
    if (await mine().keeping.save({
        name: zipName(authorityName(), now),
        items: item ? [item] : [],
        content: () => writeZip(files = folder.toFiles(), now),
    })) {
        folder.noteSaved(files);
    }
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

async function bringInAndSave() {
    const { form, local } = mine();
    const { conflict } = local.state;
    if (conflict && await form.run({
        say: t.authority.start.opening,
        inputs: { files: conflict.there },
        work: ({ files }, run) => readAuthority(files, run),
        commit: takeIn,
    })) {
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
        lent: [typed],
        work: async (inputs, run) => tryKey(
            await engine(), inputs, inputs.typed, run),
        commit() {
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
        return notice('ok',
            local.state.good && item?.kept && t.authority.test.good);
    }
    return panel(t.authority.test.title, html`<p>${t.authority.test.lead}</p>
        ${test.render({
            body: again.render({ problems: test.problems }),
            act: { id: 'authority-test-try', text: t.authority.test.act,
                primary: false },
            submit: tryPassphrase,
        })}`);
}

/** @param {boolean} strong saving is what comes next */
function buttons(strong) {
    const { handle } = authority.state;
    const { running } = mine().form;
    const save = (/** @type {string} */ id, /** @type {string} */ words,
        /** @type {() => unknown} */ act, first = false) => button(words, act, {
        id: `authority-save-${id}`, disabled: running,
        weight: strong && first ? 'small primary' : 'small',
    });
    return html`<span class="row">
        ${handle ? save('again', text.again({ name: handle.name }),
            () => saveInto(handle), true) : nothing}
        ${save('zip', text.zip, saveZip, !handle)}
        ${!handle && canPickDirectory()
            ? save('directory', text.directory, chooseDirectory) : nothing}
    </span>`;
}

/** Where it is, and what to do about it, in one line. */
function line() {
    const item = authorityItem();
    const folder = openedFolder();
    if (liesOpen()) {
        return notice('bad', html`<p class="row">
            ${text.locked}
            <a href=${hrefOf('authority', 'overview')}>${text.toLock}</a>
        </p>`);
    }
    if (item?.state === 'made') {
        return notice('warn', html`<div class="row">
            <span>${folder.saved.size === 0
                ? text.neverSaved : text.unsaved}</span>
            ${buttons(true)}
        </div>`);
    }
    if (item?.state === 'handed') {
        return html`${mine().keeping.render([item])}
            <div class="row small">${buttons(false)}</div>`;
    }
    if (folder.changed) {
        return html`<div class="row small">
            <span>${text.foreign}</span> ${buttons(false)}
        </div>`;
    }
    return item?.savedAs
        ? html`<p class="state ok small"
            >${text.saved({ name: item.savedAs })}</p>`
        : nothing;
}

export function saveBar() {
    const { form, keeping, local } = mine();
    const fresh = freshPassphrase();
    const item = authorityItem();
    const parts = [
        line(),
        item?.state === 'handed' ? nothing : keeping.render([]),
        form.problems.length > 0
            ? notice('bad', html`<p>${form.problems[0].text}</p>
                  ${local.state.conflict
                      ? button(text.bringIn, bringInAndSave,
                          { id: 'authority-bring-in', weight: 'small' })
                      : nothing}`)
            : nothing,
        form.work.render(),
        mergeResult(),
        fresh ? heldSecret({ id: 'authority-fresh',
            label: t.authority.start.passphrase, secret: fresh }) : nothing,
    ];
    return parts.every((part) => part === nothing) ? nothing
        : html`<div class="save-bar stack" id="authority-save">${parts}</div>`;
}

/**
 * Another copy of the open authority is brought in: from files, or from the
 * directory into which somebody else has saved meanwhile.
 *
 * @param {Opened} other
 */
export function takeIn(other) {
    const folder = openedFolder();
    mine().local.update({ merged: mergeFolders(folder, other.folder) });
    authority.update({ open: openKeys(folder) });
    touched();
}

/** What came of it, as long as this authority is open. */
function mergeResult() {
    const { merged } = mine().local.state;
    if (!merged) {
        return nothing;
    }
    const { added, revoked, conflicts } = merged;
    return notice(conflicts.length > 0 ? 'warn' : 'ok', [
        t.authority.overview.merged({
            added: added.length, revoked: revoked.length,
            conflicts: conflicts.length,
        }),
        bullets(conflicts.map((one) => say(
            t.authority.overview.conflict, one.kind, { ...one }) ?? one.kind)),
    ]);
}
