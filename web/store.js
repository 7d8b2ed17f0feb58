/**
 * State that the page is drawn from. Every store made here shares one
 * redraw: however often stores change within a frame, the page is drawn
 * once. Knows no template and no place.
 *
 * Does not: keep anything beyond the life of the page, in any storage.
 */

let paint = () => {};
/** @type {(() => void)[]} */
const waiting = [];
let planned = false;

/** @param {() => void} work runs once before the next frame, or soon */
function beforeNextFrame(work) {
    let done = false;
    const once = () => {
        if (!done) {
            done = true;
            work();
        }
    };
    globalThis.requestAnimationFrame?.(once);
    // A hidden tab gets no frames, and one that was promised a frame may be
    // hidden before it comes: by the device's window, which a click opened.
    setTimeout(once, 100);
}

/** Asks for one redraw; more calls before it happens are free. */
export function redraw() {
    if (planned) {
        return;
    }
    planned = true;
    beforeNextFrame(() => {
        planned = false;
        paint();
        for (const work of waiting.splice(0)) {
            work();
        }
    });
}

/** Runs once what needs the page as it will be. @param {() => void} work */
export function afterRedraw(work) {
    waiting.push(work);
    redraw();
}

/** @param {() => void} work once for each frame in which a store changed */
export function onRedraw(work) {
    paint = work;
}

/**
 * @template {object} T
 * @typedef {object} Store
 * @property {T} state read it freely; change it only through update
 * @property {(patch: Partial<T> | ((state: T) => Partial<T>)) => void} update
 *   replaces the named members and plans a redraw
 * @property {(listener: (state: T) => void) => void} subscribe calls the
 *   listener at once on every change
 * @property {<K extends keyof T>(name: K) => {value: T[K],
 *   set: (value: T[K]) => void}} bind a member as a field takes it
 */

/**
 * @template {object} T
 * @param {T} initial becomes the store's own
 * @returns {Store<T>}
 */
export function createStore(initial) {
    /** @type {((state: T) => void)[]} */
    const listeners = [];
    return {
        state: initial,
        update(patch) {
            const change =
                typeof patch === 'function' ? patch(this.state) : patch;
            Object.assign(this.state, change);
            listeners.forEach((listener) => listener(this.state));
            redraw();
        },
        subscribe(listener) {
            listeners.push(listener);
        },
        bind(name) {
            return {
                value: this.state[name],
                set: (value) => this.update(/** @type {Partial<T>} */ (
                    /** @type {unknown} */ ({ [name]: value }))),
            };
        },
    };
}
