/**
 * What can be converted: a file of the table; or, where a file holds several
 * private keys, which no other form can hold together, each of these with
 * the certificates of its own, and the certificates alone.
 *
 * @typedef {object} Source
 * @property {string} id     unique on the table
 * @property {TableFile} file
 * @property {string} name   what it is called: the file's name, and which
 * @property {FileObject[]} objects of the file that it means
 * @property {number} [pick] the place of the only object of the file that
 *   the engine shall look at
 * @property {string} [identity] of several keys the one with this public key
 * @property {number} number its place in the file, from 1, as the list above
 *   counts; where a container holds several keys, its place among the file's
 *   keys; 0: no key of several
 * @property {boolean} rest  the file holds keys that are not meant
 */
import { lockedIn } from '../../file/locks.js';
import { everyObject, isCertificate, namesIssuer }
    from '../../file/relations.js';
import { t } from '../../text/index.js';
import { kindText, titleOf } from './object-words.js';
import { placeIn, table } from './session.js';

/** @import {FileObject} from '../../../wasm/reports.js' */

/** @typedef {import('./session.js').TableFile} TableFile */

/** @param {FileObject} object */
function holdsKeys(object) {
    return everyObject([object]).some(({ kind }) =>
        kind === 'private-key' || kind === 'pkcs12');
}

/**
 * The keys of a file, each once: as an object that is open, or as the locked
 * object or container that may hold one.
 *
 * @param {FileObject[]} objects
 */
function keysIn(objects) {
    const seen = new Set();
    return objects.filter(holdsKeys).flatMap((outer) => {
        const open = everyObject([outer]).filter(({ kind, publicKeySha256 }) =>
            kind === 'private-key' && publicKeySha256);
        return open.length > 0 ? open : [outer];
    }).filter(({ publicKeySha256 }) => {
        const first = !publicKeySha256 || !seen.has(publicKeySha256);
        seen.add(publicKeySha256);
        return first;
    });
}

/**
 * The certificates that were made for a key, and their issuers.
 *
 * @param {FileObject[]} objects
 * @param {string | undefined} identity
 */
function certificatesOf(objects, identity) {
    const all = everyObject(objects).filter(isCertificate);
    const found = all.filter(({ publicKeySha256 }) =>
        identity && publicKeySha256 === identity);
    for (const certificate of found) { // grows by the issuers
        found.push(...all.filter((one) => !found.includes(one) &&
            namesIssuer(one, certificate)));
    }
    return found;
}

/**
 * One of several keys, with its certificates.
 *
 * @param {TableFile} file
 * @param {FileObject} key
 * @param {number} number
 * @returns {Source}
 */
function sourceOf(file, key, number) {
    const { id, name, objects } = file;
    const place = placeIn(objects, key);
    const identity = key.publicKeySha256;
    const own = certificatesOf(objects, identity);
    // Only the engine can tell keys of one container apart; what lies beside
    // it is another object's.
    const alone = own.length === 0 ||
        own.every((object) => placeIn(objects, object) === place);
    return {
        id: `${id}-${number}`,
        file,
        name: t.file.shelf.objectOf({
            kind: own.length > 0 ? `${kindText(key)} ${titleOf(own[0])}`
                : kindText(key),
            place: number, name,
        }),
        objects: [key, ...own],
        ...alone ? { pick: place } : {},
        ...objects[place] === key && alone ? {} : { identity },
        number,
        rest: false,
    };
}

/** @param {TableFile} file @returns {Source[]} */
function sourcesIn(file) {
    const { id, name, objects } = file;
    const known = objects.filter(({ kind }) => kind !== 'unknown');
    const keys = keysIn(objects);
    if (keys.length < 2) {
        // What nobody knows beside it cannot be converted along.
        const only = known.length === 1 && objects.length > 1;
        return [{
            id, file, name, number: 0, rest: false,
            objects: only ? known : objects,
            ...only ? { pick: objects.indexOf(known[0]) } : {},
        }];
    }
    const rest = objects.filter((object) => !holdsKeys(object));
    const places = keys.map((key) => placeIn(objects, key));
    const apart = new Set(places).size === keys.length;
    return [
        ...keys.map((key, i) =>
            sourceOf(file, key, (apart ? places[i] : i) + 1)),
        ...rest.length > 0
            ? [{ id, file, name: t.file.convert.withoutKeys({
                name,
            }), number: 0,
                objects: rest, rest: true }]
            : [],
    ];
}

/** The same for as long as the file is the same. */
const known = /** @type {WeakMap<TableFile, Source[]>} */ (new WeakMap());

/** @returns {Source[]} */
export function allSources() {
    return table().state.files.flatMap((file) => {
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
    const place = objects.map((object) => placeIn(file.objects, object))
        .find((one) => file.passphrases.has(one));
    return place === undefined ? undefined
        : file.passphrases.get(place)?.slice();
}
