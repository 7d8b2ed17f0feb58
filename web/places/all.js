/**
 * The places of the page, in the order of its head. A place that is not in
 * this list does not exist; nothing here is a promise.
 *
 * @typedef {object} Place
 * @property {string} id as in the address, #/id
 * @property {string} title
 * @property {(step: string) => unknown} render a template; step is the rest
 *   of the address
 * @property {(step: string) => string} [heading] for the window's title,
 *   when it differs from title; holds nothing that was typed
 */
import { authorityPlace } from './authority/index.js';
import { device } from './device/index.js';
import { fleetPlace } from './fleet/index.js';
import { file } from './file/index.js';
import { help } from './help.js';

/** @type {Place[]} */
export const places = [device, authorityPlace, fleetPlace, file, help];
