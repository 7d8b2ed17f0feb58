/**
 * Step 1: which device, under which addresses, and what to look at on it
 * before anything is changed (article, steps 1 to 3).
 */
import { html, nothing } from 'lit-html';
import { parseAddress, readAddresses } from '../../device/address.js';
import { profiles } from '../../device/profiles.js';
import { actions, button, linkApart } from '../../parts/button.js';
import { nameList } from '../../parts/facts.js';
import { checkField, choiceField, textArea } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { more, notice, why } from '../../parts/step.js';
import { go } from '../../router.js';
import { t } from '../../text/index.js';
import { pointTo } from './chips.js';
import { applyProfile, currentProfile } from './at-device.js';
import { change, job, jobs, startJob, unsavedNames } from './job.js';
import { passphraseQuestion } from './key-options.js';
import { openFilesPart } from './open-files.js';
import { startProfiles } from './profile-file.js';

const text = t.device.start;
const ADDRESSES = 'start-addresses';

const mine = jobs.state((owner) => new Form(owner));

/**
 * What to look at on the device before anything on it is changed; what was
 * not ticked of it is said again where it can do harm, and in the record.
 */
const TICKS = /** @type {const} */ (
    ['feature', 'port', 'guard', 'browser', 'clock']);

/** @returns {string[]} in words */
export const notTicked = () => TICKS.filter((tick) => !job.state.ticks[tick])
    .map((tick) => text.tick[tick]);

export function notTickedNotice() {
    const list = notTicked().join('; ');
    return notice('warn', list && pointTo(t.onDevice.notTicked({ list }),
        t.onDevice.notTickedLink, 'before-you-start'));
}

function goOn() {
    const { hosts, bad: [line] } = readAddresses(job.state.addressText);
    const fault = line !== undefined ? (line.includes('*')
        ? text.wildcardAddress : text.badAddress)({ line })
        : hosts.length === 0 ? text.noAddress : '';
    if (!mine().complain(fault ? [{ field: ADDRESSES, text: fault }] : [])) {
        // The first step that is not done by what is here.
        const { key, request, certificate } = job.state.files;
        go('device', !key ? 'key' : certificate ? 'files'
            : request ? 'signed-by' : 'request');
    }
}

/** What the browser's refusal means, and a way to try it. */
function browserHelp() {
    const [host] = job.state.addresses;
    const first = job.state.addressText.split(/[\n,;]+/)
        .map((line) => parseAddress(line)).find((found) => found);
    const origin = first?.secure
        ? first.origin : `https://${host?.includes(':') ? `[${host}]` : host}`;
    return html`<div class="stack tight small">
        ${host && first && html`<p>${linkApart(text.openDevice({ origin }),
            origin, { weight: 'link' })}</p>`}
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
    const { menus } = currentProfile();
    return html`<section class="panel">
        <div>
            <h2>${text.listTitle}</h2>
            <p class="hint">${text.listLead}</p>
        </div>
        ${TICKS.map((tick) => checkField({
            id: `start-tick-${tick}`,
            label: text.tick[tick], value: job.state.ticks[tick] ?? false,
            set: (value) => change('ticks', { [tick]: value }),
            hint: text.tickHint[tick]({
                services: menus.services.join(' › '),
                security: menus.security.join(' › '),
            }),
            below: tick === 'browser' ? browserHelp() : nothing,
        }))}
        ${actions(button(text.tickAll, () => {
            change('ticks',
                Object.fromEntries(TICKS.map((tick) => [tick, true])));
            goOn();
        }, { id: 'start-tick-all', weight: 'small' }))}
    </section>`;
}

/** Begins with another device, once nothing of this one would be lost. */
function anotherDevice() {
    const names = unsavedNames();
    if (!mine().complain(
        names ? [{ text: text.saveFirst({ names }) }] : [])) {
        startJob(job.state.profileId);
    }
}

/** Said where files of a device are here already. */
function another() {
    const { files, addresses } = job.state;
    const device = addresses[0] ?? files.key?.name ?? '';
    return notice('info', (files.key || files.certificate) && html`<p>
        ${text.anotherNote({ device })}
        ${button(text.another, anotherDevice, { weight: 'link' })}
    </p>`);
}

function body() {
    const form = mine();
    const { profileId, addressText, addresses } = job.state;
    const odd = addresses.filter((host) => host.includes('_')).join(', ');
    return html`${another()}
        ${form.render({
            body: html`<section class="panel">
                ${choiceField({
                    id: 'start-family', legend: text.family, value: profileId,
                    set: applyProfile,
                    options: families().map(({ id, name, models }) =>
                        ({ value: id, name, hint: models.join(', ') })),
                    below: more(text.ownProfile, startProfiles.render()),
                })}
                ${passphraseQuestion()}
                ${textArea({
                    id: ADDRESSES, label: text.addresses,
                    hint: text.addressesHint,
                    placeholder: text.addressesPlaceholder, value: addressText,
                    set: (typed) => job.update({ addressText: typed,
                        addresses: readAddresses(typed).hosts }),
                    rows: 3, mono: true,
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

/** @type {import('./index.js').Step} */
export const beforeYouStart = {
    id: 'before-you-start',
    text,
    reason: () => why(text.why, undefined, text.whyTitle),
    problems: () => mine().problems,
    body,
    done: () => job.state.addresses.length > 0,
    note: () => job.state.addresses[0] ?? '',
};
