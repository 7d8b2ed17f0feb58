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
import { authority } from '../authority/state.js';
import { checkStep } from './check.js';
import { makeStep } from './make.js';
import { resultStep } from './result.js';
import { roundStep, roundDone } from './round.js';
import { batch, list } from './state.js';
import { tableStep } from './table.js';

const text = t.fleet;

/** @type {{id: keyof typeof text.steps, render: () => unknown,
    done: () => boolean}[]} */
const STEPS = [
    { id: 'table', render: tableStep, done: () => Boolean(
        list().local.state.table ?? list().local.state.renewals) },
    { id: 'check', render: checkStep, done: () => batch() !== null },
    { id: 'make', render: makeStep, done: () => Boolean(batch()?.result) },
    { id: 'result', render: resultStep, done: () => batch()?.settled ?? false },
    // Reads the whole inventory: not with every redraw while it grows.
    { id: 'round', render: roundStep,
        done: () => !batch()?.run.atWork && roundDone() },
];

/** Steps that were entered: what is open in them stays so. */
const entered = new Set();

/** @param {string} id */
function stepOf(id) {
    return STEPS.find((step) => step.id === id) ?? STEPS[0];
}

function needAuthority() {
    const { folder } = authority.state;
    return html`<div class="work single">
        <div class="column">
            ${stepFrame(text.need.title,
                folder ? text.need.noKey : text.need.lead,
                primaryLink(text.need.act, hrefOf('authority')))}
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
        const made = batch() !== null &&
            (current.id === 'make' || current.id === 'result');
        if (!made &&
            (!folder || (folder.key === '' && current.id !== 'round'))) {
            entered.clear();
            return needAuthority();
        }
        entered.add(current.id);
        const shown = STEPS.filter((step) => entered.has(step.id));
        return html`<div class="work no-picture">
            ${path('fleet', STEPS.map(({ id: step, done }) => ({
                id: step, title: text.steps[step], done: done(), note: '',
            })), current.id)}
            <div class="column wide">
                ${repeat(shown, (step) => step.id, (step) => html`<section
                    class="column wide" ?hidden=${step !== current}>
                    ${step === current ? step.render() : noChange}
                </section>`)}
            </div>
        </div>`;
    },
};
