/** What to look at on the device before anything on it is changed. */
import { t } from '../../text/index.js';
import { currentProfile } from './family.js';

const text = t.device.start;

/** @typedef {keyof typeof text.tick} Tick */

/** @type {Tick[]} */
export const TICKS = ['feature', 'port', 'guard', 'browser', 'clock'];

/** @param {Tick} tick */
export function hintOf(tick) {
    const { menus } = currentProfile();
    const services = menus.services.join(' › ');
    return text.tickHint[tick]({
        services, security: menus.security.join(' › '),
    });
}
