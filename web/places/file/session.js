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

/** What a passphrase may still open. */
const WANTS_PASSPHRASE = new Set(['PASSPHRASE_MISSING', 'PASSPHRASE']);

/**
 * Everything in a file that could not be read, bags of containers too.
 *
 * @param {any[]} list
 * @returns {{code: string, text: string}[]}
 */
function errorsIn(list) {
    return everyObject(list).flatMap((object) => [
        object.error,
        ...(object.bags ?? []).map((/** @type {any} */ bag) => bag.error),
    ]).filter(Boolean);
}

/**
 * What is locked in a file and may be opened: not what is damaged or of a
 * kind that no passphrase opens here.
 *
 * @param {any[]} list
 */
export function lockedIn(list) {
    return errorsIn(list).filter(({ code }) => WANTS_PASSPHRASE.has(code));
}

/**
 * Rounds of derivation that opening a file takes, as its maker chose.
 *
 * @param {any[]} list
 * @returns {number}
 */
export function roundsOf(list) {
    return Math.max(0, ...everyObject(list).map(({ kdf, mac }) =>
        kdf?.iterations ?? mac?.iterations ?? 0));
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

/** @param {any[]} list */
function readableCount(list) {
    return everyObject(list).filter(({ error }) => !error).length;
}

/**
 * Opens a file with a passphrase, which becomes the table's. One that opens
 * some of a file and not all of it is kept: what stays locked says so.
 *
 * @param {string} id
 * @param {Uint8Array} passphrase
 * @param {Run} run
 * @returns {Promise<string>} why it stayed closed, or ''
 */
export async function openFile(id, passphrase, run) {
    const file = table.state.files.find((other) => other.id === id);
    if (!file || passphrase.length === 0) {
        return file ? t.secret.missing : '';
    }
    const opened = await described({ ...file, passphrase }, run).catch(
        (error) => {
            passphrase.fill(0); // cancelled
            throw error;
        });
    const better =
        readableCount(opened.objects) > readableCount(file.objects);
    if (opened.problem || !better) {
        passphrase.fill(0);
        const [error] = lockedIn(opened.objects);
        const ours = /** @type {Record<string, string>} */ (t.errors);
        return opened.problem || ours[error?.code] || error?.text ||
            t.file.shelf.notOpened;
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

/**
 * The file that holds an object, and a copy of what opens it.
 *
 * @param {Described} described
 * @returns {{bytes: Uint8Array, passphrase?: Uint8Array, objects: any[],
 *   inside: boolean, container: boolean}} inside: it is one of several
 *   things in that file; container: that file is a PKCS#12
 */
export function fileOf(described) {
    if (isElsewhere(described)) {
        const { bytes, report } =
            deviceFiles()[Number(described.id.slice('device-'.length))];
        return { bytes, passphrase: passphraseFor('key'), objects: [report],
            inside: false, container: false };
    }
    const { bytes, passphrase, objects } = /** @type {TableFile} */ (
        table.state.files.find(({ id }) =>
            described.id.startsWith(`${id}-`)));
    return {
        bytes,
        passphrase: passphrase?.slice(),
        objects,
        container: objects.some(({ kind }) => kind === 'pkcs12'),
        inside: objects.length > 1 || objects[0] !== described.object,
    };
}
