/**
 * What a device's files are called where several devices lie together: by
 * the device, so that no second one becomes "MCU (1).key".
 */

/**
 * @param {{key: string, request: string, certificate: string}} usual the
 *   profile's names
 * @param {string} device a safe file name
 * @returns {Map<string, string>} the device's own names by the usual ones:
 *   MCU.key becomes Room-1.key; names that do not share their beginning keep
 *   it, so that none falls on another (Room-1-server.pem)
 */
export function namedAfter({ key, request, certificate }, device) {
    const all = [key, request, certificate];
    const parts = all.map((name) => /^(.*?)(\.[^.]*)?$/.exec(name) ?? []);
    const endings = new Set(parts.map(([, , ending = '']) => ending));
    const alike = new Set(parts.map(([, stem]) => stem)).size === 1 &&
        endings.size === all.length;
    return new Map(all.map((name, at) => [name, alike
        ? device + (parts[at][2] ?? '') : `${device}-${name}`]));
}
