/**
 * Step 8: the device is restarted, on its own page or by its interface for
 * programs, and the page waits until it is back (article, step 16).
 */
import { html, nothing } from 'lit-html';
import { plainOriginOf, postRestart, waitForRestart }
    from '../../device/restart.js';
import { isMixed } from '../../device/upload.js';
import { button } from '../../parts/button.js';
import { choices, waysField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { loginFields } from '../../parts/login.js';
import { notice, primaryLink, why } from '../../parts/step.js';
import { OpenPassphrase } from '../../parts/secret.js';
import { Work } from '../../parts/work.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { facts, isNoted, note, perAddress } from './at-device.js';
import { currentProfile, deviceOrigin } from './family.js';
import { job } from './job.js';
import { notTickedNotice } from './checklist.js';
import { stage, stageList } from './stage.js';
import { installGuide } from './trust-guide.js';
import { addressField, blockedNotice, deviceWindow, showOnDevice }
    from './window.js';

const text = t.onDevice.restart;
const ID = 'restart';

// To wait for another device would mark this one as restarted.
const mine = perAddress((owner) => ({
    work: new Work(owner),
    form: new Form(owner),
    password: new OpenPassphrase('restart-password', owner),
}));

/** @param {import('./job.js').RestartHabit} patch */
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
        return;
    }
    const typed = password.read();
    postRestart(document, deviceOrigin(), profile, {
        user,
        password: new TextDecoder().decode(typed),
    });
    typed.fill(0);
    password.clear();
    facts().update({ restartSent: true });
    void wait();
}

function pageWay() {
    const { menus, pages } = currentProfile();
    const menu = menus.restart.join(' › ');
    return html`<ol>
            ${text.pageSteps.map((say) => html`<li>${say({ menu })}</li>`)}
        </ol>
        <div class="actions">
            ${button(text.pageButton,
                () => showOnDevice(pages.restart) && wait(),
                { id: 'restart-page', weight: 'primary' })}
        </div>`;
}

function apiWay() {
    if (isMixed(location.protocol, deviceOrigin())) {
        return notice('warn', text.apiMixed);
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
    return waited === 'back' ? notice('ok', text.back)
        : waited === 'back-untrusted' ? notice('info', text.backUntrusted)
            : notice('warn', waited === 'timeout' && text.timeout);
}

function waitPart() {
    const { pages } = currentProfile();
    const { work } = mine();
    return html`<p>${text.waitText}</p>
        <div class="actions">
            ${button(text.waitButton, wait,
                { id: 'restart-wait', disabled: work.running })}
            ${button(text.openDevice, () => showOnDevice(pages.login),
                { id: 'restart-open' })}
        </div>
        ${work.render()}
        <div id="restart-state" data-result=${facts().state.waited}
            >${waitState()}</div>`;
}

function goOn() {
    const href = hrefOf('device', 'trusted');
    return isNoted(ID) ? primaryLink({ text: text.next, href })
        : html`<div class="actions">
            ${button(text.isBack, () => {
                mine().work.cancel();
                note(ID, deviceOrigin());
            }, { id: 'restart-done' })}
            <a href=${href}>${text.next}</a>
        </div>`;
}

function stages() {
    const { way = 'page' } = job.state.restart;
    // One that was made a minute ago is installed nowhere.
    const isNew = job.state.files.authorityCertificate?.made;
    return stageList('restart-stages', html`
        ${stage({
            n: 1,
            title: text.trustFirst,
            body: html`<p>${text.trustFirstText}</p>
                <details class="more" ?open=${isNew}>
                    <summary>${text.trustFirstHow}</summary>
                    ${installGuide('restart-system')}
                </details>`,
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
        })}`);
}

/** @type {import('./steps.js').Step} */
export const restart = {
    id: ID,
    text,
    article: '16',
    body: () => html`${notTickedNotice()}
        <section class="panel">${addressField('restart-address')}</section>
        ${blockedNotice()} ${deviceOrigin() === '' ? nothing : stages()}
        ${goOn()}`,
    done: () => isNoted(ID),
};
