/*
 * Object identifiers that the engine knows: their bytes (the contents of the
 * DER element) and their names.
 *
 * Sources: RFC 5280, RFC 2985, RFC 8017 appendix C, RFC 5758, RFC 5480,
 * RFC 8410, RFC 4519, RFC 7292, RFC 8018.
 * Does not: give dotted text (mc_der_oid_text).
 */
#ifndef MC_OID_H
#define MC_OID_H

#include "encoding/der.h"

/* Attributes of names. */
#define MC_OID_AT_CN "\x55\x04\x03"
#define MC_OID_AT_SN "\x55\x04\x04"
#define MC_OID_AT_SERIAL "\x55\x04\x05"
#define MC_OID_AT_C "\x55\x04\x06"
#define MC_OID_AT_L "\x55\x04\x07"
#define MC_OID_AT_ST "\x55\x04\x08"
#define MC_OID_AT_STREET "\x55\x04\x09"
#define MC_OID_AT_O "\x55\x04\x0a"
#define MC_OID_AT_OU "\x55\x04\x0b"
#define MC_OID_AT_TITLE "\x55\x04\x0c"
#define MC_OID_AT_POSTAL "\x55\x04\x11"
#define MC_OID_AT_GN "\x55\x04\x2a"
#define MC_OID_AT_ORGANIZATION_ID "\x55\x04\x61"
#define MC_OID_AT_UID "\x09\x92\x26\x89\x93\xf2\x2c\x64\x01\x01"
#define MC_OID_AT_DC "\x09\x92\x26\x89\x93\xf2\x2c\x64\x01\x19"
#define MC_OID_AT_EMAIL "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x01"

/* Attributes of requests. */
#define MC_OID_EXTENSION_REQUEST "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x0e"
#define MC_OID_EXTENSION_REQUEST_MS "\x2b\x06\x01\x04\x01\x82\x37\x02\x01\x0e"
#define MC_OID_CHALLENGE_PASSWORD "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x07"

/* Extensions. */
#define MC_OID_SUBJECT_KEY_ID "\x55\x1d\x0e"
#define MC_OID_KEY_USAGE "\x55\x1d\x0f"
#define MC_OID_SUBJECT_ALT_NAME "\x55\x1d\x11"
#define MC_OID_ISSUER_ALT_NAME "\x55\x1d\x12"
#define MC_OID_BASIC_CONSTRAINTS "\x55\x1d\x13"
#define MC_OID_CRL_NUMBER "\x55\x1d\x14"
#define MC_OID_CRL_REASON "\x55\x1d\x15"
#define MC_OID_NAME_CONSTRAINTS "\x55\x1d\x1e"
#define MC_OID_CRL_POINTS "\x55\x1d\x1f"
#define MC_OID_POLICIES "\x55\x1d\x20"
#define MC_OID_ANY_POLICY "\x55\x1d\x20\x00"
#define MC_OID_POLICY_MAPPINGS "\x55\x1d\x21"
#define MC_OID_POLICY_CONSTRAINTS "\x55\x1d\x24"
#define MC_OID_INHIBIT_ANY "\x55\x1d\x36"
#define MC_OID_AUTHORITY_KEY_ID "\x55\x1d\x23"
#define MC_OID_EXT_KEY_USAGE "\x55\x1d\x25"
#define MC_OID_DELTA_CRL "\x55\x1d\x1b"
#define MC_OID_CRL_SCOPE "\x55\x1d\x1c"
#define MC_OID_CRL_ENTRY_ISSUER "\x55\x1d\x1d"
#define MC_OID_INVALIDITY_DATE "\x55\x1d\x18"
#define MC_OID_TLS_FEATURE "\x2b\x06\x01\x05\x05\x07\x01\x18"
#define MC_OID_NETSCAPE_TYPE "\x60\x86\x48\x01\x86\xf8\x42\x01\x01"
#define MC_OID_AUTHORITY_INFO "\x2b\x06\x01\x05\x05\x07\x01\x01"

