/**
 * Profiles of the user's own in an authority's folder, profiles/NAME: so
 * next year's renewal knows the device as this year's job did.
 *
 * Does not: keep those that come with the page, or delete any.
 */
import { parseProfile, profileFile } from './profile.js';

/** @typedef {import('./profile.js').Profile} Profile */
/** @typedef {Map<string, Uint8Array>} Files by path */

const PATH = /^profiles\/[^/]+\.profile\.json$/;

/**
 * @param {Files} files
 * @param {readonly Profile[]} families that come with the page
 * @param {string} source where their values come from, in words
 * @returns {Profile[]} what cannot be read is left out
 */
export function keptProfiles(files, families, source) {
    return [...files].filter(([path]) => PATH.test(path))
        .flatMap(([, bytes]) => {
            try {
                return [parseProfile(new TextDecoder().decode(bytes),
                    families, source)];
            } catch {
                return [];
            }
        });
}

/**
 * The files that a folder lacks, so that each of its devices has its profile.
 *
 * @param {Files} files
 * @param {Iterable<string>} used ids
 * @param {readonly Profile[]} known
 * @param {readonly Profile[]} families
 * @returns {[string, string][]} path and text
 */
export function profilesToKeep(files, used, known, families) {
    return [...new Set(used)]
        .map((id) => known.find((profile) => profile.id === id))
        .filter((profile) => profile !== undefined &&
            !families.includes(profile))
        .map((profile) => profileFile(/** @type {Profile} */ (profile)))
        .map(({ name, text }) =>
            /** @type {[string, string]} */ ([`profiles/${name}`, text]))
        .filter(([path, text]) =>
            new TextDecoder().decode(files.get(path)) !== text);
}
