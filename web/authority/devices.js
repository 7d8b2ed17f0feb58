/**
 * The devices of an authority's folder: devices/NAME/ holds a device's files
 * as they are now, device.json with its name and profile, and
 * former/WHEN/... what they replaced.
 *
 * Does not: know the list of certificates (folder.js).
 */
import { safeName, uniqueSafeName } from './safe_name.js';

/** @import {AuthorityFolder} from './folder.js' */
/**
 * @typedef {object} Device what device.json holds
 * @property {string} name as the user wrote it
 * @property {string} profile the profile's id, '' when none
 */

export const DEVICE_FILE = 'device.json';

/** @param {string} path @returns {string} the device's folder, or '' */
export function deviceOf(path) {
    return /^devices\/([^/]+)\/./.exec(path)?.[1] ?? '';
}

/**
 * @param {AuthorityFolder} folder
 * @returns {Map<string, Device>} devices by folder name
 */
export function devicesOf(folder) {
    return new Map([...new Set([...folder.files.keys()].map(deviceOf))]
        .filter(Boolean)
        .map((name) => [name, readDevice(folder, name)]));
}

/** @param {AuthorityFolder} folder @param {string} name @returns {Device} */
function readDevice(folder, name) {
    try {
        const read = JSON.parse(folder.text(`devices/${name}/${DEVICE_FILE}`));
        return {
            name: typeof read.name === 'string' ? read.name : name,
            profile: typeof read.profile === 'string' ? read.profile : '',
        };
    } catch {
        return { name, profile: '' };
    }
}

/**
 * The folder of a device: the one that carries this name already, or a new
 * one that collides with none.
 *
 * @param {AuthorityFolder} folder
 * @param {string} name
 */
export function deviceFolder(folder, name) {
    folder.folderByName ??= new Map([...devicesOf(folder)].map(
        ([path, device]) => [device.name, path]));
    const known = folder.folderByName.get(name);
    return known ?? uniqueSafeName(name, new Set(
        [...folder.folderByName.values()].map((path) => path.toLowerCase())));
}

/**
 * Moves what a device has now out of the way.
 *
 * @param {AuthorityFolder} folder
 * @param {string} device its folder
 * @param {string[]} names of the files that come in their place
 * @param {string} when as in a file name
 */
export function retire(folder, device, names, when) {
    const here = `devices/${device}/`;
    const going = names.filter((name) => folder.files.has(here + name));
    if (going.length === 0) {
        return;
    }
    const former = `${here}former/${freeName(folder, here, when)}/`;
    for (const name of going) {
        folder.move(here + name, former + name);
    }
}

/**
 * A name below former/ that is not taken.
 *
 * @param {AuthorityFolder} folder
 * @param {string} here the device's path
 * @param {string} when
 */
export function freeName(folder, here, when) {
    const former = `${here}former/`;
    return uniqueSafeName(when, new Set([...folder.files.keys()]
        .filter((path) => path.startsWith(former))
        .map((path) => path.slice(former.length).split('/')[0].toLowerCase())));
}

/**
 * @param {AuthorityFolder} folder
 * @param {string} path the device's folder
 * @param {Device} device
 * @param {Record<string, Uint8Array>} files
 * @param {string} from since when they are valid, ISO 8601
 */
export function putDevice(folder, path, device, files, from) {
    const named = Object.entries(files).map(([name, bytes]) =>
        /** @type {[string, Uint8Array]} */ ([safeName(name), bytes]));
    retire(folder, path, named.map(([name]) => name),
        `until-${from.slice(0, 10)}`);
    for (const [name, bytes] of named) {
        folder.put(`devices/${path}/${name}`, bytes);
    }
    const known = folder.folderByName;
    folder.put(`devices/${path}/${DEVICE_FILE}`,
        `${JSON.stringify(device, null, 4)}\n`);
    known?.set(device.name, path);
    folder.folderByName = known;
}
