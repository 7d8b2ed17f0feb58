/**
 * What browsers call the things that can be wrong with a connection to a
 * device, and which of them a text names: a code, a whole copied error page,
 * or a few of its words.
 *
 * Sources: Chromium's net_error_list.h, Firefox's SSL and certificate error
 * codes, the wording of their error pages and of Safari's.
 * Does not: hold the explanations (the language file does), or look at the
 * device.
 */

/**
 * @typedef {'authority' | 'self' | 'name' | 'dates' | 'serial' | 'oldTls' |
 *     'tooLong' | 'weak' | 'purpose' | 'limits' | 'signature' | 'revoked' |
 *     'plain' | 'client' | 'unreachable'} ErrorId
 *
 * @typedef {object} BrowserError
 * @property {ErrorId} id
 * @property {string[]} codes without NET::, in capitals
 * @property {RegExp} words what error pages say beside the code
 * @property {string} step where on the path it is mended, '' for nowhere
 */

/** @type {BrowserError[]} */
export const BROWSER_ERRORS = [
    {
        id: 'authority',
        codes: ['ERR_CERT_AUTHORITY_INVALID', 'SEC_ERROR_UNKNOWN_ISSUER',
            'SEC_ERROR_UNTRUSTED_ISSUER', 'SEC_ERROR_UNTRUSTED_CERT'],
        words: /not trusted|unknown issuer|connection is not private/i,
        step: 'trusted',
    },
    {
        id: 'self',
        codes: ['MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT',
            'DLG_FLAGS_INVALID_CA'],
        words: /self-?signed/i,
        step: 'trusted',
    },
    {
        id: 'name',
        codes: ['ERR_CERT_COMMON_NAME_INVALID', 'SSL_ERROR_BAD_CERT_DOMAIN',
            'DLG_FLAGS_SEC_CERT_CN_INVALID'],
        words: /only valid for|not valid for the name|wrong host|is from/i,
        step: 'request',
    },
    {
        id: 'dates',
        codes: ['ERR_CERT_DATE_INVALID', 'SEC_ERROR_EXPIRED_CERTIFICATE',
            'SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE',
            'MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE',
            'MOZILLA_PKIX_ERROR_NOT_YET_VALID_ISSUER_CERTIFICATE',
            'DLG_FLAGS_SEC_CERT_DATE_INVALID'],
        words: /expired|not yet valid|clock is (ahead|behind)/i,
        step: 'signed-by',
    },
    {
        id: 'serial',
        codes: ['SEC_ERROR_REUSED_ISSUER_AND_SERIAL'],
        words: /same serial number/i,
        step: 'signed-by',
    },
    {
        id: 'oldTls',
        codes: ['ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
            'ERR_SSL_OBSOLETE_VERSION', 'SSL_ERROR_UNSUPPORTED_VERSION',
            'SSL_ERROR_NO_CYPHER_OVERLAP', 'ERR_SSL_VERSION_INTERFERENCE',
            'SSL_ERROR_PROTOCOL_VERSION_ALERT'],
        words: /unsupported protocol|tls 1\.[01]\b|old(er)? version of tls/i,
        step: 'before-you-start',
    },
    {
        id: 'tooLong',
        codes: ['ERR_CERT_VALIDITY_TOO_LONG'],
        words: /valid(ity)? (is )?too long/i,
        step: 'signed-by',
    },
    {
        id: 'weak',
        codes: ['ERR_CERT_WEAK_SIGNATURE_ALGORITHM', 'ERR_CERT_WEAK_KEY',
            'SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED',
            'MOZILLA_PKIX_ERROR_INADEQUATE_KEY_SIZE',
            'SEC_ERROR_INVALID_KEY'],
        words: /weak (signature|key)|sha-?1\b/i,
        step: 'key',
    },
    {
        id: 'purpose',
        codes: ['MOZILLA_PKIX_ERROR_CA_CERT_USED_AS_END_ENTITY',
            'SEC_ERROR_INADEQUATE_CERT_TYPE',
            'SEC_ERROR_INADEQUATE_KEY_USAGE', 'SEC_ERROR_CA_CERT_INVALID',
            'MOZILLA_PKIX_ERROR_V1_CERT_USED_AS_CA', 'ERR_CERT_INVALID',
            'ERR_SSL_KEY_USAGE_INCOMPATIBLE',
            'SEC_ERROR_UNKNOWN_CRITICAL_EXTENSION'],
        words: /not allowed for this|wrong (purpose|usage)/i,
        step: 'signed-by',
    },
    {
        id: 'limits',
        codes: ['ERR_CERT_NAME_CONSTRAINT_VIOLATION',
            'SEC_ERROR_CERT_NOT_IN_NAME_SPACE',
            'SEC_ERROR_PATH_LEN_CONSTRAINT_INVALID'],
        words: /name constraint/i,
        step: 'signed-by',
    },
    {
        id: 'signature',
        codes: ['SEC_ERROR_BAD_SIGNATURE', 'SEC_ERROR_BAD_DER',
            'ERR_SSL_SERVER_CERT_BAD_FORMAT',
            'MOZILLA_PKIX_ERROR_INVALID_INTEGER_ENCODING'],
        words: /invalid signature/i,
        step: 'preflight',
    },
    {
        id: 'revoked',
        codes: ['ERR_CERT_REVOKED', 'SEC_ERROR_REVOKED_CERTIFICATE'],
        words: /revoked/i,
        step: 'signed-by',
    },
    {
        id: 'plain',
        codes: ['ERR_SSL_PROTOCOL_ERROR', 'SSL_ERROR_RX_RECORD_TOO_LONG',
            'ERR_EMPTY_RESPONSE', 'PR_END_OF_FILE_ERROR'],
        words: /invalid response|longer than the maximum/i,
        step: 'before-you-start',
    },
    {
        id: 'client',
        codes: ['ERR_BAD_SSL_CLIENT_AUTH_CERT',
            'ERR_SSL_CLIENT_AUTH_CERT_NEEDED',
            'ERR_SSL_CLIENT_AUTH_SIGNATURE_FAILED',
            'SSL_ERROR_BAD_CERT_ALERT', 'SSL_ERROR_HANDSHAKE_FAILURE_ALERT',
            'SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT',
            'SSL_ERROR_CERTIFICATE_UNKNOWN_ALERT'],
        words: /login certificate|client certificate|certificate required/i,
        step: 'before-you-start',
    },
    {
        id: 'unreachable',
        codes: ['ERR_CONNECTION_REFUSED', 'ERR_CONNECTION_TIMED_OUT',
            'ERR_CONNECTION_RESET', 'ERR_NAME_NOT_RESOLVED',
            'ERR_ADDRESS_UNREACHABLE', 'ERR_INTERNET_DISCONNECTED',
            'PR_CONNECT_RESET_ERROR', 'NS_ERROR_CONNECTION_REFUSED',
            'ERR_TIMED_OUT', 'DNS_PROBE_FINISHED_NXDOMAIN'],
        words: /unable to connect|can.t connect|took too long|timed out/i,
        step: 'restart',
    },
];

/**
 * The errors that a text names: by their codes if it holds any, else by what
 * error pages say.
 *
 * @param {string} said
 * @returns {BrowserError[]} those first whose code comes first
 */
export function errorsNamed(said) {
    const words = said.toUpperCase().match(/[A-Z][A-Z0-9]*(_[A-Z0-9]+)+/g);
    /** @type {Set<BrowserError>} */
    const found = new Set();
    for (const word of words ?? []) {
        for (const error of BROWSER_ERRORS) {
            if (error.codes.includes(word)) {
                found.add(error);
            }
        }
    }
    return found.size > 0 ? [...found]
        : BROWSER_ERRORS.filter((error) => error.words.test(said));
}
