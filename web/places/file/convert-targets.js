/**
 * What can be converted, what it can become, and what goes along.
 *
 * A source is a file of the table; or, where a file holds several private
 * keys, which no other form can hold together, each of these with the
 * certificates of its own, and the certificates alone.
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
import { everyObject, isCertificate, isContainer, namesIssuer }
    from '../../file/relations.js';
import { isUsable, lockedIn } from '../../file/locks.js';
import { t } from '../../text/index.js';
import { kindText, titleOf } from './object-words.js';
import { placeIn, table } from './session.js';

/**
 * @import {FileObject} from '../../../wasm/reports.js'
 * @import {TableFile} from './session.js'
 */

/**
 * What can be chosen: the engine's form and cipher, what the file must hold,
 * whether the result can be locked, and the ending of its name.
 *
 * @typedef {object} Target
 * @property {string} id
 * @property {string} form
 * @property {'des-ede3-cbc' | 'aes-256-cbc'} [cipher]
 * @property {'key' | 'certificate' | 'text' | 'one' | 'pair'} needs
 * @property {'yes' | 'no' | 'must'} lock
 * @property {string} ending
 */

/** @type {Target[]} */
const TARGETS = /** @type {[string, string, Target['needs'], Target['lock'],
    string, Target['cipher']?][]} */ ([
    ['traditional-3des', 'traditional', 'key', 'must', '.key', 'des-ede3-cbc'],
    ['traditional-aes', 'traditional', 'key', 'must', '.key', 'aes-256-cbc'],
    ['pkcs8-aes', 'pkcs8', 'key', 'must', '.key', 'aes-256-cbc'],
    ['pkcs8-3des', 'pkcs8', 'key', 'must', '.key', 'des-ede3-cbc'],
    ['traditional-open', 'traditional', 'key', 'no', '.key'],
    ['pkcs8-open', 'pkcs8', 'key', 'no', '.key'],
    ['pem', 'pem', 'text', 'yes', '.pem', 'aes-256-cbc'],
    ['der', 'der', 'one', 'no', '.der'],
    ['leaf', 'leaf', 'certificate', 'no', '.cer'],
    ['chain', 'chain', 'certificate', 'no', '-chain.pem'],
    ['pkcs7', 'pkcs7', 'certificate', 'no', '.p7b'],
    ['bundle', 'bundle', 'pair', 'yes', '-bundle.pem', 'aes-256-cbc'],
    ['pkcs12', 'pkcs12', 'pair', 'must', '.p12'],
    ['pkcs12-legacy', 'pkcs12-legacy', 'pair', 'must', '.p12'],
]).map(([id, form, needs, lock, ending, cipher]) =>
    ({ id, form, needs, lock, ending, cipher }));

/** All but what is damaged or not supported. @param {Source} source */
function usable({ objects }) {
    return everyObject(objects).filter(isUsable);
}

/** @param {Source[]} sources @returns {Set<string>} kinds that are there */
function kindsIn(sources) {
    return new Set(sources.flatMap((source) =>
        usable(source).map(({ kind }) => kind)));
}

/** What can go along with a file, and is open. @param {Source} source */
function openBeside(source) {
    return allSources().filter((other) =>
        other.file !== source.file && !isLocked(other));
}

/**
 * Where the key is that a file lacks: the one that its certificates were
 * made for, else any.
 *
 * @param {Source} source @returns {Source | undefined}
 */
export function keyBeside(source) {
    if (kindsIn([source]).has('private-key')) {
        return undefined;
    }
    const identities = (/** @type {Source} */ one, /** @type {string} */ of) =>
        usable(one).flatMap(({ kind, publicKeySha256 }) =>
            kind === of && publicKeySha256 ? [publicKeySha256] : []);
    const own = new Set(identities(source, 'certificate'));
    const others = openBeside(source).filter((other) =>
        kindsIn([other]).has('private-key'));
    return others.find((other) => identities(other, 'private-key').some(
        (identity) => own.has(identity))) ?? others[0];
}

/**
 * What goes along where the form can hold it: certificates, and the key that
 * is lacking.
 *
 * @param {Source} source
 */
export function othersBeside(source) {
    const key = keyBeside(source);
    return openBeside(source).filter((other) => other === key ||
        kindsIn([other]).has('certificate'));
}

/** @param {Source} source */
export function targetsFor(source) {
    const alone = kindsIn([source]);
    const all = kindsIn([source, ...othersBeside(source)]);
    return TARGETS.filter(({ needs }) => {
        if (source.rest && needs !== 'certificate') {
            return false; // its keys would come along
        }
        const isText = ['certificate', 'request', 'crl', 'public-key']
            .some((kind) => alone.has(kind));
        switch (needs) {
        case 'key':
            return alone.has('private-key');
        case 'certificate':
            return alone.has('certificate');
        case 'text':
            return isText;
        case 'one':
            return (isText || alone.has('private-key')) &&
                usable(source).filter((one) => !isContainer(one)).length === 1;
        default:
            return all.has('private-key') && all.has('certificate');
        }
    });
}

/** Whether a file can be made text here. @param {TableFile} file */
export function canBeText(file) {
    return allSources().some((source) => source.file === file &&
        targetsFor(source).some(({ form }) => form === 'pem'));
}

/** Whether the new file can hold a key. @param {Source} source */
export function holdsKey(source, /** @type {Target} */ { needs }) {
    return needs === 'key' || needs === 'pair' ||
        (needs !== 'certificate' && kindsIn([source]).has('private-key'));
}

/** @param {Source} source @returns {string} for names of new files */
export function baseName({ file, number }) {
    const base = file.name.replace(/\.[A-Za-z0-9]{1,5}$/, '') || 'file';
    return number === 0 ? base : `${base}-${number}`;
}

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

/** The certificates that were made for a key, and their issuers. */
/** @param {FileObject[]} objects @param {string | undefined} identity */
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
 * @param {TableFile} file @param {FileObject} key @param {number} number
 * @returns {Source}
 */
function sourceOf(file, key, number) {
    const { id, name, objects } = file;
    const place = placeIn(objects, key);
    const identity = key.publicKeySha256;
    const own = certificatesOf(objects, identity);
    const kind = kindText(key);
    // Only the engine can tell keys of one container apart; what lies beside
    // it is another object's.
    const alone = own.length === 0 ||
        own.every((object) => placeIn(objects, object) === place);
    return {
        id: `${id}-${number}`, file, number, rest: false,
        name: t.file.shelf.objectOf({
            kind: own.length > 0 ? `${kind} ${titleOf(own[0])}` : kind,
            place: number, name,
        }),
        objects: [key, ...own],
        ...alone ? { pick: place } : {},
        ...objects[place] === key && alone ? {} : { identity },
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
        ...rest.length > 0 ? [{
            id, file, name: t.file.convert.withoutKeys({ name }), number: 0,
            objects: rest, rest: true,
        }] : [],
    ];
}

/** @type {WeakMap<TableFile, Source[]>} the same while the file is the same */
const known = new WeakMap();

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

/** A copy of the passphrase that opened it, for one call. */
/** @param {Source} source */
export function passphraseFor({ file, objects }) {
    return objects.map((object) =>
        file.passphrases.get(placeIn(file.objects, object)))
        .find(Boolean)?.slice();
}
