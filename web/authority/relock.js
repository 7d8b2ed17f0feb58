/**
 * The passphrase of an authority's key: tried, changed, and the key locked
 * as our folders do (PKCS#8, AES-256, PBKDF2). Folders of others may bring it
 * open, or locked by one round of MD5 as the article's commands of 2012 did.
 */
import { isOpenKey } from './bytes.js';
import { PATHS } from './folder.js';

/** @import {Engine} from '../../wasm/face.js' */
/** @import {RunOptions} from '../../wasm/pool.js' */
/** @import {Certificate} from '../../wasm/reports.js' */
/** @import {AuthorityFolder} from './folder.js' */
/**
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

/** @param {{code: string, values?: object}} why */
function refusal(why) {
    return Object.assign(new Error(why.code),
        { ...why, field: 'authority.passphrase' });
}

/**
 * Tries a passphrase on an authority's key.
 *
 * @param {Engine} engine
 * @param {{key: string, report: Certificate}} authority
 * @param {Uint8Array} [passphrase] none: the key is open
 * @param {RunOptions} [run]
 * @throws {Error} with code and field: the engine's, or KEY_MISMATCH
 */
export async function tryKey(engine, { key, report }, passphrase, run) {
    const { objects } = await engine.inspect({ bytes: key, passphrase }, run);
    const found = objects.find((object) => object.kind === 'private-key');
    if (!found?.publicKeySha256) {
        throw refusal(found?.error ?? { code: 'FILE_KIND' });
    }
    if (found.publicKeySha256 !== report.publicKeySha256) {
        throw refusal({ code: 'KEY_MISMATCH' });
    }
}

/** @param {AuthorityFolder} folder @returns {string[]} keys that lie open */
export function openKeys(folder) {
    return [...folder.files].filter(([, bytes]) => isOpenKey(bytes))
        .map(([path]) => path);
}

/**
 * Locks every key that is to be locked, and changes nothing else: the
 * authority's with its new passphrase, others that lie open with the same.
 *
 * @param {Engine} engine
 * @param {{path: string, bytes: Uint8Array}[]} keys
 * @param {{from?: Uint8Array | string, to: Uint8Array | string}} passphrases
 *   from: what opens the authority's now
 * @param {RunOptions} [run]
 * @returns {Promise<{path: string, bytes: Uint8Array}[]>} to be put into the
 *   folder
 */
export async function lockKeys(engine, keys, { from, to }, run) {
    const locked = [];
    for (const { path, bytes } of keys) {
        const { bytes: now } = await engine.convert({
            bytes,
            passphrase: path === PATHS.key ? from : undefined,
            to: { form: 'pkcs8', cipher: 'aes-256-cbc', passphrase: to },
        }, run);
        locked.push({ path, bytes: now });
    }
    return locked;
}
