/**
 * The OpenSSL command that does what the page does, for those who want to
 * see, check or repeat it elsewhere. For OpenSSL 3; where 1.0 or 1.1 differs,
 * that form too.
 *
 * Passphrases never stand in a command: OpenSSL asks for them. File names are
 * quoted for a POSIX shell. A command reaches an object in a file of its own,
 * as one of several in a PEM file, or in a PKCS#7 or PKCS#12.
 *
 * Does not: run anything, or know the page.
 *
 * @typedef {object} Command
 * @property {string} command  for OpenSSL 3
 * @property {string} [older]  for OpenSSL 1.0 and 1.1, where it differs
 *
 * @import {FileObject} from '../../wasm/reports.js'
 */
import { isContainer } from './relations.js';

/**
 * @template {FileObject} [O=FileObject]
 * @typedef {object} Part
 * @property {string} name    the file's name
 * @property {O} object
 * @property {FileObject} [container] the PKCS#7 or PKCS#12 it lies in
 * @property {number} [nth]   which of its kind in the file, from 1
 * @property {boolean} [beside] other objects lie in the same file
 */

/**
 * @param {string} command
 * @param {string} [older] where it differs by more than its options' names
 */
function say(command, older = command) {
    // What OpenSSL 1.0 and 1.1 have in place of these.
    const old = older.replaceAll(' -noenc', ' -nodes')
        .replaceAll(' -legacy', '');
    return old === command ? { command } : { command, older: old };
}

/** What prints an object of a kind. @type {Record<string, string>} */
const SHOW = {
    'private-key': 'pkey -noout -text',
    'public-key': 'pkey -pubin -noout -text',
    request: 'req -noout -text -verify',
    certificate: 'x509 -noout -text -fingerprint -sha256',
    crl: 'crl -noout -text',
};

/** What works on keys of one kind. @param {Part} key */
const olderTool = ({ object }) => object.type === 'EC' ? 'ec' : 'rsa';

/** What OpenSSL cannot read either. */
const DAMAGE = /^(?:DER|PEM)_/;

/** What shows the contents of a file. @param {Part} part */
export function showCommands(part) {
    const { name, object } = part;
    if (DAMAGE.test(object.error?.code ?? '')) {
        return [];
    }
    if (isContainer(object)) {
        return [say(`${openContainer(name, object, 'certificates')} ${
            object.kind === 'pkcs7' ? '-noout' : '-info'}`)];
    }
    if (!SHOW[object.kind]) {
        return [];
    }
    const { before, from } = reach(part);
    const [tool, ...options] = SHOW[object.kind].split(' ');
    const command = (/** @type {string} */ with_) =>
        `${before}openssl ${with_}${from} ${options.join(' ')}`;
    return [say(command(tool), object.kind === 'private-key'
        ? command(olderTool(part)) : undefined)];
}

/**
 * What shows whether two files carry the same public key: both commands
 * must print the same text.
 *
 * @param {Part} key @param {Part} other certificate or request
 */
export function matchCommands(key, other) {
    const tool = other.object.kind === 'request' ? 'req' : 'x509';
    const [one, two] = [key, other].map(reach);
    return [
        say(`${one.before}openssl pkey${one.from} -pubout`),
        say(`${two.before}openssl ${tool}${two.from} -noout -pubkey`),
    ];
}

/** What tests whether a key's numbers belong together. @param {Part} key */
export function soundCommands(key) {
    const { before, from } = reach(key);
    const command = (/** @type {string} */ tool) =>
        `${before}openssl ${tool}${from} -noout -check`;
    return [say(command('pkey'), command(olderTool(key)))];
}

/**
 * What checks a certificate against the authorities at hand and a name.
 *
 * @param {string} certificate file name
 * @param {{root?: string, intermediates?: string[], host?: string,
 *     isAddress?: boolean}} options file names; a host name or an address
 */
export function checkCommands(certificate, options) {
    const { root, intermediates = [], host, isAddress } = options;
    const name = quote(certificate);
    const between = intermediates
        .map((other) => ` -untrusted ${quote(other)}`).join('');
    return [
        ...root ? [say(
            `openssl verify -CAfile ${quote(root)}${between} ${name}`)] : [],
        ...host ? [say(`openssl x509 -in ${name} -noout ${
            isAddress ? '-checkip' : '-checkhost'} ${quote(host)}`)] : [],
    ];
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
        return [say(`${before}openssl pkcs8 -topk8 ${lock}${from} ${out}`)];
    }
    const tool = olderTool(key);
    const lock = to.locked ? ` ${CIPHER_OPTION[cipher]}` : '';
    const command = (/** @type {string} */ traditional) =>
        `${before}openssl ${tool}${from}${traditional}${lock} ${out}`;
    // OpenSSL's ec writes the traditional form without being asked.
    return [say(command(tool === 'rsa' ? ' -traditional' : ''), command(''))];
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
 * @param {Part} part @param {'pem' | 'der'} encoding
 * @param {string} output file name
 */