/* Extended key usages. */
#define MC_OID_ANY_USAGE "\x55\x1d\x25\x00"
#define MC_OID_SERVER_AUTH "\x2b\x06\x01\x05\x05\x07\x03\x01"
#define MC_OID_OCSP_SIGNING "\x2b\x06\x01\x05\x05\x07\x03\x09"
#define MC_OID_CLIENT_AUTH "\x2b\x06\x01\x05\x05\x07\x03\x02"

/* Keys and curves. */
#define MC_OID_RSA "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01"
#define MC_OID_EC "\x2a\x86\x48\xce\x3d\x02\x01"
#define MC_OID_P256 "\x2a\x86\x48\xce\x3d\x03\x01\x07"
#define MC_OID_P384 "\x2b\x81\x04\x00\x22"
#define MC_OID_P521 "\x2b\x81\x04\x00\x23"

/* FIPS 204 and 205: 2.16.840.1.101.3.4.3.x, as keys and as signatures. */
#define MC_OID_NIST_SIGNATURE(n) "\x60\x86\x48\x01\x65\x03\x04\x03" n

/* Signatures. */
#define MC_OID_RSA_MD5 "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x04"
#define MC_OID_RSA_SHA1 "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x05"
#define MC_OID_RSA_PSS "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a"
#define MC_OID_RSA_SHA256 "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b"
#define MC_OID_RSA_SHA384 "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0c"
#define MC_OID_RSA_SHA512 "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0d"
#define MC_OID_ECDSA_SHA1 "\x2a\x86\x48\xce\x3d\x04\x01"
#define MC_OID_ECDSA_SHA256 "\x2a\x86\x48\xce\x3d\x04\x03\x02"
#define MC_OID_ECDSA_SHA384 "\x2a\x86\x48\xce\x3d\x04\x03\x03"
#define MC_OID_ECDSA_SHA512 "\x2a\x86\x48\xce\x3d\x04\x03\x04"

/* Containers, and what locks them. */
/* RFC 2315: 1.2.840.113549.1.7.x. */
#define MC_OID_P7_DATA "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"
#define MC_OID_P7_SIGNED "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
#define MC_OID_P7_ENVELOPED "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03"
#define MC_OID_P7_ENCRYPTED "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x06"
/* RFC 2985 5.5: 1.2.840.113549.1.9.20 to 23. */
#define MC_OID_FRIENDLY_NAME "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x14"
#define MC_OID_LOCAL_KEY_ID "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x15"
#define MC_OID_BAG_X509 "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x16\x01"
#define MC_OID_BAG_X509_CRL "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x17\x01"
/* RFC 7292 appendix D: 1.2.840.113549.1.12.10.1.x. */
#define MC_OID_BAG(n) "\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x0a\x01" n
#define MC_OID_BAG_KEY MC_OID_BAG("\x01")
#define MC_OID_BAG_SHROUDED_KEY MC_OID_BAG("\x02")
#define MC_OID_BAG_CERTIFICATE MC_OID_BAG("\x03")
#define MC_OID_BAG_CRL MC_OID_BAG("\x04")
#define MC_OID_BAG_SAFE MC_OID_BAG("\x06")
/* RFC 8018 appendix A. */
#define MC_OID_PBES2 "\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0d"
#define MC_OID_PBMAC1 "\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0e"
#define MC_OID_PBKDF2 "\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0c"
/* Digests. */
#define MC_OID_SHA1 "\x2b\x0e\x03\x02\x1a"
#define MC_OID_SHA256 "\x60\x86\x48\x01\x65\x03\x04\x02\x01"

typedef enum mc_oid_kind {
    MC_OID_KIND_ATTRIBUTE,
    MC_OID_KIND_EXTENSION,
    MC_OID_KIND_USAGE,
    MC_OID_KIND_OTHER,
    MC_OID_KIND_NONE /* of none is a name known */
} mc_oid_kind;

/**
 * The short name of an identifier of that kind ("CN", "subjectAltName",
 * "serverAuth"), or NULL when it is not known.
 */
const char *mc_oid_name(mc_oid_kind kind, mc_view oid);

/** The name of a MC_OID_NIST_SIGNATURE, or NULL. */
const char *mc_oid_nist_name(mc_view oid);

#endif
