/**
 * Way (b) of the upload: this page hands the files to the device's own page,
 * whose bookmark (bookmarklet.js) asked for them.
 *
 * The files go to one window and one origin only: the window that this page
 * opened, while it shows the very origin that the user named; and only once
 * for each time the user agrees. Everything else gets no answer. What is
 * agreed to is taken at that moment: other files, or another address, need
 * another word.
 *
 * A window may go elsewhere between the question and the consent: the browser
 * then drops the message without a word. So files count as handed over only
 * when the bookmark has said so.
 *
 * A device that sends Cross-Origin-Opener-Policy, or a user who opens the
 * device in a tab of his own, cuts the tie between the two windows: the
 * bookmark then says so, and the way by hand remains.
 *
 * Does not: open the window (window.js), or learn whether the device took
 * the files.
 */

/** A page that is there answers within milliseconds. */
const ANSWER_MS = 4000;

/**
 * @typedef {object} Parcel
 * @property {File} certificate
 * @property {File} key
 * @property {Uint8Array} password wiped when it was given, or taken back
 *
 * @typedef {'idle' | 'armed' | 'asked' | 'given' | 'filled' | 'no-form' |
 *     'no-answer' | 'wrong-origin'} BridgeState
 *   armed: the user agreed, nobody asked yet; asked: somebody asked, the
 *   user has not agreed yet; no-answer: given, and the window kept silent
 *
 * @typedef {object} BridgeOptions
 * @property {Window} page this page's window
 * @property {() => Window | null} opened the window opened for the device
 * @property {string} origin the device's, as the user named it
 * @property {(parcel: Parcel) => boolean} wanted these files are still on
 *   the table, and the address is still named
 * @property {(state: BridgeState, detail: string[]) => void} onState
 *   detail: field names filled, or the origin that asked
 * @property {number} [answerMs] how long a filled form may take to be told
 */

export class Bridge {
    /** @param {BridgeOptions} options */
    constructor(options) {
        this.options = options;
        /** @type {BridgeState} */
        this.state = 'idle';
        /** @type {Parcel | null} */
        this.parcel = null;
        /** @type {ReturnType<typeof setTimeout> | undefined} */
        this.timer = undefined;
        this.listen = this.listen.bind(this);
        options.page.addEventListener('message', this.listen);
    }

    /** The user agrees to hand these files over, once. */
    /** @param {Parcel} parcel becomes the bridge's own */
    consent(parcel) {
        const asked = this.state === 'asked';
        this.drop();
        this.parcel = parcel;
        if (asked) {
            this.give();
        } else {
            this.set('armed');
        }
    }

    /** The user takes his consent back. */
    revoke() {
        this.drop();
        this.set('idle');
    }

    /** Stops listening, and takes back what was agreed to. */
    close() {
        this.options.page.removeEventListener('message', this.listen);
        this.drop();
        clearTimeout(this.timer);
        this.state = 'idle';
    }

    drop() {
        this.parcel?.password.fill(0);
        this.parcel = null;
    }

    /** @param {BridgeState} state @param {string[]} [detail] */
    set(state, detail = []) {
        clearTimeout(this.timer);
        this.state = state;
        this.options.onState(state, detail);
    }

    give() {
        const target = this.options.opened();
        if (!target || !this.parcel || !this.options.wanted(this.parcel)) {
            this.revoke();
            return;
        }
        const { certificate, key, password } = this.parcel;
        target.postMessage({ mcuCertify: 'files', certificate, key,
            password: new TextDecoder().decode(password) },
        this.options.origin);
        this.drop();
        this.set('given');
        this.timer = setTimeout(() => this.set('no-answer'),
            this.options.answerMs ?? ANSWER_MS);
    }

    /** @param {MessageEvent} event */
    listen(event) {
        const target = this.options.opened();
        const kind = event.data?.mcuCertify;
        if (!target || event.source !== target || typeof kind !== 'string') {
            return;
        }
        if (event.origin !== this.options.origin) {
            this.drop();
            this.set('wrong-origin', [event.origin]);
            return;
        }
        if (kind === 'ask') {
            if (this.state === 'armed') {
                this.give();
            } else {
                this.set('asked');
            }
        } else if (kind === 'filled' &&
            (this.state === 'given' || this.state === 'no-answer')) {
            const fields = Array.isArray(event.data.fields) ?
                event.data.fields.slice(0, 3).map(String) : [];
            this.set('filled', fields);
        } else if (kind === 'no-form') {
            this.drop();
            this.set('no-form');
        }
    }
}
