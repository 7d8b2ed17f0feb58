/**
 * Step 1: which device, under which addresses, and what to look at on it
 * before anything is changed (article, steps 1 to 3).
 */
import { html, nothing } from 'lit-html';
import { parseAddress } from '../../device/address.js';
import { profiles } from '../../device/profiles.js';
import { button, linkApart } from '../../parts/button.js';
import { checkField, choiceField, textArea } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { nameList } from '../../parts/facts.js';
import { notice, why } from '../../parts/step.js';
import { go } from '../../router.js';
import { t } from '../../text/index.js';
import { readAddresses } from './addresses.js';
import { passphraseQuestion } from './key-options.js';
import { hintOf, TICKS } from './checklist.js';
import { applyProfile } from './choices.js';
import { currentProfile } from './family.js';
import { job, jobs, startJob, unsavedItems } from './job.js';
import { openFilesPart } from './open-files.js';
import { profileField } from './profile-file.js';

const text = t.device.start;
const ADDRESSES = 'start-addresses';

const mine = jobs.state((owner) => ({ form: new Form(owner) }));

/** @param {string} typed */
function setAddresses(typed) {
    const { hosts } = readAddresses(typed);
    job.update({ addressText: typed, addresses: hosts });
}

/** @returns {import('../../parts/form.js').Problem[]} */
function findProblems() {
    const { hosts, bad: [line] } = readAddresses(job.state.addressText);
    return line !== undefined
        ? [{ field: ADDRESSES, text: (line.includes('*')
            ? text.wildcardAddress : text.badAddress)({ line }) }]
        : hosts.length === 0
            ? [{ field: ADDRESSES, text: text.noAddress }] : [];
}

function goOn() {
    if (!mine().form.complain(findProblems())) {
        go('device', job.state.files.key ? nextStep() : 'key');
    }
}

/** The first step that is not done by what is here. */
function nextStep() {
    const { request, certificate } = job.state.files;
    return certificate ? 'files' : request ? 'signed-by' : 'request';
}

/** What the browser's refusal means, and a way to try it. */
function browserHelp() {
    const [host] = job.state.addresses;
    const first = job.state.addressText.split(/[\n,;]+/)
        .map((line) => parseAddress(line)).find((found) => found);
    const origin = first?.secure
        ? first.origin : `https://${host?.includes(':') ? `[${host}]` : host}`;
    return html`<div class="stack tight small">
        ${host && first
            ? html`<p>${linkApart(text.openDevice({ origin }), origin,
                { weight: 'link' })}</p>`
            : nothing}
        ${why(text.oldTlsText, '3', text.oldTls)}
    </div>`;
}

/** The families that are known, and the user's own. */
function families() {
    const own = currentProfile();
    return profiles.some(({ id }) => id === own.id)
        ? profiles : [...profiles, own];
}

function checklist() {
    const { ticks } = job.state;
    const all = Object.fromEntries(TICKS.map((tick) => [tick, true]));
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
        <div class="actions">
            ${button(text.tickAll, () => job.update({ ticks: all }),
                { id: 'start-tick-all', weight: 'small' })}
        </div>
    </section>`;
}

/** Begins with another device, once nothing of this one would be lost. */
function anotherDevice() {
    const { profileId } = job.state;
    const names = unsavedItems().map((item) => item.name()).join(', ');
    if (!mine().form.complain(
        names ? [{ text: text.saveFirst({ names }) }] : [])) {
        startJob({ profileId, addresses: [], deviceUrl: null });
    }
}

/** Said where files of a device are here already. */
function another() {
    const { files, addresses } = job.state;
    if (!files.key && !files.certificate) {
        return nothing;
    }
    return notice('info', html`<p>
        ${text.anotherNote({ device: addresses[0] ?? files.key?.name ?? '' })}
        ${button(text.another, anotherDevice, { weight: 'link' })}
    </p>`);
}

function body() {
    const { form } = mine();
    const { profileId, addressText, addresses } = job.state;
    const odd = addresses.filter((host) => host.includes('_')).join(', ');
    return html`${another()}
        ${form.render({
            body: html`<section class="panel">
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
                    fault: form.fault(ADDRESSES),
                    below: html`<div class="stack tight" role="status">
                            ${nameList(addresses, text.read)}
                            ${notice('warn',
                                odd && text.underscore({ names: odd }))}
                        </div>
                        ${why(text.whyAddresses, '7')}`,
                })}
            </section>
            ${checklist()}`,
            act: { id: 'start-next', text: text.next },
            submit: goOn,
        })}
        ${openFilesPart()}`;
}

/** @type {import('./steps.js').Step} */
export const beforeYouStart = {
    id: 'before-you-start',
    text,
    reason: () => why(text.why, undefined, text.whyTitle),
    problems: () => mine().form.problems,
    body,
    done: () => job.state.addresses.length > 0,
    note: () => job.state.addresses[0] ?? '',
};
