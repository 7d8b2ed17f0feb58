/**
 * What runs on the DEVICE's certificate page when the user clicks the
 * bookmark: it asks the page that opened this window for the files and puts
 * them into the device's own form. The user presses the device's own button.
 *
 * `fillDeviceForm` is turned into text by bookmarkletUrl(), so it must stand
 * alone: nothing from outside, no import, only what browsers have. The text
 * holds no secret and is the same for everybody; it may be read on the page.
 *
 * Does not: send the form, keep anything, or speak to any window but the
 * opener.
 */

/**
 * @typedef {Record<'certificate' | 'key' | 'password', string>} FieldNames
 * @typedef {Record<'noOpener' | 'waiting' | 'noForm' | 'filled' |
 *   'noPassword', string>} BridgeWords what the box on the device's page says
 */

/**
 * @param {FieldNames} names field names to prefer; others serve by their kind
 * @param {BridgeWords} words
 */
function fillDeviceForm(names, words) {
    // MCU Certify: a frame in it opened this window (post.js).
    const opener = window.opener && window.opener.parent;

    /** @param {string} text @param {boolean} [bad] */
    function say(text, bad) {
        let box = document.getElementById('mcu-certify-box');
        if (!box) {
            box = document.createElement('div');
            box.id = 'mcu-certify-box';
            box.setAttribute('role', 'status');
            (document.body || document.documentElement).appendChild(box);
        }
        box.style.cssText = 'position:fixed;bottom:12px;right:12px;' +
            'z-index:2147483647;max-width:26em;padding:12px 16px;' +
            'background:#fff;color:#111;border:3px solid ' +
            (bad ? '#a3262a' : '#0b6e6e') + ';border-radius:8px;' +
            'font:16px/1.45 sans-serif;white-space:pre-line';
        box.textContent = text;
    }

    /** All documents of this page that may be read: frames included. */
    function documents() {
        /** @type {Document[]} */
        const found = [];
        (function collect(/** @type {Window} */ win) {
            try {
                found.push(win.document);
                for (let i = 0; i < win.frames.length; i++) {
                    collect(win.frames[i]);
                }
            } catch {
                // a frame of another site: not the device's form
            }
        })(window);
        return found;
    }

    /** @param {Element} input */
    function isPassword(input) {
        const type = /** @type {HTMLInputElement} */ (input).type;
        return type === 'password' || type === 'text';
    }

    /** The form with two file inputs, or null. */
    function findForm() {
        for (const doc of documents()) {
            for (const form of Array.from(doc.forms)) {
                const inputs = Array.from(form.elements);
                const files = /** @type {HTMLInputElement[]} */ (
                    inputs.filter((e) => 'type' in e && e.type === 'file'));
                if (files.length < 2) {
                    continue;
                }
                const named = (/** @type {string} */ name) =>
                    /** @type {HTMLInputElement | undefined} */ (
                        inputs.find((e) => 'name' in e && e.name === name));
                const cert = named(names.certificate);
                const key = named(names.key);
                const byName = cert && key && cert !== key &&
                    files.includes(cert) && files.includes(key);
                const after = inputs.slice(
                    inputs.indexOf(byName ? key : files[1]) + 1);
                const password = named(names.password);
                return {
                    certificate: byName ? cert : files[0],
                    key: byName ? key : files[1],
                    password: password && isPassword(password) ? password :
                        /** @type {HTMLInputElement | undefined} */ (
                            after.find(isPassword)),
                };
            }
        }
        return null;
    }

    /** @param {HTMLInputElement} input */
    function announce(input) {
        for (const type of ['input', 'change']) {
            input.dispatchEvent(new Event(type, { bubbles: true }));
        }
    }

    /** @param {HTMLInputElement} input @param {File} file */
    function put(input, file) {
        const transfer = new DataTransfer();
        transfer.items.add(file);
        input.files = transfer.files;
        announce(input);
    }

    if (!opener) {
        say(words.noOpener, true);
        return;
    }
    const form = findForm();
    if (!form) {
        say(words.noForm, true);
        opener.postMessage({ mcuCertify: 'no-form' }, '*');
        return;
    }
    window.addEventListener('message', function take(event) {
        const data = event.data;
        if (event.source !== opener || !data || data.mcuCertify !== 'files') {
            return;
        }
        window.removeEventListener('message', take);
        put(form.certificate, data.certificate);
        put(form.key, data.key);
        if (form.password) {
            form.password.value = data.password;
            announce(form.password);
        }
        say(words.filled + '\n' + data.certificate.name + '\n' +
            data.key.name + (form.password || !data.password ? '' :
            '\n' + words.noPassword), !form.password && !!data.password);
        opener.postMessage({
            mcuCertify: 'filled',
            fields: [form.certificate.name, form.key.name,
                form.password ? form.password.name : ''],
        }, '*');
    });
    say(words.waiting);
    // '*': a page opened from a file has no origin to name. No secret in it.
    opener.postMessage({ mcuCertify: 'ask' }, '*');
}

/** The same as text for the browser's console. */
/** @param {Parameters<typeof fillDeviceForm>} given */
export function consoleText(...given) {
    const call = given.map((part) => JSON.stringify(part)
        // Line separators end a line in older engines' strings.
        .replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029'));
    // Notes for the type checker, which the reader does not need.
    const source = String(fillDeviceForm)
        .replace(/[ \n]*\/\*\*[^]*?\*\/ ?/g, '');
    return `(${source})(${call.join(', ')});`;
}

/** The bookmark's address. @param {Parameters<typeof fillDeviceForm>} given */
export const bookmarkletUrl = (...given) =>
    'javascript:' + encodeURIComponent(
        `${consoleText(...given).replace(/^ +/gm, '')}void 0`);
