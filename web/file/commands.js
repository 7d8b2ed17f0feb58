/**
 * The OpenSSL command that does what the page does, for those who want to
 * see, check or repeat it elsewhere. For OpenSSL 3; where 1.0 or 1.1 differs,
 * that form too.
 *
 * Passphrases never stand in a command: OpenSSL asks for them. How a command
 * gets at what it works on is command-reach.js's.
 *
 * Does not: run anything, or know the page.
 *
 * @typedef {object} Command
 * @property {string} id       what it does; the page has the words for it
 * @property {string} command  for OpenSSL 3
 * @property {string} [older]  for OpenSSL 1.0 and 1.1, where it differs
 *
 * @typedef {import('./command-reach.js').Part} Part
 */
import {
    forOlder, isPlain, openContainer, quote, reach,
} from './command-reach.js';

/** @import {FileObject} from '../../wasm/reports.js' */

/**
 * @param {string} id
 * @param {string} command
 * @param {string} [older] where it differs by more than its options' names
 * @returns {Command}
 */
function say(id, command, older) {
    const old = forOlder(older ?? command);
    return old === command ? { id, command } : { id, command, older: old };
}

/** What prints an object of a kind. @type {Record<string, string>} */
const SHOW = {
    'private-key': 'pkey -noout -text',
    'public-key': 'pkey -pubin -noout -text',
    request: 'req -noout -text -verify',
    certificate: 'x509 -noout -text -fingerprint -sha256',
    crl: 'crl -noout -text',
};

/** What OpenSSL cannot read either. */
const DAMAGE = /^(?:DER|PEM)_/;

/**
 * What shows the contents of a file.
 *
 * @param {Part} part
 * @returns {Command[]}
 */
export function showCommands(part) {
    const { name, object } = part;
    if (DAMAGE.test(object.error?.code ?? '')) {
        return [];
    }
    if (object.kind === 'pkcs7') {
        return [say('show', `${
            openContainer(name, object, 'certificates')} -noout`)];
    }
    if (object.kind === 'pkcs12') {
        return [say('show', `${
            openContainer(name, object, 'certificates')} -info`)];
    }
    if (!SHOW[object.kind]) {
        return [];
    }
    const { before, from } = reach(part);
    const [tool, ...options] = SHOW[object.kind].split(' ');
    const command = (/** @type {string} */ with_) =>
        `${before}openssl ${with_}${from} ${options.join(' ')}`;
    return [say('show', command(tool), object.kind === 'private-key'
        ? command(object.type === 'EC' ? 'ec' : 'rsa') : undefined)];
}

/**
 * What shows whether two files carry the same public key: both commands
 * must print the same text.
 *
 * @param {Part} key @param {Part} other certificate or request
 * @returns {Command[]}
 */
export function matchCommands(key, other) {
    const tool = other.object.kind === 'request' ? 'req' : 'x509';
    const [one, two] = [key, other].map(reach);
    return [
        say('match', `${one.before}openssl pkey${one.from} -pubout`),
        say('match', `${two.before}openssl ${tool}${two.from} -noout -pubkey`),
    ];
}

/**
 * What tests whether a key's numbers belong together.
 *
 * @param {Part} key
 * @returns {Command[]}
 */
export function soundCommands(key) {
    const { before, from } = reach(key);
    const command = (/** @type {string} */ tool) =>
        `${before}openssl ${tool}${from} -noout -check`;
    return [say('sound', command('pkey'),
        command(key.object.type === 'EC' ? 'ec' : 'rsa'))];
}

/**
 * What checks a certificate against the authorities at hand and a name.
 *
 * @param {string} certificate file name
 * @param {{root?: string, intermediates?: string[], host?: string,
 *     isAddress?: boolean}} options file names; a host name or an address
 * @returns {Command[]}
 */
export function checkCommands(certificate, options) {
    const { root, intermediates = [], host, isAddress } = options;
    /** @type {Command[]} */
    const commands = [];
    if (root) {
        const between = intermediates
            .map((name) => ` -untrusted ${quote(name)}`).join('');
        commands.push({
            id: 'chain',
            command: `openssl verify -CAfile ${quote(root)}${between} ${
                quote(certificate)}`,
        });
    }
    if (host) {
        commands.push({
            id: 'host',
            command: `openssl x509 -in ${quote(certificate)} -noout -check${
                isAddress ? 'ip' : 'host'} ${quote(host)}`,
        });
    }
    return commands;
}

const CIPHER_OPTION = { 'des-ede3-cbc': '-des3', 'aes-256-cbc': '-aes256' };
const V2_CIPHER = { 'des-ede3-cbc': 'des3', 'aes-256-cbc': 'aes-256-cbc' };

/**
 * What turns a key into another form.
 *
 * @param {Part} key
 * @param {{form: 'traditional' | 'pkcs8', encoding?: 'pem' | 'der',
 *     cipher?: 'des-ede3-cbc' | 'aes-256-cbc', locked: boolean}} to
 * @param {string} output file name
 * @returns {Command[]}
 */
