/**
 * The files on the table of the place "Any file": read by the engine, opened
 * with a passphrase where they are locked, forgotten when taken off.
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
 * @property {Uint8Array | null} passphrase that opened it; wiped with it
 */
import { engine } from '../../parts/engine.js';
import { createStore } from '../../store.js';

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
 * @returns {Promise<TableFile>} the same file, described anew
 */
async function described(file, run) {
    try {
        const report = /** @type {any} */ (await (await engine()).inspect({
            bytes: file.bytes,
            passphrase: file.passphrase ?? undefined,
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
            passphrase: null,
        }, run);
        table.update(({ files }) => ({ files: [...files, file] }));
    }
}

/** Locked objects of a file, those in containers too. @param {any[]} list */
export function lockedIn(list) {
    return everyObject(list).filter((object) =>
        (object.kind === 'private-key' || object.kind === 'pkcs12') &&
        object.opened === false);
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

/**
 * Opens a file with a passphrase, which becomes the table's.
 *
 * @param {string} id
 * @param {Uint8Array} passphrase
 * @param {Run} run
 * @returns {Promise<string>} why it stayed closed, or ''
 */
export async function openFile(id, passphrase, run) {
    const file = table.state.files.find((other) => other.id === id);
    if (!file) {
        passphrase.fill(0);
        return '';
    }
    const opened = await described({ ...file, passphrase }, run);
    const locked = lockedIn(opened.objects);
    if (opened.problem || locked.length > 0) {
        passphrase.fill(0);
        return opened.problem || locked[0].error?.text || '';
    }
    file.passphrase?.fill(0);
    replace(opened);
    return '';
}

/** @param {TableFile} changed */
function replace(changed) {
    table.update(({ files }) => ({
        files: files.map((file) => file.id === changed.id ? changed : file),
    }));
}

/** Takes a file off the table and wipes it. @param {string} id */
export function removeFile(id) {
    const file = table.state.files.find((other) => other.id === id);
    file?.bytes.fill(0);
    file?.passphrase?.fill(0);
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

/** Every object of every file, for web/file/relations.js. */
export function allDescribed() {
    return table.state.files.flatMap((file) =>
        everyObject(file.objects).map((object, i) =>
            /** @type {Described} */ ({
                id: `${file.id}-${i}`, file: file.name, object,
            })));
}
