/** What is pressed: a button, and a link that opens another window. */
import { html, nothing } from 'lit-html';

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
