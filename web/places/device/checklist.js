/**
 * What to look at on the device before anything on it is changed; what was
 * not ticked of it is said again where it can do harm, and in the record.
 */
import { notice } from '../../parts/step.js';
import { t } from '../../text/index.js';
import { pointTo } from './chips.js';
import { currentProfile } from './family.js';
import { job } from './job.js';

const text = t.device.start;

/** @typedef {keyof typeof text.tick} Tick */

/** @type {Tick[]} */
export const TICKS = ['feature', 'port', 'guard', 'browser', 'clock'];

/** @param {Tick} tick */
export function hintOf(tick) {
    const { menus } = currentProfile();
    return text.tickHint[tick]({
        services: menus.services.join(' › '),
        security: menus.security.join(' › '),
    });
}

/** @returns {string[]} in words */
export function notTicked() {
    return TICKS.filter((tick) => !job.state.ticks[tick])
        .map((tick) => text.tick[tick]);
}

export function notTickedNotice() {
    const list = notTicked().join('; ');
    return notice('warn', list && pointTo(t.onDevice.notTicked({ list }),
        t.onDevice.notTickedLink, 'before-you-start'));
}
