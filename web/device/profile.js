/**
 * What a device takes, as data: the shape of a profile, how one is checked,
 * corrected, saved and read back.
 *
 * A profile is one JSON object (profiles/*.json hold the known families).
 * Every value has evidence: `evidence` maps a value's path, or the path of
 * what it lies in, to [confidence, source]; the longest path wins.
 *
 * A profile may come from a stranger's file, so nothing in it is trusted:
 * values of unknown names are dropped, addresses on the device must be paths
 * on that device, field names must survive a multipart form unchanged.
 *
 * Does not: import the known profiles (profiles.js), know the document.
 */

/**
 * @typedef {'documented' | 'field' | 'inferred' | 'user'} Confidence
 *   documented by the maker; seen in scripts that talk to real devices;
 *   inferred by pattern; set or learnt by the user
 * @typedef {[Confidence, string]} Evidence confidence, source
 *
 * @typedef {object} HiddenField a field that the form sends as it stands
 * @property {string} name
 * @property {string} value
 *
 * @typedef {object} KeyRules
 * @property {'traditional' | 'pkcs8'} form
 * @property {'des-ede3-cbc' | 'aes-256-cbc'} cipher
 * @property {'rsa' | 'ec'} type
 * @property {number} bits the size to offer
 * @property {number} maxBits the largest size that is known to work
 * @property {'allowed' | 'required' | 'forbidden'} passphrase
 * @property {'ascii' | 'any'} passphraseCharacters
 *
 * @typedef {object} CertificateRules
 * @property {'sha256'} digest
 * @property {'pem' | 'der'} encoding
 * @property {boolean} leafFirst
 * @property {'lf' | 'crlf'} lineEnds
 *
 * @typedef {object} FileNames
 * @property {string} key
 * @property {string} request
 * @property {string} certificate
 * @property {string} authorityKey
 * @property {string} authorityCertificate
 *
 * @typedef {object} Pages paths on the device, and what its forms send
 * @property {string} login
 * @property {string} loginAction
 * @property {{user: string, password: string, page: string}} loginFields
 * @property {string} logout
 * @property {string} certificates
 * @property {string} uploadAction
 * @property {{certificate: string, key: string, password: string}}
 *     uploadFields
 * @property {HiddenField[]} uploadHidden
 * @property {{label: string, name: string, value: string}} uploadButton
 *     an empty name is not sent
 * @property {string[]} removeButtons
 * @property {string} restart
 * @property {string} status
 *
 * @typedef {object} Labels what the certificate page reads, word for word
 * @property {string} certificate
 * @property {string} key
 * @property {string} password
 * @property {string} chooseFile
 * @property {string} localCertificate
 * @property {string} keyStatus
 * @property {string} keyMatches
 *
 * @typedef {object} Menus
 * @property {string[]} services
 * @property {string[]} certificates
 * @property {string[]} security
 * @property {string[]} restart
 *
 * @typedef {object} Api
 * @property {string} path
 * @property {string} restart
 * @property {string} userField
 * @property {string} passwordField
 * @property {string} shutdownOnlyField
 *
 * @typedef {object} Profile
 * @property {1} format
 * @property {string} id
 * @property {string} name
 * @property {string[]} models
 * @property {KeyRules} key
 * @property {CertificateRules} certificate
 * @property {FileNames} files
 * @property {Pages} pages
 * @property {Labels} labels
 * @property {Menus} menus
 * @property {{administrator: string}} users
 * @property {Api} api
 * @property {string[]} warnings ids; the page's language file has the words
 * @property {Record<string, Evidence>} evidence
 */

/** Longest text of one value; no label or path is near it. */
const TEXT_MAX = 200;

/** Most entries in a list of a profile. */
const LIST_MAX = 40;

/** Largest profile file that is read, in characters. */
export const PROFILE_FILE_MAX = 65536;

const CONFIDENCES = ['documented', 'field', 'inferred', 'user'];

/** A value of a profile that cannot be used. */
export class ProfileError extends Error {
    /**
     * @param {string} path the value at fault, such as pages.uploadAction
     * @param {string} reason a name from the language file: not-json, kind,
     *   missing, text, choice, number, path, field-name, file-name, size
     */
    constructor(path, reason) {
        super(`${path || 'profile'}: ${reason}`);
        this.name = 'ProfileError';
        this.path = path;
        this.reason = reason;
    }
}

/** @typedef {(value: unknown, path: string) => any} Reader */

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isRecord(value) {
    return typeof value === 'object' && value !== null &&
        !Array.isArray(value);
}

/**
 * Whether a text holds a control character: none belongs in a profile, and
 * a line break in a field name would break out of its header.
 *
 * @param {string} text
 * @returns {boolean}
 */
