/**
 * The device families that come with the page. The first is the default.
 *
 * Each profiles/*.json says only what differs from lineage.json, what all of
 * them share. Not listed: models that no source describes.
 */
import { checkProfile, layOver } from './profile.js';
import amg3600 from './profiles/amg-3600.json';
import generic from './profiles/generic.json';
import lineage from './profiles/lineage.json';
import mcu4200 from './profiles/mcu-4200.json';
import mcu4500 from './profiles/mcu-4500.json';
import mse8510 from './profiles/mse-8510.json';

/** @type {import('./profile.js').Profile[]} */
export const profiles = [mcu4200, mcu4500, mse8510, amg3600, generic]
    .map((family) => checkProfile(layOver(lineage, family)));

/**
 * @param {string} id
 * @returns {import('./profile.js').Profile} the generic one if unknown
 */
export function profileById(id) {
    return profiles.find((profile) => profile.id === id) ??
        profiles[profiles.length - 1];
}