export function convertEncodingCommands(part, encoding, output) {
    const tool = TOOLS[part.object.kind];
    const { before, from } = reach(part);
    return tool ? [say(`${before}openssl ${tool}${from} -outform ${
        encoding.toUpperCase()} -out ${quote(output)}`)] : [];
}

/**
 * What writes all that a container holds as text. A key in it is locked with
 * a passphrase that OpenSSL asks for, unless it shall not be.
 *
 * @param {string} name @param {FileObject} container @param {boolean} locked
 * @param {string} output file name
 */
export function unpackCommands(name, container, locked, output) {
    const lock = container.kind === 'pkcs7' ? ''
        : locked ? ' -aes256' : ' -noenc';
    return [say(`${openContainer(name, container, 'all')}${lock
    } -out ${quote(output)}`)];
}

/**
 * Names under which the objects are PEM files of their own, and what makes
 * those that are not yet.
 *
 * @param {Part[]} parts
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
 */
export function packCommands(from, output) {
    const out = `-out ${quote(output)}`;
    const certificate = quote(from.certificate);
    const chain = (from.chain ?? []).map(quote);
    if (from.form === 'pkcs7') {
        return [say(`openssl crl2pkcs7 -nocrl${
            [certificate, ...chain].map((name) => ` -certfile ${name}`)
                .join('')} ${out}`)];
    }
    // It takes only one -certfile.
    const join = chain.length > 1
        ? joinCommands(from.chain ?? [], 'chain.pem') : [];
    const above = join.length > 0 ? 'chain.pem' : chain[0];
    const command = `openssl pkcs12 -export -in ${certificate}${
        from.key ? ` -inkey ${quote(from.key)}` : ''}${
        above ? ` -certfile ${above}` : ''}`;
    const old = '-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1';
    const modern = '-keypbe AES-256-CBC -certpbe AES-256-CBC -macalg sha256';
    return [...join, from.form === 'pkcs12-legacy'
        ? say(`${command} ${old} ${out}`)
        : say(`${command} ${out}`, `${command} ${modern} ${out}`)];
}

/**
 * What puts PEM files one behind the other: key, certificate and chain in
 * one file, or a chain alone.
 *
 * @param {string[]} names in the order wanted
 * @param {string} output file name
 */
export function joinCommands(names, output) {
    return [say(`cat ${names.map(quote).join(' ')} > ${quote(output)}`)];
}

/**
 * A word as a POSIX shell takes it. A name that begins with "-" would be
 * read as an option, and one like "a=b" by awk as an assignment, so they are
 * given a folder.
 *
 * @param {string} word
 */
export function quote(word) {
    const name = /^(?:-|\w+=)/.test(word) ? `./${word}` : word;
    return /^[A-Za-z0-9._/:=@-]+$/.test(name)
        ? name : `'${name.replaceAll("'", "'\\''")}'`;
}

/** What stands behind BEGIN, by kind. @type {Record<string, string>} */
const LABELS = {
    certificate: 'CERTIFICATE', request: 'REQUEST', crl: 'X509 CRL',
    'private-key': 'PRIVATE KEY', 'public-key': 'PUBLIC KEY',
};

/** Prints a PEM text from the nth of a kind on. @param {Part} part */
function nthOf({ object, nth = 1 }) {
    return `awk '/BEGIN .*${LABELS[object.kind]}-/{n++} n==${nth}'`;
}

/**
 * The command that prints a container's contents.
 *
 * @param {string} name @param {FileObject} container
 * @param {'keys' | 'certificates' | 'all'} what
 */
function openContainer(name, container, what) {
    if (container.kind === 'pkcs7') {
        const der = container.encoding === 'der' ? ' -inform DER' : '';
        return `openssl pkcs7 -in ${quote(name)}${der} -print_certs`;
    }
    const only =
        { keys: ' -nocerts -noenc', certificates: ' -nokeys', all: '' };
    // OpenSSL 3 opens what it calls legacy only when it is told to.
    const legacy = (container.bags ?? []).some(({ encryption = '' }) =>
        /RC2|RC4|\bDES-CBC/.test(encryption)) ? ' -legacy' : '';
    return `openssl pkcs12 -in ${quote(name)}${only[what]}${legacy}`;
}

/**
 * @param {Part} part
 * @returns {{before: string, from: string}} what goes before the command, a
 *   pipe or '', and its options for input, with a blank before or ''
 */
function reach(part) {
    const { name, object, container, nth = 1 } = part;
    if (container) {
        const what = object.kind === 'private-key' ? 'keys' : 'certificates';
        const pick = nth > 1 ? `${nthOf(part)} | ` : '';
        return { from: '',
            before: `${openContainer(name, container, what)} | ${pick}` };
    }
    if (nth > 1) {
        return { before: `${nthOf(part)} ${quote(name)} | `, from: '' };
    }
    const der = object.encoding === 'der' ? ' -inform DER' : '';
    return { before: '', from: ` -in ${quote(name)}${der}` };
}

/** Whether its file is a PEM file of this alone. @param {Part} part */
export function isPlain({ object, container, beside }) {
    return object.encoding === 'pem' && !container && !beside;
}
