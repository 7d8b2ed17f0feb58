/**
 * Has the engine describe what lies in an authority's folder, many files in
 * one crossing of the border.
 *
 * Does not: open locked keys, or judge.
 */
import { isCertificate } from '../file/relations.js';

/**
 * @import {Certificate, FileObject, RevocationList}
 *   from '../../wasm/reports.js'
 * @import {RunOptions} from '../../wasm/pool.js'
 * @import {Files} from './folder.js'
 *
 * @typedef {{inspect: (options: {bytes: string | Uint8Array, issuer?: string},
 *     run?: RunOptions) => Promise<{objects: FileObject[]}>}} Inspector
 */

/**
 * @template {FileObject} [O=FileObject]
 * @typedef {object} Found
 * @property {string} path
 * @property {O} object
 */

/** Texts that are described in one call. */
const BATCH = 50;

/** Larger files are no certificate, key or list of an authority. */
const FILE_MAX = 1024 * 1024;

/**
 * @param {Inspector} engine
 * @param {string | Uint8Array} bytes
 * @param {RunOptions} [run]
 * @param {string} [issuer] a certificate, to verify lists with
 * @returns {Promise<FileObject[]>} none when it is no such file
 */
export async function inspect(engine, bytes, run, issuer) {
    try {
        return (await engine.inspect({ bytes, issuer }, run)).objects;
    } catch (error) {
        if (error.name !== 'EngineError') {
            throw error;
        }
        return [];
    }
}

/**
 * @param {Files} files
 * @param {Inspector} engine
 * @param {RunOptions} [run]
 * @returns {Promise<Found[]>} every object of every file
 */
export async function survey(files, engine, run = {}) {
    /** @type {Found[]} */
    const found = [];
    let done = 0;
    for (const [path, bytes] of files) {
        run.onProgress?.(done++, files.size);
        if (bytes.length > 0 && bytes.length <= FILE_MAX) {
            for (const object of await inspect(engine, bytes,
                { signal: run.signal })) {
                found.push({ path, object });
            }
        }
    }
    return found;
}

/**
 * The certificates of text files, each file's first.
 *
 * @param {string[]} texts PEM
 * @param {Inspector} engine
 * @param {RunOptions} [run]
 * @param {number} [size] how many are described in one call
 * @returns {Promise<Certificate[]>} in no order; damaged ones are missing
 */
export async function certificatesOf(texts, engine, run = {}, size = BATCH) {
    const { signal } = run;
    /** @type {Certificate[]} */
    const all = [];
    for (let at = 0; at < texts.length; at += size) {
        run.onProgress?.(at, texts.length);
        const part = texts.slice(at, at + size);
        const found = (await inspect(engine, part.join('\n'), { signal }))
            .filter(isCertificate);
        // One damaged file must not hide its neighbours: those one by one.
        all.push(...found.length === part.length || part.length === 1
            ? found.slice(0, part.length)
            : await certificatesOf(part, engine, { signal }, 1));
    }
    return all;
}

/** @param {Found<RevocationList>[]} lists of one authority */
export function newestList(lists) {
    const rank = (/** @type {Found<RevocationList>} */ { object }) =>
        `${(object.number ?? '').padStart(40, '0')} ${object.thisUpdate}`;
    return [...lists].sort((one, two) => rank(one) < rank(two) ? 1 : -1)[0];
}
