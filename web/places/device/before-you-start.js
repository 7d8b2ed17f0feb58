/**
 * Step 1: which device, under which addresses, and what to look at on it
 * before anything is changed (article, steps 1 to 3).
 */
import { html, nothing } from 'lit-html';
import { parseAddress } from '../../device/address.js';
import { profiles } from '../../device/profiles.js';
import { checkField, choiceField, textArea } from '../../parts/field.js';
import { linkButton } from '../../parts/finished.js';
import { Form } from '../../parts/form.js';
import { nameList } from '../../parts/names.js';
import { notice } from '../../parts/notice.js';
import { stepFrame } from '../../parts/step.js';
import { why } from '../../parts/why.js';
import { go } from '../../router.js';
import { t } from '../../text/index.js';
import { readAddresses } from './addresses.js';
import { hintOf, TICKS } from './checklist.js';
import { applyProfile } from './choices.js';
import { currentProfile } from './family.js';
import { job, jobs, startJob, unsavedItems } from './job.js';
import { openFilesPart } from './open-files.js';
import { passphraseQuestion } from './passphrase-question.js';
import { profileField } from './profile-file.js';

/** @typedef {import('../../parts/problems.js').Problem} Problem */

const text = t.device.start;
const ADDRESSES = 'start-addresses';

const mine = jobs.state((owner) => ({ form: new Form(owner) }));

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
        return [{ field: ADDRESSES, text: say({ line }) }];
    }
    return hosts.length === 0
        ? [{ field: ADDRESSES, text: text.noAddress }]
        : [];
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
            ? html`<p>
                  <a
                      href=${origin}
                      target="_blank"
                      rel="noopener noreferrer"
                      >${text.openDevice({ origin })}</a
                  >
              </p>`
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
            <button
                type="button"
                class="button small"
                id="start-tick-all"
                @click=${() => job.update({ ticks: all })}
            >
                ${text.tickAll}
            </button>
        </div>
    </section>`;
}

/** Begins with another device, once nothing of this one would be lost. */
function anotherDevice() {
    const { profileId } = job.state;
    const unsaved = unsavedItems();
    if (unsaved.length > 0) {
        mine().form.complain([{ text:
            text.saveFirst({
                names: unsaved.map((item) => item.name()).join(', '),
            }) }]);
        return;
    }
    startJob({ profileId, addresses: [], deviceUrl: null });
}

/** Said where files of a device are here already. */
function another() {
    const { files, addresses } = job.state;
    if (!files.key && !files.certificate) {
        return nothing;
    }
    return notice('info', html`<p>
        ${text.anotherNote({ device: addresses[0] ?? files.key?.name ?? '' })}
        ${linkButton(text.another, anotherDevice)}
    </p>`);
}

function render() {
    const { form } = mine();
    const { profileId, addressText, addresses } = job.state;
    const odd = addresses.filter((host) => host.includes('_'));
    return stepFrame({
        title: text.title,
        lead: text.lead,
        why: why(text.why, undefined, text.whyTitle),
        problems: form.problems,
        body: html`${another()}
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
                            ${odd.length > 0
                                ? notice('warn', html`<p>
                                      ${text.underscore({
                                          names: odd.join(', '),
                                      })}
                                  </p>`)
                                : nothing}
                        </div>
                        ${why(text.whyAddresses, '7')}`,
                })}
            </section>
            ${checklist()}`,
            act: { id: 'start-next', text: text.next },
            submit: goOn,
        })}
        ${openFilesPart()}`,
    });
}

/** @type {import('./steps.js').Step} */
export const beforeYouStart = {
    id: 'before-you-start',
    title: text.short,
    heading: text.title,
    render,
    done: () => job.state.addresses.length > 0,
    note: () => job.state.addresses[0] ?? '',
};
