/**
 * Secrets by name, kept as bytes with this one owner and wiped when they go.
 *
 * Does not: wipe the text that a secret was made from; text cannot be.
 */
export class Secrets {
    constructor() {
        this.byName = /** @type {Map<string, Uint8Array>} */ (new Map());
    }

    get size() {
        return this.byName.size;
    }

    /** @param {string} name @param {string} text */
    put(name, text) {
        this.byName.get(name)?.fill(0);
        this.byName.set(name, new TextEncoder().encode(text));
    }

    /** A copy, which becomes the caller's. @param {string} name */
    copy(name) {
        return this.byName.get(name)?.slice() ?? null;
    }

    clear() {
        for (const bytes of this.byName.values()) {
            bytes.fill(0);
        }
        this.byName.clear();
    }
}
