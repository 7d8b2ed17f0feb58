/**
 * The OpenSSL command that does what the page does, for those who want to
 * see, check or repeat it elsewhere. For OpenSSL 3; where 1.0 or 1.1 differs,
 * that form too.
 *
 * Passphrases never stand in a command: OpenSSL asks for them.
 * File names are quoted for a POSIX shell.
 *
 * Does not: run anything, or know the page.
 *
 * @typedef {object} Command
 * @property {string} id       what it does; the page has the words for it
 * @property {string} command  for OpenSSL 3
 * @property {string} [older]  for OpenSSL 1.0 and 1.1, where it differs
 *
 * @typedef {object} NamedFile
 * @property {string} name  the file's name
 * @property {any} object   one object of the engine's inspect report;
 *   inContainer is added when the file is a PKCS#12 around it
 */

/**
 * A word as a POSIX shell takes it. A name that begins with "-" would be
 * read as an option, so it is given a folder.
 *
 * @param {string} word
 */
export function quote(word) {
    const name = word.startsWith('-') ? `./${word}` : word;
    return /^[A-Za-z0-9._/:=@-]+$/.test(name)
        ? name : `'${name.replaceAll("'", "'\\''")}'`;
}

/** @param {NamedFile} file */
function input({ name, object }) {
    // OpenSSL 3 finds the key in a container by itself, unless told a form.
    const der = object.encoding === 'der' && !object.inContainer
        ? ' -inform DER' : '';
    return `-in ${quote(name)}${der}`;
}

/**
 * What shows the contents of a file.
 *
 * @param {NamedFile} file
 * @returns {Command[]}
 */
export function showCommands(file) {
    const from = input(file);
    switch (file.object.kind) {
    case 'private-key': {
        const tool = file.object.type === 'EC' ? 'ec' : 'rsa';
        return [{
            id: 'show',
            command: `openssl pkey ${from} -noout -text`,
            older: `openssl ${tool} ${from} -noout -text`,
        }];
    }
    case 'public-key':
        return [{ id: 'show', command: `openssl pkey -pubin ${from} -noout -text` }];
    case 'request':
        return [{
            id: 'show',
            command: `openssl req ${from} -noout -text -verify`,
        }];
    case 'certificate':
        return [{
            id: 'show',
            command: `openssl x509 ${from} -noout -text -fingerprint -sha256`,
        }];
    case 'crl':
        return [{ id: 'show', command: `openssl crl ${from} -noout -text` }];
    case 'pkcs7':
        return [{
            id: 'show',
            command: `openssl pkcs7 ${from} -print_certs -noout`,
        }];
    case 'pkcs12':
        return [{
            id: 'show',
            command: `openssl pkcs12 -in ${quote(file.name)} -info -nokeys${
                file.object.legacy ? ' -legacy' : ''}`,
            older: `openssl pkcs12 -in ${quote(file.name)} -info -nokeys`,
        }];
    default:
        return [];
    }
}

/**
 * What shows whether two files carry the same public key: both commands
 * must print the same text.
 *
 * @param {NamedFile} key @param {NamedFile} other certificate or request
 * @returns {Command[]}
 */
