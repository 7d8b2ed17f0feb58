/**
 * Addresses and field names of the device's forms: shown with where they
 * come from, corrected by hand, learnt from a saved copy of the page, kept
 * as a profile.
 */
import { html, nothing } from 'lit-html';
import { PAGE_FILE_MAX, learnPage } from '../../device/learn.js';
import { evidenceFor } from '../../device/profile.js';
import { actions, button } from '../../parts/button.js';
import { announce, focusSoon } from '../../parts/dom.js';
import { textArea, textField } from '../../parts/field.js';
import { FileSlot } from '../../parts/file-slot.js';
import { notice, why } from '../../parts/step.js';
import { strangersParser } from '../../parts/trusted.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { correct, currentProfile, deviceOrigin, isCorrected, perAddress,
    useProfile } from './at-device.js';
import { profileKeeping, reasonOf, saveProfile, uploadProfiles }
    from './profile-file.js';

/** @import {Profile} from '../../device/profile.js' */

const text = t.onDevice.upload;
/** Values of the profile that can be mended, by what they are of. */
const PATHS = /** @type {const} */ ({
    upload: ['pages.certificates', 'pages.uploadAction',
        'pages.uploadFields.certificate', 'pages.uploadFields.key',
        'pages.uploadFields.password', 'pages.uploadButton.name',
        'pages.uploadButton.value'],
    login: ['pages.loginAction', 'pages.loginFields.user',
        'pages.loginFields.password', 'pages.loginFields.page'],
    restart: ['pages.restart'],
});
const HIDDEN = 'pages.uploadHidden';
const PAGE = 'upload-learn';

/** @param {string} path */
const labelOf = (path) => text.fields[
    /** @type {keyof typeof text.fields} */ (
        path.replace('pages.', '').replace('.', '-'))];

const mine = perAddress((owner) => ({
    slot: new FileSlot({ id: PAGE, most: PAGE_FILE_MAX, changed: learn },
        owner),
    local: createStore({
        open: false,
        /** What is typed and cannot be taken, and why, by path. */
        wrong: /** @type {Record<string, { typed: string, fault: string }>} */
            ({}),
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

/** @param {string} path */
const valueAt = (path) => String(path.split('.').reduce(
    (/** @type {object} */ at, step) => Reflect.get(at, step),
    currentProfile()));

/** @param {string} path @param {string} typed @param {unknown} value */
function typeIn(path, typed, value) {
    const wrong = { ...mine().local.state.wrong };
    delete wrong[path];
    try {
        correct({ [path]: value }, text.typed);
    } catch (error) {
        wrong[path] = { typed, fault: reasonOf(error) };
    }
    mine().local.update({ wrong });
}

/** @param {string} path */
function pathField(path) {
    const { typed, fault } = mine().local.state.wrong[path] ?? {};
    const [confidence] = evidenceFor(currentProfile(), path);
    return textField({
        id: `upload-${path.replaceAll('.', '-')}`,
        label: labelOf(path),
        value: typed ?? valueAt(path),
        set: (value) => typeIn(path, value, value),
        fault, hint: t.onDevice.confidence[confidence],
    });
}

/** @param {keyof typeof PATHS} group */
const fieldGroup = (group) => html`<h2>${text.groups[group]}</h2>
    <div class="fields">${PATHS[group].map(pathField)}</div>`;

/** One line for each different source. @returns {string[]} */
function sources() {
    /** @type {Map<string, string[]>} */
    const lines = new Map();
    for (const path of Object.values(PATHS).flat()) {
        const [confidence, source] = evidenceFor(currentProfile(), path);
        const line = `${t.onDevice.confidence[confidence]}: ${source}`;
        lines.set(line, [...(lines.get(line) ?? []), labelOf(path)]);
    }
    return [...lines].map(([line, labels]) => `${labels.join(', ')}: ${line}`);
}

/** Fields that the form sends as they are, as lines of text. */
function hiddenField() {
    const { typed, fault } = mine().local.state.wrong[HIDDEN] ?? {};
    const lines = currentProfile().pages.uploadHidden
        .map(({ name, value }) => `${name}=${value}`).join('\n');
    return textArea({
        id: 'upload-hidden', label: text.tickets, value: typed ?? lines,
        rows: 2, mono: true, fault,
        set: (given) => typeIn(HIDDEN, given, given.split('\n')
            .filter((line) => line.trim() !== '')
            .map((line) => line.split('=')).map(([name, ...value]) =>
                ({ name, value: value.join('=') }))),
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
        mine().local.update({ wrong: {}, learnt: currentProfile(), before });
        say(true, said);
    } catch (error) {
        say(false, [reasonOf(error)]);
    }
}

/** @param {readonly { bytes: Uint8Array }[]} files none: taken away again */
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

const keepPart = () => html`<div class="stack tight">
    <h2>${text.profile}</h2>
    <p class="hint">${text.profileText}</p>
    ${actions(button(text.profileSave, saveProfile, { weight: 'small' }),
        isCorrected() ? button(text.profileReset, () => {
            useProfile(null);
            mine().local.update({ wrong: {}, said: [] });
        }, { weight: 'link' }) : nothing)}
    ${profileKeeping.render([])} ${uploadProfiles.render()}
</div>`;

export function formDetails() {
    const { open, said, good } = mine().local.state;
    return html`<details class="more" id="upload-form" .open=${open}
        @toggle=${(/** @type {Event} */ event) => mine().local.update({
            open: /** @type {HTMLDetailsElement} */ (event.currentTarget).open,
        })}>
        <summary>${text.form}</summary>
        <div class="stack">
            <p class="hint">${text.formLead}</p>
            ${mine().slot.render({
                label: text.learn, hint: text.learnHint, paste: false,
                accept: '.html,.htm,.mhtml,text/html',
            })}
            <div id="upload-learnt">${notice(good ? 'ok' : 'warn', said)}</div>
            ${fieldGroup('upload')} ${hiddenField()}
            ${fieldGroup('login')} ${fieldGroup('restart')}
            ${why(sources(), undefined, text.sources)} ${keepPart()}
        </div>
    </details>`;
}
