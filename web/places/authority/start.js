/**
 * No authority is open: make a new one, or open one.
 */
import { html, nothing } from 'lit-html';
import {
    canPickDirectory, pickDirectory, readDirectory,
} from '../../authority/directory.js';
import { makeAuthority } from '../../authority/new_folder.js';
import { engine } from '../../parts/engine.js';
import {
    checkField, selectField, textArea, textField, waysField,
} from '../../parts/field.js';
import { faultOf } from '../../parts/problems.js';
import { NewPassphrase } from '../../parts/secret.js';
import { primaryAction, stepFrame } from '../../parts/step.js';
import { Task } from '../../parts/task.js';
import { why } from '../../parts/why.js';
import { go } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { job } from '../device/job.js';
import { Problems, splitLines } from './common.js';
import { folderDrop } from './drop.js';
import { proposeLimits } from './limits.js';
import { holdPassphrase, readAuthority, setAuthority } from './state.js';

/** @typedef {import('../../authority/folder.js').Files} Files */

const text = t.authority.start;
const problems = new Problems();
const task = new Task();
const fresh = new NewPassphrase('authority-passphrase');

const local = createStore({
    way: 'make',
    name: text.nameDefault(new Date().getFullYear()),
    organisation: '',
    limited: true,
    limits: /** @type {string | null} */ (null),
    bits: '4096',
    days: '3650',
    below: false,
});

const FIELDS = {
    'subject.CN': 'authority-name',
    'subject.O': 'authority-organisation',
    permit: 'authority-limits',
    days: 'authority-days',
    bits: 'authority-bits',
    passphrase: 'authority-passphrase',
};

/** What the first device's addresses suggest. */
function limits() {
    const proposed = proposeLimits(job.state.addresses);
    return local.state.limits ?? proposed.join('\n');
}

function faults() {
    const { name, limited, days } = local.state;
    const found = [];
    if (name.trim() === '') {
        found.push({ field: 'authority-name', text: text.nameMissing });
    }
    found.push(...fresh.problems());
    if (limited && splitLines(limits()).length === 0) {
        found.push({ field: 'authority-limits', text: text.limitsMissing });
    }
    if (!/^\d{1,5}$/.test(days) || Number(days) < 1 || Number(days) > 36500) {
        found.push({ field: 'authority-days', text: text.daysBad });
    }
    return found;
}

async function make() {
    if (problems.show(faults())) {
        return;
    }
    const { name, organisation, limited, bits, days, below } = local.state;
    const passphrase = fresh.read();
    const made = await problems.guard(() =>
        task.run(text.making, async (run) => {
            return makeAuthority(await engine(), {
                subject: { O: organisation.trim(), CN: name.trim() },
                bits: Number(bits),
                days: Number(days),
                constraints: limited ? splitLines(limits()) : [],
                below,
            }, passphrase, run);
        }), FIELDS);
    if (!made) {
        passphrase.fill(0);
        return;
    }
    setAuthority(made, { untested: true });
    holdPassphrase(passphrase);
    fresh.clear();
    go('authority', 'overview');
}

/** @param {Files} files @param {any} [handle] */
async function open(files, handle) {
    const read = await problems.guard(() =>
        task.run(text.opening, (run) => readAuthority(files, run)));
    if (read) {
        // A folder of others is never written to: only ours keeps its handle.
        const ours = !read.folder.changed;
        setAuthority(read.folder,
            { handle: ours ? handle : null, lock: read.lock });
        go('authority', 'overview');
    }
}

async function openDirectory() {
    await problems.guard(async () => {
        let handle;
        try {
            handle = await pickDirectory();
        } catch (error) {
            if (error.name === 'AbortError') {
                return;
            }
            throw error;
        }
        await open(await readDirectory(handle), handle);
    });
}

function makeForm() {
    const { name, organisation } = local.state;
    const list = problems.list;
    return html`<section class="panel">
            ${textField({
                id: 'authority-name',
                label: text.name,
                hint: text.nameHint,
                value: name,
                set: (value) => local.update({ name: value }),
                limit: 64,
                fault: faultOf(list, 'authority-name'),
            })}
            ${textField({
                id: 'authority-organisation',
                label: text.organisation,
                value: organisation,
                set: (value) => local.update({ organisation: value }),
                limit: 64,
                optional: true,
                fault: faultOf(list, 'authority-organisation'),
            })}
            ${fresh.render({
                form: 'pkcs8',
                problems: list,
                label: text.passphrase,
                hint: text.passphraseHint,
            })}
            ${why(text.whyPassphrase, '8')} ${limitFields()} ${moreFields()}
        </section>
        ${task.render()}
        ${primaryAction({
            id: 'authority-make',
            text: text.act,
            act: make,
            disabled: task.running,
        })}`;
}

function limitFields() {
    const { limited } = local.state;
    return html`${checkField({
        id: 'authority-limited',
        label: text.limited,
        hint: text.limitedHint,
        checked: limited,
        set: (checked) => local.update({ limited: checked }),
    })}
    ${limited
        ? textArea({
              id: 'authority-limits',
              label: text.limits,
              hint: text.limitsHint,
              value: limits(),
              set: (value) => local.update({ limits: value }),
              rows: 3,
              mono: true,
              fault: faultOf(problems.list, 'authority-limits'),
          })
        : nothing}
    ${why(text.whyLimited)}`;
}

function moreFields() {
    const { bits, days, below } = local.state;
    return html`<details class="more">
        <summary>${text.more}</summary>
        <div class="stack">
            <div class="fields">
                ${textField({
                    id: 'authority-days',
                    label: text.days,
                    hint: text.daysHint,
                    value: days,
                    set: (value) => local.update({ days: value }),
                    inputmode: 'numeric',
                    short: true,
                    fault: faultOf(problems.list, 'authority-days'),
                })}
                ${selectField({
                    id: 'authority-bits',
                    label: text.size,
                    value: bits,
                    set: (value) => local.update({ bits: value }),
                    options: text.sizes,
                })}
            </div>
            ${why(text.whyDays, '9')}
            ${checkField({
                id: 'authority-below',
                label: text.below,
                hint: text.belowHint,
                checked: below,
                set: (checked) => local.update({ below: checked }),
            })}
        </div>
    </details>`;
}

function openForm() {
    return html`<section class="panel">
            ${folderDrop({
                id: 'authority-open',
                label: text.openLabel,
                hint: text.openHint,
                take: (files) => open(files),
                fail: (error) => problems.guard(() => Promise.reject(error)),
            })}
            ${canPickDirectory()
                ? html`<div class="stack tight">
                      <button
                          type="button"
                          class="button"
                          @click=${openDirectory}
                      >
                          ${text.openDirectory}
                      </button>
                      <p class="hint">${text.openDirectoryHint}</p>
                  </div>`
                : nothing}
        </section>
        ${task.render()}`;
}

export function start() {
    const { way } = local.state;
    return stepFrame({
        title: text.title,
        lead: text.lead,
        problems: problems.list,
        body: html`${waysField({
            id: 'authority-way',
            legend: text.ways,
            value: way,
            set: (value) => {
                problems.clear();
                local.update({ way: value });
            },
            options: [['make', text.make], ['open', text.open]],
        })}
        ${way === 'make' ? makeForm() : openForm()}`,
    });
}
