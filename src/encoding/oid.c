#include "encoding/oid.h"

#include <string.h>

static const struct {
    mc_oid_kind kind;
    mc_view oid;
    const char *name;
} KNOWN[] = {
#define ROW(kind, oid, name)                                                   \
    {                                                                          \
        MC_OID_KIND_##kind, MC_BYTES_INIT(oid), name                           \
    }
    ROW(ATTRIBUTE, MC_OID_AT_CN, "CN"),
    ROW(ATTRIBUTE, MC_OID_AT_SN, "SN"),
    ROW(ATTRIBUTE, MC_OID_AT_SERIAL, "serialNumber"),
    ROW(ATTRIBUTE, MC_OID_AT_C, "C"),
    ROW(ATTRIBUTE, MC_OID_AT_L, "L"),
    ROW(ATTRIBUTE, MC_OID_AT_ST, "ST"),
    ROW(ATTRIBUTE, MC_OID_AT_STREET, "street"),
    ROW(ATTRIBUTE, MC_OID_AT_O, "O"),
    ROW(ATTRIBUTE, MC_OID_AT_OU, "OU"),
    ROW(ATTRIBUTE, MC_OID_AT_TITLE, "title"),
    ROW(ATTRIBUTE, MC_OID_AT_POSTAL, "postalCode"),
    ROW(ATTRIBUTE, MC_OID_AT_GN, "GN"),
    ROW(ATTRIBUTE, MC_OID_AT_ORGANIZATION_ID, "organizationIdentifier"),
    ROW(ATTRIBUTE, MC_OID_AT_UID, "UID"),
    ROW(ATTRIBUTE, MC_OID_AT_DC, "DC"),
    ROW(ATTRIBUTE, MC_OID_AT_EMAIL, "emailAddress"),
    ROW(EXTENSION, "\x55\x1d\x09", "subjectDirectoryAttributes"),
    ROW(EXTENSION, MC_OID_SUBJECT_KEY_ID, "subjectKeyIdentifier"),
    ROW(EXTENSION, MC_OID_KEY_USAGE, "keyUsage"),
    ROW(EXTENSION, "\x55\x1d\x10", "privateKeyUsagePeriod"),
    ROW(EXTENSION, MC_OID_SUBJECT_ALT_NAME, "subjectAltName"),
    ROW(EXTENSION, MC_OID_ISSUER_ALT_NAME, "issuerAltName"),
    ROW(EXTENSION, MC_OID_BASIC_CONSTRAINTS, "basicConstraints"),
    ROW(EXTENSION, MC_OID_CRL_NUMBER, "cRLNumber"),
    ROW(EXTENSION, MC_OID_CRL_REASON, "reasonCode"),
    ROW(EXTENSION, "\x55\x1d\x18", "invalidityDate"),
    ROW(EXTENSION, "\x55\x1d\x1b", "deltaCRLIndicator"),
    ROW(EXTENSION, "\x55\x1d\x1c", "issuingDistributionPoint"),
    ROW(EXTENSION, "\x55\x1d\x1d", "certificateIssuer"),
    ROW(EXTENSION, MC_OID_NAME_CONSTRAINTS, "nameConstraints"),
    ROW(EXTENSION, MC_OID_CRL_POINTS, "cRLDistributionPoints"),
    ROW(EXTENSION, MC_OID_POLICIES, "certificatePolicies"),
    ROW(EXTENSION, "\x55\x1d\x21", "policyMappings"),
    ROW(EXTENSION, MC_OID_AUTHORITY_KEY_ID, "authorityKeyIdentifier"),
    ROW(EXTENSION, "\x55\x1d\x24", "policyConstraints"),
    ROW(EXTENSION, MC_OID_EXT_KEY_USAGE, "extendedKeyUsage"),
    ROW(EXTENSION, "\x55\x1d\x2e", "freshestCRL"),
    ROW(EXTENSION, "\x55\x1d\x36", "inhibitAnyPolicy"),
    ROW(EXTENSION, MC_OID_AUTHORITY_INFO, "authorityInfoAccess"),
    ROW(EXTENSION, "\x2b\x06\x01\x05\x05\x07\x01\x0b", "subjectInfoAccess"),
    ROW(EXTENSION, "\x2b\x06\x01\x05\x05\x07\x01\x18", "tlsFeature"),
    ROW(EXTENSION, "\x2b\x06\x01\x05\x05\x07\x30\x01\x05", "ocspNoCheck"),
    ROW(EXTENSION, "\x2b\x06\x01\x04\x01\xd6\x79\x02\x04\x02",
        "signedCertificateTimestampList"),
    ROW(EXTENSION, "\x2b\x06\x01\x04\x01\x82\x37\x14\x02",
        "microsoftCertificateTemplateName"),
    ROW(EXTENSION, "\x2b\x06\x01\x04\x01\x82\x37\x15\x07",
        "microsoftCertificateTemplate"),
    ROW(EXTENSION, "\x2b\x06\x01\x04\x01\x82\x37\x15\x0a",
        "microsoftApplicationPolicies"),
    ROW(EXTENSION, "\x2b\x06\x01\x04\x01\x82\x37\x15\x01",
        "microsoftCaVersion"),
    ROW(EXTENSION, "\x60\x86\x48\x01\x86\xf8\x42\x01\x01", "netscapeCertType"),
    ROW(EXTENSION, "\x60\x86\x48\x01\x86\xf8\x42\x01\x0d", "netscapeComment"),
    ROW(USAGE, MC_OID_ANY_USAGE, "anyExtendedKeyUsage"),
    ROW(USAGE, MC_OID_SERVER_AUTH, "serverAuth"),
    ROW(USAGE, MC_OID_CLIENT_AUTH, "clientAuth"),
    ROW(USAGE, "\x2b\x06\x01\x05\x05\x07\x03\x03", "codeSigning"),
    ROW(USAGE, "\x2b\x06\x01\x05\x05\x07\x03\x04", "emailProtection"),
    ROW(USAGE, "\x2b\x06\x01\x05\x05\x07\x03\x05", "ipsecEndSystem"),
    ROW(USAGE, "\x2b\x06\x01\x05\x05\x07\x03\x08", "timeStamping"),
    ROW(USAGE, "\x2b\x06\x01\x05\x05\x07\x03\x09", "OCSPSigning"),
    ROW(USAGE, "\x2b\x06\x01\x05\x05\x07\x03\x11", "ipsecIKE"),
    ROW(USAGE, "\x2b\x06\x01\x05\x05\x07\x03\x14", "sipDomain"),
    ROW(USAGE, "\x2b\x06\x01\x04\x01\x82\x37\x14\x02\x02", "smartcardLogon"),
    ROW(USAGE, "\x2b\x06\x01\x04\x01\x82\x37\x0a\x03\x03",
        "microsoftServerGatedCrypto"),
    ROW(USAGE, "\x60\x86\x48\x01\x86\xf8\x42\x04\x01",
        "netscapeServerGatedCrypto"),
    ROW(OTHER, MC_OID_EXTENSION_REQUEST, "extensionRequest"),
    ROW(OTHER, MC_OID_EXTENSION_REQUEST_MS, "extensionRequest"),
    ROW(OTHER, MC_OID_CHALLENGE_PASSWORD, "challengePassword"),
    ROW(OTHER, "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x02", "unstructuredName"),
    ROW(OTHER, "\x2b\x06\x01\x04\x01\x82\x37\x0d\x02\x03",
        "microsoftOsVersion"),
    ROW(OTHER, "\x2b\x06\x01\x04\x01\x82\x37\x15\x14", "microsoftClientInfo"),
    ROW(OTHER, "\x2b\x06\x01\x04\x01\x82\x37\x0d\x02\x02",
        "microsoftEnrollmentCsp"),
    ROW(OTHER, "\x2b\x06\x01\x05\x05\x07\x30\x01", "OCSP"),
    ROW(OTHER, "\x2b\x06\x01\x05\x05\x07\x30\x02", "caIssuers"),
    ROW(OTHER, "\x55\x1d\x20\x00", "anyPolicy"),
    ROW(OTHER, "\x67\x81\x0c\x01\x01", "extended-validated"),
    ROW(OTHER, "\x67\x81\x0c\x01\x02\x01", "domain-validated"),
    ROW(OTHER, "\x67\x81\x0c\x01\x02\x02", "organization-validated"),
    ROW(OTHER, "\x67\x81\x0c\x01\x02\x03", "individual-validated"),
    ROW(OTHER, "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0f", "RSA with SHA-512/224"),
    ROW(OTHER, "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x10", "RSA with SHA-512/256"),
    ROW(OTHER, "\x2b\x24\x03\x03\x01\x02", "RSA with RIPEMD-160"),
    ROW(OTHER, "\x2a\x85\x03\x02\x02\x03", "GOST R 34.10-2001"),
    ROW(OTHER, "\x2a\x85\x03\x07\x01\x01\x03\x02", "GOST R 34.10-2012 (256)"),
    ROW(OTHER, "\x2a\x85\x03\x07\x01\x01\x03\x03", "GOST R 34.10-2012 (512)"),
    ROW(OTHER, "\x2a\x81\x1c\xcf\x55\x01\x83\x75", "SM2 with SM3"),
    ROW(OTHER, "\x2b\x06\x01\x04\x01\x82\x37\x14\x02\x03", "userPrincipalName"),
#undef ROW
};

