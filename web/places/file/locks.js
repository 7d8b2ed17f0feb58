/**
 * What is locked in the files of the table, and what opens it: a passphrase
 * for each locked object, since one file may hold several of different
 * owners. What is open stays open, whatever is tried on the others.
 *
 * Does not: say what to do about what no passphrase opens.
 */
import { engine } from '../../parts/engine.js';
import { t } from '../../text/index.js';
import { everyObject, replaceFile, table } from './session.js';

/** @typedef {import('./session.js').TableFile} TableFile */
/** @typedef {import('../../parts/task.js').Run} Run */

/** What a passphrase may still open. */
const WANTS_PASSPHRASE = new Set(['PASSPHRASE_MISSING', 'PASSPHRASE']);

/** Rounds of derivation beyond which a person is asked first. */
export const ROUNDS_ASK = 1000000;

/** A passphrase that fitted is tried on so many other objects of its file. */
const TRIED_MAX = 10;

/**
 * Everything that could not be read, bags of containers too.
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
 * What is locked and may be opened: not what is damaged or of a kind that no
 * passphrase opens here.
 *
 * @param {any[]} list
 */
export function lockedIn(list) {
    return errorsIn(list).filter(({ code }) => WANTS_PASSPHRASE.has(code));
}

/** Places of a file's locked objects. @param {any[]} objects */
export function lockedPlaces(objects) {
    return objects.flatMap((object, place) =>
        lockedIn([object]).length > 0 ? [place] : []);
}

/**
 * Rounds of derivation that opening an object takes, as its maker chose.
 *
 * @param {any} object
 * @returns {number}
 */
export function roundsOf(object) {
    return Math.max(0, ...everyObject([object]).map(({ kdf, mac }) =>
        kdf?.iterations ?? mac?.iterations ?? 0));
}

/** @param {any} object */
function readableCount(object) {
    return everyObject([object]).filter(({ error }) => !error).length;
}

/**
 * One object of a file, tried with a passphrase.
 *
 * @param {TableFile} file
 * @param {number} place
 * @param {Uint8Array} passphrase
 * @param {Run} run
 * @returns {Promise<{object: any, better: boolean}>} better: it shows more
 */
async function tried({ bytes, objects }, place, passphrase, run) {
    const { objects: [object] } = await (await engine()).inspect(
        { bytes, pick: place, passphrase }, run);
    return {
        object,
        // What is open now may still be of a kind that is not supported.
        better: readableCount(object) > readableCount(objects[place]) ||
            lockedIn([object]).length < lockedIn([objects[place]]).length,
    };
}

/**
 * Keeps an object that was opened, and its passphrase.
 *
 * @param {string} id of the file
 * @param {number} place
 * @param {any} object
 * @param {Uint8Array} passphrase becomes the table's
 */
function keep(id, place, object, passphrase) {
    const file = table.state.files.find((other) => other.id === id);
    if (!file) {
        passphrase.fill(0); // taken off the table meanwhile
        return;
    }
    file.passphrases.get(place)?.fill(0);
    replaceFile({
        ...file,
        objects: file.objects.map((old, i) => i === place ? object : old),
        passphrases: new Map(file.passphrases).set(place, passphrase),
    });
}

/**
 * Opens an object of a file with a passphrase, which becomes the table's. One
 * that opens some of a container and not all of it is kept: what stays
 * locked says so. Other locked objects of the file get the same passphrase
 * tried: most owners have one.
 *
 * @param {string} id of the file
 * @param {number} place
 * @param {Uint8Array} passphrase
 * @param {Run} run
 * @returns {Promise<string>} why it stayed closed, or ''
 */
export async function openObject(id, place, passphrase, run) {
    const file = table.state.files.find((other) => other.id === id);
    if (!file || passphrase.length === 0) {
        return file ? t.secret.missing : '';
    }
    let kept = false;
    try {
        const { object, better } = await tried(file, place, passphrase, run);
        if (!better) {
            return refusal(object);
        }
        kept = true;
        keep(id, place, object, passphrase);
    } catch (error) {
        if (run.signal.aborted) {
            throw error;
        }
        return error.message;
    } finally {
        if (!kept) {
            passphrase.fill(0);
        }
    }
    try {
        await openOthers(id, file, passphrase, run);
    } catch (error) {
        if (run.signal.aborted) {
            throw error;
        }
        // They stay locked and say so; the one that was asked for is open.
    }
    return '';
}

/** Why an object stayed closed. @param {any} object */
function refusal(object) {
    const [error] = [...lockedIn([object]), ...errorsIn([object])];
    const ours = /** @type {Record<string, string>} */ (t.errors);
    return ours[error?.code] || error?.text || t.file.shelf.notOpened;
}

/**
 * @param {string} id
 * @param {TableFile} file as it was
 * @param {Uint8Array} passphrase
 * @param {Run} run
 */
async function openOthers(id, file, passphrase, run) {
    const now = table.state.files.find((other) => other.id === id);
    const places = lockedPlaces(now?.objects ?? []).filter((place) =>
        roundsOf(file.objects[place]) <= ROUNDS_ASK).slice(0, TRIED_MAX);
    for (const place of places) {
        const { object, better } = await tried(file, place, passphrase, run);
        if (better) {
            keep(id, place, object, passphrase.slice());
        }
    }
}
