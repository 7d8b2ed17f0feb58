/**
 * What "Many devices" is at: the list, how it was judged, the run, and what
 * came out. Passphrases are held here, for the sealed list and the upload
 * round, until the list is left.
 */
import { checkTable } from '../../fleet/check.js';
import { profiles } from '../../device/profiles.js';
import { askBeforeLeaving } from '../../parts/unsaved.js';
import { createStore } from '../../store.js';
import { constraintsOf } from '../authority/limits.js';
import { authority, rows } from '../authority/state.js';

/** @typedef {import('../../fleet/check.js').Plan} Plan */
/** @typedef {import('../../fleet/check.js').Fault} Fault */
/** @typedef {import('../../fleet/table.js').Table} Table */
/** @typedef {import('../../fleet/run.js').FleetRun} FleetRun */
/** @typedef {import('../../fleet/make.js').Made} Made */

export const fleet = createStore({
    table: /** @type {Table | null} */ (null),
    tableName: '',
    /** Devices to renew, instead of a table. */
    renewals: /** @type {Plan[] | null} */ (null),
    left: /** @type {string[]} */ ([]),
    profile: profiles[0].id,
    organisation: '',
    days: '825',
    passphrases: /** @type {'one' | 'each'} */ ('each'),
    seal: false,
    run: /** @type {FleetRun | null} */ (null),
    /** Rises with the run's progress, to draw anew. */
    tick: 0,
    result: /** @type {{blob: Blob | null, name: string, sealed: boolean,
        plain: boolean} | null} */ (null),
    saved: false,
});

/** What was made, by serial; files are not kept here. */
/** @type {Map<string, {plan: Plan, serial: string, report: any,
    ignored: string[]}>} */
export const made = new Map();

/** Passphrases by the device's folder in the ZIP. */
/** @type {Map<string, string>} */
export const passphrases = new Map();

askBeforeLeaving(() => {
    const { run, saved } = fleet.state;
    return run !== null && !saved && run.progress().done > 0;
});

export function forget() {
    made.clear();
    passphrases.clear();
    fleet.update({
        table: null, tableName: '', renewals: null, left: [], run: null,
        result: null, saved: false,
    });
}

/**
 * The list as it stands: plans of the good rows, and every fault.
 *
 * @returns {{plans: Plan[], faults: Fault[], bad: number}}
 */
export function judged() {
    const { table, renewals, profile, days, organisation } = fleet.state;
    const number = /^\d{1,4}$/.test(days) ? Number(days) : 0;
    if (renewals) {
        return {
            plans: renewals.map((plan) => ({ ...plan, days: number })),
            faults: [],
            bad: 0,
        };
    }
    if (!table) {
        return { plans: [], faults: [], bad: 0 };
    }
    return checkTable(table, {
        profiles,
        profile,
        days: number,
        subject: organisation.trim() === '' ? {} : { O: organisation.trim() },
        permitted: constraintsOf(authority.state.report),
        known: new Set(rows().map(({ device }) => device)),
    });
}
