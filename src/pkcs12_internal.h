/*
 * What the files pkcs12*.c share: identifiers, and the bags' half of the
 * reader. Does not: concern anybody else (pkcs12.h).
 */
#ifndef MC_PKCS12_INTERNAL_H
#define MC_PKCS12_INTERNAL_H

#include "pkcs12.h"

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

/** BER to DER in a kept buffer. */
mc_err mc_pkcs12_keep_der(mc_pkcs12 *p12, mc_view ber, mc_view *der);

/**
 * The contents of a ContentInfo's [0] EXPLICIT OCTET STRING (the tag taken
 * already), in a kept buffer where it comes in pieces.
 */
mc_err mc_pkcs12_octets(mc_pkcs12 *p12, uint8_t tag, mc_view contents,
                        mc_view *octets);

/** Reads AuthenticatedSafe (RFC 7292 4.1) in DER into p12->items. */
mc_err mc_pkcs12_read_safes(mc_job *job, mc_view safes, mc_view passphrase,
                            mc_pkcs12 *p12);

#endif
