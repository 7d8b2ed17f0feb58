/**
 * The points of the first step's list that were not ticked: said again where
 * they can do harm, and in the record.
 */
import { html, nothing } from 'lit-html';
import { notice } from '../../parts/notice.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { TICKS } from './checklist.js';
import { job } from './job.js';

/** @returns {string[]} in words */
export function notTicked() {
    return TICKS.filter((tick) => !job.state.ticks[tick])
        .map((tick) => t.device.start.tick[tick]);
}

export function notTickedNotice() {
    const names = notTicked();
    return names.length === 0 ? nothing : notice('warn', html`<p>
        ${t.onDevice.notTicked({ list: names.join('; ') })}
        <a href=${hrefOf('device', 'before-you-start')}
            >${t.onDevice.notTickedLink}</a
        >
    </p>`);
}
