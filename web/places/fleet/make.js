/** The run: how far it is, pause, cancel, go on, and each device's state. */
import { html, nothing } from 'lit-html';
import { announce } from '../../parts/dom.js';
import { notice } from '../../parts/notice.js';
import { primaryLink, stepFrame } from '../../parts/step.js';
import { go, hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { Problems, Unlock, problemsOf } from '../authority/common.js';
import { partList, trouble } from './parts.js';
import { fleet } from './state.js';
import { close, resume, signing } from './work.js';

const text = t.fleet.make;
const problems = new Problems();
const unlock = new Unlock('fleet-unlock-again');

/** Devices that are drawn one by one. */
const SHOWN = 200;

/** @param {import('../../fleet/run.js').FleetRun} run */
function bar(run) {
    const { done, failed, all, secondsLeft } = run.progress();
    const atWork = run.state === 'running' || run.state === 'pausing';
    return html`<div class="waiting" role="group" aria-label=${text.title}>
        <span class="what">${text.states[/** @type {'running'} */ (
            run.state)]}</span>
        <progress
            class="bar"
            aria-label=${text.progress(done, all)}
            max=${all}
            value=${done + failed}
        ></progress>
        <span class="left">
            ${text.progress(done, all)}${failed > 0
                ? ` · ${text.failed(failed)}` : nothing}${atWork &&
            secondsLeft !== null && done + failed < all
                ? ` · ${text.left(secondsLeft)}` : nothing}
        </span>
        ${buttons(run)}
    </div>`;
}

/**
 * Once its last ZIP is being put together, a run is over.
 *
 * @param {import('../../fleet/run.js').FleetRun} run
 */
function canGoOn({ state }) {
    const { result, closing } = fleet.state;
    return result === null && !closing &&
        ['pausing', 'paused', 'cancelled'].includes(state);
}

async function goOn() {
    await problems.guard(() => resume(unlock), unlock.fields);
}

/** What is needed to go on. */
/** @param {import('../../fleet/run.js').FleetRun} run */
function signerPart(run) {
    const state = signing();
    if (!canGoOn(run) || state === 'open') {
        return nothing;
    }
    return state === 'closed'
        ? notice('warn', html`<p>${text.closed}</p>`)
        : html`<section class="panel">
              <p>${text.locked}</p>
              ${unlock.render(problems.list)}
          </section>`;
}

/** @param {import('../../fleet/run.js').FleetRun} run */
function buttons(run) {
    return html`<div class="button-pair">
        ${run.state === 'running'
            ? html`<button
                  type="button"
                  class="button"
                  id="fleet-pause"
                  @click=${() => run.pause()}
              >
                  ${text.pause}
              </button>`
            : nothing}
        ${canGoOn(run) && signing() !== 'closed'
            ? html`<button
                  type="button"
                  class="button primary"
                  id="fleet-resume"
                  @click=${goOn}
              >
                  ${text.resume}
              </button>`
            : nothing}
        ${run.state === 'running' || run.state === 'pausing' ||
        run.state === 'paused'
            ? html`<button
                  type="button"
                  class="button"
                  id="fleet-cancel"
                  @click=${() => run.cancel()}
              >
                  ${text.cancel}
              </button>`
            : nothing}
    </div>`;
}

/** @param {import('../../fleet/run.js').Item} item */
function line({ plan, state, error }) {
    return html`<li class="is-${state}">
        <span>${plan.name}</span>
        <span class="small"
            >${text.itemStates[state]}${error
                ? `: ${problemsOf(error)[0].text}` : nothing}</span
        >
    </li>`;
}

/** Failed and working first; the waiting ones are the least news. */
const ORDER = ['failed', 'working', 'done', 'waiting'];

/** @param {import('../../fleet/run.js').FleetRun} run */
function items(run) {
    const sorted = [...run.items].sort((a, b) =>
        ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
    return html`<ul class="items">
        ${sorted.slice(0, SHOWN).map(line)}
        ${sorted.length > SHOWN ? html`<li>…</li>` : nothing}
    </ul>`;
}

async function toResults() {
    announce(text.sealing);
    if (await close()) {
        go('fleet', 'result');
    }
}

export function makeStep() {
    const { run } = fleet.state;
    if (!run) {
        return stepFrame({
            title: text.title,
            lead: text.ready,
            body: primaryLink({
                text: text.toCheck, href: hrefOf('fleet', 'check'),
            }),
        });
    }
    const { done } = run.progress();
    const rests = run.state === 'finished' || run.state === 'cancelled';
    const { file, result, problem } = fleet.state;
    return stepFrame({
        title: text.title,
        lead: text.lead(run.lanes),
        problems: problems.list,
        body: html`${bar(run)} ${signerPart(run)} ${trouble()}
            ${problem === '' ? nothing
                : notice('bad', html`<p>${problem}</p>`)}
            ${run.state === 'running'
                ? html`<p class="hint">${text.wait}</p>` : nothing}
            ${file !== '' && !result
                ? html`<p class="hint">${text.writing(file)}</p>` : nothing}
            ${partList()}
            ${rests && done > 0
                ? html`<div class="actions">
                      <button
                          type="button"
                          class="button primary"
                          id="fleet-results"
                          @click=${toResults}
                      >
                          ${text.next}
                      </button>
                  </div>`
                : nothing}
            ${items(run)}`,
    });
}
