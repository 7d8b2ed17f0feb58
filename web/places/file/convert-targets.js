/** What a file of the table can become, and what goes along. */
import { everyObject } from '../../file/relations.js';
import { allSources, isLocked } from './sources.js';

/** @typedef {import('./sources.js').Source} Source */

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
const TARGETS = [
    { id: 'traditional-3des', form: 'traditional', cipher: 'des-ede3-cbc',
        needs: 'key', lock: 'must', ending: '.key' },
    { id: 'traditional-aes', form: 'traditional', cipher: 'aes-256-cbc',
        needs: 'key', lock: 'must', ending: '.key' },
    { id: 'pkcs8-aes', form: 'pkcs8', cipher: 'aes-256-cbc',
        needs: 'key', lock: 'must', ending: '.key' },
    { id: 'pkcs8-3des', form: 'pkcs8', cipher: 'des-ede3-cbc',
        needs: 'key', lock: 'must', ending: '.key' },
    { id: 'traditional-open', form: 'traditional', needs: 'key', lock: 'no',
        ending: '.key' },
    { id: 'pkcs8-open', form: 'pkcs8', needs: 'key', lock: 'no',
        ending: '.key' },
    { id: 'pem', form: 'pem', cipher: 'aes-256-cbc', needs: 'text',
        lock: 'yes', ending: '.pem' },
    { id: 'der', form: 'der', needs: 'one', lock: 'no', ending: '.der' },
    { id: 'leaf', form: 'leaf', needs: 'certificate', lock: 'no',
        ending: '.cer' },
    { id: 'chain', form: 'chain', needs: 'certificate', lock: 'no',
        ending: '-chain.pem' },
    { id: 'pkcs7', form: 'pkcs7', needs: 'certificate', lock: 'no',
        ending: '.p7b' },
    { id: 'bundle', form: 'bundle', cipher: 'aes-256-cbc', needs: 'pair',
        lock: 'yes', ending: '-bundle.pem' },
    { id: 'pkcs12', form: 'pkcs12', needs: 'pair', lock: 'must',
        ending: '.p12' },
    { id: 'pkcs12-legacy', form: 'pkcs12-legacy', needs: 'pair', lock: 'must',
        ending: '.p12' },
];

/** All but what is damaged or not supported. @param {Source} source */
function usable({ objects }) {
    return everyObject(objects).filter(({ error }) =>
        !error || error.code.startsWith('PASSPHRASE'));
}

/** @param {Source[]} sources @returns {Set<string>} kinds that are there */
function kindsIn(sources) {
    return new Set(sources.flatMap((source) =>
        usable(source).map(({ kind }) => kind)));
}

/** @param {Source} source @param {string} kind */
function objectsOf(source, kind) {
    return usable(source).filter((object) => object.kind === kind);
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
 * @param {Source} source
 * @returns {Source | undefined}
 */
export function keyBeside(source) {
    if (kindsIn([source]).has('private-key')) {
        return undefined;
    }
    const own = new Set(objectsOf(source, 'certificate').map(
        ({ publicKeySha256 }) => publicKeySha256));
    const others = openBeside(source).filter((other) =>
        kindsIn([other]).has('private-key'));
    return others.find((other) => objectsOf(other, 'private-key').some(
        ({ publicKeySha256 }) => own.has(publicKeySha256))) ?? others[0];
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

/** Objects that are not around others. @param {Source} source */
function singles(source) {
    return usable(source).filter(({ kind }) =>
        kind !== 'pkcs7' && kind !== 'pkcs12');
}

/** @param {Source} source */
export function targetsFor(source) {
    const alone = kindsIn([source]);
    const all = kindsIn([source, ...othersBeside(source)]);
    return TARGETS.filter(({ needs }) => {
        if (source.rest && needs !== 'certificate') {
            return false; // its keys would come along
        }
        switch (needs) {
        case 'key':
            return alone.has('private-key');
        case 'certificate':
            return alone.has('certificate');
        case 'text':
            return ['certificate', 'request', 'crl', 'public-key']
                .some((kind) => alone.has(kind));
        case 'one':
            return singles(source).length === 1 &&
                ['private-key', 'certificate', 'request', 'crl', 'public-key']
                    .some((kind) => alone.has(kind));
        default:
            return all.has('private-key') && all.has('certificate');
        }
    });
}

/** Whether a file can be made text here. */
/** @param {import('./session.js').TableFile} file */
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
