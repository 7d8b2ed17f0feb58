/** What a file of the table can become, and what goes along. */
import { everyObject, lockedIn, table } from './session.js';

/** @typedef {import('./session.js').TableFile} TableFile */

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

/** @param {TableFile[]} files @returns {Set<string>} kinds that are there */
export function kindsIn(files) {
    return new Set(files.flatMap((file) =>
        everyObject(file.objects).map(({ kind }) => kind)));
}

/** @param {TableFile} file */
export function othersBeside(file) {
    const kinds = kindsIn([file]);
    return table.state.files.filter((other) =>
        other !== file && lockedIn(other.objects).length === 0 &&
        everyObject(other.objects).some(({ kind }) =>
            kind === 'certificate' || kind === 'pkcs7' ||
            (kind === 'private-key' && !kinds.has(kind))));
}

/** @param {TableFile} file */
export function targetsFor(file) {
    const alone = kindsIn([file]);
    const all = kindsIn([file, ...othersBeside(file)]);
    return TARGETS.filter(({ needs }) => {
        switch (needs) {
        case 'key':
            return alone.has('private-key');
        case 'certificate':
            return alone.has('certificate') || alone.has('pkcs7');
        case 'text':
            return ['certificate', 'pkcs7', 'request', 'crl', 'public-key']
                .some((kind) => alone.has(kind));
        case 'one':
            return file.objects.length === 1 && !alone.has('pkcs12');
        default:
            return all.has('private-key') && all.has('certificate');
        }
    });
}

/** Whether the new file can hold a key. @param {TableFile} file */
export function holdsKey(file, /** @type {Target} */ { needs }) {
    return needs === 'key' || needs === 'pair' ||
        (needs !== 'certificate' && kindsIn([file]).has('private-key'));
}

/** @param {string} name */
export function baseName(name) {
    return name.replace(/\.[A-Za-z0-9]{1,5}$/, '') || 'file';
}
