/** A remark set off from the text, by how much it matters. */
import { html } from 'lit-html';
import { icons } from './icons.js';

const ICONS = {
    info: icons.info,
    ok: icons.check,
    warn: icons.warning,
    bad: icons.bad,
};

/**
 * @param {'info' | 'ok' | 'warn' | 'bad'} level
 * @param {unknown} body text or templates
 */
export function notice(level, body) {
    return html`<div class="notice ${level}">
        ${ICONS[level]}
        <div>${body}</div>
    </div>`;
}
