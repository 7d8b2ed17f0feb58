/** OpenSSL's commands for a conversion of files on the table. */
import {
    convertEncodingCommands, convertKeyCommands, firstCommands, joinCommands,
    packCommands,
} from '../../file/commands.js';
import { baseName, othersBeside } from './convert-targets.js';
import { everyObject } from './session.js';

/** @typedef {import('./convert-targets.js').Target} Target */
/** @typedef {import('./session.js').TableFile} TableFile */

/**
 * @param {TableFile} file
 * @param {Target} target
 * @param {boolean} locks whether the new file gets a passphrase
 * @returns {import('../../file/commands.js').Command[]}
 */
export function commandsFor(file, target, locks) {
    const output = baseName(file.name) + target.ending;
    const named = firstOf(file);
    switch (target.needs) {
    case 'key':
        return convertKeyCommands(keyOf(file), {
            form: /** @type {'pkcs8'} */ (target.form),
            cipher: target.cipher,
            locked: target.lock === 'must',
        }, output);
    case 'one':
        return named.object.kind === 'private-key'
            ? convertKeyCommands(named,
                { form: 'pkcs8', encoding: 'der', locked: false }, output)
            : convertEncodingCommands(named, 'der', output);
    case 'pair':
        return target.form === 'bundle'
            ? bundleCommands(file, output, locks)
            : packFor(file, target, output);
    case 'text':
        return convertEncodingCommands(named, 'pem', output);
    default:
        return certificateCommands(file, target, output);
    }
}

/** @param {TableFile} file */
function firstOf({ name, objects }) {
    return { name, object: everyObject(objects)[0] };
}

/** The key of a file, as a command names it. @param {TableFile} file */
function keyOf({ name, objects }) {
    const inContainer = objects[0].kind === 'pkcs12';
    const key = everyObject(objects).find(({ kind }) =>
        kind === 'private-key');
    return { name, object: { ...key, inContainer } };
}

/** @param {TableFile} file @param {Target} target @param {string} output */
function certificateCommands(file, target, output) {
    const first = firstOf(file);
    if (first.object.kind !== 'certificate') {
        return [];
    }
    switch (target.form) {
    case 'pkcs7':
        return packCommands({ form: 'pkcs7', certificate: file.name }, output);
    case 'leaf':
        return first.object.isAuthority ? [] : firstCommands(first, output);
    default: {
        const above = othersBeside(file).filter(({ objects }) =>
            objects[0].kind === 'certificate').map(({ name }) => name);
        return above.length > 0
            ? joinCommands([file.name, ...above], output) : [];
    }
    }
}

/**
 * The files that a bundle or a container is made of.
 *
 * @param {TableFile} file
 */
function partsFor(file) {
    const all = [file, ...othersBeside(file)];
    const holding = (/** @type {(object: any) => boolean} */ fits) =>
        all.find(({ objects }) => everyObject(objects).some(fits));
    const certificate = holding((object) =>
        object.kind === 'certificate' && !object.isAuthority) ?? file;
    const chain = holding((object) => object.isAuthority);
    return {
        key: holding(({ kind }) => kind === 'private-key'),
        certificate: certificate.name,
        chain: chain === certificate ? undefined : chain?.name,
    };
}

/** @param {TableFile} file @param {string} output @param {boolean} locked */
function bundleCommands(file, output, locked) {
    const { key, certificate, chain } = partsFor(file);
    return key
        ? [
            ...convertKeyCommands(keyOf(key),
                { form: 'pkcs8', locked }, 'new.key'),
            ...joinCommands(['new.key', certificate, ...chain ? [chain] : []],
                output),
        ]
        : [];
}

/** @param {TableFile} file @param {Target} target @param {string} output */
function packFor(file, target, output) {
    const { key, certificate, chain } = partsFor(file);
    return packCommands({
        form: /** @type {'pkcs12'} */ (target.form),
        key: key?.name, certificate, chain,
    }, output);
}
