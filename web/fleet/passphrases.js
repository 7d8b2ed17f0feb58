/**
 * Passphrases that nobody has to invent: 20 letters and digits without those
 * that look alike, 100 bits. Needed because the devices' key form hardly
 * slows a guesser down.
 *
 * The list of all of them is written nowhere, unless it is asked for: then
 * as a CSV sealed behind a passphrase of its own (src/seal.h).
 */
import { writeCsv } from '../authority/csv.js';
import { toBytes } from '../authority/bytes.js';

/** 32 letters: every random byte gives one without bias. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789A';

const LENGTH = 20;

export const SEALED_NAME = 'passphrases.csv.enc';

/** What opens the sealed list; -iter must be what the engine uses. */
export const UNSEAL_COMMAND =
    'openssl enc -d -aes-256-cbc -pbkdf2 -iter 600000 ' +
    `-in ${SEALED_NAME} -out passphrases.csv`;

/**
 * @param {(out: Uint8Array) => unknown} [fillRandom]
 * @returns {string} ASCII, groups of five with a dash between
 */
export function makePassphrase(
    fillRandom = (out) => crypto.getRandomValues(out),
) {
    const bytes = new Uint8Array(LENGTH);
    fillRandom(bytes);
    const letters = Array.from(bytes, (byte) => LETTERS[byte & 31]).join('');
    bytes.fill(0);
    return /** @type {string[]} */ (letters.match(/.{5}/g)).join('-');
}

/**
 * @param {{name: string, folder: string, passphrase: string}[]} list
 * @param {string | Uint8Array} passphrase that seals the list
 * @param {import('../../wasm/face.js').Engine} engine
 * @returns {Promise<Uint8Array>}
 */
export async function sealPassphrases(list, passphrase, engine) {
    const plain = toBytes(writeCsv(['name', 'folder', 'passphrase'],
        list.map((one) => [one.name, one.folder, one.passphrase])));
    try {
        const reply = await engine.call([
            ['op', 'seal'],
            ['bytes', plain],
            ['passphrase', passphrase],
        ]);
        return reply.bytes('sealed');
    } finally {
        plain.fill(0);
    }
}
