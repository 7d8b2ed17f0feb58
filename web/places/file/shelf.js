/**
 * What each file on the table is: its objects, what had to be mended to read
 * it, and the field that opens it when it is locked.
 */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { showCommands } from '../../file/commands.js';
import { announce, focusSoon } from '../../parts/dom.js';
import { notice } from '../../parts/notice.js';
import { OpenPassphrase } from '../../parts/secret.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { visible } from '../../parts/visible.js';
import { commandList } from './command-list.js';
import { objectList } from './objects.js';
import {
    everyObject, lockedIn, openFile, removeFile, roundsOf,
} from './session.js';
import { task, work } from './work.js';

/** @typedef {import('./session.js').TableFile} TableFile */

const text = t.file.shelf;

/** The open question of each locked file. */
const doors = new Map();
const faults = createStore({
    of: /** @type {Record<string, string>} */ ({}),
    /** Files whose long work was agreed to. */
    agreed: /** @type {Set<string>} */ (new Set()),
});

/** @param {string} id @returns {OpenPassphrase} */
function doorOf(id) {
    const door = doors.get(id) ?? new OpenPassphrase(`${id}-passphrase`);
    doors.set(id, door);
    return door;
}

/** Rounds of derivation beyond which a person is asked first. */
const ROUNDS_ASK = 1000000;

/** @param {TableFile} file */
async function open({ id, objects }) {
    const door = doorOf(id);
    const { of, agreed } = faults.state;
    faults.update({ of: { ...of, [id]: '' } });
    const rounds = roundsOf(objects);
    if (rounds > ROUNDS_ASK && !agreed.has(id)) {
        const words = text.costly(rounds);
        faults.update({
            of: { ...of, [id]: words }, agreed: new Set([...agreed, id]),
        });
        announce(words);
        return;
    }
    const why = await work(text.opening, (run) =>
        openFile(id, door.read(), run));
    if (why === '') {
        door.clear();
        doors.delete(id);
        focusSoon(`#${id}-panel summary`);
    } else if (why) {
        faults.update({ of: { ...faults.state.of, [id]: why } });
        announce(why);
        focusSoon(`#${door.id}`);
    }
}

/** @param {TableFile} file */
function lockedPart(file) {
    if (lockedIn(file.objects).length === 0) {
        return nothing;
    }
    const door = doorOf(file.id);
    const fault = faults.state.of[file.id];
    return html`<div
        class="open-line"
        @keydown=${(/** @type {KeyboardEvent} */ event) => {
            const { target, key } = event;
            if (key === 'Enter' && target instanceof HTMLInputElement) {
                open(file);
            }
        }}
    >
        ${door.render({
            label: text.passphraseOf(visible(file.name)),
            problems: fault ? [{ field: door.id, text: fault }] : [],
        })}
        <button
            type="button"
            class="button"
            ?disabled=${task.running}
            aria-label=${text.openLabel(visible(file.name))}
            @click=${() => open(file)}
        >
            ${text.open}
        </button>
    </div>`;
}

/** @param {TableFile} file */
function repairsPart({ repairs }) {
    return repairs.length === 0
        ? nothing
        : notice('info', html`<p>${text.repaired}</p>
              <ul>
                  ${repairs.map(({ text: said }) => html`<li>${said}</li>`)}
              </ul>`);
}

/** @param {TableFile} file */
function commandsPart(file) {
    const commands = everyObject(file.objects).slice(0, 1).flatMap((object) =>
        showCommands({ name: file.name, object }));
    return commandList(commands);
}

/** @param {TableFile} file */
function filePart(file) {
    const { id, name, bytes, objects, problem } = file;
    return html`<section
        class="panel file-panel"
        id="${id}-panel"
        aria-label=${visible(name)}
    >
        <div class="with-copy">
            <div>
                <h3>${visible(name)}</h3>
                <p class="small quiet">
                    ${text.size(bytes.length, objects.length)}
                </p>
            </div>
            <button
                type="button"
                class="button small"
                aria-label=${text.removeLabel(visible(name))}
                @click=${() => removeFile(id)}
            >
                ${t.common.remove}
            </button>
        </div>
        ${problem ? notice('bad', html`<p>${problem}</p>`) : nothing}
        ${repairsPart(file)}
        ${objectList(objects.map((object) => ({ object })), id)}
        ${lockedPart(file)} ${commandsPart(file)}
    </section>`;
}

/** @param {TableFile[]} files */
export function shelf(files) {
    return html`<section class="stack" aria-labelledby="file-shelf">
        <h2 id="file-shelf">${text.title}</h2>
        ${repeat(files, (file) => file.id, filePart)}
    </section>`;
}
