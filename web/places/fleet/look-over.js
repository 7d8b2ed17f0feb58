/**
 * How the list was judged. A judgement stands for the list, the choices and
 * the authority that it was made from; when one of these is another, it is
 * made anew.
 */
import { checkTable } from '../../fleet/check.js';
import { profiles } from '../../device/profiles.js';
import { engine } from '../../parts/engine.js';
import { stillStands } from '../../parts/work.js';
import { t } from '../../text/index.js';
import { problemsOf } from '../authority/common.js';
import { authority, rows } from '../authority/state.js';
import { list } from './state.js';

/** @typedef {import('../../fleet/check.js').Judgement} Judgement */

const NONE = { faults: [], bad: 0 };

function inputs() {
    const { table, profile, organisation } = list().local.state;
    const { folder } = authority.state;
    return { table, profile, organisation: organisation.trim(), folder };
}

/** @returns {(Judgement & {problem?: string}) | null} null: not yet */
export function judged() {
    const { renewals, judged: found } = list().local.state;
    return renewals ? { ...NONE, plans: renewals }
        : found && stillStands(found.from, inputs()) ? found : null;
}

/** Judges the list, unless that was done or is being done. */
export async function lookOver() {
    const { local, looking } = list();
    const from = inputs();
    if (!from.table || !from.folder || looking.running || judged()) {
        return;
    }
    const known = new Set(rows().map(({ device }) => device));
    try {
        await looking.run({
            say: t.fleet.check.looking,
            inputs: { ...from, known, certificate: from.folder.certificate },
            work: async ({ table, profile, organisation, certificate }, run) =>
                checkTable(/** @type {NonNullable<typeof table>} */ (table), {
                    profiles,
                    profile,
                    days: 0,
                    subject: organisation === '' ? {} : { O: organisation },
                    known,
                    checkRows: async (asked) => (await engine()).checkRows(
                        { rows: asked, authority: certificate }, run),
                }),
            commit: (found, made) =>
                local.update({ judged: { ...found, from: made } }),
        });
    } catch (error) {
        const [{ text: problem }] = problemsOf(error);
        local.update({ judged: { ...NONE, plans: [], from, problem } });
    }
}
