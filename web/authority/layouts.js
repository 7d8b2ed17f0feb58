/**
 * Opens an authority from whatever files somebody has, and brings it into
 * our layout (folder.js):
 *
 *   own       a folder or ZIP that was saved here, also after OpenSSL worked
 *             in it
 *   easy-rsa  easy-rsa 3, with or without the pki/ in front
 *   openssl   a directory for `openssl ca`: by its configuration, or by the
 *             usual names (demoCA, cacert.pem, private/cakey.pem)
 *   loose     a certificate and its key, such as CA.cer and CA.key of the
 *             article; device certificates beside them join the list
 *
 * The files that were opened are never written to: a save makes a folder of
 * our own. Files that the new folder has no place for are named in a note.
 * Does not: open keys (a locked one is matched by the files' names).
 */
import { pemBlocks, toBytes, toText } from './bytes.js';
import { AuthorityError } from './error.js';
import {
    AuthorityFolder, PATHS, certificatePath, completeFolder, newFolder,
} from './folder.js';
import { readConf } from './openssl_conf.js';
import { readIndex } from './openssl_index.js';
import { safeName } from './safe_name.js';

/**
 * @typedef {import('./folder.js').Files} Files
 * @typedef {import('./folder.js').Note} Note
 * @typedef {{inspect: (options: {bytes: string | Uint8Array}) =>
 *     Promise<{objects: any[]}>}} Inspector the engine, or what stands for it
 */

/** Larger files are no certificate, key or list of an authority. */
const LOOSE_MAX = 1024 * 1024;

/** @param {any} name the engine's NAME @returns {string} */
export function commonName(name) {
    const found =
        name.attributes.findLast?.((/** @type {any} */ attribute) =>
            attribute.oid === '2.5.4.3') ??
        name.attributes.find((/** @type {any} */ attribute) =>
            attribute.oid === '2.5.4.3');
    return found?.value ?? name.text;
}

/**
 * @param {Inspector} engine
 * @param {string | Uint8Array} bytes
 * @returns {Promise<any[]>} the objects in it; none when it is no such file
 */
async function inspect(engine, bytes) {
    try {
        return (await engine.inspect({ bytes })).objects;
    } catch (error) {
        if (error.name !== 'EngineError') {
            throw error;
        }
        return [];
    }
}

/** Paths below one top folder, as most ZIP tools make them, without it. */
/** @param {Files} files @returns {Files} */
function withoutTop(files) {
    const tops = new Set([...files.keys()].map((path) => path.split('/')[0]));
    const [top] = tops;
    const nested = [...files.keys()].every((path) => path.includes('/'));
    // newcerts alone would be a top folder too, but no authority.
    if (tops.size !== 1 || !nested) {
        return files;
    }
    return withoutTop(new Map([...files].map(([path, bytes]) =>
        [path.slice(top.length + 1), bytes])));
}

/**
 * The file that an absolute or relative path of another machine means here:
 * the one that shares the longest tail with it.
 *
 * @param {Files} files
 * @param {string | undefined} path
 * @returns {string | undefined}
 */
function findByTail(files, path) {
    const parts = (path ?? '').replaceAll('\\', '/').split('/')
        .filter((part) => part !== '' && part !== '.');
    for (; parts.length > 0; parts.shift()) {
        const tail = parts.join('/');
        if (files.has(tail)) {
            return tail;
        }
        const inside = [...files.keys()].filter((known) =>
            known.endsWith(`/${tail}`));
        if (inside.length === 1) {
            return inside[0];
        }
    }
    return undefined;
}

/**
 * Where the parts of somebody's directory lie.
 *
 * @typedef {object} Layout
 * @property {'easy-rsa' | 'openssl'} origin
 * @property {string} index
 * @property {string | undefined} certificate
 * @property {string | undefined} key
 * @property {string | undefined} serial
 * @property {string | undefined} crlNumber
 * @property {string | undefined} crl
 */

