/**
 * Addresses and field names of the device's forms: shown with where they
 * come from, corrected by hand, learnt from a saved copy of the page, kept
 * as a profile.
 */
import { html, nothing } from 'lit-html';
import { PAGE_FILE_MAX, learnPage } from '../../device/learn.js';
import { evidenceFor } from '../../device/profile.js';
import { button } from '../../parts/button.js';
import { announce, focusSoon } from '../../parts/dom.js';
import { textArea, textField } from '../../parts/field.js';
import { FileSlot } from '../../parts/file-slot.js';
import { notice, why } from '../../parts/step.js';
import { strangersParser } from '../../parts/trusted.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { perAddress } from './at-device.js';
import { correct, currentProfile, deviceOrigin, isCorrected, useProfile }
    from './family.js';
import { profileField, profileKeeping, reasonOf, saveProfile }
    from './profile-file.js';

/** @import {Profile} from '../../device/profile.js' */
/** @typedef {import('../../parts/file-slot.js').GivenFile} GivenFile */

const text = t.onDevice.upload;
const UPLOAD_PATHS = /** @type {const} */ ([
    'pages.certificates', 'pages.uploadAction',
    'pages.uploadFields.certificate', 'pages.uploadFields.key',
    'pages.uploadFields.password', 'pages.uploadButton.name',
    'pages.uploadButton.value']);
const LOGIN_PATHS = /** @type {const} */ ([
    'pages.loginAction', 'pages.loginFields.user',
    'pages.loginFields.password', 'pages.loginFields.page']);
const RESTART_PATHS = /** @type {const} */ (['pages.restart']);
const PAGE = 'upload-learn';

/**
 * @typedef {typeof UPLOAD_PATHS[number] | typeof LOGIN_PATHS[number] |
 *     typeof RESTART_PATHS[number]} FieldPath
 */

/** @param {FieldPath} path */
const labelOf = (path) => text.fields[
    /** @type {keyof typeof text.fields} */ (
        path.replace('pages.', '').replace('.', '-'))];

const mine = perAddress((owner) => ({
    slot: new FileSlot({ id: PAGE, most: PAGE_FILE_MAX, changed: learn },
        owner),
    local: createStore({
        open: false,
        /** What is typed and cannot be taken, by path. */
        drafts: /** @type {Record<string, string>} */ ({}),
        faults: /** @type {Record<string, string>} */ ({}),
        said: /** @type {string[]} */ ([]),
        good: false,
        /** What was learnt, and the profile before that. */
        learnt: /** @type {Profile | null} */ (null),
        before: /** @type {Profile | null} */ (null),
    }),
}));

/** Unfolds this part and brings the learning into view. */
export function openFormDetails() {
    mine().local.update({ open: true });
    focusSoon(`#${PAGE}`);
}

/** @param {string} path @returns {string} */
function valueAt(path) {
    return String(path.split('.').reduce(
        (/** @type {object} */ at, step) => Reflect.get(at, step),
        currentProfile()));
}

/** @param {Record<string, string>} all @param {string} name */
function without(all, name) {
    return Object.fromEntries(
        Object.entries(all).filter(([other]) => other !== name));
}

/** @param {string} path @param {string} typed @param {unknown} value */
function typeIn(path, typed, value) {
    const faults = without(mine().local.state.faults, path);
    const drafts = without(mine().local.state.drafts, path);
    try {
        correct({ [path]: value }, text.typed);
        mine().local.update({ faults, drafts });
    } catch (error) {
        mine().local.update({
            faults: { ...faults, [path]: reasonOf(error) },
            drafts: { ...drafts, [path]: typed },
        });
    }
}

/** @param {FieldPath} path */
function pathField(path) {
    const { drafts, faults } = mine().local.state;
    const [confidence] = evidenceFor(currentProfile(), path);
    return textField({
        id: `upload-${path.replaceAll('.', '-')}`,
        label: labelOf(path),
        value: drafts[path] ?? valueAt(path),
        set: (typed) => typeIn(path, typed, typed),
        fault: faults[path],
        hint: t.onDevice.confidence[confidence],
    });
}

/** @param {string} title @param {FieldPath[]} paths */
function fieldGroup(title, paths) {
    return html`<h2>${title}</h2>
        <div class="fields">${paths.map((path) => pathField(path))}</div>`;
}

/** One line for each different source. @returns {string[]} */
function sources() {
    /** @type {Map<string, string[]>} */
    const lines = new Map();
    for (const path of [...UPLOAD_PATHS, ...LOGIN_PATHS, ...RESTART_PATHS]) {
        const [confidence, source] = evidenceFor(currentProfile(), path);
        const line = `${t.onDevice.confidence[confidence]}: ${source}`;
        lines.set(line, [...(lines.get(line) ?? []), labelOf(path)]);
    }
    return [...lines].map(([line, labels]) => `${labels.join(', ')}: ${line}`);
}

