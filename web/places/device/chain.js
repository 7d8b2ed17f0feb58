/** Certificates put in their order. Pure. */
import { namesIssuer } from '../../file/relations.js';

/**
 * The certificates above a leaf, its issuer first, as far as they are there.
 *
 * @param {any} leaf
 * @param {any[]} others
 * @returns {any[]}
 */
export function chainAbove(leaf, others) {
    const left = [...others];
    const chain = [];
    let at = leaf;
    while (at && !at.selfSigned) {
        const below = at;
        const i = left.findIndex((candidate) =>
            namesIssuer(candidate, below));
        [at] = i < 0 ? [] : left.splice(i, 1);
        if (at) {
            chain.push(at);
        }
    }
    return chain;
}