/** @param {Files} files @returns {Layout | null} */
function findEasyRsa(files) {
    const base = ['', 'pki/'].find((prefix) =>
        files.has(`${prefix}ca.crt`) && files.has(`${prefix}index.txt`) &&
        [...files.keys()].some((path) =>
            /^(?:private|issued|certs_by_serial|reqs)\//.test(
                path.slice(path.startsWith(prefix) ? prefix.length : 0))));
    if (base === undefined) {
        return null;
    }
    const at = (/** @type {string} */ path) =>
        files.has(base + path) ? base + path : undefined;
    return {
        origin: 'easy-rsa',
        index: `${base}index.txt`,
        certificate: at('ca.crt'),
        key: at('private/ca.key'),
        serial: at('serial'),
        crlNumber: at('crlnumber'),
        crl: at('crl.pem'),
    };
}

/** Where people and tutorials put an authority's certificate and key. */
const USUAL = {
    certificate: [
        'cacert.pem', 'ca.crt', 'ca.cer', 'ca.pem', 'CA.cer', 'CA.crt',
        'certs/ca.cert.pem', 'certs/ca.crt', 'ca.cert.pem',
    ],
    key: [
        'private/cakey.pem', 'private/ca.key', 'private/ca.key.pem',
        'cakey.pem', 'ca.key', 'CA.key', 'private/CA.key',
    ],
};

/** @param {Files} files @returns {Layout | null} */
function findOpenssl(files) {
    for (const [path, bytes] of files) {
        if (/\.(?:cnf|conf)$/i.test(path) && bytes.length < LOOSE_MAX) {
            const conf = readConf(toText(bytes));
            const index = findByTail(files, conf?.database);
            if (conf && index) {
                return {
                    origin: 'openssl',
                    index,
                    certificate: findByTail(files, conf.certificate),
                    key: findByTail(files, conf.private_key),
                    serial: findByTail(files, conf.serial),
                    crlNumber: findByTail(files, conf.crlnumber),
                    crl: findByTail(files, conf.crl),
                };
            }
        }
    }
    const index = [...files.keys()].find((path) =>
        path === 'index.txt' || path.endsWith('/index.txt'));
    if (index === undefined) {
        return null;
    }
    const base = index.slice(0, -'index.txt'.length);
    const first = (/** @type {string[]} */ names) =>
        names.map((name) => base + name).find((path) => files.has(path));
    return {
        origin: 'openssl',
        index,
        certificate: first(USUAL.certificate),
        key: first(USUAL.key),
        serial: first(['serial']),
        crlNumber: first(['crlnumber']),
        crl: first(['crl.pem', 'crl/crl.pem']),
    };
}

/** Every file named after a serial, by serial in upper case. */
/** @param {Files} files @returns {Map<string, string>} */
function filesBySerial(files) {
    /** @type {Map<string, string>} */
    const found = new Map();
    for (const path of files.keys()) {
        const match = /(?:^|\/)([0-9A-Fa-f]+)\.(?:pem|crt|cer)$/.exec(path);
        if (match) {
            found.set(match[1].toUpperCase(), path);
        }
    }
    return found;
}

/** easy-rsa's files of one name, into that device's folder. */
/** @param {Files} from @param {Files} to @param {Set<string>} taken */
function takeEasyRsaDevices(from, to, taken) {
    for (const [path, bytes] of from) {
        const match =
            /(?:^|\/)(issued|reqs|private)\/([^/]+)\.(crt|req|key)$/
                .exec(path);
        if (match && !taken.has(path)) {
            const [, , name, ending] = match;
            const folder = safeName(name);
            to.set(`devices/${folder}/${folder}.${ending}`, bytes);
            taken.add(path);
        }
    }
}

/**
 * @param {Files} files
 * @param {Layout} layout
 * @returns {AuthorityFolder} in our layout
 */
