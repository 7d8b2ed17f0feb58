/**
 * The language of the page: a folder of .ftl files, one or two for each
 * place, one for what is written into files.
 */
import authority from './en/authority.ftl' with { type: 'text' };
import certificates
    from './en/authority.certificates.ftl' with { type: 'text' };
import device from './en/device.ftl' with { type: 'text' };
import doctor from './en/doctor.ftl' with { type: 'text' };
import facts from './en/facts.ftl' with { type: 'text' };
import file from './en/file.ftl' with { type: 'text' };
import files from './en/files.ftl' with { type: 'text' };
import fleet from './en/fleet.ftl' with { type: 'text' };
import help from './en/help.ftl' with { type: 'text' };
import onDevice from './en/onDevice.ftl' with { type: 'text' };
import upload from './en/onDevice.upload.ftl' with { type: 'text' };
import page from './en/page.ftl' with { type: 'text' };
import findings from './en/told.findings.ftl' with { type: 'text' };
import told from './en/told.ftl' with { type: 'text' };
import { treeOf } from './tree.js';

/** @typedef {import('./tree.js').Values} Values */
/** @typedef {import('../../build/words.js').Words} Words */

export const t = /** @type {Words} */ (treeOf('en', {
    authority, 'authority.certificates': certificates, device, doctor, facts,
    file, files, fleet, help, onDevice, 'onDevice.upload': upload, page, told,
    'told.findings': findings,
}));

/**
 * What a table of words has for a code that comes from elsewhere: from a
 * file, the engine, a failure.
 *
 * @param {object} table
 * @param {string} code
 * @param {Values} [values]
 * @returns {string | undefined} nothing where the table does not know it
 */
export function say(table, code, values = {}) {
    const text = /** @type {Record<string, string |
        ((values: Values) => string) | undefined>} */ (table)[code];
    return typeof text === 'function' ? text(values) : text;
}
