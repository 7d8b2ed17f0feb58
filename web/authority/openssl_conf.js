/**
 * OpenSSL's configuration: the one that makes our folder a directory for
 * `openssl ca`, and enough of a reader to find the files of a directory that
 * somebody made with a configuration of their own.
 *
 * Does not: follow .include, or ask the environment ($ENV::NAME stays as it
 * stands and so names no file).
 */
import { t } from '../text/index.js';
import { DEVICE_DAYS, LIST_DAYS } from './validity.js';

/** Every line of a text as a remark. @param {string} text */
const remark = (text) =>
    text.replace(/^.*$/gm, (line) => `# ${line}`.trimEnd());

/** @returns {string} the openssl.cnf of our folder */
export function writeConf() {
    const text = t.files.conf;
    return `${remark(text.head)}

[ca]
default_ca = authority

[authority]
dir = .
certificate = $dir/ca.cer
private_key = $dir/ca.key
database = $dir/index.txt
new_certs_dir = $dir/newcerts
serial = $dir/serial
${remark(text.randomSerials)}
rand_serial = yes
crlnumber = $dir/crlnumber
crl = $dir/crl.pem
default_md = sha256
default_days = ${DEVICE_DAYS}
default_crl_days = ${LIST_DAYS}
unique_subject = no
preserve = yes
policy = anything
x509_extensions = device
crl_extensions = list
copy_extensions = copy
name_opt = ca_default
cert_opt = ca_default
string_mask = utf8only

[anything]
countryName = optional
stateOrProvinceName = optional
localityName = optional
organizationName = optional
organizationalUnitName = optional
commonName = optional
emailAddress = optional
serialNumber = optional
domainComponent = optional

[device]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid

${remark(text.client)}
[client]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = clientAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid

[list]
authorityKeyIdentifier = keyid

[req]
distinguished_name = subject
string_mask = utf8only

[subject]
commonName = ${text.commonName}
`;
}

/**
 * @param {string} text
 * @returns {Map<string, Map<string, string>>} sections by name, '' the
 *   first; values with their variables still in them
 */
function readSections(text) {
    /** @type {Map<string, Map<string, string>>} */
    const sections = new Map([['', new Map()]]);
    let current = '';
    const joined = text.replace(/\\\r?\n/g, ' ');
    for (const raw of joined.split(/\r?\n/)) {
        const line = raw.replace(/(?<!\\)#.*/, '').trim();
        const head = /^\[\s*([^\]]*?)\s*\]$/.exec(line);
        const pair = /^([^=]+?)\s*=\s*(.*)$/.exec(line);
        if (head) {
            current = head[1];
            if (!sections.has(current)) {
                sections.set(current, new Map());
            }
        } else if (pair) {
            const value = pair[2].replace(/^(["'])(.*)\1$/, '$2');
            sections.get(current)?.set(pair[1], value);
        }
    }
    return sections;
}

/** Variables may refer to variables; a ring of them must end. */
const DEPTH_MAX = 10;

/**
 * @param {Map<string, Map<string, string>>} sections
 * @param {string} section
 * @param {string} value
 * @param {number} depth
 * @returns {string}
 */
function expand(sections, section, value, depth = 0) {
    if (depth > DEPTH_MAX) {
        return value;
    }
    const variable = /\$(?:\{([^}]+)\}|\(([^)]+)\)|([\w:]+))/g;
    return value.replace(variable, (whole, braced, round, bare) => {
        const name = braced ?? round ?? bare;
        const [owner, key] =
            name.includes('::') ? name.split('::') : [section, name];
        const found =
            sections.get(owner)?.get(key) ?? sections.get('')?.get(key);
        return found === undefined
            ? whole
            : expand(sections, owner, found, depth + 1);
    });
}

/**
 * The files of the directory that a configuration describes.
 *
 * @param {string} text
 * @returns {Record<string, string> | null} certificate, private_key,
 *   database, new_certs_dir, serial, crlnumber, crl where they are named;
 *   null when the text configures no authority
 */
export function readConf(text) {
    const sections = readSections(text);
    const name = sections.get('ca')?.get('default_ca');
    const authority = name === undefined ? undefined : sections.get(name);
    if (!name || !authority?.has('database')) {
        return null;
    }
    /** @type {Record<string, string>} */
    const found = {};
    for (const [key, value] of authority) {
        found[key] = expand(sections, name, value);
    }
    return found;
}
