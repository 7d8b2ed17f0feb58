/**
 * "What you will have": from the root in the browsers down to the key in
 * the device, as a picture that fills while the files come into being.
 */
import { html, nothing } from 'lit-html';
import { t } from '../text/index.js';
import { icons } from './icons.js';
import { timeline } from './timeline.js';

/**
 * @typedef {object} Thing
 * @property {string} name
 * @property {string} file its name, or what stands in for it
 * @property {string} where it goes
 * @property {boolean} here
 * @property {boolean} [secret]
 * @property {string} [from] ISO 8601, for a line in time
 * @property {string} [to]
 * @property {string} [tie] how it is tied to the next
 */

/** @param {Thing} thing */
function drawThing(thing) {
    const { name, file, where, here, secret, from, to } = thing;
    return html`<div
        class="thing ${here ? 'here' : ''} ${secret ? 'secret' : ''}"
    >
        <div class="thing-name">
            ${name}<span class="visually-hidden"
                >${here ? t.picture.here : t.picture.notYet}</span
            >${here ? (secret ? icons.key : icons.check) : nothing}
        </div>
        <div><span class="mono">${file}</span> · ${where}</div>
        ${from && to ? timeline(from, to) : nothing}
    </div>`;
}

/** @param {Thing[]} things from the root down */
export function picture(things) {
    return html`<aside class="side picture-side picture"
        aria-label=${t.picture.title}>
        <h2>${t.picture.title}</h2>
        <ol>
            ${things.map(
                (thing) => html`<li>
                    ${drawThing(thing)}
                    ${thing.tie
                        ? html`<div class="tie">${thing.tie}</div>`
                        : nothing}
                </li>`,
            )}
        </ol>
    </aside>`;
}
