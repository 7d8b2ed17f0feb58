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

/**
 * @typedef {Pick<import('../../wasm/reports.js').Certificate,
 *   'sha256' | 'sha1' | 'serial' | 'publicKeySha256'>} Prints
 */

/** Longest wait for one answer. */
const PROBE_MS = 10000;

/** @typedef {'answered' | 'refused' | 'timeout'} ProbeResult */

/**
 * @param {string} url
 * @param {{signal?: AbortSignal, timeoutMs?: number,
 *     fetch?: typeof fetch}} [options]
 * @returns {Promise<ProbeResult>}
 * @throws the signal's reason
 */
export async function probe(url, options = {}) {
    const { signal, timeoutMs = PROBE_MS } = options;
    signal?.throwIfAborted();
    const send = options.fetch ?? fetch;
    const stop = new AbortController();
    let timedOut = false;
    const timer = setTimeout(() => {
        timedOut = true;
        stop.abort();
    }, timeoutMs);
    const abort = () => stop.abort();
    signal?.addEventListener('abort', abort);
    try {
        await send(url, {
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

/**
 * Whether a device's address is one that browsers call private: only then
 * does Local Network Access matter.
 *
 * @param {string} host
 * @returns {boolean | null} null when it is a name, which may be either
 */
function isPrivateHost(host) {
    const v4 = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(host);
    if (v4) {
        const [a, b] = [Number(v4[1]), Number(v4[2])];
        return a === 10 || a === 127 || (a === 192 && b === 168) ||
            (a === 172 && b >= 16 && b <= 31) || (a === 169 && b === 254);
    }
    if (host.includes(':')) {
        return /^(::1$|f[cd]|fe[89ab])/i.test(host);
    }
    return /(^|\.)(local|localhost|test|internal|home\.arpa)$/i.test(host) ||
        !host.includes('.') ? true : null;
}

/**
 * Whether a failed probe may be the browser's doing rather than the device's:
 * the page itself comes from a public address.
 *
 * @param {{protocol: string, hostname: string}} location
 */
export function mayBeBlocked(location) {
    return location.protocol !== 'file:' &&
        isPrivateHost(bareHost(location.hostname)) !== true;
}

/** Digits without leading zeros. @param {string} hex */
const plain = (hex) => hex.toLowerCase().replace(/^0+(?=.)/, '');

/**
 * @typedef {'sha256' | 'sha1' | 'serial' | 'publicKey' | 'authority' |
 *     'another'} Compared what a person's value is of
 */

/**
 * What a fingerprint or serial number is that a person copied from a
 * browser, whatever its spaces, colons and letter case: one of the device's
 * certificate, its public key's (Chromium shows both side by side), the
 * authority's, or of another certificate.
 *
 * @param {string} typed
 * @param {Prints} certificate
 * @param {Prints | null} authority
 * @returns {Compared | null} null while nothing comparable is typed
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
