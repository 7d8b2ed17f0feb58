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
 */

/**
 * @typedef {import('./folder.js').Files} Files
 * @typedef {import('../../wasm/pool.js').RunOptions} RunOptions
 * @typedef {{inspect: (options: {bytes: string | Uint8Array, issuer?: string},
 *     run?: RunOptions) => Promise<{objects: FileObject[]}>}} Inspector
 */

/**
 * @template {FileObject} [O=FileObject]
 * @typedef {object} Found
 * @property {string} path
 * @property {O} object
 */

/** Files that are described in one call. */
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
 * @returns {Promise<Certificate[]>} in no order; damaged ones are missing
 */
export async function certificatesOf(texts, engine, run = {}) {
    /** @type {Certificate[]} */
    const all = [];
    for (let at = 0; at < texts.length; at += BATCH) {
        run.onProgress?.(at, texts.length);
        all.push(...await batch(texts.slice(at, at + BATCH), engine, run));
    }
    return all;
}

/**
 * @param {string[]} texts
 * @param {Inspector} engine
 * @param {RunOptions} run
 * @returns {Promise<Certificate[]>}
 */
async function batch(texts, engine, run) {
    const found = (await inspect(engine, texts.join('\n'),
        { signal: run.signal })).filter(isCertificate);
    // One damaged file must not hide its neighbours: those one by one.
    if (found.length === texts.length || texts.length === 1) {
        return found;
    }
    const one = [];
    for (const text of texts) {
        one.push(...(await batch([text], engine, run)).slice(0, 1));
    }
    return one;
}

/** @typedef {Found<RevocationList>} FoundList */

/** @param {FoundList[]} lists of one authority */
export function newestList(lists) {
    const rank = (/** @type {FoundList} */ { object }) =>
        `${(object.number ?? '').padStart(40, '0')} ${object.thisUpdate}`;
    return [...lists].sort((one, two) => rank(one) < rank(two) ? 1 : -1)[0];
}
