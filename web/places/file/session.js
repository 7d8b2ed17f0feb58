/**
 * The files on the table of the place "Any file": read by the engine, and
 * forgotten when taken off. locks.js opens what is locked in them.
 *
 * Does not: keep anything after the page, or send it anywhere.
 *
 * @typedef {object} TableFile
 * @property {string} id
 * @property {string} name
 * @property {Uint8Array} bytes
 * @property {any[]} objects what the engine found (src/report.h)
 * @property {{code: string, text: string}[]} repairs what was mended to read
 * @property {string} problem why it could not be read at all, or ''
 * @property {Map<number, Uint8Array>} passphrases that opened its objects,
 *   by their places in the file; wiped with it
 */
import { engine } from '../../parts/engine.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { job, passphraseFor } from '../device/job.js';

/** @typedef {import('../../parts/openfile.js').GivenFile} GivenFile */
/** @typedef {import('../../parts/task.js').Run} Run */
/** @typedef {import('../../file/relations.js').Described} Described */

export const table = createStore({
    files: /** @type {TableFile[]} */ ([]),
});

let lastId = 0;

/**
 * @param {TableFile} file
 * @param {Run} run
 * @returns {Promise<TableFile>} the same file, described
 */
async function described(file, run) {
    try {
        const report = /** @type {any} */ (await (await engine()).inspect({
            bytes: file.bytes,
        }, run));
        return {
            ...file,
            objects: report.objects,
            repairs: report.repairs ?? [],
            problem: '',
        };
    } catch (error) {
        if (run.signal.aborted) {
            throw error;
        }
        return { ...file, objects: [], problem: error.message };
    }
}

/**
 * Puts files on the table.
 *
 * @param {GivenFile[]} given
 * @param {Run} run
 */
export async function addFiles(given, run) {
    for (const { name, bytes } of given) {
        const file = await described({
            id: `file-${++lastId}`,
            name,
            bytes,
            objects: [],
            repairs: [],
            problem: '',
            passphrases: new Map(),
        }, run);
        table.update(({ files }) => ({ files: [...files, file] }));
    }
}

/** Objects and what is in them. @param {any[]} list @returns {any[]} */
export function everyObject(list) {
    return (list ?? []).flatMap((object) => [
        object,
        ...everyObject(object.objects),
        ...everyObject((object.bags ?? []).flatMap(
            (/** @type {any} */ bag) => bag.objects ?? [])),
    ]);
}

/** @param {TableFile} changed */
export function replaceFile(changed) {
    table.update(({ files }) => ({
        files: files.map((file) => file.id === changed.id ? changed : file),
    }));
}

/** Takes a file off the table and wipes it. @param {string} id */
export function removeFile(id) {
    const file = table.state.files.find((other) => other.id === id);
    file?.bytes.fill(0);
    file?.passphrases.forEach((passphrase) => passphrase.fill(0));
    table.update(({ files }) => ({
        files: files.filter((other) => other !== file),
    }));
}

/** Takes everything off the table. */
export function clearTable() {
    for (const { id } of table.state.files) {
        removeFile(id);
    }
}

/**
 * The files of "One device", which wait there for what belongs to them.
 *
 * @returns {{name: string, report: any, bytes: Uint8Array}[]}
 */
function deviceFiles() {
    const { files, chain } = job.state;
    return [...Object.values(files), ...chain].flatMap((file) =>
        file?.report ? [file] : []);
}

/** @param {Described} described that lies in "One device" */
function deviceFileOf({ id }) {
    return deviceFiles()[Number(id.slice('device-'.length))];
}

let last = {
    table: table.state.files,
    device: deviceFiles(),
    all: /** @type {Described[]} */ ([]),
};

/**
 * Every object of every file, for web/file/relations.js: those on the table,
 * then those of "One device". The same array until one of them changes, so
 * that what is worked out from it can be kept.
 */
export function allDescribed() {
    const { files } = table.state;
    const device = deviceFiles();
    if (last.table !== files || last.device.length !== device.length ||
        last.device.some(({ report }, i) => report !== device[i].report)) {
        const onTable = files.flatMap((file) =>
            everyObject(file.objects).map((object, i) => ({
                id: `${file.id}-${i}`, file: file.name, object,
            })));
        const there = device.map(({ name, report }, i) => ({
            id: `device-${i}`, file: t.file.shelf.onDevice(name),
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

/** The file of the table that an object lies in. @param {Described} described */
export function tableFileOf({ id }) {
    return /** @type {TableFile} */ (table.state.files.find((file) =>
        id.startsWith(`${file.id}-`)));
}

/**
 * The place in its file of an object, or of the container around it.
 *
 * @param {any[]} objects of the file
 * @param {any} object
 */
export function placeIn(objects, object) {
    return objects.findIndex((outer) =>
        everyObject([outer]).includes(object));
}

/**
 * The file that holds an object.
 *
 * @param {Described} described
 * @returns {{bytes: Uint8Array, pick?: number, objects: any[],
 *   container: boolean}} pick: its place in that file; container: it lies in
 *   a container there
 */
export function fileOf(described) {
    if (isElsewhere(described)) {
        const { bytes, report } = deviceFileOf(described);
        return { bytes, objects: [report], container: false };
    }
    const { bytes, objects } = tableFileOf(described);
    const pick = placeIn(objects, described.object);
    return {
        bytes, pick, objects, container: objects[pick] !== described.object,
    };
}

/**
 * A copy of the passphrase that opened an object, for one call.
 *
 * @param {Described} described
 * @returns {Uint8Array | undefined}
 */
export function passphraseOf(described) {
    if (isElsewhere(described)) {
        const { authorityKey } = job.state.files;
        return passphraseFor(deviceFileOf(described) === authorityKey
            ? 'authority' : 'key');
    }
    const { passphrases, objects } = tableFileOf(described);
    return passphrases.get(placeIn(objects, described.object))?.slice();
}
