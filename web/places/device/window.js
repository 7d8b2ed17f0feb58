/**
 * The one window in which the device is open, for all steps that use it.
 * It is opened by a click here, so that forms can be posted into it and the
 * bookmark on its page can ask this page for the files.
 */
import { pageOn } from '../../device/address.js';
import { openDevice } from '../../device/post.js';
import { redraw } from '../../store.js';
import { perAddress } from './at-device.js';
import { deviceOrigin } from './family.js';

/** It shows one address; under another it counts as not opened. */
const shown = perAddress(() => ({
    window: /** @type {Window | null} */ (null),
    /** When it was first opened, milliseconds; 0: never. */
    at: 0,
}));

/** @returns {Window | null} null when it was never opened or is closed */
export function deviceWindow() {
    const { window: opened } = shown();
    return opened && !opened.closed ? opened : null;
}

/** @returns {number} when it was first opened, milliseconds; 0: never */
export function openedAt() {
    return shown().at;
}

/**
 * Shows a page of the device in its window.
 *
 * @param {string} path from the profile
 * @returns {boolean} false when the browser blocked the window
 */
export function showOnDevice(path) {
    const mine = shown();
    mine.window = openDevice(document, pageOn(deviceOrigin(), path));
    if (mine.window && mine.at === 0) {
        mine.at = Date.now();
    }
    deviceWindow()?.focus();
    // The window may be cut off by the device's own policy, a moment later.
    setTimeout(redraw, 1500);
    redraw();
    return mine.window !== null;
}
