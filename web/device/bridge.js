/**
 * Way (b) of the upload: this page hands the files to the device's own page,
 * whose bookmark (bookmarklet.js) asked for them.
 *
 * The files go to one window and one origin only: the window that this page
 * opened, while it shows the very origin that the user named; and only once
 * for each time the user agrees. Everything else gets no answer.
 *
 * A device that sends Cross-Origin-Opener-Policy, or a user who opens the
 * device in a tab of his own, cuts the tie between the two windows: the
 * bookmark then says so, and the way by hand remains.
 *
 * Does not: open the window (upload.js), or learn whether the device took
 * the files.
 */

/**
 * @typedef {object} BridgeFiles
 * @property {File} certificate
 * @property {File} key
 * @property {string} password
 *
 * @typedef {'idle' | 'armed' | 'asked' | 'given' | 'filled' | 'no-form' |
 *     'wrong-origin'} BridgeState
 *   armed: the user agreed, nobody asked yet; asked: somebody asked, the
 *   user has not agreed yet
 *
 * @typedef {object} BridgeOptions
 * @property {Window} page this page's window
 * @property {() => Window | null} opened the window opened for the device
 * @property {() => string} origin the device's origin, as the user named it
 * @property {() => BridgeFiles} files called once per consent
 * @property {(state: BridgeState, detail: string[]) => void} onState
 *   detail: field names filled, or the origin that asked
 */

export class Bridge {
    /** @param {BridgeOptions} options */
    constructor(options) {
        this.options = options;
        /** @type {BridgeState} */
        this.state = 'idle';
        this.listen = this.listen.bind(this);
        options.page.addEventListener('message', this.listen);
    }

    /** The user agrees to hand the files over, once. */
    consent() {
        if (this.state === 'asked') {
            this.give();
        } else {
            this.set('armed');
        }
    }

    /** The user takes his consent back, or leaves the step. */
    revoke() {
        this.set('idle');
    }

    /** Stops listening. */
    close() {
        this.options.page.removeEventListener('message', this.listen);
        this.state = 'idle';
    }

    /**
     * @param {BridgeState} state
     * @param {string[]} [detail]
     */
    set(state, detail = []) {
        this.state = state;
        this.options.onState(state, detail);
    }

    give() {
        const target = this.options.opened();
        if (!target) {
            this.set('idle');
            return;
        }
        const { certificate, key, password } = this.options.files();
        target.postMessage(
            { mcuCertify: 'files', certificate, key, password },
            this.options.origin());
        this.set('given');
    }

    /** @param {MessageEvent} event */
    listen(event) {
        const target = this.options.opened();
        const kind = event.data?.mcuCertify;
        if (!target || event.source !== target || typeof kind !== 'string') {
            return;
        }
        if (event.origin !== this.options.origin()) {
            this.set('wrong-origin', [event.origin]);
            return;
        }
        if (kind === 'ask') {
            if (this.state === 'armed') {
                this.give();
            } else {
                this.set('asked');
            }
        } else if (kind === 'filled' && this.state === 'given') {
            const fields = Array.isArray(event.data.fields) ?
                event.data.fields.slice(0, 3).map(String) : [];
            this.set('filled', fields);
        } else if (kind === 'no-form') {
            this.set('no-form');
        }
    }
}
