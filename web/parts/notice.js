/** A remark set off from the text, by how much it matters. */
import { html, nothing } from 'lit-html';
import { icons } from './icons.js';

const ICONS = {
    info: icons.info,
    ok: icons.check,
    warn: icons.warning,
    bad: icons.bad,
};

/**
 * @param {'info' | 'ok' | 'warn' | 'bad'} level
 * @param {unknown} body paragraphs of text, or templates; where there is
 *   nothing to say ('', false, null, none of several), nothing is drawn
 */
export function notice(level, body) {
    const said = [body].flat().filter(Boolean);
    return said.length === 0 ? nothing : html`<div class="notice ${level}">
        ${ICONS[level]}
        <div>${said.map((one) =>
            typeof one === 'string' ? html`<p>${one}</p>` : one)}</div>
    </div>`;
}
