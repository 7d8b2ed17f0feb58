/**
 * Addresses within the page: `#/place/step`. They work from file:// too,
 * and give links and the Back button their usual meaning. An address names
 * a place and a step, never anything that was typed or made.
 */
import { createStore } from './store.js';

/**
 * The place's id and the rest of the address, each '' where none is named.
 *
 * @param {string} hash as in location.hash
 */
export function parseHash(hash) {
    const [, place = '', step = ''] =
        /^#\/([a-z-]*)(?:\/([a-z0-9/-]*))?$/.exec(hash) ?? [];
    return { place, step };
}

/** An address for href. @param {string} place @param {string} [step] */
export const hrefOf = (place, step) =>
    step ? `#/${place}/${step}` : `#/${place}`;

export const route = createStore(parseHash(''));

/**
 * Goes to a step, as following a link would.
 *
 * @param {string} place
 * @param {string} [step]
 */
export function go(place, step) {
    location.hash = hrefOf(place, step);
}

/**
 * For work that takes its time: called when it begins, it gives what goes to
 * a step once it has ended, unless the user has gone elsewhere meanwhile.
 *
 * @returns {typeof go}
 */
export function goLater() {
    const { place, step } = route.state;
    return (...to) => {
        if (route.state.place === place && route.state.step === step) {
            go(...to);
        }
    };
}

/** Follows the address bar from now on. */
export function startRouter() {
    const follow = () => route.update(parseHash(location.hash));
    addEventListener('hashchange', follow);
    follow();
}
