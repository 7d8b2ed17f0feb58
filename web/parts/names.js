/** Host names and addresses, each with its sort. */
import { html, nothing } from 'lit-html';
import { t } from '../text/index.js';

/** @param {string} host @returns {'ip' | 'dns'} as shown, not as issued */
export function sortOf(host) {
    return host.includes(':') || /^\d+(\.\d+){3}$/.test(host) ? 'ip' : 'dns';
}

/** @param {string[]} hosts @param {string} label */
export function nameList(hosts, label) {
    if (hosts.length === 0) {
        return nothing;
    }
    return html`<ul class="names" aria-label=${label}>
        ${hosts.map(
            (host) => html`<li>
                ${host}<span class="sort">${t.names[sortOf(host)]}</span>
            </li>`,
        )}
    </ul>`;
}
