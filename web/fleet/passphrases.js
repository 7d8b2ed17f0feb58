/**
 * The passphrases of a fleet: one for each device that nobody has to invent
 * (parts/passphrase.js makes them), because the devices' key form hardly slows
 * a guesser down.
 *
 * The list of all of them is written nowhere, unless it is asked for: then
 * as a CSV sealed behind a passphrase of its own, with a check in its last
 * line (src/locking/seal.h).
 */
import { readCsv, writeCsv } from '../authority/csv.js';
import { toBytes, toText } from '../authority/bytes.js';
import { fillRandom, makePassphrase } from '../parts/passphrase.js';

/** @import {Engine} from '../../wasm/face.js' */
/** @import {RunOptions} from '../../wasm/pool.js' */

export const SEALED_NAME = 'passphrases.csv.enc';

/** What opens the sealed list; -iter must be what the engine uses. */
export const UNSEAL_COMMAND =
    'openssl enc -d -aes-256-cbc -pbkdf2 -iter 600000 ' +
    `-in ${SEALED_NAME} -out passphrases.csv`;

/** What shows that it came out whole: prints the hash that its last line has */
export const CHECK_COMMAND = "sed '$d' passphrases.csv | openssl dgst -sha256";

/** @returns {string} ASCII, four groups of five, 99 bits */
export function newPassphrase() {
    return makePassphrase(fillRandom);
}

/**
 * @param {{name: string, folder: string, passphrase: string}[]} list
 * @param {string | Uint8Array} passphrase that seals the list
 * @param {Engine} engine
 */
export async function sealPassphrases(list, passphrase, engine) {
    const plain = toBytes(writeCsv(['name', 'folder', 'passphrase'],
        list.map((one) => [one.name, one.folder, one.passphrase])));
    try {
        const reply = await engine.call([['op', 'seal'], ['bytes', plain],
            ['passphrase', passphrase]]);
        return reply.bytes('sealed');
    } finally {
        plain.fill(0);
    }
}

/**
 * Opens a sealed list; one that was changed, or cut, does not open.
 *
 * @param {Uint8Array} sealed @param {Uint8Array} passphrase
 * @param {Engine} engine @param {RunOptions} [run]
 * @returns {Promise<{name: string, passphrase: string}[]>} empty when it is
 *   no such list
 */
export async function openPassphrases(sealed, passphrase, engine, run) {
    const reply = await engine.call([['op', 'unseal'], ['bytes', sealed],
        ['passphrase', passphrase]], run);
    const plain = reply.bytes('bytes');
    const rows = readCsv(toText(plain), ',');
    plain.fill(0);
    return rows.filter(([name, , passphrase]) => name && passphrase)
        .map(([name, , passphrase]) => ({ name, passphrase }));
}
