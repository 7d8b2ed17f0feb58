/**
 * Copying to the clipboard, on plain http too, where the newer interface is
 * missing.
 */
import { html } from 'lit-html';
import { t } from '../text/index.js';
import { announce } from './dom.js';

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
    let done = false;
    try {
        done = document.execCommand('copy');
    } finally {
        field.value = '';
        field.remove();
        before?.focus();
    }
    return done;
}

/** @param {string} text @returns {Promise<boolean>} */
export async function copyText(text) {
    if (navigator.clipboard) {
        try {
            await navigator.clipboard.writeText(text);
            return true;
        } catch {
            // Refused by a policy: the older way may still do.
        }
    }
    return copyByCommand(text);
}

/**
 * @param {() => string} text read when the button is pressed
 * @param {string} [label]
 * @param {boolean} [small]
 * @param {() => void} [copied] when it is in the clipboard
 */
export function copyButton(text, label, small, copied) {
    /** @param {Event} event */
    const copy = async (event) => {
        const button = /** @type {HTMLElement} */ (event.currentTarget);
        const done = await copyText(text());
        const words = done ? t.copy.done : t.copy.failed;
        announce(words);
        say(button, words);
        if (done) {
            copied?.();
        }
    };
    return html`<button type="button" class="button ${small ? 'small' : ''}"
        @click=${copy}>
        <span>${label ?? t.copy.copy}</span>
    </button>`;
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
