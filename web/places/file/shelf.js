/**
 * What each file on the table is: its objects, what had to be mended to read
 * it, and a field for each locked object that opens it.
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
import { isReadable, partOf } from './command-parts.js';
import { objectList } from './objects.js';
import {
    lockedIn, lockedPlaces, openObject, roundsOf, ROUNDS_ASK,
} from './locks.js';
import { kindText } from './object-words.js';
import { removeFile } from './session.js';
import { task, work } from './work.js';

/** @typedef {import('./session.js').TableFile} TableFile */

const text = t.file.shelf;

/** The open question of each locked object. */
const doors = new Map();
const faults = createStore({
    of: /** @type {Record<string, string>} */ ({}),
    /** Objects whose long work was agreed to. */
    agreed: /** @type {Set<string>} */ (new Set()),
});

/** @param {string} id @returns {OpenPassphrase} */
function doorOf(id) {
    const door = doors.get(id) ?? new OpenPassphrase(`${id}-passphrase`);
    doors.set(id, door);
    return door;
}

/** @param {TableFile} file @param {number} place of the locked object */
async function open({ id, objects }, place) {
    const lock = `${id}-${place}`;
    const door = doorOf(lock);
    const { of, agreed } = faults.state;
    faults.update({ of: { ...of, [lock]: '' } });
    const rounds = roundsOf(objects[place]);
    if (rounds > ROUNDS_ASK && !agreed.has(lock)) {
        const words = text.costly(rounds);
        faults.update({
            of: { ...of, [lock]: words }, agreed: new Set([...agreed, lock]),
        });
        announce(words);
        return;
    }
    const why = await work(text.opening, (run) =>
        openObject(id, place, door.read(), run));
    if (why === '') {
        door.clear();
        doors.delete(lock);
        focusSoon(`#${id}-panel summary`);
    } else if (why) {
        faults.update({ of: { ...faults.state.of, [lock]: why } });
        announce(why);
        focusSoon(`#${door.id}`);
    }
}

/**
 * What a locked object is called: as its file, or by its place in it where
 * several are locked.
 *
 * @param {TableFile} file @param {number} place
 */
function lockName({ name, objects, passphrases }, place) {
    const locks = new Set([...lockedPlaces(objects), ...passphrases.keys()]);
    return locks.size === 1
        ? visible(name)
        : text.objectOf(kindText(objects[place]), place + 1, visible(name));
}

/** @param {TableFile} file @param {number} place */
function lockPart(file, place) {
    if (lockedIn([file.objects[place]]).length === 0) {
        return nothing;
    }
    const door = doorOf(`${file.id}-${place}`);
    const fault = faults.state.of[`${file.id}-${place}`];
    const name = lockName(file, place);
    return html`<div
        class="open-line"
        @keydown=${(/** @type {KeyboardEvent} */ event) => {
            const { target, key } = event;
            if (key === 'Enter' && target instanceof HTMLInputElement) {
                open(file, place);
            }
        }}
    >
        ${door.render({
            label: text.passphraseOf(name),
            problems: fault ? [{ field: door.id, text: fault }] : [],
        })}
        <button
            type="button"
            class="button"
            ?disabled=${task.running}
            aria-label=${text.openLabel(name)}
            @click=${() => open(file, place)}
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
    const [first] = file.objects;
    return !first || first.kind === 'unknown' || first.error?.code === 'PEM_DAMAGED'
        ? nothing
        : isReadable(file)
          ? commandList(showCommands(partOf(file, first)))
          : html`<p class="small quiet">${t.file.commands.notReadable}</p>`;
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
        ${objectList(objects.map((object, place) =>
            ({ object, below: lockPart(file, place) })), id)}
        ${commandsPart(file)}
    </section>`;
}

/** @param {TableFile[]} files */
export function shelf(files) {
    return html`<section class="stack" aria-labelledby="file-shelf">
        <h2 id="file-shelf">${text.title}</h2>
        ${repeat(files, (file) => file.id, filePart)}
    </section>`;
}
