/**
 * "What you will have": from the root in the browsers down to the key in
 * the device, as a picture that fills while the files come into being.
 */
import { html, nothing, svg } from 'lit-html';
import { t } from '../text/index.js';
import { dayText, partGone } from './told.js';
import { icons } from './icons.js';

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

/**
 * The life of a certificate as a line.
 *
 * @param {string} from ISO 8601
 * @param {string} to
 */
function timeline(from, to) {
    const gone = 100 * partGone(from, to);
    return html`<svg class="timeline" viewBox="0 0 100 8"
        preserveAspectRatio="none" aria-hidden="true">
            ${svg`<rect class="span" x="0" y="2" width="100" height="4" rx="1"/>
            <rect class="whole" x="0" y="2" width=${gone} height="4"/>
            <rect class="today" x=${Math.min(gone, 99)} y="0" width="1"
                height="8"/>`}
        </svg>
        <span class="small">${t.common.until({ day: dayText(to) })}</span>`;
}

/** @param {Thing} thing */
function drawThing(thing) {
    const { name, file, where, here, secret, from, to } = thing;
    return html`<div class="thing quiet small ${here ? 'here' : ''} ${
            secret ? 'secret' : ''}">
        <div class="thing-name">
            ${name}<span class="visually-hidden"
                >${here ? t.picture.here : t.picture.notYet}</span>${here
                    ? (secret ? icons.key : icons.check) : nothing}
        </div>
        <div><span class="mono">${file}</span> · ${where}</div>
        ${from && to ? timeline(from, to) : nothing}
    </div>`;
}

/** @param {Thing[]} things from the root down */
export function picture(things) {
    return html`<aside class="side picture-side picture"
        aria-label=${t.picture.title}>
        <h2 class="quiet">${t.picture.title}</h2>
        <ol>
            ${things.map((thing) => html`<li>
                ${drawThing(thing)}
                ${thing.tie
                    ? html`<div class="tie quiet">${thing.tie}</div>` : nothing}
            </li>`)}
        </ol>
    </aside>`;
}