function convert(files, layout) {
    if (!layout.certificate) {
        throw new AuthorityError('no-certificate');
    }
    const from = (/** @type {string} */ path) =>
        /** @type {Uint8Array} */ (files.get(path));
    /** @type {Files} */
    const ours = new Map();
    const taken = new Set([layout.index]);
    // Only the certificate itself: these files often start with a dump.
    const [certificate] = pemBlocks(toText(from(layout.certificate)));
    ours.set(PATHS.certificate,
        certificate ? toBytes(certificate) : from(layout.certificate));
    taken.add(layout.certificate);
    ours.set(PATHS.index, from(layout.index));
    for (const [path, source] of /** @type {const} */ ([
        [PATHS.key, layout.key],
        [PATHS.serial, layout.serial],
        [PATHS.crlNumber, layout.crlNumber],
        [PATHS.crl, layout.crl],
    ])) {
        if (source) {
            ours.set(path, from(source));
            taken.add(source);
        }
    }
    const bySerial = filesBySerial(files);
    for (const { serial } of readIndex(toText(from(layout.index)))) {
        const source = bySerial.get(serial);
        if (source) {
            ours.set(certificatePath(serial), from(source));
            taken.add(source);
        }
    }
    if (layout.origin === 'easy-rsa') {
        takeEasyRsaDevices(files, ours, taken);
    }
    /** @type {Note[]} */
    const notes = [{ code: `from-${layout.origin}`, values: {} }];
    const left = [...files.keys()].filter((path) => !taken.has(path));
    if (left.length > 0) {
        notes.push({
            code: 'left-behind',
            values: { count: left.length, names: left.slice(0, 5).join(', ') },
        });
    }
    const folder = new AuthorityFolder(ours, notes);
    folder.saved = new Map();
    return folder;
}

/* -------------------------------------------------------- loose files --- */

/**
 * @typedef {object} Found
 * @property {string} path
 * @property {any} object
 */