export function matchCommands(key, other) {
    const tool = other.object.kind === 'request' ? 'req' : 'x509';
    return [
        { id: 'match', command: `openssl pkey ${input(key)} -pubout` },
        {
            id: 'match',
            command: `openssl ${tool} ${input(other)} -noout -pubkey`,
        },
    ];
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
 * What makes a key as the page does.
 *
 * @param {{type?: string, bits?: number, curve?: string, form?: string,
 *     cipher?: 'des-ede3-cbc' | 'aes-256-cbc', locked?: boolean}} options
 * @param {string} output file name
 * @returns {Command[]}
 */
export function makeKeyCommands(options, output) {
    const { type = 'rsa', bits = 2048, curve = 'P-256', form, cipher } =
        options;
    const lock = options.locked === false
        ? '' : ` ${CIPHER_OPTION[cipher ?? 'des-ede3-cbc']}`;
    const out = quote(output);
    if (type === 'ec') {
        const pipe = options.locked === false
            ? '' : ` | openssl ec${lock} -out ${out}`;
        const target = pipe ? '' : ` -out ${out}`;
        return [{
            id: 'make-key',
            command: `openssl ecparam -genkey -noout -name ${
                curve === 'P-384' ? 'secp384r1' : 'prime256v1'}${target}${
                pipe}`,
        }];
    }
    if (form === 'pkcs8') {
        return [{
            id: 'make-key',
            command: `openssl genpkey -algorithm RSA -pkeyopt ` +
                `rsa_keygen_bits:${bits}${lock.replace('-des3', '-des-ede3-cbc')
                    .replace('-aes256', '-aes-256-cbc')} -out ${out}`,
        }];
    }
    return [{
        id: 'make-key',
        command: `openssl genrsa -traditional${lock} -out ${out} ${bits}`,
        older: `openssl genrsa${lock} -out ${out} ${bits}`,
    }];
}

/**
 * What turns a key into another form.
 *
 * @param {NamedFile} key
 * @param {{form: 'traditional' | 'pkcs8', encoding?: 'pem' | 'der',
 *     cipher?: 'des-ede3-cbc' | 'aes-256-cbc', locked: boolean}} to
 * @param {string} output file name
 * @returns {Command[]}
 */
export function convertKeyCommands(key, to, output) {
    const out = `-out ${quote(output)}${
        to.encoding === 'der' ? ' -outform DER' : ''}`;
    const cipher = to.cipher ?? 'aes-256-cbc';
    if (to.form === 'pkcs8') {
        const lock = to.locked
            ? `-v2 ${V2_CIPHER[cipher]} -v2prf hmacWithSHA256 -iter 600000`
            : '-nocrypt';
        return [{
            id: 'convert',
            command: `openssl pkcs8 -topk8 ${lock} ${input(key)} ${out}`,
        }];
    }
    const tool = key.object.type === 'EC' ? 'ec' : 'rsa';
    const lock = to.locked ? ` ${CIPHER_OPTION[cipher]}` : '';
    // OpenSSL's ec writes the traditional form without being asked.
    const traditional = tool === 'rsa' ? ' -traditional' : '';
    return [{
        id: 'convert',
        command: `openssl ${tool} ${input(key)}${traditional}${lock} ${out}`,
        older: `openssl ${tool} ${input(key)}${lock} ${out}`,
    }];
}

/**
 * What puts certificates, requests and lists from PEM into DER or back.
 *
 * @param {NamedFile} file
 * @param {'pem' | 'der'} encoding
 * @param {string} output file name
 * @returns {Command[]}
 */
export function convertEncodingCommands(file, encoding, output) {
    /** @type {Record<string, string>} */
    const tools = {
        certificate: 'x509', request: 'req', crl: 'crl', pkcs7: 'pkcs7',
    };
    const tool = tools[file.object.kind];
    return tool ? [{
        id: 'convert',
        command: `openssl ${tool} ${input(file)} -outform ${
            encoding.toUpperCase()} -out ${quote(output)}`,
    }] : [];
}

/**
 * What packs key, certificate and chain into PKCS#12, or certificates alone
 * into PKCS#7.
 *
 * @param {{form: 'pkcs12' | 'pkcs12-legacy' | 'pkcs7', key?: string,
 *     certificate: string, chain?: string}} from file names, all PEM
 * @param {string} output file name
 * @returns {Command[]}
 */
export function packCommands(from, output) {
    const out = `-out ${quote(output)}`;
    const certificate = quote(from.certificate);
    if (from.form === 'pkcs7') {
        const chain = from.chain ? ` -certfile ${quote(from.chain)}` : '';
        return [{
            id: 'pack',
            command: `openssl crl2pkcs7 -nocrl -certfile ${certificate}${
                chain} ${out}`,
        }];
    }
    const chain = from.chain ? ` -certfile ${quote(from.chain)}` : '';
    const parts = `-in ${certificate} -inkey ${quote(from.key ?? '')}${chain}`;
    if (from.form === 'pkcs12-legacy') {
        return [{
            id: 'pack',
            command: `openssl pkcs12 -export ${parts} -keypbe PBE-SHA1-3DES ` +
                `-certpbe PBE-SHA1-3DES -macalg sha1 ${out}`,
        }];
    }
    return [{
        id: 'pack',
        command: `openssl pkcs12 -export ${parts} ${out}`,
        older: `openssl pkcs12 -export ${parts} -keypbe AES-256-CBC ` +
            `-certpbe AES-256-CBC -macalg sha256 ${out}`,
    }];
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

/**
 * What takes the first certificate out of a PEM file.
 *
 * @param {NamedFile} file
 * @param {string} output file name
 * @returns {Command[]}
 */
export function firstCommands(file, output) {
    return [{
        id: 'first',
        command: `openssl x509 ${input(file)} -out ${quote(output)}`,
    }];
}