const HIDDEN = 'pages.uploadHidden';

/** Fields that the form sends as they are, as lines of text. */
function hiddenField() {
    const { drafts, faults } = mine().local.state;
    const lines = currentProfile().pages.uploadHidden
        .map(({ name, value }) => `${name}=${value}`).join('\n');
    return textArea({
        id: 'upload-hidden',
        label: text.tickets,
        value: drafts[HIDDEN] ?? lines,
        rows: 2,
        mono: true,
        fault: faults[HIDDEN],
        set: (typed) => typeIn(HIDDEN, typed, typed.split('\n')
            .filter((line) => line.trim() !== '')
            .map((line) => {
                const [name, ...value] = line.split('=');
                return { name, value: value.join('=') };
            })),
    });
}

/** @param {boolean} good @param {string[]} said */
function say(good, said) {
    mine().local.update({ good, said });
    announce(said.join(' '));
}

/**
 * Takes over what was learnt, or says why not.
 *
 * @param {import('../../device/learn.js').LearntForm} form
 * @param {string[]} said
 */
function takeOver({ action, elsewhere, values }, said) {
    if (elsewhere !== '' || action === '') {
        say(false, [elsewhere !== ''
            ? text.learntElsewhere({ host: elsewhere }) : text.learntScript]);
        return;
    }
    const before = isCorrected() ? currentProfile() : null;
    try {
        correct(values, text.learntSource);
    } catch (error) {
        say(false, [reasonOf(error)]);
        return;
    }
    mine().local.update({
        drafts: {}, faults: {}, learnt: currentProfile(), before,
    });
    say(true, said);
}

/** @param {readonly GivenFile[]} files none: it was taken away again */
function learn([file]) {
    const { learnt, before } = mine().local.state;
    // Unless something was mended by hand since, one page replaces another.
    if (learnt && learnt === currentProfile()) {
        useProfile(before);
    }
    mine().local.update({ said: [], learnt: null, before: null });
    if (!file) {
        return;
    }
    const { form, login, frames, problem } = learnPage(
        new TextDecoder().decode(file.bytes),
        deviceOrigin() || 'https://device.invalid', strangersParser());
    if (form) {
        const names = form.values['pages.uploadHidden']
            ?.map(({ name }) => `“${name}”`).join(', ') ?? '';
        takeOver(form, [
            text.learnt({ action: form.action }),
            form.sendsFiles ? '' : text.learntGet,
            names && text.learntHidden({ names }),
            text.learntCheck,
        ]);
    } else if (login) {
        takeOver(login, [text.learntLogin({ action: login.action })]);
    } else if (frames.length > 0) {
        say(false, [text.learnFrames({ list: frames.join(', ') })]);
    } else if (problem !== '') {
        say(false, [text.learnProblems[problem]]);
    }
}

function keepPart() {
    return html`<div class="stack tight">
        <h2>${text.profile}</h2>
        <p class="hint">${text.profileText}</p>
        <div class="actions">
            ${button(text.profileSave, saveProfile, { weight: 'small' })}
            ${isCorrected() ? button(text.profileReset, () => {
                useProfile(null);
                mine().local.update({ drafts: {}, faults: {}, said: [] });
            }, { weight: 'link' }) : nothing}
        </div>
        ${profileKeeping()} ${profileField('upload-profile')}
    </div>`;
}

export function formDetails() {
    const { open, said, good } = mine().local.state;
    return html`<details class="more" id="upload-form" .open=${open}
        @toggle=${(/** @type {Event} */ event) => {
            const now = /** @type {HTMLDetailsElement} */ (
                event.currentTarget).open;
            if (now !== mine().local.state.open) {
                mine().local.update({ open: now });
            }
        }}>
        <summary>${text.form}</summary>
        <div class="stack">
            <p class="hint">${text.formLead}</p>
            ${mine().slot.render({
                label: text.learn,
                hint: text.learnHint,
                accept: '.html,.htm,.mhtml,text/html',
                paste: false,
            })}
            <div id="upload-learnt">${notice(good ? 'ok' : 'warn', said)}</div>
            ${fieldGroup(text.groups.upload, [...UPLOAD_PATHS])}
            ${hiddenField()}
            ${fieldGroup(text.groups.login, [...LOGIN_PATHS])}
            ${fieldGroup(text.groups.restart, [...RESTART_PATHS])}
            ${why(sources(), undefined, text.sources)} ${keepPart()}
        </div>
    </details>`;
}
