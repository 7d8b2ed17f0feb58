/**
 * What is pressed: a button, a link that opens another window, and a button
 * that copies, on plain http too, where the newer clipboard is missing.
 */
import { html, nothing } from 'lit-html';
import { t } from '../text/index.js';
import { announce } from './dom.js';

/** @typedef {'' | 'primary' | 'small' | 'small primary' | 'link'} Weight
 *   primary: the one thing to do next; link: a lesser choice beside it
 */

/** @param {Weight} weight */
const classOf = (weight) => weight === 'link' ? weight : `button ${weight}`;

/**
 * @param {unknown} text
 * @param {(event: Event) => void} act
 * @param {{ id?: string, weight?: Weight, disabled?: boolean,
 *   pressed?: boolean, expanded?: boolean, label?: string }} [more]
 *   pressed, expanded: of a button that stays so; label: where the words
 *   alone do not say of what
 */
export function button(text, act, {
    id, weight = '', disabled = false, pressed, expanded, label } = {}) {
    return html`<button type="button" class=${classOf(weight)}
        id=${id ?? nothing} aria-label=${label ?? nothing}
        aria-pressed=${pressed ?? nothing} aria-expanded=${expanded ?? nothing}
        ?disabled=${disabled} @click=${act}>
        ${text}
    </button>`;
}

/**
 * A link into a window of its own, which learns nothing of this page.
 *
 * @param {unknown} text
 * @param {string} href
 * @param {{ id?: string, weight?: Weight }} [more]
 */
export function linkApart(text, href, { id, weight = '' } = {}) {
    return html`<a class=${weight === 'link' ? nothing : classOf(weight)}
        id=${id ?? nothing} href=${href} target="_blank"
        rel="noopener noreferrer">${text}</a>`;
}

/** Side by side, or below one another. @param {...unknown} all */
export const actions = (...all) => html`<div class="actions">${all}</div>`;

/** How long a button says "Copied", milliseconds. */
const SAID_FOR = 2500;

/** @param {string} text @returns {boolean} */
function copyByCommand(text) {
    const field = document.createElement('textarea');
    field.value = text;
    field.setAttribute('readonly', '');
    field.className = 'visually-hidden';
    document.body.append(field);
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    field.select();
    try {
        return document.execCommand('copy');
    } finally {
        field.value = '';
        field.remove();
        before?.focus();
    }
}

/** @param {string} text @returns {Promise<boolean>} */
export async function copyText(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        // Missing on plain http, or refused by a policy.
        return copyByCommand(text);
    }
}

/**
 * @param {() => string} text read when the button is pressed
 * @param {string} [label]
 * @param {() => void} [copied] when it is in the clipboard
 */
export function copyButton(text, label = t.copy.copy, copied) {
    /** @param {Event} event */
    const copy = async (event) => {
        const pressed = /** @type {HTMLElement} */ (event.currentTarget);
        const done = await copyText(text());
        const words = done ? t.copy.done : t.copy.failed;
        announce(words);
        say(pressed, words);
        if (done) {
            copied?.();
        }
    };
    return button(html`<span>${label}</span>`, copy, { weight: 'small' });
}

/**
 * Puts words on a button for a moment. Past the template, because the page
 * may be drawn anew in that moment, and buttons have no state of their own.
 *
 * @param {HTMLElement} button
 * @param {string} words
 */
function say(button, words) {
    const note = button.querySelector('span');
    if (note && !note.dataset.said) {
        const span = document.createElement('span');
        span.textContent = words;
        note.dataset.said = 'yes';
        note.hidden = true;
        note.after(span);
        setTimeout(() => {
            span.remove();
            note.hidden = false;
            delete note.dataset.said;
        }, SAID_FOR);
    }
}
