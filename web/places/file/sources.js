/**
 * What can be converted: a file of the table; or, where a file holds several
 * private keys, which no other form can hold together, each of these alone
 * and the certificates beside them.
 *
 * @typedef {object} Source
 * @property {string} id     unique on the table
 * @property {TableFile} file
 * @property {string} name   what it is called: the file's name, and which
 * @property {any[]} objects of the file that it means
 * @property {number} [pick] the place of its only object
 * @property {boolean} rest  the file holds keys that are not meant
 */
import { t } from '../../text/index.js';
import { lockedIn } from './locks.js';
import { kindText } from './object-words.js';
import { everyObject, table } from './session.js';

/** @typedef {import('./session.js').TableFile} TableFile */

/** @param {any} object */
function holdsKeys(object) {
    return everyObject([object]).some(({ kind }) =>
        kind === 'private-key' || kind === 'pkcs12');
}

/** @param {TableFile} file @returns {Source[]} */
function sourcesIn(file) {
    const { id, name, objects } = file;
    const places = objects.flatMap((object, place) =>
        holdsKeys(object) ? [place] : []);
    const known = objects.filter(({ kind }) => kind !== 'unknown');
    if (places.length < 2) {
        // What nobody knows beside it cannot be converted along.
        return [known.length === 1 && objects.length > 1
            ? { id, file, name, objects: known,
                pick: objects.indexOf(known[0]), rest: false }
            : { id, file, name, objects, rest: false }];
    }
    const rest = objects.filter((object) => !holdsKeys(object));
    return [
        ...places.map((place) => ({
            id: `${id}-${place}`,
            file,
            name: t.file.shelf.objectOf(
                kindText(objects[place]), place + 1, name),
            objects: [objects[place]],
            pick: place,
            rest: false,
        })),
        ...rest.length > 0
            ? [{ id, file, name: t.file.convert.withoutKeys(name),
                objects: rest, rest: true }]
            : [],
    ];
}

/** The same for as long as the file is the same. */
const known = /** @type {WeakMap<TableFile, Source[]>} */ (new WeakMap());

/** @returns {Source[]} */
export function allSources() {
    return table.state.files.flatMap((file) => {
        const sources = known.get(file) ?? sourcesIn(file);
        known.set(file, sources);
        return sources;
    });
}

/** Whether something of it is still locked. @param {Source} source */
export function isLocked({ objects }) {
    return lockedIn(objects).length > 0;
}

/**
 * A copy of the passphrase that opened it, for one call.
 *
 * @param {Source} source
 * @returns {Uint8Array | undefined}
 */
export function passphraseFor({ file, objects }) {
    const place = file.objects.findIndex((object, i) =>
        objects.includes(object) && file.passphrases.has(i));
    return file.passphrases.get(place)?.slice();
}