function hasControl(text) {
    // eslint-disable-next-line no-control-regex
    return /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text);
}

/** @type {Reader} */
function text(value, path) {
    if (typeof value !== 'string' || value.length > TEXT_MAX ||
        hasControl(value)) {
        throw new ProfileError(path, 'text');
    }
    return value;
}

/** @type {Reader} */
function someText(value, path) {
    if (text(value, path).trim() === '') {
        throw new ProfileError(path, 'missing');
    }
    return value;
}

/** @type {Reader} */
function flag(value, path) {
    if (typeof value !== 'boolean') {
        throw new ProfileError(path, 'kind');
    }
    return value;
}

/** @param {...(string | number)} choices @returns {Reader} */
function oneOf(...choices) {
    return (value, path) => {
        if (!choices.includes(/** @type {any} */ (value))) {
            throw new ProfileError(path, 'choice');
        }
        return value;
    };
}

/** @param {number} least @param {number} most @returns {Reader} */
function whole(least, most) {
    return (value, path) => {
        const number = Number(value);
        if (!Number.isInteger(number) || number < least || number > most) {
            throw new ProfileError(path, 'number');
        }
        return number;
    };
}

/**
 * A path on the device. Anything that could name another host ("//host",
 * "http:", a backslash) is refused: keys and passwords are sent there.
 *
 * @type {Reader}
 */
function devicePath(value, path) {
    const given = someText(value, path);
    const stay = new URL('https://device.invalid/');
    let there;
    try {
        there = new URL(given, stay);
    } catch {
        throw new ProfileError(path, 'path');
    }
    if (!given.startsWith('/') || given.includes('\\') ||
        there.origin !== stay.origin) {
        throw new ProfileError(path, 'path');
    }
    return there.pathname + there.search;
}

/**
 * The name of a form's field. Browsers escape a quote or a line break in the
 * part's header, each in its own way, and devices of that age do not undo it:
 * such a name is refused rather than sent wrong.
 *
 * @param {string} name
 * @returns {boolean}
 */
export function isFieldName(name) {
    return name.length <= TEXT_MAX && !hasControl(name) &&
        !name.includes('"') && name.trim() === name;
}

/** @type {Reader} */
function fieldName(value, path) {
    if (typeof value !== 'string' || !isFieldName(value)) {
        throw new ProfileError(path, 'field-name');
    }
    return value;
}

/** @type {Reader} */
function someFieldName(value, path) {
    if (fieldName(value, path) === '') {
        throw new ProfileError(path, 'missing');
    }
    return value;
}

