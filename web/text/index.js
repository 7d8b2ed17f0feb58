/**
 * The language of the page: a folder of .ftl files, one for each place.
 */
import page from './en/page.ftl' with { type: 'text' };
import device from './en/device.ftl' with { type: 'text' };
import onDevice from './en/onDevice.ftl' with { type: 'text' };
import { en } from './en.js';
import { treeOf } from './tree.js';

/** @type {import('./words.js').Words & typeof en} */
export const t = /** @type {any} */ (
    { ...en, ...treeOf('en', { page, device, onDevice }) });
