/**
 * Step 1: which device, under which addresses, and what to look at on it
 * before anything is changed (article, steps 1 to 3).
 */
import { html, nothing } from 'lit-html';
import { parseAddress } from '../../device/address.js';
import { profiles } from '../../device/profiles.js';
import {
    checkField, choiceField, textArea,
} from '../../parts/field.js';
import { nameList } from '../../parts/names.js';
import {
    faultOf, showProblems, withoutField,
} from '../../parts/problems.js';
import { primaryAction, stepFrame } from '../../parts/step.js';
import { why } from '../../parts/why.js';
import { go } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { readAddresses } from './addresses.js';
import { applyProfile } from './choices.js';
import { currentProfile } from './family.js';
import { finishStep, job } from './job.js';
import { passphraseQuestion } from './passphrase-question.js';
import { profileField } from './profile-file.js';

/** @typedef {import('../../parts/problems.js').Problem} Problem */

const text = t.device.start;
const ID = 'before-you-start';
const ADDRESSES = 'start-addresses';

/** @typedef {keyof typeof text.tick} Tick */
const TICKS = /** @type {Tick[]} */ (Object.keys(text.tick));

const local = createStore({ problems: /** @type {Problem[]} */ ([]) });

/** @param {string} typed */
function setAddresses(typed) {
    const { hosts } = readAddresses(typed);
    job.update({ addressText: typed, addresses: hosts });
}

/** @returns {Problem[]} */
function findProblems() {
    const { hosts, bad } = readAddresses(job.state.addressText);
    if (bad.length > 0) {
        const line = bad[0];
        const say = line.includes('*')
            ? text.wildcardAddress
            : text.badAddress;
        return [{ field: ADDRESSES, text: say(line) }];
    }
    return hosts.length === 0
        ? [{ field: ADDRESSES, text: text.noAddress }]
        : [];
}

function goOn() {
    const problems = findProblems();
    local.update({ problems });
    if (problems.length > 0) {
        showProblems(problems);
        return;
    }
    finishStep(ID);
    go('device', 'key');
}

/** @param {string[]} menu */
const menuText = (menu) => menu.join(' › ');

/** @param {Tick} tick */
function hintOf(tick) {
    const { menus } = currentProfile();
    if (tick === 'port') {
        return text.tickHint.port(menuText(menus.services));
    }
    if (tick === 'guard') {
        return text.tickHint.guard(
            menuText(menus.services), menuText(menus.security));
    }
    return text.tickHint[tick];
}

/** What the browser's refusal means, and a way to try it. */
function browserHelp() {
    const [host] = job.state.addresses;
    const first = job.state.addressText.split(/[\n,;]+/)
        .map((line) => parseAddress(line)).find((found) => found);
    return html`<div class="stack tight small">
        ${host && first
            ? html`<p>
                  <a
                      href="${first.secure
                          ? first.origin
                          : `https://${hostInUrl(host)}`}"
                      target="_blank"
                      rel="noopener noreferrer"
                      >${text.openDevice(hostInUrl(host))}</a
                  >
              </p>`
            : nothing}
        ${why(text.oldTlsText, '3', text.oldTls)}
    </div>`;
}

/** @param {string} host */
const hostInUrl = (host) => (host.includes(':') ? `[${host}]` : host);

/** The families that are known, and the user's own. */
function families() {
    const own = currentProfile();
    return profiles.some(({ id }) => id === own.id)
        ? profiles : [...profiles, own];
}

function checklist() {
    const { ticks } = job.state;
    return html`<section class="panel">
        <div>
            <h2>${text.listTitle}</h2>
            <p class="hint">${text.listLead}</p>
        </div>
        ${TICKS.map((tick) =>
            checkField({
                id: `start-tick-${tick}`,
                label: text.tick[tick],
                checked: ticks[tick] ?? false,
                set: (checked) =>
                    job.update({ ticks: { ...ticks, [tick]: checked } }),
                hint: hintOf(tick),
                below: tick === 'browser' ? browserHelp() : nothing,
            }),
        )}
    </section>`;
}

function render() {
    const { problems } = local.state;
    const { profileId, addressText, addresses } = job.state;
    return stepFrame({
        title: text.title,
        lead: text.lead,
        why: why(text.why, undefined, text.whyTitle),
        problems,
        body: html`
            <section class="panel">
                ${choiceField({
                    id: 'start-family',
                    legend: text.family,
                    value: profileId,
                    set: applyProfile,
                    options: families().map(({ id, name, models }) => ({
                        value: id,
                        name,
                        hint: models.join(', '),
                    })),
                    below: html`<details class="more">
                        <summary>${text.ownProfile}</summary>
                        ${profileField('start-profile')}
                    </details>`,
                })}
                ${passphraseQuestion()}
                ${textArea({
                    id: ADDRESSES,
                    label: text.addresses,
                    hint: text.addressesHint,
                    placeholder: text.addressesPlaceholder,
                    value: addressText,
                    set: setAddresses,
                    rows: 3,
                    mono: true,
                    fault: faultOf(problems, ADDRESSES),
                    below: html`<div class="stack tight" role="status">
                            ${nameList(addresses, text.read)}
                        </div>
                        ${why(text.whyAddresses, '7')}`,
                })}
            </section>
            ${checklist()}
            ${primaryAction({ text: text.next, act: goOn, id: 'start-next' })}
        `,
    });
}

/** @type {import('./steps.js').Step} */
export const beforeYouStart = {
    id: ID,
    title: text.short,
    heading: text.title,
    render,
    done: () => job.state.addresses.length > 0,
    mend: (field) =>
        local.update({ problems: withoutField(local.state.problems, field) }),
    note: () => job.state.addresses[0] ?? '',
};
