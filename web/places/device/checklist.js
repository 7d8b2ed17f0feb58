/** What to look at on the device before anything on it is changed. */
import { t } from '../../text/index.js';
import { currentProfile } from './family.js';

const text = t.device.start;

/** @typedef {keyof typeof text.tick} Tick */

export const TICKS = /** @type {Tick[]} */ (Object.keys(text.tick));

/** @param {Tick} tick */
export function hintOf(tick) {
    const { menus } = currentProfile();
    const services = menus.services.join(' › ');
    if (tick === 'port') {
        return text.tickHint.port(services);
    }
    if (tick === 'guard') {
        return text.tickHint.guard(services, menus.security.join(' › '));
    }
    return text.tickHint[tick];
}
