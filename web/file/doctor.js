/**
 * The doctor: from a browser's error, and the certificate where there is one,
 * to the cause. Words for each cause are the page's (web/text).
 *
 * Accepts a code (Chrome and Edge ERR_..., Firefox SEC_..., SSL_...,
 * MOZILLA_..., PR_...), Safari's sentences, or any text around them, as it is
 * copied from an error page.
 * Does not: open files, contact anything, or guess where no code is named.
 *
 * @typedef {object} Cause
 * @property {string} id        the page has the words under this name
 * @property {string[]} codes   browser errors that lead here
 * @property {string[]} proofs  findings of the engine's check (src/check.h)
 *   and of the session (relations.js) that prove it in the given file
 * @property {boolean} [elsewhere]  no certificate can mend it
 */

/** @type {Cause[]} */
export const CAUSES = [
    {
        id: 'untrusted-issuer',
        codes: ['ERR_CERT_AUTHORITY_INVALID', 'SEC_ERROR_UNKNOWN_ISSUER',
            'SEC_ERROR_UNTRUSTED_ISSUER', 'SEC_ERROR_UNTRUSTED_CERT'],
        proofs: ['ISSUER_MISSING', 'ISSUER_OTHER_KEY', 'CHAIN_ORDER'],
    },
    {
        id: 'self-signed',
        codes: ['MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT',
            'DEPTH_ZERO_SELF_SIGNED_CERT'],
        proofs: ['SELF_SIGNED'],
    },
    {
        id: 'wrong-name',
        codes: ['ERR_CERT_COMMON_NAME_INVALID', 'SSL_ERROR_BAD_CERT_DOMAIN'],
        proofs: ['NO_NAMES', 'HOST_NO_NAMES', 'HOST_MISMATCH',
            'HOST_ADDRESS_AS_DNS', 'ADDRESS_AS_DNS', 'DNS_UNDERSCORE',
            'DNS_SPACE', 'DNS_WILDCARD', 'DNS_SYNTAX', 'DNS_DOT'],
    },
    {
        id: 'dates',
        codes: ['ERR_CERT_DATE_INVALID', 'SEC_ERROR_EXPIRED_CERTIFICATE',
            'MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE',
            'SEC_ERROR_INVALID_TIME'],
        proofs: ['EXPIRED', 'NOT_YET_VALID', 'DATES_REVERSED',
            'ISSUER_EXPIRED', 'ISSUER_NOT_YET_VALID'],
    },
    {
        id: 'issuer-dates',
        codes: ['SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE',
            'MOZILLA_PKIX_ERROR_NOT_YET_VALID_ISSUER_CERTIFICATE'],
        proofs: ['ISSUER_EXPIRED', 'ISSUER_NOT_YET_VALID'],
    },
    {
        id: 'reused-serial',
        codes: ['SEC_ERROR_REUSED_ISSUER_AND_SERIAL'],
        proofs: ['SERIAL_REUSED', 'SERIAL_SHORT', 'SERIAL_ZERO'],
    },
    {
        id: 'issuer-not-authority',
        codes: ['SEC_ERROR_CA_CERT_INVALID', 'ERR_CERT_INVALID',
            'MOZILLA_PKIX_ERROR_V1_CERT_USED_AS_CA',
            'SEC_ERROR_PATH_LEN_CONSTRAINT_INVALID'],
        proofs: ['ISSUER_NOT_CA', 'ISSUER_NO_CERT_SIGN', 'PATH_LENGTH',
            'VERSION_OLD', 'SERIAL_NEGATIVE', 'CRITICAL_UNKNOWN',
            'EXTENSION_DAMAGED'],
    },
    {
        id: 'authority-as-device',
        codes: ['MOZILLA_PKIX_ERROR_CA_CERT_USED_AS_END_ENTITY'],
        proofs: ['CA_AS_DEVICE'],
    },
    {
        id: 'weak-digest',
        codes: ['ERR_CERT_WEAK_SIGNATURE_ALGORITHM',
            'SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED',
            'SSL_ERROR_UNSUPPORTED_SIGNATURE_ALGORITHM'],
        proofs: ['DIGEST_SHA1', 'DIGEST_BROKEN', 'CHAIN_DIGEST'],
    },
    {
        id: 'weak-key',
        codes: ['ERR_CERT_WEAK_KEY', 'MOZILLA_PKIX_ERROR_INADEQUATE_KEY_SIZE',
            'SEC_ERROR_INVALID_KEY', 'ERR_SSL_SERVER_CERT_BAD_FORMAT'],
        proofs: ['WEAK_SHORT', 'WEAK_EXPONENT_SMALL', 'WEAK_EXPONENT_EVEN',
            'WEAK_SMALL_FACTOR', 'WEAK_ROCA', 'WEAK_CLOSE_PRIMES',
            'KEY_TYPE', 'KEY_TOO_LARGE'],
    },
    {
        id: 'bad-signature',
        codes: ['SEC_ERROR_BAD_SIGNATURE', 'SEC_ERROR_BAD_DER',
            'ERR_CERT_CONTAINS_ERRORS', 'SEC_ERROR_UNKNOWN_CRITICAL_EXTENSION',
            'SEC_ERROR_EXTENSION_VALUE_INVALID'],
        proofs: ['SIGNATURE_WRONG', 'EXTENSION_DAMAGED', 'CRITICAL_UNKNOWN',
            'SERIAL_LONG', 'SERIAL_NEGATIVE', 'VERSION_OLD'],
    },
    {
        id: 'wrong-purpose',
        codes: ['SEC_ERROR_INADEQUATE_KEY_USAGE',
            'SEC_ERROR_INADEQUATE_CERT_TYPE',
            'ERR_SSL_KEY_USAGE_INCOMPATIBLE'],
        proofs: ['PURPOSE_NOT_SERVER', 'PURPOSE_MISSING', 'USAGE_NOT_SIGNING',
            'USAGE_MISSING'],
    },
    {
        id: 'too-long',
        codes: ['ERR_CERT_VALIDITY_TOO_LONG',
            'MOZILLA_PKIX_ERROR_VALIDITY_TOO_LONG'],
        proofs: ['VALIDITY_LONG'],
    },
    {
        id: 'constraint',
        codes: ['ERR_CERT_NAME_CONSTRAINT_VIOLATION',
            'SEC_ERROR_CERT_NOT_IN_NAME_SPACE'],
        proofs: ['NAME_CONSTRAINT'],
    },
    {
        id: 'revoked',
        codes: ['ERR_CERT_REVOKED', 'SEC_ERROR_REVOKED_CERTIFICATE',
            'SEC_ERROR_REVOKED_KEY'],
        proofs: [],
    },
    {
        id: 'revocation-unreachable',
        codes: ['ERR_CERT_UNABLE_TO_CHECK_REVOCATION',
            'ERR_CERT_NO_REVOCATION_MECHANISM', 'SEC_ERROR_OCSP_SERVER_ERROR',
            'SEC_ERROR_OCSP_TRY_SERVER_LATER',
            'SEC_ERROR_OCSP_UNKNOWN_CERT', 'SEC_ERROR_OCSP_INVALID_SIGNING_CERT',
            'MOZILLA_PKIX_ERROR_OCSP_RESPONSE_FOR_CERT_MISSING'],
        proofs: [],
        elsewhere: true,
    },
    {
        id: 'empty-subject',
        codes: ['MOZILLA_PKIX_ERROR_EMPTY_ISSUER_NAME'],
        proofs: [],
    },
    {
        id: 'intercepted',
        codes: ['MOZILLA_PKIX_ERROR_MITM_DETECTED',
            'MOZILLA_PKIX_ERROR_KEY_PINNING_FAILURE',
            'ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN',
            'ERR_CERT_KNOWN_INTERCEPTION_BLOCKED'],
        proofs: [],
        elsewhere: true,
    },
    {
        id: 'public-rules',
        codes: ['ERR_CERTIFICATE_TRANSPARENCY_REQUIRED',
            'MOZILLA_PKIX_ERROR_INSUFFICIENT_CERTIFICATE_TRANSPARENCY',
            'MOZILLA_PKIX_ERROR_ADDITIONAL_POLICY_CONSTRAINT_FAILED',
            'ERR_CERT_NON_UNIQUE_NAME', 'ERR_CERT_SYMANTEC_LEGACY'],
        proofs: [],
    },
    {
        id: 'old-tls',
        codes: ['ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
            'SSL_ERROR_UNSUPPORTED_VERSION', 'SSL_ERROR_NO_CYPHER_OVERLAP',
            'ERR_SSL_OBSOLETE_VERSION', 'ERR_SSL_OBSOLETE_CIPHER',
            'SSL_ERROR_PROTOCOL_VERSION_ALERT',
            'ERR_SSL_WEAK_SERVER_EPHEMERAL_DH_KEY',
            'SSL_ERROR_WEAK_SERVER_EPHEMERAL_DH_KEY',
            'ERR_SSL_UNSAFE_NEGOTIATION', 'SSL_ERROR_UNSAFE_NEGOTIATION',
            'SSL_ERROR_HANDSHAKE_FAILURE_ALERT'],
        proofs: [],
        elsewhere: true,
    },
    {
        id: 'not-https',
        codes: ['SSL_ERROR_RX_RECORD_TOO_LONG', 'ERR_SSL_PROTOCOL_ERROR',
            'SSL_ERROR_RX_UNKNOWN_RECORD_TYPE', 'ERR_EMPTY_RESPONSE',
            'ERR_INVALID_HTTP_RESPONSE', 'SSL_ERROR_INTERNAL_ERROR_ALERT'],
        proofs: [],
        elsewhere: true,
    },
    {
        id: 'client-certificate',
        codes: ['ERR_BAD_SSL_CLIENT_AUTH_CERT',
            'ERR_SSL_CLIENT_AUTH_CERT_NEEDED',
            'ERR_SSL_CLIENT_AUTH_SIGNATURE_FAILED',
            'ERR_SSL_CLIENT_AUTH_CERT_NO_PRIVATE_KEY',
            'SSL_ERROR_BAD_CERT_ALERT', 'SSL_ERROR_CERTIFICATE_REQUIRED_ALERT',
            'SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT',
            'SSL_ERROR_UNKNOWN_CA_ALERT', 'SSL_ERROR_ACCESS_DENIED_ALERT'],
        proofs: [],
        elsewhere: true,
    },
    {
        id: 'not-reached',
        codes: ['ERR_CONNECTION_REFUSED', 'ERR_CONNECTION_TIMED_OUT',
            'ERR_CONNECTION_RESET', 'ERR_CONNECTION_CLOSED',
            'ERR_ADDRESS_UNREACHABLE', 'ERR_NAME_NOT_RESOLVED',
            'ERR_INTERNET_DISCONNECTED', 'ERR_NETWORK_CHANGED',
            'PR_CONNECT_RESET_ERROR', 'PR_END_OF_FILE_ERROR',
            'PR_CONNECT_REFUSED_ERROR', 'NS_ERROR_CONNECTION_REFUSED',
            'NS_ERROR_UNKNOWN_HOST', 'NS_ERROR_NET_TIMEOUT',
            'DNS_PROBE_FINISHED_NXDOMAIN'],
        proofs: [],
        elsewhere: true,
    },
];

