/** The run: how far it is, pause, cancel, go on, and each device's state. */
import { html, nothing } from 'lit-html';
import { button } from '../../parts/button.js';
import { announce } from '../../parts/dom.js';
import { notice, primaryAction, primaryLink, stepFrame }
    from '../../parts/step.js';
import { goLater, hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { problemsOf } from '../authority/common.js';
import { resume } from './begin.js';
import { partList, trouble } from './result.js';
import { batch, making, signing } from './state.js';

/** @import {Batch} from '../../fleet/batch.js' */
/** @import {FleetRun} from '../../fleet/run.js' */

const text = t.fleet.make;

/** @param {number} seconds */
const leftText = (seconds) => seconds >= 90
    ? text.leftMinutes({ minutes: Math.round(seconds / 60) })
    : text.left({ seconds });

/** Devices that are drawn one by one. */
const SHOWN = 200;

/** @param {FleetRun} run */
function bar(run) {
    const { done, failed, all, secondsLeft } = run.progress();
    const left = run.atWork && secondsLeft !== null && done + failed < all;
    return html`<div class="waiting" role="group" aria-label=${text.title}>
        <span class="label">${text.states[/** @type {'running'} */ (
            run.state)]}</span>
        <progress aria-label=${text.progress({ done, all })} max=${all}
            value=${done + failed}></progress>
        <span class="small quiet">
            ${[
                text.progress({ done, all }),
                failed > 0 && text.failed({ n: failed }),
                left && leftText(secondsLeft),
            ].filter(Boolean).join(' · ')}
        </span>
        <div class="row">
            ${run.state === 'running' ? button(text.pause,
                () => run.pause(), { id: 'fleet-pause' }) : nothing}
            ${run.goes || run.state === 'paused' ? button(text.cancel,
                () => run.cancel(), { id: 'fleet-cancel' }) : nothing}
        </div>
    </div>`;
}

/**
 * What is needed to go on. Once its last ZIP is being put together, a run is
 * over.
 *
 * @param {Batch} now
 */
function goOn({ run, closing, result }) {
    if (result || closing ||
        !['pausing', 'paused', 'cancelled'].includes(run.state)) {
        return nothing;
    }
    const state = signing();
    if (state === 'closed') {
        return notice('warn', text.closed);
    }
    const { form } = making();
    return form.render({
        body: state === 'open' ? nothing : html`<p>${text.locked}</p>
            ${form.unlock.render(form.problems)}`,
        act: { id: 'fleet-resume', text: text.resume },
        submit: resume,
    });
}

/** @param {import('../../fleet/run.js').Item} item */
function line({ plan, state, error }) {
    return html`<li class="is-${state}">
        <span>${plan.name}</span>
        <span class="small">${text.itemStates[state]}${error
                ? `: ${problemsOf(error)[0].text}` : nothing}</span>
    </li>`;
}

/** Failed and working first; the waiting ones are the least news. */
const ORDER = ['failed', 'working', 'done', 'waiting'];

/** @param {FleetRun} run */
function items(run) {
    const sorted = [...run.items].sort((a, b) =>
        ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
    return html`<ul class="items apart">
        ${sorted.slice(0, SHOWN).map(line)}
        ${sorted.length > SHOWN ? html`<li>…</li>` : nothing}
    </ul>`;
}

/** @param {Batch} now */
async function toResults(now) {
    const goOn = goLater();
    announce(text.sealing);
    if (await now.close()) {
        goOn('fleet', 'result');
    }
}

export function makeStep() {
    const now = batch();
    if (!now) {
        return stepFrame(text.title, text.ready, primaryLink(text.toCheck,
            hrefOf('fleet', 'check')));
    }
    const { run, problem, result, results } = now;
    const rests = run.state === 'finished' || run.state === 'cancelled';
    return stepFrame(text.title, text.lead({ lanes: run.lanes }),
        html`${bar(run)} ${goOn(now)} ${trouble(now)}
            ${notice('bad', problem !== '' && text.notClosed({ why: problem }))}
            ${run.state === 'running'
                ? html`<p class="hint">${text.wait}</p>` : nothing}
            ${results.file && !result ? html`<p class="hint">
                ${text.writing({ file: results.file.handle.name })}
            </p>` : nothing}
            ${partList(now)}
            ${rests && run.progress().done > 0 ? primaryAction({
                id: 'fleet-results', text: text.next,
                act: () => toResults(now),
            }) : nothing}
            ${items(run)}`, { problems: making().form.problems });
}
