/**
 * The device families that are known. The first is the default.
 *
 * Each profiles/*.json says only what differs from common.json, what all of
 * them share. Not listed: models that no source describes.
 */
import { checkProfile, layOver } from './profile.js';
import amg3600 from './profiles/amg-3600.json';
import generic from './profiles/generic.json';
import common from './profiles/common.json';
import mcu4200 from './profiles/mcu-4200.json';
import mcu4500 from './profiles/mcu-4500.json';
import mse8510 from './profiles/mse-8510.json';

/** @import {Profile} from './profile.js' */

/** Those that come with the page; the last is for all other equipment. */
/** @type {readonly Profile[]} */
export const families = [mcu4200, mcu4500, mse8510, amg3600, generic]
    .map((family) => checkProfile(layOver(common, family)));

/** All that are known, the user's own too: the list grows and shrinks. */
export const profiles = [...families];

/**
 * Makes a profile known everywhere, in the place of one with its id.
 * @param {Profile} profile
 * @returns {() => void} makes it unknown again, and the one before known
 */
export function addProfile(profile) {
    const at = profiles.findIndex(({ id }) => id === profile.id);
    const before = profiles[at];
    if (before) {
        profiles[at] = profile;
    } else {
        profiles.push(profile);
    }
    return () => {
        const now = profiles.indexOf(profile);
        if (now >= 0) {
            profiles.splice(now, 1, ...(before ? [before] : []));
        }
    };
}

/** @param {string} id */
export const knownProfile = (id) =>
    profiles.find((profile) => profile.id === id);

/** The one for other equipment if unknown. @param {string} id */
export const profileById = (id) =>
    knownProfile(id) ?? families[families.length - 1];