export function convertKeyCommands(key, to, output) {
    const { before, from } = reach(key);
    const out = `-out ${quote(output)}${
        to.encoding === 'der' ? ' -outform DER' : ''}`;
    const cipher = to.cipher ?? 'aes-256-cbc';
    if (to.form === 'pkcs8') {
        const lock = to.locked
            ? `-v2 ${V2_CIPHER[cipher]} -v2prf hmacWithSHA256 -iter 600000`
            : '-nocrypt';
        return [say('convert',
            `${before}openssl pkcs8 -topk8 ${lock}${from} ${out}`)];
    }
    const tool = key.object.type === 'EC' ? 'ec' : 'rsa';
    const lock = to.locked ? ` ${CIPHER_OPTION[cipher]}` : '';
    const command = (/** @type {string} */ traditional) =>
        `${before}openssl ${tool}${from}${traditional}${lock} ${out}`;
    // OpenSSL's ec writes the traditional form without being asked.
    return [say('convert', command(tool === 'rsa' ? ' -traditional' : ''),
        command(''))];
}

/** @type {Record<string, string>} */
const TOOLS = {
    certificate: 'x509', request: 'req', crl: 'crl', pkcs7: 'pkcs7',
    'public-key': 'pkey -pubin',
};

/**
 * What takes a certificate, request, list or public key out of whatever it
 * lies in and writes it in PEM or DER.
 *
 * @param {Part} part
 * @param {'pem' | 'der'} encoding
 * @param {string} output file name
 * @returns {Command[]}
 */
export function convertEncodingCommands(part, encoding, output) {
    const tool = TOOLS[part.object.kind];
    const { before, from } = reach(part);
    return tool ? [say('convert', `${before}openssl ${tool}${from} -outform ${
        encoding.toUpperCase()} -out ${quote(output)}`)] : [];
}

/**
 * What writes all that a container holds as text. A key in it is locked with
 * a passphrase that OpenSSL asks for, unless it shall not be.
 *
 * @param {string} name
 * @param {FileObject} container
 * @param {boolean} locked
 * @param {string} output file name
 * @returns {Command[]}
 */
export function unpackCommands(name, container, locked, output) {
    const lock = container.kind === 'pkcs7' ? ''
        : locked ? ' -aes256' : ' -noenc';
    return [say('unpack', `${openContainer(name, container, 'all')}${lock
    } -out ${quote(output)}`)];
}

/**
 * Names under which the objects are PEM files of their own, and what makes
 * those that are not yet.
 *
 * @param {Part[]} parts
 * @returns {{names: string[], commands: Command[]}}
 */
export function asFiles(parts) {
    const commands = /** @type {Command[]} */ ([]);
    const names = parts.map((part, i) => {
        if (isPlain(part)) {
            return part.name;
        }
        const name = `part-${i + 1}.pem`;
        commands.push(...convertEncodingCommands(part, 'pem', name));
        return name;
    });
    return { names, commands };
}

/**
 * What packs key, certificates and chain into PKCS#12, or certificates alone
 * into PKCS#7.
 *
 * @param {{form: 'pkcs12' | 'pkcs12-legacy' | 'pkcs7', key?: string,
 *     certificate: string, chain?: string[]}} from file names, all PEM
 * @param {string} output file name
 * @returns {Command[]}
 */
export function packCommands(from, output) {
    const out = `-out ${quote(output)}`;
    const certificate = quote(from.certificate);
    const chain = (from.chain ?? []).map(quote);
    if (from.form === 'pkcs7') {
        return [say('pack', `openssl crl2pkcs7 -nocrl${
            [certificate, ...chain].map((name) => ` -certfile ${name}`)
                .join('')} ${out}`)];
    }
    // It takes only one -certfile.
    const [first, ...more] = chain;
    const above = more.length > 0 ? 'chain.pem' : first;
    const join = more.length > 0
        ? joinCommands(from.chain ?? [], 'chain.pem') : [];
    const key = from.key ? ` -inkey ${quote(from.key)}` : '';
    const parts = `-in ${certificate}${key}${
        above ? ` -certfile ${above}` : ''}`;
    const old = '-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1';
    const modern = '-keypbe AES-256-CBC -certpbe AES-256-CBC -macalg sha256';
    return [...join, from.form === 'pkcs12-legacy'
        ? say('pack', `openssl pkcs12 -export ${parts} ${old} ${out}`)
        : say('pack', `openssl pkcs12 -export ${parts} ${out}`,
            `openssl pkcs12 -export ${parts} ${modern} ${out}`)];
}

/**
 * What puts PEM files one behind the other: key, certificate and chain in
 * one file, or a chain alone.
 *
 * @param {string[]} names in the order wanted
 * @param {string} output file name
 * @returns {Command[]}
 */
export function joinCommands(names, output) {
    return [{
        id: 'join',
        command: `cat ${names.map(quote).join(' ')} > ${quote(output)}`,
    }];
}
