/**
 * The place "Many devices": a list, looked over, made, handed out, and
 * uploaded one by one. Signed by the authority that is open in "My
 * authority".
 */
import { html, noChange } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { path } from '../../parts/path.js';
import { primaryLink, stepFrame } from '../../parts/step.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { mend } from '../authority/common.js';
import { authority } from '../authority/state.js';
import { checkStep } from './check.js';
import { letGoQuestion } from './let-go.js';
import { makeStep } from './make.js';
import { resultStep } from './result.js';
import { roundStep, roundDone } from './round.js';
import { allSaved, fleet } from './state.js';
import { tableStep } from './table.js';
import { opening } from './work.js';

const text = t.fleet;

/** @type {{id: keyof typeof text.steps, render: () => unknown,
    done: () => boolean}[]} */
const STEPS = [
    { id: 'table', render: tableStep,
        done: () => fleet.state.table !== null ||
            fleet.state.renewals !== null },
    { id: 'check', render: checkStep,
        done: () => fleet.state.run !== null },
    { id: 'make', render: makeStep,
        done: () => fleet.state.result !== null },
    { id: 'result', render: resultStep, done: allSaved },
    // Reads the whole inventory: not with every redraw while it grows.
    { id: 'round', render: roundStep, done: () =>
        fleet.state.run?.state !== 'running' && roundDone() },
];

/** Steps that were entered: their fields keep what was typed. */
const entered = new Set();

/** @param {string} id */
function stepOf(id) {
    return STEPS.find((step) => step.id === id) ?? STEPS[0];
}

function needAuthority() {
    const { folder } = authority.state;
    return html`<div class="work single">
        <div class="column">
            ${stepFrame({
                title: text.need.title,
                lead: folder ? text.need.noKey : text.need.lead,
                body: primaryLink({
                    text: text.need.act, href: hrefOf('authority'),
                }),
            })}
        </div>
    </div>`;
}

/** @type {import('../all.js').Place} */
export const fleetPlace = {
    id: 'fleet',
    title: text.title,
    heading: (id) => text.steps[stepOf(id).id],
    render(id) {
        const { folder } = authority.state;
        const current = stepOf(id);
        // To upload, nothing is signed; what is made can still be saved.
        const made = fleet.state.run !== null &&
            (current.id === 'make' || current.id === 'result');
        if (!made &&
            (!folder || (folder.key === '' && current.id !== 'round'))) {
            entered.clear();
            return needAuthority();
        }
        entered.add(current.id);
        const shown = STEPS.filter((step) => entered.has(step.id));
        return html`<div class="work no-picture">
            ${path('fleet', STEPS.map((step) => ({
                id: step.id,
                title: text.steps[step.id],
                done: step.done(),
                note: '',
            })), current.id)}
            <div class="column wide">
                ${letGoQuestion()}
                ${repeat(
                    shown,
                    (step) => step.id,
                    (step) => html`<section
                        class="column wide"
                        @input=${mend}
                        ?hidden=${step !== current}
                    >
                        ${step === current ? step.render() : noChange}
                    </section>`,
                )}
                ${opening.render()}
            </div>
        </div>`;
    },
};
