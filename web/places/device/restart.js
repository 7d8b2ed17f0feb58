/**
 * Step 8: the device is restarted, on its own page or by its interface for
 * programs, and the page waits until it is back (article, step 16).
 */
import { html, nothing } from 'lit-html';
import { RESTART_USUAL_S, plainOriginOf, postRestart, waitForRestart }
    from '../../device/restart.js';
import { isMixed } from '../../device/upload.js';
import { waysField } from '../../parts/field.js';
import { loginFields } from '../../parts/login.js';
import { notice } from '../../parts/notice.js';
import { OpenPassphrase } from '../../parts/secret.js';
import { primaryLink, stepFrame } from '../../parts/step.js';
import { Task } from '../../parts/task.js';
import { why } from '../../parts/why.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { addressField } from './address-field.js';
import { currentProfile, deviceOrigin } from './family.js';
import { job, noteRestart, whenJobStarts } from './job.js';
import { stage, stageList } from './stage.js';
import { deviceWindow, showOnDevice } from './window.js';

const text = t.onDevice.restart;
const ID = 'restart';

const task = new Task();
const password = new OpenPassphrase('restart-password');

// To wait for the device before would mark this one as restarted.
whenJobStarts(() => {
    task.cancel();
    password.clear();
});

/** @param {Record<string, unknown>} patch */
function set(patch) {
    job.update({ restart: { ...job.state.restart, ...patch } });
}

async function wait() {
    set({ result: null, stage: null });
    const result = await task.run(text.waiting, ({ signal, onProgress }) =>
        waitForRestart(deviceOrigin(), {
            plainOrigin: plainOriginOf(deviceOrigin(), location.protocol),
            signal,
            onWait: ({ stage: now, seconds }) => {
                onProgress(seconds, RESTART_USUAL_S);
                if (now !== job.state.restart.stage) {
                    set({ stage: now });
                }
            },
        }));
    if (!result) {
        return;
    }
    set({ result });
    if (result !== 'timeout') {
        noteRestart();
    }
}

function restartNow() {
    const profile = currentProfile();
    const { user = profile.users.administrator } = job.state.restart;
    const typed = password.read();
    if (!deviceWindow() &&
        !showOnDevice(profile.pages.status)) {
        set({ blocked: true });
        return;
    }
    postRestart(document, deviceOrigin(), profile, {
        user,
        password: new TextDecoder().decode(typed),
    });
    typed.fill(0);
    password.clear();
    set({ sent: true, blocked: false });
    void wait();
}

function pageWay() {
    const { menus, pages } = currentProfile();
    return html`<ol>
            ${text.pageSteps(menus.restart.join(' › ')).map(
                (line) => html`<li>${line}</li>`)}
        </ol>
        <div class="actions">
            <button
                type="button"
                class="button primary"
                id="restart-page"
                @click=${() => set({ blocked: !showOnDevice(pages.restart) })}
            >
                ${text.pageButton}
            </button>
        </div>`;
}

function apiWay() {
    if (isMixed(location.protocol, deviceOrigin())) {
        return notice('warn', html`<p>${text.apiMixed}</p>`);
    }
    const { user, sent } = job.state.restart;
    return html`<p>${text.apiText}</p>
        ${why(text.apiWhy)}
        ${loginFields({
            id: 'restart-user',
            user: user ?? currentProfile().users.administrator,
            setUser: (value) => set({ user: value }),
            password,
            origin: deviceOrigin(),
        })}
        <div class="actions">
            <button
                type="button"
                class="button primary"
                id="restart-now"
                @click=${restartNow}
            >
                ${text.apiButton}
            </button>
        </div>
        ${sent ? html`<p role="status">${text.apiSent}</p>` : nothing}`;
}

/** What the wait came to, or how it stands. */
function waitState() {
    const { result, stage: now } = job.state.restart;
    if (task.running) {
        const said = /** @type {Record<string, string>} */ (text.stages);
        return said[now] ? html`<p>${said[now]}</p>` : nothing;
    }
    if (result === 'back') {
        return notice('ok', html`<p>${text.back}</p>`);
    }
    if (result === 'back-untrusted') {
        return notice('info', html`<p>${text.backUntrusted}</p>`);
    }
    return result === 'timeout'
        ? notice('warn', html`<p>${text.timeout}</p>`) : nothing;
}

function waitPart() {
    const { pages } = currentProfile();
    return html`<p>${text.waitText}</p>
        ${why(text.blind, undefined, text.ifBlind)}
        <div class="actions">
            <button
                type="button"
                class="button"
                id="restart-wait"
                ?disabled=${task.running}
                @click=${wait}
            >
                ${text.waitButton}
            </button>
            <button
                type="button"
                class="button"
                id="restart-open"
                @click=${() => showOnDevice(pages.login)}
            >
                ${text.openDevice}
            </button>
        </div>
        ${task.render()}
        <div id="restart-state" data-result=${job.state.restart.result ?? ''}
            role="status">${waitState()}</div>`;
}

function goOn() {
    const href = hrefOf('device', 'trusted');
    if (job.state.done[ID]) {
        return primaryLink({ text: text.next, href });
    }
    return html`<div class="actions">
        <button
            type="button"
            class="button"
            id="restart-done"
            @click=${() => {
                task.cancel();
                noteRestart();
            }}
        >
            ${text.isBack}
        </button>
        <a href=${href}>${text.next}</a>
    </div>`;
}

function render() {
    const { way = 'page', blocked } = job.state.restart;
    const known = deviceOrigin() !== '';
    return stepFrame({
        title: text.title,
        lead: text.lead,
        why: why(text.why, '16'),
        body: html`
            <section class="panel">${addressField('restart-address')}</section>
            ${blocked
                ? notice('bad', html`<p>${t.onDevice.blocked}</p>`)
                : nothing}
            ${known
                ? stageList('restart-stages', html`
                      ${stage({
                          n: 1,
                          title: text.now,
                          body: html`${waysField({
                              id: 'restart-way',
                              legend: text.ways,
                              value: way,
                              set: (value) => set({ way: value }),
                              options: Object.entries(text.way),
                          })}
                          ${way === 'page' ? pageWay() : apiWay()}`,
                      })}
                      ${stage({
                          n: 2,
                          title: text.wait,
                          done: job.state.done[ID],
                          body: waitPart(),
                      })}`)
                : nothing}
            ${goOn()}
        `,
    });
}

/** @type {import('./steps.js').Step} */
export const restart = {
    id: ID,
    title: text.short,
    heading: text.title,
    render,
    done: () => job.state.done[ID] ?? false,
};
