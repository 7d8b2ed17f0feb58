/**
 * What is locked in a file, and what opens it: a passphrase for each locked
 * object, since one file may hold several of different owners.
 *
 * Does not: keep anything, or say what to do about what no passphrase opens.
 */
import { everyObject } from './relations.js';

/** @import {FileObject, Told} from '../../wasm/reports.js' */
/** @import {Engine} from '../../wasm/face.js' */
/** @import {RunOptions} from '../../wasm/pool.js' */

/** What a passphrase may still open. */
const WANTS_PASSPHRASE = new Set(['PASSPHRASE_MISSING', 'PASSPHRASE']);

/** All but what is damaged or not supported. @param {FileObject} object */
export function isUsable({ error }) {
    return !error || error.code.startsWith('PASSPHRASE');
}

/** Rounds of derivation beyond which a person is asked first. */
export const ROUNDS_ASK = 1000000;

/** A passphrase that fitted is tried on so many other objects of its file. */
const TRIED_MAX = 10;

/** What could not be read, bags of containers too. */
/** @param {FileObject[]} list */
export function errorsIn(list) {
    return everyObject(list).flatMap((object) => [
        object.error,
        ...(object.bags ?? []).map((bag) => bag.error),
    ]).filter((error) => error !== undefined);
}

/**
 * What is locked and may be opened: not what is damaged or of a kind that no
 * passphrase opens here.
 *
 * @param {FileObject[]} list
 */
export function lockedIn(list) {
    return errorsIn(list).filter(({ code }) => WANTS_PASSPHRASE.has(code));
}

/** Places of a file's locked objects. @param {FileObject[]} objects */
export function lockedPlaces(objects) {
    return objects.flatMap((object, place) =>
        lockedIn([object]).length > 0 ? [place] : []);
}

/** Rounds of derivation that opening it takes. @param {FileObject} object */
export function roundsOf(object) {
    return Math.max(0, ...everyObject([object]).map(({ kdf, mac }) =>
        kdf?.iterations ?? mac?.iterations ?? 0));
}

/**
 * Whether an object shows more than before: something of it can be read, or
 * it turned out to be what no passphrase opens here.
 *
 * @param {FileObject} now @param {FileObject} before
 */
function isBetter(now, before) {
    const readable = (/** @type {FileObject} */ object) =>
        everyObject([object]).filter(({ error }) => !error).length;
    return readable(now) > readable(before) ||
        lockedIn([now]).length < lockedIn([before]).length;
}

/**
 * Opens an object of a file. One that opens some of a container and not all
 * of it counts: what stays locked says so. Other locked objects of the file
 * get the same passphrase tried: most owners have one. What befalls these
 * does not matter: they stay locked and say so.
 *
 * @param {Engine} engine
 * @param {{bytes: Uint8Array, objects: FileObject[]}} file
 * @param {number} place @param {Uint8Array} passphrase @param {RunOptions} run
 * @returns {Promise<{opened: {place: number, object: FileObject, passphrase:
 *   Uint8Array}[], error: Told | null}>} opened: each with a copy of the
 *   passphrase, the caller's; none: error says why
 */
export async function openObject(engine, { bytes, objects }, place,
    passphrase, run) {
    const tried = async (/** @type {number} */ pick) => {
        const { objects: [object] } =
            await engine.inspect({ bytes, pick, passphrase }, run);
        return object;
    };
    const first = await tried(place);
    if (!isBetter(first, objects[place])) {
        const [error] = [...lockedIn([first]), ...errorsIn([first])];
        return { opened: [], error };
    }
    const opened = [{ place, object: first }];
    const others = lockedPlaces(objects).filter((other) => other !== place &&
        roundsOf(objects[other]) <= ROUNDS_ASK).slice(0, TRIED_MAX);
    for (const other of others) {
        const object = await tried(other).catch((error) => {
            if (run.signal?.aborted) {
                throw error;
            }
            return objects[other];
        });
        if (isBetter(object, objects[other])) {
            opened.push({ place: other, object });
        }
    }
    return { error: null, opened: opened.map((one) =>
        ({ ...one, passphrase: passphrase.slice() })) };
}

/** A passphrase would open it, or more of it. @param {FileObject} report */
export function opensByPassphrase({ opened, error }) {
    return opened === false && (!error || WANTS_PASSPHRASE.has(error.code));
}
