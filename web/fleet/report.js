/**
 * What goes with a fleet's files: the fleet as a table, and what happened to
 * every row, for people.
 */
import { toBytes } from '../authority/bytes.js';
import { colons, writeCsv } from '../authority/csv.js';

/** @import {Failure} from '../../wasm/face.js' */
/** @import {Certificate, Told} from '../../wasm/reports.js' */

/**
 * @typedef {import('./make.js').Made} Made
 * @typedef {import('./run.js').Item} Item
 */

/**
 * The fleet as a table; its columns serve as a fleet's table again.
 *
 * @param {{plan: Made['plan'], serial: string, report: Certificate}[]} list
 * @returns {Uint8Array}
 */
export function fleetCsv(list) {
    return toBytes(writeCsv(
        ['name', 'addresses', 'profile', 'folder', 'valid from', 'valid to',
            'serial', 'subject', 'sha256', 'key sha256'],
        list.map(({ plan, serial, report }) => [
            plan.name,
            plan.names.join(' '),
            plan.profile.id,
            plan.folder,
            report.notBefore.slice(0, 10),
            report.notAfter.slice(0, 10),
            colons(serial),
            report.subject.text,
            report.sha256,
            report.publicKeySha256,
        ]),
    ));
}

/**
 * What happened to every row, for people.
 *
 * @param {object} what
 * @param {Item[]} what.items
 * @param {Map<string, {report: Certificate, ignored: Told[]}>} what.made by serial
 * @param {import('./check.js').Fault[]} what.faults of rows that were not
 *   tried
 * @param {string} what.authority its common name
 * @param {Date} what.now
 * @param {(fault: import('./check.js').Fault) => string} what.faultText
 * @param {(error: Failure) => string} what.errorText
 * @param {(told: Told) => string} what.noteText
 * @param {string[]} what.unseal commands; none when nothing was sealed
 * @returns {Uint8Array}
 */
export function fleetReport(what) {
    const lines = [
        'Devices certified',
        '',
        `Authority  ${what.authority}`,
        `When       ${what.now.toISOString().slice(0, 16).replace('T', ' ')} \
UTC`,
        '',
    ];
    for (const { plan, state, serial, error } of what.items) {
        lines.push(`${plan.name}   (row ${plan.line}, folder ${plan.folder})`);
        const made = what.made.get(serial);
        if (state === 'done' && made) {
            lines.push(
                `    names      ${plan.names.join(', ')}`,
                `    valid to   ${made.report.notAfter.slice(0, 10)}`,
                `    serial     ${colons(serial)}`,
                `    SHA-256    ${made.report.sha256}`,
                `    files      ${plan.profile.files.key} (secret), ${
                    plan.profile.files.certificate}`,
            );
            if (plan.replaces) {
                lines.push(`    replaces   ${colons(plan.replaces)}`,
                    '               Put both files on the device, the key ' +
                    'and the certificate.');
            }
            lines.push(...made.ignored.map((told) =>
                `    note       ${what.noteText(told)}`));
        } else if (state === 'failed') {
            lines.push(`    NOT MADE   ${what.errorText(error ?? {})}`);
        } else {
            lines.push('    NOT MADE   stopped before its turn');
        }
        lines.push('');
    }
    const errors = what.faults.filter(({ level }) => level === 'error');
    if (errors.length > 0) {
        lines.push('Rows that were left out', '');
        lines.push(...errors.map((fault) =>
            `    row ${fault.line}, ${fault.column}: ${what.faultText(fault)}`));
        lines.push('');
    }
    if (what.unseal.length > 0) {
        lines.push('The passphrases of the keys are in a file of their own. '
            + 'To open it, and to see that its last line holds:', '', ...what.unseal.map((one) => `    ${one}`), '');
    }
    return toBytes(lines.join('\r\n'));
}
