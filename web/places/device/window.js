/**
 * The one window in which the device is open, for all steps that use it.
 * It is opened by a click here, so that forms can be posted into it and the
 * bookmark on its page can ask this page for the files.
 *
 * The price of that tie: the device's page may send this page elsewhere. It
 * cannot read anything here, and an unsaved key asks before it goes
 * (main.js).
 */
import { pageOn } from '../../device/address.js';
import { openDevice } from '../../device/post.js';
import { redraw } from '../../store.js';
import { deviceOrigin } from './family.js';
import { whenJobStarts } from './job.js';

/** @type {Window | null} */
let opened = null;

// It shows another device, until this one is opened in it.
whenJobStarts(() => {
    opened = null;
});

/** @returns {Window | null} null when it was never opened or is closed */
export function deviceWindow() {
    return opened && !opened.closed ? opened : null;
}

/**
 * Shows a page of the device in its window.
 *
 * @param {string} path from the profile
 * @returns {boolean} false when the browser blocked the window
 */
export function showOnDevice(path) {
    opened = openDevice(window, pageOn(deviceOrigin(), path));
    deviceWindow()?.focus();
    // The window may be cut off by the device's own policy, a moment later.
    setTimeout(redraw, 1500);
    redraw();
    return opened !== null;
}
