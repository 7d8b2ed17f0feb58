/**
 * What "Many devices" is at: the list, how it was judged, the run, and what
 * came out. Passphrases are held here, for the sealed list and the upload
 * round, until the list is left, or all is saved and the authority closed.
 */
import { checkTable } from '../../fleet/check.js';
import { profiles } from '../../device/profiles.js';
import { Secrets } from '../../fleet/secrets.js';
import { askBeforeLeaving } from '../../parts/unsaved.js';
import { createStore } from '../../store.js';
import { constraintsOf } from '../authority/limits.js';
import { authority, rows } from '../authority/state.js';

/** @typedef {import('../../fleet/check.js').Plan} Plan */
/** @typedef {import('../../fleet/check.js').Fault} Fault */
/** @typedef {import('../../fleet/table.js').Table} Table */
/** @typedef {import('../../fleet/run.js').FleetRun} FleetRun */
/** @typedef {import('../../fleet/make.js').Made} Made */
/** @typedef {import('../../fleet/results.js').Part} Part */

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
    /** The ZIPs that are whole: one, or parts while devices are made. */
    parts: /** @type {Part[]} */ ([]),
    /** Where they go: a file on disk, or parts, and what was in the way. */
    file: '',
    trouble: /** @type {'' | 'dismissed' | 'refused' | 'lost'} */ (''),
    /** The last part is being put together, and why that went wrong. */
    closing: false,
    problem: '',
    /** What all of them are, once the last part is whole. */
    result: /** @type {{sealed: boolean, plain: 'none' | 'some' | 'all'} |
        null} */ (null),
});

/** What was made, by serial; files are not kept here. folder: the
    authority's for it. */
/** @type {Map<string, {plan: Plan, serial: string, report: any,
    ignored: string[], folder: string}>} */
export const made = new Map();

/** Passphrases by the device's folder in the ZIP. */
export const passphrases = new Secrets();

/** @returns {boolean} every part is whole and saved */
export function allSaved() {
    const { result, parts } = fleet.state;
    return result !== null && parts.every(({ saved }) => saved);
}

/** @returns {number} devices that are made, when not all are saved */
export function unsavedDevices() {
    return allSaved() ? 0 : fleet.state.run?.progress().done ?? 0;
}

askBeforeLeaving(() => unsavedDevices() > 0);

/** Of one run; the list stays. */
const NOTHING_MADE = {
    run: null, parts: [], file: '', trouble: /** @type {''} */ (''),
    closing: false, problem: '', result: null,
};

export function forget() {
    made.clear();
    passphrases.clear();
    fleet.update({
        table: null, tableName: '', renewals: null, left: [], ...NOTHING_MADE,
    });
}

/**
 * The list as it stands: plans of the good rows, and every fault.
 *
 * @param {any} [signer] report of the authority; the one that is open
 * @returns {{plans: Plan[], faults: Fault[], bad: number}}
 */
export function judged(signer = authority.state.report) {
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
        permitted: constraintsOf(signer),
        known: new Set(rows().map(({ device }) => device)),
    });
}
