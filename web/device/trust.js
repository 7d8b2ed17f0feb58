/**
 * Does this browser trust the device? A request is sent whose answer the page
 * cannot read ("no-cors"), but which succeeds only when the browser accepts
 * the device's certificate.
 *
 * What cannot be told apart by a page: an untrusted authority, a wrong name,
 * an expired certificate, a TLS version that is too old, and a device that
 * does not answer all look the same. And a warning that the user once clicked
 * away for this very certificate looks like trust.
 *
 * Policy needed: connect-src http: https:. Chromium refuses such requests
 * from a page on a public address to a private one (Local Network Access).
 * Does not: send cookies or a referrer, follow what the device answers.
 */
import { bareHost } from './address.js';

/** @import {Certificate} from '../../wasm/reports.js' */

/** @typedef {'answered' | 'refused' | 'timeout'} ProbeResult */

/** Longest wait for one answer. */
const PROBE_MS = 10000;

/**
 * @param {string} url
 * @param {{ signal?: AbortSignal, timeoutMs?: number }} [options]
 * @returns {Promise<ProbeResult>}
 * @throws the signal's reason
 */
export async function probe(url, { signal, timeoutMs = PROBE_MS } = {}) {
    signal?.throwIfAborted();
    const stop = new AbortController();
    let timedOut = false;
    const timer = setTimeout(() => {
        timedOut = true;
        stop.abort();
    }, timeoutMs);
    const abort = () => stop.abort();
    signal?.addEventListener('abort', abort);
    try {
        await fetch(url, {
            mode: 'no-cors',
            cache: 'no-store',
            credentials: 'omit',
            referrerPolicy: 'no-referrer',
            signal: stop.signal,
        });
        return 'answered';
    } catch {
        signal?.throwIfAborted();
        return timedOut ? 'timeout' : 'refused';
    } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
    }
}

/** Hosts that browsers call private; of other names they may be either. */
const PRIVATE = [
    /^(10|127|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))(\.\d+)+$/,
    /^(::1$|(f[cd]|fe[89ab])[0-9a-f]*:)/i,
    /^[^.:]*$|(^|\.)(local|localhost|test|internal|home\.arpa)$/i,
];

/**
 * Whether a failed probe may be the browser's doing rather than the device's:
 * the page itself comes from a public address.
 *
 * @param {{protocol: string, hostname: string}} location
 */
export function mayBeBlocked(location) {
    const host = bareHost(location.hostname);
    return location.protocol !== 'file:' &&
        !PRIVATE.some((kind) => kind.test(host));
}

/** Digits without leading zeros. @param {string} hex */
const plain = (hex) => hex.toLowerCase().replace(/^0+(?=.)/, '');

/**
 * What a fingerprint or serial number is that a person copied from a
 * browser, whatever its spaces, colons and letter case: one of the device's
 * certificate, its public key's (Chromium shows both side by side), the
 * authority's, or of another certificate.
 *
 * @typedef {Pick<Certificate, 'sha256' | 'sha1' | 'serial' |
 *   'publicKeySha256'>} Prints
 *
 * @param {string} typed
 * @param {Prints} certificate
 * @param {Prints | null} authority
 * @returns null while nothing comparable is typed
 */
export function compareTyped(typed, certificate, authority) {
    const digits = typed.replace(/^0x/i, '').replace(/[\s:.-]/g, '');
    if (!/^[0-9a-f]{2,}$/i.test(digits)) {
        return null;
    }
    const found = (/** @type {Prints} */ { publicKeySha256, ...report }) =>
        /** @type {const} */ ([['sha256', report.sha256],
            ['sha1', report.sha1], ['serial', report.serial],
            ['publicKey', publicKeySha256]])
            .find(([, value]) => plain(value) === plain(digits))?.[0];
    return found(certificate) ??
        (authority && found(authority) ? 'authority' : 'another');
}
