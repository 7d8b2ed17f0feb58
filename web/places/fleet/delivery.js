/**
 * Where a run's results go. A fleet that fits in one ZIP is kept by the page
 * until it is saved. A larger one goes straight into a file, which the
 * browser asks for; where it cannot, or where that goes wrong, it comes in
 * parts, each to be saved as soon as it is whole.
 */
import { safeName } from '../../authority/safe_name.js';
import { PART_DEVICES, Results } from '../../fleet/results.js';
import { FileSink } from '../../fleet/sinks.js';
import { announce } from '../../parts/dom.js';
import { t } from '../../text/index.js';
import { fleet, made } from './state.js';

/** @typedef {import('../../fleet/make.js').Made} Made */
/** @typedef {import('../../fleet/check.js').Plan} Plan */
/** @typedef {import('../../authority/folder.js').AuthorityFolder} Folder */
/** @typedef {{file: FileSink | null, trouble: '' | 'dismissed' | 'refused'}}
 *   Target */

const text = t.fleet.result;

/** @returns {boolean} the browser can write to a file while it grows */
export function canWriteFile() {
    return 'showSaveFilePicker' in globalThis;
}

/** @param {number} devices @returns {number} ZIPs, where they come in parts */
export function partCount(devices) {
    return Math.max(1, Math.ceil(devices / PART_DEVICES));
}

/** @param {Date} now @param {number} part @returns {string} */
function zipName(now, part) {
    const when = now.toISOString().slice(0, 16).replace(/[T:]/g, '-');
    return text.zipName(part === 0 ? when : `${when}-${part}`);
}

/**
 * Asks where to write, while the press of a button is fresh: browsers show
 * the dialog for no other reason.
 *
 * @param {number} devices
 * @returns {Promise<Target>}
 */
async function chooseFile(devices) {
    if (partCount(devices) === 1 || !canWriteFile()) {
        return { file: null, trouble: '' };
    }
    try {
        const handle = await /** @type {any} */ (globalThis)
            .showSaveFilePicker({
                id: 'fleet',
                suggestedName: zipName(new Date(), 0),
                types: [{
                    description: text.zipKind,
                    accept: { 'application/zip': ['.zip'] },
                }],
            });
        return { file: await FileSink.open(handle), trouble: '' };
    } catch (error) {
        // Dismissed by the user, or forbidden by the computer's rules.
        const { name } = /** @type {Error} */ (error);
        return {
            file: null,
            trouble: name === 'AbortError' ? 'dismissed' : 'refused',
        };
    }
}

/**
 * The target of the run to come. Asked for once, though the passphrase may
 * need another try.
 *
 * @type {Target | null}
 */
let chosen = null;

/** @param {number} devices @returns {Promise<void>} */
export async function chooseTarget(devices) {
    if (!chosen?.file) {
        chosen = await chooseFile(devices);
    }
}

/** @type {Results | null} */
let results = null;

/** @param {FileSink | null} file */
function newResults(file) {
    const now = new Date();
    const fresh = new Results({
        now,
        file,
        name: (part) => zipName(now, part),
        onPart() {
            if (results === fresh) {
                fleet.update({ parts: [...fresh.parts] });
            }
        },
    });
    return fresh;
}

/** Gives up what a former run has written, and begins anew. */
export async function openResults() {
    const old = results;
    const { file, trouble } = chosen ??
        { file: null, trouble: /** @type {''} */ ('') };
    chosen = null;
    results = newResults(file);
    fleet.update({
        parts: [],
        file: file?.handle.name ?? '',
        trouble,
    });
    await old?.discard();
}

/** Files that are not whole are given up. */
export async function dropResults() {
    const old = results;
    const file = chosen?.file;
    results = null;
    chosen = null;
    await old?.discard();
    await file?.abort();
}

/**
 * Writes; where a file takes no more (the disk is full, it was unplugged),
 * what was made before comes in parts, out of the authority's folder.
 *
 * @param {Folder} folder
 * @param {(results: Results) => Promise<void>} write
 */
export async function deliver(folder, write) {
    const into = results;
    if (!into) {
        throw new Error('the run was left');
    }
    try {
        await write(into);
    } catch (error) {
        if (!into.file) {
            throw error;
        }
        // Several devices may have met this; the first one moves them all.
        if (results === into) {
            await moveToParts(into, folder);
        }
        await write(/** @type {Results} */ (results));
    }
}

/** @param {Results} lost @param {Folder} folder */
async function moveToParts(lost, folder) {
    const former = [...made.values()];
    const parts = newResults(null);
    results = parts;
    fleet.update({ parts: [], file: '', trouble: 'lost' });
    announce(text.lost);
    await lost.discard();
    for (const { plan, folder: where } of former) {
        await parts.addDevice({ plan, files: filesOf(plan, folder, where) });
    }
}

/** @param {Plan} plan @param {Folder} folder @param {string} where */
function filesOf({ profile }, folder, where) {
    const { key, request, certificate } = profile.files;
    return Object.fromEntries([key, request, certificate].flatMap((name) => {
        const bytes = folder.files.get(`devices/${where}/${safeName(name)}`);
        return bytes ? [[name, bytes]] : [];
    }));
}
