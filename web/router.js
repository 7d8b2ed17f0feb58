/**
 * Addresses within the page: `#/place/step`. They work from file:// too,
 * and give links and the Back button their usual meaning. An address names
 * a place and a step, never anything that was typed or made.
 */

import { createStore } from './store.js';

/**
 * @typedef {object} Route
 * @property {string} place the place's id, '' for none named
 * @property {string} step the rest of the address, '' for none named
 */

/** @param {string} hash as in location.hash @returns {Route} */
export function parseHash(hash) {
    const match = /^#\/([a-z-]*)(?:\/([a-z0-9/-]*))?$/.exec(hash);
    return { place: match?.[1] ?? '', step: match?.[2] ?? '' };
}

/**
 * @param {string} place
 * @param {string} [step]
 * @returns {string} an address for href
 */
export function hrefOf(place, step) {
    return step ? `#/${place}/${step}` : `#/${place}`;
}

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
