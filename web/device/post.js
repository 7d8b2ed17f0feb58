/**
 * The window in which the device is open, and forms that are posted into it:
 * built hidden, sent once, and taken out of the page with the secrets in
 * them.
 *
 * The device's page can speak to what opened it, for the bookmark on it must
 * ask for the files. Left to themselves, browsers let such a page also send
 * its opener elsewhere: to a copy of this page, say, that asks for the
 * passphrase. So a sandboxed frame opens the window. The browser then
 * forbids the device's pages to navigate anything but themselves. (Both
 * browsers tell so: tests/web/device/browser.test.js.)
 *
 * The price: a device that sends Cross-Origin-Opener-Policy is not opened in
 * such a window at all. The way by hand needs none.
 *
 * Policy needed: form-action http: https:.
 * Does not: know what the forms say (upload.js, restart.js).
 */
import { isFieldName } from './readers.js';

/** The window that the device is opened in, by name. */
const DEVICE_WINDOW = 'mcu-certify-device';

/** What the device's own pages need. Not: to navigate other windows. */
const ALLOWED = 'allow-scripts allow-same-origin allow-forms allow-popups ' +
    'allow-modals allow-downloads allow-top-navigation';

/**
 * @typedef {{ name: string, bytes: Uint8Array }} PostedFile its name as the
 *   device will see it
 * @typedef {{ name: string, value?: string, file?: PostedFile }} PostedField
 */

/** @type {WeakMap<Document, HTMLIFrameElement>} */
const frames = new WeakMap();

/**
 * The frame that opens the device's window, and is its opener there; this
 * page is that frame's parent. It must stand before the user presses the
 * button: a browser lets only what was there at the press open a window.
 *
 * @param {Document} document
 */
export function openerOf(document) {
    let frame = frames.get(document);
    if (!frame?.contentWindow) {
        frame = document.createElement('iframe');
        frame.setAttribute('sandbox', ALLOWED);
        frame.hidden = true;
        document.body.append(frame);
        frames.set(document, frame);
    }
    return /** @type {Window} */ (frame.contentWindow);
}

/**
 * Opens the device's window, or brings another page into it.
 *
 * @param {Document} document this page's
 * @param {string} url
 * @returns {Window | null} null when the browser blocked it
 */
export const openDevice = (document, url) =>
    openerOf(document).open(url, DEVICE_WINDOW);

/** @param {PostedFile} file */
export const asFile = ({ name, bytes }) =>
    new File([/** @type {BlobPart} */ (bytes)], name,
        { type: 'application/octet-stream' });

/** @param {Document} owner @param {PostedField} field */
function inputOf(owner, { name, value, file }) {
    if (!isFieldName(name) || (file && !isFieldName(file.name))) {
        throw new RangeError(`name not usable: ${JSON.stringify(name)}`);
    }
    const input = owner.createElement('input');
    input.type = file ? 'file' : 'hidden';
    input.name = name;
    if (file) {
        const transfer = new DataTransfer();
        transfer.items.add(asFile(file));
        input.files = transfer.files;
    } else {
        input.value = value ?? '';
    }
    return input;
}

/**
 * Posts a form into the device's window. Should that be gone, the browser
 * opens another, with the same limits.
 *
 * @param {Document} document this page's
 * @param {string} action
 * @param {'application/x-www-form-urlencoded' | 'multipart/form-data' |
 *     'text/plain'} encoding
 * @param {PostedField[]} fields in order; one without a name is left out
 * @throws {RangeError} when a name would not arrive as it is
 */
export function post(document, action, encoding, fields) {
    const owner = openerOf(document).document;
    const inputs = fields.filter(({ name }) => name !== '')
        .map((field) => inputOf(owner, field));
    const form = owner.createElement('form');
    form.method = 'post';
    form.action = action;
    form.enctype = encoding;
    form.target = DEVICE_WINDOW;
    form.acceptCharset = 'utf-8';
    owner.body.append(form);
    // A field named "submit" or "append" hides the form's own.
    Element.prototype.append.call(form, ...inputs);
    HTMLFormElement.prototype.submit.call(form);
    // The browser collects the fields at once, and navigates later.
    owner.body.replaceChildren();
    Element.prototype.replaceChildren.call(form);
}