/**
 * Sentences that name no code: Safari's, and the headings of the others.
 * The first that fits wins, so the particular ones stand before the general.
 *
 * @type {[RegExp, string][]}
 */
const SENTENCES = [
    [/certificate (?:has |is )?expired|expired certificate/i, 'dates'],
    [/certificate is not (?:yet )?valid(?: yet)?\b(?! for)/i, 'dates'],
    [/(?:host ?name|name|identity).{0,20}(?:mismatch|does not match)/i,
        'wrong-name'],
    [/not valid for the name|certificate for this server is invalid/i,
        'wrong-name'],
    [/pretending to be/i, 'wrong-name'],
    [/not standards.compliant/i, 'too-long'],
    [/certificate (?:was|has been|is) revoked/i, 'revoked'],
    [/self.signed/i, 'self-signed'],
    [/(?:certificate|issuer|root).{0,30}(?:is )?not trusted/i,
        'untrusted-issuer'],
    [/signed by an (?:unknown|untrusted) (?:authority|issuer)/i,
        'untrusted-issuer'],
    [/can.t establish a secure connection|uses an unsupported protocol/i,
        'old-tls'],
    [/can.t connect to the server|can.t find the server/i, 'not-reached'],
    [/(?:connection is not private|not secure|potential security risk)/i,
        'untrusted-issuer'],
];

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
 * @param {string} text as typed or pasted, any length
 * @returns {{cause: Cause | null, code: string}} code is '' when a sentence
 *   told, or an unknown code when one was seen and is not in the table
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
    for (const [sentence, id] of SENTENCES) {
        if (sentence.test(head)) {
            const cause = CAUSES.find((known) => known.id === id) ?? null;
            return { cause, code: '' };
        }
    }
    const unknown = words.find((word) =>
        /^(?:ERR|SEC|SSL|MOZILLA|PR|NS|DNS)_/.test(word));
    return { cause: null, code: unknown ?? '' };
}

/**
 * Which of the engine's findings about the certificate bear the cause out,
 * and which others a browser would complain of next.
 *
 * @param {Cause} cause
 * @param {{level: string, code: string, text: string}[]} findings
 */
export function weighFindings(cause, findings) {
    const proofs = findings.filter(({ code, level }) =>
        level !== 'ok' && cause.proofs.includes(code));
    const others = findings.filter((finding) =>
        finding.level === 'error' && !proofs.includes(finding));
    return { proofs, others };
}
