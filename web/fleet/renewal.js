/**
 * A fleet renewed from an authority's inventory: the same names, subject and
 * profile, a new key and a new certificate for each, what is replaced noted.
 *
 * Does not: renew client certificates or authorities.
 */
import { namesOf, subjectOf } from '../authority/issue.js';
import { uniqueSafeName } from '../authority/safe_name.js';

/**
 * @import {Row} from '../authority/inventory.js'
 * @import {Profile} from '../device/profile.js'
 * @import {Plan} from './check.js'
 *
 * @param {Row[]} rows
 * @param {{profiles: Profile[], profile: string, days: number}} options
 *   profile: where a row names none that is known
 * @returns {{plans: Plan[], left: {row: Row, why: 'no-names' | 'kind' |
 *     'unread' | 'subject'}[]}} left: rows that cannot be renewed this way
 */
export function renewalPlans(rows, { profiles, profile, days }) {
    const plans = /** @type {Plan[]} */ ([]);
    /** @type {ReturnType<typeof renewalPlans>['left']} */
    const left = [];
    const folders = new Set();
    const fallback = profiles.find(({ id }) => id === profile) ?? profiles[0];
    for (const [at, row] of rows.entries()) {
        const names = row.report ? namesOf(row.report) : [];
        const { subject, dropped } = row.report
            ? subjectOf(row.report.subject) : { subject: {}, dropped: [] };
        const why = !row.report ? 'unread'
            : row.kind !== 'device' ? 'kind'
                : names.length === 0 ? 'no-names'
                    : dropped.length > 0 ? 'subject' : null;
        if (why) {
            left.push({ row, why });
            continue;
        }
        plans.push({
            line: at + 1, name: row.device,
            folder: uniqueSafeName(row.folder || row.device, folders),
            names, subject, days,
            profile: profiles.find(({ id }) => id === row.profile) ?? fallback,
            passphrase: '', replaces: row.serial,
        });
    }
    return { plans, left };
}