/* NIST's signatures (sigAlgs), by their last arc, from 1. */
static const char *const NIST_SIGNATURES[] = {
    "dsa-with-sha224",     "dsa-with-sha256",     "dsa-with-sha384",
    "dsa-with-sha512",     "dsa-with-sha3-224",   "dsa-with-sha3-256",
    "dsa-with-sha3-384",   "dsa-with-sha3-512",   "ecdsa-with-SHA3-224",
    "ecdsa-with-SHA3-256", "ecdsa-with-SHA3-384", "ecdsa-with-SHA3-512",
    "RSA with SHA3-224",   "RSA with SHA3-256",   "RSA with SHA3-384",
    "RSA with SHA3-512",   "ML-DSA-44",           "ML-DSA-65",
    "ML-DSA-87",           "SLH-DSA-SHA2-128s",   "SLH-DSA-SHA2-128f",
    "SLH-DSA-SHA2-192s",   "SLH-DSA-SHA2-192f",   "SLH-DSA-SHA2-256s",
    "SLH-DSA-SHA2-256f",   "SLH-DSA-SHAKE-128s",  "SLH-DSA-SHAKE-128f",
    "SLH-DSA-SHAKE-192s",  "SLH-DSA-SHAKE-192f",  "SLH-DSA-SHAKE-256s",
    "SLH-DSA-SHAKE-256f"};

const char *mc_oid_nist_name(mc_view oid)
{
    static const mc_view ABOVE = MC_BYTES_INIT(MC_OID_NIST_SIGNATURE(""));
    size_t arc;

    if (oid.len != ABOVE.len + 1 || memcmp(oid.p, ABOVE.p, ABOVE.len) != 0) {
        return NULL;
    }
    arc = oid.p[ABOVE.len];
    return arc > 0 && arc <= sizeof(NIST_SIGNATURES) / sizeof(char *)
               ? NIST_SIGNATURES[arc - 1]
               : NULL;
}

const char *mc_oid_name(mc_oid_kind kind, mc_view oid)
{
    size_t i;

    for (i = 0; i < sizeof(KNOWN) / sizeof(KNOWN[0]); i++) {
        if (KNOWN[i].kind == kind && mc_view_equal(KNOWN[i].oid, oid)) {
            return KNOWN[i].name;
        }
    }
    return kind == MC_OID_KIND_OTHER ? mc_oid_nist_name(oid) : NULL;
}
