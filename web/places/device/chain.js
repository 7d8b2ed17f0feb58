/** Certificates put in their order. Pure. */

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
        const issuer = at.issuer?.text;
        const i = left.findIndex((c) => c.subject?.text === issuer);
        [at] = i < 0 ? [] : left.splice(i, 1);
        if (at) {
            chain.push(at);
        }
    }
    return chain;
}