/** @type {Reader} */
function fileName(value, path) {
    const name = someText(value, path);
    if (!/^[^/\\:*?"<>|]+$/.test(name) || /^\.|[. ]$/.test(name)) {
        throw new ProfileError(path, 'file-name');
    }
    return name;
}

/** @param {Reader} read @returns {Reader} */
function listOf(read) {
    return (value, path) => {
        if (!Array.isArray(value) || value.length > LIST_MAX) {
            throw new ProfileError(path, 'kind');
        }
        return value.map((entry, i) => read(entry, `${path}.${i}`));
    };
}

/** @param {Record<string, Reader>} shape @returns {Reader} */
function record(shape) {
    return (value, path) => {
        if (!isRecord(value)) {
            throw new ProfileError(path, value === undefined ?
                'missing' : 'kind');
        }
        /** @type {Record<string, unknown>} */
        const read = {};
        for (const [name, reader] of Object.entries(shape)) {
            read[name] = reader(value[name], path ? `${path}.${name}` : name);
        }
        return read;
    };
}

/** @type {Reader} */
function evidence(value, path) {
    /** @type {Record<string, Evidence>} */
    const read = {};
    if (!isRecord(value)) {
        throw new ProfileError(path, 'kind');
    }
    for (const [name, entry] of Object.entries(value)) {
        if (!Array.isArray(entry) || !CONFIDENCES.includes(entry[0])) {
            throw new ProfileError(`${path}.${name}`, 'choice');
        }
        read[text(name, path)] =
            [entry[0], text(entry[1], `${path}.${name}`)];
    }
    return read;
}

const readProfile = record({
    format: oneOf(1),
    id: someText,
    name: someText,
    models: listOf(someText),
    key: record({
        form: oneOf('traditional', 'pkcs8'),
        cipher: oneOf('des-ede3-cbc', 'aes-256-cbc'),
        type: oneOf('rsa', 'ec'),
        bits: whole(256, 4096),
        maxBits: whole(256, 16384),
        passphrase: oneOf('allowed', 'required', 'forbidden'),
        passphraseCharacters: oneOf('ascii', 'any'),
    }),
    certificate: record({
        digest: oneOf('sha256'),
        encoding: oneOf('pem', 'der'),
        leafFirst: flag,
        lineEnds: oneOf('lf', 'crlf'),
    }),
    files: record({
        key: fileName,
        request: fileName,
        certificate: fileName,
        authorityKey: fileName,
        authorityCertificate: fileName,
    }),
    pages: record({
        login: devicePath,
        loginAction: devicePath,
        loginFields: record({
            user: someFieldName,
            password: someFieldName,
            page: fieldName,
        }),
        logout: devicePath,
        certificates: devicePath,
        uploadAction: devicePath,
        uploadFields: record({
            certificate: someFieldName,
            key: someFieldName,
            password: fieldName,
        }),
        uploadHidden: listOf(record({ name: someFieldName, value: text })),
        uploadButton: record({ label: text, name: fieldName, value: text }),
        removeButtons: listOf(someText),
        restart: devicePath,
        status: devicePath,
    }),
    labels: record({
        certificate: someText,
        key: someText,
        password: someText,
        chooseFile: someText,
        localCertificate: someText,
        keyStatus: someText,
        keyMatches: someText,
    }),
    menus: record({
        services: listOf(someText),
        certificates: listOf(someText),
        security: listOf(someText),
        restart: listOf(someText),
    }),
    users: record({ administrator: text }),
    api: record({
        path: devicePath,
        restart: someText,
        userField: someText,
        passwordField: someText,
        shutdownOnlyField: someText,
    }),
    warnings: listOf(someText),
    evidence,
});

/**
 * Checks a whole profile and gives a copy with nothing unknown in it.
 *
 * @param {unknown} value parsed JSON
 * @returns {Profile}
 * @throws {ProfileError} naming the first value at fault
 */
export function checkProfile(value) {
    return readProfile(value, '');
}

/**
 * One object laid over another: records merge, everything else replaces.
 *
 * @param {any} below
 * @param {any} above
 * @returns {any}
 */
export function layOver(below, above) {
    if (!isRecord(below) || !isRecord(above)) {
        return above === undefined ? below : above;
    }
    /** @type {Record<string, unknown>} */
    const both = { ...below };
    for (const [name, value] of Object.entries(above)) {
        if (name !== '__proto__') {
            both[name] = layOver(below[name], value);
        }
    }
    return both;
}

/**
 * Why a value is as it is.
 *
 * @param {Profile} profile
 * @param {string} path such as pages.uploadFields.key
 * @returns {Evidence}
 */
export function evidenceFor(profile, path) {
    const steps = path.split('.');
    for (let n = steps.length; n > 0; n--) {
        const found = profile.evidence[steps.slice(0, n).join('.')];
        if (found) {
            return found;
        }
    }
    return ['inferred', ''];
}

/**
 * A profile with some values corrected by the user; each is marked as his.
 *
 * @param {Profile} profile
 * @param {Record<string, unknown>} values by path: {'pages.uploadAction': …}
 * @param {string} source where they come from, in the user's language
 * @returns {Profile}
 * @throws {ProfileError} naming the value at fault; profile is unchanged
 */
export function correctProfile(profile, values, source) {
    const copy = JSON.parse(JSON.stringify(profile));
    for (const [path, value] of Object.entries(values)) {
        const steps = path.split('.');
        const last = /** @type {string} */ (steps.pop());
        const holder = steps.reduce((at, step) => at[step], copy);
        holder[last] = value;
        copy.evidence[path] = ['user', source];
    }
    return checkProfile(copy);
}

/**
 * The file that a profile is saved as.
 *
 * @param {Profile} profile
 * @returns {{name: string, text: string}}
 */
export function profileFile(profile) {
    const id = profile.id.replace(/[^a-z0-9-]+/gi, '-') || 'device';
    return {
        name: `${id}.profile.json`,
        text: JSON.stringify(profile, null, 4) + '\n',
    };
}

/**
 * Reads a profile file back.
 *
 * @param {string} contents the file's text
 * @param {Profile} base what the file may leave out is taken from here
 * @returns {Profile}
 * @throws {ProfileError}
 */
export function parseProfile(contents, base) {
    if (contents.length > PROFILE_FILE_MAX) {
        throw new ProfileError('', 'size');
    }
    let value;
    try {
        value = JSON.parse(contents.replace(/^\uFEFF/, ''));
    } catch {
        throw new ProfileError('', 'not-json');
    }
    if (!isRecord(value) || value.format !== 1) {
        throw new ProfileError('format', 'choice');
    }
    return checkProfile(layOver(base, value));
}
