/**
 * What goes with a fleet's files: the fleet as a table, and what happened to
 * every row, for people.
 */
import { toBytes } from '../authority/bytes.js';
import { colons, writeCsv } from '../authority/csv.js';
import { t } from '../text/index.js';

/** @import {Failure} from '../../wasm/face.js' */
/** @import {Certificate, Told} from '../../wasm/reports.js' */
/** @import {Fault, Plan} from './check.js' */
/** @import {Item} from './run.js' */

/** The fleet as a table; its columns serve as a fleet's table again. */
/** @param {{plan: Plan, serial: string, report: Certificate}[]} list */
export function fleetCsv(list) {
    return toBytes(writeCsv(
        ['name', 'addresses', 'profile', 'folder', 'valid from', 'valid to',
            'serial', 'subject', 'sha256', 'key sha256'],
        list.map(({ plan, serial, report }) => [
            plan.name, plan.names.join(' '), plan.profile.id, plan.folder,
            report.notBefore.slice(0, 10), report.notAfter.slice(0, 10),
            colons(serial), report.subject.text, report.sha256,
            report.publicKeySha256,
        ]),
    ));
}

/**
 * What happened to every row, for people.
 *
 * @param {object} what @param {Item[]} what.items
 * @param {Map<string, {report: Certificate, ignored: Told[]}>} what.made by
 *   serial
 * @param {Fault[]} what.faults of rows that were not tried
 * @param {string} what.authority its common name
 * @param {Date} what.now
 * @param {(fault: Fault) => string} what.faultText
 * @param {(error: Failure) => string} what.errorText
 * @param {(told: Told) => string} what.noteText
 * @param {string[]} what.unseal commands; none when nothing was sealed
 * @returns {Uint8Array}
 */
export function fleetReport(what) {
    const text = t.files.report;
    const time = what.now.toISOString().slice(0, 16).replace('T', ' ');
    const lines = [text.title, '', text.authority({ name: what.authority }),
        text.when({ time }), ''];
    const indented = (/** @type {string[]} */ ...some) =>
        lines.push(...some.map((line) => `    ${line}`));
    for (const { plan, state, serial, error } of what.items) {
        const { name, line, folder, replaces } = plan;
        const { key, certificate } = plan.profile.files;
        const made = what.made.get(serial);
        lines.push(text.row({ name, line, folder }));
        if (state === 'done' && made) {
            indented(
                text.names({ names: plan.names.join(', ') }),
                text.ends({ day: made.report.notAfter.slice(0, 10) }),
                text.serial({ serial: colons(serial) }),
                text.sha256({ sha256: made.report.sha256 }),
                text.files({ key, certificate }),
                ...replaces ? text.replaces({ serial: colons(replaces) })
                    .split('\n') : [],
                ...made.ignored.map((told) =>
                    text.note({ note: what.noteText(told) })),
            );
        } else {
            indented(state === 'failed'
                ? text.failed({ why: what.errorText(error ?? {}) })
                : text.stopped);
        }
        lines.push('');
    }
    const errors = what.faults.filter(({ level }) => level === 'error');
    if (errors.length > 0) {
        lines.push(text.leftOut, '');
        indented(...errors.map((fault) => text.leftRow({ line: fault.line,
            column: fault.column, why: what.faultText(fault) })));
        lines.push('');
    }
    if (what.unseal.length > 0) {
        lines.push(text.unseal, '');
        indented(...what.unseal);
        lines.push('');
    }
    return toBytes(lines.join('\r\n'));
}
