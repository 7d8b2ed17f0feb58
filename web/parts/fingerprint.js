/**
 * A fingerprint as browsers show it, which may break after a colon only.
 */
import { html } from 'lit-html';
import { fingerprint } from '../device/trust.js';

/** @param {string} hex */
export function fingerprintText(hex) {
    const pairs = fingerprint(hex).split(':');
    return html`<span class="mono print"
        >${pairs.map((pair, i) =>
            i === 0 ? pair : html`:<wbr />${pair}`)}</span
    >`;
}
