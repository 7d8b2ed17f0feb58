/** OpenSSL's commands for a conversion of what lies on the table. */
import {
    asFiles, convertEncodingCommands, convertKeyCommands, isPlain, joinCommands,
    packCommands, unpackCommands,
} from '../../file/commands.js';
import { everyObject, isCertificate, issuersAbove, namesIssuer }
    from '../../file/relations.js';
import { isReadable, partsOf } from './command-parts.js';
import { baseName, isLocked, keyBeside, othersBeside }
    from './convert-targets.js';
import { table } from './session.js';

/** @import {Certificate} from '../../../wasm/reports.js' */
/** @import {Part} from '../../file/commands.js' */
/** @import {Source, Target} from './convert-targets.js' */

/** Beyond this, nobody wants to read one command for each. */
const PARTS_MAX = 8;

/** What the key is called on its way. */
const NEW_KEY = 'new.key';

/** What a source means of its file. @param {Source} source @returns {Part[]} */
function partsIn({ file, objects }) {
    const meant = new Set(everyObject(objects));
    return partsOf(file).filter(({ object }) => meant.has(object));
}

/** @param {Part[]} parts */
function keysOf(parts) {
    return parts.filter(({ object }) => object.kind === 'private-key');
}

/** @param {Part[]} parts @returns {Part<Certificate>[]} */
function certificatesOf(parts) {
    return parts.flatMap(({ object, ...part }) =>
        isCertificate(object) ? [{ ...part, object }] : []);
}

/**
 * The certificates in the order of the new file: the key's own, or else one
 * that signed no other, then each one's issuer.
 *
 * @param {Part<Certificate>[]} certificates @param {Part | undefined} key
 */
function inOrder(certificates, key) {
    const leaf = key && certificates.find(({ object }) =>
        object.publicKeySha256 === key.object.publicKeySha256);
    const lowest = certificates.filter(({ object: one }) =>
        !certificates.some(({ object: other }) =>
            one.sha256 !== other.sha256 && namesIssuer(one, other)));
    const first = leaf ?? lowest.find(({ object }) => !object.isAuthority) ??
        lowest[0] ?? certificates[0];
    return first ? [first, ...issuersAbove(first,
        certificates.filter((one) => one !== first))] : [];
}

/** @param {Source} source @param {Target} target */
function materials(source, target) {
    const own = partsIn(source);
    const keySource = target.needs === 'pair' ? keyBeside(source) : null;
    const along = ['certificate', 'pair'].includes(target.needs)
        ? othersBeside(source) : [];
    const beside = along.flatMap((other) =>
        partsIn(other).filter(({ object }) => object.kind === 'certificate' ||
            (other === keySource && object.kind === 'private-key')));
    const all = [...own, ...beside];
    const [key] = keysOf(all);
    return { own, key, along,
        certificates: inOrder(certificatesOf(all), key) };
}

/** The form that a key has, as the engine keeps it. @param {Part} key */
function formOf({ container, object }) {
    return container || object.form === 'pkcs8' ? 'pkcs8' : 'traditional';
}

/**
 * Everything as text: a container by one command, else each by its own.
 *
 * @param {Source} source @param {Target} target @param {Part[]} own
 * @param {boolean} locks @param {string} output
 */
function textCommands({ file, objects }, target, own, locks, output) {
    const [first] = objects;
    if (objects.length === 1 && first.kind.startsWith('pkcs')) {
        return unpackCommands(file.name, first, locks, output);
    }
    if (own.length === 1) {
        return convertEncodingCommands(own[0], 'pem', output);
    }
    const keys = keysOf(own);
    const certificates = certificatesOf(own);
    if (keys.length === 1 && certificates.length === own.length - 1) {
        return bundleCommands(keys[0], certificates, target, locks, output);
    }
    return own.length > PARTS_MAX || keys.length > 0 ? [] : joined(own, output);
}

/** @param {Part[]} parts @param {string} output @param {string[]} [before] */
function joined(parts, output, before = []) {
    const { names, commands } = asFiles(parts);
    return [...commands, ...joinCommands([...before, ...names], output)];
}

/** @param {Part} part @param {string} output */
function derCommands(part, output) {
    return part.object.kind === 'private-key'
        ? convertKeyCommands(part,
            { form: formOf(part), encoding: 'der', locked: false }, output)
        : convertEncodingCommands(part, 'der', output);
}

/**
 * @param {Part} key @param {Part[]} certificates @param {Target} target
 * @param {boolean} locks @param {string} output
 */
function bundleCommands(key, certificates, target, locks, output) {
    return [
        ...convertKeyCommands(key,
            { form: formOf(key), cipher: target.cipher, locked: locks },
            NEW_KEY),
        ...joined(certificates, output, [NEW_KEY]),
    ];
}

/**
 * @param {Part | undefined} key @param {Part[]} certificates
 * @param {Target} target @param {string} output
 */
function packFor(key, certificates, target, output) {
    const form = /** @type {'pkcs12'} */ (target.form);
    const { names: [certificate, ...chain], commands } = asFiles(certificates);
    if (form !== 'pkcs12' && form !== 'pkcs12-legacy') {
        return [...commands,
            ...packCommands({ form, certificate, chain }, output)];
    }
    const plain = key && isPlain(key);
    return [
        // Locked on its way, so that it never lies about in the open.
        ...key && !plain ? convertKeyCommands(key,
            { form: 'pkcs8', locked: true }, NEW_KEY) : [],
        ...commands,
        ...packCommands({ form, certificate, chain,
            key: plain ? key.name : key && NEW_KEY }, output),
    ];
}

/**
 * A command that writes to the file it reads destroys it, so that no name of
 * the table is taken.
 *
 * @param {Source} source @param {Target} target
 */
function outputFor(source, { ending }) {
    const wanted = baseName(source) + ending;
    return table().state.files.some(({ name }) => name === wanted)
        ? `new-${wanted}` : wanted;
}

/**
 * @param {Source} source @param {Target} target
 * @param {boolean} locks whether the new file gets a passphrase
 */
export function commandsFor(source, target, locks) {
    const output = outputFor(source, target);
    const { own, key, along, certificates } = materials(source, target);
    if (![source, ...along].every(({ file }) => isReadable(file)) ||
        own.length === 0 || isLocked(source)) {
        return []; // of what is locked, not even the kind is known
    }
    switch (target.needs) {
    case 'key':
        return convertKeyCommands(key, {
            form: /** @type {'pkcs8'} */ (target.form),
            cipher: target.cipher, locked: target.lock === 'must',
        }, output);
    case 'one':
        return derCommands(own[0], output);
    case 'text':
        return textCommands(source, target, own, locks, output);
    default:
        break;
    }
    if (certificates.length === 0 || certificates.length > PARTS_MAX) {
        return [];
    }
    switch (target.form) {
    case 'leaf':
        return convertEncodingCommands(certificates[0], 'pem', output);
    case 'chain':
        return joined(certificates, output);
    case 'bundle':
        return key
            ? bundleCommands(key, certificates, target, locks, output) : [];
    default:
        return packFor(key, certificates, target, output);
    }
}
