/**
 * Names of files and folders that every system takes and that cannot leave
 * the folder they are meant for: letters, digits, dot, dash and underscore,
 * no dot in front, no name that Windows keeps for itself, at most 64
 * characters, and no two that differ in case only.
 */

const LENGTH_MAX = 64;

/** How names are sorted: 2 before 10. */
export const byName = new Intl.Collator(undefined, { numeric: true });

export const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** @param {string} name anything @returns {string} never empty */
export function safeName(name) {
    // Umlauts and accents lose their marks instead of becoming dashes.
    const plain = name.normalize('NFKD').replace(/\p{M}/gu, '');
    const clean = plain.replace(/ß/g, 'ss').replace(/[^A-Za-z0-9._-]+/g, '-')
        .replace(/\.{2,}/g, '.')
        .slice(0, LENGTH_MAX)
        .replace(/^[.-]+|[.-]+$/g, '');
    if (clean === '') {
        return 'device';
    }
    return RESERVED.test(clean) ? `device-${clean}` : clean;
}

/**
 * A safe name that none of the taken ones equals, also where case does not
 * count; it is added to them.
 *
 * @param {string} name
 * @param {Set<string>} taken lower-case names
 */
export function uniqueSafeName(name, taken) {
    const base = safeName(name);
    let candidate = base;
    for (let count = 2; taken.has(candidate.toLowerCase()); count++) {
        const ending = `-${count}`;
        candidate = base.slice(0, LENGTH_MAX - ending.length) + ending;
    }
    taken.add(candidate.toLowerCase());
    return candidate;
}
