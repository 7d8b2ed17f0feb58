/**
 * What can be seen in the files before the upload and is not the engine's to
 * judge: how they lie on the disk, and what the device's form may do to them.
 * The engine's `check` reads the same bytes for everything else.
 *
 * Does not: open keys, read certificates, or change a byte.
 */
import { evidenceFor } from './profile.js';

/** @import {Profile} from './profile.js' */
/** @typedef {{ name: string, bytes: Uint8Array }} FileToUpload */

/**
 * Findings of the engine that rest on a value of the profile which may be
 * only a guess: code -> the value's path.
 *
 * @type {Record<string, string>}
 */
const RESTS_ON = {
    KEY_TOO_LARGE: 'key.maxBits',
    KEY_TYPE: 'key.type',
    CIPHER_WRONG: 'key.cipher',
};

/**
 * What a guess says is wrong deserves a look, but does not stop anybody.
 *
 * @template {{level: string, code: string}} T
 * @param {T[]} findings
 * @param {Profile} profile
 */
export const soften = (findings, profile) => findings.map((finding) => {
    const path = RESTS_ON[finding.code];
    const guess = path && evidenceFor(profile, path)[0] === 'inferred';
    return guess && finding.level === 'error'
        ? { ...finding, level: 'warning' } : finding;
});

/**
 * @param {{ key: FileToUpload, certificate: FileToUpload,
 *   password?: Uint8Array | null }} files
 * @param {Profile} profile
 * @returns code: a name in the language file; name: the file's, '' for none
 */
export function notesOn({ certificate, key, password }, profile) {
    /** @type {{ level: 'info' | 'warning', code: string, name: string }[]} */
    const notes = [];
    if (profile.key.passphraseCharacters === 'ascii' &&
        password?.some((byte) => byte < 32 || byte > 126)) {
        notes.push({ level: 'warning', code: 'passwordAscii', name: '' });
    }
    for (const { name, bytes } of [certificate, key]) {
        const text = new TextDecoder('latin1').decode(bytes);
        const isPem = text.includes('-----BEGIN ');
        if (isPem && profile.certificate.lineEnds === 'lf' &&
            text.includes('\r')) {
            notes.push({ level: 'info', code: 'carriageReturns', name });
        }
        if (isPem && !/^\s*-----BEGIN /.test(text)) {
            notes.push({ level: 'info', code: 'leadingText', name });
        }
    }
    return notes;
}
