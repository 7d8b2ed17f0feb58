/**
 * How an authority's key is locked, and locking it as our folders do
 * (PKCS#8, AES-256, PBKDF2). Folders of others may bring it open, or locked
 * by one round of MD5 as the article's commands of 2012 did.
 */
import { PATHS } from './folder.js';

/**
 * @typedef {import('./folder.js').AuthorityFolder} AuthorityFolder
 * @typedef {import('../../wasm/face.js').Engine} Engine
 * @typedef {'good' | 'weak' | 'none'} LockState
 *
 * @param {AuthorityFolder} folder
 * @param {Pick<Engine, 'inspect'>} engine
 * @returns {Promise<LockState>} good also where there is no key
 */
export async function lockState(folder, engine) {
    if (folder.key === '') {
        return 'good';
    }
    const { objects } = await engine.inspect({ bytes: folder.key });
    const key = objects.find(({ kind }) => kind === 'private-key');
    if (!key || !key.encrypted) {
        return key ? 'none' : 'good';
    }
    return key.form === 'pkcs8' && key.kdf?.name === 'PBKDF2' &&
        (key.kdf.iterations ?? 0) >= 100000 ? 'good' : 'weak';
}

/**
 * Locks the key anew. The former file stays in the folder that was opened;
 * it does not come along.
 *
 * @param {AuthorityFolder} folder
 * @param {Engine} engine
 * @param {{from?: Uint8Array | string, to: Uint8Array | string}} passphrases
 *   from: what opens it now
 * @param {import('../../wasm/pool.js').RunOptions} [run]
 */
export async function relock(folder, engine, { from, to }, run) {
    const { bytes } = await engine.convert({
        bytes: folder.key,
        passphrase: from,
        to: { form: 'pkcs8', cipher: 'aes-256-cbc', passphrase: to },
    }, run);
    folder.put(PATHS.key, bytes);
}
