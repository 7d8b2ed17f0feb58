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
 * on that device, field names must survive a multipart form unchanged, file
 * names must be what they look like.
 *
 * Does not: import the known profiles (profiles.js), know the document.
 */
import { safeName } from '../authority/safe_name.js';
import { ProfileError, demand, different, fieldName, fileName, flag, isRecord,
    listOf, oneOf, record, someFieldName, somePath, someText, text, whole }
    from './readers.js';

/**
 * @typedef {'documented' | 'field' | 'inferred' | 'user'} Confidence
 *   documented by the maker; seen in scripts that talk to real devices;
 *   inferred by pattern; set or learnt by the user
 * @typedef {[Confidence, string]} Evidence confidence, source
 * @typedef {ReturnType<typeof readProfile>} Profile
 */

/** Largest profile file that is read, in characters. */
const PROFILE_FILE_MAX = 65536;

const confidence = oneOf('documented', 'field', 'inferred', 'user');

/** @type {import('./readers.js').Reader<Record<string, Evidence>>} */
function evidence(value, path) {
    demand(isRecord(value), path, 'kind');
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => {
        const at = `${path}.${name}`;
        demand(Array.isArray(entry), at, 'choice');
        return [text(name, path), [confidence(entry[0], at),
            text(entry[1], at)]];
    }));
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
        /** The size to offer, and the largest that is known to work. */
        bits: whole(256, 4096),
        maxBits: whole(256, 16384),
        passphrase: oneOf('allowed', 'required', 'forbidden'),
        passphraseCharacters: oneOf('ascii', 'any'),
    }),
    certificate: record({ encoding: oneOf('pem', 'der'), leafFirst: flag,
        lineEnds: oneOf('lf', 'crlf') }),
    files: different(record({ key: fileName, request: fileName,
        certificate: fileName, authorityCertificate: fileName })),
    /** Paths on the device, and what its forms send. */
    pages: record({
        login: somePath,
        loginAction: somePath,
        loginFields: record({ user: someFieldName, password: someFieldName,
            page: fieldName }),
        logout: somePath,
        certificates: somePath,
        uploadAction: somePath,
        uploadFields: record({ certificate: someFieldName, key: someFieldName,
            password: fieldName }),
        /** Fields that the form sends as they stand. */
        uploadHidden: listOf(record({ name: someFieldName, value: text })),
        /** A button without a name is not sent. */
        uploadButton: record({ label: text, name: fieldName, value: text }),
        removeButtons: listOf(someText),
        restart: somePath,
        status: somePath,
    }),
    /** What the certificate page reads, word for word. */
    labels: record({
        certificate: someText,
        key: someText,
        password: someText,
        chooseFile: someText,
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
        path: somePath,
        restart: someText,
        userField: someText,
        passwordField: someText,
        shutdownOnlyField: someText,
    }),
    /** Ids; the page's language file has the words. */
    warnings: listOf(someText),
    evidence,
});

/**
 * Checks a whole profile and gives a copy with nothing unknown in it.
 *
 * @param {unknown} value parsed JSON
 * @throws {ProfileError} naming the first value at fault
 */
export const checkProfile = (value) => readProfile(value, '');

/**
 * One object laid over another: records merge, everything else replaces.
 *
 * @param {Record<string, unknown>} below
 * @param {Record<string, unknown>} above
 */
export function layOver(below, above) {
    const both = { ...below };
    for (const [name, value] of Object.entries(above)) {
        const under = below[name];
        if (name !== '__proto__' && value !== undefined) {
            both[name] = isRecord(under) && isRecord(value)
                ? layOver(under, value) : value;
        }
    }
    return both;
}

/**
 * @template T
 * @param {Record<string, T>} known evidence by path
 * @param {string} path
 * @returns {T | undefined} of the path, or of what it lies in
 */
function nearest(known, path) {
    const steps = path.split('.');
    return steps.map((_, n) => steps.slice(0, steps.length - n).join('.'))
        .map((at) => known[at]).find((found) => found !== undefined);
}

/**
 * Why a value is as it is.
 *
 * @param {Profile} profile
 * @param {string} path such as pages.uploadFields.key
 * @returns {Evidence}
 */
export const evidenceFor = (profile, path) =>
    nearest(profile.evidence, path) ?? ['inferred', ''];

