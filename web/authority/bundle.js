/**
 * Trust stores for a device: several authorities in one PEM file, as the
 * devices' "HTTPS trust store" and "SIP TLS trust store" pages take it.
 *
 * Accepted: certificates of authorities. Told: what is left out and why, and
 * two authorities of one name, which some devices cannot tell apart.
 */

/** @import {Certificate} from '../../wasm/reports.js' */

/**
 * @typedef {object} BundleFinding
 * @property {'not-an-authority' | 'expired' | 'twice' | 'same-name'} code
 * @property {string} name
 *
 * @param {Certificate[]} reports
 * @param {Date} now
 * @returns {{pem: string, count: number, findings: BundleFinding[]}}
 */
export function trustBundle(reports, now) {
    /** @type {BundleFinding[]} */
    const findings = [];
    const seen = new Set();
    const names = new Set();
    const kept = reports.filter((report) => {
        const name = report.subject.text;
        const twice = seen.has(report.sha256);
        seen.add(report.sha256);
        const out = twice ? 'twice'
            : !report.isAuthority ? 'not-an-authority'
                : new Date(report.notAfter) <= now ? 'expired' : null;
        const code = out ?? (names.has(name) ? 'same-name' : null);
        if (code) {
            findings.push({ code, name });
        }
        if (!out) {
            names.add(name);
        }
        return !out;
    });
    return {
        pem: kept.map(({ pem }) => `${pem.trim()}\n`).join(''),
        count: kept.length,
        findings,
    };
}
