/**
 * What browsers and other programs say of a certificate, and the cause each
 * leads to: codes, sentences, and the findings that prove it.
 *
 * @typedef {object} Cause
 * @property {string} id        the page has the words under this name
 * @property {string[]} codes   browser errors that lead here
 * @property {string[]} proofs  findings of the engine's check
 *   (src/judge/check.h) and of the session (relations.js) that prove it in
 *   the given file
 * @property {boolean} [elsewhere]  no certificate can mend it
 * @property {string} [step]    of "One device" in which it is mended
 *
 * @typedef {Omit<Cause, 'codes' | 'proofs'> &
 *   {codes: string, proofs?: string}} CauseText lists as words() reads them
 */

/** @param {string} list parted by blanks; A_{B C} stands for A_B and A_C */
const words = (list) => list.replace(/(\w+)\{([^}]*)\}/g,
    (_, start, ends) => ends.replace(/\w+/g, (/** @type {string} */ end) =>
        start + end)).split(/\s+/);

/** @type {Cause[]} */
export const CAUSES = /** @type {CauseText[]} */ ([
    { id: 'untrusted-issuer', step: 'trusted',
        codes: `ERR_CERT_AUTHORITY_INVALID SEC_ERROR_{UNKNOWN_ISSUER
            UNTRUSTED_ISSUER UNTRUSTED_CERT} DLG_FLAGS_INVALID_CA
            ERROR_INTERNET_INVALID_CA CERT_E_UNTRUSTEDROOT CERT_E_CHAINING
            SEC_E_UNTRUSTED_ROOT`,
        proofs: `ISSUER_MISSING ISSUER_OTHER_KEY CHAIN_ORDER ISSUER_KEY_ID
            ISSUER_NAME_DIFFERS ISSUER_UNNAMED CHAIN_CYCLE CHAIN_LONG
            CHAIN_BESIDE` },
    { id: 'self-signed', step: 'trusted',
        codes: `MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT
            ERR_CERT_SELF_SIGNED_LOCAL_NETWORK DEPTH_ZERO_SELF_SIGNED_CERT`,
        proofs: `SELF_SIGNED` },
    { id: 'wrong-name', step: 'request',
        codes: `ERR_CERT_COMMON_NAME_INVALID SSL_ERROR_BAD_CERT_DOMAIN
            DLG_FLAGS_SEC_CERT_CN_INVALID ERROR_INTERNET_SEC_CERT_CN_INVALID
            CERT_E_CN_NO_MATCH SEC_E_WRONG_PRINCIPAL`,
        proofs: `NO_NAMES HOST_NO_NAMES HOST_MISMATCH HOST_ADDRESS_AS_DNS
            ADDRESS_AS_DNS DNS_SPACE DNS_WILDCARD DNS_SYNTAX DNS_DOT` },
    { id: 'dates', step: 'signed-by',
        codes: `ERR_CERT_DATE_INVALID SEC_ERROR_EXPIRED_CERTIFICATE
            MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE SEC_ERROR_INVALID_TIME
            DLG_FLAGS_SEC_CERT_DATE_INVALID ERROR_INTERNET_SEC_CERT_DATE_INVALID
            CERT_E_EXPIRED SEC_E_CERT_EXPIRED`,
        proofs: `EXPIRED NOT_YET_VALID DATES_REVERSED ISSUER_EXPIRED
            ISSUER_NOT_YET_VALID` },
    { id: 'issuer-dates', step: 'signed-by',
        codes: `SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE
            MOZILLA_PKIX_ERROR_NOT_YET_VALID_ISSUER_CERTIFICATE`,
        proofs: `ISSUER_EXPIRED ISSUER_NOT_YET_VALID` },
    { id: 'reused-serial', step: 'signed-by',
        codes: `SEC_ERROR_REUSED_ISSUER_AND_SERIAL`,
        proofs: `SERIAL_REUSED SERIAL_SHORT SERIAL_ZERO` },
    { id: 'issuer-not-authority', step: 'signed-by',
        codes: `SEC_ERROR_CA_CERT_INVALID ERR_CERT_INVALID
            MOZILLA_PKIX_ERROR_V1_CERT_USED_AS_CA
            SEC_ERROR_{PATH_LEN_CONSTRAINT_INVALID POLICY_VALIDATION_FAILED
            INVALID_POLICY_MAPPING CERT_NOT_VALID}`,
        proofs: `ISSUER_NOT_CA ISSUER_NO_CERT_SIGN PATH_LENGTH
            PATH_LENGTH_ROLLED VERSION_OLD SERIAL_NEGATIVE CRITICAL_UNKNOWN
            EXTENSION_DAMAGED NAME_CONSTRAINT ISSUER_EXTENSION ISSUER_CRITICAL
            ISSUER_DAMAGED ISSUER_VERSION CONSTRAINT_FORM POLICY_REQUIRED
            EXTENSION_FORM SAN_NOT_CRITICAL SERIAL_PADDED SIGNATURE_FORM
            NAME_CONSTRAINT_KIND NAME_CONSTRAINT_SUBJECT VERSION_UNKNOWN
            SUBJECT_FORM KEY_FORM ISSUER_KEY_FORM ISSUER_SERIAL
            ISSUER_SUBJECT_FORM ISSUER_BEFORE_1970 TLS_FEATURE` },
    { id: 'authority-as-device', step: 'signed-by',
        codes: `MOZILLA_PKIX_ERROR_CA_CERT_USED_AS_END_ENTITY`,
        proofs: `CA_AS_DEVICE` },
    { id: 'weak-digest', step: 'signed-by',
        codes: `ERR_CERT_WEAK_SIGNATURE_ALGORITHM
            SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED
            SEC_ERROR_INVALID_ALGORITHM
            SSL_ERROR_{UNSUPPORTED_SIGNATURE_ALGORITHM
            NO_SUPPORTED_SIGNATURE_ALGORITHM INCORRECT_SIGNATURE_ALGORITHM}`,
        proofs: `DIGEST_SHA1 DIGEST_BROKEN CHAIN_DIGEST SIGNATURE_UNSUPPORTED
            SIGNATURE_FORM` },
    { id: 'weak-key', step: 'key',
        codes: `ERR_CERT_WEAK_KEY ERR_SSL_BAD_PEER_PUBLIC_KEY
            MOZILLA_PKIX_ERROR_INADEQUATE_KEY_SIZE SEC_ERROR_{INVALID_KEY
            BAD_KEY UNSUPPORTED_KEYALG UNSUPPORTED_ELLIPTIC_CURVE}
            SSL_ERROR_WEAK_SERVER_CERT_KEY`,
        proofs: `WEAK WEAK_EXPONENT_SMALL KEY_TYPE KEY_TOO_LARGE ISSUER_WEAK
            ISSUER_EXPONENT_SMALL KEY_FORM KEY_P521 KEY_UNKNOWN` },
    { id: 'bad-signature', step: 'preflight',
        codes: `SEC_ERROR_BAD_SIGNATURE
            MOZILLA_PKIX_ERROR_SIGNATURE_ALGORITHM_MISMATCH`,
        proofs: `SIGNATURE_WRONG SELF_SIGNATURE_WRONG SIGNATURE_FORM` },
    { id: 'unreadable', step: 'preflight',
        codes: `ERR_SSL_SERVER_CERT_BAD_FORMAT ERR_CERT_CONTAINS_ERRORS
            SEC_ERROR_{BAD_DER EXTENSION_VALUE_INVALID
            UNKNOWN_CRITICAL_EXTENSION INVALID_AVA UNRECOGNIZED_OID}
            MOZILLA_PKIX_ERROR_INVALID_INTEGER_ENCODING
            SSL_ERROR_BAD_CERTIFICATE INET_E_INVALID_CERTIFICATE
            ERROR_INTERNET_SEC_INVALID_CERT ERROR_INTERNET_SEC_CERT_ERRORS`,
        proofs: `EXTENSION_DAMAGED CRITICAL_UNKNOWN SERIAL_LONG SERIAL_NEGATIVE
            VERSION_OLD EXTENSION_FORM SERIAL_PADDED SIGNATURE_FORM
            CONSTRAINT_FORM SAN_NOT_CRITICAL ISSUER_DAMAGED ISSUER_VERSION
            ISSUER_CRITICAL VERSION_UNKNOWN SUBJECT_FORM KEY_FORM
            ISSUER_KEY_FORM ISSUER_SERIAL ISSUER_SUBJECT_FORM
            ISSUER_EXTENSION` },
    { id: 'key-usage', step: 'signed-by',
        codes: `ERR_SSL_KEY_USAGE_INCOMPATIBLE SEC_ERROR_INADEQUATE_KEY_USAGE`,
        proofs: `USAGE_NOT_SIGNING USAGE_MISSING ISSUER_NO_CERT_SIGN` },
    { id: 'wrong-purpose', step: 'signed-by',
        codes: `SEC_ERROR_INADEQUATE_CERT_TYPE SEC_ERROR_CERT_USAGES_INVALID
            SSL_ERROR_UNSUPPORTED_CERTIFICATE_TYPE CERT_E_WRONG_USAGE`,
        proofs: `PURPOSE_NOT_SERVER PURPOSE_MISSING PURPOSE_ANY ISSUER_PURPOSE
            ISSUER_PURPOSE_ANY ISSUER_PURPOSE_CLIENT` },
    { id: 'too-long', step: 'signed-by',
        codes: `ERR_CERT_VALIDITY_TOO_LONG
            MOZILLA_PKIX_ERROR_VALIDITY_TOO_LONG`,
        proofs: `VALIDITY_LONG` },
    { id: 'constraint', step: 'signed-by',
        codes: `ERR_CERT_NAME_CONSTRAINT_VIOLATION
            SEC_ERROR_CERT_NOT_IN_NAME_SPACE`,
        proofs: `NAME_CONSTRAINT NAME_CONSTRAINT_CN NAME_CONSTRAINT_LETTERS` },
    { id: 'revoked',
        codes: `ERR_CERT_REVOKED SEC_ERROR_{REVOKED_CERTIFICATE REVOKED_KEY
            REVOKED_CERTIFICATE_CRL REVOKED_CERTIFICATE_OCSP}
            ERROR_INTERNET_SEC_CERT_REVOKED CERT_E_REVOKED CRYPT_E_REVOKED`,
        proofs: `REVOKED` },
    { id: 'revocation-unreachable', elsewhere: true,
        codes: `ERR_CERT_UNABLE_TO_CHECK_REVOCATION
            ERR_CERT_NO_REVOCATION_MECHANISM SEC_ERROR_{OCSP_SERVER_ERROR
            OCSP_TRY_SERVER_LATER OCSP_UNKNOWN_CERT OCSP_INVALID_SIGNING_CERT
            OCSP_REQUEST_NEEDS_SIG OCSP_UNAUTHORIZED_REQUEST
            OCSP_UNKNOWN_RESPONSE_STATUS OCSP_MALFORMED_REQUEST
            OCSP_MALFORMED_RESPONSE OCSP_UNAUTHORIZED_RESPONSE
            OCSP_FUTURE_RESPONSE OCSP_OLD_RESPONSE OCSP_BAD_HTTP_RESPONSE
            OCSP_RESPONDER_CERT_INVALID CERT_BAD_ACCESS_LOCATION CRL_EXPIRED
            CRL_BAD_SIGNATURE CRL_INVALID CRL_NOT_YET_VALID}
            MOZILLA_PKIX_ERROR_OCSP_RESPONSE_FOR_CERT_MISSING
            MOZILLA_PKIX_ERROR_REQUIRED_TLS_FEATURE_MISSING
            ERROR_INTERNET_SEC_CERT_NO_REV ERROR_INTERNET_SEC_CERT_REV_FAILED
            CRYPT_E_REVOCATION_OFFLINE CRYPT_E_NO_REVOCATION_CHECK
            DLG_FLAGS_SEC_CERT_REV_FAILED`,
        proofs: `CRL_ENDED CRL_NOT_YET_VALID CRL_SIGNATURE CRL_DAMAGED
            CRL_NO_SIGN` },
    { id: 'empty-subject', step: 'signed-by',
        codes: `MOZILLA_PKIX_ERROR_EMPTY_ISSUER_NAME` },
    { id: 'intercepted', elsewhere: true,
        codes: `MOZILLA_PKIX_ERROR_MITM_DETECTED
            MOZILLA_PKIX_ERROR_KEY_PINNING_FAILURE
            ERR_{SSL_PINNED_KEY_NOT_IN_CERT_CHAIN SSL_SERVER_CERT_CHANGED
            CERT_KNOWN_INTERCEPTION_BLOCKED PROXY_CERTIFICATE_INVALID}` },
    { id: 'public-rules',
        codes: `ERR_CERTIFICATE_TRANSPARENCY_REQUIRED
            MOZILLA_PKIX_ERROR_INSUFFICIENT_CERTIFICATE_TRANSPARENCY
            MOZILLA_PKIX_ERROR_ADDITIONAL_POLICY_CONSTRAINT_FAILED
            ERR_CERT_NON_UNIQUE_NAME ERR_CERT_SYMANTEC_LEGACY` },
    { id: 'old-tls', step: 'before-you-start', elsewhere: true,
        codes: `ERR_{SSL_VERSION_OR_CIPHER_MISMATCH SSL_OBSOLETE_VERSION
            SSL_OBSOLETE_CIPHER SSL_WEAK_SERVER_EPHEMERAL_DH_KEY
            SSL_UNSAFE_NEGOTIATION} SSL_ERROR_{UNSUPPORTED_VERSION
            NO_CYPHER_OVERLAP PROTOCOL_VERSION_ALERT
            WEAK_SERVER_EPHEMERAL_DH_KEY UNSAFE_NEGOTIATION
            RENEGOTIATION_NOT_ALLOWED HANDSHAKE_FAILURE_ALERT
            INSUFFICIENT_SECURITY_ALERT INAPPROPRIATE_FALLBACK_ALERT
            SSL2_DISABLED SSL_DISABLED EXPORT_ONLY_SERVER US_ONLY_SERVER
            UNKNOWN_CIPHER_SUITE NO_CIPHERS_SUPPORTED}
            ERROR_INTERNET_SECURITY_CHANNEL_ERROR SEC_E_{UNSUPPORTED_FUNCTION
            ALGORITHM_MISMATCH ILLEGAL_MESSAGE} INET_E_SECURITY_PROBLEM` },
    { id: 'not-https', step: 'before-you-start', elsewhere: true,
        codes: `ERR_{SSL_PROTOCOL_ERROR EMPTY_RESPONSE INVALID_HTTP_RESPONSE}
            SSL_ERROR_{RX_RECORD_TOO_LONG RX_UNKNOWN_RECORD_TYPE
            INTERNAL_ERROR_ALERT BAD_SERVER RX_MALFORMED_SERVER_HELLO}
            SEC_E_INVALID_TOKEN` },
    { id: 'other-host', step: 'before-you-start', elsewhere: true,
        codes: `ERR_SSL_UNRECOGNIZED_NAME_ALERT
            SSL_ERROR_UNRECOGNIZED_NAME_ALERT` },
    { id: 'client-certificate', step: 'before-you-start', elsewhere: true,
        codes: `ERR_{BAD_SSL_CLIENT_AUTH_CERT SSL_CLIENT_AUTH_CERT_NEEDED
            SSL_CLIENT_AUTH_SIGNATURE_FAILED SSL_CLIENT_AUTH_CERT_NO_PRIVATE_KEY
            SSL_CLIENT_AUTH_PRIVATE_KEY_ACCESS_DENIED
            SSL_CLIENT_AUTH_CERT_BAD_FORMAT SSL_CLIENT_AUTH_NO_COMMON_ALGORITHMS
            CLIENT_AUTH_CERT_TYPE_UNSUPPORTED} SSL_ERROR_{BAD_CERT_ALERT
            CERTIFICATE_REQUIRED_ALERT RX_CERTIFICATE_REQUIRED_ALERT
            UNKNOWN_CA_ALERT ACCESS_DENIED_ALERT NO_CERTIFICATE
            REVOKED_CERT_ALERT EXPIRED_CERT_ALERT UNSUPPORTED_CERT_ALERT
            CERTIFICATE_UNKNOWN_ALERT}
            ERROR_INTERNET_CLIENT_AUTH_CERT_NEEDED` },
    { id: 'local-network', elsewhere: true,
        codes: `ERR_{BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS
            BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS BLOCKED_BY_ADMINISTRATOR
            BLOCKED_BY_CLIENT NETWORK_ACCESS_DENIED UNSAFE_PORT}` },
    { id: 'not-reached', step: 'restart', elsewhere: true,
        codes: `ERR_{CONNECTION_REFUSED CONNECTION_TIMED_OUT CONNECTION_RESET
            CONNECTION_CLOSED CONNECTION_ABORTED CONNECTION_FAILED
            ADDRESS_UNREACHABLE ADDRESS_INVALID NAME_NOT_RESOLVED
            NAME_RESOLUTION_FAILED TIMED_OUT INTERNET_DISCONNECTED
            NETWORK_CHANGED PROXY_CONNECTION_FAILED TUNNEL_CONNECTION_FAILED}
            PR_{CONNECT_RESET_ERROR END_OF_FILE_ERROR CONNECT_REFUSED_ERROR
            CONNECT_TIMEOUT_ERROR CONNECT_ABORTED_ERROR IO_TIMEOUT_ERROR
            NETWORK_UNREACHABLE_ERROR HOST_UNREACHABLE_ERROR
            ADDRESS_NOT_AVAILABLE_ERROR DIRECTORY_LOOKUP_ERROR}
            NS_ERROR_{CONNECTION_REFUSED UNKNOWN_HOST NET_TIMEOUT NET_RESET
            NET_INTERRUPT OFFLINE UNKNOWN_PROXY_HOST PROXY_CONNECTION_REFUSED}
            DNS_PROBE_{FINISHED_NXDOMAIN FINISHED_NO_INTERNET
            FINISHED_BAD_CONFIG POSSIBLE STARTED} ERROR_INTERNET_{CANNOT_CONNECT
            NAME_NOT_RESOLVED TIMEOUT CONNECTION_RESET CONNECTION_ABORTED}
            INET_E_{RESOURCE_NOT_FOUND CANNOT_CONNECT CONNECTION_TIMEOUT}` },
]).map(({ codes, proofs, ...cause }) =>
    ({ ...cause, codes: words(codes), proofs: proofs ? words(proofs) : [] }));

