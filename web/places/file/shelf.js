/**
 * What each file on the table is: its objects, what had to be mended to read
 * it, and a field for each locked object that opens it.
 */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { showCommands } from '../../file/commands.js';
import { lockedIn, lockedPlaces, openObject, roundsOf, ROUNDS_ASK }
    from '../../file/locks.js';
import { button } from '../../parts/button.js';
import { engine } from '../../parts/engine.js';
import { Form, ProblemsFound, problemsFrom } from '../../parts/form.js';
import { bullets, notice } from '../../parts/step.js';
import { OpenPassphrase } from '../../parts/secret.js';
import { t } from '../../text/index.js';
import { repairText, visible } from '../../parts/told.js';
import { commandList, isReadable, partOf } from './command-parts.js';
import { canBeText } from './convert-targets.js';
import { objectList } from './objects.js';
import { kindText } from './object-words.js';
import { keepOpened, removeFile, table } from './session.js';

/** @import {TableFile} from './session.js' */

const text = t.file.shelf;

/**
 * The open question of each locked object; it ends with its file. agreed: to
 * its long work.
 *
 * @type {Map<string, {form: Form, field: OpenPassphrase, agreed: boolean}>}
 */
const doors = new Map();

/** @param {TableFile} file @param {number} place */
function doorOf(file, place) {
    const { owner } = file;
    const lock = `${file.id}-${place}`;
    const known = doors.get(lock);
    if (known) {
        return known;
    }
    const id = `${lock}-passphrase`;
    const door = {
        form: new Form(owner, { words: (error) =>
            problemsFrom(error, {}).map((one) => ({ ...one, field: id })) }),
        field: new OpenPassphrase(id, owner),
        agreed: false,
    };
    doors.set(lock, door);
    owner.onEnd(() => doors.delete(lock));
    return door;
}

/** @param {TableFile} file @param {number} place of the locked object */
function open(file, place) {
    const door = doorOf(file, place);
    const { form, field } = door;
    const fault = (/** @type {string} */ words) =>
        [{ field: field.id, text: words }];
    const rounds = roundsOf(file.objects[place]);
    const passphrase = field.read();
    if (passphrase.length === 0) {
        form.complain(fault(t.secret.missing));
    } else if (rounds > ROUNDS_ASK && !door.agreed) {
        door.agreed = true;
        form.complain(fault(text.costly({ rounds })));
    } else {
        return form.run({
            say: text.opening,
            inputs: { id: file.id, bytes: file.bytes, objects: file.objects },
            lent: [passphrase],
            work: async (given, run) => {
                const { opened, error } = await openObject(
                    await engine(), given, place, passphrase, run);
                if (opened.length === 0) {
                    throw new ProblemsFound(fault(error
                        ? problemsFrom(error, {})[0].text : text.notOpened));
                }
                return opened;
            },
            commit: (opened, given) => {
                keepOpened(given.id, opened);
                field.clear();
                doors.delete(`${given.id}-${place}`);
            },
            drop: (opened) => opened.forEach((one) => one.passphrase.fill(0)),
        });
    }
    passphrase.fill(0);
    return undefined;
}

/**
 * What a locked object is called: as its file, or by its place in it where
 * several are locked.
 *
 * @param {TableFile} file @param {number} place
 */
function lockName({ name: file, objects, passphrases }, place) {
    const locks = new Set([...lockedPlaces(objects), ...passphrases.keys()]);
    const name = visible(file);
    return locks.size === 1 ? name : text.objectOf(
        { kind: kindText(objects[place]), place: place + 1, name });
}

/** @param {TableFile} file @param {number} place */
function lockPart(file, place) {
    if (lockedIn([file.objects[place]]).length === 0) {
        return nothing;
    }
    const { form, field } = doorOf(file, place);
    const name = lockName(file, place);
    return form.render({
        body: field.render({
            label: text.passphraseOf({ name }),
            problems: form.problems,
        }),
        act: { text: text.openLabel({ name }), primary: false },
        submit: () => open(file, place),
    });
}

/** @param {TableFile} file */
function commandsPart(file) {
    const [first] = file.objects;
    if (!first || first.kind === 'unknown' ||
        first.error?.code === 'PEM_DAMAGED') {
        return nothing;
    }
    return isReadable(file)
        ? commandList(showCommands(partOf(file, first)))
        : html`<p class="small quiet">
              ${t.file.commands.notReadable}
              ${canBeText(file) ? t.file.commands.convertFirst : nothing}
          </p>`;
}

/** @param {TableFile} file */
function filePart(file) {
    const { id, bytes, objects, problem, repairs } = file;
    const name = visible(file.name);
    return html`<section class="panel file-panel" id="${id}-panel"
        aria-label=${name}>
        <div class="with-copy">
            <div>
                <h3>${name}</h3>
                <p class="small quiet">
                    ${text.size({ bytes: bytes.length, n: objects.length })}
                </p>
            </div>
            ${button(t.common.remove, () => removeFile(id),
                { weight: 'small', label: text.removeLabel({ name }) })}
        </div>
        ${notice('bad', problem)} ${notice('info', repairs.length > 0 &&
            [text.repaired, bullets(repairs.map(repairText))])}
        ${objectList(objects.map((object, place) =>
            ({ object, below: lockPart(file, place) })), id)}
        ${commandsPart(file)}
    </section>`;
}

export function shelf() {
    return html`<section class="stack" aria-labelledby="file-shelf">
        <h2 id="file-shelf">${text.title}</h2>
        ${repeat(table().state.files, (file) => file.id, filePart)}
    </section>`;
}
