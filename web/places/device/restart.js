/**
 * Step 8: the device is restarted, on its own page or by its interface for
 * programs, and the page waits until it is back (article, step 16).
 */
import { html, nothing } from 'lit-html';
import { plainOriginOf, postRestart, waitForRestart }
    from '../../device/restart.js';
import { isMixed } from '../../device/upload.js';
import { actions, button } from '../../parts/button.js';
import { focusSoon } from '../../parts/dom.js';
import { choices, waysField } from '../../parts/field.js';
import { more, notice, primaryLink, stages, why } from '../../parts/step.js';
import { Work } from '../../parts/work.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { currentProfile, deviceOrigin, facts, isNoted, note, perAddress }
    from './at-device.js';
import { notTickedNotice } from './before-you-start.js';
import { stepLink } from './chips.js';
import { change, job } from './job.js';
import { installGuide } from './trust-guide.js';
import { addressField, blockedNotice, deviceWindow, login, showOnDevice }
    from './window.js';

const text = t.onDevice.restart;
const ID = 'restart';

// To wait for another device would mark this one as restarted.
const mine = perAddress((owner) => new Work(owner));

async function wait() {
    const work = mine();
    const store = facts();
    if (work.running) {
        return;
    }
    store.update({ waited: '', wait: null });
    await work.run({
        say: text.waiting,
        inputs: deviceOrigin(),
        work: (origin, { signal }) => waitForRestart(origin, {
            plainOrigin: plainOriginOf(origin, location.protocol), signal,
            onWait: (now) => store.update({ wait: now }),
        }),
        commit: (waited, origin) => {
            store.update({ waited });
            if (waited !== 'timeout') {
                note(ID, origin);
            }
            // It answered after it was away: no need to ask once more.
            if (waited === 'back' && origin.startsWith('https:')) {
                store.update({ trust: 'answered' });
                note('answered', origin);
            }
        },
    });
}

const admin = login('restart', 'restart', (...given) => {
    if (deviceWindow() || showOnDevice(currentProfile().pages.status)) {
        postRestart(...given);
        facts().update({ restartSent: true });
        void wait();
        return true;
    }
    return false;
});

function pageWay() {
    const { menus, pages } = currentProfile();
    const menu = menus.restart.join(' › ');
    return html`<ol>
            ${text.pageSteps.map((say) => html`<li>${say({ menu })}</li>`)}
        </ol>
        ${actions(button(text.pageButton,
            () => showOnDevice(pages.restart) && wait(),
            { id: 'restart-page', weight: isNoted(ID) ? '' : 'primary' }))}`;
}

function apiWay() {
    if (isMixed(location.protocol, deviceOrigin())) {
        return notice('warn', text.apiMixed);
    }
    return html`<p>${text.apiText}</p>
        ${why(text.apiWhy)}
        ${admin.render({ id: 'restart-now', text: text.apiButton,
            primary: !isNoted(ID) })}
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
    if (mine().running) {
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
    return html`<p>${text.waitText}</p>
        ${actions(button(text.waitButton, wait,
            { id: 'restart-wait', disabled: mine().running }),
        button(text.openDevice, () => showOnDevice(pages.login),
            { id: 'restart-open' }))}
        ${mine().render()}
        <div id="restart-state" data-result=${facts().state.waited}
            >${waitState()}</div>`;
}

const goOn = () => isNoted(ID)
    ? primaryLink(text.next, hrefOf('device', 'trusted'))
    : actions(button(text.isBack, () => {
        mine().cancel();
        note(ID, deviceOrigin());
    }, { id: 'restart-done' }), stepLink('trusted', text.next));

/** @param {string} way */
function chooseWay(way) {
    change('restart', { way });
    // Who goes through the choices by keys is not taken away from them.
    if (way === 'api' && !document.activeElement?.matches(':focus-visible')) {
        focusSoon(`#${admin.passwordId}`);
    }
}

function allStages() {
    const { way = 'page' } = job.state.restart;
    return stages('restart-stages', [{
        title: text.trustFirst,
        body: html`<p>${text.trustFirstText}</p>
            ${more(text.trustFirstHow, installGuide('restart-system'), {
                // One that was made a minute ago is installed nowhere.
                open: job.state.files.authorityCertificate?.made,
            })}`,
    }, {
        title: text.now,
        body: html`${waysField({
            id: 'restart-way', legend: text.ways, value: way,
            set: chooseWay,
            options: choices(['page', 'api'], text.way),
        })}
        ${way === 'page' ? pageWay() : apiWay()}`,
    }, { title: text.wait, done: isNoted(ID), body: waitPart() }]);
}

/** @type {import('./index.js').Step} */
export const restart = {
    id: ID,
    text,
    article: '16',
    body: () => html`${notTickedNotice()}
        <section class="panel">${addressField('restart-address')}</section>
        ${blockedNotice()} ${deviceOrigin() === '' ? nothing : allStages()}
        ${goOn()}`,
    done: () => isNoted(ID),
};
