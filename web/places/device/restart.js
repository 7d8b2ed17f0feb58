/**
 * Step 8: the device is restarted, on its own page or by its interface for
 * programs, and the page waits until it is back (article, step 16).
 */
import { html, nothing } from 'lit-html';
import { plainOriginOf, postRestart, waitForRestart }
    from '../../device/restart.js';
import { isMixed } from '../../device/upload.js';
import { choices, waysField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { loginFields } from '../../parts/login.js';
import { notice } from '../../parts/notice.js';
import { OpenPassphrase } from '../../parts/secret.js';
import { primaryLink, stepFrame } from '../../parts/step.js';
import { why } from '../../parts/why.js';
import { Work } from '../../parts/work.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { addressField } from './address-field.js';
import { facts, isNoted, note, perAddress } from './at-device.js';
import { currentProfile, deviceOrigin } from './family.js';
import { job } from './job.js';
import { notTickedNotice } from './not-ticked.js';
import { stage, stageList } from './stage.js';
import { installGuide } from './trust-guide.js';
import { deviceWindow, showOnDevice } from './window.js';

const text = t.onDevice.restart;
const ID = 'restart';

// To wait for another device would mark this one as restarted.
const mine = perAddress((owner) => ({
    work: new Work(owner),
    form: new Form(owner),
    password: new OpenPassphrase('restart-password', owner),
}));

/** @param {Record<string, unknown>} patch how the user restarts devices */
function set(patch) {
    job.update({ restart: { ...job.state.restart, ...patch } });
}

async function wait() {
    const { work } = mine();
    const store = facts();
    if (work.running) {
        return;
    }
    store.update({ waited: '', wait: null });
    const origin = deviceOrigin();
    await work.run({
        say: text.waiting,
        inputs: {
            origin,
            plainOrigin: plainOriginOf(origin, location.protocol),
        },
        work: (inputs, { signal }) => waitForRestart(inputs.origin, {
            plainOrigin: inputs.plainOrigin,
            signal,
            onWait: (now) => store.update({ wait: now }),
        }),
        commit: (waited, inputs) => {
            store.update({ waited });
            if (waited !== 'timeout') {
                note(ID, inputs.origin);
            }
            // It answered after it was away: no need to ask once more.
            if (waited === 'back' && inputs.origin.startsWith('https:')) {
                store.update({ trust: 'answered' });
                note('answered', inputs.origin);
            }
        },
    });
}

function restartNow() {
    const profile = currentProfile();
    const { password } = mine();
    const { user = profile.users.administrator } = job.state.restart;
    if (!deviceWindow() && !showOnDevice(profile.pages.status)) {
        facts().update({ blocked: true });
        return;
    }
    const typed = password.read();
    postRestart(document, deviceOrigin(), profile, {
        user,
        password: new TextDecoder().decode(typed),
    });
    typed.fill(0);
    password.clear();
    facts().update({ restartSent: true, blocked: false });
    void wait();
}

function pageWay() {
    const { menus, pages } = currentProfile();
    return html`<ol>
            ${text.pageSteps.map((say) => html`<li>${
                say({ menu: menus.restart.join(' › ') })}</li>`)}
        </ol>
        <div class="actions">
            <button
                type="button"
                class="button primary"
                id="restart-page"
                @click=${() => {
                    const blocked = !showOnDevice(pages.restart);
                    facts().update({ blocked });
                    if (!blocked) {
                        void wait();
                    }
                }}
            >
                ${text.pageButton}
            </button>
        </div>`;
}

function apiWay() {
    if (isMixed(location.protocol, deviceOrigin())) {
        return notice('warn', html`<p>${text.apiMixed}</p>`);
    }
    const { form, password } = mine();
    return html`<p>${text.apiText}</p>
        ${why(text.apiWhy)}
        ${form.render({
            body: loginFields({
                id: 'restart-user',
                user: job.state.restart.user ??
                    currentProfile().users.administrator,
                setUser: (value) => set({ user: value }),
                password,
                origin: deviceOrigin(),
            }),
            act: { id: 'restart-now', text: text.apiButton },
            submit: restartNow,
        })}
        ${facts().state.restartSent
            ? html`<p role="status">${text.apiSent}</p>` : nothing}`;
}

/** @param {number} seconds */
const sinceText = (seconds) => seconds < 60
    ? text.since({ seconds: Math.floor(seconds) })
    : text.sinceMinutes({ minutes: Math.floor(seconds / 60) });

/** What the wait came to, or how it stands. */
function waitState() {
    const { waited, wait: now } = facts().state;
    if (mine().work.running) {
        return now && (now.stage === 'up' || now.stage === 'down')
            ? html`<p>${text.stages[now.stage]}</p>
                  <p class="hint">${sinceText(now.seconds)}</p>`
            : nothing;
    }
    if (waited === 'back') {
        return notice('ok', html`<p>${text.back}</p>`);
    }
    if (waited === 'back-untrusted') {
        return notice('info', html`<p>${text.backUntrusted}</p>`);
    }
    return waited === 'timeout'
        ? notice('warn', html`<p>${text.timeout}</p>`) : nothing;
}

function waitPart() {
    const { pages } = currentProfile();
    return html`<p>${text.waitText}</p>
        <div class="actions">
            <button
                type="button"
                class="button"
                id="restart-wait"
                ?disabled=${mine().work.running}
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
        ${mine().work.render()}
        <div id="restart-state" data-result=${facts().state.waited}
            >${waitState()}</div>`;
}

function trustFirst() {
    return html`<p>${text.trustFirstText}</p>
        <details class="more">
            <summary>${text.trustFirstHow}</summary>
            ${installGuide('restart-system')}
        </details>`;
}

function goOn() {
    const href = hrefOf('device', 'trusted');
    if (isNoted(ID)) {
        return primaryLink({ text: text.next, href });
    }
    return html`<div class="actions">
        <button
            type="button"
            class="button"
            id="restart-done"
            @click=${() => {
                mine().work.cancel();
                note(ID, deviceOrigin());
            }}
        >
            ${text.isBack}
        </button>
        <a href=${href}>${text.next}</a>
    </div>`;
}

function render() {
    const { way = 'page' } = job.state.restart;
    return stepFrame({
        title: text.title,
        lead: text.lead,
        why: why(text.why, '16'),
        body: html`
            ${notTickedNotice()}
            <section class="panel">${addressField('restart-address')}</section>
            ${facts().state.blocked
                ? notice('bad', html`<p>${t.onDevice.blocked}</p>`)
                : nothing}
            ${deviceOrigin() === '' ? nothing
                : stageList('restart-stages', html`
                      ${stage({
                          n: 1,
                          title: text.trustFirst,
                          body: trustFirst(),
                      })}
                      ${stage({
                          n: 2,
                          title: text.now,
                          body: html`${waysField({
                              id: 'restart-way',
                              legend: text.ways,
                              value: way,
                              set: (value) => set({ way: value }),
                              options: choices(['page', 'api'], text.way),
                          })}
                          ${way === 'page' ? pageWay() : apiWay()}`,
                      })}
                      ${stage({
                          n: 3,
                          title: text.wait,
                          done: isNoted(ID),
                          body: waitPart(),
                      })}`)}
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
    done: () => isNoted(ID),
};