/**
 * A profile with some values corrected by the user; each is marked as his.
 *
 * @param {Profile} profile
 * @param {Record<string, unknown>} values by path: {'pages.uploadAction': …}
 * @param {string} source where they come from, in the user's language
 * @throws {ProfileError} naming the value at fault; profile is unchanged
 */
export function correctProfile(profile, values, source) {
    const copy = JSON.parse(JSON.stringify(profile));
    for (const [path, value] of Object.entries(values)) {
        const steps = path.split('.');
        const last = /** @type {string} */ (steps.pop());
        steps.reduce((at, step) => at[step], copy)[last] = value;
        copy.evidence[path] = ['user', source];
    }
    return checkProfile(copy);
}

/** The file that a profile is saved as. */
/** @param {Profile} profile @returns {{name: string, text: string}} */
export const profileFile = (profile) => ({
    name: `${safeName(profile.id)}.profile.json`,
    text: JSON.stringify(profile, null, 4) + '\n',
});

/**
 * The sources of a family's values, some of which a file replaces: the
 * file's own, or the user where the file does not tell.
 *
 * @param {Profile} base
 * @param {Record<string, unknown>} own values of the file
 * @param {Record<string, unknown>} told its evidence
 * @param {Evidence} user
 */
function mixSources(base, own, told, user) {
    const mixed = { ...base.evidence, ...told };
    const visit = (/** @type {unknown} */ value, /** @type {unknown} */ below,
        /** @type {string[]} */ steps) => {
        const path = steps.join('.');
        const source = nearest(told, path) ?? user;
        if (isRecord(value) && isRecord(below)) {
            Object.keys(below).filter((name) => Object.hasOwn(value, name))
                .forEach((name) =>
                    visit(value[name], below[name], [...steps, name]));
        } else if (nearest(base.evidence, path) &&
            nearest(mixed, path) !== source) {
            mixed[path] = source;
        }
    };
    visit(own, base, []);
    return mixed;
}

/**
 * Reads a profile file back. It may leave out what it shares with a known
 * family, which its `extends` or its own id names; the last of them where
 * neither does. What is chosen in the page at that moment plays no part.
 *
 * @param {string} contents the file's text
 * @param {readonly Profile[]} families
 * @param {string} source where its values come from, in the user's language
 * @throws {ProfileError}
 */
export function parseProfile(contents, families, source) {
    demand(contents.length <= PROFILE_FILE_MAX, '', 'size');
    let value;
    try {
        value = JSON.parse(contents.replace(/^\uFEFF/, ''));
    } catch {
        throw new ProfileError('', 'not-json');
    }
    demand(isRecord(value) && value.format === 1, 'format', 'choice');
    const { extends: below, evidence: told = {}, ...own } = value;
    const base = families.find(({ id }) => id === (below ?? own.id)) ??
        (below === undefined ? families[families.length - 1] : undefined);
    demand(base, 'extends', 'choice');
    demand(isRecord(told), 'evidence', 'kind');
    return checkProfile({ ...layOver(base, own),
        evidence: mixSources(base, own, told, ['user', source]) });
}

/**
 * Where an authority's folder keeps the user's own profiles, so that next
 * year's renewal knows the device as this year's job did. None is deleted.
 */
const PATH = /^profiles\/[^/]+\.profile\.json$/;

/**
 * @param {Map<string, Uint8Array>} files by path
 * @param {readonly Profile[]} families that come with the page
 * @param {string} source where their values come from, in words
 * @returns {Profile[]} what cannot be read is left out
 */
export const keptProfiles = (files, families, source) =>
    [...files].flatMap(([path, bytes]) => {
        try {
            return PATH.test(path) ? [parseProfile(
                new TextDecoder().decode(bytes), families, source)] : [];
        } catch {
            return [];
        }
    });

/**
 * The files that a folder lacks, so that each of its devices has its profile.
 *
 * @param {Map<string, Uint8Array>} files by path
 * @param {Iterable<string>} used ids
 * @param {readonly Profile[]} known
 * @param {readonly Profile[]} families
 * @returns {[string, string][]} path and text
 */
export const profilesToKeep = (files, used, known, families) =>
    [...new Set(used)].flatMap((id) => {
        const profile = known.find((one) => one.id === id);
        if (!profile || families.includes(profile)) {
            return [];
        }
        const { name, text: contents } = profileFile(profile);
        const path = `profiles/${name}`;
        return new TextDecoder().decode(files.get(path)) === contents
            ? [] : [[path, contents]];
    });
