/**
 * Which devices of an authority have a certificate of its successor: by the
 * device's name, or by one of its host names and addresses.
 */

/**
 * @typedef {import('./inventory.js').Row} Row
 *
 * @param {Row[]} old
 * @param {Row[]} successor
 * @returns {{row: Row, moved: boolean}[]} what the old one's devices use now
 */
export function succession(old, successor) {
    const usable = successor.filter((row) => row.current &&
        (row.state === 'valid' || row.state === 'soon'));
    const devices = new Set(usable.map(({ device }) => device));
    const names = new Set(usable.flatMap((row) => row.names));
    return old
        .filter((row) => row.current && row.kind === 'device' &&
            row.state !== 'revoked')
        .map((row) => ({
            row,
            moved: devices.has(row.device) ||
                row.names.some((name) => names.has(name)),
        }));
}
