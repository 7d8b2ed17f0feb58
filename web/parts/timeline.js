/** The life of a certificate as a line: from its first day to its last. */
import { svg, html } from 'lit-html';
import { t } from '../text/index.js';
import { dayText, partGone } from './dates.js';

/** @param {string} from @param {string} to ISO 8601 */
export function timeline(from, to) {
    const gone = 100 * partGone(from, to);
    return html`<svg
            class="timeline"
            viewBox="0 0 100 8"
            preserveAspectRatio="none"
            aria-hidden="true"
        >
            ${svg`<rect class="span" x="0" y="2" width="100" height="4" rx="1"/>
            <rect class="whole" x="0" y="2" width=${gone} height="4"/>
            <rect class="today" x=${Math.min(gone, 99)} y="0" width="1"
                height="8"/>`}
        </svg>
        <span class="small">${t.common.until({ day: dayText(to) })}</span>`;
}
