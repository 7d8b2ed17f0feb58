/**
 * The files on the table of the place "Any file", described by the engine.
 * Each owns its bytes and the passphrases that opened it: taking it off ends
 * all that is its.
 *
 * Does not: keep anything after the page, or send it anywhere.
 *
 * @typedef {object} TableFile
 * @property {string} id
 * @property {string} name
 * @property {Uint8Array} bytes
 * @property {FileObject[]} objects what the engine found
 * @property {Told[]} repairs what was mended to read
 * @property {string} problem why it could not be read at all, or ''
 * @property {Map<number, Uint8Array>} passphrases that opened its objects,
 *   by their places in the file
 * @property {Owner} owner
 */
import { everyObject } from '../../file/relations.js';
import { Owner, Scope } from '../../owner.js';
import { engine } from '../../parts/engine.js';
import { errorText } from '../../parts/told.js';
import { Work } from '../../parts/work.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { job, passphraseForKey } from '../device/job.js';

/** @import {FileObject, Told} from '../../../wasm/reports.js' */
/** @import {GivenFile} from '../../parts/file-slot.js' */
/** @import {Run} from '../../parts/work.js' */
/** @import {Described} from '../../file/relations.js' */

/** What is worked out for a table ends with it. */
export const tables = new Scope();

const state = tables.state((owner) => {
    const store = createStore({ files: /** @type {TableFile[]} */ ([]) });
    owner.onEnd(() => store.state.files.forEach((file) => file.owner.end()));
    return {
        store,
        reading: new Work(owner),
        /** The reading before this one; what comes meanwhile waits. */
        turn: Promise.resolve(/** @type {unknown} */ (undefined)),
    };
});

export const table = () => state().store;
export const reading = () => state().reading;

let lastId = 0;

/** @param {GivenFile} given @param {Run} run */
async function described({ bytes }, run) {
    try {
        const found = await (await engine()).inspect({ bytes }, run);
        return { ...found, problem: '' };
    } catch (error) {
        if (run.signal.aborted) {
            throw error;
        }
        return { objects: [], repairs: [], problem: errorText(error) };
    }
}

/**
 * Puts files on the table, one after the other, behind those that are still
 * being read.
 *
 * @param {readonly GivenFile[]} given @returns {Promise<unknown>}
 */
export function addFiles(given) {
    const here = state();
    here.turn = given.reduce((turn, file) => turn.then(() =>
        here.reading.run({
            say: t.file.reading,
            inputs: { file },
            work: (inputs, run) => described(inputs.file, run),
            commit: (found) => addFile(file, found),
        })), here.turn);
    return here.turn;
}

/**
 * @param {GivenFile} given
 * @param {Pick<TableFile, 'objects' | 'repairs' | 'problem'>} found
 */
export function addFile({ name, bytes }, found) {
    const owner = new Owner();
    const file = { id: `file-${++lastId}`, name, bytes: owner.secret(bytes),
        owner, passphrases: new Map(), ...found };
    table().update(({ files }) => ({ files: [...files, file] }));
}

/**
 * Objects of a file that were opened, each with a passphrase that becomes
 * the file's.
 *
 * @param {string} id
 * @param {{place: number, object: FileObject, passphrase: Uint8Array}[]} opened
 */
export function keepOpened(id, opened) {
    const { files } = table().state;
    const file = files.find((other) => other.id === id);
    for (const { place, passphrase } of opened) {
        if (file) {
            file.passphrases.set(place, file.owner.secret(passphrase));
        } else {
            passphrase.fill(0); // taken off the table meanwhile
        }
    }
    const byPlace = new Map(opened.map(({ place, object }) => [place, object]));
    table().update({ files: files.map((other) => other !== file ? other : {
        ...other,
        objects: other.objects.map((old, i) => byPlace.get(i) ?? old),
    }) });
}

/** Takes a file off the table and wipes it. @param {string} id */
export function removeFile(id) {
    const { files } = table().state;
    files.find((other) => other.id === id)?.owner.end();
    table().update({ files: files.filter((other) => other.id !== id) });
}

/** The files of "One device", which wait there for what belongs to them. */
function deviceFiles() {
    const { files, chain } = job.state;
    return [...Object.values(files), ...chain].filter((file) => file !== null);
}

let last = {
    table: /** @type {TableFile[] | null} */ (null),
    device: deviceFiles(),
    all: /** @type {Described[]} */ ([]),
};

/**
 * Every object of every file, for web/file/relations.js: those on the table,
 * then those of "One device". The same array until one of them changes: what
 * is worked out from it stands for as long.
 */
export function allDescribed() {
    const { files } = table().state;
    const device = deviceFiles();
    if (last.table !== files || last.device.length !== device.length ||
        last.device.some(({ report }, i) => report !== device[i].report)) {
        const onTable = files.flatMap((file) =>
            everyObject(file.objects).map((object, i) => ({
                id: `${file.id}-${i}`, file: file.name, object,
            })));
        const there = device.map(({ name, report }, i) => ({
            id: `device-${i}`, file: t.file.shelf.onDevice({ name }),
            object: report,
        }));
        last = { table: files, device, all: [...onTable, ...there] };
    }
    return last.all;
}

/** Whether it lies in "One device". @param {Described} described */
export function isElsewhere({ id }) {
    return id.startsWith('device-');
}

/** The table's file that an object lies in. @param {Described} described */
export function tableFileOf({ id }) {
    return /** @type {TableFile} */ (table().state.files.find((file) =>
        id.startsWith(`${file.id}-`)));
}

/** The place in its file of an object, or of the container around it. */
/** @param {FileObject[]} objects @param {FileObject} object */
export function placeIn(objects, object) {
    return objects.findIndex((outer) => everyObject([outer]).includes(object));
}

/**
 * The file that holds an object.
 *
 * @param {Described} described
 * @returns {{bytes: Uint8Array, pick?: number, objects: FileObject[],
 *   container: boolean}} pick: its place in that file; container: it lies in
 *   a container there
 */
export function fileOf(described) {
    if (isElsewhere(described)) {
        const { bytes, report } =
            deviceFiles()[Number(described.id.slice('device-'.length))];
        return { bytes, objects: [report], container: false };
    }
    const { bytes, objects } = tableFileOf(described);
    const pick = placeIn(objects, described.object);
    return {
        bytes, pick, objects, container: objects[pick] !== described.object,
    };
}

/** A copy of the passphrase that opened an object, for one call. */
/** @param {Described} described */
export function passphraseOf(described) {
    if (isElsewhere(described)) {
        return passphraseForKey();
    }
    const { passphrases, objects } = tableFileOf(described);
    return passphrases.get(placeIn(objects, described.object))?.slice();
}
