/**
 * The doctor: from a browser's error, and the certificate where there is one,
 * to the cause. Words for each cause are the page's (web/text).
 *
 * Accepts a code of Chrome and Edge (ERR_..., DNS_PROBE_...), Firefox (SEC_...,
 * SSL_..., MOZILLA_..., PR_..., NS_...), Internet Explorer and the old Edge
 * (DLG_FLAGS_..., ERROR_INTERNET_..., INET_E_..., CERT_E_..., SEC_E_...), the
 * sentences of these, of Safari, OpenSSL and Java, or any text around them.
 * Does not: open files, contact anything, or guess where no code is named: a
 * warning that browsers show for every fault alike is said to be that.
 */
import { CAUSES, GENERAL, SENTENCES } from './browser-errors.js';

/** @import {Cause} from './browser-errors.js' */

/** @type {Map<string, Cause>} */
const BY_CODE = new Map(CAUSES.flatMap((cause) =>
    cause.codes.map((code) => /** @type {[string, Cause]} */ ([code, cause]))));

/** Every code that is known, in alphabetical order. */
export const KNOWN_CODES = [...BY_CODE.keys()].sort();

/** Characters of a pasted text that are looked at. */
const TEXT_MAX = 20000;

/**
 * The first known cause that a text names.
 *
 * @param {string} text as typed or pasted, of any length
 * @returns {{cause: Cause | null, code: string, general?: boolean}} code is
 *   '' when a sentence told, or an unknown code when one was seen and is not
 *   in the table; general: a warning that says nothing of its cause
 */
export function readError(text) {
    const head = text.slice(0, TEXT_MAX);
    const words = head.toUpperCase().match(/[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+/g)
        ?? [];
    for (const word of words) {
        const code = word.replace(/^NET_?(?=ERR_)/, '');
        const cause = BY_CODE.get(code);
        if (cause) {
            return { cause, code };
        }
    }
    const [told] = SENTENCES.find(([, ...sentences]) =>
        sentences.some((sentence) => sentence.test(head))) ?? [];
    if (told) {
        const cause = CAUSES.find(({ id }) => id === told) ?? null;
        return { cause, code: '' };
    }
    const unknown = words.find((word) =>
        /^(?:ERR|SEC|SSL|MOZILLA|PR|NS|DNS|DLG|ERROR|INET|CERT|CRYPT)_/
            .test(word));
    return unknown ? { cause: null, code: unknown }
        : { cause: null, code: '', general: GENERAL.test(head) };
}

/**
 * Which of the engine's findings about the certificate bear the cause out,
 * and which others a browser would complain of next.
 *
 * @param {Cause} cause
 * @template {{level: string, code: string}} Finding
 * @param {Finding[]} findings
 */
export function weighFindings(cause, findings) {
    const proofs = findings.filter(({ code, level }) =>
        level !== 'ok' && cause.proofs.includes(code));
    const others = findings.filter((finding) =>
        finding.level === 'error' && !proofs.includes(finding));
    return { proofs, others };
}