/** @param {string} path @returns {string} its name without ending */
function stem(path) {
    return path.replace(/^.*\//, '').replace(/\.[^.]*$/, '').toLowerCase();
}

/**
 * The key that belongs to a certificate: the same public key where the file
 * tells it, else the same name.
 *
 * @param {Found} certificate
 * @param {Found[]} keys
 * @returns {Found | undefined}
 */
function keyFor(certificate, keys) {
    return keys.find(({ object }) => object.publicKeySha256 ===
            certificate.object.publicKeySha256) ??
        keys.find(({ path, object }) => !object.publicKeySha256 &&
            stem(path) === stem(certificate.path));
}

/**
 * @param {Files} files
 * @param {Inspector} engine
 * @returns {Promise<AuthorityFolder>}
 */
async function openLoose(files, engine) {
    /** @type {Found[]} */
    const found = [];
    for (const [path, bytes] of files) {
        if (bytes.length > 0 && bytes.length <= LOOSE_MAX) {
            for (const object of await inspect(engine, bytes)) {
                found.push({ path, object });
            }
        }
    }
    const certificates =
        found.filter(({ object }) => object.kind === 'certificate');
    const keys = found.filter(({ object }) => object.kind === 'private-key');
    const authorities =
        certificates.filter(({ object }) => object.isAuthority);
    const roots = authorities.filter(({ object }) => object.selfSigned);
    // Whoever has a key here is the one that signs, root or not.
    const owned = authorities.filter((one) => keyFor(one, keys));
    const choice = owned.length > 0 ? owned
        : roots.length > 0 ? roots : authorities;
    const [authority] = choice;
    if (!authority) {
        throw new AuthorityError(
            certificates.length > 0 ? 'not-an-authority' : 'no-certificate');
    }
    if (new Set(choice.map(({ object }) => object.sha256)).size > 1) {
        throw new AuthorityError('several-authorities', {
            names: choice.map(({ path }) => path).join(', '),
        });
    }
    const locked = keys.filter(({ object }) => !object.publicKeySha256);
    const key = keyFor(authority, keys) ??
        (locked.length === 1 ? locked[0] : undefined);
    const folder = newFolder({
        certificate: authority.object.pem,
        key: key ? toText(/** @type {Uint8Array} */ (files.get(key.path))) : '',
        name: commonName(authority.object.subject),
    }, [{ code: 'from-loose', values: {} }]);
    const root = roots.find(({ object }) => object.sha256 !==
        authority.object.sha256 &&
        object.subject.text === authority.object.issuer.text);
    if (root) {
        folder.put(PATHS.root, root.object.pem);
    }
    adoptDevices(folder, authority, certificates, keys, files);
    return folder;
}

/** Takes the certificates that the authority signed into its list. */
/**
 * @param {AuthorityFolder} folder
 * @param {Found} authority
 * @param {Found[]} certificates
 * @param {Found[]} keys
 * @param {Files} files
 */
function adoptDevices(folder, authority, certificates, keys, files) {
    for (const { path, object } of certificates) {
        const serial = folder.usedSerials();
        const issued = object.sha256 !== authority.object.sha256 &&
            object.issuer.text === authority.object.subject.text;
        if (!issued) {
            continue;
        }
        const digits = object.serial.replace(/^0+(?=.)/, '').toUpperCase();
        if ([...serial].some((used) => used.replace(/^0/, '') === digits)) {
            // The article gives every device the serial 01.
            folder.notes.push({
                code: 'serial-shared',
                values: { serial: object.serial, path },
            });
            continue;
        }
        const key = keyFor({ path, object }, keys.filter((one) =>
            stem(one.path) === stem(path)));
        const name = path.replace(/^.*\//, '');
        /** @type {Record<string, Uint8Array>} */
        const own = { [name]: /** @type {Uint8Array} */ (files.get(path)) };
        if (key) {
            own[key.path.replace(/^.*\//, '')] =
                /** @type {Uint8Array} */ (files.get(key.path));
        }
        folder.add({
            certificate: object.pem,
            report: object,
            device: { name: commonName(object.subject), profile: '' },
            files: own,
        });
        folder.notes.push({ code: 'adopted', values: { path } });
    }
}

/* -------------------------------------------------------------- whole --- */

/**
 * @param {Files} given a folder's or a ZIP's files, or loose ones
 * @param {Inspector} engine
 * @returns {Promise<AuthorityFolder>} changed is true unless it was ours
 * @throws {AuthorityError} no-certificate, not-an-authority,
 *   several-authorities, index-line, index-serial-twice
 */
export async function openFolder(given, engine) {
    const files = withoutTop(given);
    if (files.has(PATHS.certificate) && files.has(PATHS.index)) {
        return checked(new AuthorityFolder(files), engine);
    }
    const layout = findEasyRsa(files) ?? findOpenssl(files);
    if (layout?.certificate) {
        return checked(convert(files, layout), engine);
    }
    return openLoose(files, engine);
}

/**
 * @param {AuthorityFolder} folder
 * @param {Inspector} engine
 */
async function checked(folder, engine) {
    const [authority] = (await inspect(engine, folder.certificate))
        .filter((object) => object.kind === 'certificate');
    if (!authority) {
        throw new AuthorityError('no-certificate');
    }
    if (!authority.isAuthority) {
        throw new AuthorityError('not-an-authority');
    }
    completeFolder(folder, commonName(authority.subject));
    const missing = folder.entries.filter(({ serial }) =>
        !folder.files.has(certificatePath(serial)));
    if (missing.length > 0) {
        folder.notes.push({
            code: 'certificates-missing',
            values: { count: missing.length, serial: missing[0].serial },
        });
    }
    if (folder.key === '') {
        folder.notes.push({ code: 'no-key', values: {} });
    }
    return folder;
}