/**
 * Sentences that name no code: of Safari, Internet Explorer, OpenSSL, Java
 * and curl. The first that fits wins, so the particular ones stand before
 * the general. A warning that is the same for every fault leads nowhere.
 *
 * @type {[string, ...RegExp[]][]}
 */
export const SENTENCES = [
    ['untrusted-issuer', /self.?signed certificate in certificate chain/i,
        /unable to get (?:local )?issuer|unable to verify the first/i,
        /unable to find valid certification path/i,
        /(?:not|wasn.t) issued by a trusted (?:certificate )?authority/i,
        /doesn.t trust this website.s security certificate/i],
    ['wrong-name',
        /(?:host ?name|name|identity|ip address).{0,60}(?:mismatch|does not match|differs)/i,
        /issued for a different website|no (?:subject )?alternative/i,
        /not valid for the name|certificate for this server is invalid/i],
    ['dates', /certificate (?:has |is )?expired|expired certificate/i,
        /expired or is not yet valid|not yet valid or has expired/i,
        /certificate is not (?:yet )?valid(?: yet)?\b(?! for)/i],
    ['too-long', /not standards.compliant/i],
    ['revoked', /certificate (?:was|has been|is)? ?revoked/i],
    ['revocation-unreachable',
        /crl has expired|unable to get certificate crl/i],
    ['constraint', /(?:permitted|excluded) subtree violation/i],
    ['wrong-purpose',
        /unsupported certificate purpose|unsuitable certificate purpose/i],
    ['issuer-not-authority',
        /invalid ca certificate|path length constraint exceeded/i],
    ['unreadable', /unhandled critical extension/i],
    ['bad-signature', /certificate signature failure/i],
    ['weak-key', /(?:ee|ca) key too (?:small|weak)/i],
    ['weak-digest',
        /(?:ca )?md too weak|signature (?:algorithm|digest) too weak/i],
    ['not-https', /wrong version number|http request was sent to https/i],
    ['old-tls', /dh key too small|legacy renegotiation|unsupported protocol/i,
        /turn on tls 1\.0|outdated or unsafe tls security settings/i,
        /can.t establish a secure connection/i],
    ['self-signed', /self.signed/i],
    ['untrusted-issuer',
        /(?:certificate|issuer|root).{0,30}(?:is )?not trusted/i,
        /signed by an (?:unknown|untrusted) (?:authority|issuer)/i],
    ['not-reached', /can.t connect to the server|can.t find the server/i],
];

/** What browsers say whatever the fault is. */
export const GENERAL = new RegExp([
    'connection is not private', 'potential security risk',
    'pretending to be', 'impersonate', 'something doesn.t look right',
    'this site is not secure', 'connection is not secure',
    'problem with this website.s security certificate',
    'trick you or steal', 'secure connection failed',
    'can.t connect securely to this page', 'this page can.t be displayed',
    'trying to fool you',
].join('|'), 'i');
