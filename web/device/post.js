/**
 * Forms that this page posts into the window in which the device is open:
 * built hidden, sent once, and taken out of the page with the secrets in
 * them.
 *
 * Policy needed: form-action http: https:.
 * Does not: know what the forms say (upload.js, restart.js).
 */
import { isFieldName } from './profile.js';

/** The window that the device is opened in, by name. */
export const DEVICE_WINDOW = 'mcu-certify-device';

/**
 * @typedef {object} PostedFile
 * @property {string} name the file's name, as the device will see it
 * @property {string | Uint8Array} contents
 */

/**
 * Opens the device's window, or brings another page into it.
 *
 * @param {Window} page this page's window
 * @param {string} url
 * @returns {Window | null} null when the browser blocked it
 */
export function openDevice(page, url) {
    return page.open(url, DEVICE_WINDOW);
}

/**
 * @param {Document} document
 * @param {string} action
 * @param {'application/x-www-form-urlencoded' | 'multipart/form-data' |
 *     'text/plain'} encoding
 * @returns {HTMLFormElement}
 */
export function postForm(document, action, encoding) {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = action;
    form.enctype = encoding;
    form.target = DEVICE_WINDOW;
    form.acceptCharset = 'utf-8';
    form.hidden = true;
    return form;
}

/**
 * A text field. No name, no field.
 *
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string} value
 */
export function addText(form, name, value) {
    if (name === '') {
        return;
    }
    if (!isFieldName(name)) {
        throw new RangeError(`field name not usable: ${JSON.stringify(name)}`);
    }
    const input = form.ownerDocument.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
}

/**
 * A file, as if the user had chosen it.
 *
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {PostedFile} file
 */
export function addFile(form, name, file) {
    if (!isFieldName(name) || name === '' || !isFieldName(file.name)) {
        throw new RangeError(`name not usable: ${JSON.stringify(name)}`);
    }
    const input = form.ownerDocument.createElement('input');
    input.type = 'file';
    input.name = name;
    const transfer = new DataTransfer();
    transfer.items.add(asFile(file));
    input.files = transfer.files;
    form.append(input);
}

/**
 * @param {PostedFile} file
 * @returns {File}
 */
export function asFile(file) {
    const part = /** @type {BlobPart} */ (file.contents);
    return new File([part], file.name, { type: 'application/octet-stream' });
}

/**
 * Submits a form once and takes it, and the secrets in it, out of the page.
 *
 * @param {HTMLFormElement} form
 */
export function sendForm(form) {
    form.ownerDocument.body.append(form);
    // Not form.submit(): a field named "submit" would hide it.
    HTMLFormElement.prototype.submit.call(form);
    // The browser collects the fields at once, and navigates later.
    form.remove();
    form.replaceChildren();
}
